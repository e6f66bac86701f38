"""What happens to a municipality: causes that fall, are degraded or return, and what people did about it."""

from dataclasses import dataclass
from enum import StrEnum

MINUTE = 60_000
"""Milliseconds in a minute; every offset in this room is an integer number of milliseconds after the start."""

FOREVER = 1 << 60
"""The end of what has no known end, in milliseconds."""


class EffectKind(StrEnum):
    """What a cause does (scenario language: *faller bort, är nedsatt, är åter*)."""

    FALLS = "falls"
    DEGRADED = "degraded"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that happens to a cause: a resource, a supplier, a place or a role.

    ``at`` and ``until`` are milliseconds after the start. ``until`` is a given end; without it a fallen resource
    is down for its own recovery time, or until a later effect names it if ``own_repair`` is false. ``away`` counts
    the holders of a role who are gone; without it all of them are. For one resource the latest effect that names
    it, or its supplier, or its place, holds (graph, rule 9).
    """

    target: str
    kind: EffectKind = EffectKind.FALLS
    at: int = 0
    until: int | None = None
    own_repair: bool = True
    away: int | None = None


@dataclass(frozen=True, slots=True)
class RoutineAct:
    """That a reserve routine is ready in an exercise, through an act (decision plus start-up, or seen running)."""

    service: str
    workaround: str
    ready_at: int
    ended_at: int | None = None


class HandStatus(StrEnum):
    """What a facilitator can say of a service."""

    WORKING = "working"
    STANDING = "standing"
    ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class ByHand:
    """A service's status set by hand: it holds from ``at`` until somebody lets go (``until``), whatever follows."""

    service: str
    status: HandStatus
    at: int
    until: int | None = None


@dataclass(frozen=True, slots=True)
class UnknownCauses:
    """Ids that nothing in the municipality answers to as a cause; the place of a resource counts as a cause."""

    ids: tuple[str, ...]
