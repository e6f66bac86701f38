"""Wrong usage and bad input: a sentence in the user's language, the right exit code, and nothing changed."""

import re
import sqlite3
from pathlib import Path

import pytest
from tests.cli.conftest import Cli
from tests.cli.test_commands import BERGHALL
from tests.usecases.askarby import ANSWERS

CLICKS = re.compile(r"\b(Error|Usage|Options|Missing|Invalid|No such|Got unexpected|Try|must be|is not|COMMAND|ARGS)\b")
"""What click says by itself."""

WRONG = [
    (["bogus"], "bogus"),
    (["--bogus"], "--bogus"),
    (["--lang", "xx", "findings"], "sv, en"),
    (["--lang"], "--lang"),
    (["--db"], "--db"),
    (["findings", "--db"], "--db"),
    (["findings", "överflödigt"], ""),
    (["findings", "--service"], "--service"),
    (["findings", "--json=ja"], "--json"),
    (["import"], "SÖKVÄG PATH"),
    (["import", "--delete"], "--delete"),
    (["export"], "MAPP FOLDER"),
    (["export", "a", "b"], ""),
    (["export", "fil"], "MAPP FOLDER"),
    (["whatif"], "ID"),
    (["whatif", "x", "--start", "i går"], "i går"),
    (["whatif", "x", "--start", "2026-02-30 18:00"], "2026-02-30"),
    (["whatif", "x", "--length", "länge"], "länge"),
    (["whatif", "x", "--length", "-5"], "-5"),
    (["whatif", "x", "--length", "99999999999999 h"], "99999999999999"),
    (["stress", "--start", "i går"], "i går"),
    (["concentration", "merge"], "FIL FILE"),
    (["concentration", "merge", "a.json", "--suppliers", "b.csv"], "--key"),
    (["concentration", "export", "a.json"], "--key"),
    (["scenario", "bogus"], "bogus"),
    (["scenario", "show"], "SCENARIO"),
    (["scenario", "check"], "SÖKVÄG PATH"),
    (["exercise", "play", "leverantor-tystnar"], "--answers"),
    (["exercise", "report"], "ID"),
    (["demo", "--plya"], "--plya"),
]


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(
    ("arguments", "named"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_wrong_usage_is_a_sentence_in_the_users_language(
    cli: Cli, tmp_path: Path, arguments: list[str], named: str, lang: str
) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    ran = cli("--lang", lang, *arguments) if "--lang" not in arguments else cli(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert not named or any(word in ran.err for word in (named, *named.split()))
    assert len(ran.err.splitlines()) == 1
    if lang == "sv" or "--lang" in arguments:
        assert CLICKS.search(ran.err) is None
    assert [path.name for path in tmp_path.iterdir()] == ["fil"]


@pytest.mark.parametrize("group", ["scenario", "exercise"])
def test_a_group_without_a_command_shows_its_help(cli: Cli, group: str) -> None:
    ran = cli(group)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == cli(group, "--help").out


def test_the_language_may_come_from_the_environment(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    swedish = cli("bogus").err
    monkeypatch.setenv("KONTINUITET_LANG", "en")
    english = cli("bogus").err
    assert (swedish, english) == (cli("--lang=sv", "bogus").err, cli("--lang", "en", "bogus").err)
    assert swedish != english
    monkeypatch.setenv("KONTINUITET_LANG", "klingon")
    assert cli("bogus").err == swedish


HELPS = [
    [],
    ["demo"],
    ["import"],
    ["export"],
    ["findings"],
    ["whatif"],
    ["stress"],
    ["concentration"],
    ["concentration", "key"],
    ["concentration", "export"],
    ["concentration", "merge"],
    ["scenario"],
    ["scenario", "list"],
    ["scenario", "show"],
    ["scenario", "check"],
    ["exercise"],
    ["exercise", "play"],
    ["exercise", "list"],
    ["exercise", "log"],
    ["exercise", "report"],
    ["exercise", "verify"],
]


@pytest.mark.parametrize("command", HELPS, ids=" ".join)
def test_help_is_data_in_the_users_language(cli: Cli, command: list[str]) -> None:
    swedish, english = cli(*command, "--help"), cli("--lang", "en", *command, "--help")
    assert (swedish.code, swedish.err, english.code, english.err) == (0, "", 0, "")
    assert swedish.out.startswith("Så här: kontinuitet")
    assert english.out.startswith("Usage: kontinuitet")
    assert CLICKS.search(swedish.out) is None
    assert max(map(len, swedish.out.splitlines())) <= 80


# ---------------------------------------------------------------- what does not exist


@pytest.mark.parametrize(
    "arguments",
    [
        ["findings", "--service", "finns-inte"],
        ["whatif", "finns-inte"],
        ["claimed", "--service", "finns-inte"],
        ["exercise", "log", "finns-inte"],
        ["exercise", "report", "finns-inte"],
        ["exercise", "verify", "finns-inte"],
        ["exercise", "play", "finns-inte", "--answers", str(ANSWERS)],
        ["exercise", "play", "leverantor-tystnar", "--answers", "finns-inte"],
        ["scenario", "show", "finns-inte"],
        ["scenario", "show", "finns-inte.md"],
        ["scenario", "check", "finns-inte.md"],
        ["import", "finns-inte"],
    ],
    ids=" ".join,
)
def test_what_does_not_exist_is_wrong_usage_and_named(cli: Cli, example: Path, arguments: list[str]) -> None:
    ran = cli("--db", example, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "finns-inte" in ran.err


@pytest.mark.parametrize("typed", ["a\x1b]52;c;AAAA\x07", "[/]\u202e", "{id}", "%s", "x" * 5000, "å\udcff", ""])
@pytest.mark.parametrize("command", [["whatif"], ["findings", "--service"], ["exercise", "report"], ["import"]])
def test_whatever_is_typed_is_shown_as_text(cli: Cli, example: Path, command: list[str], typed: str) -> None:
    ran = cli("--db", example, *command, typed)
    assert ran.code in (2, 3)
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1


# ---------------------------------------------------------------- databases that cannot be used

READING = [["findings"], ["whatif", "x"], ["export", "ut"], ["exercise", "list"], ["exercise", "report", "x"]]


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_database_that_is_not_there_is_not_made_by_a_question(cli: Cli, tmp_path: Path, command: list[str]) -> None:
    ran = cli("--db", "nej.db", *command)
    assert (ran.code, ran.out) == (3, "")
    assert "nej.db" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_before_the_first_import_one_is_told_how(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    ran = cli(*command)
    assert (ran.code, ran.out) == (3, "")
    assert "kontinuitet import" in ran.err
    assert list(tmp_path.iterdir()) == []


def make_foreign(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE other (x)")
    raw.close()


def make_newer(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA application_id = {0x4B4F4E54}")
        raw.execute("CREATE TABLE unit (x)")
        raw.execute("PRAGMA user_version = 9999")
    raw.close()


def make_truncated(path: Path) -> None:
    make_newer(path)
    path.write_bytes(path.read_bytes()[:5000])


MAKERS = {
    "a text file": lambda path: path.write_text("hej", encoding="utf-8"),
    "an empty file": lambda path: path.write_bytes(b""),
    "zeros": lambda path: path.write_bytes(bytes(10_000)),
    "another program's": make_foreign,
    "a newer version's": make_newer,
    "cut off": make_truncated,
}


@pytest.mark.parametrize(
    "command", [["findings"], ["import", str(BERGHALL)], ["scenario", "check", str(ANSWERS)]], ids="-".join
)
@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("what", MAKERS)
def test_a_file_that_is_no_database_of_ours_is_refused_unchanged(
    cli: Cli, tmp_path: Path, what: str, lang: str, command: list[str]
) -> None:
    path = tmp_path / "fil.db"
    MAKERS[what](path)
    before = path.read_bytes()
    ran = cli("--lang", lang, "--db", path, *command)
    assert (ran.code, ran.out) == (3, "")
    assert str(path) in ran.err
    assert len(ran.err.splitlines()) == 1
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["fil.db"]


@pytest.mark.parametrize("place", [".", "fil/ny.db", "/proc/ny.db", "/dev/null"])
def test_a_place_where_no_database_can_be_is_refused(cli: Cli, tmp_path: Path, place: str) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    ran = cli("--db", place, "import", BERGHALL)
    assert (ran.code, ran.out) == (3, "")
    assert len(ran.err.splitlines()) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["fil"]


def test_a_database_that_another_window_writes_is_not_waited_for_for_ever(
    cli: Cli, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kontinuitet.storage import open_database
    from kontinuitet.usecases import desk

    monkeypatch.setattr(desk, "open_database", lambda path, *, create: open_database(path, create=create, busy_ms=1))
    other = sqlite3.connect(example, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    ran = cli("--db", example, "import", BERGHALL)
    other.execute("ROLLBACK")
    other.close()
    assert (ran.code, ran.out) == (3, "")
    assert "upptagen" in ran.err


# ---------------------------------------------------------------- files that cannot be read

ODD = {
    "binary": bytes(range(256)) * 40,
    "empty": b"",
    "two megabytes": b"# " + b"a" * 2_000_000,
    "not UTF-8": "# Åskarby".encode("latin-1"),
    "NUL": b"# A\x00\n",
    "UTF-16": "# A\n".encode("utf-16"),
    "one long line": b"[" * 900_000,
}


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("what", ODD)
def test_an_odd_scenario_is_a_sentence(cli: Cli, tmp_path: Path, what: str, lang: str) -> None:
    file = tmp_path / "udda.md"
    file.write_bytes(ODD[what])
    ran = cli("--lang", lang, "scenario", "check", file)
    assert ran.code == 1
    assert all(line.startswith(f"{file}:") for line in ran.out.splitlines())
    assert ran.out
    shown = cli("--lang", lang, "scenario", "show", file)
    assert (shown.code, shown.out) == (3, "")


@pytest.mark.parametrize("what", ODD)
def test_odd_answers_are_a_sentence(cli: Cli, example: Path, tmp_path: Path, what: str) -> None:
    file = tmp_path / "udda.txt"
    file.write_bytes(ODD[what])
    ran = cli("--db", example, "exercise", "play", "leverantor-tystnar", "--answers", file)
    assert (ran.code, ran.out) == (2, "")
    assert str(file) in ran.err


@pytest.mark.parametrize("what", ODD)
@pytest.mark.parametrize("name", ["kommun.md", "verksamheter/udda.md", "udda.txt"])
def test_an_odd_plan_file_is_a_sentence(cli: Cli, tmp_path: Path, what: str, name: str) -> None:
    file = tmp_path / "plan" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(ODD[what])
    ran = cli("--db", "ny.db", "import", file)
    assert ran.code in (1, 3)
    assert ran.out == ""
    assert 0 < len(ran.err.splitlines()) <= 102
    assert cli("--db", "ny.db", "findings").code == 3


TWELVE = """\
---
id: fel
format: 1
språk: sv
längd: länge
scenariot börjar: fredag 14:40
färg: röd
---
# Tolv fel

## Ur er plan
- LEVERANTÖR: leverantören som flest samhällsviktiga verksamheter stannar utan | annars: er leverantör
- SYSTEM: systemet som ingen stannar utan | annars: systemet

## Deltagare
- it-chef: övad
- jouren: motspelare

## Mål
- M1: Någon ringer

## Påhitt

## T+0:00 Början {#start}
- Från: nobody
- Till: it-chef
- Färg: blå
- Påverkan: LEVERANTÖR exploderar
- Förväntat: Ring {OKÄND} | it-chef | inom 15 min | M1
- Förväntat: Skriv {#skriv} | it-chef | inom 15 parsek | M1

## T+0:20 Mer {#mer}
- Till: it-chef
- Villkor: okänd milstolpe

## T+0:10 Bakåt {#bak}
- Till: it-chef
"""
WRONG_LINES = (
    "länge",
    "färg:",
    "systemet som ingen",
    "motspelare",
    "## Påhitt",
    "nobody",
    "Färg:",
    "exploderar",
    "{OKÄND}",
    "parsek",
    "okänd milstolpe",
    "## T+0:10",
)


def test_twelve_mistakes_are_twelve_problems_on_their_lines(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "fel.sv.md"
    file.write_text(TWELVE, encoding="utf-8")
    lines = list(enumerate(TWELVE.splitlines(), start=1))
    expected = [f"{file}:{number}:" for mark in WRONG_LINES for number, line in lines if mark in line]
    ran = cli("scenario", "check", file)
    assert ran.code == 1
    assert [line.partition(" ")[0] for line in ran.out.splitlines()] == expected
    assert len(expected) == 12
    assert ran.err == "Det finns fel som måste rättas innan scenariot kan spelas.\n"


def test_all_files_are_checked_though_the_first_has_mistakes(cli: Cli, tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(TWELVE, encoding="utf-8")
    ran = cli("--lang", "en", "scenario", "check", "a.md", "b.md")
    assert (ran.code, len(ran.out.splitlines())) == (1, 24)
    assert CLICKS.search(ran.err) is None
