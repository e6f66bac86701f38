"""A municipality's plan read from a folder of Markdown, and written to one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from kontinuitet.documents.plan import FieldChange, apply, describe_changes, read_plan, write_plan
from kontinuitet.documents.problems import Problem
from kontinuitet.usecases.desk import Changed, Desk
from kontinuitet.usecases.plan_folder import read_files, write_files


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import found and did: ``changes`` is ``None`` when errors stopped it, and then nothing was stored."""

    problems: tuple[Problem, ...] = ()
    changes: tuple[FieldChange, ...] | None = None
    changed: Changed | None = None


def import_plan(desk: Desk, paths: Sequence[Path], *, delete: Collection[str] = (), dry_run: bool = False) -> Imported:
    """Read plan files and store what they say as one step that ``undo`` takes back whole; all or nothing.

    Raises ``Refused`` for paths that cannot be read.
    """
    read, problems = read_plan(read_files(paths))
    if read is None:
        return Imported(problems=problems)
    before = desk.plan if desk.has_plan else None
    after, more = apply(before, read, delete=frozenset(delete))
    if after is None:
        return Imported(problems=(*problems, *more))
    changes = describe_changes(before, after)
    changed = None if dry_run else desk.replace(after, why=", ".join(path.name for path in paths))
    return Imported(problems=(*problems, *more), changes=changes, changed=changed)


def export_plan(desk: Desk, folder: Path, *, lang: str) -> int:
    """Write the plan as a folder; how many files that were written. Raises ``Refused``."""
    files = write_plan(desk.plan, lang)
    write_files(folder, files)
    return len(files)
