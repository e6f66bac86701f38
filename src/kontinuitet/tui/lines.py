"""The three lines that every screen has: where am I, what just happened, which keys work now."""

from typing import TYPE_CHECKING, Literal, Self, cast

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from kontinuitet.tui.bindings import COMMON, Act, act_sign
from kontinuitet.tui.text import clean, content

if TYPE_CHECKING:
    from kontinuitet.tui.screen import DeskScreen
    from kontinuitet.usecases.desk import Changed

Kind = Literal["plain", "done", "warning", "problem"]
"""What a message is; each has a sign of its own, so that no colour carries it alone."""


class Unfinished(str):
    """What was done, without what it led to: the message line goes on with that when it is known."""

    __slots__ = ("changed",)

    changed: "Changed"

    def __new__(cls, text: str, changed: "Changed") -> Self:
        """``changed`` is what will be known."""
        said = super().__new__(cls, text)
        said.changed = changed
        return said


_SIGNS: dict[str, tuple[str, str]] = {
    "plain": ("", "$foreground"),
    "done": ("✓ ", "$success"),
    "warning": ("! ", "bold $warning"),
    "problem": ("× ", "bold $error"),
}


class TitleLine(Widget):
    """Where am I, and to the right whether all is saved."""

    DEFAULT_CSS = "TitleLine { height: 1; background: $panel; color: $foreground; }"

    def render(self) -> Content:
        """The path from the municipality to the thing; when it is too long, its middle gives way."""
        screen = cast("DeskScreen", self.screen)
        state = "   ".join(part for part in (screen.modes_text(), screen.state_text()) if part)
        room = self.size.width - cell_len(state) - 3
        path = _fitting([clean(crumb) for crumb in screen.crumbs()], room)
        gap = " " * max(1, self.size.width - cell_len(path) - cell_len(state) - 2)
        return Content.assemble(content(" " + path, "bold"), content(gap), content(state, "$muted"))


def _fitting(crumbs: list[str], width: int) -> str:
    path = " › ".join(crumbs)
    while cell_len(path) > width and len(crumbs) > 2:
        crumbs = ["…", *crumbs[2:]] if crumbs[0] == "…" else ["…", *crumbs[1:]]
        path = " › ".join(crumbs)
    return path if cell_len(path) <= width else set_cell_size(path, max(0, width - 1)) + "…"


class MessageLine(Widget):
    """What just happened, until the next act; else what always stands there, such as counts."""

    DEFAULT_CSS = """
    MessageLine { height: auto; min-height: 1; max-height: 4; padding: 0 1; background: $surface; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.standing = Content()
        self.message: Content | None = None
        self.text = ""

    def render(self) -> Content:
        """The message, else the standing text."""
        return self.standing if self.message is None else self.message

    def say(self, text: str, kind: Kind) -> None:
        """Show a message."""
        sign, style = _SIGNS[kind]
        self.text = text
        self.message = Content.assemble(content(sign, style), content(text, style if kind == "problem" else ""))
        self.refresh(layout=True)

    def forget(self) -> None:
        """Show the standing text again."""
        if self.message is not None:
            self.message, self.text = None, ""
            self.refresh(layout=True)

    def stand(self, text: str) -> None:
        """Set the text that stands there when there is no message."""
        self.standing = content(text, "$muted")
        self.refresh(layout=True)


class KeyLine(Widget):
    """The keys that work now, with help always to the right; what does not fit is on the help screen."""

    DEFAULT_CSS = "KeyLine { height: 1; background: $panel; color: $foreground; }"

    def on_mount(self) -> None:
        """Follow what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """Sign and label of each act, as many as there is room for."""
        screen = cast("DeskScreen", self.screen)
        words = screen.words
        last = [act for act in COMMON.acts if act.footer]
        shown = [act for _, act in screen.acts_now() if act.footer and act not in last]
        right = [_key(act_sign(act, words), words(act.label)) for act in last]
        room = self.size.width - sum(part.cell_length + 2 for part in right) - 1
        left = _as_many(shown, room, screen)
        gap = self.size.width - 1 - sum(part.cell_length for part in left) - sum(part.cell_length + 1 for part in right)
        return Content.assemble(content(" "), *left, content(" " * max(1, gap)), *right)


def _as_many(acts: list[Act], room: int, screen: "DeskScreen") -> list[Content]:
    parts: list[Content] = []
    for act in acts:
        part = Content.assemble(_key(act_sign(act, screen.words), screen.words(act.label)), content("  "))
        if part.cell_length > room:
            break
        parts.append(part)
        room -= part.cell_length
    return parts


def _key(sign: str, label: str) -> Content:
    return Content.assemble(content(sign, "bold $footer-key-foreground"), content(f" {label}"))
