"""Every text can be read: contrast of at least 4.5:1 (WCAG 2, 1.4.3), measured in the styles and on the screens."""

from collections.abc import Callable

import pytest
from textual.color import Color

from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.tui.theme import DARK, DARK_COLOURS, LIGHT, LIGHT_COLOURS, PAIRS

ENOUGH = 4.5
Contrast = Callable[[Color, Color], float]


def test_black_on_white_has_the_known_contrast(contrast: Contrast) -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [DARK_COLOURS, LIGHT_COLOURS], ids=["dark", "light"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_pair_that_a_style_may_use_can_be_read(
    contrast: Contrast, colours: dict[str, str], text: str, ground: str
) -> None:
    assert contrast(Color.parse(colours[text]), Color.parse(colours[ground])) >= ENOUGH


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
@pytest.mark.parametrize("keys", [[], ["f1"], ["ctrl+p"], ["ctrl+p", "p"]], ids=["home", "help", "palette", "typed"])
def test_all_that_is_drawn_can_be_read(
    app_with: Callable[[], KontinuitetApp],
    drawn_contrasts: Callable[..., dict[str, float]],
    theme: str,
    keys: list[str],
) -> None:
    found = drawn_contrasts(app_with(), keys, theme)
    assert len(found) > 3
    assert {text: ratio for text, ratio in found.items() if ratio < ENOUGH} == {}
