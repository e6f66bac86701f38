"""The numbered steps from an empty file to today's tables: append-only, and each imports nothing of ours."""

import sqlite3
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Protocol


class Executes(Protocol):
    """What a migration is given: in practice sqlite-utils' database."""

    def execute(self, sql: str, /) -> object:
        """Run one statement."""


Migration = Callable[[Executes], object]


def statements(sql: str) -> Iterator[str]:
    """The single statements of a script (``executescript`` would commit what stands before it)."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""


def first(db: Executes) -> None:
    """Schema 1: plans, changes, exercises with their journals."""
    _run(db, "schema_1.sql")


def second(db: Executes) -> None:
    """Schema 2: the whole plan of a service, what templates suggest, approved versions."""
    _run(db, "schema_2.sql")


def third(db: Executes) -> None:
    """Schema 3: what the findings ask for, and self-assessments."""
    _run(db, "schema_3.sql")


def _run(db: Executes, script: str) -> None:
    for statement in statements(files(__package__).joinpath(script).read_text("utf-8")):
        db.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (first, second, third)
"""A file's schema is the number of these that have been applied to it."""


def apply(raw: sqlite3.Connection, migrations: tuple[Migration, ...]) -> None:
    """Apply what is missing, inside the caller's transaction, and note it in the file."""
    # Only here: most starts find a current file and need not wait for this import.
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    numbered = Migrations("kontinuitet")
    for number, migration in enumerate(migrations, start=1):
        numbered(name=f"{number:04d}")(_named(migration, number))
    numbered.apply(Database(raw, execute_plugins=False))
    raw.execute(f"PRAGMA user_version = {len(migrations)}")


def _named(migration: Migration, number: int) -> Callable[[Executes], None]:
    def step(db: Executes) -> None:
        migration(db)

    step.__name__ = f"m{number:04d}"
    return step
