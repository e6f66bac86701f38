"""How one value stands in a plan file: text to value, or why not; value to text. The simple kinds."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from kontinuitet.documents.plan import vocabulary
from kontinuitet.documents.plan.vocabulary import Pair, word
from kontinuitet.domain.references import FINDERS
from kontinuitet.domain.text import LINE_LIMIT, PROSE_LIMIT, is_slug, slug
from kontinuitet.domain.values import NOT_APPLICABLE, NotApplicable, Promise, Unknown
from kontinuitet.wording.durations import BadDuration, format_duration, parse_duration


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text is not a value: the last part of the problem's code, and its parameters beside the text."""

    code: str
    params: tuple[tuple[str, str], ...] = ()


Target = tuple[str, tuple[str, ...]]
"""An id that a value refers to, and the collections in which it may be."""


def _nothing(_: Any) -> Iterator[Target]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Codec:
    """``read(text, lang)`` takes a text that is not empty; ``write(value, lang)`` gives an empty one for nothing.

    ``refers``: the ids that a value refers to.
    """

    read: Callable[[str, str], Any]
    write: Callable[[Any, str], str]
    refers: Callable[[Any], Iterator[Target]] = _nothing

    @property
    def can_refer(self) -> bool:
        """Whether a value of this kind can refer to anything at all."""
        return self.refers is not _nothing


def refuse(code: str, **params: object) -> Refusal:
    """A refusal with its parameters."""
    return Refusal(code, tuple((name, str(value)) for name, value in params.items()))


def matches(text: str, pair: Pair, lang: str) -> bool:
    """Whether the text is that word of the language, whatever its case."""
    return text.lower() == word(pair, lang).lower()


def _read_line(text: str, _: str) -> str | Refusal:
    return text if len(text) <= LINE_LIMIT else refuse("too_long", limit=LINE_LIMIT)


LINE = Codec(_read_line, lambda value, _: value)


def _read_lines(text: str, _: str) -> tuple[str, ...] | Refusal:
    parts = tuple(part.strip() for part in text.split(";") if part.strip())
    return refuse("too_long", limit=LINE_LIMIT) if any(len(part) > LINE_LIMIT for part in parts) else parts


LINES = Codec(_read_lines, lambda value, _: "; ".join(value))
"""Several short texts with semicolons between them."""


def read_prose(text: str) -> str | Refusal:
    """Prose within its limit."""
    return text if len(text) <= PROSE_LIMIT else refuse("too_long", limit=PROSE_LIMIT)


def read_slug(text: str, _: str = "") -> str | Refusal:
    """An id, or one that would do."""
    if is_slug(text):
        return text
    better = slug(text[:LINE_LIMIT])
    return refuse("bad_id_near", near=better) if better else refuse("bad_id")


SLUG = Codec(read_slug, lambda value, _: value or "")


@cache
def ref(*collections: str) -> Codec:
    """The id of an object in one of the collections."""

    def refers(value: Any) -> Iterator[Target]:
        if isinstance(value, str):
            yield value, collections

    return replace(SLUG, refers=refers)


def _read_slugs(text: str, _: str) -> Any:
    parts = tuple(read_slug(part.strip()) for part in text.split(",") if part.strip())
    return next((part for part in parts if isinstance(part, Refusal)), parts)


SLUGS = Codec(_read_slugs, lambda value, _: ", ".join(value))
"""Ids of rows in other lists of the same object, with commas between them."""


@cache
def refs(*collections: str) -> Codec:
    """Ids with commas between them."""

    def refers(value: Any) -> Iterator[Target]:
        return ((each, collections) for each in value)

    return replace(SLUGS, refers=refers)


def read_duration(text: str, lang: str) -> int | Refusal:
    """Minutes."""
    try:
        return parse_duration(text, lang)
    except BadDuration:
        return refuse("bad_duration")


def write_duration(value: int | None, lang: str) -> str:
    """Minutes in their normal form."""
    return "" if value is None else format_duration(value, lang)


DURATION = Codec(read_duration, write_duration)


def _read_objective(text: str, lang: str) -> int | Refusal:
    if text == "0":
        return refuse("zero_objective")
    minutes = read_duration(text, lang)
    return refuse("zero_objective") if minutes == 0 else minutes


OBJECTIVE = Codec(_read_objective, write_duration)
"""A limit for an outage: zero is refused at entry (rule A9)."""

_SUPPORT = re.compile(r"([0-9]{1,6}) +(.+)")


def _read_promise(text: str, lang: str) -> Promise | Refusal:
    match = _SUPPORT.fullmatch(text[:LINE_LIMIT])
    if match and (
        matches(match[2], vocabulary.SUPPORT_HOURS, lang) or matches(match[2], vocabulary.SUPPORT_HOUR, lang)
    ):
        text, support = f"{match[1]} h", True
    else:
        ending = " " + word(vocabulary.SUPPORT_TIME, lang)
        support = text.lower().endswith(ending)
        text = text[: -len(ending)] if support else text
    minutes = read_duration(text, lang)
    if isinstance(minutes, Refusal):
        return refuse("bad_promise")
    return Promise(minutes=minutes, support=support)


def _write_promise(value: Promise, lang: str) -> str:
    if not value.support:
        return format_duration(value.minutes, lang)
    hours, rest = divmod(value.minutes, 60)
    if rest:
        return f"{format_duration(value.minutes, lang)} {word(vocabulary.SUPPORT_TIME, lang)}"
    return f"{hours} {word(vocabulary.SUPPORT_HOUR if hours == 1 else vocabulary.SUPPORT_HOURS, lang)}"


