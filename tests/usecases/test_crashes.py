"""The crash file says where it happened and nothing of what was on the screen."""

import os
from pathlib import Path

import pytest

from kontinuitet.domain.service import Service
from kontinuitet.usecases.crashes import crash_report, write_crash
from kontinuitet.usecases.places import data_folder

PRIVATE = "Anna Berg 070-000 00 00"


def crashed() -> BaseException:
    """An error like those that carry plan content: in its message, in what it came from, in a variable."""
    number = PRIVATE
    try:
        try:
            Service.model_validate({"id": "a", "name": {"text": number}})
        except ValueError as error:
            raise LookupError(f"no {number}") from error
    except LookupError as error:
        return error
    raise AssertionError


def test_it_names_the_errors_and_the_lines() -> None:
    report = crash_report(crashed())
    assert "builtins.LookupError" in report
    assert "ValidationError" in report
    assert f"{Path(__file__).name}:" in report
    assert "crashed" in report


def test_it_holds_nothing_of_the_plan() -> None:
    report = crash_report(crashed())
    assert PRIVATE not in report
    assert "Anna" not in report


def test_an_error_within_an_error_ends() -> None:
    first, second = ValueError("a"), ValueError("b")
    first.__context__, second.__context__ = second, first
    assert crash_report(first).count("ValueError") == 2


def test_it_is_written_for_its_owner_only() -> None:
    path = write_crash(crashed())
    assert path is not None
    assert path.parent == data_folder(os.environ)
    assert PRIVATE not in path.read_text(encoding="utf-8")
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_place_that_cannot_be_written_is_no_further_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    assert write_crash(crashed()) is None
