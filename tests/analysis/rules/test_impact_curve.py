"""Group A: the impact curve in itself, and against what was decided."""

from datetime import date

import pytest

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person
from kontinuitet.domain.service import ImpactRow, Service
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Unknown

NONE = (0, 0, 0, 0, 0, 0, 0, 0)
CATEGORIES = ("liv-halsa", "rattigheter", "ekonomi", "fortroende", "miljo", "andra-verksamheter")


def scored(**rows: tuple[object, ...]) -> tuple[ImpactRow, ...]:
    """Every category scored 0 all the way, save those named."""
    return tuple(
        ImpactRow.model_validate({"id": one, "scores": rows.get(one.replace("-", "_"), NONE)}) for one in CATEGORIES
    )


def town(*impact: ImpactRow, **fields: object) -> Municipality:
    service = Service.model_validate(
        {"id": "hemtjanst", "name": "Hemtjänst", "critical": True, "impact": impact} | fields
    )
    return Municipality(name="Åskarby", services=(service,), people=(Person(id="anna", name="Anna Berg"),))


# A4


def test_a4_an_impact_that_falls_is_told_once_with_the_first_numbers(find, told) -> None:
    rows = scored(rattigheter=(0, 1, 3, 2, 1, 1, 1, 1), miljo=(0, 1, 0, 0, 0, 0, 0, 0))
    (found,) = find(town(*rows), "A4")
    assert (found.severity, found.place) == (
        Severity.WARNING,
        Place(object="hemtjanst", field="impact", item="rattigheter", part="scores"),
    )
    assert all("3 " in text and "8 h" in text and "24 h" in text and "Miljö" in text for text in told(found))


@pytest.mark.parametrize(
    "scores", [(0, 1, 1, 2, 2, 3, 3, 4), (0, UNKNOWN, 1, None, 2, NOT_APPLICABLE, 2, 2), (UNKNOWN, None), ()]
)
def test_a4_says_nothing_of_what_stands_still_rises_or_is_not_known(find, scores: tuple[object, ...]) -> None:
    assert find(town(ImpactRow.model_validate({"id": "liv-halsa", "scores": scores})), "A4") == []


def test_a4_an_unknown_in_between_hides_no_fall(find, told) -> None:
    (found,) = find(town(ImpactRow(id="liv-halsa", scores=(2, UNKNOWN, 1))), "A4")
    assert all("1 h" in text and "8 h" in text for text in told(found))


def test_a4_a_fall_with_a_reason_is_explained(find) -> None:
    assert find(town(ImpactRow(id="liv-halsa", scores=(2, 1), reason="Ersättare är då på plats")), "A4") == []


# A6


def test_a6_a_square_before_the_limit_that_nobody_scored(find, told) -> None:
    (found,) = find(town(*scored(liv_halsa=(0, None, UNKNOWN, 3, 4, 4, 4, 4))), "A6")
    assert (found.severity, found.place) == (
        Severity.WARNING,
        Place(object="hemtjanst", field="impact", item="liv-halsa", part="scores"),
    )
    swedish, english = told(found)
    assert "24 h" in swedish
    assert "efter 4 h" in swedish
    assert "Ytterligare 1 ruta" in swedish
    assert "1 more square" in english


def test_a6_says_who_finds_out(find, told) -> None:
    asked = Unknown(who="anna", by=date(2027, 3, 1))
    (found,) = find(town(ImpactRow(id="liv-halsa", scores=(0, asked, 3))), "A6")
    assert all("Anna Berg" in text and "2027" in text for text in told(found))


@pytest.mark.parametrize(
    "scores",
    [
        (0, 2, 3, 4),
        (3, None, None, None),
        (0, UNKNOWN, 1, 3),
        (0, NOT_APPLICABLE, 3, 4),
        (0, None, None, None),
        (0, 2, 3, None),
    ],
)
def test_a6_says_nothing_of_squares_that_cannot_move_the_limit(find, scores: tuple[object, ...]) -> None:
    assert find(town(ImpactRow.model_validate({"id": "liv-halsa", "scores": scores})), "A6") == []


