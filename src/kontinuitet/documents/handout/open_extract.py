"""The plan without what is marked as internal or secret: taken away, so that no writer can tell it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from kontinuitet.documents.handout.scrubbing import scrubber, with_texts
from kontinuitet.documents.handout.source import Subject
from kontinuitet.domain.disturbance import Return
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Role
from kontinuitet.domain.resource import Backup, Resource, ResourceKind
from kontinuitet.domain.secrecy import SecrecyLevel, SecrecyMark, SecrecyPart
from kontinuitet.domain.service import Activation, Service, TolerableLevel
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import Value
from kontinuitet.wording import Words

V = TypeVar("V", bound=Value)

_SECTIONS: dict[SecrecyPart, dict[str, object]] = {
    SecrecyPart.IMPACT: {"impact": ()},
    SecrecyPart.LIMITS: {
        "mtpd": None,
        "mtpd_reason": "",
        "rto": None,
        "rto_reason": "",
        "rpo": None,
        "wrt": None,
        "level": TolerableLevel(),
        "level_text": "",
        "deadlines": None,
        "peaks": (),
    },
    SecrecyPart.DEPENDENCIES: {"dependencies": (), "not_needed": ()},
    SecrecyPart.RISKS: {"risks": ()},
    SecrecyPart.WORKAROUNDS: {
        "workarounds": (),
        "upheld": "",
        "put_aside": "",
        "documentation": "",
        "tasks": (),
        "forms": (),
    },
    SecrecyPart.ACTIVATION: {"activation": Activation(), "authority": ""},
    SecrecyPart.COMMUNICATION: {"communication": ()},
    SecrecyPart.RECOVERY: {"recovery": (), "returning": Return()},
    SecrecyPart.RECOVERY_TIMES: {"rto": None, "rto_reason": "", "wrt": None},
}
"""What of a service each mark takes away whole."""

_DEPENDENCY: dict[SecrecyPart, dict[str, object]] = {
    SecrecyPart.ENDURANCE: {"tolerance": None},
    SecrecyPart.RECOVERY_TIMES: {"required": None},
}
_ROUTINE: dict[SecrecyPart, dict[str, object]] = {
    SecrecyPart.ENDURANCE: {
        "endurance": None,
        "outage_to": None,
        "capacity": None,
        "staff": None,
        "allocations": (),
        "refreshed": None,
        "age_at_most": None,
    },
    SecrecyPart.DEPENDENCIES: {"replaces": (), "needs": (), "allocations": ()},
}
_PEAK: dict[SecrecyPart, dict[str, object]] = {SecrecyPart.RECOVERY_TIMES: {"rto": None}}
_STEP: dict[SecrecyPart, dict[str, object]] = {
    SecrecyPart.RECOVERY_TIMES: {"duration": None},
    SecrecyPart.DEPENDENCIES: {"resources": ()},
}
_ACTIVATION: dict[SecrecyPart, dict[str, object]] = {
    SecrecyPart.RECOVERY: {"deactivation": ""},
    SecrecyPart.CONTACTS: {"alert_list": None},
}
_AGREEMENT: dict[SecrecyPart, dict[str, object]] = {
    SecrecyPart.RECOVERY_TIMES: {"recovery": None, "response": None, "notice": None, "support": None},
    SecrecyPart.CONTACTS: {"fault_report": "", "callers": (), "on_call": None},
    SecrecyPart.DEPENDENCIES: {"covers": (), "fault_report_needs": None, "callers": (), "on_call": None},
}
_TIMES: dict[str, object] = {
    "stated_recovery": None,
    "tested_recovery": None,
    "tested_on": None,
    "partial_recovery": None,
    "data_loss": None,
}
_RESOURCE: dict[SecrecyPart, dict[str, object]] = {
    SecrecyPart.RECOVERY_TIMES: _TIMES,
    SecrecyPart.SUPPLIERS: {"supplier": None, "run": None},
    SecrecyPart.DEPENDENCIES: {**_TIMES, "dependencies": (), "owner": None, "reconstruction": ""},
}
_BACKUP: dict[SecrecyPart, dict[str, object]] = {
    SecrecyPart.RECOVERY_TIMES: {"restore": None, "test_restore": None, "tested_on": None, "test_result": ""},
}


def hidden_parts(service: Service) -> frozenset[SecrecyPart]:
    """The parts of a service's plan that an open extract is without."""
    return frozenset(mark.id for mark in _marks(service))


