"""Names in cells as the ids of what they name; what nobody knows is offered as something new."""

import re
from typing import Any

from kontinuitet.documents.lists.book import Book
from kontinuitet.documents.lists.identities import company_key, name_key
from kontinuitet.documents.lists.outcome import Offer
from kontinuitet.documents.problems import Problem, nearest, problem
from kontinuitet.domain.calendar import ALWAYS
from kontinuitet.domain.municipality import Item
from kontinuitet.domain.organisation import Person, Role, Unit
from kontinuitet.domain.resource import Resource, ResourceKind
from kontinuitet.domain.supplier import Supplier
from kontinuitet.domain.text import LINE_LIMIT
from kontinuitet.domain.values import known

_ALWAYS = frozenset(map(name_key, ("alltid", "dygnet runt", "24/7", "24x7", "always", "dygnet runt alla dagar")))


class References:
    """Finds what the cells of one row name, in a book to which it adds what is new."""

    def __init__(self, book: Book, *, line: int, may_add: bool) -> None:
        """``line`` is the row's number; without ``may_add`` a name that nobody knows is a problem."""
        self._book = book
        self._line = line
        self._may_add = may_add
        self.offers: list[Offer] = []

    def find(self, collection: str, text: str) -> str | Problem:
        """The id of what a name means, or why it means nothing."""
        if collection == "calendars" and name_key(text) in _ALWAYS:
            return ALWAYS
        if self._book.get(collection, text):
            return text
        found = self._named(collection, text)
        if len(found) > 1:
            return self._problem("ambiguous_name", text, known=", ".join(item.id for item in found))
        if found:
            return found[0].id
        if collection == "roles" and (people := self._named("people", text)):
            return self._role_of(people, text)
        return self._new(collection, text)

    def _named(self, collection: str, text: str) -> tuple[Item, ...]:
        key = company_key(text) if collection == "suppliers" else name_key(text)
        return self._book.known_by(collection, f"name:{key}")

    def _role_of(self, people: tuple[Item, ...], text: str) -> str | Problem:
        """Plans name roles only: a person stands for the one role that they hold."""
        ids = {person.id for person in people}
        roles = [role for role in self._book.all("roles") if isinstance(role, Role) and known(role.holder) in ids]
        if len(roles) == 1:
            return roles[0].id
        return self._problem("person_is_no_role", text, known=", ".join(role.name for role in roles) or "–")

    def _new(self, collection: str, text: str) -> str | Problem:
        if collection == "calendars" or not self._may_add:
            names = [getattr(item, "name", item.id) for item in self._book.all(collection)]
            near = nearest(text, names)
            return self._problem("unknown_name_near" if near else "unknown_name", text, near=near)
        if len(text) > LINE_LIMIT or not re.search(r"\w", text):
            return self._problem("impossible_name", text)
        item = _made(collection, self._book.new_id(collection, text), text)
        self._book.put(item)
        self.offers.append(Offer(collection=collection, id=item.id, name=text))
        return item.id

    def _problem(self, code: str, text: str, **params: Any) -> Problem:
        return problem(f"lists.problem.{code}", line=self._line, text=text, **params)


def _made(collection: str, identity: str, name: str) -> Item:
    match collection:
        case "suppliers":
            return Supplier(id=identity, name=name)
        case "units":
            return Unit(id=identity, name=name)
        case "people":
            return Person(id=identity, name=name)
        case "roles":
            return Role(id=identity, name=name)
        case _:
            return Resource(id=identity, name=name, kind=ResourceKind.SYSTEM)
