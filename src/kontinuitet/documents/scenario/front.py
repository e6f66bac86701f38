"""The front matter: which scenario, in which language, how long, and when its story begins."""

import re
from collections.abc import Sequence

from kontinuitet.documents.scenario.fields import commas, pair_of
from kontinuitet.documents.scenario.moments import LONGEST_EXERCISE, story_moment
from kontinuitet.documents.scenario.reading import Reading
from kontinuitet.documents.scenario.vocabulary import FrontKey, Vocabulary
from kontinuitet.documents.scenario.words import VOCABULARIES, find
from kontinuitet.domain.text import is_slug
from kontinuitet.exercise.scenario import MomentKind, StoryMoment

FORMATS = (1,)
"""Versions of the scenario language that this program reads."""

REQUIRED = (FrontKey.ID, FrontKey.FORMAT, FrontKey.LANGUAGE, FrontKey.LENGTH, FrontKey.BEGINS)

Lines = Sequence[tuple[int, str]]
Values = dict[FrontKey, tuple[str, int]]
"""What each key says, and its line."""

_SUFFIX = re.compile(r"\.(sv|en)\.md$", re.IGNORECASE)


def language(lines: Lines, file: str) -> Vocabulary:
    """The language that the front matter names; else the file name's; else Swedish."""
    for _, line in lines:
        found = pair_of(line)
        if found is not None and found[1].lower() in VOCABULARIES and _names_language(found[0]):
            return VOCABULARIES[found[1].lower()]
    suffix = _SUFFIX.search(file)
    return VOCABULARIES[suffix[1].lower() if suffix else "sv"]


def _names_language(key: str) -> bool:
    return any(find(key, words.front) is FrontKey.LANGUAGE for words in VOCABULARIES.values())


def values(lines: Lines, reading: Reading) -> Values:
    """The values by key; unknown, repeated and missing keys are problems."""
    found: Values = {}
    for number, line in lines:
        if not line.strip():
            continue
        split = pair_of(line)
        if split is None:
            reading.add("no_key", number, word=line)
            continue
        key = reading.word(split[0], lambda w: w.front, code="unknown_front_key", line=number)
        if key in found:
            reading.add("repeated_key", number, word=split[0])
        elif key is not None:
            found[key] = (reading.line(split[1], number), number)
    for key in REQUIRED:
        if key not in found:
            reading.add("missing_key", 1, word=reading.words.front[key][0])
    return found


def scenario_id(found: Values, reading: Reading) -> str:
    """The id; a bad one is a problem."""
    text, line = found.get(FrontKey.ID, ("", 0))
    if line and not is_slug(text):
        reading.add("bad_id", line, word=text)
    return text


def check_format(found: Values, reading: Reading) -> None:
    """Refuse a version that this program does not know."""
    text, line = found.get(FrontKey.FORMAT, ("", 0))
    if line and text not in [str(known) for known in FORMATS]:
        reading.add("unknown_format", line, word=text, known=" / ".join(map(str, FORMATS)))


def check_language(found: Values, reading: Reading) -> None:
    """Refuse a language that this program does not know."""
    text, line = found.get(FrontKey.LANGUAGE, ("", 0))
    if line and text.lower() not in VOCABULARIES:
        reading.unknown("unknown_language", line, text, VOCABULARIES)


def length(found: Values, reading: Reading) -> int:
    """Minutes; when they cannot be read, as long as any, so that nothing else is called too late."""
    text, line = found.get(FrontKey.LENGTH, ("", 0))
    minutes = reading.duration(text, line) if line else None
    if minutes is not None and not 0 < minutes <= LONGEST_EXERCISE:
        reading.add("bad_length", line, word=text, most=LONGEST_EXERCISE // 60)
        minutes = None
    return LONGEST_EXERCISE if minutes is None else minutes


def begins(found: Values, reading: Reading) -> StoryMoment:
    """When the story begins."""
    text, line = found.get(FrontKey.BEGINS, ("", 0))
    moment = story_moment(text, reading, line) if line else None
    return moment or StoryMoment(kind=MomentKind.TIME, minute=0)


def variants(found: Values, reading: Reading) -> tuple[str, ...]:
    """Names of the variants; a name given twice is a problem."""
    text, line = found.get(FrontKey.VARIANTS, ("", 0))
    names = commas(text)
    for name in {name for name in names if names.count(name) > 1}:
        reading.add("duplicate", line, word=name)
    return tuple(dict.fromkeys(names))


def source(found: Values) -> str:
    """Where the scenario's facts come from."""
    return found.get(FrontKey.SOURCE, ("", 0))[0]
