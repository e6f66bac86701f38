"""Rule D10: can a fault be reported at all?"""

from typing import Any

import pytest
from tests.analysis.build import need, resource
from tests.analysis.rules.contracts import not_critical, second, staffed, town

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.supplier import Supplier, SupplierKind
from kontinuitet.domain.values import UNKNOWN, Place

SETTLED: dict[str, Any] = {"fault_report": "08-1", "customer_id": "17", "callers": ("vakt",)}


def agreed(*people: str, **fields: Any) -> Municipality:
    return staffed(town(SETTLED | fields), *people)


def test_says_nothing_when_two_may_report_on_a_route_that_works(find) -> None:
    assert find(agreed("anna", "bo"), "D10") == []
    assert find(not_critical(town({})), "D10") == []


def test_without_a_number_nothing_can_be_reported(find, told) -> None:
    (found,) = find(town({}), "D10")
    assert (found.severity, found.place) == (Severity.ERROR, Place(object="avtal", field="fault_report"))
    assert "saknas också kundnummer och vilka som får anmäla" in told(found)[0]
    assert "also lacks the customer number and who may report" in told(found)[1]


def test_callers_of_whom_nobody_can_be_reached(find, told) -> None:
    plan = agreed("anna", "bo")
    silent = tuple(person.model_copy(update={"channels": ()}) for person in plan.people)
    (found,) = find(plan.model_copy(update={"people": silent}), "D10")
    assert (found.severity, found.variant, found.place.field) == (Severity.ERROR, "nobody", "callers")
    assert all("Vakt" in text for text in told(found))


def test_a_caller_whose_holder_is_not_known_is_not_called_nobody(find) -> None:
    assert find(staffed(town(SETTLED), holder=UNKNOWN), "D10") == []


def test_only_one_of_those_on_paper_can_be_reached(find, told) -> None:
    plan = agreed("anna", "bo")
    one = plan.model_copy(update={"people": (plan.people[0], plan.people[1].model_copy(update={"channels": ()}))})
    (found,) = find(one, "D10")
    assert (found.severity, found.variant) == (Severity.WARNING, "report-deputy")
    assert all("Journalavtalet" in text for text in told(found))
    # Without any deputy on paper it is G1 that says so.
    assert find(agreed("anna"), "D10") == []


def test_what_several_agreements_lack_is_told_once(find, told) -> None:
    plan = second(town({"fault_report": "08-1"}), fault_report="08-2")
    customer, callers = find(plan, "D10")
    assert (customer.severity, customer.place.field) == (Severity.WARNING, "customer_id")
    assert (callers.severity, callers.place.field) == (Severity.WARNING, "callers")
    assert all("Journalavtalet" in text and "Ruttavtalet" in text for text in (*told(customer), *told(callers)))


@pytest.mark.parametrize(("kind", "expected"), [(SupplierKind.CLOUD, 1), (SupplierKind.JOINT_BOARD, 0)])
def test_only_companies_ask_for_a_customer_id(find, kind: SupplierKind, expected: int) -> None:
    plan = agreed("anna", "bo", customer_id="")
    named = (Supplier(id="omsorg", name="Omsorg", kind=kind),)
    assert len(find(plan.model_copy(update={"suppliers": named}), "D10")) == expected


def with_portal(**fields: Any) -> Municipality:
    """The fault report goes through a portal, which needs a hall that the supplier carries too."""
    plan = agreed("anna", "bo", fault_report_needs="portal")
    more = (resource("portal", need("hall")), resource("hall", recovery=60, **fields))
    return plan.model_copy(update={"resources": (*plan.resources, *more)})


def test_a_route_that_falls_with_the_supplier(find, told) -> None:
    (found,) = find(with_portal(supplier="omsorg"), "D10")
    assert (found.severity, found.place) == (Severity.ERROR, Place(object="avtal", field="fault_report_needs"))
    assert all("portal" in text and "Omsorgssystem AB" in text for text in told(found))
    assert find(with_portal(), "D10") == []


def test_a_route_that_falls_with_what_is_covered_is_left_to_c7(find) -> None:
    plan = with_portal(supplier="omsorg")
    covering = plan.agreements[0].model_copy(update={"covers": ("journal", "hall")})
    plan = plan.model_copy(update={"agreements": (covering,)})
    assert find(plan, "D10") == []
    assert [found.variant for found in find(plan, "C7")] == ["fault-report"]
