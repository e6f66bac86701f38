"""Making an exercise of a prepared scenario: pinned, with its first row in the journal."""

from datetime import datetime
from typing import Literal

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.text import slug
from kontinuitet.exercise.commands import Prepare
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.state import State
from kontinuitet.exercise.timeline import Timeline
from kontinuitet.storage import Database, canonical_json
from kontinuitet.usecases.journal import Pen

Kind = Literal["live", "practice", "headless"]


def create_exercise(
    database: Database, timeline: Timeline, plan: Municipality, *, kind: Kind, created: datetime
) -> str:
    """Pin a compiled scenario and the whole municipality as it is now; the id of the new exercise.

    Editing the scenario or the plan later changes nothing in it (exercise engine, what is pinned).
    """
    identity = _free_id(database, timeline, created)
    database.exercises.create(
        id=identity,
        scenario=timeline.scenario,
        title=timeline.title,
        lang=timeline.lang,
        kind=kind,
        timeline=canonical_json(timeline.model_dump(mode="json")),
        municipality=canonical_json(plan.model_dump(mode="json")),
        created=created,
    )
    write_prepared(database, identity, Pinned(timeline, plan), wall=created.isoformat(timespec="milliseconds"))
    return identity


def write_prepared(database: Database, identity: str, pinned: Pinned, *, wall: str) -> None:
    """The first row of an exercise; written once, however often it is asked for."""
    with database.exercises.transaction(identity) as transaction:
        if transaction.seq:
            return
        kind = transaction.exercise.kind
        pen = Pen(transaction, pinned, State(), wall)
        pen.carry(Prepare(practice=kind == "practice", headless=kind == "headless"), 0)


def _free_id(database: Database, timeline: Timeline, created: datetime) -> str:
    wanted = f"{created:%Y-%m-%d}-{slug(timeline.scenario)}"
    taken = {exercise.id for exercise in database.exercises.list()}
    numbers = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
    return next(identity for identity in numbers if identity not in taken)
