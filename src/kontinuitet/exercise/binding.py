"""Binding the names of a scenario to a municipality's own plan, with the reason and the runners-up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kontinuitet.analysis.consequences import consequences
from kontinuitet.analysis.effects import Effect
from kontinuitet.analysis.hours import reference_start
from kontinuitet.analysis.network import compile_network
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Role
from kontinuitet.domain.resource import Backup, Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.supplier import Supplier
from kontinuitet.domain.values import Place, Value, known
from kontinuitet.exercise.scenario import CastMember, CastRule, Scenario
from kontinuitet.exercise.timeline import Bound, Candidate

Standstill = Callable[[str], Mapping[str, int | None]]
"""The services that stop when something falls, by its id, with when each becomes intolerable (ms; ``None`` never)."""


def standstill(plan: Municipality, day: date) -> Standstill:
    """What stops when something falls, asked of the graph at the municipality's reference moment from that day on."""
    network = compile_network(plan)
    start = reference_start(plan.settings.reference, day, plan.calendars)

    def stopped(cause: str) -> dict[str, int | None]:
        follows = consequences(network, (Effect(target=cause),), start=start)
        return {service: follows.intolerable(service) for service in follows.stopped}

    return stopped


NEVER = 1 << 60
SHOWN = 4
"""How many candidates are kept: the chosen one and three runners-up."""


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """A candidate with what ranks it: smaller keys win, and the one shown to the facilitator is ``value``."""

    key: tuple[int, ...]
    id: str
    value: int | None = None
    critical: int | None = None


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """What a rule found: candidates in order, and the field of the plan to fill in when there is none."""

    ranked: tuple[Ranked, ...] = ()
    gap: Place | None = None


@dataclass(frozen=True)
class _Caster:
    plan: Municipality
    standstill: Standstill
    bound: dict[str, Bound]

    def rank(self, member: CastMember) -> Ranking:
        rules: dict[CastRule, Callable[[CastMember], Ranking]] = {
            CastRule.SUPPLIER_OF_MOST_CRITICAL: self._supplier,
            CastRule.SERVICE_WITHOUT: self._service,
            CastRule.SYSTEM_OF_MOST: self._system,
            CastRule.INFORMATION_OF: self._information,
            CastRule.BACKUP_OF: self._backup,
            CastRule.ROLE: self._role,
        }
        return rules[member.rule](member)

    def _supplier(self, _member: CastMember) -> Ranking:
        causes = [supplier.id for supplier in self.plan.suppliers]
        return Ranking(ranked=self._by_count(causes, critical_only=True), gap=Place(object="kommun", field="suppliers"))

    def _system(self, _member: CastMember) -> Ranking:
        causes = [resource.id for resource in self.plan.resources if resource.kind is ResourceKind.SYSTEM]
        return Ranking(
            ranked=self._by_count(causes, critical_only=False), gap=Place(object="kommun", field="resources")
        )

    def _by_count(self, causes: Iterable[str], *, critical_only: bool) -> tuple[Ranked, ...]:
        """Most services first; then the one whose first service becomes intolerable earliest; then id."""
        found = []
        for cause in causes:
            stopped = self.standstill(cause)
            critical = {s: at for s, at in stopped.items() if self.plan.service[s].is_critical}
            counted = critical if critical_only else stopped
            if counted:
                first = min((at for at in counted.values() if at is not None), default=NEVER)
                found.append(Ranked(key=(-len(counted), first), id=cause, value=len(stopped), critical=len(critical)))
        return _ordered(found)

    def _service(self, member: CastMember) -> Ranking:
        """Shortest known acceptable outage first; then earliest intolerable; then id. Unknown ones never win."""
        cause = self._other(member)
        if not cause:
            return Ranking(gap=self._gap_of(member))
        stopped = self.standstill(cause)
        found = []
        for service, at in stopped.items():
            limit = known(self.plan.service[service].mtpd)
            if limit is not None:
                found.append(Ranked(key=(limit, NEVER if at is None else at), id=service, value=limit))
        gap = Place(object=next(iter(stopped)), field="mtpd") if stopped else Place(object=cause, field="dependencies")
        return Ranking(ranked=_ordered(found), gap=gap)

    def _information(self, member: CastMember) -> Ranking:
        """Highest known class of availability first, then id."""
        owner = self._other(member)
        if not owner:
            return Ranking(gap=self._gap_of(member))
        sets = [self.plan.resource[item] for item in sorted(self._information_sets(owner))]
        found = []
        for information in sets:
            level = known(information.classes.availability)
            if level is not None:
                found.append(Ranked(key=(-level,), id=information.id, value=level))
        gap = Place(object=sets[0].id, field="classes") if sets else Place(object=owner, field="dependencies")
        return Ranking(ranked=_ordered(found), gap=gap)

    def _information_sets(self, owner: str) -> set[str]:
        """Information that a service needs (directly or through what it needs), or that a system or supplier holds."""
        reached = self._needed_by(owner)
        if owner in self.plan.supplier:
            reached = {r.id for r in self.plan.resources if r.supplier == owner}
            reached |= {r for a in self.plan.agreements if a.supplier == owner for r in a.covers}
        information = [r for r in self.plan.resources if r.kind is ResourceKind.INFORMATION]
        return {r.id for r in information if r.id in reached or reached.intersection(r.held_by)}

    def _needed_by(self, owner: str) -> set[str]:
        reached: set[str] = set()
        waiting = [owner]
        while waiting:
            current = waiting.pop()
            if current in reached:
                continue
            reached.add(current)
            user = self.plan.service.get(current) or self.plan.resource.get(current)
            if user is not None:
                waiting += [need for edge in user.dependencies for need in edge.needs]
        return reached

    def _backup(self, member: CastMember) -> Ranking:
        """A backup that copies it, or that copies information which it holds; stored order by id."""
        source = self._other(member)
        if not source:
            return Ranking(gap=self._gap_of(member))
        held = {r.id for r in self.plan.resources if source in r.held_by} | {source}
        found = [Ranked(key=(), id=b.id, value=known(b.interval)) for b in self.plan.backups if held & {*b.copies_of}]
        return Ranking(ranked=_ordered(found), gap=Place(object=source, field="backups"))

    def _role(self, member: CastMember) -> Ranking:
        wanted = member.of.casefold()
        found = [Ranked(key=(), id=r.id) for r in self.plan.roles if wanted in (r.id.casefold(), r.name.casefold())]
        return Ranking(ranked=tuple(found), gap=Place(object="kommun", field="roles"))

    def _other(self, member: CastMember) -> str:
        return self.bound[member.of].id if member.of in self.bound else ""

    def _gap_of(self, member: CastMember) -> Place | None:
        return self.bound[member.of].gap if member.of in self.bound else None


