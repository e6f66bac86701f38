"""The tables of a service: its analysis and its plan."""

from kontinuitet.storage.cells import (
    ASKED,
    ASKED_DAY,
    ASKED_ENUM,
    ASKED_FLAG,
    ASKED_PERCENT,
    ASKED_REFERENCE,
    DAY,
    ENUM,
    MINUTES,
    TEXT,
)
from kontinuitet.storage.declared import Column, Table, listed, minutes, text

DEPENDENCIES = Table(
    "dependency",
    (
        *text("id", "at_least"),
        Column("kind", ASKED_ENUM),
        *minutes("tolerance", "required", "data_at_most"),
        Column("up_first", ASKED_FLAG),
        Column("partial_enough", ASKED_FLAG),
        Column("confirmed", ASKED_FLAG),
        *text("reason"),
    ),
    ("object",),
    "dependencies",
    children=(listed("dependency_need", "needs", "needs", "object", "dependency"),),
)

SUGGESTED = listed("suggested", "suggested", "place", "object")
"""Which values of a service, a resource or a role nobody has confirmed yet."""

_WORKAROUND = Table(
    "workaround",
    (
        *text("id", "name"),
        Column("outage_from", MINUTES),
        *minutes("outage_to"),
        *text("trigger"),
        Column("decider", ASKED_REFERENCE),
        *minutes("startup", "endurance"),
        Column("capacity", ASKED_PERCENT),
        Column("staff", ASKED),
        *minutes("refreshed", "age_at_most"),
        Column("trained", ASKED_FLAG),
        *text("material", "afterwards"),
        Column("tried_on", DAY),
        *text("steps"),
    ),
    ("service",),
    "workarounds",
    children=(
        listed("workaround_replaces", "replaces", "replaces", "service", "workaround"),
        listed("workaround_need", "needs", "needs", "service", "workaround"),
        Table("allocation", text("resource", "number"), ("service", "workaround"), "allocations"),
    ),
)

_RISK = Table(
    "risk",
    (
        *text("id", "name", "resource", "protection"),
        Column("likelihood", ASKED),
        Column("consequence", ASKED),
        Column("treatment", ASKED_ENUM),
        Column("owner", ASKED_REFERENCE),
        *text("measure"),
    ),
    ("service",),
    "risks",
)

_TASK = Table(
    "task",
    (
        *text("id", "name"),
        Column("group", TEXT, "done_by_group"),
        Column("who", ASKED_REFERENCE),
        *text("afterwards", "steps"),
    ),
    ("service",),
    "tasks",
    children=(listed("task_form", "forms", "form", "service", "task"),),
)

_FORM = Table(
    "form",
    (*text("id", "name"), Column("rows", TEXT, "empty_rows"), *text("notes")),
    ("service",),
    "forms",
    children=(listed("form_column", "columns", "heading", "service", "form"),),
)

_COMMUNICATION = Table(
    "communication",
    (*text("id", "audience", "message"), Column("sender", ASKED_REFERENCE), *text("channel", "reserve")),
    ("service",),
    "communication",
    children=(
        listed("communication_need", "needs", "needs", "service", "communication"),
        listed("communication_reserve_need", "reserve_needs", "needs", "service", "communication"),
    ),
)

_RECOVERY = Table(
    "recovery_step",
    (
        *text("id", "name"),
        Column("who", ASKED_REFERENCE),
        *minutes("duration"),
        Column("check", TEXT, "to_check"),
    ),
    ("service",),
    "recovery",
    children=(
        listed("recovery_step_resource", "resources", "resource", "service", "recovery_step"),
        listed("recovery_step_after", "after", "after_step", "service", "recovery_step"),
    ),
)

_SECRECY = Table(
    "secrecy_mark",
    (Column("id", ENUM, "part"), Column("level", ENUM), *text("ground", "reason")),
    ("service",),
    "secrecy",
)

_PAPER_COPY = Table(
    "paper_copy",
    (*text("id", "version", "place"), Column("placed_on", DAY), Column("by", TEXT, "placed_by")),
    ("service",),
    "paper_copies",
)

_ACKNOWLEDGEMENT = Table(
    "acknowledgement",
    (*text("id", "version", "person"), Column("on", DAY, "on_day")),
    ("service",),
    "acknowledgements",
)

_SEEN = Table(
    "seen_recovery",
    (
        Column("id"),
        Column("on", DAY, "on_day"),
        Column("proof", ENUM),
        Column("minutes", MINUTES, "took"),
        *text("what"),
    ),
    ("service",),
    "seen",
)

_RETURNING = (
    Column("returning.declares", ASKED_REFERENCE),
    Column("returning.enters", ASKED_REFERENCE),
    *text("returning.order", "returning.check"),
    Column("returning.verifies", ASKED_REFERENCE),
)

SERVICE = Table(
    "service",
    (
        *text("id", "name", "definite", "unit", "part_of"),
        Column("area", ASKED_ENUM),
        Column("sector", ASKED_ENUM),
        Column("crisis_if_lost", ASKED_FLAG),
        Column("needed_in_crisis", ASKED_FLAG),
        Column("upholds_function", ASKED_FLAG),
        Column("critical", ASKED_FLAG),
        *text("critical_reason", "legal_demand"),
        Column("owner", ASKED_REFERENCE),
        Column("deputy", ASKED_REFERENCE),
        *text("hours"),
        Column("analysed_on", DAY),
        *text("participants"),
        *minutes("mtpd"),
        *text("mtpd_reason"),
        *minutes("rto"),
        *text("rto_reason"),
        *minutes("rpo", "wrt"),
        Column("level.percent", ASKED_PERCENT, "level"),
        *minutes("level.within"),
        Column("level.staff", ASKED, "level_staff"),
        Column("deadlines", ASKED_FLAG),
        *text("level_text", "description", "summary", "scope", "authority", "upheld", "put_aside", "documentation"),
        *text("activation.criteria"),
        Column("activation.decider", ASKED_REFERENCE),
        Column("activation.deputy", ASKED_REFERENCE),
        *minutes("activation.budget"),
        *text("activation.alert_list", "activation.deactivation"),
        *_RETURNING,
        Column("secrecy_assessed", DAY),
        Column("reviewed_on", DAY),
        Column("review_due", ASKED_DAY),
        Column("exercised_on", DAY),
        *text("other", "template"),
    ),
    children=(
        Table(
            "impact",
            (Column("id", TEXT, "category"), Column("reason")),
            ("service",),
            "impact",
            children=(
                Table("impact_score", (Column("", ASKED, "score"),), ("service", "category"), "scores", bare=True),
            ),
        ),
        Table(
            "peak",
            (
                *text("id", "name"),
                Column("day", TEXT, "day_of_month"),
                Column("first", TEXT, "first_day"),
                Column("last", TEXT, "last_day"),
                *minutes("mtpd", "rto"),
            ),
            ("service",),
            "peaks",
        ),
        DEPENDENCIES,
        Table("not_needed", (Column("", ENUM, "kind"),), ("service",), "not_needed", bare=True),
        _RISK,
        _WORKAROUND,
        _TASK,
        _FORM,
        _COMMUNICATION,
        _RECOVERY,
        _SECRECY,
        _PAPER_COPY,
        _ACKNOWLEDGEMENT,
        _SEEN,
        SUGGESTED,
    ),
)
