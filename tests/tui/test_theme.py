"""Every text can be read: contrast of at least 4.5:1 (WCAG 2, 1.4.3), measured in the styles and on the screens."""

import asyncio
from collections.abc import Callable

import pytest
from rich.color import Color as RichColor
from textual.color import Color

from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.tui.plain import screen_strips
from kontinuitet.tui.theme import DARK, DARK_COLOURS, LIGHT, LIGHT_COLOURS, PAIRS

ENOUGH = 4.5


def luminance(colour: Color) -> float:
    """WCAG's relative luminance."""
    channels = (value / 255 for value in (colour.r, colour.g, colour.b))
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """WCAG's contrast ratio."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_known_contrast() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [DARK_COLOURS, LIGHT_COLOURS], ids=["dark", "light"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_pair_that_a_style_may_use_can_be_read(colours: dict[str, str], text: str, ground: str) -> None:
    assert contrast(Color.parse(colours[text]), Color.parse(colours[ground])) >= ENOUGH


def drawn_contrasts(app: KontinuitetApp) -> dict[str, float]:
    """Each piece of drawn text with the contrast that it has."""
    pieces = (segment for strip in screen_strips(app) for segment in strip if segment.text.strip())
    return {
        piece.text.strip(): contrast(rgb(piece.style.color), rgb(piece.style.bgcolor))
        for piece in pieces
        if piece.style and piece.style.color and piece.style.bgcolor and any(map(str.isalnum, piece.text))
    }


def rgb(colour: RichColor) -> Color:
    return Color.from_rich_color(colour)


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
@pytest.mark.parametrize("keys", [[], ["f1"], ["ctrl+p"], ["ctrl+p", "p"]], ids=["home", "help", "palette", "typed"])
def test_all_that_is_drawn_can_be_read(app_with: Callable[[], KontinuitetApp], theme: str, keys: list[str]) -> None:
    async def measured() -> dict[str, float]:
        app = app_with()
        async with app.run_test(size=(80, 24)) as pilot:
            app.theme = theme
            await pilot.press(*keys)
            await pilot.pause()
            return drawn_contrasts(app)

    found = asyncio.run(measured())
    assert len(found) > 3
    assert {text: ratio for text, ratio in found.items() if ratio < ENOUGH} == {}
