"""Group H: has the plan ever been tried?"""

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from kontinuitet.analysis.rules.finding import Count, Finding, Param, Severity
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place


def h1(view: Snapshot) -> Iterator[Finding]:
    """No exercise within the year, two years if not critical (IR 4.1.4, DORA 11.6 a, ISO 22301 8.5). Seminars count."""
    for service in view.municipality.services:
        months = view.municipality.settings.exercise_months * (1 if service.is_critical else 2)
        latest = latest_exercise(view, service)
        if latest is None or latest + relativedelta(months=months) < view.today:
            yield _not_exercised(service, latest=latest, months=months)


def latest_exercise(view: Snapshot, service: Service) -> date | None:
    """When a service was last exercised, in this program or as somebody wrote down; a planned day proves nothing."""
    dates = (service.exercised_on, view.exercised.get(service.id))
    return max((day for day in dates if day is not None and day <= view.today), default=None)


def _not_exercised(service: Service, *, latest: date | None, months: int) -> Finding:
    params: dict[str, Param] = {"service": service.name, "months": Count(noun="months", number=months)}
    if latest is not None:
        params["latest"] = latest
    return Finding(
        rule="H1",
        variant="never" if latest is None else "long-ago",
        severity=Severity.WARNING,
        place=Place(object=service.id, field="exercised_on"),
        services=(service.id,),
        params=params,
    )
