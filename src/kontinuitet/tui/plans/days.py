"""Days as people write them: "2027-03-01", "om 2 veckor", "1 mars 2027", "i morgon"."""

import re
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from kontinuitet.wording.dates import month

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED: Final = {
    "sv": {"idag": 0, "i dag": 0, "imorgon": 1, "i morgon": 1, "imorron": 1, "igår": -1, "i går": -1},
    "en": {"today": 0, "tomorrow": 1, "yesterday": -1},
}
_AHEAD: Final = {
    "sv": re.compile(r"om (\d{1,3}) (\w+)"),
    "en": re.compile(r"in (\d{1,3}) (\w+)"),
}
_AGO: Final = {
    "sv": re.compile(r"för (\d{1,3}) (\w+) sedan"),
    "en": re.compile(r"(\d{1,3}) (\w+) ago"),
}
_UNITS: Final = {
    "sv": {
        **dict.fromkeys(("dag", "dagar", "dygn"), "days"),
        **dict.fromkeys(("vecka", "veckor"), "weeks"),
        **dict.fromkeys(("månad", "månader"), "months"),
        **dict.fromkeys(("år",), "years"),
    },
    "en": {
        **dict.fromkeys(("day", "days"), "days"),
        **dict.fromkeys(("week", "weeks"), "weeks"),
        **dict.fromkeys(("month", "months"), "months"),
        **dict.fromkeys(("year", "years"), "years"),
    },
}
_WRITTEN = re.compile(r"(\d{1,2})\.? ([^\W\d_]{3,})\.?(?: (\d{4}))?")


def read_day(text: str, today: date, lang: str, *, ahead: bool = False) -> date | None:
    """The day that a text means; ``None`` for one that means none, or more than one ("1 mars" of which year?).

    ``ahead``: only a day to come can be meant, so "1 mars" is the next one.
    """
    said = " ".join(text.lower().split())
    if said in _NAMED[lang]:
        return today + timedelta(days=_NAMED[lang][said])
    iso = _ISO.fullmatch(said)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    for pattern, sign in ((_AHEAD[lang], 1), (_AGO[lang], -1)):
        match = pattern.fullmatch(said)
        unit = _UNITS[lang].get(match[2]) if match else None
        if match and unit:
            return _moved(today, unit, sign * int(match[1]))
    return _written(said, lang) or (_next(said, today, lang) if ahead else None)


def _next(said: str, today: date, lang: str) -> date | None:
    day = read_month_day(said, lang)
    years = (today.year, today.year + 1)
    found = (_day(year, int(day[:2]), int(day[3:])) for year in years) if day else ()
    return next((each for each in found if each is not None and each >= today), None)


def read_month_day(text: str, lang: str) -> str | None:
    """The day of every year that a text means, as ``MM-DD``: "20 juni"."""
    match = _WRITTEN.fullmatch(" ".join(text.lower().split()))
    number = _month(match[2], lang) if match and not match[3] else None
    # In a leap year, so that the last of February can be written.
    day = _day(2024, number, int(match[1])) if match and number else None
    return f"{day:%m-%d}" if day else None


def _written(said: str, lang: str) -> date | None:
    match = _WRITTEN.fullmatch(said)
    number = _month(match[2], lang) if match and match[3] else None
    return _day(int(match[3]), number, int(match[1])) if match and number else None


def _month(name: str, lang: str) -> int | None:
    names = [month(date(2024, number, 1), lang).lower() for number in range(1, 13)]
    return next((number for number, each in enumerate(names, 1) if each == name or each[:3] == name), None)


def _day(year: int, number: int, day: int) -> date | None:
    try:
        return date(year, number, day)
    except ValueError:
        return None


def _moved(day: date, unit: str, count: int) -> date | None:
    try:
        return day + relativedelta(**{unit: count})  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return None
