"""The page for the board: everything on it, in both languages, and never more than an A4 holds."""

import re
from datetime import date

import pytest
from tests.analysis.example import EXAMPLE, FRIDAY

from kontinuitet.analysis.board import Coverage, Decision, Matter, Worst
from kontinuitet.analysis.claimed import Claim, Evidence, Shown
from kontinuitet.analysis.concentration import concentration
from kontinuitet.documents.handout.board import Board, board_page, consequence_text
from kontinuitet.documents.handout.page import html_page
from kontinuitet.domain.assessment import SelfAssessment, SurveyQuestion
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.secrecy import SecrecyLevel, SecrecyMark, SecrecyPart
from kontinuitet.wording import words

SV, EN = words("sv"), words("en")
MARK = SecrecyMark(id=SecrecyPart.CONTACTS, level=SecrecyLevel.SECRET, ground="18:13")
COUNTS = Coverage(services=3, analysed=2, approved=1, exercised=0, errors=3, unknown=7)
WORST = Worst(
    cause="berghall",
    also=("datahall",),
    stopped=("hemtjanst", "trygghetslarm"),
    critical=("hemtjanst",),
    intolerable=("hemtjanst", "trygghetslarm"),
    first="trygghetslarm",
    after=135,
    is_open=True,
)
ANSWER = SelfAssessment(
    id="svar", question=SurveyQuestion.PREPAREDNESS, answers=("good",), person="Anna", on=date(2026, 5, 4)
)
CLAIM = Claim(
    question=SurveyQuestion.PREPAREDNESS,
    answer=ANSWER,
    shown=(Shown(evidence=Evidence.APPROVED, number=1, of=3), Shown(evidence=Evidence.EXERCISED, number=0, of=3)),
)


def board(plan: Municipality = EXAMPLE, **changed: object) -> Board:
    values: dict[str, object] = {
        "plan": plan,
        "day": date(2026, 11, 24),
        "start": FRIDAY,
        "critical": COUNTS,
        "every": COUNTS,
        "worst": (WORST,),
        "concentration": concentration(plan),
        "claims": (CLAIM,),
        "decisions": (Decision(matter=Matter.EXERCISE, number=1, about=("berghall",)),),
    }
    return Board(**(values | changed))  # type: ignore[arg-type]


def test_every_part_is_there_with_its_figures() -> None:
    text = board_page(board(), SV).markdown
    assert re.findall(r"^#+ (.*)", text, re.MULTILINE) == [
        "Kontinuitet i Åskarby",
        "Hur långt vi har kommit",
        "De värsta konsekvenserna",
        "Leverantörer som bär mest",
        "Vad vi säger och vad planerna visar",
        "Beslut som behövs",
    ]
    assert "| Alla | 3 | 2/3 | 1/3 | 0/3 | 3/3 | 7 |" in text
    assert "fredag 27 november 2026 18:00" in text
    assert "| Beredskap | god (2026-05-04) | 1/3 godkända, 0/3 övade |" in text
    assert "1. Öva nästa år på att vara utan Berghall AB." in text


def test_a_consequence_is_a_sentence_with_its_numbers() -> None:
    assert consequence_text(WORST, EXAMPLE, SV) == (
        "Utan Berghall AB stannar 2 av 3 verksamheter, 1 av dem samhällsviktiga. "
        "2 blir oacceptabla, först Trygghetslarm efter 2 h 15 min. "
        "Samma verksamheter drabbas utan Datahall. Saknade uppgifter kan göra det värre."
    )
    assert consequence_text(WORST, EXAMPLE, EN).startswith("Without Berghall AB 2 of 3 services stop, 1 of them crit")
    mild = Worst(cause="mobil-a", stopped=("loner",), critical=(), intolerable=())
    assert consequence_text(mild, EXAMPLE, SV).endswith("Ingen hinner bli oacceptabel.")


