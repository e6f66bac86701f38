"""The open extract attacked from outside: no word, length or name of a marked part is anywhere in it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.documents.handout.secret_plan import (
    ACTION,
    EMAIL,
    GROUND,
    MOBILE,
    PARENT,
    PERSON,
    SERVICE,
    SUBCONTRACTOR,
    SUPPLIER,
    full_plan,
)

from kontinuitet.documents.handout import Exercised, Reader, Subject, html_page, printed_plan
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.secrecy import SecrecyLevel, SecrecyPart
from kontinuitet.domain.values import Place
from kontinuitet.domain.version import KnownFinding, Version
from kontinuitet.wording import format_duration, words

PART = SecrecyPart
DAY = date(2026, 11, 24)

WORDS: dict[SecrecyPart, tuple[str, ...]] = {
    PART.IMPACT: ("konsekvensskal",),
    PART.LIMITS: ("mtpdskal", "rtoskal", "nivatext", "toppnamn", "57 %"),
    PART.DEPENDENCIES: (
        "beroendeskal",
        "systemnamn",
        "natnamn",
        "poolbilsnamn",
        "rollsystemagare",
        "beroenderad",
        "datarad",
    ),
    PART.INFORMATION: ("informationsnamn", "kopianamn", "provresultat", "kopiaplats", "rollinformationsagare"),
    PART.RISKS: ("risknamn", "riskskydd", "riskatgard", "rollriskagare", "riskrad"),
    PART.WORKAROUNDS: (
        *("rutinnamn", "rutinutlosare", "rutinmaterial", "rutinefterat", "rutinsteg", "uppratthalls", "skjutsundan"),
        *("dokumentationstext", "momentnamn", "momentgrupp", "momentefterat", "momentsteg", "blankettnamn"),
        *(
            "blankettkolumn",
            "rollrutinbeslutare",
            "rollutforare",
            "parmnamn",
            "poolbilsnamn",
            "61 %",
            "rutinrad",
            "momentrad",
        ),
    ),
    PART.ACTIVATION: ("kriterietext", "avslutstext", "befogenheter", "rollbeslutare", " 58 min"),
    PART.CONTACTS: ("larmlistenamn", "felanmalningsnummer", "rolllarmad"),
    PART.COMMUNICATION: ("malgrupp", "budskap", "kanalnamn", "reservkanal", "rollavsandare"),
    PART.RECOVERY: (
        *("stegnamn", "stegkontroll", "registreringsordning", "aterkontroll", "avslutstext", "rollaterstallare"),
        *("rollutlysare", "rollregistrerare", "rollgranskare"),
    ),
    PART.SUPPLIERS: (
        *("Granviksdrift", "Koncernvik", "Underleverans", "avtalsnummer", "avtalsnamn", "felanmalningsnummer"),
        *("systemnamn", "granvik"),
    ),
    PART.RECOVERY_TIMES: ("rtoskal",),
    PART.ENDURANCE: ("61 %", "73", "(79)"),
}
"""What each mark governs, by the words of the plan; an id may tell as much as a name."""

LENGTHS: dict[SecrecyPart, tuple[int, ...]] = {
    PART.LIMITS: (1091, 1093, 1097, 1103, 1109, 1117, 1123, 1201),
    PART.DEPENDENCIES: (1129, 1151, 1153, 1061, 1063, 1069, 1087),
    PART.INFORMATION: (1013, 1019, 1021),
    PART.WORKAROUNDS: (1163, 1171, 1187, 1193),
    PART.CONTACTS: (1049,),
    PART.RECOVERY: (1181, 1201),
    PART.SUPPLIERS: (1031, 1033, 1039),
    PART.RECOVERY_TIMES: (1093, 1103, 1123, 1151, 1069, 1061, 1087, 1039, 1181, 1019, 1021, 1201),
    PART.ENDURANCE: (1129, 1153, 1063, 1163, 1171, 1187, 1193),
}

NEVER = (
    *(PERSON, "Zyxa", "Qvarnlund", MOBILE, EMAIL, "deltagarnamn", "kundbeteckning", "utlaggare", "paersplats"),
    *("avtalsanteckning", "systemanteckning", "sekretesskal", "atgardsnamn", "atgardsursprung", "Fattare Namnsson"),
    *("Beredare Namnsson", "kandbristtext", "zyxa"),
)
"""What is in no open extract whatever is marked."""


def tokens(part: SecrecyPart) -> tuple[str, ...]:
    return (*WORDS.get(part, ()), *(format_duration(length, "sv") for length in LENGTHS.get(part, ())))


def subject(plan: Municipality, **changes: Any) -> Subject:
    made = Subject(
        plan=plan,
        service=SERVICE,
        approved=Version(
            service=SERVICE,
            number=3,
            author="Beredare Namnsson",
            approver="Fattare Namnsson",
            body="nämnden",
            decided_on=date(2026, 6, 1),
            next_review=date(2027, 6, 1),
            approved_at=datetime(2026, 6, 1, tzinfo=UTC),
            plan=plan,
            digest="0",
            known=(KnownFinding(rule="A1", severity="E", place=f"{SERVICE}/rto", text="kandbristtext"),),
        ),
        is_draft=False,
        drift=(Place(object=SERVICE, field="rto"),),
        exercises=(Exercised(date(2026, 9, 9), "ovningsnamn"),),
        actions=(ACTION,),
        readers=(Reader(PERSON, 3, date(2026, 6, 8)),),
        seen=plan.service[SERVICE].seen,
    )
    return replace(made, **changes)


def both(*subjects: Subject, is_open: bool = True, of: str | None = None, lang: str = "sv") -> str:
    """Markdown and page after each other, with ordinary blanks."""
    made = printed_plan(subjects, printed=DAY, words=words(lang), of=of, open_extract=is_open)
    return f"{made.markdown}\n{html_page(made)}".replace("\u00a0", " ")


def found(texts: tuple[str, ...], text: str) -> list[str]:
    return [one for one in texts if one.casefold() in text.casefold()]


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("level", [SecrecyLevel.SECRET, SecrecyLevel.INTERNAL])
@pytest.mark.parametrize("part", list(PART))
def test_what_is_marked_is_absent(part: SecrecyPart, level: SecrecyLevel, draft: bool) -> None:
    text = both(subject(full_plan(part, level=level), is_draft=draft))
    assert found(tokens(part), text) == []
    assert found(NEVER, text) == []
    assert (GROUND in text) == (level is SecrecyLevel.SECRET)


@pytest.mark.parametrize("part", list(PART))
def test_the_whole_document_tells_what_the_extract_leaves_out(part: SecrecyPart) -> None:
    """Else the test above would be content with a word that is never printed."""
    text = both(subject(full_plan(part)), is_open=False)
    hidden_for_other_reasons = {"avtalsnamn", "Underleverans", "Koncernvik", "granvik"}
    ids = {"beroenderad", "riskrad", "rutinrad", "momentrad"}
    printed = [one for one in WORDS.get(part, ()) if one not in hidden_for_other_reasons | ids]
    assert [one for one in printed if one.casefold() not in text.casefold()] == []
    assert PERSON in text
    assert MOBILE in text
    assert GROUND in text


def test_with_everything_marked_only_what_is_always_open_is_left() -> None:
    text = both(subject(full_plan(*PART)))
    assert found(tuple(one for part in PART for one in tokens(part)), text) == []
    assert found(NEVER, text) == []
    assert "sammanfattning" in text


def test_without_marks_the_extract_still_names_nobody() -> None:
    text = both(subject(full_plan()))
    assert found(NEVER, text) == []
    assert "systemnamn" in text
    assert "rutinsteg" in text


def test_names_within_texts_are_replaced() -> None:
    told = (
        f"Ring {PERSON} på {MOBILE}, 0701740699, +46 70 174 06 99 eller {EMAIL}. {PERSON}s ersättare\nnås genom "
        f"{SUPPLIER}s jour. Zyxa\nQvarnlund har nyckeln. {PARENT} och {SUBCONTRACTOR} vet. Granviksdrift svarar."
    )
    plan = full_plan(PART.SUPPLIERS)
    (service, other) = plan.services
    plan = plan.model_copy(update={"services": (service.model_copy(update={"scope": told, "summary": told}), other)})
    text = both(subject(plan, exercises=(Exercised(DAY, f"{SUPPLIER} tystnar"),)))
    parts = (PERSON, "Qvarnlund", "174 06 99", "0701740699", EMAIL, "Granviksdrift", "Koncernvik", "Underleverans")
    assert found(parts, text) == []


def test_a_kind_of_field_that_one_plan_marks_is_open_in_no_other_plan_of_the_document() -> None:
    marked, unmarked = full_plan(PART.SUPPLIERS, PART.RECOVERY_TIMES, PART.ENDURANCE), full_plan()
    text = both(subject(marked), subject(unmarked), of="Omsorgsförvaltningen")
    every = (*tokens(PART.SUPPLIERS), *tokens(PART.RECOVERY_TIMES), *tokens(PART.ENDURANCE))
    assert found(every, text) == []


def test_what_was_left_out_is_never_said_to_be_missing() -> None:
    """A reader must not believe that there is no limit where there is one that is secret."""
    made = printed_plan([subject(full_plan(*PART))], printed=DAY, words=words("sv"), open_extract=True)
    wrong = ("inte angivet", "ingen är utsedd", "aldrig provad")
    assert found(wrong, made.markdown) == []
