"""What an exercise did to services: measured where people ended it, given where the scenario did.

A given value is shown beside the plan's limit and is neither met nor missed: it shows what follows, not what
anybody can do (exercise engine, measured and given).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kontinuitet.analysis.figures import Outage, RoutineSpan, StateSpan
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place, known
from kontinuitet.exercise.acts import moment_of
from kontinuitet.exercise.clock import reach, story
from kontinuitet.exercise.durations import paces_between
from kontinuitet.exercise.events import ServiceStatus
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.services import BELOW, Forecast, forecast
from kontinuitet.exercise.state import State
from kontinuitet.exercise.timeline import MINUTE


class Basis(StrEnum):
    """What ended something."""

    MEASURED = "measured"
    """An act of people."""
    GIVEN = "given"
    """The scenario."""
    NOT_ENDED = "not ended"
    """Nothing before the exercise was over: the length is at least this."""


@dataclass(frozen=True)
class Length:
    """A length of story time (ms) against a limit of the plan (minutes, ``None`` if it has none), with its field."""

    length: int
    basis: Basis
    limit: int | None
    place: Place

    @property
    def is_beyond(self) -> bool | None:
        """Whether it is longer than the plan allows; ``None`` without a limit."""
        return None if self.limit is None else self.length > self.limit * MINUTE

    @property
    def is_kept(self) -> bool | None:
        """Met or missed: only for what people ended and the plan limits."""
        return None if self.is_beyond is None or self.basis is not Basis.MEASURED else not self.is_beyond


@dataclass(frozen=True)
class Interruption:
    """One interruption of a service as far as the exercise came; moments of the story in ms since 1970.

    ``below``: time below the tolerable level, against the acceptable outage. ``bridged``: the first stretch of it,
    when people ended that one and the service later fell below the level again (a reserve routine that ran out);
    ``None`` otherwise. ``outage``: from stop to return, against the recovery time. ``assumed``: the reserve routine
    that ended it was decided, but nobody saw it run; the plan's start-up time was taken. ``paces``: as in
    ``Taken``.
    """

    stopped: int
    intolerable: int | None
    back: int | None
    below: Length
    bridged: Length | None
    outage: Length
    assumed: bool
    paces: tuple[int, ...]


@dataclass(frozen=True)
class ServiceImpact:
    """A service that stopped, and its interruptions."""

    service: str
    interruptions: tuple[Interruption, ...]


def service_impacts(state: State, pinned: Pinned, now: int) -> tuple[ServiceImpact, ...]:
    """Every service that had stopped at exercise time ``now``, in the plan's order."""
    answer = forecast(state, pinned)
    moment = story(pinned.timeline.anchors, now)
    found = (_Impact(service, answer, state, pinned, moment) for service in pinned.municipality.services)
    impacts = (ServiceImpact(one.service.id, one.interruptions()) for one in found)
    return tuple(impact for impact in impacts if impact.interruptions)


@dataclass(frozen=True)
class _Impact:
    service: Service
    answer: Forecast
    state: State
    pinned: Pinned
    now: int

    def interruptions(self) -> tuple[Interruption, ...]:
        outages = self.answer.outages(self.service.id)
        return tuple(self._interruption(outage) for outage in outages if outage.stop <= self.now)

    def _interruption(self, outage: Outage) -> Interruption:
        back = _until(outage.back, self.now)
        end = self.now if back is None else back
        stretches = _joined((first, last) for first, last in self._below(outage.stop, end) if last > first)
        ended = stretches[-1][1] if stretches else outage.stop
        bridged = self._bridged(stretches, back)
        carried = ended if bridged is None else stretches[0][1]
        anchors = self.pinned.timeline.anchors
        return Interruption(
            stopped=outage.stop,
            intolerable=_until(outage.intolerable, self.now),
            back=back,
            below=self._below_level(sum(last - first for first, last in stretches), self._basis(ended, back)),
            bridged=bridged,
            outage=Length(
                length=end - outage.stop,
                basis=Basis.NOT_ENDED if back is None else self._return(back),
                limit=known(self.service.rto),
                place=Place(object=self.service.id, field="rto"),
            ),
            assumed=carried not in {back, self.now} and not self._seen_running(carried),
            paces=paces_between(self.state, reach(anchors, outage.stop), reach(anchors, end)),
        )

    def _below_level(self, length: int, basis: Basis) -> Length:
        place = Place(object=self.service.id, field="mtpd")
        return Length(length=length, basis=basis, limit=known(self.service.mtpd), place=place)

    def _bridged(self, stretches: list[tuple[int, int]], back: int | None) -> Length | None:
        if len(stretches) < 2:
            return None
        first, last = stretches[0]
        basis = self._basis(last, back)
        return self._below_level(last - first, basis) if basis is Basis.MEASURED else None

    def _below(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Stretches of story time in which the service delivered less than its tolerable level."""
        zero = self.answer.start
        figures = self.answer.figures(self.service.id)
        low = [run for run in figures.routines if run.reaches is False]
        for span in figures.states:
            if span.state in BELOW or any(_runs(run, span) for run in low):
                last = end if span.end is None else min(end, zero + span.end)
                yield max(start, zero + span.start), last

    def _basis(self, ended: int, back: int | None) -> Basis:
        if back is not None and ended == back:
            return self._return(back)
        return Basis.NOT_ENDED if ended >= self.now else Basis.MEASURED

    def _return(self, back: int) -> Basis:
        by_hand = {ServiceStatus.RESTORED, ServiceStatus.LET_GO}
        return Basis.MEASURED if any(moment == back for moment in self._said(by_hand)) else Basis.GIVEN

    def _seen_running(self, ended: int) -> bool:
        return any(moment <= ended for moment in self._said({ServiceStatus.ROUTINE_RUNNING}))

    def _said(self, statuses: set[ServiceStatus]) -> Iterator[int]:
        for _, event in self.state.statuses:
            if event.service == self.service.id and event.status in statuses:
                yield moment_of(self.pinned, event)


def _joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that follow on each other as one: standing still, and then intolerable."""
    found: list[tuple[int, int]] = []
    for first, last in stretches:
        if found and found[-1][1] >= first:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _runs(run: RoutineSpan, span: StateSpan) -> bool:
    within = run.start <= span.start and (run.end is None or span.start < run.end)
    return within and span.routine == run.workaround


def _until(moment: int | None, now: int) -> int | None:
    return moment if moment is not None and moment <= now else None
