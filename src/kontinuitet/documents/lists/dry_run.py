"""A list against a municipality: what every row would do, as one value, and the municipality that it would give."""

from kontinuitet.documents.lists.columns import Columns, is_heading, read_table
from kontinuitet.documents.lists.decoding import list_text
from kontinuitet.documents.lists.grid import read_grid
from kontinuitet.documents.lists.outcome import Decisions, DryRun, RowKind
from kontinuitet.documents.lists.row_reading import read_row
from kontinuitet.documents.lists.rows import Rows
from kontinuitet.documents.lists.targets import Target
from kontinuitet.documents.problems import Problem, problem
from kontinuitet.domain.municipality import Municipality


def dry_run(
    plan: Municipality,
    data: bytes | str,
    *,
    target: Target,
    columns: Columns | None = None,
    decisions: Decisions | None = None,
    lang: str = "sv",
) -> DryRun:
    """What reading a list into a municipality would do. Nothing is changed; no input raises an error.

    ``columns`` overrides what the headings say; ``lang`` is the language in which refusals list what is possible.
    """
    text = list_text(data)
    if isinstance(text, Problem):
        return DryRun(target=target, before=plan, problems=(text,))
    grid = read_grid(text, lambda cell: is_heading(target, cell))
    if isinstance(grid, Problem):
        return DryRun(target=target, before=plan, problems=(grid,))
    table = read_table(grid, target, columns or {}, lang)
    if isinstance(table, tuple):
        return DryRun(target=target, before=plan, problems=table, separator=grid.separator)
    decided = decisions or Decisions()
    book = Rows(plan, target, decided)
    rows = tuple(book.take(read_row(row, table.columns, target, lang)) for row in table.rows)
    stopped = not decided.leave_out_bad and any(row.kind is RowKind.REFUSED for row in rows)
    problems = () if rows else (problem("lists.problem.no_rows"),)
    return DryRun(
        target=target,
        before=plan,
        after=None if stopped or problems else book.plan(),
        problems=problems,
        separator=grid.separator,
        header=table.header,
        columns=table.columns,
        left_out=table.left_out,
        rows=rows,
        names={row.id: row.name for row in rows} | {each.id: each.name for row in rows for each in row.offers},
    )
