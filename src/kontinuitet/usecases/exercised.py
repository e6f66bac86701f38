"""The services for which the exercises in a database are evidence."""

from datetime import date, datetime

from kontinuitet.exercise.measurements import measure
from kontinuitet.storage import Database
from kontinuitet.usecases.journal import pinned_of, state_of

ENDED = ("ended", "debriefed")


def exercised_services(database: Database) -> dict[str, date]:
    """The latest day on which each service took part in an ended exercise that was neither practice nor headless."""
    found: dict[str, date] = {}
    for exercise in database.exercises.list():
        if exercise.kind == "live" and exercise.status in ENDED and exercise.ended is not None:
            day = datetime.fromisoformat(exercise.ended).date()
            measured = measure(state_of(database, exercise.id), pinned_of(database, exercise.id))
            found |= {service: max(day, found.get(service, day)) for service in measured.exercised}
    return found
