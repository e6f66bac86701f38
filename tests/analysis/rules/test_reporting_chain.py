"""Rule I2: from the supplier's notice to a sent report."""

from datetime import date
from typing import Any

import pytest
from tests.analysis.rules.contracts import SUPPORT_DAY, town

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.followup import Certainty, DutyStart, ReportingDuty
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Promise, Unknown

TODAY = date(2027, 1, 11)
HOUR = 60


def duty(hours: int = 72, **fields: Any) -> ReportingDuty:
    given = {"id": "plikt", "name": "Anmälan", "deadline": hours * HOUR, "reception": "kontorstid"} | fields
    return ReportingDuty.model_validate(given)


def test_a_notice_that_nobody_reads_over_the_weekend(find, told) -> None:
    (found,) = find(town({}, duties=(duty(24),)), "I2", today=TODAY)
    assert (found.severity, found.place) == (Severity.ERROR, Place(object="plikt", field="reception"))
    swedish, english = told(found)
    # From Friday at six until Monday at eight, and two hours of assessment, decision and report.
    assert "kommer in fredag 15 januari 2027 18:00 läses först efter 62 h" in swedish
    assert "tar 2 h. Det blir 64 h, så anmälan går i väg måndag 18 januari 2027 10:00" in swedish
    assert "the report goes off on Monday 18 January 2027 10:00" in english
    assert "Värst under det kommande året är torsdag 25 mars 2027 17:00: då är det 112 h" in swedish


def test_easter_alone_is_a_warning_with_its_date(find, told) -> None:
    (found,) = find(town({}, duties=(duty(64),)), "I2", today=TODAY)
    assert found.severity is Severity.WARNING
    assert "torsdag 25 mars 2027 17:00 läses först efter 110 h" in told(found)[0]
    assert "24 h" not in told(found)[0]
    assert find(town({}, duties=(duty(112),)), "I2", today=TODAY) == []
    assert find(town({}, duties=(duty(24, reception="alltid"),)), "I2", today=TODAY) == []


def test_it_is_never_said_from_when_an_unsettled_clock_runs(find, told) -> None:
    uncertain = duty(24, certainty=Certainty.U, source="föreskriften", stated_on=date(2026, 9, 3))
    (found,) = find(town({}, duties=(uncertain,)), "I2", today=TODAY)
    swedish, english = told(found)
    assert "kontrollera mot gällande föreskrift" in swedish
    assert "räknat från att underrättelsen kom in" in swedish
    assert "counted from when the notice came in" in english


def occurred(hours: int, **fields: Any) -> ReportingDuty:
    return duty(hours, starts=DutyStart.OCCURRED, **fields)


def test_from_the_event_the_supplier_s_time_counts_too(find, told) -> None:
    notice = {"notice": Promise(minutes=24 * HOUR)}
    # Friday at six, told on Saturday at six, read on Monday at eight.
    (found,) = find(town(notice, duties=(occurred(48),)), "I2", today=TODAY)
    assert found.severity is Severity.ERROR
    swedish, english = told(found)
    assert all(text in swedish for text in ("efter 24 h", "ytterligare 38 h", "tar 2 h", "Det blir 64 h"))
    assert all("Omsorgssystem AB" in text and "Journalavtalet" in text for text in (swedish, english))


def test_the_worst_event_is_the_one_told_when_the_mailbox_has_just_closed(find, told) -> None:
    notice = {"notice": Promise(minutes=24 * HOUR)}
    (found,) = find(town(notice, duties=(occurred(135),)), "I2", today=TODAY)
    assert found.severity is Severity.WARNING
    assert "onsdag 24 mars 2027 17:00" in told(found)[0]
    assert "Det blir 136 h" in told(found)[0]
    assert find(town(notice, duties=(occurred(136),)), "I2", today=TODAY) == []


def test_a_notice_that_is_too_late_by_itself_is_left_to_d4(find) -> None:
    late = town({"notice": Promise(minutes=24 * HOUR)}, duties=(occurred(24, reception="alltid"),))
    assert find(late, "I2", today=TODAY) == []
    assert len(find(late, "D4", today=TODAY)) == 1


def test_support_hours_of_the_notice_become_real_hours(find, told) -> None:
    plan = town({"notice": SUPPORT_DAY, "support": "kontorstid"}, duties=(occurred(72, reception="alltid"),))
    (found,) = find(plan, "I2", today=TODAY)
    assert found.severity is Severity.WARNING
    assert "efter 118 h" in told(found)[0]


def test_from_the_judgement_only_the_own_handling_counts(find, told) -> None:
    judged = duty(24, starts=DutyStart.JUDGED, reception=None)
    assert find(town({}, duties=(judged,)), "I2", today=TODAY) == []
    (found,) = find(town({}, duties=(judged.model_copy(update={"handling": 25 * HOUR}),)), "I2", today=TODAY)
    assert (found.severity, found.place.field) == (Severity.ERROR, "handling")
    assert all("25 h" in text and "24 h" in text for text in told(found))


def test_own_handling_that_is_not_known(find, told) -> None:
    unsure = Unknown(who="ombud", by=date(2027, 4, 1))
    (found,) = find(town({}, duties=(duty(24, reception="alltid", handling=unsure),)), "I2", today=TODAY)
    assert (found.severity, found.variant) == (Severity.INFORMATION, "unknown-handling")
    assert all("ombud" in text for text in told(found))
    (least,) = find(town({}, duties=(duty(24, handling=UNKNOWN),)), "I2", today=TODAY)
    assert least.severity is Severity.ERROR
    assert "kan ta längre tid" in told(least)[0]


def test_hours_of_reception_that_nobody_entered_are_asked_for_once(find, told) -> None:
    two = (duty(24, reception=None), duty(72, reception=None, id="andra", name="Andra"))
    (found,) = find(town({}, duties=two), "I2", today=TODAY)
    assert (found.severity, found.place) == (Severity.INFORMATION, Place(object="plikt", field="reception"))
    assert all("Anmälan" in text and "Andra" in text for text in told(found))


@pytest.mark.parametrize("deadline", [None, UNKNOWN, NOT_APPLICABLE])
def test_without_a_deadline_there_is_nothing_to_add_up_to(find, deadline: object) -> None:
    assert find(town({}, duties=(duty(deadline=deadline),)), "I2", today=TODAY) == []


def test_without_a_supplier_of_what_incidents_strike_nobody_tells(find) -> None:
    assert find(town({}, duties=(duty(24),), kind=ResourceKind.GOODS), "I2", today=TODAY) == []
    assert find(town(duties=(duty(24),)), "I2", today=TODAY) == []
