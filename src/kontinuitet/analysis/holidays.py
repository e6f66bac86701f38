"""Which days are public holidays in Sweden, and which eves support is closed on as if they were."""

from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from dateutil.easter import easter

STOCKHOLM = ZoneInfo("Europe/Stockholm")
"""The zone in which every moment of a plan and of a story is meant."""

_FIXED = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 25), (12, 26))
# Good Friday, Easter Day, Easter Monday, Ascension Day, Whit Sunday, counted from Easter Day.
_FROM_EASTER = (-2, 0, 1, 39, 49)
_SATURDAY = 5


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of a year by the Swedish law on public holidays (1989:253), Sundays left out."""
    moving = (easter(year) + timedelta(days=days) for days in _FROM_EASTER)
    saturdays = (_first(date(year, 6, 20), _SATURDAY), _first(date(year, 10, 31), _SATURDAY))
    return frozenset((*(date(year, *day) for day in _FIXED), *moving, *saturdays))


@cache
def eves(year: int) -> frozenset[date]:
    """Midsummer Eve, Christmas Eve and New Year's Eve of a year (graph, support hours)."""
    return frozenset((_first(date(year, 6, 20), _SATURDAY) - timedelta(days=1), date(year, 12, 24), date(year, 12, 31)))


def is_holiday(day: date) -> bool:
    """Whether the day is a public holiday."""
    return day in public_holidays(day.year)


def is_eve(day: date) -> bool:
    """Whether the day is one of the three eves."""
    return day in eves(day.year)


def _first(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