_TELL_OF_RECOVERY = frozenset({SecrecyPart.LIMITS, SecrecyPart.RECOVERY, SecrecyPart.RECOVERY_TIMES})
"""The parts under which the times that were seen are as little open as those that were decided."""

_EVERYWHERE = frozenset(
    {SecrecyPart.SUPPLIERS, SecrecyPart.RECOVERY_TIMES, SecrecyPart.ENDURANCE, SecrecyPart.CONTACTS}
)
"""Kinds of fields, which tell the same wherever they stand; the other parts are sections of one plan."""


def open_subjects(
    subjects: Sequence[Subject], words: Words, *, register: Municipality | None = None
) -> tuple[Subject, ...]:
    """The same without what is marked, and without people, known faults and open actions, which are never open.

    Nor is who has read the plan. A kind of field that one plan has marked is open in no other plan of the same
    document. ``register``: a municipality whose people and suppliers texts may name although the plans are not bound
    to them.
    """
    services = [one.plan.service[one.service] for one in subjects]
    shared = {mark.id: mark for service in services for mark in _marks(service) if mark.id in _EVERYWHERE}
    known = (*(one.plan for one in subjects), *([register] if register else []))
    return tuple(_opened(one, words, shared, known) for one in subjects)


def _opened(
    subject: Subject, words: Words, shared: Mapping[SecrecyPart, SecrecyMark], known: Sequence[Municipality]
) -> Subject:
    service = _with_marks(subject.plan.service[subject.service], shared)
    hidden = hidden_parts(service)
    said = _said_instead(subject.plan, hidden, words)
    scrub = scrubber(known, said, words, suppliers=SecrecyPart.SUPPLIERS in hidden)
    plan = _open_plan(subject.plan, hidden, words)
    opened = {service.id: _open_service(service, hidden)}
    others = tuple(opened.get(one.id) or _only_named(one) for one in plan.services)
    plan = with_texts(plan.model_copy(update={"services": others}), scrub)
    approved = subject.approved and subject.approved.model_copy(
        update={"author": "", "approver": "", "known": (), "plan": plan, "body": scrub(subject.approved.body)}
    )
    exercises = tuple(replace(one, name=scrub(one.name)) for one in subject.exercises)
    seen = () if _TELL_OF_RECOVERY & hidden else tuple(with_texts(one, scrub) for one in subject.seen)
    return replace(
        subject, plan=plan, approved=approved, exercises=exercises, drift=(), actions=(), readers=(), seen=seen
    )


def _marks(service: Service) -> Iterator[SecrecyMark]:
    return (mark for mark in service.secrecy if mark.level is not SecrecyLevel.OPEN)


def _with_marks(service: Service, shared: Mapping[SecrecyPart, SecrecyMark]) -> Service:
    own = {mark.id: mark for mark in _marks(service)}
    return service.model_copy(update={"secrecy": tuple((dict(shared) | own).values())})


def _said_instead(plan: Municipality, hidden: frozenset[SecrecyPart], words: Words) -> dict[str, str]:
    named = _generic_names(plan, hidden, words)
    return {plan.resource[one].name: words("handout.left_out.name", text=text) for one, text in named.items()}


def _open_service(service: Service, hidden: frozenset[SecrecyPart]) -> Service:
    rows = {
        "dependencies": tuple(_without(row, _DEPENDENCY, hidden) for row in service.dependencies),
        "workarounds": tuple(
            _without(row.model_copy(update={"trained": None}), _ROUTINE, hidden) for row in service.workarounds
        ),
        "peaks": tuple(_without(row, _PEAK, hidden) for row in service.peaks),
        "recovery": tuple(_without(row, _STEP, hidden) for row in service.recovery),
        "activation": _without(service.activation, _ACTIVATION, hidden),
        "participants": "",
        "paper_copies": (),
        "acknowledgements": (),
        "seen": (),
        "suggested": (),
        "secrecy": tuple(mark.model_copy(update={"reason": ""}) for mark in service.secrecy),
    }
    if SecrecyPart.DEPENDENCIES in hidden:
        rows["communication"] = tuple(
            item.model_copy(update={"needs": (), "reserve_needs": ()}) for item in service.communication
        )
    return _without(service.model_copy(update=rows), _SECTIONS, hidden)


