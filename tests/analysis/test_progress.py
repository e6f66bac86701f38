"""How far the walk has come: what counts as a question, what as an answer, and where one goes on."""

from collections.abc import Mapping
from datetime import date

import pytest
from tests.analysis.bindings import CARE, TOWN, approved, paper, with_care

from kontinuitet.analysis.progress import STEPS, OpenQuestion, StepState, step_states, unknowns
from kontinuitet.domain.changes import confirmed, replaced
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.secrecy import SecrecyLevel, SecrecyMark, SecrecyPart
from kontinuitet.domain.service import ImpactRow, Peak, Service
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Unknown
from kontinuitet.domain.version import Version

TODAY = date(2026, 11, 2)
EMPTY = Municipality(name="Åskarby", services=(Service(id="a", name="A"),))


def states(
    plan: Municipality, service: str = "hemtjanst", versions: Mapping[str, Version] | None = None, today: date = TODAY
) -> dict[str, StepState]:
    return {state.step: state for state in step_states(plan, service, today, versions or {})}


def counts(state: StepState) -> tuple[int, int, int, int]:
    return state.answered, state.unknown, state.suggested, state.missing


def test_the_steps_follow_the_method() -> None:
    assert STEPS[:5] == ("service", "impact", "limits", "peaks", "dependencies")
    assert STEPS[-2:] == ("secrecy", "approval")
    assert len(STEPS) == 16


def test_a_normal_plan_becomes_whole_without_filling_in_what_it_can_do_without() -> None:
    plan = with_care(paper_copies=(paper(1),))
    found = states(plan, versions={"hemtjanst": approved(plan)})
    assert [step for step, state in found.items() if not state.is_done] == []
    assert all(state.next is None for state in found.values())


def test_of_an_empty_service_every_step_asks_but_those_that_may_rightly_be_empty() -> None:
    found = states(EMPTY, "a")
    assert {step for step, state in found.items() if state.is_done} == {"peaks", "information", "duties"}
    assert counts(found["dependencies"]) == counts(found["risks"]) == counts(found["workarounds"]) == (0, 0, 0, 1)
    assert found["impact"].missing == 6 * 8
    assert all(state.answered == state.unknown == state.suggested == 0 for state in found.values())


def test_an_unknown_is_asked_and_not_done() -> None:
    limits = states(with_care(rpo=UNKNOWN))["limits"]
    assert (limits.is_asked, limits.is_done, counts(limits)) == (True, False, (5, 1, 0, 0))
    assert limits.next == Place(object="hemtjanst", field="rpo")


def test_what_was_not_asked_comes_before_what_is_to_be_found_out() -> None:
    limits = states(with_care(rto=UNKNOWN, wrt=None))["limits"]
    assert limits.next == Place(object="hemtjanst", field="wrt")


def test_what_does_not_apply_and_zero_are_answers() -> None:
    assert states(with_care(wrt=NOT_APPLICABLE, rpo=0))["limits"].is_done
    assert states(with_care(crisis_if_lost=False, critical=False, sector=None))["service"].is_done


def test_a_suggestion_waits_until_somebody_confirms_it() -> None:
    plan = with_care(suggested=("rto", "workarounds/papper/name"))
    before = states(plan)
    assert counts(before["limits"]) == (5, 0, 1, 0)
    assert before["limits"].next == Place(object="hemtjanst", field="rto")
    assert before["workarounds"].suggested == 8
    plan = confirmed(replaced(plan, Place(object="hemtjanst", field="rto"), 120), Place(object="hemtjanst"))
    assert states(plan)["limits"].is_done
    assert states(plan)["workarounds"].is_done


def test_a_longer_outage_than_the_curve_allows_needs_its_reason() -> None:
    assert states(with_care(mtpd=2000))["limits"].next == Place(object="hemtjanst", field="mtpd_reason")
    assert states(with_care(mtpd=2000, mtpd_reason="Veckoslutet"))["limits"].is_done


def test_words_are_enough_for_the_tolerable_level() -> None:
    level = CARE.level.model_copy(update={"percent": None})
    assert states(with_care(level=level))["limits"].missing == 1
    assert states(with_care(level=level, level_text="Bara de mest sjuka"))["limits"].is_done


