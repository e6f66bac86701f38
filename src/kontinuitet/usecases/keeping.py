"""Looking after the municipality's file: a copy of it, the way back from a copy, and whether it is whole."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from kontinuitet.storage import Damage, Database, StorageError, open_database, open_reading
from kontinuitet.usecases.clock import Clock, SystemClock
from kontinuitet.usecases.refused import Refused


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What a restore did: ``aside`` is where the file lies that was there before, ``None`` if there was none."""

    path: Path
    aside: Path | None


def verify(path: Path) -> tuple[Damage, ...]:
    """Everything that is wrong with a file; nothing if it is whole. Raises ``StorageError`` if it cannot be opened."""
    with open_reading(path) as database:
        return database.verify()


def backup(path: Path, to: Path) -> Path:
    """A copy of the file as it is this moment, also during an exercise, looked through after it was written.

    Raises ``StorageError``; ``Refused`` when the copy, and so the file, is damaged: the copy stays to look at.
    """
    with open_reading(path) as database:
        copy = database.backup(to)
    if verify(copy):
        raise Refused("copy-damaged", path=copy)
    return copy


def restore(path: Path, source: Path, *, clock: Clock | None = None) -> Restored:
    """What a copy holds in the place of what the file holds; the present file is kept under another name first.

    The copy is looked through, and brought to today's schema, before anything is touched. Raises ``StorageError``
    and ``Refused``; then the present file is as it was.
    """
    if not source.is_file():
        raise Refused("no-ordinary-file" if source.exists() else "no-such-path", path=source)
    if path.exists() and path.samefile(source):
        raise Refused("restore-itself", path=source)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".kontinuitet-", dir=path.parent) as folder:
        aside = _name_aside(path, (clock or SystemClock()).wall().strftime("%Y-%m-%d-%H%M%S"))
        with _copied(source, Path(folder) / "copy.db") as copy:
            if copy.verify():
                raise Refused("copy-damaged", path=source)
            return Restored(path=path, aside=_put(copy, path, aside))


def _copied(source: Path, to: Path) -> Database:
    """The same bytes in a place where they may be brought to today's schema, opened."""
    for ending in ("", "-wal"):
        beside = source.with_name(source.name + ending)
        if beside.is_file():
            to.with_name(to.name + ending).write_bytes(beside.read_bytes())
    try:
        return open_database(to, create=False)
    except StorageError as error:
        # What is wrong is wrong with the file that was named.
        raise type(error)(**{**error.params, "path": str(source)}) from None


def _put(copy: Database, path: Path, aside: Path) -> Path | None:
    if not path.exists():
        copy.backup(path)
        return None
    try:
        present = open_database(path, create=False)
    except StorageError as error:
        if error.code in ("locked", "read-only", "newer-file"):
            raise
        _move(path, aside)
        copy.backup(path)
        return aside
    with present:
        present.backup(aside)
        present.take_all_from(copy)
    return aside


def _move(path: Path, aside: Path) -> None:
    """A file that cannot be opened is put aside as it is, with what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm"):
        file = path.with_name(path.name + ending)
        if file.exists():
            file.rename(aside.with_name(aside.name + ending))


def _name_aside(path: Path, moment: str) -> Path:
    wanted, number = path.with_name(f"{path.stem}-{moment}{path.suffix}"), 1
    while wanted.exists():
        number += 1
        wanted = path.with_name(f"{path.stem}-{moment}-{number}{path.suffix}")
    return wanted
