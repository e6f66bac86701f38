"""Which table and column each field stands in: the one declaration that both reading and writing follow."""

from kontinuitet.storage.cells import (
    ASKED,
    ASKED_DAY,
    ASKED_ENUM,
    ASKED_FLAG,
    ASKED_PROMISE,
    ASKED_REFERENCE,
    DAY,
    ENUM,
    FLAG,
    MINUTES,
    PERCENT,
    TEXT,
)
from kontinuitet.storage.declared import Column, Table, listed, minutes, text
from kontinuitet.storage.tables_of_services import DEPENDENCIES, SERVICE, SUGGESTED

KOMMUN = "kommun"
"""The id under which the municipality itself stands (domain ``Place``)."""

MUNICIPALITY = Table(
    "municipality",
    (
        *text("id", "name", "code", "county", "notes"),
        Column("settings.intolerable_from", TEXT, "intolerable_from"),
        Column("settings.reference.weekday", TEXT, "reference_weekday"),
        Column("settings.reference.minute", TEXT, "reference_minute"),
        Column("settings.margin", PERCENT, "margin"),
        Column("settings.review_months", TEXT, "review_months"),
        Column("settings.exercise_months", TEXT, "exercise_months"),
        Column("settings.contact_days", TEXT, "contact_days"),
        Column("settings.agreement_months", TEXT, "agreement_months"),
        Column("settings.handling", MINUTES, "handling"),
        Column("settings.concentration_services", TEXT, "concentration_services"),
        Column("settings.concentration_percent", PERCENT, "concentration"),
        Column("settings.restore_test_months", TEXT, "restore_test_months"),
        Column("settings.tried_months", TEXT, "tried_months"),
        Column("settings.seminar_months", TEXT, "seminar_months"),
        Column("settings.supplier_exercise_months", TEXT, "supplier_exercise_months"),
        Column("settings.supplier_test_months", TEXT, "supplier_test_months"),
        Column("settings.roles_per_person", TEXT, "roles_per_person"),
        Column("settings.absent", TEXT, "absent"),
        Column("settings.staffed", TEXT, "staffed"),
    ),
    children=(
        Table("time_point", (Column("", MINUTES, "after"),), ("municipality",), "settings.time_points", bare=True),
        Table("impact_category", text("id", "name"), ("municipality",), "settings.categories"),
    ),
)

_RESOURCE = Table(
    "resource",
    (
        *text("id", "name"),
        Column("kind", ENUM),
        Column("owner", ASKED_REFERENCE),
        Column("run", ASKED_ENUM),
        Column("supplier", ASKED_REFERENCE),
        Column("place", ASKED),
        Column("power", ASKED),
        Column("network", ASKED),
        Column("identity", ASKED),
        Column("stated_recovery", ASKED_PROMISE),
        *minutes("tested_recovery"),
        Column("tested_on", DAY),
        *minutes("partial_recovery"),
        Column("recovery_plan", ASKED_FLAG),
        Column("quantity", ASKED),
        *minutes("data_loss"),
        *text("reconstruction"),
        Column("classes.confidentiality", ASKED, "confidentiality"),
        Column("classes.integrity", ASKED, "integrity"),
        Column("classes.availability", ASKED, "availability"),
        Column("classes.traceability", ASKED, "traceability"),
        Column("personal_data", ASKED_FLAG),
        *text("notes"),
    ),
    children=(listed("resource_held_by", "held_by", "held_by", "resource"), DEPENDENCIES, SUGGESTED),
)

_BACKUP = Table(
    "backup",
    (
        *text("id", "name"),
        *minutes("interval", "duration", "offsite_delay", "restore"),
        Column("tested_on", DAY),
        *minutes("test_restore"),
        *text("test_result"),
    ),
    children=(
        listed("backup_of", "copies_of", "copies_of", "backup"),
        Table(
            "backup_copy",
            (
                Column("id"),
                Column("place", ASKED),
                Column("network", ASKED),
                Column("identity", ASKED),
                Column("supplier", ASKED_REFERENCE),
            ),
            ("backup",),
            "copies",
        ),
    ),
)

