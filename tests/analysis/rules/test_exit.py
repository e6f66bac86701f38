"""Rule D6: leaving a supplier."""

from datetime import date

import pytest
from tests.analysis.rules.contracts import not_critical, second, town

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.supplier import DutyState, DutyStatus, IncidentDuty
from kontinuitet.domain.values import NOT_APPLICABLE, Place, Unknown

WEEK = 7 * 1440
SETTLED = {"notice_period": 40 * WEEK, "exit_time": 40 * WEEK, "exit_plan": True, "return_format": "CSV"}


def returned(status: DutyStatus) -> tuple[DutyState, ...]:
    return (DutyState(duty=IncidentDuty.RETURN_DATA, status=status),)


def test_notice_that_is_shorter_than_it_takes_to_move(find, told) -> None:
    (found,) = find(town(SETTLED | {"notice_period": 13 * WEEK}), "D6")
    assert (found.severity, found.place) == (Severity.ERROR, Place(object="avtal", field="notice_period"))
    swedish, english = told(found)
    assert all(f"{weeks} {unit}" in text for weeks in (13, 40, 27) for unit, text in (("v", swedish), ("w", english)))
    assert "Hemtjänst" in swedish


def test_says_nothing_when_all_is_settled_to_the_day(find) -> None:
    assert find(town(SETTLED), "D6") == []
    assert find(town(SETTLED | {"notice_period": NOT_APPLICABLE, "exit_time": NOT_APPLICABLE}), "D6") == []


def test_no_plan_and_no_return_of_data_are_one_finding(find, told) -> None:
    wrong = {"exit_plan": False, "return_format": "", "duties": returned(DutyStatus.MISSING)}
    (found,) = find(town(SETTLED | wrong), "D6")
    assert (found.severity, found.variant) == (Severity.ERROR, "no-plan")
    assert "data lämnas tillbaka" in told(found)[0]
    assert "return of data" in told(found)[1]


@pytest.mark.parametrize("status", [DutyStatus.MISSING, DutyStatus.BAD])
def test_data_that_need_not_be_returned(find, status: DutyStatus) -> None:
    wrong = SETTLED | {"return_format": "", "duties": returned(status)}
    (found,) = find(town(wrong), "D6")
    assert (found.variant, found.place.field) == ("no-return", "return_format")
    assert find(town(wrong, kind=ResourceKind.NETWORK), "D6") == []
    assert find(town(wrong | {"return_format": "XML"}), "D6") == []
    assert find(town(SETTLED | {"return_format": "", "duties": returned(DutyStatus.GOOD)}), "D6") == []


def test_what_nobody_entered_is_asked_for_once_for_all_agreements(find, told) -> None:
    (found,) = find(second(town({})), "D6")
    assert (found.severity, found.variant) == (Severity.INFORMATION, "unasked")
    assert found.place == Place(object="avtal", field="notice_period")
    assert all("Journalavtalet" in text and "Ruttavtalet" in text for text in told(found))
    assert "uppsägningstiden, hur lång tid det tar att byta, om det finns en avvecklingsplan" in told(found)[0]


def test_what_somebody_is_to_find_out_is_told_with_who_and_when(find, told) -> None:
    (found,) = find(town(SETTLED | {"exit_plan": Unknown(who="upphandlare", by=date(2027, 3, 1))}), "D6")
    assert (found.severity, found.place.field) == (Severity.INFORMATION, "exit_plan")
    assert all("upphandlare" in text and "2027" in text for text in told(found))


def test_an_error_also_says_what_is_not_known(find, told) -> None:
    (found,) = find(town({"exit_plan": False}), "D6")
    assert found.severity is Severity.ERROR
    assert "Inte känt är: uppsägningstiden" in told(found)[0]


def test_only_critical_services_and_only_what_has_it_incidents_are_asked(find) -> None:
    assert find(not_critical(town({"exit_plan": False})), "D6") == []
    assert find(town({}, kind=ResourceKind.GOODS), "D6") == []
    assert len(find(town({"exit_plan": False}, kind=ResourceKind.GOODS), "D6")) == 1
