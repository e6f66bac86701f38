"""How much of a week several calendars cover together: ordinary weeks, seasons with other hours, public holidays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kontinuitet.analysis.hours import has_season, in_season
from kontinuitet.domain.calendar import Calendar, OpenSpan

DAY = 1440
WEEK = 7 * DAY

_LEAP = 2024
"""A year in which 29 February is a day too."""

Window = tuple[int, int]
"""From and until before, in minutes after Monday 00:00."""


@dataclass(frozen=True, slots=True)
class Uncovered:
    """The worst week of the year: how many of its minutes nobody covers.

    ``season``: the first and last day (``MM-DD``) of the season in which it is so, when it is worse than otherwise.
    ``holidays``: whether public holidays are left uncovered although all ordinary weeks are covered.
    """

    minutes: int
    season: tuple[str, str] | None = None
    holidays: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether somebody is there at every hour of the year."""
        return not (self.minutes or self.holidays)


def uncovered(calendars: Sequence[Calendar]) -> Uncovered:
    """What several calendars leave open together; without any calendar that is the whole week.

    A calendar without spans is always open, a season without spans closed all through it.
    """
    worst = Uncovered(WEEK - _covered([_ordinary(one) for one in calendars]))
    for day, season in _season_days(calendars):
        minutes = WEEK - _covered([_on(one, day) for one in calendars])
        if minutes > worst.minutes:
            worst = Uncovered(minutes, season)
    if worst.minutes:
        return worst
    open_then = [_ordinary(one) for one in calendars if one.holidays_open]
    return Uncovered(0, holidays=_covered(open_then) < WEEK)


def _season_days(calendars: Sequence[Calendar]) -> Iterator[tuple[date, tuple[str, str] | None]]:
    """A day from each stretch of the year in which all hours are the same, with a season that holds then."""
    seasonal = [one for one in calendars if has_season(one)]
    for one in seasonal:
        yield _day(one.season_first), (one.season_first, one.season_last)
        after = _day(one.season_last) + timedelta(days=1)
        held = [(other.season_first, other.season_last) for other in seasonal if in_season(other, after)]
        yield after, held[0] if held else None


def _day(month_day: str) -> date:
    return date.fromisoformat(f"{_LEAP}-{month_day}")


def _on(calendar: Calendar, day: date) -> list[Window]:
    if in_season(calendar, day):
        return [window for span in calendar.season_spans for window in _windows(span)]
    return _ordinary(calendar)


def _ordinary(calendar: Calendar) -> list[Window]:
    return [window for span in calendar.spans for window in _windows(span)] if calendar.spans else [(0, WEEK)]


def _windows(span: OpenSpan) -> Iterator[Window]:
    """A night that ends on the next day belongs to the day on which it begins; Sunday's goes over into Monday."""
    length = span.end - span.start if span.end >= span.start else span.end + DAY - span.start
    for weekday in range((span.last - span.first) % 7 + 1):
        start = ((span.first + weekday) % 7) * DAY + span.start
        end = start + length
        yield start, min(end, WEEK)
        if end > WEEK:
            yield 0, end - WEEK


def _covered(open_windows: Sequence[Sequence[Window]]) -> int:
    """The minutes of the week that at least one of them covers."""
    minutes, done = 0, 0
    for start, end in sorted(window for windows in open_windows for window in windows):
        if end > done:
            minutes += end - max(start, done)
            done = end
    return minutes
