"""Exercises: pinned once, journal only longer, one writer at a time."""

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.storage.sample import WHEN, act, exercise

from kontinuitet.storage import (
    AppendOnly,
    ClockBackwards,
    Database,
    ExerciseExists,
    Heartbeat,
    InvalidValue,
    Json,
    Locked,
    UnknownExercise,
    canonical_json,
    open_database,
    open_reading,
    sha256,
)
from kontinuitet.storage.chain import row_hash


def test_a_new_exercise_holds_what_it_pinned(database: Database) -> None:
    created = exercise(database)
    assert (created.status, created.row_count, created.at_ms, created.ended) == ("prepared", 0, 0, None)
    assert database.exercises.pinned("prov-1") == ('{"injects":[]}', '{"name":"Askarby"}')
    assert created.timeline_sha256 == sha256('{"injects":[]}')
    assert database.exercises.list() == (created,)
    assert database.exercises.get("prov-1") == created


def test_an_exercise_is_created_once(database: Database) -> None:
    exercise(database)
    with pytest.raises(ExerciseExists):
        exercise(database)


def test_an_unknown_exercise_is_told_by_every_question(database: Database) -> None:
    questions = [
        database.exercises.get,
        database.exercises.pinned,
        database.exercises.rows,
        database.exercises.heartbeat,
        database.verify_exercise,
        lambda identity: database.exercises.transaction(identity).__enter__(),
        lambda identity: database.exercises.beat(identity, at_ms=0, wall="", holder=""),
    ]
    for question in questions:
        with pytest.raises(UnknownExercise):
            question("finns-inte")


def test_rows_come_back_in_order_with_their_payload(database: Database) -> None:
    exercise(database)
    for number in range(1, 4):
        act(database, number)
    rows = database.exercises.rows("prov-1")
    assert [row.seq for row in rows] == [1, 2, 3]
    assert rows[1].payload == {"text": "anteckning", "number": 2, "parts": [None, True, 0]}
    assert (rows[1].at_ms, rows[1].kind) == (2000, "note")
    assert database.exercises.rows("prov-1", after=2) == rows[2:]


def test_a_transaction_gives_what_is_new_and_adds_to_it(database: Database) -> None:
    exercise(database)
    act(database, 1)
    with database.exercises.transaction("prov-1") as transaction:
        assert [row.seq for row in transaction.rows(after=0)] == [1]
        row = transaction.append(at_ms=1000, story="s", wall="w", kind="note", payload={"b": 1, "a": ()})
        assert (row.seq, row.payload) == (2, {"a": [], "b": 1})
        assert transaction.rows(after=1) == [row]
        transaction.set_status("ended", ended="2027-01-15T12:00:00+01:00")
    stored = database.exercises.get("prov-1")
    assert (stored.status, stored.ended, stored.row_count, stored.at_ms) == (
        "ended",
        "2027-01-15T12:00:00+01:00",
        2,
        1000,
    )
    assert database.verify() == ()


def append_both(database: Database, *moments: int) -> None:
    with database.exercises.transaction("prov-1") as transaction:
        for at_ms in moments:
            transaction.append(at_ms=at_ms, story="", wall="", kind="note", payload={})


def test_an_error_in_the_middle_adds_nothing(database: Database) -> None:
    exercise(database)
    with pytest.raises(ClockBackwards):
        append_both(database, 5, 4)
    assert database.exercises.rows("prov-1") == []
    assert database.verify() == ()


def test_two_exercises_have_a_journal_each(database: Database) -> None:
    exercise(database, "ett")
    exercise(database, "tva")
    act(database, 1, identity="ett")
    act(database, 1, identity="tva")
    act(database, 2, identity="ett")
    assert [one.row_count for one in database.exercises.list()] == [2, 1]
    assert database.verify() == ()


def test_exercise_time_never_goes_back(database: Database) -> None:
    exercise(database)
    act(database, 2)
    act(database, 2)
    with pytest.raises(ClockBackwards) as caught:
        act(database, 1)
    assert caught.value.params == {"at_ms": 1000, "last_ms": 2000}
    assert len(database.exercises.rows("prov-1")) == 2


