"""Screens without a terminal: press keys, and read what stands there."""

import asyncio
from collections.abc import Callable, Sequence

import pytest
from rich.color import Color as RichColor
from tests.tui.keys import press
from textual.color import Color

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.service import Service
from kontinuitet.storage import open_memory
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.tui.plain import screen_strips, screen_text
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
            await press(app, pilot, key)
            if not app.is_running:
                break
            screens.append(screen_text(app))
        return screens


@pytest.fixture
def contrast() -> Callable[[Color, Color], float]:
    """WCAG's contrast ratio of two colours."""
    return _contrast


def _contrast(one: Color, other: Color) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    channels = (value / 255 for value in (colour.r, colour.g, colour.b))
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.fixture
def drawn_contrasts() -> Callable[..., dict[str, float]]:
    """Presses keys on an app in a theme, and gives every piece of drawn text with the contrast that it has."""

    def measure(app: KontinuitetApp, keys: Sequence[str], theme: str) -> dict[str, float]:
        return asyncio.run(_measured(app, keys, theme))

    return measure


async def _measured(app: KontinuitetApp, keys: Sequence[str], theme: str) -> dict[str, float]:
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await pilot.pause()
        found: dict[str, float] = {}
        for key in ["", *keys]:
            await press(app, pilot, *([key] if key else []))
            found |= _contrasts(app)
        return found


def _contrasts(app: KontinuitetApp) -> dict[str, float]:
    pieces = (segment for strip in screen_strips(app) for segment in strip if segment.text.strip())
    return {
        piece.text.strip(): _contrast(_rgb(piece.style.color), _rgb(piece.style.bgcolor))
        for piece in pieces
        if piece.style and piece.style.color and piece.style.bgcolor and any(map(str.isalnum, piece.text))
    }


def _rgb(colour: RichColor) -> Color:
    return Color.from_rich_color(colour)
