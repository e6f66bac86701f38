"""How long one may have to wait until somebody answers: the time for which opening hours keep a door closed."""

from datetime import date, datetime
from functools import lru_cache

from kontinuitet.analysis.hours import real_minutes, worst_start
from kontinuitet.domain.calendar import Calendar
from kontinuitet.domain.values import Promise

_ANSWERED = Promise(minutes=1, support=True)
"""The first open minute is the answer; what stands before it is the wait."""


@lru_cache(maxsize=256)
def wait(calendar: Calendar, start: datetime, *, eves_open: bool = False) -> int | None:
    """Minutes from a moment until it is open, zero if it is; ``None`` for a calendar that never opens."""
    minutes = real_minutes(_ANSWERED, calendar, start, eves_open=eves_open)
    return None if minutes is None else minutes - _ANSWERED.minutes


@lru_cache(maxsize=256)
def longest_wait(calendar: Calendar, on_or_after: date, *, eves_open: bool = False) -> tuple[datetime, int] | None:
    """The moment of the coming 12 months from which the wait is longest, and its minutes (graph, support hours)."""
    found = worst_start(_ANSWERED, calendar, on_or_after, eves_open=eves_open)
    return None if found is None else (found[0], found[1] - _ANSWERED.minutes)


def is_always_open(calendar: Calendar, on_or_after: date, *, eves_open: bool = False) -> bool:
    """Whether it is open day and night through the coming year, public holidays among them."""
    longest = longest_wait(calendar, on_or_after, eves_open=eves_open)
    return longest is not None and longest[1] == 0
