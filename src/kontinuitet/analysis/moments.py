"""From spans to figures: when something first stops and is at last back, and which unknowns could change that.

The truth lies between the least and the worst answer. A figure is exact when both give it; what they do not give
alike is told with the unknowns that the spans rest on.
"""

from collections.abc import Iterable
from typing import NamedTuple

from kontinuitet.analysis.effects import FOREVER
from kontinuitet.analysis.figures import NEVER, Figure
from kontinuitet.analysis.network import Where, place_of
from kontinuitet.analysis.spans import Down, Downs
from kontinuitet.domain.values import Place

_SECOND = 1000


class Seen(NamedTuple):
    """When one node is down: at the least, as far as is known, and at worst."""

    least: Downs
    sure: Downs
    worst: Downs


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
    found = {where for part in parts for where in part.known.doubts}
    return found | {where for part in parts if _is_open(part.end) for where in part.known.opens}


def first_stop(seen: Seen) -> Figure:
    """When it is first down (graph, rule 8)."""
    if not seen.sure:
        return Figure(None, places(doubts_before(seen.worst, FOREVER)))
    start = seen.sure[0].start
    rests = set() if seen.least and seen.least[0].start == start else _opens_of_start(seen.sure[0])
    return Figure(start, places(doubts_before(seen.worst, start)), places(rests))


def _opens_of_start(down: Down) -> set[Where]:
    return {where for part in down.parts if part.start == down.start for where in part.known.opens}


def last_return(seen: Seen) -> Figure:
    """When it is at last back; with unknowns the figure is "at the earliest" (graph, rule 8)."""
    if not seen.sure:
        return Figure(None, places(doubts_after(seen.worst, -FOREVER)))
    last = seen.sure[-1]
    if not _is_open(last.end):
        same = seen.least and seen.least[-1].end == last.end
        return Figure(last.end, places(doubts_after(seen.worst, last.end)), () if same else places(last.known.opens))
    if seen.least and _is_open(seen.least[-1].end):
        return Figure(None, cycle=seen.least[-1].known.cycle)
    return Figure(_at_the_earliest(seen.least), places(last.known.opens | doubts_after(seen.worst, last.start)))


def _at_the_earliest(least: Downs) -> int | None:
    end = _whole(least[-1].end) if least else 0
    return end if least and end > least[0].start else None


def _whole(moment: int) -> int:
    """A moment without what is in it only because no repair takes no time at all."""
    return moment // _SECOND * _SECOND


def longest(seen: Seen, stop: Figure, back: Figure) -> Figure:
    """The length of the longest single outage, as far as it is known."""
    if not seen.sure:
        return NEVER if stop.is_never else Figure(None, _both(stop, back))
    at = longest_known(seen.sure, seen.least)
    opens = {where for down in seen.sure for where in down.known.opens}
    doubts = {where for down in seen.worst for where in down.known.doubts}
    if never_ends(seen.sure):
        is_known = never_ends(seen.least)
        return Figure(at, () if is_known else places({*opens, *doubts}), cycle=back.cycle)
    longer = () if at == _length(seen.worst) else places(doubts)
    return Figure(at, longer, () if at == _length(seen.least) else places(opens))


def longest_known(sure: Downs, least: Downs) -> int | None:
    """The known length of the longest single outage; of one that may never end, how long it is at the least."""
    if not never_ends(sure):
        return _length(sure)
    if never_ends(least):
        return None
    return max((_whole(down.end) - down.start for down in least if _whole(down.end) > down.start), default=None)


def _length(downs: Downs) -> int:
    return max((down.end - down.start for down in downs), default=0)


def never_ends(downs: Downs) -> bool:
    """Whether nothing is known of an end of the last span."""
    return bool(downs) and _is_open(downs[-1].end)


def _is_open(end: int) -> bool:
    return end >= FOREVER


def _both(stop: Figure, back: Figure) -> tuple[Place, ...]:
    return tuple(dict.fromkeys((*stop.unknowns, *back.unknowns)))