def _only_named(service: Service) -> Service:
    """Another service is here only because this one may need it."""
    return Service(id=service.id, name=service.name)


def _without(value: V, table: dict[SecrecyPart, dict[str, object]], hidden: frozenset[SecrecyPart]) -> V:
    update = {name: nothing for each in hidden for name, nothing in table.get(each, {}).items()}
    return value.model_copy(update=update) if update else value


def _open_plan(plan: Municipality, hidden: frozenset[SecrecyPart], words: Words) -> Municipality:
    named = _generic_names(plan, hidden, words)
    is_without = partial(_without, hidden=hidden)
    update: dict[str, Any] = {
        "notes": "",
        "people": (),
        "actions": (),
        "acceptances": (),
        "assessments": (),
        "roles": tuple(_open_role(role, hidden) for role in plan.roles),
        "role_groups": (),
        "resources": tuple(_open_resource(one, hidden, named) for one in plan.resources),
        "backups": tuple(is_without(_nameless(one, hidden), _BACKUP) for one in plan.backups),
        "agreements": tuple(is_without(_open_agreement(one), _AGREEMENT) for one in plan.agreements),
    }
    gone: dict[SecrecyPart, dict[str, Any]] = {
        SecrecyPart.SUPPLIERS: {"suppliers": (), "agreements": ()},
        SecrecyPart.INFORMATION: {"backups": ()},
        SecrecyPart.CONTACTS: {"alert_lists": ()},
        SecrecyPart.DEPENDENCIES: {
            "duties": tuple(one.model_copy(update={"needs": ()}) for one in plan.duties),
        },
    }
    for each in hidden:
        update |= gone.get(each, {})
    return plan.model_copy(update=update)


def _open_role(role: Role, hidden: frozenset[SecrecyPart]) -> Role:
    update: dict[str, object] = {"holder": None, "deputies": (), "suggested": ()}
    if SecrecyPart.CONTACTS in hidden:
        update |= {"hours": None, "reaction": None}
    return role.model_copy(update=update)


def _open_agreement(agreement: Agreement) -> Agreement:
    return agreement.model_copy(update={"customer_id": "", "notes": "", "owner": None})


def _nameless(backup: Backup, hidden: frozenset[SecrecyPart]) -> Backup:
    return backup if SecrecyPart.SUPPLIERS not in hidden else backup.model_copy(update={"copies": (), "name": ""})


def _open_resource(resource: Resource, hidden: frozenset[SecrecyPart], named: dict[str, str]) -> Resource:
    update: dict[str, object] = {"notes": "", "suggested": (), "name": named.get(resource.id, resource.name)}
    shared = ("place", "power", "network", "identity")
    update |= dict.fromkeys(shared)
    update["dependencies"] = tuple(_without(row, _DEPENDENCY, hidden) for row in resource.dependencies)
    if SecrecyPart.INFORMATION in hidden and resource.kind is ResourceKind.INFORMATION:
        # What a role is called may tell what it answers for.
        update |= {"owner": None, "reconstruction": ""}
    return _without(resource.model_copy(update=update), _RESOURCE, hidden)


def _generic_names(plan: Municipality, hidden: frozenset[SecrecyPart], words: Words) -> dict[str, str]:
    """What each resource is called whose name is not open: its kind and a number.

    The name of a system that somebody delivers tells who delivers it.
    """
    counts: dict[ResourceKind, int] = {}
    named: dict[str, str] = {}
    for resource in plan.resources:
        if _name_is_hidden(plan, resource, hidden):
            counts[resource.kind] = counts.get(resource.kind, 0) + 1
            kind = words(f"handout.kind.{resource.kind.value}")
            named[resource.id] = words("handout.generic", kind=kind, n=counts[resource.kind])
    return named


def _name_is_hidden(plan: Municipality, resource: Resource, hidden: frozenset[SecrecyPart]) -> bool:
    if SecrecyPart.DEPENDENCIES in hidden:
        return True
    if SecrecyPart.INFORMATION in hidden and resource.kind is ResourceKind.INFORMATION:
        return True
    delivered = isinstance(resource.supplier, str) or bool(plan.agreements_for(resource.id))
    return SecrecyPart.SUPPLIERS in hidden and delivered
