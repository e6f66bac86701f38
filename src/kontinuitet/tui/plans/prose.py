"""Text of several lines, written in an editor over the screen; it is stored as it is left."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static, TextArea

from kontinuitet.domain.text import PROSE_LIMIT, clean_prose
from kontinuitet.tui.bindings import PROSE
from kontinuitet.tui.dialogs import Kept
from kontinuitet.tui.text import clean


class TypedText(TextArea):
    """Several lines. What is pasted is cleaned of everything that a terminal would obey."""

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    TypedText { border: none; padding: 0 1; background: $panel; color: $foreground; }
    TypedText:focus { border: none; }
    TypedText .text-area--cursor-line { background: $panel; }
    """

    def __init__(self, text: str) -> None:
        super().__init__(_shown(text), tab_behavior="focus", highlight_cursor_line=False)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        room = max(0, PROSE_LIMIT - len(self.text) + len(self.selected_text))
        result = self._replace_via_keyboard(_shown(event.text)[:room], *self.selection)
        if result:
            self.move_cursor(result.end_location)


def _shown(text: str) -> str:
    # Trailing line ends are cleaned away when it is stored, but in a paste they belong to what follows.
    cleaned = clean_prose(text)
    return clean(cleaned, limit=PROSE_LIMIT) + ("\n" if text.endswith("\n") and cleaned else "")


class ProseEditor(Kept):
    """An editor that fills the screen."""

    KEYS = PROSE
    DEFAULT_CSS = """
    ProseEditor > #box { width: 100%; max-width: 100; height: 100%; }
    ProseEditor TypedText { height: 1fr; }
    """

    def __init__(self, title: str, question: str, *, value: str, submit: Callable[[str], str]) -> None:
        """``submit`` stores the text and returns "" or the sentence of what is wrong."""
        super().__init__(title, question)
        self._value = value
        self._submit = submit

    def compose_box(self) -> ComposeResult:
        """The text and what is wrong with it."""
        yield TypedText(self._value)
        yield Static(id="problem")

    def on_mount(self) -> None:
        """Write at the end."""
        area = self.query_one(TypedText)
        area.focus()
        area.move_cursor(area.document.end)

    def on_text_area_changed(self) -> None:
        """Somebody goes on writing."""
        self.touched()

    def store(self) -> str:
        """Store the text; nothing when it is as it was."""
        text = clean_prose(self.query_one(TypedText).text)
        if text == clean_prose(self._value):
            return ""
        return self._submit(text)
