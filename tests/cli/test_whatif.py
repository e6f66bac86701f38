"""What if from the command line: the worst start, people, several causes, and the picture over time."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Cli


def test_the_worst_start_is_worked_out_and_told(cli: Cli, example: Path) -> None:
    usual = json.loads(cli("--db", example, "whatif", "granvik-drift", "--json").out)
    worst = json.loads(cli("--db", example, "whatif", "granvik-drift", "--start", "worst", "--json").out)
    assert datetime.fromisoformat(worst["start"]) != datetime.fromisoformat(usual["start"])
    backs = [max(one["back"] or 0 for one in answer["services"]) for answer in (usual, worst)]
    assert backs[1] > backs[0]


def test_where_every_start_is_alike_the_worst_is_the_usual_one(cli: Cli, example: Path) -> None:
    usual = cli("--db", example, "whatif", "gunilla-stenmo", "--json")
    assert cli("--db", example, "whatif", "gunilla-stenmo", "--start", "värst", "--json") == usual


def test_an_empty_start_is_wrong_usage(cli: Cli, example: Path) -> None:
    ran = cli("--db", example, "whatif", "granvik-drift", "--start", "")
    assert (ran.code, ran.out) == (2, "")


def test_several_causes_of_different_kinds_fall_together(cli: Cli, example: Path) -> None:
    keys = ("--db", example, "whatif", "granvik-drift", "stadshuset", "gunilla-stenmo", "--length", "24 h", "--json")
    answer = json.loads(cli(*keys).out)
    assert answer["causes"] == ["granvik-drift", "stadshuset", "gunilla-stenmo"]
    alone = json.loads(cli("--db", example, "whatif", "granvik-drift", "--length", "24 h", "--json").out)
    stops = [{one["id"] for one in each["services"] if one["stops"] is not None} for each in (answer, alone)]
    assert stops[0] >= stops[1]


def test_the_spans_are_the_picture_in_minutes(cli: Cli, example: Path) -> None:
    answer = json.loads(cli("--db", example, "whatif", "granvik-drift", "--json").out)
    first = answer["services"][0]
    states = [span["state"] for span in first["spans"]]
    assert "intolerable" in states
    assert next(span["start"] for span in first["spans"] if span["state"] == "intolerable") == first["intolerable"]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_picture_stands_between_the_sentence_and_the_lines(cli: Cli, example: Path, lang: str) -> None:
    plain = cli("--db", example, "--lang", lang, "whatif", "granvik-drift").out.splitlines()
    drawn = cli("--db", example, "--lang", lang, "whatif", "granvik-drift", "--picture").out.splitlines()
    assert (drawn[0], drawn[-1]) == (plain[0], plain[-1])
    picture = drawn[1 : len(drawn) - len(plain) + 1]
    assert any("█" in line for line in picture)
    assert max(map(len, picture)) <= 90


def test_nothing_is_drawn_where_nothing_happens(cli: Cli, example: Path) -> None:
    plain = cli("--db", example, "whatif", "gunilla-stenmo")
    drawn = cli("--db", example, "whatif", "gunilla-stenmo", "--picture")
    assert "borta" in plain.out
    assert drawn.code == plain.code == 0
