"""The words of the plan files that stand for fixed values, Swedish and English."""

from enum import Enum

from kontinuitet.domain.assessment import Occasion, SurveyQuestion
from kontinuitet.domain.disturbance import Proof
from kontinuitet.domain.followup import ActionKind, ActionStatus, Certainty, DutyScope, DutyStart
from kontinuitet.domain.organisation import ChannelKind, UnitKind
from kontinuitet.domain.resource import DependencyKind, ResourceKind
from kontinuitet.domain.risk import Treatment
from kontinuitet.domain.secrecy import SecrecyLevel, SecrecyPart
from kontinuitet.domain.service import Area, Sector
from kontinuitet.domain.supplier import DutyStatus, IncidentDuty, SupplierKind
from kontinuitet.domain.values import DeliveryForm

Pair = tuple[str, str]
"""The same word in Swedish and in English."""

LANGUAGES = ("sv", "en")


def word(pair: Pair, lang: str) -> str:
    """The one of the two words that belongs to the language."""
    return pair[LANGUAGES.index(lang)]


WORDS: dict[type[Enum], dict[Enum, Pair]] = {
    UnitKind: {
        UnitKind.DEPARTMENT: ("förvaltning", "department"),
        UnitKind.COMPANY: ("bolag", "company"),
        UnitKind.ASSOCIATION: ("förbund", "association"),
        UnitKind.JOINT_BOARD: ("gemensam nämnd", "joint board"),
    },
    Area: {
        Area.SCHOOL: ("skola", "school"),
        Area.SOCIAL_CARE: ("vård och omsorg", "social care"),
        Area.TECHNICAL: ("teknisk försörjning", "technical supply"),
        Area.PLANNING: ("samhällsplanering", "community planning"),
        Area.RESCUE: ("räddningstjänst", "rescue service"),
        Area.MANAGEMENT: ("ledning och administration", "management and administration"),
    },
    Sector: {
        Sector.ENERGY: ("energiförsörjning", "energy supply"),
        Sector.FINANCE: ("finansiella tjänster", "financial services"),
        Sector.TRADE: ("handel och industri", "trade and industry"),
        Sector.HEALTH: ("hälso- och sjukvård samt omsorg", "health and care"),
        Sector.COMMUNICATION: ("information och kommunikation", "information and communication"),
        Sector.UTILITIES: ("kommunalteknisk försörjning", "municipal utilities"),
        Sector.FOOD: ("livsmedel", "food"),
        Sector.ADMINISTRATION: ("offentlig förvaltning", "public administration"),
        Sector.PROTECTION: ("skydd och säkerhet", "protection and security"),
        Sector.INSURANCE: ("socialförsäkringar", "social insurance"),
        Sector.TRANSPORT: ("transporter", "transport"),
    },
    Treatment: {
        Treatment.ACCEPT: ("acceptera", "accept"),
        Treatment.REDUCE: ("minska", "reduce"),
        Treatment.SHARE: ("dela", "share"),
        Treatment.AVOID: ("undvika", "avoid"),
    },
    SecrecyPart: {
        SecrecyPart.IMPACT: ("konsekvens", "impact"),
        SecrecyPart.LIMITS: ("mål", "limits"),
        SecrecyPart.DEPENDENCIES: ("beroenden", "dependencies"),
        SecrecyPart.INFORMATION: ("information", "information"),
        SecrecyPart.RISKS: ("risker", "risks"),
        SecrecyPart.WORKAROUNDS: ("reservrutiner", "reserve routines"),
        SecrecyPart.ACTIVATION: ("aktivering", "activation"),
        SecrecyPart.CONTACTS: ("kontakter", "contacts"),
        SecrecyPart.COMMUNICATION: ("kommunikation", "communication"),
        SecrecyPart.RECOVERY: ("återställning", "recovery"),
        SecrecyPart.SUPPLIERS: ("leverantörer", "suppliers"),
        SecrecyPart.RECOVERY_TIMES: ("återställningstider", "recovery times"),
        SecrecyPart.ENDURANCE: ("uthållighet", "endurance"),
    },
    SecrecyLevel: {
        SecrecyLevel.OPEN: ("öppen", "open"),
        SecrecyLevel.INTERNAL: ("intern", "internal"),
        SecrecyLevel.SECRET: ("sekretess", "secret"),
    },
    DependencyKind: {
        DependencyKind.HARD: ("hårt", "hard"),
        DependencyKind.SOFT: ("mjukt", "soft"),
    },
    SupplierKind: {
        SupplierKind.COMPANY: ("företag", "company"),
        SupplierKind.CLOUD: ("molntjänst", "cloud"),
        SupplierKind.JOINT_BOARD: ("gemensam nämnd", "joint board"),
        SupplierKind.ASSOCIATION: ("kommunalförbund", "association"),
        SupplierKind.MUNICIPAL_COMPANY: ("kommunalt bolag", "municipal company"),
        SupplierKind.MUNICIPALITY: ("kommun", "municipality"),
        SupplierKind.AGENCY: ("myndighet", "agency"),
    },
    DeliveryForm: {
        DeliveryForm.OWN: ("egen drift", "own"),
        DeliveryForm.OUTSOURCED_WHOLE: ("helhetsutkontraktering", "whole outsourcing"),
        DeliveryForm.OUTSOURCED_SINGLE: ("utkontrakterat system", "single system"),
        DeliveryForm.CLOUD: ("molntjänst", "cloud"),
        DeliveryForm.JOINT_BOARD: ("gemensam nämnd", "joint board"),
        DeliveryForm.ASSOCIATION: ("kommunalförbund", "association"),
        DeliveryForm.MUNICIPAL_AGREEMENT: ("avtal mellan kommuner", "agreement between municipalities"),
        DeliveryForm.MUNICIPAL_COMPANY: ("kommunalt bolag", "municipal company"),
    },
    IncidentDuty: {
        IncidentDuty.NOTIFY: ("underrätta", "notify"),
        IncidentDuty.SITUATION: ("lägesbild", "situation"),
        IncidentDuty.RECOVER: ("återställa", "recover"),
        IncidentDuty.EVIDENCE: ("bevis", "evidence"),
        IncidentDuty.PRIORITY: ("prioritet", "priority"),
        IncidentDuty.EXERCISE: ("öva", "exercise"),
        IncidentDuty.RESTORE_TEST: ("återläsningsprov", "restore test"),
        IncidentDuty.RETURN_DATA: ("återlämna data", "return data"),
    },
    DutyStatus: {
        DutyStatus.GOOD: ("tillfredsställande", "good"),
        DutyStatus.BAD: ("otillfredsställande", "bad"),
        DutyStatus.MISSING: ("saknas", "missing"),
        DutyStatus.UNKNOWN: ("vet ej", "unknown"),
    },
    ChannelKind: {
        ChannelKind.MOBILE: ("mobil", "mobile"),
        ChannelKind.PHONE: ("telefon", "phone"),
        ChannelKind.EMAIL: ("e-post", "email"),
        ChannelKind.RADIO: ("rakel", "radio"),
        ChannelKind.MESSENGER: ("meddelandetjänst", "messenger"),
        ChannelKind.HOME: ("hem", "home"),
    },
    DutyScope: {
        DutyScope.ALL: ("alla", "all"),
        DutyScope.CRITICAL: ("samhällsviktiga", "critical"),
        DutyScope.PERSONAL_DATA: ("personuppgifter", "personal data"),
    },
    DutyStart: {
        DutyStart.OCCURRED: ("inträffade", "occurred"),
        DutyStart.DETECTED: ("upptäcktes", "detected"),
        DutyStart.JUDGED: ("bedömdes betydande", "judged"),
    },
    Certainty: {level: (level.value, level.value) for level in Certainty},
    ActionKind: {
        ActionKind.ADMINISTRATIVE: ("administrativ", "administrative"),
        ActionKind.PHYSICAL: ("fysisk", "physical"),
        ActionKind.TECHNICAL: ("teknisk", "technical"),
    },
    Proof: {
        Proof.OUTAGE: ("verkligt avbrott", "real outage"),
        Proof.RESTORE_TEST: ("återläsningsprov", "restore test"),
        Proof.SWITCHOVER: ("omkoppling", "switch-over"),
        Proof.BY_HAND: ("drift för hand", "run by hand"),
    },
    SurveyQuestion: {
        SurveyQuestion.FORMS: ("driftformer", "forms of delivery"),
        SurveyQuestion.OUTSIDE: ("drift utanför kommunen", "operation outside"),
        SurveyQuestion.REASONS: ("skäl till drift utanför", "reasons for operation outside"),
        SurveyQuestion.PLAN: ("kontinuitetsplan", "continuity plan"),
        SurveyQuestion.PREPAREDNESS: ("beredskap", "preparedness"),
        SurveyQuestion.RECOVERY: ("återställningsförmåga", "ability to recover"),
        SurveyQuestion.EXERCISED: ("övning av större it-incident", "exercise of a larger IT incident"),
        SurveyQuestion.DUTIES: ("leverantörens skyldigheter", "supplier's duties"),
        SurveyQuestion.PROCURING_IT: ("it-kunskap vid upphandling", "IT knowledge in procurement"),
        SurveyQuestion.PROCURING_LAW: ("juridik vid upphandling", "law in procurement"),
        SurveyQuestion.PROCURING: ("upphandlingskunskap", "knowledge of procurement"),
    },
    Occasion: {
        Occasion.BEFORE: ("före övning", "before exercise"),
        Occasion.AFTER: ("efter övning", "after exercise"),
    },
    ActionStatus: {
        ActionStatus.OPEN: ("öppen", "open"),
        ActionStatus.DONE: ("klar", "done"),
        ActionStatus.VERIFIED: ("verifierad", "verified"),
    },
}
"""What each fixed value is called in the files."""

