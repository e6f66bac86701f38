"""Databases to test with: the same contract in memory and in a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kontinuitet.storage import Database, open_database, open_memory


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kontinuitet" / "askarby.db"


@pytest.fixture
def file(path: Path) -> Iterator[Database]:
    with open_database(path) as database:
        yield database


@pytest.fixture(params=["memory", "file"])
def database(request: pytest.FixtureRequest, path: Path) -> Iterator[Database]:
    with open_memory() if request.param == "memory" else open_database(path) as database:
        yield database
