"""Rule C10: held to be less important than what needs it, or ordered and never promised."""

from datetime import date
from typing import Any

import pytest
from tests.analysis.rules.conftest import hard, system

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Classes, Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import UNKNOWN, Place, Promise, Unknown


def town(*resources: Resource, edge: Dependency | None = None, more: tuple[Service, ...] = (), **fields: Any) -> Any:
    plan = {"id": "hemtjanst", "name": "Hemtjänst", "critical": True, "dependencies": (edge or hard("journal", 0),)}
    first = Service.model_validate(plan | fields)
    return Municipality(name="Åskarby", services=(first, *more), resources=resources)


def classed(level: Any, *needs: Dependency, name: str = "journal", **fields: Any) -> Resource:
    return system(name, 1, *needs).model_copy(update={"classes": Classes(availability=level), **fields})


def test_c10_a_low_class_under_a_critical_service(find, told) -> None:
    (found,) = find(town(classed(1)), "C10")
    assert (found.severity, found.place) == (
        Severity.WARNING,
        Place(object="journal", field="classes", part="availability"),
    )
    assert found.services == ("hemtjanst",)
    assert all("1" in text and "2" in text and "Hemtjänst" in text and "Journal" in text for text in told(found))


@pytest.mark.parametrize("level", [2, 3, UNKNOWN, None])
def test_c10_says_nothing_of_a_class_that_will_do_or_that_nobody_knows(find, level: object) -> None:
    assert find(town(classed(level)), "C10") == []


def test_c10_only_what_a_critical_service_stops_without_counts(find) -> None:
    assert find(town(classed(1), critical=UNKNOWN), "C10") == []
    soft = hard("journal", 0).model_copy(update={"kind": DependencyKind.SOFT})
    assert find(town(classed(1), edge=soft), "C10") == []


def test_c10_a_system_cannot_be_classed_below_the_information_that_it_holds(find, told) -> None:
    data = classed(3, name="akter", kind=ResourceKind.INFORMATION, held_by=("journal",))
    plan = town(classed(2), data, edge=hard("akter", 0))
    (found,) = find(plan, "C10")
    assert (found.variant, found.place.object, found.services) == ("class", "journal", ("hemtjanst",))
    assert all("Akter" in text and "3" in text and "2" in text for text in told(found))
    assert find(town(classed(3), data, edge=hard("akter", 0)), "C10") == []


def test_c10_a_critical_service_that_stops_without_one_that_is_not(find, told) -> None:
    def plan(critical: Any) -> Municipality:
        return town(edge=hard("vaxel", 0), more=(Service(id="vaxel", name="Växeln", critical=critical),))

    (found,) = find(plan(critical=False), "C10")
    assert (found.variant, found.place) == ("tier", Place(object="vaxel", field="critical"))
    assert all("Växeln" in text for text in told(found))
    assert find(plan(critical=True), "C10") == []
    assert find(plan(critical=UNKNOWN), "C10") == []


def ordered(confirmed: Any, *, required: Any = 240) -> Dependency:
    return hard("journal", 0).model_copy(update={"required": required, "confirmed": confirmed})


@pytest.mark.parametrize("confirmed", [None, False])
def test_c10_ordered_but_not_promised(find, told, confirmed: object) -> None:
    journal = system("journal", 1).model_copy(update={"owner": "it-chef"})
    (found,) = find(town(journal, edge=ordered(confirmed)), "C10")
    assert (found.severity, found.place) == (
        Severity.WARNING,
        Place(object="hemtjanst", field="dependencies", item="journal", part="confirmed"),
    )
    assert all("4 h" in text and "it-chef" in text and "Journal" in text for text in told(found))


def test_c10_is_silent_when_promised_or_when_nothing_was_ordered(find) -> None:
    assert find(town(system("journal", 1), edge=ordered(confirmed=True)), "C10") == []
    assert find(town(system("journal", 1), edge=ordered(None, required=None), rto=240), "C10") == []
    assert find(town(system("journal", 1), edge=ordered(None, required=UNKNOWN)), "C10") == []


def test_c10_an_answer_on_its_way_is_unknown(find, told) -> None:
    edge = ordered(Unknown(who="it-chef", by=date(2027, 1, 15)))
    (found,) = find(town(system("journal", 1), edge=edge), "C10")
    assert (found.variant, found.severity) == ("unknown", Severity.INFORMATION)
    assert all("it-chef" in text and "2027" in text for text in told(found))


def test_c10_one_finding_for_all_who_have_ordered_the_same(find, told) -> None:
    second = Service(id="larm", name="Larm", critical=True, dependencies=(ordered(None, required=60),))
    (found,) = find(town(system("journal", 1), edge=ordered(None), more=(second,)), "C10")
    assert found.services == ("hemtjanst", "larm")
    assert all("1 h" in text and "Hemtjänst" in text and "Larm" in text for text in told(found))


def test_c10_leaves_to_others_what_an_agreement_promises_or_what_comes_too_late_anyhow(find) -> None:
    agreement = Agreement(id="a", name="A", supplier="lev", covers=("journal",), recovery=Promise(minutes=60))
    plan = town(system("journal", 1), edge=ordered(None))
    bought = {"agreements": (agreement,), "suppliers": (Supplier(id="lev", name="Lev"),)}
    assert find(plan.model_copy(update=bought), "C10") == []
    late = town(system("journal", 9), edge=ordered(None))
    assert (find(late, "C10"), len(find(late, "C1"))) == ([], 1)
