"""Group F, the decision: is there an approved plan, is it still the plan of today, on paper, and read?"""

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from kontinuitet.analysis.drift import drift
from kontinuitet.analysis.rules.finding import Count, Finding, Names, Param, Severity
from kontinuitet.analysis.rules.people import has_left, roles_in_plan
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.changes import MUNICIPALITY
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place, known
from kontinuitet.domain.version import Version


def f1(view: Snapshot) -> Iterator[Finding]:
    """A critical service has no approved plan (ISO 22301 8.4.4)."""
    for service in view.municipality.services:
        if service.is_critical and service.id not in view.versions:
            yield _finding(service, rule="F1", variant="none", severity=Severity.ERROR, params={})


def f4(view: Snapshot) -> Iterator[Finding]:
    """The plan was not reviewed in time, or what it is bound to has changed since (IR 4.1.4, ISO 22301 8.6).

    A change since the decision is also what F5 would say; then this finding speaks for it.
    """
    for service, version in _approved(view):
        last, due = _review(view, service, version)
        changed = drift(version, view.municipality)
        variants = [*(["old"] if due < view.today else []), *(["drift"] if changed else [])]
        if not variants:
            continue
        params: dict[str, Param] = {
            **_decision(version),
            "last": last,
            "due": due,
            "changes": Count(noun="changed-values", number=len(changed)),
            "objects": Names(names=_names(view, version, changed)),
        }
        found = _finding(service, rule="F4", variant="-".join(variants), severity=Severity.WARNING, params=params)
        yield found.model_copy(update={"speaks_for": tuple(_older(service, version)) if changed else ()})


def _review(view: Snapshot, service: Service, version: Version) -> tuple[date, date]:
    """When the plan was last looked through as a whole, and the last day on which it should be again."""
    reviewed = service.reviewed_on
    again = reviewed if reviewed is not None and version.decided_on < reviewed <= view.today else None
    last = again or version.decided_on
    # The day set in the decision is met by a later review; a day set before the last review was for that one.
    set_days = (known(service.review_due), None if again else version.next_review)
    latest = last + relativedelta(months=view.municipality.settings.review_months)
    return last, min((latest, *(day for day in set_days if day is not None and day > last)))


def _names(view: Snapshot, version: Version, changed: tuple[Place, ...]) -> tuple[str, ...]:
    """The names of what has changed, the service first; of what is gone, the name that it had."""
    objects = dict.fromkeys(place.object for place in changed)
    today, then = view.municipality, version.plan
    return tuple(
        dict.fromkeys(
            today.name if item == MUNICIPALITY else (today if item in today.by_id else then).label(item)
            for item in objects
        )
    )


def f5(view: Snapshot) -> Iterator[Finding]:
    """Whoever wrote the plan has approved it (expert judgement); that it is older than a change is told by F4."""
    for service, version in _approved(view):
        if version.author.casefold() == version.approver.casefold():
            params = {**_decision(version), "person": version.approver}
            yield _finding(service, rule="F5", variant="same", severity=Severity.WARNING, params=params)


def _older(service: Service, version: Version) -> Iterator[Finding]:
    params = _decision(version)
    yield _finding(service, rule="F5", variant="older", severity=Severity.WARNING, params=params)


def f6(view: Snapshot) -> Iterator[Finding]:
    """No paper copy of the approved version, or of another version only (RTS 26.1 d, expert judgement)."""
    for service, version in _approved(view):
        copies = service.paper_copies
        if any(copy.version == version.number for copy in copies):
            continue
        params: dict[str, Param] = {
            **_decision(version),
            "places": Names(names=tuple(dict.fromkeys(copy.place for copy in copies if copy.place))),
            "newest": max((copy.version for copy in copies), default=0),
        }
        variant = "other" if copies else "none"
        found = _finding(service, rule="F6", variant=variant, severity=Severity.ERROR, params=params)
        yield found.model_copy(update={"place": Place(object=service.id, field="paper_copies")})


def f7(view: Snapshot) -> Iterator[Finding]:
    """People who hold roles in the plan have not acknowledged the version in force (expert judgement).

    Of a role without a known holder rule G1 tells, of a holder who has left rule G8.
    """
    for service, version in _approved(view):
        read = {row.person for row in service.acknowledgements if row.version == version.number}
        holders = dict.fromkeys(known(role.holder) for role in roles_in_plan(view, service))
        here = [one for one in holders if one in view.municipality.person and not has_left(view, one)]
        missing = [one for one in here if one not in read]
        if missing:
            params: dict[str, Param] = {
                **_decision(version),
                "people": Names(names=tuple(view.name(one) for one in missing)),
            }
            variant = "some" if len(missing) < len(here) else "none"
            found = _finding(service, rule="F7", variant=variant, severity=Severity.WARNING, params=params)
            yield found.model_copy(update={"place": Place(object=service.id, field="acknowledgements")})


def _approved(view: Snapshot) -> Iterator[tuple[Service, Version]]:
    for service in view.municipality.services:
        version = view.versions.get(service.id)
        if version is not None:
            yield service, version


def _decision(version: Version) -> dict[str, Param]:
    return {"version": version.number, "decided": version.decided_on}


def _finding(service: Service, *, rule: str, variant: str, severity: Severity, params: dict[str, Param]) -> Finding:
    """At the place of the review: there the plan is approved anew."""
    return Finding(
        rule=rule,
        variant=variant,
        severity=severity,
        place=Place(object=service.id, field="review_due"),
        services=(service.id,),
        params={"service": service.name, **params},
    )
