"""What stands in one cell as a value: the plan files' own notation, and what spreadsheets really hold."""

import re
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from kontinuitet.documents.emails import email_address
from kontinuitet.documents.lists.identities import name_key, organisation_number
from kontinuitet.documents.phones import PhoneFault, phone_number
from kontinuitet.documents.plan import vocabulary
from kontinuitet.documents.plan.codecs import ASKED_PROMISE, CLASS, LINE, MINUTES, Codec, Refusal, refuse
from kontinuitet.documents.plan.vocabulary import Pair, word
from kontinuitet.domain.text import slug
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Unknown

Read = Callable[[str, str], Any]
"""A cell's text and the language in which a refusal lists what is possible, to a value or a ``Refusal``.

The code of a refusal is the last part of ``problems.plan.``, or a whole key when it has a dot.
"""

NOTHING = frozenset({"", "-", "–", "—", "--", "n/a", "ej aktuellt", "saknas", "inget", "ingen", "none"})
"""Cells that say nothing: in a spreadsheet a dash may be "none", "not known" or a habit."""

NOT_KNOWN = frozenset({"?", "??", "vet ej", "okänd", "okänt", "oklart", "unknown", "not known"})

_ERRORS = frozenset(
    re.split(
        " ",
        "#N/A #REF! #VALUE! #NAME? #NULL! #NUM! #DIV/0! #SAKNAS! #REFERENS! #VÄRDEFEL! #NAMN? #SKÄRNING! #OGILTIGT!"
        " #DIVISION/0! #SPILL! #CALC! #BERÄKNA!",
    )
)
"""What a spreadsheet writes where a formula failed, in English and Swedish."""


def says_nothing(text: str) -> bool:
    """Whether a cell tells nothing at all; it then changes nothing."""
    return text.casefold() in NOTHING


def is_error(text: str) -> bool:
    """Whether the cell holds the spreadsheet's word for a formula that failed."""
    return text.upper() in _ERRORS


def asked(read: Read) -> Read:
    """The same, where "?" or "vet ej" is an answer: not known."""

    def reading(text: str, lang: str) -> Any:
        return UNKNOWN if text.casefold() in NOT_KNOWN else read(text, lang)

    return reading


def in_either_language(codec: Codec) -> Read:
    """As in the plan files, whether the words are Swedish or English."""

    def reading(text: str, lang: str) -> Any:
        first = codec.read(text, lang)
        if not isinstance(first, Refusal):
            return first
        second = codec.read(text, "en" if lang == "sv" else "sv")
        return first if isinstance(second, Refusal) else second

    return reading


line: Read = LINE.read
promise = asked(in_either_language(ASKED_PROMISE))
minutes = asked(in_either_language(MINUTES))

_DAY = re.compile(r"([0-9]{4})([-/.]?)([0-9]{2})\2([0-9]{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_TURNED = re.compile(r"[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ]([0-9]{4}|[0-9]{2})")
_SERIAL = re.compile(r"[0-9]{5}([.,][0-9]+)?")
_NO_END = frozenset({"tills vidare", "löpande", "tv", "t.v.", "until further notice"})


def day(text: str, _: str) -> date | Refusal:
    """A date with the year first; day and month in another order can be read two ways, and are not guessed."""
    if _TURNED.fullmatch(text):
        return refuse("lists.problem.turned_date")
    if _SERIAL.fullmatch(text):
        return refuse("lists.problem.date_as_number")
    match = _DAY.fullmatch(text)
    try:
        return date(int(match[1]), int(match[3]), int(match[4])) if match else refuse("bad_date")
    except ValueError:
        return refuse("bad_date")


def last_day(text: str, lang: str) -> Any:
    """The same, where "tills vidare" is an answer: the question of an end does not apply."""
    return NOT_APPLICABLE if text.casefold() in _NO_END else day(text, lang)


_YES = frozenset({"ja", "j", "x", "yes", "y", "sant", "true", "1", "ja.", "✓", "✔"})
_NO = frozenset({"nej", "n", "no", "falskt", "false", "0", "nej."})


def flag(text: str, _: str) -> bool | Unknown | Refusal:
    """Ja, Nej or a cross."""
    plain = text.casefold()
    if plain in NOT_KNOWN:
        return UNKNOWN
    return True if plain in _YES else False if plain in _NO else refuse("lists.problem.bad_flag")


_LEVEL = re.compile(r"(?:(?:nivå|niva|level|k|r|t|s) ?)?([0-9])", re.IGNORECASE)


def class_level(text: str, lang: str) -> Any:
    """An information class, 0-3, perhaps written as "nivå 2" or "K2"."""
    match = _LEVEL.fullmatch(text)
    return CLASS.read(match[1] if match else text, lang)


_MONTHS = re.compile(r"([0-9]{1,3}) ?(?:mån|mån\.|månad|månader|mon|month|months)", re.IGNORECASE)


def months_or_minutes(text: str, lang: str) -> Any:
    """A length of time, which agreements tell in months: so many twelfths of 365 days, rounded up to whole days."""
    match = _MONTHS.fullmatch(text)
    days = -(-int(match[1]) * 365 // 12) if match else 0
    return minutes(f"{days} d" if match else text, lang)


def shared(text: str, _: str) -> str | Refusal:
    """An id made of a name: a building, a feed, a net."""
    return slug(text) or refuse("bad_id")


def company(text: str, _: str) -> str | Refusal:
    """An organisation number."""
    return organisation_number(text) or refuse("lists.problem.bad_organisation_number")


_BETWEEN = re.compile(r"[;,\n]| / | eller | och | alt\.? ")


def names(text: str, _: str) -> tuple[str, ...]:
    """Several names in one cell."""
    parts = (part.strip() for part in re.split(r"[;,\n]", text))
    return tuple(dict.fromkeys(part for part in parts if not says_nothing(part)))


def phones(text: str, _: str) -> tuple[str, ...] | Refusal:
    """The telephone numbers of a cell in their normal form."""
    found = [phone_number(part) for part in map(str.strip, _BETWEEN.split(text)) if part]
    wrong = next((each for each in found if isinstance(each, PhoneFault)), None)
    return refuse(f"problems.phone.{wrong.value}") if wrong else tuple(dict.fromkeys(map(str, found)))


def emails(text: str, _: str) -> tuple[str, ...] | Refusal:
    """The e-mail addresses of a cell."""
    found = [email_address(part) for part in re.split(r"[;,\n]", text) if part.strip()]
    good = tuple(dict.fromkeys(each for each in found if each))
    return good if found and all(found) else refuse("lists.problem.bad_email")


def address(text: str, lang: str) -> tuple[str, ...] | Refusal:
    """An address of a kind that nobody can check, such as a radio's."""
    read = line(text, lang)
    return read if isinstance(read, Refusal) else (read,)


@cache
def choice(kind: type[Enum], more: tuple[tuple[str, Enum], ...] = ()) -> Read:
    """One of the values of an enumeration by its words in either language, or by further words."""
    words: dict[Enum, Pair] = vocabulary.WORDS[kind]
    return choice_of(tuple(words.items()), more)


@cache
def choice_of(pairs: tuple[tuple[Enum, Pair], ...], more: tuple[tuple[str, Enum], ...] = ()) -> Read:
    """The same for values and their words."""
    known = {name_key(text): value for value, pair in pairs for text in pair}
    known |= {name_key(text): value for text, value in more}

    def reading(text: str, lang: str) -> Any:
        choices = ", ".join(word(pair, lang) for _, pair in pairs)
        return known.get(name_key(text)) or refuse("bad_choice", choices=choices)

    return reading
