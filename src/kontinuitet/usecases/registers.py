"""The registers: things added, renamed, set many at a time, merged and removed, each as one step that can be undone."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from kontinuitet.documents.plan import with_entry
from kontinuitet.documents.problems import Problem
from kontinuitet.domain.calendar import ALWAYS
from kontinuitet.domain.changes import MUNICIPALITY, NoSuchPlace, collection_of, replaced, with_item
from kontinuitet.domain.joining import Conflict, joined
from kontinuitet.domain.likeness import likenesses
from kontinuitet.domain.municipality import COLLECTIONS, Municipality
from kontinuitet.domain.references import cleared, redirected, users
from kontinuitet.domain.service import ImpactRow
from kontinuitet.domain.text import ID_LIMIT, slug
from kontinuitet.domain.values import Place
from kontinuitet.usecases.desk import Changed, Desk
from kontinuitet.usecases.refused import Refused


@dataclass(frozen=True, kw_only=True)
class Added:
    """What was added: its id, and what that changed."""

    id: str
    changed: Changed


@dataclass(frozen=True, kw_only=True)
class Removed:
    """What a removal led to; ``broken`` are the places that named something that went away."""

    broken: tuple[Place, ...]
    changed: Changed


@dataclass(frozen=True, kw_only=True)
class SetMany:
    """What setting many led to: the problem of each object that could not take the value; then nothing was stored."""

    problems: tuple[tuple[str, Problem], ...] = ()
    changed: Changed | None = None


def free_id(plan: Municipality, name: str, *, otherwise: str) -> str:
    """A readable id for a new thing with that name, taken by nothing in the plan (domain, rules of the data)."""
    taken = {*plan.by_id, MUNICIPALITY, ALWAYS}
    stem = slug(name) or otherwise
    if stem not in taken:
        return stem
    number = 2
    while (found := f"{stem[: ID_LIMIT - len(str(number)) - 1].rstrip('-')}-{number}") in taken:
        number += 1
    return found


def add(desk: Desk, collection: str, name: str, /, **fields: Any) -> Added:
    """Add a thing to a register. Its id comes from the name and stays when it is renamed later.

    Raises ``Refused`` for an empty name, and for a thing that cannot be without a field that was not given.
    """
    kind = COLLECTIONS[collection]
    if not name.strip():
        raise Refused("name-missing")
    identity = free_id(desk.plan, name, otherwise=kind.__name__.lower())
    try:
        item = kind.model_validate({"id": identity, "name": name, **fields})
    except ValidationError as error:
        wrong = tuple(str(one["loc"][0]) for one in error.errors())
        raise Refused("thing-incomplete", name=name, fields=wrong) from None
    return Added(id=identity, changed=desk.replace(with_item(desk.plan, item), why=identity))


def rename(desk: Desk, identity: str, name: str) -> Changed:
    """Give a thing another name; its id, and with it everything that refers to it, stays. Raises ``Refused``."""
    _known(desk.plan, [identity])
    if not name.strip():
        raise Refused("name-missing")
    return desk.change(Place(object=identity, field="name"), name)


def would_break(plan: Municipality, ids: Collection[str]) -> tuple[Place, ...]:
    """The places in what stays that name one of these: what a removal would leave unknown or empty."""
    found = users(plan)
    places = (place for identity in ids for place in found.get(identity, ()) if place.object not in ids)
    return tuple(dict.fromkeys(places))


def remove(desk: Desk, ids: Collection[str]) -> Removed:
    """Remove things and every reference to them. Raises ``Refused`` for an id that is not there."""
    _known(desk.plan, ids)
    broken = would_break(desk.plan, ids)
    return Removed(broken=broken, changed=desk.replace(cleared(desk.plan, ids), why=", ".join(sorted(ids))))


def merge_conflicts(plan: Municipality, keep: str, drop: str) -> tuple[Conflict, ...]:
    """In which fields two things say different things; what ``keep`` says will stand. Raises ``Refused``."""
    return _merged(plan, keep, drop)[1]


def merge(desk: Desk, keep: str, drop: str) -> Changed:
    """Make two things one: ``keep`` takes what it lacks from ``drop``, and everything refers to ``keep``.

    Raises ``Refused`` for things of different kinds, and for self-assessments: each is what somebody said.
    """
    return desk.replace(_merged(desk.plan, keep, drop)[0], why=f"{drop} → {keep}")


def _merged(plan: Municipality, keep: str, drop: str) -> tuple[Municipality, tuple[Conflict, ...]]:
    _known(plan, (keep, drop))
    kinds = [collection_of(plan, identity) for identity in (keep, drop)]
    if keep == drop or kinds[0] != kinds[1] or kinds[0] == "assessments":
        raise Refused("merge-different", keep=keep, drop=drop)
    led = redirected(plan, drop, keep)
    item, conflicts = joined(led.by_id[keep], led.by_id[drop])
    # What the dropped one said of the kept one would now be said of itself.
    whole = redirected(with_item(led, item), drop, keep)
    return cleared(whole, [drop]), conflicts


def set_many(desk: Desk, ids: Sequence[str], field: str, text: str, *, lang: str) -> SetMany:
    """Set one field (``owner``, ``activation/budget``) of several things to what somebody typed, all or nothing.

    Raises ``Refused`` for an id that is not there, and for a field that cannot be typed as one line.
    """
    _known(desk.plan, ids)
    name, _, part = field.partition("/")
    plan, problems = desk.plan, []
    for identity in ids:
        try:
            after = with_entry(plan, Place(object=identity, field=name, part=part), text, lang)
        except NoSuchPlace:
            raise Refused("field-not-typed", id=identity, field=field) from None
        if isinstance(after, Problem):
            problems.append((identity, after))
        else:
            plan = after
    if problems:
        return SetMany(problems=tuple(problems))
    return SetMany(changed=desk.replace(plan, why=f"{field}: {', '.join(ids)}"))


def duplicates(plan: Municipality, collection: str) -> tuple[tuple[str, ...], ...]:
    """Groups of ids in a register that are likely the same thing: one name in other words, one registration number."""
    return likenesses(getattr(plan, collection))


def _known(plan: Municipality, ids: Iterable[str]) -> None:
    for identity in ids:
        if identity not in plan.by_id:
            raise Refused("unknown-thing", id=identity)


# ---------------------------------------------------------------- time points


def add_time_point(desk: Desk, minutes: int) -> Changed:
    """Score impact at one more length of outage too; the scores that exist keep their points. Raises ``Refused``."""
    points = desk.plan.settings.time_points
    if minutes in points or minutes <= 0:
        if minutes in points:
            raise Refused("time-point-taken")
        raise Refused("time-point-zero")
    return _with_points(desk, tuple(sorted((*points, minutes))), why=f"+{minutes} min")


def remove_time_point(desk: Desk, minutes: int) -> Changed:
    """Score impact no longer at that length of outage; its scores go away. Raises ``Refused``."""
    points = desk.plan.settings.time_points
    if minutes not in points:
        raise Refused("time-point-unknown")
    return _with_points(desk, tuple(point for point in points if point != minutes), why=f"-{minutes} min")


def scores_at(plan: Municipality, minutes: int) -> tuple[str, ...]:
    """The services that have a score at a time point: what removing it would take away."""
    points = plan.settings.time_points
    place = points.index(minutes) if minutes in points else len(points)
    return tuple(
        service.id
        for service in plan.services
        if any(len(row.scores) > place and row.scores[place] is not None for row in service.impact)
    )


def _with_points(desk: Desk, points: tuple[int, ...], *, why: str) -> Changed:
    plan = desk.plan
    old = plan.settings.time_points
    after = replaced(plan, Place(object=MUNICIPALITY, field="settings", part="time_points"), points)
    services = tuple(
        service.model_copy(update={"impact": tuple(_realigned(row, old, points) for row in service.impact)})
        if service.impact
        else service
        for service in plan.services
    )
    return desk.replace(after.model_copy(update={"services": services}), why=why)


def _realigned(row: ImpactRow, old: tuple[int, ...], new: tuple[int, ...]) -> ImpactRow:
    scores = dict(zip(old, row.scores, strict=False))
    return row.model_copy(update={"scores": tuple(scores.get(point) for point in new)})
