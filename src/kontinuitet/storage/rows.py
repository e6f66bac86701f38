"""Reading objects out of their tables and writing them into them, as the declared tables say."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from functools import cache
from operator import itemgetter
from typing import Any

from kontinuitet.storage.cells import Cell, FieldValue
from kontinuitet.storage.declared import Table
from kontinuitet.storage.errors import DuplicateIds

Key = tuple[Cell, ...]
Grouped = dict[Key, list[FieldValue]]
"""The rows of a table by the owner that they belong to, in stored order."""


def read(
    raw: sqlite3.Connection, table: Table, *, ids: Collection[str] | None = None, seen: dict[str, Grouped] | None = None
) -> Grouped:
    """The values of a table (those of the objects ``ids``, or all), ready to be validated, with all below them.

    ``seen`` keeps what was read, for tables that stand under two kinds of object.
    """
    seen = {} if seen is None else seen
    if table.name not in seen:
        children = [(child, read(raw, child, ids=ids, seen=seen)) for child in table.children]
        seen[table.name] = _group(_select(raw, table, ids), table, children)
    return seen[table.name]


def _select(raw: sqlite3.Connection, table: Table, ids: Collection[str] | None) -> Iterable[tuple[Cell, ...]]:
    if ids is None:
        return raw.execute(_select_sql(table, everything=True))
    return raw.execute(_select_sql(table, everything=False), (json.dumps(sorted(ids)),))


@cache
def _select_sql(table: Table, *, everything: bool) -> str:
    order = ", ".join((*table.keys, "position"))
    chosen = "1" if everything else f"{table.object_column} IN (SELECT value FROM json_each(?))"  # noqa: S608 - our names
    return f"SELECT {', '.join((*table.keys, *table.values))} FROM {table.name} WHERE {chosen} ORDER BY {order}"  # noqa: S608 - our names


def _group(rows: Iterable[tuple[Cell, ...]], table: Table, children: list[tuple[Table, Grouped]]) -> Grouped:
    grouped: Grouped = defaultdict(list)
    width = len(table.keys)
    decode = _decoder(table)
    identity = _identity_index(table) if children else None
    for row in rows:
        value = decode(row)
        if identity is not None:
            _attach(value, children, (*row[:width], row[identity]))
        grouped[row[:width]].append(value)
    return dict(grouped)


def _identity_index(table: Table) -> int:
    own = next(column for column in table.columns if column.field == "id")
    return len(table.keys) + table.values.index(own.cells[0])


def _attach(value: dict[str, FieldValue], children: list[tuple[Table, Grouped]], key: Key) -> None:
    for child, grouped in children:
        _put(value, child.path, grouped.get(key, []))


def _put(value: dict[str, FieldValue], path: tuple[str, ...], part: FieldValue) -> None:
    for name in path[:-1]:
        value = value.setdefault(name, {})
    value[path[-1]] = part


@cache
def _decoder(table: Table) -> Callable[[tuple[Cell, ...]], FieldValue]:
    """The function from a row to what the model is made of: a value for a bare list, else a dictionary."""
    slots = _slots(table)
    if table.bare:
        return _bare_decoder(*slots[0])
    plain = [(path[0], index) for path, index, width, form in slots if form is None and len(path) == 1]
    single = [(path[0], index, form) for path, index, width, form in slots if form and width == len(path) == 1]
    others = [slot for slot in slots if len(slot[0]) > 1 or slot[2] > 1]

    def decode(row: tuple[Cell, ...]) -> dict[str, FieldValue]:
        value: dict[str, FieldValue] = {name: row[index] for name, index in plain}
        for name, index, form in single:
            cell = row[index]
            value[name] = None if cell is None else form(cell)
        for path, index, width, reader in others:
            _put(value, path, row[index] if reader is None else reader(*row[index : index + width]))
        return value

    return decode


Slot = tuple[tuple[str, ...], int, int, Callable[..., FieldValue] | None]


def _slots(table: Table) -> list[Slot]:
    """Where the cells of each column stand in a row that was read."""
    start = len(table.keys)
    slots: list[Slot] = []
    for column in table.columns:
        slots.append((column.path, start, len(column.cells), column.form.read))
        start += len(column.cells)
    return slots


def _bare_decoder(
    _: tuple[str, ...], index: int, __: int, form: Callable[..., FieldValue] | None
) -> Callable[..., FieldValue]:
    if form is None:
        return itemgetter(index)
    return lambda row: None if row[index] is None else form(row[index])


class Writer:
    """Collects the rows of many objects and writes them table by table."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._rows: dict[Table, list[tuple[Cell, ...]]] = {}

    def add(self, table: Table, value: FieldValue, *, identity: str, position: int) -> None:
        """Have an object written at ``position`` of its kind."""
        self._collect(table, value, (), identity=identity, position=position)

    def remove(self, table: Table, identity: str) -> None:
        """Delete an object's rows at once; the row that holds its id for others to refer to stays."""
        for part in (*table.children, table):
            self._raw.execute(f"DELETE FROM {part.name} WHERE {part.object_column} = ?", (identity,))  # noqa: S608

    def flush(self) -> None:
        """Write what was collected."""
        for table, rows in self._rows.items():
            marks = ", ".join("?" * len(table.cells))
            cells = ", ".join(table.cells)
            self._raw.executemany(f"INSERT INTO {table.name} ({cells}) VALUES ({marks})", rows)  # noqa: S608
        self._rows.clear()

    def _collect(self, table: Table, value: FieldValue, keys: Key, *, identity: str, position: int) -> None:
        cells = [cell for column in table.columns for cell in column.form.write(_part(value, column.path, identity))]
        self._rows.setdefault(table, []).append((*keys, position, *cells))
        for child in table.children:
            items = _part(value, child.path, identity)
            _refuse_twins(child, items, (*keys, identity))
            for index, item in enumerate(items):
                below = identity if child.bare else getattr(item, "id", "")
                self._collect(child, item, (*keys, identity), identity=below, position=index)


def _part(value: Any, path: tuple[str, ...], identity: str) -> FieldValue:
    if path == ("",):
        return value
    if path == ("id",):
        return identity
    for name in path:
        value = getattr(value, name)
    return value


def _refuse_twins(table: Table, items: Iterable[FieldValue], owner: Key) -> None:
    if not any(column.field == "id" for column in table.columns):
        return
    twins = tuple(identity for identity, count in Counter(item.id for item in items).items() if count > 1)
    if twins:
        raise DuplicateIds(ids=twins, owner=str(owner[0]))
