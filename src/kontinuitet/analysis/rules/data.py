"""What data the services use, and how much of it each may lose (group B)."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kontinuitet.analysis.figures import Step
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import known

_DATA_KINDS = frozenset({ResourceKind.INFORMATION, ResourceKind.SYSTEM})


class Use(NamedTuple):
    """That a service uses some data, over a path on which there is no other service."""

    service: str
    data: str
    path: tuple[Step, ...]

    @property
    def edge(self) -> tuple[str, str]:
        """The service's own dependency that leads there."""
        return self.service, self.path[0].dependency


class Need(NamedTuple):
    """That a service needs some data, of which at most ``limit`` minutes may be lost."""

    use: Use
    limit: int


Users = dict[str, list[str]]
"""For each resource the services that need it, in stored order, no other service in between."""


def add_user(view: Snapshot, service: Service, users: Users) -> None:
    """Enter one service as a user of what it needs."""
    for needed in view.own_reach(service.id):
        if needed in view.municipality.resource:
            users.setdefault(needed, []).append(service.id)


def users_of(users: Users, data: Iterable[str]) -> tuple[str, ...]:
    """The users of any of these."""
    return tuple(dict.fromkeys(user for item in data for user in users.get(item, ())))


def uses(view: Snapshot, service: Service) -> Iterator[Use]:
    """Its data: information and systems anywhere below it, and whatever else it names directly."""
    for data, path in view.own_reach(service.id).items():
        resource = view.municipality.resource.get(data)
        if resource is not None and (len(path) == 1 or resource.kind in _DATA_KINDS):
            yield Use(service.id, data, path)


def needs(view: Snapshot, service: Service) -> Iterator[Need]:
    """Its data of which it is known how much may be lost."""
    limits = _limits(service)
    for use in uses(view, service) if limits else ():
        limit = limits.get(use.path[0].dependency)
        if limit is not None:
            yield Need(use, limit)


def _limits(service: Service) -> dict[str, int]:
    """For each dependency the tighter of what the service may lose and what may be lost over it, if it is known."""
    own = known(service.rpo)
    limits = {} if own is None else {item.id: own for item in service.dependencies}
    for item in service.dependencies:
        decided = known(item.data_at_most)
        if decided is not None:
            limits[item.id] = min(decided, limits.get(item.id, decided))
    return limits
