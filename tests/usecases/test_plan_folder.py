"""A plan folder on disk: what is read, what is refused, and that an export never takes what is not its own."""

import json
import os
from pathlib import Path

import pytest

from kontinuitet.usecases.plan_folder import LARGEST, SIDE_FILE, read_files, write_files
from kontinuitet.usecases.refused import Refused

FILES = {"kommun.md": "# Åskarby\n", "verksamheter/a.md": "# A\n", "leverantorer/b.md": "# B\n"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an export in it."""
    write_files(tmp_path / "plan", FILES)
    return tmp_path / "plan"


def refusal(run: object) -> str:
    with pytest.raises(Refused) as refused:
        run()  # type: ignore[operator]
    return str(refused.value.code)


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_what_was_written_is_read(folder: Path) -> None:
    assert read_files([folder]) == FILES


def test_one_file_is_read_under_its_name_in_the_folder(folder: Path) -> None:
    assert read_files([folder / "verksamheter" / "a.md", folder / "kommun.md"]) == {
        "verksamheter/a.md": "# A\n",
        "kommun.md": "# Åskarby\n",
    }


def test_a_folder_given_as_the_current_one_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "verksamheter")
    assert read_files([Path("a.md")]) == {"verksamheter/a.md": "# A\n"}
    monkeypatch.chdir(folder)
    assert read_files([Path()]) == FILES


def test_the_same_file_twice_is_read_once(folder: Path) -> None:
    assert read_files([folder, folder / "kommun.md"]) == FILES


def test_two_files_of_one_name_are_refused_and_none_wins(folder: Path, tmp_path: Path) -> None:
    write_files(tmp_path / "other", FILES)
    assert refusal(lambda: read_files([folder, tmp_path / "other"])) == "same-file-twice"


def test_a_byte_order_mark_and_other_files_do_not_matter(folder: Path) -> None:
    (folder / "kommun.md").write_bytes(b"\xef\xbb\xbf# K\r\n")
    (folder / "bild.png").write_bytes(b"\x89PNG\xff")
    (folder / "verksamheter" / "djupt").mkdir()
    (folder / "verksamheter" / "djupt" / "c.md").write_text("# C\n", encoding="utf-8")
    assert read_files([folder]).keys() == FILES.keys()
    assert read_files([folder])["kommun.md"].startswith("# K")


@pytest.mark.parametrize("name", ["kommun.md", "verksamheter"])
def test_a_link_that_leads_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.md").write_text("# Hemligt\n", encoding="utf-8")
    place = folder / name
    for file in [place] if place.is_file() else [*place.iterdir()]:
        file.unlink()
    if place.is_dir():
        place.rmdir()
    place.symlink_to(outside if name == "verksamheter" else outside / "a.md")
    assert "Hemligt" not in "".join(read_files([folder]).values())


def test_an_export_does_not_follow_a_link_out_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "verksamheter").symlink_to(tmp_path / "outside")
    assert refusal(lambda: write_files(tmp_path / "plan", FILES)) == "folder-not-empty"
    assert list((tmp_path / "outside").iterdir()) == []


def test_an_export_does_not_write_through_a_planted_link(folder: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mitt", encoding="utf-8")
    (folder / "kommun.md.tmp").symlink_to(victim)
    write_files(folder, {**FILES, "kommun.md": "# Ny\n"})
    assert victim.read_text(encoding="utf-8") == "mitt"
    assert read_files([folder])["kommun.md"] == "# Ny\n"


def test_what_is_no_text_or_too_large_is_refused(folder: Path) -> None:
    (folder / "kommun.md").write_bytes(b"\xff\xfe\x00")
    assert refusal(lambda: read_files([folder])) == "not-text"
    (folder / "kommun.md").write_bytes(b"a" * (LARGEST + 1))
    assert refusal(lambda: read_files([folder])) == "file-too-large"


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(lambda: read_files([tmp_path / "nej"])) == "no-such-path"
    assert refusal(lambda: read_files([tmp_path])) == "no-plan-files"


def test_a_file_that_cannot_be_read_says_that(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(self: Path, **_: object) -> str:
        raise PermissionError(13, "nej", str(self))

    monkeypatch.setattr(Path, "read_text", denied)
    assert refusal(lambda: read_files([folder])) == "cannot-read"


def test_a_folder_with_somebody_elses_files_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "kommun.md").write_text("mitt", encoding="utf-8")
    assert refusal(lambda: write_files(tmp_path, FILES)) == "folder-not-empty"
    assert names(tmp_path) == {"kommun.md"}
    assert (tmp_path / "kommun.md").read_text(encoding="utf-8") == "mitt"


def test_other_files_in_the_folder_stay(folder: Path) -> None:
    (folder / "LÄS MIG.txt").write_text("hej", encoding="utf-8")
    write_files(folder, {"kommun.md": "# Åskarby\n"})
    assert names(folder) == {"LÄS MIG.txt", "kommun.md", SIDE_FILE}


def test_a_file_that_somebody_changed_is_never_written_over(folder: Path) -> None:
    (folder / "kommun.md").write_text("# Ändrad\n", encoding="utf-8")
    assert refusal(lambda: write_files(folder, {**FILES, "verksamheter/a.md": "# Nytt\n"})) == "changed-since-export"
    assert read_files([folder])["kommun.md"] == "# Ändrad\n"
    assert read_files([folder])["verksamheter/a.md"] == "# A\n"


def test_a_file_that_somebody_changed_is_not_removed_either(folder: Path) -> None:
    (folder / "verksamheter" / "a.md").write_text("# Ändrad\n", encoding="utf-8")
    write_files(folder, {"kommun.md": "# Åskarby\n"})
    assert names(folder) == {"kommun.md", "verksamheter/a.md", SIDE_FILE}


def test_a_changed_file_that_says_what_is_written_anyway_is_no_conflict(folder: Path) -> None:
    (folder / "kommun.md").write_text("# Ändrad\n", encoding="utf-8")
    write_files(folder, {**FILES, "kommun.md": "# Ändrad\n"})
    assert read_files([folder])["kommun.md"] == "# Ändrad\n"


@pytest.mark.parametrize("listed", ["[]", "{", '{"../../victim.md": "x"}', '{"/etc/passwd": "x"}', '"x"', "\ud800"])
def test_a_side_file_that_somebody_wrote_does_no_harm(folder: Path, tmp_path: Path, listed: str) -> None:
    victim = tmp_path / "victim.md"
    victim.write_text("mitt", encoding="utf-8")
    (folder / SIDE_FILE).write_text(listed, encoding="utf-8", errors="surrogatepass")
    assert refusal(lambda: write_files(folder, FILES)) == "folder-not-empty"
    assert victim.read_text(encoding="utf-8") == "mitt"


def test_an_export_is_for_its_writer_only_and_has_no_dates(folder: Path) -> None:
    if os.name == "posix":
        assert {(folder / name).stat().st_mode & 0o777 for name in FILES} == {0o600}
    assert json.loads((folder / SIDE_FILE).read_text(encoding="utf-8")).keys() == FILES.keys()


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert refusal(lambda: write_files(tmp_path / "file" / "plan", FILES)) == "cannot-write"
