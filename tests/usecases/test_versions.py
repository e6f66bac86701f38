"""Approving a plan: what stops it, what is written down, that it never changes, and what has changed since."""

from datetime import date

import pytest

from kontinuitet.domain.disturbance import PaperCopy
from kontinuitet.domain.service import Peak
from kontinuitet.domain.values import Place
from kontinuitet.usecases import versions
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.refused import Refused
from kontinuitet.usecases.versions import Decision
from kontinuitet.wording import words

SV = words("sv")
RTO = Place(object="hemtjanst", field="rto")


def decision(**given: object) -> Decision:
    values = {
        "author": "Anna Berg",
        "approver": "Bo Ek",
        "body": "Omsorgsnämnden",
        "decided_on": date(2026, 11, 30),
        "registration": "KS 2026/17",
        "next_review": date(2027, 11, 30),
    }
    return Decision(**{**values, **given})  # type: ignore[arg-type]


@pytest.fixture
def sound(desk: Desk) -> Desk:
    """The small municipality without its contradiction."""
    desk.change(RTO, 120)
    return desk


def test_a_contradiction_between_own_decisions_stops_it(desk: Desk) -> None:
    assert {found.rule for found in versions.blocking(desk, "hemtjanst")} == {"A1"}
    with pytest.raises(Refused, match="plan-contradicts"):
        versions.approve(desk, "hemtjanst", decision(), SV)
    assert versions.versions_of(desk, "hemtjanst") == ()


def test_what_was_known_is_written_down_and_all_else_can_be_approved(sound: Desk) -> None:
    rules = {found.rule for found in versions.known_findings(sound, "hemtjanst")}
    assert "F1" in rules
    assert not versions.blocking(sound, "hemtjanst")
    approved = versions.approve(sound, "hemtjanst", decision(), SV)
    assert approved.number == 1
    assert approved.is_intact
    assert {each.rule for each in approved.known} == rules - versions.OF_APPROVAL
    assert all(each.text for each in approved.known)
    assert "F1" not in {found.rule for found in sound.findings() if found.place.object == "hemtjanst"}


def test_a_version_stays_as_it_was_and_tells_what_has_changed_since(sound: Desk) -> None:
    first = versions.approve(sound, "hemtjanst", decision(), SV)
    assert versions.changes_since(sound, first) == ()
    sound.change(RTO, 60)
    changed = versions.changes_since(sound, first)
    assert [(one.place.field, one.before, one.after) for one in changed] == [("rto", 120, 60)]
    assert versions.version(sound, "hemtjanst", 1) == first
    second = versions.approve(sound, "hemtjanst", decision(), SV)
    assert [one.place.field for one in versions.changes_between(first, second)] == ["rto"]
    assert [one.number for one in versions.versions_of(sound, "hemtjanst")] == [1, 2]


def test_a_paper_copy_or_an_exercise_is_no_change_of_what_was_approved(sound: Desk) -> None:
    approved = versions.approve(sound, "hemtjanst", decision(), SV)
    copy = PaperCopy(id="parm", version=1, place="Receptionen")
    sound.change(Place(object="hemtjanst", field="paper_copies"), (copy,))
    sound.change(Place(object="hemtjanst", field="exercised_on"), date(2026, 11, 30))
    assert versions.changes_since(sound, approved) == ()


def test_undo_takes_back_changes_and_no_decision(sound: Desk) -> None:
    approved = versions.approve(sound, "hemtjanst", decision(), SV)
    sound.change(RTO, 60)
    sound.undo()
    assert versions.changes_since(sound, approved) == ()
    assert versions.versions_of(sound, "hemtjanst") == (approved,)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"author": " "}, "no-author"),
        ({"approver": ""}, "no-approver"),
        ({"decided_on": date(2026, 12, 1)}, "decided-later"),
        ({"next_review": date(2026, 11, 30)}, "review-before"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(sound: Desk, given: dict[str, object], code: str) -> None:
    with pytest.raises(Refused, match=code):
        versions.approve(sound, "hemtjanst", decision(**given), SV)


def test_unknown_services_and_versions_are_refused(sound: Desk) -> None:
    with pytest.raises(Refused, match="unknown-service"):
        versions.approve(sound, "nej", decision(), SV)
    with pytest.raises(Refused, match="unknown-version"):
        versions.version(sound, "hemtjanst", 1)


def test_the_same_person_is_seen_whatever_the_case(sound: Desk) -> None:
    own = decision(approver="  ANNA BERG ")
    assert own.is_own
    versions.approve(sound, "hemtjanst", own, SV)
    assert "F5" in {found.rule for found in sound.findings()}


def test_the_history_of_a_field_and_of_one_cell_of_a_row(sound: Desk) -> None:
    changes = versions.history_of(sound, RTO)
    assert (changes[0].before, changes[0].after) == (480, 120)
    place = Place(object="hemtjanst", field="peaks")
    sound.change(place, (Peak(id="jul", name="Jul", mtpd=60), Peak(id="ny", name="Nyår")))
    sound.change(place, (Peak(id="jul", name="Jul", mtpd=60), Peak(id="ny", name="Nyår", mtpd=30)))
    cell = place.model_copy(update={"item": "ny", "part": "mtpd"})
    assert [one.step.why for one in versions.history_of(sound, cell)] == ["hemtjanst/peaks"]
    assert len(versions.history_of(sound, place.model_copy(update={"item": "jul"}))) == 1
