"""The latest answer to each of the survey's questions: what a municipality claims of itself today."""

from collections.abc import Iterable
from datetime import date

from kontinuitet.domain.assessment import SelfAssessment, SurveyQuestion
from kontinuitet.domain.service import Area

About = tuple[SurveyQuestion, str | None, Area | None]
"""A question and what it was asked of: a service, an area, or with neither the municipality."""

NOT_KNOWN = "unknown"
"""The answer of somebody who does not know; it claims nothing."""

GOOD = frozenset({"good", "very-good"})
"""The answers to the questions of ability that the survey counted as good or better."""


def about(assessment: SelfAssessment) -> About:
    """Which question it answers, and of what."""
    return assessment.question, assessment.service, assessment.area


def latest_answers(assessments: Iterable[SelfAssessment], today: date) -> dict[About, SelfAssessment]:
    """The latest answer to each question, of each thing that it was asked of.

    An answer without a day is older than any that has one; of two of the same day the later row counts. What is
    dated after ``today`` and what holds no answer is left out.
    """
    latest: dict[About, SelfAssessment] = {}
    for one in assessments:
        if not one.answers or (one.on is not None and one.on > today):
            continue
        before = latest.get(about(one))
        if before is None or (one.on or date.min) >= (before.on or date.min):
            latest[about(one)] = one
    return latest


def earlier_answer(assessments: Iterable[SelfAssessment], answer: SelfAssessment) -> SelfAssessment | None:
    """The answer to the same question, of the same thing, that came before; ``None`` for the first one."""
    others = [one for one in assessments if one.answers and about(one) == about(answer) and one.id != answer.id]
    earlier = [one for one in others if (one.on or date.min) <= (answer.on or date.min)]
    return max(earlier, key=lambda one: one.on or date.min, default=None)
