"""A screen on an exercise that goes on: what is due comes to the moment, and each act is stored first."""

from asyncio import AbstractEventLoop, TimerHandle, get_running_loop
from collections.abc import Callable, Sequence

from kontinuitet.documents.log_text import event_text
from kontinuitet.documents.refusal_text import refusal_text
from kontinuitet.exercise.commands import Command, Observed, Undo
from kontinuitet.exercise.events import Corrected, Event, MilestoneReached, Paused
from kontinuitet.exercise.timeline import MINUTE
from kontinuitet.tui.exercise.form import Form, FormField, Values
from kontinuitet.tui.exercise.picture import Picture, picture
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.usecases.exercising import Acted, LiveExercise
from kontinuitet.usecases.trouble import TROUBLE

TOLD = 3
"""How many events the message line tells of."""


class Alarm:
    """Wakes at absolute deadlines of the loop's own clock, so that nothing drifts however busy the screen is."""

    def __init__(self, ring: Callable[[], object]) -> None:
        self._ring = ring
        self._loop: AbstractEventLoop = get_running_loop()
        self._handle: TimerHandle | None = None

    def set_in(self, milliseconds: int | None) -> None:
        """Ring after so long instead of whenever it was; ``None``: not at all."""
        self.stop()
        if milliseconds is not None:
            self._handle = self._loop.call_at(self._loop.time() + milliseconds / 1000, self._ring)

    def stop(self) -> None:
        """Do not ring."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None


class LiveScreen(DeskScreen):
    """A screen on one exercise. A subclass draws; ``give`` carries out commands."""

    def __init__(self, live: LiveExercise) -> None:
        super().__init__()
        self.live = live
        self.picture: Picture = picture(live.state, live.pinned, live.at)
        self._due: Alarm | None = None
        self._second: Alarm | None = None
        self._next_second = 0.0
        self._troubled = False

    # Time

    def on_mount(self) -> None:
        """Let time run on this screen."""
        loop = get_running_loop()
        self._due = Alarm(lambda: self.call_next(self.release_due))
        self._second = Alarm(lambda: self.call_next(self.each_second))
        self._next_second = loop.time()
        self._wait_a_second()
        self._due.set_in(self.live.due)

    def on_unmount(self) -> None:
        """Stop it."""
        for alarm in (self._due, self._second):
            if alarm is not None:
                alarm.stop()

    def _wait_a_second(self) -> None:
        # Whole seconds from the first one, and none made up for after the machine was busy.
        now = get_running_loop().time()
        self._next_second = max(self._next_second + 1, now)
        if self._second is not None:
            self._second.set_in(max(0, round((self._next_second - now) * 1000)))

    def release_due(self) -> None:
        """What is due comes now."""
        self._safely(self._tick)
        # What could not be stored is tried again at the next second, not at once and for ever.
        if self._due is not None and self.live.due != 0:
            self._due.set_in(self.live.due)

    def each_second(self) -> None:
        """A sign of life, what other windows did, and the clocks."""
        was_troubled, self._troubled = self._troubled, False
        self._safely(self.live.beat)
        self.release_due()
        self._wait_a_second()
        self._safely(self.draw_clocks)
        if was_troubled and not self._troubled:
            self.forget_message()

    def _tick(self) -> None:
        acted = self.live.tick()
        if self.live.state.count != self.picture.state.count:
            self._happened(acted)

    def _safely(self, act: Callable[[], object]) -> None:
        if not (self.is_attached and self.children):
            return  # the screen is being taken down; its alarm had rung already
        try:
            act()
        except TROUBLE as trouble:
            self._troubled = True
            self.say(self.desk_app.sentence(trouble), "problem")

    # Acts

    def give(self, command: Command) -> str:
        """Carry out a command. It is stored when this returns "", else the sentence tells why it was refused."""
        too_early = self._too_early(command)
        if too_early:
            return too_early
        acted = self.live.act(command)
        self._happened(acted)
        if self._due is not None:
            self._due.set_in(self.live.due)
        return "" if acted.refusal is None else refusal_text(acted.refusal, self.words)

    def _too_early(self, command: Command) -> str:
        """Nothing was seen before the exercise began: it would otherwise be dated to its first moment, unasked."""
        ago = command.observed_ago if isinstance(command, Observed) else None
        gone = self.live.state.active(0, self.live.at)
        if ago is None or ago <= max(gone, MINUTE):
            return ""
        return self.words("room.too_long_ago", gone=self.words.duration(gone // MINUTE))

    def do(self, command: Command) -> None:
        """Carry out a command outside a dialog; a refusal is said in the message line."""
        refused = self.give(command)
        if refused:
            self.say(refused, "problem")

    def form(self, title: str, fields: Sequence[FormField], *, submit: Callable[[Values], str], text: str = "") -> None:
        """Ask for several things at once."""
        self.app.push_screen(Form(title, text, fields=fields, submit=submit))

    def action_undo(self) -> None:
        """Take back the latest act of this exercise and say which it was."""
        self.do(Undo())

    def _happened(self, acted: Acted) -> None:
        """Draw what is new and say it; what another window wrote is told as such."""
        new = [numbered.event for numbered in self.live.state.happened[self.picture.state.count :]]
        self.see()
        if not new:
            return
        theirs = len(new) > len(acted.events)
        said = self.words("room.followed", what=self.said(new)) if theirs else self.said(new)
        self.changed(said, "warning" if theirs else "done")
        if isinstance(new[-1], Paused) and self.live.gap is not None:
            # What always stands below tells more: since when, and how one goes on.
            self.forget_message()

    def said(self, events: Sequence[Event]) -> str:
        """What happened, in words: the latest few."""
        told = [event for event in events if not isinstance(event, MilestoneReached)] or events
        return " · ".join(self.event_said(event) for event in told[-TOLD:])

    def event_said(self, event: Event) -> str:
        """An event in words; a correction with what it takes back."""
        if isinstance(event, Corrected):
            taken_back = self.live.state.happened[event.corrects - 1].event
            return self.words("room.undone", what=event_text(taken_back, self.live.pinned, self.words))
        return event_text(event, self.live.pinned, self.words)

    # What is shown

    def see(self) -> None:
        """See the exercise as it is now."""
        self.picture = picture(self.live.state, self.live.pinned, self.live.at)

    def draw_clocks(self) -> None:
        """Draw what changes with time alone."""
