"""All that an after-action report needs, worked out from the events: what people did against what the plan says."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kontinuitet.domain.values import Place, known
from kontinuitet.exercise import events as ev
from kontinuitet.exercise.clock import story
from kontinuitet.exercise.durations import Taken, paused_in_all, taken
from kontinuitet.exercise.given import DataImpact, ResourceImpact, data_impacts, resource_impacts
from kontinuitet.exercise.impacts import ServiceImpact, service_impacts
from kontinuitet.exercise.outcomes import Answer, Outcome, answers
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.reporting import ContactMeasure, DutyMeasure, ListMeasure, contacts, duties, lists
from kontinuitet.exercise.scenario import DeadlineKind
from kontinuitet.exercise.starts import told_at
from kontinuitet.exercise.state import State, Status
from kontinuitet.exercise.timeline import MINUTE, PlanGap


@dataclass(frozen=True)
class ActionMeasure:
    """An expected action, its outcome, and how long it took from when its clock began; ``None`` is not measured."""

    answer: Answer
    taken: Taken | None


@dataclass(frozen=True)
class Activation:
    """How long it took from when the room was told until a service's plan was put to use.

    Measured from the activation event, else from a done action whose limit is the activation budget. ``taken`` is
    ``None`` when it was put to use and nobody noted when. ``limit``: the budget in minutes, and its field.
    """

    service: str
    taken: Taken | None
    limit: int | None
    place: Place
    seq: int | None

    @property
    def is_kept(self) -> bool | None:
        """Within the budget; ``None`` without a measured time or a budget."""
        if self.taken is None or self.limit is None:
            return None
        return self.taken.exercise <= self.limit * MINUTE


@dataclass(frozen=True)
class Point:
    """A strength or a deficiency, as entered."""

    seq: int
    text: str
    group: str


@dataclass(frozen=True)
class Measurements:
    """One exercise, measured. Lengths in ms; ``None`` is not measured, and 0 is a value.

    ``duration``: exercise time that ran, without pauses and jumps; ``story``: how far the story came; ``paused``: on
    a watch, beside it; ``counted``: gaps that were counted after all. ``first_decision``: from when the room was
    told. ``exercised``: services for which this exercise is evidence (bound by the cast, or named by an action that
    somebody answered), empty for practice, headless and broken-off ones.
    """

    status: Status
    is_practice: bool
    is_headless: bool
    duration: int
    story: int
    paused: int | None
    jumped: int
    counted: int
    actions: tuple[ActionMeasure, ...]
    services: tuple[ServiceImpact, ...]
    resources: tuple[ResourceImpact, ...]
    data: tuple[DataImpact, ...]
    activations: tuple[Activation, ...]
    first_decision: Taken | None
    contacts: tuple[ContactMeasure, ...]
    lists: tuple[ListMeasure, ...]
    duties: tuple[DutyMeasure, ...]
    strengths: tuple[Point, ...]
    deficiencies: tuple[Point, ...]
    gaps: tuple[PlanGap, ...]
    exercised: tuple[str, ...]

    @property
    def by_outcome(self) -> dict[Outcome, int]:
        """How many expected actions had each outcome: all five, in their order, also those of which there are none."""
        counts = Counter(one.answer.outcome for one in self.actions)
        return {outcome: counts[outcome] for outcome in Outcome}

    @property
    def by_manner(self) -> dict[ev.Manner, int]:
        """How many actions were done from the plan, improvised, or without anybody saying which."""
        counts = Counter(one.answer.manner for one in self.actions if one.answer.is_done)
        return {manner: counts[manner] for manner in ev.Manner}

    @property
    def reached(self) -> tuple[str, ...]:
        """The roles that were reached, each once, in the order in which they were."""
        return tuple(dict.fromkeys(one.role for one in self.contacts if one.reached))

    @property
    def not_reached(self) -> tuple[str, ...]:
        """The roles that were sought and never reached, each once."""
        return tuple(dict.fromkeys(one.role for one in self.contacts if one.role not in self.reached))


def measure(state: State, pinned: Pinned, *, at: int | None = None) -> Measurements:
    """Everything measured up to exercise time ``at``; without it, up to the last event (or the end, if it ended)."""
    now = state.now(state.floor if at is None else at)
    found = answers(state, pinned, now)
    services = service_impacts(state, pinned, now)
    activations = tuple(_activations(found, state, pinned))
    prepared = next((event for _, event in state.standing(ev.Prepared)), None)
    return Measurements(
        status=state.status,
        is_practice=prepared is not None and prepared.practice,
        is_headless=prepared is not None and prepared.headless,
        duration=state.active(0, now),
        story=story(pinned.timeline.anchors, now) - story(pinned.timeline.anchors, 0),
        paused=paused_in_all(state),
        jumped=sum(leap.end - leap.start for leap in state.leaps),
        counted=sum(event.to - event.at for _, event in state.standing(ev.GapCounted)),
        actions=tuple(ActionMeasure(one, _time_of(one, state, pinned)) for one in found),
        services=services,
        resources=resource_impacts(state, pinned, now),
        data=data_impacts(state, pinned),
        activations=activations,
        first_decision=_first_decision(state, pinned),
        contacts=contacts(state),
        lists=lists(state, pinned, {one.service for one in services} | {one.service for one in activations}),
        duties=duties(state, pinned, now),
        strengths=_points(state, ev.PointKind.GOOD),
        deficiencies=_points(state, ev.PointKind.IMPROVE),
        gaps=pinned.timeline.gaps,
        exercised=_exercised(found, state, pinned),
    )


def _time_of(found: Answer, state: State, pinned: Pinned) -> Taken | None:
    """From when the clock of its limit began, or without a limit from when its inject came."""
    begin = found.released if found.start is None else found.start.at
    unmeasured = found.outcome in {Outcome.NOT_APPLICABLE, Outcome.NOT_MEASURED}
    if unmeasured or begin is None or found.observed is None:
        return None
    time = taken(state, pinned, begin, found.observed)
    if found.start is None or found.observed_story is None:
        return time
    # What occurred before the story's beginning is counted from when it occurred, on the story's clock.
    return time._replace(story=max(0, found.observed_story - found.start.story))


def _activations(found: tuple[Answer, ...], state: State, pinned: Pinned) -> Iterator[Activation]:
    told = told_at(state, pinned)
    for service in pinned.municipality.services:
        act = _activated(service.id, found, state)
        if act is not None:
            seq, observed = act
            time = None if told is None or observed is None else taken(state, pinned, told, observed)
            place = Place(object=service.id, field="activation", part="budget")
            yield Activation(service.id, time, known(service.activation.budget), place, seq)


def _activated(service: str, found: tuple[Answer, ...], state: State) -> tuple[int | None, int | None] | None:
    """The number of the act that put a service's plan to use, and when it was seen."""
    for seq, event in state.statuses:
        if event.service == service and event.status is ev.ServiceStatus.ACTIVATED:
            return seq, event.observed
    for one in found:
        limit = one.action.limit
        if one.is_done and limit is not None and limit.kind is DeadlineKind.ACTIVATION and limit.target == service:
            return one.seq, one.observed
    return None


