"""Group G, reached in time: hours that leave nobody to decide, and people whose contact routes may not work."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from kontinuitet.analysis.rules.finding import Count, Finding, Names, Param, Severity, Span, Terms, Told
from kontinuitet.analysis.rules.people import has_left, named, roles_of
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.analysis.week import Uncovered, uncovered
from kontinuitet.domain.organisation import AlertList, Channel, Person, Role, RoleGroup
from kontinuitet.domain.service import Service
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import Place, known


@dataclass(frozen=True)
class _Gap:
    """What the hours of those who may put a plan to use leave open; ``None`` if the hours of one are not known."""

    service: Service
    roles: tuple[Role, ...]
    open: Uncovered | None


def g5(view: Snapshot) -> Iterator[Told]:
    """At some hour nobody is there to put the plan of a service that is always open to use (ISO 22301 8.4.2).

    Asked of the role that decides and the one that stands in for it, together; and of our own on-call role where a
    supplier's support is closed. One finding for each deciding role.
    """
    gaps: dict[str, list[_Gap]] = {}
    for service in view.municipality.services:
        activation = service.activation
        roles = tuple(roles_of(view, (activation.decider,)))
        if roles and is_always_open(view, service):
            both = (*roles, *(role for role in roles_of(view, (activation.deputy,)) if role not in roles))
            gap = _gap(view, service, both)
            if gap.open is None or not gap.open.is_nothing:
                gaps.setdefault(roles[0].id, []).append(gap)
        yield None
    for decider, found in gaps.items():
        yield _not_staffed(view, decider, found)
    for agreement in view.municipality.agreements:
        yield _on_call(view, agreement)


def is_always_open(view: Snapshot, service: Service) -> bool:
    """Whether a service is known to be open at every hour of the year."""
    calendar = view.municipality.calendar(service.hours)
    return calendar is not None and uncovered((calendar,)).is_nothing


def _gap(view: Snapshot, service: Service, roles: Sequence[Role]) -> _Gap:
    calendars = [view.municipality.calendar(role.hours) for role in roles]
    stated = [calendar for calendar in calendars if calendar is not None]
    left = uncovered(stated)
    is_known = left.is_nothing or len(stated) == len(calendars)
    return _Gap(service, tuple(roles), left if is_known else None)


def _not_staffed(view: Snapshot, decider: str, gaps: Sequence[_Gap]) -> Finding:
    """The widest gap speaks; that hours are not known is said only where nothing worse is."""
    stated = [gap for gap in gaps if gap.open is not None] or gaps
    worst = max(stated, key=lambda gap: gap.open.minutes if gap.open else 0)
    roles = dict.fromkeys(role.name for gap in stated for role in gap.roles)
    variant, params = ("unknown", {}) if worst.open is None else _when(view, worst.open)
    return Finding(
        rule="G5",
        variant=variant,
        severity=Severity.INFORMATION if worst.open is None else Severity.ERROR,
        place=Place(object=decider, field="hours"),
        services=tuple(gap.service.id for gap in stated),
        params={
            **params,
            "roles": Names(names=tuple(roles)),
            "services": Names(names=tuple(gap.service.name for gap in stated)),
        },
    )


def _when(view: Snapshot, left: Uncovered) -> tuple[str, dict[str, Param]]:
    if left.holidays:
        return "holidays", {}
    missing: dict[str, Param] = {"missing": Span(minutes=left.minutes)}
    if left.season is None:
        return "week", missing
    first, last = (_in_year(view.today.year, day) for day in left.season)
    return "season", {**missing, "first": first, "last": last}


def _in_year(year: int, month_day: str) -> date:
    month, day = (int(part) for part in month_day.split("-"))
    return date(year, month, min(day, monthrange(year, month)[1]))


def _on_call(view: Snapshot, agreement: Agreement) -> Told:
    """Whether support and on-call together leave an hour open for a critical service that is always open."""
    roles = tuple(roles_of(view, (agreement.on_call,)))
    support = view.municipality.calendar(agreement.support)
    response = known(agreement.response)
    # Who has promised to begin within an ordinary time has somebody on call, whenever support is open.
    is_answered = response is not None and not response.support
    services = _always_needing(view, agreement) if roles and not is_answered else ()
    if not services:
        return None
    hours = view.municipality.calendar(roles[0].hours)
    left = uncovered([one for one in (support, hours) if one is not None])
    if left.is_nothing or (hours is not None and support is None):
        return None
    variant, params = ("unknown", {}) if hours is None else _when(view, left)
    return Finding(
        rule="G5",
        variant=f"on-call-{variant}",
        severity=Severity.INFORMATION if hours is None else Severity.ERROR,
        place=Place(object=agreement.id, field="on_call"),
        services=services,
        params={
            **params,
            "role": roles[0].name,
            "agreement": agreement.name,
            "services": Names(names=tuple(view.name(service) for service in services)),
        },
    )


def _always_needing(view: Snapshot, agreement: Agreement) -> tuple[str, ...]:
    users = dict.fromkeys(user for needed in agreement.covers for user in view.critical_users(needed))
    return tuple(user for user in users if is_always_open(view, view.municipality.service[user]))


def g6(view: Snapshot) -> Iterator[Told]:
    """A person with a role has fewer than two contact routes that do not fail together, or old ones (ISO 22301 8.4.3).

    One finding for each person. A route is old when its check is; one that was never checked only counts against a
    person of whom no route was. Where nobody at all of a list has a route, G2 tells it; of who has left, G8.
    """
    in_roles = {person for role in view.municipality.roles for person in named(role)}
    silent = _told_by_g2(view)
    for person in view.municipality.people:
        if person.id in in_roles and not has_left(view, person.id):
            yield _contacts(view, person, is_told=person.id in silent)
        yield None


def _told_by_g2(view: Snapshot) -> frozenset[str]:
    plan = view.municipality
    groups: tuple[AlertList | RoleGroup, ...] = (*plan.alert_lists, *plan.role_groups)
    lost = [group for group in groups if not any(view.reachable(role) for role in group.roles)]
    return frozenset(person for group in lost for role in roles_of(view, group.roles) for person in named(role))


def _contacts(view: Snapshot, person: Person, *, is_told: bool) -> Told:
    routes = [channel for channel in person.channels if channel.address]
    if not routes:
        return None if is_told else _contact(view, person, variant="none", old=())
    days = view.municipality.settings.contact_days
    limit = view.today - timedelta(days=days)
    old = _old(routes, limit)
    pairs = combinations(routes, 2)
    if not any(_independent(view, one.needs, other.needs) for one, other in pairs):
        return _contact(view, person, variant="one" if len(routes) == 1 else "together", old=old)
    return _contact(view, person, variant="old", old=old) if old else None


def _old(routes: Sequence[Channel], limit: date) -> tuple[Channel, ...]:
    if all(channel.verified is None for channel in routes):
        return tuple(routes)
    return tuple(channel for channel in routes if channel.verified is not None and channel.verified < limit)


def _independent(view: Snapshot, one: str | None, other: str | None) -> bool:
    """Whether neither falls with the other. What a route needs that nobody has named is held against nobody."""
    if one is None or other is None:
        return True
    return one != other and not view.takes(one, cause=other) and not view.takes(other, cause=one)


def _contact(view: Snapshot, person: Person, *, variant: str, old: Sequence[Channel]) -> Finding:
    days = view.municipality.settings.contact_days
    checked = max((route.verified for route in old if route.verified is not None), default=None)
    params: dict[str, Param] = {
        "person": person.name,
        "routes": Terms(keys=tuple(f"channel-{route.kind.value}" for route in person.channels if route.address)),
        "needs": Names(names=tuple(dict.fromkeys(view.name(route.needs) for route in person.channels if route.needs))),
        "old": Terms(keys=tuple(f"channel-{route.kind.value}" for route in old)),
        "days": Count(noun="days", number=days),
        **({"checked": checked} if checked else {}),
    }
    note = "routes-old" if checked else "routes-never"
    row = old[0].id if variant == "old" else ""
    return Finding(
        rule="G6",
        variant=variant,
        severity=Severity.WARNING,
        place=Place(object=person.id, field="channels", item=row, part="verified" if row else ""),
        params=params,
        notes=(note,) if old else (),
    )
