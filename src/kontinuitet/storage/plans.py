"""The municipality in its tables: load it whole, save what differs as one step, take the last step back."""

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from kontinuitet.domain.calendar import ALWAYS
from kontinuitet.domain.municipality import COLLECTIONS, Item, Municipality
from kontinuitet.domain.text import LINE_LIMIT, clean_line
from kontinuitet.storage.broken import broken_references
from kontinuitet.storage.chain import Json
from kontinuitet.storage.changes import (
    HEAD,
    Difference,
    FieldChange,
    differences,
    field_changes,
    order_change,
    reverted,
)
from kontinuitet.storage.connection import Connection
from kontinuitet.storage.errors import BrokenReferences, ChangedMeanwhile, DuplicateIds, InvalidStored, InvalidValue
from kontinuitet.storage.rows import Grouped, Writer, read
from kontinuitet.storage.tables import KOMMUN, MUNICIPALITY, OBJECTS


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the plan, whole or not at all: who, when, why, and which earlier step it takes back."""

    id: int
    when: datetime
    who: str
    why: str
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a step did to one field, as JSON values; with an empty ``field``, to the whole object.

    ``created`` and ``deleted`` say that the object came or went, which an empty value alone does not.
    """

    step: Step
    object: str
    collection: str
    field: str
    before: Json
    after: Json
    created: bool = False
    deleted: bool = False


