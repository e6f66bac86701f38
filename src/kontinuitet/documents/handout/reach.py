"""In which order a plan names its roles, and what belongs to which unit."""

from collections.abc import Iterator

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import AlertList, Role
from kontinuitet.domain.service import Service


def alert_list(plan: Municipality, service: Service) -> AlertList | None:
    """Those who are told when the plan is put to use."""
    return plan.alert_list.get(service.activation.alert_list or "")


def roles(plan: Municipality, service: Service) -> tuple[Role, ...]:
    """The roles that the plan names: those who decide first, then those who are told, then in the order of the plan."""
    named = dict.fromkeys(identity for identity in _roles(plan, service) if isinstance(identity, str))
    return tuple(plan.role[identity] for identity in named if identity in plan.role)


def _roles(plan: Municipality, service: Service) -> Iterator[object]:
    alerted = alert_list(plan, service)
    yield from (service.activation.decider, service.activation.deputy, *(alerted.roles if alerted else ()))
    yield from (service.owner, service.deputy)
    yield from (routine.decider for routine in service.workarounds)
    yield from (task.who for task in service.tasks)
    yield from (item.sender for item in service.communication)
    yield from (step.who for step in service.recovery)
    yield from (service.returning.declares, service.returning.enters, service.returning.verifies)
    yield from (risk.owner for risk in service.risks)
    yield from (duty.role for duty in plan.duties)
    yield from (resource.owner for resource in plan.resources)
    yield from (agreement.owner for agreement in plan.agreements)
    yield from (role for agreement in plan.agreements for role in (agreement.on_call, *agreement.callers))


def units_within(plan: Municipality, unit: str) -> frozenset[str]:
    """A unit and all the units under it."""
    found = {unit}
    while more := {one.id for one in plan.units if one.parent in found and one.id not in found}:
        found |= more
    return frozenset(found)
