"""Which findings about one place are the same fact, and which of them speaks."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kontinuitet.analysis.rules.finding import Finding, place_key


class Pair(NamedTuple):
    """That one text of one rule speaks for another rule, where ``same`` of their places is equal."""

    speaker: str
    variant: str
    silenced: str
    same: Callable[[Finding], str]


def _place(found: Finding) -> str:
    return place_key(found.place)


def _object(found: Finding) -> str:
    return found.place.object


PAIRS = (
    # What cannot be tolerated at a critical time is worse than that it differs from other days.
    Pair("A1", "peak", "A11", _place),
    # Where entering what was kept by hand does not find room, there is no need to say that the room is small.
    Pair("A3", "over", "A2", _object),
)


def spoken_for(found: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """The positions of findings that another speaks for, each with the position of that one."""
    concerned = {pair.speaker for pair in PAIRS} | {pair.silenced for pair in PAIRS}
    told = [(position, item) for position, item in enumerate(found) if item.rule in concerned]
    for pair in PAIRS:
        speakers = {
            pair.same(item): position
            for position, item in told
            if (item.rule, item.variant) == (pair.speaker, pair.variant)
        }
        for position, item in told:
            if item.rule == pair.silenced and pair.same(item) in speakers:
                yield position, speakers[pair.same(item)]
