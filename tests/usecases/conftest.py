"""Desks to work at: a small one in memory with a watch that stands still, and the example on a file of its own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.usecases.askarby import example_copy
from tests.usecases.watch import Watch

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person, Role
from kontinuitet.domain.service import Service
from kontinuitet.storage import open_memory
from kontinuitet.usecases.desk import Desk, open_desk

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


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the example's database is kept for the whole run."""
    return tmp_path_factory.mktemp("example")


@pytest.fixture
def example(shared: Path, tmp_path: Path) -> Path:
    """The example municipality's database, a test's own copy."""
    return example_copy(shared, tmp_path)


@pytest.fixture
def watch() -> Watch:
    """A watch at nine o'clock on a Friday in November."""
    return Watch()


@pytest.fixture
def askarby(example: Path, watch: Watch) -> Iterator[Desk]:
    """A desk on the example municipality."""
    opened = open_desk(example, who="anna", clock=watch)
    yield opened
    opened.close()


@pytest.fixture
def empty(watch: Watch) -> Iterator[Desk]:
    """A desk with nothing on it."""
    opened = Desk(open_memory(), who="anna", clock=watch)
    yield opened
    opened.close()
