"""Group B: is the data copied often enough?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kontinuitet.analysis.figures import Step
from kontinuitet.analysis.rules.finding import Finding, Names, Param, Route, Severity, Span, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.resource import Backup, Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import NotApplicable, Place, Value, known

_PARTS = ("interval", "duration", "offsite_delay")


class Loss(Value):
    """The most that a backup can lose, in minutes: the known parts summed, and the first part that is not known."""

    backup: str
    least: int
    unknown: str = ""


class Need(NamedTuple):
    """That a service needs some data, of which at most ``limit`` minutes may be lost."""

    service: str
    data: str
    limit: int
    path: tuple[Step, ...]


def b1(view: Snapshot) -> Iterator[Told]:
    """More data can be lost than may be lost: by interval, duration and delay elsewhere (DORA 12.1)."""
    by_edge: dict[tuple[str, str], list[Need]] = {}
    by_data: dict[str, list[Need]] = {}
    for service in view.municipality.services:
        for need in _needs(view, service):
            by_edge.setdefault((need.service, need.path[0].dependency), []).append(need)
            by_data.setdefault(need.data, []).append(need)
        yield None
    best = _best(view)
    for same_edge in by_edge.values():
        yield from _too_seldom(view, same_edge, best)
    yield from _without_backup(view, by_data)
    yield from _unknown(view, by_data, best)


def worst_loss(backup: Backup) -> Loss:
    """The worst loss of one backup; a part that does not apply adds nothing, an unknown part can only add."""
    parts = {part: getattr(backup, part) for part in _PARTS}
    missing = [name for name, value in parts.items() if known(value) is None and not isinstance(value, NotApplicable)]
    return Loss(
        backup=backup.id,
        least=sum(known(value) or 0 for value in parts.values()),
        unknown=missing[0] if missing else "",
    )


def _needs(view: Snapshot, service: Service) -> Iterator[Need]:
    """Its data: information and systems anywhere below it, and whatever else it names directly.

    What lies behind another service is that service's data, with that service's own limit.
    """
    limits = _limits(service)
    for data, path in view.reach(service.id).items():
        resource = view.municipality.resource.get(data)
        limit = limits.get(path[0].dependency)
        if resource is None or limit is None:
            continue
        if len(path) > 1 and any(step.user in view.municipality.service for step in path[1:]):
            continue
        if len(path) == 1 or resource.kind in {ResourceKind.INFORMATION, ResourceKind.SYSTEM}:
            yield Need(service=service.id, data=data, limit=limit, path=path)


def _limits(service: Service) -> dict[str, int]:
    """For each dependency the tighter of what the service may lose and what may be lost over it, if it is known."""
    own = known(service.rpo)
    limits = {} if own is None else {item.id: own for item in service.dependencies}
    for item in service.dependencies:
        decided = known(item.data_at_most)
        if decided is not None:
            limits[item.id] = min(decided, limits.get(item.id, decided))
    return limits


def _best(view: Snapshot) -> dict[str, Loss]:
    """Of several backups of the same data the one that loses least counts."""
    losses: dict[str, list[Loss]] = {}
    for backup in view.municipality.backups:
        for data in dict.fromkeys(backup.copies_of):
            losses.setdefault(data, []).append(worst_loss(backup))
    return {data: min(found, key=lambda loss: (loss.least, bool(loss.unknown))) for data, found in losses.items()}


def _too_seldom(view: Snapshot, needs: list[Need], best: Mapping[str, Loss]) -> Iterator[Finding]:
    """One finding for each dependency of a service: the data below it that loses most."""
    losses = [(need, loss) for need in needs if (loss := best.get(need.data)) and loss.least > need.limit]
    if losses:
        need, loss = max(losses, key=lambda pair: pair[1].least)
        yield _finding(view, need, loss)


def _finding(view: Snapshot, need: Need, loss: Loss) -> Finding:
    params: dict[str, Param] = {
        "service": view.name(need.service),
        "data": view.name(need.data),
        "limit": Span(minutes=need.limit),
        "backup": view.name(loss.backup),
        "loss": Span(minutes=loss.least),
        "route": Route(names=view.route(need.path)),
    }
    return Finding(
        rule="B1",
        variant="at-least" if loss.unknown else "loss",
        severity=Severity.ERROR,
        place=Place(object=need.service, field="dependencies", item=need.path[0].dependency, part="data_at_most"),
        services=(need.service,),
        params=params,
        path=need.path,
        notes=("path",) if len(need.path) > 1 else (),
    )


def _without_backup(view: Snapshot, needs: Mapping[str, Sequence[Need]]) -> Iterator[Finding]:
    """Information of which no backup is entered, in itself or in a system that holds it: perhaps there is none."""
    copied = {data for backup in view.municipality.backups for data in backup.copies_of}
    for resource in view.municipality.resources:
        users = _users(needs.get(resource.id, ()))
        if resource.kind is ResourceKind.INFORMATION and users and copied.isdisjoint((resource.id, *resource.held_by)):
            yield _unknown_loss(view, resource, variant="no-backup", users=users)


def _unknown(view: Snapshot, needs: Mapping[str, Sequence[Need]], best: Mapping[str, Loss]) -> Iterator[Finding]:
    """A backup with an unknown part, where what is known stays within every limit."""
    for backup in view.municipality.backups:
        loss = worst_loss(backup)
        decisive = [data for data in backup.copies_of if best.get(data) == loss]
        concerned = [need for data in decisive for need in needs.get(data, ())]
        users = _users(concerned, above=loss.least)
        if loss.unknown and users:
            yield _unknown_loss(view, backup, variant=loss.unknown, users=users)


def _users(needs: Iterable[Need], *, above: int = -1) -> tuple[str, ...]:
    return tuple(dict.fromkeys(need.service for need in needs if need.limit >= above))


def _unknown_loss(view: Snapshot, item: Backup | Resource, *, variant: str, users: tuple[str, ...]) -> Finding:
    missing = variant == "no-backup"
    return Finding(
        rule="B1",
        variant=variant.replace("_", "-"),
        severity=Severity.WARNING if missing else Severity.INFORMATION,
        place=Place(object=item.id, field="" if missing else variant),
        services=users,
        params={
            "name": item.name,
            "services": Names(names=tuple(view.name(user) for user in users)),
            "asking": view.asking(None if missing else getattr(item, variant)),
        },
    )
