"""Group A: do the decided times agree with each other, and with the impact curve?"""

from collections.abc import Iterator

from kontinuitet.analysis.objectives import DerivedMtpd, derived_mtpd
from kontinuitet.analysis.rules.finding import Count, Finding, Param, Severity, Span, Told, is_open
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.service import Peak, Service, Workaround
from kontinuitet.domain.values import NotApplicable, Place, known

_RECORDS = frozenset({ResourceKind.INFORMATION, ResourceKind.SYSTEM})
"""Without these, what would have been registered is kept by hand."""


def a1(view: Snapshot) -> Iterator[Finding]:
    """The decided recovery time is longer than the decided tolerable interruption (ISO 22301 8.2.2, NIST SP 800-34)."""
    for service in view.municipality.services:
        mtpd, rto = known(service.mtpd), known(service.rto)
        if mtpd is not None and rto is not None and rto > mtpd:
            yield _over(service, rto=rto, mtpd=mtpd)
        for peak in service.peaks:
            yield from _peak_over(service, peak)


def _over(service: Service, *, rto: int, mtpd: int) -> Finding:
    return Finding(
        rule="A1",
        variant="over",
        severity=Severity.ERROR,
        blocking=True,
        place=Place(object=service.id, field="rto"),
        services=(service.id,),
        params={"service": service.name, "rto": Span(minutes=rto), "mtpd": Span(minutes=mtpd)},
    )


def _peak_over(service: Service, peak: Peak) -> Iterator[Finding]:
    """A peak inherits what it does not state itself; one that states nothing says nothing new."""
    own = known(peak.rto), known(peak.mtpd)
    rto = own[0] if peak.rto is not None else known(service.rto)
    mtpd = own[1] if peak.mtpd is not None else known(service.mtpd)
    if own == (None, None) or rto is None or mtpd is None or rto <= mtpd:
        return
    part = "rto" if own[0] is not None else "mtpd"
    yield _over(service, rto=rto, mtpd=mtpd).model_copy(
        update={
            "variant": "peak",
            "place": Place(object=service.id, field="peaks", item=peak.id, part=part),
            "params": {**_over(service, rto=rto, mtpd=mtpd).params, "peak": peak.name},
        }
    )


def a2(view: Snapshot) -> Iterator[Finding]:
    """No room, or less than the decided margin, between recovery time and tolerable interruption (NIST SP 800-34)."""
    margin = view.municipality.settings.margin
    for service in view.municipality.services:
        mtpd, rto = known(service.mtpd), known(service.rto)
        if mtpd is None or rto is None or rto > mtpd:
            continue
        if rto == mtpd or (mtpd - rto) * 100 < margin * mtpd:
            yield _too_close(service, rto=rto, mtpd=mtpd, margin=margin)


