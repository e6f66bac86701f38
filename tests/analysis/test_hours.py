"""Support hours, holidays, the reference moment and the worst start of the coming year."""

from bisect import bisect_left
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.example import FRIDAY, OFFICE, H

from kontinuitet.analysis.holidays import STOCKHOLM, eves, public_holidays
from kontinuitet.analysis.hours import real_end, real_minutes, reference_start, worst_start
from kontinuitet.domain.calendar import Calendar, Moment, OpenSpan
from kontinuitet.domain.values import Promise

EIGHT = Promise(minutes=8 * H, support=True)
ALWAYS = Calendar(id="x", name="x", holidays_open=True)
NIGHTS = Calendar(id="natt", name="natt", spans=(OpenSpan(first=6, last=3, start=22 * H, end=6 * H),))


def at(*moment: int) -> datetime:
    """A moment in Stockholm."""
    return datetime(*moment, tzinfo=STOCKHOLM)  # type: ignore[arg-type,misc]


def test_eight_support_hours_from_friday_evening_are_seventy() -> None:
    assert real_minutes(EIGHT, OFFICE, FRIDAY) == 70 * H


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (at(2026, 4, 2, 17), 119 * H),  # Maundy Thursday: Friday to Monday are closed
        (at(2026, 11, 23, 8), 8 * H),
        (at(2026, 11, 23, 9), 8 * H),
        (at(2026, 11, 23, 10), 23 * H),
        (at(2026, 12, 23, 17), 119 * H),  # Christmas Eve is closed
        (at(2026, 6, 18, 17), 95 * H),  # Midsummer Eve is closed
    ],
)
def test_only_open_minutes_count(start: datetime, expected: int) -> None:
    assert real_minutes(EIGHT, OFFICE, start) == expected


def test_an_agreement_may_be_open_on_the_eves() -> None:
    assert real_minutes(EIGHT, OFFICE, at(2026, 12, 23, 17), eves_open=True) == 23 * H


def test_a_calendar_may_be_open_on_holidays() -> None:
    open_days = OFFICE.model_copy(update={"holidays_open": True})
    assert real_minutes(EIGHT, open_days, at(2026, 4, 2, 17)) == 23 * H


def test_the_clocks_change_within_a_promise() -> None:
    """An hour is gone on the last Sunday of March and comes twice on that of October; a promise counts real ones."""
    assert real_minutes(EIGHT, OFFICE, at(2026, 3, 27, 18)) == 69 * H
    assert real_minutes(EIGHT, OFFICE, at(2026, 10, 23, 18)) == 71 * H
    ordinary = Promise(minutes=12 * H)
    assert real_end(ordinary, None, at(2026, 10, 24, 20)) == at(2026, 10, 25, 7)
    assert real_minutes(ordinary, None, at(2026, 10, 24, 20)) == 12 * H
    assert real_minutes(EIGHT, ALWAYS, at(2026, 3, 28, 22)) == 8 * H
    assert real_minutes(EIGHT, NIGHTS, at(2026, 3, 31, 22)) == 8 * H


def test_an_open_night_belongs_to_the_day_on_which_it_begins() -> None:
    assert real_minutes(Promise(minutes=60, support=True), NIGHTS, at(2026, 11, 27, 5, 30)) == (2 * 24 + 17) * H
    assert real_minutes(EIGHT, NIGHTS, at(2026, 11, 23, 21)) == 9 * H


def test_no_calendar_or_one_that_never_opens_gives_no_figure() -> None:
    closed = Calendar(id="x", name="x", spans=(OpenSpan(first=0, last=6, start=60, end=60),))
    assert real_minutes(EIGHT, None, FRIDAY) is None
    assert real_minutes(EIGHT, closed, FRIDAY) is None
    assert worst_start(EIGHT, None, FRIDAY.date()) is None


def test_holidays_of_a_year() -> None:
    days = {date(2026, month, day) for month, day in [(1, 1), (1, 6), (4, 3), (4, 5), (4, 6), (5, 1), (5, 14), (5, 24)]}
    days |= {date(2026, month, day) for month, day in [(6, 6), (6, 20), (10, 31), (12, 25), (12, 26)]}
    assert public_holidays(2026) == days
    assert eves(2026) == {date(2026, 6, 19), date(2026, 12, 24), date(2026, 12, 31)}


def test_the_reference_moment_avoids_holidays_before_and_after() -> None:
    friday = Moment(weekday=4, minute=18 * H)
    assert reference_start(friday, date(2026, 11, 23)) == FRIDAY
    # Good Friday, Easter Monday after it, then an ordinary week that is followed by one.
    assert reference_start(friday, date(2026, 3, 27)) == at(2026, 4, 17, 18)
    # Both Christmas weeks, and the week that begins on Monday 6 January.
    assert reference_start(friday, date(2024, 12, 16)) == at(2025, 1, 17, 18)


def test_the_worst_start_is_where_a_long_closing_begins() -> None:
    assert worst_start(EIGHT, OFFICE, date(2026, 1, 20)) == (at(2026, 4, 2, 17), 119 * H)
    assert worst_start(Promise(minutes=60), OFFICE, date(2026, 1, 20)) is None


