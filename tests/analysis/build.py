"""Small municipalities for tests: resources and services in a line each, figures read in minutes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kontinuitet.analysis.consequences import Consequences, consequences
from kontinuitet.analysis.effects import MINUTE, Effect
from kontinuitet.analysis.holidays import STOCKHOLM
from kontinuitet.analysis.network import compile_network
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import AskedMinutes, Promise

MONDAY = datetime(2026, 11, 23, 8, tzinfo=STOCKHOLM)


def need(
    *needs: str,
    tolerance: AskedMinutes = 0,
    at_least: int | None = None,
    soft: bool = False,
    up_first: bool = False,
    partial: bool = False,
    name: str | None = None,
) -> Dependency:
    """A dependency, named after what it needs."""
    return Dependency(
        id=name or "-".join(needs),
        needs=needs,
        at_least=at_least,
        kind=DependencyKind.SOFT if soft else DependencyKind.HARD,
        tolerance=tolerance,
        up_first=up_first,
        partial_enough=partial,
    )


def resource(name: str, *dependencies: Dependency, recovery: int | None = None, **fields: Any) -> Resource:
    """A resource with its own recovery time in minutes; without one it is unknown."""
    stated = None if recovery is None else Promise(minutes=recovery)
    fields.setdefault("kind", ResourceKind.SYSTEM)
    return Resource(id=name, name=name, stated_recovery=stated, dependencies=dependencies, **fields)


def service(name: str, *dependencies: Dependency, **fields: Any) -> Service:
    """A service."""
    return Service(id=name, name=name, dependencies=dependencies, **fields)


def town(*items: Resource | Service, **fields: Any) -> Municipality:
    """A municipality of these resources and services."""
    return Municipality(
        name="Åskarby",
        resources=tuple(item for item in items if isinstance(item, Resource)),
        services=tuple(item for item in items if isinstance(item, Service)),
        **fields,
    )


def follow(municipality: Municipality, effects: Sequence[Effect | str], **options: Any) -> Consequences:
    """What follows from a Monday morning; a name alone falls at once."""
    known = [Effect(effect) if isinstance(effect, str) else effect for effect in effects]
    options.setdefault("start", MONDAY)
    return consequences(compile_network(municipality), known, **options)


def minutes(moment: int | None) -> int | None:
    """Milliseconds as minutes; they must be whole."""
    if moment is None:
        return None
    assert moment % MINUTE == 0
    return moment // MINUTE


def span(answer: Consequences, name: str) -> tuple[int | None, int | None]:
    """First down and last up of anything, in minutes."""
    return minutes(answer.stop(name).at), minutes(answer.back(name).at)


def states(answer: Consequences, name: str) -> list[tuple[int | None, str]]:
    """The states of a service with the minute at which each begins, ``*`` for degraded."""
    spans = answer.service(name).states
    return [(minutes(one.start), one.state.value + ("*" if one.degraded else "")) for one in spans]
