"""Group A: the tolerable level, the critical times and the parts of a service against its recovery time."""

from collections.abc import Iterator

from kontinuitet.analysis.rules.finding import Finding, Param, Severity, Span, is_open
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.service import Peak, Service
from kontinuitet.domain.values import NotApplicable, Place, Unknown, known


def a10(view: Snapshot) -> Iterator[Finding]:
    """The tolerable level is missing, comes later than the recovery time, or takes nobody (ISO 22301 3.21, 8.2.2).

    The level may be a share or words.
    """
    for service in view.municipality.services:
        if service.is_critical:
            yield from _without_level(view, service)
        within, rto = known(service.level.within), known(service.rto)
        if within is not None and rto is not None and within > rto:
            params: dict[str, Param] = {"within": Span(minutes=within), "rto": Span(minutes=rto)}
            yield _level(service, "within", variant="late", params=params)
        if known(service.level.staff) == 0:
            yield _level(service, "staff", variant="nobody", params={})


def _without_level(view: Snapshot, service: Service) -> Iterator[Finding]:
    """A level without its time is less than a missing level: what to hold is known, by when is not."""
    level = service.level
    if is_open(level.percent) and not service.level_text:
        yield _level(service, "percent", variant="missing", params={"asking": view.asking(level.percent)})
    elif is_open(level.within) and not isinstance(level.percent, NotApplicable):
        found = _level(service, "within", variant="no-time", params={"asking": view.asking(level.within)})
        yield found.model_copy(update={"severity": Severity.INFORMATION})


def _level(service: Service, part: str, *, variant: str, params: dict[str, Param]) -> Finding:
    return Finding(
        rule="A10",
        variant=variant,
        severity=Severity.WARNING,
        place=Place(object=service.id, field="level", part=part),
        services=(service.id,),
        params={"service": service.name, **params},
    )


def a11(view: Snapshot) -> Iterator[Finding]:
    """More time at a critical time than otherwise; or times that are known and not entered (ISO/TS 22317)."""
    for service in view.municipality.services:
        for peak in service.peaks:
            yield from _slower_peak(service, peak)
        if not service.peaks and (service.deadlines is True or isinstance(service.deadlines, Unknown)):
            yield _without_peaks(view, service)


def _slower_peak(service: Service, peak: Peak) -> Iterator[Finding]:
    base, rto = known(service.rto), known(peak.rto)
    if base is not None and rto is not None and rto > base:
        yield Finding(
            rule="A11",
            variant="slower",
            severity=Severity.ERROR,
            blocking=True,
            place=Place(object=service.id, field="peaks", item=peak.id, part="rto"),
            services=(service.id,),
            params={
                "service": service.name,
                "peak": peak.name,
                "rto": Span(minutes=rto),
                "base": Span(minutes=base),
            },
        )


def _without_peaks(view: Snapshot, service: Service) -> Finding:
    is_known = service.deadlines is True
    return Finding(
        rule="A11",
        variant="no-peaks" if is_known else "unknown",
        severity=Severity.WARNING if is_known else Severity.INFORMATION,
        place=Place(object=service.id, field="peaks" if is_known else "deadlines"),
        services=(service.id,),
        params={"service": service.name, "asking": view.asking(service.deadlines)},
    )


def a12(view: Snapshot) -> Iterator[Finding]:
    """A part of a service may take longer than the whole, which needs its parts (ISO 22301 8.2.2).

    Told once, of the part. That a part is back before the whole is as it should be.
    """
    for service in view.municipality.services:
        rto, whole = known(service.rto), _whole(view, service)
        base = known(whole.rto) if whole else None
        if whole is not None and rto is not None and base is not None and rto > base:
            yield _slower_part(service, whole, rto=rto, base=base)


def _whole(view: Snapshot, service: Service) -> Service | None:
    """The nearest service above with a known recovery time; a circle of parts has none above it."""
    seen = {service.id}
    above = view.municipality.service.get(service.part_of or "")
    while above is not None and above.id not in seen:
        if known(above.rto) is not None:
            return above
        seen.add(above.id)
        above = view.municipality.service.get(above.part_of or "")
    return None


def _slower_part(service: Service, whole: Service, *, rto: int, base: int) -> Finding:
    return Finding(
        rule="A12",
        variant="slower",
        severity=Severity.WARNING,
        place=Place(object=service.id, field="rto"),
        services=(service.id, whole.id),
        params={
            "service": service.name,
            "whole": whole.name,
            "rto": Span(minutes=rto),
            "base": Span(minutes=base),
            "reason": service.rto_reason,
        },
        notes=("reason",) if service.rto_reason else (),
    )
