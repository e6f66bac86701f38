"""The program in the terminal: three modes, their screens, and what they have in common.

How a screen plugs in
=====================
1. **Keys.** Its acts stand as data in the ``keys`` module of its folder (``plans``, ``exercise``, ``followup``), one
   ``Keys`` for each screen or widget, all of them in that module's ``KEYS``, in the order of the handbook::

       NOTES = Keys("exercise.notes", "room.notes", "room.notes.help", (
           Act("write", "n", "room.act.write", "room.act.write.help"), BACK,
       ))
       KEYS = (NOTES,)

2. **Screen.** A subclass of ``DeskScreen``. Three-line acts; write first, then show::

       class Notes(DeskScreen):
           KEYS = NOTES

           def crumbs(self) -> Sequence[str]:
               return (self.words("tui.act.exercises"), self.exercise.title)

           def compose_body(self) -> ComposeResult:
               yield RowTable(id="notes")

           def show(self) -> None:
               self.query_one("#notes", RowTable).fill(COLUMNS, rows_of(self.desk))

           def action_write(self) -> None:
               self.ask_line(self.words("room.note"), self.words("room.note.ask"), submit=self.write)

           def write(self, text: str) -> str:
               problem = ...            # "" or the sentence of what is wrong, which the dialog shows
               self.changed(self.words("room.note.written"))
               return problem

   ``self.desk`` is the use cases, ``self.words`` the language. ``show`` is called when the screen opens, after
   ``self.changed(...)``, and on return if something was written elsewhere. ``self.say(text, kind)`` puts a sentence in
   the message line, ``self.stand(text)`` what stands there otherwise. ``confirm``, ``ask_line`` and ``choose`` open
   the dialogs. Open a further screen with ``self.open_screen(Notes(...))``; ``esc`` (``BACK``) goes back.
   An act that is not possible now is denied in ``check_action(action, parameters)``: it leaves footer and palette;
   call ``self.refresh_bindings()`` when that may have changed.
3. **Widgets.** User text reaches a widget through ``text.content`` (or ``text.cell`` for ``DataTable``), never as a
   ``str``. ``RowTable`` is the table, ``LongText`` shows plan text and reports, both draw only the visible rows. A
   widget with keys of its own is a ``Keyed`` with ``KEYS``; its acts come first in the footer while it has the focus.
4. **Trouble.** What a use case refuses (``TROUBLE``) becomes a sentence in the message line by itself when it is raised
   in an act, in ``submit`` or in ``then``; nothing else needs to catch it.
5. **First screens** of the modes stand in ``FIRST_SCREENS`` below. Import what is heavy inside functions: the first
   frame is painted before the desk is opened.
"""

import gc
import signal
import sys
from asyncio import get_running_loop
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.filter import LineFilter, Monochrome, NoColor
from textual.screen import Screen

from kontinuitet.tui.bindings import COMMON
from kontinuitet.tui.looking import Looking
from kontinuitet.tui.screen import DeskScreen, Keyed
from kontinuitet.tui.text import LastDoor
from kontinuitet.tui.theme import DARK, LIGHT
from kontinuitet.tui.turns import Turns

if TYPE_CHECKING:
    from kontinuitet.usecases.desk import Desk
    from kontinuitet.wording import Words

FIRST_SCREENS = {
    "plans": "kontinuitet.tui.plans.overview:Overview",
    "exercises": "kontinuitet.tui.exercise.home:ExerciseHome",
    "followup": "kontinuitet.tui.followup.home:FollowupHome",
}
"""The first screen of each mode."""

LOOK_EVERY = 2.0
"""Seconds between two looks at what another window may have written."""

