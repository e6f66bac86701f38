"""One row's cells read into the values of its fields, or what is wrong with them."""

from dataclasses import dataclass, field
from typing import Any

from kontinuitet.documents.lists.cells import NOT_KNOWN, is_error, says_nothing
from kontinuitet.documents.lists.columns import Column
from kontinuitet.documents.lists.fields import NOTE_HEADINGS
from kontinuitet.documents.lists.grid import Row
from kontinuitet.documents.lists.identities import name_key
from kontinuitet.documents.lists.targets import FieldKind, ListField, Target
from kontinuitet.documents.plan.codecs import Refusal
from kontinuitet.documents.problems import Problem, ProblemSeverity, problem
from kontinuitet.domain.text import is_slug

ONLY_A_NAME = "lists.problem.only_a_name"
"""Said of a row that may be a subheading; one that names something known is none."""

NOTE_LIMIT = 5000
"""Characters of one cell that becomes a note."""

_PLAIN_NOTES = frozenset(map(name_key, NOTE_HEADINGS.split("|")))
_OF_LINES = frozenset({FieldKind.REFERENCES, FieldKind.CHANNEL, FieldKind.NOTE})


@dataclass
class RowRead:
    """What a row says: ``values`` by the attribute of their field, each with that field.

    ``names``: it tells the name itself, which may otherwise be made of a number or a supplier.
    """

    number: int
    name: str = ""
    names: bool = False
    identity: str = ""
    values: dict[str, tuple[ListField, Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def value(self, attr: str) -> Any:
        """What the row says in a field; ``None`` when it says nothing."""
        return self.values[attr][1] if attr in self.values else None


def refused(found: Refusal, *, line: int, text: str, key: str) -> Problem:
    """The problem that a cell's refusal makes in its row."""
    code = found.code if "." in found.code else f"problems.plan.{found.code}"
    params: dict[str, Any] = {"text": text, "key": key, **dict(found.params)}
    return problem(code, line=line, **params)


def read_row(row: Row, columns: tuple[Column, ...], target: Target, lang: str) -> RowRead:
    """The values of a row's cells; a cell that says nothing gives none."""
    read = RowRead(row.number)
    parts: dict[str, str] = {}
    for column in columns:
        text = row.cell(column.position)
        if column.field is None or says_nothing(text):
            continue
        text = text if column.field.kind in _OF_LINES else text.replace("\n", " ")
        if is_error(text):
            read.problems.append(problem("lists.problem.formula_failed", line=row.number, text=text, key=_key(column)))
        elif column.field.kind is FieldKind.NAME_PART:
            parts[column.field.attr] = text
        else:
            _take(read, column, text, lang)
    _name(read, parts, target)
    if target is not Target.PEOPLE and len([cell for cell in row.cells if cell]) == 1 and _used(columns) > 2:
        read.warnings.append(_warning(ONLY_A_NAME, read, text=read.name))
    return read


def _used(columns: tuple[Column, ...]) -> int:
    return sum(column.field is not None for column in columns)


def _key(column: Column) -> str:
    return column.heading or f"#{column.position + 1}"


def _warning(code: str, read: RowRead, **params: Any) -> Problem:
    return problem(code, line=read.number, severity=ProblemSeverity.WARNING, **params)


def _take(read: RowRead, column: Column, text: str, lang: str) -> None:
    field = column.field
    assert field is not None  # noqa: S101 - narrows the type
    if field.kind is FieldKind.NOTE:
        _note(read, field, column.heading, text)
        return
    value = field.read(text, lang)
    if isinstance(value, Refusal):
        read.problems.append(refused(value, line=read.number, text=text, key=_key(column)))
    elif field.kind is FieldKind.CHANNEL and field.attr in read.values:
        earlier = read.value(field.attr)
        read.values[field.attr] = (field, tuple(dict.fromkeys((*earlier, *value))))
    elif value != () and not (field.kind is FieldKind.REFERENCE and text.casefold() in NOT_KNOWN):
        read.values[field.attr] = (field, value)


def _note(read: RowRead, field: ListField, heading: str, text: str) -> None:
    if len(text) > NOTE_LIMIT:
        read.problems.append(problem("problems.plan.too_long", line=read.number, text=text, limit=NOTE_LIMIT))
        return
    said = text if name_key(heading) in _PLAIN_NOTES or not heading else f"{heading}: {text}"
    before = read.value(field.attr)
    read.values[field.attr] = (field, f"{before}\n{said}" if before else said)


def _name(read: RowRead, parts: dict[str, str], target: Target) -> None:
    """The row's name, put together of its parts, or for an agreement of its number or its supplier."""
    whole = " ".join(filter(None, (parts.get("first_name"), parts.get("last_name"))))
    name = read.values.pop("name", (None, whole))[1]
    read.names = bool(name)
    if not name and target is Target.AGREEMENTS:
        name = read.value("number") or read.value("supplier")
    read.name = name or ""
    read.identity = read.values.pop("id", (None, ""))[1]
    if read.identity and not is_slug(read.identity):
        read.problems.append(problem("problems.plan.bad_id", line=read.number, text=read.identity))
    elif not read.name and not read.identity:
        read.problems.append(problem("lists.problem.no_name", line=read.number))
