"""Ratios on a machine that others use too: the two things compared take turns, and medians are compared."""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import NamedTuple

Run = Callable[[], float]
"""Does the thing once and returns how long the part that counts took, in seconds."""


class Compared(NamedTuple):
    """Medians in seconds of the program and of its floor, taken in turns."""

    ours: float
    floor: float

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.ours / self.floor


class Weighed(Compared):
    """The same in kilobytes of memory."""


def in_turns(ours: Run, floor: Run, *, rounds: int) -> Compared:
    """Medians of so many rounds; each is done once before, uncounted, so that caches are warm for both."""
    ours(), floor()
    pairs = [(ours(), floor()) for _ in range(rounds)]
    return Compared(median(pair[0] for pair in pairs), median(pair[1] for pair in pairs))


def timed(do: Callable[[], object]) -> Run:
    """A run of which every part counts."""

    def run() -> float:
        begin = perf_counter()
        do()
        return perf_counter() - begin

    return run
