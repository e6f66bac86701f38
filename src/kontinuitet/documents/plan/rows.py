"""Between a domain value and the flat row of fields by which a file knows it."""

from typing import Any, TypeVar

from kontinuitet.documents.plan import fields
from kontinuitet.documents.plan import fields_of_services as own
from kontinuitet.documents.plan.shape import Shape
from kontinuitet.domain.assessment import SelfAssessment
from kontinuitet.domain.calendar import Calendar
from kontinuitet.domain.disturbance import (
    Acknowledgement,
    CommunicationItem,
    Form,
    PaperCopy,
    RecoveryStep,
    Return,
    SeenRecovery,
    Task,
)
from kontinuitet.domain.followup import Acceptance, Action, ReportingDuty
from kontinuitet.domain.municipality import ImpactCategory
from kontinuitet.domain.organisation import AlertList, Channel, Person, Role, RoleGroup, Unit
from kontinuitet.domain.resource import Backup, BackupCopy, Classes, Dependency, Resource
from kontinuitet.domain.risk import Risk
from kontinuitet.domain.secrecy import SecrecyMark
from kontinuitet.domain.service import Activation, ImpactRow, Peak, Service, Workaround
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import Value

AnyValue = TypeVar("AnyValue", bound=Value)

SHAPES: dict[type[Value], Shape] = {
    Unit: fields.UNIT,
    Calendar: fields.CALENDAR,
    ImpactCategory: fields.CATEGORY,
    Service: own.SERVICE,
    ImpactRow: own.IMPACT,
    Peak: own.PEAK,
    Dependency: own.DEPENDENCY,
    Risk: own.RISK,
    Task: own.TASK,
    Form: own.FORM,
    CommunicationItem: own.COMMUNICATION,
    RecoveryStep: own.RECOVERY_STEP,
    SecrecyMark: own.SECRECY,
    PaperCopy: own.PAPER_COPY,
    Acknowledgement: own.ACKNOWLEDGEMENT,
    SeenRecovery: own.SEEN,
    Activation: own.ACTIVATION,
    Return: own.RETURN,
    Workaround: own.WORKAROUND,
    Supplier: fields.SUPPLIER,
    Agreement: fields.AGREEMENT,
    Resource: fields.RESOURCE,
    Backup: fields.LOOSE_BACKUP,
    BackupCopy: fields.BACKUP_COPY,
    Role: fields.ROLE,
    RoleGroup: fields.ROLES,
    AlertList: fields.ROLES,
    Person: fields.PERSON,
    Channel: fields.CHANNEL,
    ReportingDuty: fields.REPORTING_DUTY,
    Action: fields.ACTION,
    Acceptance: fields.ACCEPTANCE,
    SelfAssessment: fields.ASSESSMENT,
}
"""The fields of each kind of value."""

NESTED: dict[type[Value], tuple[str, ...]] = {
    Service: (
        "impact",
        "peaks",
        "dependencies",
        "risks",
        "workarounds",
        "tasks",
        "forms",
        "communication",
        "recovery",
        "secrecy",
        "paper_copies",
        "acknowledgements",
        "seen",
    ),
    Resource: ("dependencies",),
    Backup: ("copies",),
    Person: ("channels",),
}
"""The attributes that hold lists of values with ids of their own."""

SINGLE: dict[type[Value], tuple[str, ...]] = {Service: ("activation", "returning")}
"""The attributes that hold one value with fields of its own, written as a list of keys under a heading."""

_CLASSES = tuple(Classes.model_fields)


def flat(value: Value) -> dict[str, Any]:
    """The fields of a value by the attributes that the table of fields names."""
    row = value.__dict__
    if isinstance(value, Resource):
        return {**row, **value.classes.__dict__}
    if isinstance(value, Workaround):
        return {**row, "outage": (value.outage_from, value.outage_to)}
    if isinstance(value, Backup):
        return {**row, "also_copies": value.copies_of[1:]}
    return row


def whole(model: type[AnyValue], row: dict[str, Any]) -> AnyValue:
    """The value of a row: the opposite of :func:`flat`; pydantic's ``ValidationError`` if it cannot be one."""
    row = dict(row)
    if "outage" in row:
        row["outage_from"], row["outage_to"] = row.pop("outage")
    if model is Resource:
        row["classes"] = Classes(**{name: row.pop(name) for name in _CLASSES if name in row})
    if model is Dependency:
        row.setdefault("needs", ())
    return model(**row)
