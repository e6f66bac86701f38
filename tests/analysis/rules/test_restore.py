"""Group B: how long a restore takes, and whether anybody has tried."""

from datetime import date

import pytest

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person
from kontinuitet.domain.resource import Backup, Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.service import Activation, Service
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Unknown


def edge(needs: str, tolerance: object = 0, **fields: object) -> Dependency:
    return Dependency.model_validate({"id": needs, "needs": (needs,), "tolerance": tolerance} | fields)


def service(*edges: Dependency, identity: str = "hemtjanst", rto: object = 240, budget: object = None) -> Service:
    return Service.model_validate(
        {
            "id": identity,
            "name": identity.capitalize(),
            "rto": rto,
            "dependencies": edges or (edge("register"),),
            "activation": Activation.model_validate({"budget": budget}),
        }
    )


def backup(restore: object, *, identity: str = "kopia", of: str = "register", **fields: object) -> Backup:
    return Backup.model_validate(
        {"id": identity, "name": f"Nattkopian {identity}", "copies_of": (of,), "restore": restore} | fields
    )


def town(*backups: Backup, services: tuple[Service, ...] = (), below: tuple[Dependency, ...] = ()) -> Municipality:
    """A register, and a system that needs it if ``below`` says so."""
    return Municipality(
        name="Åskarby",
        services=services or (service(),),
        resources=(
            Resource(id="system", name="Systemet", kind=ResourceKind.SYSTEM, dependencies=below),
            Resource(id="register", name="Registret", kind=ResourceKind.INFORMATION),
            Resource(id="lista", name="Listan", kind=ResourceKind.INFORMATION),
        ),
        backups=backups,
        people=(Person(id="anna", name="Anna Berg"),),
    )


# B3


def test_b3_a_restore_that_takes_longer_than_is_left(find, told) -> None:
    (found,) = find(town(backup(210), services=(service(budget=45),)), "B3")
    assert (found.severity, found.blocking, found.variant) == (Severity.ERROR, False, "slow-after")
    assert found.place == Place(object="kopia", field="restore")
    for text in told(found):
        assert all(number in text for number in ("4 h", "45 min", "3 h 15 min", "3 h 30 min"))


@pytest.mark.parametrize(("restore", "budget"), [(195, 45), (240, None), (240, UNKNOWN), (240, NOT_APPLICABLE)])
def test_b3_says_nothing_when_there_is_just_time(find, restore: int, budget: object) -> None:
    assert find(town(backup(restore), services=(service(budget=budget),)), "B3") == []


@pytest.mark.parametrize(("budget", "variant"), [(None, "slow"), (UNKNOWN, "slow"), (240, "nothing-left")])
def test_b3_the_budget_may_be_unknown_or_take_it_all(find, told, budget: object, variant: str) -> None:
    (found,) = find(town(backup(300), services=(service(budget=budget),)), "B3")
    assert found.variant == variant
    assert all("5 h" in text and "4 h" in text for text in told(found))


def test_b3_counts_how_long_the_service_manages_without_all_the_way_down(find, told) -> None:
    deep = (service(edge("system", 60)),)
    assert find(town(backup(420), services=deep, below=(edge("register", 120),)), "B3") == []
    (found,) = find(town(backup(421), services=deep, below=(edge("register", 120),)), "B3")
    assert [step.needed for step in found.path] == ["system", "register"]
    assert all("3 h" in text and "Registret" in text for text in told(found))


@pytest.mark.parametrize("tolerance", [None, UNKNOWN])
def test_b3_an_unknown_tolerance_makes_a_warning(find, told, tolerance: object) -> None:
    (found,) = find(town(backup(300), services=(service(edge("register", tolerance)),)), "B3")
    assert (found.severity, found.notes) == (Severity.WARNING, ("tolerance-counted",))
    assert "inte helt känt" in told(found)[0]


def test_b3_the_decided_time_of_the_dependency_counts(find) -> None:
    decided = (service(edge("register", required=600), rto=UNKNOWN),)
    assert find(town(backup(600), services=decided), "B3") == []
    assert len(find(town(backup(601), services=decided), "B3")) == 1


@pytest.mark.parametrize(
    "needed",
    [
        edge("register", kind=DependencyKind.SOFT),
        Dependency(id="register", needs=("register", "lista"), at_least=1, tolerance=0),
    ],
)
def test_b3_is_not_asked_of_what_stops_nothing(find, needed: Dependency) -> None:
    assert find(town(backup(6000), services=(service(needed),)), "B3") == []


