"""The reference clock: the same rules told again in the plainest way, to compare the engine with."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import count

Anchors = Sequence[tuple[int, int]]
"""Pairs of exercise ms and moment."""


class Watch:
    """Exercise time, by adding up what goes by on a watch. Whole milliseconds wherever the clock is changed."""

    def __init__(self) -> None:
        self.now = Fraction(0)
        self.pace = Fraction(1)
        self.running = False

    def wait(self, ms: int) -> None:
        if self.running:
            self.now += ms * self.pace

    def touch(self, *, running: bool | None = None, percent: int | None = None) -> None:
        after = (
            self.running if running is None else running,
            self.pace if percent is None else Fraction(percent, 100),
        )
        if after != (self.running, self.pace):
            self.now = Fraction(int(self.now))
            self.running, self.pace = after


def story(anchors: Anchors, at: int) -> int:
    """Story time by walking along the anchors."""
    for (begin, moment), following in zip(reversed(anchors), [None, *reversed(anchors)], strict=False):
        if at >= begin:
            speed = Fraction(1) if following is None else Fraction(following[1] - moment, following[0] - begin)
            return int(moment + (at - begin) * speed)
    return anchors[0][1]


def reach(anchors: Anchors, moment: int) -> int:
    """The first exercise millisecond at which the story is there, by trying each."""
    return next(at for at in count(anchors[0][0]) if story(anchors, at) >= moment)
