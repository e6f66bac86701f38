"""Opening a municipality's file: what is refused before anything in it is touched, creating it, migrating it."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import partial
from pathlib import Path

from kontinuitet.storage.connection import connect, is_open_here
from kontinuitet.storage.errors import (
    DiskFull,
    FileExists,
    FileMissing,
    ForeignFile,
    Locked,
    MigrationFailed,
    NewerFile,
    NotADatabase,
    OlderFile,
    Parameter,
    ReadOnly,
    Truncated,
    typed,
)
from kontinuitet.storage.migrations import Migration, apply

APPLICATION_ID = 0x4B4F4E54
"""``KONT`` in the file's header: how a file of this program is told from other SQLite files."""

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100


def prepare(path: Path, *, create: bool, migrations: tuple[Migration, ...], busy_ms: int) -> sqlite3.Connection:
    """A writing connection to a file of today's schema; the file is created or migrated if need be."""
    if not path.exists():
        if not create:
            raise FileMissing(path=str(path))
        create_file(path, migrations)
    check_header(path)
    check_version(path, migrations)
    check_writable(path)
    raw = connect(path, busy_ms=busy_ms)
    with unless_done(raw.close):
        migrate(raw, path, migrations)
    return raw


def prepare_reading(path: Path, *, migrations: tuple[Migration, ...], busy_ms: int) -> sqlite3.Connection:
    """A connection that can only read, to a file that needs no migration."""
    if not path.exists():
        raise FileMissing(path=str(path))
    check_header(path)
    check_version(path, migrations)
    raw = connect(path, reading=True, busy_ms=busy_ms)
    with unless_done(raw.close):
        refuse_old(raw, path, migrations)
    return raw


@contextmanager
def unless_done(clean_up: Callable[[], object]) -> Iterator[None]:
    """Clean up when the block is left by an error, whichever it is."""
    with ExitStack() as stack:
        stack.callback(clean_up)
        yield
        stack.pop_all()


def check_header(path: Path) -> None:
    """Refuse what is no whole SQLite file of this program, from its first bytes alone."""
    if not path.is_file():
        raise NotADatabase(path=str(path))
    if is_open_here(path):
        return
    with path.open("rb") as file:
        header = file.read(_HEADER)
    size = path.stat().st_size
    if not header.startswith(_MAGIC[: len(header)]):
        raise NotADatabase(path=str(path))
    expected = _expected_size(header)
    if len(header) < _HEADER or (size < expected and not _has_log(path)):
        raise Truncated(path=str(path), found=size, expected=expected)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise ForeignFile(path=str(path))


def check_version(path: Path, migrations: tuple[Migration, ...]) -> None:
    """Refuse a later version's file from its header alone: a connection could change how the file keeps its log."""
    if is_open_here(path):
        return
    with path.open("rb") as file:
        found = int.from_bytes(file.read(_HEADER)[60:64], "big")
    if found > len(migrations):
        raise NewerFile(path=str(path), found=found, known=len(migrations))


def _expected_size(header: bytes) -> int:
    if len(header) < _HEADER or header[24:28] != header[92:96]:
        return _HEADER
    page = int.from_bytes(header[16:18], "big")
    return int.from_bytes(header[28:32], "big") * (65536 if page == 1 else page)


def _has_log(path: Path) -> bool:
    log = Path(f"{path}-wal")
    return log.exists() and log.stat().st_size > 0


def check_writable(path: Path) -> None:
    """Refuse early: SQLite would open a write-protected file for reading and complain at the first change."""
    for place in (path, path.absolute().parent):
        if not os.access(place, os.W_OK):
            raise ReadOnly(path=str(place))


def schema_of(raw: sqlite3.Connection) -> int:
    """The number of migrations that the file has been through."""
    return int(raw.execute("PRAGMA user_version").fetchone()[0])


def pending(raw: sqlite3.Connection, path: Path | None, migrations: tuple[Migration, ...]) -> bool:
    """Whether the file must be migrated; a file from a later version is refused."""
    found = schema_of(raw)
    if found > len(migrations):
        raise NewerFile(path=str(path or ""), found=found, known=len(migrations))
    return found < len(migrations)


def refuse_old(raw: sqlite3.Connection, path: Path, migrations: tuple[Migration, ...]) -> None:
    """Raise ``OlderFile`` or ``NewerFile`` unless the file has today's schema."""
    if pending(raw, path, migrations):
        raise OlderFile(path=str(path), found=schema_of(raw), known=len(migrations))


