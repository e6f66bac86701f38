"""Group B: is the data back in time, and has anybody tried?"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from kontinuitet.analysis.required import required
from kontinuitet.analysis.rules.data import Use, Users, add_user, users_of, uses
from kontinuitet.analysis.rules.finding import Count, Finding, Names, Param, Severity, Span, Term, Told, is_open
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.resource import Backup, Dependency
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import NotApplicable, Place, known


class Deadline(NamedTuple):
    """Within how many minutes of the fall a service needs some data back, and what goes before anybody restores it.

    ``tolerance``: how long the service manages without the data, as far as it is known; it is part of ``minutes``.
    """

    use: Use
    minutes: int
    budget: int
    tolerance: int
    decided: bool
    tolerance_unknown: bool

    @property
    def left(self) -> int:
        """Minutes for the restore itself."""
        return max(0, self.minutes - self.budget)


def b3(view: Snapshot) -> Iterator[Told]:
    """Restoring takes longer than is left once the plan is in use (IR 4.2.2 a).

    A service needs its data back within its recovery time from when it stops (graph, rules 2 and 7); the activation
    budget goes first. An unknown budget counts as no time: E2 asks for it. Of several backups the quickest counts.
    """
    by_data: dict[str, list[Backup]] = {}
    for backup in view.municipality.backups:
        for data in dict.fromkeys(backup.copies_of):
            by_data.setdefault(data, []).append(backup)
    waiting: dict[str, list[Deadline]] = {backup.id: [] for backup in view.municipality.backups}
    for service in view.municipality.services:
        for deadline in _deadlines(view, service, by_data):
            backups = by_data[deadline.use.data]
            if (decisive := _decisive(backups, deadline.left)) is not None:
                waiting[decisive.id].append(deadline)
        yield None
    for backup in view.municipality.backups:
        if waiting[backup.id]:
            yield _too_slow(view, backup, waiting[backup.id])


def restore_time(backup: Backup) -> int | None:
    """How long a restore takes, in minutes: as it was tested if it was, else as it is stated."""
    tested = known(backup.test_restore)
    return known(backup.restore) if tested is None else tested


def _decisive(backups: Sequence[Backup], left: int) -> Backup | None:
    """The backup to speak of: the quickest, if even that is too slow; first one with an unknown time, if there is."""
    times = [(backup, restore_time(backup)) for backup in backups]
    if any(time is None and isinstance(backup.restore, NotApplicable) for backup, time in times):
        return None
    told = [(time, backup) for backup, time in times if time is not None]
    if any(time <= left for time, _ in told):
        return None
    unknown = next((backup for backup, time in times if time is None), None)
    return unknown or min(told, key=lambda pair: pair[0])[1]


def _deadlines(view: Snapshot, service: Service, copied: dict[str, list[Backup]]) -> Iterator[Deadline]:
    """When the service needs each copied thing that it stops without, and of which no other can stand in."""
    rows = {item.id: item for item in service.dependencies}
    budget = known(service.activation.budget) or 0
    for use in uses(view, service):
        if use.data not in copied:
            continue
        below = [_row(view, step.user, step.dependency) for step in use.path[1:]]
        edges = (rows[use.path[0].dependency], *(row for row in below if row is not None))
        needed = required(service, edges[0])
        if needed.minutes is None or not all(map(_stops, edges)):
            continue
        later = sum(known(edge.tolerance) or 0 for edge in edges[1:])
        yield Deadline(
            use,
            minutes=needed.minutes + later,
            budget=budget,
            tolerance=later + (known(edges[0].tolerance) or 0),
            decided=needed.decided,
            tolerance_unknown=needed.tolerance_unknown or any(is_open(edge.tolerance) for edge in edges[1:]),
        )


def _row(view: Snapshot, user: str, dependency: str) -> Dependency | None:
    """A dependency of a resource; none for the step from information to what holds it."""
    return next((item for item in view.municipality.resource[user].dependencies if item.id == dependency), None)


def _stops(edge: Dependency) -> bool:
    return not edge.is_soft and edge.quorum == len(edge.needs)


def _too_slow(view: Snapshot, backup: Backup, late: list[Deadline]) -> Finding:
    """The tightest of what is known to be too late; what rests on an unknown tolerance is only a warning."""
    time = restore_time(backup)
    first = min(late, key=lambda deadline: (deadline.tolerance_unknown, deadline.left))
    users = tuple(dict.fromkeys(deadline.use.service for deadline in (first, *late)))
    params: dict[str, Param] = {
        "backup": backup.name,
        "services": Names(names=tuple(view.name(user) for user in users)),
        "asking": view.asking(backup.restore),
    }
    if time is None:
        return _finding(backup, "unknown", severity=Severity.INFORMATION, users=users, params=params)
    severity = Severity.WARNING if first.tolerance_unknown else Severity.ERROR
    found = _finding(backup, _variant(first), severity=severity, users=users, params=params)
    notes = (*(("tolerance-counted",) if first.tolerance_unknown else ()), *(("others-late",) if users[1:] else ()))
    told = {**params, **_told(view, first, time=time), **_basis(backup)}
    others = Names(names=tuple(view.name(user) for user in users[1:]))
    return found.model_copy(update={"params": {**told, "others": others}, "path": first.use.path, "notes": notes})


def _variant(deadline: Deadline) -> str:
    if not deadline.budget:
        return "slow"
    return "slow-after" if deadline.left else "nothing-left"


def _told(view: Snapshot, first: Deadline, *, time: int) -> dict[str, Param]:
    service = view.municipality.service[first.use.service]
    basis = "decided" if first.decided else "derived" if first.tolerance else "at-once"
    return {
        "need": Term(key=f"need-{basis}"),
        "user": service.name,
        "resource": view.name(first.use.data),
        "required": Span(minutes=first.minutes),
        "rto": Span(minutes=known(service.rto) or 0),
        "tolerance": Span(minutes=first.tolerance),
        "budget": Span(minutes=first.budget),
        "left": Span(minutes=first.left),
        "restore": Span(minutes=time),
    }


def _basis(backup: Backup) -> dict[str, Param]:
    tested = known(backup.test_restore) is not None
    dated = {"tested": backup.tested_on} if tested and backup.tested_on is not None else {}
    return {"basis": Term(key=f"basis-{'tested-on' if dated else 'tested' if tested else 'stated'}"), **dated}


def _finding(
    backup: Backup, variant: str, *, severity: Severity, users: tuple[str, ...], params: dict[str, Param]
) -> Finding:
    return Finding(
        rule="B3",
        variant=variant,
        severity=severity,
        place=Place(object=backup.id, field="restore"),
        services=users,
        params=params,
    )


def b4(view: Snapshot) -> Iterator[Told]:
    """No restore was tried within the year, or it took longer than is stated (IR 4.2.6, RTS 40.1)."""
    users_of_each: Users = {}
    for service in view.municipality.services:
        add_user(view, service, users_of_each)
        yield None
    for backup in view.municipality.backups:
        users = users_of(users_of_each, backup.copies_of)
        variant = _untried(view, backup) if users else None
        if variant is not None:
            yield _trial(view, backup, variant=variant, users=users)


def _untried(view: Snapshot, backup: Backup) -> str | None:
    """What is to be said of its last test; one that is only planned proves nothing yet."""
    latest = _tested(view, backup)
    months = view.municipality.settings.restore_test_months
    if latest is None:
        return "never" if known(backup.test_restore) is None else "undated"
    if latest + relativedelta(months=months) < view.today:
        return "long-ago"
    return "longer" if _took_longer(backup) else None


def _tested(view: Snapshot, backup: Backup) -> date | None:
    return backup.tested_on if backup.tested_on is not None and backup.tested_on <= view.today else None


def _took_longer(backup: Backup) -> bool:
    took, stated = known(backup.test_restore), known(backup.restore)
    return took is not None and stated is not None and took > stated


def _trial(view: Snapshot, backup: Backup, *, variant: str, users: tuple[str, ...]) -> Finding:
    params: dict[str, Param] = {
        "backup": backup.name,
        "services": Names(names=tuple(view.name(user) for user in users)),
        "months": Count(noun="months", number=view.municipality.settings.restore_test_months),
        "took": Span(minutes=known(backup.test_restore) or 0),
        "stated": Span(minutes=known(backup.restore) or 0),
    }
    latest = _tested(view, backup)
    if latest is not None:
        params["tested"] = latest
    return Finding(
        rule="B4",
        variant=variant,
        severity=Severity.WARNING,
        place=Place(object=backup.id, field="test_restore" if variant == "longer" else "tested_on"),
        services=users,
        params=params,
        notes=("took-longer",) if variant in {"long-ago", "undated"} and _took_longer(backup) else (),
    )
