"""Exercises: what each one pinned at its start, its journal that only grows, and the heartbeat beside it."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Literal, NamedTuple, get_args

from kontinuitet.storage.chain import Json, canonical_json, genesis, row_hash, sha256
from kontinuitet.storage.connection import Connection
from kontinuitet.storage.errors import ClockBackwards, ExerciseExists, InvalidStored, InvalidValue, UnknownExercise

Kind = Literal["live", "practice", "headless"]


class Exercise(NamedTuple):
    """An exercise as lists show it. ``at_ms``, ``row_count`` and ``head`` are those of its last journal row.

    ``status`` and ``ended`` only spare lists the reading of every journal; the journal is the truth.
    """

    id: str
    scenario: str
    title: str
    lang: str
    kind: Kind
    created: str
    timeline_sha256: str
    municipality_sha256: str
    status: str
    ended: str | None
    row_count: int
    at_ms: int
    head: str


FIXED = ("id", "scenario", "title", "lang", "kind", "created", "timeline_sha256", "municipality_sha256")
"""What is set at creation and bound into the journal's first hash."""

_COLUMNS = ", ".join(Exercise._fields)
_INSERT = f"INSERT INTO exercise ({_COLUMNS}) VALUES ({', '.join('?' * len(Exercise._fields))})"  # noqa: S608
_SELECT = f"SELECT {_COLUMNS} FROM exercise"  # noqa: S608
_ROWS = "SELECT seq, at_ms, story, wall, kind, payload FROM journal WHERE exercise = ? AND seq > ? ORDER BY seq"
_APPEND = "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ADVANCE = "UPDATE exercise SET row_count = ?, at_ms = ?, head = ? WHERE id = ?"


class Row(NamedTuple):
    """One journal row. ``story`` and ``wall`` are ISO texts, ``at_ms`` milliseconds on the exercise clock."""

    seq: int
    at_ms: int
    story: str
    wall: str
    kind: str
    payload: dict[str, Any]


Rows = list[Row]


class Heartbeat(NamedTuple):
    """When the exercise was last seen alive, by whom (a process, a window)."""

    at_ms: int
    wall: str
    holder: str


class Transaction:
    """One immediate transaction on one exercise: nobody else writes until it is left."""

    def __init__(self, raw: sqlite3.Connection, exercise: Exercise) -> None:
        self.exercise = exercise
        """As it stood when the transaction began."""
        self.seq = exercise.row_count
        self.at_ms = exercise.at_ms
        self._head = exercise.head
        self._raw = raw

    def rows(self, *, after: int = 0) -> Rows:
        """The rows with a number above ``after``: what the caller has not folded yet."""
        return _rows(self._raw, self.exercise.id, after)

    def append(self, *, at_ms: int, story: str, wall: str, kind: str, payload: Mapping[str, Json]) -> Row:
        """Add an event. Raises ``ClockBackwards``, and ``InvalidValue`` for a float in the payload."""
        if at_ms < self.at_ms:
            raise ClockBackwards(at_ms=at_ms, last_ms=self.at_ms)
        identity = self.exercise.id
        text = canonical_json(payload)
        cells = (self.seq + 1, at_ms, story, wall, kind, text)
        head = row_hash(self._head, identity, cells)
        self._raw.execute(_APPEND, (identity, *cells, self._head, head))
        self._raw.execute(_ADVANCE, (self.seq + 1, at_ms, head, identity))
        self.seq, self.at_ms, self._head = self.seq + 1, at_ms, head
        return Row(self.seq, at_ms, story, wall, kind, json.loads(text))

    def set_status(self, status: str, *, ended: str | None = None) -> None:
        """Note for lists where the exercise stands, and its end as ISO text."""
        self._raw.execute(
            "UPDATE exercise SET status = ?, ended = coalesce(?, ended) WHERE id = ?",
            (status, ended, self.exercise.id),
        )


