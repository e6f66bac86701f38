"""Fields of an inject that say what it does and what the room is expected to do: effects, actions, options."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from kontinuitet.documents.scenario.conditions import built_in_word, milestone_name
from kontinuitet.documents.scenario.fields import (
    NONE,
    Pair,
    bars,
    cast_member,
    cast_ref,
    pair,
    pair_of,
    take_id,
)
from kontinuitet.documents.scenario.moments import exercise_time, story_moment
from kontinuitet.documents.scenario.reading import Reading
from kontinuitet.documents.scenario.source import Item
from kontinuitet.documents.scenario.vocabulary import Key, PartKey
from kontinuitet.documents.scenario.words import find, other
from kontinuitet.domain.text import is_slug
from kontinuitet.exercise.scenario import (
    CastRef,
    Deadline,
    DeadlineKind,
    Effect,
    Expected,
    Option,
    StoryMoment,
)

_SCRIPTED = (DeadlineKind.EXERCISE_WITHIN, DeadlineKind.STORY_WITHIN)


def deadline(text: str, reading: Reading, line: int, *, cast: Collection[str]) -> Deadline | None:
    """Until when an action counts as on time; one that is not in the closed list is a problem, and None."""
    phrase = reading.phrase(text, lambda w: w.deadlines, code="unknown_deadline", line=line)
    if phrase is None:
        return None
    kind, blanks = phrase
    if kind in _SCRIPTED:
        minutes = reading.duration(blanks["D"], line)
        return None if minutes is None else Deadline(kind=kind, minutes=minutes)
    if kind is DeadlineKind.EXERCISE_BEFORE:
        at = exercise_time(blanks["T"])
        if at is None:
            reading.add("bad_time", line, word=blanks["T"])
        return None if at is None else Deadline(kind=kind, minutes=at)
    if kind is DeadlineKind.DUTY:
        return _duty(blanks["P"], blanks["C"], reading, line)
    known = cast_member(blanks["X"], reading, line, cast=cast)
    return Deadline(kind=kind, target=blanks["X"]) if known else None


def _duty(duty: str, clock: str, reading: Reading, line: int) -> Deadline | None:
    if not is_slug(duty):
        reading.add("bad_id", line, word=duty)
    found = reading.word(clock, lambda w: w.duty_clocks, code="unknown_duty_clock", line=line)
    if not is_slug(duty) or found is None:
        return None
    return Deadline(kind=DeadlineKind.DUTY, target=duty, clock=found)


def effect(text: str, reading: Reading, line: int, *, cast: Collection[str]) -> Effect | None:
    """What happens to the plan; a bad one is a problem, and None."""
    since = None
    head, when = _since(text, reading, line)
    if when:
        since = story_moment(when, reading, line)
        if since is None:
            return None
    phrase = reading.phrase(head, lambda w: w.effects, code="unknown_effect", line=line)
    if phrase is None:
        return None
    kind, blanks = phrase
    target = blanks.get("X") or blanks.get("R") or ""
    if not _target(target, reading, line, cast=cast):
        return None
    lost, bad = _lost_after(blanks.get("M"), reading, line)
    if bad:
        return None
    count = int(blanks.get("N") or 1)
    return Effect(kind=kind, target=target, count=count, since=since, lost_after=lost, line=line)


def _since(text: str, reading: Reading, line: int) -> tuple[str, str]:
    """The effect and its moment, parted by the word since."""
    words = text.split()
    for place in range(len(words) - 1, 0, -1):
        for vocabulary in (reading.words, other(reading.words)):
            if find(words[place], {Key.SINCE: vocabulary.keys[Key.SINCE]}):
                if vocabulary is not reading.words:
                    reading.add("other_language", line, word=words[place], known=reading.words.keys[Key.SINCE][0])
                return " ".join(words[:place]), " ".join(words[place + 1 :])
    return " ".join(words), ""


def _target(name: str, reading: Reading, line: int, *, cast: Collection[str]) -> bool:
    """A member of the cast, or an id of the plan, which only a plan can tell whether it exists."""
    if name in cast or is_slug(name):
        return True
    reading.unknown("unknown_cast", line, name, cast)
    return False


def _lost_after(text: str | None, reading: Reading, line: int) -> tuple[StoryMoment | None, bool]:
    """After which moment data is lost (None: after the latest copy), and whether the text was bad."""
    copies = (reading.words.keys[Key.LATEST_COPY], other(reading.words).keys[Key.LATEST_COPY])
    if text is None or any(find(text, {Key.LATEST_COPY: copy}) for copy in copies):
        return None, False
    moment = story_moment(text, reading, line)
    return moment, moment is None


@dataclass
class _Parts:
    """The parts of an expected action or an option that have a key."""

    reading: Reading
    cast: Collection[str]
    milestone: str = ""
    plan_field: CastRef | None = None
    all_of: list[str] = field(default_factory=list)
    any_of: list[str] = field(default_factory=list)

    def take(self, key: str, value: str, line: int, items: Sequence[Item] = ()) -> PartKey | None:
        known = (PartKey.MILESTONE, PartKey.FIELD, PartKey.ALL_OF, PartKey.ANY_OF)
        part = self.reading.word(key, lambda w: {one: w.parts[one] for one in known}, code="unknown_part", line=line)
        if part is PartKey.MILESTONE:
            self.milestone = self._milestone(value, line)
        elif part is PartKey.FIELD:
            self.plan_field = cast_ref(value, self.reading, line, cast=self.cast)
        elif part is not None:
            chosen = self.all_of if part is PartKey.ALL_OF else self.any_of
            chosen += [self.reading.line(text, line) for text in value.split(";") if text.strip()]
            chosen += [self.reading.line(item.text, item.line) for item in items]
        return part

    def nested(self, items: Sequence[Item], last: PartKey | None) -> None:
        """Items below the action: with a key of their own, or what the last part announced."""
        for item in items:
            found = pair(item)
            if found is not None and (last is None or _is_part(found.key, self.reading)):
                self.take(found.key, found.value, found.line, found.items)
            elif last in (PartKey.ALL_OF, PartKey.ANY_OF):
                chosen = self.all_of if last is PartKey.ALL_OF else self.any_of
                chosen.append(self.reading.line(item.text, item.line))
            else:
                self.reading.add("no_key", item.line, word=item.text)

    def _milestone(self, text: str, line: int) -> str:
        name = milestone_name(text, self.reading.words)
        first, _, rest = (name or "").partition(" ")
        if name is None or (first in self.cast and built_in_word(rest, self.reading.words)):
            self.reading.add("bad_milestone", line, word=text or "–")
            return ""
        return self.reading.line(name, line)


_PLACES = 4  # text, actor, deadline, objective


def expected(found: Pair, reading: Reading, *, number: int, cast: Collection[str]) -> Expected:
    """An expected action; one without an id gets ".1", to which the inject's id is put in front."""
    written = bars(found.value)
    places, keyed = _split(written, reading)
    parts = _Parts(reading, cast)
    last = None
    for key, value in keyed:
        last = parts.take(key, value, found.line)
    parts.nested(found.items, last)
    text, name = take_id(places[0], reading, found.line)
    actor, limit, objective = [*places[1:], "", "", ""][:3]
    if not limit or limit in NONE:
        reading.add("no_deadline", found.line)
    if len(places) > _PLACES:
        reading.add("too_many_places", found.line, word=places[_PLACES])
    return Expected(
        id=name or f".{number}",
        text=reading.line(text, found.line),
        actor="" if actor in NONE else reading.line(actor, found.line),
        deadline=None if not limit or limit in NONE else deadline(limit, reading, found.line, cast=cast),
        objective="" if objective in NONE else reading.line(objective, found.line),
        milestone=parts.milestone,
        field=parts.plan_field,
        all_of=tuple(parts.all_of),
        any_of=tuple(parts.any_of),
        line=found.line,
    )


def _split(written: Sequence[str], reading: Reading) -> tuple[list[str], list[tuple[str, str]]]:
    """The parts that count by place, then those with a key. A key is looked for after the text only."""
    places = [written[0]]
    keyed: list[tuple[str, str]] = []
    for part in written[1:]:
        split = pair_of(part)
        is_key = split is not None and (keyed or len(places) >= _PLACES or _is_part(split[0], reading))
        if split is not None and is_key:
            keyed.append(split)
        else:
            places.append(part)
    return places, keyed


def _is_part(word: str, reading: Reading) -> bool:
    return find(word, reading.words.parts) is not None or find(word, other(reading.words).parts) is not None


def option(found: Pair, reading: Reading, *, number: int, cast: Collection[str]) -> Option:
    """A choice for the room; one without an id gets ".o1", to which the inject's id is put in front."""
    text, *rest = bars(found.value)
    parts = _Parts(reading, cast)
    for part in rest:
        split = pair_of(part)
        if split is None:
            reading.add("no_key", found.line, word=part)
        else:
            parts.take(split[0], split[1], found.line)
    parts.nested(found.items, None)
    text, name = take_id(text, reading, found.line)
    return Option(id=name or f".o{number}", text=reading.line(text, found.line), milestone=parts.milestone)
