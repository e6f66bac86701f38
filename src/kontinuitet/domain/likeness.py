"""Which things of a register are likely one and the same, entered twice."""

import re
import unicodedata
from collections.abc import Iterable

from kontinuitet.domain.municipality import Item
from kontinuitet.domain.organisation import Person

_LEGAL = frozenset({"ab", "aktiebolag", "aktiebolaget", "publ", "hb", "handelsbolag", "kb", "as", "oy", "gmbh", "ltd"})
"""Words that tell the form of a company, and that one list has and the next one leaves out."""

_KOMMUN = frozenset({"kommun", "stad", "municipality"})

_LEAST = 2
"""Letters that a name must have left to be compared."""


def normal_name(item: Item) -> str:
    """A name as two lists would agree on: no case, punctuation, form of company or ``kommun``; people in any order.

    å, ä and ö stay what they are: Håberg and Haberg are two.
    """
    name = unicodedata.normalize("NFKC", getattr(item, "name", "")).casefold()
    words = re.findall(r"\w+", name.replace("&", " och "))
    kept = [word for word in words if word not in _LEGAL and word not in _KOMMUN]
    if len(kept) == 1 and len(words) > 1 and words[1] in _KOMMUN:
        kept = [kept[0].removesuffix("s")]
    return " ".join(sorted(kept)) if isinstance(item, Person) else "".join(kept)


def organisation_number(item: Item) -> str:
    """The ten digits of an organisation number, however it is written; empty when there is none."""
    digits = re.sub(r"\D", "", getattr(item, "organisation_number", ""))
    return digits[-10:] if len(digits) in (10, 12) else ""


def likenesses(items: Iterable[Item]) -> tuple[tuple[str, ...], ...]:
    """Groups of ids that share a normal name or an organisation number, in stored order."""
    listed = list(items)
    group = {item.id: item.id for item in listed}
    first: dict[str, str] = {}
    for item in listed:
        name, number = normal_name(item), organisation_number(item)
        for key in (f"name {name}" if len(name) >= _LEAST else "", f"number {number}" if number else ""):
            if key:
                _join(group, item.id, first.setdefault(key, item.id))
    found: dict[str, list[str]] = {}
    for item in listed:
        found.setdefault(group[item.id], []).append(item.id)
    return tuple(tuple(ids) for ids in found.values() if len(ids) > 1)


def _join(group: dict[str, str], one: str, other: str) -> None:
    old, new = group[one], group[other]
    if old != new:
        group.update({identity: new for identity, name in group.items() if name == old})
