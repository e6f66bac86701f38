"""What people, disks and terminals do to the program: each of these once broke it."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.tui.exercise.conftest import PLAN, Play, Room, play, room
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from kontinuitet.domain.values import Place
from kontinuitet.exercise.state import Status
from kontinuitet.storage.errors import DiskFull, FileGone, Locked, typed
from kontinuitet.tui.exercise.console import Console
from kontinuitet.tui.lines import MessageLine
from kontinuitet.tui.plain import screen_text
from kontinuitet.usecases.desk import open_desk
from kontinuitet.usecases.exercising import LiveExercise

__all__ = ["play", "room"]

SECONDS_LOCKED = 15


def _program(*arguments: str, **options: object) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "TERM": "xterm-256color"} | dict(options.pop("environment", {}))  # type: ignore[call-overload]
    command = [sys.executable, "-m", "kontinuitet", *arguments]
    chosen = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.run(command, text=True, timeout=60, check=False, env=environment, **chosen)  # type: ignore[call-overload,no-any-return]


# Nobody sees it


def test_without_a_terminal_the_screens_are_not_opened(tmp_path: Path) -> None:
    done = _program("--db", str(tmp_path / "a.db"))
    assert done.returncode == 2
    assert done.stdout == ""
    assert "terminal" in done.stderr
    assert "\x1b" not in done.stderr
    assert not (tmp_path / "a.db").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where there is a disk that is always full")
@pytest.mark.parametrize("arguments", [("--help",), ("scenario", "list"), ("findings", "--help")])
def test_an_answer_to_a_full_disk_gets_a_sentence(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = _program(*arguments, stdout=full)
    assert done.returncode == 3
    assert done.stderr.startswith("Det gick inte att skriva ut svaret.")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where there is a disk that is always full")
def test_speech_that_nobody_can_hear_harms_no_answer(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = _program("--db", str(tmp_path / "none.db"), "findings", stderr=full)
        listed = _program("scenario", "list", stderr=full)
    assert done.returncode == 3
    assert listed.returncode == 0
    assert "leverantor-tystnar" in listed.stdout


def test_an_empty_path_never_means_the_usual_database() -> None:
    done = _program("--db", "", "findings")
    assert done.returncode == 2
    assert "--db" in done.stderr


# The disk


def test_a_log_that_finds_no_room_for_its_index_is_a_full_disk() -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    error.sqlite_errorname = "SQLITE_IOERR_SHMSIZE"
    assert isinstance(typed(error, None), DiskFull)


def _refused(code: str) -> Callable[..., None]:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise Locked(path=code)

    return refuse


def test_who_is_there_while_nothing_can_be_stored_has_not_left(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    live = room.live(2)
    with monkeypatch.context() as locked:
        locked.setattr(room.desk.database.exercises, "beat", _refused("a.db"))
        for _ in range(SECONDS_LOCKED):
            room.watch.passed += 1000
            with pytest.raises(Locked):
                live.beat()
    live.tick()
    assert live.state.status is Status.RUNNING
    assert live.at == (2 + SECONDS_LOCKED) * 1000


def test_how_long_nobody_was_there_is_known_without_the_file(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    live = room.live(2)
    room.watch.passed += 60_000
    again = LiveExercise(room.desk.database, live.id, room.watch)
    assert again.gap == 60_000
    monkeypatch.setattr(room.desk.database.exercises, "heartbeat", _refused("a.db"))
    room.watch.passed += 1000
    assert again.gap == 61_000


def test_a_message_about_the_disk_goes_when_the_trouble_does(
    room: Room, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = room.live(2)
    with monkeypatch.context() as locked:

        async def act(pilot: Pilot[int]) -> None:
            console = Console(live)
            await pilot.app.push_screen(console)
            await pilot.pause()
            line = console.query_one(MessageLine)
            locked.setattr(room.desk.database.exercises, "beat", _refused("a.db"))
            console.each_second()
            assert line.message is not None
            locked.undo()
            console.each_second()
            assert line.message is None

        play(room.app(), act)


def test_a_pause_that_nobody_made_explains_itself(room: Room, play: Play) -> None:
    live = room.live(2)

    async def act(pilot: Pilot[int]) -> None:
        console = Console(live)
        await pilot.app.push_screen(console)
        await pilot.pause()
        room.watch.passed += 60_000
        console.each_second()
        await pilot.pause()
        assert "Ingen har skött övningen" in screen_text(pilot.app)

    play(room.app(), act)


def test_a_file_that_is_moved_away_and_back_is_as_it_was(tmp_path: Path) -> None:
    path, away = tmp_path / "a.db", tmp_path / "b.db"
    with closing(open_desk(path)) as desk:
        desk.replace(PLAN, why="import")
        path.rename(away)
        with pytest.raises(FileGone):
            desk.change(Place(object="hemtjanst", field="mtpd"), 60)
        away.rename(path)
        assert not desk.refresh()
        stored = desk.database.plans.load()
        assert stored is not None
        assert stored.service["hemtjanst"].mtpd == 240


# The clipboard


def _pasted(room: Room, play: Play, text: str) -> tuple[str, str]:
    """What stands in the line of a note after a paste, and what then stands on the screen."""
    live = room.live(2)
    found: list[str] = []

    async def act(pilot: Pilot[int]) -> None:
        await pilot.app.push_screen(Console(live))
        await pilot.press("n")
        await pilot.pause()
        field = pilot.app.screen.query(Input).first()
        field.post_message(events.Paste(text))
        await pilot.pause()
        found.extend((field.value, screen_text(pilot.app)))

    play(room.app(), act)
    return found[0], found[1]


def test_several_pasted_lines_become_one(room: Room, play: Play) -> None:
    value, _ = _pasted(room, play, "rad ett\nrad två\r\n\trad tre\n")
    assert value == "rad ett rad två rad tre"


def test_a_pasted_text_that_is_too_long_is_cut_and_says_so(room: Room, play: Play) -> None:
    value, screen = _pasted(room, play, "å" * 10_000)
    assert value == "å" * 500
    assert "Raden rymmer 500 tecken" in screen


def test_nothing_pasted_reaches_the_terminal_as_a_command(room: Room, play: Play) -> None:
    value, _ = _pasted(room, play, "Larm [/] nu [@click=app.quit]x[/] \x1b]52;c;AAAA\x07 \u202egnp\x00\x9d")
    assert value == "Larm [/] nu [@click=app.quit]x[/] ␛]52;c;AAAA␇ gnp␀\ufffd"


def test_a_paste_replaces_what_is_marked(room: Room, play: Play) -> None:
    live = room.live(2)

    async def act(pilot: Pilot[int]) -> None:
        await pilot.app.push_screen(Console(live))
        await pilot.press("n", *"abc", "shift+left", "shift+left")
        field = pilot.app.screen.query(Input).first()
        field.post_message(events.Paste("xyz"))
        await pilot.pause()
        assert field.value == "axyz"

    play(room.app(), act)
