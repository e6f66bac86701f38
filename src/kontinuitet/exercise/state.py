"""The state of an exercise: what the folded events say, and nothing else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeVar

from kontinuitet.exercise.clock import AS_A_WATCH
from kontinuitet.exercise.events import ActionDone, ActionNotDone, AttendanceNoted, Event, ServiceStatusSet, SkipReason
from kontinuitet.exercise.scenario import BuiltIn
from kontinuitet.exercise.timeline import TimelineEffect

E = TypeVar("E", bound=Event)


class Status(StrEnum):
    """How far an exercise has come."""

    NEW = "new"
    PREPARED = "prepared"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"
    ABORTED = "aborted"
    DEBRIEFED = "debriefed"

    @property
    def is_on(self) -> bool:
        """Begun and not over."""
        return self in {Status.RUNNING, Status.PAUSED}

    @property
    def is_over(self) -> bool:
        """Ended or broken off."""
        return self in {Status.ENDED, Status.ABORTED, Status.DEBRIEFED}


class Numbered(NamedTuple):
    """An event with its number in the journal, counted from 1."""

    seq: int
    event: Event


class Course(NamedTuple):
    """What became of an inject: released or skipped at some exercise time (ms), or put off; effects happen once."""

    released: int | None = None
    by_hand: bool = False
    skipped: int | None = None
    reason: SkipReason | None = None
    deferred: int | None = None
    struck: bool = False

    @property
    def is_pending(self) -> bool:
        """Still to come."""
        return self.released is None and self.skipped is None


class Struck(NamedTuple):
    """An inject whose effects on the plan happened, at a moment of the story (ms since 1970).

    ``effects`` only for one that the facilitator added: those of the others stand in the timeline.
    """

    inject: str
    story: int
    effects: tuple[TimelineEffect, ...] = ()


class Spoken(NamedTuple):
    """A service's status as set by hand, with its number in the journal."""

    seq: int
    event: ServiceStatusSet


class Leap(NamedTuple):
    """Exercise time that was jumped over, from ``start`` to ``end``; no response time contains it."""

    start: int
    end: int


class Reach(NamedTuple):
    """When a milestone was recorded as reached, and through which act (``None``: by itself)."""

    at: int
    by: int | None


Key = tuple[str, BuiltIn | None]
"""A milestone: its name and ``None``, or a service's id and the built-in word."""

Mark = tuple[int, ActionDone | ActionNotDone]
"""The number of a mark on an expected action, and the mark."""

FRESH = Course()


@dataclass(frozen=True, slots=True)
class State:
    """One exercise after ``count`` events.

    ``last``: ``at`` of the last event. ``floor``: exercise time is never below it (``last``, or where a jump or a
    counted gap led). ``over``: exercise time at the end. ``paces``: from when which pace held. Mappings are never
    changed in place.
    """

    status: Status = Status.NEW
    count: int = 0
    last: int = 0
    floor: int = 0
    over: int | None = None
    pace: int = AS_A_WATCH
    paces: tuple[tuple[int, int], ...] = ()
    happened: tuple[Numbered, ...] = ()
    corrected: frozenset[int] = frozenset()
    injects: Mapping[str, Course] = field(default_factory=dict)
    milestones: Mapping[Key, tuple[Reach, ...]] = field(default_factory=dict)
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    struck: tuple[Struck, ...] = ()
    statuses: tuple[Spoken, ...] = ()
    leaps: tuple[Leap, ...] = ()

    def course(self, inject: str) -> Course:
        """What became of an inject so far."""
        return self.injects.get(inject, FRESH)

    def reached(self, key: Key) -> int | None:
        """Exercise time at which a milestone was first recorded as reached, by an act that still counts."""
        return min((reach.at for reach in self.milestones.get(key, ())), default=None)

    def mark(self, action: str) -> Mark | None:
        """The mark that counts on an expected action: the latest that was not taken back."""
        marks = self.marks.get(action, ())
        return next((mark for mark in reversed(marks) if mark[0] not in self.corrected), None)

    def now(self, at: int) -> int:
        """Exercise time, given what the clock says: it stands still before the start, in a pause and after the end."""
        if self.over is not None:
            return self.over
        return max(at, self.floor) if self.status is Status.RUNNING else self.floor

    def standing(self, kind: type[E]) -> Iterator[tuple[int, E]]:
        """Events of one kind that were not taken back, in order, each with its number."""
        for seq, event in self.happened:
            if isinstance(event, kind) and seq not in self.corrected:
                yield seq, event

    @property
    def attendance(self) -> dict[str, bool]:
        """Who was last noted as having taken part, or not: ids of the plan and names that it lacks, as noted."""
        noted = (event for _, event in self.standing(AttendanceNoted))
        return {event.participant or event.name: event.present for event in noted}

    def active(self, start: int, end: int) -> int:
        """Exercise time between two moments without what was jumped over, in ms; negative if ``end`` is earlier."""
        if end < start:
            return -self.active(end, start)
        jumped = sum(max(0, min(leap.end, end) - max(leap.start, start)) for leap in self.leaps)
        return end - start - jumped

    def earlier(self, at: int, ago: int) -> int:
        """The moment ``ago`` ms of exercise time before ``at``, jumps left out; never before the start."""
        for leap in reversed(self.leaps):
            if at >= leap.end and at - ago < leap.end:
                ago, at = ago - (at - leap.end), leap.start
        return max(0, at - ago)
