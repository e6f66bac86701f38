"""Where files lie on each system, and which database is meant."""

from pathlib import Path

import pytest

from kontinuitet.usecases.places import data_folder, database, demo_database, existing, shipped
from kontinuitet.usecases.refused import Refused


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, "hem/.local/share/kontinuitet"),
        ("linux", {"XDG_DATA_HOME": "data"}, "data/kontinuitet"),
        ("darwin", {"XDG_DATA_HOME": "data"}, "hem/Library/Application Support/kontinuitet"),
        ("win32", {}, "hem/AppData/Local/kontinuitet"),
        ("win32", {"LOCALAPPDATA": "lokal"}, "lokal/kontinuitet"),
    ],
)
def test_the_data_folder_is_the_platforms(platform: str, environment: dict[str, str], expected: str) -> None:
    assert data_folder(environment, platform, Path("hem")).as_posix() == expected


def test_a_given_database_comes_before_the_environments_and_that_before_the_usual(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert database().name == "kontinuitet.db"
    monkeypatch.setenv("KONTINUITET_DB", "~/annan.db")
    assert database() == Path.home() / "annan.db"
    assert database("min.db") == Path("min.db")


def test_the_usual_database_that_was_never_made_is_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.raises(Refused) as refused:
        existing()
    assert refused.value.code == "no-plan"
    assert existing(tmp_path / "min.db") == tmp_path / "min.db"


def test_the_example_never_lies_where_a_persons_own_plan_does() -> None:
    assert demo_database() != database()


def test_what_ships_is_there() -> None:
    assert (shipped("plans") / "askarby" / "kommun.md").is_file()
    assert list(shipped("scenarios").glob("*.sv.md"))
