"""The fields of a service and of all that belongs to one alone, as ``fields`` has those of everything else."""

from kontinuitet.documents.plan.codecs import (
    ASKED_DAY,
    ASKED_FLAG,
    ASKED_PERCENT,
    DAY,
    DURATION,
    LIMIT,
    LINE,
    LINES,
    MINUTES,
    MONTH_DAY,
    SLUG,
    SLUGS,
    asked,
    choice,
    integer,
    optional,
    ref,
)
from kontinuitet.documents.plan.composites import (
    ALLOCATIONS,
    KINDS,
    LEVEL,
    OUTAGE,
)
from kontinuitet.documents.plan.field_kinds import CALENDAR_REF, EDGE, ID, NAME, NEEDED, ROLE_REF, UNIT_REF
from kontinuitet.documents.plan.shape import shape_of, spare
from kontinuitet.domain.disturbance import Proof
from kontinuitet.domain.risk import Treatment
from kontinuitet.domain.secrecy import SecrecyLevel, SecrecyPart
from kontinuitet.domain.service import Area, Sector

SERVICE = shape_of(
    ID,
    ("unit", "enhet", "unit", UNIT_REF),
    ("part_of", "del av", "part of", ref("services")),
    ("area", "område", "area", asked(choice(Area))),
    ("sector", "samhällssektor", "sector", asked(choice(Sector))),
    ("crisis_if_lost", "bortfall ger kris", "loss causes crisis", ASKED_FLAG),
    ("needed_in_crisis", "behövs i kris", "needed in crisis", ASKED_FLAG),
    ("upholds_function", "upprätthåller samhällsfunktion", "upholds societal function", ASKED_FLAG),
    ("critical", "samhällsviktig", "critical", ASKED_FLAG),
    ("critical_reason", "skäl", "reason", LINE),
    ("legal_demand", "lagkrav", "legal demand", LINE),
    ("definite", "bestämd form", "definite form", LINE),
    ("owner", "ägare", "owner", ROLE_REF),
    ("deputy", "ersättare", "deputy", ROLE_REF),
    ("hours", "öppet", "open", CALENDAR_REF),
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
    ("deadlines", "har kritiska tidpunkter", "has critical times", ASKED_FLAG),
    ("not_needed", "behöver inte", "does not need", KINDS),
    ("secrecy_assessed", "sekretess bedömd", "secrecy assessed", DAY),
    ("reviewed_on", "översedd", "reviewed", DAY),
    ("review_due", "nästa översyn", "next review", ASKED_DAY),
    ("exercised_on", "övad", "exercised", DAY),
    ("template", "mall", "template", SLUG),
)

# Between these two columns stands one for each time point of the municipality.
IMPACT = shape_of(("id", "id", "id", ref("categories"), True), *spare(("reason", "motivering", "reason", LINE)))

PEAK = shape_of(
    ID,
    NAME,
    ("day", "dag", "day", integer(1, 31)),
    ("first", "från", "from", MONTH_DAY),
    ("last", "till", "to", MONTH_DAY),
    ("mtpd", "acceptabel avbrottstid", "acceptable outage", LIMIT),
    ("rto", "återställningstid", "recovery time", LIMIT),
)

DEPENDENCY = shape_of(ID, *EDGE)

ACTIVATION = shape_of(
    ("criteria", "kriterier", "criteria", LINE),
    ("decider", "beslutar", "decides", ROLE_REF),
    ("deputy", "ersättare", "deputy", ROLE_REF),
    ("budget", "tidsbudget", "time budget", MINUTES),
    ("alert_list", "larmlista", "alert list", ref("alert_lists")),
    ("deactivation", "återgång", "deactivation", LINE),
)

