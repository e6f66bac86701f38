"""What follows: legal duties to report, actions to take, findings that somebody has accepted."""

from datetime import date
from enum import StrEnum

from kontinuitet.domain.text import Line, Prose, Slug
from kontinuitet.domain.values import AskedDate, AskedMinutes, AskedSlug, Value


class Certainty(StrEnum):
    """How sure a fact is (facts page): A read in the official text, B secondary, C weak, U not verified."""

    A = "A"
    B = "B"
    C = "C"
    U = "U"


class DutyStart(StrEnum):
    """The moment from which a reporting deadline is counted."""

    OCCURRED = "occurred"
    DETECTED = "detected"
    JUDGED = "judged"


class DutyScope(StrEnum):
    """Which services a reporting duty concerns."""

    ALL = "all"
    CRITICAL = "critical"
    PERSONAL_DATA = "personal-data"


class ReportingDuty(Value):
    """A duty to report (*anmälningsplikt*): dated, sourced data that the user checks against the law in force.

    ``needs``: what the route to the receiver needs in order to work. ``reception``: the hours in which somebody reads
    what suppliers tell of incidents. ``handling``: minutes from reading to a sent report, if it is not the
    municipality's general one.
    """

    id: Slug
    name: Line
    scope: DutyScope = DutyScope.ALL
    trigger: Line = ""
    deadline: AskedMinutes = None
    starts: DutyStart = DutyStart.DETECTED
    receiver: Line = ""
    role: AskedSlug = None
    route: Line = ""
    needs: tuple[Slug, ...] = ()
    reception: Slug | None = None
    handling: AskedMinutes = None
    certainty: Certainty = Certainty.U
    source: Line = ""
    stated_on: date | None = None


class ActionKind(StrEnum):
    """Kind of measure (facts 1.2)."""

    ADMINISTRATIVE = "administrative"
    PHYSICAL = "physical"
    TECHNICAL = "technical"


class ActionStatus(StrEnum):
    """Open, done, or done and its effect seen."""

    OPEN = "open"
    DONE = "done"
    VERIFIED = "verified"


class Action(Value):
    """Something to do (*åtgärd*): where it came from, whose it is, by when; ``field`` names the place in the plan."""

    id: Slug
    name: Line
    origin: Line = ""
    kind: ActionKind | None = None
    owner: AskedSlug = None
    due: AskedDate = None
    status: ActionStatus = ActionStatus.OPEN
    field: Line = ""
    notes: Prose = ""


class Acceptance(Value):
    """A finding that somebody has accepted, with reason and expiry; it returns when that day has passed."""

    id: Slug
    rule: Line
    place: Line
    reason: Line
    person: Line
    expires: date
