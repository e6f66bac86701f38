"""Reporting duties as the rules see them: whom they concern, and how long the municipality itself takes."""

from kontinuitet.analysis.rules.finding import Span
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.followup import Certainty, DutyScope, ReportingDuty
from kontinuitet.domain.values import Unknown, known


def personal_data(view: Snapshot) -> tuple[str, ...]:
    """The resources that are known to hold personal data."""
    return tuple(item.id for item in view.municipality.resources if item.personal_data is True)


def concerned(view: Snapshot, duty: ReportingDuty) -> tuple[str, ...]:
    """The services that a duty concerns, in stored order."""
    if duty.scope is DutyScope.PERSONAL_DATA:
        return view.users_of_any(personal_data(view))
    every = (service.id for service in view.municipality.services)
    return view.critical(every) if duty.scope is DutyScope.CRITICAL else tuple(every)


def handling(view: Snapshot, duty: ReportingDuty) -> tuple[Span, bool]:
    """From reading to a sent report: the duty's own time, else the municipality's; whether all of it is known.

    An unknown time counts as none, so that what is found is at least true.
    """
    if isinstance(duty.handling, Unknown):
        return Span(minutes=0), False
    own = known(duty.handling)
    return Span(minutes=view.municipality.settings.handling if own is None else own), True


def caution(duty: ReportingDuty) -> tuple[str, ...]:
    """The sentences of care: only what was read in the official text stands as law (facts, certainty A)."""
    if duty.certainty is Certainty.A:
        return ()
    return ("check", *(("stated",) if duty.source and duty.stated_on else ()))
