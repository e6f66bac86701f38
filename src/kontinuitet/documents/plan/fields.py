"""Which fields each kind of object has in the plan files: attribute, Swedish key, English key, how it is written.

This table alone drives reading and writing in both languages. The order is the one in which a writer puts them.
"""

from kontinuitet.documents.plan import vocabulary
from kontinuitet.documents.plan.codecs import (
    ASKED_DAY,
    ASKED_FLAG,
    ASKED_PROMISE,
    CLASS,
    DAY,
    DURATION,
    LINE,
    MINUTES,
    MONTH_DAY,
    OPEN_OR_CLOSED,
    PERCENT,
    asked,
    choice,
    count,
    integer,
    optional,
    ref,
    refs,
)
from kontinuitet.documents.plan.composites import (
    ANSWERS,
    DUTIES,
    MOMENT,
    SEASON_SPANS,
    SPANS,
    SUBCONTRACTORS,
    TIME_POINTS,
)
from kontinuitet.documents.plan.field_kinds import (
    CALENDAR_REF,
    DELIVERY,
    EDGE,
    ID,
    MONTHS,
    NAME,
    NEEDED,
    ROLE_REF,
    SHARED,
    UNIT_REF,
)
from kontinuitet.documents.plan.shape import Field, Shape, shape_of, spare
from kontinuitet.domain.assessment import Occasion, SurveyQuestion
from kontinuitet.domain.followup import ActionKind, ActionStatus, Certainty, DutyScope, DutyStart
from kontinuitet.domain.organisation import ChannelKind, UnitKind
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.service import Area
from kontinuitet.domain.supplier import SupplierKind

MUNICIPALITY = shape_of(
    ("code", "kod", "code", LINE),
    ("county", "län", "county", LINE),
    ("reference", "referenstid", "reference moment", MOMENT),
    ("intolerable_from", "oacceptabelt från", "intolerable from", integer(0, 4, bad="bad_score")),
    ("margin", "marginal", "margin", PERCENT),
    ("review_months", "översyn", "review", MONTHS),
    ("exercise_months", "övning", "exercise", MONTHS),
    ("contact_days", "kontakt kontrollerad inom", "contact verified within", count(vocabulary.DAYS, vocabulary.DAY)),
    ("agreement_months", "avtal varnas", "agreement warning", MONTHS),
    ("handling", "handläggning", "handling", DURATION),
    ("concentration_services", "koncentration från", "concentration from", integer(1, 10_000)),
    ("concentration_percent", "koncentration andel", "concentration share", PERCENT),
    ("restore_test_months", "återläsningsprov inom", "restore test within", MONTHS),
    ("tried_months", "reservrutin prövad inom", "reserve routine tried within", MONTHS),
    ("seminar_months", "bara seminarier högst", "seminars only at most", MONTHS),
    ("supplier_exercise_months", "leverantör övad inom", "supplier exercised within", MONTHS),
    ("supplier_test_months", "leverantörens prov inom", "supplier's test within", MONTHS),
    ("roles_per_person", "roller per person", "roles per person", integer(1, 100)),
    ("absent", "samtidigt borta", "away at once", integer(0, 10)),
    ("staffed", "personer per roll", "people per role", integer(1, 100)),
    ("time_points", "tidpunkter", "time points", TIME_POINTS),
)

CATEGORY = shape_of(ID, NAME)

CALENDAR = shape_of(
    ID,
    NAME,
    ("spans", "öppet", "open", SPANS, True),
    ("holidays_open", "helgdagar", "holidays", OPEN_OR_CLOSED),
    *spare(
        ("season_first", "säsong från", "season from", MONTH_DAY),
        ("season_last", "säsong till", "season to", MONTH_DAY),
        ("season_spans", "säsong öppet", "season open", SEASON_SPANS),
    ),
)

UNIT = shape_of(ID, NAME, ("kind", "slag", "kind", choice(UnitKind)), ("parent", "under", "under", UNIT_REF))

SUPPLIER = shape_of(
    ID,
    ("kind", "slag", "kind", choice(SupplierKind)),
    ("organisation_number", "organisationsnummer", "organisation number", LINE),
    ("parent", "moderbolag", "parent", ref("suppliers")),
    ("continuity_tested_on", "kontinuitet prövad", "continuity tested", ASKED_DAY),
    ("exercised_on", "övad", "exercised", ASKED_DAY),
)

