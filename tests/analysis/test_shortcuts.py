"""What is worked out in short ways is what the long ways give: on towns with circles, groups, unknowns and routines."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.build import town

from kontinuitet.analysis.consequences import consequences
from kontinuitet.analysis.effects import Effect
from kontinuitet.analysis.falls import said
from kontinuitet.analysis.figures import State
from kontinuitet.analysis.hours import _opened, reference_start, windows
from kontinuitet.analysis.network import Network, compile_network
from kontinuitet.analysis.propagation import Propagation, Repairs
from kontinuitet.analysis.rules import RULES, findings, findings_in_slices
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.calendar import Calendar, OpenSpan
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.service import Activation, Service, TolerableLevel, Workaround
from kontinuitet.domain.supplier import Agreement, Subcontractor, Supplier
from kontinuitet.domain.values import UNKNOWN, AskedMinutes, Promise

TODAY = date(2026, 11, 23)
SEEDS = range(40)
RESOURCES = tuple(f"resurs-{number}" for number in range(9))
OFFICE = Calendar(id="kontor", name="Kontor", spans=(OpenSpan(first=0, last=4, start=480, end=1020),))


class _Dice(Random):
    def often(self, chance: float) -> bool:
        return self.random() < chance

    def minutes(self, *choices: int) -> AskedMinutes:
        return UNKNOWN if self.often(0.2) else self.choice(choices)


def _town(seed: int) -> Municipality:
    dice = _Dice(seed)
    resources = [_resource(dice, name) for name in RESOURCES]
    services = [_service(dice, f"verksamhet-{number}") for number in range(7)]
    suppliers = tuple(Supplier(id=f"bolag-{number}", name=f"Bolag {number}") for number in range(2))
    agreements = tuple(
        Agreement(
            id=f"avtal-{each.id}",
            name=f"Avtal {each.id}",
            supplier=each.id,
            covers=tuple(dice.sample(RESOURCES, 2)),
            recovery=Promise(minutes=dice.choice((240, 960)), support=dice.often(0.6)),
            support="kontor",
            subcontractors=(Subcontractor(resource=dice.choice(RESOURCES), supplier=UNKNOWN),),
        )
        for each in suppliers
    )
    return town(*resources, *services, suppliers=suppliers, agreements=agreements, calendars=(OFFICE,))


def _needs(dice: _Dice, others: Sequence[str], most: int) -> tuple[Dependency, ...]:
    rows = []
    for number in range(dice.randrange(most + 1)):
        needs = tuple(dice.sample(others, min(len(others), dice.choice((1, 1, 1, 2, 3)))))
        rows.append(
            Dependency(
                id=f"rad-{number}",
                needs=needs,
                at_least=dice.randrange(1, len(needs) + 1),
                kind=DependencyKind.SOFT if dice.often(0.15) else DependencyKind.HARD,
                tolerance=dice.minutes(0, 0, 60, 600),
                up_first=dice.often(0.3),
                partial_enough=dice.often(0.3),
            )
        )
    return tuple(rows)


def _resource(dice: _Dice, name: str) -> Resource:
    # Some need what comes after them: there are circles, and circles in which something must be up first.
    others = RESOURCES if dice.often(0.2) else RESOURCES[: RESOURCES.index(name)] or RESOURCES[-1:]
    return Resource(
        id=name,
        name=name.title(),
        kind=dice.choice((ResourceKind.SYSTEM, ResourceKind.PREMISES, ResourceKind.ENERGY)),
        stated_recovery=UNKNOWN if dice.often(0.2) else Promise(minutes=dice.choice((0, 60, 480))),
        partial_recovery=dice.minutes(30, 90),
        dependencies=_needs(dice, [other for other in others if other != name] or RESOURCES[:1], 2),
    )


def _service(dice: _Dice, name: str) -> Service:
    routines = tuple(
        Workaround(
            id=f"reserv-{number}",
            name=f"Reserv {number}",
            replaces=(f"rad-{number}",) if dice.often(0.5) else tuple(dice.sample(RESOURCES, 2)),
            startup=dice.minutes(0, 30),
            endurance=dice.minutes(60, 240, 1440),
            capacity=dice.choice((30, 80)),
            needs=tuple(dice.sample(RESOURCES, dice.randrange(2))),
        )
        for number in range(dice.randrange(3))
    )
    return Service(
        id=name,
        name=name.title(),
        critical=dice.often(0.7),
        mtpd=dice.minutes(240, 1440),
        rto=dice.minutes(60, 480),
        level=TolerableLevel(percent=50),
        dependencies=_needs(dice, RESOURCES, 5),
        workarounds=routines,
        activation=Activation(budget=dice.minutes(0, 45)),
    )


def _start(plan: Municipality) -> datetime:
    return reference_start(plan.settings.reference, TODAY)


def _causes(plan: Municipality) -> list[str]:
    return [each.id for each in (*plan.resources, *plan.suppliers)]


class _KnowsNothing(Propagation):
    """A pass that nothing can be taken over from: with it the worst answer is worked out from the beginning."""

    def __init__(self, network: Network) -> None:
        self.down = {}
        self.unsure = set(range(len(network.ids)))

    def memory(self):  # type: ignore[no-untyped-def]
        return {}, set(), {}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_worst_answer_goes_on_from_the_known_one(seed: int) -> None:
    plan = _town(seed)
    network = compile_network(plan)
    repairs = Repairs(network, _start(plan))
    for cause in _causes(plan):
        told = said(network, (Effect(cause),), length=None)
        sure = Propagation(network, told, repairs, by_hand={})
        short = Propagation(network, told, repairs, by_hand={}, sure=sure)
        whole = Propagation(network, told, repairs, by_hand={}, sure=_KnowsNothing(network))
        assert short.down == whole.down


@pytest.mark.parametrize("seed", SEEDS)
def test_whether_a_state_is_unknown_is_known_without_the_states(seed: int) -> None:
    plan = _town(seed)
    network = compile_network(plan)
    for cause in _causes(plan):
        asked, other = (consequences(network, (Effect(cause),), start=_start(plan)) for _ in range(2))
        for service in plan.services:
            states = {span.state for span in other.service(service.id).states}
            assert asked.is_unsure(service.id) == (State.UNKNOWN in states)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_stops_a_service_is_each_cause_that_does(seed: int) -> None:
    plan = _town(seed)
    view = Snapshot(municipality=plan, today=TODAY, exercised={})
    for service in plan.services:
        needed = [one for one in _causes(plan) if one in view.reach(service.id) or one in plan.supplier]
        alone = [consequences(compile_network(plan), (Effect(one),), start=view.start) for one in needed]
        stops = [one for one, answer in zip(needed, alone, strict=True) if answer.stops(service.id)]
        assert list(view.stoppers(service.id)) == stops


@pytest.mark.parametrize("seed", SEEDS)
def test_the_rules_find_the_same_in_slices_and_each_alone(seed: int) -> None:
    """Each rule alone, on a view in which nothing is prepared, and in slices with everything prepared."""
    plan = _town(seed)
    work = findings_in_slices(plan, TODAY)
    pauses = 0
    while True:
        try:
            next(work)
        except StopIteration as done:
            sliced = done.value
            break
        pauses += 1
    assert pauses > len(RULES) + len(plan.services) + len(plan.resources)
    assert sliced == findings(plan, TODAY)
    alone = [
        one
        for rule in RULES.values()
        for one in rule(Snapshot(municipality=plan, today=TODAY, exercised={}))
        if one is not None
    ]
    listed = [told for found in sliced for told in _flat(found)]
    assert sorted(map(_name, listed)) == sorted(_name(told) for found in alone for told in _flat(found))


def _flat(found):  # type: ignore[no-untyped-def]
    yield found
    for other in found.speaks_for:
        yield from _flat(other)


def _name(found) -> str:  # type: ignore[no-untyped-def]
    return repr((found.rule, found.variant, found.severity, found.place_key, found.params, found.path, found.notes))


@settings(max_examples=60)
@given(
    st.integers(0, 6), st.integers(0, 6), st.integers(0, 1439), st.integers(0, 1439), st.integers(0, 600), st.booleans()
)
def test_a_remembered_year_has_the_same_windows(
    first: int, last: int, opens: int, closes: int, offset: int, eves: bool
) -> None:
    calendar = Calendar(id="x", name="x", spans=(OpenSpan(first=first, last=last, start=opens, end=closes),))
    start = datetime(2026, 1, 1, 3, 30, tzinfo=UTC) + timedelta(hours=13 * offset)
    every = windows(calendar, start, eves_open=eves)
    remembered = _opened(calendar, start, eves_open=eves)
    assert list(islice(remembered, 400)) == list(islice(every, 400))
