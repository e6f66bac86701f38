"""A municipality with one service in which every text is a token of its own and every length is found nowhere else."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from typing import Any, get_type_hints

from kontinuitet.documents.handout import Reader, Subject, printed_plan
from kontinuitet.documents.handout.writer import Printed
from kontinuitet.domain.calendar import Calendar, OpenSpan
from kontinuitet.domain.disturbance import (
    CommunicationItem,
    Form,
    FormColumn,
    PaperCopy,
    Proof,
    RecoveryStep,
    Return,
    SeenRecovery,
    Task,
)
from kontinuitet.domain.followup import Action, DutyScope, ReportingDuty
from kontinuitet.domain.municipality import CATEGORIES, Municipality
from kontinuitet.domain.organisation import AlertList, Channel, ChannelKind, Person, Role, Unit
from kontinuitet.domain.resource import Backup, BackupCopy, Classes, Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.risk import Risk, Treatment
from kontinuitet.domain.secrecy import SecrecyLevel, SecrecyMark, SecrecyPart
from kontinuitet.domain.service import Activation, Allocation, ImpactRow, Peak, Service, TolerableLevel, Workaround
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.text import Line, Prose
from kontinuitet.domain.values import Promise, Unknown, Value
from kontinuitet.domain.version import KnownFinding, Version, digest_of
from kontinuitet.wording import words

TODAY = date(2026, 11, 24)
TOKEN = re.compile(r"\bxq[a-z]+z\b")
NUMBER = re.compile(r"\d+")

SERVICE = Service(
    id="hemtjanst",
    name="n",
    unit="omsorg",
    other="n",
    owner="chef",
    deputy="vikarie",
    critical=True,
    mtpd=481,
    rto=242,
    rpo=Unknown(who="anna", by=date(2027, 3, 1)),
    wrt=123,
    level=TolerableLevel(percent=61, within=244),
    analysed_on=date(2026, 4, 1),
    impact=tuple(ImpactRow(id=one.id, scores=(0, 1, 2, 3, 4, 4, 4, 4)) for one in CATEGORIES),
    peaks=(Peak(id="sommar", name="n", first="06-20", last="08-20", mtpd=245, rto=126),),
    dependencies=(
        Dependency(id="journal", needs=("journal",), kind=DependencyKind.HARD, tolerance=127, required=368),
        Dependency(id="data", needs=("journaldata",), kind=DependencyKind.SOFT, tolerance=129),
        Dependency(id="el", needs=("el",)),
    ),
    risks=(
        Risk(
            id="brand", name="n", resource="el", likelihood=2, consequence=3, treatment=Treatment.REDUCE, owner="chef"
        ),
    ),
    workarounds=(
        Workaround(
            id="papper",
            name="n",
            replaces=("journal",),
            outage_to=1451,
            decider="vikarie",
            startup=62,
            endurance=1513,
            capacity=73,
            staff=17,
            needs=("el",),
            allocations=(Allocation(resource="el", number=19),),
            refreshed=1471,
            age_at_most=1477,
            trained=False,
            tried_on=date(2026, 2, 9),
        ),
    ),
    activation=Activation(decider="chef", deputy="vikarie", budget=46, alert_list="larm"),
    tasks=(Task(id="bestall", name="n", who="chef", forms=("lista",)),),
    forms=(Form(id="lista", name="n", columns=("n", "n"), rows=3),),
    communication=(
        CommunicationItem(id="anhoriga", audience="n", sender="chef", needs=("el",), reserve_needs=("journal",)),
    ),
    recovery=(
        RecoveryStep(id="nat", name="n", resources=("el",), who="chef", duration=34),
        RecoveryStep(id="sedan", name="n", resources=("journal",), who="chef", duration=95, after=("nat",)),
    ),
    returning=Return(declares="chef", enters="vikarie", verifies="chef"),
    secrecy_assessed=date(2026, 5, 5),
    review_due=date(2027, 5, 5),
    paper_copies=(PaperCopy(id="skap", version=1, place="n", placed_on=date(2026, 5, 6)),),
)

BARE = Municipality(
    name="Provköping",
    units=(Unit(id="omsorg", name="n"),),
    calendars=(Calendar(id="kontor", name="n", spans=(OpenSpan(first=0, last=4, start=480, end=1020),)),),
    services=(SERVICE,),
    resources=(
        Resource(
            id="journal",
            name="n",
            kind=ResourceKind.SYSTEM,
            owner="chef",
            supplier="bolag",
            tested_recovery=547,
            tested_on=date(2026, 1, 5),
        ),
        Resource(
            id="journaldata",
            name="n",
            kind=ResourceKind.INFORMATION,
            owner="chef",
            classes=Classes(confidentiality=3),
            personal_data=True,
            held_by=("journal",),
        ),
        Resource(id="el", name="n", kind=ResourceKind.ENERGY, stated_recovery=Promise(minutes=338)),
    ),
    backups=(
        Backup(
            id="kopia",
            name="n",
            copies_of=("journaldata",),
            interval=1459,
            restore=603,
            tested_on=date(2026, 3, 1),
            test_restore=604,
            copies=(BackupCopy(id="ett", place="hallen"),),
        ),
    ),
    suppliers=(Supplier(id="bolag", name="n"),),
    agreements=(
        Agreement(
            id="avtal",
            name="n",
            supplier="bolag",
            covers=("journal",),
            notice=Promise(minutes=91),
            response=Promise(minutes=92),
            recovery=Promise(minutes=493),
            support="kontor",
            fault_report_needs="el",
            callers=("chef",),
            on_call="vikarie",
            ends=date(2028, 1, 1),
        ),
    ),
    roles=(
        Role(id="chef", name="n", holder="anna", deputies=("bo",), hours="kontor", reaction=16),
        Role(id="vikarie", name="n", holder="bo", hours="alltid"),
    ),
    alert_lists=(AlertList(id="larm", name="n", roles=("chef", "vikarie")),),
    people=(
        Person(id="anna", name="n", channels=(Channel(id="anna-m", kind=ChannelKind.MOBILE, address="n"),)),
        Person(
            id="bo",
            name="n",
            channels=(
                Channel(id="bo-e", kind=ChannelKind.EMAIL, address="n", needs="journal", verified=date(2026, 1, 1)),
            ),
        ),
    ),
    duties=(ReportingDuty(id="plikt", name="n", scope=DutyScope.ALL, deadline=1447, role="chef", needs=("el",)),),
)
"""Everything that a document can tell of, before there is a word in it."""

SEEN = (
    SeenRecovery(id="a", on=date(2026, 6, 2), proof=Proof.OUTAGE, minutes=551, what="xqsettz"),
    SeenRecovery(id="b", on=date(2026, 8, 3), proof=Proof.OUTAGE, minutes=557),
)
READERS = (Reader("Läsaren", 3, date(2026, 10, 9)), Reader("Äldre", 2))
"""What is told of a service beside its plan."""

ACTIONS = (Action(id="gora", name="n", owner="chef", due=date(2027, 1, 31)),)


@cache
def text_fields(model: type[Value]) -> dict[str, Any]:
    """The fields of a model that hold text, one or several."""
    hints = get_type_hints(model, include_extras=True)
    texts = (Line, Prose, tuple[Line, ...], tuple[FormColumn, ...])
    return {name: hint for name, hint in hints.items() if hint in texts}


Say = Callable[[str], str]
"""The text for the field at a path."""

_SKIPPED = ("code", "first", "last", "season_first", "season_last", "suggested", "is_")


def spoken(value: Any, say: Say, path: str = "") -> Any:
    """The value with another text in every field that can hold one."""
    if isinstance(value, tuple):
        return tuple(spoken(row, say, f"{path}.{getattr(row, 'id', '')}") for row in value)
    if not isinstance(value, Value):
        return value
    update = {}
    fields = {name: getattr(value, name) for name in type(value).model_fields}
    for name, held in fields.items():
        here = f"{path}.{name}".strip(".")
        if name in text_fields(type(value)) and name not in _SKIPPED:
            # A form's columns are the only texts in tuples, and no semicolon may stand in one.
            update[name] = tuple(say(here).replace(";", ",") for _ in held) if isinstance(held, tuple) else say(here)
        elif isinstance(held, tuple | Value) and name != "settings":
            update[name] = spoken(held, say, here)
    return type(value).model_validate({**fields, **update})


def tokens() -> tuple[Municipality, dict[str, str]]:
    """The municipality with a token in every text, and where each token stands."""
    found: dict[str, str] = {}
    numbers = count()

    def token(path: str) -> str:
        letters = "".join(chr(ord("a") + int(figure)) for figure in str(next(numbers)))
        found[f"xq{letters}z"] = path
        return f"xq{letters}z"

    return spoken(BARE, token), found


def marked(plan: Municipality, *parts: SecrecyPart, level: SecrecyLevel = SecrecyLevel.SECRET) -> Municipality:
    """The same with some parts of the service marked."""
    marks = tuple(SecrecyMark(id=part, level=level, ground="18 kap. 13 § OSL", reason="hemligt skäl") for part in parts)
    service = plan.services[0].model_copy(update={"secrecy": marks})
    return plan.model_copy(update={"services": (service,)})


def approved(plan: Municipality, **values: Any) -> Version:
    """An approved version of the plan."""
    known = (KnownFinding(rule="A5", severity="W", place="hemtjanst/mtpd", text="kändbrist"),)
    head: dict[str, Any] = {
        "service": "hemtjanst",
        "number": 3,
        "author": "Författaren",
        "approver": "Beslutaren",
        "body": "Nämnden",
        "decided_on": date(2026, 10, 1),
        "registration": "ON 2026/17",
        "next_review": date(2027, 10, 1),
        "approved_at": datetime(2026, 10, 1, 12, tzinfo=UTC),
        "plan": plan,
        "digest": digest_of(plan),
        "known": known,
    }
    return Version(**{**head, **values})


def printed(
    plan: Municipality, *, lang: str = "sv", open_extract: bool = False, of: str | None = None, **subject: Any
) -> Printed:
    """The document of the only service."""
    one = Subject(plan=plan, service="hemtjanst", **subject)
    return printed_plan((one,), printed=TODAY, words=words(lang), of=of, open_extract=open_extract)
