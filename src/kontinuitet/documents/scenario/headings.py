"""Headings of the second level: a section with a fixed name, an inject with its trigger, or a phase."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from kontinuitet.documents.problems import nearest
from kontinuitet.documents.scenario.conditions import milestone
from kontinuitet.documents.scenario.fields import take_id
from kontinuitet.documents.scenario.moments import exercise_time
from kontinuitet.documents.scenario.reading import Reading
from kontinuitet.documents.scenario.source import Section
from kontinuitet.documents.scenario.vocabulary import Key, SectionName
from kontinuitet.documents.scenario.words import find, other, spellings
from kontinuitet.domain.text import slug
from kontinuitet.exercise.scenario import Trigger
from kontinuitet.wording import BadDuration, parse_duration

_LONGEST_NAME = 8  # words of a milestone's name


@dataclass(frozen=True)
class Heading:
    """What a heading is: a section of that name, or the ``kind`` of inject or phase, with the rest of its text."""

    section: SectionName | None = None
    kind: Key | None = None
    at: int | None = None
    rest: str = ""
    id: str = ""


def heading(section: Section, reading: Reading) -> Heading | None:
    """What a heading means; an unknown one is a problem, and None."""
    text, name = take_id(reading.line(section.heading, section.line), reading, section.line)
    if text[:2].upper() == "T+":
        return _timed(text, name, reading, section.line)
    for words in (reading.words, other(reading.words)):
        for key in (Key.AFTER, Key.BY_HAND, Key.PHASE):
            rest = _behind(text, words.keys[key][0], colon=key is not Key.AFTER)
            if rest is not None:
                if words is not reading.words:
                    reading.add(
                        "other_language", section.line, word=words.keys[key][0], known=reading.words.keys[key][0]
                    )
                return Heading(kind=key, rest=rest, id=name)
    return _fixed(text, reading, section.line)


def _fixed(text: str, reading: Reading, line: int) -> Heading | None:
    found = find(text, reading.words.sections)
    if found is None and (found := find(text, other(reading.words).sections)) is not None:
        reading.add("other_language", line, word=text, known=reading.words.sections[found][0])
    if found is not None:
        return Heading(section=found)
    near = nearest(text, spellings(reading.words.sections))
    keys = reading.words.keys
    starts = [f"{keys[Key.AFTER][0]} …", f"{keys[Key.BY_HAND][0]}: …", f"{keys[Key.PHASE][0]}: …", "T+0:00 …"]
    reading.unknown("unknown_section", line, text, [*spellings(reading.words.sections), *starts])
    # A misspelt section is read all the same, so that what refers to it is not called wrong as well.
    found = find(near, reading.words.sections)
    return Heading(section=found) if found is not None else None


def _timed(text: str, name: str, reading: Reading, line: int) -> Heading:
    """An inject at an exercise time; one that cannot be read is a problem, and the inject is kept without it."""
    time, _, rest = text.partition(" ")
    at = exercise_time("T" + time[1:].rstrip(":"))
    if at is None:
        reading.add("bad_time", line, word=time)
    return Heading(kind=None, at=at, rest=rest.strip(), id=name)


def _behind(text: str, word: str, *, colon: bool) -> str | None:
    if not text.casefold().startswith(word.casefold()):
        return None
    rest = text[len(word) :]
    if colon:
        return rest.lstrip()[1:].strip() if rest.lstrip().startswith(":") else None
    return rest.strip() if rest[:1].isspace() else None


def trigger_after(
    found: Heading, reading: Reading, line: int, *, milestones: Collection[str], cast: Collection[str]
) -> tuple[Trigger, str]:
    """The trigger and the title of "After MILESTONE [+ duration] Title": the longest known milestone counts."""
    name, rest = _milestone_first(found.rest, reading, milestones, cast)
    minutes = 0
    if rest.startswith("+"):
        minutes, rest = _delay(rest[1:].strip(), reading, line)
    reached = milestone(name, reading.words, cast)
    trigger = Trigger(after=reached.milestone, after_built_in=reached.built_in, delay=minutes)
    return trigger, rest.lstrip(":–").strip()


def _milestone_first(
    text: str, reading: Reading, milestones: Collection[str], cast: Collection[str]
) -> tuple[str, str]:
    words = text.split()
    for count in range(min(_LONGEST_NAME, len(words)), 0, -1):
        name = " ".join(words[:count]).rstrip(":")
        if name in milestones or milestone(name, reading.words, cast).built_in is not None:
            return name, " ".join(words[count:])
    before, plus, after = text.partition(" +")
    if plus and len(before.split()) <= _LONGEST_NAME:
        return " ".join(before.split()), f"+{after}"
    return (words[0].rstrip(":") if words else ""), " ".join(words[1:])


def _delay(text: str, reading: Reading, line: int) -> tuple[int, str]:
    """As many words as make a duration; at most a number and a unit, twice or written together."""
    words = text.split()
    for count in range(min(6, len(words)), 0, -1):
        try:
            return parse_duration(" ".join(words[:count]).rstrip(":"), reading.words.lang), " ".join(words[count:])
        except BadDuration:
            continue
    written = re.match(r"\d+\s*\S*", text)
    shown = written[0] if written else " ".join(words[:1]) or "–"
    reading.duration(shown, line)
    return 0, text[len(shown) :].strip()


def title_id(found: Heading, title: str, place: int) -> str:
    """The id given in braces, else one made from the title, else one from its place in the file."""
    return found.id or slug(title) or f"inspel-{place}"
