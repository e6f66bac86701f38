"""Rule I2: is there time to report, from the supplier's notice through the mailbox to a sent report?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kontinuitet.analysis.holidays import STOCKHOLM
from kontinuitet.analysis.hours import real_minutes
from kontinuitet.analysis.rules.deliveries import INCIDENT_KINDS, names_of
from kontinuitet.analysis.rules.duties import caution, concerned, handling
from kontinuitet.analysis.rules.finding import Finding, Param, Severity, Span, Told
from kontinuitet.analysis.rules.notice import misses
from kontinuitet.analysis.rules.opening import longest_wait, wait
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.calendar import Calendar
from kontinuitet.domain.followup import DutyStart, ReportingDuty
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import Place, Promise, Unknown, known


def i2(view: Snapshot) -> Iterator[Told]:
    """Notice, reception, assessment and decision together are longer than a deadline (expert judgement).

    Which links count depends on from when the duty is counted: from *occurred* all of them, with the slowest supplier
    whose own notice is not already too late (D4 tells that); from *detected* what follows once the notice has come
    in; from *judged significant* only the municipality's own handling. An error if it is so from the reference
    moment, a warning if only from the worst moment of the coming year. Deadlines are the municipality's own data.
    """
    unread: list[ReportingDuty] = []
    for duty in view.municipality.duties:
        services = concerned(view, duty)
        agreements = _telling(view, services)
        if known(duty.deadline) is None or not agreements:
            continue
        calendar = view.municipality.calendar(duty.reception)
        if duty.starts is not DutyStart.JUDGED and (calendar is None or wait(calendar, view.start) is None):
            unread.append(duty)
        yield from _chain(view, duty, services, agreements=agreements, calendar=calendar)
        yield None
    if unread:
        yield _unknown_reception(view, unread)


def _telling(view: Snapshot, services: Sequence[str]) -> tuple[Agreement, ...]:
    """The agreements on what an IT incident can strike, if one of the services needs it."""
    wanted = frozenset(services)
    return tuple(
        agreement
        for agreement in view.municipality.agreements
        if wanted.intersection(view.users_of_any([one for one in agreement.covers if view.kind(one) in INCIDENT_KINDS]))
    )


@dataclass(frozen=True)
class Chain:
    """One way that it can go: begun at a moment, told after ``notice`` minutes, read after ``read`` more."""

    start: datetime
    notice: int
    read: int
    handling: int
    agreement: Agreement | None = None

    @property
    def total(self) -> int:
        """Minutes from the moment from which the deadline is counted to a sent report."""
        return self.notice + self.read + self.handling


def _chain(
    view: Snapshot,
    duty: ReportingDuty,
    services: tuple[str, ...],
    *,
    agreements: tuple[Agreement, ...],
    calendar: Calendar | None,
) -> Iterator[Finding]:
    deadline, (own, is_known) = known(duty.deadline) or 0, handling(view, duty)
    tellers: list[Agreement | None] = [None]
    if duty.starts is DutyStart.OCCURRED:
        tellers += [one for one in agreements if not _told_by_d4(view, one, duty)]
    reads = None if duty.starts is DutyStart.JUDGED else calendar
    ways = [way for teller in tellers for way in _ways(view, teller, reads, own.minutes)]
    here = max((way for way in ways if way.start == view.start), key=_weight)
    worst = max(ways, key=_weight)
    told = here if here.total > deadline else worst
    if told.total > deadline:
        yield _finding(view, duty, services, told=told, worst=worst)
    elif not is_known:
        yield _unknown_handling(view, duty, services)


def _weight(way: Chain) -> tuple[int, int]:
    """Of ways that take as long the one with a supplier in it says more."""
    return way.total, way.notice


def _told_by_d4(view: Snapshot, agreement: Agreement, duty: ReportingDuty) -> bool:
    notice = known(agreement.notice)
    return notice is None or misses(view, agreement, notice, duty)


def _ways(view: Snapshot, agreement: Agreement | None, calendar: Calendar | None, own: int) -> Iterator[Chain]:
    """From the reference moment, and from those moments of the year at which one of the waits is longest."""
    notice = known(agreement.notice) if agreement else None
    starts = [view.start]
    longest = None if calendar is None else longest_wait(calendar, view.today)
    if longest is not None:
        # What is promised in ordinary time can come in just when the mailbox has closed for longest.
        starts.append(_later(longest[0], -notice.minutes if notice and not notice.support else 0))
    if notice and notice.support and agreement and (worst := view.real(notice, agreement).worst):
        starts.append(worst[0])
    for start in starts:
        told = 0 if notice is None or agreement is None else _tells_after(view, notice, agreement, start)
        read = 0 if calendar is None else wait(calendar, _later(start, told)) or 0
        yield Chain(start, told, read, own, agreement)


def _tells_after(view: Snapshot, notice: Promise, agreement: Agreement, start: datetime) -> int:
    """Real minutes until the supplier has told; support hours that nobody has entered count as ordinary time."""
    calendar, eves = view.municipality.calendar(agreement.support), known(agreement.eves_open) is True
    real = real_minutes(notice, calendar, start, eves_open=eves)
    return notice.minutes if real is None else real


def _later(moment: datetime, minutes: int) -> datetime:
    """That many minutes of real time later; two moments in the same zone are added as their clocks show."""
    return (moment.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(STOCKHOLM)


def _finding(view: Snapshot, duty: ReportingDuty, services: tuple[str, ...], *, told: Chain, worst: Chain) -> Finding:
    here = told.start == view.start
    variant = "own" if not told.read and not told.notice else "occurred" if told.notice else "detected"
    params: dict[str, Param] = {
        "duty": duty.name,
        "deadline": Span(minutes=known(duty.deadline) or 0),
        "start": told.start,
        "sent": _later(told.start, told.total),
        "notice": Span(minutes=told.notice),
        "read": Span(minutes=told.read),
        "handling": Span(minutes=told.handling),
        "total": Span(minutes=told.total),
        "supplier": view.name(told.agreement.supplier) if told.agreement else "",
        "agreement": told.agreement.name if told.agreement else "",
        "worst_start": worst.start,
        "worst": Span(minutes=worst.total),
        "source": duty.source,
    }
    if duty.stated_on:
        params["stated"] = duty.stated_on
    unsure = isinstance(duty.handling, Unknown)
    return Finding(
        rule="I2",
        variant=variant,
        severity=Severity.ERROR if here else Severity.WARNING,
        place=Place(object=duty.id, field="reception" if told.read else "handling"),
        services=services,
        params=params,
        notes=(
            *(("worst",) if worst.total > told.total else ()),
            *(("handling-unknown",) if unsure else ()),
            *(("clock-start",) if duty.starts is DutyStart.DETECTED and told.read else ()),
            *caution(duty),
        ),
    )


def _unknown_handling(view: Snapshot, duty: ReportingDuty, services: tuple[str, ...]) -> Finding:
    return Finding(
        rule="I2",
        variant="unknown-handling",
        severity=Severity.INFORMATION,
        place=Place(object=duty.id, field="handling"),
        services=services,
        params={"duty": duty.name, "asking": view.asking(duty.handling)},
    )


def _unknown_reception(view: Snapshot, duties: list[ReportingDuty]) -> Finding:
    services = {one: None for duty in duties for one in concerned(view, duty)}
    return Finding(
        rule="I2",
        variant="unknown-reception",
        severity=Severity.INFORMATION,
        place=Place(object=duties[0].id, field="reception"),
        services=tuple(services),
        params={"duties": names_of(view, (duty.id for duty in duties)), "asking": view.asking(None)},
    )
