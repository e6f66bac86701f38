"""Which fields a list can fill in each target, and by what column headings they are known; this table alone decides."""

from enum import Enum
from functools import cache

from kontinuitet.documents.lists import cells
from kontinuitet.documents.lists.cells import Read
from kontinuitet.documents.lists.identities import name_key
from kontinuitet.documents.lists.targets import FieldKind, ListField, Target
from kontinuitet.documents.plan.vocabulary import RESOURCE_HEADINGS, Pair
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.supplier import SupplierKind
from kontinuitet.domain.values import DeliveryForm

NOTE_HEADINGS = (
    "anteckning|anteckningar|kommentar|kommentarer|beskrivning|övrigt|noteringar|notering"
    "|notes|comment|comments|description|remarks"
)
"""Headings of columns that are notes, and nothing more particular."""


def _field(attr: str, pair: Pair, headings: str, read: Read = cells.line) -> ListField:
    return ListField(attr, *pair, _keys(pair, headings), read)


def _ref(attr: str, pair: Pair, headings: str, to: str) -> ListField:
    return ListField(attr, *pair, _keys(pair, headings), cells.line, FieldKind.REFERENCE, to)


def _refs(attr: str, pair: Pair, headings: str, to: str) -> ListField:
    return ListField(attr, *pair, _keys(pair, headings), cells.names, FieldKind.REFERENCES, to)


def _keys(pair: Pair, headings: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name_key(each) for each in (*pair, *headings.split("|")) if each))


def _channel(attr: str, pair: Pair, headings: str, read: Read) -> ListField:
    return ListField(attr, *pair, _keys(pair, headings), read, FieldKind.CHANNEL)


def _notes(headings: str) -> ListField:
    keys = _keys(("", "notes"), f"{NOTE_HEADINGS}|{headings}")
    return ListField("notes", "anteckningar", "notes", keys, cells.line, FieldKind.NOTE)


def _meaning(words: dict[Enum, str]) -> tuple[tuple[str, Enum], ...]:
    return tuple((text, value) for value, texts in words.items() for text in texts.split("|"))


_FORMS = _meaning(
    {
        DeliveryForm.CLOUD: "moln|saas|molnet|molnlösning|cloud service|extern molntjänst",
        DeliveryForm.OWN: "egen|intern|internt|lokal|lokalt|kommunen|egen regi|on-prem|on premise|on premises"
        "|own operation",
        DeliveryForm.OUTSOURCED_SINGLE: "extern|externt|extern drift|driftas externt|outsourcad|hos leverantör"
        "|leverantör|hosting|hosted",
    }
)
_COMPANIES = _meaning(
    {
        SupplierKind.COMPANY: "bolag|ab|aktiebolag|privat",
        SupplierKind.CLOUD: "moln",
        SupplierKind.ASSOCIATION: "förbund",
        SupplierKind.AGENCY: "region|statlig myndighet",
    }
)
_RESOURCE_KINDS = _meaning(
    {
        ResourceKind.SYSTEM: "system|it|applikation",
        ResourceKind.PREMISES: "lokal|byggnad|fastighet",
        ResourceKind.TRANSPORT: "fordon|bil|drivmedel",
        ResourceKind.ENERGY: "el|värme|reservkraft",
        ResourceKind.NETWORK: "telefoni|nät|nätverk",
        ResourceKind.GOODS: "vara|varor|material|livsmedel|läkemedel",
        ResourceKind.ACCESS: "larm|lås|passage",
        ResourceKind.EXTERNAL: "extern tjänst|tjänst",
        ResourceKind.SUPPORT: "stöd",
        ResourceKind.IDENTITY: "identitet",
    }
)

_ID = _field("id", ("id", "id"), "")
_OWNER = ("owner", ("ägare", "owner"))
_SUPPLIER = _ref(
    "supplier",
    ("leverantör", "supplier"),
    "leverantörens namn|leverantörsnamn|systemleverantör|företag|bolag|vendor|supplier name|motpart|avtalspart",
    "suppliers",
)
_UNIT = _ref(
    "unit",
    ("enhet", "unit"),
    "förvaltning|avdelning|förvaltaravdelning|verksamhetsområde|organisation|organisatorisk enhet|arbetsplats"
    "|department|division|kontor|nämnd",
    "units",
)
_PHONES = (
    _channel(
        "mobile",
        ("mobil", "mobile"),
        "mobiltelefon|mobilnummer|mobilnr|mobil telefon|mob|cell|mobile phone",
        cells.phones,
    ),
    _channel(
        "phone",
        ("telefon", "phone"),
        "tel|telefonnummer|telefonnr|tfn|tele|direktnummer|direkttelefon"
        "|telefon arbete|telefon (arbete)|jobbtelefon|telephone|phone number",
        cells.phones,
    ),
    _channel(
        "email",
        ("e-post", "email"),
        "epost|mejl|mail|e-postadress|epostadress|mejladress|mailadress|e-mail|email address",
        cells.emails,
    ),
    _channel("home", ("hem", "home"), "hemtelefon|telefon hem|telefon bostad|bostad|home phone", cells.phones),
    _channel("radio", ("rakel", "radio"), "rakelnummer|rakel-id|issi|rakel id", cells.address),
)

