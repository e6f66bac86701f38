"""A line to type in, which takes what is pasted as far as there is room and says so when there was more."""

from typing import Final

from textual import events
from textual.message import Message
from textual.widgets import Input

from kontinuitet.tui.text import clean

LINE_LENGTH: Final = 500
"""Characters that can be typed or pasted into a line: as long as a line of the plan can be."""


class TypedLine(Input):
    """One line. Several pasted lines are joined; what does not fit is left out, which is told to the dialog."""

    class Full(Message):
        """There was no room for all that was typed or pasted."""

    def __init__(self, value: str = "", *, id: str | None = None, placeholder: str = "") -> None:  # noqa: A002 - Textual's word
        """``placeholder``: what stands there while nothing does; ours, never data."""
        super().__init__(value, id=id, placeholder=placeholder, max_length=LINE_LENGTH, select_on_focus=True)

    def _on_paste(self, event: events.Paste) -> None:
        # Textual's own takes the first line alone, and nothing at all of a text that is too long.
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        room = LINE_LENGTH - len(self.value) + end - start
        text = clean(" ".join(event.text.split()), limit=max(len(event.text), 1))
        self.replace(text[:room], start, end)
        if len(text) > room:
            self.post_message(self.Full())

    def restricted(self) -> None:
        """A letter too many."""
        self.post_message(self.Full())
