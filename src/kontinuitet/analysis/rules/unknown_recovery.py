"""Rule C12: a recovery time that nobody knows, and what it leaves open."""

from collections.abc import Iterator

from kontinuitet.analysis.rules.finding import Count, Finding, Names, Severity, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.analysis.standstill import stopped
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.values import NotApplicable, Place


def c12(view: Snapshot) -> Iterator[Told]:
    """Nobody knows when something is back, and critical services cannot do without it (expert judgement).

    One finding for each field that should say it. Where that is an agreement whose gap D2 tells, C12 is silent.
    """
    silent: dict[Place, list[Resource]] = {}
    for resource in view.municipality.resources:
        own = view.own_recovery(resource.id)
        if own is not None and own.unknown is not None and not _is_told(view, resource, own.unknown):
            silent.setdefault(own.unknown, []).append(resource)
        yield None
    for place, resources in silent.items():
        nodes = {view.network.index[resource.id] for resource in resources}
        # Each falls alone: that two of them together would stop a service is not what their times leave open.
        still = set().union(*(stopped(view.network, {node}) for node in nodes))
        users = [one.id for one in view.municipality.services if view.network.index[one.id] in still]
        if critical := view.critical(users):
            yield _finding(view, place, resources, critical)


def _is_told(view: Snapshot, resource: Resource, place: Place) -> bool:
    """Whether the question does not apply, or D2 asks it of the agreement."""
    if place.object == resource.id:
        return isinstance(resource.stated_recovery, NotApplicable)
    agreements = view.municipality.agreements_for(resource.id)
    covered = (item for agreement in agreements if agreement.id == place.object for item in agreement.covers)
    return any(view.waiting_for(item) for item in covered)


def _finding(view: Snapshot, place: Place, resources: list[Resource], users: tuple[str, ...]) -> Finding:
    owner = view.municipality.by_id.get(place.object)
    return Finding(
        rule="C12",
        variant="unknown",
        severity=Severity.INFORMATION,
        place=place,
        services=users,
        params={
            "resources": Names(names=tuple(resource.name for resource in resources)),
            "count": Count(noun="critical-services", number=len(users)),
            "services": Names(names=tuple(view.name(user) for user in users)),
            "asking": view.asking(getattr(owner, place.field, None)),
        },
    )
