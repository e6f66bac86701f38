"""Names that are not open, replaced wherever they stand in a text of people's."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TypeVar, get_type_hints

from kontinuitet.domain.disturbance import FormColumn
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import ChannelKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.text import Line, Prose
from kontinuitet.domain.values import Value
from kontinuitet.wording import Words

V = TypeVar("V", bound=Value)
Scrub = Callable[[str], str]

_SHORTEST = 5
"""Digits of a telephone number; what is shorter is as likely a year or an amount."""

_BETWEEN = r"[\s()./–-]*"
"""What people write between the digits of a telephone number."""

_TEXTS = (Line, Prose, tuple[Line, ...], tuple[FormColumn, ...])

_KEPT: dict[type[Value], frozenset[str]] = {
    Municipality: frozenset({"name", "settings"}),
    Service: frozenset({"name", "definite"}),
}
"""What is said whatever stands in it: of whom and of what the document is."""


def scrubber(known: Sequence[Municipality], said: Mapping[str, str], words: Words, *, suppliers: bool) -> Scrub:
    """What replaces people, their numbers and, if asked to, suppliers; an ``s`` may follow a name.

    ``known``: whose people and suppliers they are. ``said``: what is said instead of other names.
    """
    instead = dict(said)
    for one in known:
        if suppliers:
            instead |= dict.fromkeys(_supplier_names(one), words("handout.left_out.supplier"))
        instead |= {way.address: words("handout.left_out.contact") for person in one.people for way in person.channels}
        instead |= {person.name: words("handout.left_out.person") for person in one.people}
    by_case = {_key(name): text for name, text in instead.items() if name.strip()}
    names, numbers = _names(by_case), _numbers(known)
    number = words("handout.left_out.contact")

    def scrub(text: str) -> str:
        if names:
            text = names.sub(lambda match: by_case.get(_key(match[1]), ""), text)
        return numbers.sub(number, text) if numbers else text

    return scrub


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _supplier_names(plan: Municipality) -> Iterator[str]:
    for supplier in plan.suppliers:
        yield supplier.name
        yield supplier.name.removesuffix(" AB")
    yield from (agreement.name for agreement in plan.agreements)
    yield from (agreement.number for agreement in plan.agreements)


def _names(names: Iterable[str]) -> re.Pattern[str] | None:
    """A name may be broken over lines in prose."""
    some = [r"\s+".join(map(re.escape, name.split())) for name in sorted(names, key=len, reverse=True)]
    return re.compile(rf"(?<!\w)({'|'.join(some)})(?=s?(?!\w))", re.IGNORECASE) if some else None


def _numbers(known: Iterable[Municipality]) -> re.Pattern[str] | None:
    """People's telephone numbers however they are written: other separators, with or without the country."""
    ways = (way for one in known for person in one.people for way in person.channels)
    digits = {re.sub(r"\D", "", way.address) for way in ways if way.kind is not ChannelKind.EMAIL}
    local = {each.removeprefix("00").removeprefix("46").removeprefix("0") for each in digits}
    some = [_BETWEEN.join(each) for each in sorted(local, key=len, reverse=True) if len(each) >= _SHORTEST]
    if not some:
        return None
    country = rf"(?:(?:\+|00)46{_BETWEEN}0?|0)?"
    return re.compile(rf"(?<!\d){country}{_BETWEEN}(?:{'|'.join(some)})(?!\d)")


# ---------------------------------------------------------------- every text of a value


@cache
def _text_fields(model: type[Value]) -> frozenset[str]:
    """The fields that hold words of people, and not ids or fixed values."""
    hints = get_type_hints(model, include_extras=True)
    return frozenset(name for name, hint in hints.items() if hint in _TEXTS)


def with_texts(value: V, change: Scrub) -> V:
    """The value with every text in it changed, but what the document is of."""
    words, kept = _text_fields(type(value)), _KEPT.get(type(value), frozenset())
    update: dict[str, object] = {}
    for name in type(value).model_fields:
        field = getattr(value, name)
        changed = field if name in kept else _changed(field, change, is_text=name in words)
        if changed is not field:
            update[name] = changed
    return value.model_copy(update=update) if update else value


def _changed(value: object, change: Scrub, *, is_text: bool) -> object:
    match value:
        case Value():
            return with_texts(value, change)
        case tuple():
            rows = tuple(_changed(row, change, is_text=is_text) for row in value)
            return value if all(new is old for new, old in zip(rows, value, strict=True)) else rows
        case str() if is_text:
            changed = change(value)
            return value if changed == value else changed
        case _:
            return value
