"""One municipality's file: its plan, its approved versions, its exercises, copies of it and checks of it."""

import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Self

from kontinuitet.storage.connection import Connection, connect
from kontinuitet.storage.errors import translated
from kontinuitet.storage.exercises import Exercises
from kontinuitet.storage.migrations import MIGRATIONS, Migration
from kontinuitet.storage.opening import copy_database, migrate, prepare, prepare_reading, schema_of
from kontinuitet.storage.plans import Plans
from kontinuitet.storage.verifying import Damage, verify_exercise, verify_file
from kontinuitet.storage.versions import Versions

BUSY_MS = 5000
"""How long one waits for another process that is writing, before it is told as ``Locked``."""


class Database:
    """An open file (or the same in memory). Every method raises ``StorageError`` and nothing else."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.path = connection.path
        self.plans = Plans(connection)
        self.exercises = Exercises(connection)
        self.versions = Versions(connection)

    @property
    def schema_version(self) -> int:
        """The number of migrations that the file has been through."""
        with self._connection.outside() as raw:
            return schema_of(raw)

    def data_version(self) -> int:
        """A number that changes when another connection has written: a display asks it often and reads seldom."""
        with self._connection.outside() as raw:
            return int(raw.execute("PRAGMA data_version").fetchone()[0])

    def backup(self, to: Path) -> Path:
        """A copy of this moment in a file of its own, also during an exercise. Raises ``FileExists``."""
        with translated(to), self._connection.outside() as raw:
            return copy_database(raw, to)

    def take_all_from(self, other: "Database") -> None:
        """Everything that another file holds in the place of everything here, in one step, whoever else looks on.

        Raises ``Locked`` when another process is writing; then nothing is changed.
        """
        with translated(self.path), self._connection.outside() as raw:
            other.copy_into(raw)

    def copy_into(self, raw: sqlite3.Connection) -> None:
        """Everything of this moment into another open file, in the place of what that holds."""
        with self._connection.outside() as source:
            source.backup(raw)

    def verify(self) -> tuple[Damage, ...]:
        """Everything that is wrong with the file; nothing if it is whole."""
        return verify_file(self._connection)

    def verify_exercise(self, identity: str) -> tuple[Damage, ...]:
        """Everything that is wrong with one exercise's journal and pins. Raises ``UnknownExercise``."""
        return verify_exercise(self._connection, identity)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_database(
    path: Path, *, create: bool = True, busy_ms: int = BUSY_MS, migrations: tuple[Migration, ...] = MIGRATIONS
) -> Database:
    """Open a file for reading and writing; create it (0600, missing folders 0700) or migrate it if need be.

    Raises ``FileMissing``, ``NotADatabase``, ``ForeignFile``, ``NewerFile``, ``Truncated``, ``MigrationFailed``,
    ``Locked``, ``ReadOnly``, ``DiskFull``, ``Damaged``, ``DiskTrouble``; then the file is as it was.
    """
    with translated(path):
        return Database(Connection(prepare(path, create=create, migrations=migrations, busy_ms=busy_ms), path))


def open_reading(path: Path, *, busy_ms: int = BUSY_MS, migrations: tuple[Migration, ...] = MIGRATIONS) -> Database:
    """Open a file to look at it only (displays). Raises as ``open_database``, and ``OlderFile``."""
    with translated(path):
        return Database(Connection(prepare_reading(path, migrations=migrations, busy_ms=busy_ms), path))


def open_memory(*, migrations: tuple[Migration, ...] = MIGRATIONS) -> Database:
    """An empty database that is gone when it is closed."""
    with translated(None):
        raw = connect(None)
        migrate(raw, None, migrations)
        return Database(Connection(raw, None))
