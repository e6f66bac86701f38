"""Which objects are missing when a transaction cannot be completed."""

import sqlite3

from kontinuitet.storage.errors import Reference
from kontinuitet.storage.tables import MUNICIPALITY, OBJECTS


def broken_references(raw: sqlite3.Connection) -> tuple[Reference, ...]:
    """Every reference to an object that does not exist, as things stand inside the open transaction."""
    owners = {table.name: table.object_column for top in (MUNICIPALITY, *OBJECTS.values()) for table in top.walk()}
    found = {
        _reference(raw, table, rowid=rowid, key=key, owner=owners[table])
        for table, rowid, _, key in raw.execute("PRAGMA foreign_key_check").fetchall()
        if table in owners
    }
    return tuple(sorted(found))


def _reference(raw: sqlite3.Connection, table: str, *, rowid: int, key: int, owner: str) -> Reference:
    keys = raw.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    column = next(row[3] for row in keys if row[0] == key)
    cells = raw.execute(f"SELECT {owner}, {column} FROM {table} WHERE rowid = ?", (rowid,))  # noqa: S608 - our names
    identity, missing = cells.fetchone()
    return Reference(str(identity), table, column, str(missing))
