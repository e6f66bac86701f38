"""Rule E5: reserve routines that run at the same time count on more than there is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kontinuitet.analysis.allocation import Claimant, Claimed, claimants, claims
from kontinuitet.analysis.rules.finding import Finding, Names, Param, Severity, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.values import NotApplicable, Place, known


@dataclass(frozen=True)
class _Worst:
    """The most that is taken of a resource; ``cause`` is empty when one routine alone takes that much."""

    claimed: Claimed
    cause: str = ""


def e5(view: Snapshot) -> Iterator[Told]:
    """Routines claim more cars, rooms or people than exist when one cause falls (IR 4.2.4, ISO 22301 8.3.4).

    One finding for each resource, with the cause that takes most of it. Routines of which a time is not known do not
    count: rules E2 and E3 ask for it.
    """
    worst = _alone(view)
    for cause, services in _causes(view).items():
        for claimed in claims(view.municipality, view.fall(cause), services, unsure=False):
            known_worst = worst.get(claimed.resource)
            if known_worst is None or claimed.total > known_worst.claimed.total:
                worst[claimed.resource] = _Worst(claimed, cause)
        yield None
    counted = _counted(view)
    for resource in view.municipality.resources:
        found = worst.get(resource.id)
        if found is not None and found.claimed.is_over:
            yield _over(view, resource, found)
        elif found is not None and resource.id in counted and _is_unknown(resource):
            yield _unknown(view, resource, found)


def _is_unknown(resource: Resource) -> bool:
    return known(resource.quantity) is None and not isinstance(resource.quantity, NotApplicable)


def _counted(view: Snapshot) -> frozenset[str]:
    """What somebody counts on a number of: of a thing that is merely needed, one is enough until somebody counts."""
    routines = (row for service in view.municipality.services for row in service.workarounds)
    return frozenset(each.resource for row in routines for each in row.allocations)


def _alone(view: Snapshot) -> dict[str, _Worst]:
    """What the greediest single routine takes of each resource, whether or not anything ever makes it run."""
    found: dict[str, _Worst] = {}
    for service in view.municipality.services:
        for resource, claimant in claimants(service):
            item = view.municipality.resource.get(resource)
            if item is None:
                continue
            if resource not in found or claimant.number > found[resource].claimed.total:
                found[resource] = _Worst(Claimed(resource, 0, (claimant,), known(item.quantity)))
    return found


def _causes(view: Snapshot) -> Mapping[str, list[str]]:
    """The single causes that stop a service whose routines take something, each with these services."""
    causes: dict[str, list[str]] = {}
    for service in view.municipality.services:
        if any(row.needs or row.allocations for row in service.workarounds):
            for cause in view.stoppers(service.id):
                causes.setdefault(cause, []).append(service.id)
    return causes


def _over(view: Snapshot, resource: Resource, worst: _Worst) -> Finding:
    claimed = worst.claimed
    path = view.fall(worst.cause).path(claimed.claimants[0].service) if worst.cause else ()
    found = _finding(view, resource, claimed)
    params: dict[str, Param] = {
        **found.params,
        "quantity": claimed.quantity or 0,
        "cause": view.name(worst.cause),
        "reference": view.municipality.settings.reference,
    }
    variant = "together" if len(claimed.claimants) > 1 else "alone"
    return found.model_copy(update={"variant": variant, "severity": Severity.ERROR, "params": params, "path": path})


def _unknown(view: Snapshot, resource: Resource, worst: _Worst) -> Finding:
    found = _finding(view, resource, worst.claimed)
    return found.model_copy(update={"params": {**found.params, "asking": view.asking(resource.quantity)}})


def _finding(view: Snapshot, resource: Resource, claimed: Claimed) -> Finding:
    return Finding(
        rule="E5",
        variant="unknown",
        severity=Severity.INFORMATION,
        place=Place(object=resource.id, field="quantity"),
        services=tuple(dict.fromkeys(each.service for each in claimed.claimants)),
        params={
            "resource": resource.name,
            "total": claimed.total,
            "claims": Names(names=tuple(_told(view, each) for each in claimed.claimants)),
        },
    )


def _told(view: Snapshot, claimant: Claimant) -> str:
    service = view.municipality.service[claimant.service]
    routine = next(row.name for row in service.workarounds if row.id == claimant.routine)
    return f"{routine} ({service.name}, {claimant.number})"
