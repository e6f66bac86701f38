"""The clock towards the acceptable outage: it counts while a service stands still or runs below the tolerable level."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from kontinuitet.analysis.effects import FOREVER, ByHand, HandStatus
from kontinuitet.analysis.network import Where
from kontinuitet.analysis.routines import Rank, Run
from kontinuitet.analysis.spans import Down


class Phase(Enum):
    """What a service does in a stretch of an outage."""

    STANDING = auto()
    BELOW = auto()
    ENOUGH = auto()
    UNSURE = auto()


_PHASES = {Rank.REACHES: Phase.ENOUGH, Rank.BELOW: Phase.BELOW, Rank.UNSURE: Phase.UNSURE}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an outage in one phase, with the routine that makes it so and the unknown that leaves it open."""

    start: int
    end: int
    phase: Phase
    routine: str | None = None
    unknown: Where | None = None


def hand_at(by_hand: Iterable[ByHand], moment: int) -> HandStatus | None:
    """The status that somebody set by hand and that holds at a moment; the last one said wins."""
    found = None
    for said in by_hand:
        if said.at <= moment and (said.until is None or moment < said.until):
            found = said.status
    return found


def segments(down: Down, ran: Sequence[Run], by_hand: Sequence[ByHand]) -> list[Segment]:
    """An outage cut where a routine or a status set by hand begins or ends."""
    if not ran and not by_hand:
        return [Segment(down.start, down.end, Phase.STANDING)]
    edges = {down.start, down.end}
    edges.update(moment for run in ran for moment in (run.start, run.end))
    edges.update(moment for said in by_hand for moment in (said.at, FOREVER if said.until is None else said.until))
    inside = sorted(moment for moment in edges if down.start <= moment <= down.end)
    return [_segment(start, end, ran, by_hand) for start, end in pairwise(inside)]


def _segment(start: int, end: int, ran: Sequence[Run], by_hand: Sequence[ByHand]) -> Segment:
    said = hand_at(by_hand, start)
    if said is not None:
        return Segment(start, end, Phase.ENOUGH if said is HandStatus.ROUTINE else Phase.STANDING)
    run = next((run for run in ran if run.start <= start < run.end), None)
    if run is None:
        return Segment(start, end, Phase.STANDING)
    candidate = run.candidate
    return Segment(start, end, _PHASES[candidate.rank], candidate.workaround.id, candidate.unknown)


def intolerable_at(parts: Sequence[Segment], limit: int | None) -> tuple[int | None, set[Where]]:
    """When the clock passes the limit (milliseconds), and the unknowns that can make it earlier (rules 5 and 8).

    An outage of exactly the acceptable length is acceptable: it becomes intolerable only if it goes on.
    """
    counted = unsure = 0
    doubts: set[Where] = set()
    if limit is None:
        return None, doubts
    for part in parts:
        length = part.end - part.start
        if part.phase is Phase.UNSURE:
            unsure += length
            doubts.update({part.unknown} if part.unknown else ())
        elif part.phase is not Phase.ENOUGH:
            if limit - counted < length:
                return part.start + limit - counted, doubts
            counted += length
    return None, doubts if counted + unsure > limit else set()
