"""Rule C4: what alone stops a critical service longer than it may be stopped."""

from collections.abc import Iterator, Sequence

from kontinuitet.analysis.effects import MINUTE
from kontinuitet.analysis.rules.finding import Finding, Names, Param, Route, Severity, Span, Term, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.analysis.single_points import Loss, Point, PointKind, SinglePoint, single_points
from kontinuitet.domain.values import Place, known

_FIELDS = {PointKind.RESOURCE: "stated_recovery", PointKind.SUPPLIER: "name", PointKind.ROLE: "deputies"}
"""Where to look when a thing is lost alone; what resources share is looked up in the first of these."""


def c4(view: Snapshot) -> Iterator[Told]:
    """The loss of one thing alone goes beyond the MTPD of critical services; W if a routine saves them (IR 4.2.4).

    One finding for each thing. C2 compares an outage with the RTO and asks of no routine: what C4 says of the same
    cause and service is the graver half of that fact, so a C4 that is an error speaks for it (``findings``).
    """
    critical = [service for service in view.municipality.services if service.is_critical]
    for found in single_points(view.network, view.fall, critical):
        yield None if found is None else _finding(view, found)


def _finding(view: Snapshot, found: SinglePoint) -> Finding:
    told = found.beyond or found.saved
    worst = min(told, key=lambda loss: (loss.intolerable or 0, -loss.length))
    also = bool(found.beyond and found.saved)
    return Finding(
        rule="C4",
        variant=("beyond" if found.beyond else "saved") + ("-one" if len(told) == 1 else ""),
        severity=Severity.ERROR if found.beyond else Severity.WARNING,
        place=_place(view, found.point),
        services=tuple(loss.service for loss in told),
        cause=found.point.id,
        params={
            "point": Term(key=f"lost-{found.point.kind}"),
            "cause": view.name(found.point.id),
            "reference": view.municipality.settings.reference,
            "services": _names(view, told),
            **_worst(view, worst),
            "routines": Names(names=_routines(view, found.saved)),
            "saved": _names(view, found.saved),
            "unsure": Names(names=tuple(view.name(service) for service in found.unsure)),
        },
        path=worst.path,
        notes=(
            *(("path",) if len(worst.path) > 1 else ()),
            *(("also-saved",) if also else ()),
            *(("also-unsure",) if found.unsure else ()),
        ),
    )


def _names(view: Snapshot, losses: Sequence[Loss]) -> Names:
    return Names(names=tuple(view.name(loss.service) for loss in losses))


def _worst(view: Snapshot, loss: Loss) -> dict[str, Param]:
    service = view.municipality.service[loss.service]
    return {
        "service": service.name,
        "mtpd": Span(minutes=known(service.mtpd) or 0),
        "intolerable": Span(minutes=-(-(loss.intolerable or 0) // MINUTE)),
        "outage": Span(minutes=-(-loss.length // MINUTE)),
        "route": Route(names=view.route(loss.path)),
    }


def _routines(view: Snapshot, losses: Sequence[Loss]) -> tuple[str, ...]:
    rows = (row for loss in losses for row in view.municipality.service[loss.service].workarounds)
    ran = {(loss.service, routine) for loss in losses for routine in loss.routines}
    named = {routine for _, routine in ran}
    return tuple(dict.fromkeys(row.name for row in rows if row.id in named))


def _place(view: Snapshot, point: Point) -> Place:
    if point.kind in _FIELDS:
        return Place(object=point.id, field=_FIELDS[point.kind])
    first = min(point.fallen)
    return Place(object=view.network.ids[first], field=point.kind.value)
