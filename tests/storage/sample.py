"""A small municipality in which every table has rows, an exercise on it, and an approved version."""

from datetime import UTC, date, datetime

from kontinuitet.domain.assessment import Occasion, SelfAssessment, SurveyQuestion
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
from kontinuitet.domain.followup import Acceptance, Action, ReportingDuty
from kontinuitet.domain.municipality import Municipality, Settings
from kontinuitet.domain.organisation import AlertList, Channel, ChannelKind, Person, Role, RoleGroup, Unit
from kontinuitet.domain.resource import Backup, BackupCopy, Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.risk import Risk, Treatment
from kontinuitet.domain.secrecy import SecrecyLevel, SecrecyMark, SecrecyPart
from kontinuitet.domain.service import (
    Activation,
    Allocation,
    Area,
    ImpactRow,
    Peak,
    Sector,
    Service,
    TolerableLevel,
    Workaround,
)
from kontinuitet.domain.supplier import Agreement, DutyState, DutyStatus, IncidentDuty, Subcontractor, Supplier
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Promise, Unknown
from kontinuitet.domain.version import KnownFinding, Version, digest_of
from kontinuitet.storage import Database, Exercise, Step

WHEN = datetime(2027, 1, 15, 9, 30, tzinfo=UTC)

OLD_HOME_CARE = Service(
    id="hemtjanst",
    name="Hemtjänst",
    unit="omsorg",
    owner="enhetschef",
    deputy=Unknown(who="anna-berg", by=date(2027, 3, 1)),
    hours="alltid",
    mtpd=480,
    rto=0,
    rpo=UNKNOWN,
    wrt=NOT_APPLICABLE,
    critical=False,
    impact=(ImpactRow(id="liv-halsa", scores=(0, 2, UNKNOWN, NOT_APPLICABLE, None)),),
    peaks=(Peak(id="lon", name="Lön", day=25, rto=60),),
    dependencies=(
        Dependency(id="journal", needs=("journal",), kind=DependencyKind.HARD, tolerance=120),
        Dependency(id="larm", needs=("journal", "lon"), at_least=1, up_first=False),
    ),
    workarounds=(Workaround(id="papper", name="Papper", replaces=("journal",), needs=("parm",), endurance=1440),),
    activation=Activation(decider="enhetschef", alert_list="larmlista"),
    sector=Sector.HEALTH,
    crisis_if_lost=True,
    needed_in_crisis=False,
    upholds_function=UNKNOWN,
    legal_demand="Socialtjänstlagen",
    analysed_on=date(2027, 1, 10),
    participants="Anna Berg, Sven Dahl",
    summary="Börja med trygghetslarmen.\nRing sedan jouren.",
    scope="Hemtjänst i egen regi",
    authority="Enhetschefen får stänga av larm.",
    upheld="Mat och medicin",
    put_aside="Städning",
    documentation="På papper, i pärmen",
    risks=(
        Risk(
            id="stromlost",
            name="Strömavbrott",
            resource="journal",
            protection="Reservkraft",
            likelihood=3,
            consequence=UNKNOWN,
            treatment=Treatment.REDUCE,
            owner="enhetschef",
            measure="Prova reservkraften",
        ),
        Risk(id="annat", name="Annat", likelihood=NOT_APPLICABLE, treatment=UNKNOWN, owner=UNKNOWN),
    ),
    tasks=(
        Task(
            id="insats",
            name="Skriv ner insatsen",
            group="Egen regi",
            who="jour",
            forms=("insatser", "avvikelser"),
            afterwards="För in i journalen",
            steps="1. Hämta blanketten.\n2. Skriv.",
        ),
    ),
    forms=(
        Form(id="insatser", name="Insatser", columns=("Tid", "Insats"), rows=20, notes="Skriv tydligt."),
        Form(id="avvikelser", name="Avvikelser"),
    ),
    communication=(
        CommunicationItem(
            id="anhoriga",
            audience="Anhöriga",
            message="Vi kommer senare",
            sender="enhetschef",
            channel="Webben",
            needs=("journal",),
            reserve="Telefon",
            reserve_needs=("parm", "journal"),
        ),
    ),
    recovery=(
        RecoveryStep(id="start", name="Starta journalen", resources=("journal",), who="jour", duration=0),
        RecoveryStep(id="prov", name="Prova", duration=UNKNOWN, after=("start",), check="En insats syns"),
    ),
    returning=Return(
        declares="enhetschef", enters=UNKNOWN, order="Äldst först", check="Två läser", verifies=NOT_APPLICABLE
    ),
    secrecy_assessed=date(2027, 1, 11),
    secrecy=(
        SecrecyMark(id=SecrecyPart.CONTACTS, level=SecrecyLevel.SECRET, ground="18 kap. 13 § OSL", reason="Nummer"),
        SecrecyMark(id=SecrecyPart.RISKS, level=SecrecyLevel.INTERNAL),
    ),
    reviewed_on=date(2027, 1, 12),
    review_due=date(2028, 1, 12),
    paper_copies=(PaperCopy(id="pc", version=1, place="Jourrummet", placed_on=date(2027, 1, 13), by="Sven"),),
    template="hemtjanst",
    suggested=("mtpd", "dependencies/journal/tolerance"),
)
"""As a file of schema 2 can hold it."""