def _first_decision(state: State, pinned: Pinned) -> Taken | None:
    told = told_at(state, pinned)
    decided = [event.observed for _, event in state.standing(ev.DecisionLogged)]
    deciding = {ev.ServiceStatus.ACTIVATED, ev.ServiceStatus.ROUTINE_DECIDED}
    decided += [event.observed for _, event in state.statuses if event.status in deciding]
    first = min((at for at in decided if at is not None), default=None)
    return None if told is None or first is None else taken(state, pinned, told, first)


def _points(state: State, kind: ev.PointKind) -> tuple[Point, ...]:
    entered = state.standing(ev.PointEntered)
    return tuple(Point(seq, event.text, event.group) for seq, event in entered if event.point is kind)


def _exercised(found: tuple[Answer, ...], state: State, pinned: Pinned) -> tuple[str, ...]:
    prepared = next((event for _, event in state.standing(ev.Prepared)), None)
    ended = any(True for _ in state.standing(ev.Ended))
    if not ended or prepared is None or prepared.practice or prepared.headless:
        return ()
    answered = {one.action.service for one in found if one.is_done and one.outcome in {Outcome.MET, Outcome.MISSED}}
    named = answered | {bound.id for bound in pinned.timeline.cast}
    return tuple(service.id for service in pinned.municipality.services if service.id in named)
