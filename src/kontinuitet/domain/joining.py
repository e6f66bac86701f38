"""Two descriptions of one thing joined into one: what the first lacks is taken from the second, lists are united."""

from dataclasses import dataclass
from typing import Any, TypeVar

from kontinuitet.domain.assessment import SelfAssessment, answers
from kontinuitet.domain.disturbance import RecoveryStep, Task
from kontinuitet.domain.municipality import Item
from kontinuitet.domain.service import ImpactRow
from kontinuitet.domain.suggestions import pruned, suggestion_key, suggestions
from kontinuitet.domain.supplier import DutyState
from kontinuitet.domain.text import ID_LIMIT, PROSE_LIMIT
from kontinuitet.domain.values import Place, Unknown, Value

V = TypeVar("V", bound=Value)

JOINED = ("notes", "other")
"""Prose of which both are kept, one after the other."""

_LOCAL = {Task: "forms", RecoveryStep: "after"}
"""Attributes of rows that name other rows of the same object."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """That both say something, and not the same: the place in the kept one, what stands there, what is dropped."""

    place: Place
    kept: object
    dropped: object

    @property
    def field(self) -> str:
        """The place within the thing: ``name``, ``activation//budget``, ``impact/ekonomi/scores``."""
        return suggestion_key(self.place)


def joined(keep: Item, drop: Item) -> tuple[Item, tuple[Conflict, ...]]:
    """``keep`` with what it lacks from ``drop``, and the fields in which both say different things: ``keep`` wins.

    Not asked, empty and not known are to lack; "does not apply" is an answer. Both are of one kind.
    """
    conflicts: list[Conflict] = []
    result = _joined(keep, _renumbered(keep, drop), Place(object=keep.id), conflicts)
    own = suggestions(result)
    if suggestions(drop):
        taken = [key for key in suggestions(drop) if key not in own and _is_taken(keep, drop, key)]
        result = result.model_copy(update={"suggested": (*own, *taken)})
    return pruned(result), tuple(conflicts)


def _is_taken(keep: Item, drop: Item, key: str) -> bool:
    """Whether what a suggestion of ``drop`` is about came from there: a field that ``keep`` lacked, or a new row."""
    field, _, row = key.partition("/")
    mine, theirs = getattr(keep, field, None), getattr(drop, field, None)
    if isinstance(mine, tuple):
        return row.partition("/")[0] not in {getattr(each, "id", "") for each in mine}
    return _lacks(mine) and not _lacks(theirs)


def _lacks(value: object) -> bool:
    return value is None or value == "" or isinstance(value, Unknown)


def _joined(keep: V, drop: V, path: Place, conflicts: list[Conflict]) -> V:
    update: dict[str, Any] = {}
    for name, mine in keep.__dict__.items():
        theirs = getattr(drop, name)
        if name in ("id", "suggested") or mine == theirs:
            continue
        here = path.model_copy(update={"part" if path.field else "field": name})
        update[name] = _field(name, mine, theirs, here, conflicts)
    if isinstance(keep, SelfAssessment) and not answers(keep.question, update.get("answers", ())):
        # Two people answered, perhaps two questions: an answer is nobody's if it is made of both.
        conflicts.append(Conflict(path.model_copy(update={"field": "answers"}), keep.answers, update.pop("answers")))
    return keep.model_copy(update=update) if update else keep


def _field(name: str, mine: Any, theirs: Any, here: Place, conflicts: list[Conflict]) -> Any:
    if isinstance(mine, tuple) and name != "scores":
        return _united(mine, theirs, here, conflicts)
    if name == "scores":
        return _scores(mine, theirs, here, conflicts)
    if _lacks(mine) or _lacks(theirs):
        return theirs if mine in (None, "") or not _lacks(theirs) else mine
    if name in JOINED and len(mine) + len(theirs) < PROSE_LIMIT:
        return f"{mine}\n\n{theirs}"
    if isinstance(mine, Value) and type(mine) is type(theirs) and _is_group(mine):
        return _joined(mine, theirs, here, conflicts)
    conflicts.append(Conflict(here, mine, theirs))
    return mine