def test_b3_what_was_tried_counts_before_what_is_stated(find, told) -> None:
    (found,) = find(town(backup(60, test_restore=1560, tested_on=date(2026, 3, 1))), "B3")
    assert all("26 h" in text and "2026" in text for text in told(found))
    assert find(town(backup(1560, test_restore=60)), "B3") == []


def test_b3_the_quickest_of_several_backups_counts(find) -> None:
    assert find(town(backup(6000), backup(240, identity="spegel")), "B3") == []
    (found,) = find(town(backup(6000), backup(300, identity="spegel")), "B3")
    assert found.place.object == "spegel"


def test_b3_is_told_once_of_the_tightest_and_names_the_others(find, told) -> None:
    services = (service(), service(identity="skola", rto=60), service(identity="park", rto=1440))
    (found,) = find(town(backup(300), services=services), "B3")
    assert found.services == ("skola", "hemtjanst")
    assert all("1 h" in text and "Hemtjanst" in text and "Park" not in text for text in told(found))


@pytest.mark.parametrize("restore", [None, Unknown(who="anna")])
def test_b3_reports_an_unknown_restore_once(find, told, restore: object) -> None:
    services = (service(), service(identity="skola"))
    (found,) = find(town(backup(restore), services=services), "B3")
    assert (found.severity, found.services) == (Severity.INFORMATION, ("hemtjanst", "skola"))
    assert ("Anna Berg" in told(found)[0]) == (restore is not None)


def test_b3_an_unknown_restore_of_another_backup_may_be_quick_enough(find) -> None:
    (found,) = find(town(backup(6000), backup(UNKNOWN, identity="spegel")), "B3")
    assert (found.severity, found.place.object) == (Severity.INFORMATION, "spegel")
    assert find(town(backup(60), backup(UNKNOWN, identity="spegel")), "B3") == []


def test_b3_is_not_asked_where_nothing_is_restored_or_nothing_is_decided(find) -> None:
    assert find(town(backup(NOT_APPLICABLE)), "B3") == []
    assert find(town(backup(6000), services=(service(rto=UNKNOWN),)), "B3") == []
    assert find(town(backup(6000, of="lista")), "B3") == []


# B4


def test_b4_a_restore_that_nobody_has_tried(find, told) -> None:
    (found,) = find(town(backup(60)), "B4")
    assert (found.severity, found.variant, found.place) == (
        Severity.WARNING,
        "never",
        Place(object="kopia", field="tested_on"),
    )
    assert all("12" in text and "Hemtjanst" in text for text in told(found))


@pytest.mark.parametrize(("day", "told_of"), [(date(2025, 11, 1), True), (date(2025, 11, 2), False)])
def test_b4_a_test_more_than_a_year_ago(find, told, day: date, told_of: bool) -> None:
    found = find(town(backup(60, tested_on=day, test_restore=60)), "B4")
    assert [item.variant for item in found] == (["long-ago"] if told_of else [])
    assert all("2025" in text for item in found for text in told(item))


def test_b4_the_municipality_sets_how_often(find) -> None:
    plan = town(backup(60, tested_on=date(2025, 1, 1)))
    settings = plan.settings.model_copy(update={"restore_test_months": 24})
    assert find(plan.model_copy(update={"settings": settings}), "B4") == []


def test_b4_a_planned_test_proves_nothing_yet(find) -> None:
    (found,) = find(town(backup(60, tested_on=date(2027, 1, 1))), "B4")
    assert found.variant == "never"


def test_b4_a_test_that_took_longer_than_is_stated(find, told) -> None:
    (found,) = find(town(backup(60, tested_on=date(2026, 10, 1), test_restore=61)), "B4")
    assert (found.variant, found.place.field) == ("longer", "test_restore")
    assert all("1 h 1 min" in text for text in told(found))


@pytest.mark.parametrize(("stated", "took"), [(60, 60), (60, UNKNOWN), (UNKNOWN, 60), (None, None)])
def test_b4_says_nothing_of_a_recent_test_that_took_as_long_or_an_unknown_time(find, stated, took) -> None:
    assert find(town(backup(stated, tested_on=date(2026, 10, 1), test_restore=took)), "B4") == []


def test_b4_an_old_test_that_took_longer_is_told_once(find, told) -> None:
    (found,) = find(town(backup(600, tested_on=date(2024, 3, 19), test_restore=1560)), "B4")
    assert all("26 h" in text and "10 h" in text and "2024" in text for text in told(found))


def test_b4_a_test_without_a_day(find, told) -> None:
    (found,) = find(town(backup(60, test_restore=45)), "B4")
    assert found.variant == "undated"
    assert all("45 min" in text for text in told(found))


def test_b4_is_not_asked_of_what_no_service_needs(find) -> None:
    assert find(town(backup(60, of="lista")), "B4") == []
