"""The only two doors from user text to a widget, and the last door before the terminal.

A plain ``str`` given to most Textual widgets is read as markup: ``Larm [/] nu`` ends the program and
``[@click=app.quit]`` becomes a button. Text that goes through a door is text and nothing else.
"""

import re

from rich.segment import Segment
from rich.text import Text
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

LIMIT = 4_000
"""Characters that one widget shows; longer texts belong in a ``LongText``, which draws only the visible rows."""

_PICTURES = {code: 0x2400 + code for code in range(0x20) if code != 0x0A} | {0x7F: 0x2421}
_PICTURES |= dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), 0xFFFD)
_PICTURES |= {0x09: 0x20}
# Invisible characters and every bidirectional control: able to make a text read differently from what it is.
_INVISIBLE = (0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
_REPLACED: dict[int, int | None] = {**_PICTURES, **dict.fromkeys(_INVISIBLE)}

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str, limit: int = LIMIT) -> str:
    """The text without anything that a terminal would obey, at most ``limit`` characters and then an ellipsis."""
    cut = text if len(text) <= limit else text[:limit] + "…"
    return cut.translate(_REPLACED)


def content(text: str, style: str = "") -> Content:
    """Text for any widget but a ``DataTable`` or a ``Tree``; ``style`` is ours (``"bold $warning"``), never data."""
    return Content.styled(clean(text), style, strip_control_codes=False)


def cell(text: str, style: str = "") -> Text:
    """Text for a ``DataTable`` or a ``Tree``, which read plain strings as markup and know no ``Content``."""
    return Text(clean(text).replace("\n", " "), style=style, no_wrap=True, overflow="ellipsis", end="")


class LastDoor(LineFilter):
    """Takes what a terminal would obey out of every line that is about to be drawn, wherever it came from.

    Such characters have no width of their own, so that nothing moves when they go; a lone surrogate, which no
    terminal could be sent, becomes the replacement character.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the given form
        """The same segments, cleaned."""
        if not any(_CONTROL.search(segment.text) for segment in segments):
            return segments
        return [Segment(_CONTROL.sub(_harmless, text), style, control) for text, style, control in segments]


def _harmless(match: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= match[0] <= "\udfff" else ""
