"""What one service's plan is bound to: the part of the municipality that an approved version freezes."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import TypeVar

from kontinuitet.analysis.figures import Step
from kontinuitet.analysis.reach import reach, steps
from kontinuitet.domain.followup import DutyScope, ReportingDuty
from kontinuitet.domain.municipality import Item, Municipality
from kontinuitet.domain.resource import Backup, Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import Value

_HEAD = ("id", "name", "definite", "unit", "critical", "owner", "deputy", "hours", "mtpd", "rto", "rpo")
"""What a plan takes from another service that its own depends on; how that one is planned for is its own affair."""

_ACTING = {"owner", "deputy", "decider", "who", "declares", "enters", "verifies", "sender", "role", "roles"}
_PEOPLE = _ACTING | {"callers", "on_call"}
_HELD = {"holder", "deputies"}
_NEEDED = {"needs", "reserve_needs", "replaces", "resources", "resource", "held_by", "fault_report_needs"}
_REFERENCES = _PEOPLE | _HELD | _NEEDED
"""The attributes, of objects and of their rows, that name roles, people and resources."""

I = TypeVar("I", bound=Item)  # noqa: E741 - an item


def bound(plan: Municipality, service: str) -> Municipality:
    """The municipality as far as the plan of one service reaches; raises ``KeyError`` for an unknown service.

    Objects keep their stored order. Agreements and backups name only those of their resources that are here too:
    what else they cover does not change this plan. Actions, accepted findings and self-assessments are no part of
    a plan. Those who have acknowledged an earlier version are named but not brought along as people.
    """
    own = plan.service[service]
    reached = _reached(plan, own)
    agreements = tuple(_narrowed(item, reached) for item in plan.agreements if not reached.isdisjoint(item.covers))
    backups = tuple(_copying(item, reached) for item in plan.backups if not reached.isdisjoint(item.copies_of))
    services = tuple(item if item is own else _head(item) for item in _among(plan.services, {*reached, own.part_of}))
    held = _among(plan.resources, reached)
    duties = applying_duties(plan, own, held)
    alerts = _among(plan.alert_lists, {own.activation.alert_list})
    told: tuple[Item, ...] = (*services, *held, *backups, *agreements, *duties, *alerts)
    acting = _named(told, plan.role)
    groups = tuple(item for item in plan.role_groups if not acting.isdisjoint(item.roles))
    roles = _among(plan.roles, acting | _named(groups, plan.role))
    people = _among(plan.people, _named((*told, *roles), plan.person))
    return Municipality(
        name=plan.name,
        code=plan.code,
        county=plan.county,
        settings=plan.settings,
        units=_among(plan.units, _upwards(_units_of((*services, *roles, *people)), _parents(plan.units))),
        calendars=_among(plan.calendars, _calendars_of(services, roles, agreements, duties)),
        services=services,
        resources=_among(plan.resources, reached | _channel_needs(people, agreements)),
        backups=backups,
        suppliers=_among(plan.suppliers, _upwards(_suppliers_of(held, backups, agreements), _parents(plan.suppliers))),
        agreements=agreements,
        roles=roles,
        role_groups=groups,
        alert_lists=alerts,
        people=people,
        duties=duties,
    )


def used_information(plan: Municipality, service: Service) -> tuple[Resource, ...]:
    """The information sets that a service uses itself, or through a system that it uses."""
    used = {needed for edge in service.dependencies for needed in edge.needs}
    return tuple(
        item
        for item in plan.resources
        if item.kind is ResourceKind.INFORMATION and (item.id in used or not used.isdisjoint(item.held_by))
    )


def applying_duties(plan: Municipality, service: Service, held: Iterable[Resource]) -> tuple[ReportingDuty, ...]:
    """The reporting duties that concern a service which uses these resources."""
    scopes = {DutyScope.ALL}
    if service.is_critical:
        scopes.add(DutyScope.CRITICAL)
    if any(item.personal_data is True for item in held):
        scopes.add(DutyScope.PERSONAL_DATA)
    return tuple(item for item in plan.duties if item.scope in scopes)


def _reached(plan: Municipality, service: Service) -> set[str]:
    """Ids of what the service and its routines and channels need, and of what lies behind all that."""

    def onwards(user: str) -> Iterable[Step]:
        return () if user in plan.service and user != service.id else steps(plan, user)

    starts = [service.id, *sorted(_named((service,), plan.resource))]
    starts += [item.id for item in used_information(plan, service)]
    found: set[str] = set()
    for start in starts:
        if start not in found:
            found |= {start, *reach(start, onwards)}
    return found


def _head(service: Service) -> Service:
    return Service(**{name: getattr(service, name) for name in _HEAD})


def _narrowed(agreement: Agreement, reached: set[str]) -> Agreement:
    """Subcontractors that carry something here, too."""
    covers = tuple(item for item in agreement.covers if item in reached)
    rows = tuple(row for row in agreement.subcontractors if row.resource in reached)
    return agreement.model_copy(update={"covers": covers, "subcontractors": rows})


def _copying(backup: Backup, reached: set[str]) -> Backup:
    return backup.model_copy(update={"copies_of": tuple(item for item in backup.copies_of if item in reached)})


def _among(items: tuple[I, ...], wanted: Container[str | None]) -> tuple[I, ...]:
    return tuple(item for item in items if item.id in wanted)


def _named(items: Iterable[Item], kind: Mapping[str, Item]) -> set[str]:
    """The ids of one kind of object that these name anywhere."""
    return {name for item in items for name in _references(item) if name in kind}


def _references(value: Value) -> Iterator[str]:
    for name, held in value.__dict__.items():
        for each in held if isinstance(held, tuple) else (held,):
            if isinstance(each, Value):
                yield from _references(each)
            elif name in _REFERENCES and isinstance(each, str):
                yield each


def _units_of(items: Iterable[Item]) -> set[str]:
    return {unit for item in items if (unit := getattr(item, "unit", None))}


def _calendars_of(*kinds: Iterable[Item]) -> set[str | None]:
    items = [item for kind in kinds for item in kind]
    return {getattr(item, attribute, None) for item in items for attribute in ("hours", "support", "reception")}


def _suppliers_of(held: Iterable[Resource], backups: Iterable[Backup], agreements: Iterable[Agreement]) -> set[str]:
    """Who runs it, who keeps a copy, who has promised, and who carries a part for them."""
    rows = [row.supplier for agreement in agreements for row in agreement.subcontractors]
    copies = [copy.supplier for backup in backups for copy in backup.copies]
    named = (*(item.supplier for item in held), *copies, *(item.supplier for item in agreements), *rows)
    return {name for name in named if isinstance(name, str)}


def _channel_needs(people: Iterable[Value], agreements: Iterable[Agreement]) -> set[str]:
    """Without what people, and those who take fault reports, cannot be reached."""
    channels = (channel for person in people for channel in getattr(person, "channels", ()))
    needs = (*(channel.needs for channel in channels), *(item.fault_report_needs for item in agreements))
    return {need for need in needs if need}


def _parents(items: Iterable[Item]) -> Callable[[str], str | None]:
    parents: dict[str, str | None] = {item.id: getattr(item, "parent", None) for item in items}
    return parents.get


def _upwards(names: Iterable[str], parent: Callable[[str], str | None]) -> set[str]:
    """These and all above them; a circle of parents ends where it began."""
    found: set[str] = set()
    for name in names:
        above: str | None = name
        while above and above not in found:
            found.add(above)
            above = parent(above)
    return found
