"""A small municipality with one whole plan in it, and approved versions of its plan."""

from datetime import UTC, date, datetime
from typing import Any

from kontinuitet.analysis.bound import bound
from kontinuitet.domain.calendar import Calendar
from kontinuitet.domain.disturbance import CommunicationItem, PaperCopy, RecoveryStep, Return, Task
from kontinuitet.domain.followup import Action, DutyScope, ReportingDuty
from kontinuitet.domain.municipality import CATEGORIES, Municipality
from kontinuitet.domain.organisation import AlertList, Channel, ChannelKind, Person, Role, RoleGroup, Unit
from kontinuitet.domain.resource import Backup, BackupCopy, Classes, Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.risk import Risk, Treatment
from kontinuitet.domain.service import Activation, Area, ImpactRow, Sector, Service, TolerableLevel, Workaround
from kontinuitet.domain.supplier import Agreement, Subcontractor, Supplier
from kontinuitet.domain.values import Promise
from kontinuitet.domain.version import Version, digest_of

DECIDED = date(2026, 3, 1)
SYSTEM = ResourceKind.SYSTEM

CARE = Service(
    id="hemtjanst",
    name="Hemtjänst",
    unit="vard",
    area=Area.SOCIAL_CARE,
    sector=Sector.HEALTH,
    crisis_if_lost=True,
    critical=True,
    owner="chef",
    deputy="bitradande",
    hours="alltid",
    analysed_on=DECIDED,
    mtpd=480,
    rto=240,
    rpo=60,
    wrt=120,
    level=TolerableLevel(percent=60, within=240),
    impact=tuple(ImpactRow(id=category.id, scores=(0, 2, 3, 4, 4, 4, 4, 4)) for category in CATEGORIES),
    dependencies=(
        Dependency(id="journal", needs=("journal",), kind=DependencyKind.HARD, tolerance=60),
        Dependency(id="larm", needs=("trygghetslarm",), kind=DependencyKind.SOFT, tolerance=60),
    ),
    risks=(
        Risk(id="brand", name="Brand", resource="journal", likelihood=1, consequence=3, treatment=Treatment.ACCEPT),
    ),
    workarounds=(
        Workaround(
            id="papper",
            name="Papper",
            replaces=("journal",),
            trigger="Journalen är borta",
            decider="chef",
            startup=30,
            endurance=1440,
            capacity=70,
            staff=4,
            needs=("skrivare",),
            steps="Hämta pärmen.",
        ),
    ),
    tasks=(Task(id="journal", name="Anteckna", who="chef", steps="Skriv i blocket."),),
    activation=Activation(
        criteria="Borta i 30 min",
        decider="chef",
        deputy="bitradande",
        budget=30,
        alert_list="larm-1",
        deactivation="Journalen är åter",
    ),
    communication=(CommunicationItem(id="anhoriga", audience="Anhöriga", sender="chef", channel="sms", reserve="bud"),),
    recovery=(RecoveryStep(id="forst", name="Journalen", resources=("journal",), who="chef", duration=60),),
    returning=Return(declares="chef", enters="bitradande", verifies="chef"),
    secrecy_assessed=DECIDED,
)
ALARM = Service(id="trygghetslarm", name="Trygghetslarm", rto=30, description="Larmen", owner="larmchef")
PAY = Service(
    id="loner", name="Löner", secrecy_assessed=DECIDED, dependencies=(Dependency(id="lon", needs=("lonesystem",)),)
)

