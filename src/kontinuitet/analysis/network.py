"""The municipality compiled once into what the graph needs: numbered nodes, edges with groups, causes, order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import NamedTuple

from kontinuitet.analysis.components import components
from kontinuitet.analysis.effects import MINUTE
from kontinuitet.analysis.recovery import OwnRecovery, own_recovery
from kontinuitet.analysis.routines import Candidate, planned
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place, Unknown, known

Where = tuple[str, str, str, str]
"""A ``Place`` as a plain tuple: object, field, item, part."""


class Edge(NamedTuple):
    """A user needs something: the needed nodes, how many missing ones break it, and how it matters.

    ``tolerance`` is in milliseconds; ``None`` is not known. ``partial``: partly back is enough for this user.
    """

    user: int
    dependency: str
    needs: tuple[int, ...]
    breaks: int
    tolerance: int | None
    soft: bool
    up_first: bool
    partial: bool


class Causes(NamedTuple):
    """What falls with a cause: ``sure`` nodes, and ``possible`` ones with the field that leaves it open."""

    sure: tuple[int, ...]
    possible: tuple[tuple[int, Where], ...] = ()


@dataclass(slots=True)
class _Building:
    hard: list[list[Edge]]
    soft: list[list[Edge]]
    users: list[list[int]]
    places: list[list[tuple[int, int]]]


class Network:
    """Resources, services and roles as numbered nodes. Build it with ``compile_network`` and ask it many times."""

    def __init__(self, municipality: Municipality) -> None:
        """Number the nodes and read the edges; everything else is worked out when somebody asks."""
        self.municipality = municipality
        self.ids = tuple(_ids(municipality))
        self.index = {identity: node for node, identity in enumerate(self.ids)}
        self.first_service = len(municipality.resources)
        self.first_role = self.first_service + len(municipality.services)
        building = _edges(municipality, self.index)
        self.hard = building.hard
        self.soft = building.soft
        self.users = building.users
        """For each node who stops without it."""
        self.places = building.places
        """The same with the position of each edge among the hard ones of its user."""
        self.repaired: dict[datetime, dict[tuple[int, int, bool], int | None]] = {}
        """For a start the repairs that have been worked out: of which node, begun when, whether partly."""
        self._recovery: dict[int, OwnRecovery | None] = {}
        self._needs: dict[int, frozenset[int]] = {}
        self._routines: dict[tuple[int, int], tuple[Candidate, ...]] = {}

    def is_service(self, node: int) -> bool:
        """Whether the node is a service."""
        return self.first_service <= node < self.first_role

    def service(self, node: int) -> Service:
        """The service that the node is."""
        return self.municipality.services[node - self.first_service]

    @cached_property
    def limits(self) -> tuple[int | None, ...]:
        """For each service, from the first node that is one, its acceptable outage in milliseconds, if it is known."""
        minutes = (known(service.mtpd) for service in self.municipality.services)
        return tuple(None if each is None else each * MINUTE for each in minutes)

    def routines(self, node: int, fall: int) -> tuple[Candidate, ...]:
        """The reserve routines of the service that the node is, as the plan has them for a fall at that offset."""
        if (node, fall) not in self._routines:
            self._routines[node, fall] = planned(self.service(node), fall)
        return self._routines[node, fall]

    def is_resource(self, node: int) -> bool:
        """Whether the node is a resource."""
        return node < self.first_service

    def needs(self, node: int) -> frozenset[int]:
        """All that a node needs directly, over edges of any kind."""
        if node not in self._needs:
            self._needs[node] = frozenset(need for edge in (*self.hard[node], *self.soft[node]) for need in edge.needs)
        return self._needs[node]

    @cached_property
    def circles(self) -> frozenset[int]:
        """The components in which something needs itself, directly or round a circle."""
        return frozenset(
            name
            for name, members in enumerate(self.members)
            if len(members) > 1 or any(members[0] in edge.needs for edge in self.hard[members[0]])
        )

    @cached_property
    def _components(self) -> tuple[list[int], list[list[int]]]:
        needed = [[need for edge in edges for need in edge.needs] for edges in self.hard]
        return components(needed)

    @property
    def component(self) -> list[int]:
        """For each node the number of its strongly connected component; what is needed has the lower number."""
        return self._components[0]

    @property
    def members(self) -> list[list[int]]:
        """For each component its nodes."""
        return self._components[1]

    def recovery(self, node: int) -> OwnRecovery | None:
        """Own recovery time of a resource; ``None`` for services and roles, which have none."""
        if node not in self._recovery:
            resources = self.municipality.resources
            own = own_recovery(self.municipality, resources[node]) if self.is_resource(node) else None
            self._recovery[node] = own
        return self._recovery[node]

    def partial_recovery(self, node: int) -> int | None:
        """Partial recovery time of a resource in milliseconds, if stated."""
        minutes = known(self.municipality.resources[node].partial_recovery) if self.is_resource(node) else None
        return None if minutes is None else minutes * MINUTE

    @cached_property
    def partly(self) -> frozenset[int]:
        """The nodes whose partial return is enough for somebody, and stated."""
        needs = {need for edges in self.hard for edge in edges if edge.partial for need in edge.needs}
        return frozenset(need for need in needs if self.partial_recovery(need) is not None)

    @cached_property
    def _places(self) -> dict[str, tuple[int, ...]]:
        places: dict[str, list[int]] = {}
        for node, resource in enumerate(self.municipality.resources):
            place = known(resource.place)
            if place is not None:
                places.setdefault(place, []).append(node)
        return {place: tuple(nodes) for place, nodes in places.items()}

    @cached_property
    def _suppliers(self) -> dict[str, set[int]]:
        suppliers: dict[str, set[int]] = {supplier.id: set() for supplier in self.municipality.suppliers}
        for supplier, resource in _deliveries(self.municipality):
            if resource in self.index:
                suppliers.setdefault(supplier, set()).add(self.index[resource])
        return suppliers

    @cached_property
    def _unsaid(self) -> dict[int, Where]:
        return {
            self.index[row.resource]: (agreement.id, "subcontractors", row.resource, "supplier")
            for agreement in self.municipality.agreements
            for row in agreement.subcontractors
            if isinstance(row.supplier, Unknown) and row.resource in self.index
        }

    def causes(self, identity: str) -> Causes | None:
        """What falls directly when that resource, supplier, place or role does; ``None`` if it is none of these."""
        if identity in self._suppliers:
            return self._supplier_causes(self._suppliers[identity])
        nodes = self._at_place(identity) if identity in self._places else set()
        node = self.index.get(identity)
        if node is not None and not self.is_service(node):
            nodes.add(node)
        return Causes(tuple(sorted(nodes))) if nodes else None

    def _supplier_causes(self, sure: set[int]) -> Causes:
        possible = tuple((node, where) for node, where in self._unsaid.items() if node not in sure)
        return Causes(tuple(sorted(sure)), possible)

    def _at_place(self, place: str) -> set[int]:
        found: set[int] = set()
        waiting = [place]
        while waiting:
            for node in self._places.get(waiting.pop(), ()):
                if node not in found:
                    found.add(node)
                    # A room that lies in the building closes with it, and so does what stands in the room.
                    if self.municipality.resources[node].kind is ResourceKind.PREMISES:
                        waiting.append(self.ids[node])
        return found

    def holders(self, role: str) -> int:
        """How many different people hold a role or are deputies for it."""
        item = self.municipality.role[role]
        return len({*item.deputies, *(filter(None, (known(item.holder),)))})


def compile_network(municipality: Municipality) -> Network:
    """The network of a municipality; the same one can answer any number of questions."""
    return Network(municipality)


@lru_cache(maxsize=16384)
def place_of(where: Where) -> Place:
    """The plain tuple as a ``Place``."""
    return Place(object=where[0], field=where[1], item=where[2], part=where[3])


def tolerance_place(network: Network, edge: Edge) -> Where:
    """The field that holds the tolerance of an edge."""
    return (network.ids[edge.user], "dependencies", edge.dependency, "tolerance")


def _ids(municipality: Municipality) -> Iterator[str]:
    for collection in (municipality.resources, municipality.services, municipality.roles):
        yield from (item.id for item in collection)


def _edges(municipality: Municipality, index: dict[str, int]) -> _Building:
    building = _Building([[] for _ in index], [[] for _ in index], [[] for _ in index], [[] for _ in index])
    rows = [(index[resource.id], resource.dependencies) for resource in municipality.resources]
    rows += [(index[service.id], service.dependencies) for service in municipality.services]
    for user, dependencies in rows:
        for edge in _known_edges(user, dependencies, index):
            # Only what is hard is passed on (graph, rule 3).
            for need in edge.needs if not edge.soft else ():
                building.users[need].append(user)
                building.places[need].append((user, len(building.hard[user])))
            (building.soft if edge.soft else building.hard)[user].append(edge)
    return building


def _known_edges(user: int, dependencies: Iterable[Dependency], index: dict[str, int]) -> Iterator[Edge]:
    for row in dependencies:
        # A name that nothing answers to never falls: it counts as working, and the reader of the plan reports it.
        needs = tuple(index[need] for need in row.needs if need in index)
        breaks = len(row.needs) - row.quorum + 1
        if needs and breaks <= len(needs):
            tolerance = known(row.tolerance)
            yield Edge(
                user,
                row.id,
                needs,
                breaks,
                None if tolerance is None else tolerance * MINUTE,
                row.is_soft,
                known(row.up_first) is True,
                known(row.partial_enough) is True,
            )


def _deliveries(municipality: Municipality) -> Iterator[tuple[str, str]]:
    for resource in municipality.resources:
        supplier = known(resource.supplier)
        if supplier is not None:
            yield supplier, resource.id
    for agreement in municipality.agreements:
        yield from ((agreement.supplier, resource) for resource in agreement.covers)
        for row in agreement.subcontractors:
            if not isinstance(row.supplier, Unknown):
                yield row.supplier, row.resource
