"""What an import would change, field by field, and how that is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kontinuitet.documents.plan.codecs import SCORE
from kontinuitet.documents.plan.fields import MUNICIPALITY
from kontinuitet.documents.plan.rows import NESTED, SHAPES, SINGLE, flat
from kontinuitet.documents.plan.shape import Shape
from kontinuitet.documents.plan.vocabulary import RESOURCE_HEADINGS, word
from kontinuitet.documents.plan.writer import normal
from kontinuitet.domain.changes import MUNICIPALITY as MUNICIPALITY_ID
from kontinuitet.domain.municipality import COLLECTIONS, Municipality
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.values import Place, Value
from kontinuitet.wording import Words


class ChangeKind(StrEnum):
    """What happens to an object, to a row in one of its lists, or to a field."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """One change. ``place`` says what of; ``model`` is the kind of value whose field it is.

    ADDED and REMOVED are whole objects or rows, CHANGED a field with its values ``before`` and ``after``, MOVED
    another order of the objects of a collection (named by ``place.field``) or of the rows of a list.
    """

    kind: ChangeKind
    collection: str
    place: Place
    name: str
    model: type[Value] = Municipality
    before: Any = None
    after: Any = None


# What `flat` also shows by its parts, and what is compared row by row.
_APART = {"id", "classes", "outage_from", "outage_to", "also_copies", "settings", *COLLECTIONS}


def describe_changes(before: Municipality | None, after: Municipality) -> tuple[FieldChange, ...]:
    """What differs, in the order of the files; ``before`` is ``None`` when there was nothing.

    Both are compared in their normal form, so that regrouping alone is no change.
    """
    old, new = normal(before or Municipality(name="")), normal(after)
    found = list(_fields(_header(old), _header(new), "", Place(object=MUNICIPALITY_ID), new.name, Municipality))
    for collection in COLLECTIONS:
        place = Place(object=MUNICIPALITY_ID, field=collection)
        found += _listed(getattr(old, collection), getattr(new, collection), collection, place)
    return tuple(found)


def _header(municipality: Municipality) -> dict[str, Any]:
    return {**municipality.__dict__, **municipality.settings.__dict__}


def _listed(old: Sequence[Any], new: Sequence[Any], collection: str, place: Place) -> Iterator[FieldChange]:
    """Objects of a collection, or rows of a list of one object (``place`` names it), compared by their ids."""
    were, are = {each.id: each for each in old}, {each.id: each for each in new}
    for identity, item in were.items():
        if identity not in are:
            yield _whole(ChangeKind.REMOVED, collection, place, item)
    for identity, item in are.items():
        if identity not in were:
            yield _whole(ChangeKind.ADDED, collection, place, item)
        elif item != were[identity]:
            yield from _within(were[identity], item, collection, place)
    if [each for each in were if each in are] != [each for each in are if each in were]:
        yield FieldChange(kind=ChangeKind.MOVED, collection=collection, place=place, name="")


def _whole(kind: ChangeKind, collection: str, place: Place, item: Any) -> FieldChange:
    return FieldChange(
        kind=kind, collection=collection, place=_place(place, item.id), name=_name(item), model=type(item)
    )


def _place(place: Place, identity: str) -> Place:
    if place.object == MUNICIPALITY_ID:
        return Place(object=identity)
    return place.model_copy(update={"item": identity})


def _name(item: Any) -> str:
    return getattr(item, "name", "") or str(item.id)


def _within(old: Any, new: Any, collection: str, place: Place) -> Iterator[FieldChange]:
    here = _place(place, new.id)
    yield from _fields(flat(old), flat(new), collection, here, _name(new), type(new))
    for attr in SINGLE.get(type(new), ()):
        value, single = getattr(new, attr), here.model_copy(update={"field": attr})
        yield from _fields(flat(getattr(old, attr)), flat(value), collection, single, new.name, type(value))
    for attr in NESTED.get(type(new), ()):
        rows = Place(object=new.id, field=attr)
        yield from _listed(getattr(old, attr), getattr(new, attr), collection, rows)


def _fields(
    old: dict[str, Any], new: dict[str, Any], collection: str, place: Place, name: str, model: type[Value]
) -> Iterator[FieldChange]:
    apart = {*_APART, *NESTED.get(model, ()), *SINGLE.get(model, ())}
    within = "part" if place.field else "field"
    for attr, value in new.items():
        if attr not in apart and attr in old and old[attr] != value:
            yield FieldChange(
                kind=ChangeKind.CHANGED,
                collection=collection,
                place=place.model_copy(update={within: attr}),
                name=name,
                model=model,
                before=old[attr],
                after=value,
            )


def change_text(change: FieldChange, words: Words) -> str:
    """The change as one line, in the language of the words."""
    lang = "sv" if words.lang == "sv" else "en"
    kind = words(f"plan.kind.{change.collection}") if change.collection else words("plan.kind.municipality")
    row = change.place.item
    if change.kind is ChangeKind.MOVED:
        rows = change.place.object != MUNICIPALITY_ID
        return words("plan.change.moved_rows" if rows else "plan.change.moved", kind=kind, id=change.place.object)
    if change.kind is not ChangeKind.CHANGED:
        code = f"plan.change.{'row_' if row else ''}{change.kind.value}"
        return words(code, kind=kind, name=change.name, id=change.place.object, row=row)
    attr = change.place.part or change.place.field
    return words(
        "plan.change.changed_row" if row else "plan.change.changed",
        kind=kind,
        id=change.place.object,
        row=row,
        field=_label(change.model, attr, words, lang),
        before=_shown(change.model, attr, change.before, words, lang),
        after=_shown(change.model, attr, change.after, words, lang),
    )


def _shape(model: type[Value]) -> Shape:
    return MUNICIPALITY if model is Municipality else SHAPES[model]


def _label(model: type[Value], attr: str, words: Words, lang: str) -> str:
    field = _shape(model).by_attr.get(attr)
    return field.key(lang) if field else words(f"plan.field.{attr}")


def _shown(model: type[Value], attr: str, value: Any, words: Words, lang: str) -> str:
    field = _shape(model).by_attr.get(attr)
    if isinstance(value, ResourceKind):
        text = word(RESOURCE_HEADINGS.get(value, ("Information", "Information")), lang)
    elif field:
        text = "" if value is None else field.codec.write(value, lang)
    elif attr == "scores":
        text = " ".join(SCORE.write(each, lang) or "·" for each in value)
    elif attr == "suggested":
        text = ", ".join(value)
    elif attr == "categories":
        text = ", ".join(each.id for each in value)
    else:
        text = _shortened(str(value))
    return text or words("plan.change.nothing")


def _shortened(text: str) -> str:
    """Enough of a longer text to know it again."""
    line = text.replace("\n", " ")
    return line if len(line) <= 80 else line[:79] + "…"
