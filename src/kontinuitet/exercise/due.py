"""What is due: injects and built-in milestones in order, conditions read once, released each exactly once."""

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeVar

from kontinuitet.exercise.clock import story
from kontinuitet.exercise.events import Event, InjectReleased, InjectSkipped, MilestoneReached, SkipReason
from kontinuitet.exercise.evolve import evolve
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.scenario import BuiltIn
from kontinuitet.exercise.services import forecast, milestone_at
from kontinuitet.exercise.state import Key, State
from kontinuitet.exercise.timeline import Clause, Reached, TimelineInject

E = TypeVar("E", bound=Event)


class Draft:
    """The events of one decision as they come, and the state after them."""

    def __init__(self, state: State, pinned: Pinned) -> None:
        self.state = state
        self.pinned = pinned
        self.events: list[Event] = []

    def add(self, kind: type[E], at: int, **fields: Any) -> None:
        """One more event; never earlier than the one before, though what it tells of may have been due before."""
        at = max(at, self.state.last)
        event = kind(at=at, story=story(self.pinned.timeline.anchors, at), **fields)
        self.state = evolve(self.state, event)
        self.events.append(event)


class Due(NamedTuple):
    """Something that comes by itself at exercise time ``at``: an inject, or a built-in milestone."""

    at: int
    rank: int
    inject: TimelineInject | None
    milestone: tuple[str, BuiltIn] | None


def key_of(reached: Reached) -> Key:
    """Under which key the state holds a milestone."""
    return (reached.milestone, None) if reached.built_in is None else (reached.service, reached.built_in)


def holds(condition: Clause | Reached, state: State) -> bool:
    """Whether a condition holds now. Times are compared with when a milestone was recorded, the last ms included."""
    if isinstance(condition, Reached):
        at = state.reached(key_of(condition))
        return (at is not None and (condition.by is None or at <= condition.by)) is not condition.negated
    parts = condition.any_of or condition.all_of
    met = (holds(part, state) for part in parts)
    return any(met) if condition.any_of else all(met)


def due_at(inject: TimelineInject, state: State) -> int | None:
    """When an inject that is still to come will come; ``None``: by hand, or after a milestone not yet reached."""
    course = state.course(inject.id)
    if not course.is_pending:
        return None
    if course.deferred is not None:
        return course.deferred
    if inject.after is None:
        return inject.at
    reached = state.reached(key_of(inject.after))
    return reached + inject.delay if reached is not None and holds(inject.after, state) else None


def next_due(state: State, pinned: Pinned) -> Due | None:
    """The first thing that comes by itself: by due time, built-in milestones first, then by place in the file."""
    return min([*_milestones(state, pinned), *_injects(state, pinned)], key=lambda due: due[:2], default=None)


def _injects(state: State, pinned: Pinned) -> Iterator[Due]:
    for place, inject in enumerate(pinned.timeline.injects):
        at = due_at(inject, state)
        if at is not None:
            yield Due(at, place, inject, None)


def _milestones(state: State, pinned: Pinned) -> Iterator[Due]:
    if not (state.struck or state.statuses):
        return
    answer = forecast(state, pinned)
    words = [(service, word) for service in pinned.watched for word in BuiltIn]
    for place, (service, word) in enumerate(words, start=-len(words)):
        at = milestone_at(answer, pinned, service, word) if state.reached((service, word)) is None else None
        if at is not None:
            yield Due(at, place, None, (service, word))


def release_due(draft: Draft, until: int) -> None:
    """All that is due at ``until`` or before, in order; each condition sees what came before it."""
    while (due := next_due(draft.state, draft.pinned)) is not None and due.at <= until:
        if due.milestone is not None:
            _reach(draft, due)
        elif due.inject is not None:
            _release(draft, due.at, due.inject)


def pass_over(draft: Draft, start: int, end: int, *, effects: bool) -> None:
    """All that is due between, both ends left out, as a jump passes over it: injects do not come, time goes by.

    What was due before and held back by a pause comes now. An inject whose condition does not hold has no effects.
    """
    while (due := next_due(draft.state, draft.pinned)) is not None and due.at < end:
        if due.milestone is not None:
            _reach(draft, due)
        elif due.inject is not None and due.at <= start:
            _release(draft, due.at, due.inject)
        elif due.inject is not None and _applies(draft, due.at, due.inject):
            draft.add(InjectSkipped, due.at, inject=due.inject.id, reason=SkipReason.JUMP, effects=effects)


def _reach(draft: Draft, due: Due) -> None:
    if due.milestone is not None:
        draft.add(MilestoneReached, due.at, service=due.milestone[0], built_in=due.milestone[1])


def _release(draft: Draft, at: int, inject: TimelineInject) -> None:
    if _applies(draft, at, inject):
        draft.add(InjectReleased, at, inject=inject.id)


def _applies(draft: Draft, at: int, inject: TimelineInject) -> bool:
    if inject.condition is None or holds(inject.condition, draft.state):
        return True
    draft.add(InjectSkipped, at, inject=inject.id, reason=SkipReason.CONDITION)
    return False


class Upcoming(NamedTuple):
    """An inject still to come; ``at`` as ``due_at`` gives it."""

    inject: TimelineInject
    at: int | None


def upcoming(state: State, pinned: Pinned) -> tuple[Upcoming, ...]:
    """The injects still to come: those with a time first, in order; then those that wait, in the order of the file."""
    waiting = [i for i in pinned.timeline.injects if state.course(i.id).is_pending]
    found = [Upcoming(inject, due_at(inject, state)) for inject in waiting]
    timed = sorted((one for one in found if one.at is not None), key=lambda one: one.at or 0)
    return (*timed, *(one for one in found if one.at is None))
