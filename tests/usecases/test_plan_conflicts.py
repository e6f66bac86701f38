"""Import after somebody has changed the database: what is newer there is neither lost nor left untold."""

import os
from pathlib import Path

import pytest
from tests.usecases.test_plan_files import HOME_CARE, contents, edit

from kontinuitet.domain.values import Place
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.plan_files import Imported, export_plan, import_plan
from kontinuitet.usecases.plan_folder import SIDE_FILE, left_out, read_files
from kontinuitet.usecases.refused import Refused

RECOVERY = Place(object="hemtjanst", field="rto")
FILE = "verksamheter/hemtjanst.md"


@pytest.fixture(params=["sv", "en"])
def folder(desk: Desk, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The small municipality as a folder in either language."""
    export_plan(desk, tmp_path / "plan", lang=request.param)
    return tmp_path / "plan"


def sooner(folder: Path) -> Path:
    """Home care edited by hand: two hours instead of four."""
    text = (folder / FILE).read_text(encoding="utf-8")
    key = "acceptabel avbrottstid" if "acceptabel avbrottstid" in text else "acceptable outage"
    return edit(folder, FILE, f"{key}: 4 h", f"{key}: 2 h")


def codes(result: Imported) -> list[tuple[str, str]]:
    return [(problem.code.rpartition(".")[2], problem.file) for problem in result.problems]


def test_an_edited_file_is_a_conflict_when_the_database_changed_there(desk: Desk, folder: Path) -> None:
    sooner(folder)
    desk.change(RECOVERY, 60)
    before = desk.plan
    result = import_plan(desk, [folder])
    assert codes(result) == [("newer_in_database", FILE)]
    assert {change.place for change in result.conflicts} == {HOME_CARE, RECOVERY}
    assert (result.changes, result.changed, desk.plan) == (None, None, before)
    tried = import_plan(desk, [folder], dry_run=True)
    assert (tried.changes, tried.conflicts) == (result.conflicts, result.conflicts)
    taken = import_plan(desk, [folder], overwrite=True)
    assert (codes(taken), desk.value(HOME_CARE), desk.value(RECOVERY)) == ([], 120, 480)


def test_a_change_elsewhere_in_the_database_is_kept_though_its_old_file_is_given(desk: Desk, folder: Path) -> None:
    sooner(folder)
    desk.change(Place(object="loner", field="name"), "Lön")
    result = import_plan(desk, [folder])
    assert codes(result) == [("older_than_database", "verksamheter/loner.md")]
    assert (desk.value(HOME_CARE), desk.plan.label("loner")) == (120, "Lön")
    import_plan(desk, [folder], overwrite=True)
    assert desk.plan.label("loner") == "Löner"


def test_what_was_removed_since_the_export_does_not_come_back(desk: Desk, folder: Path) -> None:
    plan = desk.plan
    desk.replace(plan.model_copy(update={"services": plan.services[:1]}), why="bort")
    assert codes(import_plan(desk, [folder])) == [("older_than_database", "verksamheter/loner.md")]
    assert [service.id for service in desk.plan.services] == ["hemtjanst"]


def test_the_same_change_in_both_places_is_no_conflict(desk: Desk, folder: Path) -> None:
    sooner(folder)
    desk.change(HOME_CARE, 120)
    result = import_plan(desk, [folder])
    assert (codes(result), result.changes) == ([], ())


def test_one_file_of_the_folder_is_watched_too(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sooner(folder)
    desk.change(RECOVERY, 60)
    monkeypatch.chdir(folder / "verksamheter")
    assert codes(import_plan(desk, [Path("hemtjanst.md")])) == [("newer_in_database", FILE)]


def test_after_an_import_the_folder_is_up_to_date(desk: Desk, folder: Path) -> None:
    """What was read may be edited and read again, and exported over though it was not in the writer's form."""
    file = sooner(folder)
    file.write_text(file.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    import_plan(desk, [folder])
    assert codes(import_plan(desk, [folder])) == []
    edit(folder, FILE, ": 2 h", ": 3 h")
    assert codes(import_plan(desk, [folder])) == []
    assert desk.value(HOME_CARE) == 180
    language = "sv" if "acceptabel" in file.read_text(encoding="utf-8") else "en"
    export_plan(desk, folder, lang=language)
    assert not file.read_text(encoding="utf-8").endswith("\n\n")
    desk.change(RECOVERY, 60)
    assert codes(import_plan(desk, [folder])) == [("older_than_database", FILE)]


def test_trying_changes_nothing_in_the_folder(desk: Desk, folder: Path) -> None:
    sooner(folder)
    before = contents(folder)
    import_plan(desk, [folder], dry_run=True)
    assert contents(folder) == before


def test_a_folder_read_into_another_municipality_has_nothing_to_ask_about(
    desk: Desk, empty: Desk, folder: Path
) -> None:
    assert codes(import_plan(empty, [folder])) == []
    assert empty.plan == desk.plan


def test_a_folder_that_cannot_be_written_is_read_all_the_same(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sooner(folder)
    side = (folder / SIDE_FILE).read_bytes()

    def denied(*_: object, **__: object) -> int:
        raise PermissionError(13, "nej")

    monkeypatch.setattr(os, "open", denied)
    assert import_plan(desk, [folder]).changed is not None
    assert (folder / SIDE_FILE).read_bytes() == side


def test_a_link_out_of_the_folder_is_told_of(desk: Desk, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "annan.md").write_text("# Annan\n", encoding="utf-8")
    link = folder / "verksamheter" / "annan.md"
    link.symlink_to(tmp_path / "annan.md")
    assert codes(import_plan(desk, [folder])) == [("link_left_out", str(link))]
    (tmp_path / "hela").mkdir()
    (tmp_path / "hela" / "b.md").write_text("# B\n", encoding="utf-8")
    (folder / "leverantorer").symlink_to(tmp_path / "hela")
    assert left_out([folder]) == (str(folder / "leverantorer"), str(link))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_and_not_waited_for(folder: Path) -> None:
    pipe = folder / "verksamheter" / "ror.md"
    os.mkfifo(pipe)
    with pytest.raises(Refused, match="no-ordinary-file"):
        read_files([pipe])
    assert "verksamheter/ror.md" not in read_files([folder])
    assert left_out([folder]) == (str(pipe),)