_KINDS: dict[CastRule, type[Value]] = {
    CastRule.SUPPLIER_OF_MOST_CRITICAL: Supplier,
    CastRule.SERVICE_WITHOUT: Service,
    CastRule.SYSTEM_OF_MOST: Resource,
    CastRule.INFORMATION_OF: Resource,
    CastRule.BACKUP_OF: Backup,
    CastRule.ROLE: Role,
}
"""What each rule seeks: above all never a person."""


def _ordered(found: Iterable[Ranked]) -> tuple[Ranked, ...]:
    return tuple(sorted(found, key=lambda candidate: (candidate.key, candidate.id)))


def bind(
    scenario: Scenario, plan: Municipality, standstill: Standstill, chosen: Mapping[str, str] | None = None
) -> tuple[Bound, ...]:
    """Bind each cast member by its rule (scenario language, cast), in the order in which they depend on each other.

    ``chosen`` holds what the facilitator decided instead: name of the member to an id of the plan. An id that the
    plan does not hold, or that is of another kind than the rule seeks, is ignored. A member that nothing fits is
    left with its stand-in text and the gap to fill in.
    """
    caster = _Caster(plan, standstill, {})
    waiting = list(scenario.cast)
    while waiting:
        ready = [m for m in waiting if m.of not in {w.name for w in waiting} or m.rule is CastRule.ROLE] or waiting
        for member in ready:
            caster.bound[member.name] = _bound(member, caster, (chosen or {}).get(member.name, ""))
        waiting = [member for member in waiting if member not in ready]
    return tuple(caster.bound[member.name] for member in scenario.cast)


def _bound(member: CastMember, caster: _Caster, by_hand: str) -> Bound:
    ranking = caster.rank(member)
    by_hand = by_hand if isinstance(caster.plan.by_id.get(by_hand), _KINDS[member.rule]) else ""
    chosen = by_hand or (ranking.ranked[0].id if ranking.ranked else "")
    return Bound(
        name=member.name,
        rule=member.rule,
        of=member.of,
        id=chosen,
        label=caster.plan.label(chosen) if chosen else member.otherwise,
        otherwise=member.otherwise,
        candidates=tuple(
            Candidate(id=c.id, name=caster.plan.label(c.id), value=c.value, critical=c.critical)
            for c in ranking.ranked[:SHOWN]
        ),
        gap=None if chosen else ranking.gap,
        chosen_by_hand=bool(by_hand),
    )
