"""An inject: its fields, its text for the room, its text for the facilitator, its questions."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from kontinuitet.documents.scenario import acts
from kontinuitet.documents.scenario.conditions import condition
from kontinuitet.documents.scenario.fields import Pair, commas, pair
from kontinuitet.documents.scenario.headings import Heading, title_id, trigger_after
from kontinuitet.documents.scenario.moments import exercise_time, story_moment
from kontinuitet.documents.scenario.reading import Reading
from kontinuitet.documents.scenario.source import Section
from kontinuitet.documents.scenario.vocabulary import FieldKey, Key
from kontinuitet.exercise.scenario import (
    Effect,
    Expected,
    Inject,
    InjectKind,
    InjectUse,
    Option,
    Phase,
    StoryMoment,
    Trigger,
)

_REPEATABLE = (FieldKey.EFFECT, FieldKey.EXPECTED, FieldKey.OPTION)
_OF_PHASE = (FieldKey.STORY, FieldKey.BEGINS)


@dataclass
class Draft:
    """An inject whose expected actions and options are read, but not yet what refers to milestones."""

    found: Heading
    section: Section
    place: int
    pairs: dict[FieldKey, list[Pair]]
    title: str = ""
    trigger: Trigger = field(default_factory=Trigger)
    id: str = ""
    expected: tuple[Expected, ...] = ()
    options: tuple[Option, ...] = ()

    @property
    def line(self) -> int:
        """Where its heading stands."""
        return self.section.line

    @property
    def milestones(self) -> Iterator[str]:
        """What its actions and options reach."""
        yield from (one.milestone for one in self.expected if one.milestone)
        yield from (one.milestone for one in self.options if one.milestone)


def draft(found: Heading, section: Section, place: int, reading: Reading) -> Draft:
    """The fields of an inject by their keys."""
    allowed = [key for key in FieldKey if key is not FieldKey.BEGINS]
    drafted = Draft(found, section, place, _fields(section, reading, allowed), title=found.rest)
    drafted.trigger = Trigger(at=found.at)
    return drafted


def _fields(section: Section, reading: Reading, allowed: Collection[FieldKey]) -> dict[FieldKey, list[Pair]]:
    pairs: dict[FieldKey, list[Pair]] = {}
    for item in section.items:
        split = pair(item)
        if split is None:
            reading.add("no_key", item.line, word=item.text)
            continue
        key = reading.word(
            split.key, lambda w: {key: w.fields[key] for key in allowed}, code="unknown_key", line=item.line
        )
        if key in pairs and key not in _REPEATABLE:
            reading.add("repeated_key", item.line, word=split.key)
        elif key is not None:
            pairs.setdefault(key, []).append(split)
            if split.items and key is not FieldKey.EXPECTED and key is not FieldKey.OPTION:
                reading.add("nested_field", split.items[0].line, word=split.key)
    return pairs


def set_trigger(drafted: Draft, reading: Reading, *, milestones: Collection[str], cast: Collection[str]) -> None:
    """Read what only the milestones of the whole file make readable: "After MILESTONE Title"; then the id."""
    if drafted.found.kind is Key.AFTER:
        drafted.trigger, drafted.title = trigger_after(
            drafted.found, reading, drafted.line, milestones=milestones, cast=cast
        )
    if not drafted.title:
        reading.add("no_title", drafted.line)
    drafted.id = title_id(drafted.found, drafted.title, drafted.place)


def set_acts(drafted: Draft, reading: Reading, *, cast: Collection[str]) -> None:
    """Read the expected actions and the options; those without an id get theirs when the inject has one."""
    drafted.expected = tuple(
        acts.expected(one, reading, number=number, cast=cast)
        for number, one in enumerate(drafted.pairs.get(FieldKey.EXPECTED, ()), 1)
    )
    drafted.options = tuple(
        acts.option(one, reading, number=number, cast=cast)
        for number, one in enumerate(drafted.pairs.get(FieldKey.OPTION, ()), 1)
    )


def _named(drafted: Draft) -> tuple[tuple[Expected, ...], tuple[Option, ...]]:
    """Actions and options, those without an id called after the inject."""
    expected = tuple(
        one.model_copy(update={"id": drafted.id + one.id}) if one.id[:1] == "." else one for one in drafted.expected
    )
    options = tuple(
        one.model_copy(update={"id": drafted.id + one.id}) if one.id[:1] == "." else one for one in drafted.options
    )
    return expected, options


def inject(drafted: Draft, reading: Reading, *, cast: Collection[str], variants: Collection[str], phase: str) -> Inject:
    """The inject as a value."""
    fields = _Fields(drafted.pairs, reading)
    section = drafted.section
    timed = drafted.found.at is not None or drafted.found.kind is None
    kind = fields.one(FieldKey.KIND)
    use = fields.one(FieldKey.USE)
    expected, options = _named(drafted)
    where = fields.one(FieldKey.CONDITION)
    return Inject(
        id=drafted.id,
        title=reading.line(drafted.title, section.line),
        trigger=drafted.trigger,
        kind=(reading.word(kind.value, lambda w: w.kinds, code="unknown_kind", line=kind.line) if kind else None)
        or InjectKind.INJECT,
        use=(reading.word(use.value, lambda w: w.uses, code="unknown_use", line=use.line) if use else None)
        or InjectUse.STANDARD,
        story=fields.story(timed=timed),
        sender=fields.text(FieldKey.SENDER),
        to=tuple(commas(fields.text(FieldKey.TO))),
        channel=fields.text(FieldKey.CHANNEL),
        condition=condition(fields.text(FieldKey.CONDITION), reading, where.line, cast=cast) if where else None,
        effects=tuple(_effects(fields, reading, cast)),
        expected=expected,
        options=options,
        text=reading.prose(section.text, section.text_line),
        facilitator=reading.prose(_quotes(section), section.quotes_line),
        questions=tuple(_questions(section, reading)),
        phase=phase,
        variants=fields.variants(variants),
        line=section.line,
        lines=tuple((key.value, pairs[0].line) for key, pairs in drafted.pairs.items()),
    )


def _effects(fields: "_Fields", reading: Reading, cast: Collection[str]) -> Iterator[Effect]:
    for written in fields.pairs.get(FieldKey.EFFECT, ()):
        effect = acts.effect(reading.line(written.value, written.line), reading, written.line, cast=cast)
        if effect is not None:
            yield effect


def _quotes(section: Section) -> str:
    return "\n\n".join(part.quotes for part in (section, *section.parts) if part.quotes)


def _questions(section: Section, reading: Reading) -> Iterator[str]:
    for part in section.parts:
        found = reading.word(
            part.heading, lambda w: {Key.QUESTIONS: w.keys[Key.QUESTIONS]}, code="unknown_part_heading", line=part.line
        )
        if found is None:
            continue
        if part.text_line:
            reading.add("stray_text", part.text_line, section=part.heading)
        yield from (reading.line(item.text, item.line) for item in part.items)


@dataclass(frozen=True)
class _Fields:
    """The fields of one inject or phase, each with its line."""

    pairs: dict[FieldKey, list[Pair]]
    reading: Reading

    def one(self, key: FieldKey) -> Pair | None:
        return self.pairs[key][0] if key in self.pairs else None

    def text(self, key: FieldKey) -> str:
        found = self.one(key)
        return self.reading.line(found.value, found.line) if found else ""

    def story(self, *, timed: bool = True) -> StoryMoment | None:
        found = self.one(FieldKey.STORY)
        if found is None:
            return None
        if not timed:
            self.reading.add("story_without_time", found.line)
            return None
        return story_moment(found.value, self.reading, found.line)

    def variants(self, known: Collection[str]) -> tuple[str, ...]:
        names = commas(self.text(FieldKey.VARIANT))
        for name in names:
            if name not in known:
                self.reading.unknown("unknown_variant", self.pairs[FieldKey.VARIANT][0].line, name, known)
        return tuple(dict.fromkeys(names))


def phase(found: Heading, section: Section, place: int, reading: Reading, *, first: int | None, before: int) -> Phase:
    """A phase; without a time of its own it begins with ``first``, that of its first timed inject.

    ``before``: the latest time above it, where it is put when it has no time at all, which is a problem.
    """
    fields = _Fields(_fields(section, reading, _OF_PHASE), reading)
    begins = fields.one(FieldKey.BEGINS)
    at = exercise_time(begins.value) if begins else first
    if begins and at is None:
        reading.add("bad_time", begins.line, word=begins.value)
    if at is None and not begins:
        reading.add("phase_without_time", section.line, word=reading.words.fields[FieldKey.BEGINS][0])
    if not found.rest:
        reading.add("no_title", section.line)
    if section.quotes_line:
        reading.add("stray_quote", section.quotes_line)
    for part in section.parts:
        reading.add("part_without_section", part.line, word=part.heading)
    return Phase(
        id=title_id(found, found.rest, place),
        title=reading.line(found.rest, section.line),
        at=before if at is None else at,
        story=fields.story(),
        text=reading.prose(section.text, section.text_line),
        line=section.line,
    )
