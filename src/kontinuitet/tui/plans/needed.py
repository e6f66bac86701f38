"""What a service needs, one kind of thing at a time: what is chosen of each kind, and what another choice leads to."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from kontinuitet.domain.changes import replaced
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, DependencyKind, ResourceKind
from kontinuitet.domain.values import Place
from kontinuitet.tui.plans.adding import Kind, New, added, free_id

SERVICES = Kind("services")
"""Other services are needed too."""

ALL = (*(Kind("resources", kind) for kind in ResourceKind), SERVICES)
"""The kinds in the order in which they are asked about (facts 1.5.3)."""


def question_key(kind: Kind) -> str:
    """How the catalogue names the question of a kind."""
    return kind.resource.value if kind.resource is not None else kind.collection


def of_kind(plan: Municipality, service: str, kind: Kind) -> tuple[str, ...]:
    """The ids of everything of that kind that the plan has, the service itself left out, in stored order."""
    if kind.resource is None:
        return tuple(one.id for one in plan.services if one.id != service)
    return tuple(one.id for one in plan.resources if one.kind is kind.resource)


def chosen(plan: Municipality, service: str, kind: Kind) -> tuple[str, ...]:
    """What of that kind the service needs, in the order of its dependencies."""
    possible = set(of_kind(plan, service, kind))
    needed = (name for edge in plan.service[service].dependencies for name in edge.needs)
    return tuple(dict.fromkeys(name for name in needed if name in possible))


def is_done_without(plan: Municipality, service: str, kind: Kind) -> bool:
    """Whether somebody has answered that the service does without this kind."""
    return kind.resource is not None and kind.resource in plan.service[service].not_needed


def without_kind(plan: Municipality, service: str, kind: ResourceKind, *, needed: bool) -> Municipality:
    """The plan in which the service does without a kind of resource; ``needed``: takes that answer back."""
    before = plan.service[service].not_needed
    after = tuple(each for each in ResourceKind if (each in before or each is kind) and not (needed and each is kind))
    return plan if after == before else replaced(plan, Place(object=service, field="not_needed"), after)


def with_chosen(
    plan: Municipality, service: str, kind: Kind, ids: Sequence[str], *, new: Collection[New] = ()
) -> tuple[Municipality, tuple[str, ...]]:
    """The plan in which the service needs exactly these of a kind, and the ids of the dependencies that are new.

    ``new``: those among ``ids`` that have to be added to the plan first. What is no longer chosen leaves its group,
    and a dependency on nothing else goes away; everything else that was said of a dependency stays.
    """
    names: list[str] = []
    waiting = {one.id: one for one in new}
    for each in ids:
        if each in waiting:
            plan, identity = added(plan, waiting[each])
            names.append(identity)
        else:
            names.append(each)
    before = plan.service[service].dependencies
    gone = set(chosen(plan, service, kind)) - set(names)
    left = [edge for edge in (_without(edge, gone) for edge in before) if edge is not None]
    known = {name for edge in left for name in edge.needs}
    fresh = _edges([name for name in names if name not in known], {edge.id for edge in left})
    place = Place(object=service, field="dependencies")
    if names and kind.resource is not None:
        plan = without_kind(plan, service, kind.resource, needed=True)
    return replaced(plan, place, (*left, *fresh)), tuple(edge.id for edge in fresh)


def _without(edge: Dependency, gone: set[str]) -> Dependency | None:
    if gone.isdisjoint(edge.needs):
        return edge
    needs = tuple(name for name in edge.needs if name not in gone)
    if not needs:
        return None
    least = edge.at_least if edge.at_least is not None and edge.at_least < len(needs) else None
    return edge.model_copy(update={"needs": needs, "at_least": least})


def _edges(names: Iterable[str], taken: set[str]) -> list[Dependency]:
    found = []
    for name in names:
        identity = free_id(name, taken)
        taken.add(identity)
        found.append(Dependency(id=identity, needs=(name,)))
    return found


def with_answers(plan: Municipality, service: str, answers: Iterable[tuple[str, str, Any]]) -> Municipality:
    """The plan with what was said of dependencies: (id, "hard" or "soft" or "", how long without or ``None``)."""
    known = {edge.id for edge in plan.service[service].dependencies}
    for identity, kind, tolerance in answers:
        place = Place(object=service, field="dependencies", item=identity)
        if identity in known and kind:
            plan = replaced(plan, place.model_copy(update={"part": "kind"}), DependencyKind(kind))
        if identity in known and tolerance is not None:
            plan = replaced(plan, place.model_copy(update={"part": "tolerance"}), tolerance)
    return plan