def test_a_part_that_has_nothing_to_say_is_left_out_or_says_so() -> None:
    text = board_page(board(worst=(), concentration=(), claims=(), decisions=()), SV).markdown
    assert "Leverantörer som bär mest" not in text
    assert "Vad vi säger" not in text
    assert "Ingen enskild händelse i planerna stannar en verksamhet." in text
    assert "Inget väntar på beslut." in text


def test_a_question_without_evidence_does_not_take_room() -> None:
    text = board_page(board(claims=(Claim(question=SurveyQuestion.REASONS), CLAIM)), SV).markdown
    assert text.count("| Beredskap |") == 1
    assert len(re.findall(r"^\| .* \|$", text.split("Vad vi säger")[1], re.MULTILINE)) == 2


def test_marks_of_secrecy_are_said_on_the_page() -> None:
    marked = EXAMPLE.services[0].model_copy(update={"secrecy": (MARK,)})
    secret = EXAMPLE.model_copy(update={"services": (marked, *EXAMPLE.services[1:])})
    assert "märkta med sekretess" in board_page(board(secret), SV).markdown
    assert "sekretess" not in board_page(board(), SV).markdown


LONGEST = 200
"""Characters of the longest names that are tried."""


def crowded() -> Board:
    """As much as a page can be asked to hold: every part full, every name as long as names get."""
    named = {
        kind: tuple(one.model_copy(update={"name": f"{one.id} {'w' * LONGEST}"}) for one in getattr(EXAMPLE, kind))
        for kind in ("services", "resources", "suppliers")
    }
    plan = EXAMPLE.model_copy(update={**named, "name": "k" * LONGEST})
    every = tuple(one.id for one in plan.resources)
    worst = Worst(
        cause="berghall",
        also=every,
        stopped=("loner",),
        critical=("loner",),
        intolerable=("loner",),
        first="loner",
        after=67 * 60 + 15,
        is_open=True,
    )
    shown = tuple(Shown(evidence=one, number=4, of=83, unknown=2) for one in Evidence)[:3]
    claims = tuple(Claim(question=one, shown=shown) for one in SurveyQuestion)
    matters = tuple(Decision(matter=one, number=9, about=every) for one in Matter)
    return board(plan, worst=(worst,) * 5, claims=claims, decisions=matters)


LINES_ON_AN_A4 = 64
"""Lines of text at 9 points with a line height of 1.25 between the margins of the printed page; headings take two."""

SIGNS_ON_A_LINE = 104
"""Characters of the widest letters' mean width that a line of the printed page holds at least."""


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_fullest_page_is_no_longer_than_an_a4(lang: str) -> None:
    lines = board_page(crowded(), words(lang)).markdown.splitlines()
    heads = sum(line.startswith("#") for line in lines)
    texts = [line for line in lines if line and not line.startswith(("#", "|---"))]
    height = 2 * heads + sum(-(-len(line) // SIGNS_ON_A_LINE) for line in texts)
    assert 40 < height <= LINES_ON_AN_A4


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_as_a_page_it_is_marked_up_and_loads_nothing(lang: str) -> None:
    page = html_page(board_page(crowded(), words(lang)))
    assert page.count("<h1>") == 1
    assert page.count("<h2>") == 5
    assert page.count("<table>") == 2
    assert '<th scope="col">' in page
    assert "@page { size: A4;" in page
    assert not re.search(r"<script|src=|href=|url\(|https?:", page)


def test_what_people_wrote_stays_text() -> None:
    named = tuple(one.model_copy(update={"name": "<b>[x](y)|*z*"}) for one in EXAMPLE.suppliers)
    page = html_page(board_page(board(EXAMPLE.model_copy(update={"suppliers": named})), SV))
    assert "&lt;b&gt;[x](y)|*z*" in page
    assert "<b>" not in page


def test_in_the_made_up_language_only_names_stand_outside_the_brackets() -> None:
    text = board_page(board(), words("qps")).markdown
    while "⟦" in text:
        text = re.sub(r"⟦[^⟦⟧]*⟧", "", text)
    assert not re.search(r"[^\W\d_]", text), text
