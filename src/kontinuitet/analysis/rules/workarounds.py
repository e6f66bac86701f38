"""Group E: is there a way to work without what can be lost, and does it last?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kontinuitet.analysis.effects import MINUTE
from kontinuitet.analysis.figures import RoutineSpan, ServiceFigures, State
from kontinuitet.analysis.rules.finding import Count, Finding, Names, Param, Route, Severity, Span, Term, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.service import Service, Workaround
from kontinuitet.domain.values import NotApplicable, Place, known

_SUPPLIER = "supplier"
_LOSS = {
    ResourceKind.PEOPLE: "people",
    ResourceKind.PREMISES: "premises",
    ResourceKind.SYSTEM: "it",
    ResourceKind.INFORMATION: "it",
    ResourceKind.IDENTITY: "it",
    ResourceKind.ACCESS: "it",
    ResourceKind.NETWORK: "supply",
    ResourceKind.ENERGY: "supply",
    ResourceKind.WATER: "supply",
    ResourceKind.EXTERNAL: _SUPPLIER,
    ResourceKind.SUPPORT: _SUPPLIER,
    ResourceKind.PAYMENT: _SUPPLIER,
    ResourceKind.GOODS: _SUPPLIER,
    ResourceKind.TRANSPORT: _SUPPLIER,
}
"""The loss type of each kind of resource (rule E1)."""

_FAR = 10**15
"""Milliseconds beyond every plan: standing still as far as can be seen."""

Ran = Mapping[str, Sequence[RoutineSpan]]
"""For each single cause the reserve routines that run in one service then, or may."""

_STILL = frozenset({State.STANDING, State.INTOLERABLE})


def e1(view: Snapshot) -> Iterator[Told]:
    """A critical service can be stopped by a loss that none of its reserve routines covers (ISO 22331, 22301 8.3)."""
    for service in view.municipality.services:
        if service.is_critical:
            losses: dict[str, list[str]] = {}
            for cause in _uncovered(view, service):
                losses.setdefault(_loss(view, cause), []).append(cause)
            for loss, causes in losses.items():
                yield _no_routine(view, service, loss=loss, causes=causes)
        yield None


def _loss(view: Snapshot, cause: str) -> str:
    kind = view.kind(cause)
    return _SUPPLIER if kind is None else _LOSS[kind]


def _uncovered(view: Snapshot, service: Service) -> Iterator[str]:
    """Causes without a routine; a supplier only if none of what it takes down would stop the service alone."""
    stoppers = view.stoppers(service.id)
    for cause in stoppers:
        if view.kind(cause) is None and any(item.fell and item.id in stoppers for item in view.fall(cause).resources):
            continue
        if not _covered(view, service, cause):
            yield cause


def _covered(view: Snapshot, service: Service, cause: str) -> bool:
    """Whether a routine takes over, or may (an unknown), or would if what it needs were not gone too (C7 says so)."""
    fall = view.fall(cause)
    if fall.routines(service.id) or fall.is_unsure(service.id):
        return True
    missed = {step.needed for step in fall.path(service.id)[:1]}
    return any(
        missed <= set(routine.replaces) and any(view.takes(need, cause=cause) for need in routine.needs)
        for routine in service.workarounds
    )


def _no_routine(view: Snapshot, service: Service, *, loss: str, causes: list[str]) -> Finding:
    first = min(causes, key=lambda cause: view.fall(cause).stop(service.id).at or 0)
    stop = (view.fall(first).stop(service.id).at or 0) // MINUTE
    return Finding(
        rule="E1",
        variant="later" if stop else "at-once",
        severity=Severity.ERROR,
        place=Place(object=service.id, field="workarounds", part=loss),
        services=(service.id,),
        params={
            "service": service.name,
            "loss": Term(key=f"loss-{loss}"),
            "causes": Names(names=tuple(dict.fromkeys(view.name(cause) for cause in causes)), either=True),
            "stop": Span(minutes=stop),
        },
        path=view.fall(first).path(service.id),
    )


@dataclass(frozen=True)
class Gap:
    """That a routine ends ``length`` minutes before the next, or before the service is back, after one cause."""

    cause: str
    needed: int
    length: int
    unknowns: int


def e2(view: Snapshot) -> Iterator[Told]:
    """A routine ends before the service is back, or before its tolerable interruption has passed (ISO 22331)."""
    for service in view.municipality.services:
        ran = _ran(view, service) if service.workarounds else {}
        for routine in service.workarounds:
            yield from _endurance(view, service, routine, ran)
            yield None
        yield from _unknown_budget(view, service)


def _ran(view: Snapshot, service: Service) -> Ran:
    spans = {cause: view.fall(cause).routines(service.id) for cause in view.stoppers(service.id)}
    return {cause: found for cause, found in spans.items() if found}


def _endurance(view: Snapshot, service: Service, routine: Workaround, ran: Ran) -> Iterator[Finding]:
    endurance, mtpd = known(routine.endurance), known(service.mtpd)
    if endurance is None:
        yield from _unknown(view, service, routine)
        return
    gaps = (gap for cause in ran for gap in _gaps(view, service, routine=routine, cause=cause, ran=ran[cause]))
    worst = max(gaps, key=lambda gap: gap.length, default=None)
    if worst is not None:
        yield _too_short(view, service, routine=routine, gap=worst)
    elif mtpd is not None and endurance < mtpd and not _relieved(service, routine):
        yield _finding(service, routine, variant="mtpd", severity=Severity.WARNING)


def _gaps(
    view: Snapshot, service: Service, *, routine: Workaround, cause: str, ran: Sequence[RoutineSpan]
) -> Iterator[Gap]:
    """Only an end that comes from the endurance counts, and only the time until it can be back at the earliest."""
    fall = view.fall(cause)
    lasts = (known(routine.endurance) or 0) * MINUTE
    for span in ran:
        if span.workaround != routine.id or span.end is None or span.end - span.start < lasts:
            continue
        back = fall.back(service.id)
        if back.at is None:
            continue
        length = min(_still_until(fall.service(service.id), span.end), back.at) - span.end
        if length > 0:
            needed, unknowns = -(-(back.at - span.start) // MINUTE), len(back.unknowns)
            yield Gap(cause=cause, needed=needed, length=-(-length // MINUTE), unknowns=unknowns)


def _still_until(figures: ServiceFigures, end: int) -> int:
    """Until when the service stands still directly after a routine has ended, milliseconds."""
    for state in figures.states:
        if state.start == end and state.state in _STILL and state.routine is None:
            end = _FAR if state.end is None else state.end
    return end


def _too_short(view: Snapshot, service: Service, *, routine: Workaround, gap: Gap) -> Finding:
    path = view.fall(gap.cause).path(service.id)
    found = _finding(service, routine, variant="gap", severity=Severity.ERROR)
    params: dict[str, Param] = {
        **found.params,
        "cause": view.name(gap.cause),
        "reference": view.municipality.settings.reference,
        "needed": Span(minutes=gap.needed),
        "gap": Span(minutes=gap.length),
        "unknowns": Count(noun="unknowns", number=gap.unknowns),
        "route": Route(names=view.route(path)),
    }
    notes = (*(("path",) if len(path) > 1 else ()), *(("unknowns",) if gap.unknowns else ()))
    return found.model_copy(update={"params": params, "path": path, "notes": notes})


def _finding(service: Service, routine: Workaround, *, variant: str, severity: Severity) -> Finding:
    return Finding(
        rule="E2",
        variant=variant,
        severity=severity,
        place=Place(object=service.id, field="workarounds", item=routine.id, part="endurance"),
        services=(service.id,),
        params={
            "service": service.name,
            "routine": routine.name,
            "endurance": Span(minutes=known(routine.endurance) or 0),
            "mtpd": Span(minutes=known(service.mtpd) or 0),
        },
    )


def _relieved(service: Service, routine: Workaround) -> bool:
    """Whether another routine for the same loss is meant for longer outages, or lasts longer."""
    return any(
        other.id != routine.id
        and set(routine.replaces) <= set(other.replaces)
        and (other.outage_from > routine.outage_from or (known(other.endurance) or 0) > (known(routine.endurance) or 0))
        for other in service.workarounds
    )


def _unknown(view: Snapshot, service: Service, routine: Workaround) -> Iterator[Finding]:
    if service.is_critical and not isinstance(routine.endurance, NotApplicable):
        found = _finding(service, routine, variant="unknown", severity=Severity.INFORMATION)
        yield found.model_copy(update={"params": {**found.params, "asking": view.asking(routine.endurance)}})


def _unknown_budget(view: Snapshot, service: Service) -> Iterator[Finding]:
    """Without the time until somebody has decided, no routine has a moment from which it runs."""
    budget = service.activation.budget
    if service.is_critical and service.workarounds and known(budget) is None and not isinstance(budget, NotApplicable):
        yield Finding(
            rule="E2",
            variant="unknown-budget",
            severity=Severity.INFORMATION,
            place=Place(object=service.id, field="activation", part="budget"),
            services=(service.id,),
            params={"service": service.name, "asking": view.asking(budget)},
        )