RESOURCE_HEADINGS: dict[ResourceKind, Pair] = {
    ResourceKind.PEOPLE: ("Personal", "People"),
    ResourceKind.PREMISES: ("Lokaler", "Premises"),
    ResourceKind.SYSTEM: ("IT-system", "Systems"),
    ResourceKind.NETWORK: ("Telefoni och nät", "Telephony and network"),
    ResourceKind.ENERGY: ("El och värme", "Electricity and heat"),
    ResourceKind.WATER: ("Vatten", "Water"),
    ResourceKind.GOODS: ("Varor och material", "Goods"),
    ResourceKind.TRANSPORT: ("Transport och drivmedel", "Transport and fuel"),
    ResourceKind.EXTERNAL: ("Externa tjänster", "External services"),
    ResourceKind.PAYMENT: ("Betalning", "Payment"),
    ResourceKind.ACCESS: ("Lås och larm", "Locks and alarms"),
    ResourceKind.SUPPORT: ("Intern stödfunktion", "Internal support"),
    ResourceKind.IDENTITY: ("Identitetstjänst", "Identity service"),
}
"""The headings of the register of resources, in their order; information has a file of its own."""

WORDS[ResourceKind] = {
    ResourceKind.INFORMATION: ("information", "information"),
    **{kind: (swedish.lower(), english.lower()) for kind, (swedish, english) in RESOURCE_HEADINGS.items()},
}

