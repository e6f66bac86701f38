"""The closed lists of words of the scenario language, format 1, and how a written word is found in them.

Each list is a table from what a word means to how it is written (`swedish.py`, `english.py`); the first spelling is
the normal one. Reading ignores upper and lower case. A scenario uses the words of one language, the one that its
front matter names.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from kontinuitet.documents.scenario.english import ENGLISH
from kontinuitet.documents.scenario.swedish import SWEDISH
from kontinuitet.documents.scenario.vocabulary import Spellings, Vocabulary
from kontinuitet.exercise.scenario import CastField

VOCABULARIES: Mapping[str, Vocabulary] = {"sv": SWEDISH, "en": ENGLISH}
"""By the language code that the front matter names."""

Meaning = TypeVar("Meaning")

# What stands in a phrase for something that the author fills in.
_BLANKS = {
    "X": r"(?P<X>[^\s.|]+)",
    "R": r"(?P<R>\S.*)",
    "P": r"(?P<P>\S+)",
    "M": r"(?P<M>\S.*)",
    "D": r"(?P<D>\d.*?)",
    "T": r"(?P<T>T\+\S+)",
    "N": r"(?P<N>\d{1,4})",
    "C": r"(?P<C>\S.*)",
}


def other(words: Vocabulary) -> Vocabulary:
    """The vocabulary of the other language."""
    return ENGLISH if words is SWEDISH else SWEDISH


def find(word: str, table: Mapping[Meaning, Spellings]) -> Meaning | None:
    """What a word means, or None when the list does not hold it."""
    folded = " ".join(word.split()).casefold()
    for meaning, written in table.items():
        for spelling in written:
            if folded == spelling.casefold():
                return meaning
    return None


def find_phrase(text: str, table: Mapping[Meaning, Spellings]) -> tuple[Meaning, Mapping[str, str]] | None:
    """Which phrase of a list the text is, with what the author filled in; the longest phrase is tried first."""
    phrases = [(phrase, meaning) for meaning, written in table.items() for phrase in written]
    for phrase, meaning in sorted(phrases, key=lambda pair: -len(pair[0])):
        match = _pattern(phrase).fullmatch(text.strip())
        if match is not None:
            return meaning, match.groupdict()
    return None


def spellings(table: Mapping[Meaning, Spellings]) -> list[str]:
    """The normal spelling of everything in a list."""
    return [written[0] for written in table.values()]


def cast_field(word: str, lang: str) -> CastField | None:
    """The field of a cast member that a word in a scenario of that language names, if the closed list holds it."""
    return find(word, VOCABULARIES[lang].cast_fields)


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    parts = [
        _BLANKS[part] if part in _BLANKS else r"\s+" if part.isspace() else re.escape(part)
        for part in re.split(r"(\s+|\b[XRPMDTNC]\b)", phrase)
        if part
    ]
    return re.compile("".join(parts), re.IGNORECASE | re.DOTALL)
