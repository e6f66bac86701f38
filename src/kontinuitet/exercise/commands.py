"""What a facilitator can do in an exercise: one frozen value per act; ``decide`` says what comes of it.

``observed_ago``: how many ms of exercise time ago it was seen to happen, 0 for now, ``None`` if nobody noted when.
"""

from pydantic import Field

from kontinuitet.domain.text import Line, Prose
from kontinuitet.domain.values import Value
from kontinuitet.exercise.events import Manner, PauseReason, PointKind, Rating, ServiceStatus
from kontinuitet.exercise.scenario import DutyClock, Name
from kontinuitet.exercise.timeline import TimelineEffect


class Command(Value):
    """Something that the facilitator wants to happen, or (``Tick``) only wants to see."""


class Prepare(Command):
    """The scenario is bound and pinned: the first event of every journal."""

    practice: bool = False
    headless: bool = False


class Start(Command):
    """Exercise time begins to run."""


class Tick(Command):
    """Releases what is due and does nothing else. Nothing depends on how often it is given."""


class Pause(Command):
    """Exercise time stops. With ``UNATTENDED``, decide it at ``clock.stopped_at``."""

    reason: PauseReason = PauseReason.HAND


class Resume(Command):
    """Exercise time runs again."""


class SetPace(Command):
    """From now on exercise time runs at ``pace`` percent of a watch."""

    pace: int = Field(ge=1, le=100_000)


class JumpTo(Command):
    """To a phase's beginning, with or without the effects of the injects passed over."""

    phase: Name
    effects: bool = True


class CountGap(Command):
    """While paused: ``length`` ms during which nobody ran the exercise count after all."""

    length: int = Field(gt=0)


class ReleaseInject(Command):
    """Gives an inject by hand: one to come, one only given by hand, or one that was skipped."""

    inject: Name


class SkipInject(Command):
    """An inject shall not come; ``effects``: whether its effects on the plan happen all the same."""

    inject: Name
    why: Line = ""
    effects: bool = False


class DeferInject(Command):
    """An inject shall come ``by`` ms later than it would (than now, if it has no time of its own)."""

    inject: Name
    by: int = Field(gt=0)


class AddInject(Command):
    """An inject that stands in no scenario, given now; also how the facilitator makes a resource fall or return."""

    title: Line
    text: Prose = ""
    sender: Line = ""
    to: tuple[Name, ...] = ()
    channel: Line = ""
    effects: tuple[TimelineEffect, ...] = ()


class ChooseOption(Command):
    """The room chose one of an inject's options."""

    inject: Name
    option: Name


class Observed(Command):
    """An act that was seen at some moment, perhaps before now."""

    observed_ago: int | None = Field(default=0, ge=0)


class MarkDone(Observed):
    """An expected action was done."""

    action: Name
    who: Line = ""
    manner: Manner = Manner.NOT_SAID


class MarkNotDone(Command):
    """An expected action was not done."""

    action: Name
    why: Line = ""


class LogDecision(Observed):
    """Somebody decided something."""

    text: Prose
    who: Line = ""
    why: Line = ""


class TakeNote(Command):
    """A note."""

    text: Prose
    who: Line = ""


class Observe(Observed):
    """An observation, perhaps of an objective, perhaps with a rating."""

    text: Prose = ""
    objective: Name = ""
    rating: Rating | None = None
    who: Line = ""


class SetStatus(Observed):
    """A service's status, set by hand; ``routine`` is a reserve routine's id, or empty for the service's first."""

    service: str
    status: ServiceStatus
    routine: str = ""
    who: Line = ""


class TimeIncident(Observed):
    """The room detected the incident, or judged it significant."""

    clock: DutyClock
    who: Line = ""


class SendReport(Observed):
    """A report under a duty was sent."""

    duty: str
    receiver: Line = ""
    reference: Line = ""
    who: Line = ""


class TryContact(Observed):
    """A role was sought, and reached after ``after`` ms of exercise time, or not reached."""

    role: Line
    reached: bool
    after: int | None = Field(default=None, ge=0)
    channel: Line = ""


class AnswerQuestion(Command):
    """A question was answered."""

    question: Line
    inject: Name = ""
    text: Prose = ""
    manner: Manner = Manner.NOT_SAID
    who: Line = ""


class NoteAttendance(Command):
    """Who took part: the id of a person, role or supplier of the plan, or somebody by ``name`` only; or who did not."""

    participant: str = ""
    name: Line = ""
    present: bool = True


class Undo(Command):
    """The latest act that can be taken back does not count, or the one with number ``event``."""

    event: int | None = None
    why: Line = ""


class EnterPoint(Command):
    """A strength or a deficiency, at the debrief or before it."""

    point: PointKind
    text: Prose
    group: Line = ""


class Abort(Command):
    """Breaks off because of a real event."""

    why: Line = ""


class End(Command):
    """Ends the exercise."""


class Debrief(Command):
    """The direct debrief has been held."""


class Refusal(Value):
    """Why a command could not be carried out: a code for the wording, and what it speaks of. Nothing was written."""

    code: str
    params: tuple[tuple[str, str], ...] = ()
