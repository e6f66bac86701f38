"""Older files become today's, with every row; newer ones are refused; a failure leaves everything as it was."""

import hashlib
import sqlite3
from pathlib import Path

import pytest
from tests.storage.sample import HOME_CARE, OLD_HOME_CARE, SAMPLE, WHEN, act, exercise, save, with_service

from kontinuitet.storage import MigrationFailed, NewerFile, OlderFile, open_database, open_memory, open_reading
from kontinuitet.storage.migrations import MIGRATIONS, Executes, Migration

FROZEN = {schema: Path(__file__).with_name(f"schema-{schema}.sql") for schema in (1, 2, 3)}


def adds_a_column(db: Executes) -> None:
    db.execute("ALTER TABLE unit ADD COLUMN colour TEXT")


def fails_half_way(db: Executes) -> None:
    db.execute("ALTER TABLE unit ADD COLUMN colour TEXT")
    db.execute("DELETE FROM journal_that_is_not_there")


def breaks_references(db: Executes) -> None:
    db.execute("DELETE FROM object WHERE id = 'nordlys'")


def with_next(migration: Migration) -> tuple[Migration, ...]:
    return (*MIGRATIONS, migration)


def filled(path: Path) -> str:
    with open_database(path) as database:
        save(database, None, SAMPLE)
        exercise(database)
        act(database, 1)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def test_a_migration_keeps_the_old_file_beside_it(path: Path) -> None:
    before = filled(path)
    old = len(MIGRATIONS)
    with open_database(path, migrations=with_next(adds_a_column)) as database:
        assert database.schema_version == old + 1
        assert database.plans.load() == SAMPLE
        assert database.verify() == ()
    copy = path.with_name(f"askarby.schema-{old}.db")
    assert names(path) == ["askarby.db", copy.name]
    assert hashlib.sha256(path.read_bytes()).hexdigest() != before
    with open_database(copy) as database:
        assert database.schema_version == old
        assert database.plans.load() == SAMPLE


def test_an_older_copy_is_never_overwritten(path: Path) -> None:
    filled(path)
    taken = path.with_name(f"askarby.schema-{len(MIGRATIONS)}.db")
    taken.write_text("en äldre kopia")
    open_database(path, migrations=with_next(adds_a_column)).close()
    assert taken.read_text() == "en äldre kopia"
    assert f"askarby.schema-{len(MIGRATIONS)}-2.db" in names(path)


@pytest.mark.parametrize("bad", [fails_half_way, breaks_references])
def test_a_failing_migration_leaves_the_old_file_as_it_was(path: Path, bad: Migration) -> None:
    before = filled(path)
    for _ in range(2):
        with pytest.raises(MigrationFailed) as caught:
            open_database(path, migrations=with_next(bad))
        assert caught.value.params["found"] == len(MIGRATIONS)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert names(path) == ["askarby.db"]
    with open_database(path) as database:
        assert database.plans.load() == SAMPLE


def test_a_failing_first_migration_leaves_no_file(path: Path) -> None:
    with pytest.raises(MigrationFailed):
        open_database(path, migrations=(fails_half_way,))
    assert names(path) == []


def test_a_newer_file_is_refused_and_left_alone(path: Path) -> None:
    filled(path)
    open_database(path, migrations=with_next(adds_a_column)).close()
    before = path.read_bytes()
    for opening in (open_database, open_reading):
        with pytest.raises(NewerFile) as caught:
            opening(path)
        assert (caught.value.params["found"], caught.value.params["known"]) == (len(MIGRATIONS) + 1, len(MIGRATIONS))
    assert path.read_bytes() == before


def test_reading_alone_migrates_nothing(path: Path) -> None:
    before = filled(path)
    with pytest.raises(OlderFile):
        open_reading(path, migrations=with_next(adds_a_column))
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


Rows = dict[str, list[tuple[object, ...]]]


def columns(raw: sqlite3.Connection) -> dict[str, list[str]]:
    tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: [row[1] for row in raw.execute(f"PRAGMA table_info({name})")] for name in tables}


def rows(path: Path, asked: dict[str, list[str]]) -> Rows:
    raw = sqlite3.connect(path)
    found = {
        name: sorted(raw.execute(f"SELECT {', '.join(cells)} FROM {name}"), key=repr) for name, cells in asked.items()
    }
    raw.close()
    return found


def thawed(path: Path, schema: int) -> dict[str, list[str]]:
    """The frozen file as a file again, and the columns that its tables had."""
    path.parent.mkdir()
    raw = sqlite3.connect(path)
    raw.executescript(FROZEN[schema].read_text("utf-8"))
    found = columns(raw)
    raw.close()
    return {name: cells for name, cells in found.items() if name != "_sqlite_migrations"}


@pytest.mark.parametrize("frozen", FROZEN)
def test_a_file_of_an_older_schema_keeps_every_row(path: Path, frozen: int) -> None:
    had = thawed(path, frozen)
    before = rows(path, had)
    assert [name for name, found in before.items() if not found] == []
    with open_database(path) as database:
        assert database.schema_version == len(MIGRATIONS)
        stored = database.plans.load()
        assert stored is not None
        assert stored.service["hemtjanst"].rto == 0
        assert len(database.exercises.rows("prov-1")) == 2
        assert database.exercises.heartbeat("prov-1") is not None
        assert database.verify() == ()
    assert rows(path, had) == before


def test_a_file_of_schema_1_can_be_filled_and_taken_back(path: Path) -> None:
    thawed(path, 1)
    with open_database(path) as database:
        before = database.plans.load()
        assert before is not None
        assert before.service["hemtjanst"].risks == ()
        after = with_service(before, HOME_CARE)
        save(database, before, after)
        assert database.plans.load() == after
        for _ in range(3):
            database.plans.undo(who="anna", when=WHEN)
        assert database.plans.load() is None
        assert database.versions.latest() == {}


def test_a_file_of_schema_2_holds_what_was_put_in(path: Path) -> None:
    thawed(path, 2)
    with open_database(path) as database:
        stored = database.plans.load()
        assert stored is not None
        assert stored.service["hemtjanst"] == OLD_HOME_CARE
        assert [one.registration for one in database.versions.of("hemtjanst")] == ["ON 2027/1", "ON 2027/2"]
        save(database, stored, SAMPLE)
        assert database.plans.load() == SAMPLE
        database.plans.undo(who="anna", when=WHEN)
        assert database.plans.load() == stored


def test_a_file_of_schema_3_holds_what_was_put_in(path: Path) -> None:
    thawed(path, 3)
    with open_database(path) as database:
        stored = database.plans.load()
        assert stored is not None
        assert stored.service["hemtjanst"] == HOME_CARE
        assert [one.question for one in stored.assessments] == ["forms", "preparedness"]


def schema(raw: sqlite3.Connection) -> list[tuple[str, str]]:
    return sorted(
        raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '\\_%' ESCAPE '\\'")
    )


@pytest.mark.parametrize("number", FROZEN)
def test_a_schema_is_what_was_released(number: int) -> None:
    frozen = sqlite3.connect(":memory:")
    frozen.executescript(FROZEN[number].read_text("utf-8"))
    with open_memory(migrations=MIGRATIONS[:number]) as database, database._connection.outside() as raw:
        assert schema(raw) == schema(frozen)
    frozen.close()


def test_the_latest_schema_is_frozen_too() -> None:
    assert max(FROZEN) == len(MIGRATIONS)
