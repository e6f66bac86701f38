"""Rule C10: what a critical service needs is held to be less important, or was ordered and never promised."""

from collections.abc import Iterator
from dataclasses import dataclass

from kontinuitet.analysis.rules.demand import Demand, demands
from kontinuitet.analysis.rules.finding import Finding, Names, Severity, Span, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.resource import Dependency, Resource
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place, Unknown, known

_LEAST_CLASS = 2
"""Availability (T) below this, "significant", does not go with something that a critical service stops without."""


@dataclass(frozen=True)
class _Order:
    """That a critical service has decided within what time it needs something back."""

    service: Service
    dependency: Dependency
    minutes: int


def c10(view: Snapshot) -> Iterator[Told]:
    """A class or tier lower than of what needs it, or a required time that nobody has confirmed (expert judgement).

    One finding for each thing that is needed, with the services that rest on it.
    """
    yield from _lower(view)
    yield None
    for needed, orders in _orders(view).items():
        yield _unconfirmed(view, needed, orders)


def _lower(view: Snapshot) -> Iterator[Told]:
    users: dict[str, dict[str, int]] = {}
    for service in view.municipality.services:
        for dependency in service.dependencies if service.is_critical else ():
            if not dependency.is_soft and dependency.quorum == len(dependency.needs):
                for needed in dependency.needs:
                    users.setdefault(needed, {})[service.id] = _LEAST_CLASS
    for resource in view.municipality.resources:
        level = known(resource.classes.availability)
        if level is not None and view.critical_users(resource.id):
            for needed in _carriers(resource):
                users.setdefault(needed, {})[resource.id] = level
    for needed, by in users.items():
        yield _of_resource(view, needed, by) if needed in view.municipality.resource else _of_service(view, needed, by)


def _carriers(resource: Resource) -> Iterator[str]:
    """What a resource of some class cannot be better than: the systems that hold it and its hard dependencies."""
    yield from resource.held_by
    for dependency in resource.dependencies:
        if not dependency.is_soft and dependency.quorum == len(dependency.needs):
            yield from dependency.needs


def _of_resource(view: Snapshot, needed: str, by: dict[str, int]) -> Finding | None:
    level = known(view.municipality.resource[needed].classes.availability)
    users = [user for user, least in by.items() if level is not None and level < least]
    if level is None or not users:
        return None
    critical = [user for user in users if user in view.municipality.service]
    return Finding(
        rule="C10",
        variant="class-critical" if critical else "class",
        severity=Severity.WARNING,
        place=Place(object=needed, field="classes", part="availability"),
        services=view.critical(dict.fromkeys(one for user in users for one in view.concerned(user))),
        params={
            "resource": view.name(needed),
            "level": level,
            "least": max(by[user] for user in users),
            "users": Names(names=tuple(view.name(user) for user in critical or users)),
        },
    )


def _of_service(view: Snapshot, needed: str, by: dict[str, int]) -> Finding | None:
    """A service that was judged not to be critical; one that nobody has judged is not known to be lower."""
    service = view.municipality.service.get(needed)
    users = [user for user in by if user in view.municipality.service]
    if service is None or service.critical is not False or not users:
        return None
    return Finding(
        rule="C10",
        variant="tier",
        severity=Severity.WARNING,
        place=Place(object=needed, field="critical"),
        services=tuple(users),
        params={"resource": service.name, "users": Names(names=tuple(view.name(user) for user in users))},
    )


def _orders(view: Snapshot) -> dict[str, list[_Order]]:
    """The unconfirmed required times by what is needed; where an agreement promises a time that is the answer.

    Of what is stated to come back later than that C1 tells, and then there is nothing left to confirm.
    """
    found: dict[str, list[_Order]] = {}
    for demand in demands(view):
        user = demand.user
        if (
            isinstance(user, Service)
            and user.is_critical
            and demand.decided
            and demand.dependency.confirmed is not True
        ):
            for needed in _unpromised(view, demand):
                found.setdefault(needed, []).append(_Order(user, demand.dependency, demand.minutes))
    return found


def _unpromised(view: Snapshot, demand: Demand) -> Iterator[str]:
    for needed in demand.dependency.needs:
        agreed = needed not in view.municipality.by_id or view.municipality.agreements_for(needed)
        if not agreed and (view.recovery(needed) or 0) <= demand.minutes:
            yield needed


def _unconfirmed(view: Snapshot, needed: str, orders: list[_Order]) -> Finding:
    """Nobody asked and somebody said no are both "not promised"; only where an answer is on its way it is unknown."""
    open_ones = [order for order in orders if not isinstance(order.dependency.confirmed, Unknown)]
    first = (open_ones or orders)[0]
    item = view.municipality.by_id[needed]
    owner = known(item.owner) if isinstance(item, Resource | Service) else None
    return Finding(
        rule="C10",
        variant="unconfirmed" if open_ones else "unknown",
        severity=Severity.WARNING if open_ones else Severity.INFORMATION,
        place=Place(object=first.service.id, field="dependencies", item=first.dependency.id, part="confirmed"),
        services=tuple(dict.fromkeys(order.service.id for order in orders)),
        params={
            "resource": view.name(needed),
            "required": Span(minutes=min(order.minutes for order in orders)),
            "users": Names(names=tuple(dict.fromkeys(order.service.name for order in orders))),
            "owner": view.name(owner or ""),
            "asking": view.asking(first.dependency.confirmed),
        },
        notes=("owner",) if owner else (),
    )
