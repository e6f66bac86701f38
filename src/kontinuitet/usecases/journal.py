"""An exercise's journal: what it pinned, its state folded from the rows, and the pen that adds to them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kontinuitet.domain.municipality import Municipality
from kontinuitet.exercise.commands import Command, Refusal, Tick
from kontinuitet.exercise.decide import decide
from kontinuitet.exercise.events import Event, Unreadable, from_row, to_payload
from kontinuitet.exercise.evolve import evolve, fold
from kontinuitet.exercise.moments import local
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.state import State
from kontinuitet.exercise.timeline import Timeline
from kontinuitet.storage import Database, Row, Transaction
from kontinuitet.usecases.refused import Refused


def pinned_of(database: Database, identity: str) -> Pinned:
    """What an exercise stored at its start; raises ``Refused`` when it cannot be read."""
    timeline, municipality = database.exercises.pinned(identity)
    try:
        return Pinned(Timeline.model_validate_json(timeline), Municipality.model_validate_json(municipality))
    except ValueError:
        raise Refused("bad-pins", id=identity) from None


def state_of(database: Database, identity: str) -> State:
    """The state of an exercise as its journal stands."""
    return folded(database.exercises.rows(identity))


def folded(rows: Iterable[Row], state: State | None = None) -> State:
    """The state after journal rows; raises ``Refused`` for a row that this version cannot read."""
    return fold((_event(row) for row in rows), state)


def _event(row: Row) -> Event:
    event = from_row(row.kind, row.payload)
    if isinstance(event, Unreadable):
        raise Refused("bad-journal", detail=f"{row.seq} {event.kind} {event.field}".strip())
    return event


@dataclass
class Pen:
    """Carries commands out within one transaction, and keeps the state that they lead to."""

    transaction: Transaction
    pinned: Pinned
    state: State
    wall: str
    written: list[Event] = field(default_factory=list)

    def carry(self, command: Command, at: int) -> Refusal | None:
        """Decide and write. A refused command still releases what was due."""
        outcome = decide(self.state, self.pinned, command, at=at)
        if isinstance(outcome, Refusal):
            if not isinstance(command, Tick):
                self.carry(Tick(), at)
            return outcome
        for event in outcome:
            self._write(event.written(self.wall))
        return None

    def _write(self, event: Event) -> None:
        self.transaction.append(
            at_ms=max(event.at, self.transaction.at_ms),
            story=local(event.story).isoformat(timespec="milliseconds"),
            wall=self.wall,
            kind=event.kind,
            payload=to_payload(event),
        )
        self.state = evolve(self.state, event)
        self.written.append(event)
