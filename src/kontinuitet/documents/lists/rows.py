"""The rows of a list put into a municipality one after the other, each whole or not at all."""

from typing import Any

from pydantic import ValidationError

from kontinuitet.documents.lists.book import Book
from kontinuitet.documents.lists.fields import FIELDS
from kontinuitet.documents.lists.filling import Filling, is_empty
from kontinuitet.documents.lists.matching import Match, matches
from kontinuitet.documents.lists.outcome import CellChange, Decision, Decisions, MatchedBy, RowKind, RowResult
from kontinuitet.documents.lists.references import References
from kontinuitet.documents.lists.row_reading import ONLY_A_NAME, RowRead
from kontinuitet.documents.lists.targets import COLLECTION, FieldKind, ListField, Target
from kontinuitet.documents.problems import Problem, ProblemSeverity, problem
from kontinuitet.domain.municipality import COLLECTIONS, Item, Municipality
from kontinuitet.domain.organisation import Person, Role
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.values import Place, known


class Rows:
    """Takes the rows of one list; each sees what the earlier ones brought."""

    def __init__(self, plan: Municipality, target: Target, decisions: Decisions) -> None:
        """Nothing is changed in ``plan`` itself."""
        self._book = Book(plan)
        self._target = target
        self._decisions = decisions
        self._brought: dict[str, int] = {}
        self._offered: set[str] = set()
        self._new: set[str] = set()

    def plan(self) -> Municipality:
        """The municipality with what the rows so far brought."""
        return self._book.plan()

    def take(self, read: RowRead) -> RowResult:
        """What becomes of a row; a refused one leaves nothing behind."""
        asked = self._decisions.rows.get(read.number)
        if asked is Decision.SKIP:
            return RowResult(number=read.number, kind=RowKind.SKIPPED, name=read.name, decision=Decision.SKIP)
        match = read.problems[0] if read.problems else matches(self._book, self._target, read)
        if isinstance(match, Problem):
            return _refused(read, read.problems or [match])
        decision = asked or self._decisions.matching
        if decision is Decision.ADD and match.by is not MatchedBy.ID:
            match = Match()
        if len(match.items) > 1:
            ids = ", ".join(item.id for item in match.items)
            return _refused(read, [_problem("several_match", read, text=read.name, known=ids)])
        if match.items and decision is Decision.SKIP:
            return self._result(read, match, decision, match.items[0])
        return self._put(read, match, decision)

    def _put(self, read: RowRead, match: Match, decision: Decision) -> RowResult:
        mark = self._book.mark()
        work = _Work(self._book, self._target, read, may_add=self._decisions.new_references)
        known_item = match.items[0] if match.items else None
        is_new = known_item is None or self._is_only_named(known_item)
        try:
            item = work.fill(
                known_item,
                overwrite=is_new or decision is Decision.UPDATE,
                told=decision is Decision.UPDATE,
                renames=decision is Decision.UPDATE or match.by is not MatchedBy.NAME,
                brought=self._new,
            )
        except ValidationError:
            item = _problem("impossible_row", read, text=read.name)
        if isinstance(item, Problem) or work.problems:
            self._book.take_back(mark)
            return _refused(read, work.problems or [item])  # type: ignore[list-item]
        result = self._result(read, Match() if is_new else match, decision, item, work)
        self._offered |= {offer.id for offer in result.offers}
        self._brought.setdefault(item.id, read.number)
        self._new |= {offer.id for offer in result.offers} | ({item.id} if is_new else set())
        return result

    def _is_only_named(self, item: Item) -> bool:
        """Whether an object is there only because an earlier row of the list names it."""
        return item.id in self._offered and item.id not in self._brought

    def _result(
        self, read: RowRead, match: Match, decision: Decision, item: Item, work: "_Work | None" = None
    ) -> RowResult:
        told = work is not None and (work.changes or work.kept)
        kind = RowKind.MATCH if told else RowKind.SAME
        return RowResult(
            number=read.number,
            kind=RowKind.SKIPPED if work is None else kind if match.items else RowKind.NEW,
            name=read.name or getattr(item, "name", ""),
            id=item.id,
            matched_by=match.by,
            earlier=self._brought.get(item.id, 0),
            decision=decision,
            changes=tuple(work.changes) if work else (),
            kept=tuple(work.kept) if work else (),
            offers=tuple(work.references.offers) if work else (),
            problems=tuple(each for each in read.warnings if not match.items or each.code != ONLY_A_NAME),
        )


