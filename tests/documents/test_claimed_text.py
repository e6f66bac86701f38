"""What is claimed and what is shown, in both languages; no figure is told as surer than it is."""

from datetime import date

import pytest

from kontinuitet.analysis.claimed import Claim, Evidence, Shown
from kontinuitet.analysis.national_figures import FIGURES, NationalFigure
from kontinuitet.documents.claimed_text import (
    answer_text,
    choice_text,
    claim_page,
    figure_text,
    question_text,
    shown_brief,
    shown_text,
    title_text,
)
from kontinuitet.domain.assessment import ANSWERS, Occasion, SelfAssessment, SurveyQuestion
from kontinuitet.domain.followup import Certainty
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.service import Area, Service
from kontinuitet.wording import words

SV, EN = words("sv"), words("en")
PLAN = Municipality(name="Åskarby", services=(Service(id="hemtjanst", name="Hemtjänst"),))
ANSWER = SelfAssessment(
    id="a", question=SurveyQuestion.PREPAREDNESS, answers=("good",), person="Anna Berg", on=date(2026, 5, 3)
)


@pytest.mark.parametrize("question", SurveyQuestion)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_question_and_every_answer_has_words(question: SurveyQuestion, lang: str) -> None:
    say = words(lang)
    asked = question_text(Claim(question=question, area=Area.RESCUE), PLAN, say)
    assert asked.rstrip(".").endswith(("?", "svårt", "hard"))
    choices = [choice_text(question, one, say) for one in ANSWERS[question]]
    assert len(set(choices)) == len(choices)


def test_a_question_is_asked_of_an_area_or_of_a_service() -> None:
    of_area = Claim(question=SurveyQuestion.FORMS, area=Area.SCHOOL)
    assert title_text(of_area, SV) == "Driftform: skola"
    assert question_text(of_area, PLAN, EN) == "How is the IT support for schools run?"
    of_service = Claim(question=SurveyQuestion.PLAN, service="hemtjanst")
    assert "för Hemtjänst" in question_text(of_service, PLAN, SV)


@pytest.mark.parametrize("evidence", Evidence)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_count_is_told_with_both_its_numbers_and_never_as_a_share(evidence: Evidence, lang: str) -> None:
    say = words(lang)
    told = shown_text(Shown(evidence=evidence, number=3, of=8, unknown=2), say)
    assert all(number in told for number in ("3", "8", "2"))
    assert "%" not in told
    assert shown_brief(Shown(evidence=evidence, number=3, of=8, unknown=2), say).startswith("3/8+?")
    nothing = Shown(evidence=evidence, number=0, of=0)
    assert not any(char.isdigit() for char in shown_text(nothing, say))
    assert shown_brief(nothing, say) == "–"


@pytest.mark.parametrize("evidence", [Evidence.DUTIES, Evidence.OUTSIDE_SYSTEMS])
def test_what_nobody_knows_is_no_zero(evidence: Evidence) -> None:
    unknown = Shown(evidence=evidence, number=0, of=0, unknown=8)
    told = shown_text(unknown, SV)
    assert told.startswith("Ingen har skrivit in hur")
    assert "8" in told
    assert "0" not in told
    assert shown_brief(unknown, SV) == "?"


def test_of_one_service_it_is_yes_or_no() -> None:
    yes = Shown(evidence=Evidence.APPROVED, number=1, of=1, latest=date(2026, 5, 1))
    assert shown_text(yes, SV, of_one=True) == "Planen är godkänd. Senast 1 maj 2026."
    assert shown_brief(yes, SV, of_one=True) == "godkänd: ja"
    no = Shown(evidence=Evidence.EXERCISED, number=0, of=1)
    assert shown_text(no, EN, of_one=True) == "The service has not been exercised in time."
    duties = Shown(evidence=Evidence.DUTIES, number=3, of=8)
    assert shown_brief(duties, SV, of_one=True) == "3/8 reglerade"


@pytest.mark.parametrize("figure", FIGURES, ids=lambda one: one.id)
@pytest.mark.parametrize(("say", "doubt"), [(SV, "inte kontrollerad"), (EN, "not checked")], ids=["sv", "en"])
def test_a_figure_has_its_year_and_its_source_and_a_doubtful_one_says_so(
    figure: NationalFigure, say: object, doubt: str
) -> None:
    told = figure_text(figure, say)  # type: ignore[arg-type]
    assert told.startswith(f"{figure.year}: ")
    assert str(figure.number) in told
    assert (doubt in told) == (figure.certainty is Certainty.B)
    assert any(word in told for word in ("Källa: ", "Source: "))


def test_a_number_is_told_as_it_was_published() -> None:
    by_id = {one.id: figure_text(one, SV) for one in FIGURES}
    assert by_id["has-plan"].startswith("2013: färre än 20 procent hade en kontinuitetsplan")
    assert by_id["no-plan"].startswith("2015: 141 av 237 kommuner saknade")
    assert "6–7 av 10" in by_id["readiness"]


def test_a_page_has_the_answer_the_one_before_the_evidence_and_the_figures() -> None:
    before = ANSWER.model_copy(update={"answers": ("deficient",), "on": None, "person": "", "id": "b"})
    after = ANSWER.model_copy(update={"occasion": Occasion.AFTER, "exercise": "prov", "notes": "Vi har jour."})
    claim = Claim(
        question=SurveyQuestion.PREPAREDNESS,
        answer=after,
        earlier=before,
        shown=(Shown(evidence=Evidence.APPROVED, number=0, of=3),),
        figures=(FIGURES[0],),
    )
    lines = claim_page(claim, PLAN, SV).splitlines()
    assert lines[:4] == [
        "# Hur god är beredskapen för en större it-incident?",
        "Svar: god (Anna Berg, 3 maj 2026, efter övningen prov)",
        "Vi har jour.",
        "Före det: bristfällig (okänt vem, inget datum)",
    ]
    assert "- 0 av 3 samhällsviktiga verksamheter har en godkänd plan." in lines
    assert lines[-1].startswith("- 2013: färre än 5 procent")


def test_a_page_says_so_when_there_is_nothing_to_say() -> None:
    page = claim_page(Claim(question=SurveyQuestion.REASONS), PLAN, EN)
    assert "No answer yet." in page
    assert "an opinion, on which the data show nothing" in page
    assert "No figure was published." in page


def test_several_answers_are_listed() -> None:
    several = SelfAssessment(id="a", question=SurveyQuestion.FORMS, answers=("own", "cloud"), area=Area.SCHOOL)
    assert answer_text(several, SV) == "egen drift, molntjänster"
    assert answer_text(None, SV) == "–"
