"""Text as it may exist inside the program: no control characters, bounded length, stable under cleaning."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints

LINE_LIMIT = 500
PROSE_LIMIT = 100_000
ID_LIMIT = 60

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Zero-width spaces, soft hyphen, byte-order mark and every bidirectional control: invisible, and able to
# make a text read differently from what it is. The joiners U+200C/D stay, since real words and emoji need them.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# What a terminal would obey becomes its visible picture: the reader sees that something stood there.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code != 0x0A} | {0x7F: 0x2421}
_PICTURES |= dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), 0xFFFD)


def clean_prose(text: str) -> str:
    """Text of several lines without anything that a terminal, a reader or a comparison could be misled by.

    Line ends become ``\\n``, a tab becomes a space, other control characters become their pictures, trailing
    blanks go away. Cleaning twice gives what cleaning once gave.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text.rstrip()  # the everyday case, a tenth of the price: a journal of thousands of rows is read so
    text = _NEWLINES.sub("\n", text).replace("\t", " ")
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text.translate(_PICTURES)))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def clean_line(text: str) -> str:
    """The same for text that stands on one line: line ends become spaces and blanks at the edges go away."""
    return clean_prose(text).replace("\n", " ").strip()


def _line(value: object) -> object:
    return clean_line(value) if isinstance(value, str) else value


def _prose(value: object) -> object:
    return clean_prose(value) if isinstance(value, str) else value


Line = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=LINE_LIMIT)]
"""One cleaned line, at most 500 characters."""

Prose = Annotated[str, BeforeValidator(_prose), StringConstraints(max_length=PROSE_LIMIT)]
"""Cleaned text of any number of lines, at most 100 000 characters."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_slug(text: str) -> bool:
    """Whether the text can be an id: ``a-z 0-9 -``, no hyphen first, last or doubled, at most 60 characters."""
    return len(text) <= ID_LIMIT and _SLUG.fullmatch(text) is not None


def slug(text: str) -> str:
    """A readable id from a name (å and ä become a, ö becomes o); empty when nothing of the name can stand in one."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("ø", "o").replace("æ", "a").replace("ß", "ss"))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", letters)[:ID_LIMIT].strip("-")


def _checked_slug(value: str) -> str:
    if not is_slug(value):
        raise ValueError("bad id")
    return value


Slug = Annotated[str, AfterValidator(_checked_slug)]
"""An id: short, readable, never changed when the thing is renamed (domain rules, ids)."""