_RESOURCE = (
    _ref(
        *_OWNER,
        "systemägare|objektägare|informationsägare|ansvarig|systemansvarig|förvaltningsledare|ägare (roll)"
        "|system owner|resursägare|ägande funktion",
        "roles",
    ),
    _field(
        "run",
        ("drift", "run"),
        "driftform|driftsform|driftmiljö|leveransform|driftas|driftsätt|hosting|operation",
        cells.asked(cells.choice(DeliveryForm, _FORMS)),
    ),
    _SUPPLIER,
    _field("place", ("plats", "place"), "placering|lokal|byggnad|driftställe|location|site", cells.asked(cells.shared)),
    _field("power", ("el", "power"), "elmatning|elförsörjning|power feed", cells.asked(cells.shared)),
    _field("network", ("nät", "network"), "nätverk", cells.asked(cells.shared)),
    _field(
        "identity", ("identitet", "identity"), "inloggning|ad|katalogtjänst|identity domain", cells.asked(cells.shared)
    ),
    _field(
        "stated_recovery",
        ("återställning", "recovery"),
        "återställningstid|rto|recovery time|återställs inom",
        cells.promise,
    ),
    _field("tested_recovery", ("prövad återställning", "tested recovery"), "testad återställningstid", cells.minutes),
    _field("tested_on", ("prövad", "tested"), "senast testad|senaste återställningstest|last tested", cells.day),
    _field("confidentiality", ("K", "K"), "konfidentialitet|sekretess|confidentiality", cells.asked(cells.class_level)),
    _field("integrity", ("R", "R"), "riktighet|integrity", cells.asked(cells.class_level)),
    _field("availability", ("T", "T"), "tillgänglighet|availability", cells.asked(cells.class_level)),
    _field("traceability", ("S", "S"), "spårbarhet|traceability", cells.asked(cells.class_level)),
    _field(
        "personal_data",
        ("personuppgifter", "personal data"),
        "gdpr|behandlar personuppgifter|personuppgift|pu|innehåller personuppgifter",
        cells.flag,
    ),
    _notes("förvaltaravdelning|förvaltning|avdelning|funktion|syfte|användning|purpose|department"),
)

_SYSTEM_NAME = _field(
    "name",
    ("namn", "name"),
    "system|systemnamn|it-system|applikation|applikationsnamn|benämning"
    "|objekt|program|programvara|systemets namn|tjänst|system name|application|it system",
)
_RESOURCE_NAME = _field("name", ("namn", "name"), "resurs|benämning|resursnamn|objekt|resource|resource name")
_RESOURCE_KIND = _field(
    "kind",
    ("slag", "kind"),
    "typ|kategori|resurstyp|type|category",
    cells.choice_of(
        (*RESOURCE_HEADINGS.items(), (ResourceKind.INFORMATION, ("Information", "Information"))), _RESOURCE_KINDS
    ),
)

