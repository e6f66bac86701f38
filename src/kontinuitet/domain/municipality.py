"""The whole: one municipality with all that its database holds, and the ways to look things up in it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Self

from kontinuitet.domain.assessment import SelfAssessment
from kontinuitet.domain.calendar import ALWAYS, Calendar, Moment
from kontinuitet.domain.followup import Acceptance, Action, ReportingDuty
from kontinuitet.domain.organisation import AlertList, Person, Role, RoleGroup, Unit
from kontinuitet.domain.resource import Backup, Resource
from kontinuitet.domain.service import Service
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.text import Line, Prose, Slug
from kontinuitet.domain.values import Level, Minutes, Percent, Value

TIME_POINTS: tuple[Minutes, ...] = (60, 240, 480, 1440, 4320, 10080, 20160, 40320)
"""1 h, 4 h, 8 h, 24 h, 3 days, 1, 2 and 4 weeks (domain scales)."""


class ImpactCategory(Value):
    """A kind of harm that an interruption is scored against."""

    id: Slug
    name: Line


CATEGORIES: tuple[ImpactCategory, ...] = (
    ImpactCategory(id="liv-halsa", name="Liv och hälsa"),
    ImpactCategory(id="rattigheter", name="Enskildas rätt och rättssäkerhet"),
    ImpactCategory(id="ekonomi", name="Ekonomi"),
    ImpactCategory(id="fortroende", name="Förtroende"),
    ImpactCategory(id="miljo", name="Miljö"),
    ImpactCategory(id="andra-verksamheter", name="Andra samhällsviktiga verksamheter"),
)


class Settings(Value):
    """What a municipality may set: scales, margins and the reference moment; the defaults are the design's."""

    time_points: tuple[Minutes, ...] = TIME_POINTS
    categories: tuple[ImpactCategory, ...] = CATEGORIES
    intolerable_from: Level = 3
    reference: Moment = Moment(weekday=4, minute=18 * 60)
    margin: Percent = 20
    review_months: int = 12
    exercise_months: int = 12
    contact_days: int = 90
    agreement_months: int = 12
    handling: Minutes = 120
    """Own lead time (minutes) from a supplier's notice to a sent report; a default, expert judgement (rule D4)."""
    concentration_services: int = 3
    """X: from how many critical services on one thing the rules C5 and D8 speak (findings)."""
    concentration_percent: Percent = 50
    """Y: from how large a part of all services on one supplier rule D8 speaks; a default, expert judgement."""
    restore_test_months: int = 12
    tried_months: int = 24
    seminar_months: int = 18
    supplier_exercise_months: int = 24
    supplier_test_months: int = 12
    roles_per_person: int = 2
    absent: int = 1
    """How many of the people of a role group may be away at once (k in rule G3)."""
    staffed: int = 3
    """How many people a role needs to be staffed for more than a day and a night (rule G7)."""


Item = (
    Unit
    | Service
    | Supplier
    | Agreement
    | Resource
    | Backup
    | Role
    | RoleGroup
    | AlertList
    | Person
    | ReportingDuty
    | Action
    | Acceptance
    | SelfAssessment
    | Calendar
)

COLLECTIONS: dict[str, type[Item]] = {
    "units": Unit,
    "calendars": Calendar,
    "services": Service,
    "resources": Resource,
    "backups": Backup,
    "suppliers": Supplier,
    "agreements": Agreement,
    "roles": Role,
    "role_groups": RoleGroup,
    "alert_lists": AlertList,
    "people": Person,
    "duties": ReportingDuty,
    "actions": Action,
    "acceptances": Acceptance,
    "assessments": SelfAssessment,
}
"""The attribute of ``Municipality`` that holds each kind of object; stored order is kept in each."""


class Municipality(Value):
    """The organisation whose database this is, whole, at one moment."""

    name: Line
    code: Line = ""
    county: Line = ""
    notes: Prose = ""
    settings: Settings = Settings()
    units: tuple[Unit, ...] = ()
    calendars: tuple[Calendar, ...] = ()
    services: tuple[Service, ...] = ()
    resources: tuple[Resource, ...] = ()
    backups: tuple[Backup, ...] = ()
    suppliers: tuple[Supplier, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    roles: tuple[Role, ...] = ()
    role_groups: tuple[RoleGroup, ...] = ()
    alert_lists: tuple[AlertList, ...] = ()
    people: tuple[Person, ...] = ()
    duties: tuple[ReportingDuty, ...] = ()
    actions: tuple[Action, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    assessments: tuple[SelfAssessment, ...] = ()

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other values. What was looked up in the original is not carried over: it may differ now."""
        copy = super().model_copy(update=update, deep=deep)
        for name in copy.__dict__.keys() - type(self).model_fields.keys():
            del copy.__dict__[name]
        return copy

    def items(self) -> Iterator[tuple[str, Item]]:
        """Every object with the name of its collection, in stored order."""
        for collection in COLLECTIONS:
            for item in getattr(self, collection):
                yield collection, item

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """Every object by its id."""
        return {item.id: item for _, item in self.items()}

    @cached_property
    def service(self) -> dict[str, Service]:
        """Services by id."""
        return {item.id: item for item in self.services}

    @cached_property
    def resource(self) -> dict[str, Resource]:
        """Resources by id."""
        return {item.id: item for item in self.resources}

    @cached_property
    def supplier(self) -> dict[str, Supplier]:
        """Suppliers by id."""
        return {item.id: item for item in self.suppliers}

    @cached_property
    def role(self) -> dict[str, Role]:
        """Roles by id."""
        return {item.id: item for item in self.roles}

    @cached_property
    def person(self) -> dict[str, Person]:
        """People by id."""
        return {item.id: item for item in self.people}

    @cached_property
    def alert_list(self) -> dict[str, AlertList]:
        """Alert lists by id."""
        return {item.id: item for item in self.alert_lists}

    def calendar(self, name: str | None) -> Calendar | None:
        """The calendar with that id, the built-in one that is always open among them; ``None`` if there is none."""
        if name == ALWAYS:
            return Calendar(id=ALWAYS, name=ALWAYS, holidays_open=True)
        return next((item for item in self.calendars if item.id == name), None)

    def agreements_for(self, resource: str) -> tuple[Agreement, ...]:
        """The agreements that cover a resource, in stored order."""
        return self._covering.get(resource, ())

    @cached_property
    def _covering(self) -> dict[str, tuple[Agreement, ...]]:
        covering: dict[str, tuple[Agreement, ...]] = {}
        for agreement in self.agreements:
            for resource in agreement.covers:
                covering[resource] = (*covering.get(resource, ()), agreement)
        return covering

    def label(self, identity: str) -> str:
        """The name of the object with that id, or the id itself when there is none."""
        item = self.by_id.get(identity)
        return getattr(item, "name", identity) or identity
