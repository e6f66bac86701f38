"""What a municipality says of its own ability, in the questions of the survey of 2014 (facts 5.0)."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from kontinuitet.domain.service import Area
from kontinuitet.domain.text import Line, Slug
from kontinuitet.domain.values import Value


class SurveyQuestion(StrEnum):
    """The survey's questions 1-9 (facts 5.0); the ninth is asked of three fields of knowledge."""

    FORMS = "forms"
    OUTSIDE = "outside"
    REASONS = "reasons"
    PLAN = "plan"
    PREPAREDNESS = "preparedness"
    RECOVERY = "recovery"
    EXERCISED = "exercised"
    DUTIES = "duties"
    PROCURING_IT = "procuring-it"
    PROCURING_LAW = "procuring-law"
    PROCURING = "procuring"


_ABILITY = ("very-good", "good", "deficient", "none", "unknown")
_HARD = ("1", "2", "3", "4", "5", "unknown")

ANSWERS: Mapping[SurveyQuestion, tuple[str, ...]] = {
    SurveyQuestion.FORMS: ("own", "company", "cooperation", "single-systems", "cloud", "unknown"),
    SurveyQuestion.OUTSIDE: ("yes", "no", "unknown"),
    SurveyQuestion.REASONS: ("availability", "competence", "security", "cost", "other", "unknown"),
    SurveyQuestion.PLAN: ("yes", "under-way", "no", "unknown"),
    SurveyQuestion.PREPAREDNESS: _ABILITY,
    SurveyQuestion.RECOVERY: _ABILITY,
    SurveyQuestion.EXERCISED: ("regularly", "seldom", "never", "unknown"),
    SurveyQuestion.DUTIES: ("well", "unsatisfactorily", "not", "unknown"),
    SurveyQuestion.PROCURING_IT: _HARD,
    SurveyQuestion.PROCURING_LAW: _HARD,
    SurveyQuestion.PROCURING: _HARD,
}
"""What each question can be answered with. Of the scales of ability only the two best were published."""

SEVERAL = frozenset({SurveyQuestion.FORMS, SurveyQuestion.REASONS})
"""Questions that take several answers at once."""

BY_AREA = frozenset({SurveyQuestion.FORMS})
"""Questions that are asked of each of the six areas."""


def answers(question: SurveyQuestion, given: Sequence[str]) -> bool:
    """Whether a question can be answered so."""
    return all(one in ANSWERS[question] for one in given) and (len(given) < 2 or question in SEVERAL)


class Occasion(StrEnum):
    """Whether somebody said it before an exercise or after it."""

    BEFORE = "before"
    AFTER = "after"


class SelfAssessment(Value):
    """An answer to one of the survey's questions (*självskattning*): of the municipality, an area or a service.

    ``answers`` are of ``ANSWERS``; ``person`` said it ``on`` a day, perhaps before or after an ``exercise`` (its id).
    """

    id: Slug
    question: SurveyQuestion
    answers: tuple[Slug, ...] = ()
    service: Slug | None = None
    area: Area | None = None
    person: Line = ""
    on: date | None = None
    occasion: Occasion | None = None
    exercise: Line = ""
    notes: Line = ""

    @model_validator(mode="after")
    def _is_an_answer(self) -> Self:
        """Only the answers of its question, and several only where the question takes several."""
        if not answers(self.question, self.answers):
            raise ValueError("no answer to this question")
        return self
