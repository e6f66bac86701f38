"""Every text of the plan and of the scenario is hostile: it is shown as text, and nothing in it happens."""

from typing import Any

import pytest
from textual.pilot import Pilot

from kontinuitet.documents.scenario.reader import read_scenario
from kontinuitet.domain.municipality import COLLECTIONS, Municipality
from kontinuitet.exercise.commands import End, EnterPoint
from kontinuitet.exercise.events import PointKind
from kontinuitet.tui.exercise.console import Console
from kontinuitet.tui.exercise.debrief import Debriefing
from kontinuitet.tui.exercise.prepare import Prepare
from kontinuitet.tui.theme import DARK, LIGHT

MARKUP = "[/] [@click=app.quit]x[/] [bold"
FORBIDDEN = {"\x1b", "\x07", "\x9d", "\u202e", "\x00"}
QUESTIONS = ("d", "o", "s", "k", "h", "w", "l")


def spoilt(plan: Municipality, hostile: str) -> Municipality:
    """The plan with hostile names."""
    named = {
        collection: tuple(
            item.model_copy(update={"name": f"{hostile} {item.name}"}) if hasattr(item, "name") else item
            for item in getattr(plan, collection)
        )
        for collection in COLLECTIONS
    }
    return plan.model_copy(update={"name": hostile, **named})


@pytest.fixture
def spoilt_room(room: Any, hostile: str) -> Any:
    """A room in which nothing can be trusted."""
    text = room.text.decode()
    for word in (
        "Leverantören tystnar",
        "Felanmälningarna börjar",
        "Ingen svarar",
        "Felanmäl till",
        "Leverantören nås",
    ):
        text = text.replace(word, f"{MARKUP} {word}")
    text = text.replace('"Nu har elva', f'"{hostile} Nu har elva')
    scenario, problems = read_scenario(text.encode(), "x")
    assert scenario is not None, problems
    room.scenario = scenario
    room.desk.replace(spoilt(room.desk.plan, hostile), why="import")
    return room


def test_no_screen_obeys_what_it_shows(spoilt_room: Any, play: Any, seen: Any) -> None:
    over = spoilt_room.started()
    over.act(EnterPoint(point=PointKind.GOOD, text=MARKUP, group=MARKUP))
    over.act(End())
    live = spoilt_room.live(310)
    app = spoilt_room.app()
    screens: list[str] = []

    async def act(pilot: Pilot[int]) -> None:
        screens.append(await seen(pilot, "2"))
        for screen in (Prepare(spoilt_room.scenario, spoilt_room.desk), Debriefing(over), Console(live)):
            pilot.app.push_screen(screen)
            await pilot.pause()
            screens.append(await seen(pilot))
        for key in QUESTIONS:
            screens.append(await seen(pilot, key))
            await pilot.press("escape")

    play(app, act, size=(120, 40))
    assert app.failure is None
    assert not FORBIDDEN.intersection("".join(screens))
    assert sum(MARKUP in screen for screen in screens) > 5
    assert live.state.count == 3


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
def test_all_that_is_drawn_can_be_read(room: Any, drawn_contrasts: Any, theme: str) -> None:
    room.live(310)
    keys = ["2", "enter", "d", "enter", "escape", "s", "escape", "e", "enter", "r"]
    found = drawn_contrasts(room.app(), keys, theme)
    assert len(found) > 40
    assert {text: ratio for text, ratio in found.items() if ratio < 4.5} == {}
