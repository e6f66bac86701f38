"""A scenario as its author wrote it: frozen values, not yet bound to any municipality's plan."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from kontinuitet.domain.text import Line, Prose
from kontinuitet.domain.values import Minutes, Value

Name = Line
"""A name given in the scenario: of a cast member, a participant, a milestone, an objective."""


class MomentKind(StrEnum):
    """How a story moment was written."""

    FULL_DATE = "full date"
    """2026-12-24 02:50"""
    DATE = "date"
    """24 december 02:50: the first such day on or after the previous anchor"""
    WEEKDAY = "weekday"
    """fredag 14:40: the first such day on or after the previous anchor"""
    TIME = "time"
    """16:10: the next such time"""
    DAY = "day"
    """dag 3 08:00: counted from the day the story begins, which is day 1"""


class StoryMoment(Value):
    """A moment of story time as written; it becomes a full date when the exercise starts."""

    kind: MomentKind
    minute: Annotated[int, Field(ge=0, le=1439)]
    weekday: Annotated[int, Field(ge=0, le=6)] | None = None
    day: Annotated[int, Field(ge=1, le=366)] | None = None
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    year: Annotated[int, Field(ge=2000, le=2200)] | None = None


class CastRule(StrEnum):
    """The closed list of rules that bind a name to the municipality's own plan."""

    SUPPLIER_OF_MOST_CRITICAL = "supplier of most critical"
    """the supplier most critical services stop without"""
    SERVICE_WITHOUT = "service without"
    """the service stopping without X with the shortest acceptable outage"""
    SYSTEM_OF_MOST = "system of most"
    """the system most services stop without"""
    INFORMATION_OF = "information of"
    """the information set of X with the highest class of availability"""
    BACKUP_OF = "backup of"
    """the backup of X"""
    ROLE = "role"
    """the role R"""


class CastMember(Value):
    """A name in the scenario, how it is bound to the plan, and the stand-in text when it cannot be.

    ``of``: the other cast member (X), or for ``ROLE`` the role's id or name.
    """

    name: Name
    rule: CastRule
    of: Name = ""
    otherwise: Line = ""
    line: int = 0


class CastField(StrEnum):
    """The closed list of fields of a cast member that texts may show."""

    NAME = "name"
    DEFINITE = "definite"
    OWNER = "owner"
    DEPUTY = "deputy"
    FAULT_REPORT = "fault report"
    NOTICE = "notice"
    RECOVERY = "recovery"
    WORKAROUND = "reserve routine"
    OUTAGE = "acceptable outage"


class CastRef(Value):
    """``NAME`` or ``NAME.field`` as it stands in an effect, a deadline or a participant."""

    name: Name
    field: CastField = CastField.NAME


class ParticipantKind(StrEnum):
    """Exercised (*övad*), role player (*motspel*) or exercise staff."""

    PLAYER = "player"
    ROLE_PLAYER = "role player"
    STAFF = "staff"


class Participant(Value):
    """Somebody who sends, receives or acts; ``plan`` names who it is in the municipality's plan."""

    id: Name
    kind: ParticipantKind
    plan: CastRef | None = None
    line: int = 0


class Objective(Value):
    """What the exercise is to show; ``tasks`` are the critical tasks that evaluators rate."""

    id: Name
    text: Line
    tasks: tuple[Line, ...] = ()
    line: int = 0


class EffectKind(StrEnum):
    """What a scenario can do to the plan."""

    FALLS = "falls"
    DEGRADED = "degraded"
    BACK = "back"
    LOSES_DATA = "loses data"
    CLOSES = "closes"
    OPENS = "opens"
    ABSENT = "absent"


class Effect(Value):
    """An effect on the plan: on a cast member, a resource, supplier or place id, or on N holders of a role.

    ``since``: when in the story it occurred; absent means at release. ``lost_after``: for data, what was entered
    after that moment is lost; absent means after the latest copy.
    """

    kind: EffectKind
    target: Name
    count: int = 1
    since: StoryMoment | None = None
    lost_after: StoryMoment | None = None
    line: int = 0


class DeadlineKind(StrEnum):
    """The closed list of deadlines."""

    EXERCISE_WITHIN = "exercise within"
    """within 15 min, exercise clock, from the release of the inject"""
    STORY_WITHIN = "story within"
    """within 2 h story time, from the release of the inject"""
    EXERCISE_BEFORE = "exercise before"
    """before T+0:40"""
    OUTAGE = "outage"
    """before the acceptable outage of X; story clock, from when X stops"""
    HALF_OUTAGE = "half outage"
    """before half of it"""
    RECOVERY = "recovery"
    """within the recovery time of X; story clock, from when X stops"""
    ACTIVATION = "activation"
    """within X's activation budget; exercise clock"""
    NOTICE = "notice"
    """within X's notice time; story clock, from the failure"""
    DUTY = "duty"
    """within the reporting duty P from occurred / detected / judged significant; story clock"""