TOWN = Municipality(
    name="Åskarby",
    units=(Unit(id="kommun-allt", name="Allt"), Unit(id="vard", name="Vård", parent="kommun-allt")),
    calendars=(Calendar(id="kontorstid", name="Kontorstid"), Calendar(id="annan", name="Annan")),
    services=(CARE, ALARM, PAY),
    resources=(
        Resource(
            id="journal",
            name="Journal",
            kind=SYSTEM,
            supplier="omsorgssystem",
            owner="it-chef",
            dependencies=(Dependency(id="hall", needs=("datahall",)),),
        ),
        Resource(id="datahall", name="Datahall", kind=ResourceKind.PREMISES),
        Resource(id="lonesystem", name="Lönesystem", kind=SYSTEM),
        Resource(id="skrivare", name="Skrivare", kind=ResourceKind.GOODS),
        Resource(id="mobilnat", name="Mobilnät", kind=ResourceKind.NETWORK),
        Resource(
            id="journaler",
            name="Journaler",
            kind=ResourceKind.INFORMATION,
            held_by=("journal",),
            owner="chef",
            classes=Classes(confidentiality=3, integrity=3, availability=3, traceability=2),
            personal_data=True,
        ),
        Resource(id="loneuppgifter", name="Löneuppgifter", kind=ResourceKind.INFORMATION, held_by=("lonesystem",)),
    ),
    backups=(
        Backup(
            id="natt",
            name="Nattkopia",
            copies_of=("journaler", "loneuppgifter"),
            interval=60,
            duration=0,
            offsite_delay=0,
            restore=120,
            copies=(BackupCopy(id="bort", supplier="arkivet"),),
        ),
    ),
    suppliers=(
        Supplier(id="omsorgssystem", name="Omsorgssystem", parent="koncernen"),
        Supplier(id="koncernen", name="Koncernen"),
        Supplier(id="arkivet", name="Arkivet"),
        Supplier(id="hallen", name="Hallen"),
        Supplier(id="ingen", name="Ingen"),
    ),
    agreements=(
        Agreement(
            id="avtal",
            name="Journalavtalet",
            supplier="omsorgssystem",
            covers=("journal", "lonesystem"),
            subcontractors=(Subcontractor(resource="journal", supplier="hallen"),),
            recovery=Promise(minutes=240),
            support="kontorstid",
        ),
        Agreement(id="lon-avtal", name="Löneavtalet", supplier="ingen", covers=("lonesystem",)),
    ),
    roles=tuple(
        Role(id=name, name=name.capitalize(), holder=holder, deputies=("bo",), hours="alltid", reaction=15)
        for name, holder in (
            ("chef", "anna"),
            ("bitradande", "cia"),
            ("it-chef", "dan"),
            ("larmchef", "eva"),
            ("lonechef", "folke"),
        )
    ),
    role_groups=(
        RoleGroup(id="stab", name="Stab", roles=("chef",)),
        RoleGroup(id="lon", name="Lön", roles=("lonechef",)),
    ),
    alert_lists=(AlertList(id="larm-1", name="Larm", roles=("chef",)), AlertList(id="larm-2", name="Annat")),
    people=tuple(
        Person(
            id=name,
            name=name.capitalize(),
            channels=(Channel(id="mobil", kind=ChannelKind.MOBILE, address="070-174 06 05", needs="mobilnat"),),
        )
        for name in ("anna", "bo", "cia", "dan", "eva", "folke")
    ),
    duties=(
        ReportingDuty(
            id="imy",
            name="Anmäl",
            scope=DutyScope.PERSONAL_DATA,
            receiver="IMY",
            deadline=4320,
            role="chef",
            route="brev",
        ),
    ),
    actions=(Action(id="prova", name="Prova"),),
)


def approved(plan: Municipality = TOWN, service: str = "hemtjanst", **given: Any) -> Version:
    """An approved version of a service's plan as it stands."""
    part = bound(plan, service)
    values: dict[str, Any] = {
        "service": service,
        "number": 1,
        "author": "Anna Berg",
        "approver": "Bo Ek",
        "decided_on": DECIDED,
        "next_review": date(2027, 3, 1),
        "approved_at": datetime(2026, 3, 1, 12, tzinfo=UTC),
        "plan": part,
        "digest": digest_of(part),
    }
    return Version(**values | given)


def paper(number: int) -> PaperCopy:
    """A paper copy of a version."""
    return PaperCopy(id=f"parm-{number}", version=number, place="Pärmen i receptionen")


def with_care(plan: Municipality = TOWN, **fields: Any) -> Municipality:
    """The town with other values in the home care service."""
    services = (plan.service["hemtjanst"].model_copy(update=fields), *plan.services[1:])
    return plan.model_copy(update={"services": services})
