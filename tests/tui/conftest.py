"""Screens without a terminal: press keys, and read what stands there."""

import asyncio
from collections.abc import Callable, Sequence

import pytest

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.service import Service
from kontinuitet.storage import open_memory
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.tui.plain import screen_text
from kontinuitet.usecases.desk import Desk
from kontinuitet.wording import words

HOSTILE = "Larm [/] nu [@click=app.quit]x[/] \x1b]52;c;AAAA\x07\u202e\x9d"
SMALL = Municipality(name="Åskarby kommun", services=(Service(id="hemtjanst", name="Hemtjänst"),))

Play = Callable[..., list[str]]
"""Starts an app, presses keys and gives the screen's text at the start and after each key."""


def desk_with(plan: Municipality) -> Desk:
    """A desk in memory with a plan on it."""
    desk = Desk(open_memory(), who="test")
    desk.replace(plan, why="import")
    return desk


@pytest.fixture
def hostile() -> str:
    """Text with everything that could be taken for markup or for a command to the terminal."""
    return HOSTILE


@pytest.fixture
def app_with() -> Callable[..., KontinuitetApp]:
    """Builds an app over a plan, in a language."""

    def build(plan: Municipality = SMALL, lang: str = "sv") -> KontinuitetApp:
        return KontinuitetApp(lambda: desk_with(plan), words(lang))

    return build


@pytest.fixture
def play() -> Play:
    """Plays keys on an app."""

    def run(app: KontinuitetApp, keys: Sequence[str] = (), *, size: tuple[int, int] = (80, 24)) -> list[str]:
        return asyncio.run(_played(app, keys, size))

    return run


async def _played(app: KontinuitetApp, keys: Sequence[str], size: tuple[int, int]) -> list[str]:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        screens = [screen_text(app)]
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
            if not app.is_running:
                break
            screens.append(screen_text(app))
        return screens
