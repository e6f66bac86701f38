"""Exercise times and story moments as they are written, and whether the story's anchors go backwards."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kontinuitet.documents.scenario.reading import Reading
from kontinuitet.documents.scenario.vocabulary import Key
from kontinuitet.exercise.scenario import MomentKind, StoryMoment

LONGEST_EXERCISE = 7 * 24 * 60
"""Minutes; an exercise of more than a week is a slip of the pen."""

_EXERCISE = re.compile(r"T\+(\d{1,3}):([0-5]\d)")
_CLOCK = re.compile(r"(?:(?P<day>.*\S)\s+)?(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_AND_WORD = re.compile(r"(\d{1,2})\s+([^\W\d]+)")
_LEAP_YEAR = 2024  # a date without a year may be the 29th of February
_FIRST_YEAR, _LAST_YEAR = 2000, 2200
_LAST_DAY = 366


def exercise_time(text: str) -> int | None:
    """The minutes of "T+1:20"; None for anything else."""
    match = _EXERCISE.fullmatch(text.strip())
    minutes = int(match[1]) * 60 + int(match[2]) if match else None
    return minutes if minutes is None or minutes <= LONGEST_EXERCISE else None


def written_time(minutes: int) -> str:
    """Exercise minutes as they are written: "T+1:20"."""
    return f"T+{minutes // 60}:{minutes % 60:02}"


def story_moment(text: str, reading: Reading, line: int) -> StoryMoment | None:
    """The moment that a text such as "fredag 14:40" means; a bad one is a problem, and None."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        reading.add("bad_moment", line, word=text)
        return None
    minute = int(match["hour"]) * 60 + int(match["minute"])
    if match["day"] is None:
        return StoryMoment(kind=MomentKind.TIME, minute=minute)
    return _on_day(" ".join(match["day"].split()), minute, reading, line)


def _on_day(day: str, minute: int, reading: Reading, line: int) -> StoryMoment | None:
    if _ISO.fullmatch(day):
        return _full_date(day, minute, reading, line)
    match = _DAY_AND_WORD.fullmatch(day)
    if match is not None:
        return _date(int(match[1]), match[2], minute, reading, line)
    word, _, number = day.partition(" ")
    if number.isdecimal() and number.isascii():
        return _numbered(word, number, minute, reading, line)
    found = reading.word(day, lambda w: dict(enumerate((n,) for n in w.weekdays)), code="unknown_day", line=line)
    return StoryMoment(kind=MomentKind.WEEKDAY, minute=minute, weekday=found) if found is not None else None


def _full_date(day: str, minute: int, reading: Reading, line: int) -> StoryMoment | None:
    try:
        found = date.fromisoformat(day)
    except ValueError:
        found = None
    if found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        reading.add("bad_date", line, word=day)
        return None
    return StoryMoment(kind=MomentKind.FULL_DATE, minute=minute, year=found.year, month=found.month, day=found.day)


def _date(day: int, word: str, minute: int, reading: Reading, line: int) -> StoryMoment | None:
    month = reading.word(word, lambda w: dict(enumerate(((n,) for n in w.months), 1)), code="unknown_month", line=line)
    if month is None:
        return None
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        reading.add("bad_date", line, word=f"{day} {word}")
        return None
    return StoryMoment(kind=MomentKind.DATE, minute=minute, month=month, day=day)


def _numbered(word: str, number: str, minute: int, reading: Reading, line: int) -> StoryMoment | None:
    if reading.word(word, lambda w: {Key.DAY: w.keys[Key.DAY]}, code="unknown_day", line=line) is None:
        return None
    if len(number) > 3 or not 1 <= int(number) <= _LAST_DAY:
        reading.add("bad_day", line, most=_LAST_DAY)
        return None
    return StoryMoment(kind=MomentKind.DAY, minute=minute, day=int(number))


@dataclass
class _Calendar:
    """A made-up calendar in which a scenario's anchors can be compared before anybody knows the day of the exercise.

    What depends on that day is never called backwards: a weekday after a date without a year, a date after a weekday.
    """

    now: datetime
    first: date
    dated: bool
    weekdays_known: bool


_JUMP = timedelta(days=6)
"""A weekday further ahead than this is the same weekday at an earlier time."""

_HALF_YEAR = timedelta(days=183)
"""A date without a year further ahead than this lies behind."""


def backwards(moments: Sequence[StoryMoment]) -> list[int]:
    """The places in a row of anchors, the first being the story's beginning, that lie before the one above them."""
    calendar = _begin(moments[0])
    return [place for place, moment in enumerate(moments[1:], 1) if not _advance(calendar, moment)]


def _begin(first: StoryMoment) -> _Calendar:
    day = date(2001, 1, 1)  # a Monday; which one does not matter
    if first.kind is MomentKind.FULL_DATE:
        day = date(first.year or 1, first.month or 1, first.day or 1)
    elif first.kind is MomentKind.DATE:
        day = date(_LEAP_YEAR, first.month or 1, first.day or 1)
    elif first.kind is MomentKind.WEEKDAY:
        day += timedelta(days=first.weekday or 0)
    dated = first.kind in (MomentKind.FULL_DATE, MomentKind.DATE)
    known = first.kind in (MomentKind.FULL_DATE, MomentKind.WEEKDAY)
    return _Calendar(_at(day, first.minute), day, dated=dated, weekdays_known=known)


def _at(day: date, minute: int) -> datetime:
    return datetime(day.year, day.month, day.day, minute // 60, minute % 60)  # noqa: DTZ001 (a made-up calendar)


def _advance(calendar: _Calendar, moment: StoryMoment) -> bool:
    """Move on to a moment; False when it lies behind. A misplaced one moves nothing, so that it is told once."""
    then = _next(calendar, moment)
    if then is None:
        return True
    ahead = then - calendar.now
    if ahead < timedelta(0) or (moment.kind is MomentKind.WEEKDAY and calendar.weekdays_known and ahead > _JUMP):
        return False
    if moment.kind is MomentKind.DATE and ahead > _HALF_YEAR:
        return False
    calendar.now = then
    return True


def _next(calendar: _Calendar, moment: StoryMoment) -> datetime | None:
    """The first such moment from now on; None when nobody can tell before the day is known."""
    if moment.kind is MomentKind.DAY:
        return _at(calendar.first + timedelta(days=(moment.day or 1) - 1), moment.minute)
    if moment.kind in (MomentKind.FULL_DATE, MomentKind.DATE) and not calendar.dated:
        return None
    if moment.kind is MomentKind.FULL_DATE:
        return _at(date(moment.year or 1, moment.month or 1, moment.day or 1), moment.minute)
    step = {MomentKind.TIME: 1, MomentKind.WEEKDAY: 7}.get(moment.kind, 366 * 9)
    for days in range(step + 1):
        then = _at(calendar.now.date() + timedelta(days=days), moment.minute)
        if then >= calendar.now and _fits(then, moment):
            return then
    return None


def _fits(then: datetime, moment: StoryMoment) -> bool:
    if moment.kind is MomentKind.WEEKDAY:
        return then.weekday() == moment.weekday
    return moment.kind is MomentKind.TIME or (then.month, then.day) == (moment.month, moment.day)
