"""Group D: what suppliers have promised, against what the services need and the law asks."""

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from kontinuitet.analysis.figures import Step
from kontinuitet.analysis.rules.deliveries import parties
from kontinuitet.analysis.rules.demand import NEVER, Demand, deciding, demands
from kontinuitet.analysis.rules.finding import Count, Finding, Names, Param, Route, Severity, Term, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import DeliveryForm, NotApplicable, Place, Promise, Unknown, known


def d1(view: Snapshot) -> Iterator[Told]:
    """Somebody else runs what a critical service needs, and no agreement covers it (DORA 28.3, report of 2014)."""
    for resource in view.municipality.resources:
        users = view.critical_users(resource.id)
        if users and not _agreed_upon(view, resource.id):
            yield from _without_agreement(view, resource, users)
        yield None


def _agreed_upon(view: Snapshot, resource: str) -> bool:
    """Whether an agreement covers it, or names it among what a subcontractor carries."""
    rows = (row for agreement in view.municipality.agreements for row in agreement.subcontractors)
    return bool(view.municipality.agreements_for(resource)) or any(row.resource == resource for row in rows)


def _without_agreement(view: Snapshot, resource: Resource, users: dict[str, tuple[Step, ...]]) -> Iterator[Finding]:
    run, supplier = known(resource.run), known(resource.supplier)
    asked = next((value for value in (resource.supplier, resource.run) if isinstance(value, Unknown)), None)
    path = next(iter(users.values()))
    params: dict[str, Param] = {
        "resource": resource.name,
        "services": Names(names=tuple(view.name(user) for user in users)),
        "asking": view.asking(asked),
        "supplier": view.name(supplier or ""),
        "route": Route(names=view.route(path)),
    }
    if run not in {None, DeliveryForm.OWN}:
        params["form"] = Term(key=f"form-{run}")
    external = supplier is not None or "form" in params
    if external or (asked is not None and run is not DeliveryForm.OWN):
        yield Finding(
            rule="D1",
            variant="supplier" if supplier else "form" if external else "unknown",
            severity=Severity.ERROR if external else Severity.INFORMATION,
            place=Place(object=resource.id, field="run" if supplier is None and external else "supplier"),
            services=tuple(users),
            params=params,
            path=path,
            notes=("path",) if len(path) > 1 else (),
        )


def d5(view: Snapshot) -> Iterator[Finding]:
    """An agreement that a critical service rests on ends, or must be renewed, within the year (DORA b_02.02)."""
    for agreement in view.municipality.agreements:
        users = view.critical(view.users_of_any(agreement.covers))
        if users:
            yield from _ending(view, agreement, users)


def _ending(view: Snapshot, agreement: Agreement, users: tuple[str, ...]) -> Iterator[Finding]:
    """The end if it is past, else the next of end and option, else a past option; an unknown end is said once."""
    until = view.today + relativedelta(months=view.municipality.settings.agreement_months)
    dates = (("ends", known(agreement.ends)), ("option", known(agreement.option)))
    near = [(field, day) for field, day in dates if day is not None and day <= until]
    if near:
        field, day = min(near, key=lambda pair: _urgency(view.today, *pair))
        yield _end(view, agreement, users=users, field=field, day=day)
    elif known(agreement.ends) is None and not isinstance(agreement.ends, NotApplicable):
        yield _end(view, agreement, users=users, field="ends", day=None)


def _urgency(today: date, field: str, day: date) -> tuple[int, date]:
    past = day < today
    return (0 if past and field == "ends" else 2 if past else 1), day


def _end(view: Snapshot, agreement: Agreement, *, users: tuple[str, ...], field: str, day: date | None) -> Finding:
    params = parties(view, agreement, users) | {"asking": view.asking(agreement.ends)}
    if day is not None:
        params["day"] = day
        params["months"] = Count(noun="months", number=view.municipality.settings.agreement_months)
    past = day is not None and day < view.today
    return Finding(
        rule="D5",
        variant="unknown" if day is None else f"{field}-past" if past else field,
        severity=Severity.INFORMATION if day is None else Severity.WARNING,
        place=Place(object=agreement.id, field=field),
        services=users,
        params=params,
    )


