"""Group B: may those who run it lose more data than the services may?"""

from collections.abc import Iterator, Mapping

from kontinuitet.analysis.reach import HELD_BY
from kontinuitet.analysis.rules.backup import Loss, best_losses
from kontinuitet.analysis.rules.data import Need, Use, needs
from kontinuitet.analysis.rules.finding import Finding, Names, Param, Severity, Span, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.resource import Resource, ResourceKind
from kontinuitet.domain.values import Place, Unknown, known


def b2(view: Snapshot) -> Iterator[Told]:
    """Those who run it may lose more than a service may, and nothing says how it is made again (NIST SP 800-34).

    Where a backup over the same dependency already loses too much, that is B1.
    """
    losses = best_losses(view)
    by_data: dict[str, list[Need]] = {}
    for service in view.municipality.services:
        found = tuple(needs(view, service))
        told = {need.use.edge for need in found if _is_told(need, losses)}
        for need in found:
            if need.use.edge not in told and not _is_made_again(view, need.use):
                by_data.setdefault(need.use.data, []).append(need)
        yield None
    for resource in view.municipality.resources:
        concerned = by_data.get(resource.id, [])
        loss = known(resource.data_loss)
        exceeded = [need for need in concerned if loss is not None and loss > need.limit]
        if loss is not None and exceeded:
            yield _too_much(view, resource, exceeded, loss=loss)
        elif concerned and isinstance(resource.data_loss, Unknown) and not _is_for_b1(resource, losses):
            yield _unknown(view, resource, concerned)


def _is_told(need: Need, losses: Mapping[str, Loss]) -> bool:
    loss = losses.get(need.use.data)
    return loss is not None and loss.least > need.limit


def _is_made_again(view: Snapshot, use: Use) -> bool:
    """Whether it is written how the data are made again, or those that the system holds and the service asks for."""
    last = use.path[-1]
    told = (use.data, last.user) if last.dependency == HELD_BY else (use.data,)
    return any(view.municipality.resource[item].reconstruction for item in told)


def _is_for_b1(resource: Resource, losses: Mapping[str, Loss]) -> bool:
    """Whether B1 answers or asks: it has a backup, or is information that should have one."""
    return resource.id in losses or resource.kind is ResourceKind.INFORMATION


def _too_much(view: Snapshot, resource: Resource, exceeded: list[Need], *, loss: int) -> Finding:
    exceeded = sorted(exceeded, key=lambda need: need.limit)
    users = tuple(dict.fromkeys(need.use.service for need in exceeded))
    params: dict[str, Param] = {
        "data": resource.name,
        "loss": Span(minutes=loss),
        "service": view.name(users[0]),
        "limit": Span(minutes=exceeded[0].limit),
        "others": Names(names=tuple(view.name(user) for user in users[1:])),
    }
    return Finding(
        rule="B2",
        variant="loss",
        severity=Severity.ERROR,
        place=Place(object=resource.id, field="data_loss"),
        services=users,
        params=params,
        path=exceeded[0].use.path,
        notes=("others-lose",) if len(users) > 1 else (),
    )


def _unknown(view: Snapshot, resource: Resource, concerned: list[Need]) -> Finding:
    users = tuple(dict.fromkeys(need.use.service for need in concerned))
    return Finding(
        rule="B2",
        variant="unknown",
        severity=Severity.INFORMATION,
        place=Place(object=resource.id, field="data_loss"),
        services=users,
        params={
            "data": resource.name,
            "services": Names(names=tuple(view.name(user) for user in users)),
            "asking": view.asking(resource.data_loss),
        },
    )
