"""Published national figures to hold one's own answers against: dated, sourced, and never surer than they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kontinuitet.domain.assessment import SurveyQuestion
from kontinuitet.domain.followup import Certainty

PERCENT = 100


class Bound(StrEnum):
    """How a number was published: as it is, as less, nearly, about or more than that, or as from one to another."""

    EXACTLY = "exactly"
    UNDER = "under"
    NEARLY = "nearly"
    ABOUT = "about"
    OVER = "over"
    BETWEEN = "between"


class FigureSource(StrEnum):
    """Where a figure was published; the words for it stand in the catalogues."""

    REPORT_2014 = "report-2014"
    SURVEY_2015 = "survey-2015"
    SKR_2019 = "skr-2019"
    INFOSAKKOLLEN_2021 = "infosakkollen-2021"
    INFOSAKKOLLEN_2023 = "infosakkollen-2023"
    SUPPLIER_SURVEY_2022 = "supplier-survey-2022"
    PRESS_2024 = "press-2024"


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalFigure:
    """A published figure (facts 5.0, 5.1): ``number`` of ``of`` (100 for percent), for one year, beside questions.

    ``id`` is the last part of the key of its sentence. ``year``: when it was asked, not when it was printed.
    ``high``: the other end of a number that was published as lying between two.
    """

    id: str
    questions: tuple[SurveyQuestion, ...]
    year: int
    number: int
    of: int = PERCENT
    high: int | None = None
    bound: Bound = Bound.EXACTLY
    certainty: Certainty = Certainty.A
    source: FigureSource = FigureSource.REPORT_2014

    @property
    def is_settled(self) -> bool:
        """Whether it was read in the publication itself; anything else is shown as not checked."""
        return self.certainty is Certainty.A


_Q = SurveyQuestion
_PROCURING = (_Q.PROCURING_IT, _Q.PROCURING_LAW, _Q.PROCURING)
_ABILITY = (_Q.PREPAREDNESS, _Q.RECOVERY)

FIGURES: tuple[NationalFigure, ...] = (
    NationalFigure(id="whole-company", questions=(_Q.FORMS,), year=2013, number=5, bound=Bound.UNDER),
    NationalFigure(id="whole-cooperation", questions=(_Q.FORMS,), year=2013, number=10, bound=Bound.UNDER),
    NationalFigure(id="single-systems", questions=(_Q.FORMS,), year=2013, number=80),
    NationalFigure(id="has-plan", questions=(_Q.PLAN,), year=2013, number=20, bound=Bound.UNDER),
    NationalFigure(id="plan-under-way", questions=(_Q.PLAN,), year=2013, number=50, bound=Bound.NEARLY),
    NationalFigure(
        id="no-plan",
        questions=(_Q.PLAN,),
        year=2015,
        number=141,
        of=237,
        certainty=Certainty.B,
        source=FigureSource.SURVEY_2015,
    ),
    NationalFigure(
        id="way-of-working",
        questions=(_Q.PLAN, _Q.PREPAREDNESS),
        year=2019,
        number=4,
        of=10,
        source=FigureSource.SKR_2019,
    ),
    NationalFigure(id="preparedness-good", questions=(_Q.PREPAREDNESS,), year=2013, number=64),
    NationalFigure(id="preparedness-very-good", questions=(_Q.PREPAREDNESS,), year=2013, number=8),
    NationalFigure(
        id="unsure",
        questions=(_Q.PREPAREDNESS,),
        year=2022,
        number=44,
        certainty=Certainty.B,
        source=FigureSource.SUPPLIER_SURVEY_2022,
    ),
    NationalFigure(
        id="readiness",
        questions=(_Q.PREPAREDNESS,),
        year=2024,
        number=6,
        high=7,
        of=10,
        bound=Bound.BETWEEN,
        certainty=Certainty.B,
        source=FigureSource.PRESS_2024,
    ),
    NationalFigure(id="recovery-good", questions=(_Q.RECOVERY,), year=2013, number=80, bound=Bound.NEARLY),
    NationalFigure(id="never-exercised", questions=(_Q.EXERCISED,), year=2013, number=60, bound=Bound.NEARLY),
    NationalFigure(id="duties-wanting", questions=(_Q.DUTIES,), year=2013, number=60, bound=Bound.ABOUT),
    NationalFigure(id="procuring-hard", questions=_PROCURING, year=2013, number=3, of=5, bound=Bound.OVER),
    NationalFigure(
        id="basics-lacking-2021",
        questions=_ABILITY,
        year=2021,
        number=82,
        source=FigureSource.INFOSAKKOLLEN_2021,
    ),
    NationalFigure(
        id="basics-lacking-2023",
        questions=_ABILITY,
        year=2023,
        number=69,
        source=FigureSource.INFOSAKKOLLEN_2023,
    ),
)
"""State of knowledge: November 2026. Nothing newer about plans and exercises of municipalities was found."""


def figures_for(question: SurveyQuestion, figures: Iterable[NationalFigure] = FIGURES) -> tuple[NationalFigure, ...]:
    """The figures beside a question, the oldest first."""
    return tuple(sorted((one for one in figures if question in one.questions), key=lambda one: one.year))
