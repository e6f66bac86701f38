"""A list's text as rows of cells: comma, semicolon or tab between them, quotes, line ends within quotes."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kontinuitet.documents.problems import Problem, problem
from kontinuitet.domain.text import clean_prose

SEPARATORS = ("\t", ";", ",")
MOST_ROWS = 10_000
MOST_CELLS = 300
"""Cells of a row that are read; what stands to the right of them is no part of a list."""

_SAMPLE = 60_000
"""Characters that are looked at to tell the separator."""

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A row that is not blank. ``number`` is the one that a spreadsheet shows beside it, from 1."""

    number: int
    cells: Cells

    def cell(self, position: int) -> str:
        """The cell in a column, from 0; empty beyond the row's end."""
        return self.cells[position] if position < len(self.cells) else ""


@dataclass(frozen=True)
class Grid:
    """The rows of a list that are not blank, and what stands between their cells."""

    separator: str
    rows: tuple[Row, ...]


def read_grid(text: str, is_header: Callable[[str], bool]) -> Grid | Problem:
    """The rows of a text; ``is_header`` knows a column's heading, which tells the separator better than counting."""
    first, _, rest = text.partition("\n")
    told = re.fullmatch(r"\"?sep=(.)\"?", first.strip("\ufeff"))
    separator = told[1] if told and told[1] in SEPARATORS else _sniffed(text[:_SAMPLE], is_header)
    rows = _rows(rest if told else text, separator)
    if isinstance(rows, Problem):
        return rows
    return Grid(separator, rows) if rows else problem("lists.problem.empty")


def _sniffed(sample: str, is_header: Callable[[str], bool]) -> str:
    return max(SEPARATORS, key=lambda separator: _fitness(sample, separator, is_header))


def _fitness(sample: str, separator: str, is_header: Callable[[str], bool]) -> tuple[int, float]:
    """How well a separator fits: headings known in one row of several cells, then how alike in width the rows are.

    Where two fit alike the first wins: a tab stands in no name, a semicolon in few, a comma in many.
    """
    rows = _rows(sample, separator)
    if isinstance(rows, Problem) or not rows:
        return 0, 0.0
    known, parts = max((sum(map(is_header, row.cells)), len(row.cells) > 1) for row in rows)
    width, times = Counter(len(row.cells) for row in rows).most_common(1)[0]
    # A heading that stands alone: the list has one column, whatever stands in its names.
    return known, times / len(rows) if width > 1 and (parts or not known) else 0.0


@cache
def _cell(separator: str) -> re.Pattern[str]:
    # Possessive: a quote that is never closed is found out in one pass.
    mark = re.escape(separator)
    return re.compile(rf'(?:"((?:[^"]++|"")*+)"([^{mark}\n]*+)|([^{mark}\n]*+))({mark}|\n|\Z)')


@cache
def _short_cell(separator: str) -> re.Pattern[str]:
    mark = re.escape(separator)
    return re.compile(rf'(?:"((?:[^"\n]++|"")*+)"([^{mark}\n]*+)|([^{mark}\n]*+))({mark}|\n|\Z)')


def _rows(text: str, separator: str) -> tuple[Row, ...] | Problem:
    """All rows; a quote that is never closed stands for itself."""
    rows: list[Row] = []
    cells: list[str] = []
    pattern, at, number = _cell(separator), 0, 1
    text = text.rstrip("\n")
    while at <= len(text):
        match = pattern.match(text, at)
        if match is None:
            return problem("lists.problem.not_text")
        if match[1] is None and match[3].startswith('"'):
            pattern = _short_cell(separator)
        cells.append(match[3] if match[1] is None else match[1].replace('""', '"') + match[2])
        at = match.end()
        if match[4] != separator:
            _keep(rows, number, cells)
            cells, number = [], number + 1
            if not match[4]:
                break
        if len(rows) > MOST_ROWS:
            return problem("lists.problem.too_many_rows", limit=MOST_ROWS)
    return tuple(rows)


def _keep(rows: list[Row], number: int, cells: list[str]) -> None:
    cleaned = tuple(clean_prose(cell).strip() for cell in cells[:MOST_CELLS])
    if any(cleaned):
        rows.append(Row(number, cleaned))
