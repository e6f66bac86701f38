"""Who delivers, and what was agreed: suppliers of every kind and their agreements."""

from enum import StrEnum

from kontinuitet.domain.text import Line, Prose, Slug
from kontinuitet.domain.values import (
    AskedBool,
    AskedDate,
    AskedMinutes,
    AskedPromise,
    AskedSlug,
    DeliveryForm,
    Unknown,
    Value,
)


class SupplierKind(StrEnum):
    """Kind of legal person that delivers."""

    COMPANY = "company"
    CLOUD = "cloud"
    JOINT_BOARD = "joint-board"
    ASSOCIATION = "association"
    MUNICIPAL_COMPANY = "municipal-company"
    MUNICIPALITY = "municipality"
    AGENCY = "agency"


class Supplier(Value):
    """A legal person that delivers something (*leverantör*): company, joint board, association, municipality.

    ``continuity_tested_on``: when it last showed that it has tested its own continuity. ``exercised_on``: when it
    last took part in an exercise of the municipality.
    """

    id: Slug
    name: Line
    kind: SupplierKind = SupplierKind.COMPANY
    organisation_number: Line = ""
    parent: Slug | None = None
    continuity_tested_on: AskedDate = None
    exercised_on: AskedDate = None
    notes: Prose = ""


class DutyStatus(StrEnum):
    """How an incident duty is regulated in an agreement (report of 2014, question 8)."""

    GOOD = "good"
    BAD = "bad"
    MISSING = "missing"
    UNKNOWN = "unknown"


class IncidentDuty(StrEnum):
    """What a supplier may owe at an IT incident."""

    NOTIFY = "notify"
    SITUATION = "situation"
    RECOVER = "recover"
    EVIDENCE = "evidence"
    PRIORITY = "priority"
    EXERCISE = "exercise"
    RESTORE_TEST = "restore-test"
    RETURN_DATA = "return-data"


class DutyState(Value):
    """One incident duty and how the agreement regulates it."""

    duty: IncidentDuty
    status: DutyStatus


class Subcontractor(Value):
    """That a subcontractor carries one of the covered resources; unknown means "subcontractors: not known"."""

    resource: Slug
    supplier: Slug | Unknown


class Agreement(Value):
    """What was agreed with a supplier (*avtal, överenskommelse*).

    ``notice``: when the supplier tells of an incident; ``response``: begins work; ``recovery``: has it back; each
    in ordinary time or in support hours of ``support`` (a calendar). ``eves_open``: whether support is open on the
    eves of Midsummer, Christmas and New Year (graph, support hours). ``notice_period``: how long before the end
    either side must give notice; ``exit_time``: how long it takes to move to something else; minutes.
    ``callers``: the roles that may report a fault. ``on_call``: the municipality's own role that can bring it back
    when support is closed. ``exit_plan``: whether it is written down how one moves away; ``return_format``: in what
    form the data come back. ``audit``: whether the municipality may examine; ``data_location``: where the data are.
    """

    id: Slug
    name: Line
    supplier: Slug
    form: DeliveryForm | Unknown | None = None
    number: Line = ""
    covers: tuple[Slug, ...] = ()
    subcontractors: tuple[Subcontractor, ...] = ()
    notice: AskedPromise = None
    response: AskedPromise = None
    recovery: AskedPromise = None
    support: Slug | None = None
    eves_open: AskedBool = None
    duties: tuple[DutyState, ...] = ()
    fault_report: Line = ""
    customer_id: Line = ""
    fault_report_needs: Slug | None = None
    callers: tuple[Slug, ...] = ()
    on_call: AskedSlug = None
    notice_period: AskedMinutes = None
    exit_time: AskedMinutes = None
    exit_plan: AskedBool = None
    return_format: Line = ""
    audit: AskedBool = None
    data_location: Line = ""
    starts: AskedDate = None
    ends: AskedDate = None
    option: AskedDate = None
    owner: AskedSlug = None
    notes: Prose = ""

    def status(self, duty: IncidentDuty) -> DutyStatus:
        """How this agreement regulates the duty; not stated is unknown."""
        return next((state.status for state in self.duties if state.duty is duty), DutyStatus.UNKNOWN)
