"""Which known object a row means: by its id, its number, or its name."""

from dataclasses import dataclass

from kontinuitet.documents.lists.book import Book
from kontinuitet.documents.lists.identities import company_key, name_key
from kontinuitet.documents.lists.outcome import MatchedBy
from kontinuitet.documents.lists.references import References
from kontinuitet.documents.lists.row_reading import RowRead
from kontinuitet.documents.lists.targets import COLLECTION, Target
from kontinuitet.documents.problems import Problem, problem
from kontinuitet.domain.municipality import Item
from kontinuitet.domain.organisation import Role
from kontinuitet.domain.resource import Resource, ResourceKind
from kontinuitet.domain.supplier import Agreement, Supplier


@dataclass(frozen=True)
class Match:
    """The objects that a row may mean, and by what it was known; none for something new."""

    items: tuple[Item, ...] = ()
    by: MatchedBy | None = None


def matches(book: Book, target: Target, read: RowRead) -> Match | Problem:
    """What a row means in the book, or why its id cannot be."""
    collection = COLLECTION[target]
    if read.identity:
        found = book.get(collection, read.identity)
        if found is None and book.is_taken(read.identity):
            return problem("lists.problem.id_taken", line=read.number, id=read.identity)
        if found is None and not read.name:
            return problem("lists.problem.no_name", line=read.number)
        return Match() if found is None else Match((found,), MatchedBy.ID)
    numbered = _numbered(book, target, read)
    if numbered:
        return Match(numbered, MatchedBy.NUMBER)
    named = _named(book, target, read)
    return Match(named, MatchedBy.NAME) if named else Match()


def _numbered(book: Book, target: Target, read: RowRead) -> tuple[Item, ...]:
    if target is Target.SUPPLIERS and read.value("organisation_number"):
        return book.known_by("suppliers", f"company:{name_key(read.value('organisation_number'))}")
    if target is Target.AGREEMENTS and read.value("number"):
        found = book.known_by("agreements", f"number:{name_key(read.value('number'))}")
        return _of_supplier(book, found, read) or found if len(found) > 1 else found
    return ()


def _named(book: Book, target: Target, read: RowRead) -> tuple[Item, ...]:
    key = company_key(read.name) if target is Target.SUPPLIERS else name_key(read.name)
    found = book.known_by(COLLECTION[target], f"name:{key}")
    match target:
        case Target.SYSTEMS:
            return _of_kind(found, ResourceKind.SYSTEM)
        case Target.RESOURCES:
            return _of_kind(found, read.value("kind"))
        case Target.SUPPLIERS:
            return _without_other_number(found, read)
        case Target.AGREEMENTS:
            number = read.value("number")
            unnumbered = tuple(each for each in found if not number or not getattr(each, "number", ""))
            return _of_supplier(book, unnumbered, read)
        case Target.ROLES:
            return _of_unit(book, found, read)
        case _:
            return found


def _of_kind(found: tuple[Item, ...], kind: ResourceKind | None) -> tuple[Item, ...]:
    return tuple(each for each in found if isinstance(each, Resource) and kind in (None, each.kind))


def _without_other_number(found: tuple[Item, ...], read: RowRead) -> tuple[Item, ...]:
    """Two legal persons of one name have different numbers."""
    number = read.value("organisation_number")
    return tuple(each for each in found if isinstance(each, Supplier) and (not number or not each.organisation_number))


def _of_supplier(book: Book, found: tuple[Item, ...], read: RowRead) -> tuple[Item, ...]:
    if read.value("supplier") is None:
        return found
    supplier = References(book, line=read.number, may_add=False).find("suppliers", read.value("supplier"))
    return tuple(each for each in found if isinstance(each, Agreement) and each.supplier == supplier)


def _of_unit(book: Book, found: tuple[Item, ...], read: RowRead) -> tuple[Item, ...]:
    """Every unit may have its own manager: roles of one name in two units are two."""
    if read.value("unit") is None:
        return found
    unit = References(book, line=read.number, may_add=False).find("units", read.value("unit"))
    roles = [each for each in found if isinstance(each, Role)]
    return tuple(each for each in roles if each.unit == unit) or tuple(each for each in roles if each.unit is None)
