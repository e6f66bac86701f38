"""Rules F1 and F4 to F7: the decision on a plan, its age, who made it, the copy on paper, and who has read it."""

from datetime import date
from typing import Any

import pytest
from tests.analysis.bindings import CARE, TOWN, approved, paper, with_care

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.disturbance import Acknowledgement
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import UNKNOWN, Place

TODAY = date(2026, 11, 2)
LAST_DAY = date(2027, 3, 1)


def versions(**given: Any) -> dict[str, Any]:
    return {"versions": {"hemtjanst": approved(**given)}}


def test_f1_a_critical_service_without_an_approved_plan(find, told) -> None:
    (found,) = find(TOWN, "F1")
    assert (found.severity, found.services, found.blocking) == (Severity.ERROR, ("hemtjanst",), False)
    assert told(found) == (
        "Hemtjänst är samhällsviktig men har ingen godkänd kontinuitetsplan.",
        "Hemtjänst is critical but has no approved continuity plan.",
    )


def test_f1_says_nothing_of_an_approved_plan_or_of_a_service_that_nobody_judged_critical(find) -> None:
    assert find(TOWN, "F1", **versions()) == []
    assert find(with_care(critical=False), "F1") == []
    assert find(with_care(critical=UNKNOWN), "F1") == []


@pytest.mark.parametrize("rule", ["F4", "F5", "F6"])
def test_without_any_version_only_f1_speaks(find, rule: str) -> None:
    assert find(with_care(review_due=date(2020, 1, 1), paper_copies=(paper(1),)), rule) == []


def test_f4_a_plan_as_approved_is_current_to_its_last_day(find) -> None:
    assert find(TOWN, "F4", today=LAST_DAY, **versions()) == []


def test_f4_a_day_after_the_review_was_due(find, told) -> None:
    (found,) = find(TOWN, "F4", today=date(2027, 3, 2), **versions())
    assert (found.severity, found.variant, found.place) == (
        Severity.WARNING,
        "old",
        Place(object="hemtjanst", field="review_due"),
    )
    assert found.speaks_for == ()
    assert "1 mars 2027" in told(found)[0]
    assert "1 March 2027" in told(found)[1]


@pytest.mark.parametrize(
    ("given", "fields", "due"),
    [
        ({"next_review": date(2026, 9, 1)}, {}, date(2026, 9, 1)),
        ({"next_review": date(2029, 3, 1)}, {}, date(2027, 3, 1)),
        ({"next_review": date(2026, 9, 1)}, {"reviewed_on": date(2026, 8, 1)}, date(2027, 8, 1)),
        ({}, {"review_due": date(2026, 8, 1)}, date(2026, 8, 1)),
        ({}, {"review_due": date(2026, 2, 1)}, date(2027, 3, 1)),
        ({}, {"review_due": UNKNOWN}, date(2027, 3, 1)),
        ({}, {"reviewed_on": date(2030, 1, 1)}, date(2027, 3, 1)),
    ],
    ids=[
        "the decision's day",
        "never later than the municipality's months",
        "a review meets the decision's day",
        "the service's day",
        "a day before the decision was for the last one",
        "an unknown day",
        "a review to come proves nothing",
    ],
)
def test_f4_which_day_the_next_review_is_due(find, given: dict[str, Any], fields: dict[str, Any], due: date) -> None:
    plan = with_care(**fields)
    assert find(plan, "F4", today=due, **versions(**given)) == []
    (found,) = find(plan, "F4", today=date.fromordinal(due.toordinal() + 1), **versions(**given))
    assert (found.variant, found.params["due"]) == ("old", due)


def drifted() -> Municipality:
    people = tuple(item.model_copy(update={"name": "Anna Ny"}) if item.id == "anna" else item for item in TOWN.people)
    return with_care(rto=120, rpo=UNKNOWN).model_copy(update={"people": people})


