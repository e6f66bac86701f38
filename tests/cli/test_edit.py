"""``kontinuitet edit`` with editors that are small scripts: stored, refused, opened again, kept."""

import io
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Cli

from kontinuitet.cli import edit as command
from kontinuitet.usecases.desk import open_desk
from kontinuitet.usecases.editing import FOLDER

PLACE = "acceptabel avbrottstid: "


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the editor does next: lines of ``old`` and ``new``, one for each time that it is opened."""
    script, turns = tmp_path / "min redigerare.py", tmp_path / "turer.txt"
    script.write_text(
        "import pathlib, sys\n"
        f"turns = pathlib.Path({str(turns)!r})\n"
        "first, *rest = turns.read_text(encoding='utf-8').splitlines() or ['']\n"
        "turns.write_text('\\n'.join(rest), encoding='utf-8')\n"
        "if first == 'krasch': sys.exit(3)\n"
        "file = pathlib.Path(sys.argv[-1])\n"
        "old, _, new = first.partition(' -> ')\n"
        "text = file.read_text(encoding='utf-8')\n"
        "assert old in text\n"
        "file.write_text(text.replace(old, new, 1) if old else text, encoding='utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')
    return turns


def answers(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))


def line_of(example: Path) -> str:
    """The line with the longest tolerable interruption of home care, as it is exported."""
    from kontinuitet.usecases.editing import begin, finish

    desk = open_desk(example)
    draft = begin(desk, "hemtjanst", lang="sv")
    desk.close()
    finish(draft)
    return next(line for line in draft.text.splitlines() if line.startswith(PLACE))


def limit(example: Path) -> object:
    desk = open_desk(example)
    found = desk.plan.service["hemtjanst"].mtpd
    desk.close()
    return found


def test_a_saved_text_is_stored_and_told(cli: Cli, example: Path, editor: Path) -> None:
    editor.write_text(f"{line_of(example)} -> {PLACE}7 h", encoding="utf-8")
    ran = cli("--db", example, "edit", "hemtjanst")
    assert (ran.code, limit(example)) == (0, 420)
    assert "7 h" in ran.out
    assert "En uppgift ändrades" in ran.err
    assert not (example.parent / FOLDER).exists()


def test_a_text_left_as_it_was_is_no_change(cli: Cli, example: Path, editor: Path) -> None:
    editor.write_text("", encoding="utf-8")
    ran = cli("--db", example, "edit", "hemtjanst")
    assert (ran.code, ran.out) == (0, "")
    assert "oförändrad" in ran.err


def test_a_mistake_is_shown_with_its_line_and_the_text_opened_again(
    cli: Cli, example: Path, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.write_text(f"{line_of(example)} -> {PLACE}snart\n{PLACE}snart -> {PLACE}7 h", encoding="utf-8")
    answers(monkeypatch, "j\n")
    ran = cli("--db", example, "edit", "hemtjanst")
    assert (ran.code, limit(example)) == (0, 420)
    assert "hemtjanst.md:" in ran.err
    assert "(j/n)" in ran.err


@pytest.mark.parametrize("typed", ["n\n", "", "\n"])
def test_a_text_with_mistakes_is_kept_where_it_is_told(
    cli: Cli, example: Path, editor: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    before = line_of(example)
    editor.write_text(f"{before} -> {PLACE}snart", encoding="utf-8")
    answers(monkeypatch, typed)
    ran = cli("--db", example, "edit", "hemtjanst")
    kept = example.parent / FOLDER / "hemtjanst.md"
    assert ran.code == 1
    assert str(kept) in ran.err
    assert f"{PLACE}snart" in kept.read_text(encoding="utf-8")
    assert line_of(example) == before


def test_an_editor_that_fails_or_is_not_there_is_a_sentence(
    cli: Cli, example: Path, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.write_text("krasch", encoding="utf-8")
    ran = cli("--db", example, "edit", "hemtjanst")
    assert (ran.code, ran.out) == (3, "")
    assert "hemtjanst.md" in ran.err
    monkeypatch.setenv("VISUAL", "finns-inte-alls")
    assert cli("--db", example, "edit", "hemtjanst").code == 3
    monkeypatch.delenv("VISUAL")
    monkeypatch.delenv("EDITOR")
    monkeypatch.setattr(command, "USUAL", ())
    ran = cli("--db", example, "edit", "hemtjanst")
    assert (ran.code, "EDITOR" in ran.err) == (3, True)


def test_an_unknown_service_is_wrong_usage_and_opens_nothing(cli: Cli, example: Path, editor: Path) -> None:
    ran = cli("--db", example, "edit", "finns-inte")
    assert (ran.code, ran.out) == (2, "")
    assert "finns-inte" in ran.err
    assert not (example.parent / FOLDER).exists()


def test_a_change_made_meanwhile_is_asked_about(
    cli: Cli, example: Path, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kontinuitet.domain.values import Place

    old = line_of(example)
    run = command._run

    def run_slowly(given: list[str], here: object) -> None:
        run(given, here)  # type: ignore[arg-type]
        other = open_desk(example, who="bo")
        other.change(Place(object="hemtjanst", field="level_text"), "de mest sjuka först")
        other.close()

    monkeypatch.setattr(command, "_run", run_slowly)
    editor.write_text(f"{old} -> {PLACE}7 h", encoding="utf-8")
    answers(monkeypatch, "n\n")
    ran = cli("--db", example, "edit", "hemtjanst")
    assert ran.code == 1
    assert "de mest sjuka först" in ran.out
    assert line_of(example) == old
    (example.parent / FOLDER / "hemtjanst.md").unlink()
    editor.write_text(f"{old} -> {PLACE}7 h", encoding="utf-8")
    answers(monkeypatch, "ja\n")
    ran = cli("--db", example, "edit", "hemtjanst")
    assert (ran.code, limit(example)) == (0, 420)
