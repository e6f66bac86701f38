"""Which table and column each field stands in: the one declaration that both reading and writing follow."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kontinuitet.storage.cells import (
    ASKED,
    ASKED_DAY,
    ASKED_ENUM,
    ASKED_FLAG,
    ASKED_MINUTES,
    ASKED_PERCENT,
    ASKED_PROMISE,
    ASKED_REFERENCE,
    DAY,
    ENUM,
    FLAG,
    MINUTES,
    PERCENT,
    TEXT,
    Form,
)


@dataclass(frozen=True)
class Column:
    """A field (``level.percent`` for one inside a single nested value) and the cells that hold it."""

    field: str
    form: Form = TEXT
    name: str = ""

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """The names of the columns in the file."""
        stem = self.name or self.field.replace(".", "_")
        return tuple(stem + suffix for suffix in self.form.suffixes)

    @cached_property
    def path(self) -> tuple[str, ...]:
        """The attributes to follow from the object to the value."""
        return tuple(self.field.split("."))


@dataclass(frozen=True, eq=False)
class Table:
    """Rows of one kind. ``keys`` name the object (and the row in it) that a row belongs to; none for an object.

    ``field``: the attribute of that owner. ``bare``: each row holds one value of a plain list.
    """

    name: str
    columns: tuple[Column, ...]
    keys: tuple[str, ...] = ()
    field: str = ""
    bare: bool = False
    children: tuple["Table", ...] = ()

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """All columns in the order of writing: keys, position, values."""
        return (*self.keys, "position", *self.values)

    @cached_property
    def values(self) -> tuple[str, ...]:
        """The columns that hold the fields."""
        return tuple(cell for column in self.columns for cell in column.cells)

    @cached_property
    def path(self) -> tuple[str, ...]:
        """The attributes to follow from the owner to the list."""
        return tuple(self.field.split("."))

    def walk(self) -> Iterator["Table"]:
        """This table and those below it, owners first."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def object_column(self) -> str:
        """The column that holds the id of the object to which a row belongs."""
        return self.keys[0] if self.keys else "id"


def _text(*fields: str) -> tuple[Column, ...]:
    return tuple(Column(field) for field in fields)


def _minutes(*fields: str) -> tuple[Column, ...]:
    return tuple(Column(field, ASKED_MINUTES) for field in fields)


def _listed(name: str, field: str, column: str, *keys: str) -> Table:
    return Table(name, (Column("", TEXT, column),), keys, field, bare=True)


KOMMUN = "kommun"
"""The id under which the municipality itself stands (domain ``Place``)."""

DEPENDENCIES = Table(
    "dependency",
    (
        *_text("id", "at_least"),
        Column("kind", ASKED_ENUM),
        *_minutes("tolerance", "required", "data_at_most"),
        Column("up_first", ASKED_FLAG),
        Column("partial_enough", ASKED_FLAG),
        *_text("reason"),
    ),
    ("object",),
    "dependencies",
    children=(_listed("dependency_need", "needs", "needs", "object", "dependency"),),
)

MUNICIPALITY = Table(
    "municipality",
    (
        *_text("id", "name", "code", "county", "notes"),
        Column("settings.intolerable_from", TEXT, "intolerable_from"),
        Column("settings.reference.weekday", TEXT, "reference_weekday"),
        Column("settings.reference.minute", TEXT, "reference_minute"),
        Column("settings.margin", PERCENT, "margin"),
        Column("settings.review_months", TEXT, "review_months"),
        Column("settings.exercise_months", TEXT, "exercise_months"),
        Column("settings.contact_days", TEXT, "contact_days"),
        Column("settings.agreement_months", TEXT, "agreement_months"),
        Column("settings.handling", MINUTES, "handling"),
    ),
    children=(
        Table("time_point", (Column("", MINUTES, "after"),), ("municipality",), "settings.time_points", bare=True),
        Table("impact_category", _text("id", "name"), ("municipality",), "settings.categories"),
    ),
)

_WORKAROUND = Table(
    "workaround",
    (
        *_text("id", "name"),
        Column("outage_from", MINUTES),
        *_minutes("outage_to"),
        *_text("trigger"),
        Column("decider", ASKED_REFERENCE),
        *_minutes("startup", "endurance"),
        Column("capacity", ASKED_PERCENT),
        Column("staff", ASKED),
        *_text("material", "afterwards"),
        Column("tried_on", DAY),
        *_text("steps"),
    ),
    ("service",),
    "workarounds",
    children=(
        _listed("workaround_replaces", "replaces", "replaces", "service", "workaround"),
        _listed("workaround_need", "needs", "needs", "service", "workaround"),
    ),
)

_SERVICE = Table(
    "service",
    (
        *_text("id", "name", "definite", "unit"),
        Column("area", ASKED_ENUM),
        Column("critical", ASKED_FLAG),
        *_text("critical_reason"),
        Column("owner", ASKED_REFERENCE),
        Column("deputy", ASKED_REFERENCE),
        *_text("hours"),
        *_minutes("mtpd"),
        *_text("mtpd_reason"),
        *_minutes("rto"),
        *_text("rto_reason"),
        *_minutes("rpo", "wrt"),
        Column("level.percent", ASKED_PERCENT, "level"),
        *_minutes("level.within"),
        *_text("level_text", "description", "activation.criteria"),
        Column("activation.decider", ASKED_REFERENCE),
        Column("activation.deputy", ASKED_REFERENCE),
        *_minutes("activation.budget"),
        *_text("activation.alert_list", "activation.deactivation"),
        Column("exercised_on", DAY),
        *_text("other"),
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
                *_text("id", "name"),
                Column("day", TEXT, "day_of_month"),
                Column("first", TEXT, "first_day"),
                Column("last", TEXT, "last_day"),
                *_minutes("mtpd", "rto"),
            ),
            ("service",),
            "peaks",
        ),
        DEPENDENCIES,
        _WORKAROUND,
    ),
)

