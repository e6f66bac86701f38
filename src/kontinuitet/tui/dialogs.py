"""The dialogs: yes or no, one line, one of many, and those whose answer is stored as it is left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from kontinuitet.tui.bindings import CHOICE, CONFIRM, LINE, key_sign
from kontinuitet.tui.screen import Keyed
from kontinuitet.tui.table import Column, Row, RowTable
from kontinuitet.tui.text import content
from kontinuitet.tui.typed import LINE_LENGTH, TypedLine

if TYPE_CHECKING:
    from kontinuitet.tui.app import KontinuitetApp

Answer = TypeVar("Answer")


class Dialog(Keyed, ModalScreen[Answer], Generic[Answer]):
    """A box over the screen: title, what the subclass puts there, and its keys."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: transparent; }
    Dialog > #box { width: 76; max-width: 100%; height: auto; max-height: 100%; background: $surface; }
    Dialog > #box { border: round $accent; padding: 0 1; color: $foreground; }
    Dialog #title { text-style: bold; color: $accent; background: $surface; }
    Dialog #text { background: $surface; color: $foreground; margin-bottom: 1; }
    Dialog #problem { background: $surface; color: $error; height: auto; }
    Dialog #meant { background: $surface; color: $muted; height: auto; padding: 0 1; }
    Dialog #keys { background: $surface; color: $muted; margin-top: 1; }
    Dialog Input { border: none; height: 1; padding: 0 1; background: $panel; color: $foreground; }
    Dialog Input > .input--placeholder { color: $muted; background: $panel; }
    Dialog Input:focus { border: none; background: $panel; background-tint: transparent; }
    Dialog RowTable { height: auto; max-height: 14; background: $surface; margin-top: 1; }
    """

    def __init__(self, title: str, text: str = "") -> None:
        super().__init__()
        self._title = title[:1].upper() + title[1:]
        self._text_shown = text

    @property
    def desk_app(self) -> "KontinuitetApp":
        """The program."""
        return cast("KontinuitetApp", self.app)

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(id="box"):
            yield Static(content(self._title), id="title")
            if self._text_shown:
                yield Static(content(self._text_shown), id="text")
            yield from self.compose_box()
            yield Static(self._keys(), id="keys")

    def compose_box(self) -> ComposeResult:
        """What stands between the text and the keys."""
        yield from ()

    def on_typed_line_full(self) -> None:
        """Some of what was typed or pasted was left out."""
        for line in self.query("#problem").results(Static):
            line.update(content(f"! {self.desk_app.words('tui.line_full', length=LINE_LENGTH)}"))

    def _keys(self) -> Content:
        words = self.desk_app.words
        shown = [act for act in self.KEYS.acts if act.footer]
        return content("   ".join(f"{key_sign(act.key, words)} {words(act.label)}" for act in shown))


class Confirm(Dialog[bool]):
    """A question answered with yes (enter) or no (esc), the same keys in every language."""

    KEYS = CONFIRM

    def action_yes(self) -> None:
        """Yes."""
        self.dismiss(True)  # noqa: FBT003 - the answer

    def action_no(self) -> None:
        """No."""
        self.dismiss(False)  # noqa: FBT003 - the answer


class AskLine(Dialog[str]):
    """One line of text. What is wrong with it is said below it, and it stays as it was typed.

    What is left with esc is not stored, but it is not lost either: it stands in the line when it is asked for again.
    """

    KEYS = LINE
    DEFAULT_CSS = """
    AskLine #draft { background: $surface; color: $muted; height: auto; padding: 0 1; display: none; }
    """

    def __init__(
        self,
        title: str,
        question: str,
        *,
        submit: Callable[[str], str],
        value: str = "",
        meant: Callable[[str], str] | None = None,
        draft: str = "",
    ) -> None:
        """``submit`` acts on the text and returns "" or the sentence of what is wrong.

        ``meant`` tells how a text is understood, while it is typed; "" for one that says it itself. ``draft``: what
        the line is asked for, by which a text that was left is found again; "" for one that is not kept.
        """
        super().__init__(title, question)
        self._submit = submit
        self._value = value
        self._meant = meant
        self._draft = draft

    def compose_box(self) -> ComposeResult:
        """The line, what was typed the last time, how it is understood, and what is wrong with it."""
        yield TypedLine(self._left or self._value)
        yield Static(id="draft")
        if self._meant is not None:
            yield Static(id="meant")
        yield Static(id="problem")

    def on_mount(self) -> None:
        """Say so if this is what was typed the last time."""
        self._tell_draft()

    @property
    def _left(self) -> str:
        """What was typed the last time and not stored."""
        left = self.desk_app.left_lines.get(self._draft, "") if self._draft else ""
        return "" if left == self._value else left

    def _tell_draft(self) -> None:
        words, note, left = self.desk_app.words, self.query_one("#draft", Static), self._left
        note.display = bool(left)
        if not left:
            return
        if self.query_one(Input).value == left:
            note.update(content(words("tui.line.left", stored=self._value or words("tui.nothing"))))
        else:
            note.update(content(words("tui.line.stored", left=left)))

    def action_swap(self) -> None:
        """What was typed the last time instead of what is stored, or the other way round."""
        line, left = self.query_one(Input), self._left
        if left:
            line.value = self._value if line.value == left else left
            line.cursor_position = len(line.value)
            self._tell_draft()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell how the text is understood."""
        if self._meant is not None:
            meant = self._meant(event.value)
            self.query_one("#meant", Static).update(content(f"= {meant}" if meant else ""))

    def on_input_submitted(self) -> None:
        """Enter in the line."""
        self.action_submit()

    def action_submit(self) -> None:
        """Act on the text; leave only if nothing was wrong."""
        text = self.query_one(Input).value
        problem = attempted(self.desk_app, lambda: self._submit(text))
        if problem:
            self.query_one("#problem", Static).update(content(f"× {problem}"))
        else:
            self.desk_app.left_lines.pop(self._draft, None)
            self.dismiss(text)

    def action_cancel(self) -> None:
        """Leave without storing anything; what was typed stands there the next time."""
        self.dismiss(None)
        if self._draft:
            self._leave(self.query_one(Input).value)

    def _leave(self, text: str) -> None:
        app = self.desk_app
        app.left_lines.pop(self._draft, None)
        if text.strip() and text != self._value:
            app.left_lines[self._draft] = text
            app.call_later(app.say, app.words("tui.line.kept"))


