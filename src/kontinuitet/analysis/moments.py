"""From spans to figures: when something first stops and is at last back, and which unknowns could change that."""

from collections.abc import Iterable

from kontinuitet.analysis.effects import FOREVER
from kontinuitet.analysis.figures import NEVER, Figure
from kontinuitet.analysis.network import Where, place_of
from kontinuitet.analysis.spans import Down, Downs
from kontinuitet.domain.values import Place


def places(wheres: Iterable[Where]) -> tuple[Place, ...]:
    """The fields as places, each once, in a fixed order."""
    found = set(wheres)
    return tuple(place_of(where) for where in sorted(found)) if found else ()


def doubts_before(worst: Downs, moment: int) -> set[Where]:
    """The unknowns that could make something be down before a moment."""
    doubts = [part.known.doubts for down in worst for part in down.parts if part.start < moment and part.known.doubts]
    return set().union(*doubts)


def doubts_after(worst: Downs, moment: int) -> set[Where]:
    """The unknowns that could make something be down after a moment."""
    parts = [part for down in worst for part in down.parts if part.end > moment]
    return {where for part in parts for where in (*part.known.doubts, *part.known.opens)}


def first_stop(sure: Downs, worst: Downs) -> Figure:
    """When it is first down; ``worst`` is the same with every unknown at its worst (graph, rule 8)."""
    if not sure:
        return Figure(None, places(doubts_before(worst, FOREVER)))
    first = sure[0]
    return Figure(first.start, places(doubts_before(worst, first.start)), places(first.known.rests))


def last_return(sure: Downs, worst: Downs) -> Figure:
    """When it is at last back; with unknowns the figure is "at the earliest" (graph, rule 8)."""
    if not sure:
        return Figure(None, places(doubts_after(worst, -FOREVER)))
    last = sure[-1]
    if last.end < FOREVER:
        return Figure(last.end, places(doubts_after(worst, last.end)))
    later = doubts_after(worst, last.start) if last.known.opens else set()
    floor = None if last.known.cycle else last.known.floor
    return Figure(floor, places(last.known.opens | later), cycle=last.known.cycle)


def longest(sure: Downs, stop: Figure, back: Figure) -> Figure:
    """The length of the longest single outage, as far as it is known."""
    if not sure:
        return NEVER if stop.is_never else Figure(None, _both(stop, back))
    return Figure(longest_known(sure), _both(stop, back), stop.rests_on, cycle=back.cycle)


def longest_known(sure: Downs) -> int | None:
    """The length of the longest single outage of which the length is known."""
    if len(sure) == 1:
        return _length(sure[0])
    return max((length for down in sure if (length := _length(down)) is not None), default=None)


def _length(down: Down) -> int | None:
    if down.end < FOREVER:
        return down.end - down.start
    return None if down.known.floor is None or down.known.cycle else down.known.floor - down.start


def _both(stop: Figure, back: Figure) -> tuple[Place, ...]:
    return tuple(dict.fromkeys((*stop.unknowns, *back.unknowns)))
