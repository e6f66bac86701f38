"""A municipality's plan read from a folder of Markdown, and written to one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kontinuitet.documents.plan import FieldChange, apply, describe_changes, path_of, read_plan, write_plan
from kontinuitet.documents.problems import Problem, ProblemSeverity, problem
from kontinuitet.domain.changes import MUNICIPALITY
from kontinuitet.domain.municipality import COLLECTIONS, Municipality
from kontinuitet.usecases.desk import Changed, Desk
from kontinuitet.usecases.plan_folder import Exported, exported, left_out, note_read, read_files, write_files

LANGUAGES = ("sv", "en")
"""The languages in which a file may have been exported."""


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import found and did: ``changes`` is ``None`` when errors stopped it, and then nothing was stored.

    ``conflicts`` are those changes that would write over what somebody has changed in the database since the files
    were exported; as long as there are any, nothing is stored.
    """

    problems: tuple[Problem, ...] = ()
    changes: tuple[FieldChange, ...] | None = None
    conflicts: tuple[FieldChange, ...] = ()
    changed: Changed | None = None


def import_plan(
    desk: Desk, paths: Sequence[Path], *, delete: Collection[str] = (), dry_run: bool = False, overwrite: bool = False
) -> Imported:
    """Read plan files and store what they say as one step that ``undo`` takes back whole; all or nothing.

    A file from an export that nobody has edited is left out where the database has changed since: it says nothing
    new. One that was edited is a conflict then. With ``overwrite`` the files count as they stand. Raises ``Refused``
    for paths that cannot be read.
    """
    before = desk.plan if desk.has_plan else None
    files, known = read_files(paths), exported(paths)
    stale = frozenset() if overwrite or before is None else _stale(desk, before, known)
    resting = frozenset(name for name in stale if not known[name].is_changed)
    notes = (*_links(paths), *(_resting(name) for name in sorted(resting)))
    read, problems = read_plan({name: text for name, text in files.items() if name not in resting})
    if read is None:
        return Imported(problems=(*notes, *problems))
    after, more = apply(before, read, delete=frozenset(delete))
    told = (*notes, *problems, *more)
    if after is None:
        return Imported(problems=told)
    changes = describe_changes(before, after)
    conflicts = _conflicts(changes, before, after, {known[name].name: name for name in stale - resting})
    told += tuple(problem("problems.plan.newer_in_database", file=name) for name in conflicts)
    listed = tuple(change for each in conflicts.values() for change in each)
    if conflicts or dry_run:
        return Imported(problems=told, changes=changes if dry_run else None, conflicts=listed)
    changed = desk.replace(after, why=", ".join(path.name for path in paths))
    note_read([each for name, each in known.items() if name not in resting], _texts(desk.plan))
    return Imported(problems=told, changes=changes, changed=changed)


def _links(paths: Sequence[Path]) -> tuple[Problem, ...]:
    severity = ProblemSeverity.WARNING
    return tuple(problem("problems.plan.link_left_out", file=name, severity=severity) for name in left_out(paths))


def _resting(name: str) -> Problem:
    return problem("problems.plan.older_than_database", file=name, severity=ProblemSeverity.WARNING)


def _texts(plan: Municipality) -> dict[str, tuple[str, ...]]:
    """What would be written for each file, in each language."""
    written = [write_plan(plan, lang) for lang in LANGUAGES]
    return {name: tuple(each[name] for each in written) for name in written[0]}


def _stale(desk: Desk, plan: Municipality, known: Mapping[str, Exported]) -> frozenset[str]:
    """The files that no longer say what the database held when they were exported or last read."""
    if not known:
        return frozenset()
    texts = _texts(plan)
    return frozenset(
        name
        for name, each in known.items()
        if (each.name in texts or _was_removed(desk, each)) and not each.is_current(texts.get(each.name, ()))
    )


def _was_removed(desk: Desk, file: Exported) -> bool:
    """Whether the object of a file was in this database once; one that never was is only new here."""
    return bool(desk.database.plans.history(PurePosixPath(file.name).stem))


def _conflicts(
    changes: Sequence[FieldChange], before: Municipality | None, after: Municipality, edited: Mapping[str, str]
) -> dict[str, list[FieldChange]]:
    """The changes that a file from before the database's own changes would make, by that file."""
    found: dict[str, list[FieldChange]] = {}
    for change in changes:
        for name in _files_of(change, before or after, after):
            if name in edited:
                found.setdefault(edited[name], []).append(change)
    return found


def _files_of(change: FieldChange, before: Municipality, after: Municipality) -> tuple[str, ...]:
    """The file that holds what changed."""
    place = change.place
    if place.object == MUNICIPALITY:
        return () if place.field in COLLECTIONS and place.field != "calendars" else ("kommun.md",)
    item = after.by_id.get(place.object) or before.by_id[place.object]
    # What resources depend on stands in one file for all of them, information among them.
    return ("resurser.md",) if (change.collection, place.field) == ("resources", "dependencies") else (path_of(item),)


def export_plan(desk: Desk, folder: Path, *, lang: str) -> int:
    """Write the plan as a folder; how many files that were written. Raises ``Refused``."""
    files = write_plan(desk.plan, lang)
    write_files(folder, files)
    return len(files)
