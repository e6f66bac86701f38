"""Rule D10: can a fault be reported at all?"""

from collections.abc import Iterator
from dataclasses import dataclass

from kontinuitet.analysis.rules.deliveries import critical_users, names_of, parties, services_of, weightiest
from kontinuitet.analysis.rules.finding import Finding, Severity, Terms, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.supplier import Agreement, SupplierKind
from kontinuitet.domain.values import Place, Unknown

_FIELDS = {
    "report-number": "fault_report",
    "report-customer": "customer_id",
    "report-callers": "callers",
    "report-deputy": "callers",
}
"""What can be missing for a report, the worst first, and the field in which it stands."""

_WITH_CUSTOMERS = frozenset({SupplierKind.COMPANY, SupplierKind.CLOUD})
"""Who asks for a customer id; a neighbour or a board of one's own does not."""

_PLACES = {"falls": "fault_report_needs", "nobody": "callers", "no-number": "fault_report"}


def d10(view: Snapshot) -> Iterator[Told]:
    """No reachable way to report a fault: number, customer id, authorised callers, deputy, route (ISO 22301 8.4.3).

    Without a number, with nobody left to call, or with a route that is gone when the supplier falls nothing can be
    reported: an error, one for each agreement that a critical service rests on. With the number but without a
    customer id or anybody who may report it takes longer: a warning, one for all the agreements that lack the same.
    A route that falls already with something that the agreement covers is what C7 tells. A caller whose holder is not
    known counts as somebody; that the holder is not known, or that a role has no deputy at all, is G1.
    """
    lacking: dict[str, list[Agreement]] = {}
    for agreement in view.municipality.agreements:
        users = critical_users(view, agreement)
        missing = tuple(_missing(view, agreement)) if users else ()
        variant = _grave(view, agreement) if users else ""
        if variant:
            yield _unreachable(view, agreement, users, variant=variant, missing=missing)
        else:
            for one in missing:
                lacking.setdefault(one, []).append(agreement)
        yield None
    for one in (one for one in _FIELDS if one in lacking):
        yield _lacking(view, one, weightiest(view, lacking[one]))


def _grave(view: Snapshot, agreement: Agreement) -> str:
    """Why no fault can be reported at all; empty if it can."""
    if _falls(view, agreement):
        return "falls"
    if agreement.callers and not _callers(view, agreement).people:
        return "nobody"
    return "" if agreement.fault_report else "no-number"


def _unreachable(
    view: Snapshot, agreement: Agreement, users: tuple[str, ...], *, variant: str, missing: tuple[str, ...]
) -> Finding:
    also = tuple(one for one in missing if one != "report-number" or variant != "no-number")
    return Finding(
        rule="D10",
        variant=variant,
        severity=Severity.ERROR,
        place=Place(object=agreement.id, field=_PLACES[variant]),
        services=users,
        params={
            **parties(view, agreement, users),
            "need": view.name(agreement.fault_report_needs or ""),
            "callers": names_of(view, agreement.callers, either=True),
            "missing": Terms(keys=also),
        },
        notes=("report-missing",) if also else (),
    )


def _lacking(view: Snapshot, missing: str, agreements: list[Agreement]) -> Finding:
    services = services_of(view, agreements)
    return Finding(
        rule="D10",
        variant=missing,
        severity=Severity.WARNING,
        place=Place(object=agreements[0].id, field=_FIELDS[missing]),
        services=services,
        params={
            "agreements": names_of(view, (one.id for one in agreements)),
            "services": names_of(view, services),
        },
    )


@dataclass(frozen=True)
class Callers:
    """How many people may report: those who can be reached and those not known; ``alone``: one, deputies on paper."""

    people: int
    alone: bool


def _callers(view: Snapshot, agreement: Agreement) -> Callers:
    roles = [view.municipality.role[role] for role in agreement.callers if role in view.municipality.role]
    reached = {person for role in roles for person in view.contacts(role.id)}
    unknown = sum(isinstance(role.holder, Unknown) for role in roles)
    people = len(reached) + unknown
    return Callers(people, alone=people == 1 and any(role.deputies for role in roles))


def _missing(view: Snapshot, agreement: Agreement) -> Iterator[str]:
    if not agreement.fault_report:
        yield "report-number"
    supplier = view.municipality.supplier.get(agreement.supplier)
    if not agreement.customer_id and supplier is not None and supplier.kind in _WITH_CUSTOMERS:
        yield "report-customer"
    if not agreement.callers:
        yield "report-callers"
    elif _callers(view, agreement).alone:
        yield "report-deputy"


def _falls(view: Snapshot, agreement: Agreement) -> bool:
    """Whether the route goes when the supplier does, without going with any single thing that is covered."""
    need = agreement.fault_report_needs
    if need is None or not view.takes(need, cause=agreement.supplier):
        return False
    return not any(item == need or view.takes(need, cause=item) for item in agreement.covers)
