"""How one value stands in the cells of a row: readable in any SQLite browser, and back exactly as it was.

An empty cell is "not asked", ``?`` asked and not known, ``? anna-berg 2027-03-01`` with who finds out and by when,
``–`` does not apply (the same signs as in the plan files); a number is a number, and zero is zero.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, NotApplicable, Promise, Unknown

Cell = str | int | None
# The values of many fields pass through here; the models say which type each one has, and check it.
FieldValue = Any

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
DOES_NOT_APPLY = "–"
NOT_KNOWN = "?"


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def write_sign(value: Unknown | NotApplicable) -> str:
    """``?`` with who and when, or ``–``. A finder whose id looks like a date is followed by ``–`` for "no date"."""
    if isinstance(value, NotApplicable):
        return DOES_NOT_APPLY
    day = value.by.isoformat() if value.by else DOES_NOT_APPLY if value.who and _is_date(value.who) else None
    return " ".join(part for part in (NOT_KNOWN, value.who, day) if part)


def read_sign(text: str) -> Unknown | NotApplicable | None:
    """What ``write_sign`` wrote; ``None`` when the text is an ordinary value."""
    if text == DOES_NOT_APPLY:
        return NOT_APPLICABLE
    if text == NOT_KNOWN:
        return UNKNOWN
    if not text.startswith(NOT_KNOWN + " "):
        return None
    who, _, day = text[2:].partition(" ")
    if not day and _is_date(who):
        who, day = "", who
    return Unknown(who=who or None, by=date.fromisoformat(day) if _is_date(day) else None)


def _same(value: FieldValue) -> FieldValue:
    return value


def _asked(encode: Callable[[FieldValue], Cell]) -> Callable[[FieldValue], tuple[Cell, ...]]:
    def write(value: FieldValue) -> tuple[Cell, ...]:
        if value is None:
            return (None,)
        return (write_sign(value) if isinstance(value, Unknown | NotApplicable) else encode(value),)

    return write


def _answer(decode: Callable[[FieldValue], FieldValue]) -> Callable[..., FieldValue]:
    def read(cell: Cell) -> FieldValue:
        return (read_sign(cell) if isinstance(cell, str) else None) or decode(cell)

    return read


def _read_flag(cell: Cell) -> FieldValue:
    return {0: False, 1: True}.get(cell, cell) if isinstance(cell, int) else cell


def _iso(value: date) -> str:
    return value.isoformat()


def _plain_enum(value: StrEnum) -> str:
    return value.value


def _write_reference(value: FieldValue) -> tuple[Cell, ...]:
    return (None, write_sign(value)) if isinstance(value, Unknown | NotApplicable) else (value, None)


def _read_reference(target: Cell, asked: Cell) -> FieldValue:
    return target if asked is None else read_sign(str(asked)) or asked


def _write_promise(value: FieldValue) -> tuple[Cell, ...]:
    if isinstance(value, Promise):
        return (value.minutes, int(value.support))
    return (*_asked(_same)(value), None)


def _read_promise(minutes: Cell, support: Cell) -> FieldValue:
    if isinstance(minutes, int):
        return {"minutes": minutes, "support": _read_flag(support)}
    return (read_sign(minutes) or minutes) if minutes else None


@dataclass(frozen=True, slots=True)
class Form:
    """One way to put a value into cells. ``suffixes`` are added to the field's name, one for each cell.

    ``read`` is not asked about a single empty cell: that is always "not asked".
    """

    suffixes: tuple[str, ...]
    write: Callable[[FieldValue], tuple[Cell, ...]]
    read: Callable[..., FieldValue] | None


def _one(value: FieldValue) -> tuple[Cell, ...]:
    return (value,)


TEXT = Form(("",), _one, None)
"""Text, a label or a whole number just as it is; nothing when there is none."""

FLAG = Form(("",), _asked(int), _read_flag)
"""Yes or no, as 1 or 0."""

ENUM = Form(("",), _asked(_plain_enum), None)
DAY = Form(("",), _asked(_iso), None)
ASKED = Form(("",), _asked(_same), _answer(_same))
"""A number or a label that may be unknown or not applicable."""

ASKED_MINUTES = Form(("_min",), ASKED.write, ASKED.read)
ASKED_PERCENT = Form(("_percent",), ASKED.write, ASKED.read)
ASKED_FLAG = Form(("",), _asked(int), _answer(_read_flag))
ASKED_ENUM = Form(("",), _asked(_plain_enum), _answer(_same))
ASKED_DAY = Form(("",), _asked(_iso), _answer(_same))
MINUTES = Form(("_min",), _one, None)
PERCENT = Form(("_percent",), _one, None)

ASKED_REFERENCE = Form(("", "_asked"), _write_reference, _read_reference)
"""The id of an object that must exist; ``?`` and ``–`` stand in a cell of their own, so that the id can be a key."""

ASKED_PROMISE = Form(("_min", "_support"), _write_promise, _read_promise)
"""Minutes as promised; the second cell is 1 if they count during the support hours only."""
