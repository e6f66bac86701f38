"""What can go wrong with the database file, as values that the edge puts into words.

StorageError
├── CannotOpen: FileMissing, FileExists, NotADatabase, ForeignFile, NewerFile, OlderFile, Truncated, MigrationFailed
├── Trouble: Locked, ReadOnly, DiskFull, FileGone, Damaged, DiskTrouble
└── Refused: ChangedMeanwhile, BrokenReferences, DuplicateIds, InvalidStored, InvalidValue, AppendOnly,
             UnknownExercise, ExerciseExists, ClockBackwards, VersionTaken
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar, Final, NamedTuple

Parameter = str | int | tuple[str, ...]


class StorageError(Exception):
    """Something that the program must tell the user: ``code`` says what, ``params`` the particulars."""

    code: ClassVar[str] = "storage"

    def __init__(self, **params: Parameter) -> None:
        self.params: Final = params
        super().__init__(self.code, params)


class CannotOpen(StorageError):
    """The file was not opened, and nothing in it was changed."""

    code = "cannot-open"


class FileMissing(CannotOpen):
    """There is no file at ``path``."""

    code = "file-missing"


class FileExists(CannotOpen):
    """There is a file at ``path`` already, and it is not overwritten."""

    code = "file-exists"


class NotADatabase(CannotOpen):
    """The file at ``path`` is something else than an SQLite database."""

    code = "not-a-database"


class ForeignFile(CannotOpen):
    """The file at ``path`` is the SQLite database of another program."""

    code = "foreign-file"


class NewerFile(CannotOpen):
    """A later version of the program wrote ``path``: its schema is ``found``, this version knows up to ``known``."""

    code = "newer-file"


class OlderFile(CannotOpen):
    """``path`` must be migrated from schema ``found`` to ``known``, which reading alone cannot do."""

    code = "older-file"


class Truncated(CannotOpen):
    """The file at ``path`` has ``found`` bytes of the ``expected`` ones."""

    code = "truncated"


class MigrationFailed(CannotOpen):
    """``path`` could not be brought from schema ``found`` to ``to`` and stands as before; ``detail`` is the reason."""

    code = "migration-failed"


class Trouble(StorageError):
    """The disk or another process stopped it; what was acknowledged earlier is kept."""

    code = "trouble"


class Locked(Trouble):
    """Another process was writing for longer than one waits."""

    code = "locked"


class ReadOnly(Trouble):
    """The file or its folder may not be written."""

    code = "read-only"


class DiskFull(Trouble):
    """No room on the disk; the last change was not stored."""

    code = "disk-full"


class FileGone(Trouble):
    """The file was removed or replaced while it was open; the last change was not stored."""

    code = "file-gone"


class Damaged(Trouble):
    """The database's structure is damaged."""

    code = "damaged"


class DiskTrouble(Trouble):
    """Any other error of the disk or of SQLite; ``name`` is SQLite's own name for it."""

    code = "disk-trouble"


class Refused(StorageError):
    """What was asked for does not fit what is stored; nothing was changed."""

    code = "refused"


class ChangedMeanwhile(Refused):
    """The objects ``ids`` are stored otherwise than the caller believed (another window, another person)."""

    code = "changed-meanwhile"


class Reference(NamedTuple):
    """That the object ``object`` refers to ``missing`` in column ``column`` of table ``table``."""

    object: str
    table: str
    column: str
    missing: str


class BrokenReferences(Refused):
    """Objects that are referred to but do not exist: ``ids``; ``places`` says from where."""

    code = "broken-references"

    def __init__(self, *, places: tuple[Reference, ...]) -> None:
        self.places: Final = places
        super().__init__(ids=tuple(sorted({place.missing for place in places})))


class DuplicateIds(Refused):
    """``ids`` are used twice, or are reserved."""

    code = "duplicate-ids"


class InvalidStored(Refused):
    """What stands in the file at ``object``, ``field`` is no value of that field (somebody edited the file)."""

    code = "invalid-stored"


class InvalidValue(Refused):
    """A value that cannot be stored: too large a number, or (in the journal) one that has no exact form."""

    code = "invalid-value"


class AppendOnly(Refused):
    """A row of the journal, of the change log or of the versions would have been changed or removed."""

    code = "append-only"


class UnknownExercise(Refused):
    """There is no exercise ``id``."""

    code = "unknown-exercise"


class ExerciseExists(Refused):
    """There is an exercise ``id`` already."""

    code = "exercise-exists"


class ClockBackwards(Refused):
    """An event at ``at_ms`` would follow one at the later ``last_ms``."""

    code = "clock-backwards"


class VersionTaken(Refused):
    """Version ``number`` of the plan of ``service`` cannot be added: the next one has number ``next``."""

    code = "version-taken"


_BY_PRIMARY_CODE: dict[int, type[StorageError]] = {
    sqlite3.SQLITE_BUSY: Locked,
    sqlite3.SQLITE_LOCKED: Locked,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_PERM: ReadOnly,
    sqlite3.SQLITE_AUTH: ReadOnly,
    sqlite3.SQLITE_CANTOPEN: ReadOnly,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_CORRUPT: Damaged,
    sqlite3.SQLITE_NOTADB: NotADatabase,
    sqlite3.SQLITE_TOOBIG: InvalidValue,
    sqlite3.SQLITE_MISMATCH: InvalidValue,
}
_BY_EXTENDED_CODE: dict[int, type[StorageError]] = {
    sqlite3.SQLITE_READONLY_DBMOVED: FileGone,
    sqlite3.SQLITE_CONSTRAINT_TRIGGER: AppendOnly,
    sqlite3.SQLITE_IOERR_CORRUPTFS: Damaged,
    # The log's index could not be made larger, as happens when there is no room.
    sqlite3.SQLITE_IOERR_SHMSIZE: DiskFull,
}


def typed(error: sqlite3.Error, path: Path | None) -> StorageError:
    """The storage error that an SQLite error means."""
    number = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    kind = _BY_EXTENDED_CODE.get(number) or _BY_PRIMARY_CODE.get(number & 0xFF, DiskTrouble)
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    return kind(path=str(path or ""), name=name, detail=str(error))


@contextmanager
def translated(path: Path | None) -> Iterator[None]:
    """No raw error of SQLite or the file system leaves this room."""
    try:
        yield
    except sqlite3.Error as error:
        raise typed(error, path) from error
    except (OverflowError, UnicodeEncodeError) as error:
        raise InvalidValue(path=str(path or ""), detail=str(error)) from error
    except PermissionError as error:
        raise ReadOnly(path=str(path or ""), name="EACCES", detail=str(error)) from error
    except OSError as error:
        raise _typed_os_error(error, path) from error


def _typed_os_error(error: OSError, path: Path | None) -> StorageError:
    import errno

    kinds = {errno.EROFS: ReadOnly, errno.ENOSPC: DiskFull, errno.EDQUOT: DiskFull}
    kind = kinds.get(error.errno or 0, DiskTrouble)
    return kind(path=str(path or ""), name=errno.errorcode.get(error.errno or 0, ""), detail=str(error))
