"""The fields of plan values as a person meets them: a label, what stands there, and how it is written and read.

The plan files already say all of this (``documents.plan.fields``); a screen asks the same table, so that a field
has one name and one way of writing whether it is met in a file or on a screen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from kontinuitet.documents.plan.codecs import Codec, Refusal
from kontinuitet.documents.plan.fields import Field
from kontinuitet.documents.plan.rows import NESTED, SHAPES, flat
from kontinuitet.domain.calendar import ALWAYS
from kontinuitet.domain.municipality import COLLECTIONS, Item, Municipality
from kontinuitet.domain.resource import Classes
from kontinuitet.domain.service import Service, Workaround
from kontinuitet.domain.values import NotApplicable, Place, Unknown, Value
from kontinuitet.wording import Words


@dataclass(frozen=True, slots=True)
class Slot:
    """One field: where it stands, its label, its value as written in a file, and as a reader wants it."""

    place: Place
    attr: str
    label: str
    written: str
    shown: str
    codec: Codec
    value: object

    @property
    def is_open(self) -> bool:
        """Nobody has answered, or somebody has answered that it is not known."""
        return self.written == "" or self.written.startswith("?")

    @property
    def is_unknown(self) -> bool:
        """Somebody has answered that it is not known."""
        return isinstance(self.value, Unknown)


def file_language(words: Words) -> str:
    """The language in which plan files are written for a reader of these words."""
    return "sv" if words.lang == "sv" else "en"


def slots(value: Value, at: Place, plan: Municipality, words: Words) -> list[Slot]:
    """The fields of a value that stands at a place, in the order of its file; its name first if it has one."""
    row = flat(value)
    fields = list(SHAPES[type(value)].fields) if type(value) in SHAPES else []
    found = [
        _slot(field, row[field.attr], value, at=at, plan=plan, words=words)
        for field in fields
        if field.attr in row and field.attr != "id"
    ]
    return [*_name_slot(value, at, words), *found]


def _name_slot(value: Value, at: Place, words: Words) -> Iterator[Slot]:
    """The name of what stands under a heading of its own, which is no field in its file."""
    name = getattr(value, "name", None)
    if isinstance(name, str) and "name" not in SHAPES[type(value)].by_attr:
        label = words("tui.text", text=words("plan.field.name"))
        yield Slot(_below(at, "name"), "name", label, name, name, _LINE, name)


_LINE = Codec(lambda text, _: text, lambda value, _: value)


def _slot(field: Field, value: Any, owner: Value, *, at: Place, plan: Municipality, words: Words) -> Slot:
    lang = file_language(words)
    written = field.codec.write(value, lang)
    return Slot(
        place=_place(field.attr, owner, at),
        attr=field.attr,
        label=words("tui.text", text=field.key(lang)),
        written=written,
        shown=_shown(value, written, field.codec, plan=plan, words=words),
        codec=field.codec,
        value=value,
    )


def _place(attr: str, owner: Value, at: Place) -> Place:
    if attr == "outage":
        return _below(at, "outage_from")
    if attr in Classes.model_fields and "classes" in type(owner).model_fields:
        return Place(object=at.object, field="classes", part=attr)
    return _below(at, attr)


def _below(at: Place, attr: str) -> Place:
    """The place of an attribute of what stands at ``at``: an object, one of its rows, or a value within it."""
    if not at.field:
        return Place(object=at.object, field=attr)
    return at.model_copy(update={"part": attr})


def _shown(value: Any, written: str, codec: Codec, *, plan: Municipality, words: Words) -> str:
    """Names instead of ids, dates and unknowns in words, everything else as it is written."""
    if isinstance(value, Unknown):
        return unknown_text(value, plan, words)
    if isinstance(value, NotApplicable):
        return words("tui.not_applicable")
    if isinstance(value, date):
        return words.date(value)
    if isinstance(value, bool | Enum):
        return words("tui.text", text=written)
    if value == ALWAYS:
        return words("tui.always")
    return _named(value, written, plan) if codec.can_refer else written


def _named(value: Any, written: str, plan: Municipality) -> str:
    if isinstance(value, str):
        return plan.label(value)
    if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        return ", ".join(plan.label(each) for each in value)
    return written


def unknown_text(value: Unknown, plan: Municipality, words: Words) -> str:
    """Not known, and who finds out by when."""
    who = plan.label(value.who) if value.who else ""
    by = words.date(value.by) if value.by else ""
    if who and by:
        return words("tui.unknown.who_by", who=who, by=by)
    if who:
        return words("tui.unknown.who", who=who)
    return words("tui.unknown.by", by=by) if by else words("tui.unknown")


def choices(slot: Slot, plan: Municipality, words: Words) -> list[tuple[str, str]]:
    """What can stand in a field that takes one of a few values or one object: (as written, as shown); else none."""
    asked = slot.codec.read("\x00", file_language(words))
    listed = dict(asked.params).get("choices", "") if isinstance(asked, Refusal) else ""
    if listed:
        return [(each, words("tui.text", text=each)) for each in listed.split(", ")]
    if not slot.codec.can_refer or (isinstance(slot.value, tuple | Value) and not isinstance(slot.value, Unknown)):
        return []
    collections = [name for _, names in slot.codec.refers("x") for name in names]
    return [(item.id, plan.label(item.id)) for name in collections for item in getattr(plan, name)]


def takes_unknown(slot: Slot, words: Words) -> bool:
    """Whether "not known" is an answer in this field."""
    return isinstance(slot.codec.read("?", file_language(words)), Unknown)


def rows_within(item: Value) -> Iterator[tuple[str, Value]]:
    """The rows with ids of their own that stand within an object: (attribute, row)."""
    for attr in NESTED.get(type(item), ()):
        for row in getattr(item, attr):
            yield attr, row


def collection_name(item: Item) -> str:
    """Which collection an object belongs to."""
    return next(name for name, kind in COLLECTIONS.items() if type(item) is kind)


def references(item: Value) -> set[str]:
    """The ids that an object refers to in any field, its rows' fields among them."""
    found: set[str] = set()
    for value in (item, *(row for _, row in rows_within(item)), *_activation(item)):
        row = flat(value)
        for field in SHAPES[type(value)].fields if type(value) in SHAPES else ():
            if field.attr in row and field.codec.can_refer:
                found.update(name for name, _ in field.codec.refers(row[field.attr]))
    own = {"supplier"} if not isinstance(item, Workaround) else set()
    return found | {getattr(item, name) for name in own if isinstance(getattr(item, name, None), str)}


def _activation(item: Value) -> Iterator[Value]:
    if isinstance(item, Service):
        yield item.activation


def users(plan: Municipality) -> dict[str, list[Item]]:
    """For each id the objects that refer to it, in stored order."""
    found: dict[str, list[Item]] = {}
    for collection in COLLECTIONS:
        for item in getattr(plan, collection):
            for identity in references(item) - {item.id}:
                found.setdefault(identity, []).append(item)
    return found


def row_name(row: Value, plan: Municipality) -> str:
    """What a row is called: its name, what it needs, its address, or its id."""
    needs = getattr(row, "needs", None)
    if isinstance(needs, tuple) and not hasattr(row, "name"):
        return ", ".join(plan.label(each) for each in needs)
    name = getattr(row, "name", None) or getattr(row, "address", None)
    identity = str(getattr(row, "id", ""))
    return str(name) if name else plan.label(identity)
