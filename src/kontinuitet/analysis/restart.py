"""In which order things can be started again: the order proposed, and a plan's own order held against the graph."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from kontinuitet.analysis.components import components
from kontinuitet.analysis.figures import Step
from kontinuitet.analysis.network import Edge, Network
from kontinuitet.analysis.standstill import is_broken, stopped
from kontinuitet.domain.disturbance import RecoveryStep
from kontinuitet.domain.values import known

_NEVER_URGENT = 1 << 60


@dataclass(frozen=True, slots=True, kw_only=True)
class RestartOrder:
    """The order proposed: ids, first what is started first. ``circles``: what waits for itself (rule C3)."""

    order: tuple[str, ...]
    circles: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TooEarly:
    """A step that brings something back while what it needs is not yet up.

    ``brings``: what comes too early. ``needed``: what a later step brings back, and ``later`` those steps; ids all.
    ``decided``: the plan says "must be up first"; otherwise nobody has answered that question. ``path`` goes from
    the first of ``brings`` to the first of ``needed``.
    """

    step: str
    brings: tuple[str, ...]
    needed: tuple[str, ...]
    later: tuple[str, ...]
    decided: bool
    path: tuple[Step, ...]


def restart_order(network: Network, ids: Iterable[str]) -> RestartOrder:
    """These resources and services in an order in which each comes after all that it cannot be without.

    Of what can be started at the same time first what the service with the shortest recovery time waits for, then
    the order of the plan. Circles of plain dependencies come back together; one in which something "must be up
    first" has no order, and is told as well.
    """
    number, members = components(binding(network))
    urgency = _urgency(network, number, members)
    asked = {network.index[each] for each in ids if each in network.index}
    ordered = [node for name in _in_turn(network, number, members, urgency) for node in sorted(members[name])]
    circles = (sorted(members[name]) for name in sorted(_circles(network, number)))
    return RestartOrder(
        order=tuple(network.ids[node] for node in ordered if node in asked),
        circles=tuple(tuple(network.ids[node] for node in nodes) for nodes in circles if asked.intersection(nodes)),
    )


def binding(network: Network) -> list[list[int]]:
    """For each node what it must wait for: within a circle only what nothing outside the circle can stand in for."""
    component = network.component
    kept: list[list[int]] = []
    for node, edges in enumerate(network.hard):
        waits: list[int] = []
        for edge in edges:
            inside = [need for need in edge.needs if component[need] == component[node]]
            waits += edge.needs if not inside or len(inside) >= edge.breaks else set(edge.needs) - set(inside)
        kept.append(waits)
    return kept


def _circles(network: Network, number: Sequence[int]) -> set[int]:
    return {
        number[edge.user]
        for edges in network.hard
        for edge in edges
        if edge.up_first and sum(number[need] == number[edge.user] for need in edge.needs) >= edge.breaks
    }


def _urgency(network: Network, number: Sequence[int], members: Sequence[Sequence[int]]) -> list[int]:
    """For each component the shortest recovery time, in minutes, of the services that wait for it."""
    found = [_NEVER_URGENT] * len(members)
    for name in range(len(members) - 1, -1, -1):
        for node in members[name]:
            rto = known(network.service(node).rto) if network.is_service(node) else None
            found[name] = min(found[name], _NEVER_URGENT if rto is None else rto)
        for node in members[name]:
            for edge in network.hard[node]:
                for need in edge.needs:
                    found[number[need]] = min(found[number[need]], found[name])
    return found


def _in_turn(
    network: Network, number: Sequence[int], members: Sequence[Sequence[int]], urgency: Sequence[int]
) -> Iterator[int]:
    """The components, each after all that it needs; the most urgent of those whose turn it can be."""
    users: list[set[int]] = [set() for _ in members]
    for node, waits in enumerate(binding(network)):
        for need in waits:
            if number[need] != number[node]:
                users[number[need]].add(number[node])
    missing = [0] * len(members)
    for waiting in users:
        for user in waiting:
            missing[user] += 1
    ready = [(urgency[name], min(nodes), name) for name, nodes in enumerate(members) if not missing[name]]
    heapify(ready)
    while ready:
        name = heappop(ready)[2]
        yield name
        for user in users[name]:
            missing[user] -= 1
            if not missing[user]:
                heappush(ready, (urgency[user], min(members[user]), user))


def too_early(network: Network, steps: Sequence[RecoveryStep]) -> Iterator[TooEarly]:
    """The steps that cannot be done in the order of the plan, in that order.

    The order is the one in which the steps stand, except where one "must come after" another. What no step brings
    back counts as working; what several steps bring back counts from the first of them. A thing that must be up
    first is up only when all that it cannot be without is up. What goes in a circle is rule C3 and not told here.
    """
    ordered = in_effect(steps)
    turn: dict[int, int] = {}
    for position, step in enumerate(ordered):
        for identity in step.resources:
            if identity in network.index:
                turn.setdefault(network.index[identity], position)
    for position, step in enumerate(ordered):
        own = [node for node, when in turn.items() if when == position]
        still = {node for node, when in turn.items() if when > position}
        down = stopped(network, still) if still and own else set()
        for decided in (True, False):
            missed = [(edge, need) for node in own for edge, need in _missed(network, node, down, decided=decided)]
            if missed:
                yield _too_early(network, step, missed, still=still, down=down, decided=decided, turn=(turn, ordered))
                break


def in_effect(steps: Sequence[RecoveryStep]) -> list[RecoveryStep]:
    """The steps in the order in which they are done: as they stand, but none before one that it must come after.

    Steps that wait for one another round a circle are done as they stand.
    """
    left = list(steps)
    ordered: list[RecoveryStep] = []
    while left:
        waiting = {step.id for step in left}
        following = next((step for step in left if not waiting.intersection(step.after) - {step.id}), left[0])
        left.remove(following)
        ordered.append(following)
    return ordered


def _missed(network: Network, node: int, down: set[int], *, decided: bool) -> Iterator[tuple[Edge, int]]:
    """The edges of a node that are broken by what is not up yet, with what is missed."""
    for edge in network.hard[node]:
        if is_broken(edge, down) and _is_asked(network, edge, decided=decided):
            for need in edge.needs:
                if need in down and network.component[need] != network.component[node]:
                    yield edge, need


def _is_asked(network: Network, edge: Edge, *, decided: bool) -> bool:
    """Whether the plan says that it must be up first; or, if not ``decided``, whether nobody has said."""
    if decided or edge.up_first:
        return decided and edge.up_first
    user = network.ids[edge.user]
    item = network.municipality.resource.get(user) or network.municipality.service.get(user)
    rows = item.dependencies if item is not None else ()
    return any(row.id == edge.dependency and not isinstance(row.up_first, bool) for row in rows)


def _too_early(
    network: Network,
    step: RecoveryStep,
    missed: Sequence[tuple[Edge, int]],
    *,
    still: set[int],
    down: set[int],
    decided: bool,
    turn: tuple[Mapping[int, int], Sequence[RecoveryStep]],
) -> TooEarly:
    paths = [_path(network, edge, need, still=still, down=down) for edge, need in missed]
    needed = dict.fromkeys(path[-1].needed for path in paths)
    turns, ordered = turn
    later = dict.fromkeys(ordered[turns[network.index[each]]].id for each in needed)
    return TooEarly(
        step=step.id,
        brings=tuple(dict.fromkeys(path[0].user for path in paths)),
        needed=tuple(needed),
        later=tuple(later),
        decided=decided,
        path=paths[0],
    )


def _path(network: Network, first: Edge, need: int, *, still: set[int], down: set[int]) -> tuple[Step, ...]:
    """The way from an edge, through what is down, to the nearest thing that a later step brings back."""
    paths: dict[int, tuple[Step, ...]] = {need: (_step(network, first, need),)}
    waiting = [need]
    for node in waiting:
        if node in still:
            return paths[node]
        for edge in network.hard[node]:
            for other in edge.needs if is_broken(edge, down) else ():
                if other in down and other not in paths:
                    paths[other] = (*paths[node], _step(network, edge, other))
                    waiting.append(other)
    return paths[need]


def _step(network: Network, edge: Edge, needed: int) -> Step:
    return Step(user=network.ids[edge.user], dependency=edge.dependency, needed=network.ids[needed])
