"""Group G: is there somebody in each role, and can they be reached?"""

from collections.abc import Iterator

from kontinuitet.analysis.rules.finding import Count, Finding, Names, Severity
from kontinuitet.analysis.rules.people import has_left, named
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.organisation import AlertList, Person, Role, RoleGroup
from kontinuitet.domain.values import NotApplicable, Place, Unknown


def g1(view: Snapshot) -> Iterator[Finding]:
    """A role without holder or deputy, or with the same person as both (ISO 22301 8.4.2)."""
    for role in view.municipality.roles:
        if isinstance(role.holder, NotApplicable):
            continue
        if role.holder is None:
            yield _role(view, role, variant="no-holder", severity=Severity.ERROR)
        elif isinstance(role.holder, Unknown):
            yield _role(view, role, variant="unknown", severity=Severity.WARNING)
        if role.holder in role.deputies:
            yield _role(view, role, variant="same", severity=Severity.ERROR)
        elif not role.deputies:
            yield _role(view, role, variant="no-deputy", severity=Severity.WARNING)


def _role(view: Snapshot, role: Role, *, variant: str, severity: Severity) -> Finding:
    holder = role.holder if isinstance(role.holder, str) else ""
    return Finding(
        rule="G1",
        variant=variant,
        severity=severity,
        blocking=variant == "same",
        place=Place(object=role.id, field="holder" if variant in {"no-holder", "unknown"} else "deputies"),
        services=view.services_led_by(role.id),
        params={"role": role.name, "person": view.name(holder), "asking": view.asking(role.holder)},
    )


def g2(view: Snapshot) -> Iterator[Finding]:
    """An alert list or role group through which nobody at all can be reached (expert judgement)."""
    groups: tuple[AlertList | RoleGroup, ...] = (*view.municipality.alert_lists, *view.municipality.role_groups)
    for group in groups:
        if not any(view.reachable(role) for role in group.roles):
            yield _nobody(view, group)


def _nobody(view: Snapshot, group: AlertList | RoleGroup) -> Finding:
    """An unknown holder may be reachable, so that is said as an unknown."""
    found = [view.municipality.role[role] for role in group.roles if role in view.municipality.role]
    roles = Count(noun="roles", number=len(group.roles))
    unknown = next((role.holder for role in found if isinstance(role.holder, Unknown)), None)
    kind = "list" if isinstance(group, AlertList) else "group"
    state = "unknown" if unknown else "nobody" if group.roles else "empty"
    return Finding(
        rule="G2",
        variant=f"{kind}-{state}",
        severity=Severity.WARNING if unknown else Severity.ERROR,
        place=Place(object=group.id, field="roles"),
        services=view.services_alerting(group.id),
        params={
            "group": group.name,
            "roles": roles,
            "asking": view.asking(unknown),
        },
    )


def g8(view: Snapshot) -> Iterator[Finding]:
    """Somebody who has left is still written down for a role (expert judgement); one finding for each person."""
    held: dict[str, list[Role]] = {}
    for role in view.municipality.roles:
        for one in named(role):
            if has_left(view, one):
                held.setdefault(one, []).append(role)
    for person in view.municipality.people:
        if person.id in held:
            yield _gone(view, person, held[person.id])


def _gone(view: Snapshot, person: Person, roles: list[Role]) -> Finding:
    as_holder = next((role for role in roles if role.holder == person.id), None)
    place = Place(object=as_holder.id, field="holder") if as_holder else Place(object=person.id, field="left")
    return Finding(
        rule="G8",
        variant="holder" if as_holder else "deputy",
        severity=Severity.ERROR,
        place=place,
        services=tuple(dict.fromkeys(one for role in roles for one in view.services_led_by(role.id))),
        params={
            "person": person.name,
            "left": person.left or view.today,
            "roles": Names(names=tuple(role.name for role in roles)),
        },
    )