PROMISE = Codec(_read_promise, _write_promise)


@cache
def integer(low: int, high: int, *, bad: str = "bad_number", beyond: str = "") -> Codec:
    """A whole number within limits; ``beyond`` is what is said of a number outside them."""

    def read(text: str, _: str) -> int | Refusal:
        if not re.fullmatch(r"[0-9]{1,9}", text):
            return refuse(bad, low=low, high=high)
        number = int(text)
        return number if low <= number <= high else refuse(beyond or bad, low=low, high=high)

    return Codec(read, lambda value, _: "" if value is None else str(value))


def _read_percent(text: str, _: str) -> int | Refusal:
    match = re.fullmatch(r"([0-9]{1,3}) ?%?", text)
    return int(match[1]) if match and int(match[1]) <= 100 else refuse("bad_percent")


PERCENT = Codec(_read_percent, lambda value, _: f"{value} %")


@cache
def count(many: Pair, one: Pair) -> Codec:
    """A number of months or days, kept as a number and not as a length of time."""

    def read(text: str, lang: str) -> int | Refusal:
        match = re.fullmatch(r"([0-9]{1,4}) +(\w+)", text)
        if match and (matches(match[2], many, lang) or matches(match[2], one, lang)):
            return int(match[1])
        return refuse("bad_count", example=f"12 {word(many, lang)}")

    return Codec(read, lambda value, lang: f"{value} {word(one if value == 1 else many, lang)}")


@cache
def one_of(*pairs: tuple[Any, Pair]) -> Codec:
    """One of some fixed values, by their words."""
    written = dict(pairs)
    by_word = {lang: {word(pair, lang).lower(): value for value, pair in pairs} for lang in vocabulary.LANGUAGES}

    def read(text: str, lang: str) -> Any:
        value = by_word[lang].get(text.lower())
        if value is None:
            return refuse("bad_choice", choices=", ".join(word(pair, lang) for _, pair in pairs))
        return value

    return Codec(read, lambda value, lang: "" if value is None else word(written[value], lang))


def choice(kind: type[Enum]) -> Codec:
    """One of the values of an enumeration."""
    return one_of(*vocabulary.WORDS[kind].items())


FLAG = one_of((True, vocabulary.YES), (False, vocabulary.NO))
OPEN_OR_CLOSED = one_of((True, vocabulary.OPEN), (False, vocabulary.CLOSED))


_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _read_day(text: str, _: str = "") -> date | Refusal:
    try:
        # `fromisoformat` alone would also take week dates and dates without hyphens.
        return date.fromisoformat(text) if _DATE.fullmatch(text) else refuse("bad_date")
    except ValueError:
        return refuse("bad_date")


DAY = Codec(_read_day, lambda value, _: "" if value is None else value.isoformat())


def _read_month_day(text: str, _: str) -> str | Refusal:
    # In a leap year, so that the last of February can be written.
    return refuse("bad_month_day") if isinstance(_read_day(f"2024-{text}"), Refusal) else text


MONTH_DAY = Codec(_read_month_day, lambda value, _: value)


def _read_unknown(text: str) -> Unknown | Refusal:
    parts = text[1:LINE_LIMIT].split()
    by = _read_day(parts.pop()) if parts and _DATE.fullmatch(parts[-1]) else None
    if parts[1:] == ["?"]:
        del parts[1:]
    if isinstance(by, Refusal) or len(parts) > 1 or not all(map(is_slug, parts)):
        return refuse("bad_unknown")
    return Unknown(who=parts[0] if parts else None, by=by)


def _write_unknown(value: Unknown) -> str:
    by = value.by.isoformat() if value.by else ""
    # An id may look like a date; then the missing date is written out.
    by = "?" if value.who and not by and _DATE.fullmatch(value.who) else by
    return " ".join(part for part in ("?", value.who, by) if part)


@cache
def asked(codec: Codec, *, applies: bool = True) -> Codec:
    """The same, or ``?`` for not known, or (unless it always ``applies``) ``–`` for does not apply."""

    def read(text: str, lang: str) -> Any:
        if text.startswith("?"):
            return _read_unknown(text)
        if text in {"–", "-", "—"}:
            return refuse("always_applies") if applies else NOT_APPLICABLE
        return codec.read(text, lang)

    def write(value: Any, lang: str) -> str:
        if value is None:
            return ""
        if isinstance(value, Unknown):
            return _write_unknown(value)
        return "–" if isinstance(value, NotApplicable) else codec.write(value, lang)

    def refers(value: Any) -> Iterator[Target]:
        if isinstance(value, Unknown):
            return iter(((value.who, FINDERS),) if value.who else ())
        return codec.refers(value) if value is not None else iter(())

    return Codec(read, write, refers)


def optional(codec: Codec) -> Codec:
    """The same, or ``?``, or ``–``."""
    return asked(codec, applies=False)


MINUTES = optional(DURATION)
LIMIT = optional(OBJECTIVE)
ASKED_PROMISE = optional(PROMISE)
ASKED_PERCENT = optional(PERCENT)
ASKED_DAY = optional(DAY)
ASKED_FLAG = asked(FLAG)
SCORE = optional(integer(0, 4, bad="bad_score"))
CLASS = optional(integer(0, 3, bad="bad_class", beyond="class_refused"))
