"""What was claimed before an exercise and after it, tied to that exercise."""

from collections.abc import Callable
from datetime import date

from kontinuitet.domain.assessment import SelfAssessment, SurveyQuestion
from kontinuitet.domain.municipality import Municipality
from kontinuitet.tui.app import KontinuitetApp


def test_an_answer_is_tied_to_an_exercise(
    app_after: Callable[..., KontinuitetApp], play: Callable[..., list[str]], plan: Municipality
) -> None:
    answer = SelfAssessment(
        id="b", question=SurveyQuestion.PREPAREDNESS, answers=("good",), person="Anna", on=date(2026, 11, 28)
    )
    claiming = plan.model_copy(update={"assessments": (answer,)})
    keys = ["a", "down", "down", "o", "down", "down", "enter"]
    *_, asked, _, _, tied = play(app_after(claiming), keys, size=(80, 40))
    assert "nej, inte till någon övning" in asked
    assert "före övningen Leverantören tystnar" in asked
    assert "Svar: god (Anna, 28 november 2026, efter övningen" in tied
