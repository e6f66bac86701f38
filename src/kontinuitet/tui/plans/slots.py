"""The fields of plan values as a person meets them: a label, what stands there, and how it is written and read.

The plan files already say all of this (``documents.plan.fields``); a screen asks the same table, so that a field
has one name and one way of writing whether it is met in a file or on a screen.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from kontinuitet.documents.plan import vocabulary
from kontinuitet.documents.plan.codecs import Codec, Refusal, choice, read_prose, ref
from kontinuitet.documents.plan.composites import ALLOCATIONS, DUTIES, LEVEL, OUTAGE, SEASON_SPANS, SUBCONTRACTORS
from kontinuitet.documents.plan.fields import MUNICIPALITY
from kontinuitet.documents.plan.rows import NESTED, SHAPES, SINGLE, flat
from kontinuitet.documents.plan.shape import Field
from kontinuitet.domain.calendar import ALWAYS, Calendar
from kontinuitet.domain.changes import MUNICIPALITY as MUNICIPALITY_ID
from kontinuitet.domain.changes import NoSuchPlace, collection_of, value_at
from kontinuitet.domain.disturbance import Acknowledgement, PaperCopy, SeenRecovery
from kontinuitet.domain.municipality import COLLECTIONS, Item, Municipality, Settings
from kontinuitet.domain.resource import Classes, Dependency, Resource, ResourceKind
from kontinuitet.domain.service import Allocation
from kontinuitet.domain.suggestions import is_suggested
from kontinuitet.domain.supplier import Agreement, DutyState, DutyStatus, Subcontractor
from kontinuitet.domain.values import NotApplicable, Place, Unknown, Value
from kontinuitet.wording import Words

_LINE = Codec(lambda text, _: text, lambda value, _: value)

PROSE = Codec(lambda text, _: read_prose(text), lambda value, _: value)
"""Text of any number of lines, which stands under a heading of its own in the files."""

_PROSE = (
    *("description", "summary", "scope", "authority", "upheld", "put_aside", "documentation", "other"),
    *("steps", "notes"),
)
_HEADED: dict[type[Value], dict[str, Codec]] = {
    Resource: {"kind": choice(ResourceKind)},
    Agreement: {"supplier": ref("suppliers")},
}
"""Fields that a file tells by the heading under which the thing stands."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One field: where it stands, its label, its value as written in a file, and as a reader wants it.

    ``owner``: what the field is a field of, as the keys of its words name it (``services``, ``workarounds``).
    ``suggested``: a template says so, and nobody has confirmed it.
    """

    place: Place
    attr: str
    label: str
    written: str
    shown: str
    codec: Codec
    value: object
    owner: str = ""
    suggested: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether it is text of several lines."""
        return self.codec is PROSE

    @property
    def is_open(self) -> bool:
        """Nobody has answered, or somebody has answered that it is not known."""
        return self.written == "" or (self.written.startswith("?") and not self.is_prose)

    @property
    def is_unknown(self) -> bool:
        """Somebody has answered that it is not known."""
        return isinstance(self.value, Unknown)


def file_language(words: Words) -> str:
    """The language in which plan files are written for a reader of these words."""
    return "sv" if words.lang == "sv" else "en"


def slots(
    value: Value, at: Place, plan: Municipality, words: Words, *, only: Collection[str] | None = None
) -> list[Slot]:
    """The fields of a value that stands at a place, in the order of its file; its name first, its prose last.

    ``only``: the attributes that are asked for, when a table needs few of them for many things.
    """
    row = flat(value)
    shape = MUNICIPALITY if isinstance(value, Municipality | Settings) else SHAPES.get(type(value))
    fields = [field for field in shape.fields if field.attr in row] if shape is not None else []
    found = [(field.attr, field.codec, field) for field in fields if field.attr not in ("id", "template")]
    known = {attr for attr, _, _ in found}
    named = [("name", _LINE, None)] if isinstance(row.get("name"), str) and "name" not in known else []
    headed = [(attr, codec, None) for attr, codec in _HEADED.get(type(value), {}).items()]
    prose = [(attr, PROSE, None) for attr in _PROSE if attr in row and attr not in known]
    owner = owner_of(at, plan)
    return [
        _slot(one, row[one[0]], value=value, at=at, owner=owner, plan=plan, words=words)
        for one in sorted((*named, *headed, *found, *prose), key=lambda one: one[0] != "name")
        if only is None or one[0] in only
    ]


