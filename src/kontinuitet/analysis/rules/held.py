"""Rules H4, H6, H7 and H9: what the exercises that were held showed, missed, and never touched."""

from collections.abc import Iterator, Mapping, Sequence

from kontinuitet.analysis.drift import drift
from kontinuitet.analysis.evidence import HeldExercise, exercises_of
from kontinuitet.analysis.rules.finding import Count, Finding, Names, Severity, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.followup import ActionStatus
from kontinuitet.domain.organisation import Role
from kontinuitet.domain.values import Place, known

LISTED = 5
"""How many single points and suppliers that were never exercised are told of: the worst (findings, H7)."""


def _latest_of(view: Snapshot) -> Mapping[str, HeldExercise]:
    """The latest exercise of each service, in stored order."""
    found = {service.id: exercises_of(view.held, service.id) for service in view.municipality.services}
    return {service: held[-1] for service, held in found.items() if held}


def h4(view: Snapshot) -> Iterator[Finding]:
    """The latest exercise showed nothing to be wanting: it was too soft (expert judgement). Told once of each."""
    told: set[str] = set()
    for service, latest in _latest_of(view).items():
        if latest.shortcomings or latest.actions or latest.id in told:
            continue
        told.add(latest.id)
        services = tuple(one.id for one in view.municipality.services if one.id in latest.services)
        yield Finding(
            rule="H4",
            variant="soft",
            severity=Severity.WARNING,
            place=Place(object=service, field="exercised_on"),
            services=services,
            params={"exercise": latest.title, "day": latest.on, "services": Names(names=_names(view, services))},
        )