def test_f4_tells_what_has_changed_since_and_speaks_for_f5(find, told) -> None:
    (found,) = find(drifted(), "F4", **versions())
    assert found.variant == "drift"
    assert [(one.rule, one.variant) for one in found.speaks_for] == [("F5", "older")]
    assert find(drifted(), "F5", **versions()) == []
    swedish, english = told(found)
    assert "3 uppgifter ändrats, i Hemtjänst och Anna Ny" in swedish
    assert "3 values have changed, in Hemtjänst and Anna Ny" in english
    assert all(told(found.speaks_for[0]))


def test_f4_old_and_changed_is_one_finding(find, told) -> None:
    (found,) = find(drifted(), "F4", today=date(2027, 3, 2), **versions())
    assert found.variant == "old-drift"
    assert all("2027" in text and "Anna Ny" in text for text in told(found))


def test_f4_names_what_is_gone_as_it_was_called(find) -> None:
    plan = TOWN.model_copy(update={"suppliers": TOWN.suppliers[:1]})
    (found,) = find(plan, "F4", **versions())
    assert set(found.params["objects"].names) == {"Koncernen", "Arkivet", "Hallen"}


def test_f5_whoever_wrote_it_approved_it(find, told) -> None:
    (found,) = find(TOWN, "F5", **versions(approver="anna berg"))
    assert (found.variant, found.severity) == ("same", Severity.WARNING)
    assert all("anna berg" in text for text in told(found))
    assert find(TOWN, "F5", **versions()) == []


def test_f6_no_copy_on_paper(find, told) -> None:
    (found,) = find(TOWN, "F6", **versions())
    assert (found.severity, found.variant, found.place.field) == (Severity.ERROR, "none", "paper_copies")
    assert "version 1" in told(found)[0]


def test_f6_only_copies_of_another_version(find, told) -> None:
    (found,) = find(with_care(paper_copies=(paper(1), paper(2))), "F6", **versions(number=3))
    assert found.variant == "other"
    assert all("Pärmen i receptionen" in text and "2" in text for text in told(found))
    assert find(with_care(paper_copies=(paper(1), paper(3))), "F6", **versions(number=3)) == []


def test_the_service_itself_is_the_same_in_the_frozen_plan() -> None:
    assert approved().plan.service["hemtjanst"] == CARE


def read(person: str, version: int = 1) -> Acknowledgement:
    return Acknowledgement(id=f"{person}-{version}", version=version, person=person)


def test_f7_those_in_the_plan_have_not_acknowledged_it(find, told) -> None:
    (found,) = find(TOWN, "F7", **versions())
    assert (found.severity, found.variant, found.place) == (
        Severity.WARNING,
        "none",
        Place(object="hemtjanst", field="acknowledgements"),
    )
    assert all("version 1" in text and "Anna och Cia" in text.replace(" and ", " och ") for text in told(found))
    assert "1 mars 2026" in told(found)[0]


def test_f7_some_have_and_only_of_the_version_in_force(find, told) -> None:
    (found,) = find(with_care(acknowledgements=(read("anna"), read("bo"))), "F7", **versions())
    assert found.variant == "some"
    assert all("Cia" in text and "Anna" not in text for text in told(found))
    everybody = with_care(acknowledgements=(read("anna"), read("cia")))
    assert find(everybody, "F7", **versions()) == []
    assert len(find(everybody, "F7", **versions(number=2))) == 1


def test_f7_leaves_holders_who_are_unknown_or_gone_to_g1_and_g8(find) -> None:
    roles = tuple(role.model_copy(update={"holder": UNKNOWN}) for role in TOWN.roles)
    assert find(TOWN.model_copy(update={"roles": roles}), "F7", **versions()) == []
    people = tuple(one.model_copy(update={"left": TODAY}) for one in TOWN.people)
    assert find(TOWN.model_copy(update={"people": people}), "F7", today=TODAY, **versions()) == []


def test_f7_says_nothing_of_a_plan_that_is_not_approved(find) -> None:
    assert find(TOWN, "F7") == []