FIELDS: dict[Target, tuple[ListField, ...]] = {
    Target.SYSTEMS: (_ID, _SYSTEM_NAME, *_RESOURCE),
    Target.RESOURCES: (_ID, _RESOURCE_NAME, _RESOURCE_KIND, *_RESOURCE),
    Target.SUPPLIERS: (
        _ID,
        _field(
            "name",
            ("namn", "name"),
            "leverantör|leverantörsnamn|leverantörens namn|företag|företagsnamn|bolag"
            "|bolagsnamn|supplier|supplier name|company|vendor|vendor name",
        ),
        _field("kind", ("slag", "kind"), "typ|leverantörstyp|kategori|type", cells.choice(SupplierKind, _COMPANIES)),
        _field(
            "organisation_number",
            ("organisationsnummer", "organisation number"),
            "org.nr|orgnr|org nr|org.nummer|org nummer|org-nr|organisationsnr|registration number|company number",
            cells.company,
        ),
        _ref("parent", ("moderbolag", "parent"), "koncern|ägs av|moderföretag|parent company", "suppliers"),
        _field("continuity_tested_on", ("kontinuitet prövad", "continuity tested"), "", cells.asked(cells.day)),
        _notes(
            "telefon|e-post|kontaktperson|kontakt|adress|hemsida|webb|supporttelefon|postadress|phone|email|contact"
            "|address|support"
        ),
    ),
    Target.AGREEMENTS: (
        _ID,
        _field(
            "name",
            ("namn", "name"),
            "avtal|avtalsnamn|avser|avtalet avser|benämning|avtalsområde|rubrik|agreement"
            "|contract|agreement name|contract name",
        ),
        _SUPPLIER,
        _field(
            "number",
            ("nummer", "number"),
            "avtalsnummer|avtalsnr|avtals-nr|avtals nr|diarienummer|dnr|diarienr"
            "|kontraktsnummer|avtals-id|ref|agreement number|contract number",
        ),
        _field(
            "form",
            ("form", "form"),
            "driftform|leveransform|avtalsform|avtalstyp",
            cells.asked(cells.choice(DeliveryForm, _FORMS)),
        ),
        _refs(
            "covers",
            ("omfattar", "covers"),
            "system|resurser|systemnamn|gäller|avser system|berörda system|resources|systems",
            "resources",
        ),
        _field("notice", ("underrättelse", "notice"), "underrättelsetid", cells.promise),
        _field("response", ("inställelse", "response"), "inställelsetid|svarstid|response time", cells.promise),
        _field("recovery", ("återställning", "recovery"), "återställningstid|åtgärdstid|recovery time", cells.promise),
        _ref("support", ("support", "support"), "supporttid|servicetid|support hours", "calendars"),
        _field(
            "fault_report",
            ("felanmälan", "fault report"),
            "supporttelefon|servicedesk|support telefon|telefon|telefon support|kontakt support|phone",
        ),
        _field("customer_id", ("kundnummer", "customer id"), "kundnr|kund-id|customer number"),
        _field("notice_period", ("uppsägningstid", "notice period"), "uppsägning", cells.months_or_minutes),
        _field("exit_time", ("avveckling", "exit time"), "avvecklingstid", cells.months_or_minutes),
        _field(
            "starts",
            ("börjar", "starts"),
            "avtal fr.o.m.|avtal från|avtalsstart|startdatum|giltigt från"
            "|gäller från|fr.o.m.|from|start|start date|avtal fr o m|valid from",
            cells.asked(cells.day),
        ),
        _field(
            "ends",
            ("slutar", "ends"),
            "avtal t.o.m.|avtal till|avtalsslut|slutdatum|giltigt till|gäller till"
            "|t.o.m.|upphör|löper ut|utgår|end|end date|avtal t o m|giltig t.o.m.|valid to|expires",
            cells.asked(cells.last_day),
        ),
        _field(
            "option",
            ("option", "option"),
            "option t.o.m.|förlängning|förlängning t.o.m.|optioner|option till|max t.o.m.|option until",
            cells.asked(cells.day),
        ),
        _ref(
            "owner", ("ansvarig", "owner"), "avtalsansvarig|avtalsägare|avtalsförvaltare|ägare|contract owner", "roles"
        ),
        _notes(""),
    ),
    Target.PEOPLE: (
        _ID,
        _field(
            "name",
            ("namn", "name"),
            "person|för- och efternamn|fullständigt namn|anställd|kontaktperson|medarbetare|full name",
        ),
        ListField(
            "first_name",
            "förnamn",
            "first name",
            _keys(("förnamn", "first name"), "given name|tilltalsnamn"),
            cells.line,
            FieldKind.NAME_PART,
        ),
        ListField(
            "last_name",
            "efternamn",
            "last name",
            _keys(("efternamn", "last name"), "surname|family name"),
            cells.line,
            FieldKind.NAME_PART,
        ),
        _UNIT,
        *_PHONES,
        ListField(
            "role",
            "roll",
            "role",
            _keys(("roll", "role"), "befattning|titel|funktion|title|position"),
            cells.line,
            FieldKind.HOLDS,
            "roles",
        ),
        _field("left", ("slutat", "left"), "slutdatum|slutade", cells.day),
    ),
    Target.ROLES: (
        _ID,
        _field("name", ("namn", "name"), "roll|befattning|funktion|titel|rollnamn|role|position|title|function"),
        _UNIT,
        _ref(
            "holder",
            ("innehavare", "holder"),
            "person|ordinarie|vem|innehas av|namn på innehavare|kontaktperson|namn|name",
            "people",
        ),
        _refs("deputies", ("ersättare", "deputies"), "ställföreträdare|vikarie|backup|deputy|reserv", "people"),
        _ref("hours", ("timmar", "hours"), "arbetstid|tider|jour|beredskap", "calendars"),
        _field("reaction", ("reaktionstid", "reaction"), "svarstid|reaction time", cells.minutes),
        *_PHONES,
    ),
}
"""The fields of each target, the most telling first; where one heading fits two fields, the first takes it."""


@cache
def fields_by_heading(target: Target) -> dict[str, tuple[ListField, ...]]:
    """The fields that a heading, as :func:`name_key` writes it, may mean."""
    found: dict[str, tuple[ListField, ...]] = {}
    for field in FIELDS[target]:
        for heading in field.headings:
            found[heading] = (*found.get(heading, ()), field)
    return found


def field_named(target: Target, text: str) -> ListField | None:
    """The field of that name in the interface, or in either language."""
    plain = text.strip().casefold()
    fields = FIELDS[target]
    return next((each for each in fields if plain in (each.attr, each.sv.casefold(), each.en.casefold())), None)
