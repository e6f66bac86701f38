"""Rule C5: what many critical services share, without a plan of its own."""

from collections.abc import Iterator, Sequence

from kontinuitet.analysis.rules.finding import Count, Finding, Names, Severity, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.analysis.standstill import needed_by, picked
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place

_Shared = tuple[Resource | Service, tuple[str, ...]]
"""What is shared, and the critical services that share it."""


def c5(view: Snapshot) -> Iterator[Told]:
    """So many critical services cannot do without one thing that has no recovery plan (DORA 29.1, as a yardstick).

    How many is a setting. A service that others need has a plan of its own when one is approved; of a critical
    service without a plan F1 tells already. A question that is open for one resource is told of that one, and those
    that nobody was ever asked about in one finding together, the most shared first.
    """
    unasked: list[_Shared] = []
    for item, users in _shared(view):
        if isinstance(item, Service):
            if not item.is_critical and item.id not in view.versions:
                yield _finding(view, item, users, variant="service", field="review_due")
        elif item.recovery_plan is None:
            unasked.append((item, users))
        elif item.recovery_plan is not True:
            variant = "no-plan" if item.recovery_plan is False else "unknown"
            yield _finding(view, item, users, variant=variant, field="recovery_plan")
    yield None
    if unasked:
        yield _never_asked(view, sorted(unasked, key=lambda pair: -len(pair[1])))


def _shared(view: Snapshot) -> Iterator[_Shared]:
    network = view.network
    critical = view.critical(service.id for service in view.municipality.services)
    users = needed_by(network, [network.index[service] for service in critical])
    least = max(1, view.municipality.settings.concentration_services)
    items: tuple[Resource | Service, ...] = (*view.municipality.resources, *view.municipality.services)
    for item in items:
        mask = users[network.index[item.id]]
        if mask.bit_count() >= least:
            yield item, tuple(picked(mask, critical))


def _finding(view: Snapshot, item: Resource | Service, users: Sequence[str], *, variant: str, field: str) -> Finding:
    unknown = variant == "unknown"
    return Finding(
        rule="C5",
        variant=variant,
        severity=Severity.INFORMATION if unknown else Severity.WARNING,
        place=Place(object=item.id, field=field),
        services=tuple(users),
        params={
            "resource": item.name,
            "count": Count(noun="critical-services", number=len(users)),
            "services": Names(names=tuple(view.name(user) for user in users)),
            "asking": view.asking(getattr(item, field)),
        },
    )


def _never_asked(view: Snapshot, shared: Sequence[_Shared]) -> Finding:
    first, users = shared[0]
    concerned = {user for _, each in shared for user in each}
    return Finding(
        rule="C5",
        variant="unasked",
        severity=Severity.INFORMATION,
        place=Place(object=first.id, field="recovery_plan"),
        services=tuple(one.id for one in view.municipality.services if one.id in concerned),
        params={
            "least": view.municipality.settings.concentration_services,
            "resource": first.name,
            "count": Count(noun="critical-services", number=len(users)),
            "resources": Names(names=tuple(item.name for item, _ in shared)),
        },
    )
