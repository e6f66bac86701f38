"""A service edited as text: one step that can be undone, problems with lines, and the text never lost."""

from pathlib import Path

import pytest
from tests.usecases.conftest import PLAN, StillClock

from kontinuitet.domain.values import Place
from kontinuitet.usecases.desk import Desk, open_desk
from kontinuitet.usecases.editing import FOLDER, Draft, apply_edit, begin, edited_text, finish
from kontinuitet.usecases.refused import Refused

MTPD = Place(object="hemtjanst", field="mtpd")


@pytest.fixture
def desk(tmp_path: Path, clock: StillClock) -> Desk:
    """A small municipality in a file."""
    desk = open_desk(tmp_path / "kommun.db", who="Anna", clock=clock)
    desk.replace(PLAN, why="import")
    return desk


@pytest.fixture
def draft(desk: Desk) -> Draft:
    """The file of home care, taken out."""
    return begin(desk, "Hemtjänst", lang="sv")


def test_the_text_is_the_file_of_the_export_for_its_writer_only(draft: Draft, tmp_path: Path) -> None:
    assert draft.file == tmp_path / FOLDER / "hemtjanst.md"
    assert draft.file.stat().st_mode & 0o77 == 0
    assert "acceptabel avbrottstid: 4 h" in draft.text
    assert edited_text(draft) == draft.text


def test_an_edited_text_is_one_step(desk: Desk, draft: Draft) -> None:
    result = apply_edit(desk, draft, draft.text.replace("avbrottstid: 4 h", "avbrottstid: 2 h"))
    assert (desk.value(MTPD), len(result.changes)) == (120, 1)
    desk.undo()
    assert desk.plan == PLAN
    finish(draft)
    assert not draft.file.exists()


def test_mistakes_name_their_lines_and_store_nothing(desk: Desk, draft: Draft) -> None:
    text = draft.text.replace("avbrottstid: 4 h", "avbrottstid: snart").replace("ägare: chef", "ägare: chaf")
    problems = apply_edit(desk, draft, text).problems
    assert [(each.file, text.splitlines()[each.line - 1]) for each in problems] == [
        ("verksamheter/hemtjanst.md", "acceptabel avbrottstid: snart")
    ]
    assert apply_edit(desk, draft, "").problems
    assert apply_edit(desk, draft, draft.text.replace("id: hemtjanst", "id: loner")).problems
    assert desk.plan == PLAN


def test_an_unchanged_text_is_no_step(desk: Desk, draft: Draft) -> None:
    result = apply_edit(desk, draft, draft.text)
    assert (result.changes, result.changed) == ((), None)


def test_what_somebody_else_changed_meanwhile_is_asked_about(desk: Desk, draft: Draft, tmp_path: Path) -> None:
    other = open_desk(tmp_path / "kommun.db", who="Bo")
    other.change(Place(object="hemtjanst", field="rto"), 60)
    other.change(Place(object="loner", field="name"), "Lön")
    other.close()
    text = draft.text.replace("avbrottstid: 4 h", "avbrottstid: 2 h")
    asked = apply_edit(desk, draft, text)
    assert [change.place for change in asked.meanwhile] == [Place(object="hemtjanst", field="rto")]
    assert (asked.changed, desk.value(MTPD)) == (None, 240)
    apply_edit(desk, draft, text, overwrite=True)
    assert (desk.value(MTPD), desk.plan.label("loner")) == (120, "Lön")


def test_a_change_elsewhere_is_nothing_to_ask_about(desk: Desk, draft: Draft) -> None:
    desk.change(Place(object="loner", field="name"), "Lön")
    result = apply_edit(desk, draft, draft.text.replace("# Hemtjänst", "# Hemvård"))
    assert (result.meanwhile, desk.plan.label("hemtjanst")) == ((), "Hemvård")


def test_a_text_that_was_left_is_never_written_over(desk: Desk, draft: Draft) -> None:
    draft.file.write_text("mitt", encoding="utf-8")
    second = begin(desk, "hemtjanst", lang="sv")
    assert second.file.name == "hemtjanst-2.md"
    finish(second)
    assert edited_text(draft) == "mitt"


def test_a_text_that_cannot_be_read_stays_where_it_is(draft: Draft) -> None:
    draft.file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refused, match="not-text"):
        edited_text(draft)
    assert draft.file.exists()
    draft.file.unlink()
    with pytest.raises(Refused, match="cannot-read"):
        edited_text(draft)


def test_only_a_service_that_exists_is_edited(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="unknown-service"):
        begin(desk, "finns-inte", lang="sv")
    assert not (tmp_path / FOLDER).exists()
