"""Every command: data on standard output, speech on standard error, and the exit code that the result deserves."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Cli
from tests.usecases.askarby import ANSWERS

import kontinuitet
from kontinuitet.usecases.places import shipped

BERGHALL = Path(__file__).parent / "berghall"
PLAYED = "2026-11-27-leverantor-tystnar"
HOSTILE = "Larm [/] nu [@click=app.quit]x[/] \x1b]52;c;AAAA\x07"
SHOWN = "Larm [/] nu [@click=app.quit]x[/] ␛]52;c;AAAA␇"


def by_id(items: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in items}


def test_the_version_is_one_line(cli: Cli) -> None:
    assert cli("--version") == (0, f"kontinuitet {kontinuitet.__version__}\n", "")


# ---------------------------------------------------------------- import and export


def test_import_stores_and_says_how_much(cli: Cli, tmp_path: Path) -> None:
    ran = cli("--db", "ny.db", "import", BERGHALL)
    assert (ran.code, ran.out) == (0, "")
    assert "sparade" in ran.err
    again = cli("--db", "ny.db", "import", BERGHALL)
    assert (again.code, again.out, again.err) == (0, "", "Inget skiljer sig från det som redan är sparat.\n")


def test_a_try_shows_the_changes_and_makes_no_database(cli: Cli, tmp_path: Path) -> None:
    ran = cli("--db", "ny.db", "import", BERGHALL, "--dry-run")
    assert ran.code == 0
    assert "hemtjanst" in ran.out
    assert "Inget är sparat" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_try_on_a_plan_shows_before_and_after(cli: Cli, tmp_path: Path) -> None:
    cli("--db", "ny.db", "import", BERGHALL)
    cli("--db", "ny.db", "export", "ut")
    file = tmp_path / "ut" / "verksamheter" / "hemtjanst.md"
    file.write_text(file.read_text(encoding="utf-8").replace("avbrottstid: 8 h", "avbrottstid: 9 h"), encoding="utf-8")
    ran = cli("--db", "ny.db", "import", file, "--dry-run")
    assert ran.code == 0
    assert "8 h → 9 h" in ran.out
    assert "9 h" not in cli("--db", "ny.db", "export", "ut2").out


def test_import_with_a_mistake_stores_nothing_and_says_where(cli: Cli, tmp_path: Path, example: Path) -> None:
    file = tmp_path / "verksamheter" / "x.md"
    file.parent.mkdir()
    file.write_text("---\nid: x\nacceptabel avbrottstid: hej\npris: 3\n---\n# X\n", encoding="utf-8")
    ran = cli("--db", example, "import", file)
    assert (ran.code, ran.out) == (1, "")
    lines = ran.err.splitlines()
    assert [line.partition(" ")[0] for line in lines[:-1]] == ["verksamheter/x.md:3:", "verksamheter/x.md:4:"]
    assert lines[-1].startswith("Inget lästes in")
    assert cli("--db", example, "whatif", "x").code == 2


def test_deleting_is_asked_for_by_id(cli: Cli, tmp_path: Path) -> None:
    cli("--db", "ny.db", "import", BERGHALL)
    assert cli("--db", "ny.db", "import", BERGHALL / "kommun.md", "--delete", "loner").code == 0
    services = json.loads(cli("--db", "ny.db", "whatif", "datahall", "--json").out)["services"]
    assert {service["id"] for service in services} == {"hemtjanst", "trygghetslarm"}


def test_an_export_round_trips_through_the_commands(cli: Cli, tmp_path: Path) -> None:
    cli("--db", "a.db", "import", BERGHALL)
    exported = cli("--db", "a.db", "export", "ut")
    assert (exported.code, exported.out) == (0, "")
    assert "8 filer" in exported.err
    for file in BERGHALL.rglob("*.md"):
        assert (tmp_path / "ut" / file.relative_to(BERGHALL)).read_bytes() == file.read_bytes()


# ---------------------------------------------------------------- findings and what if


def test_findings_as_json_are_objects_with_rule_severity_place_and_text(cli: Cli, example: Path) -> None:
    ran = cli("--db", example, "findings", "--json")
    assert (ran.code, ran.err) == (1, "")
    found = json.loads(ran.out)
    assert len(found) > 20
    assert all({"rule", "severity", "place", "text"} <= one.keys() for one in found)
    assert {one["severity"] for one in found} <= {"E", "W", "I"}
    assert all(one["text"] and one["place"] for one in found)


def test_findings_are_data_and_their_number_is_speech(cli: Cli, example: Path) -> None:
    ran = cli("--db", example, "findings")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 2 * len(json.loads(cli("--db", example, "findings", "--json").out))
    assert ran.err.endswith("brister.\n")


def test_findings_of_one_service(cli: Cli, example: Path) -> None:
    of_it = json.loads(cli("--db", example, "findings", "--json", "--service", "loner").out)
    assert of_it
    assert all("loner" in one["services"] or one["place"].startswith("loner/") for one in of_it)
    assert json.loads(cli("--db", example, "findings", "--json", "--service", "LÖNEUTBETALNING").out) == of_it


def test_a_plan_without_serious_findings_ends_with_zero(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "kommun.md").write_text("# Åskarby\n", encoding="utf-8")
    cli("--db", "ny.db", "import", tmp_path / "kommun.md")
    assert cli("--db", "ny.db", "findings", "--json") == (0, "[]\n", "")
    assert cli("--db", "ny.db", "findings") == (0, "", "0 brister.\n")


GRAPH = {
    "berghall": {"hemtjanst": (165, 2085, 4200), "trygghetslarm": (75, 135, 600), "loner": (None, None, None)},
    "mobil-a": {"hemtjanst": (None, None, None), "trygghetslarm": (None, None, None), "loner": (None, None, None)},
    "inloggning": {"trygghetslarm": (60, 120, 360)},
}
"""The tables of the graph page: stops, intolerable and back, in minutes."""


@pytest.mark.parametrize(("cause", "expected"), GRAPH.items())
def test_what_if_gives_the_table_of_the_graph_page_to_the_minute(
    cli: Cli, cause: str, expected: dict[str, tuple[int | None, ...]]
) -> None:
    cli("--db", "ny.db", "import", BERGHALL)
    ran = cli("--db", "ny.db", "whatif", cause, "--start", "2026-11-27 18:00", "--json")
    assert (ran.code, ran.err) == (0, "")
    answer = json.loads(ran.out)
    services = by_id(answer["services"])
    figures = {name: tuple(services[name][key] for key in ("stops", "intolerable", "back")) for name in expected}
    assert figures == expected
    assert isinstance(answer["unknowns"], list)


def test_what_if_tells_what_falls_what_saves_and_what_both_mobiles_do(cli: Cli) -> None:
    cli("--db", "ny.db", "import", BERGHALL)
    answer = json.loads(cli("--db", "ny.db", "whatif", "berghall", "--json").out)
    assert {
        name: (one["down"], one["up"]) for name, one in by_id(answer["resources"]).items() if one["down"] is not None
    } == {
        "datahall": (0, 240),
        "inloggning": (15, 600),
        "journal": (45, 4200),
        "rutt": (0, 240),
    }
    (routine,) = by_id(answer["services"])["hemtjanst"]["routines"]
    assert (routine["id"], routine["start"], routine["end"]) == ("papper", 165, 1605)
    both = json.loads(cli("--db", "ny.db", "whatif", "mobil-a", "mobil-b", "--json").out)
    alarm = by_id(both["services"])["trygghetslarm"]
    assert (alarm["stops"], alarm["intolerable"], alarm["back"]) == (0, 60, 240)


def test_what_if_in_words_begins_with_one_sentence(cli: Cli) -> None:
    cli("--db", "ny.db", "import", BERGHALL)
    ran = cli("--db", "ny.db", "whatif", "berghall", "--start", "2026-11-27 18:00")
    first, *services = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert "Berghall AB" in first
    assert "fredag 27 november 2026 18:00" in first
    assert [line.split(":")[0].strip() for line in services][:2] == ["Trygghetslarm", "Hemtjänst"]


def test_what_if_for_a_given_length(cli: Cli) -> None:
    cli("--db", "ny.db", "import", BERGHALL)
    for written in ("5d", "5 dygn", "120 h"):
        answer = json.loads(cli("--db", "ny.db", "whatif", "inloggning", "--length", written, "--json").out)
        assert answer["length"] == 5 * 24 * 60
        assert by_id(answer["services"])["loner"]["stops"] == 72 * 60


# ---------------------------------------------------------------- scenarios


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_shipped_scenarios_are_listed_and_shown(cli: Cli, lang: str) -> None:
    ran = cli("--lang", lang, "scenario", "list")
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert (ran.code, ran.err) == (0, "")
    assert [row[0] for row in rows] == sorted(
        file.name.split(".")[0] for file in shipped("scenarios").glob(f"*.{lang}.md")
    )
    for name, _, title in rows:
        shown = cli("--lang", lang, "scenario", "show", name)
        assert (shown.code, shown.err) == (0, "")
        assert title in shown.out


def test_every_shipped_scenario_is_checked_without_a_word_of_data(cli: Cli) -> None:
    ran = cli("scenario", "check", *sorted(shipped("scenarios").glob("*.md")))
    assert ran == (0, "", "Inga fel.\n")


def test_a_check_against_a_plan_warns_and_ends_with_zero(cli: Cli) -> None:
    cli("--db", "ny.db", "import", BERGHALL)
    file = shipped("scenarios") / "leverantor-tystnar.sv.md"
    ran = cli("--db", "ny.db", "scenario", "check", file)
    assert ran.code == 0
    assert all(line.startswith(f"{file}:") for line in ran.out.splitlines())
    assert ran.out


# ---------------------------------------------------------------- exercises


def test_playing_prints_the_report_and_says_where_it_is_kept(cli: Cli, example: Path) -> None:
    ran = cli("--db", example, "exercise", "play", "leverantor-tystnar", "--answers", ANSWERS)
    assert ran.code == 0
    assert ran.out.startswith("# ÖVNING: ")
    assert ran.err == f"Övningen är sparad som {PLAYED}.\n"
    assert cli("--db", example, "exercise", "report", PLAYED) == (0, ran.out, "")


def test_an_exercise_is_listed_logged_and_verified(cli: Cli, played: Path) -> None:
    (row,) = cli("--db", played, "exercise", "list").out.splitlines()
    assert row.split("\t")[:2] == [PLAYED, "2026-11-27 09:00"]
    log = cli("--db", played, "exercise", "log", PLAYED)
    assert (log.code, log.err) == (0, "")
    assert [line.split("\t")[0] for line in log.out.splitlines()] == [
        str(n) for n in range(1, len(log.out.splitlines()) + 1)
    ]
    verified = cli("--db", played, "exercise", "verify", PLAYED)
    assert (verified.code, verified.out) == (0, "")


def test_an_empty_list_is_empty(cli: Cli, example: Path) -> None:
    assert cli("--db", example, "exercise", "list") == (0, "", "")


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """Some answers, with a line for a test to replace."""
    file = tmp_path / "svar.txt"
    head = "scenario: leverantor-tystnar\nbörjan: 2026-11-27 09:00\n\n"
    file.write_text(f"{head}0:05 anteckning Lugnt\n0:06 slut\n", encoding="utf-8")
    return file


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_an_act_on_something_never_released_is_a_warning(cli: Cli, example: Path, answers: Path) -> None:
    replace(answers, "anteckning Lugnt", "klart kontroll")
    ran = cli("--db", example, "exercise", "play", "leverantor-tystnar", "--answers", answers)
    assert ran.code == 0
    assert ran.err.startswith(f"{answers}:4: ")
    strict = cli("--db", example, "exercise", "play", "leverantor-tystnar", "--answers", answers, "--strict")
    assert strict.code == 1


def test_an_unknown_id_in_the_answers_is_wrong_usage_and_nothing_is_played(
    cli: Cli, example: Path, answers: Path
) -> None:
    replace(answers, "anteckning Lugnt", "klart finns-inte")
    ran = cli("--db", example, "exercise", "play", "leverantor-tystnar", "--answers", answers)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{answers}:4: ")
    assert cli("--db", example, "exercise", "list").out == ""


def test_hostile_text_is_shown_as_text_in_the_log_and_the_report(cli: Cli, example: Path, answers: Path) -> None:
    replace(answers, "anteckning Lugnt", f"anteckning {HOSTILE}")
    report = cli("--db", example, "exercise", "play", "leverantor-tystnar", "--answers", answers)
    assert SHOWN in report.out
    assert SHOWN in cli("--db", example, "exercise", "log", PLAYED).out


def test_a_flipped_byte_in_the_journal_is_found(cli: Cli, played: Path) -> None:
    tamper(played, "UPDATE journal SET payload = replace(payload, 'it-chef', 'it-chff') WHERE seq = 5")
    ran = cli("--db", played, "exercise", "verify", PLAYED)
    assert (ran.code, ran.out) == (3, "")
    assert "Rad 5" in ran.err


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET payload = '{' WHERE seq = 5",
        "UPDATE journal SET payload = '[]' WHERE seq = 5",
        'UPDATE journal SET payload = \'{"action": 7, "x": 1}\' WHERE seq = 5',
        "UPDATE journal SET kind = 'något nytt' WHERE seq = 5",
        "UPDATE pinned SET json = '{}' WHERE what = 'timeline'",
        "UPDATE pinned SET json = '{' WHERE what = 'municipality'",
        "DELETE FROM pinned",
    ],
)
@pytest.mark.parametrize("command", ["log", "report", "verify"])
def test_a_damaged_exercise_is_a_sentence(cli: Cli, played: Path, statement: str, command: str) -> None:
    tamper(played, statement)
    ran = cli("--db", played, "exercise", command, PLAYED)
    assert (ran.code, ran.out) == (3, "")
    assert "felrapport" not in ran.err
    assert ran.err.endswith("\n")


def tamper(path: Path, statement: str) -> None:
    """Change a file as somebody with another program could, past the guards that the file itself carries."""
    import sqlite3

    with sqlite3.connect(path) as raw:
        guards = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in guards:
            raw.execute(f'DROP TRIGGER "{name}"')
        raw.execute(statement)
    raw.close()


# ---------------------------------------------------------------- demo


@pytest.mark.parametrize("arguments", [["demo", "--play"], ["demo"]])
def test_the_demo_plays_and_leaves_nothing_behind(cli: Cli, tmp_path: Path, arguments: list[str]) -> None:
    home = sorted(Path.home().rglob("*"))
    ran = cli(*arguments)
    assert ran.code == 0
    assert ran.out.startswith("# ÖVNING: ")
    assert "Åskarby" in ran.err
    assert (sorted(Path.home().rglob("*")), list(tmp_path.iterdir())) == (home, [])


def test_the_demo_gives_the_same_report_each_time(cli: Cli) -> None:
    assert cli("demo", "--play").out == cli("demo", "--play").out
