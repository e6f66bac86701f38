"""A small municipality to bind scenarios to, with what ties, what is unknown, and a person whom nobody may see."""

from typing import Any

from kontinuitet.domain.followup import DutyScope, DutyStart, ReportingDuty
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person, Role
from kontinuitet.domain.resource import Backup, Classes, Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.service import Activation, Service, Workaround
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import UNKNOWN, Promise, Value

HOUR = 60
DAYS = 24 * HOUR


def needs(name: str, tolerance: int = 0) -> Dependency:
    """A hard dependency on one thing."""
    return Dependency(id=name, needs=(name,), kind=DependencyKind.HARD, tolerance=tolerance)


def system(name: str, **fields: Any) -> Resource:
    """A system that takes ten days to repair, so that all who need it stop."""
    return Resource(
        id=name,
        name=name.capitalize(),
        kind=ResourceKind.SYSTEM,
        **{"stated_recovery": Promise(minutes=10 * DAYS), **fields},
    )


def service(name: str, *needed: str, **fields: Any) -> Service:
    """A service that stops when what it needs falls."""
    return Service(
        id=name,
        name=name.capitalize(),
        **{"dependencies": tuple(needs(one) for one in needed), "critical": True} | fields,
    )


def changed(value: Value, **fields: Any) -> Any:
    """The value with other fields."""
    return value.model_copy(update=fields)


PERSON = "Anna Berg"

HOME_CARE = service(
    "hemtjanst",
    "journal",
    definite="hemtjänsten",
    owner="enhetschef",
    deputy="bitradande",
    mtpd=8 * HOUR,
    rto=4 * HOUR,
    workarounds=(Workaround(id="papper", name="Pappersplanering", replaces=("journal",), startup=30),),
    activation=Activation(budget=45),
)
ALARM = service("larm", "larmsystem", mtpd=2 * HOUR, rto=1 * HOUR)
PAY = service("lon", "journal", critical=False, mtpd=5 * DAYS)
SCHOOL = service("skola", "larmsystem", mtpd=UNKNOWN)

TOWN = Municipality(
    name="Åskarby kommun",
    services=(HOME_CARE, ALARM, PAY, SCHOOL),
    resources=(
        system("journal", supplier="granvik"),
        system("larmsystem", supplier="berghall"),
        Resource(
            id="akter",
            name="Akter",
            kind=ResourceKind.INFORMATION,
            held_by=("journal",),
            classes=Classes(availability=2),
        ),
        Resource(
            id="insatser",
            name="Insatser",
            kind=ResourceKind.INFORMATION,
            held_by=("journal",),
            classes=Classes(availability=3),
        ),
        Resource(id="listor", name="Listor", kind=ResourceKind.INFORMATION, held_by=("journal",)),
    ),
    backups=(
        Backup(id="natt", name="Nattkopian", copies_of=("insatser",), interval=DAYS, restore=6 * HOUR),
        Backup(id="annan", name="En annan kopia", copies_of=("listor",)),
    ),
    suppliers=(Supplier(id="berghall", name="Berghall"), Supplier(id="granvik", name="Granvik Drift")),
    agreements=(
        Agreement(
            id="avtal",
            name="Driftavtal",
            supplier="granvik",
            covers=("journal",),
            notice=Promise(minutes=1 * HOUR),
            recovery=Promise(minutes=8 * HOUR, support=True),
            fault_report="08-000 00 00",
            owner="it-chef",
        ),
    ),
    roles=(
        Role(id="enhetschef", name="Enhetschef", holder="anna-berg", deputies=("bo-ek",)),
        Role(id="bitradande", name="Biträdande enhetschef"),
        Role(id="it-chef", name="It-chef"),
    ),
    people=(Person(id="anna-berg", name=PERSON), Person(id="bo-ek", name="Bo Ek")),
    duties=(
        ReportingDuty(
            id="incident", name="Incident", scope=DutyScope.CRITICAL, deadline=24 * HOUR, starts=DutyStart.DETECTED
        ),
    ),
)
