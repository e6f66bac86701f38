"""Older files become today's, with every row; newer ones are refused; a failure leaves everything as it was."""

import hashlib
import sqlite3
from pathlib import Path

import pytest
from tests.storage.sample import SAMPLE, act, exercise, save

from kontinuitet.storage import MigrationFailed, NewerFile, OlderFile, open_database, open_memory, open_reading
from kontinuitet.storage.migrations import MIGRATIONS, Executes, Migration

FROZEN = Path(__file__).with_name("schema-1.sql")


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


def counts(raw: sqlite3.Connection) -> dict[str, int]:
    tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}


def test_a_file_of_schema_1_keeps_every_row(path: Path) -> None:
    path.parent.mkdir()
    raw = sqlite3.connect(path)
    raw.executescript(FROZEN.read_text("utf-8"))
    before = counts(raw)
    raw.close()
    assert [name for name, count in before.items() if count == 0] == []
    with open_database(path) as database:
        stored = database.plans.load()
        assert stored is not None
        assert stored.service["hemtjanst"].rto == 0
        assert len(database.exercises.rows("prov-1")) == 2
        assert database.exercises.heartbeat("prov-1") is not None
        assert database.verify() == ()
    raw = sqlite3.connect(path)
    after = counts(raw)
    raw.close()
    before.pop("_sqlite_migrations")
    assert {name: after.get(name) for name in before} == before


def schema(raw: sqlite3.Connection) -> list[tuple[str, str]]:
    return sorted(
        raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '\\_%' ESCAPE '\\'")
    )


def test_schema_1_is_what_was_released() -> None:
    frozen = sqlite3.connect(":memory:")
    frozen.executescript(FROZEN.read_text("utf-8"))
    with open_memory(migrations=MIGRATIONS[:1]) as database, database._connection.outside() as raw:
        assert schema(raw) == schema(frozen)
    frozen.close()
