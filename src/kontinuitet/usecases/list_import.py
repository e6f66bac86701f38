"""A list that the municipality already has, read into its plan: looked at first, then taken as one step.

A screen calls :func:`preview` with what was pasted, shows ``columns`` (with ``FIELDS[target]`` to choose from),
``rows``, ``left_out`` and ``problems`` of what it gets, and calls it again with other ``columns`` or ``decisions``
each time that something is chosen; nothing is stored. When the person is content, :func:`take` stores it, and
``Desk.undo`` takes the whole list back. What :mod:`kontinuitet.documents.lists` calls ``column_line``, ``row_line``,
``detail_lines``, ``row_problem_text`` and ``summary`` puts a preview into words.
"""

from pathlib import Path

from kontinuitet.documents.lists import LARGEST, Columns, Decision, Decisions, DryRun, Target, dry_run
from kontinuitet.usecases.desk import Changed, Desk
from kontinuitet.usecases.refused import Refused

Preview = DryRun
"""What reading a list would do: columns, rows with their fates, and the municipality that it would give."""

__all__ = ["Decision", "Decisions", "Preview", "Target", "preview", "read_list_file", "take"]


def preview(
    desk: Desk,
    data: bytes | str,
    *,
    target: Target,
    columns: Columns | None = None,
    decisions: Decisions | None = None,
    lang: str = "sv",
) -> Preview:
    """What a list would do to the plan as it is now. ``data`` is a file's bytes, or a text that was pasted.

    ``columns`` maps headings (or ``#3`` for the third column) to fields (``supplier`` or ``leverantör``; ``-`` for not
    read) and overrides what the headings say; with positions alone a list without headings is read. Raises
    ``Refused`` when there is no plan; what is wrong with the list is in the preview.
    """
    return dry_run(desk.plan, data, target=target, columns=columns, decisions=decisions, lang=lang)


def take(desk: Desk, found: Preview, *, source: str = "") -> Changed:
    """Store what a preview shows, as one step; ``source`` is where it came from, for the history.

    Raises ``Refused`` when the preview is stopped by refused rows, and when the plan has changed since it was made:
    then what was shown is no longer what would happen.
    """
    if found.after is None:
        raise Refused("list-stopped")
    desk.refresh()
    if desk.plan is not found.before and desk.plan != found.before:
        raise Refused("list-outdated")
    return desk.replace(found.after, why=source or found.target.value)


def read_list_file(path: Path) -> bytes:
    """The bytes of a list. Raises ``Refused`` for a file that is not there, cannot be read, or is too large."""
    try:
        if path.stat().st_size > LARGEST:
            raise Refused("list-too-large", path=path, limit=LARGEST // 1024 // 1024)
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused("no-such-path", path=path) from None
    except OSError:
        raise Refused("cannot-read", path=path) from None
