"""Rule C3: a restart order that bites its own tail."""

from collections.abc import Iterator

from kontinuitet.analysis.components import components
from kontinuitet.analysis.figures import Step
from kontinuitet.analysis.network import Edge, Network
from kontinuitet.analysis.restart import binding
from kontinuitet.analysis.rules.finding import Finding, Route, Severity
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.values import Place


def c3(view: Snapshot) -> Iterator[Finding]:
    """A cycle of hard dependencies in which something must be up first: nothing in it can start (ISO 22301 8.4)."""
    network = view.network
    component = components(binding(network))[0]
    told: set[int] = set()
    for edges in network.hard:
        for edge in edges:
            number = component[edge.user]
            inside = [need for need in edge.needs if component[need] == number]
            if edge.up_first and number not in told and _breaks(edge, inside):
                told.add(number)
                yield _finding(view, _around(network, edge, inside[0], component))


def _breaks(edge: Edge, inside: list[int]) -> bool:
    """Whether the edge is broken while those inside are down; one with enough alternatives outside is not."""
    return len(inside) >= edge.breaks


def _around(network: Network, first: Edge, needed: int, component: list[int]) -> tuple[Step, ...]:
    """The shortest way round: from the edge that must be up first back to its user."""
    paths: dict[int, tuple[Step, ...]] = {needed: (_step(network, first, needed),)}
    for node in (waiting := [needed]):
        for edge in network.hard[node]:
            for need in edge.needs:
                if component[need] == component[node] and need not in paths:
                    paths[need] = (*paths[node], _step(network, edge, need))
                    waiting.append(need)
    return paths[first.user]


def _step(network: Network, edge: Edge, needed: int) -> Step:
    return Step(user=network.ids[edge.user], dependency=edge.dependency, needed=network.ids[needed])


def _finding(view: Snapshot, path: tuple[Step, ...]) -> Finding:
    first = path[0]
    return Finding(
        rule="C3",
        variant="cycle",
        severity=Severity.ERROR,
        blocking=True,
        place=Place(object=first.user, field="dependencies", item=first.dependency, part="up_first"),
        services=view.users_of_any([step.user for step in path]),
        params={
            "route": Route(names=view.route(path)),
            "user": view.name(first.user),
            "needed": view.name(first.needed),
        },
        path=path,
    )
