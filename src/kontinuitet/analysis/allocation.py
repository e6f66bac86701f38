"""What reserve routines that run at the same time take of what there is: cars, rooms, people, reserve power."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kontinuitet.analysis.consequences import Consequences
from kontinuitet.analysis.effects import FOREVER
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.service import Service, Workaround
from kontinuitet.domain.values import known


@dataclass(frozen=True, slots=True)
class Claimant:
    """A reserve routine that takes ``number`` of a resource while it runs."""

    service: str
    routine: str
    number: int


@dataclass(frozen=True, slots=True)
class Claimed:
    """The moment at which most of a resource is taken: by whom then, and how many there are (``None``: not known).

    ``at`` is in milliseconds after the fall.
    """

    resource: str
    at: int
    claimants: tuple[Claimant, ...]
    quantity: int | None

    @property
    def total(self) -> int:
        """How many are taken together."""
        return sum(each.number for each in self.claimants)

    @property
    def is_shared(self) -> bool:
        """Whether more than one service takes of it."""
        return len({each.service for each in self.claimants}) > 1

    @property
    def is_over(self) -> bool:
        """Whether more is taken than there is known to be."""
        return self.quantity is not None and self.total > self.quantity


def claims(
    plan: Municipality, fall: Consequences, services: Iterable[str] | None = None, *, unsure: bool = True
) -> tuple[Claimed, ...]:
    """What the routines that run after a fall take at the same time, in the order in which it is first taken.

    ``services``: only what these take; otherwise all that stop. ``unsure``: whether routines count that may run, but
    of which a time is not known.
    """
    taken: dict[str, list[_Taking]] = {}
    for identity in fall.stopped if services is None else services:
        service = plan.service[identity]
        routines = {row.id: row for row in service.workarounds if row.needs or row.allocations}
        for run in fall.routines(identity) if routines else ():
            routine = routines.get(run.workaround)
            if routine is None or (run.unknown is not None and not unsure):
                continue
            for resource, number in wanted(routine).items():
                claimant = Claimant(identity, routine.id, number)
                end = FOREVER if run.end is None else run.end
                taken.setdefault(resource, []).append(_Taking(run.start, end, claimant))
    return tuple(_most(plan, resource, rows) for resource, rows in taken.items())


def wanted(routine: Workaround) -> Mapping[str, int]:
    """How many of each resource a routine takes while it runs: what it needs counts as one, if nothing else is said."""
    return dict.fromkeys(routine.needs, 1) | {row.resource: row.number for row in routine.allocations}


def claimants(service: Service) -> Iterator[tuple[str, Claimant]]:
    """What each routine of a service takes, whether or not it ever runs."""
    for routine in service.workarounds:
        for resource, number in wanted(routine).items():
            yield resource, Claimant(service.id, routine.id, number)


@dataclass(frozen=True, slots=True)
class _Taking:
    start: int
    end: int
    claimant: Claimant


def _most(plan: Municipality, resource: str, rows: list[_Taking]) -> Claimed:
    """More can only be taken when somebody begins to; the first of equal moments."""
    item = plan.resource.get(resource)
    quantity = known(item.quantity) if item is not None else None
    found = [
        Claimed(resource, at, tuple(row.claimant for row in rows if row.start <= at < row.end), quantity)
        for at in sorted({row.start for row in rows})
    ]
    return max(found, key=lambda claimed: claimed.total)
