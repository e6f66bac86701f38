"""Approving and comparing from the command line."""

from pathlib import Path

from tests.cli.conftest import Cli

PEOPLE = ("--author", "Anna Berg", "--approver", "Bo Ek")


def test_a_plan_is_approved_listed_compared_and_seen_to_change(cli: Cli, example: Path, tmp_path: Path) -> None:
    db = ("--db", example)
    first = cli(*db, "approve", "Hemtjänst", *PEOPLE, "--body", "Omsorgsnämnden", "--registration", "ON 2026/3")
    assert (first.code, first.out) == (0, "")
    assert "version 1 är godkänd" in first.err
    listed = cli(*db, "versions", "hemtjanst")
    assert (listed.code, listed.out.split("\t")[2:]) == (0, ["Bo Ek", "Omsorgsnämnden", "ON 2026/3\n"])
    cli(*db, "export", "ut")
    file = tmp_path / "ut" / "verksamheter" / "hemtjanst.md"
    text = file.read_text(encoding="utf-8").replace("återställningstid: 4 h", "återställningstid: 5 h")
    file.write_text(text, encoding="utf-8")
    assert cli(*db, "import", file).code == 0
    changed = cli(*db, "versions", "hemtjanst")
    assert changed.code == 1
    assert "4 h → 5 h" in changed.out
    assert cli(*db, "approve", "hemtjanst", *PEOPLE).code == 0
    compared = cli(*db, "versions", "hemtjanst", "--compare", "1", "2")
    assert compared.code == 0
    assert "4 h → 5 h" in compared.out
    assert cli(*db, "versions", "hemtjanst", "--compare", "1", "9").code == 2


def test_what_stops_an_approval_is_listed(cli: Cli, example: Path) -> None:
    ran = cli("--db", example, "approve", "avlopp", *PEOPLE)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("A5 ")
    assert "kan inte godkännas" in ran.err
    assert "inte godkänd ännu" in cli("--db", example, "versions", "avlopp").err


def test_who_decides_on_their_own_plan_is_told(cli: Cli, example: Path) -> None:
    ran = cli("--db", example, "approve", "hemtjanst", "--author", "Anna", "--approver", "anna")
    assert ran.code == 0
    assert "beslutar också" in ran.err
    late = cli("--db", example, "approve", "hemtjanst", *PEOPLE, "--date", "2026-02-30")
    assert late.code == 2
