"""Who needs what, one step at a time: every thing of the plan with what it needs and what needs it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, Resource
from kontinuitet.domain.values import Place, Unknown, known


class Bond(StrEnum):
    """In what way one thing needs another."""

    HARD = "hard"
    SOFT = "soft"
    DELIVERY = "delivery"
    SUBCONTRACT = "subcontract"
    PLACE = "place"
    POWER = "power"
    NETWORK = "network"
    IDENTITY = "identity"
    HELD = "held"
    HOLDER = "holder"
    DEPUTY = "deputy"


@dataclass(frozen=True, slots=True)
class Link:
    """``user`` needs ``needed``, by ids; ``place`` is the field that says so, ``row`` the dependency if it is one."""

    user: str
    needed: str
    bond: Bond
    place: Place
    row: Dependency | None = None


class Neighbourhood:
    """All links of a plan, looked up from both ends. A name that nothing in the plan has is a place, and stays."""

    def __init__(self, plan: Municipality) -> None:
        """The links are read when somebody first asks."""
        self._plan = plan

    def needs(self, identity: str) -> tuple[Link, ...]:
        """What something needs, in stored order."""
        return self._by_user.get(identity, ())

    def users(self, identity: str) -> tuple[Link, ...]:
        """What needs something, services first, then in stored order."""
        found = self._by_needed.get(identity, ())
        return tuple(sorted(found, key=lambda link: link.user not in self._plan.service))

    def knows(self, identity: str) -> bool:
        """Whether something needs, or is needed; or is at least there to be."""
        return identity in self._by_user or identity in self._by_needed

    @cached_property
    def _links(self) -> tuple[Link, ...]:
        return tuple(dict.fromkeys(_links(self._plan)))

    @cached_property
    def _by_user(self) -> dict[str, tuple[Link, ...]]:
        return _grouped([(link.user, link) for link in self._links])

    @cached_property
    def _by_needed(self) -> dict[str, tuple[Link, ...]]:
        return _grouped([(link.needed, link) for link in self._links])


def _grouped(pairs: list[tuple[str, Link]]) -> dict[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = {}
    for key, link in pairs:
        found.setdefault(key, []).append(link)
    return {key: tuple(links) for key, links in found.items()}


def _links(plan: Municipality) -> Iterator[Link]:
    for service in plan.services:
        yield from _rows(service.id, service.dependencies)
    for resource in plan.resources:
        yield from _rows(resource.id, resource.dependencies)
        yield from _fields(resource)
    yield from _agreements(plan)
    for role in plan.roles:
        holder = known(role.holder)
        if holder is not None:
            yield Link(role.id, holder, Bond.HOLDER, Place(object=role.id, field="holder"))
        yield from (Link(role.id, one, Bond.DEPUTY, Place(object=role.id, field="deputies")) for one in role.deputies)


def _rows(user: str, rows: tuple[Dependency, ...]) -> Iterator[Link]:
    for row in rows:
        bond = Bond.SOFT if row.is_soft else Bond.HARD
        place = Place(object=user, field="dependencies", item=row.id)
        yield from (Link(user, needed, bond, place, row) for needed in row.needs)


_NAMED = {
    "supplier": Bond.DELIVERY,
    "place": Bond.PLACE,
    "power": Bond.POWER,
    "network": Bond.NETWORK,
    "identity": Bond.IDENTITY,
}


def _fields(resource: Resource) -> Iterator[Link]:
    for field, bond in _NAMED.items():
        named = known(getattr(resource, field))
        if named is not None and named != resource.id:
            yield Link(resource.id, named, bond, Place(object=resource.id, field=field))
    for holder in resource.held_by:
        yield Link(resource.id, holder, Bond.HELD, Place(object=resource.id, field="held_by"))


def _agreements(plan: Municipality) -> Iterator[Link]:
    """What agreements cover beyond what the resources themselves say, and who carries it as a subcontractor."""
    said = {(resource.id, known(resource.supplier)) for resource in plan.resources}
    for agreement in plan.agreements:
        covers = Place(object=agreement.id, field="covers")
        for covered in agreement.covers:
            if (covered, agreement.supplier) not in said:
                yield Link(covered, agreement.supplier, Bond.DELIVERY, covers)
        for row in agreement.subcontractors:
            if not isinstance(row.supplier, Unknown):
                place = Place(object=agreement.id, field="subcontractors")
                yield Link(row.resource, row.supplier, Bond.SUBCONTRACT, place)
