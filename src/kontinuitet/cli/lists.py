"""The command that reads a list the municipality already has: systems, suppliers, agreements, people, roles."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kontinuitet.cli.frame import PROBLEMS, WRONG_USAGE, Session, Spoken, session
from kontinuitet.cli.opening import opened

if TYPE_CHECKING:
    from kontinuitet.documents.lists import Decisions, DryRun, Target


@click.command(cls=Spoken, name="import-list")
@click.argument("list_file")
@click.option("--into", required=True, metavar="target")
@click.option("--column", multiple=True, metavar="column")
@click.option("--dry-run", is_flag=True)
@click.option("--update", is_flag=True)
@click.option("--skip-matching", is_flag=True)
@click.option("--skip-row", multiple=True, type=int, metavar="row")
@click.option("--add-row", multiple=True, type=int, metavar="row")
@click.option("--leave-out-bad", is_flag=True)
@click.option("--only-known", is_flag=True)
def import_list(*, list_file: str, into: str, column: tuple[str, ...], **chosen: object) -> None:
    """Read a list into the plan, all or nothing; exit 1 when a row is refused."""
    here = session()
    target = _target(into, here)
    columns = dict(_column(each, here) for each in column)
    decisions = _decisions(chosen, here)
    data, source = _data(list_file)
    with opened(here) as desk:
        from kontinuitet.usecases.list_import import preview, take

        found = preview(desk, data, target=target, columns=columns, decisions=decisions, lang=here.lang)
        _tell(found, here, whole=bool(chosen["dry_run"]))
        if found.after is None:
            here.stop(PROBLEMS, "lists.nothing_read")
        if not chosen["dry_run"]:
            take(desk, found, source=source)
    outcome = "tried" if chosen["dry_run"] else "stored" if found.changes_anything else "no_change"
    here.say(f"lists.{outcome}")


def _target(text: str, here: Session) -> "Target":
    from kontinuitet.documents.lists import target_named, target_names

    found = target_named(text)
    if found is None:
        here.stop(WRONG_USAGE, "lists.no_such_target", text=text, known=", ".join(target_names(here.lang)))
    return found


def _column(text: str, here: Session) -> tuple[str, str]:
    heading, mark, field = text.rpartition("=")
    if not mark or not heading.strip():
        here.stop(WRONG_USAGE, "lists.bad_column", text=text)
    return heading.strip(), field.strip()


def _decisions(chosen: dict[str, object], here: Session) -> "Decisions":
    from kontinuitet.documents.lists import Decision, Decisions

    if chosen["update"] and chosen["skip_matching"]:
        here.stop(WRONG_USAGE, "lists.update_or_skip")
    rows = dict.fromkeys(_numbers(chosen["add_row"]), Decision.ADD)
    rows |= dict.fromkeys(_numbers(chosen["skip_row"]), Decision.SKIP)
    return Decisions(
        rows=rows,
        matching=Decision.UPDATE if chosen["update"] else Decision.SKIP if chosen["skip_matching"] else Decision.FILL,
        leave_out_bad=bool(chosen["leave_out_bad"]),
        new_references=not chosen["only_known"],
    )


def _numbers(given: object) -> tuple[int, ...]:
    return given if isinstance(given, tuple) else ()


def _data(list_file: str) -> tuple[bytes, str]:
    """The list's bytes, and what the history calls it; ``-`` is what another program writes."""
    if list_file == "-":
        from kontinuitet.documents.lists import LARGEST

        return sys.stdin.buffer.read(LARGEST + 1), ""
    from kontinuitet.usecases.list_import import read_list_file

    path = Path(list_file)
    return read_list_file(path), path.name


def _tell(found: "DryRun", here: Session, *, whole: bool) -> None:
    """What a dry run shows is data; what is wrong, and how much there was, is speech."""
    from kontinuitet.documents.lists import row_problem_text, summary

    if whole:
        _show(found, here)
    for problem in (*found.problems, *(each for row in found.rows for each in row.problems)):
        here.speak(row_problem_text(problem, here.words))
    if found.rows:
        here.speak(here.words("lists.summary", counts=summary(found, here.words)))


def _show(found: "DryRun", here: Session) -> None:
    from kontinuitet.documents.lists import RowKind, column_line, detail_lines, row_line

    for column in found.columns:
        here.out(column_line(column, here.words))
    for left in found.left_out:
        reason = here.words(f"lists.left_out.{left.reason.value}")
        here.out(here.words("lists.left_out_row", number=left.number, text=left.text.replace("\n", " "), reason=reason))
    for row in found.rows:
        if row.kind is not RowKind.REFUSED:
            here.out(row_line(row, here.words))
            for line in detail_lines(row, found, here.words):
                here.out(f"  {line}")
