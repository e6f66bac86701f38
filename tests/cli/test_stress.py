"""The stress table on the command line: one line for each cause, and the same figures as JSON."""

import json
from pathlib import Path

from tests.cli.conftest import Cli


def test_the_table_is_sorted_by_most_red(cli: Cli, example: Path) -> None:
    ran = cli("--db", example, "stress", "--start", "2026-11-27 18:00")
    assert ran.code == 0
    heading, first, *_ = ran.out.splitlines()
    assert heading.split()[-2:] == ["4", "v"]
    told = json.loads(cli("--db", example, "stress", "--start", "2026-11-27 18:00", "--json").out)
    red = [sum(len(cell["beyond"]) for cell in row["cells"]) for row in told["rows"]]
    assert red == sorted(red, reverse=True)
    assert "█" in first
    assert {len(row["cells"]) for row in told["rows"]} == {len(told["lengths"])}


def test_a_cell_is_what_what_if_answers(cli: Cli, example: Path) -> None:
    start = ("--start", "2026-11-27 18:00")
    told = json.loads(cli("--db", example, "stress", *start, "--json").out)
    row = told["rows"][0]
    cell = row["cells"][2]
    answer = json.loads(
        cli("--db", example, "whatif", row["id"], *start, "--length", f"{cell['length']} min", "--json").out
    )
    assert set(cell["stopped"]) == {one["id"] for one in answer["services"] if one["stops"] is not None}
    assert set(cell["beyond"]) == {one["id"] for one in answer["services"] if one["intolerable"] is not None}


def test_english_and_a_start_that_cannot_be_read(cli: Cli, example: Path) -> None:
    assert cli("--lang", "en", "--db", example, "stress").err.splitlines()[0].startswith("█ beyond")
    ran = cli("--db", example, "stress", "--start", "i går")
    assert (ran.code, ran.out) == (2, "")
    assert "i går" in ran.err
