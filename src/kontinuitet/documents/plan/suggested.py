"""How a value that only a template suggested stands in a file: with ``(förslag)`` after it, and read away again."""

import re
from collections.abc import Iterator

from kontinuitet.documents.plan import layouts
from kontinuitet.documents.plan.layouts import Form, Part
from kontinuitet.documents.plan.rows import SHAPES, flat
from kontinuitet.documents.plan.shape import Shape
from kontinuitet.documents.plan.vocabulary import LANGUAGES, SUGGESTION, word
from kontinuitet.domain.organisation import Role
from kontinuitet.domain.resource import Classes, Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Value

SUGGESTABLE: tuple[type[Value], ...] = (Service, Resource, Role)
"""The kinds of object whose values a template can suggest."""

_MARK = {lang: word(SUGGESTION, lang) for lang in LANGUAGES}
# What somebody really wrote and that ends in the same way carries a backslash, which the reader takes away.
_LITERAL = {lang: re.compile(rf"\\*{re.escape(mark)}\Z") for lang, mark in _MARK.items()}
_ESCAPED = {lang: re.compile(rf"\\+{re.escape(mark)}\Z") for lang, mark in _MARK.items()}


def written(text: str, lang: str, *, suggested: bool, between: str = " ") -> str:
    """A text as it stands in a file; ``between`` it and the mark stand a blank, or blank lines after prose."""
    literal = _LITERAL[lang].search(text)
    if literal:
        text = f"{text[: literal.start()]}\\{text[literal.start() :]}"
    return f"{text}{between}{_MARK[lang]}" if suggested else text


def taken(text: str, lang: str) -> tuple[str, bool]:
    """The text without the mark or its escape, and whether it was marked."""
    mark = _MARK[lang]
    if not text.endswith(mark):
        return text, False
    before = text[: -len(mark)]
    marked = not before or before[-1].isspace()
    text = before.rstrip() if marked else text
    escaped = _ESCAPED[lang].search(text)
    return (text[: escaped.start()] + text[escaped.start() + 1 :] if escaped else text), marked


def key_of(attr: str, *, within: str = "", row: str = "") -> str:
    """How an object lists an attribute of its own, of a row, or of a single value within it (``suggestions``)."""
    attr = "outage_from" if attr == "outage" else attr
    if not within and attr in Classes.model_fields:
        within = "classes"
    return f"{within}/{row}/{attr}" if within else attr


def standing(item: Value) -> Iterator[str]:
    """The keys of everything in an object that a file can mark, in the order of the file."""
    if isinstance(item, Service):
        yield from _written_of(item, layouts.SERVICE.front or Shape(()))
        yield from (name for name in ("name", layouts.SERVICE.prose) if getattr(item, name))
        for part in layouts.SERVICE.parts:
            yield from _under(part, getattr(item, part.attr))
    elif isinstance(item, Resource) and item.kind is ResourceKind.INFORMATION:
        yield from ("name",) if item.name else ()
        yield from _written_of(item, SHAPES[Resource], without=("id", "name"))
        yield from ("notes",) if item.notes else ()
    else:
        yield from _written_of(item, SHAPES[type(item)])


def _under(part: Part, value: object) -> Iterator[str]:
    if part.form is Form.PROSE:
        yield from (part.attr,) if value else ()
    elif isinstance(value, Value):
        yield from _written_of(value, part.shape, within=part.attr)
    elif isinstance(value, tuple):
        for row in value:
            if part.form is Form.BLOCKS and row.name:
                yield key_of("name", within=part.attr, row=row.id)
            yield from _written_of(row, part.shape, within=part.attr, row=row.id)
            if part.prose and getattr(row, part.prose):
                yield key_of(part.prose, within=part.attr, row=row.id)


def _written_of(
    value: Value, shape: Shape, *, within: str = "", row: str = "", without: tuple[str, ...] = ()
) -> Iterator[str]:
    values = flat(value)
    for field in shape.fields:
        found = values.get(field.attr)
        if field.attr not in without and found is not None and field.codec.write(found, "sv"):
            yield key_of(field.attr, within=within, row=row)
