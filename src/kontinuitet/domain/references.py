"""What refers to what: every attribute that holds the id of another object, read, redirected and cleared."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, cast, get_args

from kontinuitet.domain.assessment import SelfAssessment
from kontinuitet.domain.disturbance import Acknowledgement, CommunicationItem, RecoveryStep, Return, Task
from kontinuitet.domain.followup import Acceptance, Action, ReportingDuty
from kontinuitet.domain.municipality import COLLECTIONS, Item, Municipality
from kontinuitet.domain.organisation import AlertList, Channel, Person, Role, RoleGroup, Unit
from kontinuitet.domain.resource import Backup, BackupCopy, Dependency, Resource
from kontinuitet.domain.risk import Risk
from kontinuitet.domain.service import Activation, Allocation, Service, Workaround
from kontinuitet.domain.suggestions import pruned
from kontinuitet.domain.supplier import Agreement, Subcontractor, Supplier
from kontinuitet.domain.values import UNKNOWN, Place, Unknown, Value

FINDERS = ("people", "roles")
"""Who may be named as the one who finds out what is not known."""

_UNITS = ("units",)
_ROLES = ("roles",)
_PEOPLE = ("people",)
_RESOURCES = ("resources",)
_SUPPLIERS = ("suppliers",)
_CALENDARS = ("calendars",)
_NEEDED = ("resources", "services")

REFERENCES: Mapping[type[Value], Mapping[str, tuple[str, ...]]] = {
    Unit: {"parent": _UNITS},
    Service: {"unit": _UNITS, "part_of": ("services",), "owner": _ROLES, "deputy": _ROLES, "hours": _CALENDARS},
    Dependency: {"needs": _NEEDED},
    Risk: {"resource": _NEEDED, "owner": _ROLES},
    Workaround: {"replaces": _NEEDED, "decider": _ROLES, "needs": _NEEDED},
    Allocation: {"resource": _RESOURCES},
    Acknowledgement: {"person": _PEOPLE},
    Task: {"who": _ROLES},
    Activation: {"decider": _ROLES, "deputy": _ROLES, "alert_list": ("alert_lists",)},
    CommunicationItem: {"sender": _ROLES, "needs": _NEEDED, "reserve_needs": _NEEDED},
    RecoveryStep: {"resources": _NEEDED, "who": _ROLES},
    Return: {"declares": _ROLES, "enters": _ROLES, "verifies": _ROLES},
    Resource: {"owner": _ROLES, "supplier": _SUPPLIERS, "held_by": _RESOURCES},
    Backup: {"copies_of": _RESOURCES},
    BackupCopy: {"supplier": _SUPPLIERS},
    Supplier: {"parent": _SUPPLIERS},
    Agreement: {
        "supplier": _SUPPLIERS,
        "covers": _RESOURCES,
        "support": _CALENDARS,
        "fault_report_needs": _RESOURCES,
        "callers": _ROLES,
        "on_call": _ROLES,
        "owner": _ROLES,
    },
    Subcontractor: {"resource": _RESOURCES, "supplier": _SUPPLIERS},
    Role: {"unit": _UNITS, "holder": _PEOPLE, "deputies": _PEOPLE, "hours": _CALENDARS},
    RoleGroup: {"roles": _ROLES},
    AlertList: {"roles": _ROLES},
    Person: {"unit": _UNITS},
    Channel: {"needs": _RESOURCES},
    ReportingDuty: {"role": _ROLES, "needs": _NEEDED, "reception": _CALENDARS},
    SelfAssessment: {"service": ("services",)},
    Action: {"owner": ("roles", "people")},
}
"""The attributes that hold ids of objects, and the collections in which these may be.

