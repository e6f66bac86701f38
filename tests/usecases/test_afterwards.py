"""What was measured in an exercise that is over, and its report as a file that is never lost by mistake."""

import os
import stat
from datetime import datetime
from pathlib import Path

import pytest
from tests.exercise.world import PLAN, expects, inject, limit, timeline

from kontinuitet.exercise.answers import Act, ActKind
from kontinuitet.exercise.moments import STOCKHOLM
from kontinuitet.exercise.outcomes import Outcome
from kontinuitet.storage import Database, open_memory
from kontinuitet.usecases.afterwards import afterwards, over, report_file, write_report
from kontinuitet.usecases.playing import play
from kontinuitet.usecases.refused import Refused
from kontinuitet.usecases.starting import create_exercise
from kontinuitet.wording import words

BEGINS = datetime(2026, 11, 27, 9, 0, tzinfo=STOCKHOLM)
TIMELINE = timeline((inject("start", 0, expected=(expects("anmal", "start", limit(15)), expects("ring", "start"))),))
SWEDISH = words("sv")


@pytest.fixture
def database() -> Database:
    """An exercise that was played and one that was only prepared."""
    database = open_memory()
    database.plans.save(None, PLAN, who="x", when=BEGINS, why="import")
    identity = create_exercise(database, TIMELINE, PLAN, kind="headless", created=BEGINS)
    play(database, identity, [Act(at=600, kind=ActKind.DONE, target="anmal")], begins=BEGINS)
    create_exercise(database, TIMELINE, PLAN, kind="live", created=BEGINS)
    return database


def test_only_what_is_over_is_listed(database: Database) -> None:
    assert [one.id for one in over(database)] == ["2026-11-27-prov"]
    assert len(database.exercises.list()) == 2


def test_what_was_measured(database: Database) -> None:
    found = afterwards(database, "2026-11-27-prov")
    assert (found.identity, found.day) == ("2026-11-27-prov", "2026-11-27")
    assert found.measured.by_outcome[Outcome.MET] == 1
    assert found.measured.is_headless


def test_a_report_is_written_once_and_replaced_only_when_told(database: Database, tmp_path: Path) -> None:
    path = tmp_path / report_file("2026-11-27-prov")
    written = write_report(database, "2026-11-27-prov", path, words=SWEDISH)
    assert written == path.resolve()
    assert path.read_text(encoding="utf-8").startswith("# ÖVNING: Prov")
    path.write_text("mitt", encoding="utf-8")
    assert write_report(database, "2026-11-27-prov", path, words=SWEDISH) is None
    assert path.read_text(encoding="utf-8") == "mitt"
    assert write_report(database, "2026-11-27-prov", path, words=SWEDISH, replace=True) is not None
    assert path.read_text(encoding="utf-8") != "mitt"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_report_is_for_its_writer_only(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "r.md"
    write_report(database, "2026-11-27-prov", path, words=SWEDISH)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("place", ["", "finns-inte/r.md"])
def test_a_report_that_cannot_be_written_says_so(database: Database, tmp_path: Path, place: str) -> None:
    with pytest.raises(Refused) as refused:
        write_report(database, "2026-11-27-prov", tmp_path / place, words=SWEDISH)
    assert refused.value.code == "cannot-write"
    assert list(tmp_path.iterdir()) == []
