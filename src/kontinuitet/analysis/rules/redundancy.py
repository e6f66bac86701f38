"""Rule C6: several of the same kind that one single event takes all the same."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kontinuitet.analysis.rules.finding import Finding, Names, Severity, Terms, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.resource import Dependency, Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place, Unknown, known


class _Register(NamedTuple):
    """The municipality, and for each resource the subcontractors that are known to carry it."""

    view: Snapshot
    subcontractors: Mapping[str, set[str]]


_Of = Callable[[_Register, Resource], frozenset[str]]
"""What a resource may share with others, of one kind."""


@dataclass
class _Group:
    """The same things that several may have named as standing in for one another, and that are enough so many."""

    quorum: int
    needs: tuple[str, ...]
    found: dict[str, dict[str, list[str]]]
    users: list[tuple[Service | Resource, Dependency]] = field(default_factory=list)


def c6(view: Snapshot) -> Iterator[Told]:
    """What a group shares takes so many of its members that too few are left (IR 4.2.4; expert judgement).

    A place, feed, net, identity domain, supplier (rolled up over its owners) or subcontractor. What is not known is
    not the same as anything. Only hard dependencies, and only of what some service needs: one finding for each group,
    however many have it.
    """
    groups: dict[tuple[int, frozenset[str]], _Group] = {}
    register = _Register(view, _subcontracted(view))
    users: tuple[Service | Resource, ...] = (*view.municipality.services, *view.municipality.resources)
    for user in users:
        for row in user.dependencies:
            if (
                row.quorum < len(row.needs)
                and not row.is_soft
                and (isinstance(user, Service) or view.concerned(user.id))
            ):
                key = row.quorum, frozenset(row.needs)
                if key not in groups:
                    groups[key] = _Group(row.quorum, row.needs, _shared(register, row))
                    yield None
                groups[key].users.append((user, row))
    yield from (_finding(view, group) for group in groups.values() if group.found)


def _subcontracted(view: Snapshot) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for agreement in view.municipality.agreements:
        for row in agreement.subcontractors:
            if not isinstance(row.supplier, Unknown):
                found.setdefault(row.resource, set()).add(row.supplier)
    return found


def _shared(register: _Register, dependency: Dependency) -> dict[str, dict[str, list[str]]]:
    """By kind what is shared by too many, each with the members that share it."""
    breaks = len(dependency.needs) - dependency.quorum + 1
    resources = register.view.municipality.resource
    members = [resources[need] for need in dependency.needs if need in resources]
    found: dict[str, dict[str, list[str]]] = {}
    told: set[str] = set()
    for kind, of in _KINDS.items():
        by_label: dict[str, list[str]] = {}
        for member in members:
            for label in sorted(of(register, member)):
                by_label.setdefault(label, []).append(member.name)
        wide = {label: names for label, names in by_label.items() if len(names) >= breaks}
        if kind in _OF_SUPPLIERS:
            # Who shares a supplier shares its owners too: the nearest that they share is told.
            wide = {label: names for label, names in wide.items() if label not in told}
            told |= {each for label in wide for each in (label, *_owners(register.view, label))}
        found |= {kind: wide} if wide else {}
    return found


def _places(register: _Register, member: Resource) -> frozenset[str]:
    """Where it is: the room, and the building that the room is in; premises are themselves a place."""
    found = {member.id} if member.kind is ResourceKind.PREMISES else set[str]()
    place = known(member.place)
    while place is not None and place not in found:
        found.add(place)
        room = register.view.municipality.resource.get(place)
        place = known(room.place) if room is not None and room.kind is ResourceKind.PREMISES else None
    return frozenset(found)


def _label(attribute: str) -> _Of:
    def of(_: _Register, member: Resource) -> frozenset[str]:
        label = known(getattr(member, attribute))
        return frozenset() if label is None else frozenset({label})

    return of


def _suppliers(register: _Register, member: Resource) -> frozenset[str]:
    names = {agreement.supplier for agreement in register.view.municipality.agreements_for(member.id)}
    supplier = known(member.supplier)
    return frozenset(names | ({supplier} if supplier is not None else set()))


def _groups_of_companies(register: _Register, member: Resource) -> frozenset[str]:
    return _with_owners(register.view, _suppliers(register, member))


def _subcontractors(register: _Register, member: Resource) -> frozenset[str]:
    """Those who carry it for somebody else, and those who deliver it themselves: either way they must work."""
    named = frozenset(register.subcontractors.get(member.id, ()))
    return _with_owners(register.view, _suppliers(register, member) | named)


def _with_owners(view: Snapshot, suppliers: frozenset[str]) -> frozenset[str]:
    return suppliers | {owner for supplier in suppliers for owner in _owners(view, supplier)}


def _owners(view: Snapshot, supplier: str) -> list[str]:
    found: list[str] = []
    item = view.municipality.supplier.get(supplier)
    while item is not None and item.parent is not None and item.parent not in (supplier, *found):
        found.append(item.parent)
        item = view.municipality.supplier.get(item.parent)
    return found


_KINDS: dict[str, _Of] = {
    "place": _places,
    "power": _label("power"),
    "network": _label("network"),
    "identity": _label("identity"),
    "supplier": _suppliers,
    "owner": _groups_of_companies,
    "subcontractor": _subcontractors,
}
_OF_SUPPLIERS = frozenset({"supplier", "owner", "subcontractor"})


def _finding(view: Snapshot, group: _Group) -> Finding:
    first, row = group.users[0]
    members = dict.fromkeys(name for labels in group.found.values() for names in labels.values() for name in names)
    shared = dict.fromkeys(label for labels in group.found.values() for label in labels)
    concerned = {service for user, _ in group.users for service in view.concerned(user.id)}
    return Finding(
        rule="C6",
        variant="shared",
        severity=Severity.ERROR,
        place=Place(object=first.id, field="dependencies", item=row.id, part="needs"),
        services=tuple(one.id for one in view.municipality.services if one.id in concerned),
        params={
            "users": Names(names=tuple(dict.fromkeys(user.name for user, _ in group.users))),
            "quorum": group.quorum,
            "size": len(group.needs),
            "group": Names(names=tuple(view.name(need) for need in group.needs)),
            "members": Names(names=tuple(members)),
            "kinds": Terms(keys=tuple(f"shared-{kind}" for kind in group.found)),
            "shared": Names(names=tuple(dict.fromkeys(view.name(label) for label in shared))),
        },
    )
