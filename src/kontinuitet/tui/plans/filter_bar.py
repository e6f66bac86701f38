"""The line above a register in which one types what the rows shall contain."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from kontinuitet.tui.plans.cell_table import CellTable
from kontinuitet.tui.text import content
from kontinuitet.tui.typed import TypedLine


class Filter(TypedLine):
    """The line itself; the arrows go into the table."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("down", "up"):
            event.stop()
            event.prevent_default()
            self.screen.query_one(CellTable).focus()


class FilterBar(Horizontal):
    """The line with its sign; it is there only while somebody filters."""

    DEFAULT_CSS = """
    FilterBar { height: 1; background: $panel; display: none; }
    FilterBar Static { width: auto; padding: 0 1; background: $panel; color: $accent; }
    FilterBar Input { width: 1fr; border: none; height: 1; padding: 0; background: $panel; color: $foreground; }
    FilterBar Input > .input--placeholder { color: $muted; background: $panel; }
    """

    def __init__(self, hint: str) -> None:
        """``hint``: what stands in the line while nothing does; ours, never data."""
        super().__init__()
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The sign and the line."""
        yield Static(content("/"))
        yield Filter(placeholder=self._hint)
