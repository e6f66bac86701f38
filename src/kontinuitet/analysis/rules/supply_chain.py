"""Rules D7, D8 and D9: who stands behind the suppliers, and how much hangs on one of them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kontinuitet.analysis.concentration import Concentration, each_concentration, weight
from kontinuitet.analysis.rules.deliveries import names_of, owners, parties, subcontractors, suppliers_of
from kontinuitet.analysis.rules.finding import Count, Finding, Severity, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.service import Service, Workaround
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import Place, Unknown


def d7(view: Snapshot) -> Iterator[Told]:
    """Subcontractors not known, or an alternative with the same one behind it (DORA 29.2, IR 5.1.4 g).

    Not known: for what critical services need, one finding for each agreement. An alternative: what a reserve routine
    needs, from another supplier than what it replaces, but with the same owner or subcontractor. Members of a group
    are C6; a routine that falls together with what it replaces is C7.
    """
    for agreement in view.municipality.agreements:
        yield from _unknown_chain(view, agreement)
    yield None
    carriers = subcontractors(view)
    shared: dict[str, list[Reserve]] = {}
    relations: dict[str, str] = {}
    for service in view.municipality.services:
        for routine in service.workarounds:
            for relation, reserve in _shared(view, service, routine, carriers):
                shared.setdefault(reserve.supplier, []).append(reserve)
                relations.setdefault(reserve.supplier, relation)
        yield None
    for one, place in _placed(shared).items():
        yield _same(view, "D7", shared[one], variant=relations[one], place=place)


def _unknown_chain(view: Snapshot, agreement: Agreement) -> Iterator[Finding]:
    rows = [row for row in agreement.subcontractors if isinstance(row.supplier, Unknown)]
    users = {row.resource: view.critical_users(row.resource) for row in rows}
    rows = [row for row in rows if users[row.resource]]
    if rows:
        services = {user: None for row in rows for user in users[row.resource]}
        yield Finding(
            rule="D7",
            variant="unknown",
            severity=Severity.WARNING,
            place=Place(object=agreement.id, field="subcontractors", item=rows[0].resource, part="supplier"),
            services=tuple(services),
            params={
                **parties(view, agreement, services),
                "resources": names_of(view, (row.resource for row in rows)),
                "asking": view.asking(rows[0].supplier),
            },
        )


def d9(view: Snapshot) -> Iterator[Told]:
    """The same supplier delivers something and the reserve for it (ISO/TS 22318).

    One finding for each supplier, of what reserve routines need and replace. Members of a group are C6; a routine
    that the supplier's fall takes together with what it replaces is C7.
    """
    found: dict[str, list[Reserve]] = {}
    for service in view.municipality.services:
        for routine in service.workarounds:
            for supplier in _direct(view, routine.needs):
                reserve = _reserve(service, routine, supplier, lambda one: suppliers_of(view, one))
                if reserve is not None and not _is_c7(view, reserve):
                    found.setdefault(supplier, []).append(reserve)
        yield None
    for supplier, place in _placed(found).items():
        yield _same(view, "D9", found[supplier], variant="both", place=place)


@dataclass(frozen=True)
class Reserve:
    """That a supplier stands behind something and behind what a reserve routine needs instead of it."""

    supplier: str
    service: str
    place: Place
    primary: tuple[str, ...]
    reserve: tuple[str, ...]


Behind = Callable[[str], Collection[str]]
"""Who stands behind a resource, in some way."""


def _reserve(service: Service, routine: Workaround, supplier: str, behind: Behind) -> Reserve | None:
    """What of the routine the supplier stands behind, if it does so on both sides; a thing is no reserve for itself."""
    primary = tuple(one for one in routine.replaces if supplier in behind(one))
    needs = tuple(one for one in routine.needs if supplier in behind(one) and one not in primary)
    place = Place(object=service.id, field="workarounds", item=routine.id, part="needs")
    return Reserve(supplier, service.id, place, primary, needs) if primary and needs else None


def _is_c7(view: Snapshot, reserve: Reserve) -> bool:
    """Whether the supplier's fall stops the service, so that the routine is seen to fall with what it replaces."""
    return reserve.supplier in view.stoppers(reserve.service)


def _direct(view: Snapshot, resources: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(supplier for one in resources for supplier in suppliers_of(view, one)))


