"""The page for the board from the command line."""

from pathlib import Path

import pytest
from tests.cli.conftest import Cli


@pytest.mark.parametrize(("lang", "first"), [("sv", "# Kontinuitet i Åskarby kommun"), ("en", "# Continuity in Åsk")])
def test_the_page_is_markdown_on_standard_output(cli: Cli, example: Path, lang: str, first: str) -> None:
    ran = cli("--db", example, "--lang", lang, "board")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(first)
    assert "Granvik Drift AB" in ran.out
    assert len(ran.out.splitlines()) < 60


def test_a_file_that_ends_in_html_is_a_page_and_is_not_overwritten_unasked(cli: Cli, example: Path) -> None:
    written = cli("--db", example, "board", "--out", "sida.html")
    assert (written.code, written.out) == (0, "")
    assert "sida.html" in written.err
    page = Path("sida.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert cli("--db", example, "board", "--out", "sida.html").code == 3
    assert cli("--db", example, "board", "--out", "sida.html", "--force").code == 0
    assert Path("sida.html").read_text(encoding="utf-8") == page


def test_a_folder_gets_a_file_with_a_name_that_fits(cli: Cli, example: Path) -> None:
    assert cli("--db", example, "board", "-o", ".").code == 0
    assert cli("--db", example, "--lang", "en", "board", "--html", "-o", ".").code == 0
    assert Path("till-styrelsen.md").read_text(encoding="utf-8").startswith("# Kontinuitet")
    assert "<h1>Continuity" in Path("for-the-board.html").read_text(encoding="utf-8")


def test_its_worst_consequence_is_what_what_if_says(cli: Cli, example: Path) -> None:
    page = cli("--db", example, "board").out
    said = next(line for line in page.splitlines() if line.startswith("- Utan "))
    stops = said.split("stannar ")[1].split(" av ")[0]
    name = said.removeprefix("- Utan ").split(" stannar")[0]
    identity = {"Granvik Drift AB": "granvik-drift"}[name]
    assert f"stannar {stops} av" in cli("--db", example, "whatif", identity).out


def test_without_services_there_is_no_page(cli: Cli) -> None:
    Path("plan").mkdir()
    Path("plan/kommun.md").write_text("# Åskarby kommun\n", encoding="utf-8")
    cli("--db", "tom.db", "import", "plan")
    ran = cli("--db", "tom.db", "board")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err
