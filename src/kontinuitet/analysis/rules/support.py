"""Rule D3: services that run when nobody can be called."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from kontinuitet.analysis.consequences import consequences
from kontinuitet.analysis.effects import MINUTE, Effect
from kontinuitet.analysis.hours import worst_start
from kontinuitet.analysis.rules.deliveries import names_of, parties
from kontinuitet.analysis.rules.finding import Finding, Param, Severity, Span, Term, Told
from kontinuitet.analysis.rules.opening import is_always_open, longest_wait, wait
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.calendar import Calendar, Moment
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import Place, Unknown, known


def d3(view: Snapshot) -> Iterator[Told]:
    """A service runs when the supplier's support is closed, and nobody of our own is on call (expert judgement).

    Only where that is too long: what the agreement covers is gone until support opens and for the promised recovery
    after that, and the service then is away for longer than its recovery time. An error if it is so from the
    reference moment, a warning if only from the worst moment of the year. A supplier that has promised to begin
    within an ordinary time has somebody on call. Not known is who else could, or when support is open: that is said
    as an unknown. Where the promise itself is in support hours that are too long, D2 speaks for this.
    """
    for agreement in view.municipality.agreements:
        response = known(agreement.response)
        if response is None or response.support:
            yield from _closed(view, agreement)
        yield None


@dataclass(frozen=True)
class Away:
    """How long what an agreement covers is gone when it falls at a moment, and which running services that breaks."""

    when: Moment | datetime
    minutes: int
    services: tuple[str, ...]


@dataclass(frozen=True)
class Support:
    """An agreement whose support is closed at times, and what of it nothing else covers then."""

    agreement: Agreement
    calendar: Calendar
    resources: tuple[str, ...]
    closed: tuple[datetime, int]

    @property
    def eves(self) -> bool:
        """Whether support is open on the eves."""
        return known(self.agreement.eves_open) is True


def _closed(view: Snapshot, agreement: Agreement) -> Iterator[Told]:
    calendar, eves = view.municipality.calendar(agreement.support), known(agreement.eves_open) is True
    closed = None if calendar is None else longest_wait(calendar, view.today, eves_open=eves)
    resources = tuple(item for item in agreement.covers if not _covered_otherwise(view, agreement, item))
    if calendar is None or closed is None:
        yield from _unknown_support(view, agreement, resources)
    elif closed[1] and resources:
        support = Support(agreement, calendar, resources, closed)
        away = _from_reference(view, support)
        yield None
        away = away or _from_worst(view, support)
        if away is not None:
            yield _finding(view, support, away)


def _covered_otherwise(view: Snapshot, agreement: Agreement, resource: str) -> bool:
    """Whether another agreement on the same thing has support at every hour, or somebody of our own is on call."""
    for other in view.municipality.agreements_for(resource):
        calendar, eves = view.municipality.calendar(other.support), known(other.eves_open) is True
        if known(other.on_call) is not None:
            return True
        if calendar and other is not agreement and is_always_open(calendar, view.today, eves_open=eves):
            return True
    return False


def _from_reference(view: Snapshot, support: Support) -> Away | None:
    """If support is closed at the reference moment: what its fall then breaks of what runs at that moment."""
    closed = wait(support.calendar, view.start, eves_open=support.eves)
    if not closed:
        return None
    recovery = known(support.agreement.recovery)
    length = closed + (recovery.minutes if recovery else 0)
    if recovery and recovery.support:
        length = view.real(recovery, support.agreement).minutes
    running = _running(view, support, lambda calendar: wait(calendar, view.start) == 0)
    services = _broken(view, support, running, start=view.start, length=length)
    return Away(view.municipality.settings.reference, length, services) if services else None


def _from_worst(view: Snapshot, support: Support) -> Away | None:
    """What a fall at the worst moment of the coming year breaks of what always runs."""
    recovery, (start, length) = known(support.agreement.recovery), support.closed
    if recovery and recovery.support:
        found = worst_start(recovery, support.calendar, view.today, eves_open=support.eves)
        start, length = found or (start, length)
    elif recovery:
        length += recovery.minutes
    running = _running(view, support, lambda calendar: is_always_open(calendar, view.today))
    services = _broken(view, support, running, start=start, length=length)
    return Away(start, length, services) if services else None


def _running(view: Snapshot, support: Support, runs: Callable[[Calendar], bool]) -> frozenset[str]:
    """The services with a recovery time that are known to run then; hours that nobody has entered are not known."""
    users = (view.municipality.service[one] for one in view.users_of_any(support.resources))
    timed = ((one.id, view.municipality.calendar(one.hours)) for one in users if known(one.rto) is not None)
    return frozenset(one for one, calendar in timed if calendar is not None and runs(calendar))


def _broken(
    view: Snapshot, support: Support, running: frozenset[str], *, start: datetime, length: int
) -> tuple[str, ...]:
    """Those that are away for longer than their recovery time when what is covered is gone for so many minutes."""
    if not running:
        return ()
    effects = tuple(Effect(target=one) for one in support.resources)
    fall = consequences(view.network, effects, start=start, length=length * MINUTE)
    rto = {one: (known(view.municipality.service[one].rto) or 0) * MINUTE for one in running}
    return tuple(one for one in fall.stopped if one in rto and (fall.longest(one) or 0) > rto[one])


def _finding(view: Snapshot, support: Support, away: Away) -> Finding:
    agreement = support.agreement
    params: dict[str, Param] = {
        **parties(view, agreement, away.services),
        "resources": names_of(view, support.resources),
        "asking": view.asking(agreement.on_call),
        "when": away.when,
        "away": Span(minutes=away.minutes),
        "done": Term(key="fault-mended" if known(agreement.recovery) else "fault-begun"),
        "closed_from": support.closed[0],
        "closed": Span(minutes=support.closed[1]),
    }
    unknown, at_reference = isinstance(agreement.on_call, Unknown), isinstance(away.when, Moment)
    return Finding(
        rule="D3",
        variant="unknown-on-call" if unknown else "closed",
        severity=Severity.INFORMATION if unknown else Severity.ERROR if at_reference else Severity.WARNING,
        place=Place(object=agreement.id, field="on_call"),
        services=away.services,
        params=params,
        notes=("support-closed",),
    )


def _unknown_support(view: Snapshot, agreement: Agreement, resources: tuple[str, ...]) -> Iterator[Finding]:
    """Support hours that nobody has entered; D2 asks for them where a promise is counted in them."""
    recovery = known(agreement.recovery)
    users = (view.municipality.service[one] for one in view.critical(view.users_of_any(resources)))
    hours = ((one.id, view.municipality.calendar(one.hours)) for one in users)
    running = tuple(one for one, calendar in hours if calendar and is_always_open(calendar, view.today))
    if running and not (recovery and recovery.support):
        yield Finding(
            rule="D3",
            variant="unknown-support",
            severity=Severity.INFORMATION,
            place=Place(object=agreement.id, field="support"),
            services=running,
            params={**parties(view, agreement, running), "asking": view.asking(agreement.support)},
        )
