"""From effects to falls: for each node what the latest effect that names it says (graph, rules 4 and 9)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kontinuitet.analysis.effects import FOREVER, Effect, EffectKind
from kontinuitet.analysis.network import Causes, Network, Where


class Fall(NamedTuple):
    """A node falls at ``start``. ``end`` is given, or ``None``: then it is repaired, if ``own_repair``.

    A repair does not last beyond ``latest``: another effect names the node then.
    """

    start: int
    end: int | None
    own_repair: bool
    latest: int


@dataclass(slots=True)
class Timeline:
    """What is said of one node: its falls, when it is only degraded, and when it is said to be back."""

    falls: list[Fall] = field(default_factory=list)
    degraded: list[tuple[int, int]] = field(default_factory=list)
    backs: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Said:
    """All timelines: of nodes that surely fall, and of those that possibly do with the fields that leave it open."""

    sure: dict[int, Timeline]
    possible: dict[int, Timeline]
    why: dict[int, frozenset[Where]]


def said(network: Network, effects: Sequence[Effect], *, length: int | None) -> Said:
    """What the effects say of each node; an effect on something that is no cause says nothing.

    ``length``: the stated length of every fall that has no given end of its own.
    """
    sure: dict[int, list[Effect]] = {}
    possible: dict[int, list[Effect]] = {}
    why: dict[int, set[Where]] = {}
    for effect in sorted(effects, key=lambda one: one.at):
        causes = _causes(network, effect)
        timed = _with_length(effect, length)
        for node in causes.sure:
            sure.setdefault(node, []).append(timed)
        for node, where in causes.possible:
            possible.setdefault(node, []).append(timed)
            why.setdefault(node, set()).add(where)
    return Said(
        {node: _timeline(events) for node, events in sure.items()},
        {node: _timeline(events) for node, events in possible.items()},
        {node: frozenset(places) for node, places in why.items()},
    )


def _causes(network: Network, effect: Effect) -> Causes:
    causes = network.causes(effect.target) or Causes(())
    if effect.away is None or effect.kind is not EffectKind.FALLS or effect.target not in network.municipality.role:
        return causes
    # As long as one who holds the role is left, the role is filled.
    return causes if effect.away >= network.holders(effect.target) else Causes(())


def _with_length(effect: Effect, length: int | None) -> Effect:
    if length is None or effect.until is not None or effect.kind is EffectKind.BACK:
        return effect
    return Effect(effect.target, effect.kind, effect.at, effect.at + length, effect.own_repair, effect.away)


def _timeline(events: list[Effect]) -> Timeline:
    line = Timeline()
    for event, following in zip(events, [*events[1:], None], strict=True):
        if event.kind is EffectKind.BACK:
            line.backs.append(event.at)
            continue
        latest = FOREVER if following is None else following.at
        if latest <= event.at or (event.until is not None and event.until <= event.at):
            continue
        if event.kind is EffectKind.DEGRADED:
            line.backs.append(event.at)
            line.degraded.append((event.at, latest if event.until is None else min(event.until, latest)))
        else:
            line.falls.append(_fall(event, following, latest))
            if event.until is not None and event.until <= latest:
                # A stated length says the same as "is back" at its end: one outage, one answer (rule 9).
                line.backs.append(event.until)
    return line


def _fall(event: Effect, following: Effect | None, latest: int) -> Fall:
    if event.until is not None:
        return Fall(event.at, min(event.until, latest), own_repair=False, latest=latest)
    # "Is back" replaces own repair, whether it comes earlier or later than the plan promises.
    if following is not None and following.kind is EffectKind.BACK:
        return Fall(event.at, latest, own_repair=False, latest=latest)
    return Fall(event.at, None, event.own_repair, latest)
