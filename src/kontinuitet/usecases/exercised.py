"""The services for which the exercises in a database are evidence."""

from collections.abc import Iterable
from datetime import date, datetime

from kontinuitet.storage import Database, Exercise

ENDED = ("ended", "debriefed")


def exercised_services(database: Database) -> dict[str, date]:
    """The latest day on which each service took part in an ended exercise that was neither practice nor headless."""
    found: dict[str, date] = {}
    for exercise in database.exercises.list():
        if exercise.kind == "live" and exercise.status in ENDED and exercise.ended is not None:
            day = datetime.fromisoformat(exercise.ended).date()
            found |= {service: max(day, found.get(service, day)) for service in _exercised(database, exercise)}
    return found


def _exercised(database: Database, exercise: Exercise) -> Iterable[str]:
    # Only here: most plans are looked at without an exercise, and reading one takes much to import.
    from kontinuitet.exercise.measurements import measure
    from kontinuitet.usecases.journal import pinned_of, state_of

    return measure(state_of(database, exercise.id), pinned_of(database, exercise.id)).exercised
