"""Rules H2 and H3: what was really seen of how a service comes back, against what the plan wishes."""

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from kontinuitet.analysis.rules.exercises import latest_exercise
from kontinuitet.analysis.rules.finding import Count, Finding, Param, Severity, Span, Term, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.disturbance import Proof, SeenRecovery
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place, known


def h2(view: Snapshot) -> Iterator[Finding]:
    """The recovery last seen took longer than the RTO, or than the MTPD, which is said first (ISO 22301 8.5, 8.6).

    Only what was seen in an outage, a restore test, a switch-over or a run by hand counts; a seminar never does. A
    newer sight of the same kind supersedes an older one.
    """
    for service in view.municipality.services:
        worst = max(_latest_seen(view, service), key=lambda seen: seen.minutes, default=None)
        if worst is not None and (variant := _broken(service, worst.minutes)):
            yield _longer(service, worst, variant=variant)


def _latest_seen(view: Snapshot, service: Service) -> Iterator[SeenRecovery]:
    """The latest that was seen of coming back, and of going on by hand: neither says anything of the other."""
    for by_hand in (False, True):
        seen = [one for one in service.seen if (one.proof is Proof.BY_HAND) is by_hand and one.on <= view.today]
        if seen:
            yield max(seen, key=lambda one: (one.on, one.minutes))


def _broken(service: Service, minutes: int) -> str:
    """Which of the decided limits it was beyond: both, one of them, or none."""
    rto, mtpd = known(service.rto), known(service.mtpd)
    broken = [("mtpd", mtpd is not None and minutes > mtpd), ("rto", rto is not None and minutes > rto)]
    return "-".join(limit for limit, is_broken in broken if is_broken)


def _longer(service: Service, seen: SeenRecovery, *, variant: str) -> Finding:
    params: dict[str, Param] = {
        "service": service.name,
        "seen": Span(minutes=seen.minutes),
        "proof": Term(key=f"proof.{seen.proof.value}"),
        "day": seen.on,
    }
    for limit in ("rto", "mtpd"):
        minutes = known(getattr(service, limit))
        params |= {limit: Span(minutes=minutes)} if minutes is not None else {}
    return Finding(
        rule="H2",
        variant=variant,
        severity=Severity.ERROR,
        place=Place(object=service.id, field="rto" if "rto" in variant else "mtpd"),
        services=(service.id,),
        params=params,
        notes=("by-hand",) if seen.proof is Proof.BY_HAND else (),
    )


def h3(view: Snapshot) -> Iterator[Told]:
    """A critical service that was exercised, but of which nothing was tried in earnest for 18 months (ISO 22398).

    Tried in earnest: its recovery was seen, a reserve routine of it was run, or something that it needs itself
    was recovered or restored in a test.
    """
    months = view.municipality.settings.seminar_months
    since = view.today - relativedelta(months=months)
    proven = _proven_things(view, since)
    for service in view.municipality.services:
        latest = latest_exercise(view, service)
        # A service that was not even discussed is told of by H1.
        if not service.is_critical or latest is None or latest < since or _is_tried(view, service, since):
            continue
        if not any(needed in proven for edge in service.dependencies for needed in edge.needs):
            yield _discussed(service, latest, months)
        yield None


def _proven_things(view: Snapshot, since: date) -> set[str]:
    """What was recovered or restored in a test since a day."""
    plan = view.municipality
    recovered = {
        item.id
        for item in plan.resources
        if known(item.tested_recovery) is not None and _is_since(view, item.tested_on, since)
    }
    restored = {
        copied for backup in plan.backups if _is_since(view, backup.tested_on, since) for copied in backup.copies_of
    }
    return recovered | restored


def _is_since(view: Snapshot, day: date | None, since: date) -> bool:
    return day is not None and since <= day <= view.today


def _is_tried(view: Snapshot, service: Service, since: date) -> bool:
    days = [*(seen.on for seen in service.seen), *(routine.tried_on for routine in service.workarounds)]
    return any(_is_since(view, day, since) for day in days)


def _discussed(service: Service, latest: date, months: int) -> Finding:
    return Finding(
        rule="H3",
        variant="discussed",
        severity=Severity.WARNING,
        place=Place(object=service.id, field="seen"),
        services=(service.id,),
        params={"service": service.name, "latest": latest, "months": Count(noun="months", number=months)},
    )
