"""The services for which the exercises in a database are evidence."""

from collections.abc import Iterable
from datetime import date, datetime

from kontinuitet.storage import Database, Exercise

ENDED = ("ended", "debriefed")

Held = tuple[str, str, datetime]
"""An exercise: its id, its title, and when it ended."""


def exercised_services(database: Database) -> dict[str, date]:
    """The latest day on which each service took part in an ended exercise that was neither practice nor headless."""
    every = exercises_of_services(database)
    return {service: max(ended.date() for _, _, ended in held) for service, held in every.items()}


def exercises_of_services(database: Database) -> dict[str, tuple[Held, ...]]:
    """The ended exercises, neither practice nor headless, that each service took part in."""
    found: dict[str, tuple[Held, ...]] = {}
    for exercise in database.exercises.list():
        if exercise.kind == "live" and exercise.status in ENDED and exercise.ended is not None:
            held = (exercise.id, exercise.title, datetime.fromisoformat(exercise.ended))
            for service in _exercised(database, exercise):
                found[service] = (*found.get(service, ()), held)
    return found


def _exercised(database: Database, exercise: Exercise) -> Iterable[str]:
    # Only here: most plans are looked at without an exercise, and reading one takes much to import.
    from kontinuitet.exercise.measurements import measure
    from kontinuitet.usecases.journal import pinned_of, state_of

    return measure(state_of(database, exercise.id), pinned_of(database, exercise.id)).exercised
