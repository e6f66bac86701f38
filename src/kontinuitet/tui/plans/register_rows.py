"""What a register shows: its things, the fields that stand in its columns, and how they are filtered and sorted."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kontinuitet.documents.plan.rows import SHAPES
from kontinuitet.domain.municipality import COLLECTIONS, Item, Municipality
from kontinuitet.domain.organisation import ChannelKind, Person
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.values import Place, Promise
from kontinuitet.tui.plans.slots import Slot, file_language, label_of, slots
from kontinuitet.wording import Words

NAME = "name"
USERS = "users"
PHONES = "phones"
STOPS = "stops"
"""Columns that are no fields: by whom a thing is used, how a person is reached, what stops without a supplier."""

REGISTERS: dict[str, tuple[str, ...]] = {
    "units": ("kind", "parent", USERS),
    "suppliers": (STOPS, "kind", "parent", "organisation_number", "continuity_tested_on", "exercised_on", USERS),
    "agreements": (
        *("supplier", "recovery", "support", "form", "covers", "notice", "response", "duties", "notice_period"),
        *("exit_time", "exit_plan", "owner", "on_call", "starts", "option", "number", "fault_report", "ends"),
    ),
    "systems": (
        *("owner", "supplier", "run", "stated_recovery", "tested_recovery", "tested_on"),
        *("recovery_plan", "data_loss", "place", "power", "network", "identity", "partial_recovery", USERS),
    ),
    "resources": (
        *("kind", "quantity", "owner", "supplier", "stated_recovery", "place", "run", "power", "network", "identity"),
        *("tested_recovery", "tested_on", USERS),
    ),
    "information": (
        *("owner", "held_by", "confidentiality", "integrity", "availability", "traceability", "personal_data", USERS),
    ),
    "backups": ("copies_of", "interval", "restore", "duration", "offsite_delay", "test_restore", "tested_on"),
    "people": (PHONES, "unit", "left", USERS),
    "roles": ("holder", "deputies", "hours", "reaction", "unit", USERS),
    "role_groups": ("roles", USERS),
    "alert_lists": ("roles", USERS),
    "duties": (
        *("receiver", "role", "scope", "certainty", "stated_on", "trigger", "starts", "route", "reception", "handling"),
        *("source", "deadline"),
    ),
    "calendars": ("spans", "holidays_open", "season_first", "season_last", "season_spans", USERS),
}
"""The registers in the order of the list, and what each shows beside the name; the last column is always in sight."""

WIDEST = 20
"""Characters of a field that a column shows; the whole of it stands on the page of the thing."""

_KINDS: dict[str, Callable[[ResourceKind], bool]] = {
    "systems": lambda kind: kind is ResourceKind.SYSTEM,
    "information": lambda kind: kind is ResourceKind.INFORMATION,
    "resources": lambda kind: kind not in (ResourceKind.SYSTEM, ResourceKind.INFORMATION),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a register: what stands in its columns, what they are sorted by, and what a filter looks at."""

    id: str
    cells: tuple[str, ...]
    keys: tuple[tuple[Any, ...], ...]
    text: str


def collection_for(register: str) -> str:
    """The collection of the municipality whose things a register shows."""
    return "resources" if register in _KINDS else register


def items_of(register: str, plan: Municipality) -> tuple[Item, ...]:
    """The things of a register; systems and information have registers of their own."""
    if register in _KINDS:
        return tuple(one for one in plan.resources if _KINDS[register](one.kind))
    return tuple(getattr(plan, register))


def columns_of(register: str) -> tuple[str, ...]:
    """The columns, the name first."""
    return (NAME, *REGISTERS[register])


def column_title(register: str, attr: str, words: Words) -> str:
    """What stands above a column: a short label if there is one, else what the field is called."""
    collection = collection_for(register)
    said = (f"register.column.{collection}.{attr}", f"register.column.{attr}")
    found = next((each for each in said if words.has(each)), "")
    return words(found) if found else field_label(collection, attr, words)


def field_label(collection: str, attr: str, words: Words) -> str:
    """What a field of the things of a collection is called."""
    shape = SHAPES.get(COLLECTIONS[collection])
    field = shape.by_attr.get(attr) if shape is not None else None
    return label_of(attr, collection, field.key(file_language(words)) if field is not None else attr, words)


