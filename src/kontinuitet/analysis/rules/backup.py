"""Group B: is the data copied often enough?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kontinuitet.analysis.rules.data import Need, needs
from kontinuitet.analysis.rules.finding import Finding, Names, Param, Route, Severity, Span, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.resource import Backup, Resource, ResourceKind
from kontinuitet.domain.values import NotApplicable, Place, Value, known

_PARTS = ("interval", "duration", "offsite_delay")


class Loss(Value):
    """The most that a backup can lose, in minutes: the known parts summed, and the first part that is not known."""

    backup: str
    least: int
    unknown: str = ""


def b1(view: Snapshot) -> Iterator[Told]:
    """More data can be lost than may be lost: by interval, duration and delay elsewhere (DORA 12.1)."""
    by_edge: dict[tuple[str, str], list[Need]] = {}
    by_data: dict[str, list[Need]] = {}
    for service in view.municipality.services:
        for need in needs(view, service):
            by_edge.setdefault(need.use.edge, []).append(need)
            by_data.setdefault(need.use.data, []).append(need)
        yield None
    best = best_losses(view)
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


def best_losses(view: Snapshot) -> dict[str, Loss]:
    """Of several backups of the same data the one that loses least counts."""
    losses: dict[str, list[Loss]] = {}
    for backup in view.municipality.backups:
        for data in dict.fromkeys(backup.copies_of):
            losses.setdefault(data, []).append(worst_loss(backup))
    return {data: min(found, key=lambda loss: (loss.least, bool(loss.unknown))) for data, found in losses.items()}


def _too_seldom(view: Snapshot, concerned: list[Need], best: Mapping[str, Loss]) -> Iterator[Finding]:
    """One finding for each dependency of a service: the data below it that loses most."""
    losses = [(need, loss) for need in concerned if (loss := best.get(need.use.data)) and loss.least > need.limit]
    if losses:
        need, loss = max(losses, key=lambda pair: pair[1].least)
        yield _finding(view, need, loss)


def _finding(view: Snapshot, need: Need, loss: Loss) -> Finding:
    use = need.use
    params: dict[str, Param] = {
        "service": view.name(use.service),
        "data": view.name(use.data),
        "limit": Span(minutes=need.limit),
        "backup": view.name(loss.backup),
        "loss": Span(minutes=loss.least),
        "route": Route(names=view.route(use.path)),
    }
    return Finding(
        rule="B1",
        variant="at-least" if loss.unknown else "loss",
        severity=Severity.ERROR,
        place=Place(object=use.service, field="dependencies", item=use.path[0].dependency, part="data_at_most"),
        services=(use.service,),
        params=params,
        path=use.path,
        notes=("path",) if len(use.path) > 1 else (),
    )


def _without_backup(view: Snapshot, by_data: Mapping[str, Sequence[Need]]) -> Iterator[Finding]:
    """Information of which no backup is entered, in itself or in a system that holds it: perhaps there is none."""
    copied = {data for backup in view.municipality.backups for data in backup.copies_of}
    for resource in view.municipality.resources:
        users = _users(by_data.get(resource.id, ()))
        if resource.kind is ResourceKind.INFORMATION and users and copied.isdisjoint((resource.id, *resource.held_by)):
            yield _unknown_loss(view, resource, variant="no-backup", users=users)


def _unknown(view: Snapshot, by_data: Mapping[str, Sequence[Need]], best: Mapping[str, Loss]) -> Iterator[Finding]:
    """A backup with an unknown part, where what is known stays within every limit."""
    for backup in view.municipality.backups:
        loss = worst_loss(backup)
        decisive = [data for data in backup.copies_of if best.get(data) == loss]
        concerned = [need for data in decisive for need in by_data.get(data, ())]
        users = _users(concerned, above=loss.least)
        if loss.unknown and users:
            yield _unknown_loss(view, backup, variant=loss.unknown, users=users)


def _users(concerned: Iterable[Need], *, above: int = -1) -> tuple[str, ...]:
    return tuple(dict.fromkeys(need.use.service for need in concerned if need.limit >= above))


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
