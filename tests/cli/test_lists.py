"""The command that reads a list: a try is data, what is wrong is speech, and all or nothing is stored."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.cli.conftest import Cli

EXCEL = "System;Leverantör;Systemägare;Pris\r\nElevöversikten;Åsens Data AB;Skolchef;5\r\n=cmd();;;\r\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "system.csv"
    path.write_bytes(EXCEL.encode("cp1252"))
    return path


def test_a_try_shows_columns_and_rows_and_stores_nothing(cli: Cli, example: Path, file: Path) -> None:
    ran = cli("--db", example, "import-list", file, "--into", "system", "--dry-run")
    assert ran.code == 0
    assert "”Pris” läses inte" in ran.out
    assert "rad 2, ny: Elevöversikten" in ran.out
    assert "läggs till: leverantören Åsens Data AB" in ran.out
    assert "rad 3, ny: =cmd()" in ran.out
    assert ran.err.endswith("Inget är sparat.\n")
    assert cli("--db", example, "whatif", "elevoversikten").code == 2


def test_a_list_is_stored_once(cli: Cli, example: Path, file: Path) -> None:
    assert cli("--db", example, "import-list", file, "--into", "systems").err.endswith("inläst och sparad.\n")
    assert cli("--db", example, "whatif", "elevoversikten").code == 0
    again = cli("--db", example, "import-list", file, "--into", "systems")
    assert (again.code, again.out) == (0, "")
    assert "Inget i listan skiljer sig" in again.err


def test_a_bad_row_stops_the_list_unless_it_is_left_out_or_skipped(cli: Cli, example: Path, tmp_path: Path) -> None:
    (tmp_path / "folk.csv").write_text("Namn;Mobil\nEva Nyhage;070-1\nUlf Nyhage;070-174 06 80\n", encoding="utf-8")
    command = ("--db", example, "import-list", "folk.csv", "--into", "personer")
    ran = cli(*command)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("rad 2: ”070-1”")
    assert "--leave-out-bad" in ran.err
    assert cli(*command, "--skip-row", "2", "--dry-run").code == 0
    left = cli(*command, "--leave-out-bad")
    assert (left.code, "rad 2:" in left.err, "sparad" in left.err) == (0, True, True)


def test_a_column_is_chosen_and_another_left_unread(cli: Cli, example: Path, file: Path) -> None:
    ran = cli("--db", example, "import-list", file, "--into", "system", "--dry-run",
              "--column", "Pris=anteckningar", "--column", "Leverantör=-")  # fmt: skip
    assert "anteckningar: inget → Pris: 5" in ran.out
    assert "Åsens" not in ran.out


def test_a_list_comes_from_another_program(cli: Cli, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(EXCEL.encode())))
    assert cli("--db", example, "import-list", "-", "--into", "system").code == 0
    assert cli("--db", example, "whatif", "elevoversikten").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--into", "bilar"], "leverantörer"),
        (["--into", "system", "--column", "namn"], "likhetstecken"),
        (["--into", "system", "--update", "--skip-matching"], "--skip-matching"),
        ([], "--into"),
        (["--into", "system", "--skip-row", "x"], "--skip-row"),
    ],
)
def test_wrong_usage_is_told(cli: Cli, example: Path, file: Path, arguments: list[str], said: str) -> None:
    ran = cli("--db", example, "import-list", file, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_file_that_is_not_there_is_told(cli: Cli, example: Path) -> None:
    ran = cli("--db", example, "import-list", "saknas.csv", "--into", "system")
    assert (ran.code, "saknas.csv" in ran.err) == (2, True)


def test_what_is_no_list_is_told(cli: Cli, example: Path, tmp_path: Path) -> None:
    (tmp_path / "bok.xlsx").write_bytes(b"PK\x03\x04")
    ran = cli("--db", example, "import-list", "bok.xlsx", "--into", "system")
    assert (ran.code, "CSV (UTF-8)" in ran.err) == (1, True)


def test_a_hostile_list_is_shown_harmless(cli: Cli, example: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("System;Kommentar\n\x1b]52;c;A\x07[/]\u202e;[@click=app.quit]\n", encoding="utf-8")
    ran = cli("--db", example, "import-list", "x.csv", "--into", "system", "--dry-run")
    assert ran.code == 0
    assert "␛" in ran.out
