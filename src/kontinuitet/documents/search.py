"""Finding words anywhere in a plan: every text, id, date and number, each with the place where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from kontinuitet.documents.plan.rows import SHAPES, flat
from kontinuitet.domain.changes import MUNICIPALITY
from kontinuitet.domain.municipality import COLLECTIONS, Item, Municipality
from kontinuitet.domain.references import REFERENCES, row_key
from kontinuitet.domain.text import clean_line
from kontinuitet.domain.values import Place, Value
from kontinuitet.wording import Words

EXERCISES = "exercises"
"""The kind of a hit in the title of an exercise, beside the collections of the plan."""

NAME, FIELD, PROSE = range(3)
"""How much a text says about a thing: it is its name, one of its fields, or somewhere in running text."""

_SNIPPET = 60
_NUMBER = 5
_LONG = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One found text: its place, the kind and name of the thing it belongs to, what the field is called.

    ``snippet`` is a piece of the text with the match in it, at ``start`` to ``end`` (both 0 when the words stand
    in several fields, or only in the kind of the thing).
    """

    place: Place
    kind: str
    name: str
    label: str
    snippet: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Title:
    """Something beside the plan that can be found by its title: an exercise."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class _Text:
    path: tuple[str, ...]
    model: type[Value]
    text: str
    folded: str
    rank: int


@dataclass(frozen=True, slots=True)
class _Thing:
    id: str
    kind: str
    name: str
    texts: tuple[_Text, ...]
    folded: str


class Index:
    """A plan made ready to be searched, in one language; it is made anew for a plan that has changed."""

    def __init__(self, plan: Municipality, words: Words, *, titles: Sequence[Title] = ()) -> None:
        """``titles``: exercises and their like, which stand beside the plan."""
        self._words = words
        self._lang = "sv" if words.lang == "sv" else "en"
        self._plan = plan
        self._things = [self._municipality(plan)]
        self._things += [
            self._thing(item, collection) for collection in COLLECTIONS for item in getattr(plan, collection)
        ]
        self._things += [self._title(each) for each in titles]

    def find(self, typed: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """The hits for things in which every word occurs, in any order, also inside longer words; best first,
        and among equals first where the words stand as they were typed.

        A text that holds all the words is a hit of its own; else the best one of the thing stands for it.
        """
        wanted = tuple(dict.fromkeys(folded(typed).split()))
        if not wanted:
            return ()
        found, phrase = [], folded(typed)
        best = 0
        for thing in self._things:
            if all(word in thing.folded for word in wanted):
                hits = [((rank, phrase not in text.folded), thing, text) for rank, text in _ranked(thing, wanted)]
                best += sum(key == (NAME, False) for key, _, _ in hits)
                found += hits
            if best >= limit:
                break  # nothing further down can come before these
        found.sort(key=lambda each: each[0])
        return tuple(self._hit(thing, text, wanted) for _, thing, text in found[:limit])

    def _hit(self, thing: _Thing, text: _Text, wanted: tuple[str, ...]) -> Hit:
        snippet, start, end = _snippet(text, wanted)
        field, item, part = (*text.path, "", "", "")[:3]
        return Hit(
            place=Place(object=thing.id, field=field, item=item, part=part),
            kind=thing.kind,
            name=thing.name,
            label=self._label(text),
            snippet=snippet,
            start=start,
            end=end,
        )

    def _label(self, text: _Text) -> str:
        attr = next((step for step in reversed(text.path) if step), "")
        shape = SHAPES.get(text.model)
        field = shape.by_attr.get(attr) if shape else None
        if field is not None:
            return field.key(self._lang)
        key = f"plan.field.{attr}"
        return self._words(key) if attr and self._words.has(key) else attr

    def _thing(self, item: Item, collection: str) -> _Thing:
        name = getattr(item, "name", "") or item.id
        texts = tuple(self._texts(item))
        kind = folded(self._words(f"plan.kind.{collection}"))
        return _Thing(item.id, collection, name, texts, _haystack(texts, kind))

    def _municipality(self, plan: Municipality) -> _Thing:
        head = {name: value for name, value in plan.__dict__.items() if name in _HEAD}
        texts = tuple(text for name, value in head.items() for text in self._value(plan, name, value, (name,)))
        kind = folded(self._words("plan.kind.municipality"))
        return _Thing(MUNICIPALITY, "municipality", plan.name, texts, _haystack(texts, kind))

    def _title(self, title: Title) -> _Thing:
        texts = (
            _Text(("name",), Municipality, title.text, folded(title.text), NAME),
            _Text(("id",), Municipality, title.id, folded(title.id), FIELD),
        )
        return _Thing(title.id, EXERCISES, title.text, texts, _haystack(texts, ""))

    def _texts(self, value: Value, path: tuple[str, ...] = ()) -> Iterator[_Text]:
        for name, found in value.__dict__.items():
            if found is not None and found not in ("", ()) and name != "suggested":
                yield from self._value(value, name, found, (*path, name))

    def _value(self, owner: Value, name: str, found: Any, path: tuple[str, ...]) -> Iterator[_Text]:
        if isinstance(found, Value) and not self._is_written(owner, name):
            yield from self._texts(found, (*path, ""))
        elif isinstance(found, tuple) and found and isinstance(found[0], Value) and _has_key(found[0]):
            for row in found:
                yield from self._texts(row, (*path, row_key(row)))
        else:
            text = self._written(owner, name, found)
            if text:
                yield _Text(path, type(owner), text, _with_digits(folded(text)), _rank(path, text))

    def _is_written(self, owner: Value, name: str) -> bool:
        shape = SHAPES.get(type(owner))
        return shape is not None and name in shape.by_attr

    def _written(self, owner: Value, name: str, found: Any) -> str:
        """The value as the plan files write it, with the names of what it refers to."""
        if isinstance(found, str) and not isinstance(found, Enum):
            return self._named(owner, name, (found,))
        if isinstance(found, tuple) and all(isinstance(each, str) for each in found):
            return self._named(owner, name, found)
        shape = SHAPES.get(type(owner))
        field = shape.by_attr.get(name) if shape else None
        if field is not None:
            return field.codec.write(flat(owner)[name], self._lang)
        return found.isoformat() if isinstance(found, date) else ", ".join(_loose(found))

    def _named(self, owner: Value, name: str, found: tuple[str, ...]) -> str:
        if name not in REFERENCES.get(type(owner), {}):
            return ", ".join(found)
        known = self._plan.by_id
        return ", ".join(f"{known[each].name} ({each})" if _is_named(known.get(each)) else each for each in found)  # type: ignore[union-attr]


_HEAD = ("name", "code", "county", "notes", "settings")


def folded(text: str) -> str:
    """Text as it is compared: no difference of case; å, ä and ö are letters of their own."""
    return clean_line(text).casefold()


def _is_named(item: Item | None) -> bool:
    return bool(getattr(item, "name", ""))


def _has_key(row: Value) -> bool:
    return bool(row_key(row))


def _loose(found: Any) -> Iterator[str]:
    """The texts in a value that no table of fields knows how to write."""
    if isinstance(found, str):
        yield str(found)
    elif isinstance(found, date):
        yield found.isoformat()
    elif isinstance(found, tuple):
        for each in found:
            yield from _loose(each)
    elif isinstance(found, Value):
        for each in found.__dict__.values():
            yield from _loose(each)
    elif isinstance(found, int) and not isinstance(found, bool):
        yield str(found)


def _rank(path: tuple[str, ...], text: str) -> int:
    if path[-1] == "name":
        return NAME if len(path) == 1 else FIELD
    return PROSE if len(text) > _LONG or "\n" in text else FIELD


def _with_digits(text: str) -> str:
    """With its digits once more without anything between them, so that 0701234567 finds 070-123 45 67."""
    digits = "".join(char for char in text if char.isdigit())
    return f"{text}\n{digits}" if _NUMBER <= len(digits) < _LONG and digits not in text else text


def _haystack(texts: tuple[_Text, ...], kind: str) -> str:
    return "\n".join((kind, *(text.folded for text in texts)))


def _ranked(thing: _Thing, wanted: tuple[str, ...]) -> Iterator[tuple[int, _Text]]:
    """The texts to show of a thing that has all the words, each with how far down it belongs."""
    whole = [text for text in thing.texts if all(word in text.folded for word in wanted)]
    if whole:
        yield from ((text.rank, text) for text in whole)
        return
    counted = [(sum(word in text.folded for word in wanted), text) for text in thing.texts]
    best = max(counted, key=lambda each: (each[0], -each[1].rank), default=None)
    if best is not None:
        yield best[1].rank, best[1]


def _snippet(text: _Text, wanted: tuple[str, ...]) -> tuple[str, int, int]:
    """A piece of the text round the first of the words that is in it, and where in the piece that is."""
    line = clean_line(text.text)
    plain, origin = _folded_with_origin(line)
    at = min((place, word) for word in wanted if (place := plain.find(word)) >= 0) if _holds(plain, wanted) else None
    if at is None:
        return _cut(line, 0, len(line)), 0, 0
    first, last = origin[at[0]], origin[at[0] + len(at[1]) - 1] + 1
    begin = max(0, first - _SNIPPET // 2) if len(line) > 2 * _SNIPPET else 0
    piece = _cut(line, begin, begin + 2 * _SNIPPET)
    shift = begin - (1 if begin else 0)
    return piece, first - shift, min(last - shift, len(piece))


def _holds(plain: str, wanted: tuple[str, ...]) -> bool:
    return any(word in plain for word in wanted)


def _cut(line: str, begin: int, end: int) -> str:
    return ("…" if begin else "") + line[begin:end] + ("…" if end < len(line) else "")


def _folded_with_origin(line: str) -> tuple[str, list[int]]:
    """The folded line, and for each of its characters the place in the line: folding ß makes two of one."""
    plain, origin = [], []
    for place, char in enumerate(line):
        for each in char.casefold():
            plain.append(each)
            origin.append(place)
    return "".join(plain), origin
