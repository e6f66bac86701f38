"""The command that prints plans: the document on standard output or in a file, speech on standard error."""

from pathlib import Path

import pytest
from tests.cli.conftest import OBEYED, Cli
from tests.cli.test_leaks import leaked

from kontinuitet.domain.municipality import CATEGORIES


def approve(cli: Cli, example: Path) -> None:
    people = ("--author", "Anna Berg", "--approver", "Helena Fagerstad", "--date", "2026-11-01")
    assert cli("--db", example, "approve", "vaxel", *people).code == 0


def test_one_service_on_standard_output(cli: Cli, example: Path) -> None:
    ran = cli("--db", example, "document", "Hemtjänst")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("# Kontinuitetsplan: Hemtjänst\n")
    assert "070-174 06 25" in ran.out


def test_a_unit_with_the_units_under_it(cli: Cli, example: Path) -> None:
    out = cli("--db", example, "document", "--unit", "omsorg").out
    assert out.startswith("# Kontinuitetsplaner: Omsorgsförvaltningen\n")
    assert "## Kontinuitetsplan: Hemtjänst\n" in out
    assert "## Kontinuitetsplan: Dricksvatten\n" not in out


def test_all_services(cli: Cli, example: Path) -> None:
    out = cli("--db", example, "--lang", "en", "document").out
    assert out.count("\n## Continuity plan: ") == 18


def test_an_approved_version_as_it_was(cli: Cli, example: Path) -> None:
    approve(cli, example)
    assert "UTKAST" not in cli("--db", example, "document", "vaxel").out
    file = Path("in")
    cli("--db", example, "export", file)
    changed = file / "verksamheter" / "vaxel.md"
    changed.write_text(changed.read_text(encoding="utf-8").replace("# Växel", "# Växeln", 1), encoding="utf-8")
    assert cli("--db", example, "import", file).code == 0
    now, then = (
        cli("--db", example, "document", "vaxel").out,
        cli("--db", example, "document", "vaxel", "--version", 1).out,
    )
    assert "UTKAST. Planen har ändrats" in now
    assert "Det här skiljer sig från version 1:" in now
    assert "UTKAST" not in then
    assert "Version 1, beslutad 1 november 2026" in then


def test_the_open_extract_asks_to_be_read_through(cli: Cli, example: Path) -> None:
    ran = cli("--db", example, "document", "hemtjanst", "--open")
    assert "ÖPPET UTDRAG" in ran.out
    assert "070-174" not in ran.out
    assert "Anna Berg" not in ran.out
    assert "Läs igenom utdraget" in ran.err


def test_a_page_in_a_file(cli: Cli, example: Path, tmp_path: Path) -> None:
    ran = cli("--db", example, "document", "hemtjanst", "--html", "-o", "plan.html")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Planen är skriven till plan.html\n"
    assert (tmp_path / "plan.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_file_is_overwritten_only_when_told(cli: Cli, example: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text("mitt eget", encoding="utf-8")
    refused = cli("--db", example, "document", "hemtjanst", "-o", file)
    assert (refused.code, refused.out) == (3, "")
    assert file.read_text(encoding="utf-8") == "mitt eget"
    assert cli("--db", example, "document", "hemtjanst", "-o", file, "--force").code == 0
    assert file.read_text(encoding="utf-8").startswith("# Kontinuitetsplan")
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".tmp")] == []


def test_a_folder_gets_a_file_with_a_name_that_fits(cli: Cli, example: Path, tmp_path: Path) -> None:
    (tmp_path / "ut").mkdir()
    cli("--db", example, "document", "hemtjanst", "--open", "--html", "-o", "ut")
    cli("--db", example, "--lang", "en", "document", "--unit", "omsorg", "-o", "ut")
    names = sorted(one.name for one in (tmp_path / "ut").iterdir())
    assert names == ["continuity-plans-omsorg.md", "kontinuitetsplan-hemtjanst-oppen.html"]


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (("hemtjnst",), 2, "hemtjanst"),
        (("--unit", "finns-inte"), 2, "finns-inte"),
        (("hemtjanst", "--unit", "omsorg"), 2, "inte båda"),
        (("--version", "1"), 2, "Skriv vilken"),
        (("hemtjanst", "--version", "7"), 2, "7"),
        (("hemtjanst", "--version", "noll"), 2, "--version"),
    ],
)
def test_what_cannot_be_printed_gets_a_sentence(
    cli: Cli, example: Path, typed: tuple[str, ...], code: int, said: str
) -> None:
    ran = cli("--db", example, "document", *typed)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_nothing_that_a_terminal_obeys_gets_out(cli: Cli, example: Path) -> None:
    assert OBEYED.search(cli("--db", example, "document").out) is None


@pytest.mark.parametrize("arguments", [("hemtjanst",), ("hemtjanst", "--open"), ("--unit", "omsorg")])
def test_every_word_of_its_own_comes_from_a_catalogue(cli: Cli, example: Path, arguments: tuple[str, ...]) -> None:
    categories = " ".join(one.name for one in CATEGORIES)
    assert leaked(cli("--lang", "qps", "--db", example, "document", *arguments), categories) == []
