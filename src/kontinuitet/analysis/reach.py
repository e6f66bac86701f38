"""What somebody needs, directly or through others, and the shortest way there."""

from collections.abc import Callable, Iterable, Iterator

from kontinuitet.analysis.figures import Step
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, Resource

HELD_BY = "held_by"
"""The edge of a step from information to a system that holds it; it is a fact, not a dependency with an id."""


def reach(start: str, steps_of: Callable[[str], Iterable[Step]]) -> dict[str, tuple[Step, ...]]:
    """Everything that ``start`` needs over edges of any kind, nearest first, each with the path to it.

    ``steps_of``: ``steps`` of a municipality, remembered by the caller who asks for many starts.
    """
    paths: dict[str, tuple[Step, ...]] = {start: ()}
    for user, path in (waiting := list(paths.items())):
        for step in steps_of(user):
            if step.needed not in paths:
                paths[step.needed] = (*path, step)
                waiting.append((step.needed, paths[step.needed]))
    del paths[start]
    return paths


def steps(municipality: Municipality, user: str) -> Iterator[Step]:
    """What a service or resource needs directly."""
    for dependency in dependencies_of(municipality, user):
        for needed in dependency.needs:
            yield Step(user=user, dependency=dependency.id, needed=needed)
    item = municipality.resource.get(user)
    for holder in item.held_by if isinstance(item, Resource) else ():
        yield Step(user=user, dependency=HELD_BY, needed=holder)


def dependencies_of(municipality: Municipality, user: str) -> tuple[Dependency, ...]:
    """What a service or resource depends on; nothing, for an id that is neither."""
    item = municipality.service.get(user) or municipality.resource.get(user)
    return item.dependencies if item else ()
