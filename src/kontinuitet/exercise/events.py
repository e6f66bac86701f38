"""What has happened in an exercise: one frozen value per kind of event, in the past tense.

Kinds are stored as strings. Fields are only ever added, each with a default, so that an old journal stays readable.
An event's number (``seq``) is its row in the journal, counted from 1, and stands in no field of its own.
"""

from enum import StrEnum
from typing import Any, ClassVar, Self

from pydantic import Field, ValidationError

from kontinuitet.domain.text import Line, Prose
from kontinuitet.domain.values import Value
from kontinuitet.exercise.clock import AS_A_WATCH
from kontinuitet.exercise.scenario import BuiltIn, DutyClock, Name
from kontinuitet.exercise.timeline import TimelineEffect


class Event(Value):
    """What every event has: exercise time ``at`` (ms), the ``story`` moment (ms since 1970), and the wall time.

    ``at`` is when it happened on the exercise clock: for what was due, the moment when it was due. ``wall`` is when
    it was written, ISO 8601 with offset from UTC; the use case fills it in, for the engine has no watch.
    """

    kind: ClassVar[str]
    at: int = Field(ge=0)
    story: int
    wall: Line = ""

    def written(self, wall: str) -> Self:
        """The same event with the wall time at which it is written."""
        return self.model_copy(update={"wall": wall})


class Prepared(Event):
    """The scenario was bound and pinned. Practice runs and headless plays are kept apart from the statistics."""

    kind = "prepared"
    scenario: Name = ""
    title: Line = ""
    lang: Line = ""
    variant: Name = ""
    practice: bool = False
    headless: bool = False


class Started(Event):
    """Exercise time began to run."""

    kind = "started"


class PauseReason(StrEnum):
    """Why exercise time stood still."""

    HAND = "hand"
    UNATTENDED = "unattended"
    """Nobody was alive to run it, or the lid was closed."""


class Paused(Event):
    """Exercise time stopped."""

    kind = "paused"
    reason: PauseReason = PauseReason.HAND


class Resumed(Event):
    """Exercise time runs again."""

    kind = "resumed"


class PaceChanged(Event):
    """Exercise time runs at another pace, in percent of a watch."""

    kind = "pace changed"
    pace: int = Field(default=AS_A_WATCH, ge=1, le=100_000)


class Jumped(Event):
    """The facilitator jumped to a phase: from ``at`` to exercise time ``to``, with or without the effects between."""

    kind = "jumped"
    phase: Name
    to: int
    effects: bool = True


class GapCounted(Event):
    """Time during which nobody ran the exercise was counted after all: exercise time moved from ``at`` to ``to``."""

    kind = "gap counted"
    to: int


class InjectReleased(Event):
    """An inject came, at ``at``, because it was due."""

    kind = "inject released"
    inject: Name


class InjectReleasedByHand(Event):
    """The facilitator gave an inject."""

    kind = "inject released by hand"
    inject: Name


class SkipReason(StrEnum):
    """Why an inject did not come."""

    CONDITION = "condition"
    """Its condition did not hold when it was due: not applicable."""
    HAND = "hand"
    JUMP = "jump"


class InjectSkipped(Event):
    """An inject did not come. ``effects``: its effects on the plan happen all the same. ``why``: in words, if typed."""

    kind = "inject skipped"
    inject: Name
    reason: SkipReason = SkipReason.HAND
    why: Line = ""
    effects: bool = False


class InjectDeferred(Event):
    """The facilitator put an inject off to exercise time ``until``."""

    kind = "inject deferred"
    inject: Name
    until: int


class InjectAdded(Event):
    """The facilitator gave an inject that stands in no scenario, perhaps with effects on the plan."""

    kind = "inject added"
    inject: Name
    title: Line
    text: Prose = ""
    sender: Line = ""
    to: tuple[Name, ...] = ()
    channel: Line = ""
    effects: tuple[TimelineEffect, ...] = ()


class OptionChosen(Event):
    """The room chose one of an inject's options."""

    kind = "option chosen"
    inject: Name
    option: Name


class MilestoneReached(Event):
    """A milestone was reached: a named one through the act with number ``by``, or a built-in one of a service."""

    kind = "milestone reached"
    milestone: Name = ""
    service: str = ""
    built_in: BuiltIn | None = None
    by: int | None = None


class Manner(StrEnum):
    """How the room answered."""

    PLAN = "plan"
    IMPROVISED = "improvised"
    NOT_SAID = "not said"


class ActionDone(Event):
    """An expected action was done. ``observed``: exercise time when it was done; ``None`` if nobody noted when."""

    kind = "expected action done"
    action: Name
    who: Line = ""
    manner: Manner = Manner.NOT_SAID
    observed: int | None = None