def _names(view: Snapshot, ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(view.name(one) for one in ids)


# What changed since


def h6(view: Snapshot) -> Iterator[Told]:
    """What was decided after the last exercise was never exercised; what it led to changes no field (22301 8.6)."""
    yield from _changed_since(view)
    yield from _leading_nowhere(view)


def _changed_since(view: Snapshot) -> Iterator[Told]:
    """An approved version that differs from the plan which the latest exercise before it was played on."""
    for service, latest in _latest_of(view).items():
        yield None
        version = view.versions.get(service)
        if version is None or latest.plan is None or version.decided_on <= latest.on:
            continue
        if service not in latest.plan.service:
            continue
        changed = drift(version, latest.plan)
        if changed:
            objects = dict.fromkeys(place.object for place in changed if place.object in view.municipality.by_id)
            yield Finding(
                rule="H6",
                variant="changed",
                severity=Severity.WARNING,
                place=Place(object=service, field="exercised_on"),
                services=(service,),
                params={
                    "service": view.name(service),
                    "version": version.number,
                    "decided": version.decided_on,
                    "exercise": latest.title,
                    "day": latest.on,
                    "changes": Count(noun="changed-values", number=len(changed)),
                    "objects": Names(names=_names(view, tuple(objects)) or (view.name(service),)),
                },
            )


def _leading_nowhere(view: Snapshot) -> Iterator[Finding]:
    """Actions out of an exercise that name no field of the plan, told once for each exercise."""
    for exercise in view.held:
        loose = [
            action
            for action in view.municipality.actions
            if action.origin == exercise.id and not action.field and action.status is not ActionStatus.VERIFIED
        ]
        if loose:
            yield Finding(
                rule="H6",
                variant="unlinked",
                severity=Severity.WARNING,
                place=Place(object=loose[0].id, field="field"),
                services=tuple(one.id for one in view.municipality.services if one.id in exercise.services),
                params={
                    "exercise": exercise.title,
                    "day": exercise.on,
                    "actions": Names(names=tuple(action.name for action in loose)),
                },
            )


# What was never touched


def h7(view: Snapshot) -> Iterator[Told]:
    """Of the five things whose loss stops most critical services, those that no exercise ever struck (RTS 25.2 b)."""
    struck = {target for exercise in view.held for target in exercise.struck}
    stopped: dict[str, tuple[str, ...]] = {}
    for thing in _things(view):
        stopped[thing] = view.critical(view.fall(thing).stopped)
        yield None
    for cause in _worst(view, stopped):
        yield None
        if not _was_struck(view, cause, struck):
            yield Finding(
                rule="H7",
                variant="supplier" if cause in view.municipality.supplier else "resource",
                severity=Severity.INFORMATION,
                place=Place(object=cause),
                services=stopped[cause],
                params={
                    "thing": view.name(cause),
                    "count": Count(noun="critical", number=len(stopped[cause])),
                    "services": Names(names=_names(view, stopped[cause])),
                },
            )


def _things(view: Snapshot) -> list[str]:
    """All that critical services may hang on: suppliers, and resources that they need somehow."""
    plan = view.municipality
    return [*(one.id for one in plan.suppliers), *(one.id for one in plan.resources if view.critical_users(one.id))]


def _worst(view: Snapshot, stopped: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The five worst single points, suppliers first among equals; what falls with a worse one is not another."""
    worst: list[str] = []
    for thing in sorted((one for one in stopped if stopped[one]), key=lambda one: -len(stopped[one])):
        if len(worst) < LISTED and not any(_falls_with(view, thing, cause=cause) for cause in worst):
            worst.append(thing)
    return worst


def _falls_with(view: Snapshot, thing: str, *, cause: str) -> bool:
    """Whether it falls when the cause does; of a supplier, whether all falls that it runs and that matters."""
    if thing in view.municipality.resource:
        return view.takes(thing, cause=cause)
    run = [item for item in _delivered(view, thing) if view.critical_users(item)]
    return bool(run) and all(view.takes(item, cause=cause) for item in run)


def _delivered(view: Snapshot, supplier: str) -> list[str]:
    plan = view.municipality
    covered = {item for agreement in plan.agreements if agreement.supplier == supplier for item in agreement.covers}
    return [item.id for item in plan.resources if item.id in covered or known(item.supplier) == supplier]


def _was_struck(view: Snapshot, cause: str, struck: set[str]) -> bool:
    """Whether an exercise hit it, or what it delivers, or a supplier that takes it down; or a supplier took part."""
    if cause in struck:
        return True
    supplier = view.municipality.supplier.get(cause)
    if supplier is not None:
        took_part = any(cause in exercise.participants for exercise in view.held)
        on = known(supplier.exercised_on)
        return took_part or (on is not None and on <= view.today) or not struck.isdisjoint(_delivered(view, cause))
    suppliers = (one for one in view.municipality.suppliers if one.id in struck)
    return any(view.takes(cause, cause=one.id) for one in suppliers)


# Who was never there


def h9(view: Snapshot) -> Iterator[Told]:
    """The deputies in a role that leads what was exercised never took part (ISO 22398).

    Only exercises of which somebody noted who took part say anything; a role that was noted without a name may have
    been held by a deputy.
    """
    noted = [exercise for exercise in view.held if exercise.is_noted]
    present = {name for exercise in noted for name in exercise.participants}
    for role in view.municipality.roles if noted else ():
        yield None
        exercised = _exercised_with(view, role, noted)
        deputies = _deputies(view, role)
        if not exercised or not deputies or present & set(deputies):
            continue
        if role.id in present and known(role.holder) not in present:
            continue
        yield Finding(
            rule="H9",
            variant="never",
            severity=Severity.WARNING,
            place=Place(object=role.id, field="deputies"),
            services=view.services_led_by(role.id),
            params={
                "role": role.name,
                "deputies": Names(names=_names(view, deputies), either=True),
                "exercises": Count(noun="exercises", number=exercised),
            },
        )


def _deputies(view: Snapshot, role: Role) -> tuple[str, ...]:
    """The deputies who still work here."""
    people = (view.municipality.person.get(deputy) for deputy in role.deputies)
    return tuple(one.id for one in people if one is not None and (one.left is None or one.left > view.today))


def _exercised_with(view: Snapshot, role: Role, noted: Sequence[HeldExercise]) -> int:
    """How many exercises the role had a part in: one of a service that it leads, or any if it acts in a group."""
    if any(role.id in group.roles for group in view.municipality.role_groups):
        return len(noted)
    led = set(view.services_led_by(role.id))
    return sum(not led.isdisjoint(exercise.services) for exercise in noted)
