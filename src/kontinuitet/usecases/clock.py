"""The only watch in the program: wall time with its zone, and a monotonic count of milliseconds."""

import time
from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """A watch; tests bring their own."""

    def wall(self) -> datetime:
        """Wall time with its offset from UTC; somebody may set it back."""

    def monotonic(self) -> int:
        """Milliseconds that never go backwards, from an unknown beginning."""


class SystemClock:
    """The computer's own."""

    def wall(self) -> datetime:
        """Local wall time, to the millisecond."""
        now = datetime.now().astimezone()
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def monotonic(self) -> int:
        """Milliseconds since some moment before the program began."""
        return time.monotonic_ns() // 1_000_000


def today(clock: Clock) -> date:
    """The local day."""
    return clock.wall().date()
