"""A scenario bound to a plan and compiled for one day: what an exercise pins at its start and the engine runs.

Texts are filled in, targets are ids of the plan, moments are instants. Exercise time is milliseconds from the
start; instants are milliseconds since 1970-01-01 UTC. Nothing in it changes while the exercise runs.
"""

from enum import StrEnum

from kontinuitet.domain.text import Line, Prose
from kontinuitet.domain.values import Minutes, Place, Value
from kontinuitet.exercise.scenario import (
    BuiltIn,
    CastField,
    CastRule,
    DeadlineKind,
    EffectKind,
    InjectKind,
    InjectUse,
    Name,
    Objective,
    ParticipantKind,
)

MINUTE = 60_000
"""Milliseconds in a minute."""


class Anchor(Value):
    """At exercise time ``at`` the story has reached ``moment``; two at the same ``at`` make a jump."""

    at: int
    moment: int


class Candidate(Value):
    """One that a cast rule could have chosen, with the number or time that ranked it (in the rule's own unit)."""

    id: str
    name: Line
    value: int | None = None
    critical: int | None = None


class Bound(Value):
    """A cast member as it was bound: to which object of the plan, why, and who came next.

    ``id`` is empty when nothing in the plan fits; then the stand-in ``otherwise`` plays and ``gap`` is the field
    of the plan to fill in. ``chosen_by_hand`` when the facilitator changed it.
    """

    name: Name
    rule: CastRule
    of: Name = ""
    id: str = ""
    label: Line = ""
    otherwise: Line = ""
    candidates: tuple[Candidate, ...] = ()
    gap: Place | None = None
    chosen_by_hand: bool = False


class PlanGap(Value):
    """Something that the scenario asked the plan for and the plan does not say: a finding about the plan."""

    code: Line
    place: Place
    name: Name = ""
    field: CastField | None = None


class Player(Value):
    """A participant as bound: the role in the plan that it stands for, if any."""

    id: Name
    kind: ParticipantKind
    role: str = ""
    role_name: Line = ""


class TimelineEffect(Value):
    """An effect on one id of the plan; ``since`` is the instant in the story when it occurred, else at release.

    ``target`` is empty when the cast member is unfilled: then nothing in the plan is touched. ``lost_after`` for
    data: what was entered after that instant is lost; ``None`` with ``LOSES_DATA`` means since the latest copy.
    """

    kind: EffectKind
    target: str
    label: Line = ""
    count: int = 1
    since: int | None = None
    lost_after: int | None = None


class LimitClock(StrEnum):
    """Which clock decides."""

    EXERCISE = "exercise"
    STORY = "story"


class LimitStart(StrEnum):
    """From when a limit is counted (exercise engine, table of limits)."""

    RELEASE = "release"
    """of the inject"""
    START = "start"
    """of the exercise"""
    SERVICE_STOPS = "service stops"
    """according to the graph"""
    FAILURE = "failure"
    """of what the supplier runs: the earliest fall the scenario caused among them"""
    OCCURRED = "occurred"
    DETECTED = "detected"
    JUDGED = "judged"


class Limit(Value):
    """A deadline as compiled: ``minutes`` after ``start`` on ``clock``; ``None`` when the plan lacks the value.

    ``target`` is the service, supplier or duty that it concerns, ``place`` the field of the plan that says so.
    """

    kind: DeadlineKind
    clock: LimitClock
    start: LimitStart
    minutes: Minutes | None
    target: str = ""
    place: Place | None = None


class TimelineExpected(Value):
    """An expected action as compiled."""

    id: Name
    inject: Name
    text: Line
    actor: Name = ""
    limit: Limit | None = None
    objective: Name = ""
    milestone: Name = ""
    service: str = ""
    """The service that the action concerns, if the scenario names one: from the limit's target or the plan field."""
    place: Place | None = None
    all_of: tuple[Line, ...] = ()
    any_of: tuple[Line, ...] = ()


class Reached(Value):
    """One milestone in a compiled condition. Built-in milestones carry the service and the word instead of a name."""

    milestone: Name = ""
    service: str = ""
    built_in: BuiltIn | None = None
    negated: bool = False
    by: int | None = None
    """Inclusive exercise time in ms, compared with when it was recorded; ``None``: at any time so far."""


class Clause(Value):
    """Milestones and clauses joined by *and* (``all_of``) or by *or* (``any_of``); one of the two is empty."""

    all_of: tuple["Reached | Clause", ...] = ()
    any_of: tuple["Reached | Clause", ...] = ()


class TimelineOption(Value):
    """A choice for the room."""

    id: Name
    text: Line
    milestone: Name = ""


class TimelineInject(Value):
    """An inject as compiled. Due at ``at`` (ms), or ``delay`` ms after ``after`` was reached, or only by hand."""

    id: Name
    title: Line
    at: int | None = None
    after: Reached | None = None
    delay: int = 0
    kind: InjectKind = InjectKind.INJECT
    use: InjectUse = InjectUse.STANDARD
    sender: Line = ""
    to: tuple[Name, ...] = ()
    channel: Line = ""
    condition: Clause | None = None
    effects: tuple[TimelineEffect, ...] = ()
    expected: tuple[TimelineExpected, ...] = ()
    options: tuple[TimelineOption, ...] = ()
    text: Prose = ""
    facilitator: Prose = ""
    questions: tuple[Line, ...] = ()
    phase: Name = ""

    @property
    def by_hand(self) -> bool:
        """Released only by the facilitator."""
        return self.at is None and self.after is None


class TimelinePhase(Value):
    """A phase, beginning at exercise time ``at`` ms."""

    id: Name
    title: Line
    at: int
    text: Prose = ""


class Timeline(Value):
    """All that one exercise plays, in the order of the file."""

    scenario: Name
    format: int = 1
    lang: str
    title: Line
    variant: Name = ""
    length: int
    anchors: tuple[Anchor, ...]
    intro: Prose = ""
    background: Prose = ""
    cast: tuple[Bound, ...] = ()
    gaps: tuple[PlanGap, ...] = ()
    players: tuple[Player, ...] = ()
    objectives: tuple[Objective, ...] = ()
    phases: tuple[TimelinePhase, ...] = ()
    injects: tuple[TimelineInject, ...] = ()
    lessons: tuple[Line, ...] = ()
    readiness: tuple[Line, ...] = ()
