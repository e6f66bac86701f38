"""Which fields each kind of object has in the plan files: attribute, Swedish key, English key, how it is written.

This table alone drives reading and writing in both languages. The order is the one in which a writer puts them.
"""

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
    LINES,
    MINUTES,
    MONTH_DAY,
    OPEN_OR_CLOSED,
    PERCENT,
    SLUG,
    SLUGS,
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
from kontinuitet.documents.plan.shape import Field, Shape, shape_of, spare
from kontinuitet.domain.followup import ActionKind, ActionStatus, Certainty, DutyScope, DutyStart
from kontinuitet.domain.organisation import ChannelKind, UnitKind
from kontinuitet.domain.resource import DependencyKind, ResourceKind
from kontinuitet.domain.risk import Treatment
from kontinuitet.domain.secrecy import SecrecyLevel, SecrecyPart
from kontinuitet.domain.service import Area, Sector
from kontinuitet.domain.supplier import SupplierKind
from kontinuitet.domain.values import DeliveryForm

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

MUNICIPALITY = shape_of(
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

CATEGORY = shape_of(_ID, _NAME)

CALENDAR = shape_of(
    _ID,
    _NAME,
    ("spans", "öppet", "open", SPANS, True),
    ("holidays_open", "helgdagar", "holidays", OPEN_OR_CLOSED),
)

UNIT = shape_of(_ID, _NAME, ("kind", "slag", "kind", choice(UnitKind)), ("parent", "under", "under", _UNIT))

SERVICE = shape_of(
    _ID,
    ("unit", "enhet", "unit", _UNIT),
    ("area", "område", "area", asked(choice(Area))),
    ("sector", "samhällssektor", "sector", asked(choice(Sector))),
    ("crisis_if_lost", "bortfall ger kris", "loss causes crisis", ASKED_FLAG),
    ("needed_in_crisis", "behövs i kris", "needed in crisis", ASKED_FLAG),
    ("upholds_function", "upprätthåller samhällsfunktion", "upholds societal function", ASKED_FLAG),
    ("critical", "samhällsviktig", "critical", ASKED_FLAG),
    ("critical_reason", "skäl", "reason", LINE),
    ("legal_demand", "lagkrav", "legal demand", LINE),
    ("definite", "bestämd form", "definite form", LINE),
    ("owner", "ägare", "owner", _ROLE),
    ("deputy", "ersättare", "deputy", _ROLE),
    ("hours", "öppet", "open", _CALENDAR),
    ("analysed_on", "analyserad", "analysed", DAY),
    ("participants", "deltagare", "participants", LINE),
    ("mtpd", "acceptabel avbrottstid", "acceptable outage", LIMIT),
    ("mtpd_reason", "motivering avbrottstid", "reason outage", LINE),
    ("rto", "återställningstid", "recovery time", LIMIT),
    ("rto_reason", "motivering återställningstid", "reason recovery", LINE),
    ("rpo", "återställningspunkt", "recovery point", MINUTES),
    ("wrt", "efterregistrering", "catch-up time", MINUTES),
    ("level", "tolerabel nivå", "tolerable level", LEVEL),
    ("level_text", "nivå i ord", "level in words", LINE),
    ("secrecy_assessed", "sekretess bedömd", "secrecy assessed", DAY),
    ("reviewed_on", "översedd", "reviewed", DAY),
    ("review_due", "nästa översyn", "next review", ASKED_DAY),
    ("exercised_on", "övad", "exercised", DAY),
    ("template", "mall", "template", SLUG),
)

# Between these two columns stands one for each time point of the municipality.
IMPACT = shape_of(("id", "id", "id", ref("categories"), True), *spare(("reason", "motivering", "reason", LINE)))

PEAK = shape_of(
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
    *spare(
        ("partial_enough", "delvis räcker", "partial enough", ASKED_FLAG),
        ("reason", "motivering", "reason", LINE),
    ),
)

DEPENDENCY = shape_of(_ID, *_EDGE)

RESOURCE_DEPENDENCY = shape_of(_ID, ("owner", "för", "for", ref("resources"), True), *_EDGE)

ACTIVATION = shape_of(
    ("criteria", "kriterier", "criteria", LINE),
    ("decider", "beslutar", "decides", _ROLE),
    ("deputy", "ersättare", "deputy", _ROLE),
    ("budget", "tidsbudget", "time budget", MINUTES),
    ("alert_list", "larmlista", "alert list", ref("alert_lists")),
    ("deactivation", "återgång", "deactivation", LINE),
)

WORKAROUND = shape_of(
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

_STEP = integer(1, 4)

RISK = shape_of(
    _ID,
    _NAME,
    ("resource", "resurs", "resource", ref("resources", "services")),
    ("protection", "skydd", "protection", LINE),
    ("likelihood", "sannolikhet", "likelihood", optional(_STEP)),
    ("consequence", "konsekvens", "consequence", optional(_STEP)),
    ("treatment", "hantering", "treatment", asked(choice(Treatment))),
    ("owner", "ansvarig", "owner", _ROLE),
    ("measure", "åtgärd", "measure", LINE),
)

TASK = shape_of(
    ("group", "grupp", "group", LINE),
    ("who", "ansvarig", "responsible", _ROLE),
    # Forms and steps of recovery are rows of the same service, not objects.
    ("forms", "blanketter", "forms", SLUGS),
    ("afterwards", "när systemen är tillbaka", "when systems are back", LINE),
)

FORM = shape_of(("columns", "kolumner", "columns", LINES), ("rows", "rader", "rows", integer(1, 200)))

COMMUNICATION = shape_of(
    _ID,
    ("audience", "mottagare", "audience", LINE, True),
    ("message", "budskap", "message", LINE),
    ("sender", "avsändare", "sender", _ROLE),
    ("channel", "kanal", "channel", LINE),
    ("needs", "behöver", "needs", _NEEDED),
    ("reserve", "reservkanal", "reserve channel", LINE),
    ("reserve_needs", "reserv behöver", "reserve needs", _NEEDED),
)

RECOVERY_STEP = shape_of(
    _ID,
    _NAME,
    ("resources", "resurser", "resources", _NEEDED),
    ("who", "ansvarig", "responsible", _ROLE),
    ("duration", "tid", "time", MINUTES),
    ("after", "efter", "after", SLUGS),
    ("check", "kontroll", "check", LINE),
)

RETURN = shape_of(
    ("declares", "beslutar", "decides", _ROLE),
    ("enters", "efterregistrerar", "enters", _ROLE),
    ("order", "ordning", "order", LINE),
    ("check", "kontroll", "check", LINE),
    ("verifies", "kontrollerar", "verifies", _ROLE),
)

SECRECY = shape_of(
    ("id", "id", "id", choice(SecrecyPart), True),
    ("level", "nivå", "level", choice(SecrecyLevel), True),
    ("ground", "lagrum", "ground", LINE),
    ("reason", "skäl", "reason", LINE),
)

PAPER_COPY = shape_of(
    _ID,
    ("version", "version", "version", integer(1, 10_000), True),
    ("place", "plats", "place", LINE, True),
    ("placed_on", "datum", "date", DAY),
    ("by", "av", "by", LINE),
)

SUPPLIER = shape_of(
    _ID,
    ("kind", "slag", "kind", choice(SupplierKind)),
    ("organisation_number", "organisationsnummer", "organisation number", LINE),
    ("parent", "moderbolag", "parent", ref("suppliers")),
    ("continuity_tested_on", "kontinuitet prövad", "continuity tested", ASKED_DAY),
)

AGREEMENT = shape_of(
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
    ("notice_period", "uppsägningstid", "notice period", MINUTES),
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

RESOURCE = shape_of(_ID, _NAME, *spare(*_RESOURCE))

INFORMATION = shape_of(*_RESOURCE)

# In a template the resources of all kinds stand in one table, and each tells its own kind.
TEMPLATE_RESOURCE = shape_of(_ID, _NAME, ("kind", "slag", "kind", choice(ResourceKind), True))

TEMPLATE_ROLE = shape_of(_ID, _NAME)

BY_STEP = Shape(tuple(Field(step, swedish, english, LINE) for step, (swedish, english) in vocabulary.STEPS.items()))

_BACKUP = (
    ("interval", "intervall", "interval", MINUTES),
    ("duration", "varaktighet", "duration", MINUTES),
    ("offsite_delay", "till annan plats", "off-site delay", MINUTES),
    ("restore", "återläsning", "restore", MINUTES),
    ("tested_on", "prov", "test", DAY),
    ("test_restore", "prov tog", "test took", MINUTES),
    ("test_result", "resultat", "result", LINE),
)

BACKUP = shape_of(("also_copies", "kopierar också", "also copies", refs("resources")), *_BACKUP)

# A backup of something that is no information set stands under a heading of its own and names all that it copies.
LOOSE_BACKUP = shape_of(("copies_of", "kopierar", "copies", refs("resources")), *_BACKUP)

BACKUP_COPY = shape_of(
    _ID,
    ("place", "plats", "place", _SHARED),
    ("network", "nät", "network", _SHARED),
    ("identity", "identitet", "identity", _SHARED),
    ("supplier", "leverantör", "supplier", optional(ref("suppliers"))),
)

ROLE = shape_of(
    _ID,
    _NAME,
    ("unit", "enhet", "unit", _UNIT),
    ("holder", "innehavare", "holder", optional(ref("people"))),
    ("deputies", "ersättare", "deputies", refs("people")),
    ("hours", "timmar", "hours", _CALENDAR),
    ("reaction", "reaktionstid", "reaction", MINUTES),
)

ROLES = shape_of(_ID, _NAME, ("roles", "roller", "roles", refs("roles")))

PERSON = shape_of(_ID, _NAME, ("unit", "enhet", "unit", _UNIT), ("left", "slutat", "left", DAY))

CHANNEL = shape_of(
    _ID,
    ("person", "person", "person", ref("people"), True),
    ("kind", "slag", "kind", choice(ChannelKind), True),
    ("address", "adress", "address", LINE, True),
    ("verified", "kontrollerad", "verified", DAY),
    ("needs", "behöver", "needs", ref("resources")),
)

REPORTING_DUTY = shape_of(
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

ACTION = shape_of(
    ("origin", "ursprung", "origin", LINE),
    ("kind", "slag", "kind", choice(ActionKind)),
    ("owner", "ansvarig", "owner", optional(ref("roles", "people"))),
    ("due", "senast", "due", ASKED_DAY),
    ("status", "status", "status", choice(ActionStatus)),
    ("field", "fält", "field", LINE),
)

ACCEPTANCE = shape_of(
    _ID,
    ("rule", "regel", "rule", LINE, True),
    ("place", "ställe", "place", LINE, True),
    ("reason", "skäl", "reason", LINE, True),
    ("person", "person", "person", LINE, True),
    ("expires", "till och med", "expires", DAY, True),
)
