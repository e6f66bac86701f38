"""What every screen is: title line, body, message line and key line, with the desk, the words and the dialogs."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.dom import DOMNode
from textual.screen import Screen

from kontinuitet.tui.bindings import COMMON, Act, Keys, textual_bindings
from kontinuitet.tui.lines import KeyLine, Kind, MessageLine, TitleLine, Unfinished

if TYPE_CHECKING:
    from kontinuitet.tui.app import KontinuitetApp
    from kontinuitet.tui.dialogs import Option
    from kontinuitet.usecases.desk import Desk
    from kontinuitet.wording import Words


class Keyed:
    """A screen or widget whose bindings are its ``KEYS``; an act that ``check_action`` denies is not shown.

    It stands before the Textual class among the bases, and is none itself: Textual follows only the first of the
    bases that is one when it collects styles.
    """

    KEYS: ClassVar[Keys]
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init_subclass__(cls, **options: bool) -> None:
        """Give Textual the acts before it collects the bindings."""
        if "KEYS" in cls.__dict__:
            cls.BINDINGS = [*textual_bindings(cls.KEYS)]
        super().__init_subclass__(**options)

    def works(self, act: Act) -> bool:
        """Whether the act can be done now."""
        node = cast("DOMNode", self)
        return node.check_action(act.name, ()) is True


class DeskScreen(Keyed, Screen[None]):
    """A screen of the program. A subclass says ``KEYS``, ``crumbs``, ``compose_body`` and ``show``."""

    DEFAULT_CSS = """
    DeskScreen { background: $background; color: $foreground; layout: vertical; }
    DeskScreen > #body { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._seen = -1
        self._draw_found: Callable[[], None] | None = None

    # What a screen says of itself

    def crumbs(self) -> Sequence[str]:
        """Where am I: the texts from the outermost to this."""
        return (self.words(self.KEYS.title),)

    def state_text(self) -> str:
        """To the right in the title line; whether all is saved, unless the screen has something better to say."""
        return self.desk_app.saved_text()

    def modes_text(self) -> str:
        """The three modes and their keys, on the first screen of each; elsewhere the place is needed for the path."""
        if len(self.app.screen_stack) > 1:
            return ""
        return "  ".join(f"{act.key} {self.words(act.label)}" for act in COMMON.acts[:3])

    def compose_body(self) -> ComposeResult:
        """The widgets between title line and message line."""
        yield from ()

    def show(self) -> None:
        """Ask the desk and draw the answer; called when the screen opens and whenever something was written."""

    # What a screen can use

    @property
    def desk_app(self) -> "KontinuitetApp":
        """The program."""
        return cast("KontinuitetApp", self.app)

    @property
    def desk(self) -> "Desk":
        """The use cases."""
        return self.desk_app.desk

    @property
    def words(self) -> "Words":
        """The language."""
        return self.desk_app.words

    def say(self, text: str, kind: Kind = "plain") -> None:
        """Show a sentence in the message line until the next act."""
        self.query_one(MessageLine).say(text, kind)

    def stand(self, text: str) -> None:
        """Set what the message line shows when there is no message."""
        self.query_one(MessageLine).stand(text)

    def refresh_title(self) -> None:
        """Draw the title line anew, when one is somewhere else without another screen."""
        self.query_one(TitleLine).refresh()

    def forget_message(self) -> None:
        """Show the standing text again."""
        for line in self.query(MessageLine):
            line.forget()

    def changed(self, text: str, kind: Kind = "done") -> None:
        """Something was written: draw it anew on this screen, and later on the others, and say what happened."""
        self.desk_app.note_change()
        self._show_if_changed()
        self.say(text, kind)
        if isinstance(text, Unfinished):
            self.desk_app.looking.complete(text, text.changed)

    def when_found(self, draw: Callable[[], None]) -> None:
        """Draw what the rules find as soon as it is known: now, a moment later, or on return to this screen."""
        self._draw_found = draw
        if self.desk.findings_soon:
            self.draw_found()
        else:
            self.desk_app.looking.begin()

    def draw_found(self) -> None:
        """What the rules find is known: draw it, if it was waited for."""
        if self._draw_found is not None and self.desk.findings_soon:
            draw, self._draw_found = self._draw_found, None
            draw()

    def open_screen(self, screen: Screen[None]) -> None:
        """Open a further screen, on which ``esc`` comes back here; from ``submit`` too, once its dialog has left."""
        self.app.call_later(self.app.push_screen, screen)

    def ask_line(self, title: str, question: str, *, submit: Callable[[str], str], value: str = "") -> None:
        """Ask for one line. ``submit`` acts on it and returns "" or the sentence of what is wrong, which is shown.

        A text that is left with ``esc`` stands there when the same is asked on the same screen again.
        """
        from kontinuitet.tui.dialogs import AskLine

        asked = "\n".join((*self.crumbs(), title, question))
        self.app.push_screen(AskLine(title, question, submit=submit, value=value, draft=asked))

    def confirm(self, title: str, question: str, *, then: Callable[[], None]) -> None:
        """Ask yes (⏎) or no (esc), and act on yes."""
        from kontinuitet.tui.dialogs import Confirm

        self.app.push_screen(Confirm(title, question), lambda yes: self.desk_app.attempt(then) if yes else None)

    def choose(
        self, title: str, options: "Sequence[Option]", *, then: Callable[[str], None], at: str | None = None
    ) -> None:
        """Let somebody choose from a list that shrinks while one types; ``then`` gets the id, ``at`` is marked."""
        from kontinuitet.tui.dialogs import Choose

        self.app.push_screen(Choose(title, options, at=at), lambda chosen: _taken(self.desk_app, then, chosen))

    # Acts that every screen has

    def action_back(self) -> None:
        """One step back; on the first screen of a mode there is none."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.say(self.words("tui.outermost"))

    def action_undo(self) -> None:
        """Take back the latest change of the plan and say what it was."""
        self.desk_app.undo(self)

    # How it works

    def compose(self) -> ComposeResult:
        """The lines and the body."""
        yield TitleLine()
        with Vertical(id="body"):
            yield from self.compose_body()
        yield MessageLine()
        yield KeyLine()

    def acts_now(self) -> Iterator[tuple[Keyed, Act]]:
        """The acts that work now, the focused widget's first, with the node that does each; the common ones last."""
        nodes: list[DOMNode] = [*self.focused.ancestors_with_self] if self.focused else [self, self.app]
        for node in nodes:
            if isinstance(node, Keyed):
                yield from ((node, act) for act in node.KEYS.acts if node.works(act))

    def on_mount(self) -> None:
        """The first picture; the very first screen waits for the desk."""
        if self.desk_app.is_open:
            self._show_if_changed()

    def on_screen_resume(self) -> None:
        """Draw anew what was changed on another screen, or in another window, meanwhile."""
        if self.desk_app.is_open and self._seen >= 0:
            self.follow()

    def follow(self) -> None:
        """Draw anew if another screen or another window has changed the plan."""
        try:
            self.desk_app.follow()
        except self.desk_app.trouble as trouble:
            self.say(self.desk_app.sentence(trouble), "problem")
        self._show_if_changed()

    def look(self) -> None:
        """The same, quietly: what is wrong with the file is told when somebody does something."""
        try:
            self.desk_app.follow()
        except self.desk_app.trouble:
            return
        if self._seen >= 0 and self._seen != self.desk_app.revision:
            self._show_if_changed()

    def desk_opened(self) -> None:
        """The desk is there: draw what it knows."""
        self._show_if_changed()

    def _show_if_changed(self) -> None:
        if self._seen != self.desk_app.revision:
            self._seen = self.desk_app.revision
            self._draw_found = None
            self.show()
        elif self._draw_found is not None:
            self.when_found(self._draw_found)
        self.query_one(TitleLine).refresh()
        self.refresh_bindings()


def _taken(app: "KontinuitetApp", then: Callable[[str], None], chosen: str | None) -> None:
    if chosen is not None:
        app.attempt(lambda: then(chosen))
