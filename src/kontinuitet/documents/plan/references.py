"""What refers to what in a municipality, as the table of fields says it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kontinuitet.documents.plan.codecs import SCORE
from kontinuitet.documents.plan.rows import NESTED, SHAPES, SINGLE, flat
from kontinuitet.documents.plan.shape import Field, Shape
from kontinuitet.domain.municipality import COLLECTIONS, Item, Municipality
from kontinuitet.domain.service import ImpactRow
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import Value


@dataclass(frozen=True, slots=True)
class Reference:
    """That a field of an object, or of a row in one of its lists, names the id of something in ``collections``."""

    owner: str
    within: str
    item: str
    attr: str
    target: str
    collections: tuple[str, ...]


def references(municipality: Municipality) -> Iterator[Reference]:
    """Every reference of every object, in stored order."""
    for item in (item for collection in COLLECTIONS for item in getattr(municipality, collection)):
        yield from _of(item, item.id)
        if isinstance(item, Agreement):
            yield Reference(item.id, "", "", "supplier", item.supplier, ("suppliers",))
        for within in SINGLE.get(type(item), ()):
            yield from _of(getattr(item, within), item.id, within=within, row=within)
        for within in NESTED.get(type(item), ()):
            for each in getattr(item, within):
                yield from _of(each, item.id, within=within, row=each.id)


def _of(value: Value | Item, owner: str, *, within: str = "", row: str = "") -> Iterator[Reference]:
    values = flat(value)
    for field in _REFERRING[type(value)]:
        found = values.get(field.attr)
        if found is not None and found != ():
            for target, collections in field.codec.refers(found):
                yield Reference(owner, within, row, field.attr, target, collections)
    if isinstance(value, ImpactRow):
        for score in value.scores:
            for target, collections in SCORE.refers(score):
                yield Reference(owner, within, row, "scores", target, collections)


def _referring(shape: Shape) -> tuple[Field, ...]:
    return tuple(field for field in shape.fields if field.codec.can_refer)


_REFERRING: dict[type[Value], tuple[Field, ...]] = {model: _referring(shape) for model, shape in SHAPES.items()}
