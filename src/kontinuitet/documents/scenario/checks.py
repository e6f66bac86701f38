"""Checks of a whole scenario that need no plan: what would otherwise be found when people sit in the room."""

from collections import Counter
from collections.abc import Iterable, Iterator

from kontinuitet.documents.problems import Problem
from kontinuitet.documents.scenario.moments import backwards, written_time
from kontinuitet.documents.scenario.reach import check_reach, positions
from kontinuitet.documents.scenario.reading import Reading
from kontinuitet.documents.scenario.vocabulary import FieldKey
from kontinuitet.documents.scenario.words import VOCABULARIES
from kontinuitet.exercise.scenario import (
    BuiltIn,
    CastRule,
    DeadlineKind,
    Expected,
    Inject,
    Milestone,
    Scenario,
    StoryMoment,
)


def check_scenario(scenario: Scenario, name: str) -> tuple[Problem, ...]:
    """Everything wrong with a scenario as it stands, without a plan; ``name`` is the file's, for the problems."""
    reading = Reading(name, VOCABULARIES.get(scenario.lang, VOCABULARIES["sv"]))
    _names(scenario, reading)
    _people(scenario, reading)
    _objectives(scenario, reading)
    _milestones(scenario, reading)
    _times(scenario, reading)
    _story(scenario, reading)
    _limits(scenario, reading)
    check_reach(scenario, reading)
    return tuple(reading.problems)


def line_of(inject: Inject, key: FieldKey) -> int:
    """Where the field stands, or else the inject."""
    return dict(inject.lines).get(key.value, inject.line)


def _names(scenario: Scenario, reading: Reading) -> None:
    """Nothing has the name of something else."""
    injects = scenario.injects
    ids = [
        *((phase.id, phase.line) for phase in scenario.phases),
        *((inject.id, inject.line) for inject in injects),
        *((one.id, one.line) for inject in injects for one in inject.expected),
        *((one.id, line_of(inject, FieldKey.OPTION)) for inject in injects for one in inject.options),
    ]
    _once(sorted(ids, key=lambda pair: pair[1]), reading)
    _once(((member.name, member.line) for member in scenario.cast), reading)
    _once(((one.id, one.line) for one in scenario.participants), reading)
    _once(((one.id, one.line) for one in scenario.objectives), reading)
    people = {one.id for one in scenario.participants}
    for member in scenario.cast:
        if member.name in people:
            reading.add("duplicate", member.line, word=member.name)


def _once(names: Iterable[tuple[str, int]], reading: Reading) -> None:
    seen: dict[str, int] = {}
    for name, line in names:
        if name in seen:
            reading.add("duplicate_of", line, word=name, line_before=seen[name])
        seen.setdefault(name, line)


def _expected(scenario: Scenario) -> Iterator[tuple[Inject, Expected]]:
    return ((inject, one) for inject in scenario.injects for one in inject.expected)


def _people(scenario: Scenario, reading: Reading) -> None:
    """Every sender, receiver and expected actor takes part."""
    known = dict.fromkeys(one.id for one in scenario.participants)
    for inject in scenario.injects:
        for key, names in ((FieldKey.SENDER, (inject.sender,)), (FieldKey.TO, inject.to)):
            for name in names:
                if name and name not in known:
                    reading.unknown("unknown_participant", line_of(inject, key), name, known)
    for _, one in _expected(scenario):
        if not one.actor:
            reading.add("no_actor", one.line, word=one.id)
        elif one.actor not in known:
            reading.unknown("unknown_participant", one.line, one.actor, known)


def _objectives(scenario: Scenario, reading: Reading) -> None:
    """Every objective has an expected action, and every action's objective exists."""
    known = dict.fromkeys(one.id for one in scenario.objectives)
    counted = Counter(one.objective for _, one in _expected(scenario))
    for _, one in _expected(scenario):
        if one.objective and one.objective not in known:
            reading.unknown("unknown_objective", one.line, one.objective, known)
    for objective in scenario.objectives:
        if not counted[objective.id]:
            reading.add("objective_untested", objective.line, word=objective.id)


def _milestones(scenario: Scenario, reading: Reading) -> None:
    """Every milestone that something waits for can be reached by some action or option, or by the engine."""
    known = [one.milestone for _, one in _expected(scenario) if one.milestone]
    known += [one.milestone for inject in scenario.injects for one in inject.options if one.milestone]
    services = dict.fromkeys(member.name for member in scenario.cast if member.rule is CastRule.SERVICE_WITHOUT)
    cast = dict.fromkeys(member.name for member in scenario.cast)
    names = dict.fromkeys(known)
    for inject in scenario.injects:
        for found, line in _waited_for(inject):
            if found.built_in is not None and found.milestone not in cast:
                reading.unknown("unknown_cast", line, found.milestone, cast)
            elif found.built_in is not None and found.milestone not in services:
                reading.add("not_a_service", line, word=found.milestone)
            elif found.built_in is None and found.milestone not in names:
                built_in = _built_in_names(reading, services)
                reading.unknown("unknown_milestone", line, found.milestone, [*names, *built_in])


def _built_in_names(reading: Reading, services: Iterable[str]) -> list[str]:
    words = reading.words.built_in
    return [f"{service} {words[kind][0]}" for service in services for kind in BuiltIn]


def _waited_for(inject: Inject) -> Iterator[tuple[Milestone, int]]:
    """The milestones that an inject's trigger and condition name, with the line."""
    if inject.trigger.after:
        yield Milestone(milestone=inject.trigger.after, built_in=inject.trigger.after_built_in), inject.line
    if inject.condition is not None:
        for found in positions(inject.condition):
            yield found, line_of(inject, FieldKey.CONDITION)


def _times(scenario: Scenario, reading: Reading) -> None:
    """Exercise time goes forwards in the file, and nothing comes after the end."""
    parts: list[tuple[int, int]] = [(phase.line, phase.at) for phase in scenario.phases]
    parts += [(inject.line, inject.trigger.at) for inject in scenario.injects if inject.trigger.at is not None]
    latest = 0
    for line, at in sorted(parts):
        if at < latest:
            reading.add("time_backwards", line, at=written_time(at), before=written_time(latest))
        if at > scenario.length:
            reading.add("after_the_end", line, at=written_time(at), end=written_time(scenario.length))
        latest = max(latest, at)


def _story(scenario: Scenario, reading: Reading) -> None:
    """Story time goes forwards from anchor to anchor."""
    parts: list[tuple[int, int, StoryMoment, int]] = [
        (phase.at, phase.line, phase.story, phase.line) for phase in scenario.phases if phase.story is not None
    ]
    parts += [
        (inject.trigger.at, inject.line, inject.story, line_of(inject, FieldKey.STORY))
        for inject in scenario.injects
        if inject.trigger.at is not None and inject.story is not None
    ]
    parts.sort(key=lambda part: part[:2])
    for place in backwards([scenario.begins, *(part[2] for part in parts)]):
        reading.add("story_backwards", parts[place - 1][3])


def _limits(scenario: Scenario, reading: Reading) -> None:
    """A deadline at an exercise time comes after its inject and before the end."""
    for inject, one in _expected(scenario):
        limit = one.deadline
        if limit is None or limit.kind is not DeadlineKind.EXERCISE_BEFORE or limit.minutes is None:
            continue
        if inject.trigger.at is not None and limit.minutes <= inject.trigger.at:
            reading.add(
                "deadline_passed", one.line, at=written_time(limit.minutes), before=written_time(inject.trigger.at)
            )
        elif limit.minutes > scenario.length:
            reading.add("after_the_end", one.line, at=written_time(limit.minutes), end=written_time(scenario.length))
