"""Which injects can ever be reached: cycles, conditions that never hold, milestones that come too late.

The earliest moment of every inject and milestone is found as shortest paths are: the earliest first, since nothing
can make another thing come earlier than itself. What is left over can never come.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import product
from math import prod

from kontinuitet.documents.scenario.reading import Reading
from kontinuitet.documents.scenario.vocabulary import FieldKey
from kontinuitet.exercise.scenario import BuiltIn, Condition, EffectKind, Inject, Milestone, Scenario

Key = tuple[str, BuiltIn | None]
"""A milestone: its name, or a cast member and the engine's own word."""

_EFFECTS: Key = ("", BuiltIn.STANDING)
"""Stands for all of the engine's own milestones, which any effect that stops something makes possible."""

NEVER = 1 << 40
_MOST_CASES = 64  # a nested condition with more cases than this is believed

_STOPPING = (
    EffectKind.FALLS,
    EffectKind.DEGRADED,
    EffectKind.CLOSES,
    EffectKind.ABSENT,
    EffectKind.LOSES_DATA,
)


def positions(condition: Condition) -> Iterator[Milestone]:
    """Every milestone in a condition, from left to right."""
    for part in (*condition.all_of, *condition.any_of):
        if isinstance(part, Milestone):
            yield part
        else:
            yield from positions(part)


def check_reach(scenario: Scenario, reading: Reading) -> None:
    """Tell of every inject that cannot come: a cycle once, a condition that never holds, what waits in vain."""
    earliest = _Search(scenario).run()
    stuck = {place for place, inject in enumerate(scenario.injects) if place not in earliest.injects}
    blockers = {place: earliest.blocker(place, stuck) for place in stuck}
    cyclic = _cycles(blockers)
    told: set[int] = set()
    for place in sorted(stuck):
        inject = scenario.injects[place]
        if place in cyclic:
            if place not in told:
                told.update(cyclic[place])
                names = " → ".join(scenario.injects[one].id for one in (*cyclic[place], cyclic[place][0]))
                reading.add("cycle", inject.line, names=names)
        elif blockers[place] is None and inject.condition is not None and not earliest.waits_in_vain(inject):
            line = dict(inject.lines).get(FieldKey.CONDITION.value, inject.line)
            reading.add("never_holds", line, word=inject.id)
        else:
            reading.add("unreachable", inject.line, word=inject.id)


def _cycles(blockers: dict[int, int | None]) -> dict[int, tuple[int, ...]]:
    """The members of each cycle, starting with the first in the file, by member."""
    found: dict[int, tuple[int, ...]] = {}
    done: set[int] = set()
    for start in sorted(blockers):
        path: list[int] = []
        place: int | None = start
        while place is not None and place not in done:
            done.add(place)
            path.append(place)
            place = blockers[place]
        if place in path:
            members = path[path.index(place) :]
            first = members.index(min(members))
            cycle = tuple(members[first:] + members[:first])
            found.update(dict.fromkeys(cycle, cycle))
    return found