ANSWERS: dict[str, Pair] = {
    "yes": ("ja", "yes"),
    "under-way": ("pågår", "under way"),
    "no": ("nej", "no"),
    "very-good": ("mycket god", "very good"),
    "good": ("god", "good"),
    "deficient": ("bristfällig", "deficient"),
    "none": ("obefintlig", "none"),
    "regularly": ("regelbundet", "regularly"),
    "seldom": ("sällan", "seldom"),
    "never": ("aldrig", "never"),
    "well": ("tillfredsställande", "well"),
    "unsatisfactorily": ("otillfredsställande", "unsatisfactorily"),
    "not": ("inte alls", "not at all"),
    "own": ("egen drift", "own"),
    "company": ("företag", "company"),
    "cooperation": ("samverkan", "cooperation"),
    "single-systems": ("enstaka system", "single systems"),
    "cloud": ("molntjänst", "cloud"),
    "availability": ("driftsäkerhet", "availability"),
    "competence": ("kompetens", "competence"),
    "security": ("säkerhet", "security"),
    "cost": ("kostnad", "cost"),
    "other": ("annat", "other"),
    "unknown": ("vet ej", "not known"),
    **{str(step): (str(step), str(step)) for step in range(1, 6)},
}
"""The answers to the survey's questions (domain ``ANSWERS``)."""

SUGGESTION: Pair = ("(förslag)", "(suggestion)")
"""What a value ends in that a template suggested and that nobody has confirmed."""

STEPS: dict[str, Pair] = {
    "service": ("verksamheten", "service"),
    "impact": ("konsekvens", "impact"),
    "limits": ("mål", "limits"),
    "peaks": ("tidpunkter", "critical times"),
    "dependencies": ("beroenden", "dependencies"),
    "information": ("information", "information"),
    "risks": ("risker", "risks"),
    "workarounds": ("reservrutiner", "reserve routines"),
    "tasks": ("arbetsmoment", "tasks"),
    "activation": ("aktivering", "activation"),
    "roles": ("roller", "roles"),
    "communication": ("kommunikation", "communication"),
    "recovery": ("återställning", "recovery"),
    "duties": ("anmälan", "reporting"),
    "secrecy": ("sekretess", "secrecy"),
    "approval": ("beslut", "decision"),
}
"""What the steps of the walk through a service are called in a template's questions and examples."""

YES: Pair = ("ja", "yes")
NO: Pair = ("nej", "no")
ALWAYS_OPEN: Pair = ("alltid", "always")
OPEN: Pair = ("öppet", "open")
CLOSED: Pair = ("stängt", "closed")
WITHIN: Pair = ("inom", "within")
WITH: Pair = ("med", "with")
PEOPLE: Pair = ("personer", "people")
PERSON: Pair = ("person", "person")
TO: Pair = ("till", "to")
MONTHS: Pair = ("månader", "months")
MONTH: Pair = ("månad", "month")
DAYS: Pair = ("dagar", "days")
DAY: Pair = ("dag", "day")
SUPPORT_HOURS: Pair = ("supporttimmar", "support hours")
SUPPORT_HOUR: Pair = ("supporttimme", "support hour")
SUPPORT_TIME: Pair = ("supporttid", "support time")

WEEKDAYS: tuple[Pair, ...] = (
    ("måndag", "Monday"),
    ("tisdag", "Tuesday"),
    ("onsdag", "Wednesday"),
    ("torsdag", "Thursday"),
    ("fredag", "Friday"),
    ("lördag", "Saturday"),
    ("söndag", "Sunday"),
)

SHORT_WEEKDAYS: tuple[Pair, ...] = tuple((swedish[:3], english[:3]) for swedish, english in WEEKDAYS)