Beside them every unknown may name who finds out. Ids within one object are no references: the form of a task, what
a recovery step comes after, the category of a row of impact. Nor is the template that a service was made from.
"""

LABELS: Mapping[type[Value], tuple[str, ...]] = {
    Resource: ("place", "power", "network", "identity"),
    BackupCopy: ("place", "network", "identity"),
}
"""Attributes that name what is shared with others: the id of a resource, or a mere name that nothing answers to."""

_POINTERS: Mapping[type[Value], str] = {Action: "field", Acceptance: "place"}
"""Attributes that hold a place as one line, the id of its object first."""


@dataclass(frozen=True, slots=True)
class Reference:
    """That ``target`` stands at a place, where the id of something in one of ``collections`` can stand."""

    place: Place
    target: str
    collections: tuple[str, ...]


def references(plan: Municipality) -> Iterator[Reference]:
    """Every reference of every object, in stored order; shared labels are among them where they are ids."""
    for item in plan.by_id.values():
        for path, target, collections in _within(item, plan):
            yield Reference(_place(item.id, path), target, collections)


def users(plan: Municipality) -> dict[str, tuple[Place, ...]]:
    """For each id the places in other objects where it stands."""
    found: dict[str, list[Place]] = {}
    for each in references(plan):
        if each.place.object != each.target:
            found.setdefault(each.target, []).append(each.place)
    return {target: tuple(places) for target, places in found.items()}


_Path = tuple[str, ...]


def _place(identity: str, path: _Path) -> Place:
    """``path``: the attribute, and perhaps the row within it (empty for a value without rows) and its attribute."""
    field, item, part = (*path, "", "")[:3]
    return Place(object=identity, field=field, item=item, part=part)


def _within(value: Value, plan: Municipality, path: _Path = ()) -> Iterator[tuple[_Path, str, tuple[str, ...]]]:
    kinds, labels = REFERENCES.get(type(value), {}), LABELS.get(type(value), ())
    for name, found in value.__dict__.items():
        here = (*path, name)
        if name in kinds and isinstance(found, str):
            yield here, found, kinds[name]
        elif name in labels and isinstance(found, str) and found in plan.resource:
            yield here, found, _RESOURCES
        elif isinstance(found, tuple):
            yield from _listed(found, plan, here, kinds.get(name, ()))
        elif isinstance(found, Unknown):
            if found.who:
                yield here, found.who, FINDERS
        elif isinstance(found, Value):
            yield from _within(found, plan, (*here, ""))


def _listed(
    found: tuple[Any, ...], plan: Municipality, path: _Path, kinds: tuple[str, ...]
) -> Iterator[tuple[_Path, str, tuple[str, ...]]]:
    for each in found:
        if isinstance(each, Unknown):
            if each.who:
                yield path, each.who, FINDERS
        elif isinstance(each, Value):
            yield from _within(each, plan, (*path, row_key(each)))
        elif kinds:
            yield path, each, kinds


def row_key(row: Value) -> str:
    """What a place calls a row: its id, or for a subcontractor the resource that it carries."""
    return str(getattr(row, "id", getattr(row, "resource", "")))


# ---------------------------------------------------------------- redirected and cleared

V = TypeVar("V", bound=Value)

_GONE = object()
"""In the place of a value that cannot be without what was removed."""


def redirected(plan: Municipality, old: str, new: str) -> Municipality:
    """The plan with every reference to ``old`` leading to ``new``; the object ``old`` itself stays.

    What a list then names twice it names once, and ``new`` refers to itself nowhere. Places that an action or an
    acceptance names follow along.
    """
    if old == new:
        return plan
    own: dict[str, str | None] = {old: None, new: None}
    return _each(plan, lambda item: _swapped_in(item, own if item.id == new else {old: new}, needed=new))


def cleared(plan: Municipality, ids: Collection[str]) -> Municipality:
    """The plan without these objects and without any reference to them.

    A single reference becomes unknown where that can be said, else empty; a list loses it; a dependency on nothing
    else goes away, and so do the agreements with a supplier that goes. Labels that several share stay as names.
    """
    gone: dict[str, str | None] = dict.fromkeys(ids)
    return _each(plan, lambda item: _GONE if item.id in gone else _swapped_in(item, gone, labels=False, absent=UNKNOWN))


def _each(plan: Municipality, change: Any) -> Municipality:
    update: dict[str, tuple[Item, ...]] = {}
    for collection in COLLECTIONS:
        old = getattr(plan, collection)
        new = [change(item) for item in old]
        if any(one is not other for one, other in zip(old, new, strict=True)):
            update[collection] = tuple(item for item in new if item is not _GONE)
    return plan.model_copy(update=update) if update else plan


def _swapped_in(
    item: Item, to: Mapping[str, str | None], *, labels: bool = True, absent: Unknown | None = None, needed: str = ""
) -> object:
    changed = _Swap(to, labels=labels, absent=absent, needed=needed).value(item)
    if changed is item or changed is _GONE:
        return changed
    return pruned(cast("Item", changed))


@dataclass(frozen=True)
class _Swap:
    """Ids replaced as ``to`` says; ``None`` there: the reference goes, and where it can be said becomes ``absent``.

    ``needed`` stands where there must be an id; without it, what must have one goes away with the reference.
    """

    to: Mapping[str, str | None]
    labels: bool
    absent: Unknown | None
    needed: str

    def value(self, value: Value) -> object:
        """The value with other ids, itself when it has none of them, ``_GONE`` when it cannot be without one."""
        names = (*REFERENCES.get(type(value), ()), *(LABELS.get(type(value), ()) if self.labels else ()))
        changes: dict[str, Any] = {}
        for name, found in value.__dict__.items():
            new = (
                self._pointer(found) if _POINTERS.get(type(value)) == name else self._field(found, refers=name in names)
            )
            if new is not found:
                new = self._without(type(value), name) if new is _GONE else new
                if new is _GONE or (name == "needs" and isinstance(value, Dependency) and not new):
                    return _GONE
                changes[name] = new
        return value.model_copy(update=changes) if changes else value

    def _field(self, found: Any, *, refers: bool) -> Any:
        if isinstance(found, str):
            return self._id(found) if refers else found
        if isinstance(found, tuple):
            return self._list(found, refers=refers)
        if isinstance(found, Unknown):
            new = self._id(found.who) if found.who else found.who
            return found if new is found.who else found.model_copy(update={"who": None if new is _GONE else new})
        return self.value(found) if isinstance(found, Value) else found

    def _list(self, found: tuple[Any, ...], *, refers: bool) -> tuple[Any, ...]:
        new = [self._field(each, refers=refers) for each in found]
        if all(one is other for one, other in zip(found, new, strict=True)):
            return found
        left = [each for each in new if each is not _GONE]
        # Rows have ids of their own and scores their places: only what is told by its references is told once.
        once = refers or any(isinstance(each, Subcontractor) for each in left)
        return tuple(dict.fromkeys(left)) if once else tuple(left)

    def _id(self, found: str) -> object:
        if found not in self.to:
            return found
        new = self.to[found]
        return _GONE if new is None else new

    def _pointer(self, found: str) -> str:
        first, slash, rest = found.partition("/")
        new = self.to.get(first) if first in self.to else None
        return found if new is None else f"{new}{slash}{rest}"

    def _without(self, model: type[Value], name: str) -> object:
        allowed = _allowed(model, name)
        if self.absent is not None and Unknown in allowed:
            return self.absent
        return None if type(None) in allowed else self.needed or _GONE


@cache
def _allowed(model: type[Value], name: str) -> frozenset[Any]:
    return frozenset(get_args(model.model_fields[name].annotation))
