"""A watch that a test winds: wall time and the monotonic count, together or apart."""

from datetime import UTC, datetime, timedelta

from kontinuitet.exercise.moments import STOCKHOLM

NINE = datetime(2026, 11, 27, 9, tzinfo=STOCKHOLM)
SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE


class Watch:
    """Stands still until somebody waits."""

    def __init__(self, wall: datetime = NINE) -> None:
        self._wall = wall.astimezone(UTC)
        self._monotonic = 5_000_000

    def wall(self) -> datetime:
        """Local wall time."""
        return self._wall.astimezone(STOCKHOLM)

    def monotonic(self) -> int:
        """Milliseconds."""
        return self._monotonic

    def wait(self, ms: int) -> None:
        """Time goes by."""
        self._monotonic += ms
        self._wall += timedelta(milliseconds=ms)

    def sleep(self, ms: int) -> None:
        """The lid is closed: wall time goes by, the monotonic clock of most systems does not."""
        self._wall += timedelta(milliseconds=ms)

    def set_back(self, ms: int) -> None:
        """Somebody sets the computer's clock."""
        self._wall -= timedelta(milliseconds=ms)
