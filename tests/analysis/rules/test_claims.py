"""Rules H8 and H10: what is said of one's own ability, against what the other rules and the graph show."""

from datetime import date
from typing import Any

import pytest
from tests.analysis.build import need, resource, service, town

from kontinuitet.analysis.answered import earlier_answer, latest_answers
from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.assessment import SelfAssessment, SurveyQuestion
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.supplier import Agreement, DutyState, DutyStatus, IncidentDuty, Supplier
from kontinuitet.domain.values import DeliveryForm

TODAY = date(2026, 11, 2)
MAY = date(2026, 5, 3)


def answer(question: SurveyQuestion, *answers: str, identity: str = "svar", **fields: Any) -> SelfAssessment:
    given = {"person": "Anna Berg", "on": MAY} | fields
    return SelfAssessment(id=identity, question=question, answers=answers, **given)


def claiming(*assessments: SelfAssessment, notify: DutyStatus = DutyStatus.MISSING, **fields: Any) -> Municipality:
    """One critical service on a supplier's journal and one on a system of our own; neither has a plan."""
    duties = (DutyState(duty=IncidentDuty.NOTIFY, status=notify),)
    return town(
        resource("journal", recovery=240),
        resource("eget", recovery=240, **fields),
        service("vard", need("journal"), critical=True),
        service("skola", need("eget"), critical=True),
        service("museum"),
        suppliers=(Supplier(id="lev", name="Leverantören"),),
        agreements=(Agreement(id="avtal", name="Avtal", supplier="lev", covers=("journal",), duties=duties),),
        assessments=assessments,
    )


def test_the_latest_answer_counts_and_one_that_is_not_yet_given_does_not() -> None:
    question = SurveyQuestion.PREPAREDNESS
    old, new = answer(question, "good", on=None), answer(question, "deficient", identity="ny")
    later, nothing = answer(question, "none", identity="sen", on=date.max), answer(question, identity="tom")
    given = (new, old, later, nothing)
    assert latest_answers(given, TODAY) == {(question, None, None): new}
    assert earlier_answer(given, new) is old
    assert earlier_answer(given, old) is None


@pytest.mark.parametrize("question", [SurveyQuestion.PREPAREDNESS, SurveyQuestion.RECOVERY])
@pytest.mark.parametrize("rating", ["good", "very-good"])
def test_h8_fires_with_the_counts(find, told, question: SurveyQuestion, rating: str) -> None:
    (found,) = find(claiming(answer(question, rating)), "H8")
    assert (found.variant, found.severity, found.place_key) == ("municipality", Severity.WARNING, "svar/answers")
    swedish, english = told(found)
    assert swedish.startswith("Anna Berg svarade 3 maj 2026 att ")
    assert "2 samhällsviktiga verksamheter saknar godkänd plan. 3 verksamheter är inte övade i tid." in swedish
    assert "1 agreement does not say well enough when the supplier must tell of an incident." in english


def test_h8_of_one_service_counts_only_what_concerns_it(find, told) -> None:
    (found,) = find(claiming(answer(SurveyQuestion.PREPAREDNESS, "good", service="skola")), "H8")
    assert (found.variant, found.services) == ("service", ("skola",))
    assert found.notes == ("against-F1", "against-H1")
    assert "för skola" in told(found)[0]


@pytest.mark.parametrize(
    "given",
    [
        (),
        (answer(SurveyQuestion.PREPAREDNESS, "deficient"),),
        (answer(SurveyQuestion.PREPAREDNESS, "unknown"),),
        (answer(SurveyQuestion.PLAN, "yes"),),
        (
            answer(SurveyQuestion.RECOVERY, "good", on=date(2025, 1, 1)),
            answer(SurveyQuestion.RECOVERY, "deficient", identity="ny"),
        ),
    ],
    ids=["nobody asked", "rated deficient", "not known", "another question", "thought better of"],
)
def test_h8_almost_fires(find, given: tuple[SelfAssessment, ...]) -> None:
    assert find(claiming(*given), "H8") == []


def test_h8_an_agreement_of_which_nobody_knows_is_not_held_against_the_rating(find) -> None:
    (found,) = find(claiming(answer(SurveyQuestion.RECOVERY, "good"), notify=DutyStatus.UNKNOWN), "H8")
    assert "against-D4" not in found.notes


def test_h8_a_good_rating_that_nothing_speaks_against_is_none(find) -> None:
    plan = town(assessments=(answer(SurveyQuestion.PREPAREDNESS, "good"),))
    assert find(plan, "H8") == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"person": ""}, "Ni svarade 3 maj 2026"),
        ({"on": None}, "Anna Berg har svarat"),
        ({"on": None, "person": ""}, "Ni har svarat"),
    ],
)
def test_h8_says_who_answered_and_when_as_far_as_it_is_known(find, told, fields: dict[str, Any], said: str) -> None:
    (found,) = find(claiming(answer(SurveyQuestion.PREPAREDNESS, "good", **fields)), "H8")
    assert told(found)[0].startswith(f"{said} att")


def test_h10_fires_with_how_many_of_how_many(find, told) -> None:
    (found,) = find(claiming(answer(SurveyQuestion.OUTSIDE, "no")), "H10")
    assert (found.variant, found.severity, found.services) == ("municipality", Severity.INFORMATION, ("vard",))
    swedish, english = told(found)
    assert "stannar 1 av 2 samhällsviktiga verksamheter" in swedish
    assert "They hang on Leverantören." in english


def test_h10_counts_what_others_run_without_a_supplier_in_the_register(find, told) -> None:
    (found,) = find(claiming(answer(SurveyQuestion.OUTSIDE, "no"), run=DeliveryForm.CLOUD), "H10")
    assert found.services == ("vard", "skola")
    assert "De hänger på Leverantören och eget." in told(found)[0]


def test_h10_of_one_service(find, told) -> None:
    (found,) = find(claiming(answer(SurveyQuestion.OUTSIDE, "no", service="vard")), "H10")
    assert found.variant == "service"
    assert "att ingen drift av vard ligger utanför kommunen" in told(found)[0]


@pytest.mark.parametrize(
    "given",
    [
        (),
        (answer(SurveyQuestion.OUTSIDE, "yes"),),
        (answer(SurveyQuestion.OUTSIDE, "unknown"),),
        (answer(SurveyQuestion.OUTSIDE, "no", service="skola"),),
        (answer(SurveyQuestion.OUTSIDE, "no", service="museum"),),
    ],
    ids=["nobody asked", "yes", "not known", "rightly so", "not critical"],
)
def test_h10_almost_fires(find, given: tuple[SelfAssessment, ...]) -> None:
    assert find(claiming(*given), "H10") == []