def slot_at(plan: Municipality, place: Place, words: Words) -> Slot:
    """The field at a place as it stands in a plan; raises ``NoSuchPlace``."""
    item = holder_of(plan, place)
    single = next((attrs for kind, attrs in SINGLE.items() if isinstance(item, kind)), ())
    if place.item or place.field in single:
        at, attr = place.model_copy(update={"part": ""}), place.part
    else:
        at, attr = Place(object=place.object), place.part or place.field
    holder = value_at(plan, at) if at.field else item
    attr = "outage" if attr in ("outage_from", "outage_to") else attr
    found = slots(holder, at, plan, words) if isinstance(holder, Value) else []
    for slot in found:
        if slot.attr == attr:
            return slot
    raise NoSuchPlace(place)


def holder_of(plan: Municipality, place: Place) -> Value | None:
    """The object that a place names: a thing of the plan, or what the municipality itself says and sets."""
    if place.object == MUNICIPALITY_ID:
        return plan.settings if place.field in Settings.model_fields else plan
    return plan.by_id.get(place.object)


def owner_of(at: Place, plan: Municipality) -> str:
    """What stands at a place, as the keys of its words name it: a collection, or the list of rows that it is in."""
    return at.field or collection_of(plan, at.object) or "municipality"


def codec_at(plan: Municipality, place: Place) -> Codec:
    """How a field is read that its file does not write as a field."""
    attr = place.part or place.field
    if attr in _PROSE:
        return PROSE
    item = plan.by_id.get(place.object)
    headed = next((codecs for kind, codecs in _HEADED.items() if isinstance(item, kind)), {})
    return headed.get(attr, _LINE)


@cache
def label_of(attr: str, owner: str, key: str, words: Words) -> str:
    """What a field is called on a screen: a plain label, else the capitalised word of its file."""
    said = (f"tui.label.{owner}.{attr}", f"tui.label.{attr}")
    found = next((one for one in said if words.has(one)), "")
    return words(found) if found else words("tui.text", text=key[:1].upper() + key[1:])


def question_of(slot: Slot, words: Words) -> str:
    """What to ask for a field, in plain words and with an example."""
    said = (f"tui.ask.{slot.owner}.{slot.attr}", f"tui.ask.{slot.attr}")
    return words(next((one for one in said if words.has(one)), "tui.ask"))


