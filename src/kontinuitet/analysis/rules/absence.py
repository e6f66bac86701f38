"""Group G, enough people: when somebody is away, when one person has many roles, when it goes on for days."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kontinuitet.analysis.effects import MINUTE
from kontinuitet.analysis.matching import Shortage, shortages
from kontinuitet.analysis.rules.finding import Count, Finding, Names, Param, Severity, Span, Told
from kontinuitet.analysis.rules.people import has_left, is_told_alone, present, roles_of
from kontinuitet.analysis.rules.reachability import is_always_open
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.organisation import Role, RoleGroup
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import NotApplicable, Place, Unknown, known

_LONG = 24 * 60
"""Minutes after which nobody can go on without being relieved (rule G7)."""


def g3(view: Snapshot) -> Iterator[Told]:
    """Roles that act at the same time cannot all be held by different people when some are away (IR 4.2.4 c).

    How many are away is a setting. A role that only one person or nobody is written down for is told by G1, a group
    in which nobody can be reached by G2; a holder who is not known may be anybody.
    """
    for group in view.municipality.role_groups:
        found = _short(view, group)
        if found:
            yield _too_few(view, group, found)
        yield None


def _short(view: Snapshot, group: RoleGroup) -> tuple[Shortage, ...]:
    if not any(view.reachable(role) for role in group.roles):
        return ()
    roles = [role for role in roles_of(view, group.roles) if not isinstance(role.holder, Unknown | NotApplicable)]
    choices = {role.id: people for role in roles if (people := present(view, role))}
    told = {(role.id,) for role in roles if is_told_alone(role)}
    found = shortages(choices, away=view.municipality.settings.absent)
    return tuple(short for short in found if short.roles not in told)


def _too_few(view: Snapshot, group: RoleGroup, found: Sequence[Shortage]) -> Finding:
    worst = found[0]
    others = [role for short in found[1:] for role in short.roles if role not in worst.roles]
    now = worst.spare < 0
    people = Names(names=tuple(view.name(one) for one in worst.people))
    return Finding(
        rule="G3",
        variant="now" if now else "one-role" if len(worst.roles) == 1 else "away",
        severity=Severity.ERROR,
        place=Place(object=group.id, field="roles"),
        services=tuple(dict.fromkeys(one for role in worst.roles for one in view.services_led_by(role))),
        params={
            "group": group.name,
            "roles": Names(names=tuple(view.name(role) for role in worst.roles)),
            "people": people,
            "away": Count(noun="away", number=view.municipality.settings.absent),
            "others": Names(names=tuple(view.name(role) for role in dict.fromkeys(others))),
        },
        notes=("same-for",) if others else (),
    )


def g4(view: Snapshot) -> Iterator[Told]:
    """One person holds too many roles, or is deputy for several of a group that acts together (expert judgement).

    Only roles that act in a disturbance count: those of a role group, of an alert list, or that put a plan to use.
    What G3 says of the same roles is not said again.
    """
    held: dict[str, list[Role]] = {}
    for role in _acting(view):
        holder = known(role.holder)
        if holder is not None and holder in view.municipality.person and not has_left(view, holder):
            held.setdefault(holder, []).append(role)
    most = view.municipality.settings.roles_per_person
    for person, roles in held.items():
        if len(roles) > most:
            yield _many(view, person, roles=roles, most=most)
    yield None
    for group in view.municipality.role_groups:
        yield from _deputies(view, group)
        yield None


def _acting(view: Snapshot) -> tuple[Role, ...]:
    plan = view.municipality
    grouped = {role for group in plan.role_groups for role in group.roles}
    alerted = {role for alert_list in plan.alert_lists for role in alert_list.roles}
    named = {*grouped, *alerted, *(known(service.activation.decider) for service in plan.services)}
    return tuple(role for role in plan.roles if role.id in named)


def _many(view: Snapshot, person: str, *, roles: Sequence[Role], most: int) -> Finding:
    return Finding(
        rule="G4",
        variant="holder",
        severity=Severity.WARNING,
        place=Place(object=roles[most].id, field="holder"),
        services=tuple(dict.fromkeys(one for role in roles for one in view.services_led_by(role.id))),
        params={
            "person": view.name(person),
            "number": Count(noun="roles", number=len(roles)),
            "most": most,
            "roles": Names(names=tuple(role.name for role in roles)),
        },
    )


def _deputies(view: Snapshot, group: RoleGroup) -> Iterator[Finding]:
    told = [short.roles for short in _short(view, group)]
    standing_in: dict[str, list[Role]] = {}
    for role in roles_of(view, dict.fromkeys(group.roles)):
        for person in role.deputies:
            if person != role.holder and not has_left(view, person):
                standing_in.setdefault(person, []).append(role)
    several = {person: roles for person, roles in standing_in.items() if len(roles) > 1}
    new = {person: roles for person, roles in several.items() if not _is_told(roles, told)}
    if new:
        roles = dict.fromkeys(role.name for found in new.values() for role in found)
        yield Finding(
            rule="G4",
            variant="deputy",
            severity=Severity.WARNING,
            place=Place(object=group.id, field="roles"),
            services=tuple(
                dict.fromkeys(one for found in new.values() for role in found for one in view.services_led_by(role.id))
            ),
            params={
                "group": group.name,
                "people": Names(names=tuple(view.name(person) for person in new)),
                "roles": Names(names=tuple(roles)),
            },
        )


def _is_told(roles: Iterable[Role], told: Iterable[Sequence[str]]) -> bool:
    ids = {role.id for role in roles}
    return any(ids <= {*each} for each in told)


@dataclass(frozen=True)
class _Long:
    """A service that is always open and may be disturbed for more than a day and a night, and who leads then."""

    service: Service
    minutes: int
    cause: str
    people: tuple[str, ...]


def g7(view: Snapshot) -> Iterator[Told]:
    """Too few people to take turns in leading through a disturbance of more than a day and a night (expert judgement).

    Asked of the role that puts the plan to use, for services that are open day and night; its deputies count, and so
    do those of the role that stands in for it. A role with nobody or with one person only is told by G1.
    """
    needed = view.municipality.settings.staffed
    found: dict[str, list[_Long]] = {}
    for service in view.municipality.services:
        for role in roles_of(view, (service.activation.decider,)):
            long = _long(view, service, role)
            if long is not None and 0 < len(long.people) < needed:
                found.setdefault(role.id, []).append(long)
        yield None
    for identity, services in found.items():
        yield _endurance(view, identity, services, needed=needed)


def _long(view: Snapshot, service: Service, role: Role) -> _Long | None:
    both = (role, *roles_of(view, (service.activation.deputy,)))
    if any(isinstance(one.holder, Unknown | NotApplicable) for one in both) or not is_always_open(view, service):
        return None
    people = tuple(dict.fromkeys(person for one in both for person in present(view, one)))
    if len(people) < 2 and is_told_alone(role):
        return None
    lengths = {cause: view.fall(cause).longest(service.id) or 0 for cause in view.stoppers(service.id)}
    cause = max(lengths, key=lambda one: lengths[one], default="")
    minutes = -(-lengths.get(cause, 0) // MINUTE)
    if minutes > _LONG:
        return _Long(service, minutes, cause, people)
    mtpd = known(service.mtpd) or 0
    return _Long(service, mtpd, "", people) if mtpd > _LONG else None


def _endurance(view: Snapshot, role: str, services: Sequence[_Long], *, needed: int) -> Finding:
    """An outage that is expected is told before one that would be tolerated, the longest first."""
    worst = max(services, key=lambda one: (bool(one.cause), one.minutes))
    params: Mapping[str, Param] = {
        "role": view.name(role),
        "services": Names(names=tuple(one.service.name for one in services)),
        "service": worst.service.name,
        "long": Span(minutes=worst.minutes),
        "cause": view.name(worst.cause),
        "people": Names(names=tuple(view.name(person) for person in worst.people)),
        "needed": needed,
    }
    return Finding(
        rule="G7",
        variant="outage" if worst.cause else "mtpd",
        severity=Severity.WARNING,
        place=Place(object=role, field="deputies"),
        services=tuple(one.service.id for one in services),
        params=params,
    )
