"""Single points of failure, computed and not ticked: what alone stops a service longer than it may be stopped."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import or_

from kontinuitet.analysis.consequences import Consequences
from kontinuitet.analysis.effects import MINUTE
from kontinuitet.analysis.figures import Step
from kontinuitet.analysis.network import Network
from kontinuitet.analysis.standstill import needed_by, picked
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import known

Fall = Callable[..., Consequences]
"""What follows when the causes with these ids fall together; whoever asks remembers the answers."""


class PointKind(StrEnum):
    """What can be lost alone. The last four are what resources share: a building, a feed, a net, a domain."""

    RESOURCE = "resource"
    SUPPLIER = "supplier"
    ROLE = "role"
    PLACE = "place"
    POWER = "power"
    NETWORK = "network"
    IDENTITY = "identity"


_SHARED = (PointKind.PLACE, PointKind.POWER, PointKind.NETWORK, PointKind.IDENTITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Something that can be lost alone. ``causes``: what to let fall in order to see what follows."""

    id: str
    kind: PointKind
    causes: tuple[str, ...]
    fallen: frozenset[int]
    """The nodes of the network that fall with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What the loss does to one service, in milliseconds.

    ``length``: the longest single outage, as far as it is known. ``intolerable``: when it has stood still as long as
    is acceptable; ``None`` if a reserve routine keeps that from happening. ``path`` goes from the service to the cause.
    """

    service: str
    length: int
    intolerable: int | None
    path: tuple[Step, ...]
    routines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SinglePoint:
    """One single point of failure: the services that it alone stops too long, and those that a routine saves.

    ``unsure``: ids of services that are beyond their limit unless something is back of which nobody knows when it is.
    """

    point: Point
    beyond: tuple[Loss, ...]
    saved: tuple[Loss, ...] = ()
    unsure: tuple[str, ...] = ()


def single_points(network: Network, fall: Fall, services: Sequence[Service]) -> Iterator[SinglePoint | None]:
    """The single points of failure of these services, in the order of the plan; ``None`` after some work.

    A service counts when it is known to stand still longer than its acceptable outage: an outage whose length, or
    whose limit, or whose reserve routine is not known is neither beyond nor saved. What takes several things with
    it is left out when each of its services is told at one of these alone, so that nothing is told twice.
    """
    users = needed_by(network, [network.index[service.id] for service in services])
    alone: dict[int, set[str]] = {}
    seen: set[frozenset[int]] = set()
    for point in _points(network):
        mask = reduce(or_, (users[node] for node in point.fallen), 0)
        if point.fallen in seen or not mask:
            continue
        seen.add(point.fallen)
        answer, users_of_it = fall(*point.causes), tuple(picked(mask, services))
        found = _losses(answer, users_of_it)
        if len(point.fallen) == 1:
            alone |= {node: {one.service for one in found} for node in point.fallen}
        else:
            told = set().union(*(alone.get(node, ()) for node in point.fallen))
            found = found if any(one.service not in told for one in found) else []
        yield _single_point(point, answer, found, users_of_it) if found else None


def _single_point(
    point: Point, answer: Consequences, found: Sequence[Loss], services: Sequence[Service]
) -> SinglePoint:
    told = {one.service for one in found}
    others = (one.id for one in services if one.id not in told and answer.stops(one.id))
    return SinglePoint(
        point=point,
        beyond=tuple(one for one in found if one.intolerable is not None),
        saved=tuple(one for one in found if one.intolerable is None),
        unsure=tuple(one for one in others if answer.intolerable(one) is not None),
    )


def _points(network: Network) -> Iterator[Point]:
    """Everything that can be lost alone; what takes one thing only comes before what takes many."""
    municipality = network.municipality
    named = (
        (PointKind.RESOURCE, municipality.resources),
        (PointKind.SUPPLIER, municipality.suppliers),
        (PointKind.ROLE, municipality.roles),
    )
    points = [
        Point(id=item.id, kind=kind, causes=(item.id,), fallen=frozenset(causes.sure))
        for kind, items in named
        for item in items
        if (causes := network.causes(item.id)) is not None
    ]
    points += _shared(network)
    yield from sorted(points, key=lambda point: len(point.fallen) > 1)


def _shared(network: Network) -> Iterator[Point]:
    """What several resources name as theirs; where it is a resource or supplier itself, that one has been asked."""
    for kind in _SHARED:
        labels: dict[str, list[Resource]] = {}
        for resource in network.municipality.resources:
            label = known(getattr(resource, kind.value))
            if label is not None:
                labels.setdefault(label, []).append(resource)
        for label, resources in labels.items():
            if label in network.index or label in network.municipality.supplier:
                continue
            ids = (label,) if kind is PointKind.PLACE else tuple(each.id for each in resources)
            fallen = {node for each in ids if (causes := network.causes(each)) is not None for node in causes.sure}
            yield Point(id=label, kind=kind, causes=ids, fallen=frozenset(fallen))


def _losses(answer: Consequences, services: Iterable[Service]) -> list[Loss]:
    found = (_loss(answer, service) for service in services if answer.stops(service.id))
    return [loss for loss in found if loss is not None]


def _loss(answer: Consequences, service: Service) -> Loss | None:
    mtpd, length = known(service.mtpd), answer.longest(service.id)
    if mtpd is None or length is None or length <= mtpd * MINUTE:
        return None
    moment, back = answer.intolerable(service.id), answer.back(service.id).at
    ran = answer.routines(service.id)
    # A routine of which nobody knows when it begins or ends may not save it, which rule E2 asks for; and beyond a
    # recovery time that nobody knows nothing is sure, which rule C12 asks for.
    if any(run.unknown for run in ran) if moment is None else back is None or back <= moment:
        return None
    routines = tuple(dict.fromkeys(run.workaround for run in ran))
    path = answer.path(service.id)
    return Loss(service=service.id, length=length, intolerable=moment, path=path, routines=routines)
