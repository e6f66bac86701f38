"""Reading a scenario from Markdown: the value, or every problem at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from kontinuitet.documents.problems import Problem, has_errors
from kontinuitet.documents.scenario import cast, front, injects
from kontinuitet.documents.scenario.checks import check_scenario
from kontinuitet.documents.scenario.headings import Heading, heading
from kontinuitet.documents.scenario.reading import MOST_PROBLEMS, Reading
from kontinuitet.documents.scenario.source import NESTING, Section, Source, Unreadable, decode, take_apart
from kontinuitet.documents.scenario.texts import check_references
from kontinuitet.documents.scenario.vocabulary import Key, SectionName
from kontinuitet.documents.scenario.words import VOCABULARIES
from kontinuitet.exercise.scenario import CastMember, Inject, Objective, Participant, Phase, Scenario

MOST_INJECTS = 5_000


def read_scenario(text: str | bytes, name: str) -> tuple[Scenario | None, tuple[Problem, ...]]:
    """The scenario of a file, or None when anything in it is an error, with all problems in the order of lines.

    ``name`` is the file's name, for the problems. Takes any bytes; never raises.
    """
    try:
        source = take_apart(decode(text))
    except Unreadable as refused:
        reading = Reading(name, VOCABULARIES["sv"])
        reading.add(refused.code, 0)
        return None, tuple(reading.problems)
    reading = Reading(name, front.language(source.front or (), name))
    if not _readable(source, reading):
        return None, tuple(reading.problems)
    scenario = _Reader(source, reading).read()
    found = [*reading.problems, *check_scenario(scenario, name)]
    problems = sorted(dict.fromkeys(found), key=lambda problem: problem.line or 10**9)[: MOST_PROBLEMS + 1]
    return None if has_errors(problems) else scenario, tuple(problems)


def _readable(source: Source, reading: Reading) -> bool:
    """Whether the parts could be told from each other at all; if not, one problem says why."""
    if source.front is None:
        reading.add("front_open", 1)
    elif source.too_deep:
        reading.add("nesting", source.too_deep, most=NESTING)
    elif sum(section.level == 2 for section in source.sections) > MOST_INJECTS:
        reading.add("too_many_injects", 0, most=MOST_INJECTS)
    elif not source.front and not any(section.level for section in source.sections):
        reading.add("no_scenario", 0)
    return not reading.problems


@dataclass
class _Reader:
    source: Source
    reading: Reading
    title: Section | None = None
    fixed: dict[SectionName, Section] = field(default_factory=dict)
    parts: list[tuple[Heading, Section]] = field(default_factory=list)

    def read(self) -> Scenario:
        """What could be read; where something could not, a value that gives no further problems."""
        if self.source.open_fence:
            self.reading.add("fence_open", self.source.open_fence)
        values = front.values(self.source.front or (), self.reading)
        front.check_format(values, self.reading)
        front.check_language(values, self.reading)
        for section in self.source.sections:
            self._sort(section)
        members = self._cast()
        variants = front.variants(values, self.reading)
        self._check_references(members)
        phases, played = self._played(members, variants)
        return Scenario(
            id=front.scenario_id(values, self.reading),
            lang=self.reading.words.lang,
            title=self._title(),
            length=front.length(values, self.reading),
            begins=front.begins(values, self.reading),
            variants=variants,
            source=front.source(values),
            intro=self._intro(),
            background=self._background(),
            cast=members,
            participants=self._participants(members),
            objectives=self._objectives(),
            phases=phases,
            injects=played,
            lessons=self._questions(SectionName.LESSONS),
            readiness=self._questions(SectionName.READINESS),
        )

    def _sort(self, section: Section) -> None:
        """Put a section where it belongs."""
        if section.level == 1 and self.title is None:
            self.title = section
        elif section.level == 1:
            self.reading.add("second_title", section.line)
        elif section.level == 0:
            if section.text_line or section.quotes_line:
                self.reading.add("text_before_title", section.text_line or section.quotes_line)
        elif section.level == 3:
            self.reading.add("part_without_section", section.line, word=section.heading)
        elif (found := heading(section, self.reading)) is not None:
            self._place(found, section)

    def _place(self, found: Heading, section: Section) -> None:
        if found.section is None:
            self.parts.append((found, section))
        elif found.section in self.fixed:
            self.reading.add("repeated_section", section.line, word=section.heading)
        else:
            self.fixed[found.section] = section

    def _title(self) -> str:
        if self.title is None or not self.title.heading:
            self.reading.add("missing_title", self.title.line if self.title else 1)
            return ""
        return self.reading.line(self.title.heading, self.title.line)

    def _intro(self) -> str:
        if self.title is None:
            return ""
        if self.title.quotes_line:
            self.reading.add("stray_quote", self.title.quotes_line)
        return self._literally(self.title)

    def _end(self, section: Section) -> int:
        """The line, counted from 0, where the next section begins."""
        later = [one.line - 1 for one in self.source.sections if one.line > section.line]
        return min(later, default=len(self.source.lines))

    def _background(self) -> str:
        section = self.fixed.get(SectionName.BACKGROUND)
        return self._literally(section) if section else ""

    def _literally(self, section: Section) -> str:
        return self.reading.prose("\n".join(self.source.lines[section.line : self._end(section)]), section.line)

    def _cast(self) -> tuple[CastMember, ...]:
        section = self.fixed.get(SectionName.CAST)
        return cast.cast(section, self.reading) if section else ()

    def _participants(self, members: Sequence[CastMember]) -> tuple[Participant, ...]:
        section = self.fixed.get(SectionName.PARTICIPANTS)
        return cast.participants(section, self.reading, members=members) if section else ()

    def _objectives(self) -> tuple[Objective, ...]:
        section = self.fixed.get(SectionName.OBJECTIVES)
        return cast.objectives(section, self.reading) if section else ()

    def _questions(self, name: SectionName) -> tuple[str, ...]:
        section = self.fixed.get(name)
        return cast.questions(section, self.reading) if section else ()

    def _check_references(self, members: Sequence[CastMember]) -> None:
        """Names in braces, everywhere but in the background note, which the program never fills in."""
        note = self.fixed.get(SectionName.BACKGROUND)
        left_out = range(note.line - 1, self._end(note)) if note else range(0)
        first = self.source.front[-1][0] + 1 if self.source.front else 0
        lines = [
            (number, line)
            for number, line in enumerate(self.source.lines, 1)
            if number > first and number - 1 not in left_out
        ]
        check_references(lines, self.reading, cast=dict.fromkeys(member.name for member in members))

    def _played(
        self, members: Sequence[CastMember], variants: Sequence[str]
    ) -> tuple[tuple[Phase, ...], tuple[Inject, ...]]:
        """Phases and injects. Milestones are gathered first: a heading may name one that a later inject reaches."""
        names = dict.fromkeys(member.name for member in members)
        drafts = {
            place: injects.draft(found, section, place, self.reading)
            for place, (found, section) in enumerate(self.parts, 1)
            if found.kind is not Key.PHASE
        }
        for one in drafts.values():
            injects.set_acts(one, self.reading, cast=names)
        milestones = {name for one in drafts.values() for name in one.milestones}
        for one in drafts.values():
            injects.set_trigger(one, self.reading, milestones=milestones, cast=names)
        return self._in_order(drafts, names, variants)

    def _in_order(
        self, drafts: dict[int, injects.Draft], names: Collection[str], variants: Sequence[str]
    ) -> tuple[tuple[Phase, ...], tuple[Inject, ...]]:
        phases: list[Phase] = []
        played: list[Inject] = []
        for place, (found, section) in enumerate(self.parts, 1):
            if place not in drafts:
                first = self._first_time(place)
                before = max((above.at or 0 for above, _ in self.parts[:place]), default=0)
                phases.append(injects.phase(found, section, place, self.reading, first=first, before=before))
                continue
            phase = phases[-1].id if phases else ""
            played.append(injects.inject(drafts[place], self.reading, cast=names, variants=variants, phase=phase))
        return tuple(phases), tuple(played)

    def _first_time(self, place: int) -> int | None:
        """The exercise time of the first timed inject of the phase at that place."""
        for found, _ in self.parts[place:]:
            if found.kind is Key.PHASE:
                return None
            if found.at is not None:
                return found.at
        return None
