"""What a field of a plan file is, and a shape: the fields of one kind of thing."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kontinuitet.documents.plan.codecs import Codec


@dataclass(frozen=True)
class Field:
    """One field. ``required``: a thing without it cannot be read; ``spare``: a table in which nobody has it leaves
    out its column.
    """

    attr: str
    sv: str
    en: str
    codec: Codec
    required: bool = False
    spare: bool = False

    def key(self, lang: str) -> str:
        """The key or column heading in that language."""
        return self.sv if lang == "sv" else self.en


@dataclass(frozen=True)
class Shape:
    """The fields of one kind of thing, as they follow each other in a file."""

    fields: tuple[Field, ...]

    def by_key(self, lang: str) -> dict[str, Field]:
        """The fields by their keys in lower case, as a reader meets them."""
        return self._swedish if lang == "sv" else self._english

    @cached_property
    def by_attr(self) -> dict[str, Field]:
        """The fields by the attribute that they fill."""
        return {field.attr: field for field in self.fields}

    @cached_property
    def _swedish(self) -> dict[str, Field]:
        return {field.sv.lower(): field for field in self.fields}

    @cached_property
    def _english(self) -> dict[str, Field]:
        return {field.en.lower(): field for field in self.fields}


NOTHING = Shape(())
"""The shape of what has no keys: a heading with prose only."""


def shape_of(*fields: tuple[Any, ...]) -> Shape:
    return Shape(tuple(Field(attr, sv, en, codec, *flags) for attr, sv, en, codec, *flags in fields))


def spare(*fields: tuple[Any, ...]) -> tuple[tuple[Any, ...], ...]:
    return tuple((*field, False, True) for field in fields)
