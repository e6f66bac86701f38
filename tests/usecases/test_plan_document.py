"""The document from a desk: today's data or a version, what has changed, which exercises and actions belong to it."""

from datetime import date
from pathlib import Path

import pytest
from tests.documents.handout.world import BARE

from kontinuitet.domain.changes import with_item
from kontinuitet.domain.disturbance import Acknowledgement, Proof, SeenRecovery
from kontinuitet.domain.followup import Action, ActionStatus
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person, Unit
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place
from kontinuitet.usecases.desk import Desk, open_nothing
from kontinuitet.usecases.plan_document import Wanted, file_name, plan_document, write_document
from kontinuitet.usecases.refused import Refused
from kontinuitet.usecases.versions import Decision, approve
from kontinuitet.wording import words

SV = words("sv")
HOME_CARE = Wanted(service="hemtjanst")


def desk(plan: Municipality = BARE) -> Desk:
    opened = open_nothing()
    opened.replace(plan, why="prov")
    return opened


def decide(opened: Desk) -> None:
    decision = Decision(author="A", approver="B", decided_on=opened.today, next_review=date(2099, 1, 1))
    approve(opened, "hemtjanst", decision, SV)


def test_what_is_as_it_was_approved_is_no_draft() -> None:
    with_version = desk()
    decide(with_version)
    assert "UTKAST" not in plan_document(with_version, HOME_CARE, SV)


def test_a_change_makes_a_draft_and_leaves_the_version() -> None:
    changed = desk()
    decide(changed)
    changed.change(Place(object="hemtjanst", field="mtpd"), 999)
    now = plan_document(changed, HOME_CARE, SV)
    then = plan_document(changed, Wanted(service="hemtjanst", version=1), SV)
    assert "- n: acceptabel avbrottstid" in now
    assert "16 h 39 min" in now
    assert "16 h 39 min" not in then
    assert "UTKAST" not in then


def test_a_version_is_printed_with_who_has_read_it_and_what_was_seen_since() -> None:
    approved = desk(with_item(BARE, Person(id="eva", name="Eva Gran")))
    decide(approved)
    read = Acknowledgement(id="eva-v1", version=1, person="eva", on=date(2026, 11, 2))
    approved.change(Place(object="hemtjanst", field="acknowledgements"), (read,))
    seen = SeenRecovery(id="a", on=date(2026, 11, 3), proof=Proof.SWITCHOVER, minutes=559)
    approved.change(Place(object="hemtjanst", field="seen"), (seen,))
    for wanted in (HOME_CARE, Wanted(service="hemtjanst", version=1)):
        text = plan_document(approved, wanted, SV)
        assert "UTKAST" not in text
        assert "| Eva Gran | 1 | 2026-11-02 |" in text
        assert "9 h 19 min (omkoppling, 2026-11-03)" in text
    assert "Eva Gran" not in plan_document(approved, Wanted(service="hemtjanst", open_extract=True), SV)


def test_only_open_actions_about_the_plan_are_in_it() -> None:
    rows = (
        Action(id="en", name="Köp telefoner", field="journal"),
        Action(id="tva", name="Klar sedan länge", field="journal", status=ActionStatus.DONE),
        Action(id="tre", name="Någon annans", field="badhuset/mtpd"),
    )
    text = plan_document(desk(BARE.model_copy(update={"actions": rows})), HOME_CARE, SV)
    assert "Köp telefoner" in text
    assert "Klar sedan länge" not in text
    assert "Någon annans" not in text


def test_a_unit_has_the_services_of_the_units_under_it() -> None:
    plan = with_item(BARE, Unit(id="natt", name="Natten", parent="omsorg"))
    plan = with_item(plan, Service(id="nattpatrull", name="Nattpatrull", unit="natt"))
    plan = with_item(plan, Service(id="bad", name="Badhuset"))
    text = plan_document(desk(plan), Wanted(unit="omsorg"), SV)
    assert "Kontinuitetsplan: Nattpatrull" in text
    assert "Badhuset" not in text
    assert "Kontinuitetsplan: Badhuset" in plan_document(desk(plan), Wanted(), SV)


def test_a_unit_without_services_is_refused() -> None:
    plan = with_item(BARE, Unit(id="tom", name="Tom"))
    with pytest.raises(Refused, match="no-services"):
        plan_document(desk(plan), Wanted(unit="tom"), SV)


def test_an_unknown_unit_and_version_are_refused() -> None:
    with pytest.raises(Refused, match="unknown-unit"):
        plan_document(desk(), Wanted(unit="finns-inte"), SV)
    with pytest.raises(Refused, match="unknown-version"):
        plan_document(desk(), Wanted(service="hemtjanst", version=1), SV)


def test_the_page_and_the_text_hold_the_same_headings() -> None:
    opened = desk()
    text, page = plan_document(opened, HOME_CARE, SV), plan_document(opened, HOME_CARE, SV, as_html=True)
    assert page.count("<h2>") == text.count("\n## ")


def test_a_name_that_every_file_system_takes() -> None:
    assert file_name(Wanted(service="con", version=2), lang="sv") == "kontinuitetsplan-con-v2.md"
    assert file_name(Wanted(open_extract=True), lang="en", as_html=True) == "continuity-plans-open.html"


def test_a_file_that_was_there_stays(tmp_path: Path) -> None:
    file = write_document(tmp_path, "ett", name="plan.md")
    with pytest.raises(Refused, match="file-exists"):
        write_document(file, "två", name="plan.md")
    assert file.read_text(encoding="utf-8") == "ett"
    write_document(file, "två", name="plan.md", force=True)
    assert file.read_text(encoding="utf-8") == "två"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_in_the_way_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "plan.md").mkdir()
    with pytest.raises(Refused, match="file-exists"):
        write_document(tmp_path, "ett", name="plan.md", force=True)
