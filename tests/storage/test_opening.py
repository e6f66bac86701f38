"""What is opened, what is created, and what is refused without a byte being changed."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.storage.sample import SAMPLE, act, exercise, save, with_mtpd

from kontinuitet.storage import (
    Damaged,
    Database,
    DiskFull,
    FileExists,
    FileGone,
    FileMissing,
    ForeignFile,
    Locked,
    NotADatabase,
    ReadOnly,
    StorageError,
    Truncated,
    open_database,
    open_reading,
)

posix = pytest.mark.skipif(os.name != "posix", reason="modes and removed open files are POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_a_new_file_and_its_folders_are_for_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "askarby.db"
    with open_database(path) as database:
        save(database, None, SAMPLE)
        assert {mode(one) for one in path.parent.iterdir()} == {0o600}
        assert mode(path.parent) == mode(path.parent.parent) == 0o700
    assert [one.name for one in path.parent.iterdir()] == ["askarby.db"]


def test_a_missing_file_is_created_only_when_asked_for(path: Path) -> None:
    with pytest.raises(FileMissing):
        open_database(path, create=False)
    with pytest.raises(FileMissing):
        open_reading(path)
    assert not path.parent.exists()


def test_the_settings_that_keep_acts_and_references_are_on(file: Database) -> None:
    with file._connection.outside() as raw:
        found = {
            name: raw.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "trusted_schema")
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
    }


@pytest.mark.parametrize("content", [b"Hej", b"PK\x03\x04" + bytes(200), bytes(4096), "å" * 3000])
def test_another_kind_of_file_is_refused_and_left_alone(tmp_path: Path, content: bytes | str) -> None:
    path = tmp_path / "brev.db"
    data = content.encode() if isinstance(content, str) else content
    path.write_bytes(data)
    for opening in (open_database, open_reading):
        with pytest.raises(NotADatabase):
            opening(path)
    assert path.read_bytes() == data


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(NotADatabase):
        open_database(tmp_path)


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE t (x)")
    raw.commit()
    raw.close()
    before = path.read_bytes()
    for opening in (open_database, open_reading):
        with pytest.raises(ForeignFile):
            opening(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("part", [0, 1, 50, 100, 5000, "half"])
def test_a_truncated_file_is_told(path: Path, part: int | str) -> None:
    with open_database(path) as database:
        save(database, None, SAMPLE)
    whole = path.stat().st_size
    size = whole // 2 if part == "half" else int(part)
    os.truncate(path, size)
    with pytest.raises(Truncated) as caught:
        open_database(path)
    assert caught.value.params["found"] == size
    assert path.stat().st_size == size


def test_a_damaged_structure_is_told(path: Path) -> None:
    with open_database(path) as database:
        save(database, None, SAMPLE)
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    path.write_bytes(data)
    with pytest.raises(Damaged):
        open_database(path).plans.load()


def test_who_writes_for_long_locks_the_others_out_and_nothing_is_lost(path: Path) -> None:
    with open_database(path) as one, open_database(path, busy_ms=0) as two:
        save(one, None, SAMPLE)
        exercise(one)
        with one.exercises.transaction("prov-1"):
            with pytest.raises(Locked):
                save(two, SAMPLE, with_mtpd(SAMPLE, "lon", 60))
            assert two.plans.load() == SAMPLE
        save(two, SAMPLE, with_mtpd(SAMPLE, "lon", 60))
        assert one.plans.load() == with_mtpd(SAMPLE, "lon", 60)


def test_a_file_locked_by_another_program_is_told(path: Path) -> None:
    open_database(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Locked):
        open_database(path, busy_ms=0).plans.load()
    other.close()


def test_who_only_reads_cannot_write(path: Path) -> None:
    with open_database(path) as writer:
        save(writer, None, SAMPLE)
        with open_reading(path) as reader:
            assert reader.plans.load() == SAMPLE
            with pytest.raises(ReadOnly):
                save(reader, SAMPLE, with_mtpd(SAMPLE, "lon", 60))


def test_a_reader_notices_that_somebody_wrote(path: Path) -> None:
    with open_database(path) as writer, open_reading(path) as reader:
        before = reader.data_version()
        assert reader.data_version() == before
        save(writer, None, SAMPLE)
        assert reader.data_version() != before
        assert reader.plans.load() == SAMPLE


@pytest.fixture
def write_protected() -> Iterator[Path]:
    """A database in a folder that this process cannot write to, even if the tests are run by the administrator."""
    folder = Path(tempfile.mkdtemp())
    with open_database(folder / "askarby.db") as database:
        save(database, None, SAMPLE)
    (folder / "askarby.db").chmod(0o444)
    folder.chmod(0o555)
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if administrator:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


@posix
def test_a_write_protected_place_is_told_before_anything_is_done(write_protected: Path) -> None:
    with pytest.raises(ReadOnly):
        open_database(write_protected / "askarby.db")
    with pytest.raises(ReadOnly):
        open_database(write_protected / "ny.db")
    with pytest.raises(ReadOnly):
        open_database(write_protected / "ny" / "ny.db")
    assert [one.name for one in write_protected.iterdir()] == ["askarby.db"]


@posix
@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_removed_or_replaced_while_open_is_told(path: Path, *, replaced: bool) -> None:
    database = open_database(path)
    save(database, None, SAMPLE)
    path.rename(path.with_suffix(".away"))
    if replaced:
        shutil.copy(path.with_suffix(".away"), path)
    with pytest.raises(FileGone) as caught:
        save(database, SAMPLE, with_mtpd(SAMPLE, "lon", 60))
    assert caught.value.params["name"] == ("replaced" if replaced else "removed")
    with pytest.raises(FileGone):
        database.plans.load()
    database.close()


@posix
def test_a_removed_log_is_told(file: Database) -> None:
    save(file, None, SAMPLE)
    Path(f"{file.path}-wal").unlink()
    with pytest.raises(FileGone):
        save(file, SAMPLE, with_mtpd(SAMPLE, "lon", 60))


def test_a_full_disk_keeps_what_was_stored_and_lets_one_go_on(file: Database) -> None:
    save(file, None, SAMPLE)
    with file._connection.outside() as raw:
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {pages}")
    long = SAMPLE.model_copy(update={"notes": "x" * 90_000})
    with pytest.raises(DiskFull):
        save(file, SAMPLE, long)
    assert file.plans.load() == SAMPLE
    with file._connection.outside() as raw:
        raw.execute("PRAGMA max_page_count = 100000")
    save(file, SAMPLE, long)
    assert file.plans.load() == long


@posix
def test_a_file_size_limit_is_told_like_a_full_disk(path: Path) -> None:
    """The operating system refuses the write in the middle, not SQLite."""
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from kontinuitet.storage import StorageError, open_database\n"
        "from tests.storage.sample import SAMPLE, save\n"
        "database = open_database(Path(sys.argv[1]))\n"
        "save(database, None, SAMPLE)\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))\n"
        "try:\n"
        "    for number in range(100):\n"
        "        longer = SAMPLE.model_copy(update={'notes': str(number) * 50_000})\n"
        "        save(database, SAMPLE, longer)\n"
        "        SAMPLE = longer\n"
        "except StorageError as error:\n"
        "    print(error.code, number)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        check=False,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert run.stderr == ""
    code, number = run.stdout.split()
    assert code in {"disk-full", "disk-trouble"}
    with open_database(path) as database:
        stored = database.plans.load()
        assert stored is not None
        assert stored.notes == (str(int(number) - 1) * 50_000 if int(number) else "")
        assert database.verify() == ()


def test_a_backup_during_an_exercise_is_whole_and_needs_no_other_file(file: Database, tmp_path: Path) -> None:
    save(file, None, SAMPLE)
    exercise(file)
    act(file, 1)
    target = tmp_path / "kopior" / "askarby-kopia.db"
    assert file.backup(target) == target
    act(file, 2)
    assert [one.name for one in target.parent.iterdir()] == [target.name]
    with open_reading(target) as copy:
        assert copy.verify() == ()
        assert copy.plans.load() == SAMPLE
        assert len(copy.exercises.rows("prov-1")) == 1


def test_a_backup_overwrites_nothing(file: Database, tmp_path: Path) -> None:
    target = tmp_path / "finns.db"
    target.write_text("viktigt")
    with pytest.raises(FileExists):
        file.backup(target)
    assert target.read_text() == "viktigt"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["finns.db", "kontinuitet"]


def test_opening_again_here_does_not_drop_the_locks_of_the_first(path: Path) -> None:
    """Another process that opens and closes must not take itself for the last one and remove the log."""
    with open_database(path) as first:
        save(first, None, SAMPLE)
        open_database(path).close()
        open_reading(path).close()
        program = (
            f"import sqlite3; c = sqlite3.connect({str(path)!r}); c.execute('SELECT count(*) FROM step'); c.close()"
        )
        subprocess.run([sys.executable, "-c", program], check=True)
        assert Path(f"{path}-wal").exists()
        save(first, SAMPLE, with_mtpd(SAMPLE, "lon", 60))
        assert first.plans.load() == with_mtpd(SAMPLE, "lon", 60)


def test_the_log_does_not_grow_without_end(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kontinuitet.storage.connection._FOLD_AFTER", 20)
    monkeypatch.setattr("kontinuitet.storage.connection.FOLDS_SAFELY", False)
    sizes = []
    with open_database(path) as database:
        exercise(database)
        for number in range(400):
            act(database, number)
            sizes.append(Path(f"{path}-wal").stat().st_size)
        assert database.verify() == ()
    assert sizes[-1] < 1.2 * sizes[200]


def test_every_error_has_a_code_of_its_own() -> None:
    def below(kind: type[StorageError]) -> list[type[StorageError]]:
        return [kind, *(one for child in kind.__subclasses__() for one in below(child))]

    codes = [kind.code for kind in below(StorageError)]
    assert len(codes) == len(set(codes))