class ActionNotDone(Event):
    """The facilitator marked that an expected action was not done."""

    kind = "expected action not done"
    action: Name
    why: Line = ""


class DecisionLogged(Event):
    """Somebody decided something, for a reason."""

    kind = "decision logged"
    text: Prose
    who: Line = ""
    why: Line = ""
    observed: int | None = None


class NoteTaken(Event):
    """A note."""

    kind = "note"
    text: Prose
    who: Line = ""


class Rating(StrEnum):
    """How far an objective was fulfilled (domain scales); not tried is never silently not achieved."""

    ACHIEVED = "achieved"
    MOSTLY = "mostly"
    PARTLY = "partly"
    NOT_ACHIEVED = "not achieved"
    NOT_TRIED = "not tried"


class ObservationMade(Event):
    """What an observer saw, perhaps of an objective, perhaps with a rating of it."""

    kind = "observation"
    text: Prose = ""
    objective: Name = ""
    rating: Rating | None = None
    who: Line = ""
    observed: int | None = None


class ServiceStatus(StrEnum):
    """What the facilitator can say about a service."""

    AFFECTED = "affected"
    """Stands still, whatever the graph says."""
    ACTIVATED = "activated"
    """Its plan was put to use (the activation event)."""
    ROUTINE_DECIDED = "reserve routine decided"
    """Ready after its start-up time."""
    ROUTINE_RUNNING = "reserve routine running"
    ROUTINE_ENDED = "reserve routine ended"
    RESTORED = "restored"
    """Works, whatever the graph says."""
    LET_GO = "let go"
    """From now on the graph decides again."""


class ServiceStatusSet(Event):
    """A service's status was set by hand; ``routine`` is the reserve routine's id where the status speaks of one."""

    kind = "service status set"
    service: str
    status: ServiceStatus
    routine: str = ""
    who: Line = ""
    observed: int | None = None


class IncidentTimed(Event):
    """The room detected the incident, or judged it significant: what reporting duties are counted from."""

    kind = "incident timed"
    clock: DutyClock
    who: Line = ""
    observed: int | None = None


class ReportSent(Event):
    """A report under a duty was sent, to a receiver, under a reference number."""

    kind = "report sent"
    duty: str
    receiver: Line = ""
    reference: Line = ""
    who: Line = ""
    observed: int | None = None


class ContactTried(Event):
    """A role was sought: reached after so many ms of exercise time (``None``: nobody noted), or not reached."""

    kind = "contact tried"
    role: Line
    reached: bool
    after: int | None = None
    channel: Line = ""
    observed: int | None = None


class QuestionAnswered(Event):
    """A question was answered: an inject's, or (``inject`` empty) a question of the scenario's for afterwards."""

    kind = "question answered"
    inject: Name = ""
    question: Line
    text: Prose = ""
    manner: Manner = Manner.NOT_SAID
    who: Line = ""


class AttendanceNoted(Event):
    """Somebody took part, or did not after all: a person, role or supplier of the plan, or a name that it lacks."""

    kind = "attendance noted"
    participant: str = ""
    name: Line = ""
    present: bool = True


class Corrected(Event):
    """An earlier event, number ``corrects``, does not count. Nothing is deleted."""

    kind = "correction"
    corrects: int
    why: Line = ""


class PointKind(StrEnum):
    """A strength to keep, or a deficiency to improve."""

    GOOD = "good"
    IMPROVE = "improve"


class PointEntered(Event):
    """A strength or a deficiency, in the words of a group at the debrief."""

    kind = "debrief point"
    point: PointKind
    text: Prose
    group: Line = ""


class Aborted(Event):
    """Broken off because of a real event."""

    kind = "aborted"
    why: Line = ""


class Ended(Event):
    """The exercise ended."""

    kind = "ended"


class Debriefed(Event):
    """The direct debrief was held."""

    kind = "debriefed"


KINDS: dict[str, type[Event]] = {kind.kind: kind for kind in Event.__subclasses__()}
"""Every kind of event by the string under which it is stored."""


class Unreadable(Value):
    """A journal row that this version cannot read: of a kind that it does not know, or with a field out of shape."""

    kind: str
    field: str = ""


def to_payload(event: Event) -> dict[str, Any]:
    """The event as JSON-ready data, without its kind; whole, so that a default may change without changing it."""
    return event.model_dump(mode="json")


def from_row(kind: str, payload: dict[str, Any]) -> Event | Unreadable:
    """The event of a journal row; fields that did not exist when it was written get their defaults."""
    known = KINDS.get(kind)
    if known is None:
        return Unreadable(kind=kind)
    try:
        return known.model_validate(payload)
    except ValidationError as error:
        return Unreadable(kind=kind, field=_field(error))


def _field(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    return ".".join(str(part) for part in first["loc"])
