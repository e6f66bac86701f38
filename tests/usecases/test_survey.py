"""Answering the survey: dated, by whom, undone like any other change."""

from datetime import date

import pytest

from kontinuitet.documents.problems import Problem
from kontinuitet.domain.assessment import ANSWERS, Occasion, SurveyQuestion
from kontinuitet.domain.service import Area
from kontinuitet.usecases.desk import Changed, Desk
from kontinuitet.usecases.survey import (
    GivenAnswer,
    claims_of,
    date_answer,
    give_answer,
    note_answer,
    place_answer,
)

TODAY = date(2026, 11, 30)


def give(desk: Desk, *answers: str, question: SurveyQuestion = SurveyQuestion.PREPAREDNESS, **fields: object) -> object:
    given = GivenAnswer(question=question, answers=answers, **({"person": "Anna Berg"} | fields))
    return give_answer(desk, given, why="Beredskap")


def test_an_answer_has_a_day_and_a_person_and_is_undone_in_one_step(desk: Desk) -> None:
    assert isinstance(give(desk, "good"), Changed)
    (answer,) = desk.plan.assessments
    assert (answer.id, answer.answers, answer.person, answer.on) == (
        "preparedness-2026-11-30",
        ("good",),
        "Anna Berg",
        TODAY,
    )
    assert desk.undo().step is not None
    assert desk.plan.assessments == ()


def test_the_same_persons_answer_of_the_same_day_gives_way_and_every_other_stays(desk: Desk) -> None:
    give(desk, "good")
    give(desk, "deficient")
    give(desk, "good", person="Bo Ek")
    give(desk, "none", service="loner")
    give(desk, "good", on=date(2025, 1, 1))
    assert [(one.answers[0], one.person, one.service) for one in desk.plan.assessments] == [
        ("deficient", "Anna Berg", None),
        ("good", "Bo Ek", None),
        ("none", "Anna Berg", "loner"),
        ("good", "Anna Berg", None),
    ]
    assert len({one.id for one in desk.plan.assessments}) == 4


@pytest.mark.parametrize("question", SurveyQuestion)
def test_every_answer_that_a_question_has_can_be_given(desk: Desk, question: SurveyQuestion) -> None:
    for answer in ANSWERS[question]:
        assert isinstance(give(desk, answer, question=question, area=Area.SCHOOL), Changed)
    assert desk.plan.assessments[-1].answers == (ANSWERS[question][-1],)


@pytest.mark.parametrize(
    ("answers", "fields", "code"),
    [
        (("perhaps",), {}, "claimed.problem.answer"),
        (("good", "none"), {}, "claimed.problem.answer"),
        (("good",), {"on": date(2026, 12, 1)}, "claimed.problem.future"),
        (("good",), {"person": "x" * 5000}, "followup.problem.long"),
    ],
)
def test_what_is_no_answer_is_told_and_nothing_stored(
    desk: Desk, answers: tuple[str, ...], fields: dict[str, object], code: str
) -> None:
    refused = give(desk, *answers, **fields)
    assert isinstance(refused, Problem)
    assert refused.code == code
    assert desk.plan.assessments == ()


def test_an_answer_gets_a_reason_a_day_and_an_exercise(desk: Desk) -> None:
    give(desk, "good")
    identity = desk.plan.assessments[0].id
    note_answer(desk, identity, " Vi har jour ", why="x")
    date_answer(desk, identity, date(2026, 3, 1), why="x")
    place_answer(desk, identity, Occasion.AFTER, "2026-02-27-prov", why="x")
    (answer,) = desk.plan.assessments
    assert (answer.notes, answer.on) == ("Vi har jour", date(2026, 3, 1))
    assert (answer.occasion, answer.exercise) == (Occasion.AFTER, "2026-02-27-prov")
    place_answer(desk, identity, None, "2026-02-27-prov", why="x")
    assert desk.plan.assessments[0].exercise == ""


def test_an_answer_that_is_gone_or_in_the_future_is_told(desk: Desk) -> None:
    give(desk, "good")
    future = date_answer(desk, desk.plan.assessments[0].id, date(2026, 12, 1), why="x")
    gone = note_answer(desk, "borta", "x", why="x")
    long = note_answer(desk, desk.plan.assessments[0].id, "x" * 5000, why="x")
    codes = [one.code for one in (future, gone, long) if isinstance(one, Problem)]
    assert codes == ["claimed.problem.future", "claimed.problem.gone", "followup.problem.long"]


def test_the_evidence_stands_beside_the_answer(desk: Desk) -> None:
    give(desk, "very-good")
    claim = next(one for one in claims_of(desk) if one.question is SurveyQuestion.PREPAREDNESS)
    assert claim.answer is not None
    assert [(one.evidence.value, one.number, one.of) for one in claim.shown] == [
        ("approved", 0, 1),
        ("exercised", 0, 1),
        ("duties", 0, 0),
    ]
    assert any(one.rule == "H8" for one in desk.findings())
