"""What reserve routines that run at the same time take together."""

from datetime import datetime

from kontinuitet.analysis.allocation import Claimant, Claimed, claims, wanted
from kontinuitet.analysis.consequences import Consequences, consequences
from kontinuitet.analysis.effects import MINUTE, Effect
from kontinuitet.analysis.holidays import STOCKHOLM
from kontinuitet.analysis.network import compile_network
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.service import Activation, Allocation, Service, Workaround
from kontinuitet.domain.values import UNKNOWN, Promise

FRIDAY = datetime(2026, 11, 27, 18, tzinfo=STOCKHOLM)


def service(identity: str, *routines: Workaround, tolerance: int = 0) -> Service:
    edge = Dependency(id="system", needs=("system",), kind=DependencyKind.HARD, tolerance=tolerance)
    return Service(
        id=identity, name=identity, dependencies=(edge,), workarounds=routines, activation=Activation(budget=0)
    )


def routine(*taken: tuple[str, int], endurance: object = 1440, **fields: object) -> Workaround:
    rows = tuple(Allocation(resource=resource, number=number) for resource, number in taken)
    basis = {"id": "papper", "name": "Papper", "replaces": ("system",), "startup": 0, "endurance": endurance}
    return Workaround.model_validate(basis | {"allocations": rows} | fields)


def town(*services: Service, cars: object = 4) -> Municipality:
    return Municipality(
        name="Åskarby",
        services=services,
        resources=(
            Resource(id="system", name="System", kind=ResourceKind.SYSTEM, stated_recovery=Promise(minutes=2880)),
            Resource.model_validate({"id": "bilar", "name": "Bilar", "kind": "transport", "quantity": cars}),
        ),
    )


def fallen(plan: Municipality) -> Consequences:
    return consequences(compile_network(plan), (Effect("system"),), start=FRIDAY)


def test_those_who_run_at_the_same_time_are_added_up() -> None:
    plan = town(service("a", routine(("bilar", 3))), service("b", routine(("bilar", 2)), tolerance=60))
    (found,) = claims(plan, fallen(plan))
    assert found == Claimed("bilar", 60 * MINUTE, (Claimant("a", "papper", 3), Claimant("b", "papper", 2)), 4)
    assert (found.total, found.is_over, found.is_shared) == (5, True, True)


def test_those_who_follow_one_another_are_not() -> None:
    plan = town(
        service("a", routine(("bilar", 3), endurance=60)), service("b", routine(("bilar", 2)), tolerance=60), cars=3
    )
    (found,) = claims(plan, fallen(plan))
    assert (found.claimants, found.is_over, found.is_shared) == ((Claimant("a", "papper", 3),), False, False)


def test_what_a_routine_needs_counts_as_one_unless_it_takes_more() -> None:
    assert wanted(routine(("bilar", 3), needs=("bilar", "rum"))) == {"bilar": 3, "rum": 1}


def test_an_unknown_number_is_never_exceeded() -> None:
    plan = town(service("a", routine(("bilar", 9_000))), cars=UNKNOWN)
    (found,) = claims(plan, fallen(plan))
    assert (found.quantity, found.is_over) == (None, False)


def test_a_routine_that_only_may_run_counts_when_asked_for() -> None:
    plan = town(service("a", routine(("bilar", 5), startup=UNKNOWN)))
    assert [each.total for each in claims(plan, fallen(plan))] == [5]
    assert claims(plan, fallen(plan), unsure=False) == ()


def test_only_the_services_that_are_asked_about() -> None:
    plan = town(service("a", routine(("bilar", 3))), service("b", routine(("bilar", 2))))
    (found,) = claims(plan, fallen(plan), ("b",))
    assert found.claimants == (Claimant("b", "papper", 2),)
