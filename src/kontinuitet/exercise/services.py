"""How the services fare in an exercise: what the graph makes of the effects and acts so far, in story time."""

from dataclasses import dataclass
from functools import lru_cache

from kontinuitet.analysis.consequences import Consequences, consequences
from kontinuitet.analysis.figures import Outage, ServiceFigures
from kontinuitet.analysis.figures import State as Condition
from kontinuitet.domain.values import known
from kontinuitet.exercise.acts import Occurred, by_people, causes, moment_of, occurred
from kontinuitet.exercise.clock import reach, story
from kontinuitet.exercise.moments import local
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.scenario import BuiltIn
from kontinuitet.exercise.state import Spoken, State, Struck

BELOW = frozenset({Condition.STANDING, Condition.INTOLERABLE})
"""A service in one of these delivers less than its tolerable level."""


@dataclass(frozen=True)
class Forecast:
    """What follows from all that happened so far, as far as can be seen; moments of the story are ms since 1970.

    It foretells: a moment later than now comes true unless something else happens first.
    """

    start: int
    happened: tuple[Occurred, ...]
    graph: Consequences

    def figures(self, service: str) -> ServiceFigures:
        """The graph's answer for a service of the plan, in ms after ``start``."""
        return self.graph.service(service)

    def outages(self, service: str) -> tuple[Outage, ...]:
        """The interruptions of a service, their ends as moments of the story."""
        return tuple(
            Outage(self.start + one.stop, self._moment(one.intolerable), self._moment(one.back))
            for one in self.figures(service).outages
        )

    def first(self, service: str, word: BuiltIn) -> int | None:
        """The moment at which a built-in milestone of a service is first reached, as far as can be seen."""
        if word is BuiltIn.BACK:
            outages = self.figures(service).outages
            return self._moment(outages[0].back) if outages else None
        fits = _FIRST[word]
        return next((self.start + span.start for span in self.figures(service).states if span.state in fits), None)

    def _moment(self, offset: int | None) -> int | None:
        return None if offset is None else self.start + offset


_FIRST = {
    BuiltIn.STANDING: BELOW,
    BuiltIn.WORKAROUND: frozenset({Condition.ROUTINE}),
    BuiltIn.INTOLERABLE: frozenset({Condition.INTOLERABLE}),
}


def forecast(state: State, pinned: Pinned) -> Forecast:
    """What the effects and acts so far lead to."""
    return _forecast(pinned, state.struck, state.statuses)


# Most commands change neither effects nor statuses, and the whole graph is the dearest thing that they would ask for.
@lru_cache(maxsize=4)
def _forecast(pinned: Pinned, struck: tuple[Struck, ...], statuses: tuple[Spoken, ...]) -> Forecast:
    happened = occurred(struck, pinned)
    # The graph counts from the first thing that happened, which may be before the story's beginning.
    moments = [story(pinned.timeline.anchors, 0), *(item.moment for item in happened)]
    start = min([*moments, *(moment_of(pinned, event) for _, event in statuses)])
    routines, by_hand = by_people(statuses, pinned, start)
    graph = consequences(
        pinned.network, causes(happened, start), start=local(start), routines=routines, by_hand=by_hand
    )
    return Forecast(start, happened, graph)


@dataclass(frozen=True)
class ServiceNow:
    """A service at one moment of an exercise; moments of the story in ms since 1970, ``None`` for never.

    ``since``: when it came into this condition. ``intolerable`` and ``back`` belong to the interruption that goes on
    (or came last) and may lie ahead. ``until``: when the condition will change, if nothing else happens.
    ``at_risk``: ms of the story until it becomes intolerable, while it stands still.
    """

    id: str
    condition: Condition
    degraded: bool
    routine: str | None
    since: int
    until: int | None
    stopped: int | None
    intolerable: int | None
    back: int | None
    acceptable: int | None
    """Acceptable outage (minutes), if the plan says."""

    @property
    def is_touched(self) -> bool:
        """Whether anything has happened to it."""
        return self.stopped is not None or self.degraded or self.condition is not Condition.WORKING


def services_now(state: State, pinned: Pinned, at: int) -> tuple[ServiceNow, ...]:
    """Every service at exercise time ``at``, in the plan's order."""
    now = story(pinned.timeline.anchors, state.now(at))
    answer = forecast(state, pinned)
    return tuple(_service_now(answer, service.id, now, known(service.mtpd)) for service in pinned.municipality.services)


def _service_now(answer: Forecast, service: str, now: int, acceptable: int | None) -> ServiceNow:
    span = answer.figures(service).state_at(max(0, now - answer.start))
    begun = [outage for outage in answer.outages(service) if outage.stop <= now]
    last = begun[-1] if begun else None
    return ServiceNow(
        id=service,
        condition=span.state,
        degraded=span.degraded,
        routine=span.routine,
        since=answer.start + span.start,
        until=None if span.end is None else answer.start + span.end,
        stopped=last.stop if last else None,
        intolerable=last.intolerable if last else None,
        back=last.back if last else None,
        acceptable=acceptable,
    )


def milestone_at(answer: Forecast, pinned: Pinned, service: str, word: BuiltIn) -> int | None:
    """Exercise time at which a built-in milestone is due, as far as can be seen."""
    moment = answer.first(service, word)
    return None if moment is None else reach(pinned.timeline.anchors, moment)