@settings(max_examples=40)
@given(st.integers(0, 365 * 24 * 60), st.integers(1, 300), st.integers(0, 6), st.integers(0, 6), st.integers(0, 1200))
def test_minute_by_minute(offset: int, promised: int, first: int, last: int, opens: int) -> None:
    """Counting open minutes one by one gives the same, over holidays and both changes of the clocks."""
    calendar = Calendar(id="x", name="x", spans=(OpenSpan(first=first, last=last, start=opens, end=opens + 240),))
    start = at(2026, 1, 1).astimezone(UTC) + timedelta(minutes=offset)
    closed = public_holidays(2026) | eves(2026) | public_holidays(2027) | eves(2027)
    moment, left = start, promised
    while left:
        local = moment.astimezone(STOCKHOLM)
        within = (local.weekday() - first) % 7 <= (last - first) % 7
        if within and local.date() not in closed and opens <= local.hour * 60 + local.minute < opens + 240:
            left -= 1
        moment += timedelta(minutes=1)
    assert real_minutes(Promise(minutes=promised, support=True), calendar, start) == (moment - start) / timedelta(
        minutes=1
    )


@settings(max_examples=25)
@given(st.integers(0, 300), st.integers(1, 2000))
def test_nothing_is_worse_than_the_worst_start(day: int, promised: int) -> None:
    promise = Promise(minutes=promised, support=True)
    worst = worst_start(promise, OFFICE, date(2026, 1, 1))
    assert worst is not None
    for minute in (0, 7 * H, 8 * H + 1, 12 * H, 17 * H - 1, 17 * H, 23 * H):
        start = at(2026, 1, 1) + timedelta(days=day, minutes=minute)
        assert (real_minutes(promise, OFFICE, start) or 0) <= worst[1]


@pytest.mark.parametrize("day", [date(2026, 10, 20), date(2027, 3, 24)])
def test_the_reference_moment_avoids_the_nights_when_the_clocks_change(day: date) -> None:
    start = reference_start(Moment(weekday=4, minute=18 * 60), day)
    assert real_minutes(Promise(minutes=480, support=True), OFFICE, start) == 70 * 60


def seasonal(first: str, last: str, *spans: OpenSpan) -> Calendar:
    """Office hours, and others in a season."""
    return OFFICE.model_copy(update={"season_first": first, "season_last": last, "season_spans": spans})


MORNINGS = OpenSpan(first=0, last=4, start=9 * H, end=12 * H)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (at(2026, 6, 11, 17), 23 * H),  # the day before the season is as usual
        (at(2026, 6, 12, 17), 114 * H),  # three mornings, the last of which needs two hours
        (at(2026, 8, 14, 8), 77 * H),  # its last day is in it: three hours then, five on Monday
    ],
)
def test_summer_staffing(start: datetime, expected: int) -> None:
    summer = seasonal("06-15", "08-14", MORNINGS)
    assert real_minutes(EIGHT, summer, start) == expected


def test_a_season_may_last_over_new_year() -> None:
    winter = seasonal("12-20", "01-10", MORNINGS)
    assert real_minutes(Promise(minutes=4 * H, support=True), winter, at(2026, 1, 8, 12)) == 93 * H
    assert real_minutes(EIGHT, winter, at(2026, 1, 11, 12)) == 28 * H
    assert real_minutes(Promise(minutes=4 * H, support=True), winter, at(2026, 12, 21, 9)) == 25 * H


def test_a_season_without_hours_is_closed() -> None:
    closed = seasonal("07-01", "07-31")
    assert real_minutes(Promise(minutes=60, support=True), closed, at(2026, 7, 1, 8)) == (33 * 24 + 1) * H
    assert worst_start(EIGHT, closed, date(2026, 1, 20)) == (at(2026, 6, 30, 17), (33 * 24 + 23) * H)


def test_the_reference_moment_avoids_the_seasons_of_the_calendars() -> None:
    friday = Moment(weekday=4, minute=18 * H)
    assert reference_start(friday, date(2026, 6, 29), (seasonal("07-01", "07-31"),)) == at(2026, 8, 7, 18)
    all_year = seasonal("01-01", "12-31", MORNINGS)
    assert reference_start(friday, date(2026, 6, 29), (all_year,)) == at(2026, 7, 3, 18)


@cache
def minutes_of_the_year() -> list[tuple[date, int]]:
    """Every real minute from 20 January for thirteen months: the local day and its minute on the clock."""
    first = at(2026, 1, 20).astimezone(UTC)
    clocks = ((first + timedelta(minutes=count)).astimezone(STOCKHOLM) for count in range(400 * 24 * 60))
    return [(local.date(), local.hour * 60 + local.minute) for local in clocks]


def walked(calendar: Calendar, promised: int) -> int:
    """The longest that it takes from any of the minutes of 365 days, found by trying them all."""
    closed = public_holidays(2026) | eves(2026) | public_holidays(2027) | eves(2027)
    first, last = (tuple(map(int, text.split("-"))) for text in (calendar.season_first, calendar.season_last))
    opened = []
    for count, (day, minute) in enumerate(minutes_of_the_year()):
        today = (day.month, day.day)
        inside = first <= today <= last if first <= last else not last < today < first
        spans = calendar.season_spans if inside else calendar.spans
        within = (one.first <= day.weekday() <= one.last and one.start <= minute < one.end for one in spans)
        if any(within) and day not in closed:
            opened.append(count)
    return max(opened[bisect_left(opened, start) + promised - 1] + 1 - start for start in range(365 * 24 * 60))


@pytest.mark.parametrize(
    ("calendar", "promised"),
    [
        (seasonal("06-15", "08-14", MORNINGS), 8 * H),
        (seasonal("12-20", "01-10", MORNINGS), 5 * H),
        (seasonal("07-01", "07-14"), 90),
    ],
)
def test_the_worst_start_is_that_of_trying_every_minute(calendar: Calendar, promised: int) -> None:
    promise = Promise(minutes=promised, support=True)
    worst = worst_start(promise, calendar, date(2026, 1, 20))
    assert worst is not None
    assert worst[1] == walked(calendar, promised) == real_minutes(promise, calendar, worst[0])
