"""Import and export: all or nothing, one step, nothing stored when it is only tried, and the same bytes again."""

from pathlib import Path

import pytest
from tests.usecases.conftest import PLAN

from kontinuitet.domain.values import Place
from kontinuitet.storage import StorageError
from kontinuitet.usecases.desk import Desk, open_nothing
from kontinuitet.usecases.places import shipped
from kontinuitet.usecases.plan_files import export_plan, import_plan

HOME_CARE = Place(object="hemtjanst", field="mtpd")


@pytest.fixture
def folder(desk: Desk, tmp_path: Path) -> Path:
    """The small municipality as a folder."""
    export_plan(desk, tmp_path / "plan", lang="sv")
    return tmp_path / "plan"


def edit(folder: Path, name: str, old: str, new: str) -> Path:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_export_read_into_an_empty_desk_is_the_same_plan(desk: Desk, empty: Desk, folder: Path) -> None:
    assert import_plan(empty, [folder]).problems == ()
    assert empty.plan == desk.plan


def test_exporting_again_gives_the_same_bytes(desk: Desk, folder: Path) -> None:
    before = contents(folder)
    export_plan(desk, folder, lang="sv")
    assert contents(folder) == before


def test_the_english_folder_holds_the_same_plan(desk: Desk, empty: Desk, tmp_path: Path) -> None:
    export_plan(desk, tmp_path / "en", lang="en")
    assert import_plan(empty, [tmp_path / "en"]).problems == ()
    assert empty.plan == desk.plan


def test_reading_the_same_again_changes_nothing(desk: Desk, folder: Path) -> None:
    steps = desk.database.plans.steps()
    imported = import_plan(desk, [folder])
    assert (imported.changes, imported.changed and imported.changed.step) == ((), None)
    assert desk.database.plans.steps() == steps


def test_a_changed_file_is_one_step_that_undo_takes_back(desk: Desk, folder: Path) -> None:
    edit(folder, "verksamheter/hemtjanst.md", "acceptabel avbrottstid: 4 h", "acceptabel avbrottstid: 2 h")
    edit(folder, "verksamheter/loner.md", "# Löner", "# Löneutbetalning")
    imported = import_plan(desk, [folder])
    assert imported.changes is not None
    assert {change.place.object for change in imported.changes} == {"hemtjanst", "loner"}
    assert (desk.value(HOME_CARE), desk.plan.label("loner")) == (120, "Löneutbetalning")
    desk.undo()
    assert desk.plan == PLAN


def test_one_bad_line_stops_all_of_it(desk: Desk, folder: Path) -> None:
    edit(folder, "verksamheter/loner.md", "# Löner", "# Löneutbetalning")
    edit(folder, "verksamheter/hemtjanst.md", "acceptabel avbrottstid: 4 h", "acceptabel avbrottstid: hej")
    imported = import_plan(desk, [folder])
    assert (imported.changes, imported.changed) == (None, None)
    (problem,) = imported.problems
    assert (problem.file, problem.line > 1) == ("verksamheter/hemtjanst.md", True)
    assert desk.plan == PLAN


def test_trying_shows_the_changes_and_stores_nothing(desk: Desk, folder: Path) -> None:
    edit(folder, "verksamheter/hemtjanst.md", "acceptabel avbrottstid: 4 h", "acceptabel avbrottstid: 2 h")
    steps = desk.database.plans.steps()
    imported = import_plan(desk, [folder], dry_run=True)
    assert imported.changes is not None
    assert (len(imported.changes), imported.changed) == (1, None)
    assert desk.plan == desk.database.plans.load() == PLAN
    assert desk.database.plans.steps() == steps


def test_trying_the_first_import_needs_no_file(folder: Path) -> None:
    desk = open_nothing()
    assert import_plan(desk, [folder], dry_run=True).changes
    assert not desk.has_plan
    desk.close()


def test_objects_in_no_given_file_are_left_alone(desk: Desk, folder: Path) -> None:
    file = edit(folder, "verksamheter/hemtjanst.md", "acceptabel avbrottstid: 4 h", "acceptabel avbrottstid: 2 h")
    import_plan(desk, [file])
    assert [service.id for service in desk.plan.services] == ["hemtjanst", "loner"]
    assert desk.value(HOME_CARE) == 120


def test_a_file_that_is_gone_deletes_nothing_without_being_told(desk: Desk, folder: Path) -> None:
    (folder / "verksamheter" / "loner.md").unlink()
    assert import_plan(desk, [folder]).changes == ()
    imported = import_plan(desk, [folder], delete=["loner"])
    assert imported.changed is not None
    assert [service.id for service in desk.plan.services] == ["hemtjanst"]
    desk.undo()
    assert desk.plan == PLAN


def test_what_others_refer_to_is_not_deleted(desk: Desk, folder: Path) -> None:
    try:
        stopped = import_plan(desk, [folder / "verksamheter" / "loner.md"], delete=["chef"]).changes is None
    except StorageError as error:
        stopped = error.code == "broken-references"
    assert stopped
    assert desk.plan == PLAN


def test_deleting_what_is_not_there_is_a_problem(desk: Desk, folder: Path) -> None:
    imported = import_plan(desk, [folder], delete=["finns-inte"])
    assert imported.changes is None
    assert len(imported.problems) == 1


def test_the_shipped_municipality_is_in_its_normal_form(askarby: Desk, tmp_path: Path) -> None:
    export_plan(askarby, tmp_path / "ut", lang="sv")
    written = contents(tmp_path / "ut")
    read = {name: text for name, text in contents(shipped("plans") / "askarby").items() if name.endswith(".md")}
    del written[".kontinuitet.json"]
    assert written == read