@pytest.mark.parametrize("payload", [{"a": 0.5}, {"a": [1, {"b": float("nan")}]}, {"a": "\ud800"}, {"a": {1, 2}}])
def test_a_value_without_one_exact_form_is_refused(database: Database, payload: dict[str, Json]) -> None:
    exercise(database)
    with pytest.raises(InvalidValue), database.exercises.transaction("prov-1") as transaction:
        transaction.append(at_ms=0, story="", wall="", kind="note", payload=payload)
    assert database.exercises.rows("prov-1") == []


def test_a_moment_without_offset_or_a_strange_kind_is_refused(database: Database) -> None:
    pins = {"timeline": "{}", "municipality": "{}", "scenario": "s", "title": "t", "lang": "sv"}
    with pytest.raises(InvalidValue):
        database.exercises.create(id="a", kind="live", created=WHEN.replace(tzinfo=None), **pins)
    with pytest.raises(InvalidValue):
        database.exercises.create(id="a", kind="dream", created=WHEN, **pins)  # type: ignore[arg-type]


def test_a_second_window_waits_and_then_follows(path: Path) -> None:
    with open_database(path) as one, open_database(path, busy_ms=0) as two:
        exercise(one)
        with one.exercises.transaction("prov-1") as first:
            first.append(at_ms=1, story="", wall="", kind="released", payload={"inject": "a"})
            with pytest.raises(Locked):
                act(two, 1)
        with two.exercises.transaction("prov-1") as second:
            assert [row.kind for row in second.rows(after=0)] == ["released"]
        assert two.verify() == ()


def test_a_display_follows(path: Path) -> None:
    with open_database(path) as console:
        exercise(console)
        with open_reading(path) as display:
            version = display.data_version()
            act(console, 1)
            assert display.data_version() != version
            assert [row.seq for row in display.exercises.rows("prov-1", after=0)] == [1]


def test_the_heartbeat_is_beside_the_journal(database: Database) -> None:
    exercise(database)
    assert database.exercises.heartbeat("prov-1") is None
    for beat in range(3):
        database.exercises.beat("prov-1", at_ms=beat, wall="2027-01-15T10:00:00+01:00", holder="4711")
    assert database.exercises.heartbeat("prov-1") == Heartbeat(2, "2027-01-15T10:00:00+01:00", "4711")
    assert database.exercises.rows("prov-1") == []
    with database._connection.outside() as raw:
        assert raw.execute("PRAGMA synchronous").fetchone()[0] == 2


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM journal",
        "UPDATE journal SET kind = 'x'",
        "REPLACE INTO journal SELECT * FROM journal",
        "INSERT INTO journal SELECT exercise, seq + 5, at_ms, story, wall, kind, payload, previous, hash FROM journal",
        "DELETE FROM pinned",
        "UPDATE pinned SET json = '{}'",
        "REPLACE INTO pinned SELECT exercise, what, '{}' FROM pinned",
        "DELETE FROM exercise",
        "UPDATE exercise SET title = 'x'",
    ],
)
def test_the_file_itself_refuses_to_change_what_was(file: Database, statement: str) -> None:
    exercise(file)
    act(file, 1)
    raw = sqlite3.connect(str(file.path))
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(statement)
    raw.close()
    with pytest.raises(AppendOnly), file._connection.write() as own:
        own.execute(statement)
    assert file.verify() == ()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(json_values)
def test_canonical_text_depends_on_the_value_alone(value: Json) -> None:
    text = canonical_json(value)
    assert json.loads(text) == value
    assert canonical_json(json.loads(text)) == text


def test_canonical_text_has_sorted_keys_and_letters_as_they_are() -> None:
    assert canonical_json({"ö": 1, "a": [True, None, "å\n"]}) == '{"a":[true,null,"å\\n"],"ö":1}'


lines = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(lines, st.tuples(st.integers(), st.integers(), lines, lines, lines, lines))
def test_the_hash_of_a_row_is_over_its_canonical_text(identity: str, row: tuple[int, int, str, str, str, str]) -> None:
    names = ("seq", "at_ms", "story", "wall", "kind", "payload")
    text = canonical_json({"exercise": identity, **dict(zip(names, row, strict=True))})
    assert row_hash("abc", identity, row) == sha256("abc" + text)


def test_a_status_is_no_part_of_the_hash_but_the_title_is(database: Database) -> None:
    one, two = exercise(database, "ett"), exercise(database, "tva")
    assert one.head != two.head
    with database.exercises.transaction("ett") as transaction:
        transaction.set_status("running")
    assert database.exercises.get("ett") == one._replace(status="running")
