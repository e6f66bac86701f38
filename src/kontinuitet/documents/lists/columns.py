"""Which row holds the headings, which column fills which field, and which rows are no part of the list."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kontinuitet.documents.lists.cells import says_nothing
from kontinuitet.documents.lists.fields import FIELDS, field_named, fields_by_heading
from kontinuitet.documents.lists.grid import Grid, Row
from kontinuitet.documents.lists.identities import name_key
from kontinuitet.documents.lists.targets import FieldKind, ListField, Target
from kontinuitet.documents.problems import Problem, nearest, problem

_LOOKED_THROUGH = 40
"""Rows in which the headings are looked for; above them stand titles and dates."""

_TOTALS = frozenset({"summa", "summering", "totalt", "total", "antal", "sum", "delsumma", "subtotal", "count"})
_SEVERAL = frozenset({FieldKind.NOTE, FieldKind.CHANNEL})
"""Kinds that several columns of a list can fill together."""

Columns = Mapping[str, str]
"""A person's choice of columns: the heading, or ``#`` and the column's number from 1, to a field; ``-`` is no field."""


class LeftOutReason(StrEnum):
    """Why a row is no part of the list; each has a sentence ``lists.left_out.<reason>``."""

    ABOVE = "above"
    HEADINGS_AGAIN = "headings-again"
    TOTALS = "totals"


@dataclass(frozen=True)
class LeftOut:
    """A row that is not read, its first words, and why."""

    number: int
    text: str
    reason: LeftOutReason


@dataclass(frozen=True)
class Column:
    """A column that holds something. ``position`` counts from 0; without a ``field`` it is not read."""

    position: int
    heading: str
    field: ListField | None
    sample: str = ""


@dataclass(frozen=True)
class Table:
    """A list taken apart: ``header`` is the number of the row with headings, 0 when there is none."""

    header: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]


def heading_keys(text: str) -> tuple[str, ...]:
    """The ways in which a heading may be known: whole, without parentheses, and what stands before a slash."""
    forms = (text, re.sub(r"\([^)]*\)", " ", text), text.partition("/")[0], text.partition("\n")[0])
    return tuple(dict.fromkeys(key for key in map(name_key, forms) if key))


def is_heading(target: Target, text: str) -> bool:
    """Whether a cell is a heading that some field of the target goes by."""
    known = fields_by_heading(target)
    return bool(text) and len(text) <= 80 and any(key in known for key in heading_keys(text))


def read_table(grid: Grid, target: Target, chosen: Columns, lang: str) -> Table | tuple[Problem, ...]:
    """The columns and rows of a list, or what is wrong with the columns."""
    header = _header(grid, target, chosen)
    if header is None and not (chosen and all(_position(key) is not None for key in chosen)):
        examples = ", ".join(field.label(lang) for field in FIELDS[target][1:4])
        return (problem("lists.problem.no_headings", examples=examples),)
    fields, problems = _fields(header, target, chosen, lang)
    if problems:
        return problems
    rows, left_out = _sorted_out(grid, header, fields)
    columns = _columns(header, fields, rows)
    unfilled = _unnamed(target, fields)
    return (unfilled,) if unfilled else Table(header.number if header else 0, columns, rows, left_out)


def _header(grid: Grid, target: Target, chosen: Columns) -> Row | None:
    wanted = {name_key(heading) for heading in chosen if _position(heading) is None}

    def known(row: Row) -> int:
        return sum(2 * (name_key(cell) in wanted) + is_heading(target, cell) for cell in row.cells if cell)

    best = max(grid.rows[:_LOOKED_THROUGH], key=known)
    return best if known(best) else None


def _position(key: str) -> int | None:
    """The column that ``#3`` means, counted from 0."""
    match = re.fullmatch(r"#([0-9]{1,4})", key.strip())
    return int(match[1]) - 1 if match and int(match[1]) else None


_Fields = dict[int, ListField | None]


