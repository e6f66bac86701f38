"""What must keep working: services, what their interruption causes, what they need and how they are run without it."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from kontinuitet.domain.disturbance import (
    Acknowledgement,
    CommunicationItem,
    Form,
    PaperCopy,
    RecoveryStep,
    Return,
    SeenRecovery,
    Task,
)
from kontinuitet.domain.resource import Dependency, ResourceKind
from kontinuitet.domain.risk import Risk
from kontinuitet.domain.secrecy import SecrecyMark
from kontinuitet.domain.text import Line, Prose, Slug
from kontinuitet.domain.values import (
    AskedBool,
    AskedDate,
    AskedInt,
    AskedMinutes,
    AskedPercent,
    AskedSlug,
    Minutes,
    Score,
    Unknown,
    Value,
)


class Area(StrEnum):
    """The six areas of the survey in the report of 2014."""

    SCHOOL = "school"
    SOCIAL_CARE = "social-care"
    TECHNICAL = "technical"
    PLANNING = "planning"
    RESCUE = "rescue"
    MANAGEMENT = "management"


class Sector(StrEnum):
    """The eleven societal sectors (report of 2014)."""

    ENERGY = "energy"
    FINANCE = "finance"
    TRADE = "trade"
    HEALTH = "health"
    COMMUNICATION = "communication"
    UTILITIES = "utilities"
    FOOD = "food"
    ADMINISTRATION = "administration"
    PROTECTION = "protection"
    INSURANCE = "insurance"
    TRANSPORT = "transport"


class TolerableLevel(Value):
    """The least that must be delivered while disturbed (*tolerabel nivå*, MBCO), and within how many minutes.

    ``staff``: how many people that takes at least; "does not apply" where it runs entirely by itself.
    """

    percent: AskedPercent = None
    within: AskedMinutes = None
    staff: AskedInt = None


class ImpactRow(Value):
    """The scores of one impact category, one for each time point of the municipality, in their order."""

    id: Slug
    scores: tuple[Score, ...] = ()
    reason: Line = ""


class Peak(Value):
    """A time when less is tolerated (*kritisk tidpunkt*): a day of each month, or a span of dates ``MM-DD``."""

    id: Slug
    name: Line
    day: int | None = None
    first: Line = ""
    last: Line = ""
    mtpd: AskedMinutes = None
    rto: AskedMinutes = None


class Allocation(Value):
    """How many of a resource a reserve routine takes while it runs: three of the pool cars, two of the shift."""

    resource: Slug
    number: Annotated[int, Field(ge=1, le=10_000)] = 1


class Workaround(Value):
    """How the service is run without some resources (*reservrutin*), for a span of outage lengths in minutes.

    ``startup``: from decision to running. ``endurance``: how long it lasts. ``needs``: what it itself needs.
    ``allocations``: of what others may need at the same time. ``refreshed``: how often the printed or exported data
    is renewed; ``age_at_most``: how old it may be. ``trained``: whether those who run it have been trained.
    """

    id: Slug
    name: Line
    replaces: tuple[Slug, ...] = ()
    outage_from: Minutes = 0
    outage_to: AskedMinutes = None
    trigger: Line = ""
    decider: AskedSlug = None
    startup: AskedMinutes = None
    endurance: AskedMinutes = None
    capacity: AskedPercent = None
    staff: AskedInt = None
    needs: tuple[Slug, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    refreshed: AskedMinutes = None
    age_at_most: AskedMinutes = None
    material: Line = ""
    afterwards: Line = ""
    trained: AskedBool = None
    tried_on: date | None = None
    steps: Prose = ""


class Activation(Value):
    """When and by whom the plan is put to use (*aktivering*); ``budget`` is the time from fall to decision."""

    criteria: Line = ""
    decider: AskedSlug = None
    deputy: AskedSlug = None
    budget: AskedMinutes = None
    alert_list: Slug | None = None
    deactivation: Line = ""


class Service(Value):
    """A service that the municipality must keep working (*verksamhet*), with its analysis and its plan.

    ``crisis_if_lost`` and ``needed_in_crisis`` are the two conditions of the older definition of
    *samhällsviktig*, ``upholds_function`` the newer definition (facts 1.4); ``critical`` is what was decided.
    ``mtpd`` longest tolerable interruption, ``rto`` back within, ``rpo`` data loss at most, ``wrt`` time to enter
    what was kept on paper; all minutes. The reasons stand beside a decided value that differs from the derived.
    ``part_of`` is the service that this one is a part of. ``deadlines``: whether there are times at which less is
    tolerated (pay day, election day); then they stand as ``peaks``. ``not_needed``: kinds of resource that the
    service does without, asked and answered. ``template`` is the one that it was made from; ``suggested`` names the
    values that come from it and that nobody has confirmed (``suggestions``).
    """

    id: Slug
    name: Line
    definite: Line = ""
    unit: Slug | None = None
    part_of: Slug | None = None
    area: Area | Unknown | None = None
    sector: Sector | Unknown | None = None
    crisis_if_lost: AskedBool = None
    needed_in_crisis: AskedBool = None
    upholds_function: AskedBool = None
    critical: AskedBool = None
    critical_reason: Line = ""
    legal_demand: Line = ""
    owner: AskedSlug = None
    deputy: AskedSlug = None
    hours: Slug | None = None
    analysed_on: date | None = None
    participants: Line = ""
    mtpd: AskedMinutes = None
    mtpd_reason: Line = ""
    rto: AskedMinutes = None
    rto_reason: Line = ""
    rpo: AskedMinutes = None
    wrt: AskedMinutes = None
    level: TolerableLevel = TolerableLevel()
    level_text: Line = ""
    description: Prose = ""
    summary: Prose = ""
    scope: Prose = ""
    impact: tuple[ImpactRow, ...] = ()
    deadlines: AskedBool = None
    peaks: tuple[Peak, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    not_needed: tuple[ResourceKind, ...] = ()
    risks: tuple[Risk, ...] = ()
    authority: Prose = ""
    upheld: Prose = ""
    put_aside: Prose = ""
    workarounds: tuple[Workaround, ...] = ()
    documentation: Prose = ""
    tasks: tuple[Task, ...] = ()
    forms: tuple[Form, ...] = ()
    activation: Activation = Activation()
    communication: tuple[CommunicationItem, ...] = ()
    recovery: tuple[RecoveryStep, ...] = ()
    returning: Return = Return()
    secrecy_assessed: date | None = None
    secrecy: tuple[SecrecyMark, ...] = ()
    reviewed_on: date | None = None
    review_due: AskedDate = None
    paper_copies: tuple[PaperCopy, ...] = ()
    acknowledgements: tuple[Acknowledgement, ...] = ()
    seen: tuple[SeenRecovery, ...] = ()
    exercised_on: date | None = None
    other: Prose = ""
    template: Slug | None = None
    suggested: tuple[Line, ...] = ()

    @property
    def is_critical(self) -> bool:
        """Judged to be *samhällsviktig*; not yet judged is not yes."""
        return self.critical is True
