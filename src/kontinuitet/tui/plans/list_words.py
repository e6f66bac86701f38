"""What a list would do to the plan as the rows of two tables: its columns, and what becomes of each of its rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from kontinuitet.documents.lists import (
    FIELDS,
    Column,
    Decision,
    DryRun,
    RowKind,
    RowResult,
    detail_lines,
    row_line,
)
from kontinuitet.documents.lists.decoding import list_text
from kontinuitet.documents.lists.fields import field_named
from kontinuitet.documents.lists.grid import read_grid
from kontinuitet.documents.lists.targets import FieldKind
from kontinuitet.documents.problems import Problem, problem_text
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.list_drafts import Draft
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.table import Row
from kontinuitet.wording import Words

UNREAD = "-"
"""How a column is chosen that is not read."""

_NAME = 30
"""Characters of a name in the table of rows; all of it stands below."""

_SAMPLES = 20
"""Rows that are looked at for an example of what a column holds."""


@dataclass(frozen=True)
class Shown:
    """What a list would do, and the rows that tell it."""

    run: DryRun
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def shown(run: DryRun, draft: Draft, words: Words) -> Shown:
    """A dry run as the two tables show it."""
    columns = run.columns or raw_columns(draft)
    return Shown(run, columns, tuple(_row(row, run, words) for row in run.rows))


def raw_columns(draft: Draft) -> tuple[Column, ...]:
    """The columns of a list whose headings nobody knows, with what was chosen for them so far."""
    text = list_text(draft.data)
    grid = text if isinstance(text, Problem) else read_grid(text, lambda _: False)
    if isinstance(grid, Problem):
        return ()
    looked = grid.rows[:_SAMPLES]
    chosen = {key: field_named(draft.target, name) for key, name in draft.columns.items()}
    return tuple(
        Column(place, "", chosen.get(f"#{place + 1}"), next((row.cell(place) for row in looked if row.cell(place)), ""))
        for place in range(max((len(row.cells) for row in looked), default=0))
    )


def column_rows(columns: Sequence[Column], words: Words) -> list[Row]:
    """Each column with what it was taken for, and an example."""
    return [
        Row(
            str(column.position),
            (
                column.heading or f"#{column.position + 1}",
                column.field.label(file_language(words)) if column.field else words("register.list.unread"),
                column.sample[:60],
            ),
            strong=column.field is None,
        )
        for column in columns
    ]


def field_options(draft: Draft, words: Words) -> list[Option]:
    """What a column can be taken for; not to be read stands first."""
    fields = FIELDS[draft.target]
    lang = file_language(words)
    return [Option(UNREAD, words("register.list.unread")), *(Option(one.attr, one.label(lang)) for one in fields)]


def chosen_columns(draft: Draft, columns: Sequence[Column], position: int, attr: str) -> dict[str, str]:
    """The choice of columns with one more made; two columns that both were to be one field are no longer."""
    kept = {key: name for key, name in draft.columns.items() if key != f"#{position + 1}"}
    twice = [column for column in columns if column.field and column.field.attr == attr and column.position != position]
    freed = {
        f"#{column.position + 1}": UNREAD for column in twice if column.field and column.field.kind not in _TOGETHER
    }
    return {**kept, **freed, f"#{position + 1}": attr}


_TOGETHER = (FieldKind.NOTE, FieldKind.CHANNEL)
"""Kinds of fields that several columns fill together."""


def _row(row: RowResult, run: DryRun, words: Words) -> Row:
    return Row(
        str(row.number),
        (str(row.number), fate_text(row, words), row.name[:_NAME], "; ".join(_told(row, run, words))),
        strong=row.kind is RowKind.REFUSED,
    )


def fate_text(row: RowResult, words: Words) -> str:
    """What becomes of a row, in a word or two."""
    if row.kind is not RowKind.MATCH:
        return words(f"lists.kind.{row.kind.value}")
    if not row.changes and row.decision is Decision.FILL:
        return words("register.list.fate.differs")
    return words(f"register.list.fate.{row.decision.value}")


def _told(row: RowResult, run: DryRun, words: Words) -> list[str]:
    told = [problem_text(one, words) for one in row.problems]
    return [*told, *detail_lines(row, run, words)]


def asks(row: RowResult) -> bool:
    """Whether somebody should look at a row: it is refused, warned about, or matches something with other values."""
    return (
        row.kind is RowKind.REFUSED
        or bool(row.problems)
        or (row.kind is RowKind.MATCH and bool(row.kept or row.changes))
    )


def detail_text(row: RowResult | None, run: DryRun, words: Words) -> str:
    """All that a row does, and where the list says something else than what is known."""
    if row is None:
        return ""
    lines = [f"# {row_line(row, words)}", *(f"- {line}" for line in _told(row, run, words))]
    return "\n".join(lines)
