"""A plan in which every text is a word of its own and every length of time another, so that a leak has a name."""

from collections.abc import Callable
from datetime import date

from kontinuitet.domain.calendar import Calendar, OpenSpan
from kontinuitet.domain.disturbance import (
    Acknowledgement,
    CommunicationItem,
    Form,
    PaperCopy,
    Proof,
    RecoveryStep,
    Return,
    SeenRecovery,
    Task,
)
from kontinuitet.domain.followup import Action, Certainty, ReportingDuty
from kontinuitet.domain.municipality import CATEGORIES, Municipality
from kontinuitet.domain.organisation import AlertList, Channel, ChannelKind, Person, Role, Unit
from kontinuitet.domain.resource import Backup, BackupCopy, Classes, Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.risk import Risk, Treatment
from kontinuitet.domain.secrecy import SecrecyLevel, SecrecyMark, SecrecyPart
from kontinuitet.domain.service import Activation, Allocation, ImpactRow, Peak, Service, TolerableLevel, Workaround
from kontinuitet.domain.supplier import Agreement, Supplier, SupplierKind
from kontinuitet.domain.values import DeliveryForm, Promise, Unknown

Say = Callable[[str], str]

SERVICE = "hemtjanst"
GROUND = "OSL 18 kap. 13 §"

PERSON, MOBILE, EMAIL = "Zyxa Qvarnlund", "070-174 06 99", "zyxa@askarby.example"
SUPPLIER, PARENT, SUBCONTRACTOR = "Granviksdrift AB", "Koncernvik AB", "Underleverans AB"


def full_plan(*hidden: SecrecyPart, level: SecrecyLevel = SecrecyLevel.SECRET, texts: str = "") -> Municipality:
    """Everything filled in. ``hidden``: the parts that are marked. ``texts``: what every text says instead."""

    def say(word: str) -> str:
        return texts or word

    return Municipality(
        name=say("Åskarby kommun"),
        units=(Unit(id="omsorg", name=say("enhetsnamn")),),
        calendars=(
            Calendar(id="kontor", name="kalendernamn", spans=(OpenSpan(first=0, last=4, start=427, end=1003),)),
        ),
        services=(_service(say, hidden, level), Service(id="annan", name=say("annanverksamhet"), rto=1051)),
        resources=_resources(say),
        backups=(
            Backup(
                id="kopia",
                name=say("kopianamn"),
                copies_of=("journaldata",),
                interval=1013,
                restore=1019,
                tested_on=date(2026, 3, 17),
                test_restore=1021,
                test_result=say("provresultat"),
                copies=(BackupCopy(id="k", place="kopiaplats", supplier="granvik"),),
            ),
        ),
        suppliers=(
            Supplier(id="granvik", name=texts or SUPPLIER, kind=SupplierKind.COMPANY, parent="koncern"),
            Supplier(id="koncern", name=texts or PARENT),
            Supplier(id="under", name=texts or SUBCONTRACTOR),
        ),
        agreements=(
            Agreement(
                id="avtal",
                name=say("avtalsnamn"),
                supplier="granvik",
                form=DeliveryForm.CLOUD,
                number=say("avtalsnummer"),
                covers=("journal",),
                notice=Promise(minutes=1031),
                response=Promise(minutes=1033),
                recovery=Promise(minutes=1039, support=True),
                support="kontor",
                fault_report=say("felanmalningsnummer"),
                customer_id=say("kundbeteckning"),
                notes=say("avtalsanteckning"),
                owner="systemagare",
                callers=("anmalare",),
                on_call="systemagare",
            ),
        ),
        roles=tuple(Role(id=one, name=say(f"roll{one}"), holder="zyxa", reaction=1049) for one in ROLES),
        alert_lists=(AlertList(id="larm", name=say("larmlistenamn"), roles=("larmad",)),),
        people=(
            Person(
                id="zyxa",
                name=texts or PERSON,
                channels=(
                    Channel(id="m", kind=ChannelKind.MOBILE, address=texts or MOBILE),
                    Channel(id="e", kind=ChannelKind.EMAIL, address=texts or EMAIL),
                ),
            ),
        ),
        duties=(
            ReportingDuty(
                id="plikt",
                name=say("pliktnamn"),
                trigger=say("pliktutlosare"),
                deadline=1440,
                receiver=say("pliktmottagare"),
                role="anmalare",
                needs=("nat",),
                route=say("pliktvag"),
                certainty=Certainty.B,
                source=say("pliktkalla"),
                stated_on=date(2026, 7, 9),
            ),
        ),
    )


ROLES = (
    *("agare", "beslutare", "larmad", "rutinbeslutare", "utforare", "avsandare", "aterstallare", "utlysare"),
    *("registrerare", "granskare", "riskagare", "anmalare", "systemagare", "informationsagare"),
)


def _resources(say: Say) -> tuple[Resource, ...]:
    return (
        Resource(
            id="journal",
            name=say("systemnamn"),
            kind=ResourceKind.SYSTEM,
            owner="systemagare",
            run=DeliveryForm.CLOUD,
            supplier="granvik",
            stated_recovery=Promise(minutes=1061),
            notes=say("systemanteckning"),
            dependencies=(Dependency(id="natet", needs=("nat",), tolerance=1063, required=1069),),
        ),
        Resource(
            id="nat", name=say("natnamn"), kind=ResourceKind.NETWORK, tested_recovery=1087, tested_on=date(2026, 2, 3)
        ),
        Resource(
            id="journaldata",
            name=say("informationsnamn"),
            kind=ResourceKind.INFORMATION,
            owner="informationsagare",
            classes=Classes(confidentiality=3, integrity=3, availability=3, traceability=3),
            personal_data=True,
            held_by=("journal",),
        ),
        Resource(id="parm", name=say("parmnamn"), kind=ResourceKind.GOODS),
        Resource(id="bilar", name=say("poolbilsnamn"), kind=ResourceKind.TRANSPORT, quantity=83),
    )