WORKAROUND = shape_of(
    ("replaces", "ersätter", "replaces", NEEDED),
    ("outage", "avbrott", "outage", OUTAGE),
    ("trigger", "utlöses av", "trigger", LINE),
    ("decider", "beslutar", "decides", ROLE_REF),
    ("startup", "uppstart", "start-up", MINUTES),
    ("endurance", "räcker", "lasts", MINUTES),
    ("capacity", "kapacitet", "capacity", ASKED_PERCENT),
    ("staff", "personal", "staff", optional(integer(0, 1_000_000))),
    ("needs", "behöver", "needs", NEEDED),
    ("allocations", "tar i anspråk", "claims", ALLOCATIONS),
    ("material", "material", "material", LINE),
    ("refreshed", "underlag förnyas", "data renewed", MINUTES),
    ("age_at_most", "underlag högst", "data at most", MINUTES),
    ("afterwards", "efterregistreras", "entered afterwards", LINE),
    ("trained", "utbildade", "trained", ASKED_FLAG),
    ("tried_on", "prövad", "tried", DAY),
)

_STEP = integer(1, 4)

RISK = shape_of(
    ID,
    NAME,
    ("resource", "resurs", "resource", ref("resources", "services")),
    ("protection", "skydd", "protection", LINE),
    ("likelihood", "sannolikhet", "likelihood", optional(_STEP)),
    ("consequence", "konsekvens", "consequence", optional(_STEP)),
    ("treatment", "hantering", "treatment", asked(choice(Treatment))),
    ("owner", "ansvarig", "owner", ROLE_REF),
    ("measure", "åtgärd", "measure", LINE),
)

TASK = shape_of(
    ("group", "grupp", "group", LINE),
    ("who", "ansvarig", "responsible", ROLE_REF),
    # Forms and steps of recovery are rows of the same service, not objects.
    ("forms", "blanketter", "forms", SLUGS),
    ("afterwards", "när systemen är tillbaka", "when systems are back", LINE),
)

FORM = shape_of(("columns", "kolumner", "columns", LINES), ("rows", "rader", "rows", integer(1, 200)))

COMMUNICATION = shape_of(
    ID,
    ("audience", "mottagare", "audience", LINE, True),
    ("message", "budskap", "message", LINE),
    ("sender", "avsändare", "sender", ROLE_REF),
    ("channel", "kanal", "channel", LINE),
    ("needs", "behöver", "needs", NEEDED),
    ("reserve", "reservkanal", "reserve channel", LINE),
    ("reserve_needs", "reserv behöver", "reserve needs", NEEDED),
)

RECOVERY_STEP = shape_of(
    ID,
    NAME,
    ("resources", "resurser", "resources", NEEDED),
    ("who", "ansvarig", "responsible", ROLE_REF),
    ("duration", "tid", "time", MINUTES),
    ("after", "efter", "after", SLUGS),
    ("check", "kontroll", "check", LINE),
)

RETURN = shape_of(
    ("declares", "beslutar", "decides", ROLE_REF),
    ("enters", "efterregistrerar", "enters", ROLE_REF),
    ("order", "ordning", "order", LINE),
    ("check", "kontroll", "check", LINE),
    ("verifies", "kontrollerar", "verifies", ROLE_REF),
)

SECRECY = shape_of(
    ("id", "id", "id", choice(SecrecyPart), True),
    ("level", "nivå", "level", choice(SecrecyLevel), True),
    ("ground", "lagrum", "ground", LINE),
    ("reason", "skäl", "reason", LINE),
)

PAPER_COPY = shape_of(
    ID,
    ("version", "version", "version", integer(1, 10_000), True),
    ("place", "plats", "place", LINE, True),
    ("placed_on", "datum", "date", DAY),
    ("by", "av", "by", LINE),
)

ACKNOWLEDGEMENT = shape_of(
    ID,
    ("version", "version", "version", integer(1, 10_000), True),
    ("person", "person", "person", ref("people"), True),
    ("on", "datum", "date", DAY),
)

SEEN = shape_of(
    ID,
    ("on", "datum", "date", DAY, True),
    ("proof", "bevis", "proof", choice(Proof), True),
    ("minutes", "tid", "time", DURATION, True),
    ("what", "vad", "what", LINE),
)
