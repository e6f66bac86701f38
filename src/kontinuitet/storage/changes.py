"""What differs between two states of a municipality, field by field, and how a difference is taken back."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kontinuitet.domain.municipality import COLLECTIONS, Item, Municipality
from kontinuitet.storage.chain import Json
from kontinuitet.storage.errors import ChangedMeanwhile
from kontinuitet.storage.tables import KOMMUN

HEAD = "municipality"
"""The collection under which changes of the municipality's own fields are kept."""

ORDER = "order"
"""The field under which a new order of a whole collection is kept."""

_HEAD_FIELDS = {"name", "code", "county", "notes", "settings"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One object that came (no ``before``), went (no ``after``) or changed."""

    collection: str
    id: str
    before: Item | Municipality | None
    after: Item | Municipality | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """JSON of one field before and after; an empty field and no JSON on one side: the whole object came or went."""

    object: str
    collection: str
    field: str
    before: str | None
    after: str | None

    def is_of_order(self) -> bool:
        """Whether it is a collection that was put in another order."""
        return self.object == KOMMUN and self.collection != HEAD


def head_of(municipality: Municipality) -> Municipality:
    """The municipality's own fields, without the objects."""
    return Municipality(**{name: getattr(municipality, name) for name in _HEAD_FIELDS})


def differences(before: Municipality | None, after: Municipality | None) -> list[Difference]:
    """All objects that differ, the municipality itself first, in the order in which they stand."""
    found = [Difference(HEAD, KOMMUN, before and head_of(before), after and head_of(after))]
    for collection in COLLECTIONS:
        old = _by_id(before, collection)
        new = _by_id(after, collection)
        found += [Difference(collection, key, old.get(key), new.get(key)) for key in {**old, **new}]
    return [one for one in found if one.before is not one.after and one.before != one.after]


def _by_id(municipality: Municipality | None, collection: str) -> dict[str, Item]:
    return {item.id: item for item in getattr(municipality, collection)} if municipality else {}


def field_changes(difference: Difference) -> list[FieldChange]:
    """What is kept of a difference: each field that differs, or the whole object that came or went."""
    before, after = as_json(difference.before), as_json(difference.after)
    if before is None or after is None:
        return [_change(difference, "", _text_if(before), _text_if(after))]
    return [
        _change(difference, field, _text(before.get(field)), _text(after[field]))
        for field in after
        if before.get(field) != after[field]
    ]


def _change(difference: Difference, field: str, before: str | None, after: str | None) -> FieldChange:
    return FieldChange(difference.id, difference.collection, field, before, after)


def order_change(collection: str, before: list[str], after: list[str]) -> list[FieldChange]:
    """A new order of a collection, unless objects were only added at its end."""
    if after[: len(before)] == before:
        return []
    return [FieldChange(KOMMUN, collection, ORDER, _text(before), _text(after))]


def as_json(item: Item | Municipality | None) -> dict[str, Json] | None:
    """The fields of an object as JSON values; of a municipality only its own."""
    if item is None:
        return None
    values: dict[str, Json] = item.model_dump(mode="json")
    return {name: values[name] for name in values if name in _HEAD_FIELDS} if isinstance(item, Municipality) else values


def _text_if(value: Mapping[str, Json] | None) -> str | None:
    return None if value is None else _text(value)


def _text(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def reverted(now: Municipality, changes: Iterable[FieldChange]) -> Municipality | None:
    """The municipality as it was before the changes; ``None`` if one of them created it.

    Raises ``ChangedMeanwhile`` where something else stands than the changes left.
    """
    objects: dict[str, dict[str, Item]] = {name: _by_id(now, name) for name in COLLECTIONS}
    head = head_of(now)
    # An order can only be restored when what was deleted is back.
    for change in sorted(changes, key=FieldChange.is_of_order):
        if change.collection == HEAD and change.before is None:
            return None
        if change.collection == HEAD:
            head = Municipality.model_validate(_with_field(head, change))
        elif change.is_of_order():
            objects[change.collection] = _in_order(objects[change.collection], json.loads(change.before or "[]"))
        else:
            _revert_object(objects[change.collection], change)
    parts = {name: tuple(items.values()) for name, items in objects.items()}
    return head.model_copy(update=parts)


def _in_order(items: dict[str, Item], order: list[str]) -> dict[str, Item]:
    place = {key: index for index, key in enumerate(order)}
    return {key: items[key] for key in sorted(items, key=lambda key: place.get(key, len(place)))}


def _revert_object(items: dict[str, Item], change: FieldChange) -> None:
    model = COLLECTIONS[change.collection]
    now = items.get(change.object)
    if change.field == "":
        after = None if change.after is None else model.model_validate_json(change.after)
        if now != after:
            raise ChangedMeanwhile(ids=(change.object,))
        items.pop(change.object, None)
        if change.before is not None:
            items[change.object] = model.model_validate_json(change.before)
    elif now is None:
        raise ChangedMeanwhile(ids=(change.object,))
    else:
        items[change.object] = model.model_validate(_with_field(now, change))


def _with_field(item: Item | Municipality, change: FieldChange) -> dict[str, Json]:
    values = as_json(item) or {}
    if values.get(change.field) != json.loads(change.after or "null"):
        raise ChangedMeanwhile(ids=(change.object,))
    return {**values, change.field: json.loads(change.before or "null")}
