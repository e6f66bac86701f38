"""Exercises that are over: what was measured in each, and its report as a file."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kontinuitet.documents.sentences import Speaker
from kontinuitet.exercise.events import Started
from kontinuitet.exercise.measurements import Measurements, measure
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.state import State
from kontinuitet.storage import Database, Exercise
from kontinuitet.usecases.journal import pinned_of, state_of
from kontinuitet.usecases.refused import Refused
from kontinuitet.usecases.reporting import report

OVER = ("ended", "debriefed", "aborted")
"""Statuses in which nothing more is played."""


@dataclass(frozen=True, kw_only=True)
class Afterwards:
    """One exercise when it is over: the journal folded, what it pinned, and what was measured.

    ``day`` is the local day on which it was played, as ``2026-11-27``.
    """

    identity: str
    day: str
    state: State
    pinned: Pinned
    measured: Measurements


def over(database: Database) -> tuple[Exercise, ...]:
    """The exercises that are over, the latest first."""
    found = [one for one in database.exercises.list() if one.status in OVER]
    return tuple(sorted(found, key=lambda one: (one.ended or one.created, one.id), reverse=True))


def afterwards(database: Database, identity: str) -> Afterwards:
    """Everything measured in one exercise. Raises ``Refused`` and ``StorageError``."""
    state, pinned = state_of(database, identity), pinned_of(database, identity)
    walls = [event.wall for _, event in state.standing(Started)]
    return Afterwards(
        identity=identity,
        day=walls[0][:10] if walls else "–",
        state=state,
        pinned=pinned,
        measured=measure(state, pinned),
    )


def report_file(identity: str) -> Path:
    """Where a report is proposed to be written."""
    return Path(f"{identity}.md")


def write_report(
    database: Database, identity: str, path: Path, *, words: Speaker, replace: bool = False
) -> Path | None:
    """Write the report; where it stands now, or ``None`` if a file stands there already. Raises ``Refused``.

    With ``replace`` the file that stands there gives way, whole: a failed writing leaves it as it was.
    """
    target = path.expanduser()
    text = report(database, identity, words)
    if target.is_dir() or not target.parent.is_dir():
        raise Refused("cannot-write", path=target)
    if target.exists() and not replace:
        return None
    try:
        _write(target, text)
    except OSError:
        raise Refused("cannot-write", path=target) from None
    return target.resolve()


def _write(path: Path, text: str) -> None:
    # Made private from the beginning: a report can hold what only those who took part should read.
    private, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(private, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