def _service(say: Say, hidden: tuple[SecrecyPart, ...], level: SecrecyLevel) -> Service:
    return Service(
        id=SERVICE,
        name=say("Hemtjänst"),
        definite=say("hemtjänsten"),
        unit="omsorg",
        critical=True,
        critical_reason=say("kritiskskal"),
        legal_demand=say("lagkrav"),
        owner="agare",
        deputy="agare",
        hours="kontor",
        analysed_on=date(2026, 1, 5),
        participants=say("deltagarnamn"),
        mtpd=1091,
        mtpd_reason=say("mtpdskal"),
        rto=1093,
        rto_reason=say("rtoskal"),
        rpo=1097,
        wrt=1103,
        level=TolerableLevel(percent=57, within=1109),
        level_text=say("nivatext"),
        description=say("beskrivning"),
        summary=say("sammanfattning"),
        scope=say("omfattning"),
        impact=(ImpactRow(id=CATEGORIES[0].id, scores=(1, 2, 3, 4), reason=say("konsekvensskal")),),
        peaks=(Peak(id="jul", name=say("toppnamn"), first="12-20", last="01-06", mtpd=1117, rto=1123),),
        dependencies=(
            Dependency(
                id="beroenderad",
                needs=("journal",),
                kind=DependencyKind.HARD,
                tolerance=1129,
                required=1151,
                reason=say("beroendeskal"),
            ),
            Dependency(id="datarad", needs=("journaldata",), tolerance=1153, required=Unknown(who="zyxa")),
        ),
        risks=(
            Risk(
                id="riskrad",
                name=say("risknamn"),
                resource="journal",
                protection=say("riskskydd"),
                likelihood=3,
                consequence=4,
                treatment=Treatment.REDUCE,
                owner="riskagare",
                measure=say("riskatgard"),
            ),
        ),
        authority=say("befogenheter"),
        upheld=say("uppratthalls"),
        put_aside=say("skjutsundan"),
        workarounds=(
            Workaround(
                id="rutinrad",
                name=say("rutinnamn"),
                replaces=("journal",),
                outage_from=30,
                outage_to=1163,
                trigger=say("rutinutlosare"),
                decider="rutinbeslutare",
                startup=17,
                endurance=1171,
                capacity=61,
                staff=73,
                needs=("parm",),
                material=say("rutinmaterial"),
                afterwards=say("rutinefterat"),
                allocations=(Allocation(resource="bilar", number=79),),
                refreshed=1187,
                age_at_most=1193,
                trained=False,
                tried_on=date(2026, 4, 19),
                steps=say("rutinsteg"),
            ),
        ),
        documentation=say("dokumentationstext"),
        tasks=(
            Task(
                id="momentrad",
                name=say("momentnamn"),
                group=say("momentgrupp"),
                who="utforare",
                forms=("blankettrad",),
                afterwards=say("momentefterat"),
                steps=say("momentsteg"),
            ),
        ),
        forms=(
            Form(
                id="blankettrad", name=say("blankettnamn"), columns=(say("blankettkolumn").replace(";", ","),), rows=3
            ),
        ),
        activation=Activation(
            criteria=say("kriterietext"),
            decider="beslutare",
            deputy="beslutare",
            budget=58,
            alert_list="larm",
            deactivation=say("avslutstext"),
        ),
        communication=(
            CommunicationItem(
                id="komrad",
                audience=say("malgrupp"),
                message=say("budskap"),
                sender="avsandare",
                channel=say("kanalnamn"),
                needs=("nat",),
                reserve=say("reservkanal"),
            ),
        ),
        recovery=(
            RecoveryStep(
                id="stegrad",
                name=say("stegnamn"),
                resources=("journal",),
                who="aterstallare",
                duration=1181,
                check=say("stegkontroll"),
            ),
        ),
        returning=Return(
            declares="utlysare",
            enters="registrerare",
            order=say("registreringsordning"),
            check=say("aterkontroll"),
            verifies="granskare",
        ),
        secrecy_assessed=date(2026, 5, 6),
        secrecy=tuple(
            SecrecyMark(
                id=part, level=level, ground=GROUND if level is SecrecyLevel.SECRET else "", reason="sekretesskal"
            )
            for part in hidden
        ),
        review_due=date(2027, 5, 6),
        acknowledgements=(Acknowledgement(id="kvittens", version=3, person="zyxa", on=date(2026, 6, 8)),),
        seen=(SeenRecovery(id="sett", on=date(2026, 2, 2), proof=Proof.OUTAGE, minutes=1201, what=say("settavbrott")),),
        paper_copies=(
            PaperCopy(id="papper", version=1, place=say("paersplats"), placed_on=date(2026, 6, 7), by=say("utlaggare")),
        ),
    )


ACTION = Action(id="atgard", name="atgardsnamn", owner="systemagare", origin="atgardsursprung", field=f"{SERVICE}/rto")