def _is_group(value: Value) -> bool:
    """Whether a value is a group of answers of their own (an activation), and not one answer (a promise)."""
    return all(not field.is_required() for field in type(value).model_fields.values())


def _united(mine: tuple[Any, ...], theirs: tuple[Any, ...], here: Place, conflicts: list[Conflict]) -> tuple[Any, ...]:
    by_key = {_key(each): each for each in theirs}
    rows = [_row(each, by_key.get(_key(each), each), here, conflicts) for each in mine]
    known = {_key(each) for each in mine}
    return (*rows, *(each for each in theirs if _key(each) not in known))


def _row(mine: Any, theirs: Any, here: Place, conflicts: list[Conflict]) -> Any:
    if not isinstance(mine, Value):
        return mine
    return _joined(mine, theirs, here.model_copy(update={"item": str(_key(mine))}), conflicts)


def _key(row: Any) -> object:
    """By what two rows of a list are the same one."""
    if isinstance(row, DutyState):
        return row.duty.value
    return getattr(row, "id", row)


def _scores(mine: tuple[Any, ...], theirs: tuple[Any, ...], here: Place, conflicts: list[Conflict]) -> tuple[Any, ...]:
    longest = max(len(mine), len(theirs))
    pairs = [((*mine, *[None] * longest)[n], (*theirs, *[None] * longest)[n]) for n in range(longest)]
    if any(not _lacks(one) and not _lacks(other) and one != other for one, other in pairs):
        conflicts.append(Conflict(here, mine, theirs))
    return tuple(other if one is None or (_lacks(one) and not _lacks(other)) else one for one, other in pairs)


def _renumbered(keep: Item, drop: Item) -> Item:
    """``drop`` with other ids for rows that only by chance have the id of a row of ``keep``: then both stay.

    Rows whose id is a category or a part of the plan are the same row whatever they say.
    """
    update: dict[str, Any] = {}
    for name, rows in drop.__dict__.items():
        ours = getattr(keep, name)
        if isinstance(rows, tuple) and rows and all(_has_own_id(row) for row in (*rows, *ours)):
            taken = {row.id: row for row in ours}
            names = {
                row.id: _free(row.id, {*taken, *(each.id for each in rows)}) for row in rows if _clashes(row, taken)
            }
            if names:
                update[name] = tuple(row.model_copy(update={"id": names.get(row.id, row.id)}) for row in rows)
                _renamed_within(drop, name, names, update)
    return drop.model_copy(update=update) if update else drop


def _clashes(row: Any, taken: dict[str, Any]) -> bool:
    return row.id in taken and _what(taken[row.id]) != _what(row)


def _what(row: Any) -> tuple[object, ...]:
    """What a row is about; two rows with one id and one subject are the same row, told twice."""
    return tuple(getattr(row, name, None) for name in ("name", "needs", "address", "audience", "version", "place"))


def _has_own_id(row: Any) -> bool:
    return isinstance(row, Value) and type(getattr(row, "id", None)) is str and not isinstance(row, ImpactRow)


def _free(identity: str, taken: set[str]) -> str:
    number = 2
    while f"{identity[: ID_LIMIT - 4]}-{number}" in taken:
        number += 1
    return f"{identity[: ID_LIMIT - 4]}-{number}"


def _renamed_within(drop: Item, name: str, names: dict[str, str], update: dict[str, Any]) -> None:
    """The rows that name renamed rows of their own object name them by their new ids."""
    lists = {"forms": ("tasks", Task), "recovery": ("recovery", RecoveryStep)}
    if name not in lists:
        return
    target, model = lists[name]
    attr = _LOCAL[model]
    rows = update.get(target, getattr(drop, target))
    update[target] = tuple(
        row.model_copy(update={attr: tuple(names.get(each, each) for each in getattr(row, attr))}) for row in rows
    )
