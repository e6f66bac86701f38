"""Adding something to the plan from where it is needed: a system, a supplier, a role, a person, by its name alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kontinuitet.documents.plan.vocabulary import WORDS, word
from kontinuitet.domain.calendar import ALWAYS
from kontinuitet.domain.changes import MUNICIPALITY, with_item
from kontinuitet.domain.municipality import COLLECTIONS, Item, Municipality
from kontinuitet.domain.resource import Resource, ResourceKind
from kontinuitet.domain.text import ID_LIMIT, LINE_LIMIT, clean_line, slug
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.wording import Words

BY_NAME = ("services", "resources", "units", "suppliers", "roles", "people", "alert_lists", "role_groups")
"""The collections whose objects need nothing more than a name (a resource its kind too)."""


_BUILT_IN = (MUNICIPALITY, ALWAYS)


@dataclass(frozen=True, slots=True)
class Kind:
    """What kind of thing: its collection, and what kind of resource if it is one."""

    collection: str
    resource: ResourceKind | None = None

    @property
    def id(self) -> str:
        """For a list to choose from."""
        return f"{self.collection} {self.resource.value if self.resource else ''}".strip()


@dataclass(frozen=True, slots=True)
class New:
    """Something that is not in the plan yet."""

    id: str
    name: str
    kind: Kind


def kinds(collections: Sequence[str]) -> tuple[Kind, ...]:
    """The kinds of things that can be added to these collections; systems first among the resources."""
    return tuple(one for name in collections if name in BY_NAME for one in _kinds(name))


def _kinds(collection: str) -> Iterator[Kind]:
    if collection != "resources":
        yield Kind(collection)
        return
    first = ResourceKind.SYSTEM
    yield Kind(collection, first)
    yield from (Kind(collection, kind) for kind in ResourceKind if kind is not first)


def kind_text(kind: Kind, words: Words) -> str:
    """What such a thing is called: "IT-system", "leverantör"."""
    if kind.resource is None:
        return words(f"plan.kind.{kind.collection}")
    return words("tui.text", text=word(WORDS[ResourceKind][kind.resource], file_language(words)))


def kind_of(item: Item) -> Kind:
    """The kind of something that is in the plan."""
    collection = next(name for name, kind in COLLECTIONS.items() if type(item) is kind)
    return Kind(collection, item.kind if isinstance(item, Resource) else None)


def new(plan: Municipality, name: str, kind: Kind, *, beside: Sequence[New] = ()) -> New | None:
    """Something new with that name and a free id; ``None`` when the name has no letter that an id could have."""
    cleaned = clean_line(name)[:LINE_LIMIT]
    wanted = slug(cleaned)
    taken = {*plan.by_id, *_BUILT_IN, *(one.id for one in beside)}
    return New(free_id(wanted, taken), cleaned, kind) if wanted else None


def added(plan: Municipality, one: New) -> tuple[Municipality, str]:
    """The plan with it, and the id that it got: another one if its own was taken meanwhile."""
    identity = free_id(one.id, {*plan.by_id, *_BUILT_IN})
    model = COLLECTIONS[one.kind.collection]
    values: dict[str, object] = {"id": identity, "name": one.name}
    if one.kind.resource is not None:
        values["kind"] = one.kind.resource
    return with_item(plan, model(**values)), identity  # type: ignore[arg-type]


def free_id(wanted: str, taken: set[str]) -> str:
    """An id that nobody has: the wanted one, or with a number after it."""
    number, identity = 1, wanted
    while identity in taken:
        number += 1
        identity = f"{wanted[: ID_LIMIT - 4]}-{number}"
    return identity