def create_file(path: Path, migrations: tuple[Migration, ...]) -> None:
    """A new, empty file, there at once and whole or not at all; missing folders are for the owner only."""
    make_folder(path.absolute().parent)
    new = _claim_name_beside(path)
    # If another window created it in the same moment, that one is used.
    with suppress(FileExists), unless_done(partial(discard, new)):
        with closing(connect(new)) as raw:
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(raw, None, migrations)
        publish(new, path)


def make_folder(folder: Path) -> None:
    """The folder with all that lead to it; those that are created are for the owner only."""
    if not folder.exists():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _claim_name_beside(path: Path) -> Path:
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    discard(new)
    os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return new


def publish(new: Path, path: Path) -> None:
    """Give the finished file its name, never over another file."""
    try:
        os.link(new, path)
    except FileExistsError as error:
        raise FileExists(path=str(path)) from error
    except OSError as error:
        # Memory sticks often have a file system without hard links.
        if path.exists():
            raise FileExists(path=str(path)) from error
        new.rename(path)
    else:
        new.unlink()
    _sync_folder(path.absolute().parent)


def _sync_folder(folder: Path) -> None:
    """Have the file's new name survive a power cut, where a folder can be synchronised (not on Windows)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def discard(new: Path) -> None:
    """Remove an unfinished file and what SQLite put beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        Path(f"{new}{suffix}").unlink(missing_ok=True)


def copy_database(source: sqlite3.Connection, target: Path) -> Path:
    """A copy of one moment of the source, in one file that needs no other beside it, for the owner only."""
    if target.exists():
        raise FileExists(path=str(target))
    make_folder(target.absolute().parent)
    new = _claim_name_beside(target)
    with unless_done(partial(discard, new)):
        with closing(sqlite3.connect(new, isolation_level=None)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()
        publish(new, target)
    return target


def migrate(raw: sqlite3.Connection, path: Path | None, migrations: tuple[Migration, ...]) -> None:
    """Bring the file to today's schema in one transaction, after a copy beside it; a failure changes nothing."""
    if not pending(raw, path, migrations):
        return
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        _migrate_in_one_transaction(raw, path, migrations)
    finally:
        raw.execute("PRAGMA foreign_keys = ON")


def _migrate_in_one_transaction(raw: sqlite3.Connection, path: Path | None, migrations: tuple[Migration, ...]) -> None:
    raw.execute("BEGIN IMMEDIATE")
    try:
        # Another window may have migrated it while this one waited for the lock.
        if pending(raw, path, migrations):
            _migrate_beside_copy(raw, path, migrations)
        raw.execute("COMMIT")
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")


def _migrate_beside_copy(raw: sqlite3.Connection, path: Path | None, migrations: tuple[Migration, ...]) -> None:
    if path is None:
        _apply_checked(raw, path, migrations)
        return
    # After a failure the file itself is as it was, and the copy would only be one more at each new attempt.
    with unless_done(_keep_old(path, schema_of(raw)).unlink):
        _apply_checked(raw, path, migrations)


def _apply_checked(raw: sqlite3.Connection, path: Path | None, migrations: tuple[Migration, ...]) -> None:
    particulars: dict[str, Parameter] = {"path": str(path or ""), "found": schema_of(raw), "to": len(migrations)}
    try:
        apply(raw, migrations)
        broken = raw.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.Error as error:
        trouble = typed(error, path)
        if isinstance(trouble, DiskFull | Locked | ReadOnly):
            raise trouble from error
        raise MigrationFailed(**particulars, detail=str(error)) from error
    if broken:
        raise MigrationFailed(**particulars, detail=f"foreign keys: {broken[0][0]} -> {broken[0][2]}")


def _keep_old(path: Path, schema: int) -> Path:
    """Copy the file to ``name.schema-N.db`` beside it, or to the first free number after that."""
    number = 1
    while True:
        extra = "" if number == 1 else f"-{number}"
        target = path.with_name(f"{path.stem}.schema-{schema}{extra}{path.suffix}")
        if not target.exists():
            break
        number += 1
    # A connection of its own: SQLite copies nothing from a connection that is in the middle of writing.
    with closing(connect(path, reading=True)) as source:
        return copy_database(source, target)
