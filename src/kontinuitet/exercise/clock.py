"""Exercise time and story time: how one follows from the other, and how exercise time follows from a monotonic clock.

Exercise time is whole milliseconds from the start. Story time is whole milliseconds since 1970-01-01 UTC, so that
midnights and changes to and from daylight-saving time need no rule of their own.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from kontinuitet.domain.values import Value
from kontinuitet.exercise.timeline import Anchor

AS_A_WATCH: Final = 100
"""The pace, in percent, at which exercise time runs as fast as a watch."""

CLOSED_LID: Final = 10_000
"""Milliseconds that wall and monotonic time may differ by before the machine is taken to have slept."""


def story(anchors: Sequence[Anchor], at: int) -> int:
    """The moment that the story has reached at exercise time ``at``.

    Straight between anchors, rounded down to the millisecond; as fast as exercise time after the last; at a jump
    the later moment holds. Before the first anchor the story stands at its moment. Needs at least one anchor.
    """
    after = bisect_right(anchors, at, key=_at)
    if after == 0:
        return anchors[0].moment
    past = anchors[after - 1]
    if after == len(anchors):
        return past.moment + at - past.at
    ahead = anchors[after]
    return past.moment + (at - past.at) * (ahead.moment - past.moment) // (ahead.at - past.at)


def reach(anchors: Sequence[Anchor], moment: int) -> int:
    """The first exercise time at which the story is at ``moment`` or past it; a moment inside a jump, at the jump."""
    index = bisect_left(anchors, moment, key=_moment)
    if index == 0:
        return anchors[0].at
    past = anchors[index - 1]
    if index == len(anchors):
        return past.at + moment - past.moment
    ahead = anchors[index]
    # Rounded up, as the negative of a floor: the first whole millisecond at which the moment is reached.
    return past.at - (past.moment - moment) * (ahead.at - past.at) // (ahead.moment - past.moment)


def _at(anchor: Anchor) -> int:
    return anchor.at


def _moment(anchor: Anchor) -> int:
    return anchor.moment


class Reference(Value):
    """Where exercise time stood when this process opened, resumed or changed the pace (percent of a watch).

    Made anew from the last stored event at each of these; a monotonic reading is never stored in it.
    """

    at: int
    pace: int = AS_A_WATCH
    running: bool = True

    def now(self, elapsed: int, *, last: int = 0) -> int:
        """Exercise time ``elapsed`` monotonic milliseconds later, never below ``last``, the last stored ``at``."""
        return max(last, self.at + (elapsed * self.pace // AS_A_WATCH if self.running else 0))

    def until(self, due: int) -> int | None:
        """After how many monotonic milliseconds ``due`` is reached, at the earliest; ``None`` while standing still."""
        return max(0, -((self.at - due) * AS_A_WATCH // self.pace)) if self.running else None


def lid_closed(*, wall: int, monotonic: int) -> bool:
    """Whether the machine slept or its clock was set: wall and monotonic time differ by more than ten seconds."""
    return abs(wall - monotonic) > CLOSED_LID


def stopped_at(*, heartbeat: int | None, last: int) -> int:
    """When an exercise that nobody attended stood still: at the later of its heartbeat and its last event."""
    return last if heartbeat is None else max(heartbeat, last)
