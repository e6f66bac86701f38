"""Rule D3: support that is closed while services run."""

from datetime import date, datetime

import pytest
from tests.analysis.rules.contracts import OFFICE, SUPPORT_DAY, round_the_clock, town

from kontinuitet.analysis.holidays import STOCKHOLM
from kontinuitet.analysis.rules import Severity
from kontinuitet.analysis.rules.opening import is_always_open, longest_wait, wait
from kontinuitet.domain.calendar import Calendar, OpenSpan
from kontinuitet.domain.values import UNKNOWN, Place, Promise, Unknown

TODAY = date(2027, 1, 11)
OFFICE_HOURS = {"recovery": Promise(minutes=240), "support": "kontorstid"}


def test_the_wait_until_somebody_answers() -> None:
    friday = datetime(2027, 1, 15, 18, tzinfo=STOCKHOLM)
    assert wait(OFFICE, friday) == 62 * 60
    assert wait(OFFICE, datetime(2027, 1, 15, 9, tzinfo=STOCKHOLM)) == 0
    # Maundy Thursday at five until Tuesday at eight, less the hour that summer time takes.
    assert longest_wait(OFFICE, TODAY) == (datetime(2027, 3, 25, 17, tzinfo=STOCKHOLM), 110 * 60)


def test_only_a_calendar_without_gaps_and_holidays_is_always_open() -> None:
    week = OpenSpan(first=0, last=6, start=0, end=1440)
    assert is_always_open(Calendar(id="a", name="A", spans=(week,), holidays_open=True), TODAY)
    assert not is_always_open(Calendar(id="a", name="A", spans=(week,)), TODAY)
    assert not is_always_open(OFFICE, TODAY)


def test_a_service_at_all_hours_and_support_in_office_hours(find, told) -> None:
    (found,) = find(round_the_clock(town(OFFICE_HOURS)), "D3", today=TODAY)
    assert (found.severity, found.place) == (Severity.ERROR, Place(object="avtal", field="on_call"))
    swedish, english = told(found)
    # From Friday at six to Monday at eight is 62 hours, and four more until it works.
    assert "Ett fel en fredag 18:00 är åtgärdat först efter 66 h" in swedish
    assert "A fault on a Friday at 18:00 is mended only after 66 h" in english
    assert "stängd i 110 h, från torsdag 25 mars 2027 17:00" in swedish
    assert all("Hemtjänst" in text and "Journalavtalet" in text for text in (swedish, english))


def test_a_service_that_runs_at_the_reference_moment_is_enough(find) -> None:
    evenings = Calendar(id="kvall", name="Kväll", spans=(OpenSpan(first=0, last=6, start=420, end=1320),))
    plan = round_the_clock(town(OFFICE_HOURS), hours="kvall")
    plan = plan.model_copy(update={"calendars": (*plan.calendars, evenings)})
    (found,) = find(plan, "D3", today=TODAY)
    assert found.services == ("hemtjanst",)


def test_says_nothing_of_a_service_that_is_closed_too_or_whose_hours_nobody_knows(find) -> None:
    assert find(round_the_clock(town(OFFICE_HOURS), hours="kontorstid"), "D3", today=TODAY) == []
    assert find(town(OFFICE_HOURS), "D3", today=TODAY) == []


@pytest.mark.parametrize("more", [{"on_call": "jour"}, {"support": "alltid"}, {"response": Promise(minutes=60)}])
def test_says_nothing_when_somebody_can_be_called(find, more: dict[str, object]) -> None:
    assert find(round_the_clock(town(OFFICE_HOURS | more)), "D3", today=TODAY) == []


def test_says_nothing_of_what_another_agreement_covers_at_all_hours(find) -> None:
    plan = round_the_clock(town(OFFICE_HOURS))
    other = plan.agreements[0].model_copy(update={"id": "jouravtal", "support": "alltid"})
    assert find(plan.model_copy(update={"agreements": (*plan.agreements, other)}), "D3", today=TODAY) == []


def test_a_service_that_can_wait_that_long_is_warned_of_easter_only(find, told) -> None:
    # Two hours of managing without; gone for 66 hours from the reference moment and for 114 over Easter.
    (enough,) = find(round_the_clock(town(OFFICE_HOURS), rto=64 * 60), "D3", today=TODAY)
    assert enough.severity is Severity.WARNING
    assert "torsdag 25 mars 2027 17:00 är åtgärdat först efter 114 h" in told(enough)[0]
    (short,) = find(round_the_clock(town(OFFICE_HOURS), rto=64 * 60 - 1), "D3", today=TODAY)
    assert short.severity is Severity.ERROR
    assert find(round_the_clock(town(OFFICE_HOURS), rto=112 * 60), "D3", today=TODAY) == []


def test_what_is_too_long_in_support_hours_stands_under_d2(find) -> None:
    plan = round_the_clock(town({"recovery": SUPPORT_DAY, "support": "kontorstid"}))
    assert find(plan, "D3", today=TODAY) == []
    (gap,) = find(plan, "D2", today=TODAY)
    assert [below.place.field for below in gap.speaks_for if below.rule == "D3"] == ["on_call"]


def test_not_knowing_of_an_own_duty_is_told_as_that(find, told) -> None:
    plan = round_the_clock(town(OFFICE_HOURS | {"on_call": Unknown(who="it-chef", by=date(2027, 5, 1))}))
    (found,) = find(plan, "D3", today=TODAY)
    assert (found.severity, found.variant) == (Severity.INFORMATION, "unknown-on-call")
    assert all("it-chef" in text and "2027" in text for text in told(found))


def test_support_hours_that_nobody_entered_are_asked_for_once(find, told) -> None:
    (found,) = find(round_the_clock(town({"recovery": Promise(minutes=240)})), "D3", today=TODAY)
    assert (found.severity, found.place) == (Severity.INFORMATION, Place(object="avtal", field="support"))
    assert all("Omsorgssystem AB" in text for text in told(found))
    # D2 asks for them when the promise is counted in them.
    assert find(round_the_clock(town({"recovery": SUPPORT_DAY})), "D3", today=TODAY) == []


def test_an_unknown_recovery_counts_as_none_and_the_text_says_begun(find, told) -> None:
    (found,) = find(round_the_clock(town({"recovery": UNKNOWN, "support": "kontorstid"})), "D3", today=TODAY)
    assert "börjar åtgärdas först efter 62 h" in told(found)[0]
    assert "begins to be mended only after 62 h" in told(found)[1]
    assert find(round_the_clock(town(OFFICE_HOURS), rto=None), "D3", today=TODAY) == []
