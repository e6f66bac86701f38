"""Group E, the figures of a reserve routine: is it in time, is it enough, are its papers fresh?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kontinuitet.analysis.effects import MINUTE
from kontinuitet.analysis.objectives import derived_mtpd
from kontinuitet.analysis.rules.finding import Finding, Names, Param, Severity, Span, Term, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.service import Service, Workaround
from kontinuitet.domain.values import NotApplicable, Place, Unknown, known


@dataclass(frozen=True)
class Limit:
    """How long a service may stand still, in minutes, and whether its impact curve or a decision says so."""

    minutes: int
    basis: str


@dataclass(frozen=True)
class Stop:
    """When a service stops without what a routine stands in for, in minutes after the fall, as far as that is known."""

    minutes: int
    is_known: bool


def e3(view: Snapshot) -> Iterator[Told]:
    """A routine is running only when the impact is already intolerable (ISO/TS 22331).

    The shorter of the curve's time and the decided one counts, from the moment at which the service stops. A routine
    that takes over from another that was in time has all the time it needs.
    """
    for service in view.municipality.services:
        limit = _limit(view, service) if service.workarounds else None
        if limit is not None:
            yield from _late(view, service, limit)
        asked = [(row, row.startup) for row in service.workarounds]
        yield from _unknowns(view, service, rule="E3", field="startup", asked=asked)
        yield None


def _limit(view: Snapshot, service: Service) -> Limit | None:
    curve, mtpd = derived_mtpd(service, view.municipality.settings).value, known(service.mtpd)
    if curve is not None and (mtpd is None or curve < mtpd):
        return Limit(curve, "curve")
    return None if mtpd is None else Limit(mtpd, "mtpd")


def _late(view: Snapshot, service: Service, limit: Limit) -> Iterator[Finding]:
    """An unknown budget can only make a routine later still."""
    budget, in_time, late = known(service.activation.budget) or 0, [], []
    for row in service.workarounds:
        startup = known(row.startup)
        if startup is not None:
            stop = _stop(view, service, row)
            if budget + startup - stop.minutes > limit.minutes:
                late.append((row, stop))
            else:
                in_time.append(row)
    for row, stop in late:
        if not any({*row.replaces} <= {*other.replaces} for other in in_time):
            yield _too_late(service, row, limit=limit, stop=stop)


def _stop(view: Snapshot, service: Service, row: Workaround) -> Stop:
    """The earliest one: through a dependency of its own, or through what lies behind it."""
    edges = [edge for edge in service.dependencies if not edge.is_soft and {*edge.needs, edge.id} & {*row.replaces}]
    told = [known(edge.tolerance) for edge in edges]
    direct = [minutes for minutes in told if minutes is not None]
    stoppers = view.stoppers(service.id)
    falls = (view.fall(item).stop(service.id).at for item in row.replaces if item in stoppers)
    moments = [*direct, *(at // MINUTE for at in falls if at is not None)]
    is_known = bool(moments) and len(direct) == len(told)
    return Stop(min(moments) if is_known else 0, is_known)


def _too_late(service: Service, row: Workaround, *, limit: Limit, stop: Stop) -> Finding:
    budget, startup = known(service.activation.budget) or 0, known(row.startup) or 0
    params: dict[str, Param] = {
        "service": service.name,
        "routine": row.name,
        "ready": Span(minutes=budget + startup),
        "budget": Span(minutes=budget),
        "startup": Span(minutes=startup),
        "stop": Span(minutes=stop.minutes),
        "limit": Span(minutes=limit.minutes),
        "basis": Term(key=f"limit-{limit.basis}"),
    }
    return Finding(
        rule="E3",
        variant="with-budget" if budget else "startup",
        severity=Severity.ERROR if stop.is_known else Severity.WARNING,
        place=Place(object=service.id, field="workarounds", item=row.id, part="startup"),
        services=(service.id,),
        params=params,
        notes=tuple(_notes(service, stop)),
    )


def _notes(service: Service, stop: Stop) -> Iterator[str]:
    budget = service.activation.budget
    if known(budget) is None and not isinstance(budget, NotApplicable):
        yield "budget-unknown"
    if stop.minutes or not stop.is_known:
        yield "routine-stop" if stop.minutes else "routine-stop-unknown"


def e4(view: Snapshot) -> Iterator[Told]:
    """A routine delivers less than the service must deliver while it is disturbed (ISO 22301 8.3.3).

    A level that is not decided is told by rule A10.
    """
    for service in view.municipality.services:
        level = known(service.level.percent)
        for row in service.workarounds if level is not None else ():
            capacity = known(row.capacity)
            if capacity is not None and level is not None and capacity < level:
                yield _below(service, row, capacity=capacity, level=level)
        if level is not None:
            asked = [(row, row.capacity) for row in service.workarounds]
            yield from _unknowns(view, service, rule="E4", field="capacity", asked=asked)
        yield None


def _below(service: Service, row: Workaround, *, capacity: int, level: int) -> Finding:
    return Finding(
        rule="E4",
        variant="below",
        severity=Severity.WARNING,
        place=Place(object=service.id, field="workarounds", item=row.id, part="capacity"),
        services=(service.id,),
        params={"service": service.name, "routine": row.name, "capacity": capacity, "level": level},
    )


def e6(view: Snapshot) -> Iterator[Told]:
    """Printed or exported data are renewed less often than they may be old (expert judgement).

    The age that was decided for the routine counts; without one, how much data the service may lose (RPO). Whether a
    routine has such data at all nobody has said before one of the two is filled in.
    """
    for service in view.municipality.services:
        for row in service.workarounds:
            refreshed, (limit, basis) = known(row.refreshed), _age(service, row)
            if refreshed is not None and limit is not None and refreshed > limit:
                yield _stale(service, row, refreshed=refreshed, limit=limit, basis=basis)
        asked = [(row, row.refreshed) for row in service.workarounds if _has_printed(row)]
        yield from _unknowns(view, service, rule="E6", field="refreshed", asked=asked, critical_only=False)
        yield None


def _has_printed(row: Workaround) -> bool:
    return isinstance(row.refreshed, Unknown) or known(row.age_at_most) is not None


def _age(service: Service, row: Workaround) -> tuple[int | None, str]:
    decided = known(row.age_at_most)
    return (known(service.rpo), "rpo") if decided is None else (decided, "decided")


def _stale(service: Service, row: Workaround, *, refreshed: int, limit: int, basis: str) -> Finding:
    return Finding(
        rule="E6",
        variant=basis,
        severity=Severity.WARNING,
        place=Place(object=service.id, field="workarounds", item=row.id, part="refreshed"),
        services=(service.id,),
        params={
            "service": service.name,
            "routine": row.name,
            "refreshed": Span(minutes=refreshed),
            "limit": Span(minutes=limit),
        },
    )


def _unknowns(
    view: Snapshot,
    service: Service,
    *,
    rule: str,
    field: str,
    asked: Iterable[tuple[Workaround, object]],
    critical_only: bool = True,
) -> Iterator[Finding]:
    """One finding for all routines of a service of which the same is not known; it jumps to the first of them."""
    missing: Sequence[tuple[Workaround, object]] = [
        (row, value) for row, value in asked if known(value) is None and not isinstance(value, NotApplicable)
    ]
    if not missing or (critical_only and not service.is_critical):
        return
    first, value = missing[0]
    yield Finding(
        rule=rule,
        variant="unknown",
        severity=Severity.INFORMATION,
        place=Place(object=service.id, field="workarounds", item=first.id, part=field),
        services=(service.id,),
        params={
            "service": service.name,
            "routines": Names(names=tuple(row.name for row, _ in missing)),
            "asking": view.asking(value),
        },
    )
