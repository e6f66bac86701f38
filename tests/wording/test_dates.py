"""Days and moments are written as people write them in each language."""

from datetime import date, datetime, timedelta

import pytest

from kontinuitet.wording import words

FRIDAY = datetime(2026, 11, 27, 14, 40)  # noqa: DTZ001 (story time is local)


def test_swedish_moments() -> None:
    swedish = words("sv")
    assert swedish.short_moment(FRIDAY) == "fre 14:40"
    assert swedish.moment(FRIDAY) == "fre 27 nov 14:40"
    assert swedish.long_moment(FRIDAY) == "fredag 27 november 2026 14:40"
    assert swedish.date(FRIDAY.date()) == "27 november 2026"


def test_english_moments() -> None:
    english = words("en")
    assert english.short_moment(FRIDAY) == "Fri 14:40"
    assert english.moment(FRIDAY) == "Fri 27 Nov 14:40"
    assert english.long_moment(FRIDAY) == "Friday 27 November 2026 14:40"
    assert english.date(FRIDAY.date()) == "27 November 2026"


def test_short_names_tell_days_and_months_apart() -> None:
    noon = datetime(2026, 1, 5, 12)  # noqa: DTZ001
    for lang in ("sv", "en"):
        week = {words(lang).short_moment(noon + timedelta(days=day)) for day in range(7)}
        year = {words(lang).moment(noon.replace(month=month)).split()[2] for month in range(1, 13)}
        assert (len(week), len(year)) == (7, 12)


def test_a_day_before_noon_has_two_digits() -> None:
    assert words("sv").long_moment(datetime(2027, 5, 3, 8, 5)) == "måndag 3 maj 2027 08:05"  # noqa: DTZ001
    assert words("sv").date(date(2027, 1, 1)) == "1 januari 2027"


@pytest.mark.parametrize(
    ("milliseconds", "shown"),
    [(0, "00:00:00"), (1_872_000, "00:31:12"), (999, "00:00:00"), (360_000_000, "100:00:00"), (-5_000, "−00:00:05")],
)
def test_the_exercise_clock(milliseconds: int, shown: str) -> None:
    assert words("sv").clock(milliseconds) == shown
