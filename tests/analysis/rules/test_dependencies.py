"""Group C: what comes back too late, and restarts that cannot happen."""

from datetime import date

import pytest

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, DependencyKind, Resource
from kontinuitet.domain.service import Activation, Service, Workaround
from kontinuitet.domain.supplier import Supplier
from kontinuitet.domain.values import UNKNOWN, Place, Unknown


def town(*resources: Resource, edge: Dependency, **fields: object) -> Municipality:
    plan = {"id": "hemtjanst", "name": "Hemtjänst", "critical": True, "rto": 240, "mtpd": 480, "dependencies": (edge,)}
    return Municipality(name="Åskarby", services=(Service.model_validate(plan | fields),), resources=resources)


def routine(endurance: object, startup: object = 60) -> dict[str, object]:
    paper = {"id": "papper", "name": "Papper", "replaces": ("journal",), "startup": startup, "endurance": endurance}
    return {"workarounds": (Workaround.model_validate(paper),), "activation": Activation(budget=0)}


def test_c1_back_later_than_tolerance_and_recovery_time_together(find, told, needs, own_system) -> None:
    (found,) = find(town(own_system("journal", 7), edge=needs("journal", 120)), "C1")
    assert (found.severity, found.place) == (
        Severity.ERROR,
        Place(object="hemtjanst", field="dependencies", item="journal", part="required"),
    )
    assert all("7 h" in text and "6 h" in text and "2 h" in text and "4 h" in text for text in told(found))


def test_c1_says_nothing_when_it_is_back_just_in_time(find, needs, own_system) -> None:
    assert find(town(own_system("journal", 6), edge=needs("journal", 120)), "C1") == []


def test_c1_a_partial_recovery_counts_where_it_is_enough(find, needs, own_system) -> None:
    journal = own_system("journal", 7).model_copy(update={"partial_recovery": 120})
    edge = needs("journal", 120)
    assert len(find(town(journal, edge=edge), "C1")) == 1
    assert find(town(journal, edge=edge.model_copy(update={"partial_enough": True})), "C1") == []


def test_c1_a_decided_time_counts_instead(find, told, needs, own_system) -> None:
    edge = needs("journal", 120).model_copy(update={"required": 60})
    (found,) = find(town(own_system("journal", 2), edge=edge, rto=UNKNOWN), "C1")
    assert all("1 h" in text and "2 h" in text for text in told(found))


def test_c1_a_test_counts_more_than_an_estimate(find, told, needs, own_system) -> None:
    journal = own_system("journal", 1).model_copy(update={"tested_recovery": 900, "tested_on": date(2026, 5, 4)})
    (found,) = find(town(journal, edge=needs("journal", 120)), "C1")
    assert all("15 h" in text and "2026" in text for text in told(found))


def test_c1_an_unknown_tolerance_makes_it_a_warning_that_asks(find, told, needs, own_system) -> None:
    edge = needs("journal", 0).model_copy(update={"tolerance": Unknown(who="chef", by=date(2027, 1, 15))})
    (found,) = find(town(own_system("journal", 7), edge=edge), "C1")
    assert found.severity is Severity.WARNING
    assert all("2027" in text and "chef" in text for text in told(found))


def test_c1_a_routine_that_runs_all_the_time_covers_the_gap(find, needs, own_system) -> None:
    journal, edge = own_system("journal", 10), needs("journal", 120)
    assert find(town(journal, edge=edge, **routine(8 * 60)), "C1") == []
    assert len(find(town(journal, edge=edge, **routine(7 * 60)), "C1")) == 1
    assert len(find(town(journal, edge=edge, **routine(24 * 60, startup=420)), "C1")) == 1


def test_c1_says_nothing_of_soft_dependencies_or_of_one_of_several(find, needs, own_system) -> None:
    soft = needs("journal", 0).model_copy(update={"kind": DependencyKind.SOFT})
    either = Dependency(id="tva", needs=("journal", "reserv"), at_least=1, tolerance=0)
    pair = own_system("journal", 99), own_system("reserv", 99)
    assert find(town(*pair, edge=soft), "C1") == []
    assert find(town(*pair, edge=either), "C1") == []


