"""A table whose rows open something, such as the findings of a service."""

from kontinuitet.tui.plans.keys import ROWS
from kontinuitet.tui.screen import Keyed
from kontinuitet.tui.table import RowTable


class OpenTable(Keyed, RowTable):
    """Rows that open something."""

    KEYS = ROWS

    def action_open_row(self) -> None:
        """Tell the screen which row."""
        if self.rows:
            self.post_message(self.Chosen(self, self.current))
