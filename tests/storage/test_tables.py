"""The declared tables, the models and the file have the same fields."""

import sqlite3
from collections.abc import Iterator
from typing import get_args, get_type_hints

import pytest

from kontinuitet.domain.municipality import COLLECTIONS, Municipality
from kontinuitet.domain.values import Value
from kontinuitet.storage import Database
from kontinuitet.storage.declared import Table
from kontinuitet.storage.tables import MUNICIPALITY, OBJECTS

MODELS: dict[str, type[Value]] = {**COLLECTIONS, "municipality": Municipality}
TABLES = {**OBJECTS, "municipality": MUNICIPALITY}
PROGRAM = {"object", "step", "change", "exercise", "pinned", "journal", "heartbeat", "version", "_sqlite_migrations"}


def leaves(model: type[Value], prefix: str = "") -> Iterator[tuple[str, object]]:
    for name, hint in get_type_hints(model).items():
        if name not in model.model_fields:
            continue
        if isinstance(hint, type) and issubclass(hint, Value):
            yield from leaves(hint, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", hint


def compare(table: Table, model: type[Value], *, without: set[str]) -> None:
    hints = {name: hint for name, hint in leaves(model) if name not in without}
    assert {column.field for column in table.columns} | {child.field for child in table.children} == set(hints)
    for child in table.children:
        if not child.bare:
            compare(child, get_args(hints[child.field])[0], without=set())


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_field_has_its_place(collection: str) -> None:
    compare(TABLES[collection], MODELS[collection], without=set())


def test_the_municipality_has_its_place() -> None:
    settings = Table(
        "x", tuple(one for one in MUNICIPALITY.columns if one.field != "id"), children=MUNICIPALITY.children
    )
    compare(settings, Municipality, without=set(COLLECTIONS))


def columns(raw: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in raw.execute(f"PRAGMA table_info({table})")}


def test_the_file_has_exactly_the_declared_columns(file: Database) -> None:
    raw = sqlite3.connect(str(file.path))
    declared = {part.name: set(part.cells) for top in TABLES.values() for part in top.walk()}
    declared["municipality"].add("id")
    found = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert found - PROGRAM == set(declared)
    assert {name: columns(raw, name) for name in declared} == declared
    raw.close()


def test_all_tables_are_strict(file: Database) -> None:
    raw = sqlite3.connect(str(file.path))
    loose = {row[1] for row in raw.execute("PRAGMA table_list") if row[0] == "main" and not row[5]}
    assert loose == {"sqlite_schema", "_sqlite_migrations"}
    raw.close()