class Exercises:
    """The exercises of one file."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def create(
        self,
        *,
        id: str,  # noqa: A002 - the word of the domain
        scenario: str,
        title: str,
        lang: str,
        kind: Kind,
        timeline: str,
        municipality: str,
        created: datetime,
    ) -> Exercise:
        """Store an exercise with what it pins (canonical JSON texts). Raises ``ExerciseExists``."""
        if created.utcoffset() is None or kind not in get_args(Kind):
            raise InvalidValue(detail=f"{created.isoformat()} {kind}")
        fixed = (id, scenario, title, lang, kind, created.isoformat(), sha256(timeline), sha256(municipality))
        start = genesis(dict(zip(FIXED, fixed, strict=True)))
        with self._connection.write() as raw:
            if raw.execute("SELECT 1 FROM exercise WHERE id = ?", (id,)).fetchone():
                raise ExerciseExists(id=id)
            raw.execute(_INSERT, (*fixed, "prepared", None, 0, 0, start))
            pins = ((id, "timeline", timeline), (id, "municipality", municipality))
            raw.executemany("INSERT INTO pinned VALUES (?, ?, ?)", pins)
            return _get(raw, id)

    def list(self) -> tuple[Exercise, ...]:
        """All exercises, in the order in which they were created."""
        with self._connection.read() as raw:
            return tuple(Exercise(*row) for row in raw.execute(f"{_SELECT} ORDER BY rowid"))

    def get(self, identity: str) -> Exercise:
        """One exercise. Raises ``UnknownExercise``, as do all methods that take an id."""
        with self._connection.read() as raw:
            return _get(raw, identity)

    def pinned(self, identity: str) -> tuple[str, str]:
        """The timeline and the municipality as they were at the start: canonical JSON texts."""
        with self._connection.read() as raw:
            _get(raw, identity)
            pins = dict(raw.execute("SELECT what, json FROM pinned WHERE exercise = ?", (identity,)).fetchall())
            if missing := {"timeline", "municipality"} - pins.keys():
                raise InvalidStored(object=identity, field=min(missing))
            return pins["timeline"], pins["municipality"]

    def rows(self, identity: str, *, after: int = 0) -> Rows:
        """The journal, or what was added after the row ``after``."""
        with self._connection.read() as raw:
            found = _rows(raw, identity, after)
            if not found:
                _get(raw, identity)
            return found

    @contextmanager
    def transaction(self, identity: str) -> Iterator[Transaction]:
        """Read what is new and append to it while nobody else can; on the disk when the block is left."""
        with self._connection.write() as raw:
            yield Transaction(raw, _get(raw, identity))

    def beat(self, identity: str, *, at_ms: int, wall: str, holder: str) -> None:
        """Note that the exercise is alive; costs no wait for the disk."""
        with self._connection.write_cheaply() as raw:
            _get(raw, identity)
            raw.execute("INSERT OR REPLACE INTO heartbeat VALUES (?, ?, ?, ?)", (identity, at_ms, wall, holder))

    def heartbeat(self, identity: str) -> Heartbeat | None:
        """The last sign of life, if there was one."""
        with self._connection.read() as raw:
            row = raw.execute(
                "SELECT at_ms, wall, holder FROM heartbeat WHERE exercise = ?", (_get(raw, identity).id,)
            ).fetchone()
            return Heartbeat(*row) if row else None


def _get(raw: sqlite3.Connection, identity: str) -> Exercise:
    row = raw.execute(f"{_SELECT} WHERE id = ?", (identity,)).fetchone()
    if row is None:
        raise UnknownExercise(id=identity)
    return Exercise(*row)


def _rows(raw: sqlite3.Connection, identity: str, after: int) -> Rows:
    found = raw.execute(_ROWS, (identity, after))
    return [
        Row(seq, at_ms, story, wall, kind, _payload(text, identity, seq))
        for seq, at_ms, story, wall, kind, text in found
    ]


def _payload(text: str, identity: str, seq: int) -> dict[str, Any]:
    try:
        read = json.loads(text)
    except ValueError:
        read = None
    if not isinstance(read, dict):
        raise InvalidStored(object=identity, field=f"payload {seq}")
    return read
