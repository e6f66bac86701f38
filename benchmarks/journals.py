"""The journal: one act acknowledged, and a long exercise read again."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from kontinuitet.exercise.commands import End, Start, TakeNote
from kontinuitet.exercise.state import State
from kontinuitet.exercise.timeline import Timeline
from kontinuitet.storage import Database, open_database
from kontinuitet.usecases.clock import SystemClock
from kontinuitet.usecases.exercising import LiveExercise
from kontinuitet.usecases.journal import Pen, folded, pinned_of
from kontinuitet.usecases.library import playable, prepare
from kontinuitet.usecases.starting import create_exercise
from timing import Compared, Run, in_turns, timed
from town import MADE, Town

EVENTS = 5000
_PAGE = 4096
_WALL = MADE.isoformat(timespec="milliseconds")
_NOTE = {"text": "Larmcentralen har ringt och frågar om vi vet när journalen är tillbaka.", "who": "Stab"}


def append(town: Town, rounds: int) -> Compared:
    """One event on the disk, against one page on the same disk."""
    with _opened(town, "skrivning.db") as (database, identity), _page(town.folder / "sida") as write_page:
        return in_turns(timed(lambda: _append(database, identity)), write_page, rounds=rounds)


def _append(database: Database, identity: str) -> None:
    with database.exercises.transaction(identity) as transaction:
        transaction.append(at_ms=transaction.at_ms + 1, story=_WALL, wall=_WALL, kind="note taken", payload=_NOTE)


@contextmanager
def _page(path: Path) -> Iterator[Run]:
    # A write-ahead log grows while it is written, and so does this file: both pay for their length.
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    page, offsets = os.urandom(_PAGE), count(0, _PAGE)

    def write() -> None:
        os.pwrite(handle, page, next(offsets))
        os.fdatasync(handle)

    try:
        yield timed(write)
    finally:
        os.close(handle)


def replay(town: Town, rounds: int) -> Compared:
    """A long exercise opened as it stands, against reading what it is made of."""
    path = town.folder / "lang.db"
    with _opened(town, path.name) as (database, identity):
        _fill(database, identity)

    def again() -> None:
        with open_database(path) as database:
            assert LiveExercise(database, identity, SystemClock()).state.count > EVENTS

    return in_turns(timed(again), timed(lambda: _read(path)), rounds=rounds)


def _read(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        for (pin,) in raw.execute("SELECT json FROM pinned"):
            json.loads(pin)
        rows = raw.execute("SELECT seq, at_ms, story, wall, kind, payload FROM journal ORDER BY seq").fetchall()
        for row in rows:
            json.loads(row[-1])


@contextmanager
def _opened(town: Town, name: str) -> Iterator[tuple[Database, str]]:
    """A new database with one exercise, prepared on the municipality."""
    with open_database(town.folder / name) as database:
        timeline = _timeline(town)
        yield database, create_exercise(database, timeline, town.plan, kind="practice", created=MADE)


def _timeline(town: Town) -> Timeline:
    return prepare(playable(str(town.scenario), "sv"), town.plan, day=MADE.date()).timeline


def _fill(database: Database, identity: str) -> None:
    pinned = pinned_of(database, identity)
    with database.exercises.transaction(identity) as transaction:
        pen = Pen(transaction, pinned, folded(transaction.rows(), State()), _WALL)
        pen.carry(Start(), 0)
        for number in range(EVENTS):
            pen.carry(TakeNote(text=f"{_NOTE['text']} {number}", who=_NOTE["who"]), 1)
        pen.carry(End(), 1)