@dataclass
class _Search:
    """``injects``: the earliest exercise minute of each inject by its place; ``milestones``: of each milestone."""

    scenario: Scenario
    injects: dict[int, int] = field(default_factory=dict)
    milestones: dict[Key, int] = field(default_factory=dict)
    queue: list[tuple[int, int]] = field(default_factory=list)
    waiting: dict[Key, list[int]] = field(default_factory=dict)
    providers: dict[Key, list[int]] = field(default_factory=dict)
    started: dict[int, int] = field(default_factory=dict)

    def run(self) -> "_Search":
        self._prepare()
        while self.queue:
            at, place = heappop(self.queue)
            if place not in self.injects and self._comes(place, at):
                self.injects[place] = at
                for key in self._reached_by(self.scenario.injects[place]):
                    self._reach(key, at)
        return self

    def _prepare(self) -> None:
        for place, inject in enumerate(self.scenario.injects):
            for key in self._reached_by(inject):
                self.providers.setdefault(key, []).append(place)
            if inject.condition is not None:
                for key in {_source(_key(found)) for found in positions(inject.condition)}:
                    self.waiting.setdefault(key, []).append(place)
            if inject.trigger.after:
                self.waiting.setdefault(_after(inject), []).append(place)
            else:
                self._start(place, inject.trigger.at or 0)
        # An unknown milestone is a problem of its own, and not also one of whatever waits for it.
        for key in [key for key in self.waiting if key not in self.providers and key != _EFFECTS]:
            self._reach(key, 0)

    def _start(self, place: int, at: int) -> None:
        self.started[place] = min(at, self.started.get(place, NEVER))
        heappush(self.queue, (at, place))

    def _reach(self, key: Key, at: int) -> None:
        """A milestone can be reached from now on; whoever waits for it is asked again."""
        if key in self.milestones:
            return
        self.milestones[key] = at
        for place in self.waiting.get(key, ()):
            inject = self.scenario.injects[place]
            if inject.trigger.after and _after(inject) == key:
                self._start(place, at + inject.trigger.delay)
            elif place in self.started and inject.trigger.at is None:
                heappush(self.queue, (max(at, self.started[place]), place))

    def _comes(self, place: int, at: int) -> bool:
        inject = self.scenario.injects[place]
        due = at if inject.trigger.at is not None else NEVER
        return inject.condition is None or can_hold(inject.condition, self.milestones, due)

    def _reached_by(self, inject: Inject) -> Iterator[Key]:
        yield from ((one.milestone, None) for one in inject.expected if one.milestone)
        yield from ((one.milestone, None) for one in inject.options if one.milestone)
        if any(effect.kind in _STOPPING for effect in inject.effects):
            yield _EFFECTS

    def waits_in_vain(self, inject: Inject) -> bool:
        """Whether what it comes after is never reached."""
        return bool(inject.trigger.after) and _after(inject) not in self.milestones

    def blocker(self, place: int, stuck: set[int]) -> int | None:
        """One inject, itself never reached, that would have to come first; None when nothing of the kind stops it."""
        inject = self.scenario.injects[place]
        keys = [_after(inject)] if inject.trigger.after else []
        if inject.condition is not None:
            keys += [_source(_key(found)) for found in positions(inject.condition) if not found.negated]
        for key in keys:
            if key not in self.milestones:
                return next((one for one in self.providers.get(key, ()) if one in stuck), None)
        return None


def _key(found: Milestone) -> Key:
    return found.milestone, found.built_in


def _after(inject: Inject) -> Key:
    return _source((inject.trigger.after, inject.trigger.after_built_in))


def _source(key: Key) -> Key:
    """What makes a milestone possible: its actions and options, or, for the engine's own, any effect that stops."""
    return key if key[1] is None else _EFFECTS


def can_hold(condition: Condition, earliest: dict[Key, int], due: int) -> bool:
    """Whether a condition that is read at minute ``due`` can be true, given the earliest minute of each milestone.

    An act at the minute when the condition is read is recorded after it: only what was reached before counts.
    """
    if condition.any_of:
        return any(can_hold(_whole(part), earliest, due) for part in condition.any_of)
    plain = [part for part in condition.all_of if isinstance(part, Milestone)]
    grouped = {_key(part): [one for one in plain if _key(one) == _key(part)] for part in plain}
    groups = [Condition(all_of=tuple(parts)) for parts in grouped.values()]
    if len(plain) < len(condition.all_of):
        groups.append(condition)
    return all(_some_case(group, earliest, due) for group in groups)


def _whole(part: Milestone | Condition) -> Condition:
    return Condition(all_of=(part,)) if isinstance(part, Milestone) else part


def _some_case(condition: Condition, earliest: dict[Key, int], due: int) -> bool:
    limits: dict[Key, set[int]] = {}
    for found in positions(condition):
        limits.setdefault(_key(found), set()).update(() if found.by is None else (found.by,))
    cases = {key: _cases(earliest.get(_source(key)), sorted(bys), due) for key, bys in limits.items()}
    if len(cases) > 1 and prod(map(len, cases.values())) > _MOST_CASES:
        return True
    return any(_holds(condition, dict(zip(cases, case, strict=True))) for case in product(*cases.values()))


def _cases(earliest: int | None, bys: Sequence[int], due: int) -> list[int]:
    """Times at which a milestone may be reached, as far as the condition can tell them apart; NEVER is one of them.

    The time ``by`` stands for all times after the ``by`` before it; ``NEVER - 1`` for those after the last.
    """
    cases = [NEVER]
    if earliest is None or earliest >= due:
        return cases
    before = -1
    for by in bys:
        if earliest <= by and before < due:
            cases.append(by)
        before = by
    return [*cases, NEVER - 1] if before < due else cases


def _holds(condition: Condition, case: dict[Key, int]) -> bool:
    parts = [
        _reached(part, case) if isinstance(part, Milestone) else _holds(part, case)
        for part in (*condition.all_of, *condition.any_of)
    ]
    return all(parts) if condition.all_of else any(parts)


def _reached(found: Milestone, case: dict[Key, int]) -> bool:
    at = case[_key(found)]
    reached = at != NEVER if found.by is None else at <= found.by
    return reached is not found.negated
