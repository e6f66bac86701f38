"""Rule D4: what a supplier has promised to tell of an incident, and whether it is in time for a report."""

from collections.abc import Iterator, Sequence

from kontinuitet.analysis.rules.deliveries import INCIDENT_KINDS, parties
from kontinuitet.analysis.rules.duties import caution, concerned, handling
from kontinuitet.analysis.rules.finding import Finding, Param, Severity, Span, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.followup import DutyStart, ReportingDuty
from kontinuitet.domain.supplier import Agreement, DutyStatus, IncidentDuty
from kontinuitet.domain.values import NotApplicable, Place, Promise, known

Duties = Sequence[tuple[ReportingDuty, frozenset[str]]]
"""The reporting duties with a known deadline, each with the services that it concerns."""


def d4(view: Snapshot) -> Iterator[Told]:
    """The supplier owes no notice of an incident, or tells too late for a report (GDPR 33, NIS2 23, DORA 30.3 b).

    The time of the notice is part of a deadline only if that is counted from when the incident *occurred*. A deadline
    that is counted from when it was detected, or judged to be significant, does not run before the municipality
    knows: there the supplier's time takes nothing from it, and the municipality's own part is what I2 adds up.
    """
    duties = [(duty, frozenset(concerned(view, duty))) for duty in _dated(view)]
    for agreement in view.municipality.agreements:
        users = view.users_of_any([item for item in agreement.covers if view.kind(item) in INCIDENT_KINDS])
        concerning = [(duty, services) for duty, services in duties if services.intersection(users)]
        if users and (concerning or view.critical(users)):
            yield from _notice(view, agreement, users=users, duties=concerning)
        yield None


def _dated(view: Snapshot) -> Iterator[ReportingDuty]:
    return (duty for duty in view.municipality.duties if known(duty.deadline) is not None)


def _notice(view: Snapshot, agreement: Agreement, *, users: tuple[str, ...], duties: Duties) -> Iterator[Finding]:
    status, notice = agreement.status(IncidentDuty.NOTIFY), known(agreement.notice)
    if status is DutyStatus.MISSING or (notice is None and isinstance(agreement.notice, NotApplicable)):
        yield _owed(view, agreement, users=users, variant="missing")
    elif notice is None:
        variant = "bad" if status is DutyStatus.BAD else "unknown"
        yield _owed(view, agreement, users=users, variant=variant)
    elif (duty := _first_missed(view, agreement, notice, duties)) is not None:
        yield _late(view, agreement, notice=notice, duty=duty).model_copy(update={"services": users})
    elif status is DutyStatus.BAD:
        yield _owed(view, agreement, users=users, variant="bad")


def _owed(view: Snapshot, agreement: Agreement, *, users: tuple[str, ...], variant: str) -> Finding:
    severity = {"missing": Severity.ERROR, "bad": Severity.WARNING, "unknown": Severity.INFORMATION}[variant]
    item = "" if variant == "unknown" else IncidentDuty.NOTIFY
    return Finding(
        rule="D4",
        variant=variant,
        severity=severity,
        place=Place(object=agreement.id, field="duties" if item else "notice", item=item),
        services=users,
        params={**parties(view, agreement, users), "asking": view.asking(agreement.notice)},
    )


def misses(view: Snapshot, agreement: Agreement, notice: Promise, duty: ReportingDuty) -> bool:
    """Whether notice in real time and the municipality's own handling go beyond a deadline that runs meanwhile."""
    if duty.starts is not DutyStart.OCCURRED:
        return False
    return view.real(notice, agreement).minutes + handling(view, duty)[0].minutes > (known(duty.deadline) or 0)


def _first_missed(view: Snapshot, agreement: Agreement, notice: Promise, duties: Duties) -> ReportingDuty | None:
    """Of the duties whose deadlines are missed the one with the shortest."""
    missed = (duty for duty, _ in duties if misses(view, agreement, notice, duty))
    return min(missed, key=lambda duty: known(duty.deadline) or 0, default=None)


def _late(view: Snapshot, agreement: Agreement, *, notice: Promise, duty: ReportingDuty) -> Finding:
    real, (own, is_known) = view.real(notice, agreement), handling(view, duty)
    params: dict[str, Param] = {
        **parties(view, agreement, ()),
        **real.params(),
        "promise": notice,
        "handling": own,
        "total": Span(minutes=real.minutes + own.minutes),
        "deadline": Span(minutes=known(duty.deadline) or 0),
        "duty": duty.name,
        "source": duty.source,
    }
    if duty.stated_on:
        params["stated"] = duty.stated_on
    return Finding(
        rule="D4",
        variant="late",
        severity=Severity.ERROR,
        place=Place(object=agreement.id, field="notice"),
        params=params,
        notes=(*real.notes(), *(() if is_known else ("handling-unknown",)), *caution(duty)),
    )
