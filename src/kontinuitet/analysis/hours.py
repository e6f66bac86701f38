"""How long a promise really takes: support hours become hours on the clock from a stated moment."""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import takewhile
from operator import itemgetter

from kontinuitet.analysis.holidays import STOCKHOLM, is_eve, is_holiday
from kontinuitet.domain.calendar import Calendar, Moment, OpenSpan
from kontinuitet.domain.values import Promise

_DAY = 1440
_MINUTE = timedelta(minutes=1)
_ALL_WEEK = (OpenSpan(first=0, last=6, start=0, end=_DAY),)
_WEEKS = 53
# A calendar that is open only a few minutes a year still gives an answer; one that never opens gives none.
_FURTHEST = 60 * 366

Window = tuple[datetime, datetime]
"""From and until, as instants in UTC."""


def real_minutes(
    promise: Promise, calendar: Calendar | None, start: datetime, *, eves_open: bool = False
) -> int | None:
    """How many minutes pass on a clock from ``start`` until the promise is kept, rounded up to whole minutes.

    ``None`` if the promise is in support hours and no calendar is known, or the calendar never opens.
    """
    end = real_end(promise, calendar, start, eves_open=eves_open)
    # Two moments in the same zone are subtracted as their clocks show, which is wrong on two nights a year.
    return None if end is None else -((start.astimezone(UTC) - end.astimezone(UTC)) // _MINUTE)


def real_end(
    promise: Promise, calendar: Calendar | None, start: datetime, *, eves_open: bool = False
) -> datetime | None:
    """The moment (Europe/Stockholm) when a promise is kept that begins to count at ``start``, an aware moment.

    Only open minutes count for support hours; the answer is ``None`` when no calendar is known or it never opens.
    """
    instant = start.astimezone(UTC)
    left = promise.minutes * _MINUTE
    if not promise.support or not left:
        return (instant + left).astimezone(STOCKHOLM)
    if calendar is None:
        return None
    for opens, closes in _opened(calendar, start, eves_open=eves_open):
        if closes - opens >= left:
            return (opens + left).astimezone(STOCKHOLM)
        left -= closes - opens
    return None


def windows(calendar: Calendar, start: datetime, *, eves_open: bool = False) -> Iterator[Window]:
    """The open windows from ``start`` on, in order and without overlap; two may touch, as at midnight."""
    done = start.astimezone(UTC)
    day = start.astimezone(STOCKHOLM).date() - timedelta(days=1)
    for opens, closes in _by_day(calendar, day, eves_open=eves_open):
        if closes > done:
            if closes > opens:
                yield max(opens, done), closes
            done = closes


def _by_day(calendar: Calendar, day: date, *, eves_open: bool) -> Iterator[Window]:
    ordinary = _week(calendar.spans or _ALL_WEEK)
    season = _week(calendar.season_spans) if has_season(calendar) else ordinary
    for _ in range(_FURTHEST):
        if day.year >= date.max.year:
            return
        if _works(calendar, day, eves_open=eves_open):
            hours = season if season is not ordinary and in_season(calendar, day) else ordinary
            yield from (_window(day, start, end) for start, end in hours[day.weekday()])
        day += timedelta(days=1)


def has_season(calendar: Calendar) -> bool:
    """Whether other hours hold for a part of each year: summer staffing."""
    return bool(calendar.season_first and calendar.season_last)


def in_season(calendar: Calendar, day: date) -> bool:
    """Whether a day lies in the season of a calendar, which may begin before New Year and end after it."""
    first, last, today = calendar.season_first, calendar.season_last, f"{day:%m-%d}"
    if not has_season(calendar):
        return False
    return first <= today <= last if first <= last else today >= first or today <= last


def _works(calendar: Calendar, day: date, *, eves_open: bool) -> bool:
    return calendar.holidays_open or not (is_holiday(day) or (is_eve(day) and not eves_open))


def _week(spans: Sequence[OpenSpan]) -> list[list[tuple[int, int]]]:
    return [sorted(_minutes(span) for span in spans if _holds(span, weekday)) for weekday in range(7)]


def _holds(span: OpenSpan, weekday: int) -> bool:
    return (weekday - span.first) % 7 <= (span.last - span.first) % 7


def _minutes(span: OpenSpan) -> tuple[int, int]:
    # From 22 to 06 is a night: it ends on the day after the one it is counted to.
    return span.start, span.end if span.end >= span.start else span.end + _DAY


def _window(day: date, start: int, end: int) -> Window:
    return _instant(day, start), _instant(day, end)


@lru_cache(maxsize=8192)
def _instant(day: date, minute: int) -> datetime:
    # Remembered: a zone is slow, and the rules walk through the same year for every agreement with the same hours.
    days, rest = divmod(minute, _DAY)
    wall = datetime.combine(day + timedelta(days=days), time(*divmod(rest, 60)), tzinfo=STOCKHOLM)
    return wall.astimezone(UTC)


def reference_start(moment: Moment, on_or_after: date, calendars: Sequence[Calendar] = ()) -> datetime:
    """The first such moment on or after a date that lies in a week without holidays and is followed by one.

    The seven days after it count too: a fault on the Friday before a Monday that is a holiday would otherwise make
    the verdict of a plan depend on the day when somebody looks at it (graph, support hours). So would a night with
    23 or 25 hours, and the season of one of the calendars, as long as there is a week of the year without any.
    """
    first = on_or_after + timedelta(days=(moment.weekday - on_or_after.weekday()) % 7)
    ordinary = (day for week in range(_WEEKS) if _ordinary(_around(day := first + timedelta(days=7 * week))))
    found = next(ordinary)
    if _is_seasonal(found, calendars):
        found = next((day for day in ordinary if not _is_seasonal(day, calendars)), found)
    return _instant(found, moment.minute).astimezone(STOCKHOLM)


def _is_seasonal(day: date, calendars: Sequence[Calendar]) -> bool:
    return any(in_season(calendar, each) for calendar in calendars for each in _around(day))


def _around(day: date) -> list[date]:
    """The week of a day, and the seven days after it."""
    monday = day - timedelta(days=day.weekday())
    return [monday + timedelta(days=count) for count in range(day.weekday() + 8)]


def _ordinary(days: list[date]) -> bool:
    changes_clock = (
        _instant(days[0], 0).astimezone(STOCKHOLM).dst() != _instant(days[-1], 0).astimezone(STOCKHOLM).dst()
    )
    return not changes_clock and not any(is_holiday(one) or is_eve(one) for one in days)


def worst_start(
    promise: Promise, calendar: Calendar | None, on_or_after: date, *, eves_open: bool = False
) -> tuple[datetime, int] | None:
    """The moment in the coming 12 months at which the promise takes longest, and how many minutes it then takes.

    ``None`` for a promise in ordinary time, or without a calendar. Within an open window the time only grows and in
    a closed one it only shrinks, so the worst moment is always one at which support closes. The first of equals.
    """
    if calendar is None or not promise.support:
        return None
    first = _instant(on_or_after, 0)
    last = _instant(on_or_after + timedelta(days=364), _DAY)
    if not promise.minutes:
        return first.astimezone(STOCKHOLM), 0
    worst: tuple[datetime, int] | None = None
    for begin, end in _kept(promise.minutes * _MINUTE, first, _opened(calendar, first, eves_open=eves_open)):
        if begin > first and begin >= last:
            break
        minutes = -((begin - end) // _MINUTE)
        if worst is None or minutes > worst[1]:
            worst = (begin.astimezone(STOCKHOLM), minutes)
    return worst


def _opened(calendar: Calendar, start: datetime, *, eves_open: bool) -> Iterator[Window]:
    """The same as ``windows``, of which a year is remembered: every promise in these support hours walks through it."""
    instant = start.astimezone(UTC)
    year = _year(calendar, start.astimezone(STOCKHOLM).date().replace(day=1), eves_open=eves_open)
    place = bisect_right(year, instant, key=itemgetter(1))
    for opens, closes in year[place:]:
        yield max(opens, instant), closes
    yield from windows(calendar, max(instant, year[-1][1]) if year else instant, eves_open=eves_open)


@lru_cache(maxsize=64)
def _year(calendar: Calendar, day: date, *, eves_open: bool) -> tuple[Window, ...]:
    last = _instant(day + timedelta(days=365), 0)
    return tuple(takewhile(lambda one: one[1] <= last, windows(calendar, _instant(day, 0), eves_open=eves_open)))


def _kept(left: timedelta, first: datetime, opened: Iterator[Window]) -> Iterator[Window]:
    """The beginning and the end of a promise that is not nothing: from ``first``, and from the end of each window.

    One walk: the windows ahead are held while they are needed, not looked up anew from every beginning.
    """
    begin, ahead, held = first, deque[Window](), timedelta()
    while True:
        while held < left:
            window = next(opened, None)
            if window is None:
                return
            ahead.append(window)
            held += window[1] - window[0]
        yield begin, ahead[-1][1] - (held - left)
        opens, begin = ahead.popleft()
        held -= begin - opens
