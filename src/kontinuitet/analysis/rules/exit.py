"""Rule D6: leaving a supplier, or being left by one."""

from collections.abc import Iterable, Iterator

from kontinuitet.analysis.rules.deliveries import (
    DATA_KINDS,
    INCIDENT_KINDS,
    covers_any,
    critical_users,
    has_asker,
    names_of,
    parties,
    services_of,
    weightiest,
)
from kontinuitet.analysis.rules.finding import Finding, Param, Severity, Span, Terms, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.supplier import Agreement, DutyStatus, IncidentDuty
from kontinuitet.domain.values import NotApplicable, Place, Unknown, known

_PLACES = {"short": "notice_period", "no-plan": "exit_plan", "no-return": "return_format"}
"""What can be wrong, the worst first, and the field that says so."""

_ASKED = ("notice_period", "exit_time", "exit_plan", "return_format")


def d6(view: Snapshot) -> Iterator[Told]:
    """Notice shorter than it takes to move, no exit plan, no agreed return of data (DORA 28.8, 30.3 f; IR 5.1.4 h).

    Only agreements that a critical service rests on, and only one finding for each. What is not known is asked for of
    what an IT incident can strike, in one finding for all agreements of which nobody is to find out; a return of data
    is asked for only of systems and information.
    """
    unasked: list[Agreement] = []
    for agreement in view.municipality.agreements:
        users = critical_users(view, agreement)
        wrong, unknown = tuple(_wrong(view, agreement)), tuple(_unknown(view, agreement))
        if users and wrong:
            yield _exit(view, agreement, users, wrong=wrong, unknown=unknown)
        elif users and unknown and has_asker(*(getattr(agreement, field) for field in unknown)):
            yield _exit(view, agreement, users, wrong=(), unknown=unknown)
        elif users and unknown:
            unasked.append(agreement)
        yield None
    if unasked:
        yield _unasked(view, weightiest(view, unasked))


def _exit(
    view: Snapshot,
    agreement: Agreement,
    users: tuple[str, ...],
    *,
    wrong: tuple[str, ...],
    unknown: tuple[str, ...],
) -> Finding:
    first = wrong[0] if wrong else "unknown"
    also = ("also-unknown",) if wrong and unknown else ()
    return Finding(
        rule="D6",
        variant=first,
        severity=Severity.ERROR if wrong else Severity.INFORMATION,
        place=Place(object=agreement.id, field=_PLACES[first] if wrong else unknown[0]),
        services=users,
        params=_params(view, agreement, users=users, unknown=unknown),
        notes=(*(f"exit-{one}" for one in wrong[1:]), *also),
    )


def _unasked(view: Snapshot, agreements: list[Agreement]) -> Finding:
    fields = {field: None for agreement in agreements for field in _unknown(view, agreement)}
    services = services_of(view, agreements)
    return Finding(
        rule="D6",
        variant="unasked",
        severity=Severity.INFORMATION,
        place=Place(object=agreements[0].id, field=next(_unknown(view, agreements[0]))),
        services=services,
        params={
            "agreements": names_of(view, (one.id for one in agreements)),
            "services": names_of(view, services),
            "unknown": Terms(keys=_terms(field for field in _ASKED if field in fields)),
        },
    )


def _terms(fields: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"exit-{field.replace('_', '-')}" for field in fields)


def _wrong(view: Snapshot, agreement: Agreement) -> Iterator[str]:
    notice, leaving = known(agreement.notice_period), known(agreement.exit_time)
    if notice is not None and leaving is not None and notice < leaving:
        yield "short"
    if agreement.exit_plan is False:
        yield "no-plan"
    owed = agreement.status(IncidentDuty.RETURN_DATA)
    if covers_any(view, agreement, DATA_KINDS) and owed in {DutyStatus.MISSING, DutyStatus.BAD}:
        # A form that is stated is what the duty would have been about.
        yield from () if agreement.return_format else ("no-return",)


def _unknown(view: Snapshot, agreement: Agreement) -> Iterator[str]:
    """The fields that nobody has answered; "does not apply" is an answer."""
    if not covers_any(view, agreement, INCIDENT_KINDS):
        return
    times = ("notice_period", "exit_time")
    if not any(isinstance(getattr(agreement, field), NotApplicable) for field in times):
        yield from (field for field in times if known(getattr(agreement, field)) is None)
    if known(agreement.exit_plan) is None:
        yield "exit_plan"
    has_data = covers_any(view, agreement, DATA_KINDS) and not agreement.return_format
    if has_data and agreement.status(IncidentDuty.RETURN_DATA) is DutyStatus.UNKNOWN:
        yield "return_format"


def _params(
    view: Snapshot, agreement: Agreement, *, users: tuple[str, ...], unknown: tuple[str, ...]
) -> dict[str, Param]:
    notice, leaving = known(agreement.notice_period) or 0, known(agreement.exit_time) or 0
    asked = (getattr(agreement, field) for field in _ASKED)
    return {
        **parties(view, agreement, users),
        "notice_period": Span(minutes=notice),
        "exit_time": Span(minutes=leaving),
        "gap": Span(minutes=max(leaving - notice, 0)),
        "unknown": Terms(keys=_terms(unknown)),
        "asking": view.asking(next((value for value in asked if isinstance(value, Unknown)), None)),
    }
