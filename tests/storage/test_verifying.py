"""Every changed byte of a journal is found."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.storage.sample import SAMPLE, act, exercise, save

from kontinuitet.storage import Damage, Database, StorageError, open_database

GUARDS = ("journal_no_update", "journal_no_delete", "journal_in_order", "pinned_no_update", "exercise_fixed")


@pytest.fixture
def played(path: Path) -> Path:
    with open_database(path) as database:
        save(database, None, SAMPLE)
        exercise(database)
        for number in range(1, 6):
            act(database, number, text="MARKERAD-åäö")
    return path


def tamper(path: Path, *statements: str) -> None:
    """What somebody does who knows SQL and takes the guards away first."""
    raw = sqlite3.connect(path)
    for guard in GUARDS:
        raw.execute(f"DROP TRIGGER {guard}")
    for statement in statements:
        raw.execute(statement)
    raw.commit()
    raw.close()


def damage(path: Path) -> tuple[Damage, ...]:
    with open_database(path) as database:
        return database.verify()


def test_a_whole_file_has_no_damage(played: Path) -> None:
    assert damage(played) == ()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE journal SET payload = '{}' WHERE seq = 3", [("row-changed", 3)]),
        ("UPDATE journal SET at_ms = at_ms + 1 WHERE seq = 5", [("row-changed", 5), ("head-changed", 5)]),
        ("UPDATE journal SET wall = '' WHERE seq = 1", [("row-changed", 1)]),
        ("DELETE FROM journal WHERE seq = 5", [("tail-cut", 4)]),
        ("DELETE FROM journal", [("tail-cut", 0)]),
        ("DELETE FROM journal WHERE seq = 2", [("row-missing", 2), ("chain-broken", 3)]),
        ("UPDATE journal SET seq = 7 WHERE seq = 5", [("row-missing", 5), ("row-changed", 7), ("head-changed", 7)]),
        ("UPDATE journal SET previous = hash WHERE seq = 4", [("chain-broken", 4), ("row-changed", 4)]),
        ("UPDATE exercise SET head = 'x'", [("head-changed", 5)]),
        ("UPDATE exercise SET row_count = 4", [("head-changed", 5)]),
        ("UPDATE exercise SET title = 'Annan'", [("chain-broken", 1)]),
        ("UPDATE pinned SET json = '{}' WHERE what = 'timeline'", [("pinned-changed", None)]),
        ("UPDATE journal SET kind = CAST(x'ff6e' AS TEXT) WHERE seq = 2", [("row-changed", 2)]),
    ],
)
def test_tampering_is_found_where_it_was_done(played: Path, statement: str, found: list[tuple[str, int]]) -> None:
    tamper(played, statement)
    assert [(one.code, one.row) for one in damage(played)] == found


def test_a_forked_journal_is_found(played: Path) -> None:
    row = "SELECT exercise, 6, at_ms, story, wall, kind, payload, previous, hash FROM journal WHERE seq = 5"
    tamper(played, f"INSERT INTO journal {row}")
    assert ("chain-broken", 6) in [(one.code, one.row) for one in damage(played)]


def test_a_broken_reference_and_an_impossible_value_are_found(played: Path) -> None:
    raw = sqlite3.connect(played)
    raw.execute("UPDATE service SET unit = 'borta', mtpd_min = 'x' WHERE id = 'lon'")
    raw.commit()
    raw.close()
    assert [(one.code, one.place) for one in damage(played)] == [("reference", "service"), ("plan", "lon")]


def flipped(path: Path, place: int) -> bytes:
    data = bytearray(path.read_bytes())
    data[place] ^= 0x01
    return bytes(data)


def told(path: Path) -> bool:
    try:
        return damage(path) != ()
    except StorageError:
        return True


def test_any_flipped_bit_in_a_journal_row_is_found(played: Path) -> None:
    whole = played.read_bytes()
    first = whole.index("MARKERAD-åäö".encode())
    # From the row's kind before the payload to the last hash digit after it.
    places = range(first - 60, first + 200, 3)
    missed = []
    for place in places:
        played.write_bytes(flipped(played, place))
        if not told(played):
            missed.append(place - first)
        played.write_bytes(whole)
    assert missed == []


def test_verify_runs_while_others_write(path: Path) -> None:
    with open_database(path) as one, open_database(path) as two:
        exercise(one)
        for number in range(20):
            act(one, number)
            assert two.verify() == ()


@pytest.mark.parametrize("question", [Database.verify, lambda database: database.verify_exercise("prov-1")])
def test_the_text_factory_is_given_back(file: Database, question: Callable[[Database], object]) -> None:
    exercise(file)
    act(file, 1, text="å")
    question(file)
    assert file.exercises.rows("prov-1")[0].payload["text"] == "å"
