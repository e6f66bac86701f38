"""Group C: does what the services need come back in time, and in an order that is possible?"""

from collections.abc import Iterator
from datetime import date

from kontinuitet.analysis.effects import MINUTE
from kontinuitet.analysis.figures import State, Step
from kontinuitet.analysis.recovery import RecoverySource
from kontinuitet.analysis.rules.demand import Demand, deciding, demands
from kontinuitet.analysis.rules.finding import Count, Finding, Param, Route, Severity, Span, Term, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place, known

_UNCOVERED = frozenset({State.STANDING, State.INTOLERABLE})


def c1(view: Snapshot) -> Iterator[Told]:
    """Something comes back later than required, and no reserve routine covers the gap (ISO/TS 22317 and 22318)."""
    for demand in demands(view):
        partial = demand.dependency.partial_enough is True
        needed, minutes = deciding(demand.dependency, view.partial_recovery if partial else view.recovery)
        if minutes > demand.minutes and not _covered(view, demand):
            yield _slow(view, demand, needed=view.municipality.resource[needed], minutes=minutes)
        yield None


def _covered(view: Snapshot, demand: Demand) -> bool:
    """Whether a routine runs from the required time until the service is back; an unknown end is said by E2."""
    missed = set(demand.dependency.needs)
    if not isinstance(demand.user, Service) or not any(missed <= set(one.replaces) for one in demand.user.workarounds):
        return False
    service = view.fall(*demand.dependency.needs).service(demand.user.id)
    states = {span.state for span in service.states if span.end is None or span.end > demand.minutes * MINUTE}
    return bool(states & {State.ROUTINE, State.UNKNOWN}) and not states & _UNCOVERED


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
        path=(Step(user=demand.user.id, dependency=demand.dependency.id, needed=needed.id),),
        notes=("limit", *(("uncovered",) if isinstance(demand.user, Service) else ()), *demand.notes()),
    )


def _basis(view: Snapshot, resource: Resource) -> tuple[str, date | None]:
    """What the recovery time rests on: a test, an agreement, or what somebody has stated."""
    own = view.own_recovery(resource.id)
    source = own.source if own and own.source else RecoverySource.STATED
    dated = source is RecoverySource.TESTED and resource.tested_on is not None
    return f"basis-{source}-on" if dated else f"basis-{source}", resource.tested_on if dated else None


def c2(view: Snapshot) -> Iterator[Told]:
    """One single cause keeps a service down longer than its recovery time, or nearly (NIST SP 800-34).

    One finding for each cause, the worst of a service first.
    """
    for service in view.municipality.services:
        rto = known(service.rto)
        if rto is None:
            continue
        found: list[tuple[int, Finding]] = []
        for cause in view.stoppers(service.id):
            found += _outage(view, service, cause=cause, rto=rto)
            yield None
        for _, finding in sorted(found, key=lambda pair: -pair[0]):
            yield finding


def _outage(view: Snapshot, service: Service, *, cause: str, rto: int) -> Iterator[tuple[int, Finding]]:
    fall = view.fall(cause)
    length = fall.longest(service.id)
    share = 100 - view.municipality.settings.margin
    if length is None or length * 100 <= rto * MINUTE * share:
        return
    path = fall.back_path(service.id) or fall.path(service.id)
    if not path:
        return
    over = length > rto * MINUTE
    unknowns = fall.outage(service.id).unknowns
    yield (
        length,
        Finding(
            rule="C2",
            variant="over" if over else "near",
            severity=Severity.ERROR if over else Severity.WARNING,
            place=Place(object=service.id, field="dependencies", item=path[0].dependency),
            services=(service.id,),
            cause=cause,
            params={
                "service": service.name,
                "cause": view.name(cause),
                "reference": view.municipality.settings.reference,
                "outage": Span(minutes=-(-length // MINUTE)),
                "rto": Span(minutes=rto),
                "share": share,
                "route": Route(names=view.route(path)),
                "unknowns": Count(noun="unknowns", number=len(unknowns)),
            },
            path=path,
            notes=("path", *(("unknowns",) if unknowns else ())),
        ),
    )