class Kept(Dialog[bool]):
    """A dialog whose answer is stored as it is left, by esc too: what somebody has done is never lost.

    A subclass says ``store``. When that refuses, the sentence is shown and the dialog stays; esc once more then
    leaves without storing.
    """

    def __init__(self, title: str, text: str = "") -> None:
        super().__init__(title, text)
        self._refused = False

    def store(self) -> str:
        """Store the answer; "" or the sentence of what is wrong."""
        return ""

    def touched(self) -> None:
        """Somebody has gone on after a refusal: what they do now counts again."""
        if self._refused:
            self._refused = False
            self.tell("")

    def tell(self, problem: str) -> None:
        """Show what is wrong."""
        self.query_one("#problem", Static).update(content(f"× {problem}" if problem else ""))

    def action_save(self) -> None:
        """Store and leave."""
        self._keep()

    def action_leave(self) -> None:
        """Store and leave; after a refusal leave as it was."""
        if self._refused:
            self.dismiss(False)  # noqa: FBT003 - the answer
        else:
            self._keep()

    def action_keep_and_quit(self) -> None:
        """Store before the program ends."""
        if self._keep():
            self.app.exit()

    def _keep(self) -> bool:
        problem = attempted(self.desk_app, self.store)
        if problem:
            self._refused = True
            self.tell(f"{problem} {self.desk_app.words('tui.leave_anyway')}")
            return False
        self.dismiss(True)  # noqa: FBT003 - the answer
        return True


def attempted(app: "KontinuitetApp", do: Callable[[], str]) -> str:
    """What ``do`` says is wrong, or the sentence of what a use case refused."""
    from kontinuitet.usecases.trouble import TROUBLE

    try:
        return do()
    except TROUBLE as trouble:
        return app.sentence(trouble)


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: its id, its text, and what stands beside it."""

    id: str
    text: str
    beside: str = ""


class Choose(Dialog[str]):
    """One of many; what one types narrows the list to the options that contain all of its words."""

    KEYS = CHOICE
    COLUMNS: ClassVar = (Column("", flexible=True), Column("", right=True))

    def __init__(self, title: str, options: Sequence[Option], *, at: str | None = None, text: str = "") -> None:
        """``at``: the id of the option to stand on; ``text``: what is asked."""
        super().__init__(title, text)
        self._all = options
        self._at = at

    def compose_box(self) -> ComposeResult:
        """What one types, and the options."""
        yield TypedLine(placeholder=self.desk_app.words("tui.filter"))
        yield RowTable(header=False)
        yield Static(id="problem")

    def on_mount(self) -> None:
        """All options."""
        table = self.query_one(RowTable)
        table.can_focus = False
        self._narrow("")
        if self._at is not None:
            table.select(self._at)

    def on_input_changed(self, event: Input.Changed) -> None:
        """The options that fit."""
        self._narrow(event.value)

    def _narrow(self, typed: str) -> None:
        wanted = typed.casefold().split()
        fitting = [one for one in self._all if all(word in f"{one.text} {one.beside}".casefold() for word in wanted)]
        self.query_one(RowTable).fill(self.COLUMNS, [Row(one.id, (one.text, one.beside)) for one in fitting])
        nothing = "" if fitting else self.desk_app.words("tui.nothing_fits")
        self.query_one("#problem", Static).update(content(nothing))

    def on_input_submitted(self) -> None:
        """Enter in the line."""
        self.action_submit()

    def on_row_table_chosen(self) -> None:
        """A click on the row that one stands on."""
        self.action_submit()

    def action_submit(self) -> None:
        """Choose the row under the cursor."""
        table = self.query_one(RowTable)
        if table.rows:
            self.dismiss(table.current)

    def action_move(self, rows: int) -> None:
        """Up or down in the list."""
        self.query_one(RowTable).action_move(rows)

    def on_key(self, event: events.Key) -> None:
        """A page up or down in the list."""
        if event.key in ("pageup", "pagedown"):
            self.query_one(RowTable).action_page(-1 if event.key == "pageup" else 1)

    def action_cancel(self) -> None:
        """Leave without having chosen."""
        self.dismiss(None)
