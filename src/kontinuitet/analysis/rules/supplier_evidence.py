"""Rules D11 to D14: what the suppliers have shown, and what the agreements give the municipality a right to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from kontinuitet.analysis.rules.deliveries import (
    DATA_KINDS,
    INCIDENT_KINDS,
    covers_any,
    critical_suppliers,
    critical_users,
    has_asker,
    names_of,
    services_of,
    weightiest,
)
from kontinuitet.analysis.rules.finding import Count, Finding, Param, Severity, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.supplier import Agreement, DutyStatus, IncidentDuty, Supplier, SupplierKind
from kontinuitet.domain.values import AskedDate, NotApplicable, Place, Unknown, known


@dataclass(frozen=True)
class Proof:
    """What a critical supplier is to have shown, and when it last did: as noted, or as a journal knows it."""

    rule: str
    supplier: Supplier
    services: tuple[str, ...]
    field: str
    asked: AskedDate
    latest: date | None
    months: int

    @property
    def lacks(self) -> str:
        """Why it is no proof: not known, never, or long ago; an unknown may be more recent than an old one."""
        return "unknown" if isinstance(self.asked, Unknown) else "never" if self.latest is None else "long-ago"


def d11(view: Snapshot) -> Iterator[Told]:
    """No evidence within the year that a critical supplier has tried its own continuity (DORA 30.3 c).

    One finding for each supplier with a date that is too old, or of which somebody is to find out; one for all those
    with nothing entered, which is no evidence, and one for all those of which it is not known.
    """
    months = view.municipality.settings.supplier_test_months
    proofs = []
    for supplier, services in critical_suppliers(view):
        asked = supplier.continuity_tested_on
        latest = _latest(view, known(asked))
        proofs.append(Proof("D11", supplier, services, "continuity_tested_on", asked, latest, months))
        yield None
    yield from _unproven(view, proofs)


def d12(view: Snapshot) -> Iterator[Told]:
    """A critical supplier was in no exercise for two years, as noted or in a journal (RTS 25.2 b).

    An exercise in which nobody noted who took part proves nothing either way. Gathered as in D11.
    """
    months = view.municipality.settings.supplier_exercise_months
    proofs = []
    for supplier, services in critical_suppliers(view):
        held = (one.on for one in view.held if supplier.id in one.participants)
        latest = _latest(view, known(supplier.exercised_on), *held)
        proofs.append(Proof("D12", supplier, services, "exercised_on", supplier.exercised_on, latest, months))
        yield None
    yield from _unproven(view, proofs)


def _latest(view: Snapshot, *days: date | None) -> date | None:
    """The latest day that has been; a planned one proves nothing yet."""
    return max((day for day in days if day is not None and day <= view.today), default=None)


def _unproven(view: Snapshot, proofs: Iterable[Proof]) -> Iterator[Finding]:
    gathered: dict[str, list[Proof]] = {}
    for proof in proofs:
        recent = proof.latest is not None and proof.latest + relativedelta(months=proof.months) >= view.today
        if recent or isinstance(proof.asked, NotApplicable):
            continue
        if proof.lacks == "long-ago" or has_asker(proof.asked):
            yield _proof(view, [proof])
        else:
            gathered.setdefault(proof.lacks, []).append(proof)
    yield from (_proof(view, same) for same in gathered.values())


def _proof(view: Snapshot, proofs: list[Proof]) -> Finding:
    """The suppliers on which most rests are named first."""
    named = sorted(proofs, key=lambda proof: -len(proof.services))
    first, services = named[0], tuple(dict.fromkeys(one for proof in named for one in proof.services))
    params: dict[str, Param] = {
        "suppliers": names_of(view, (proof.supplier.id for proof in named)),
        "services": names_of(view, services),
        "months": Count(noun="months", number=first.months),
        "asking": view.asking(first.asked),
    }
    if first.latest is not None:
        params["latest"] = first.latest
    return Finding(
        rule=first.rule,
        variant=first.lacks,
        severity=Severity.INFORMATION if first.lacks == "unknown" else Severity.WARNING,
        place=Place(object=first.supplier.id, field=first.field),
        services=services,
        params=params,
    )


_SOLE = SupplierKind.MUNICIPAL_COMPANY
"""Kept for the municipality itself: there is no queue of customers to stand in."""


def d13(view: Snapshot) -> Iterator[Told]:
    """No stated priority in the supplier's queue when many customers are down (Tieto 2011, Miljödata 2025).

    One finding for each supplier with whom it is not regulated; one for all with whom it is not known.
    """
    unknown: list[Agreement] = []
    for supplier in view.municipality.suppliers:
        missing: list[Agreement] = []
        for agreement in _of(view, supplier) if supplier.kind is not _SOLE else ():
            status = agreement.status(IncidentDuty.PRIORITY)
            if status is DutyStatus.UNKNOWN:
                unknown.append(agreement)
            elif status is not DutyStatus.GOOD:
                missing.append(agreement)
        if missing:
            yield _gathered(view, "D13", "missing", missing, field="duties", item=IncidentDuty.PRIORITY)
        yield None
    if unknown:
        yield _gathered(view, "D13", "unknown", unknown, field="duties", item=IncidentDuty.PRIORITY)


def _of(view: Snapshot, supplier: Supplier) -> Iterator[Agreement]:
    """The agreements with a supplier on what an IT incident can strike, if a critical service rests on them."""
    for agreement in view.municipality.agreements:
        of_supplier = agreement.supplier == supplier.id
        if of_supplier and covers_any(view, agreement, INCIDENT_KINDS) and critical_users(view, agreement):
            yield agreement


def _gathered(
    view: Snapshot, rule: str, variant: str, agreements: list[Agreement], *, field: str, item: str = ""
) -> Finding:
    """One finding that names all the agreements of which the same holds."""
    agreements = weightiest(view, agreements)
    services = services_of(view, agreements)
    warned = {"audit", "location"}
    return Finding(
        rule=rule,
        variant=variant,
        severity=Severity.WARNING if variant in warned else Severity.INFORMATION,
        place=Place(object=agreements[0].id, field=field, item=item),
        services=services,
        params={
            "suppliers": names_of(view, (one.supplier for one in agreements)),
            "agreements": names_of(view, (one.id for one in agreements)),
            "services": names_of(view, services),
            "asking": view.asking(agreements[0].audit),
        },
    )


def d14(view: Snapshot) -> Iterator[Told]:
    """No right to examine, or not stated where the data are (IR 5.1.4 e, DORA 30.2 b).

    One finding for each agreement that gives no such right, or of which somebody is to find out; one for all of which
    it is not known, and one for all that do not say where the data are, which is asked only of systems and
    information. Only agreements that a critical service rests on, on what an IT incident can strike.
    """
    unknown: list[Agreement] = []
    nowhere: list[Agreement] = []
    for supplier in view.municipality.suppliers:
        for agreement in _of(view, supplier):
            if agreement.audit is False:
                yield _gathered(view, "D14", "audit", [agreement], field="audit")
            elif has_asker(agreement.audit):
                yield _gathered(view, "D14", "unknown", [agreement], field="audit")
            elif known(agreement.audit) is None:
                unknown.append(agreement)
            if covers_any(view, agreement, DATA_KINDS) and not agreement.data_location:
                nowhere.append(agreement)
        yield None
    if nowhere:
        yield _gathered(view, "D14", "location", nowhere, field="data_location")
    if unknown:
        yield _gathered(view, "D14", "unknown", unknown, field="audit")