# Moving about is not an act: what was said stays readable.
_MOVING = frozenset(("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "shift+tab"))


def _first_screen(mode: str) -> Callable[[], Screen[None]]:
    def create() -> Screen[None]:
        module, name = FIRST_SCREENS[mode].split(":")
        screen: Screen[None] = getattr(import_module(module), name)()
        return screen

    return create


class KontinuitetApp(Keyed, App[int]):
    """The screens over one desk. ``failure`` is what ended the program unforeseen, for the outermost command."""

    KEYS = COMMON
    MODES: ClassVar = {mode: _first_screen(mode) for mode in FIRST_SCREENS}
    DEFAULT_MODE = "plans"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, open_desk: "Callable[[], Desk]", words: "Words") -> None:
        """``open_desk`` is called after the first frame: it brings the heavy imports with it."""
        super().__init__()
        self.words = words
        self.failure: BaseException | None = None
        self.revision = 0
        # What was typed in a line that was left without storing it, by what the line asked for.
        self.left_lines: dict[str, str] = {}
        self._open_desk = open_desk
        self._desk: Desk | None = None
        self._saved_at: datetime | None = None
        self._last_door = LastDoor()
        self._turns = Turns(self, self._hand_on)
        self.looking = Looking(self)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    # The desk

    @property
    def is_open(self) -> bool:
        """Whether the desk has been opened; before that there is only the first frame."""
        return self._desk is not None

    @property
    def desk(self) -> "Desk":
        """The use cases; LookupError before they are there."""
        if self._desk is None:
            raise LookupError
        return self._desk

    def on_mount(self) -> None:
        """Paint the first frame, then open the desk."""
        self._obey_signals()
        self.call_after_refresh(self._open)

    def _open(self) -> None:
        self._desk = self._open_desk()
        if isinstance(self.screen, DeskScreen):
            self.screen.desk_opened()
        self._turns.begin()
        # What is there now stays: to look through all of it for garbage would hold up a key for a tenth of a second.
        gc.freeze()
        self.set_interval(LOOK_EVERY, self._look)

    def _look(self) -> None:
        """See what another window has written, unless somebody is just answering something."""
        screen = self.screen
        if isinstance(screen, DeskScreen) and screen.is_mounted:
            screen.look()

    @property
    def is_busy(self) -> bool:
        """Whether keys wait to be obeyed, or one is still at work."""
        return self._turns.is_busy

    def note_change(self) -> None:
        """Something was written to the disk just now."""
        self.revision += 1
        self._saved_at = self.desk.clock.wall()

    def follow(self) -> None:
        """Read the plan again if another window has changed it."""
        if self.desk.refresh():
            self.revision += 1

    def saved_text(self) -> str:
        """Whether all is saved (it is), and since when if something was written."""
        if self._saved_at is None:
            return self.words("tui.saved")
        return self.words("tui.saved_at", time=f"{self._saved_at:%H:%M}")

    def undo(self, screen: DeskScreen) -> None:
        """Take back the latest change of the plan, and say on the screen what it was."""
        from kontinuitet.tui.plans.speech import undone_text

        before = self.desk.plan if self.desk.has_plan else None
        changed = self.desk.undo()
        if changed.step is None:
            screen.say(self.words("tui.nothing_to_undo"))
        else:
            screen.changed(*undone_text(changed, self.desk.plan, self.words, before=before))

    # Acts

    def action_go(self, mode: str) -> None:
        """Another mode; each keeps its place."""
        self.switch_mode(mode)

    def action_help(self) -> None:
        """What this screen is for, and what its keys do."""
        from kontinuitet.tui.help import HelpScreen

        if isinstance(self.screen, DeskScreen) and not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_palette(self) -> None:
        """All acts that work now, by name."""
        from kontinuitet.tui.help import palette_options

        if not isinstance(self.screen, DeskScreen):
            return
        options, acts = palette_options(self.screen)
        self.screen.choose(self.words("tui.act.palette"), options, then=lambda chosen: self._do(*acts[chosen]))

    def action_turn_theme(self) -> None:
        """Dark to light and back."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_help_quit(self) -> None:
        """What ctrl+c says: nobody presses it by mistake and loses something."""
        if isinstance(self.screen, DeskScreen):
            self.screen.say(self.words("tui.how_to_quit"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the desk is open one can only leave."""
        return super().check_action(action, parameters) if self.is_open or action == "quit" else False

    async def run_action(
        self, action: object, default_namespace: DOMNode | None = None, namespaces: object = None
    ) -> bool:
        """Do an act; what a use case refuses becomes a sentence."""
        try:
            return await super().run_action(action, default_namespace, namespaces)  # type: ignore[arg-type]
        except self.trouble as trouble:
            self.tell(trouble)
            return True

    @property
    def trouble(self) -> tuple[type[Exception], ...]:
        """What use cases raise when they did nothing, each with a sentence of its own."""
        from kontinuitet.usecases.trouble import TROUBLE

        return TROUBLE

    def tell(self, trouble: BaseException) -> None:
        """Say on the screen what could not be done, and show what another window may have changed meanwhile."""
        screen = self.screen
        if isinstance(screen, DeskScreen):
            screen.follow()
            screen.say(self.sentence(trouble), "problem")

    def say(self, text: str) -> None:
        """A sentence on the screen that is in front now, if it has a message line."""
        if isinstance(self.screen, DeskScreen):
            self.screen.say(text)

    def attempt(self, do: Callable[[], object]) -> None:
        """Do something outside an act, such as after a click or a typed level; what is refused becomes a sentence."""
        try:
            do()
        except self.trouble as trouble:
            self.tell(trouble)

    def sentence(self, trouble: BaseException) -> str:
        """What a use case refused, in words."""
        from kontinuitet.documents.sentences import error_sentence

        return error_sentence(trouble, self.words) or self.words("tui.refused")

    def _do(self, node: Keyed, call: str) -> None:
        async def act() -> None:
            await self.run_action(call, cast("DOMNode", node))

        self.call_next(act)

    # The terminal

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, with no colour at all where none is wanted, and the last door against control characters."""
        given = [NoColor() if isinstance(one, Monochrome) else one for one in super().get_line_filters()]
        return [*given, self._last_door]

    async def on_event(self, event: events.Event) -> None:
        """Keys in their turn; everything else at once."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self._turns.take(event)
        else:
            await super().on_event(event)

    async def _hand_on(self, event: events.Key | events.Paste) -> None:
        """Forget the last message when the next act begins, and let the key do what it does."""
        self.looking.step_aside()
        if isinstance(event, events.Key) and event.key not in _MOVING:
            for screen in self.screen_stack:
                if isinstance(screen, DeskScreen):
                    screen.forget_message()
        await super().on_event(event)

    def _obey_signals(self) -> None:
        # Without this the terminal would stay in its other screen, without cursor and echo.
        if sys.platform == "win32":
            return
        loop = get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self.exit, None, 128 + number)

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print the variables of every frame, plan text among them. The error leaves through
        # `run_screens` instead, to the outermost command, which writes a crash file without any.
        self._return_code = 3
        if self._exception is None:
            self.failure = self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()


def run_screens(open_desk: "Callable[[], Desk]", words: "Words") -> int:
    """Open the screens and return the exit code; raises what ended them unforeseen, or what kept the desk shut."""
    from kontinuitet.tui.terminal import forgive_bytes

    forgive_bytes()
    app = KontinuitetApp(open_desk, words)
    app.run()
    if app.is_open:
        app.desk.close()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