def test_squares_after_the_intolerable_are_no_questions_and_those_before_are() -> None:
    late = tuple(ImpactRow(id=row.id, scores=(0, 2, 3)) for row in CARE.impact)
    assert counts(states(with_care(impact=late))["impact"]) == (18, 0, 0, 0)
    early = (*late[:-1], ImpactRow(id=late[-1].id, scores=(UNKNOWN, None, 3)))
    impact = states(with_care(impact=early))["impact"]
    assert counts(impact) == (16, 1, 0, 1)
    assert impact.next == Place(object="hemtjanst", field="impact", item=late[-1].id, part="scores")


@pytest.mark.parametrize(
    ("peak", "missing"),
    [
        (Peak(id="lon", name="Lönekörning", day=20, mtpd=60), 0),
        (Peak(id="jul", name="Jul", first="12-20", last="01-06", rto=60), 0),
        (Peak(id="jul", name="Jul"), 2),
    ],
)
def test_a_peak_says_when_and_what_is_different_then(peak: Peak, missing: int) -> None:
    assert states(with_care(peaks=(peak,)))["peaks"].missing == missing


def test_information_without_a_backup_and_systems_without_information_are_asked_about() -> None:
    assert states(TOWN.model_copy(update={"backups": ()}))["information"].missing == 1
    resources = tuple(item for item in TOWN.resources if item.id != "journaler")
    assert states(TOWN.model_copy(update={"resources": resources}))["information"].missing == 1


def test_a_role_that_nobody_holds_by_name_is_not_asked_about_further() -> None:
    roles = tuple(
        item.model_copy(update={"holder": NOT_APPLICABLE, "deputies": (), "reaction": None})
        if item.id == "chef"
        else item
        for item in TOWN.roles
    )
    assert states(TOWN.model_copy(update={"roles": roles}))["roles"].is_done
    without = TOWN.model_copy(update={"people": tuple(one.model_copy(update={"channels": ()}) for one in TOWN.people)})
    assert states(without)["roles"].next == Place(object="anna", field="channels")


def test_only_what_is_secret_needs_a_ground() -> None:
    marks = tuple(
        SecrecyMark(id=part, level=level)
        for part, level in ((SecrecyPart.RISKS, SecrecyLevel.SECRET), (SecrecyPart.CONTACTS, SecrecyLevel.INTERNAL))
    )
    assert counts(states(with_care(secrecy=marks))["secrecy"]) == (1, 0, 0, 1)


@pytest.mark.parametrize(
    ("today", "reviewed", "missing"),
    [
        (date(2027, 3, 1), None, 0),
        (date(2027, 3, 2), None, 1),
        (date(2027, 3, 2), date(2027, 2, 1), 0),
    ],
)
def test_an_approval_holds_until_its_review_is_due(today: date, reviewed: date | None, missing: int) -> None:
    plan = with_care(paper_copies=(paper(1),), reviewed_on=reviewed)
    assert states(plan, versions={"hemtjanst": approved(plan)}, today=today)["approval"].missing == missing


def test_a_copy_of_an_older_version_is_no_copy_of_the_approved_one() -> None:
    plan = with_care(paper_copies=(paper(1),))
    approval = states(plan, versions={"hemtjanst": approved(plan, number=2)})["approval"]
    assert approval.next == Place(object="hemtjanst", field="paper_copies")


def test_unknowns_say_who_finds_out_and_by_when_the_service_s_own_first() -> None:
    asked = Unknown(who="chef", by=date(2026, 11, 1))
    resources = tuple(
        item.model_copy(update={"stated_recovery": UNKNOWN}) if item.id in ("datahall", "lonesystem") else item
        for item in TOWN.resources
    )
    scores = ImpactRow(id="ekonomi", scores=(UNKNOWN, UNKNOWN))
    activation = CARE.activation.model_copy(update={"budget": UNKNOWN})
    plan = with_care(rto=asked, activation=activation, impact=(scores,)).model_copy(update={"resources": resources})
    found = unknowns(plan, "hemtjanst")
    assert found[0] == OpenQuestion(place=Place(object="hemtjanst", field="rto"), who="chef", by=date(2026, 11, 1))
    assert [one.place for one in found[1:]] == [
        Place(object="hemtjanst", field="impact", item="ekonomi", part="scores"),
        Place(object="hemtjanst", field="activation", part="budget"),
        Place(object="datahall", field="stated_recovery"),
    ]
    assert [one.is_late(TODAY) for one in found] == [True, False, False, False]


def test_a_service_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        step_states(TOWN, "finns-inte", TODAY)