def _shared(
    view: Snapshot, service: Service, routine: Workaround, carriers: Mapping[str, Mapping[str, None]]
) -> Iterator[tuple[str, Reserve]]:
    """The common owners, the nearest of them, and subcontractors; a common supplier is D9."""

    def owned(one: str) -> Collection[str]:
        return {owner for supplier in suppliers_of(view, one) for owner in owners(view, supplier)}

    def carried(one: str) -> Collection[str]:
        return {*suppliers_of(view, one), *carriers.get(one, ())}

    if {*_direct(view, routine.needs)} & {*_direct(view, routine.replaces)}:
        return
    told: set[str] = set()
    for one in (owner for supplier in _direct(view, routine.needs) for owner in owners(view, supplier)):
        reserve = _reserve(service, routine, one, owned)
        if reserve is not None and one not in told:
            told.update(owners(view, one))
            yield "parent", reserve
    for one in dict.fromkeys(
        found for need in routine.needs for found in (*suppliers_of(view, need), *carriers.get(need, ()))
    ):
        reserve = _reserve(service, routine, one, carried)
        if reserve is not None and one not in told and not _is_c7(view, reserve):
            yield "subcontractor", reserve


def _placed(found: Mapping[str, Sequence[Reserve]]) -> dict[str, Place]:
    """Where each supplier's finding stands: the first place that no other has, else the supplier itself."""
    taken: dict[Place, None] = {}
    places: dict[str, Place] = {}
    for supplier, reserves in found.items():
        free = (reserve.place for reserve in reserves if reserve.place not in taken)
        places[supplier] = next(free, Place(object=supplier, field="name"))
        taken[places[supplier]] = None
    return places


def _same(view: Snapshot, rule: str, reserves: Sequence[Reserve], *, variant: str, place: Place) -> Finding:
    services = dict.fromkeys(reserve.service for reserve in reserves)
    primary = dict.fromkeys(one for reserve in reserves for one in reserve.primary)
    needs = dict.fromkeys(one for reserve in reserves for one in reserve.reserve)
    return Finding(
        rule=rule,
        variant=variant,
        severity=Severity.WARNING,
        place=place,
        services=tuple(services),
        params={
            "supplier": view.name(reserves[0].supplier),
            "primary": names_of(view, primary),
            "reserve": names_of(view, needs),
            "suppliers": names_of(view, _direct(view, (*primary, *needs))),
            "services": names_of(view, services),
        },
    )


def d8(view: Snapshot) -> Iterator[Told]:
    """One supplier carries many critical services, or more than a part of them all (DORA 29.1 b).

    With what its subsidiaries carry, and what it carries as a subcontractor of others. The part of all services
    speaks only from as many services as the number does: two of three is no concentration yet. An owner whose
    companies together carry no more than one of them is not told a second time.
    """
    rows: list[Concentration] = []
    for row in each_concentration(view.municipality, view.network):
        rows += [row] if _is_much(view, row) else []
        yield None
    found = {row.supplier: row for row in sorted(rows, key=weight)}
    for supplier, row in found.items():
        if not any(other.services == row.services for other in _below(view, supplier, found.values())):
            yield _concentrated(view, row)


def _is_much(view: Snapshot, row: Concentration) -> bool:
    settings, every = view.municipality.settings, len(view.municipality.services)
    limit = max(settings.concentration_services, 1)
    share = len(row.services) * 100 > settings.concentration_percent * every
    return len(row.critical) >= limit or (share and len(row.services) >= limit)


def _below(view: Snapshot, supplier: str, rows: Iterable[Concentration]) -> Iterator[Concentration]:
    return (row for row in rows if supplier in owners(view, row.supplier)[1:])


def _concentrated(view: Snapshot, row: Concentration) -> Finding:
    every = len(view.municipality.services)
    used = [one for one in row.resources if view.users_of_any((one,))]
    return Finding(
        rule="D8",
        variant="critical" if row.critical else "share",
        severity=Severity.WARNING,
        place=Place(object=row.supplier, field="name"),
        services=row.services,
        params={
            "supplier": view.name(row.supplier),
            "services": names_of(view, row.critical or row.services),
            "critical": Count(noun="critical-services", number=len(row.critical)),
            "count": Count(noun="services", number=len(row.services)),
            "every": every,
            "percent": len(row.services) * 100 // every,
            "resources": names_of(view, used),
        },
        notes=("rolled-up",) if any(row.supplier not in suppliers_of(view, one) for one in used) else (),
    )
