"""What an exercise that was held is evidence of: the little that the rules ask, and nothing of how it was played."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kontinuitet.domain.municipality import Municipality


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldExercise:
    """An exercise that ended, neither practice nor headless; all ids are the plan's.

    ``services``: those that it exercised. ``struck``: what its effects hit, as bound to the plan. ``participants``:
    the people, roles and suppliers noted as having taken part; ``is_noted``: whether anybody noted who did.
    ``shortcomings``: what it showed to be wanting. ``actions``: how many were decided on because of it. ``plan``: the
    municipality as it was then, kept of an exercise that is the latest of some service.
    """

    id: str
    title: str
    on: date
    services: frozenset[str] = frozenset()
    struck: frozenset[str] = frozenset()
    participants: frozenset[str] = frozenset()
    is_noted: bool = False
    shortcomings: int = 0
    actions: int = 0
    plan: Municipality | None = field(default=None, repr=False, compare=False)


def latest_exercises(held: Iterable[HeldExercise]) -> Mapping[str, date]:
    """The latest day on which each service was exercised."""
    latest: dict[str, date] = {}
    for one in held:
        for service in one.services:
            latest[service] = max(one.on, latest.get(service, one.on))
    return latest


def exercises_of(held: Iterable[HeldExercise], service: str) -> tuple[HeldExercise, ...]:
    """The exercises that exercised a service, the earliest first."""
    return tuple(sorted((one for one in held if service in one.services), key=lambda one: (one.on, one.id)))