def test_c2_times_that_add_up_over_things_that_must_be_up_first(find, told, needs, own_system) -> None:
    journal = own_system("journal", 4, needs("inloggning", 0, up_first=True))
    (found,) = find(town(journal, own_system("inloggning", 3), edge=needs("journal", 60)), "C2")
    assert (found.severity, found.place) == (
        Severity.ERROR,
        Place(object="hemtjanst", field="dependencies", item="journal"),
    )
    assert [step.needed for step in found.path] == ["journal", "inloggning"]
    assert all("6 h" in text and "4 h" in text for text in told(found))
    assert all("Hemtjänst → Journal → Inloggning" in text for text in told(found))


def test_c2_nearly_the_recovery_time_is_a_warning(find, told, needs, own_system) -> None:
    (found,) = find(town(own_system("journal", 4), edge=needs("journal", 30)), "C2")
    assert found.severity is Severity.WARNING
    assert all("3 h 30 min" in text and "80 %" in text for text in told(found))


def test_c2_says_nothing_at_just_eighty_per_cent(find, needs, own_system) -> None:
    assert find(town(own_system("journal", 4), edge=needs("journal", 48)), "C2") == []


def test_c2_a_supplier_can_be_the_one_cause_of_both_alternatives(find, told, own_system) -> None:
    either = Dependency(id="tva", needs=("mobil-a", "mobil-b"), at_least=1, tolerance=0)
    phones = [own_system(name, 9).model_copy(update={"supplier": "nordvik"}) for name in ("mobil-a", "mobil-b")]
    supplier = Supplier(id="nordvik", name="Nordvik Tele")
    plan = town(*phones, edge=either, mtpd=600).model_copy(update={"suppliers": (supplier,)})
    (found,) = find(plan, "C2")
    assert all("Nordvik Tele" in text and "9 h" in text for text in told(found))


def test_c2_an_unknown_return_is_no_contradiction(find, needs, own_system) -> None:
    assert find(town(own_system("journal", None), edge=needs("journal", 0)), "C2") == []


def circle(edge, system, /, **first: object) -> tuple[Resource, ...]:
    """A directory needs the network, the network needs the directory to start."""
    back = edge("katalog", 0).model_copy(update=first)
    return system("katalog", 1, edge("nat", 0)), system("nat", 1, back)


def test_c3_a_circle_in_which_something_must_be_up_first(find, told, needs, own_system) -> None:
    (found,) = find(town(*circle(needs, own_system, up_first=True), edge=needs("katalog", 0)), "C3")
    assert (found.severity, found.blocking, found.place) == (
        Severity.ERROR,
        True,
        Place(object="nat", field="dependencies", item="katalog", part="up_first"),
    )
    assert found.services == ("hemtjanst",)
    assert all("Nat → Katalog → Nat" in text for text in told(found))


@pytest.mark.parametrize("first", [{"up_first": False}, {"up_first": UNKNOWN}, {"up_first": None}])
def test_c3_a_circle_that_comes_back_together_is_fine(find, needs, own_system, first: dict[str, object]) -> None:
    assert find(town(*circle(needs, own_system, **first), edge=needs("katalog", 0)), "C3") == []


def test_c3_an_alternative_outside_the_circle_breaks_it(find, needs, own_system) -> None:
    either = {"up_first": True, "needs": ("katalog", "reserv"), "at_least": 1}
    resources = *circle(needs, own_system, **either), own_system("reserv", 1)
    assert find(town(*resources, edge=needs("katalog", 0)), "C3") == []


def test_c1_what_no_service_needs_asks_for_nothing(find, needs, own_system) -> None:
    edge = needs("inloggning", 0).model_copy(update={"required": 60})
    journal, login = own_system("journal", 1, edge), own_system("inloggning", 4)
    assert len(find(town(journal, login, edge=needs("journal", 600)), "C1")) == 1
    assert find(town(journal, login, edge=needs("inloggning", 600)), "C1") == []