def _slot(
    named: tuple[str, Codec, Field | None],
    held: Any,
    *,
    value: Value,
    at: Place,
    owner: str,
    plan: Municipality,
    words: Words,
) -> Slot:
    attr, codec, field = named
    lang = file_language(words)
    place = _place(attr, value, at)
    written = "" if held is None else codec.write(held, lang)
    return Slot(
        place=place,
        attr=attr,
        label=label_of(attr, owner, field.key(lang) if field is not None else attr, words),
        written=written,
        shown=_shown(attr, held, written, codec=codec, owner=value, plan=plan, words=words),
        codec=codec,
        value=held,
        owner=owner,
        suggested=written != "" and is_suggested(plan, place),
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


def _shown(attr: str, value: Any, written: str, *, codec: Codec, owner: Value, plan: Municipality, words: Words) -> str:
    """Names instead of ids, dates and unknowns in words, everything else as it is written."""
    if attr == "at_least" and isinstance(owner, Dependency):
        return quorum_text(owner.at_least, len(owner.needs), words)
    if codec is PROSE:
        return _first_line(written)
    if codec is DUTIES:
        return duties_text(value, words)
    if codec is SUBCONTRACTORS:
        return carriers_text(value, plan, words)
    if codec is ALLOCATIONS:
        return allocations_text(value, plan)
    if codec is SEASON_SPANS and isinstance(owner, Calendar) and owner.season_first and not value:
        return vocabulary.word(vocabulary.CLOSED, file_language(words))
    said = _said(value, written, plan, words)
    return said or (_named(value, written, plan) if codec.can_refer else written)


def _said(value: Any, written: str, plan: Municipality, words: Words) -> str:
    """A value that has words of its own; "" for any other."""
    if isinstance(value, Unknown):
        return unknown_text(value, plan, words)
    if isinstance(value, NotApplicable):
        return words("tui.not_applicable")
    if isinstance(value, date):
        return words.date(value)
    if isinstance(value, bool | Enum):
        return words("tui.text", text=written)
    return words("tui.always") if value == ALWAYS else ""


def quorum_text(at_least: int | None, of: int, words: Words) -> str:
    """How many of several must work: "alla behövs", "minst 1 av 2"; nothing where there is only one."""
    if of < 2:
        return ""
    if at_least is None or at_least >= of:
        return words("tui.quorum.all")
    return words("tui.quorum", least=at_least, of=of)


def duties_text(states: Iterable[DutyState], words: Words) -> str:
    """How many of an agreement's duties are regulated how: "2 bra, 1 dåligt, 5 saknas"."""
    given = Counter(one.status for one in states)
    return ", ".join(words(f"tui.graded.{status.value}", n=given[status]) for status in DutyStatus if given[status])


def carriers_text(value: Iterable[Subcontractor], plan: Municipality, words: Words) -> str:
    """Who carries what for a supplier, by their names."""
    return ", ".join(
        f"{plan.label(one.resource)}: "
        + (words("tui.unknown") if isinstance(one.supplier, Unknown) else plan.label(one.supplier))
        for one in value
    )


def allocations_text(value: Iterable[Allocation], plan: Municipality) -> str:
    """How many of what a routine takes: "Bilpoolen: 3"."""
    return ", ".join(f"{plan.label(one.resource)}: {one.number}" for one in value)


def _first_line(text: str) -> str:
    first, _, rest = text.strip().partition("\n")
    return f"{first} …" if rest else first


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
    listed = listed_of(slot.codec, file_language(words))
    if listed:
        return [(each, words("tui.text", text=each)) for each in listed]
    if not slot.codec.can_refer or holds_many(slot, words):
        return []
    return [(item.id, plan.label(item.id)) for name in collections_of(slot.codec) for item in getattr(plan, name)]


@cache
def listed_of(codec: Codec, lang: str) -> tuple[str, ...]:
    """The words that a field of a few values takes, or its few levels; empty for any other field."""
    asked = codec.read("\x00", lang)
    params = dict(asked.params) if isinstance(asked, Refusal) else {}
    if "choices" in params:
        return tuple(params["choices"].split(", "))
    low, high = params.get("low", ""), params.get("high", "")
    few = low.isdigit() and high.isdigit() and int(high) <= _MOST_LEVELS
    return tuple(str(level) for level in range(int(low), int(high) + 1)) if few else ()


_MOST_LEVELS = 4


def collections_of(codec: Codec) -> tuple[str, ...]:
    """The collections of which a field may name objects."""
    if not codec.can_refer or any(codec is one for one in (LEVEL, OUTAGE, SUBCONTRACTORS, ALLOCATIONS)):
        return ()
    return tuple(dict.fromkeys(name for _, names in codec.refers("x") for name in names))


def holds_many(slot: Slot, words: Words) -> bool:
    """Whether the field takes several ids."""
    read: object = slot.codec.read("a, b", file_language(words))
    return read == ("a", "b")


def codec_value(slot: Slot, written: str, words: Words) -> str:
    """What a word of a field stands for, as the keys of its words name it: "hard", "true", "3"."""
    value = slot.codec.read(written, file_language(words))
    return str(value.value if isinstance(value, Enum) else value).lower()


def takes_nothing(slot: Slot, words: Words) -> bool:
    """Whether "does not apply" is an answer in this field."""
    return isinstance(slot.codec.read("–", file_language(words)), NotApplicable)


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


def row_name(row: Value, plan: Municipality) -> str:
    """What a row is called: its name, what it needs, its address, or its id."""
    needs = getattr(row, "needs", None)
    if isinstance(needs, tuple) and isinstance(row, Dependency):
        return ", ".join(plan.label(each) for each in needs)
    own = (getattr(row, attr, None) for attr in ("name", "address", "audience"))
    if isinstance(row, Acknowledgement):
        return plan.label(row.person)
    if isinstance(row, SeenRecovery):
        return row.on.isoformat()
    name = next((one for one in own if one), None)
    if name is None and isinstance(row, PaperCopy):
        name = row.place
    identity = str(getattr(row, "id", ""))
    return str(name) if name else plan.label(identity)
