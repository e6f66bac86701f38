"""One value of the plan read or replaced by its place; every replaced value is checked like a new one."""

from typing import TypeVar, cast

from kontinuitet.domain.municipality import COLLECTIONS, Item, Municipality
from kontinuitet.domain.suggestions import pruned, without_suggestion
from kontinuitet.domain.values import Place, Value

MUNICIPALITY = "kommun"
"""The object id by which a place names the municipality itself."""

V = TypeVar("V", bound=Value)


class NoSuchPlace(LookupError):
    """The place names an object, a field or a row that the plan does not hold."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.place = place


def collection_of(plan: Municipality, identity: str) -> str | None:
    """The name of the collection that holds the object with that id."""
    item = plan.by_id.get(identity)
    return next((name for name, kind in COLLECTIONS.items() if type(item) is kind), None)


def value_at(plan: Municipality, place: Place) -> object:
    """The value that stands at a place; raises ``NoSuchPlace``."""
    owner: object = plan if place.object == MUNICIPALITY else plan.by_id.get(place.object)
    value = _attribute(owner, place.field, place)
    if place.item:
        rows = value if isinstance(value, tuple) else ()
        row = next((row for row in rows if getattr(row, "id", None) == place.item), None)
        return _attribute(row, place.part, place) if place.part else _present(row, place)
    return _attribute(value, place.part, place) if place.part else value


def _attribute(owner: object, name: str, place: Place) -> object:
    if not isinstance(owner, Value) or name not in type(owner).model_fields:
        raise NoSuchPlace(place)
    return cast("object", getattr(owner, name))


def _present(row: Item | None, place: Place) -> Item:
    if row is None:
        raise NoSuchPlace(place)
    return row


def _with(owner: V, name: str, value: object) -> V:
    fields = {field: getattr(owner, field) for field in type(owner).model_fields}
    return type(owner).model_validate(fields | {name: value})


def replaced(plan: Municipality, place: Place, value: object) -> Municipality:
    """The plan with another value at a place, which nobody then takes for a suggestion any more.

    Of a whole list only the rows that are other than before are confirmed. Raises ``NoSuchPlace``, or pydantic's
    error for an impossible value.
    """
    after = put(plan, place, value)
    if place.field == "suggested":
        return after
    before = {row.id: row for row in _rows(value_at(plan, place))}
    rows = _rows(value)
    if not rows and not before:
        return confirmed(after, place)
    for row in rows:
        if row != before.get(row.id):
            after = confirmed(after, place.model_copy(update={"item": str(row.id)}))
    return after


def _rows(value: object) -> tuple[Item, ...]:
    """The rows of a value that is a list of rows with ids; none for any other."""
    if isinstance(value, tuple) and all(isinstance(row, Value) and hasattr(row, "id") for row in value):
        return value
    return ()


def put(plan: Municipality, place: Place, value: object) -> Municipality:
    """The same, but what was only suggested at the place and under it still is."""
    value_at(plan, place)
    if place.object == MUNICIPALITY:
        return cast("Municipality", _changed(plan, place, value))
    return with_item(plan, pruned(cast("Item", _changed(plan.by_id[place.object], place, value))))


def confirmed(plan: Municipality, place: Place) -> Municipality:
    """The plan with the suggestions at and under a place confirmed; an object's own place confirms all of it."""
    item = plan.by_id.get(place.object)
    return plan if item is None else with_item(plan, without_suggestion(item, place))


def _changed(owner: Value, place: Place, value: object) -> Value:
    current = getattr(owner, place.field)
    if place.item:
        rows = tuple(
            (_with(row, place.part, value) if place.part else value) if row.id == place.item else row for row in current
        )
        return _with(owner, place.field, rows)
    return _with(owner, place.field, _with(current, place.part, value) if place.part else value)


def with_item(plan: Municipality, item: Item) -> Municipality:
    """The plan with an object in the place of the one with the same id, or last in its collection if it is new."""
    name = next(name for name, kind in COLLECTIONS.items() if type(item) is kind)
    rows = getattr(plan, name)
    if plan.by_id.get(item.id) is item:
        return plan
    if item.id not in {row.id for row in rows}:
        return plan.model_copy(update={name: (*rows, item)})
    return plan.model_copy(update={name: tuple(item if row.id == item.id else row for row in rows)})
