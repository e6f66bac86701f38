"""Rule D4: what a supplier has promised to tell, against the deadlines that run meanwhile."""

from datetime import date

import pytest
from tests.analysis.rules.contracts import SUPPORT_DAY, town

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.followup import Certainty, DutyScope, DutyStart, ReportingDuty
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.supplier import DutyState, DutyStatus, IncidentDuty
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Promise

WEEK = ReportingDuty(
    id="imy", name="Anmälan", deadline=4320, starts=DutyStart.OCCURRED, certainty=Certainty.A, reception="alltid"
)
DAY = ReportingDuty(
    id="upplysning",
    name="Upplysning",
    scope=DutyScope.CRITICAL,
    deadline=1440,
    starts=DutyStart.OCCURRED,
    certainty=Certainty.B,
    source="föreskriften",
    stated_on=date(2026, 7, 9),
)


def test_notice_and_own_handling_against_the_tightest_deadline(find, told) -> None:
    notice = {"notice": SUPPORT_DAY, "support": "kontorstid"}
    (found,) = find(town(notice, duties=(WEEK, DAY)), "D4")
    assert (found.severity, found.place) == (Severity.ERROR, Place(object="avtal", field="notice"))
    swedish, english = told(found)
    assert all("70 h" in text and "72 h" not in text.split("Upplysning")[1] for text in (swedish, english))
    assert all("3 d" in text and "24 h" in text and "2 h" in text for text in (swedish, english))


@pytest.mark.parametrize("starts", [DutyStart.DETECTED, DutyStart.JUDGED])
def test_the_notice_takes_nothing_from_a_deadline_that_starts_when_the_municipality_knows(find, starts) -> None:
    late = {"notice": Promise(minutes=7 * 1440)}
    assert find(town(late, duties=(DAY.model_copy(update={"starts": starts}),)), "D4") == []
    assert len(find(town(late, duties=(DAY,)), "D4")) == 1


def test_the_duty_s_own_handling_counts_before_the_general_one(find, told) -> None:
    own = DAY.model_copy(update={"handling": 600})
    (found,) = find(town({"notice": Promise(minutes=900)}, duties=(own,)), "D4")
    assert all("10 h" in text and "25 h" in text for text in told(found))
    assert find(town({"notice": Promise(minutes=840)}, duties=(own,)), "D4") == []


def test_handling_that_nobody_knows_counts_as_none_and_is_said(find, told) -> None:
    unsure = DAY.model_copy(update={"handling": UNKNOWN})
    assert find(town({"notice": Promise(minutes=1440)}, duties=(unsure,)), "D4") == []
    (found,) = find(town({"notice": Promise(minutes=1441)}, duties=(unsure,)), "D4")
    assert "kan ta längre tid" in told(found)[0]
    assert "may take longer" in told(found)[1]


def test_an_uncertain_deadline_is_never_shown_as_law(find, told) -> None:
    (uncertain,) = find(town({"notice": Promise(minutes=1440)}, duties=(DAY,)), "D4")
    assert "kontrollera mot gällande föreskrift" in told(uncertain)[0]
    assert "check it against the regulation in force" in told(uncertain)[1]
    assert "9 juli 2026" in told(uncertain)[0]
    (settled,) = find(town({"notice": Promise(minutes=4320)}, duties=(WEEK,)), "D4")
    assert "kontrollera" not in told(settled)[0]


def test_says_nothing_when_there_is_just_time(find) -> None:
    assert find(town({"notice": Promise(minutes=1440 - 120)}, duties=(DAY,)), "D4") == []


def test_only_duties_that_concern_the_service_count(find) -> None:
    personal = DAY.model_copy(update={"scope": DutyScope.PERSONAL_DATA})
    notice = {"notice": Promise(minutes=1440)}
    assert find(town(notice, duties=(personal,)), "D4") == []
    assert len(find(town(notice, duties=(personal,), personal_data=True), "D4")) == 1
    assert find(town(notice, duties=(DAY.model_copy(update={"deadline": UNKNOWN}),)), "D4") == []


@pytest.mark.parametrize(
    ("status", "severity"),
    [
        (DutyStatus.MISSING, Severity.ERROR),
        (DutyStatus.BAD, Severity.WARNING),
        (DutyStatus.UNKNOWN, Severity.INFORMATION),
    ],
)
def test_how_the_duty_to_tell_is_regulated(find, told, status: DutyStatus, severity: Severity) -> None:
    duties = (DutyState(duty=IncidentDuty.NOTIFY, status=status),)
    (found,) = find(town({"duties": duties}), "D4")
    assert found.severity is severity
    assert all("Omsorgssystem AB" in text and "Journalavtalet" in text for text in told(found))


def test_no_promise_to_tell_at_all_is_an_error(find) -> None:
    (found,) = find(town({"notice": NOT_APPLICABLE}), "D4")
    assert (found.severity, found.variant) == (Severity.ERROR, "missing")


def test_is_not_asked_of_what_has_no_it_incidents(find) -> None:
    assert find(town({}, kind=ResourceKind.TRANSPORT), "D4") == []
