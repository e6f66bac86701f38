"""What calendars cover of a week together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontinuitet.analysis.week import DAY, WEEK, Uncovered, uncovered
from kontinuitet.domain.calendar import Calendar, OpenSpan

H = 60


def hours(*spans: OpenSpan, holidays: bool = True, season: tuple[str, str] = ("", ""), **fields: object) -> Calendar:
    first, last = season
    basis = {"id": "k", "name": "K", "spans": spans, "holidays_open": holidays}
    return Calendar.model_validate({**basis, "season_first": first, "season_last": last, **fields})


def span(first: int, last: int, start: int, end: int) -> OpenSpan:
    return OpenSpan(first=first, last=last, start=start * H, end=end * H)


OFFICE = hours(span(0, 4, 8, 17))


@pytest.mark.parametrize(
    ("spans", "open_hours"),
    [
        ([], 168),
        ([span(0, 4, 8, 17)], 45),
        ([span(0, 6, 0, 24)], 168),
        ([span(0, 6, 22, 6)], 56),
        ([span(6, 6, 22, 6)], 8),
        ([span(4, 0, 8, 16)], 32),
        ([span(0, 4, 8, 12), span(0, 4, 10, 17)], 45),
    ],
    ids=["always", "office", "all days", "all nights", "Sunday night", "over the weekend", "overlapping"],
)
def test_one_calendar(spans: list[OpenSpan], open_hours: int) -> None:
    assert uncovered((hours(*spans),)) == Uncovered(WEEK - open_hours * H)


def test_several_fill_each_others_gaps() -> None:
    nights, weekends = hours(span(0, 6, 17, 8)), hours(span(5, 6, 0, 24))
    assert uncovered((OFFICE, nights)).minutes == 2 * 9 * H
    assert uncovered((OFFICE, nights, weekends)).is_nothing


def test_without_a_calendar_the_whole_week_is_open() -> None:
    assert uncovered(()) == Uncovered(WEEK)


def test_closed_on_public_holidays_is_told_only_where_the_weeks_are_covered() -> None:
    closed = hours(holidays=False)
    assert uncovered((closed,)) == Uncovered(0, holidays=True)
    assert uncovered((closed, hours())).is_nothing
    assert uncovered((closed, OFFICE)) == Uncovered(0, holidays=True)
    assert uncovered((hours(span(0, 4, 8, 17), holidays=False),)) == Uncovered(WEEK - 45 * H)


def test_a_season_with_other_hours() -> None:
    summer = hours(season=("06-20", "08-20"), season_spans=(span(0, 4, 8, 17),))
    assert uncovered((summer,)) == Uncovered(WEEK - 45 * H, season=("06-20", "08-20"))
    assert uncovered((summer, hours())).is_nothing


def test_a_season_without_hours_is_closed() -> None:
    shut = hours(season=("12-22", "01-06"))
    assert uncovered((shut,)) == Uncovered(WEEK, season=("12-22", "01-06"))


def test_a_season_that_is_better_than_the_rest_of_the_year_changes_nothing() -> None:
    staffed = hours(span(0, 4, 8, 17), season=("12-22", "02-29"), season_spans=(span(0, 6, 0, 24),))
    assert uncovered((staffed,)) == Uncovered(WEEK - 45 * H)


def test_two_seasons_that_take_turns_leave_no_gap_and_those_that_meet_do() -> None:
    june = hours(season=("06-01", "06-30"), season_spans=())
    july = hours(season=("07-01", "07-31"), season_spans=())
    assert uncovered((june, july)).is_nothing
    longer = hours(season=("06-15", "07-31"), season_spans=())
    assert uncovered((june, longer)) == Uncovered(WEEK, season=("06-15", "07-31"))


spans = st.builds(
    lambda first, last, start, length: OpenSpan(first=first, last=last, start=start, end=(start + length) % (DAY + 1)),
    st.integers(0, 6),
    st.integers(0, 6),
    st.integers(0, DAY),
    st.integers(0, DAY),
)


@given(st.lists(spans, min_size=1, max_size=4), st.lists(spans, min_size=1, max_size=4))
def test_more_people_never_cover_less(some: list[OpenSpan], more: list[OpenSpan]) -> None:
    alone, both = uncovered((hours(*some),)), uncovered((hours(*some), hours(*more)))
    assert 0 <= both.minutes <= alone.minutes <= WEEK
    assert uncovered((hours(*some, *more),)) == both
