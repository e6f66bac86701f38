"""A dry run in words: columns, rows, what each changes or keeps, what is refused, and the whole in one sentence."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any

from kontinuitet.documents.lists.columns import Column
from kontinuitet.documents.lists.outcome import CellChange, DryRun, RowKind, RowResult
from kontinuitet.documents.lists.targets import FieldKind, ListField
from kontinuitet.documents.plan.codecs import ASKED_PROMISE
from kontinuitet.documents.plan.vocabulary import RESOURCE_HEADINGS, WORDS, word
from kontinuitet.documents.problems import Problem, problem_text
from kontinuitet.domain.resource import Classes, ResourceKind
from kontinuitet.domain.values import NotApplicable, Unknown
from kontinuitet.wording import Words

_SHOWN = 80
"""Characters of a longer text: enough to know it again."""


def _lang(words: Words) -> str:
    return "sv" if words.lang == "sv" else "en"


def column_line(column: Column, words: Words) -> str:
    """A column and the field that it fills: ``Systemägare → ägare``."""
    heading = column.heading.replace("\n", " ") or f"#{column.position + 1}"
    if column.field is None:
        return words("lists.column_unused", heading=heading)
    return words("lists.column", heading=heading, field=column.field.label(_lang(words)))


def row_line(row: RowResult, words: Words) -> str:
    """What becomes of a row, without its changes: ``rad 7, ny: Journalen``."""
    kind = words(f"lists.kind.{row.kind.value}")
    if row.kind is RowKind.MATCH and row.matched_by is not None:
        kind = words(f"lists.matched_by.{row.matched_by.value}", id=row.id)
    line = words("lists.row", number=row.number, kind=kind, name=row.name)
    return words("lists.row_again", row=line, earlier=row.earlier) if row.earlier else line


def detail_lines(row: RowResult, run: DryRun, words: Words) -> Iterator[str]:
    """What a row changes, what it leaves as it is although the list says something else, and what it adds."""
    for change in row.changes:
        yield words("lists.change", field=_field(change, row, run, words), **_values(change, run, words))
    for kept in row.kept:
        yield words("lists.kept", field=_field(kept, row, run, words), **_values(kept, run, words))
    for offer in row.offers:
        yield words("lists.offer", kind=words(f"lists.thing.{offer.collection}"), name=offer.name)


def _field(change: CellChange, row: RowResult, run: DryRun, words: Words) -> str:
    """The field; with whose it is when the row changes another object than its own."""
    label = change.field.label(_lang(words))
    other = change.place.object != row.id and change.field.kind is not FieldKind.HOLDS
    return f"{run.label(change.place.object)}, {label}" if other else label


def _values(change: CellChange, run: DryRun, words: Words) -> dict[str, str]:
    return {
        "before": value_text(change.field, change.before, run, words),
        "after": value_text(change.field, change.after, run, words),
    }


def value_text(field: ListField, value: Any, run: DryRun, words: Words) -> str:
    """A value of a field as a person reads it; ids are told by their names."""
    if value in (None, "", ()):
        return words("lists.nothing")
    if isinstance(value, bool):
        return words("lists.yes") if value else words("lists.no")
    if isinstance(value, int):
        return str(value) if field.attr in Classes.model_fields else words.duration(value)
    if isinstance(value, tuple):
        return ", ".join(run.label(each) for each in value)
    return _text(field, value, run) if type(value) is str else _fixed(value, _lang(words))


def _fixed(value: Any, lang: str) -> str:
    """What is written alike in a plan file."""
    match value:
        case ResourceKind():
            return word(RESOURCE_HEADINGS.get(value, ("Information", "Information")), lang)
        case Enum():
            return word(WORDS[type(value)][value], lang)
        case date():
            return value.isoformat()
        case Unknown():
            return "?"
        case NotApplicable():
            return "–"
        case _:
            return ASKED_PROMISE.write(value, lang)


def _text(field: ListField, value: str, run: DryRun) -> str:
    text = run.label(value) if field.kind in (FieldKind.REFERENCE, FieldKind.HOLDS) else value.replace("\n", " ")
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def row_problem_text(found: Problem, words: Words) -> str:
    """A problem with the number of its row, if it has one."""
    sentence = problem_text(found, words)
    return words("lists.at_row", number=found.line, sentence=sentence) if found.line else sentence


def summary(run: DryRun, words: Words) -> str:
    """How many rows become what, in one line."""
    counts = [(f"lists.count.{kind.value}", len(run.of_kind(kind))) for kind in RowKind]
    counts += [("lists.count.offers", len(run.offers)), ("lists.count.left_out", len(run.left_out))]
    return ", ".join(words.plural(key, number) for key, number in counts if number) or words("lists.count_nothing")
