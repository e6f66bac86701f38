"""Which critical times of a service lie within a span of days."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kontinuitet.domain.service import Peak, Service


@dataclass(frozen=True, slots=True)
class CriticalTime:
    """A critical time as it falls this time: the row of the plan, its first and its last day."""

    peak: str
    first: date
    last: date


def critical_times(service: Service, first: date, last: date) -> tuple[CriticalTime, ...]:
    """The critical times of a service that touch the days from ``first`` to ``last``, in order of time.

    The 31st of a shorter month is its last day, and so is 29 February in most years. A row without a readable day
    says nothing.
    """
    found = [time for peak in service.peaks for time in _times(peak, first, last)]
    return tuple(sorted(found, key=lambda time: (time.first, time.last, time.peak)))


def _times(peak: Peak, first: date, last: date) -> Iterator[CriticalTime]:
    for begins, ends in _spans(peak, first, last):
        if begins <= last and ends >= first:
            yield CriticalTime(peak.id, begins, ends)


def _spans(peak: Peak, first: date, last: date) -> Iterator[tuple[date, date]]:
    if peak.day is not None and peak.day >= 1:
        yield from ((day, day) for day in _monthly(peak.day, first, last))
    begins, ends = _month_day(peak.first), _month_day(peak.last or peak.first)
    if begins is not None and ends is not None:
        for year in range(first.year - 1, last.year + 1):
            yield _in_year(year, begins), _in_year(year if ends >= begins else year + 1, ends)


def _monthly(day: int, first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield _in_year(month.year, (month.month, day))
        month = (month + timedelta(days=31)).replace(day=1)


def _month_day(text: str) -> tuple[int, int] | None:
    month, _, day = text.partition("-")
    if not (month.isascii() and month.isdigit() and day.isascii() and day.isdigit()):
        return None
    found = (int(month), int(day))
    return found if 1 <= found[0] <= 12 and 1 <= found[1] <= 31 else None


def _in_year(year: int, month_day: tuple[int, int]) -> date:
    month, day = month_day
    return date(year, month, min(day, monthrange(year, month)[1]))
