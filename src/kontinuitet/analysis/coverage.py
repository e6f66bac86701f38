"""How far every service has come, counts against counts, and the one thing to do next; never a score."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kontinuitet.analysis.objectives import derived_mtpd
from kontinuitet.analysis.progress import StepState, step_states
from kontinuitet.analysis.rules import Finding, Severity
from kontinuitet.domain.followup import ActionStatus
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import DeliveryForm, Place, Unknown, Value, known
from kontinuitet.domain.version import Version


class Analysis(StrEnum):
    """How far an impact analysis has come: nothing scored, some of it, or so far that a limit follows from it."""

    NONE = "none"
    BEGUN = "begun"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one service stands. ``agreements`` and ``routines``: how many there are of how many that are needed.

    ``version``: the number of the approved version; ``is_changed``: something that it is bound to differs today.
    ``errors`` and ``is_changed`` need the findings: ``None`` and ``False`` before they are there.
    """

    service: Service
    analysis: Analysis
    dependencies: int
    open_dependencies: int
    agreements: tuple[int, int]
    routines: tuple[int, int]
    has_text: bool
    version: int | None
    exercised: date | None
    unknown: int
    suggested: int
    is_changed: bool = False
    errors: int | None = None

    @property
    def need(self) -> tuple[bool, int, bool, str]:
        """What needs attention most comes first: critical services, those with most errors, those without a plan."""
        return (not self.service.is_critical, -(self.errors or 0), self.version is not None, self.service.name)


def coverage(
    plan: Municipality, exercised: Mapping[str, date], versions: Mapping[str, Version]
) -> tuple[Standing, ...]:
    """How every service stands, in stored order, as far as can be told without the findings."""
    return tuple(_standing(service, plan, exercised, versions.get(service.id)) for service in plan.services)


def with_findings(standings: Sequence[Standing], findings: Iterable[Finding]) -> tuple[Standing, ...]:
    """The same with what the findings add, those first that need attention most."""
    errors = dict.fromkeys((each.service.id for each in standings), 0)
    changed: set[str] = set()
    for found in findings:
        for service in {*found.services, found.place.object} & errors.keys():
            errors[service] += found.severity is Severity.ERROR and found.accepted is None
            if found.rule == "F4" and found.variant != "old":
                changed.add(service)
    told = (replace(each, errors=errors[each.service.id], is_changed=each.service.id in changed) for each in standings)
    return tuple(sorted(told, key=lambda each: each.need))


def _standing(service: Service, plan: Municipality, exercised: Mapping[str, date], version: Version | None) -> Standing:
    return Standing(
        service=service,
        analysis=analysis_of(service, plan),
        dependencies=len(service.dependencies),
        open_dependencies=sum(has_open_question(edge) for edge in service.dependencies),
        agreements=_agreements(service, plan),
        routines=_routines(service),
        has_text=bool(service.workarounds or service.activation.criteria or service.tasks),
        version=version.number if version else None,
        exercised=last_exercise(service, exercised),
        unknown=_unknown(service),
        suggested=len(service.suggested),
    )


def analysis_of(service: Service, plan: Municipality) -> Analysis:
    """Whether the impact analysis is done, begun, or not begun."""
    if not any(score is not None for row in service.impact for score in row.scores):
        return Analysis.NONE
    if derived_mtpd(service, plan.settings).unscored or known(service.mtpd) is None:
        return Analysis.BEGUN
    return Analysis.DONE


def has_open_question(edge: Dependency) -> bool:
    """Whether its kind or its tolerance has no answer: with either, the graph can only say "perhaps"."""
    return any(value is None or isinstance(value, Unknown) for value in (edge.kind, edge.tolerance))


def _agreements(service: Service, plan: Municipality) -> tuple[int, int]:
    """Of what the service needs and somebody else runs: how much an agreement covers, and how much there is."""
    needed = dict.fromkeys(name for edge in service.dependencies for name in edge.needs)
    external = [name for name in needed if _is_external(plan, name)]
    return sum(bool(plan.agreements_for(name)) for name in external), len(external)


def _is_external(plan: Municipality, name: str) -> bool:
    found = plan.resource.get(name)
    if found is None:
        return False
    return isinstance(found.supplier, str) or (
        isinstance(found.run, DeliveryForm) and found.run is not DeliveryForm.OWN
    )


