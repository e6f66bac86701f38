"""Which fields each kind of object has in the plan files: attribute, Swedish key, English key, how it is written.

This table alone drives reading and writing in both languages. The order is the one in which a writer puts them.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kontinuitet.documents.plan import vocabulary
from kontinuitet.documents.plan.codecs import (
    ASKED_DAY,
    ASKED_FLAG,
    ASKED_PERCENT,
    ASKED_PROMISE,
    CLASS,
    DAY,
    DURATION,
    LIMIT,
    LINE,
    MINUTES,
    MONTH_DAY,
    OPEN_OR_CLOSED,
    PERCENT,
    SLUG,
    Codec,
    asked,
    choice,
    count,
    integer,
    optional,
    ref,
    refs,
)
from kontinuitet.documents.plan.composites import (
    DUTIES,
    LEVEL,
    MOMENT,
    OUTAGE,
    SPANS,
    SUBCONTRACTORS,
    TIME_POINTS,
)
from kontinuitet.domain.followup import ActionKind, ActionStatus, Certainty, DutyScope, DutyStart
from kontinuitet.domain.organisation import ChannelKind, UnitKind
from kontinuitet.domain.resource import DependencyKind
from kontinuitet.domain.service import Area
from kontinuitet.domain.supplier import SupplierKind
from kontinuitet.domain.values import DeliveryForm


@dataclass(frozen=True)
class Field:
    """One field. ``required``: a thing without it cannot be read; ``spare``: a table in which nobody has it leaves
    out its column.
    """

    attr: str
    sv: str
    en: str
    codec: Codec
    required: bool = False
    spare: bool = False

    def key(self, lang: str) -> str:
        """The key or column heading in that language."""
        return self.sv if lang == "sv" else self.en


@dataclass(frozen=True)
class Shape:
    """The fields of one kind of thing, as they follow each other in a file."""

    fields: tuple[Field, ...]

    def by_key(self, lang: str) -> dict[str, Field]:
        """The fields by their keys in lower case, as a reader meets them."""
        return self._swedish if lang == "sv" else self._english

    @cached_property
    def by_attr(self) -> dict[str, Field]:
        """The fields by the attribute that they fill."""
        return {field.attr: field for field in self.fields}

    @cached_property
    def _swedish(self) -> dict[str, Field]:
        return {field.sv.lower(): field for field in self.fields}

    @cached_property
    def _english(self) -> dict[str, Field]:
        return {field.en.lower(): field for field in self.fields}


NOTHING = Shape(())
"""The shape of what has no keys: a heading with prose only."""


def _shape(*fields: tuple[Any, ...]) -> Shape:
    return Shape(tuple(Field(attr, sv, en, codec, *flags) for attr, sv, en, codec, *flags in fields))


def _spare(*fields: tuple[Any, ...]) -> tuple[tuple[Any, ...], ...]:
    return tuple((*field, False, True) for field in fields)


_NEEDED = refs("resources", "services")
_ROLE = optional(ref("roles"))
_UNIT = ref("units")
_CALENDAR = ref("calendars")
_MONTHS = count(vocabulary.MONTHS, vocabulary.MONTH)
_FORM = asked(choice(DeliveryForm))

_ID = ("id", "id", "id", SLUG, True)
_NAME = ("name", "namn", "name", LINE, True)
# A resource has ids of its own kind here or names that only tell what it shares with others: both are read.
_SHARED = optional(SLUG)

MUNICIPALITY = _shape(
    ("code", "kod", "code", LINE),
    ("county", "län", "county", LINE),
    ("reference", "referenstid", "reference moment", MOMENT),
    ("intolerable_from", "oacceptabelt från", "intolerable from", integer(0, 4, bad="bad_score")),
    ("margin", "marginal", "margin", PERCENT),
    ("review_months", "översyn", "review", _MONTHS),
    ("exercise_months", "övning", "exercise", _MONTHS),
    ("contact_days", "kontakt kontrollerad inom", "contact verified within", count(vocabulary.DAYS, vocabulary.DAY)),
    ("agreement_months", "avtal varnas", "agreement warning", _MONTHS),
    ("handling", "handläggning", "handling", DURATION),
    ("time_points", "tidpunkter", "time points", TIME_POINTS),
)

CATEGORY = _shape(_ID, _NAME)

CALENDAR = _shape(
    _ID,
    _NAME,
    ("spans", "öppet", "open", SPANS, True),
    ("holidays_open", "helgdagar", "holidays", OPEN_OR_CLOSED),
)

UNIT = _shape(_ID, _NAME, ("kind", "slag", "kind", choice(UnitKind)), ("parent", "under", "under", _UNIT))

SERVICE = _shape(
    _ID,
    ("unit", "enhet", "unit", _UNIT),
    ("area", "område", "area", asked(choice(Area))),
    ("critical", "samhällsviktig", "critical", ASKED_FLAG),
    ("critical_reason", "skäl", "reason", LINE),
    ("definite", "bestämd form", "definite form", LINE),
    ("owner", "ägare", "owner", _ROLE),
    ("deputy", "ersättare", "deputy", _ROLE),
    ("hours", "öppet", "open", _CALENDAR),
    ("mtpd", "acceptabel avbrottstid", "acceptable outage", LIMIT),
    ("mtpd_reason", "motivering avbrottstid", "reason outage", LINE),
    ("rto", "återställningstid", "recovery time", LIMIT),
    ("rto_reason", "motivering återställningstid", "reason recovery", LINE),
    ("rpo", "återställningspunkt", "recovery point", MINUTES),
    ("wrt", "efterregistrering", "catch-up time", MINUTES),
    ("level", "tolerabel nivå", "tolerable level", LEVEL),
    ("level_text", "nivå i ord", "level in words", LINE),
    ("exercised_on", "övad", "exercised", DAY),
)

# Between these two columns stands one for each time point of the municipality.
IMPACT = _shape(("id", "id", "id", ref("categories"), True), *_spare(("reason", "motivering", "reason", LINE)))

PEAK = _shape(
    _ID,
    _NAME,
    ("day", "dag", "day", integer(1, 31)),
    ("first", "från", "from", MONTH_DAY),
    ("last", "till", "to", MONTH_DAY),
    ("mtpd", "acceptabel avbrottstid", "acceptable outage", LIMIT),
    ("rto", "återställningstid", "recovery time", LIMIT),
)

_EDGE = (
    ("needs", "resurser", "resources", _NEEDED),
    ("at_least", "minst", "at least", integer(1, 100)),
    ("kind", "slag", "kind", asked(choice(DependencyKind))),
    ("tolerance", "klarar sig utan", "tolerance", MINUTES),
    ("required", "behövs inom", "required", MINUTES),
    ("data_at_most", "data högst", "data at most", MINUTES),
    ("up_first", "uppe först", "up first", ASKED_FLAG),
    *_spare(
        ("partial_enough", "delvis räcker", "partial enough", ASKED_FLAG),
        ("reason", "motivering", "reason", LINE),
    ),
)

DEPENDENCY = _shape(_ID, *_EDGE)

RESOURCE_DEPENDENCY = _shape(_ID, ("owner", "för", "for", ref("resources"), True), *_EDGE)

ACTIVATION = _shape(
    ("criteria", "kriterier", "criteria", LINE),
    ("decider", "beslutar", "decides", _ROLE),
    ("deputy", "ersättare", "deputy", _ROLE),
    ("budget", "tidsbudget", "time budget", MINUTES),
    ("alert_list", "larmlista", "alert list", ref("alert_lists")),
    ("deactivation", "återgång", "deactivation", LINE),
)

WORKAROUND = _shape(
    ("replaces", "ersätter", "replaces", _NEEDED),
    ("outage", "avbrott", "outage", OUTAGE),
    ("trigger", "utlöses av", "trigger", LINE),
    ("decider", "beslutar", "decides", _ROLE),
    ("startup", "uppstart", "start-up", MINUTES),
    ("endurance", "räcker", "lasts", MINUTES),
    ("capacity", "kapacitet", "capacity", ASKED_PERCENT),
    ("staff", "personal", "staff", optional(integer(0, 1_000_000))),
    ("needs", "behöver", "needs", _NEEDED),
    ("material", "material", "material", LINE),
    ("afterwards", "efterregistreras", "entered afterwards", LINE),
    ("tried_on", "prövad", "tried", DAY),
)

SUPPLIER = _shape(
    _ID,
    ("kind", "slag", "kind", choice(SupplierKind)),
    ("organisation_number", "organisationsnummer", "organisation number", LINE),
    ("parent", "moderbolag", "parent", ref("suppliers")),
    ("continuity_tested_on", "kontinuitet prövad", "continuity tested", ASKED_DAY),
)

AGREEMENT = _shape(
    ("form", "form", "form", _FORM),
    ("number", "nummer", "number", LINE),
    ("covers", "omfattar", "covers", refs("resources")),
    ("subcontractors", "underleverantörer", "subcontractors", SUBCONTRACTORS),
    ("notice", "underrättelse", "notice", ASKED_PROMISE),
    ("response", "inställelse", "response", ASKED_PROMISE),
    ("recovery", "återställning", "recovery", ASKED_PROMISE),
    ("support", "support", "support", _CALENDAR),
    ("eves_open", "aftnar", "eves", asked(OPEN_OR_CLOSED)),
    ("duties", "skyldigheter", "duties", DUTIES),
    ("fault_report", "felanmälan", "fault report", LINE),
    ("customer_id", "kundnummer", "customer id", LINE),
    ("fault_report_needs", "felanmälan behöver", "fault report needs", ref("resources")),
    ("exit_time", "avveckling", "exit time", MINUTES),
    ("starts", "börjar", "starts", ASKED_DAY),
    ("ends", "slutar", "ends", ASKED_DAY),
    ("option", "option", "option", ASKED_DAY),
    ("owner", "ansvarig", "owner", _ROLE),
)

_RESOURCE = (
    ("owner", "ägare", "owner", _ROLE),
    ("run", "drift", "run", _FORM),
    ("supplier", "leverantör", "supplier", optional(ref("suppliers"))),
    ("place", "plats", "place", _SHARED),
    ("power", "el", "power", _SHARED),
    ("network", "nät", "network", _SHARED),
    ("identity", "identitet", "identity", _SHARED),
    ("stated_recovery", "återställning", "recovery", ASKED_PROMISE),
    ("tested_recovery", "prövad återställning", "tested recovery", MINUTES),
    ("tested_on", "prövad", "tested", DAY),
    ("partial_recovery", "delvis åter", "partial", MINUTES),
    ("confidentiality", "K", "K", CLASS),
    ("integrity", "R", "R", CLASS),
    ("availability", "T", "T", CLASS),
    ("traceability", "S", "S", CLASS),
    ("personal_data", "personuppgifter", "personal data", ASKED_FLAG),
    ("held_by", "finns i", "held by", refs("resources")),
)

RESOURCE = _shape(_ID, _NAME, *_spare(*_RESOURCE))

INFORMATION = _shape(*_RESOURCE)

_BACKUP = (
    ("interval", "intervall", "interval", MINUTES),
    ("duration", "varaktighet", "duration", MINUTES),
    ("offsite_delay", "till annan plats", "off-site delay", MINUTES),
    ("restore", "återläsning", "restore", MINUTES),
    ("tested_on", "prov", "test", DAY),
    ("test_restore", "prov tog", "test took", MINUTES),
    ("test_result", "resultat", "result", LINE),
)

BACKUP = _shape(("also_copies", "kopierar också", "also copies", refs("resources")), *_BACKUP)

# A backup of something that is no information set stands under a heading of its own and names all that it copies.
LOOSE_BACKUP = _shape(("copies_of", "kopierar", "copies", refs("resources")), *_BACKUP)

BACKUP_COPY = _shape(
    _ID,
    ("place", "plats", "place", _SHARED),
    ("network", "nät", "network", _SHARED),
    ("identity", "identitet", "identity", _SHARED),
    ("supplier", "leverantör", "supplier", optional(ref("suppliers"))),
)

ROLE = _shape(
    _ID,
    _NAME,
    ("unit", "enhet", "unit", _UNIT),
    ("holder", "innehavare", "holder", optional(ref("people"))),
    ("deputies", "ersättare", "deputies", refs("people")),
    ("hours", "timmar", "hours", _CALENDAR),
    ("reaction", "reaktionstid", "reaction", MINUTES),
)

ROLES = _shape(_ID, _NAME, ("roles", "roller", "roles", refs("roles")))

PERSON = _shape(_ID, _NAME, ("unit", "enhet", "unit", _UNIT), ("left", "slutat", "left", DAY))

CHANNEL = _shape(
    _ID,
    ("person", "person", "person", ref("people"), True),
    ("kind", "slag", "kind", choice(ChannelKind), True),
    ("address", "adress", "address", LINE, True),
    ("verified", "kontrollerad", "verified", DAY),
    ("needs", "behöver", "needs", ref("resources")),
)

REPORTING_DUTY = _shape(
    ("scope", "gäller", "concerns", choice(DutyScope)),
    ("trigger", "utlöses av", "trigger", LINE),
    ("deadline", "tid", "deadline", MINUTES),
    ("starts", "räknas från", "counted from", choice(DutyStart)),
    ("receiver", "till", "receiver", LINE),
    ("role", "roll", "role", _ROLE),
    ("route", "väg", "route", LINE),
    ("certainty", "säkerhet", "certainty", choice(Certainty)),
    ("source", "källa", "source", LINE),
    ("stated_on", "uppgift från", "stated", DAY),
)

ACTION = _shape(
    ("origin", "ursprung", "origin", LINE),
    ("kind", "slag", "kind", choice(ActionKind)),
    ("owner", "ansvarig", "owner", optional(ref("roles", "people"))),
    ("due", "senast", "due", ASKED_DAY),
    ("status", "status", "status", choice(ActionStatus)),
    ("field", "fält", "field", LINE),
)

ACCEPTANCE = _shape(
    _ID,
    ("rule", "regel", "rule", LINE, True),
    ("place", "ställe", "place", LINE, True),
    ("reason", "skäl", "reason", LINE, True),
    ("person", "person", "person", LINE, True),
    ("expires", "till och med", "expires", DAY, True),
)
