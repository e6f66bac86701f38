"""A text over the screen, to read and close: an explanation, a history."""

from textual.app import ComposeResult

from kontinuitet.tui.bindings import TOLD
from kontinuitet.tui.dialogs import Dialog
from kontinuitet.tui.document import LongText


class Told(Dialog[None]):
    """The text fills the screen; esc or enter closes it."""

    KEYS = TOLD
    DEFAULT_CSS = """
    Told > #box { width: 100%; max-width: 100; height: 100%; }
    Told LongText { height: 1fr; background: $surface; }
    Told #title { display: none; }
    """

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._told = text

    def compose_box(self) -> ComposeResult:
        """The text."""
        yield LongText(id="told")

    def on_mount(self) -> None:
        """Show it."""
        text = self.query_one(LongText)
        text.show_text(self._told)
        text.focus()

    def action_close(self) -> None:
        """Away with it."""
        self.dismiss(None)
