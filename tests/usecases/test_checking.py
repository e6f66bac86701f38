"""Checking a scenario against the plan that it would be played with."""

from datetime import date
from pathlib import Path

import pytest
from tests.exercise.test_compiling import BARE, RICH, TEXT

from kontinuitet.documents.problems import problem_text
from kontinuitet.storage import StorageError
from kontinuitet.usecases.checking import against_plan, check_file, plan_for_checks
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.library import read_file
from kontinuitet.wording import words


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A scenario without problems of its own."""
    path = tmp_path / "prov.sv.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def line_of(text: str) -> int:
    return next(number for number, line in enumerate(TEXT.splitlines(), start=1) if text in line)


def test_without_a_plan_only_the_scenario_is_checked(file: Path) -> None:
    assert check_file(file, None).problems == ()


def test_a_plan_that_has_everything_adds_nothing(file: Path) -> None:
    assert check_file(file, RICH).problems == ()


def test_what_the_plan_lacks_is_a_warning_on_the_line_that_asks(file: Path) -> None:
    checked = check_file(file, BARE)
    assert [(problem.code, problem.line) for problem in checked.problems] == [
        ("scenario.plan_gap_field", line_of("- LEV:")),
        ("scenario.plan_gap_unfilled", line_of("- VERK:")),
        ("scenario.plan_gap_limit", line_of("{#anmal}")),
    ]
    assert checked.is_playable
    assert all(problem.file == str(file) and not problem.is_error for problem in checked.problems)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_warning_can_be_said(file: Path, lang: str) -> None:
    said = [problem_text(problem, words(lang)) for problem in check_file(file, BARE).problems]
    assert all(text.startswith(f"{file}:") for text in said)
    assert "hemtjanst" not in " ".join(said)


def test_a_story_deadline_that_leaves_the_room_no_time_is_a_warning(file: Path) -> None:
    fast = TEXT.replace("inom LEV.underrättelsetid", "inom 20 min scenariotid").replace("16:10", "23:10")
    file.write_text(fast, encoding="utf-8")
    scenario = read_file(file).scenario
    assert scenario is not None
    (tight,) = against_plan(scenario, RICH, day=date(2026, 11, 27), file=str(file))
    assert (tight.code, tight.line) == ("scenario.tight_deadline", line_of("{#anmal}"))
    assert 0 < int(dict(tight.params)["seconds"]) < 300


def test_a_scenario_with_errors_is_not_bound(file: Path) -> None:
    file.write_text(TEXT.replace("- Till: it-chef", "- Till: ingen", 1), encoding="utf-8")
    checked = check_file(file, BARE)
    assert not checked.is_playable
    assert not any(problem.code.startswith("scenario.plan_gap") for problem in checked.problems)


def test_checking_makes_no_database_and_needs_none(tmp_path: Path, askarby: Desk) -> None:
    assert plan_for_checks(str(tmp_path / "nej.db")) is None
    assert not (tmp_path / "nej.db").exists()
    assert plan_for_checks(str(askarby.path)) == askarby.plan


def test_a_file_of_another_program_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("hej", encoding="utf-8")
    with pytest.raises(StorageError) as refused:
        plan_for_checks(str(tmp_path / "text.db"))
    assert refused.value.code == "not-a-database"
