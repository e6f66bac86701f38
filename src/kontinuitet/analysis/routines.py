"""Which reserve routine runs when during an outage (graph, rules 5, 6 and 8)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from kontinuitet.analysis.effects import FOREVER, MINUTE, RoutineAct
from kontinuitet.domain.service import Service, Workaround
from kontinuitet.domain.values import AskedMinutes, NotApplicable, known

if TYPE_CHECKING:
    from kontinuitet.analysis.network import Where

Stretch = tuple[int, int]
"""From and until before, in milliseconds."""


class Rank(IntEnum):
    """Which of two routines that could run is the better one: what surely runs, and what reaches the level, first."""

    REACHES = 0
    BELOW = 1
    UNSURE = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A routine that can run from ``ready`` until before ``ended``, for at most ``lasts`` (``None``: no limit).

    ``unknown`` is a field without which its time is not known; ``unsure``: then nothing more is known of the state.
    """

    workaround: Workaround
    ready: int
    reaches: bool | None
    ended: int = FOREVER
    lasts: int | None = None
    unknown: "Where | None" = None
    unsure: bool = False

    @property
    def rank(self) -> Rank:
        """The lower the better."""
        if self.unsure:
            return Rank.UNSURE
        return Rank.BELOW if self.reaches is False else Rank.REACHES


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of an outage in which a routine runs, or may run if it is unsure."""

    start: int
    end: int
    candidate: Candidate


def reaches_level(service: Service, workaround: Workaround) -> bool | None:
    """Whether the routine's capacity reaches the service's tolerable level; ``None`` if one of them is unknown."""
    capacity, level = known(workaround.capacity), known(service.level.percent)
    return None if capacity is None or level is None else capacity >= level


def planned(service: Service, fall: int) -> tuple[Candidate, ...]:
    """The routines as the plan has them: ready at activation budget plus start-up after the fall (rule 6)."""
    return tuple(_planned(service, workaround, fall) for workaround in service.workarounds)


def _planned(service: Service, workaround: Workaround, fall: int) -> Candidate:
    times: tuple[tuple[AskedMinutes, Where], ...] = (
        (service.activation.budget, (service.id, "activation", "", "budget")),
        (workaround.startup, (service.id, "workarounds", workaround.id, "startup")),
    )
    endurance = _endurance_place(service, workaround)
    ready = fall + sum(_length(time) or 0 for time, _ in times)
    unknown = next((where for time, where in times if _is_unknown(time)), None)
    unknown = unknown or (endurance if _is_unknown(workaround.endurance) else None)
    reaches = reaches_level(service, workaround)
    return Candidate(workaround, ready, reaches, lasts=_lasts(workaround), unknown=unknown, unsure=unknown is not None)


def enacted(service: Service, acts: Iterable[RoutineAct]) -> tuple[Candidate, ...]:
    """The routines that an act of an exercise has made ready; one that is seen running runs until somebody ends it."""
    rows = {workaround.id: workaround for workaround in service.workarounds}
    return tuple(_enacted(service, rows[act.workaround], act) for act in acts if act.workaround in rows)


def _enacted(service: Service, workaround: Workaround, act: RoutineAct) -> Candidate:
    return Candidate(
        workaround,
        act.ready_at,
        reaches_level(service, workaround),
        ended=FOREVER if act.ended_at is None else act.ended_at,
        lasts=_lasts(workaround),
        unknown=_endurance_place(service, workaround) if _is_unknown(workaround.endurance) else None,
    )


def as_read(candidate: Candidate, *, hopeful: bool) -> Candidate | None:
    """A routine of which something is not known, as it covers most, or ``None``: as it covers least."""
    if candidate.unknown is None:
        return candidate
    return replace(candidate, unknown=None, unsure=False) if hopeful else None


def _endurance_place(service: Service, workaround: Workaround) -> "Where":
    return (service.id, "workarounds", workaround.id, "endurance")


def _is_unknown(value: AskedMinutes) -> bool:
    return known(value) is None and not isinstance(value, NotApplicable)


def _length(value: AskedMinutes) -> int | None:
    minutes = known(value)
    return None if minutes is None else minutes * MINUTE


def _lasts(workaround: Workaround) -> int | None:
    return _length(workaround.endurance)


def runs(
    start: int, end: int, candidates: Sequence[Candidate], blocked: Callable[[Workaround], list[Stretch]]
) -> list[Run]:
    """Who runs when in an outage from ``start`` until ``end``; ``blocked`` is when a routine does not apply.

    One runs until its endurance, its span of outage lengths or its conditions end, or a better one can take over.
    """
    able = [candidate for candidate in candidates if candidate.lasts != 0]
    usable = [_usable(candidate, start, end, blocked) for candidate in able]
    if not any(usable):
        return []
    order = sorted(range(len(able)), key=lambda n: (able[n].rank, able[n].workaround.outage_from, n))
    expires = [FOREVER] * len(able)
    found: list[Run] = []
    now = start
    while now < end:
        chosen = next((n for n in order if _until(usable[n], now, expires[n]) > now), None)
        later = [
            opens for n in order for opens, _ in usable[n] if now < opens < expires[n] and _is_better(able, n, chosen)
        ]
        if chosen is None:
            now = min(later, default=end)
            continue
        lasts = able[chosen].lasts
        if lasts is not None:
            expires[chosen] = min(expires[chosen], now + lasts)
        until = min([_until(usable[chosen], now, expires[chosen]), *later])
        found.append(Run(now, until, able[chosen]))
        now = until
    return found


def _is_better(able: Sequence[Candidate], one: int, other: int | None) -> bool:
    return other is None or able[one].rank < able[other].rank


def _until(usable: list[Stretch], now: int, expires: int) -> int:
    return min(next((closes for opens, closes in usable if opens <= now < closes), now), expires)


def _usable(
    candidate: Candidate, start: int, end: int, blocked: Callable[[Workaround], list[Stretch]]
) -> list[Stretch]:
    row = candidate.workaround
    longest = _length(row.outage_to)
    first = max(start + row.outage_from * MINUTE, candidate.ready)
    last = min(end, candidate.ended, FOREVER if longest is None else start + longest)
    return list(_without(first, last, blocked(row))) if first < last else []


def _without(first: int, last: int, blocked: list[Stretch]) -> Iterator[Stretch]:
    for opens, closes in sorted(blocked):
        if opens >= last:
            break
        if first < opens:
            yield first, opens
        first = max(first, closes)
    if first < last:
        yield first, last