def test_a6_looks_only_before_the_first_limit_of_all(find) -> None:
    late = (0, 0, 0, None, 3, 4, 4, 4)
    assert find(town(*scored(liv_halsa=(0, 0, 3, 3, 3, 3, 3, 3), ekonomi=late)), "A6") == []
    (found,) = find(town(*scored(liv_halsa=(0, 0, 0, 0, 3, 3, 3, 3), ekonomi=late)), "A6")
    assert found.place.item == "ekonomi"


# A7


def test_a7_critical_although_nothing_becomes_intolerable(find, told) -> None:
    (found,) = find(town(*scored(liv_halsa=(0, 0, 0, 1, 1, 2, 2, 2)), critical_reason="Så är det"), "A7")
    assert (found.severity, found.variant) == (Severity.WARNING, "never-intolerable")
    assert found.place == Place(object="hemtjanst", field="impact")
    assert all("Så är det" in text for text in told(found))


def test_a7_open_squares_may_still_show_why_it_is_critical(find, told) -> None:
    (found,) = find(town(*scored(liv_halsa=(0, 0, None, 1, 1, 2, UNKNOWN, None))), "A7")
    assert (found.severity, found.variant) == (Severity.INFORMATION, "not-yet-intolerable")
    swedish, english = told(found)
    assert "2 rutor" in swedish
    assert "2 squares" in english


def test_a7_intolerable_within_a_day_but_not_critical(find, told) -> None:
    (found,) = find(town(*scored(liv_halsa=(0, 0, 2, 3, 3, 3, 3, 3)), critical=False), "A7")
    assert (found.severity, found.variant, found.place.field) == (Severity.WARNING, "not-critical", "critical")
    assert all("24 h" in text and "Liv och hälsa" in text for text in told(found))


@pytest.mark.parametrize("critical", [None, Unknown(who="anna")])
def test_a7_intolerable_within_a_day_and_nobody_has_judged_it(find, told, critical: object) -> None:
    (found,) = find(town(*scored(liv_halsa=(0, 0, 3, 3, 3, 3, 3, 3)), critical=critical), "A7")
    assert (found.severity, found.variant) == (Severity.INFORMATION, "not-judged")
    assert ("Anna Berg" in told(found)[0]) == (critical is not None)


@pytest.mark.parametrize(
    ("critical", "scores"),
    [
        (True, (0, 0, 0, 0, 0, 0, 0, 3)),
        (False, (0, 0, 0, 2, 3, 3, 3, 3)),
        (UNKNOWN, (0, 0, 0, 2, 3, 3, 3, 3)),
        (False, NONE),
        (None, NONE),
    ],
)
def test_a7_says_nothing_when_they_agree(find, critical: object, scores: tuple[int, ...]) -> None:
    assert find(town(*scored(liv_halsa=scores), critical=critical), "A7") == []


def test_a7_leaves_a_service_that_was_never_analysed_to_a8(find) -> None:
    assert find(town(), "A7") == []
    assert find(town(ImpactRow(id="liv-halsa", scores=(UNKNOWN, None))), "A7") == []


# A8


def test_a8_limits_without_an_analysis(find, told) -> None:
    (found,) = find(town(rto=240, mtpd=UNKNOWN, rpo=60), "A8")
    assert (found.severity, found.place) == (Severity.WARNING, Place(object="hemtjanst", field="impact"))
    swedish, english = told(found)
    assert "RTO och RPO" in swedish
    assert "RTO and RPO" in english


def test_a8_rows_that_are_still_empty_are_no_analysis(find) -> None:
    assert len(find(town(ImpactRow(id="liv-halsa", scores=(None, None)), rto=240), "A8")) == 1


@pytest.mark.parametrize("score", [0, UNKNOWN, NOT_APPLICABLE])
def test_a8_says_nothing_as_soon_as_something_is_asked_and_answered(find, score: object) -> None:
    assert find(town(ImpactRow.model_validate({"id": "liv-halsa", "scores": (None, score)}), rto=240), "A8") == []


def test_a8_says_nothing_without_any_limit(find) -> None:
    assert find(town(rto=UNKNOWN, mtpd=None, rpo=NOT_APPLICABLE), "A8") == []