class Plans:
    """The plan data of one file."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def load(self) -> Municipality | None:
        """The municipality as it stands; ``None`` in a file where none was saved yet. Raises ``InvalidStored``."""
        with self._connection.read() as raw:
            return _load(raw)

    def save(
        self, before: Municipality | None, after: Municipality, *, who: str, when: datetime, why: str
    ) -> Step | None:
        """Store what differs from ``before`` as one step; ``None`` if nothing does.

        Objects that do not differ are left as they are stored, so two people can work on different objects.
        Raises ``ChangedMeanwhile`` (an object that differs is not stored as in ``before``), ``BrokenReferences``,
        ``DuplicateIds``, ``InvalidValue``; then nothing is changed.
        """
        _refuse_twins(after)
        wanted = differences(before, after)
        orders = _orders(before), _orders(after)
        if not wanted and orders[0] == orders[1]:
            return None
        with self._connection.write() as raw:
            _check_unchanged(raw, wanted, expected=before is not None)
            step = _add_step(raw, who=who, when=when, why=why)
            return _store(raw, step, wanted, orders)

    def undo(self, *, who: str, when: datetime) -> Step | None:
        """Take back the last step that was not taken back, as a new step; ``None`` when there is none.

        Raises ``ChangedMeanwhile`` if the file was changed past the program, ``BrokenReferences`` if something refers
        to what would go away.
        """
        with self._connection.write() as raw:
            last = _last_undoable(raw)
            now = _load(raw)
            if last is None or now is None:
                return None
            try:
                target = reverted(now, _changes_of(raw, last.id))
            except ValidationError as error:
                raise InvalidStored(object="change", field=str(last.id), detail=_where(error)) from error
            step = _add_step(raw, who=who, when=when, why=last.why, undoes=last.id)
            return _store(raw, step, differences(now, target), (_orders(now), _orders(target)))

    def undoable(self) -> Step | None:
        """The step that ``undo`` would take back."""
        with self._connection.read() as raw:
            return _last_undoable(raw)

    def steps(self, *, limit: int = 100) -> tuple[Step, ...]:
        """The latest steps, newest first."""
        with self._connection.read() as raw:
            rows = raw.execute("SELECT id, made_at, who, why, undoes FROM step ORDER BY id DESC LIMIT ?", (limit,))
            return tuple(map(_step, rows))

    def history(self, object_id: str, field: str | None = None) -> tuple[Change, ...]:
        """What happened to an object, or to one of its fields, oldest first; ``kommun`` is the municipality itself."""
        with self._connection.read() as raw:
            rows = raw.execute(
                "SELECT id, made_at, who, why, undoes, object, collection, field, before, after FROM change "
                "JOIN step ON step.id = change.step WHERE object = ? ORDER BY step, position",
                (object_id,),
            ).fetchall()
        changes = [_change(_step(row[:5]), FieldChange(*row[5:]), field) for row in rows]
        return tuple(change for change in changes if field in (None, change.field))


def _load(raw: sqlite3.Connection) -> Municipality | None:
    seen: dict[str, Grouped] = {}
    found = read(raw, MUNICIPALITY, seen=seen).get(())
    if not found:
        return None
    values = {name: value for name, value in found[0].items() if name != "id"}
    for collection, table in OBJECTS.items():
        values[collection] = read(raw, table, seen=seen).get((), [])
    try:
        return Municipality.model_validate(values)
    except ValidationError as error:
        raise _invalid(error, values) from error


def _invalid(error: ValidationError, values: dict[str, list[dict[str, str]]]) -> InvalidStored:
    place = error.errors(include_url=False, include_context=False)[0]["loc"]
    collection, index = (*place, "", "")[:2]
    if isinstance(index, int) and collection in COLLECTIONS:
        return InvalidStored(object=values[str(collection)][index]["id"], field=_dotted(place[2:]))
    return InvalidStored(object=KOMMUN, field=_dotted(place))


def _dotted(place: Iterable[int | str]) -> str:
    return ".".join(str(part) for part in place)


def _where(error: ValidationError) -> str:
    return _dotted(error.errors(include_url=False, include_context=False)[0]["loc"])


def _orders(municipality: Municipality | None) -> dict[str, list[str]]:
    return {name: [item.id for item in getattr(municipality, name, ())] for name in COLLECTIONS}


def _refuse_twins(municipality: Municipality) -> None:
    seen: set[str] = {KOMMUN}
    twins: set[str] = set()
    for collection, item in municipality.items():
        if item.id in seen or (item.id == ALWAYS and collection != "calendars"):
            twins.add(item.id)
        seen.add(item.id)
    if twins:
        raise DuplicateIds(ids=tuple(sorted(twins)))


def _stored(raw: sqlite3.Connection, ids: Collection[str]) -> dict[tuple[str, str], Item | Municipality]:
    """The objects with these ids as they stand in the file."""
    found: dict[tuple[str, str], Item | Municipality] = {}
    seen: dict[str, Grouped] = {}
    for values in read(raw, MUNICIPALITY, ids=ids, seen=seen).get((), []):
        found[HEAD, KOMMUN] = Municipality.model_validate({key: values[key] for key in values if key != "id"})
    for collection, table in OBJECTS.items():
        for values in read(raw, table, ids=ids, seen=seen).get((), []):
            found[collection, values["id"]] = COLLECTIONS[collection].model_validate(values)
    return found


def _check_unchanged(raw: sqlite3.Connection, wanted: Iterable[Difference], *, expected: bool) -> None:
    believed = {(one.collection, one.id): one.before for one in wanted}
    try:
        stored = _stored(raw, {identity for _, identity in believed})
    except ValidationError as error:
        raise InvalidStored(object="", field=_where(error)) from error
    changed = {key[1] for key, before in believed.items() if stored.get(key) != before}
    # An object that someone else added under another kind has the same id, too.
    changed |= {identity for collection, identity in stored if (collection, identity) not in believed}
    if expected and not raw.execute("SELECT 1 FROM municipality").fetchone():
        changed.add(KOMMUN)
    if changed:
        raise ChangedMeanwhile(ids=tuple(sorted(changed)))


Orders = tuple[dict[str, list[str]], dict[str, list[str]]]


def _store(raw: sqlite3.Connection, step: Step, wanted: list[Difference], orders: Orders) -> Step:
    raw.execute("PRAGMA defer_foreign_keys = ON")
    _write_objects(raw, wanted)
    changes = [change for one in wanted for change in field_changes(one)]
    for collection in COLLECTIONS:
        changes += _store_order(raw, collection, orders[0][collection], orders[1][collection])
    _add_changes(raw, step.id, changes)
    try:
        raw.execute("COMMIT")
    except sqlite3.IntegrityError as error:
        raise BrokenReferences(places=broken_references(raw)) from error
    return step


def _write_objects(raw: sqlite3.Connection, wanted: list[Difference]) -> None:
    writer = Writer(raw)
    for one in wanted:
        table = OBJECTS.get(one.collection, MUNICIPALITY)
        position = _position(raw, table.name, one.id)
        if one.before is not None:
            writer.remove(table, one.id)
        if one.after is not None:
            writer.add(table, one.after, identity=one.id, position=position)
    _write_ids(raw, wanted)
    writer.flush()


def _position(raw: sqlite3.Connection, table: str, identity: str) -> int:
    found = raw.execute(f"SELECT position FROM {table} WHERE id = ?", (identity,)).fetchone()  # noqa: S608
    return int(found[0]) if found else 0


def _write_ids(raw: sqlite3.Connection, wanted: Iterable[Difference]) -> None:
    own = [one for one in wanted if one.id != ALWAYS]
    gone = [(one.id,) for one in own if one.after is None]
    come = [(one.id, OBJECTS.get(one.collection, MUNICIPALITY).name) for one in own if one.before is None]
    raw.executemany("DELETE FROM object WHERE id = ?", gone)
    raw.executemany("INSERT INTO object (id, kind) VALUES (?, ?)", come)


def _store_order(raw: sqlite3.Connection, collection: str, before: list[str], after: list[str]) -> list[FieldChange]:
    if before == after:
        return []
    table = OBJECTS[collection].name
    stored = [row[0] for row in raw.execute(f"SELECT id FROM {table} ORDER BY position, id")]  # noqa: S608
    # What another window added stays, behind; what it removed does not come back.
    others = [identity for identity in stored if identity not in set(before) | set(after)]
    present = set(stored)
    final = [identity for identity in after if identity in present] + others
    places = [(index, identity) for index, identity in enumerate(final)]
    raw.executemany(f"UPDATE {table} SET position = ? WHERE id = ?", places)  # noqa: S608
    return order_change(collection, before, after)


def _add_step(raw: sqlite3.Connection, *, who: str, when: datetime, why: str, undoes: int | None = None) -> Step:
    if when.utcoffset() is None:
        raise InvalidValue(detail="a moment without UTC offset")
    texts = clean_line(who)[:LINE_LIMIT], clean_line(why)[:LINE_LIMIT]
    cursor = raw.execute(
        "INSERT INTO step (made_at, who, why, undoes) VALUES (?, ?, ?, ?)", (when.isoformat(), *texts, undoes)
    )
    return Step(int(cursor.lastrowid or 0), when, *texts, undoes)


def _add_changes(raw: sqlite3.Connection, step: int, changes: list[FieldChange]) -> None:
    rows = [
        (step, position, one.object, one.collection, one.field, one.before, one.after)
        for position, one in enumerate(changes)
    ]
    raw.executemany("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _changes_of(raw: sqlite3.Connection, step: int) -> list[FieldChange]:
    sql = "SELECT object, collection, field, before, after FROM change WHERE step = ? ORDER BY position"
    return [FieldChange(*row) for row in raw.execute(sql, (step,))]


def _last_undoable(raw: sqlite3.Connection) -> Step | None:
    row = raw.execute(
        "SELECT id, made_at, who, why, undoes FROM step WHERE undoes IS NULL "
        "AND id NOT IN (SELECT undoes FROM step WHERE undoes IS NOT NULL) ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return _step(row) if row else None


def _step(row: tuple[int, str, str, str, int | None]) -> Step:
    return Step(row[0], datetime.fromisoformat(row[1]), *row[2:])


def _change(step: Step, change: FieldChange, field: str | None) -> Change:
    before, after = (None if text is None else json.loads(text) for text in (change.before, change.after))
    name = change.field
    if name == "" and field is not None:
        name, before, after = field, (before or {}).get(field), (after or {}).get(field)
    came, went = change.before is None, change.after is None
    return Change(step, change.object, change.collection, name, before, after, created=came, deleted=went)
