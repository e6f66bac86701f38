"""``kontinuitet search``: hits with their places, and a sentence when there are none."""

import os
from pathlib import Path

import pytest
from tests.cli.conftest import Cli


def test_hits_name_the_thing_the_field_and_the_place(cli: Cli, example: Path) -> None:
    ran = cli("--db", example, "search", "HEMTJÄNST")
    first, place = ran.out.splitlines()[:2]
    assert ran.code == 0
    assert first == "Hemtjänst (verksamhet), namn: Hemtjänst"
    assert place == "  hemtjanst/name"
    assert ran.err.endswith("träffar.\n")


def test_several_words_are_sought_together(cli: Cli, example: Path) -> None:
    one, both = cli("--db", example, "search", "avtal"), cli("--db", example, "search", "avtal", "granvik")
    assert 0 < len(both.out.splitlines()) < len(one.out.splitlines())


def test_exercises_are_found_by_their_titles(cli: Cli, played: Path) -> None:
    assert "(övning)" in cli("--db", played, "search", "tystnar").out
    assert "(exercise)" in cli("--lang", "en", "--db", played, "search", "tystnar").out


def test_nothing_found_is_said_and_told_by_the_exit_code(cli: Cli, example: Path) -> None:
    ran = cli("--db", example, "search", "xyzzy")
    assert (ran.code, ran.out) == (1, "")
    assert "xyzzy" in ran.err


def test_only_so_many_are_shown(cli: Cli, example: Path) -> None:
    assert len(cli("--db", example, "search", "e", "--most", "3").out.splitlines()) == 6
    assert cli("--db", example, "search", "e", "--most", "0").code == 2


def rename(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert f"# {old}\n" in text
    file.write_text(text.replace(f"# {old}\n", f"# {new}\n", 1), encoding="utf-8")


def test_an_import_over_newer_data_needs_to_be_told(cli: Cli, example: Path, tmp_path: Path) -> None:
    for folder, name in (("ett", "Hemvård"), ("tva", "Hemomsorg")):
        assert cli("--db", example, "export", folder).code == 0
        rename(tmp_path / folder / "verksamheter" / "hemtjanst.md", "Hemtjänst", name)
    assert cli("--db", example, "import", "ett").code == 0
    tried = cli("--db", example, "import", "tva", "--dry-run")
    assert (tried.code, "Hemomsorg" in tried.out) == (1, True)
    stopped = cli("--db", example, "import", "tva")
    assert (stopped.code, "Hemomsorg" in stopped.out, "--overwrite" in stopped.err) == (1, True, True)
    assert "Hemvård" in cli("--db", example, "search", "hemvård").out
    assert cli("--db", example, "import", "tva", "--overwrite").code == 0
    assert "Hemomsorg" in cli("--db", example, "search", "hemomsorg").out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize(
    "command",
    [
        ["import"],
        ["scenario", "check"],
        ["exercise", "play", "leverantor-tystnar", "--answers"],
    ],
    ids="-".join,
)
def test_a_pipe_is_not_waited_for(cli: Cli, example: Path, tmp_path: Path, command: list[str]) -> None:
    os.mkfifo(tmp_path / "ror.md")
    ran = cli("--db", example, *command, "ror.md")
    assert (ran.code, ran.out) == (3, "")
    assert "ror.md" in ran.err
