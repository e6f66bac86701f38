"""A question with all that one should know before answering it: what would break, what would be lost."""

from textual.app import ComposeResult

from kontinuitet.tui.bindings import CONFIRM
from kontinuitet.tui.dialogs import Dialog
from kontinuitet.tui.document import LongText

NAME = 60
"""Characters of a name that a question shows: enough to know it again, and room for the keys below."""


def brief(name: str) -> str:
    """A name as a question shows it."""
    return name if len(name) <= NAME else name[: NAME - 1] + "…"


class Review(Dialog[bool]):
    """Yes (enter) or no (esc) to a question, with a list that one can scroll."""

    KEYS = CONFIRM
    DEFAULT_CSS = """
    Review LongText { height: auto; max-height: 14; background: $surface; }
    Review LongText .longtext--heading { background: $surface; }
    """

    def __init__(self, title: str, question: str, *, details: str) -> None:
        """``details``: Markdown with one thing on each line."""
        super().__init__(title, question)
        self._details = details

    def compose_box(self) -> ComposeResult:
        """The list."""
        if self._details:
            yield LongText(self._details)

    def on_mount(self) -> None:
        """As high as the list is, as long as there is room; the arrow keys scroll it."""
        for text in self.query(LongText):
            text.focus()

    def action_yes(self) -> None:
        """Yes."""
        self.dismiss(True)  # noqa: FBT003 - the answer

    def action_no(self) -> None:
        """No."""
        self.dismiss(False)  # noqa: FBT003 - the answer