class DutyClock(StrEnum):
    """From which of the three moments a reporting duty is counted."""

    OCCURRED = "occurred"
    DETECTED = "detected"
    JUDGED = "judged"


class Deadline(Value):
    """Until when an expected action counts as on time; ``target`` is a cast member, or a duty's id."""

    kind: DeadlineKind
    minutes: Minutes | None = None
    target: Name = ""
    clock: DutyClock | None = None


class Expected(Value):
    """An action that the room is expected to take after an inject (*förväntad åtgärd*)."""

    id: Name
    text: Line
    actor: Name = ""
    deadline: Deadline | None = None
    objective: Name = ""
    milestone: Name = ""
    field: CastRef | None = None
    all_of: tuple[Line, ...] = ()
    any_of: tuple[Line, ...] = ()
    line: int = 0


class BuiltIn(StrEnum):
    """Milestones that the engine reaches by itself, written ``X <word>`` with a cast member X."""

    STANDING = "standing"
    WORKAROUND = "workaround"
    INTOLERABLE = "intolerable"
    BACK = "back"


class Milestone(Value):
    """One milestone in a condition: reached, or not, at all or at the latest at an exercise minute (inclusive).

    With ``built_in`` the name is that of a cast member bound to a service: "VERKSAMHET står still".
    """

    milestone: Name
    built_in: BuiltIn | None = None
    negated: bool = False
    by: int | None = None


class Condition(Value):
    """Milestones joined by *and* or by *or*; nested ones were written in parentheses."""

    all_of: tuple["Milestone | Condition", ...] = ()
    any_of: tuple["Milestone | Condition", ...] = ()


class InjectKind(StrEnum):
    """What sort of inject it is."""

    INJECT = "inject"
    INFORMATION = "information"
    FACILITATION = "facilitation"


class InjectUse(StrEnum):
    """Why it exists: part of the script, or kept in reserve."""

    STANDARD = "standard"
    CONTINGENCY = "contingency"
    ADAPTIVE = "adaptive"
    COMPLEXITY = "complexity"


class Trigger(Value):
    """When an inject comes: at an exercise minute, after a milestone (plus minutes), or by hand (neither)."""

    at: int | None = None
    after: Name = ""
    after_built_in: BuiltIn | None = None
    delay: Minutes = 0

    @property
    def by_hand(self) -> bool:
        """Released only by the facilitator."""
        return self.at is None and not self.after


class Option(Value):
    """A choice that the room makes; choosing it reaches the milestone."""

    id: Name
    text: Line
    milestone: Name = ""


class Inject(Value):
    """One thing that happens to the room (*inspel*)."""

    id: Name
    title: Line
    trigger: Trigger
    kind: InjectKind = InjectKind.INJECT
    use: InjectUse = InjectUse.STANDARD
    story: StoryMoment | None = None
    sender: Name = ""
    to: tuple[Name, ...] = ()
    channel: Line = ""
    condition: Condition | None = None
    effects: tuple[Effect, ...] = ()
    expected: tuple[Expected, ...] = ()
    options: tuple[Option, ...] = ()
    text: Prose = ""
    facilitator: Prose = ""
    questions: tuple[Line, ...] = ()
    phase: Name = ""
    variants: tuple[Name, ...] = ()
    """Variants that leave this inject out."""
    line: int = 0
    lines: tuple[tuple[str, int], ...] = ()
    """Where its fields stand in the file, by their English name: ``("if", 42)``."""


class Phase(Value):
    """A part of the exercise; its first anchor may jump in story time."""

    id: Name
    title: Line
    at: int = 0
    story: StoryMoment | None = None
    text: Prose = ""
    line: int = 0


class Scenario(Value):
    """A whole scenario, read from one Markdown file (scenario language, format 1). Minutes are exercise minutes."""

    id: Name
    format: int = 1
    lang: str = "sv"
    title: Line
    length: Minutes
    begins: StoryMoment
    variants: tuple[Name, ...] = ()
    source: Line = ""
    intro: Prose = ""
    background: Prose = ""
    cast: tuple[CastMember, ...] = ()
    participants: tuple[Participant, ...] = ()
    objectives: tuple[Objective, ...] = ()
    phases: tuple[Phase, ...] = ()
    injects: tuple[Inject, ...] = ()
    lessons: tuple[Line, ...] = ()
    readiness: tuple[Line, ...] = ()