def d2(view: Snapshot) -> Iterator[Told]:
    """No agreed recovery time, or one that in real hours is longer than required (DORA 30.3 a)."""
    gaps: dict[tuple[str, str], list[tuple[int, Finding]]] = {}
    for demand in demands(view):
        needed, minutes = deciding(demand.dependency, lambda item: _agreed_or_own(view, item))
        agreement = _slowest_agreement(view, needed)
        if agreement is not None and minutes > demand.minutes:
            gap = _gap(view, demand, needed=needed, agreement=agreement)
            gaps.setdefault((demand.user.id, agreement.id), []).append((demand.minutes, gap))
        yield None
    yield from (_tightest_gap(same) for same in gaps.values())
    yield from _agreements_without_time(view)


def _tightest_gap(same: list[tuple[int, Finding]]) -> Finding:
    """Of the gaps that one agreement leaves for one user the tightest speaks for the others."""
    worst = min(same, key=lambda pair: pair[0])[1]
    return worst.model_copy(update={"speaks_for": tuple(gap for _, gap in same if gap is not worst)})


def _agreed_or_own(view: Snapshot, needed: str) -> int | None:
    """Minutes until it is back: as agreed if anything is agreed, else as the municipality itself can do."""
    agreement = _slowest_agreement(view, needed)
    return view.recovery(needed) if agreement is None else _agreed(view, agreement)


def _slowest_agreement(view: Snapshot, needed: str) -> Agreement | None:
    """Of several agreements on the same thing the slowest decides, as in the graph; none agreed is slowest of all."""
    agreements = view.municipality.agreements_for(needed)
    return max(agreements, key=lambda item: _agreed(view, item) or 0, default=None)


def _agreed(view: Snapshot, agreement: Agreement) -> int | None:
    recovery = known(agreement.recovery)
    if recovery is None:
        return NEVER if isinstance(agreement.recovery, NotApplicable) else None
    return view.real(recovery, agreement).minutes


def _gap(view: Snapshot, demand: Demand, *, needed: str, agreement: Agreement) -> Finding:
    recovery = known(agreement.recovery)
    params: dict[str, Param] = {
        **demand.params(resource=view.name(needed), asking=view.asking(demand.dependency.tolerance)),
        "supplier": view.name(agreement.supplier),
        "agreement": agreement.name,
    }
    notes: tuple[str, ...] = ("limit",)
    if recovery is not None:
        real = view.real(recovery, agreement)
        params |= real.params()
        notes = (*real.notes(), "limit")
    return Finding(
        rule="D2",
        variant="none" if recovery is None else "promise",
        severity=demand.severity,
        place=demand.place,
        services=view.concerned(demand.user.id),
        params=params,
        path=(Step(user=demand.user.id, dependency=demand.dependency.id, needed=needed),),
        notes=(*notes, *demand.notes()),
    )


def _agreements_without_time(view: Snapshot) -> Iterator[Finding]:
    """Agreements whose recovery time, or whose support hours, nobody has entered, if a service waits for them."""
    for agreement in view.municipality.agreements:
        users = tuple(dict.fromkeys(user for item in agreement.covers for user in view.waiting_for(item)))
        recovery = known(agreement.recovery)
        if users and recovery is None and not isinstance(agreement.recovery, NotApplicable):
            yield _unknown_time(view, agreement, users=users, field="recovery")
        elif users and recovery is not None and not view.real(recovery, agreement).certain:
            yield _unknown_time(view, agreement, users=users, field="support")


def _unknown_time(view: Snapshot, agreement: Agreement, *, users: tuple[str, ...], field: str) -> Finding:
    params = parties(view, agreement, users) | {"asking": view.asking(getattr(agreement, field))}
    if isinstance(agreement.recovery, Promise):
        params["promise"] = agreement.recovery
    return Finding(
        rule="D2",
        variant=f"unknown-{field}",
        severity=Severity.WARNING,
        place=Place(object=agreement.id, field=field),
        services=users,
        params=params,
    )
