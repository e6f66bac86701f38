"""A text to be read whole, as of the moment when it was opened."""

from collections.abc import Sequence

from textual.app import ComposeResult

from kontinuitet.tui.document import LongText
from kontinuitet.tui.exercise.keys import READING
from kontinuitet.tui.screen import DeskScreen


class Reading(DeskScreen):
    """A text under a title."""

    KEYS = READING

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title_shown = title
        self._text = text

    def crumbs(self) -> Sequence[str]:
        """ÖVNING, and what it is."""
        return (self.words("room.mark"), self._title_shown)

    def compose_body(self) -> ComposeResult:
        """The text."""
        yield LongText(self._text)
