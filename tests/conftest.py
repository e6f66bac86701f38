"""What every test can rely on: no database or setting of the person who runs the tests is in reach."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from kontinuitet.storage import database
from kontinuitet.storage.migrations import MIGRATIONS, Migration

# Many processes share the machines that run this, so a slow example says nothing.
settings.register_profile("default", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session", autouse=True)
def home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home folder for this run, and none of the variables that choose a database, a language or colours."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(variable, str(home))
        for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            patch.delenv(variable, raising=False)
        for variable in ("KONTINUITET_DB", "KONTINUITET_LANG", "NO_COLOR", "COLUMNS"):
            patch.delenv(variable, raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def migrated_once() -> Iterator[None]:
    """A database in memory begins as a copy of one that was migrated from nothing: that takes a hundredth of the time.

    Files are migrated as ever, and so is every database of the tests of storage itself.
    """
    migrate, image = database.migrate, sqlite3.connect(":memory:", isolation_level=None)

    def quickly(raw: sqlite3.Connection, path: Path | None, migrations: tuple[Migration, ...]) -> None:
        is_of_storage = os.environ.get("PYTEST_CURRENT_TEST", "").startswith("tests/storage/")
        if path is not None or migrations is not MIGRATIONS or is_of_storage:
            migrate(raw, path, migrations)
            return
        if not image.execute("PRAGMA user_version").fetchone()[0]:
            migrate(raw, path, migrations)
            raw.backup(image)
        image.backup(raw)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "migrate", quickly)
        yield
    image.close()
