"""One connection to one file: its settings, its transactions, and the check that the file is still there."""

import os
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from kontinuitet.storage.errors import FileGone, translated

# SQLite before 3.51.3 is reported to lose a race when two connections write and one resets the write-ahead log.
# There the log is folded into the file only by somebody who holds the write lock, so that nobody writes meanwhile,
# and by the last connection that closes, alone.
FOLDS_SAFELY = sqlite3.sqlite_version_info >= (3, 51, 3)
_FOLD_AFTER = 500
"""How many transactions make about the thousand pages after which SQLite itself would fold."""

_MOMENT_MS = 100
"""How long something that can be left out waits for somebody else who writes."""

_opened: Counter[tuple[int, int]] = Counter()
"""The files that this process holds open, for ``is_open_here``."""

_ALWAYS = ("PRAGMA foreign_keys = ON", "PRAGMA recursive_triggers = ON", "PRAGMA trusted_schema = OFF")
_WRITING = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL")


def connect(path: Path | None, *, reading: bool = False, busy_ms: int = 5000) -> sqlite3.Connection:
    """A bare connection with this program's settings; in memory when there is no path. Raises raw errors."""
    mode = "ro" if reading else "rw"
    place = f"{path.absolute().as_uri()}?mode={mode}" if path else ":memory:"
    raw = sqlite3.connect(place, uri=path is not None, isolation_level=None, timeout=busy_ms / 1000)
    try:
        _configure(raw, reading=reading)
    except sqlite3.Error:
        raw.close()
        raise
    return raw


def _configure(raw: sqlite3.Connection, *, reading: bool) -> None:
    for setting in (*_ALWAYS, *(() if reading else _WRITING)):
        raw.execute(setting).fetchall()
    if reading or not FOLDS_SAFELY:
        raw.execute("PRAGMA wal_autocheckpoint = 0").fetchall()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - twice as fast as Path.stat, on the path of every act
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def is_open_here(path: Path) -> bool:
    """Whether this process has the file open: then it must not open it past SQLite.

    Closing any handle of a file drops all locks that the process has on it (POSIX), SQLite's among them; another
    process could then take itself for the only one and remove the log that is in use.
    """
    return _opened[_identity(path) or (0, 0)] > 0


class Connection:
    """Reading and writing in whole transactions. Nothing that failed is left half done."""

    def __init__(self, raw: sqlite3.Connection, path: Path | None) -> None:
        self.path = path
        self._raw = raw
        self._file = _identity(path) if path else None
        self._unfolded = 0
        if self._file:
            _opened[self._file] += 1
        self._log = Path(f"{path}-wal") if path else None

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """One moment of the file, whatever others write meanwhile."""
        with translated(self.path):
            self._check_present()
            self._raw.execute("BEGIN")
            try:
                yield self._raw
            finally:
                self._leave()

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One immediate transaction, on the disk when the block is left; undone when it is left by an error."""
        with translated(self.path):
            self._raw.execute("BEGIN IMMEDIATE")
            try:
                # A file that was moved away would be written to where it is now.
                self._check_present()
                yield self._raw
                if self._raw.in_transaction:
                    self._raw.execute("COMMIT")
            finally:
                self._leave()
            # SQLite goes on writing to a removed file without a word.
            self._check_present(written=True)
            self._fold_now_and_then()

    @contextmanager
    def write_cheaply(self) -> Iterator[sqlite3.Connection]:
        """The same without waiting for the disk: whole after a crash of the program, lost at a power cut.

        Nor does it wait for somebody else who writes, beyond a moment.
        """
        with translated(self.path):
            waits = self._raw.execute("PRAGMA busy_timeout").fetchone()[0]
            self._raw.execute("PRAGMA synchronous = NORMAL")
            self._raw.execute(f"PRAGMA busy_timeout = {min(waits, _MOMENT_MS)}")
            try:
                with self.write() as raw:
                    yield raw
            finally:
                self._raw.execute(f"PRAGMA busy_timeout = {waits}")
                self._raw.execute("PRAGMA synchronous = FULL")

    @contextmanager
    def outside(self) -> Iterator[sqlite3.Connection]:
        """The connection without a transaction of its own (checks, copies, settings)."""
        with translated(self.path):
            yield self._raw

    def close(self) -> None:
        """Let go of the file; the last writer to do so folds the write-ahead log into it."""
        with translated(self.path):
            self._raw.close()
        if self._file:
            _opened[self._file] -= 1
            self._file = None

    def _leave(self) -> None:
        if self._raw.in_transaction:
            self._raw.execute("ROLLBACK")

    def _fold_now_and_then(self) -> None:
        self._unfolded += 1
        if FOLDS_SAFELY or self.path is None or self._unfolded < _FOLD_AFTER:
            return
        self._unfolded = 0
        # What was written is safe in the log; folding that fails now is done another time.
        with suppress(sqlite3.Error), closing(connect(self.path, busy_ms=0)) as keeper:
            keeper.execute("BEGIN IMMEDIATE")
            self._raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def _check_present(self, *, written: bool = False) -> None:
        if self.path is None:
            return
        found = _identity(self.path)
        if found is None or found != self._file:
            raise FileGone(path=str(self.path), name="removed" if found is None else "replaced")
        if written and self._log is not None and not os.path.exists(self._log):  # noqa: PTH110 - as above
            raise FileGone(path=str(self._log), name="removed")