HOME_CARE = OLD_HOME_CARE.model_copy(
    update={
        "part_of": "lon",
        "deadlines": False,
        "not_needed": (ResourceKind.WATER, ResourceKind.TRANSPORT),
        "level": TolerableLevel(percent=60, within=120, staff=NOT_APPLICABLE),
        "dependencies": (
            OLD_HOME_CARE.dependencies[0].model_copy(update={"confirmed": False}),
            *OLD_HOME_CARE.dependencies[1:],
        ),
        "workarounds": (
            OLD_HOME_CARE.workarounds[0].model_copy(
                update={
                    "allocations": (Allocation(resource="parm", number=2), Allocation(resource="journal")),
                    "refreshed": 1440,
                    "age_at_most": UNKNOWN,
                    "trained": True,
                }
            ),
        ),
        "acknowledgements": (Acknowledgement(id="anna", version=1, person="anna-berg", on=date(2027, 1, 14)),),
        "seen": (SeenRecovery(id="natten", on=date(2026, 11, 3), proof=Proof.OUTAGE, minutes=450, what="Strömmen"),),
    }
)

SAMPLE = Municipality(
    name="Askarby",
    settings=Settings(concentration_percent=40, absent=2, staffed=4),
    units=(Unit(id="omsorg", name="Omsorg"),),
    calendars=(
        Calendar(
            id="kontorstid",
            name="Kontorstid",
            spans=(OpenSpan(first=0, last=4, start=480, end=1020),),
            season_first="06-15",
            season_last="08-15",
            season_spans=(OpenSpan(first=0, last=4, start=540, end=900), OpenSpan(first=5, last=5, start=600, end=660)),
        ),
    ),
    services=(HOME_CARE, Service(id="lon", name="Lön")),
    resources=(
        Resource(
            id="journal",
            name="Journal",
            kind=ResourceKind.SYSTEM,
            supplier="nordlys",
            place="stadshuset",
            stated_recovery=Promise(minutes=480, support=True),
            dependencies=(Dependency(id="el", needs=("parm",)),),
            recovery_plan=False,
            quantity=2,
            data_loss=60,
            reconstruction="Ur loggarna",
            suggested=("id",),
        ),
        Resource(id="parm", name="Pärm", kind=ResourceKind.INFORMATION, held_by=("journal",)),
    ),
    backups=(
        Backup(
            id="journal-kopia",
            name="Kopia",
            copies_of=("parm",),
            interval=60,
            copies=(BackupCopy(id="a", supplier=UNKNOWN),),
        ),
    ),
    suppliers=(
        Supplier(id="nordlys", name="Nordlys Drift AB", exercised_on=date(2026, 3, 1)),
        Supplier(id="under", name="Under", parent="nordlys"),
    ),
    agreements=(
        Agreement(
            id="drift",
            name="Drift",
            supplier="nordlys",
            covers=("journal",),
            support="kontorstid",
            notice=Promise(minutes=60),
            recovery=UNKNOWN,
            notice_period=129600,
            subcontractors=(Subcontractor(resource="journal", supplier="under"),),
            duties=(DutyState(duty=IncidentDuty.NOTIFY, status=DutyStatus.GOOD),),
            callers=("enhetschef", "jour"),
            on_call="jour",
            exit_plan=False,
            return_format="CSV",
            audit=UNKNOWN,
            data_location="Norrort",
        ),
    ),
    roles=(
        Role(id="enhetschef", name="Enhetschef", holder="anna-berg", deputies=("sven-dahl",), hours="kontorstid"),
        Role(id="jour", name="Jour", holder=UNKNOWN, suggested=("id", "reaction")),
    ),
    role_groups=(RoleGroup(id="ledning", name="Ledning", roles=("enhetschef", "jour")),),
    alert_lists=(AlertList(id="larmlista", name="Larmlista", roles=("jour", "enhetschef")),),
    people=(
        Person(
            id="anna-berg",
            name="Anna Berg",
            channels=(Channel(id="m", kind=ChannelKind.MOBILE, address="070-000 00 00", needs="journal"),),
        ),
    ),
    duties=(
        ReportingDuty(
            id="anmal",
            name="Anmäl",
            deadline=1440,
            role="enhetschef",
            needs=("journal", "hemtjanst"),
            reception="kontorstid",
            handling=30,
        ),
    ),
    assessments=(
        SelfAssessment(
            id="driftformer",
            question=SurveyQuestion.FORMS,
            answers=("own", "company"),
            area=Area.SOCIAL_CARE,
            person="Anna Berg",
            on=date(2026, 12, 1),
        ),
        SelfAssessment(
            id="formaga",
            question=SurveyQuestion.PREPAREDNESS,
            answers=("good",),
            service="hemtjanst",
            occasion=Occasion.AFTER,
            exercise="prov-1",
            notes="Pärmen fanns",
        ),
    ),
    actions=(Action(id="prova", name="Pröva", owner="jour", due=date(2027, 6, 1)),),
    acceptances=(
        Acceptance(id="a1", rule="O1", place="lon.mtpd", reason="Snart", person="Anna", expires=date(2028, 1, 1)),
    ),
)


