"""One field of the plan as a person types it: read, written and named by its place, with the files' own notation."""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from kontinuitet.documents.plan import fields
from kontinuitet.documents.plan.codecs import Refusal
from kontinuitet.documents.plan.rows import SHAPES, SINGLE, flat, whole
from kontinuitet.documents.plan.shape import Field
from kontinuitet.documents.problems import Problem, problem
from kontinuitet.domain.changes import MUNICIPALITY, NoSuchPlace, confirmed, put, value_at
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.service import Service
from kontinuitet.domain.text import clean_line
from kontinuitet.domain.values import Place, Value
from kontinuitet.wording import words


@dataclass(frozen=True)
class _Spot:
    """The value whose field a place names, that field's attribute, and the place of the value itself."""

    holder: Value
    attr: str
    place: Place | None


def _spot(plan: Municipality, place: Place) -> _Spot | None:
    """Where a place leads; ``None`` when nothing there can be typed as one line."""
    if place.object == MUNICIPALITY:
        return _Spot(plan.settings if place.field in type(plan.settings).model_fields else plan, place.field, None)
    owner = plan.by_id.get(place.object)
    if place.item:
        row = Place(object=place.object, field=place.field, item=place.item)
        return _row_spot(plan, row, place.part)
    if isinstance(owner, Service) and place.field in SINGLE[Service]:
        return _Spot(value_at(plan, place.model_copy(update={"part": ""})), place.part, place)  # type: ignore[arg-type]
    return None if owner is None else _Spot(owner, place.part if place.field == "classes" else place.field, None)


def _row_spot(plan: Municipality, row: Place, attr: str) -> _Spot | None:
    try:
        found = value_at(plan, row)
    except NoSuchPlace:
        return None
    return _Spot(found, attr, row) if isinstance(found, Value) else None


def _field(spot: _Spot | None) -> Field | None:
    if spot is None:
        return None
    shape = SHAPES.get(type(spot.holder), fields.MUNICIPALITY)
    if spot.attr == "id":
        return None  # never changed when a thing is renamed (domain, rules of the data)
    return shape.by_attr.get("outage" if spot.attr in ("outage_from", "outage_to") else spot.attr)


def is_typed(plan: Municipality, place: Place) -> bool:
    """Whether the field at a place can be typed as one line."""
    return _field(_spot(plan, place)) is not None


def field_name(plan: Municipality, place: Place, lang: str) -> str:
    """What the plan's files call the field, or the list or heading that it is; empty for a whole object or row."""
    found = _field(_spot(plan, place))
    if found is not None:
        return found.key(lang)
    attr = place.part or ("" if place.item else place.field)
    say = words(lang)
    return say(f"plan.field.{attr}") if attr and say.has(f"plan.field.{attr}") else attr


def place_text(plan: Municipality, place: Place, lang: str) -> str:
    """The place in words: the object's name, the row's, and the field."""
    parts = [plan.name if place.object == MUNICIPALITY else plan.label(place.object)]
    if place.item:
        parts.append(_row_name(plan, place))
    name = field_name(plan, place, lang)
    return ": ".join([", ".join(parts), *([name] if name else [])])


def _row_name(plan: Municipality, place: Place) -> str:
    if place.field == "impact":
        return next((one.name for one in plan.settings.categories if one.id == place.item), place.item)
    spot = _row_spot(plan, Place(object=place.object, field=place.field, item=place.item), "")
    return getattr(spot.holder, "name", place.item) if spot is not None else place.item


def entry_text(plan: Municipality, place: Place, lang: str) -> str:
    """The field as it stands in a plan file; empty for what was not asked. ``NoSuchPlace`` if it cannot be typed."""
    spot = _spot(plan, place)
    found = _field(spot)
    if spot is None or found is None:
        raise NoSuchPlace(place)
    value = flat(spot.holder)[found.attr]
    return "" if value is None else found.codec.write(value, lang)


def with_entry(plan: Municipality, place: Place, text: str, lang: str) -> Municipality | Problem:
    """The plan with what somebody typed at a place, or what is wrong with it. Raises ``NoSuchPlace``."""
    spot = _spot(plan, place)
    found = _field(spot)
    if spot is None or found is None:
        raise NoSuchPlace(place)
    value = _read(found, clean_line(text), lang)
    if isinstance(value, Refusal):
        params: dict[str, Any] = dict(value.params)
        return problem(f"problems.plan.{value.code}", text=text, key=found.key(lang), **params)
    referred = () if value is None else found.codec.refers(value)
    missing = [name for name, kinds in referred if not _exists(plan, name, kinds)]
    if missing:
        return problem("problems.plan.no_such_object", text=missing[0], key=found.key(lang))
    try:
        return confirmed(_with(plan, place, spot, found.attr, value), place)
    except ValidationError:
        code = "impossible" if clean_line(text) else "empty"
        return problem(f"problems.plan.{code}", text=text, key=found.key(lang))


def _read(found: Field, text: str, lang: str) -> Any:
    if text:
        return found.codec.read(text, lang)
    return Refusal("empty") if found.required else None


def _exists(plan: Municipality, name: str, collections: tuple[str, ...]) -> bool:
    from kontinuitet.domain.calendar import ALWAYS

    if "calendars" in collections and name == ALWAYS:
        return True
    return any(item.id == name for collection in collections for item in getattr(plan, collection, ()))


def _with(plan: Municipality, place: Place, spot: _Spot, attr: str, value: Any) -> Municipality:
    changed = _changed(spot.holder, attr, value)
    if isinstance(changed, Municipality):
        return changed
    if spot.holder is plan.settings:
        return put(plan, Place(object=MUNICIPALITY, field="settings"), changed)
    if spot.place is None:
        return _with_object(plan, changed)
    target = spot.place if spot.place.item else Place(object=place.object, field=place.field)
    return put(plan, target, changed)


def _with_object(plan: Municipality, changed: Value) -> Municipality:
    from kontinuitet.domain.changes import with_item

    return with_item(plan, changed)  # type: ignore[arg-type]


def _changed(holder: Value, attr: str, value: Any) -> Value:
    """The holder with another field; a field that is not there gets its default, as an absent key in a file does."""
    known = {name: item for name, item in flat(holder).items() if name in type(holder).model_fields or name == attr}
    if hasattr(holder, "classes"):
        known |= {name: item for name, item in flat(holder).items() if name in type(holder.classes).model_fields}
    known.pop(attr, None)
    if attr == "outage":
        known = {name: item for name, item in known.items() if name not in ("outage_from", "outage_to")}
    if value is not None:
        known[attr] = value
    return whole(type(holder), known)