AGREEMENT = shape_of(
    ("form", "form", "form", DELIVERY),
    ("number", "nummer", "number", LINE),
    ("covers", "omfattar", "covers", refs("resources")),
    ("subcontractors", "underleverantörer", "subcontractors", SUBCONTRACTORS),
    ("notice", "underrättelse", "notice", ASKED_PROMISE),
    ("response", "inställelse", "response", ASKED_PROMISE),
    ("recovery", "återställning", "recovery", ASKED_PROMISE),
    ("support", "support", "support", CALENDAR_REF),
    ("eves_open", "aftnar", "eves", asked(OPEN_OR_CLOSED)),
    ("duties", "skyldigheter", "duties", DUTIES),
    ("fault_report", "felanmälan", "fault report", LINE),
    ("customer_id", "kundnummer", "customer id", LINE),
    ("fault_report_needs", "felanmälan behöver", "fault report needs", ref("resources")),
    ("callers", "får felanmäla", "may report faults", refs("roles")),
    ("on_call", "egen jour", "own on-call", ROLE_REF),
    ("notice_period", "uppsägningstid", "notice period", MINUTES),
    ("exit_time", "avveckling", "exit time", MINUTES),
    ("exit_plan", "avvecklingsplan", "exit plan", ASKED_FLAG),
    ("return_format", "dataformat", "return format", LINE),
    ("audit", "granskningsrätt", "right to audit", ASKED_FLAG),
    ("data_location", "data finns", "data location", LINE),
    ("starts", "börjar", "starts", ASKED_DAY),
    ("ends", "slutar", "ends", ASKED_DAY),
    ("option", "option", "option", ASKED_DAY),
    ("owner", "ansvarig", "owner", ROLE_REF),
)

_RESOURCE = (
    ("owner", "ägare", "owner", ROLE_REF),
    ("run", "drift", "run", DELIVERY),
    ("supplier", "leverantör", "supplier", optional(ref("suppliers"))),
    ("place", "plats", "place", SHARED),
    ("power", "el", "power", SHARED),
    ("network", "nät", "network", SHARED),
    ("identity", "identitet", "identity", SHARED),
    ("stated_recovery", "återställning", "recovery", ASKED_PROMISE),
    ("tested_recovery", "prövad återställning", "tested recovery", MINUTES),
    ("tested_on", "prövad", "tested", DAY),
    ("partial_recovery", "delvis åter", "partial", MINUTES),
    ("recovery_plan", "återställningsplan", "recovery plan", ASKED_FLAG),
    ("quantity", "antal", "quantity", optional(integer(0, 1_000_000))),
    ("data_loss", "dataförlust högst", "data loss at most", MINUTES),
    ("reconstruction", "återskapas ur", "made again from", LINE),
    ("confidentiality", "K", "K", CLASS),
    ("integrity", "R", "R", CLASS),
    ("availability", "T", "T", CLASS),
    ("traceability", "S", "S", CLASS),
    ("personal_data", "personuppgifter", "personal data", ASKED_FLAG),
    ("held_by", "finns i", "held by", refs("resources")),
)

RESOURCE_DEPENDENCY = shape_of(ID, ("owner", "för", "for", ref("resources"), True), *EDGE)

RESOURCE = shape_of(ID, NAME, *spare(*_RESOURCE))

INFORMATION = shape_of(*_RESOURCE)

# In a template the resources of all kinds stand in one table, and each tells its own kind.
TEMPLATE_RESOURCE = shape_of(ID, NAME, ("kind", "slag", "kind", choice(ResourceKind), True))

TEMPLATE_ROLE = shape_of(ID, NAME)

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
    ID,
    ("place", "plats", "place", SHARED),
    ("network", "nät", "network", SHARED),
    ("identity", "identitet", "identity", SHARED),
    ("supplier", "leverantör", "supplier", optional(ref("suppliers"))),
)

ROLE = shape_of(
    ID,
    NAME,
    ("unit", "enhet", "unit", UNIT_REF),
    ("holder", "innehavare", "holder", optional(ref("people"))),
    ("deputies", "ersättare", "deputies", refs("people")),
    ("hours", "timmar", "hours", CALENDAR_REF),
    ("reaction", "reaktionstid", "reaction", MINUTES),
)

ROLES = shape_of(ID, NAME, ("roles", "roller", "roles", refs("roles")))

PERSON = shape_of(ID, NAME, ("unit", "enhet", "unit", UNIT_REF), ("left", "slutat", "left", DAY))

CHANNEL = shape_of(
    ID,
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
    ("role", "roll", "role", ROLE_REF),
    ("route", "väg", "route", LINE),
    ("needs", "vägen behöver", "route needs", NEEDED),
    ("reception", "mottagning", "reception", CALENDAR_REF),
    ("handling", "handläggning", "handling", MINUTES),
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
    ID,
    ("rule", "regel", "rule", LINE, True),
    ("place", "ställe", "place", LINE, True),
    ("reason", "skäl", "reason", LINE, True),
    ("person", "person", "person", LINE, True),
    ("expires", "till och med", "expires", DAY, True),
)

ASSESSMENT = shape_of(
    ID,
    ("question", "fråga", "question", choice(SurveyQuestion), True),
    ("area", "område", "area", choice(Area)),
    ("service", "verksamhet", "service", ref("services")),
    ("answers", "svar", "answer", ANSWERS),
    ("person", "av", "by", LINE),
    ("on", "datum", "date", DAY),
    ("occasion", "när", "when", choice(Occasion)),
    ("exercise", "övning", "exercise", LINE),
    ("notes", "anteckning", "note", LINE),
)
