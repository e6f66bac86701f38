"""Rule I1: is it written down what must be reported, by whom and how?"""

from collections.abc import Iterator

from kontinuitet.analysis.rules.deliveries import INCIDENT_KINDS, names_of
from kontinuitet.analysis.rules.duties import concerned, personal_data
from kontinuitet.analysis.rules.finding import Finding, Names, Severity, Terms, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.changes import MUNICIPALITY
from kontinuitet.domain.followup import DutyScope, ReportingDuty
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.values import Place, Unknown, known

_FIELDS = {
    "duty-trigger": "trigger",
    "duty-receiver": "receiver",
    "duty-role": "role",
    "duty-nobody": "role",
    "duty-route": "route",
    "duty-deadline": "deadline",
    "duty-unknown-role": "role",
}
"""What a record can lack, in the order in which it is told, and the field in which it stands."""

_PLACES = {"route": "needs", "route-itself": "needs", "alone": "role"}
_SEVERITY = {"alone": Severity.WARNING, "unknown": Severity.INFORMATION}

_OWN_IT = frozenset({ResourceKind.SYSTEM, ResourceKind.IDENTITY})


def i1(view: Snapshot) -> Iterator[Told]:
    """No record of a duty to report, or one that lacks what is needed to do it (GDPR 33; NIS2 23).

    Which duties there are is the municipality's own data. That incidents with personal data are reported was read in
    the law; that a municipality falls under the law on cybersecurity was not (facts 2.1), so that its missing record
    is a warning that says to check. That a role has no holder or no deputy at all is G1.
    """
    yield from _without_record(view)
    for duty in view.municipality.duties:
        services = concerned(view, duty)
        if services:
            yield from _record(view, duty, services)
        yield None


# ---------------------------------------------------------------- no record at all


def _without_record(view: Snapshot) -> Iterator[Finding]:
    scopes = {duty.scope for duty in view.municipality.duties}
    if DutyScope.PERSONAL_DATA not in scopes:
        yield from _no_personal(view)
    if not scopes & {DutyScope.ALL, DutyScope.CRITICAL}:
        services = view.critical(view.users_of_any([one for one in _resources(view) if _is_it(view, one)]))
        if services:
            place = Place(object=MUNICIPALITY, field="duties")
            yield _none(view, "none-incident", services, place=place, severity=Severity.WARNING)


def _resources(view: Snapshot) -> tuple[str, ...]:
    return tuple(item.id for item in view.municipality.resources)


def _is_it(view: Snapshot, resource: str) -> bool:
    return view.kind(resource) in INCIDENT_KINDS


def _no_personal(view: Snapshot) -> Iterator[Finding]:
    """An error where personal data are known to be; else the unknown, of information that somebody uses."""
    held = [one for one in personal_data(view) if view.users_of_any((one,))]
    if held:
        place = Place(object=held[0], field="personal_data")
        yield _none(view, "none-personal", view.users_of_any(held), place=place, severity=Severity.ERROR)
        return
    unknown = [item for item in view.municipality.resources if item.kind is ResourceKind.INFORMATION]
    asked = [item for item in unknown if known(item.personal_data) is None and view.users_of_any((item.id,))]
    if asked:
        services = view.users_of_any([item.id for item in asked])
        place = Place(object=asked[0].id, field="personal_data")
        found = _none(view, "unknown-personal", services, place=place, severity=Severity.INFORMATION)
        params = {
            "resources": names_of(view, (item.id for item in asked)),
            "asking": view.asking(asked[0].personal_data),
        }
        yield found.model_copy(update={"params": {**found.params, **params}})


def _none(view: Snapshot, variant: str, services: tuple[str, ...], *, place: Place, severity: Severity) -> Finding:
    params = {"services": names_of(view, services)}
    return Finding(rule="I1", variant=variant, severity=severity, place=place, services=services, params=params)


# ---------------------------------------------------------------- a record that lacks something


def _record(view: Snapshot, duty: ReportingDuty, services: tuple[str, ...]) -> Iterator[Finding]:
    missing, unknown = tuple(_missing(view, duty)), tuple(_unknown(duty))
    needs, causes = _lost_route(view, duty, services)
    route = "route" if causes.names else "route-itself"
    variant = "lacks" if missing else route if needs else "alone" if _is_alone(view, duty) else "unknown"
    if variant == "unknown" and not unknown:
        return
    field = _PLACES.get(variant) or _FIELDS[(*missing, *unknown)[0]]
    asked = next((value for value in (duty.deadline, duty.role) if isinstance(value, Unknown)), None)
    yield Finding(
        rule="I1",
        variant=variant,
        severity=_SEVERITY.get(variant, Severity.ERROR),
        place=Place(object=duty.id, field=field),
        services=services,
        params={
            "duty": duty.name,
            "missing": Terms(keys=missing),
            "unknown": Terms(keys=unknown),
            "asking": view.asking(asked),
            "role": view.name(known(duty.role) or ""),
            "needs": names_of(view, needs),
            "causes": causes,
        },
        notes=(
            *((f"lost-{route}",) if needs and missing else ()),
            *(("also-unknown",) if unknown and variant != "unknown" else ()),
        ),
    )


def _missing(view: Snapshot, duty: ReportingDuty) -> Iterator[str]:
    if not duty.trigger:
        yield "duty-trigger"
    if not duty.receiver:
        yield "duty-receiver"
    if duty.role is None:
        yield "duty-role"
    yield from _reporters(view, known(duty.role))
    if not duty.route:
        yield "duty-route"


def _reporters(view: Snapshot, role: str | None) -> Iterator[str]:
    """Whether anybody whom the plan names for the role can be reached; a role with nobody at all is G1."""
    item = view.municipality.role.get(role or "")
    if item is None or isinstance(item.holder, Unknown):
        return
    if not view.reachable(item.id) and (known(item.holder) is not None or item.deputies):
        yield "duty-nobody"


def _is_alone(view: Snapshot, duty: ReportingDuty) -> bool:
    """Whether only one of those named for the role can be reached; nobody named as holder or deputy is G1."""
    item = view.municipality.role.get(known(duty.role) or "")
    if item is None or known(item.holder) is None or not item.deputies:
        return False
    return len(view.contacts(item.id)) == 1


def _unknown(duty: ReportingDuty) -> Iterator[str]:
    if duty.deadline is None or isinstance(duty.deadline, Unknown):
        yield "duty-deadline"
    if isinstance(duty.role, Unknown):
        yield "duty-unknown-role"


def _lost_route(view: Snapshot, duty: ReportingDuty, services: tuple[str, ...]) -> tuple[tuple[str, ...], Names]:
    """What the route needs that goes when own IT does, and what takes it along.

    Own IT falls when a system or the login does: the thing itself, or what takes one of them with it. A telephone
    that goes alone with its own net is another matter.
    """
    if not duty.needs:
        return (), Names(names=())
    used = {needed for service in services for needed in view.reach(service)}
    causes = [one for one in _resources(view) if one in used and _is_it(view, one)]
    lost = {need: [one for one in causes if _takes_both(view, one, need)] for need in duty.needs}
    needs = tuple(need for need, found in lost.items() if found)
    return needs, names_of(view, (one for need in needs for one in lost[need] if one not in needs), either=True)


def _takes_both(view: Snapshot, cause: str, need: str) -> bool:
    if cause != need and not view.takes(need, cause=cause):
        return False
    own = (one for one in _resources(view) if view.kind(one) in _OWN_IT and view.users_of_any((one,)))
    return any(one == cause or view.takes(one, cause=cause) for one in own)
