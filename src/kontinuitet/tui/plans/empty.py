"""An empty database: how to get something into it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import Static

from kontinuitet.tui.plans.keys import EMPTY
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.text import content


class EmptyScreen(DeskScreen):
    """The first minute with a database of one's own."""

    KEYS = EMPTY
    DEFAULT_CSS = "EmptyScreen #welcome { padding: 1 2; background: $background; color: $foreground; }"

    def crumbs(self) -> Sequence[str]:
        """Plans."""
        return (self.words("tui.act.plans"),)

    def compose_body(self) -> ComposeResult:
        """What can be done."""
        path = self.desk.path
        yield Static(content(self.words("tui.empty.text", path="" if path is None else path)), id="welcome")

    def action_example(self) -> None:
        """Fill the database with the example municipality."""
        from kontinuitet.usecases.example import fill_with_example

        fill_with_example(self.desk)
        self._begin()

    def action_found(self) -> None:
        """Begin with an empty municipality of one's own."""
        self.ask_line(self.words("tui.found"), self.words("tui.found.ask"), submit=self._found)

    def _found(self, text: str) -> str:
        from kontinuitet.domain.municipality import Municipality
        from kontinuitet.domain.text import clean_line

        name = clean_line(text)
        if not name:
            return self.words("tui.name_needed")
        self.desk.replace(Municipality(name=name), why="kommun")
        self.call_after_refresh(self._begin)
        return ""

    def _begin(self) -> None:
        self.desk_app.note_change()
        self.app.pop_screen()
