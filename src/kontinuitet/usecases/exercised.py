"""The services for which the exercises in a database are evidence, and of what else they are."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from kontinuitet.analysis.evidence import HeldExercise, exercises_of, latest_exercises
from kontinuitet.domain.municipality import Municipality
from kontinuitet.storage import Database, Exercise

if TYPE_CHECKING:
    from kontinuitet.exercise.measurements import Measurements
    from kontinuitet.exercise.pinned import Pinned
    from kontinuitet.exercise.state import State

ENDED = ("ended", "debriefed")

Held = tuple[str, str, datetime]
"""An exercise: its id, its title, and when it ended."""


def exercised_services(database: Database) -> dict[str, date]:
    """The latest day on which each service took part in an ended exercise that was neither practice nor headless."""
    return dict(latest_exercises(one for _, one in _held(database)))


def exercises_of_services(database: Database) -> dict[str, tuple[Held, ...]]:
    """The ended exercises, neither practice nor headless, that each service took part in."""
    found: dict[str, tuple[Held, ...]] = {}
    for ended, one in _held(database):
        for service in one.services:
            found[service] = (*found.get(service, ()), (one.id, one.title, ended))
    return found


def held_in_slices(database: Database, plan: Municipality | None) -> Generator[None, None, tuple[HeldExercise, ...]]:
    """The ended exercises, neither practice nor headless, with the actions that the plan has because of each.

    There is a pause after each exercise; what it returns at last is the answer.
    """
    held: list[HeldExercise] = []
    for _, one in _held(database):
        held.append(one)
        yield
    return _with_actions(held, plan)


def _with_actions(held: Sequence[HeldExercise], plan: Municipality | None) -> tuple[HeldExercise, ...]:
    made = [action.origin for action in plan.actions] if plan is not None else []
    latest = {exercises_of(held, service)[-1].id for service in latest_exercises(held)}
    return tuple(replace(one, actions=made.count(one.id), plan=one.plan if one.id in latest else None) for one in held)


def _held(database: Database) -> Iterator[tuple[datetime, HeldExercise]]:
    for exercise in database.exercises.list():
        if exercise.kind == "live" and exercise.status in ENDED and exercise.ended is not None:
            yield datetime.fromisoformat(exercise.ended), _read(database, exercise, exercise.ended)


def _read(database: Database, exercise: Exercise, ended: str) -> HeldExercise:
    # Only here: most plans are looked at without an exercise, and reading one takes much to import.
    from kontinuitet.exercise.measurements import measure
    from kontinuitet.usecases.journal import pinned_of, state_of

    state, pinned = state_of(database, exercise.id), pinned_of(database, exercise.id)
    measured = measure(state, pinned)
    attendance = state.attendance
    return HeldExercise(
        id=exercise.id,
        title=exercise.title,
        on=datetime.fromisoformat(ended).date(),
        services=frozenset(measured.exercised),
        struck=_struck(state, pinned),
        participants=frozenset(name for name, present in attendance.items() if present),
        is_noted=bool(attendance),
        shortcomings=_shortcomings(measured, state),
        plan=pinned.municipality,
    )


def _struck(state: "State", pinned: "Pinned") -> frozenset[str]:
    """What fell, closed, was away, worked badly or lost data; what only came back was not struck."""
    from kontinuitet.exercise.acts import occurred
    from kontinuitet.exercise.scenario import EffectKind

    back = {EffectKind.BACK, EffectKind.OPENS}
    happened = (one.effect for one in occurred(state.struck, pinned))
    return frozenset(effect.target for effect in happened if effect.target and effect.kind not in back)


def _shortcomings(measured: "Measurements", state: "State") -> int:
    """What was late or not done, not achieved, not reached or beyond a limit, and what a group wants to improve."""
    from kontinuitet.exercise.events import ObservationMade, Rating
    from kontinuitet.exercise.outcomes import Outcome

    wanting = (Rating.PARTLY, Rating.NOT_ACHIEVED)
    rated = sum(event.rating in wanting for _, event in state.standing(ObservationMade))
    outages = [one for service in measured.services for one in service.interruptions]
    beyond = sum(one.below.is_kept is False or one.outage.is_kept is False for one in outages)
    late = sum(one.is_kept is False for one in measured.activations)
    reports = sum(one.decides and one.outcome is Outcome.MISSED for one in measured.duties)
    missed = measured.by_outcome[Outcome.MISSED]
    return missed + rated + beyond + late + reports + len(measured.not_reached) + len(measured.deficiencies)