def _fields(header: Row | None, target: Target, chosen: Columns, lang: str) -> tuple[_Fields, tuple[Problem, ...]]:
    """The field of each column: what a person chose, and for the others what their headings say."""
    fields: _Fields = {}
    problems = [each for key, name in chosen.items() if (each := _choose(fields, header, target, (key, name), lang))]
    cells = header.cells if header else ()
    candidates = {place: _candidates(target, cell) for place, cell in enumerate(cells) if place not in fields}
    # Headings that can mean one thing only are settled first: with both "Roll" and "Namn", a name is a person's.
    for place in sorted(candidates, key=lambda place: (len(candidates[place]) != 1, place)):
        taken = {each.attr for each in fields.values() if each and each.kind not in _SEVERAL}
        fields[place] = next((each for each in candidates[place] if each.attr not in taken), None)
    return fields, tuple(problems)


def _candidates(target: Target, cell: str) -> tuple[ListField, ...]:
    known = fields_by_heading(target)
    return next((known[key] for key in heading_keys(cell) if key in known), ())


def _choose(fields: _Fields, header: Row | None, target: Target, choice: tuple[str, str], lang: str) -> Problem | None:
    key, name = choice
    cells = header.cells if header else ()
    places = [_position(key)] if _position(key) is not None else [
        place for place, cell in enumerate(cells) if name_key(cell) == name_key(key)
    ]  # fmt: skip
    field = field_named(target, name)
    if not places or places[0] is None:
        near = nearest(key, cells)
        return problem(f"lists.problem.no_such_column{'_near' if near else ''}", text=key, near=near)
    if field is None and not says_nothing(name):
        known = ", ".join(each.label(lang) for each in FIELDS[target])
        return problem("lists.problem.no_such_field", text=name, known=known)
    if field and field.kind not in _SEVERAL and field in fields.values():
        return problem("lists.problem.field_twice", text=name)
    fields[places[0]] = field
    return None


def _unnamed(target: Target, fields: _Fields) -> Problem | None:
    """Without a column that tells the name, no row can become anything."""
    attrs = {field.attr for field in fields.values() if field}
    enough = {"name", "id"} | ({"last_name"} if target is Target.PEOPLE else set())
    enough |= {"number", "supplier"} if target is Target.AGREEMENTS else set()
    return None if attrs & enough else problem("lists.problem.no_name_column")


def _sorted_out(grid: Grid, header: Row | None, fields: _Fields) -> tuple[tuple[Row, ...], tuple[LeftOut, ...]]:
    rows: list[Row] = []
    left_out: list[LeftOut] = []
    named = [place for place, field in fields.items() if field and field.attr in ("name", "last_name")]
    for row in grid.rows:
        reason = _reason(row, header, named)
        if reason:
            left_out.append(LeftOut(row.number, next(filter(None, row.cells))[:80], reason))
        elif row is not header:
            rows.append(row)
    return tuple(rows), tuple(left_out)


def _reason(row: Row, header: Row | None, named: list[int]) -> LeftOutReason | None:
    if header and row.number < header.number:
        return LeftOutReason.ABOVE
    if header and row is not header and row.cells[: len(header.cells)] == header.cells:
        return LeftOutReason.HEADINGS_AGAIN
    told = [row.cell(place) for place in named] or list(row.cells[:1])
    first = next(filter(None, row.cells))
    words = {name_key(text.rstrip(":").split(":")[0]) for text in (first, *told) if text}
    return LeftOutReason.TOTALS if row is not header and words & _TOTALS else None


def _columns(header: Row | None, fields: _Fields, rows: tuple[Row, ...]) -> tuple[Column, ...]:
    """The columns that have a heading or hold something; empty ones between them are nobody's business."""
    width = max([len(row.cells) for row in rows] + [len(header.cells) if header else 0])
    samples = {place: next((row.cell(place) for row in rows if row.cell(place)), "") for place in range(width)}
    return tuple(
        Column(place, header.cell(place) if header else "", fields.get(place), samples[place])
        for place in range(width)
        if samples[place] or (header and header.cell(place))
    )
