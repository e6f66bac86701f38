"""Made-up municipalities for the properties of the rules: shared things, groups, circles, unknowns and idle ones."""

from typing import Any

from hypothesis import strategies as st

from kontinuitet.domain.calendar import Calendar, OpenSpan
from kontinuitet.domain.disturbance import RecoveryStep
from kontinuitet.domain.municipality import Municipality, Settings
from kontinuitet.domain.organisation import Channel, ChannelKind, Person, Role
from kontinuitet.domain.resource import Backup, Classes, Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.service import Activation, Service, Workaround
from kontinuitet.domain.supplier import Agreement, Subcontractor, Supplier
from kontinuitet.domain.values import UNKNOWN, DeliveryForm, Promise

OFFICE = Calendar(id="kontorstid", name="Kontorstid", spans=(OpenSpan(first=0, last=4, start=480, end=1020),))
RESOURCES = ("res-a", "res-b", "res-c", "res-d", "res-e")
SERVICES = ("tj-a", "tj-b", "tj-c")
SUPPLIERS = ("lev-a", "lev-b", "lev-c")
LABELS = ("plats-a", "plats-b", "res-c")

minutes = st.sampled_from([0, 30, 60, 240, 480, 1440, 10080])
asked = st.one_of(minutes, minutes, st.just(UNKNOWN), st.none())
answers = st.sampled_from([True, False, UNKNOWN, None])
labels = st.sampled_from([*LABELS, None, UNKNOWN])
promises = st.one_of(st.none(), st.just(UNKNOWN), st.builds(Promise, minutes=minutes, support=st.booleans()))


@st.composite
def dependencies(draw: st.DrawFn, names: tuple[str, ...]) -> tuple[Dependency, ...]:
    """Up to three rows, some of them groups."""
    rows = []
    for number in range(draw(st.integers(0, 3)) if names else 0):
        needs = tuple(draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)))
        row = Dependency(
            id=f"beroende-{number}",
            needs=needs,
            at_least=draw(st.sampled_from([None, 1])),
            kind=draw(st.sampled_from([DependencyKind.HARD, DependencyKind.HARD, DependencyKind.SOFT, None])),
            tolerance=draw(asked),
            required=draw(st.one_of(st.none(), asked)),
            data_at_most=draw(st.one_of(st.none(), asked)),
            up_first=draw(answers),
            confirmed=draw(answers),
        )
        rows.append(row)
    return tuple(rows)


@st.composite
def resources(draw: st.DrawFn, name: str, needs: tuple[str, ...]) -> Resource:
    """A resource that may need some of these."""
    return Resource(
        id=name,
        name=f"Namn {name}",
        kind=draw(st.sampled_from(ResourceKind)),
        run=draw(st.sampled_from([DeliveryForm.OWN, DeliveryForm.CLOUD, UNKNOWN, None])),
        supplier=draw(st.sampled_from([*SUPPLIERS, None, UNKNOWN])),
        place=draw(labels),
        power=draw(labels),
        network=draw(labels),
        identity=draw(labels),
        stated_recovery=draw(promises),
        recovery_plan=draw(answers),
        classes=Classes(availability=draw(st.sampled_from([0, 1, 3, UNKNOWN, None]))),
        personal_data=draw(answers),
        dependencies=draw(dependencies(needs)),
    )


@st.composite
def services(draw: st.DrawFn, name: str) -> Service:
    """A service with a reserve routine and an order of recovery now and then."""
    routine = Workaround(
        id="reserv", name="Reserv", replaces=("res-a",), startup=draw(asked), endurance=draw(asked), needs=("res-b",)
    )
    order = draw(st.lists(st.sampled_from(RESOURCES), max_size=3, unique=True))
    others = tuple(other for other in SERVICES if other > name)
    return Service(
        id=name,
        name=f"Namn {name}",
        critical=draw(st.sampled_from([True, True, False, UNKNOWN])),
        rto=draw(asked),
        mtpd=draw(asked),
        rpo=draw(asked),
        dependencies=draw(dependencies((*RESOURCES, *others))),
        workarounds=(routine,) if draw(st.booleans()) else (),
        activation=Activation(budget=draw(asked), decider="roll"),
        recovery=tuple(RecoveryStep(id=f"steg-{one}", name=one, resources=(one,)) for one in order),
    )


@st.composite
def towns(draw: st.DrawFn) -> Municipality:
    """Everything hangs together: three services, five resources, three suppliers with an agreement or two."""
    everything = tuple(
        draw(resources(name, RESOURCES if draw(st.integers(0, 9)) == 0 else RESOURCES[number + 1 :]))
        for number, name in enumerate(RESOURCES)
    )
    agreement: Any = st.builds(
        Agreement,
        id=st.just("avtal"),
        name=st.just("Avtal"),
        supplier=st.sampled_from(SUPPLIERS),
        covers=st.lists(st.sampled_from(RESOURCES), max_size=3, unique=True).map(tuple),
        recovery=promises,
        support=st.sampled_from([None, "kontorstid", "alltid"]),
        subcontractors=st.sampled_from([(), (Subcontractor(resource="res-d", supplier="lev-c"),)]),
    )
    backup = Backup(id="kopia", name="Kopia", copies_of=("res-a", "res-c"), interval=draw(asked), duration=0)
    phone = Channel(id="mobil", kind=ChannelKind.MOBILE, address="070-174 06 05", needs="res-e")
    return Municipality(
        name="Åskarby",
        settings=Settings(concentration_services=draw(st.integers(1, 3))),
        calendars=(OFFICE,),
        services=tuple(draw(services(name)) for name in SERVICES),
        resources=everything,
        suppliers=tuple(
            Supplier(id=name, name=f"Namn {name}", parent=draw(st.sampled_from([None, "lev-a"])) if number else None)
            for number, name in enumerate(SUPPLIERS)
        ),
        agreements=(draw(agreement),),
        backups=(backup.model_copy(update={"offsite_delay": draw(asked)}),),
        roles=(Role(id="roll", name="Roll", holder="anna"),),
        people=(Person(id="anna", name="Anna", channels=(phone,)),),
    )
