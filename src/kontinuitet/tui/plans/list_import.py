"""Taking in a list that the municipality already has: pasted or from a file, looked at, and taken as one step."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Static, TextArea

from kontinuitet.tui.dialogs import Kept, Option
from kontinuitet.tui.plans.keys import LIST_PASTE
from kontinuitet.tui.plans.list_drafts import Draft, Drafts
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.text import clean, content
from kontinuitet.usecases.list_import import Target, read_list_file

LONGEST = 1_000_000
"""Characters that can be pasted; a longer list is read from its file."""

PASTED, FROM_FILE, GO_ON = "paste", "file", "go on"


def begin_list(screen: DeskScreen, target: Target, drafts: Drafts) -> None:
    """Ask where the list is; one that was begun and not taken is still there."""
    words = screen.words
    options = [
        Option(PASTED, words("register.list.paste"), words("register.list.paste.about")),
        Option(FROM_FILE, words("register.list.file"), words("register.list.file.about")),
    ]
    begun = drafts.of(target)
    if begun is not None:
        options.insert(0, Option(GO_ON, words("register.list.go_on"), begun.source))

    def chosen(where: str) -> None:
        if where == GO_ON and begun is not None:
            _open(screen, begun, drafts)
        elif where == PASTED:
            _ask_text(screen, target, drafts)
        else:
            _ask_file(screen, target, drafts)

    screen.choose(_title(screen, target), options, then=chosen)


def _title(screen: DeskScreen, target: Target) -> str:
    return screen.words("register.list.into", register=screen.words(f"tui.register.{target.value}"))


def _open(screen: DeskScreen, draft: Draft, drafts: Drafts) -> None:
    from kontinuitet.tui.plans.list_screen import ListScreen

    drafts.keep(draft)
    screen.open_screen(ListScreen(screen, draft, drafts))


def _ask_text(screen: DeskScreen, target: Target, drafts: Drafts) -> None:
    begun = drafts.of(target)
    value = begun.data if begun is not None and isinstance(begun.data, str) else ""

    def submit(text: str) -> str:
        if text.strip() and text != value:
            _open(screen, Draft(target, text, screen.words("register.list.pasted")), drafts)
        elif begun is not None and text == value:
            _open(screen, begun, drafts)
        return ""

    screen.app.push_screen(PasteBox(_title(screen, target), screen.words("register.list.paste.ask"), value, submit))


def _ask_file(screen: DeskScreen, target: Target, drafts: Drafts) -> None:
    def submit(text: str) -> str:
        path = Path(text.strip().strip("\"'")).expanduser()
        if not text.strip():
            return screen.words("register.list.no_path")
        _open(screen, Draft(target, read_list_file(path), path.name), drafts)
        return ""

    screen.ask_line(_title(screen, target), screen.words("register.list.file.ask"), submit=submit)


class ListText(TextArea):
    """The text of a list. What is pasted keeps its tabs, and loses everything that a terminal would obey."""

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    ListText { border: none; padding: 0 1; background: $panel; color: $foreground; height: 1fr; }
    ListText:focus { border: none; }
    ListText .text-area--cursor-line { background: $panel; }
    """

    class Full(Message):
        """There was no room for all that was pasted."""

    def __init__(self, text: str) -> None:
        super().__init__(text, tab_behavior="focus", highlight_cursor_line=False, soft_wrap=False)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        room = max(0, LONGEST - len(self.text) + len(self.selected_text))
        text = list_text(event.text)
        result = self._replace_via_keyboard(text[:room], *self.selection)
        if result:
            self.move_cursor(result.end_location)
        if len(text) > room:
            self.post_message(self.Full())


def list_text(text: str) -> str:
    """A pasted text with its tabs and line ends, and without anything that a terminal would obey."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\t".join(clean(part, limit=max(1, len(part))) for part in lines.split("\t"))


class PasteBox(Kept):
    """A box for a pasted list that fills the screen. Leaving it shows what the list would do; nothing is stored."""

    KEYS = LIST_PASTE
    DEFAULT_CSS = "PasteBox > #box { width: 100%; max-width: 120; height: 100%; }"

    def __init__(self, title: str, question: str, value: str, submit: Callable[[str], str]) -> None:
        super().__init__(title, question)
        self._value = value
        self._submit = submit

    def compose_box(self) -> ComposeResult:
        """The text and what is wrong with it."""
        yield ListText(self._value)
        yield Static(id="problem")

    def on_mount(self) -> None:
        """Paste here."""
        self.query_one(ListText).focus()

    def on_list_text_full(self) -> None:
        """Some of what was pasted was left out."""
        self.query_one("#problem", Static).update(content(f"! {self.desk_app.words('register.list.full')}"))

    def store(self) -> str:
        """Go on to what the list would do."""
        return self._submit(self.query_one(ListText).text)
