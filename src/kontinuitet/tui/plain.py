"""A screen as readable lines, for tests and for the handbook."""

from textual._compositor import LayoutUpdate
from textual.app import App
from textual.strip import Strip


def screen_strips(app: App[object]) -> list[Strip]:
    """What stands on the screen now, dialogs over it among them: a strip for each line."""
    compositor = app.screen._compositor  # noqa: SLF001 - Textual has no public way to read its screen
    update = compositor.render_update(full=True, screen_stack=app._background_screens)  # noqa: SLF001
    if not isinstance(update, LayoutUpdate):
        return []
    return [Strip.join(list(line)) for line in update.strips]


def screen_text(app: App[object]) -> str:
    """The same as text, with trailing blanks cut off: 24 lines on a terminal of 80×24."""
    return "\n".join(strip.text.rstrip() for strip in screen_strips(app))
