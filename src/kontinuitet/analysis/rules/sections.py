"""Group F, the contents: does the plan say all that somebody needs who has to use it, and who may read it?"""

from collections.abc import Iterator

from kontinuitet.analysis.rules.finding import Finding, Severity, Terms
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.secrecy import SecrecyLevel
from kontinuitet.domain.service import Activation, Service
from kontinuitet.domain.values import Place, Unknown


def f2(view: Snapshot) -> Iterator[Finding]:
    """Sections that a plan must have are missing (IR 4.1.2 a-h, RTS 24.1 a iv); one finding for each service.

    Of a service that is not critical, nothing is said before somebody has begun to write its plan.
    """
    for service in view.municipality.services:
        if not (service.is_critical or _is_begun(view, service)):
            continue
        sections = tuple(_sections(view, service))
        missing = [(name, place) for name, place, value in sections if value is None or value in ("", ())]
        unknown = [(name, place) for name, place, value in sections if isinstance(value, Unknown)]
        if missing or unknown:
            yield _incomplete(service, missing=missing, unknown=unknown)


def _sections(view: Snapshot, service: Service) -> Iterator[tuple[str, Place, object]]:
    """Each section with the field that decides whether it is there, in the order of the work."""
    activation, returning = service.activation, service.returning
    alert_list = activation.alert_list if activation.alert_list in view.municipality.alert_list else None
    for name, field, part, value in (
        ("resources", "dependencies", "", service.dependencies),
        ("criteria", "activation", "criteria", activation.criteria),
        ("decider", "activation", "decider", activation.decider),
        ("contacts", "activation", "alert_list", alert_list),
        ("deactivation", "activation", "deactivation", activation.deactivation),
        ("roles", "owner", "", service.owner),
        ("communication", "communication", "", service.communication),
        ("recovery", "recovery", "", service.recovery),
        ("return", "returning", "declares", returning.declares),
    ):
        yield name, Place(object=service.id, field=field, part=part), value


def _is_begun(view: Snapshot, service: Service) -> bool:
    """Whether anything is written that only a plan holds."""
    written = (service.workarounds, service.tasks, service.documentation, service.communication, service.recovery)
    return any(written) or service.activation != Activation() or service.id in view.versions


def _incomplete(service: Service, *, missing: list[tuple[str, Place]], unknown: list[tuple[str, Place]]) -> Finding:
    """An unknown is no missing section: somebody has asked. It jumps to the first field that is missing."""
    is_error = bool(missing) and service.is_critical
    return Finding(
        rule="F2",
        variant="missing" if missing else "unknown",
        severity=Severity.ERROR if is_error else Severity.WARNING,
        place=(missing or unknown)[0][1],
        services=(service.id,),
        params={
            "service": service.name,
            "missing": Terms(keys=tuple(f"section-{name}" for name, _ in missing)),
            "unknown": Terms(keys=tuple(f"section-{name}" for name, _ in unknown)),
        },
        notes=("also-unknown",) if missing and unknown else (),
    )


def f8(view: Snapshot) -> Iterator[Finding]:
    """Nobody has assessed what of the plan is secret, or a secret part has no ground in law (OSL 18:13, 15:2)."""
    for service in view.municipality.services:
        if service.secrecy_assessed is None and (service.dependencies or service.risks or _is_begun(view, service)):
            yield _secrecy(service, variant="not-assessed", place=Place(object=service.id, field="secrecy_assessed"))
        for mark in service.secrecy:
            if mark.level is SecrecyLevel.SECRET and not mark.ground:
                place = Place(object=service.id, field="secrecy", item=mark.id.value, part="ground")
                found = _secrecy(service, variant="no-ground", place=place)
                part = Terms(keys=(f"part-{mark.id.value}",))
                yield found.model_copy(update={"params": {**found.params, "part": part}})


def _secrecy(service: Service, *, variant: str, place: Place) -> Finding:
    return Finding(
        rule="F8",
        variant=variant,
        severity=Severity.WARNING,
        place=place,
        services=(service.id,),
        params={"service": service.name},
    )
