"""Group C: does what the services need come back in time, and in an order that is possible?"""

from collections.abc import Iterator
from datetime import date

from kontinuitet.analysis import figures
from kontinuitet.analysis.effects import MINUTE
from kontinuitet.analysis.figures import State
from kontinuitet.analysis.recovery import RecoverySource
from kontinuitet.analysis.rules.demand import Demand, deciding, demands
from kontinuitet.analysis.rules.finding import Count, Finding, Names, Param, Route, Severity, Span, Step, Term
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import NotApplicable, Place, known

_UNCOVERED = frozenset({State.STANDING, State.INTOLERABLE})


def c1(view: Snapshot) -> Iterator[Finding]:
    """Something comes back later than required, and no reserve routine covers the gap (ISO/TS 22317 and 22318)."""
    for demand in demands(view):
        needed, minutes = deciding(demand.dependency, view.recovery)
        if minutes > demand.minutes and not _covered(view, demand):
            yield _slow(view, demand, needed=view.municipality.resource[needed], minutes=minutes)
    yield from _without_recovery(view)


def _covered(view: Snapshot, demand: Demand) -> bool:
    """Whether a routine runs from the required time until the service is back; an unknown end is said by E2."""
    if not isinstance(demand.user, Service):
        return False
    service = view.fall(*demand.dependency.needs).service(demand.user.id)
    after = (span for span in service.states if span.end is None or span.end > demand.minutes * MINUTE)
    return not any(span.state in _UNCOVERED for span in after)


def _slow(view: Snapshot, demand: Demand, *, needed: Resource, minutes: int) -> Finding:
    basis, tested_on = _basis(view, needed)
    params: dict[str, Param] = {
        **demand.params(resource=needed.name, asking=view.asking(demand.dependency.tolerance)),
        "recovery": Span(minutes=minutes),
        "basis": Term(key=basis),
    }
    if tested_on is not None:
        params["tested"] = tested_on
    return Finding(
        rule="C1",
        variant="slow",
        severity=demand.severity,
        place=demand.place,
        services=view.concerned(demand.user.id),
        params=params,
        path=(Step(user=demand.user.id, edge=demand.dependency.id, needed=needed.id),),
        notes=("limit", *(("uncovered",) if isinstance(demand.user, Service) else ()), *demand.notes()),
    )


def _basis(view: Snapshot, resource: Resource) -> tuple[str, date | None]:
    """What the recovery time rests on: a test, an agreement, or what somebody has stated."""
    own = view.own_recovery(resource.id)
    source = own.source if own and own.source else RecoverySource.STATED
    dated = source is RecoverySource.TESTED and resource.tested_on is not None
    return f"basis-{source}-on" if dated else f"basis-{source}", resource.tested_on if dated else None


def _without_recovery(view: Snapshot) -> Iterator[Finding]:
    """Resources that critical services stop without, and of which nobody knows when they are back.

    Where an agreement should say it, D2 reports that.
    """
    for resource in view.municipality.resources:
        users = tuple(user for user in view.waiting_for(resource.id) if view.municipality.service[user].is_critical)
        own = view.own_recovery(resource.id)
        ours = own is not None and own.unknown == Place(object=resource.id, field="stated_recovery")
        if users and ours and not isinstance(resource.stated_recovery, NotApplicable):
            yield Finding(
                rule="C1",
                variant="unknown",
                severity=Severity.INFORMATION,
                place=Place(object=resource.id, field="stated_recovery"),
                services=users,
                params={
                    "resource": resource.name,
                    "services": Names(names=tuple(view.name(user) for user in users)),
                    "asking": view.asking(resource.stated_recovery),
                },
            )


def c2(view: Snapshot) -> Iterator[Finding]:
    """One single cause keeps a service down longer than its recovery time, or nearly (NIST SP 800-34)."""
    for service in view.municipality.services:
        rto = known(service.rto)
        if rto is None:
            continue
        found = [item for cause in view.causes_of(service.id) for item in _outage(view, service, cause=cause, rto=rto)]
        yield from _worst_by_edge(found)


def _worst_by_edge(found: list[tuple[int, Finding]]) -> Iterator[Finding]:
    """One finding for each of the service's own dependencies: the worst cause speaks for the others."""
    for edge in dict.fromkeys(item.place.item for _, item in found):
        same = [pair for pair in found if pair[1].place.item == edge]
        worst = max(same, key=lambda pair: pair[0])[1]
        others = tuple(item for _, item in same if item is not worst)
        yield worst.model_copy(update={"speaks_for": others})


def _outage(view: Snapshot, service: Service, *, cause: str, rto: int) -> Iterator[tuple[int, Finding]]:
    fall = view.fall(cause)
    outage = fall.service(service.id).outage
    share = 100 - view.municipality.settings.margin
    if outage.at is None or outage.at * 100 <= rto * MINUTE * share:
        return
    path = steps(fall.back_path(service.id)) or steps(fall.path(service.id))
    if not path:
        return
    over = outage.at > rto * MINUTE
    yield outage.at, Finding(
        rule="C2",
        variant="over" if over else "near",
        severity=Severity.ERROR if over else Severity.WARNING,
        place=Place(object=service.id, field="dependencies", item=path[0].edge),
        services=(service.id,),
        params={
            "service": service.name,
            "cause": view.name(cause),
            "outage": Span(minutes=-(-outage.at // MINUTE)),
            "rto": Span(minutes=rto),
            "share": share,
            "route": Route(names=view.route(path)),
            "unknowns": Count(noun="unknowns", number=len(outage.unknowns)),
        },
        path=path,
        notes=("route", *(("unknowns",) if outage.unknowns else ())),
    )


def steps(path: tuple[figures.Step, ...]) -> tuple[Step, ...]:
    """A path of the graph as a finding carries it."""
    return tuple(Step(user=step.user, edge=step.dependency, needed=step.needed) for step in path)
