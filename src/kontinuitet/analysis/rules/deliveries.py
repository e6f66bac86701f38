"""What suppliers deliver and to whom: the questions that the rules about suppliers share."""

from collections.abc import Iterable, Iterator

from kontinuitet.analysis.rules.finding import Names, Param
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.analysis.standstill import stopped
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import Unknown, known

INCIDENT_KINDS = frozenset(
    {
        ResourceKind.SYSTEM,
        ResourceKind.INFORMATION,
        ResourceKind.NETWORK,
        ResourceKind.IDENTITY,
        ResourceKind.PAYMENT,
        ResourceKind.ACCESS,
        ResourceKind.EXTERNAL,
    }
)
"""What an IT incident at a supplier can strike; a lorry or a loaf of bread has no such incident."""

DATA_KINDS = frozenset({ResourceKind.SYSTEM, ResourceKind.INFORMATION})
"""What holds data that must be somewhere and be given back."""


def parties(view: Snapshot, agreement: Agreement, users: Iterable[str]) -> dict[str, Param]:
    """What every text about an agreement needs: its name, the supplier, and the services concerned."""
    return {
        "agreement": agreement.name,
        "supplier": view.name(agreement.supplier),
        "services": names_of(view, users),
    }


def names_of(view: Snapshot, ids: Iterable[str], *, either: bool = False) -> Names:
    """What users call these, each name once."""
    return Names(names=tuple(dict.fromkeys(view.name(one) for one in ids)), either=either)


def critical_users(view: Snapshot, agreement: Agreement) -> tuple[str, ...]:
    """The critical services that need something of what an agreement covers."""
    return view.critical(view.users_of_any(agreement.covers))


def covers_any(view: Snapshot, agreement: Agreement, kinds: frozenset[ResourceKind]) -> bool:
    """Whether something that an agreement covers is of these kinds."""
    return any(view.kind(item) in kinds for item in agreement.covers)


def weightiest(view: Snapshot, agreements: Iterable[Agreement]) -> list[Agreement]:
    """Those on which most critical services rest first; else in stored order."""
    return sorted(agreements, key=lambda one: -len(critical_users(view, one)))


def services_of(view: Snapshot, agreements: Iterable[Agreement]) -> tuple[str, ...]:
    """The critical services that rest on one of the agreements, in stored order."""
    return view.critical(view.users_of_any([item for one in agreements for item in one.covers]))


def has_asker(*values: object) -> bool:
    """Whether somebody is to find out one of these, or some day: then it is told on its own, with who and when."""
    return any(isinstance(value, Unknown) and (value.who or value.by) for value in values)


def suppliers_of(view: Snapshot, resource: str) -> tuple[str, ...]:
    """Who delivers a resource: the one that it names, and those whose agreements cover it."""
    item = view.municipality.resource.get(resource)
    named = known(item.supplier) if item is not None else None
    agreed = (agreement.supplier for agreement in view.municipality.agreements_for(resource))
    return tuple(dict.fromkeys((*((named,) if named else ()), *agreed)))


def subcontractors(view: Snapshot) -> dict[str, dict[str, None]]:
    """For each resource the subcontractors that some agreement names for it."""
    found: dict[str, dict[str, None]] = {}
    for agreement in view.municipality.agreements:
        for row in agreement.subcontractors:
            if not isinstance(row.supplier, Unknown):
                found.setdefault(row.resource, {})[row.supplier] = None
    return found


def owners(view: Snapshot, supplier: str) -> tuple[str, ...]:
    """A supplier and the companies above it, nearest first."""
    line = [supplier]
    for name in line:
        item = view.municipality.supplier.get(name)
        if item is not None and item.parent and item.parent not in line:
            line.append(item.parent)
    return tuple(line)


def critical_suppliers(view: Snapshot) -> Iterator[tuple[Supplier, tuple[str, ...]]]:
    """The suppliers that deliver what a critical service stops without, and those services.

    A mere subcontractor is not among them: it is for the one with the agreement to show that the chain holds.
    """
    delivered: dict[str, list[int]] = {}
    for resource in view.municipality.resources:
        for name in suppliers_of(view, resource.id):
            delivered.setdefault(name, []).append(view.network.index[resource.id])
    for supplier in view.municipality.suppliers:
        gone = stopped(view.network, delivered.get(supplier.id, ()))
        services = (item.id for item in view.municipality.services if view.network.index[item.id] in gone)
        critical = view.critical(services)
        if critical:
            yield supplier, critical
