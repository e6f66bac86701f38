"""Which scenarios there are, and finding, reading and preparing one."""

from datetime import date
from pathlib import Path

import pytest
from tests.exercise.world import PLAN

from kontinuitet.usecases import library
from kontinuitet.usecases.library import find, playable, prepare, read_file, shipped_files, shipped_scenarios, variants
from kontinuitet.usecases.places import shipped
from kontinuitet.usecases.refused import Refused

FILES = sorted(shipped("scenarios").glob("*.md"))


def refusal(run: object) -> str:
    with pytest.raises(Refused) as refused:
        run()  # type: ignore[operator]
    return str(refused.value.code)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_shipped_scenario_has_no_problem_and_the_id_of_its_file(file: Path) -> None:
    read = read_file(file)
    assert read.problems == ()
    assert read.is_playable
    assert read.scenario is not None
    assert file.name == f"{read.scenario.id}.{read.scenario.lang}.md"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_shipped_scenarios_are_told_apart_by_language(lang: str) -> None:
    assert [f"{scenario.id}.{lang}.md" for scenario in shipped_scenarios(lang)] == [
        file.name for file in shipped_files(lang)
    ]


def test_a_scenario_is_found_by_id_or_by_path() -> None:
    assert find("leverantor-tystnar", "sv").name == "leverantor-tystnar.sv.md"
    assert find(str(FILES[0]), "sv") == FILES[0]


def test_a_file_that_is_called_as_a_shipped_one_wins_only_with_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "leverantor-tystnar").mkdir()
    assert find("leverantor-tystnar", "sv").parent == shipped("scenarios")


def test_what_does_not_exist_is_refused(tmp_path: Path) -> None:
    assert refusal(lambda: find("finns-inte", "sv")) == "unknown-scenario"
    assert refusal(lambda: find("", "sv")) == "unknown-scenario"
    assert refusal(lambda: find(str(tmp_path / "nej.md"), "sv")) == "no-such-path"
    assert refusal(lambda: read_file(tmp_path / "nej.md")) == "no-such-path"
    assert refusal(lambda: read_file(tmp_path)) == "cannot-read"


@pytest.mark.parametrize(
    "name", ["../scenarios/leverantor-tystnar", "*", "leverantor-tystnar.sv", "LEVERANTOR-TYSTNAR"]
)
def test_an_id_is_no_path_and_no_pattern(name: str) -> None:
    assert refusal(lambda: find(name, "sv")) == "unknown-scenario"


def test_a_scenario_with_errors_is_not_played(tmp_path: Path) -> None:
    file = tmp_path / "fel.md"
    file.write_text("---\nid: fel\n---\n", encoding="utf-8")
    assert refusal(lambda: playable(str(file), "sv")) == "unreadable-scenario"


def test_no_more_is_read_than_a_scenario_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "LARGEST", 100)
    file = tmp_path / "stor.md"
    file.write_bytes(b"\xc3\xa5" * 1_000_000)
    assert not read_file(file).is_playable


def test_preparing_shows_the_cast_and_lets_the_facilitator_change_it() -> None:
    scenario = playable("leverantor-tystnar", "sv")
    day = date(2026, 11, 27)
    by_rule = prepare(scenario, PLAN, day=day)
    assert [member.id for member in by_rule.bound][:2] == ["granvik", "hemtjanst"]
    assert by_rule.timeline.cast == by_rule.bound
    by_hand = prepare(scenario, PLAN, day=day, chosen={"VERKSAMHET": "loner"})
    assert [(m.id, m.chosen_by_hand) for m in by_hand.bound][1] == ("loner", True)


def test_the_whole_scenario_comes_before_its_variants() -> None:
    scenario = playable("leverantor-tystnar", "sv")
    assert variants(scenario) == ("", *scenario.variants)
