"""A desk in memory with a watch that stands still."""

from datetime import UTC, datetime

import pytest

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person, Role
from kontinuitet.domain.service import Service
from kontinuitet.storage import open_memory
from kontinuitet.usecases.desk import Desk

PLAN = Municipality(
    name="Åskarby kommun",
    people=(Person(id="anna-berg", name="Anna Berg"),),
    roles=(Role(id="chef", name="Enhetschef", holder="anna-berg"),),
    services=(
        # The recovery time is longer than the interruption may be: rule A1 says so.
        Service(id="hemtjanst", name="Hemtjänst", owner="chef", critical=True, mtpd=240, rto=480),
        Service(id="loner", name="Löner"),
    ),
)


class StillClock:
    """It is noon on 30 November 2026 until somebody says otherwise."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 30, 12, tzinfo=UTC)

    def wall(self) -> datetime:
        """The moment that was set."""
        return self.now

    def monotonic(self) -> int:
        """Nothing here measures a length."""
        return 0


@pytest.fixture
def clock() -> StillClock:
    """A watch that the test sets."""
    return StillClock()


@pytest.fixture
def desk(clock: StillClock) -> Desk:
    """A small municipality on a desk."""
    desk = Desk(open_memory(), who="Anna", clock=clock)
    desk.replace(PLAN, why="import")
    return desk