@dataclass(frozen=True, slots=True)
class Told:
    """What a register tells beside the fields: how many use each thing, and what stops without each supplier."""

    used: Mapping[str, int]
    stops: Mapping[str, tuple[int, int]]


def entries(register: str, plan: Municipality, words: Words, told: Told) -> list[Entry]:
    """The things of a register in stored order."""
    wanted = frozenset(REGISTERS[register])
    return [
        _entry(item, columns_of(register), wanted, plan=plan, words=words, told=told)
        for item in items_of(register, plan)
    ]


def _entry(
    item: Item, columns: Sequence[str], wanted: frozenset[str], *, plan: Municipality, words: Words, told: Told
) -> Entry:
    found = {slot.attr: slot for slot in slots(item, Place(object=item.id), plan, words, only=wanted)}
    cells, keys = [], []
    for attr in columns:
        cell, key = _cell(attr, item, found, told)
        cells.append(cell)
        keys.append(key)
    texts = (item.id, cells[0], *(slot.shown for slot in found.values()), phones(item))
    return Entry(item.id, tuple(cells), tuple(keys), "\n".join(texts).casefold())


def _cell(attr: str, item: Item, found: Mapping[str, Slot], told: Told) -> tuple[str, tuple[Any, ...]]:
    """What stands in a cell, and what it is sorted by; what nobody has answered comes last."""
    if attr == NAME:
        name = str(getattr(item, "name", item.id)) or item.id
        return name, (0, in_alphabet(name))
    if attr == USERS:
        used = told.used.get(item.id, 0)
        return str(used), (0, used)
    if attr == STOPS:
        services, critical = told.stops.get(item.id, (0, 0))
        return (f"{services} ({critical})" if critical else str(services)), (0, services, critical)
    if attr == PHONES:
        shown = phones(item)
        return _short(shown) or "·", (0, shown) if shown else (2,)
    slot = found[attr]
    return _short("?" if slot.is_unknown else slot.shown) or "·", _key(slot)


def _short(shown: str) -> str:
    return shown if len(shown) <= WIDEST else shown[: WIDEST - 1] + "…"


def _key(slot: Slot) -> tuple[Any, ...]:
    if slot.is_unknown:
        return (1,)
    if slot.written == "":
        return (2,)
    value = slot.value
    if isinstance(value, Promise):
        return (0, value.minutes, value.support, "")
    if isinstance(value, int) and not isinstance(value, bool):
        return (0, value, False, "")
    if isinstance(value, date):
        return (0, value.toordinal(), False, "")
    return (0, 1 << 40, False, in_alphabet(slot.shown))


_LAST_LETTERS = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "é": "e", "ü": "y"})


def in_alphabet(text: str) -> str:
    """What texts are sorted by: å, ä and ö come after z, whatever the case."""
    return text.casefold().translate(_LAST_LETTERS)


_CALLED = (ChannelKind.MOBILE, ChannelKind.PHONE, ChannelKind.HOME)


def phones(item: Item) -> str:
    """The telephone numbers of a person; a mobile phone first."""
    if not isinstance(item, Person):
        return ""
    found = sorted((each for each in item.channels if each.kind in _CALLED), key=lambda each: _CALLED.index(each.kind))
    return ", ".join(each.address for each in found)


def fitting(found: Iterable[Entry], typed: str) -> list[Entry]:
    """The entries that contain all the words."""
    wanted = typed.casefold().split()
    return [entry for entry in found if all(word in entry.text for word in wanted)]


def in_order(found: Sequence[Entry], column: int | None, *, backwards: bool = False) -> list[Entry]:
    """The entries by what stands in a column; equal ones, and all without a column, in stored order.

    What is not known and what nobody has answered stand last either way.
    """
    if column is None:
        return list(found)
    answered = [entry for entry in found if entry.keys[column][0] == 0]
    rest = [entry for entry in found if entry.keys[column][0] != 0]
    answered.sort(key=lambda entry: entry.keys[column], reverse=backwards)
    return [*answered, *sorted(rest, key=lambda entry: entry.keys[column])]
