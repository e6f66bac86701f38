"""Values that a template suggested and that nobody has confirmed yet: which they are, and how they are confirmed.

A suggestion is an ordinary value whose place is listed in its object's ``suggested``, written from the field on:
``mtpd``, ``activation//criteria``, ``dependencies/journal/tolerance``. A whole row is suggested by its id, or by its
name where it stands under a heading (``dependencies/journal/id``, ``workarounds/papper/name``), a whole object by
``id``.
"""

from kontinuitet.domain.municipality import Item, Municipality
from kontinuitet.domain.values import Place

WHOLE = ("id", "name")
"""The attributes by which a whole row, or a whole object, is suggested."""


def suggestion_key(place: Place) -> str:
    """The place of a value within its object, as ``suggested`` lists it."""
    return "/".join((place.field, place.item, place.part)).rstrip("/")


def suggestions(item: object) -> tuple[str, ...]:
    """The keys of all unconfirmed values of an object; none for the kinds that templates do not suggest."""
    return tuple(getattr(item, "suggested", ()))


def is_suggested(plan: Municipality, place: Place) -> bool:
    """Whether the value at a place, the row that it stands in, or its whole object waits to be confirmed."""
    keys = suggestions(plan.by_id.get(place.object))
    if not keys:
        return False
    key = suggestion_key(place)
    row = f"{place.field}/{place.item}/" if place.item else ""
    return key in keys or any(f"{row}{whole}" in keys for whole in WHOLE)


def without_suggestion(item: Item, place: Place) -> Item:
    """The object with everything confirmed that stands at or under a place; its own place confirms all of it."""
    left = tuple(key for key in suggestions(item) if not _covers(place, key))
    return item if left == suggestions(item) else _with(item, left)


def _covers(place: Place, key: str) -> bool:
    """Whether a key names something at or under the place. A field of a suggested row confirms only itself."""
    own = suggestion_key(place)
    return own in ("", key) or key.startswith(f"{own}/")


def pruned(item: Item) -> Item:
    """The object without suggestions for rows that it no longer has."""
    keys = suggestions(item)
    left = tuple(key for key in keys if _stands(item, key))
    return item if left == keys else _with(item, left)


def _stands(item: Item, key: str) -> bool:
    field, row, _ = (*key.split("/"), "", "")[:3]
    value = getattr(item, field, None)
    return not row or (isinstance(value, tuple) and any(getattr(each, "id", None) == row for each in value))


def _with(item: Item, keys: tuple[str, ...]) -> Item:
    return item.model_copy(update={"suggested": keys})
