"""The example of the graph page: three services, six resources, and what Berghall carries for all of them."""

from datetime import datetime

from kontinuitet.analysis.holidays import STOCKHOLM
from kontinuitet.domain.calendar import Calendar, OpenSpan
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.service import Activation, Service, Workaround
from kontinuitet.domain.supplier import Agreement, Subcontractor, Supplier
from kontinuitet.domain.values import Promise

HARD, SOFT = DependencyKind.HARD, DependencyKind.SOFT
H = 60
DAY = 24 * H

FRIDAY = datetime(2026, 11, 27, 18, tzinfo=STOCKHOLM)
"""The reference moment: a Friday 18:00 in a week without holidays."""

OFFICE = Calendar(id="kontorstid", name="Kontorstid", spans=(OpenSpan(first=0, last=4, start=8 * H, end=17 * H),))


def need(name: str, needs: str, tolerance: int, *, kind: DependencyKind = HARD, up_first: bool = False) -> Dependency:
    """A dependency on one thing."""
    return Dependency(id=name, needs=(needs,), kind=kind, tolerance=tolerance, up_first=up_first)


def hours(count: int) -> Promise:
    """Ordinary hours."""
    return Promise(minutes=count * H)


HOME_CARE = Service(
    id="hemtjanst",
    name="Hemtjänst",
    rto=4 * H,
    mtpd=8 * H,
    dependencies=(need("journal", "journal", 2 * H), need("rutt", "rutt", 24 * H, kind=SOFT)),
    workarounds=(
        Workaround(id="papper", name="Pappersplanering", replaces=("journal",), startup=1 * H, endurance=24 * H),
    ),
    activation=Activation(budget=45),
)
ALARM = Service(
    id="trygghetslarm",
    name="Trygghetslarm",
    rto=30,
    mtpd=1 * H,
    dependencies=(
        need("inloggning", "inloggning", 1 * H),
        Dependency(id="mobil", needs=("mobil-a", "mobil-b"), at_least=1, kind=HARD, tolerance=0),
    ),
)
PAY = Service(
    id="loner", name="Löner", rto=3 * DAY, mtpd=5 * DAY, dependencies=(need("inloggning", "inloggning", 72 * H),)
)

RESOURCES = (
    Resource(
        id="journal",
        name="Journal",
        kind=ResourceKind.SYSTEM,
        supplier="omsorgssystem",
        dependencies=(need("inloggning", "inloggning", 30, up_first=True),),
    ),
    Resource(
        id="inloggning",
        name="Inloggning",
        kind=ResourceKind.IDENTITY,
        supplier="granvik",
        stated_recovery=hours(6),
        dependencies=(need("datahall", "datahall", 15, up_first=True),),
    ),
    Resource(id="datahall", name="Datahall", kind=ResourceKind.PREMISES, stated_recovery=hours(4)),
    Resource(
        id="rutt",
        name="Ruttplanering",
        kind=ResourceKind.SYSTEM,
        stated_recovery=hours(2),
        dependencies=(need("datahall", "datahall", 0),),
    ),
    Resource(id="mobil-a", name="Mobil A", kind=ResourceKind.NETWORK, stated_recovery=hours(4)),
    Resource(id="mobil-b", name="Mobil B", kind=ResourceKind.NETWORK, stated_recovery=hours(12)),
)

EXAMPLE = Municipality(
    name="Åskarby",
    calendars=(OFFICE,),
    services=(HOME_CARE, ALARM, PAY),
    resources=RESOURCES,
    suppliers=(
        Supplier(id="omsorgssystem", name="Omsorgssystem AB"),
        Supplier(id="granvik", name="Granvik Drift AB"),
        Supplier(id="berghall", name="Berghall AB"),
    ),
    agreements=(
        Agreement(
            id="avtal-journal",
            name="Journalsystem",
            supplier="omsorgssystem",
            covers=("journal",),
            recovery=Promise(minutes=8 * H, support=True),
            support="kontorstid",
        ),
        Agreement(
            id="avtal-drift",
            name="Drift",
            supplier="granvik",
            covers=("inloggning",),
            subcontractors=(Subcontractor(resource="datahall", supplier="berghall"),),
        ),
    ),
)
