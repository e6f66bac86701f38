"""Group E, the reserve routine before and after: has anybody tried it, and how is ordinary work taken up again?"""

from collections.abc import Iterator, Sequence
from datetime import date

from dateutil.relativedelta import relativedelta

from kontinuitet.analysis.rules.finding import Asking, Count, Finding, Names, Param, Severity, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.disturbance import Proof
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.service import Service, Workaround
from kontinuitet.domain.values import NotApplicable, Place, Unknown, known

_KEPT = frozenset({ResourceKind.SYSTEM, ResourceKind.INFORMATION})
"""What data are kept in: without it something is written down elsewhere and has to be entered afterwards."""


def e7(view: Snapshot) -> Iterator[Told]:
    """Nothing is said of how what was kept on paper gets into the systems again (IR 4.1.2 h, ISO 22301 8.4.5).

    Either the routine says what is entered afterwards or the service says who enters it, or in which order. Where
    there is nothing to enter, the time for it does not apply.
    """
    for service in view.municipality.services:
        returning = service.returning
        if known(returning.enters) is None and not returning.order and not isinstance(service.wrt, NotApplicable):
            rows = [row for row in service.workarounds if not row.afterwards and _keeps_data(view, row)]
            if rows and not isinstance(returning.enters, NotApplicable):
                yield _no_return(view, service, rows)
        yield None


def _keeps_data(view: Snapshot, row: Workaround) -> bool:
    return any(view.kind(item) in _KEPT for item in row.replaces)


def _no_return(view: Snapshot, service: Service, rows: Sequence[Workaround]) -> Finding:
    enters = service.returning.enters
    is_asked = isinstance(enters, Unknown)
    routine = Place(object=service.id, field="workarounds", item=rows[0].id, part="afterwards")
    return Finding(
        rule="E7",
        variant="unknown" if is_asked else "none",
        severity=Severity.INFORMATION if is_asked else Severity.WARNING,
        place=Place(object=service.id, field="returning", part="enters") if is_asked else routine,
        services=(service.id,),
        params={"service": service.name, "routines": _names(rows), "asking": view.asking(enters)},
    )


def e8(view: Snapshot) -> Iterator[Told]:
    """Routines that nobody has tried, or not for a long time, or in which nobody is trained (ISO 22301 8.5).

    One finding for each service. A routine counts as tried on its own day, when the service was really run by hand,
    and when an exercise of the service took away what the routine stands in for.
    """
    for service in view.municipality.services:
        if service.workarounds:
            yield from _untried(view, service)
        yield None


def _untried(view: Snapshot, service: Service) -> Iterator[Finding]:
    months = view.municipality.settings.tried_months
    tried = {row.id: _tried(view, service, row) for row in service.workarounds}
    limit = view.today - relativedelta(months=months)
    never = [row for row in service.workarounds if tried[row.id] is None]
    old = [row for row in service.workarounds if (day := tried[row.id]) is not None and day < limit]
    untrained = [row for row in service.workarounds if row.trained is False]
    asked = [row for row in service.workarounds if isinstance(row.trained, Unknown)]
    kinds = {"never": never, "old": old, "untrained": untrained, "unknown": asked}
    told = [name for name, rows in kinds.items() if rows]
    if not told:
        return
    days = [day for row in old if (day := tried[row.id]) is not None]
    params: dict[str, Param] = {
        "service": service.name,
        "months": Count(noun="months", number=months),
        "asking": view.asking(asked[0].trained) if asked else Asking(),
        **{name: _names(rows) for name, rows in kinds.items() if rows},
        **({"latest": min(days)} if days else {}),
    }
    first, part = kinds[told[0]][0], "tried_on" if told[0] in {"never", "old"} else "trained"
    yield Finding(
        rule="E8",
        variant=told[0],
        severity=Severity.INFORMATION if told == ["unknown"] else Severity.WARNING,
        place=Place(object=service.id, field="workarounds", item=first.id, part=part),
        services=(service.id,),
        params=params,
        notes=tuple(f"routines-{name}" for name in told[1:]),
    )


def _tried(view: Snapshot, service: Service, row: Workaround) -> date | None:
    """The latest day that has passed."""
    by_hand = (seen.on for seen in service.seen if seen.proof is Proof.BY_HAND)
    struck = (one.on for one in view.held if service.id in one.services and not one.struck.isdisjoint(row.replaces))
    days = (*((row.tried_on,) if row.tried_on else ()), *by_hand, *struck)
    return max((day for day in days if day <= view.today), default=None)


def _names(rows: Sequence[Workaround]) -> Names:
    return Names(names=tuple(row.name for row in rows))
