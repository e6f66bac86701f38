"""The objects of a municipality while a list is read into them: found by name or number, added, and taken back."""

from kontinuitet.documents.lists.identities import company_key, name_key
from kontinuitet.domain.calendar import ALWAYS
from kontinuitet.domain.changes import MUNICIPALITY
from kontinuitet.domain.municipality import COLLECTIONS, Item, Municipality
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.text import ID_LIMIT, slug

_KINDS = {kind: collection for collection, kind in COLLECTIONS.items()}
_WORDS = {"resources": "resurs", "suppliers": "leverantor", "agreements": "avtal", "people": "person", "roles": "roll"}
"""What an id begins with when nothing of a name can stand in one."""


def keys_of(item: Item) -> tuple[str, ...]:
    """By what an object is known again: its name, and what number it has."""
    name = getattr(item, "name", "")
    keys = [f"name:{company_key(name) if isinstance(item, Supplier) else name_key(name)}"] if name else []
    if isinstance(item, Supplier) and item.organisation_number:
        keys.append(f"company:{name_key(item.organisation_number)}")
    if isinstance(item, Agreement) and item.number:
        keys.append(f"number:{name_key(item.number)}")
    return tuple(keys)


class Book:
    """A municipality that can be added to, with a mark to which everything since can be taken back."""

    def __init__(self, plan: Municipality) -> None:
        """Nothing is changed in ``plan`` itself."""
        self._plan = plan
        self._items: dict[str, dict[str, Item]] = {name: {} for name in COLLECTIONS}
        self._taken = {MUNICIPALITY, ALWAYS}
        self._index: dict[str, dict[str, dict[str, None]]] = {name: {} for name in COLLECTIONS}
        self._numbers: dict[str, int] = {}
        self._log: list[tuple[str, str, Item | None]] = []
        for collection, item in plan.items():
            self._set(collection, item)

    def get(self, collection: str, identity: str) -> Item | None:
        """The object with that id in the collection."""
        return self._items[collection].get(identity)

    def all(self, collection: str) -> tuple[Item, ...]:
        """The objects of a collection in stored order."""
        return tuple(self._items[collection].values())

    def known_by(self, collection: str, key: str) -> tuple[Item, ...]:
        """The objects with a key as :func:`keys_of` writes it."""
        found = (self._items[collection].get(identity) for identity in self._index[collection].get(key, ()))
        return tuple(item for item in found if item is not None and key in keys_of(item))

    def is_taken(self, identity: str) -> bool:
        """Whether an id belongs to something, whatever its kind, or has a meaning of its own."""
        return identity in self._taken

    def new_id(self, collection: str, name: str) -> str:
        """A free id made of a name."""
        stem = slug(name) or _WORDS.get(collection, "rad")
        number, identity = self._numbers.get(stem, 1), stem
        while identity in self._taken:
            number += 1
            self._numbers[stem] = number
            identity = f"{stem[: ID_LIMIT - 1 - len(str(number))].rstrip('-')}-{number}"
        return identity

    def put(self, item: Item) -> None:
        """Add an object, or put it in the place of the one with its id."""
        collection = _KINDS[type(item)]
        if self._items[collection].get(item.id) is item:
            return
        self._log.append((collection, item.id, self._items[collection].get(item.id)))
        self._set(collection, item)

    def mark(self) -> int:
        """Where :meth:`take_back` can go back to."""
        return len(self._log)

    def take_back(self, mark: int) -> None:
        """Undo everything since a mark."""
        while len(self._log) > mark:
            collection, identity, before = self._log.pop()
            if before is None:
                del self._items[collection][identity]
                self._taken.discard(identity)
            else:
                self._items[collection][identity] = before

    def plan(self) -> Municipality:
        """The municipality as it is now; the same one when nothing was put."""
        changed = {collection for collection, _, _ in self._log}
        if not changed:
            return self._plan
        return self._plan.model_copy(update={name: self.all(name) for name in changed})

    def _set(self, collection: str, item: Item) -> None:
        self._items[collection][item.id] = item
        self._taken.add(item.id)
        for key in keys_of(item):
            self._index[collection].setdefault(key, {})[item.id] = None