_RESOURCE = Table(
    "resource",
    (
        *_text("id", "name"),
        Column("kind", ENUM),
        Column("owner", ASKED_REFERENCE),
        Column("run", ASKED_ENUM),
        Column("supplier", ASKED_REFERENCE),
        Column("place", ASKED),
        Column("power", ASKED),
        Column("network", ASKED),
        Column("identity", ASKED),
        Column("stated_recovery", ASKED_PROMISE),
        *_minutes("tested_recovery"),
        Column("tested_on", DAY),
        *_minutes("partial_recovery"),
        Column("classes.confidentiality", ASKED, "confidentiality"),
        Column("classes.integrity", ASKED, "integrity"),
        Column("classes.availability", ASKED, "availability"),
        Column("classes.traceability", ASKED, "traceability"),
        Column("personal_data", ASKED_FLAG),
        *_text("notes"),
    ),
    children=(_listed("resource_held_by", "held_by", "held_by", "resource"), DEPENDENCIES),
)

_BACKUP = Table(
    "backup",
    (
        *_text("id", "name"),
        *_minutes("interval", "duration", "offsite_delay", "restore"),
        Column("tested_on", DAY),
        *_minutes("test_restore"),
        *_text("test_result"),
    ),
    children=(
        _listed("backup_of", "copies_of", "copies_of", "backup"),
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
        *_text("id", "name", "supplier"),
        Column("form", ASKED_ENUM),
        *_text("number"),
        Column("notice", ASKED_PROMISE),
        Column("response", ASKED_PROMISE),
        Column("recovery", ASKED_PROMISE),
        *_text("support"),
        Column("eves_open", ASKED_FLAG),
        *_text("fault_report", "customer_id", "fault_report_needs"),
        *_minutes("exit_time"),
        Column("starts", ASKED_DAY),
        Column("ends", ASKED_DAY),
        Column("option", ASKED_DAY, "option_until"),
        Column("owner", ASKED_REFERENCE),
        *_text("notes"),
    ),
    children=(
        _listed("agreement_covers", "covers", "covers", "agreement"),
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
    (*_text("id", "name", "unit"), Column("holder", ASKED), *_text("hours"), *_minutes("reaction")),
    children=(_listed("role_deputy", "deputies", "person", "role"),),
)

_PERSON = Table(
    "person",
    (*_text("id", "name", "unit"), Column("left", DAY, "left_on")),
    children=(
        Table(
            "channel",
            (Column("id"), Column("kind", ENUM), Column("address"), Column("verified", DAY), Column("needs")),
            ("person",),
            "channels",
        ),
    ),
)

_CALENDAR = Table(
    "calendar",
    (*_text("id", "name"), Column("holidays_open", FLAG)),
    children=(
        Table(
            "open_span",
            (
                Column("first", TEXT, "first_weekday"),
                Column("last", TEXT, "last_weekday"),
                Column("start", MINUTES),
                Column("end", MINUTES),
            ),
            ("calendar",),
            "spans",
        ),
    ),
)

_DUTY = Table(
    "reporting_duty",
    (
        *_text("id", "name"),
        Column("scope", ENUM),
        *_text("trigger"),
        *_minutes("deadline"),
        Column("starts", ENUM),
        *_text("receiver"),
        Column("role", ASKED_REFERENCE),
        *_text("route"),
        Column("certainty", ENUM),
        *_text("source"),
        Column("stated_on", DAY),
    ),
)

OBJECTS: dict[str, Table] = {
    "units": Table("unit", (*_text("id", "name"), Column("kind", ENUM), Column("parent"))),
    "calendars": _CALENDAR,
    "services": _SERVICE,
    "resources": _RESOURCE,
    "backups": _BACKUP,
    "suppliers": Table(
        "supplier",
        (
            *_text("id", "name"),
            Column("kind", ENUM),
            *_text("organisation_number", "parent"),
            Column("continuity_tested_on", ASKED_DAY),
            *_text("notes"),
        ),
    ),
    "agreements": _AGREEMENT,
    "roles": _ROLE,
    "role_groups": Table(
        "role_group", _text("id", "name"), children=(_listed("role_group_role", "roles", "role", "role_group"),)
    ),
    "alert_lists": Table(
        "alert_list",
        _text("id", "name"),
        children=(_listed("alert_list_role", "roles", "role", "alert_list"),),
    ),
    "people": _PERSON,
    "duties": _DUTY,
    "actions": Table(
        "action",
        (
            *_text("id", "name", "origin"),
            Column("kind", ENUM),
            Column("owner", ASKED_REFERENCE),
            Column("due", ASKED_DAY),
            Column("status", ENUM),
            *_text("field", "notes"),
        ),
    ),
    "acceptances": Table(
        "acceptance",
        (*_text("id", "rule", "place", "reason", "person"), Column("expires", DAY)),
    ),
}
"""The table of each collection of a municipality."""
