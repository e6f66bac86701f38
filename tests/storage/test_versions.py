"""Approved versions are added one after another, come back equal, and are never changed."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.storage.sample import SAMPLE, approved, save, with_mtpd
from tests.strategies import municipalities

from kontinuitet.domain.municipality import Municipality
from kontinuitet.storage import (
    Damage,
    Database,
    InvalidStored,
    InvalidValue,
    StorageError,
    VersionTaken,
    open_database,
    open_memory,
    open_reading,
    sha256,
)

thorough = settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

SECOND = approved(2, plan=with_mtpd(SAMPLE, "lon", 60))
OTHER = approved(1, service="lon")


def test_a_file_without_versions_has_none(database: Database) -> None:
    assert database.versions.latest() == {}
    assert database.versions.of("hemtjanst") == ()


def test_versions_come_back_by_number_and_the_last_of_each_service(database: Database) -> None:
    for version in (approved(1), OTHER, SECOND):
        database.versions.add(version)
    assert database.versions.of("hemtjanst") == (approved(1), SECOND)
    assert database.versions.latest() == {"hemtjanst": SECOND, "lon": OTHER}
    assert all(one.is_intact for one in database.versions.of("hemtjanst"))
    assert database.verify() == ()


@thorough
@given(municipalities(most=1))
def test_any_plan_can_be_frozen(plan: Municipality) -> None:
    version = approved(1, plan=plan)
    with open_memory() as database:
        database.versions.add(version)
        assert database.versions.of("hemtjanst") == (version,)
        assert database.verify() == ()


def test_versions_outlive_restarts_and_their_service(path: Path) -> None:
    with open_database(path) as database:
        save(database, None, SAMPLE)
        database.versions.add(approved(1))
        database.plans.undo(who="anna", when=approved(1).approved_at)
    with open_reading(path) as database:
        assert database.plans.load() is None
        assert database.versions.latest() == {"hemtjanst": approved(1)}


@pytest.mark.parametrize("number", [1, 3])
def test_a_number_that_is_not_the_next_is_refused(database: Database, number: int) -> None:
    database.versions.add(approved(1))
    with pytest.raises(VersionTaken) as caught:
        database.versions.add(approved(number))
    assert caught.value.params == {"service": "hemtjanst", "number": number, "next": 2}
    assert database.versions.of("hemtjanst") == (approved(1),)


def test_of_two_who_approve_at_once_the_second_is_told(path: Path) -> None:
    with open_database(path) as one, open_database(path) as two:
        assert one.versions.of("hemtjanst") == two.versions.of("hemtjanst") == ()
        one.versions.add(approved(1))
        with pytest.raises(VersionTaken):
            two.versions.add(approved(1, plan=SECOND.plan))
        assert two.versions.of("hemtjanst") == (approved(1),)


@pytest.mark.parametrize(
    "wrong",
    [{"digest": "0" * 64}, {"approved_at": approved(1).approved_at.replace(tzinfo=None)}],
    ids=lambda one: next(iter(one)),
)
def test_what_is_not_whole_is_refused(database: Database, wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidValue):
        database.versions.add(approved(1).model_copy(update=wrong))
    assert database.versions.latest() == {}


def test_a_display_notices_a_new_version(path: Path) -> None:
    with open_database(path) as one, open_reading(path) as two:
        before = two.data_version()
        one.versions.add(approved(1))
        assert two.data_version() != before
        assert two.versions.latest() == {"hemtjanst": approved(1)}


def test_a_copy_holds_the_versions(file: Database, tmp_path: Path) -> None:
    file.versions.add(approved(1))
    with open_database(file.backup(tmp_path / "kopia.db")) as copy:
        assert copy.versions.latest() == {"hemtjanst": approved(1)}


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM version",
        "UPDATE version SET json = '{}'",
        "UPDATE version SET number = 2",
        "REPLACE INTO version SELECT * FROM version",
        "INSERT INTO version SELECT service, 3, digest, json, hash FROM version",
    ],
)
def test_the_table_only_grows_by_the_next_number(file: Database, statement: str) -> None:
    file.versions.add(approved(1))
    raw = sqlite3.connect(str(file.path))
    with pytest.raises(sqlite3.IntegrityError, match=r"append-only|not the next one"):
        raw.execute(statement)
    raw.close()
    assert file.versions.of("hemtjanst") == (approved(1),)


@pytest.fixture
def kept(path: Path) -> Path:
    with open_database(path) as database:
        for version in (approved(1), OTHER, SECOND):
            database.versions.add(version)
    return path


def tamper(path: Path, statement: str) -> None:
    """What somebody does who knows SQL and takes the guards away first."""
    raw = sqlite3.connect(path)
    raw.create_function("sha256", 1, sha256)
    for guard in ("version_no_update", "version_no_delete", "version_in_order"):
        raw.execute(f"DROP TRIGGER {guard}")
    raw.execute(statement)
    raw.commit()
    raw.close()


def damage(path: Path) -> tuple[Damage, ...]:
    with open_database(path) as database:
        return database.verify()


APPROVER = "replace(json, 'Sven Dahl', 'Sven Dahn')"
PLAN = "replace(json, 'Askarby', 'Askarbo')"


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (f"UPDATE version SET json = {APPROVER} WHERE number = 2", [("version-changed", "hemtjanst", 2)]),
        (f"UPDATE version SET json = {PLAN} WHERE service = 'lon'", [("version-changed", "lon", 1)]),
        (
            f"UPDATE version SET json = {PLAN}, hash = sha256({PLAN}) WHERE service = 'lon'",
            [("version-changed", "lon", 1)],
        ),
        ("UPDATE version SET json = '{}', hash = sha256('{}') WHERE number = 2", [("version-changed", "hemtjanst", 2)]),
        (
            "UPDATE version SET json = '9.5', hash = sha256('9.5') WHERE number = 2",
            [("version-changed", "hemtjanst", 2)],
        ),
        ("UPDATE version SET digest = 'x' WHERE number = 2", [("version-changed", "hemtjanst", 2)]),
        ("UPDATE version SET service = 'vatten' WHERE service = 'lon'", [("version-changed", "vatten", 1)]),
        (
            "UPDATE version SET json = CAST(x'ff6e' AS TEXT) WHERE number = 2",
            [("version-changed", "hemtjanst", 2)],
        ),
        ("DELETE FROM version WHERE number = 1 AND service = 'hemtjanst'", [("version-missing", "hemtjanst", 1)]),
    ],
)
def test_tampering_is_found_where_it_was_done(kept: Path, statement: str, found: list[tuple[str, str, int]]) -> None:
    tamper(kept, statement)
    assert [(one.code, one.place, one.row) for one in damage(kept)] == found


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE version SET json = {APPROVER} WHERE number = 2",
        "UPDATE version SET json = '{}', hash = sha256('{}') WHERE number = 2",
        "UPDATE version SET service = 'vatten' WHERE number = 2",
    ],
)
def test_a_changed_version_is_not_shown_as_if_it_were_approved(kept: Path, statement: str) -> None:
    tamper(kept, statement)
    with open_database(kept) as database, pytest.raises(InvalidStored):
        database.versions.latest()


def told(path: Path) -> bool:
    try:
        return damage(path) != ()
    except StorageError:
        return True


def test_any_flipped_bit_in_a_version_is_found(kept: Path) -> None:
    whole = kept.read_bytes()
    first = whole.index(b'{"approved_at"')
    missed = []
    for place in range(first - 60, first + 200, 7):
        data = bytearray(whole)
        data[place] ^= 0x01
        kept.write_bytes(bytes(data))
        if not told(kept):
            missed.append(place - first)
    kept.write_bytes(whole)
    assert missed == []
