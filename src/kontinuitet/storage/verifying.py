"""Whether a file is whole: structure, references, every byte of journals and versions. Damage is told as values."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kontinuitet.storage.chain import canonical_json, genesis, row_hash, sha256
from kontinuitet.storage.connection import Connection
from kontinuitet.storage.errors import InvalidValue, StorageError, UnknownExercise
from kontinuitet.storage.exercises import FIXED
from kontinuitet.storage.plans import Plans


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is wrong: ``place`` is an exercise, a service or a table, ``row`` a journal row or the number
    of a version, ``detail`` particulars.

    Codes: ``structure``, ``unreadable``, ``reference``, ``plan``; of an exercise ``pinned-changed``, ``row-changed``,
    ``chain-broken``, ``row-missing``, ``tail-cut``, ``head-changed``; of a service ``version-changed``,
    ``version-missing``.
    """

    code: str
    place: str = ""
    row: int | None = None
    detail: str = ""


def verify_file(connection: Connection) -> tuple[Damage, ...]:
    """Everything that is wrong with the file; nothing if it is whole."""
    found: list[Damage] = []
    with connection.outside() as raw, _damaged_text(raw):
        found += _collected(_structure(raw), "structure")
        found += _collected(_references(raw), "reference")
    with connection.read() as raw, _damaged_text(raw):
        found += _collected(_journals(raw), "exercise")
        found += _collected(_versions(raw), "version")
    return (*found, *_plan(connection))


def verify_exercise(connection: Connection, identity: str) -> tuple[Damage, ...]:
    """Everything that is wrong with one exercise. Raises ``UnknownExercise``."""
    with connection.read() as raw, _damaged_text(raw):
        if raw.execute("SELECT 1 FROM exercise WHERE id = ?", (identity,)).fetchone() is None:
            raise UnknownExercise(id=identity)
        return tuple(_collected(_journal(raw, identity), identity))


def _collected(checks: Iterator[Damage], place: str) -> list[Damage]:
    found: list[Damage] = []
    try:
        found.extend(checks)
    except sqlite3.Error as error:
        found.append(Damage("unreadable", place, detail=str(error)))
    return found


def _structure(raw: sqlite3.Connection) -> Iterator[Damage]:
    for (message,) in raw.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield Damage("structure", detail=str(message))


def _references(raw: sqlite3.Connection) -> Iterator[Damage]:
    for table, rowid, parent, _ in raw.execute("PRAGMA foreign_key_check"):
        yield Damage("reference", str(table), rowid, detail=str(parent))


def _plan(connection: Connection) -> Iterator[Damage]:
    try:
        Plans(connection).load()
    except StorageError as error:
        yield Damage("plan", str(error.params.get("object", "")), detail=str(error.params.get("field", error.code)))


def _journals(raw: sqlite3.Connection) -> Iterator[Damage]:
    for (identity,) in raw.execute("SELECT id FROM exercise ORDER BY rowid").fetchall():
        if isinstance(identity, str) and identity.isprintable():
            yield from _collected(_journal(raw, identity), identity)
        else:
            yield Damage("unreadable", "exercise", detail=repr(identity))


def _versions(raw: sqlite3.Connection) -> Iterator[Damage]:
    expected = ("", 1)
    for service, number, *cells in raw.execute(
        "SELECT service, number, digest, json, hash FROM version ORDER BY service, number"
    ):
        place = service if service.isprintable() else repr(service)
        if service != expected[0]:
            expected = (service, 1)
        if number != expected[1]:
            yield Damage("version-missing", place, expected[1])
        if not _is_whole(service, number, *cells):
            yield Damage("version-changed", place, number)
        expected = (service, number + 1)


def _is_whole(service: str, number: int, digest: str, text: str, fingerprint: str) -> bool:
    """Whether a stored version has its fingerprints. Its text is asked, which a model that grows does not alter."""
    if sha256(text) != fingerprint:
        return False
    try:
        stored = json.loads(text)
        return bool(
            (stored["service"], stored["number"], stored["digest"]) == (service, number, digest)
            and sha256(canonical_json(stored["plan"])) == digest
        )
    except (ValueError, TypeError, KeyError, InvalidValue):
        return False


@contextmanager
def _damaged_text(raw: sqlite3.Connection) -> Iterator[None]:
    """Bytes that are no text any more are read as something else than was written, instead of not at all."""
    raw.text_factory = lambda octets: octets.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = str


def _journal(raw: sqlite3.Connection, identity: str) -> Iterator[Damage]:
    columns = ", ".join((*FIXED, "row_count", "at_ms", "head"))
    *fixed, count, at_ms, head = raw.execute(f"SELECT {columns} FROM exercise WHERE id = ?", (identity,)).fetchone()  # noqa: S608
    start = dict(zip(FIXED, fixed, strict=True))
    yield from _pins(raw, identity, start)
    last, last_ms, number = genesis(start), 0, 0
    sql = "SELECT seq, at_ms, story, wall, kind, payload, previous, hash FROM journal WHERE exercise = ? ORDER BY seq"
    for *cells, previous, stored in raw.execute(sql, (identity,)):
        seq = cells[0]
        if seq != number + 1:
            yield Damage("row-missing", identity, number + 1)
        if previous != last:
            yield Damage("chain-broken", identity, seq)
        if _hash_of(previous, identity, cells) != stored:
            yield Damage("row-changed", identity, seq)
        last, last_ms, number = stored, cells[1], seq
    if number < count:
        yield Damage("tail-cut", identity, number, detail=str(count))
    elif (number, last, last_ms) != (count, head, at_ms):
        yield Damage("head-changed", identity, number)


def _hash_of(previous: object, identity: str, cells: Any) -> str | None:
    try:
        return row_hash(str(previous), identity, tuple(cells))
    except (TypeError, ValueError):
        # A cell that is neither text nor number any more.
        return None


def _pins(raw: sqlite3.Connection, identity: str, start: dict[str, str]) -> Iterator[Damage]:
    pins = dict(raw.execute("SELECT what, json FROM pinned WHERE exercise = ?", (identity,)).fetchall())
    for what in ("timeline", "municipality"):
        text = pins.get(what)
        if not isinstance(text, str) or sha256(text) != start[f"{what}_sha256"]:
            yield Damage("pinned-changed", identity, detail=what)
