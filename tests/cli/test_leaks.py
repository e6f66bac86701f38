"""A made-up language in which every message is within ⟦⟧: what stands outside and is no data, is a leak."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from tests.cli.conftest import Cli, Ran
from tests.cli.test_commands import BERGHALL, PLAYED
from tests.cli.test_usage import HELPS, MAKERS, TWELVE, WRONG
from tests.usecases.askarby import ANSWERS

from kontinuitet.cli.command import COMMANDS
from kontinuitet.usecases.places import shipped

SCENARIO = shipped("scenarios") / "leverantor-tystnar.sv.md"
MESSAGE = re.compile("⟦[^⟦⟧]*⟧")
PLACE = re.compile(r"\b[\w-]+(/[\w.-]*)+|--[a-z-]+|\b[A-H][1-9]\b|T\+\d+:\d\d|\b\w+\.(md|txt|db)\b")
"""Places in the plan, options, rules, times and file names: the same in every language."""
WORD = re.compile(r"[^\W\d_]+")


@cache
def data_words() -> frozenset[str]:
    """Every word of the example's plan, of the played scenario and of its answers, and the names of the commands."""
    files = [*(shipped("plans") / "askarby").rglob("*.md"), *BERGHALL.rglob("*.md"), SCENARIO, ANSWERS]
    text = " ".join(file.read_text(encoding="utf-8") for file in files)
    names = "kontinuitet list show check key merge play log report verify Askarby ␛ AAAA"
    return frozenset(WORD.findall(" ".join((text, names, *COMMANDS))))


def leaks(text: str, *more: str) -> list[str]:
    """The words outside messages that are no data; ``more`` is data of this test's own."""
    while (inner := MESSAGE.sub(" ", text)) != text:
        text = inner
    known = data_words() | {word for one in more for word in WORD.findall(one)}
    return [word for word in WORD.findall(PLACE.sub(" ", text)) if word not in known]


def leaked(ran: Ran, *more: str) -> list[str]:
    assert "⟦" in ran.out + ran.err
    return leaks(ran.out, *more) + leaks(ran.err, *more)


def test_the_test_finds_a_leak() -> None:
    assert leaks("⟦a ⟦b⟧ c⟧ Hemtjänst leak: 7") == ["leak"]


@pytest.mark.parametrize("command", HELPS, ids=" ".join)
def test_help(cli: Cli, command: list[str]) -> None:
    assert leaked(cli("--lang", "qps", *command, "--help")) == []


@pytest.mark.parametrize("arguments", [arguments for arguments, _ in WRONG if "--lang" not in arguments], ids=" ".join)
def test_wrong_usage(cli: Cli, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    assert leaked(cli("--lang", "qps", *arguments)) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["findings"],
        ["findings", "--service", "loner"],
        ["findings", "--service", "x"],
        ["whatif", "granvik-drift"],
        ["whatif", "granvik-drift", "--length", "3 days"],
        ["whatif", "granvik-drift", "--start", "worst"],
        ["whatif", "x"],
        ["board"],
        ["stress"],
        ["concentration"],
        ["concentration", "key", "nyckel.txt"],
        ["export", "ut"],
        ["import", str(BERGHALL / "verksamheter" / "loner.md")],
        ["import", str(BERGHALL), "--dry-run"],
        ["import", str(BERGHALL), "--delete", "x"],
        ["import", "x"],
        ["scenario", "check", str(SCENARIO)],
        ["exercise", "list"],
        ["exercise", "log", PLAYED],
        ["exercise", "report", PLAYED],
        ["exercise", "verify", PLAYED],
        ["exercise", "verify", "x"],
        ["exercise", "play", "x", "--answers", str(ANSWERS)],
        ["exercise", "play", str(SCENARIO), "--answers", str(ANSWERS)],
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_every_command_on_the_example(cli: Cli, played: Path, arguments: list[str]) -> None:
    assert leaked(cli("--lang", "qps", "--db", played, *arguments), str(played), *arguments) == []


def test_the_timeline_of_a_scenario_is_its_authors_words(cli: Cli) -> None:
    ran = cli("--lang", "qps", "scenario", "show", SCENARIO)
    assert leaked(ran, "Fas senast inte och eller lördag måndag fredag Efter För hand") == []


def test_the_list_of_scenarios(cli: Cli) -> None:
    titles = " ".join(file.read_text(encoding="utf-8") for file in shipped("scenarios").glob("*.en.md"))
    assert leaked(cli("--lang", "qps", "scenario", "list"), titles) == []


@pytest.mark.parametrize("command", [["findings", "--json"], ["findings"]])
def test_the_texts_of_findings(cli: Cli, example: Path, command: list[str]) -> None:
    ran = cli("--lang", "qps", "--db", example, *command)
    if "--json" in command:
        assert all(one["text"].startswith("⟦") and leaks(one["text"]) == [] for one in json.loads(ran.out))
    assert ran.code == 1


def test_mistakes_in_a_scenario(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "fel.sv.md").write_text(TWELVE, encoding="utf-8")
    assert leaked(cli("--lang", "qps", "scenario", "check", "fel.sv.md"), "fel sv md") == []


def test_mistakes_in_answers(cli: Cli, example: Path, tmp_path: Path) -> None:
    file = tmp_path / "svar.txt"
    head = "scenario: leverantor-tystnar\nbörjan: 2026-11-27 09:00\n\n"
    for acts in ("0:05 hoppsan\n0:06 klart x | av: nobody\n", "0:05 klart kontroll\n0:06 slut\n0:07 anteckning x\n"):
        file.write_text(head + acts, encoding="utf-8")
        ran = cli("--lang", "qps", "--db", example, "exercise", "play", SCENARIO, "--answers", file)
        assert leaked(ran, str(file)) == []


@pytest.mark.parametrize("what", MAKERS)
def test_databases_that_cannot_be_used(cli: Cli, tmp_path: Path, what: str) -> None:
    MAKERS[what](tmp_path / "fil.db")
    assert leaked(cli("--lang", "qps", "--db", "fil.db", "findings")) == []


def test_the_demo(cli: Cli) -> None:
    shown = cli("--lang", "qps", "demo", "--play")
    texts = " ".join(file.read_text(encoding="utf-8") for file in shipped("scenarios").rglob("*.en.*"))
    assert leaked(shown, texts) == []