class _Work:
    """One row being put into the book: what it changes, what it keeps, and what is wrong with it."""

    def __init__(self, book: Book, target: Target, read: RowRead, *, may_add: bool) -> None:
        self._book = book
        self._target = target
        self._read = read
        self.references = References(book, line=read.number, may_add=may_add)
        self._only_known = References(book, line=read.number, may_add=False)
        self.changes: list[CellChange] = []
        self.kept: list[CellChange] = []
        self.problems: list[Problem] = []

    def fill(
        self, item: Item | None, *, overwrite: bool, told: bool, renames: bool, brought: set[str]
    ) -> Item | Problem:
        """The object with what the row says, in the book too; a problem when a new one cannot be made.

        ``told``: a person said that what is known may be replaced, also in the other objects that the row is about.
        """
        made = item or self._made()
        if isinstance(made, Problem):
            return made
        if item is None:
            self._book.put(made)
        filling = Filling(made, overwrite=overwrite, is_new=item is None or made.id in brought)
        if item is not None and self._read.names and renames:
            filling.put(_field(self._target, "name"), self._read.name)
        for field, value in self._read.values.values():
            if field.kind is FieldKind.HOLDS or (field.kind is FieldKind.CHANNEL and self._target is Target.ROLES):
                continue
            self._put(filling, field, value, overwrite=overwrite)
        result = self._keep(filling)
        self._hold_role(result.id)
        self._reach_holder(result, told=told, brought=brought)
        return result

    def _keep(self, filling: Filling) -> Item:
        result = filling.result()
        self._book.put(result)
        self.changes += filling.changes
        self.kept += filling.kept
        return result

    def _put(self, filling: Filling, field: ListField, value: Any, *, overwrite: bool) -> None:
        if field.kind is FieldKind.REFERENCE:
            self._refer(filling, field, value, overwrite=overwrite)
        elif field.kind is FieldKind.REFERENCES:
            self._refer_all(filling, field, value)
        else:
            filling.put(field, value)

    def _refer_all(self, filling: Filling, field: ListField, names: tuple[str, ...]) -> None:
        settles = filling.adds or filling.is_open(field.attr)
        found = [(self.references if settles else self._only_known).find(field.to, name) for name in names]
        self.problems += [each for each in found if settles and isinstance(each, Problem)]
        ids = (name if isinstance(each, Problem) else each for each, name in zip(found, names, strict=True))
        filling.put(field, tuple(dict.fromkeys(ids)))

    def _refer(self, filling: Filling, field: ListField, name: str, *, overwrite: bool) -> None:
        # What would be kept anyway must bring nothing new that nobody refers to.
        settles = overwrite or filling.is_open(field.attr)
        found = (self.references if settles else self._only_known).find(field.to, name)
        if isinstance(found, str):
            if found != filling.id:
                filling.put(field, found)
        elif settles:
            self.problems.append(found)
        else:
            filling.put(field, name)

    def _made(self) -> Item | Problem:
        """A new object with nothing but what it cannot be without."""
        read, collection = self._read, COLLECTION[self._target]
        name = read.name or read.identity
        needed: dict[str, Any] = {"name": name}
        if self._target is Target.SYSTEMS:
            needed["kind"] = ResourceKind.SYSTEM
        if self._target is Target.RESOURCES:
            needed["kind"] = read.value("kind") or _problem("no_kind", read, text=name)
        if self._target is Target.AGREEMENTS:
            supplier = read.value("supplier")
            needed["supplier"] = (
                self.references.find("suppliers", supplier) if supplier else _problem("no_supplier", read, text=name)
            )
        wrong = next((value for value in needed.values() if isinstance(value, Problem)), None)
        if wrong:
            return wrong
        made: Any = COLLECTIONS[collection]
        item: Item = made(id=read.identity or self._book.new_id(collection, name), **needed)
        return item

    def _hold_role(self, person: str) -> None:
        """In a list of people: the role that the row names is held by its person, if nobody holds it yet."""
        name = self._read.value("role")
        if name is None:
            return
        found = self.references.find("roles", name)
        if isinstance(found, Problem):
            self.problems.append(found)
            return
        role = self._book.get("roles", found)
        if not isinstance(role, Role) or known(role.holder) == person or person in role.deputies:
            return
        if not is_empty(role.holder):
            self._warn("role_is_held", text=role.name)
            return
        self._book.put(role.model_copy(update={"holder": person}))
        place = Place(object=role.id, field="holder")
        self.changes.append(CellChange(place=place, field=_field(self._target, "role"), after=role.id))

    def _reach_holder(self, role: Item, *, told: bool, brought: set[str]) -> None:
        """In a list of roles: telephone and e-mail are those of the person who holds the role."""
        channels = [each for each in self._read.values.values() if each[0].kind is FieldKind.CHANNEL]
        if not channels or not isinstance(role, Role):
            return
        wanted = self._read.value("holder")
        holder = self._only_known.find("people", wanted) if wanted else known(role.holder)
        person = self._book.get("people", holder) if isinstance(holder, str) else None
        if not isinstance(person, Person):
            self._warn("nobody_to_reach", text=role.name)
            return
        is_new = person.id in brought or person.id in {offer.id for offer in self.references.offers}
        filling = Filling(person, overwrite=told, is_new=is_new)
        for field, addresses in channels:
            filling.put(field, addresses)
        self._keep(filling)

    def _warn(self, code: str, **params: Any) -> None:
        self._read.warnings.append(
            problem(f"lists.problem.{code}", line=self._read.number, severity=ProblemSeverity.WARNING, **params)
        )


def _field(target: Target, attr: str) -> ListField:
    return next(field for field in FIELDS[target] if field.attr == attr)


def _problem(code: str, read: RowRead, **params: Any) -> Problem:
    return problem(f"lists.problem.{code}", line=read.number, **params)


def _refused(read: RowRead, problems: list[Problem]) -> RowResult:
    return RowResult(number=read.number, kind=RowKind.REFUSED, name=read.name, problems=tuple(problems))
