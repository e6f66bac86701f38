"""What the scenario decided about resources and data, beside what the plan tolerates: given, never met or missed."""

from collections.abc import Iterator
from dataclasses import dataclass

from kontinuitet.analysis.required import required
from kontinuitet.analysis.rules.backup import worst_loss
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Place, known
from kontinuitet.exercise.acts import Occurred
from kontinuitet.exercise.clock import story
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.scenario import EffectKind
from kontinuitet.exercise.services import forecast
from kontinuitet.exercise.state import State
from kontinuitet.exercise.timeline import MINUTE

Limit = tuple[int, Place]
"""Minutes, and the field of the plan that says so."""


@dataclass(frozen=True)
class ResourceImpact:
    """A resource that the scenario made fall: from ``down`` until ``back`` (``None``: not yet), moments in ms.

    ``length``: how long it was down in all so far, story ms. ``limit``: the shortest time (minutes from the fall)
    within which a service needs it back, with its field; ``None`` if no service says.
    """

    resource: str
    down: int
    back: int | None
    length: int
    limit: int | None
    place: Place | None

    @property
    def is_beyond(self) -> bool | None:
        """Whether it was away longer than a service can bear; ``None`` without a limit."""
        return None if self.limit is None else self.length > self.limit * MINUTE


@dataclass(frozen=True)
class DataImpact:
    """Data that the scenario lost. ``length`` in story ms is ``None`` when it is "since the latest copy".

    ``worst``: how old that copy can be at most, in minutes, if the plan says (rule B1). ``limit``: how much loss
    the plan tolerates at most (minutes), and the field that says so.
    """

    target: str
    length: int | None
    worst: int | None
    limit: int | None
    place: Place | None

    @property
    def is_beyond(self) -> bool | None:
        """Whether it is more than the plan tolerates; ``None`` when one of the two is not known."""
        return None if self.length is None or self.limit is None else self.length > self.limit * MINUTE


def resource_impacts(state: State, pinned: Pinned, now: int) -> tuple[ResourceImpact, ...]:
    """Every resource that had fallen by itself at exercise time ``now``, in the plan's order."""
    answer = forecast(state, pinned)
    offset = story(pinned.timeline.anchors, now) - answer.start
    fallen = [one for one in answer.graph.resources if one.fell and one.id in pinned.municipality.resource]
    found: list[ResourceImpact] = []
    for one in fallen:
        spans = [(start, end) for start, end in one.spans if start <= offset]
        if spans:
            last = spans[-1][1]
            back = answer.start + last if last is not None and last <= offset else None
            length = sum(min(offset, offset if end is None else end) - start for start, end in spans)
            limit, place = min(_needed(pinned.municipality, one.id), key=_minutes, default=(None, None))
            found.append(ResourceImpact(one.id, answer.start + spans[0][0], back, length, limit, place))
    return tuple(found)


def data_impacts(state: State, pinned: Pinned) -> tuple[DataImpact, ...]:
    """Every loss of data that the scenario decided, in the order in which it came."""
    lost = (one for one in forecast(state, pinned).happened if one.effect.kind is EffectKind.LOSES_DATA)
    return tuple(_data_impact(one, pinned.municipality) for one in lost if one.effect.target)


def _data_impact(lost: Occurred, plan: Municipality) -> DataImpact:
    target, after = lost.effect.target, lost.effect.lost_after
    limit, place = min(_tolerated(plan, target), key=_minutes, default=(None, None))
    length = None if after is None else max(0, lost.moment - after)
    return DataImpact(target, length, _worst(plan, target), limit, place)


def _minutes(limit: Limit) -> int:
    return limit[0]


def _needed(plan: Municipality, resource: str) -> Iterator[Limit]:
    """Within what time each service that needs the resource needs it back (graph, rule 7)."""
    for service in plan.services:
        for dependency in service.dependencies:
            if resource in dependency.needs and not dependency.is_soft:
                need = required(service, dependency)
                part = "required" if need.decided else "tolerance"
                if need.minutes is not None:
                    yield (
                        need.minutes,
                        Place(object=service.id, field="dependencies", item=dependency.id, part=part),
                    )


def _tolerated(plan: Municipality, target: str) -> Iterator[Limit]:
    """How much data each service that needs it may lose: in all, and over the dependency through which it needs it."""
    carriers = _carriers(plan, target)
    for service in plan.services:
        rows = [row for row in service.dependencies if carriers.intersection(row.needs)]
        rpo = known(service.rpo)
        if rows and rpo is not None:
            yield rpo, Place(object=service.id, field="rpo")
        for row in rows:
            at_most = known(row.data_at_most)
            if at_most is not None:
                yield at_most, Place(object=service.id, field="dependencies", item=row.id, part="data_at_most")


def _carriers(plan: Municipality, target: str) -> set[str]:
    """What a service may need the data through: itself, the systems that hold it, and what needs these in turn."""
    copied = {one for backup in plan.backups if backup.id == target for one in backup.copies_of}
    found = {target, *copied}
    found |= {holder for one in plan.resources if one.id in found for holder in one.held_by}
    found |= {one.id for one in plan.resources if found.intersection(one.held_by)}
    waiting = set(found)
    while waiting:
        users = {one.id for one in plan.resources for row in one.dependencies if waiting.intersection(row.needs)}
        waiting = users - found
        found |= users
    return found


def _worst(plan: Municipality, target: str) -> int | None:
    """How old the latest copy can be, in minutes, by the backup that loses least; ``None`` if it is not known."""
    held = {target, *(one.id for one in plan.resources if target in one.held_by)}
    losses = [worst_loss(one) for one in plan.backups if one.id == target or held.intersection(one.copies_of)]
    return min((loss.least for loss in losses if not loss.unknown), default=None)
