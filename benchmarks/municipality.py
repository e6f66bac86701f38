"""A made-up municipality of any size, the same for the same seed: layered as real ones are, with unknowns."""

from datetime import date
from random import Random

from kontinuitet.domain.calendar import Calendar, OpenSpan
from kontinuitet.domain.followup import Certainty, DutyScope, ReportingDuty
from kontinuitet.domain.municipality import CATEGORIES, TIME_POINTS, Municipality
from kontinuitet.domain.organisation import AlertList, Channel, ChannelKind, Person, Role, Unit
from kontinuitet.domain.resource import Backup, Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.service import Activation, Area, ImpactRow, Service, TolerableLevel, Workaround
from kontinuitet.domain.supplier import Agreement, DutyState, DutyStatus, IncidentDuty, Supplier
from kontinuitet.domain.values import UNKNOWN, AskedMinutes, AskedPromise, DeliveryForm, Promise

SEED = 2011
HOUR, DAY = 60, 24 * 60
DEPENDENCIES = 10
"""Of each service; what-if is promised for municipalities of this density."""

_LAYERS: tuple[tuple[ResourceKind, ...], ...] = (
    (ResourceKind.ENERGY, ResourceKind.WATER, ResourceKind.PREMISES),
    (ResourceKind.NETWORK, ResourceKind.PREMISES, ResourceKind.EXTERNAL),
    (ResourceKind.IDENTITY, ResourceKind.SYSTEM, ResourceKind.NETWORK),
    (ResourceKind.SYSTEM, ResourceKind.INFORMATION, ResourceKind.PEOPLE, ResourceKind.TRANSPORT, ResourceKind.GOODS),
)
"""What stands on what: a resource needs some of the layers below its own."""

_SHARES = (0.05, 0.1, 0.15, 0.7)
"""How much of all resources each layer holds."""


def municipality(services: int, *, seed: int = SEED) -> Municipality:
    """A municipality with that many services, twice as many resources and a supplier for every third service."""
    return _Maker(services, seed).made()