_AGREEMENT = Table(
    "agreement",
    (
        *text("id", "name", "supplier"),
        Column("form", ASKED_ENUM),
        *text("number"),
        Column("notice", ASKED_PROMISE),
        Column("response", ASKED_PROMISE),
        Column("recovery", ASKED_PROMISE),
        *text("support"),
        Column("eves_open", ASKED_FLAG),
        *text("fault_report", "customer_id", "fault_report_needs"),
        Column("on_call", ASKED_REFERENCE),
        *minutes("notice_period", "exit_time"),
        Column("exit_plan", ASKED_FLAG),
        *text("return_format"),
        Column("audit", ASKED_FLAG),
        *text("data_location"),
        Column("starts", ASKED_DAY),
        Column("ends", ASKED_DAY),
        Column("option", ASKED_DAY, "option_until"),
        Column("owner", ASKED_REFERENCE),
        *text("notes"),
    ),
    children=(
        listed("agreement_covers", "covers", "covers", "agreement"),
        listed("agreement_caller", "callers", "role", "agreement"),
        Table(
            "subcontractor",
            (Column("resource"), Column("supplier", ASKED_REFERENCE)),
            ("agreement",),
            "subcontractors",
        ),
        Table("agreement_duty", (Column("duty", ENUM), Column("status", ENUM)), ("agreement",), "duties"),
    ),
)

_ROLE = Table(
    "role",
    (*text("id", "name", "unit"), Column("holder", ASKED), *text("hours"), *minutes("reaction")),
    children=(listed("role_deputy", "deputies", "person", "role"), SUGGESTED),
)

_PERSON = Table(
    "person",
    (*text("id", "name", "unit"), Column("left", DAY, "left_on")),
    children=(
        Table(
            "channel",
            (Column("id"), Column("kind", ENUM), Column("address"), Column("verified", DAY), Column("needs")),
            ("person",),
            "channels",
        ),
    ),
)

_SPAN = (
    Column("first", TEXT, "first_weekday"),
    Column("last", TEXT, "last_weekday"),
    Column("start", MINUTES),
    Column("end", MINUTES),
)

_CALENDAR = Table(
    "calendar",
    (*text("id", "name"), Column("holidays_open", FLAG), *text("season_first", "season_last")),
    children=(
        Table("open_span", _SPAN, ("calendar",), "spans"),
        Table("season_span", _SPAN, ("calendar",), "season_spans"),
    ),
)

_DUTY = Table(
    "reporting_duty",
    (
        *text("id", "name"),
        Column("scope", ENUM),
        *text("trigger"),
        *minutes("deadline"),
        Column("starts", ENUM),
        *text("receiver"),
        Column("role", ASKED_REFERENCE),
        *text("route", "reception"),
        *minutes("handling"),
        Column("certainty", ENUM),
        *text("source"),
        Column("stated_on", DAY),
    ),
    children=(listed("reporting_duty_need", "needs", "needs", "reporting_duty"),),
)

_ASSESSMENT = Table(
    "self_assessment",
    (
        *text("id"),
        Column("question", ENUM),
        *text("service"),
        Column("area", ENUM),
        *text("person"),
        Column("on", DAY, "on_day"),
        Column("occasion", ENUM),
        *text("exercise", "notes"),
    ),
    children=(listed("self_assessment_answer", "answers", "answer", "self_assessment"),),
)

OBJECTS: dict[str, Table] = {
    "units": Table("unit", (*text("id", "name"), Column("kind", ENUM), Column("parent"))),
    "calendars": _CALENDAR,
    "services": SERVICE,
    "resources": _RESOURCE,
    "backups": _BACKUP,
    "suppliers": Table(
        "supplier",
        (
            *text("id", "name"),
            Column("kind", ENUM),
            *text("organisation_number", "parent"),
            Column("continuity_tested_on", ASKED_DAY),
            Column("exercised_on", ASKED_DAY),
            *text("notes"),
        ),
    ),
    "agreements": _AGREEMENT,
    "roles": _ROLE,
    "role_groups": Table(
        "role_group", text("id", "name"), children=(listed("role_group_role", "roles", "role", "role_group"),)
    ),
    "alert_lists": Table(
        "alert_list",
        text("id", "name"),
        children=(listed("alert_list_role", "roles", "role", "alert_list"),),
    ),
    "people": _PERSON,
    "duties": _DUTY,
    "actions": Table(
        "action",
        (
            *text("id", "name", "origin"),
            Column("kind", ENUM),
            Column("owner", ASKED_REFERENCE),
            Column("due", ASKED_DAY),
            Column("status", ENUM),
            *text("field", "notes"),
        ),
    ),
    "acceptances": Table(
        "acceptance",
        (*text("id", "rule", "place", "reason", "person"), Column("expires", DAY)),
    ),
    "assessments": _ASSESSMENT,
}
"""The table of each collection of a municipality."""