def _routines(service: Service) -> tuple[int, int]:
    """Of the hard dependencies: how many a reserve routine stands in for, and how many there are."""
    hard = [edge for edge in service.dependencies if not edge.is_soft]
    replaced = {needed for routine in service.workarounds for needed in routine.replaces}
    return sum(bool(replaced & set(edge.needs)) for edge in hard), len(hard)


def last_exercise(service: Service, exercised: Mapping[str, date]) -> date | None:
    """The latest day on which it was exercised, in this program or as somebody wrote down."""
    days = [day for day in (service.exercised_on, exercised.get(service.id)) if day is not None]
    return max(days, default=None)


def _unknown(value: Value) -> int:
    """How many questions have been answered with "not known", in a thing and in its rows."""
    found = 0
    for held in value.__dict__.values():
        for each in held if isinstance(held, tuple) else (held,):
            if isinstance(each, Unknown):
                found += 1
            elif isinstance(each, Value):
                found += _unknown(each)
    return found


# ---------------------------------------------------------------- units


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStanding:
    """How the services of one unit stand together; ``unit`` is ``None`` for those that belong to none."""

    unit: str | None
    services: int
    analysed: int
    approved: int
    exercised: int
    errors: int
    unknown: int


def by_unit(plan: Municipality, standings: Sequence[Standing], since: date) -> tuple[UnitStanding, ...]:
    """The units that have services, in stored order; exercised counts from a day on."""
    units: list[str | None] = [unit.id for unit in plan.units]
    grouped = {unit: [each for each in standings if each.service.unit == unit] for unit in [*units, None]}
    return tuple(_unit(unit, found, since) for unit, found in grouped.items() if found)


def _unit(unit: str | None, found: Sequence[Standing], since: date) -> UnitStanding:
    return UnitStanding(
        unit=unit,
        services=len(found),
        analysed=sum(each.analysis is Analysis.DONE for each in found),
        approved=sum(each.version is not None for each in found),
        exercised=sum(each.exercised is not None and each.exercised >= since for each in found),
        errors=sum(each.errors or 0 for each in found),
        unknown=sum(each.unknown for each in found),
    )


# ---------------------------------------------------------------- what to do next

BASICS = ("service", "impact", "limits", "dependencies")
"""The steps without which nothing else in a plan can be judged."""

LATER = frozenset({"F1", "F4", "F5", "F6", "H1", "H5"})
"""Rules about approving, printing and exercising a plan: nothing to begin with while there hardly is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAct:
    """The next thing to do for a service: a finding to deal with, or else a step of the walk to answer."""

    service: str
    place: Place
    finding: Finding | None = None
    step: str = ""


def next_act(
    plan: Municipality,
    service: str,
    *,
    findings: Sequence[Finding],
    today: date,
    versions: Mapping[str, Version],
) -> NextAct | None:
    """What contradicts the municipality's own decisions, then the basics, then errors, the rest of the walk, the
    decision, and only then what an existing plan lacks; ``None`` when nothing is left.
    """
    taken = {action.origin for action in plan.actions if action.status is ActionStatus.OPEN}
    own = [one for one in findings if service in (*one.services, one.place.object) and _is_left(one, taken)]
    states = {state.step: state for state in step_states(plan, service, today, versions)}
    choices = (
        _first(service, (one for one in own if one.blocking)),
        _step(service, (states[step] for step in BASICS)) if _lacks_basics(plan.service[service], plan) else None,
        _first(service, (one for one in own if one.severity is Severity.ERROR and one.rule not in LATER)),
        _step(service, (state for step, state in states.items() if step != "approval")),
        NextAct(service=service, place=Place(object=service, field="review_due"), step="approval")
        if service not in versions
        else None,
        _first(service, own),
    )
    return next((choice for choice in choices if choice is not None), None)


def _is_left(found: Finding, taken: set[str]) -> bool:
    """Whether nobody has accepted a finding, and no open action came out of it."""
    return found.accepted is None and f"{found.rule} {found.place_key}" not in taken


def _lacks_basics(service: Service, plan: Municipality) -> bool:
    return analysis_of(service, plan) is not Analysis.DONE or not service.dependencies


def _first(service: str, found: Iterable[Finding]) -> NextAct | None:
    first = next(iter(found), None)
    return None if first is None else NextAct(service=service, place=first.place, finding=first)


def _step(service: str, states: Iterable[StepState]) -> NextAct | None:
    """The first step in which something is left to ask or to confirm."""
    left = next((state for state in states if not state.is_asked), None)
    if left is None:
        return None
    return NextAct(service=service, place=left.next or Place(object=service), step=left.step)
