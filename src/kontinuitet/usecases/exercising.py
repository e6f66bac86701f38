"""One exercise at the table: its clock, its journal and its state, which is always the one on the disk."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kontinuitet.exercise.clock import Reference, lid_closed, stopped_at
from kontinuitet.exercise.commands import Command, Pause, Refusal, Tick
from kontinuitet.exercise.due import Due, next_due
from kontinuitet.exercise.events import Event, GapCounted, Jumped, PaceChanged, Paused, PauseReason, Resumed, Started
from kontinuitet.exercise.state import State, Status
from kontinuitet.storage import Database, Heartbeat
from kontinuitet.usecases.clock import Clock
from kontinuitet.usecases.journal import Pen, folded, pinned_of
from kontinuitet.usecases.starting import write_prepared

ALIVE_MS = 4000
"""A heartbeat older than this by the wall clock is nobody's any more; it comes each second."""

_SET_THE_CLOCK = (Started, Paused, Resumed, PaceChanged, Jumped, GapCounted)
"""Events after which exercise time can no longer be counted on from before them."""


@dataclass(frozen=True, kw_only=True)
class Acted:
    """What came of a command: the events that it wrote, or why it was refused (what was due is released all the same).

    ``followed``: whether another window had written something that this one had not seen.
    """

    events: tuple[Event, ...] = ()
    refusal: Refusal | None = None
    followed: bool = False


def _ms(later: datetime, earlier: datetime) -> int:
    # Through UTC: two moments of one zone are told apart by what the clock on the wall says, also in the night when
    # it is changed.
    return (later.astimezone(UTC) - earlier.astimezone(UTC)) // timedelta(milliseconds=1)


def _stood_still(state: State, beat: Heartbeat | None) -> int:
    return stopped_at(heartbeat=None if beat is None else beat.at_ms, last=state.floor)


