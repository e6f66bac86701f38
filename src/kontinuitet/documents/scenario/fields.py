"""What every field has in common: ``key: value``, bars, ids in braces, references to the cast."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from kontinuitet.documents.scenario.reading import Reading
from kontinuitet.documents.scenario.source import Item
from kontinuitet.domain.text import clean_line, is_slug
from kontinuitet.exercise.scenario import CastField, CastRef

_PAIR = re.compile(r"([^:|]{1,80}):\s*(.*)", re.DOTALL)
_BAR = re.compile(r"(?<!\\)\|")

NONE = ("–", "-", "—")
"""How "none" is written."""


@dataclass(frozen=True)
class Pair:
    """A key and its value, as written; ``items`` are nested below."""

    key: str
    value: str
    line: int
    items: tuple[Item, ...] = ()


def pair(item: Item) -> Pair | None:
    """The key and value of an item, or None when it has no key."""
    match = _PAIR.fullmatch(clean_line(item.text))
    return Pair(match[1].strip(), match[2].strip(), item.line, item.items) if match else None


def pair_of(text: str) -> tuple[str, str] | None:
    """The key and value of a part between bars."""
    match = _PAIR.fullmatch(text.strip())
    return (match[1].strip(), match[2].strip()) if match else None


def bars(text: str) -> list[str]:
    r"""The parts of a value between bars; ``\|`` is a bar inside a part."""
    return [part.replace("\\|", "|").strip() for part in _BAR.split(text)]


def commas(text: str) -> list[str]:
    """The parts of a list."""
    return [part.strip() for part in text.split(",") if part.strip()]


def take_id(text: str, reading: Reading, line: int) -> tuple[str, str]:
    """A text without the ``{#id}`` at its end, and that id or an empty one; a bad id is a problem."""
    text = text.strip()
    start = text.rfind("{#")
    if start < 0 or not text.endswith("}"):
        return text, ""
    rest, name = text[:start].strip(), text[start + 2 : -1]
    if not is_slug(name):
        reading.add("bad_id", line, word=name)
        return rest, ""
    return rest, name


def cast_ref(text: str, reading: Reading, line: int, *, cast: Collection[str]) -> CastRef | None:
    """What ``NAME`` or ``NAME.field`` refers to; a name or field that does not exist is a problem, and None."""
    name, dot, word = text.strip().partition(".")
    name = name.strip()
    known = cast_member(name, reading, line, cast=cast)
    found = reading.word(word.strip(), lambda w: w.cast_fields, code="unknown_field", line=line) if dot else None
    if not known or (dot and found is None):
        return None
    return CastRef(name=name, field=found or CastField.NAME)


def cast_member(name: str, reading: Reading, line: int, *, cast: Collection[str]) -> bool:
    """Whether the cast holds the name; if not, that is a problem."""
    if name not in cast:
        reading.unknown("unknown_cast", line, name, cast)
    return name in cast
