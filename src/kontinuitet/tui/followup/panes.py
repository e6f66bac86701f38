"""A list, and a text about the row under the cursor: below it, or beside it on a wide terminal."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from kontinuitet.tui.document import LongText
from kontinuitet.tui.followup.places import is_finding, origin_text
from kontinuitet.tui.plans.speech import led_to, undone_text
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.table import RowTable


class Panes(DeskScreen):
    """A screen with a list ``#list`` and a text ``#page``. A subclass says ``page_text`` and ``action_open``."""

    AUTO_FOCUS = "#list"
    WIDE: ClassVar[int] = 112
    """Columns from which the text stands beside the list."""
    DEFAULT_CSS = """
    Panes #panes { height: 1fr; layout: vertical; }
    Panes #list { width: 1fr; }
    Panes #page { height: 40%; min-height: 8; border-top: hkey $muted; }
    Panes.-wide #panes { layout: horizontal; }
    Panes.-wide #page { height: 1fr; width: 48; border-top: none; border-left: vkey $muted; }
    """

    @property
    def table(self) -> RowTable:
        """The list."""
        return self.query_one("#list", RowTable)

    def compose_body(self) -> ComposeResult:
        """The list and the text."""
        with Container(id="panes"):
            yield RowTable(id="list")
            yield LongText(id="page")

    def on_resize(self, event: events.Resize) -> None:
        """Beside each other where there is room."""
        self.set_class(event.size.width >= self.WIDE, "-wide")

    def on_row_table_moved(self) -> None:
        """Another row under the cursor."""
        self.show_page()

    def on_row_table_chosen(self) -> None:
        """A click on the row that one stands on."""
        self.desk_app.attempt(self.action_open)

    def action_open(self) -> None:
        """What enter opens."""

    def show_page(self) -> None:
        """Draw the text about the row under the cursor, and what can be done with it."""
        self.query_one("#page", LongText).show_text(self.page_text())
        self.refresh_bindings()

    def page_text(self) -> str:
        """The text about the row under the cursor."""
        return ""

    def action_undo(self) -> None:
        """Take back the latest change of the plan; what was accepted is named by its finding."""
        changed = self.desk.undo()
        if changed.step is None:
            self.say(self.words("tui.nothing_to_undo"))
            return
        finding = origin_text(changed.step.why, self.desk, self.words) if is_finding(changed.step.why) else ""
        if finding:
            self.changed(*led_to(self.words("followup.undone", finding=finding), changed, self.words))
        else:
            self.changed(*undone_text(changed, self.desk.plan, self.words))