def with_service(municipality: Municipality, service: Service) -> Municipality:
    services = tuple(service if one.id == service.id else one for one in municipality.services)
    return municipality.model_copy(update={"services": services})


def with_mtpd(municipality: Municipality, identity: str, minutes: int) -> Municipality:
    service = next(one for one in municipality.services if one.id == identity)
    return with_service(municipality, service.model_copy(update={"mtpd": minutes}))


def save(database: Database, before: Municipality | None, after: Municipality, *, who: str = "anna") -> Step | None:
    return database.plans.save(before, after, who=who, when=WHEN, why="prov")


def exercise(database: Database, identity: str = "prov-1") -> Exercise:
    return database.exercises.create(
        id=identity,
        scenario="tyst-leverantor",
        title="Leverantören tystnar",
        lang="sv",
        kind="live",
        timeline='{"injects":[]}',
        municipality='{"name":"Askarby"}',
        created=WHEN,
    )


def act(database: Database, number: int, *, identity: str = "prov-1", text: str = "anteckning") -> None:
    with database.exercises.transaction(identity) as transaction:
        transaction.append(
            at_ms=number * 1000,
            story="2027-01-15T10:00:00",
            wall="2027-01-15T10:00:00+01:00",
            kind="note",
            payload={"text": text, "number": number, "parts": [None, True, 0]},
        )


def approved(number: int = 1, *, service: str = "hemtjanst", plan: Municipality = SAMPLE) -> Version:
    return Version(
        service=service,
        number=number,
        author="Anna Berg",
        approver="Sven Dahl",
        body="Omsorgsnämnden",
        decided_on=date(2027, 1, 14),
        registration=f"ON 2027/{number}",
        next_review=date(2028, 1, 14),
        approved_at=WHEN,
        plan=plan,
        digest=digest_of(plan),
        known=(KnownFinding(rule="O1", severity="warning", place="lon.mtpd", text="Lön har\ningen gräns."),),
    )
