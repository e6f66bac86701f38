"""Playing an exercise without a room, from answers written down beforehand; nothing answers by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kontinuitet.exercise.answering import command_of
from kontinuitet.exercise.answers import Act, ActKind
from kontinuitet.exercise.commands import Command, End, Pause, Refusal, Resume, Start, Tick
from kontinuitet.exercise.due import next_due
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.state import State, Status
from kontinuitet.storage import Database
from kontinuitet.usecases.journal import Pen, folded, pinned_of

AS_A_WATCH = 100


@dataclass(frozen=True, kw_only=True)
class Unheard:
    """An act that led to no event: on something never released, say. ``refusal`` tells why."""

    act: Act
    refusal: Refusal


@dataclass
class _Player:
    """Exercise time goes from act to act; wall time follows at the pace, and through the pauses."""

    pen: Pen
    wall: datetime
    at: int = 0

    def advance(self, until: int) -> None:
        """Let what is due come, each when it is due, and stand at ``until``."""
        while (due := next_due(self.pen.state, self.pen.pinned)) is not None and due.at <= until:
            self._stand(max(due.at, self.at))
            self.pen.carry(Tick(), self.at)
        self._stand(until)

    def _stand(self, at: int) -> None:
        self._wait(timedelta(milliseconds=(at - self.at) * AS_A_WATCH // self.pen.state.pace))
        self.at = at

    def _wait(self, length: timedelta) -> None:
        # Through UTC: a night when the clocks change has 23 or 25 hours.
        self.wall = (self.wall.astimezone(UTC) + length).astimezone(self.wall.tzinfo)
        self.pen.wall = self.wall.isoformat(timespec="milliseconds")

    def give(self, command: Command) -> Refusal | None:
        return self.pen.carry(command, self.at)

    def pause(self, minutes: int) -> Refusal | None:
        refusal = self.give(Pause())
        if refusal is None:
            self._wait(timedelta(minutes=minutes))
            self.give(Resume())
        return refusal


def play(database: Database, identity: str, acts: Sequence[Act], *, begins: datetime) -> tuple[Unheard, ...]:
    """Play a prepared exercise to its end, from wall time ``begins``. The same acts give the same bytes each time.

    Without an ``end`` among the acts it ends at the scenario's length. Returns the acts that led to nothing.
    """
    pinned = pinned_of(database, identity)
    unheard: list[Unheard] = []
    with database.exercises.transaction(identity) as transaction:
        state = folded(transaction.rows(), State())
        player = _Player(Pen(transaction, pinned, state, begins.isoformat(timespec="milliseconds")), begins)
        player.give(Start())
        for act in acts:
            _play(player, act, pinned, unheard)
        if not player.pen.state.status.is_over:
            player.advance(max(pinned.timeline.length, player.at))
            player.give(End())
        transaction.set_status(player.pen.state.status.value, ended=player.pen.wall)
    return tuple(unheard)


def _play(player: _Player, act: Act, pinned: Pinned, unheard: list[Unheard]) -> None:
    if player.pen.state.status is Status.RUNNING:
        player.advance(max(act.at * 1000, player.at))
    refusal = _given(player, act, pinned)
    if refusal is not None:
        unheard.append(Unheard(act=act, refusal=refusal))


def _given(player: _Player, act: Act, pinned: Pinned) -> Refusal | None:
    if act.kind is ActKind.PAUSE:
        return player.pause(act.minutes or 0)
    command = command_of(act, player.pen.state, pinned)
    return command if isinstance(command, Refusal) else player.give(command)
