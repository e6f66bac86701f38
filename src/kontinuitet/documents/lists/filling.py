"""A row's values put into an object: what is empty is filled, what is known is kept unless one is told otherwise."""

from collections.abc import Callable
from typing import Any

from kontinuitet.documents.lists.outcome import CellChange
from kontinuitet.documents.lists.targets import FieldKind, ListField
from kontinuitet.documents.plan.rows import flat, whole
from kontinuitet.documents.plan.vocabulary import WORDS
from kontinuitet.domain.municipality import Item
from kontinuitet.domain.organisation import Channel, ChannelKind
from kontinuitet.domain.suggestions import suggestions, without_suggestion
from kontinuitet.domain.text import ID_LIMIT, slug
from kontinuitet.domain.values import Place, Unknown, Value

_EMPTY = (None, "", ())


def is_empty(value: Any) -> bool:
    """Whether nothing is known there: not asked, or asked and not known."""
    return value in _EMPTY or isinstance(value, Unknown)


class Filling:
    """One object that a row is put into. ``overwrite`` replaces what is known; nothing is ever emptied."""

    def __init__(self, item: Item, *, overwrite: bool, is_new: bool) -> None:
        """``is_new``: the same list brought the object, so that lists in its cells add up."""
        self._item = item
        self._fields = dict(flat(item))
        self._overwrite = overwrite
        self.adds = overwrite or is_new
        self.changes: list[CellChange] = []
        self.kept: list[CellChange] = []

    @property
    def id(self) -> str:
        """The id of the object."""
        return self._item.id

    def is_open(self, attr: str) -> bool:
        """Whether a field can be filled without replacing what is known."""
        return is_empty(self._fields[attr]) or attr in suggestions(self._item)

    def put(self, field: ListField, value: Any) -> None:
        """One value of the row."""
        attr = field.attr
        match field.kind:
            case FieldKind.CHANNEL:
                self._put_channels(field, value)
            case FieldKind.REFERENCES if set(value) <= set(self._fields[attr]):
                pass
            case FieldKind.REFERENCES if self.adds:
                self._set(field, tuple(dict.fromkeys((*self._fields[attr], *value))), certain=True)
            case FieldKind.NOTE if self.adds and self._fields[attr]:
                if value not in self._fields[attr]:
                    self._set(field, f"{self._fields[attr]}\n\n{value}", certain=True)
            case FieldKind.NOTE if value in self._fields[attr]:
                pass
            case _:
                self._set(field, value)

    def result(self) -> Item:
        """The object with what was put; pydantic's ``ValidationError`` if it cannot be."""
        model: type[Value] = type(self._item)
        attrs = {change.field.attr for change in self.changes}
        if not attrs:
            return self._item
        kept = {name: value for name, value in self._fields.items() if name in _row_names(self._item)}
        item: Any = whole(model, kept)
        for change in self.changes:
            item = without_suggestion(item, change.place) if suggestions(item) else item
        return item  # type: ignore[no-any-return]

    def _set(self, field: ListField, after: Any, *, certain: bool = False) -> None:
        before = self._fields[field.attr]
        if after == before or (isinstance(after, Unknown) and before is not None):
            return
        place = Place(object=self._item.id, field=field.attr)
        change = CellChange(place=place, field=field, before=before, after=after)
        if certain or self._overwrite or self.is_open(field.attr):
            self._fields[field.attr] = after
            self.changes.append(change)
        else:
            self.kept.append(change)

    def _put_channels(self, field: ListField, addresses: tuple[str, ...]) -> None:
        kind = ChannelKind(field.attr)
        channels: tuple[Channel, ...] = self._fields["channels"]
        same = [each for each in channels if each.kind is kind]
        known = {_plain(each.address) for each in same}
        new = [address for address in addresses if _plain(address) not in known]
        if not new:
            return
        place = Place(object=self._item.id, field="channels")
        before = ", ".join(each.address for each in same)
        if same and not self.adds:
            self.kept.append(CellChange(place=place, field=field, before=before, after=", ".join(new)))
            return
        if self._overwrite and len(same) == len(new) == 1:
            # Another address was never seen to work, whatever the old one's date says.
            changed = same[0].model_copy(update={"address": new[0], "verified": None})
            channels = tuple(changed if each is same[0] else each for each in channels)
        else:
            channels = self._with_channels(channels, kind, new)
        self._fields["channels"] = channels
        after = ", ".join(each.address for each in channels if each.kind is kind)
        self.changes.append(CellChange(place=place, field=field, before=before, after=after))

    def _with_channels(
        self, channels: tuple[Channel, ...], kind: ChannelKind, addresses: list[str]
    ) -> tuple[Channel, ...]:
        taken = {each.id for each in channels}
        for address in addresses:
            identity = _channel_id(self._item.id, kind, taken.__contains__)
            taken.add(identity)
            channels = (*channels, Channel(id=identity, kind=kind, address=address))
        return channels


def _row_names(item: Item) -> set[str]:
    names = set(type(item).model_fields)
    classes = getattr(item, "classes", None)
    return names | (set(type(classes).model_fields) if classes is not None else set())


def _plain(address: str) -> str:
    return "".join(char for char in address.casefold() if char.isalnum() or char in "@+.")


def _channel_id(owner: str, kind: ChannelKind, is_taken: Callable[[str], bool]) -> str:
    word = slug(WORDS[ChannelKind][kind][0].replace("-", ""))
    stem = f"{owner[: ID_LIMIT - len(word) - 4].rstrip('-')}-{word}"
    number, identity = 1, stem
    while is_taken(identity):
        number += 1
        identity = f"{stem}-{number}"
    return identity