class LiveExercise:
    """An exercise that can be acted on. Another process may act on it too: each act first reads what is new.

    All methods raise ``StorageError``; then nothing of the act was stored.
    """

    def __init__(self, database: Database, identity: str, clock: Clock) -> None:
        """Open an exercise where it is. If it ran and nobody was alive, it stands still from its last sign of life."""
        self.id = identity
        self.pinned = pinned_of(database, identity)
        self.state = State()
        self._database = database
        self._clock = clock
        self._holder = str(os.getpid())
        self._beaten: datetime | None = None
        self._next: tuple[int, Due | None] = (-1, None)
        self._alive = (-1, clock.wall())
        self._open()

    @property
    def at(self) -> int:
        """Exercise time now, in ms."""
        return self._now(self.state)

    @property
    def due(self) -> int | None:
        """In how many monotonic ms the next inject is due at the earliest; ``None`` while nothing is on its way."""
        coming = self._coming() if self.state.status is Status.RUNNING else None
        left = None if coming is None else self._reference.until(coming.at)
        return None if left is None else max(0, left - (self._clock.monotonic() - self._since))

    @property
    def gap(self) -> int | None:
        """For how many ms by the wall clock nobody has run it, if that is why it stands still; else ``None``."""
        last = next((n for n in reversed(self.state.happened) if isinstance(n.event, Paused | GapCounted)), None)
        if self.state.status is not Status.PAUSED or last is None:
            return None
        if not isinstance(last.event, Paused) or last.event.reason is not PauseReason.UNATTENDED:
            return None
        return max(0, _ms(self._clock.wall(), self._alive_before(last.seq)))

    def _alive_before(self, seq: int) -> datetime:
        """When somebody was last alive before the row ``seq``; read once for each row, since nobody is after it."""
        if self._alive[0] != seq:
            beat = self._beat()
            signs = [self.state.happened[seq - 2].event.wall, beat.wall if beat is not None else ""]
            alive = max((datetime.fromisoformat(sign) for sign in signs if sign), default=self._clock.wall())
            self._alive = (seq, alive)
        return self._alive[1]

    def _coming(self) -> Due | None:
        """What comes next by itself; worked out once for each state, since the graph is asked."""
        if self._next[0] != self.state.count:
            self._next = (self.state.count, next_due(self.state, self.pinned))
        return self._next[1]

    def act(self, command: Command) -> Acted:
        """Carry out a command: what is due is released first, all of it in one transaction on the newest state."""
        # Read before the transaction: a connection reads or writes, never both at once.
        beat = self._beat()
        with self._database.exercises.transaction(self.id) as transaction:
            followed = self._take_over(folded(transaction.rows(after=self.state.count), self.state), beat)
            pen = Pen(transaction, self.pinned, self.state, self._wall())
            if self._slept() and pen.state.status is Status.RUNNING:
                pen.carry(Pause(reason=PauseReason.UNATTENDED), _stood_still(pen.state, beat))
            refusal = pen.carry(command, self._now(pen.state))
            ends = pen.state.status.is_over and not self.state.status.is_over
            transaction.set_status(pen.state.status.value, ended=pen.wall if ends else None)
        self._continue(pen.state)
        return Acted(events=tuple(pen.written), refusal=refusal, followed=followed)

    def tick(self) -> Acted:
        """Release what is due. Costs a write only when something is, or when the machine has slept."""
        if self.due == 0 or (self._slept() and self.state.status is Status.RUNNING):
            return self.act(Tick())
        return Acted(followed=self.follow())

    def follow(self) -> bool:
        """Read what other windows have written since; whether there was anything."""
        rows = self._database.exercises.rows(self.id, after=self.state.count)
        return bool(rows) and self._take_over(folded(rows, self.state), self._beat())

    def beat(self) -> None:
        """Leave a sign of life beside the journal: exercise time and wall time."""
        self.follow()
        if self.state.status is Status.RUNNING and not self._slept():
            # Somebody is there also when the sign cannot be stored, on a full disk or while another one writes.
            self._beaten = self._clock.wall()
            self._database.exercises.beat(self.id, at_ms=self.at, wall=self._wall(), holder=self._holder)

    def _now(self, state: State) -> int:
        return state.now(self._reference.now(self._clock.monotonic() - self._since, last=state.floor))

    def _wall(self) -> str:
        return self._clock.wall().isoformat(timespec="milliseconds")

    def _beat(self) -> Heartbeat | None:
        return self._database.exercises.heartbeat(self.id)

    def _take_over(self, state: State, beat: Heartbeat | None) -> bool:
        """Go on from what another window has written, if anything; its time is taken over where it set the clock."""
        followed = state.count > self.state.count
        if self._continue(state) and (alive := self._alive_at(beat)) is not None:
            self._set_clock(alive)
        return followed

    def _continue(self, state: State) -> bool:
        """Go on from a newer state; whether something in it set the clock, which then goes on from there."""
        now = self._now(self.state)
        is_set = any(isinstance(one.event, _SET_THE_CLOCK) for one in state.happened[self.state.count :])
        self.state = state
        if is_set or state.floor > now:
            self._set_clock(state.floor)
        return is_set

    def _set_clock(self, at: int) -> None:
        running = self.state.status is Status.RUNNING
        self._reference = Reference(at=at, pace=self.state.pace, running=running)
        self._since = self._clock.monotonic()
        self._wall_since = self._clock.wall()
        self._beaten = None

    def _slept(self) -> bool:
        """Whether the machine slept or its clock was set since the reference was taken; a new one is taken each time.

        Where the monotonic clock runs on during sleep, the sign of life that did not come tells of it.
        """
        wall = self._clock.wall()
        since_reference = _ms(wall, self._wall_since)
        silent = 0 if self._beaten is None else _ms(wall, self._beaten)
        return lid_closed(wall=since_reference, monotonic=self._clock.monotonic() - self._since) or lid_closed(
            wall=silent, monotonic=0
        )

    def _alive_at(self, beat: Heartbeat | None) -> int | None:
        """Exercise time now, counted from the last sign of life by whomever; ``None`` when there is none so recent."""
        if self.state.status is not Status.RUNNING:
            return self.state.floor
        signs = [(datetime.fromisoformat(self.state.happened[-1].event.wall), self.state.floor)]
        if beat is not None:
            signs.append((datetime.fromisoformat(beat.wall), beat.at_ms))
        wall, at = max(signs)
        age = _ms(self._clock.wall(), wall)
        if not 0 <= age <= ALIVE_MS:
            return None
        return Reference(at=at, pace=self.state.pace).now(age, last=self.state.floor)

    def _open(self) -> None:
        self.state = folded(self._database.exercises.rows(self.id))
        if self.state.status is Status.NEW:
            # Its maker was stopped between pinning and the first row.
            write_prepared(self._database, self.id, self.pinned, wall=self._wall())
            self.state = folded(self._database.exercises.rows(self.id))
        beat = self._beat()
        alive = self._alive_at(beat)
        self._set_clock(self.state.floor if alive is None else alive)
        if alive is None:
            self._pause_unattended(beat)

    def _pause_unattended(self, beat: Heartbeat | None) -> None:
        """Nobody was alive: it has stood still since the later of its last sign of life and its last event."""
        with self._database.exercises.transaction(self.id) as transaction:
            if self._take_over(folded(transaction.rows(after=self.state.count), self.state), beat):
                return
            pen = Pen(transaction, self.pinned, self.state, self._wall())
            pen.carry(Pause(reason=PauseReason.UNATTENDED), _stood_still(pen.state, beat))
            transaction.set_status(pen.state.status.value)
        self.state = pen.state
        self._set_clock(self.state.floor)