def _too_close(service: Service, *, rto: int, mtpd: int, margin: int) -> Finding:
    params: dict[str, Param] = {
        "service": service.name,
        "rto": Span(minutes=rto),
        "mtpd": Span(minutes=mtpd),
        "left": Span(minutes=mtpd - rto),
        "margin": margin,
        "room": Span(minutes=-(-mtpd * margin // 100)),
    }
    return Finding(
        rule="A2",
        variant="equal" if rto == mtpd else "close",
        severity=Severity.WARNING,
        place=Place(object=service.id, field="rto"),
        services=(service.id,),
        params=params,
    )


def a3(view: Snapshot) -> Iterator[Finding]:
    """Recovery and entering what was kept by hand take longer than is tolerable (NIST SP 800-34, RTO + WRT <= MTD).

    Where the recovery time alone is too long, that is A1. A critical time has no time of its own for the entering.
    """
    for service in view.municipality.services:
        times = known(service.mtpd), known(service.rto), known(service.wrt)
        if is_open(service.wrt):
            yield from _unknown_return(view, service)
        elif None not in times:
            mtpd, rto, wrt = (minutes or 0 for minutes in times)
            if rto <= mtpd < rto + wrt:
                yield _too_long_with_return(service, mtpd=mtpd, rto=rto, wrt=wrt)


def _too_long_with_return(service: Service, *, mtpd: int, rto: int, wrt: int) -> Finding:
    params: dict[str, Param] = {
        "service": service.name,
        "rto": Span(minutes=rto),
        "wrt": Span(minutes=wrt),
        "total": Span(minutes=rto + wrt),
        "mtpd": Span(minutes=mtpd),
    }
    return Finding(
        rule="A3",
        variant="over",
        severity=Severity.ERROR,
        blocking=True,
        place=Place(object=service.id, field="wrt"),
        services=(service.id,),
        params=params,
    )


def _unknown_return(view: Snapshot, service: Service) -> Iterator[Finding]:
    """Asked for and not known; or never asked for, although a routine keeps by hand what is then to be entered."""
    routine = next((item for item in service.workarounds if _keeps_records(view, service, item)), None)
    if service.wrt is None and routine is None:
        return
    yield Finding(
        rule="A3",
        variant="unset" if service.wrt is None else "unknown",
        severity=Severity.WARNING if service.wrt is None else Severity.INFORMATION,
        place=Place(object=service.id, field="wrt"),
        services=(service.id,),
        params={
            "service": service.name,
            "routine": routine.name if routine else "",
            "asking": view.asking(service.wrt),
        },
    )


def _keeps_records(view: Snapshot, service: Service, routine: Workaround) -> bool:
    """Whether something is written down meanwhile: it says what is entered afterwards, or stands in for a system."""
    if isinstance(service.rpo, NotApplicable):
        return False
    return bool(routine.afterwards) or any(view.kind(item) in _RECORDS for item in routine.replaces)


def a5(view: Snapshot) -> Iterator[Told]:
    """The decided tolerable interruption differs from the one the impact curve allows (ISO 22301 8.2.2)."""
    for service in view.municipality.services:
        yield None
        derived = derived_mtpd(service, view.municipality.settings)
        mtpd = known(service.mtpd)
        if mtpd is None or derived.value is None or mtpd == derived.value:
            continue
        explained = bool(service.mtpd_reason)
        if mtpd > derived.value or not explained:
            yield _beside_the_curve(view, service, mtpd=mtpd, derived=derived)


def _beside_the_curve(view: Snapshot, service: Service, *, mtpd: int, derived: DerivedMtpd) -> Finding:
    longer, explained = mtpd > (derived.value or 0), bool(service.mtpd_reason)
    variant = "shorter" if not longer else "explained" if explained else "longer"
    severity = {"shorter": Severity.INFORMATION, "explained": Severity.WARNING, "longer": Severity.ERROR}[variant]
    names = {item.id: item.name for item in view.municipality.settings.categories}
    params: dict[str, Param] = {
        "service": service.name,
        "mtpd": Span(minutes=mtpd),
        "derived": Span(minutes=derived.value or 0),
        "category": names.get(derived.category or "", derived.category or ""),
        "reason": service.mtpd_reason,
        "unscored": Count(noun="squares", number=len(derived.unscored)),
    }
    return Finding(
        rule="A5",
        variant=variant,
        severity=severity,
        blocking=variant == "longer",
        place=Place(object=service.id, field="mtpd"),
        services=(service.id,),
        params=params,
        notes=("unscored",) if derived.unscored else (),
    )


def a9(view: Snapshot) -> Iterator[Finding]:
    """A critical service lacks a time; says who finds out and when, or that nobody is set to (expert judgement)."""
    for service in view.municipality.services:
        if not service.is_critical:
            continue
        for field, value in (("mtpd", service.mtpd), ("rto", service.rto)):
            if is_open(value):
                yield Finding(
                    rule="A9",
                    variant=field,
                    severity=Severity.WARNING,
                    place=Place(object=service.id, field=field),
                    services=(service.id,),
                    params={"service": service.name, "asking": view.asking(value)},
                )
