"""Copies of the file: what was there before is never lost, and nothing damaged is ever put in its place."""

import shutil
from pathlib import Path

import pytest
from tests.usecases.conftest import PLAN, StillClock

from kontinuitet.domain.values import Place
from kontinuitet.storage import FileExists, NewerFile, NotADatabase, Truncated, open_database
from kontinuitet.usecases import keeping
from kontinuitet.usecases.desk import Desk, open_desk
from kontinuitet.usecases.refused import Refused

MTPD = Place(object="hemtjanst", field="mtpd")


@pytest.fixture
def path(tmp_path: Path, clock: StillClock) -> Path:
    """A file with the small municipality, whose hemtjänst tolerates four hours."""
    file = tmp_path / "kommun.db"
    with open_database(file) as database:
        Desk(database, who="Anna", clock=clock).replace(PLAN, why="import")
    return file


def change(path: Path, minutes: int, clock: StillClock) -> None:
    with open_database(path) as database:
        Desk(database, who="Anna", clock=clock).change(MTPD, minutes)


def mtpd(path: Path) -> object:
    with open_database(path, create=False) as database:
        return Desk(database).value(MTPD)


def test_a_copy_is_whole_and_nothing_is_overwritten(path: Path, tmp_path: Path) -> None:
    copy = keeping.backup(path, tmp_path / "kopia.db")
    assert keeping.verify(copy) == ()
    with pytest.raises(FileExists):
        keeping.backup(path, copy)


def test_the_way_back_keeps_what_was_there(path: Path, tmp_path: Path, clock: StillClock) -> None:
    copy = keeping.backup(path, tmp_path / "kopia.db")
    change(path, 60, clock)
    result = keeping.restore(path, copy, clock=clock)
    assert mtpd(path) == 240
    assert result.aside is not None
    assert mtpd(result.aside) == 60
    again = keeping.restore(path, result.aside, clock=clock)
    assert mtpd(path) == 60
    assert again.aside not in (None, result.aside)


def test_another_window_sees_what_was_restored(path: Path, tmp_path: Path, clock: StillClock) -> None:
    copy = keeping.backup(path, tmp_path / "kopia.db")
    change(path, 60, clock)
    window = open_desk(path, clock=clock)
    assert window.value(MTPD) == 60
    keeping.restore(path, copy, clock=clock)
    assert window.refresh()
    assert window.value(MTPD) == 240
    window.close()


def test_where_there_was_nothing_the_copy_is_put(path: Path, tmp_path: Path) -> None:
    assert keeping.restore(tmp_path / "ny" / "kommun.db", path).aside is None
    assert mtpd(tmp_path / "ny" / "kommun.db") == 240


@pytest.mark.parametrize("damage", [b"x", b""], ids=["no database", "empty"])
def test_what_is_no_database_is_refused_by_its_name(path: Path, tmp_path: Path, damage: bytes) -> None:
    bad = tmp_path / "bad.db"
    bad.write_bytes(damage)
    with pytest.raises((NotADatabase, Truncated)) as refused:
        keeping.restore(path, bad)
    assert refused.value.params["path"] == str(bad)
    assert mtpd(path) == 240
    assert sorted(file.name for file in tmp_path.iterdir()) == ["bad.db", "kommun.db"]


def test_a_changed_byte_in_a_copy_is_found_and_the_present_file_stays(path: Path, tmp_path: Path) -> None:
    bad = Path(shutil.copy(path, tmp_path / "bad.db"))
    raw = bytearray(bad.read_bytes())
    start = raw.index("Hemtjänst".encode())
    # A reference that leads nowhere.
    raw[start - 9 : start] = b"hemtjanSt"
    bad.write_bytes(raw)
    with pytest.raises(Refused, match="copy-damaged"):
        keeping.restore(path, bad)
    assert mtpd(path) == 240


def test_a_present_file_that_cannot_be_opened_is_put_aside_as_it_is(path: Path, tmp_path: Path) -> None:
    copy = keeping.backup(path, tmp_path / "kopia.db")
    path.write_bytes(b"ruin")
    result = keeping.restore(path, copy)
    assert mtpd(path) == 240
    assert result.aside is not None
    assert result.aside.read_bytes() == b"ruin"


def test_a_newer_present_file_is_left_alone(path: Path, tmp_path: Path) -> None:
    copy = keeping.backup(path, tmp_path / "kopia.db")
    with open_database(path) as database, database._connection.outside() as raw:
        raw.execute("PRAGMA user_version = 999")
    before = path.read_bytes()
    with pytest.raises(NewerFile):
        keeping.restore(path, copy)
    assert path.read_bytes() == before


def test_the_file_itself_a_folder_and_nothing_are_no_copies(path: Path, tmp_path: Path) -> None:
    for wrong, code in ((path, "restore-itself"), (tmp_path, "no-ordinary-file"), (tmp_path / "nej", "no-such-path")):
        with pytest.raises(Refused, match=code):
            keeping.restore(path, wrong)
