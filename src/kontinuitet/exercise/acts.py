"""What an exercise's events mean to the graph: causes from effects, reserve routines and statuses from acts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kontinuitet.analysis.effects import ByHand, Effect, HandStatus, RoutineAct
from kontinuitet.analysis.effects import EffectKind as Cause
from kontinuitet.domain.service import Workaround
from kontinuitet.domain.values import known
from kontinuitet.exercise.clock import story
from kontinuitet.exercise.events import ServiceStatus, ServiceStatusSet
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.scenario import EffectKind
from kontinuitet.exercise.state import Spoken, Struck
from kontinuitet.exercise.timeline import MINUTE, TimelineEffect

_CAUSES = {
    EffectKind.FALLS: Cause.FALLS,
    EffectKind.CLOSES: Cause.FALLS,
    EffectKind.ABSENT: Cause.FALLS,
    EffectKind.DEGRADED: Cause.DEGRADED,
    EffectKind.BACK: Cause.BACK,
    EffectKind.OPENS: Cause.BACK,
}


@dataclass(frozen=True)
class Occurred:
    """An effect of the scenario or the facilitator that happened, and the moment of the story when it occurred."""

    effect: TimelineEffect
    moment: int


def occurred(struck: Iterable[Struck], pinned: Pinned) -> tuple[Occurred, ...]:
    """Every effect that happened so far, in the order in which it came; ``since`` goes before the moment of release."""
    return tuple(
        Occurred(effect, one.story if effect.since is None else effect.since)
        for one in struck
        for effect in one.effects or _scripted(pinned, one.inject)
    )


def _scripted(pinned: Pinned, inject: str) -> tuple[TimelineEffect, ...]:
    known_inject = pinned.injects.get(inject)
    return known_inject.effects if known_inject is not None else ()


def causes(happened: Iterable[Occurred], start: int) -> tuple[Effect, ...]:
    """Effects as the graph takes them, in ms after ``start``.

    Without own repair: in an exercise a thing that fell is down until the scenario or the facilitator says that it
    is back (graph, rule 9), however short a recovery time the plan states.
    """
    return tuple(
        Effect(
            target=item.effect.target,
            kind=_CAUSES[item.effect.kind],
            at=item.moment - start,
            own_repair=False,
            away=item.effect.count if item.effect.kind is EffectKind.ABSENT else None,
        )
        for item in happened
        if item.effect.target and item.effect.kind in _CAUSES
    )


def is_known(effect: TimelineEffect, pinned: Pinned) -> bool:
    """Whether the plan holds something that the effect can be on."""
    if effect.kind is EffectKind.LOSES_DATA:
        return effect.target in pinned.municipality.by_id
    return pinned.network.causes(effect.target) is not None


def moment_of(pinned: Pinned, event: ServiceStatusSet) -> int:
    """When in the story a status was seen; if nobody noted when, the moment when it was recorded."""
    return event.story if event.observed is None else story(pinned.timeline.anchors, event.observed)


@dataclass
class _Service:
    """What was done about one service, act by act."""

    plan: tuple[Workaround, ...]
    ready: dict[str, RoutineAct] = field(default_factory=dict)
    ended: list[RoutineAct] = field(default_factory=list)
    held: ByHand | None = None
    before: list[ByHand] = field(default_factory=list)
    stood: bool = False

    def take(self, event: ServiceStatusSet, at: int) -> None:
        match event.status:
            case ServiceStatus.AFFECTED:
                self.hold(event.service, HandStatus.STANDING, at)
            case ServiceStatus.RESTORED:
                self.hold(event.service, HandStatus.WORKING, at)
            case ServiceStatus.LET_GO:
                self.let_go(at)
            case ServiceStatus.ROUTINE_DECIDED | ServiceStatus.ROUTINE_RUNNING:
                self.begin(event, at)
            case ServiceStatus.ROUTINE_ENDED:
                self.end(event, at)
            case ServiceStatus.ACTIVATED:
                pass

    def hold(self, service: str, status: HandStatus, at: int) -> None:
        self.let_go(at)
        self.held = ByHand(service, status, at)

    def let_go(self, at: int) -> None:
        if self.held is not None:
            self.before.append(replace(self.held, until=max(self.held.at, at)))
        self.held = None

    def begin(self, event: ServiceStatusSet, at: int) -> None:
        """Ready through an act. A service that the facilitator holds, or without routines in the plan, is held so."""
        running = event.status is ServiceStatus.ROUTINE_RUNNING
        if running and (self.held is not None or not self.plan):
            self.stood = self.held is not None and self.held.status is HandStatus.STANDING
            self.hold(event.service, HandStatus.ROUTINE, at)
            return
        for routine in self.chosen(event.routine):
            startup = 0 if running else known(routine.startup)
            if startup is not None:
                self.is_ready(RoutineAct(event.service, routine.id, at + startup * MINUTE))

    def is_ready(self, act: RoutineAct) -> None:
        earlier = self.ready.get(act.workaround)
        if earlier is None or act.ready_at < earlier.ready_at:
            self.ready[act.workaround] = act

    def end(self, event: ServiceStatusSet, at: int) -> None:
        for routine in self.chosen(event.routine):
            act = self.ready.pop(routine.id, None)
            if act is not None and act.ready_at < at:
                self.ended.append(replace(act, ended_at=at))
        if self.held is not None and self.held.status is HandStatus.ROUTINE:
            self.let_go(at)
            if self.stood:
                self.hold(event.service, HandStatus.STANDING, at)

    def chosen(self, routine: str) -> Iterator[Workaround]:
        return (item for item in self.plan if routine in {"", item.id})


def by_people(
    statuses: Iterable[Spoken], pinned: Pinned, start: int
) -> tuple[tuple[RoutineAct, ...], tuple[ByHand, ...]]:
    """Reserve routines that acts made ready, and statuses set by hand, in ms after ``start``.

    A decision makes a routine ready after the start-up time that the plan states; seen running, it is ready at
    once. An act that names no routine speaks of any of the service's: the graph takes the one that applies.
    """
    services: dict[str, _Service] = {}
    for _, event in statuses:
        in_plan = pinned.municipality.service.get(event.service)
        known_service = services.setdefault(event.service, _Service(in_plan.workarounds if in_plan else ()))
        known_service.take(event, moment_of(pinned, event) - start)
    acts = [act for one in services.values() for act in (*one.ended, *one.ready.values())]
    holds = [hold for one in services.values() for hold in (*one.before, *([one.held] if one.held else []))]
    return tuple(acts), tuple(holds)