class _Maker:
    """Draws every value from one generator, so that a seed names a municipality."""

    def __init__(self, services: int, seed: int) -> None:
        self._dice = Random(f"{seed} {services}")
        self._services = [f"verksamhet-{number}" for number in range(services)]
        self._resources = [f"resurs-{number}" for number in range(2 * services)]
        self._suppliers = [f"leverantor-{number}" for number in range(max(2, services // 3))]
        self._roles = [f"roll-{number}" for number in range(max(4, services // 2))]
        self._people = [f"person-{number}" for number in range(max(4, services // 2))]
        self._units = [f"enhet-{number}" for number in range(max(2, services // 12))]
        self._lists = [f"larmlista-{number}" for number in range(max(1, services // 20))]
        self._layers = self._layered()

    def made(self) -> Municipality:
        resources = tuple(self._resource(layer, one) for layer, ids in enumerate(self._layers) for one in ids)
        return Municipality(
            name="Storåsarna",
            units=tuple(Unit(id=one, name=f"Enhet {one}") for one in self._units),
            calendars=_CALENDARS,
            services=tuple(self._service(one) for one in self._services),
            resources=resources,
            backups=tuple(self._backup(one) for one in resources if one.kind is ResourceKind.SYSTEM),
            suppliers=tuple(Supplier(id=one, name=f"Bolag {one}") for one in self._suppliers),
            agreements=tuple(self._agreements(resources)),
            roles=tuple(self._role(one) for one in self._roles),
            alert_lists=tuple(
                AlertList(id=one, name=f"Lista {one}", roles=tuple(self._some(self._roles, 4))) for one in self._lists
            ),
            people=tuple(self._person(number, one) for number, one in enumerate(self._people)),
            duties=_DUTIES,
        )

    def _layered(self) -> list[list[str]]:
        layers, taken = [], 0
        for share in _SHARES:
            size = max(1, round(len(self._resources) * share))
            layers.append(self._resources[taken : taken + size])
            taken += size
        layers[-1] += self._resources[taken:]
        return layers

    def _some(self, ids: list[str], count: int) -> list[str]:
        return self._dice.sample(ids, min(count, len(ids)))

    def _maybe(self, chance: float) -> bool:
        return self._dice.random() < chance

    def _minutes(self, *choices: int, unknown: float = 0.1) -> AskedMinutes:
        return UNKNOWN if self._maybe(unknown) else self._dice.choice(choices)

    def _promise(self, *choices: int, support: float = 0.3) -> AskedPromise:
        if self._maybe(0.15):
            return UNKNOWN
        return Promise(minutes=self._dice.choice(choices), support=self._maybe(support))

    def _resource(self, layer: int, identity: str) -> Resource:
        below = [one for ids in self._layers[max(0, layer - 2) : layer] for one in ids]
        kind = self._dice.choice(_LAYERS[layer])
        bought = self._maybe(0.4)
        return Resource(
            id=identity,
            name=f"Resurs {identity}",
            kind=kind,
            owner=self._dice.choice(self._roles),
            run=self._dice.choice(list(DeliveryForm)) if bought else DeliveryForm.OWN,
            supplier=self._dice.choice(self._suppliers) if bought else None,
            stated_recovery=self._promise(HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, DAY),
            personal_data=self._maybe(0.3),
            dependencies=tuple(self._needs(below, 2 if layer else 0, first=True)),
        )

    def _needs(self, ids: list[str], count: int, *, first: bool = False) -> list[Dependency]:
        rows = []
        for one in self._some(ids, count):
            others = tuple(other for other in self._some(ids, 1) if other != one) if self._maybe(0.15) else ()
            row = Dependency(
                id=one,
                needs=(one, *others),
                at_least=1 if others else None,
                kind=DependencyKind.SOFT if self._maybe(0.15) else DependencyKind.HARD,
                tolerance=self._minutes(0, 0, 15, HOUR, 4 * HOUR, DAY),
                up_first=first and self._maybe(0.5),
            )
            rows.append(row)
        return rows

    def _service(self, identity: str) -> Service:
        top, middle = self._layers[-1], self._layers[2]
        needs = [*self._needs(top, DEPENDENCIES - 2), *self._needs(middle, 2)]
        intolerable = self._dice.randrange(2, len(TIME_POINTS))
        return Service(
            id=identity,
            name=f"Verksamhet {identity}",
            unit=self._dice.choice(self._units),
            area=self._dice.choice(list(Area)),
            critical=self._maybe(0.5),
            owner=self._dice.choice(self._roles),
            deputy=self._dice.choice(self._roles),
            mtpd=self._minutes(TIME_POINTS[intolerable]),
            rto=self._minutes(TIME_POINTS[intolerable - 1]),
            rpo=self._minutes(DAY, 2 * DAY),
            level=TolerableLevel(percent=self._dice.choice((30, 50, 70))),
            description=f"Det som {identity} gör för dem som behöver det, varje dag och varje natt.",
            impact=tuple(self._impact(category.id, intolerable) for category in CATEGORIES),
            dependencies=tuple(needs),
            workarounds=tuple(self._workaround(number, needs) for number in range(self._dice.randrange(3))),
            activation=Activation(budget=self._minutes(15, 45, HOUR), alert_list=self._dice.choice(self._lists)),
        )

    def _impact(self, category: str, intolerable: int) -> ImpactRow:
        below = sorted(self._dice.randrange(3) for _ in range(intolerable))
        beyond = sorted(self._dice.randrange(3, 5) for _ in range(len(TIME_POINTS) - intolerable))
        return ImpactRow(id=category, scores=(*below, *beyond))

    def _workaround(self, number: int, needs: list[Dependency]) -> Workaround:
        replaced, kept = self._dice.sample(needs, 2)
        return Workaround(
            id=f"reserv-{number}",
            name=f"Reservrutin {number}",
            replaces=replaced.needs,
            startup=self._minutes(15, HOUR),
            endurance=self._minutes(8 * HOUR, DAY, 3 * DAY),
            capacity=self._dice.choice((40, 60, 100)),
            needs=kept.needs[:1] if self._maybe(0.3) else (),
            steps="1. Hämta pärmen.\n2. Skriv på papper.\n3. För in när det fungerar igen.",
        )

    def _backup(self, resource: Resource) -> Backup:
        return Backup(
            id=f"kopia-{resource.id}",
            name=f"Kopia av {resource.name}",
            copies_of=(resource.id,),
            interval=self._minutes(HOUR, DAY),
            duration=self._minutes(15, HOUR),
            offsite_delay=self._minutes(0, HOUR, DAY),
        )

    def _agreements(self, resources: tuple[Resource, ...]) -> list[Agreement]:
        covered: dict[str, list[str]] = {}
        for one in resources:
            if isinstance(one.supplier, str) and self._maybe(0.9):
                covered.setdefault(one.supplier, []).append(one.id)
        return [self._agreement(supplier, tuple(ids)) for supplier, ids in covered.items()]

    def _agreement(self, supplier: str, covers: tuple[str, ...]) -> Agreement:
        status = self._dice.choice(list(DutyStatus))
        return Agreement(
            id=f"avtal-{supplier}",
            name=f"Avtal {supplier}",
            supplier=supplier,
            covers=covers,
            notice=self._promise(HOUR, 4 * HOUR, DAY),
            response=self._promise(HOUR, 4 * HOUR),
            recovery=self._promise(4 * HOUR, 8 * HOUR, 16 * HOUR, 40 * HOUR, support=0.7),
            support=self._dice.choice(_CALENDARS).id,
            eves_open=self._maybe(0.5),
            duties=(DutyState(duty=IncidentDuty.NOTIFY, status=status),),
            ends=date(2026 + self._dice.randrange(4), self._dice.randrange(1, 13), 1),
        )

    def _role(self, identity: str) -> Role:
        holder, *deputies = self._some(self._people, 1 + self._dice.randrange(3))
        return Role(id=identity, name=f"Roll {identity}", holder=holder, deputies=tuple(deputies))

    def _person(self, number: int, identity: str) -> Person:
        needs = self._dice.choice(self._layers[1]) if self._maybe(0.5) else None
        channel = Channel(id="mobil", kind=ChannelKind.MOBILE, address=f"070-174 06 {number % 100:02d}", needs=needs)
        return Person(id=identity, name=f"Person {identity}", channels=(channel,))


_CALENDARS = tuple(
    Calendar(id=f"oppet-{start}-{end}", name=f"{start}–{end}", spans=(_span,), holidays_open=always)
    for start, end, always in ((7, 16, False), (8, 17, False), (6, 22, False), (0, 24, True))
    for _span in (OpenSpan(first=0, last=6 if always else 4, start=start * HOUR, end=end * HOUR),)
)

_DUTIES = tuple(
    ReportingDuty(
        id=f"anmalan-{scope}", name=f"Anmälan {scope}", scope=scope, deadline=hours * HOUR, certainty=Certainty.B
    )
    for scope, hours in ((DutyScope.CRITICAL, 6), (DutyScope.PERSONAL_DATA, 72), (DutyScope.ALL, 24))
)
