"""The console as a person meets it: keys in, what stands on the screen out."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from kontinuitet.exercise.commands import TakeNote
from kontinuitet.exercise.events import ActionDone, InjectReleased, NoteTaken, Paused, PauseReason
from kontinuitet.exercise.state import Status
from kontinuitet.storage.errors import DiskFull
from kontinuitet.tui.exercise.console import Console
from kontinuitet.tui.exercise.prepare import Prepare
from kontinuitet.usecases.exercising import LiveExercise
from kontinuitet.wording import words

HERE = Path(__file__).parent


def opened(room: Any, live: LiveExercise, lang: str = "sv") -> Any:
    """An app, and the act that puts the console on its screen."""
    app = room.app(lang)

    async def open_console(pilot: Pilot[int]) -> Console:
        console = Console(live)
        pilot.app.push_screen(console)
        await pilot.pause()
        await pilot.pause()
        return console

    return app, open_console


def kinds(live: LiveExercise, kind: type[Any]) -> list[Any]:
    return [numbered.event for numbered in live.state.happened if isinstance(numbered.event, kind)]


def test_from_the_scenario_to_the_report(room: Any, play: Any, seen: Any) -> None:
    app = room.app()

    async def act(pilot: Pilot[int]) -> None:
        pilot.app.push_screen(Prepare(room.scenario, room.desk))
        await pilot.pause()
        notice = await seen(pilot, "s")
        assert "allmänna handlingar" in notice
        running = await seen(pilot, "enter")
        assert "ÖVNING › Leverantören tystnar" in running
        assert "PÅGÅR 00:00:00" in running
        assert "PAUSAD" in await seen(pilot, "space")
        await seen(pilot, "space", "d", "enter", "1", "enter")
        ended = await seen(pilot, "e", "enter")
        assert "Genomgång" in ended.splitlines()[0]
        entered = await seen(pilot, "plus", "B", "r", "a", "tab", "I", "T", "enter", "d")
        assert "Bra" in entered
        report = await seen(pilot, "r")
        assert "rapport" in report
        assert "2 förväntade åtgärder: 1 hölls" in " ".join(report.split())

    play(app, act)
    exercise = room.desk.database.exercises.list()[-1]
    assert (exercise.kind, exercise.status) == ("live", "debriefed")
    live = LiveExercise(room.desk.database, exercise.id, room.watch)
    (done,) = kinds(live, ActionDone)
    assert (done.action, done.manner.value, done.who) == ("felanmal", "plan", "it-chef")


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_the_console_looks_as_it_did(room: Any, play: Any, seen: Any, lang: str, size: tuple[int, int]) -> None:
    app, open_console = opened(room, room.live(310), lang)
    picture = HERE / "screens" / f"console.{lang}.{size[0]}x{size[1]}.txt"
    shown: list[str] = []

    async def act(pilot: Pilot[int]) -> None:
        await open_console(pilot)
        shown.append(await seen(pilot))

    play(app, act, size=size)
    assert shown[0] == picture.read_text(encoding="utf-8").rstrip("\n")


def test_a_hostile_note_is_text_wherever_it_stands(room: Any, play: Any, seen: Any, hostile: str) -> None:
    live = room.live(5)
    live.act(TakeNote(text=hostile, who=hostile))
    app, open_console = opened(room, live)

    async def act(pilot: Pilot[int]) -> None:
        await open_console(pilot)
        for screen in (await seen(pilot), await seen(pilot, "l")):
            assert "Larm [/] nu [@click=app.quit]x[/]" in screen
            assert not {"\x1b", "\x07", "\x9d", "\u202e"}.intersection(screen)
        debrief = await seen(pilot, "escape", "e", "enter")
        assert "Genomgång" in debrief
        await seen(pilot, "r")
        report = pilot.app.screen.query_one("#report")
        assert "Larm [/] nu [@click=app.quit]x[/]" in "\n".join(line.text for line in report._lines)  # type: ignore[attr-defined]

    play(app, act, size=(120, 40))
    assert app.failure is None


def test_what_is_due_comes_by_itself(room: Any, play: Any, seen: Any) -> None:
    live = room.live(590)
    app, open_console = opened(room, live)

    async def act(pilot: Pilot[int]) -> None:
        console = await open_console(pilot)
        assert live.due == 10_000
        room.watch.passed += 9_999
        console.each_second()
        assert len(kinds(live, InjectReleased)) == 1
        room.watch.passed += 1
        console.release_due()
        screen = await seen(pilot)
        assert [event.inject for event in kinds(live, InjectReleased)] == ["start", "ingen"]
        assert "Inspel 3 av 5: Har någon ringt?" in screen

    play(app, act)


def test_a_slow_dialog_stops_nothing(room: Any, play: Any, seen: Any) -> None:
    live = room.live(590)
    app, open_console = opened(room, live)

    async def act(pilot: Pilot[int]) -> None:
        console = await open_console(pilot)
        await pilot.press("n", "x")
        room.watch.passed += 10_000
        console.each_second()
        assert len(kinds(live, InjectReleased)) == 2
        await pilot.press("enter")
        assert kinds(live, NoteTaken)[0].text == "x"

    play(app, act)


def test_typed_text_is_kept_when_it_could_not_be_stored(
    room: Any, play: Any, seen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = room.live(5)
    app, open_console = opened(room, live)

    def full(*_: object) -> None:
        raise DiskFull

    async def act(pilot: Pilot[int]) -> None:
        await open_console(pilot)
        await pilot.press("n", *"Bakjour")
        with monkeypatch.context() as broken:
            broken.setattr(live, "act", full)
            refused = await seen(pilot, "enter")
            assert "Disken är full" in refused
            assert "Bakjour" in refused
        stored = await seen(pilot, "enter")
        assert "Anteckning: Bakjour" in stored
        with monkeypatch.context() as broken:
            broken.setattr(live, "act", full)
            assert "Disken är full" in await seen(pilot, "space")
            assert "Disken är full" in await seen(pilot, "e", "enter")
        assert live.state.status is Status.RUNNING

    play(app, act)
    assert app.failure is None


def test_an_empty_note_is_refused_with_a_sentence(room: Any, play: Any, seen: Any) -> None:
    live = room.live(5)
    app, open_console = opened(room, live)

    async def act(pilot: Pilot[int]) -> None:
        await open_console(pilot)
        assert "Texten är tom" in await seen(pilot, "n", "enter")
        assert "helt antal minuter" in await seen(pilot, "escape", "d", "enter", "tab", "x", "enter")

    play(app, act)
    assert kinds(live, NoteTaken) == []


def test_undo_says_what_it_took_back(room: Any, play: Any, seen: Any) -> None:
    live = room.live(5)
    app, open_console = opened(room, live)

    async def act(pilot: Pilot[int]) -> None:
        await open_console(pilot)
        await pilot.press("n", "x", "enter")
        assert "Ångrat: Anteckning: x" in await seen(pilot, "u")
        assert "Det finns inget att ångra." in await seen(pilot, "u")

    play(app, act)


def test_nobody_was_there_is_explained_and_the_gap_can_be_counted(room: Any, play: Any, seen: Any) -> None:
    begun = room.live(120)
    room.watch.passed += 14 * 60_000
    live = LiveExercise(room.desk.database, begun.id, room.watch)
    assert [event.reason for event in kinds(live, Paused)] == [PauseReason.UNATTENDED]
    app, open_console = opened(room, live)

    async def act(pilot: Pilot[int]) -> None:
        await open_console(pilot)
        told = " ".join((await seen(pilot)).split())
        assert "Ingen har skött övningen de senaste 14 min, så klockan har stått på 00:02:00" in told
        assert "g räknar in avbrottet" in told
        counted = await seen(pilot, "g", "enter")
        assert "PAUSAD 00:16:00" in counted
        assert live.gap is None
        assert "PÅGÅR 00:16:00" in await seen(pilot, "space")

    play(app, act)
    assert [event.inject for event in kinds(live, InjectReleased)] == ["start", "ingen"]


def test_another_window_is_followed_and_told_of(room: Any, play: Any, seen: Any) -> None:
    live = room.live(5)
    other = LiveExercise(room.desk.database, live.id, room.watch)
    app, open_console = opened(room, live)

    async def act(pilot: Pilot[int]) -> None:
        console = await open_console(pilot)
        other.act(TakeNote(text="hej"))
        console.each_second()
        screen = await seen(pilot)
        assert "Från ett annat fönster: Anteckning: hej" in screen
        assert "00:00 Anteckning: hej" in screen

    play(app, act)


def test_leaving_a_running_exercise_pauses_it(room: Any, play: Any, seen: Any) -> None:
    live = room.live(5)
    app, open_console = opened(room, live)

    async def act(pilot: Pilot[int]) -> None:
        await open_console(pilot)
        assert "Lämna övningen?" in await seen(pilot, "escape")
        assert "PÅGÅR" in await seen(pilot, "escape")
        left = await seen(pilot, "escape", "enter")
        assert "ÖVNING ›" not in left.splitlines()[0]

    play(app, act)
    assert live.state.status is Status.PAUSED


def test_each_usual_act_opens_its_own_question(room: Any, play: Any, seen: Any) -> None:
    say = words("sv")
    live = room.live(5)
    app, open_console = opened(room, live)
    titles = {
        "b": "room.decision",
        "o": "room.observation",
        "s": "room.status",
        "k": "room.contact",
        "r": "room.report_sent",
        "x": "room.not_done",
        "i": "room.inject",
        "h": "room.skip",
        "j": "room.jump",
        "e": "room.end",
        "exclamation_mark": "room.abort",
    }

    async def act(pilot: Pilot[int]) -> None:
        await open_console(pilot)
        for key, title in titles.items():
            assert say(title) in await seen(pilot, key), key
            await pilot.press("escape")

    count = live.state.count
    play(app, act)
    assert live.state.count == count


def test_an_own_inject_can_make_something_fall(room: Any, play: Any, seen: Any) -> None:
    live = room.live(5)
    app, open_console = opened(room, live)

    async def act(pilot: Pilot[int]) -> None:
        await open_console(pilot)
        await pilot.press("i", *"Nere", "tab", "tab", "tab", "tab", "tab", "2", "tab", *"vik")
        assert "Flera i planen stämmer: Granvik Drift, Bergvik Nät" in await seen(pilot, "enter")
        screen = await seen(pilot, *(["backspace"] * 3), *"berg", "enter")
        assert "Eget inspel: Nere" in screen

    play(app, act)
    assert live.state.struck[-1].effects[0].target == "bergvik"
