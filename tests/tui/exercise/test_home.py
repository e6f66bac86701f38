"""Choosing, preparing and reading: the screens around the console."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from kontinuitet.exercise.commands import AnswerQuestion, End
from kontinuitet.storage import open_memory
from kontinuitet.tui.exercise.debrief import Debriefing
from kontinuitet.tui.exercise.prepare import Prepare
from kontinuitet.usecases.desk import Desk

HERE = Path(__file__).parent


def test_home_shows_what_is_going_on_first_and_opens_it(room: Any, play: Any, seen: Any) -> None:
    room.started().act(End())
    room.watch.passed += 60_000
    room.started()

    async def act(pilot: Pilot[int]) -> None:
        home = await seen(pilot, "2")
        listed = [line.split() for line in home.splitlines() if "2026-11-27" in line]
        assert [line[1] for line in listed] == ["09:01", "09:00"]
        assert [line[-1] for line in listed] == ["pågår", "avslutad"]
        assert "rapport" in (await seen(pilot, "down", "enter")).splitlines()[0].lower()
        assert "PÅGÅR 00:00:00" in await seen(pilot, "escape", "up", "enter")

    play(room.app(), act)


def test_a_scenario_of_ones_own_is_opened_from_its_file(room: Any, play: Any, seen: Any, tmp_path: Path) -> None:
    (tmp_path / "fel.md").write_text("# Inget scenario", encoding="utf-8")

    async def opened(pilot: Pilot[int], path: Path) -> str:
        await pilot.press("2", "f")
        pilot.app.screen.query_one("Input").value = str(path)  # type: ignore[attr-defined]
        return " ".join(str(await seen(pilot, "enter")).split())

    async def act(pilot: Pilot[int]) -> None:
        assert "kan inte spelas ännu" in await opened(pilot, tmp_path / "fel.md")
        await pilot.press("escape")
        assert "finns inte" in await opened(pilot, tmp_path / "ingen.md")
        await pilot.press("escape")
        assert "Övningar › Leverantören tystnar › Förbered" in await opened(pilot, HERE / "tyst.sv.md")

    play(room.app(), act)


def test_without_a_plan_nothing_can_be_prepared(play: Any, seen: Any, room: Any) -> None:
    room.desk = Desk(open_memory(), who="test", clock=room.watch)

    async def act(pilot: Pilot[int]) -> None:
        home = await seen(pilot, "2")
        assert "Det finns ingen plan ännu" in home
        assert "ingen plan" in await seen(pilot, "enter")

    app = room.app()
    play(app, act)
    assert app.failure is None


def test_preparing_shows_who_why_and_lets_one_choose(room: Any, play: Any, seen: Any) -> None:
    async def act(pilot: Pilot[int]) -> None:
        pilot.app.push_screen(Prepare(room.scenario, room.desk))
        shown = await seen(pilot)
        assert "2 av 2 samhällsviktiga stannar" in shown
        assert "Planen hade alla uppgifter" in shown
        assert "hela scenariot" in shown
        chosen = await seen(pilot, "enter", *"bergvik", "enter")
        assert "LEVERANTÖR är nu Bergvik Nät" in chosen
        assert "! inget i planen passar" in chosen
        assert "provkörning, räknas inte" in await seen(pilot, "p")
        assert "2 av 2 samhällsviktiga stannar" in await seen(pilot, "a")

    play(room.app(), act, size=(100, 30))


def test_a_practice_run_is_marked_as_one(room: Any, play: Any, seen: Any) -> None:
    async def act(pilot: Pilot[int]) -> None:
        pilot.app.push_screen(Prepare(room.scenario, room.desk))
        await pilot.pause()
        assert "ÖVNING (provkörning)" in await seen(pilot, "p", "s", "enter")

    play(room.app(), act)
    assert room.desk.database.exercises.list()[-1].kind == "practice"


def test_the_notice_about_public_records_comes_the_first_time_only(room: Any, play: Any, seen: Any) -> None:
    room.started()

    async def act(pilot: Pilot[int]) -> None:
        pilot.app.push_screen(Prepare(room.scenario, room.desk))
        await pilot.pause()
        assert "PÅGÅR" in await seen(pilot, "s")

    play(room.app(), act)


def test_questions_and_objectives_are_answered_at_the_debrief(room: Any, play: Any, seen: Any) -> None:
    live = room.live(5)
    live.act(End())
    live.act(AnswerQuestion(question="Vad visste ni efter en timme?", text="Inget", who="IT"))

    async def act(pilot: Pilot[int]) -> None:
        pilot.app.push_screen(Debriefing(live))
        await pilot.pause()
        rated = await seen(pilot, "enter", "3", "enter")
        assert "i huvudsak" in next(line for line in rated.splitlines() if line.startswith(" M1"))
        answered = await seen(pilot, "down", "down", "enter", *"Allt", "enter")
        assert "IT: Inget" in answered
        assert "Allt" in answered
        await seen(pilot, "n", "enter", "f2")
        assert list(live.state.attendance.values()) == [True]
        assert "Genomgången är hållen" in await seen(pilot, "d")
        assert "Det går inte" not in await seen(pilot, "minus", "x", "enter")

    play(room.app(), act)
    assert room.desk.database.exercises.get(live.id).status == "debriefed"
