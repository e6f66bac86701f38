"""A service's file taken out to be edited as text, and put back as one step; the edited text is never lost."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kontinuitet.documents.plan import FieldChange, apply, describe_changes, path_of, read_plan, write_plan
from kontinuitet.documents.problems import Problem
from kontinuitet.domain.municipality import Municipality
from kontinuitet.usecases.desk import Changed, Desk
from kontinuitet.usecases.plan_folder import LARGEST
from kontinuitet.usecases.refused import Refused
from kontinuitet.usecases.service_lookup import known_service

FOLDER = "utkast"
"""Beside the database: the files that are being edited, and those that were never put back."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A service's file being edited: the text that it began with, the plan of that moment, and where it lies."""

    service: str
    text: str
    plan: Municipality
    file: Path


@dataclass(frozen=True, kw_only=True)
class Edited:
    """What putting an edited text back led to. With problems, or with ``meanwhile``, nothing was stored.

    ``meanwhile``: what somebody else has changed in the service since the text was taken out.
    """

    problems: tuple[Problem, ...] = ()
    meanwhile: tuple[FieldChange, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    changed: Changed | None = None


def begin(desk: Desk, service: str, *, lang: str) -> Draft:
    """Take out the file of a service, given by id or name, to be edited. Raises ``Refused``."""
    desk.refresh()
    identity = known_service(desk.plan, service)
    text = _text_of(desk.plan, identity, lang)
    return Draft(service=identity, text=text, plan=desk.plan, file=_written(_folder(desk), identity, text))


def _text_of(plan: Municipality, service: str, lang: str) -> str:
    # Only this service is written, with the settings that tell how.
    alone = plan.model_copy(update={"services": (plan.service[service],)})
    return write_plan(alone, lang)[path_of(plan.service[service])]


def _folder(desk: Desk) -> Path:
    if desk.path is None:
        return Path(tempfile.mkdtemp(prefix="kontinuitet-"))
    return desk.path.parent / FOLDER


def _written(folder: Path, service: str, text: str) -> Path:
    """The text in a new file of its writer's only; one that was left there is never written over."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for number in range(1, 1000):
            file = folder / (f"{service}.md" if number == 1 else f"{service}-{number}.md")
            try:
                handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                continue
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
                out.write(text)
            return file
    except OSError as error:
        raise Refused("cannot-write", path=error.filename or folder) from None
    raise Refused("cannot-write", path=folder)


def edited_text(draft: Draft) -> str:
    """The text as it stands in the file now. Raises ``Refused`` for one that cannot be read; it stays where it is."""
    try:
        if draft.file.stat().st_size > LARGEST:
            raise Refused("file-too-large", path=draft.file, limit=LARGEST // 1024 // 1024)
        return draft.file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("not-text", path=draft.file) from None
    except OSError:
        raise Refused("cannot-read", path=draft.file) from None


def apply_edit(desk: Desk, draft: Draft, text: str, *, overwrite: bool = False) -> Edited:
    """Store an edited text as one step that can be undone. Problems name the lines of the file.

    When somebody else has changed the service since the text was taken out, nothing is stored without
    ``overwrite``. Raises ``StorageError``.
    """
    desk.refresh()
    now = desk.plan
    read, problems = read_plan({f"verksamheter/{draft.service}.md": text})
    if read is None:
        return Edited(problems=problems)
    after, more = apply(now, read)
    if after is None:
        return Edited(problems=(*problems, *more))
    changes = describe_changes(now, after)
    meanwhile = () if overwrite or not changes else _meanwhile(draft, now)
    if meanwhile:
        return Edited(problems=(*problems, *more), meanwhile=meanwhile, changes=changes)
    changed = desk.replace(after, why=path_of(after.service[draft.service])) if changes else None
    return Edited(problems=(*problems, *more), changes=changes, changed=changed)


def _meanwhile(draft: Draft, now: Municipality) -> tuple[FieldChange, ...]:
    changes = describe_changes(draft.plan, now)
    return tuple(change for change in changes if change.place.object == draft.service)


def finish(draft: Draft) -> None:
    """Put the file away when it has been read or was never changed; a file that cannot be removed does no harm."""
    try:
        draft.file.unlink(missing_ok=True)
        draft.file.parent.rmdir()
    except OSError:
        return
