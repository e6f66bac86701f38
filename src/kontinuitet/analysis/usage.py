"""What the register holds and some service uses: directly, through something else, or in its plan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Backup, Resource
from kontinuitet.domain.service import Service
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import Unknown


def used(plan: Municipality) -> frozenset[str]:
    """The ids that some service mentions or needs, with all that these need, stand in and are delivered by.

    What only another unused thing mentions is not used. A supplier is used when it delivers, carries as a
    subcontractor or keeps a copy of something that is used, or owns a supplier that does. People are alerted through
    what their contact routes need, and reports sent through what a duty needs, so that counts as well.
    """
    bonds = _bonds(plan)
    found = dict.fromkeys(identity for service in plan.services for identity in (service.id, *_mentioned(service)))
    found |= dict.fromkeys(channel.needs for person in plan.people for channel in person.channels if channel.needs)
    found |= dict.fromkeys(needed for duty in plan.duties for needed in duty.needs)
    waiting = list(found)
    for identity in waiting:
        for other in bonds.get(identity, ()):
            if other not in found:
                found[other] = None
                waiting.append(other)
    return frozenset(found)


def _mentioned(service: Service) -> Iterator[str]:
    for dependency in service.dependencies:
        yield from dependency.needs
    for routine in service.workarounds:
        yield from (*routine.replaces, *routine.needs, *(row.resource for row in routine.allocations))
    for message in service.communication:
        yield from (*message.needs, *message.reserve_needs)
    for step in service.recovery:
        yield from step.resources
    yield from (risk.resource for risk in service.risks if isinstance(risk.resource, str))


def _bonds(plan: Municipality) -> Mapping[str, list[str]]:
    """What each thing of the register leads on to."""
    bonds: dict[str, list[str]] = defaultdict(list)
    for resource in plan.resources:
        bonds[resource.id] += _needed(resource)
    for agreement in plan.agreements:
        for covered, supplier in _delivered(agreement):
            bonds[covered] += (supplier, *((agreement.fault_report_needs,) if agreement.fault_report_needs else ()))
    for backup in plan.backups:
        for copied in backup.copies_of:
            bonds[copied] += _kept(backup)
    for each in plan.suppliers:
        bonds[each.id] += _given((each.parent,))
    return bonds


def _needed(resource: Resource) -> Iterator[str]:
    for dependency in resource.dependencies:
        yield from dependency.needs
    yield from resource.held_by
    yield from _given((resource.supplier, resource.place, resource.power, resource.network, resource.identity))


def _delivered(agreement: Agreement) -> Iterator[tuple[str, str]]:
    for covered in agreement.covers:
        yield covered, agreement.supplier
    for row in agreement.subcontractors:
        yield row.resource, agreement.supplier
        if not isinstance(row.supplier, Unknown):
            yield row.resource, row.supplier


def _kept(backup: Backup) -> Iterator[str]:
    for copy in backup.copies:
        yield from _given((copy.supplier, copy.place, copy.network, copy.identity))


def _given(values: Iterable[object]) -> Iterator[str]:
    return (value for value in values if isinstance(value, str))
