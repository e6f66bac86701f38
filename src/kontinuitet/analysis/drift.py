"""Where today's plan is no longer the one that was approved, field by field."""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from kontinuitet.analysis.bound import bound
from kontinuitet.domain.changes import MUNICIPALITY
from kontinuitet.domain.municipality import COLLECTIONS, Item, Municipality
from kontinuitet.domain.values import Place, Value
from kontinuitet.domain.version import Version

EVIDENCE = frozenset(
    {
        "paper_copies",
        "acknowledgements",
        "seen",
        "trained",
        "exercised_on",
        "reviewed_on",
        "review_due",
        "secrecy_assessed",
        "tried_on",
        "tested_on",
        "verified",
        "continuity_tested_on",
        "suggested",
        "template",
    }
)
"""What is written down about a plan after it was decided, or beside it: none of it changes what was decided."""

_HEADER = ("name", "code", "county")
_SCALES = ("time_points", "categories", "intolerable_from", "reference")
"""The settings that a plan is told with; what is checked how often is no part of it."""

_ORDERED = ("recovery",)
"""The rows whose order is itself a statement."""


def drift(version: Version, plan: Municipality) -> tuple[Place, ...]:
    """The places where the data that an approved version is bound to differ today.

    The service's own come first, then each kind of object in stored order. An object or a row that came or went
    is named itself. A service that is gone is the only place.
    """
    if version.service not in plan.service:
        return (Place(object=version.service),)
    return tuple(_between(version.plan, bound(plan, version.service), version.service))


def _between(old: Municipality, new: Municipality, service: str) -> Iterator[Place]:
    were, are = old.by_id, new.by_id
    yield from _object(were.get(service), are.get(service), service)
    yield from _header(old, new)
    for collection in COLLECTIONS:
        then, now = _ids(getattr(old, collection)), _ids(getattr(new, collection))
        for identity in dict.fromkeys((*then, *now)):
            if identity != service:
                yield from _object(were.get(identity), are.get(identity), identity)


def _ids(items: Iterable[Item]) -> list[str]:
    return [item.id for item in items]


def _header(old: Municipality, new: Municipality) -> Iterator[Place]:
    for field in _HEADER:
        if getattr(old, field) != getattr(new, field):
            yield Place(object=MUNICIPALITY, field=field)
    for part in _SCALES:
        if getattr(old.settings, part) != getattr(new.settings, part):
            yield Place(object=MUNICIPALITY, field="settings", part=part)


def _object(old: Item | None, new: Item | None, identity: str) -> Iterator[Place]:
    here = Place(object=identity)
    if old is None or new is None or type(old) is not type(new):
        yield here
    elif old != new:
        yield from _fields(old, new, here)


def _fields(old: Value, new: Value, here: Place) -> Iterator[Place]:
    """Of an object; of one of its rows the differing parts."""
    within = "part" if here.field else "field"
    for name in type(new).model_fields:
        then, now = getattr(old, name), getattr(new, name)
        if name in EVIDENCE or then == now:
            continue
        place = here.model_copy(update={within: name})
        yield from _inside(then, now, place) if within == "field" else (place,)


def _inside(then: object, now: object, place: Place) -> Iterator[Place]:
    """Within one field of an object: row by row, part by part, or as a whole."""
    if _is_group(then) and _is_group(now) and type(then) is type(now):
        yield from _fields(cast("Value", then), cast("Value", now), place)
    elif (were := _rows(then)) is not None and (are := _rows(now)) is not None:
        yield from _listed(were, are, place)
    else:
        yield place


def _is_group(value: object) -> bool:
    """Several values kept together (activation, tolerable level), and not the answer to one question."""
    return isinstance(value, Value) and "is_" not in type(value).model_fields and not hasattr(value, "support")


def _rows(value: object) -> Sequence[Item] | None:
    """The rows of a list, if it is a list of rows that have ids."""
    if isinstance(value, tuple) and all(isinstance(row, Value) and hasattr(row, "id") for row in value):
        return value
    return None


def _listed(were: Sequence[Item], are: Sequence[Item], place: Place) -> Iterator[Place]:
    old, new = {row.id: row for row in were}, {row.id: row for row in are}
    for identity in dict.fromkeys((*old, *new)):
        here = place.model_copy(update={"item": str(identity)})
        if identity not in old or identity not in new:
            yield here
        elif old[identity] != new[identity]:
            yield from _fields(old[identity], new[identity], here)
    common = [row.id for row in were if row.id in new], [row.id for row in are if row.id in old]
    if place.field in _ORDERED and common[0] != common[1]:
        yield place
