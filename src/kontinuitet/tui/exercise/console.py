"""The facilitator's console: what do I say now, what am I waiting for?"""

import gc
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from kontinuitet.documents.log_text import event_text, log_lines, pace_text
from kontinuitet.exercise.commands import Pause, Resume, SetPace, Start
from kontinuitet.exercise.moments import local
from kontinuitet.exercise.state import Status
from kontinuitet.exercise.timeline import MINUTE, TimelineInject
from kontinuitet.tui.document import LongText
from kontinuitet.tui.exercise import marking, recording, steering
from kontinuitet.tui.exercise.faring import service_entries
from kontinuitet.tui.exercise.injects import coming_entries, inject_text, latest_text
from kontinuitet.tui.exercise.keys import CONSOLE
from kontinuitet.tui.exercise.lengths import SECOND, rough
from kontinuitet.tui.exercise.live import LiveScreen
from kontinuitet.tui.exercise.pane import Drawn, Entry, Pane, heading
from kontinuitet.tui.exercise.reading import Reading
from kontinuitet.tui.exercise.waiting import waiting_entries, waiting_text
from kontinuitet.usecases.exercising import LiveExercise

PACES = (25, 50, 100, 200, 400, 800, 1500, 3000, 6000)
"""Percent of a watch."""

LOG_SHOWN = 60


class Console(LiveScreen):
    """One exercise as its facilitator sees it."""

    KEYS = CONSOLE
    DEFAULT_CSS = """
    Console #room { height: 1fr; }
    Console #left { width: 1fr; padding-right: 1; }
    Console #right { width: 31; border-left: solid $muted; padding-left: 1; }
    Console.wide #right { width: 48; }
    Console #now-title { height: 1; background: $background; }
    Console #now { height: 9fr; padding: 0; }
    Console #next { height: 4fr; }
    Console #log { height: 5fr; }
    Console #waiting { height: 5fr; }
    Console #services { height: 3fr; }
    """

    def __init__(self, live: LiveExercise) -> None:
        super().__init__(live)
        self._looked_at: str | None = None
        self._now_text = ""
        self._came = 0

    # What it says of itself

    def crumbs(self) -> Sequence[str]:
        """ÖVNING, always, and which."""
        practice = self.words("room.mark_practice" if self._is_practice else "room.mark")
        return (practice, self.live.pinned.timeline.title)

    @property
    def _is_practice(self) -> bool:
        return bool(getattr(self.live.state.happened[0].event, "practice", False))

    def state_text(self) -> str:
        """Status and the clocks: exercise time, the moment of the story, pace, how far."""
        state, length = self.live.state, self.live.pinned.timeline.length
        parts = [
            f"{self.words(f'room.status.{state.status.value}')} {self.words.clock(self.picture.at)}",
            self.words.short_moment(local(self.picture.moment)),
            pace_text(state.pace),
            progress(self.picture.at, length),
        ]
        if self.size.width >= 100:
            parts.append(self.words("room.of", length=self.words.duration(length // MINUTE)))
        return "  ".join(parts)

    def compose_body(self) -> ComposeResult:
        """Now, next and log to the left; waited for and services to the right."""
        with Horizontal(id="room"):
            with Vertical(id="left"):
                yield Static(id="now-title")
                yield LongText(id="now")
                yield Pane("next")
                yield Pane("log")
            with Vertical(id="right"):
                yield Pane("waiting")
                yield Pane("services")

    def on_mount(self) -> None:
        """What was made until now stays; without this its sweeping would be felt in the room."""
        gc.collect()
        gc.freeze()

    def on_unmount(self) -> None:
        """Sweep as usual again."""
        gc.unfreeze()

    def on_resize(self) -> None:
        """More room to the right on a wide terminal."""
        self.set_class(self.size.width >= 100, "wide")
        self.call_after_refresh(self.draw_now)

    # Drawing

    def show(self) -> None:
        """The exercise as it is stored."""
        self.see()
        came = len(self.picture.released) + self.picture.added
        if came != self._came:
            # What has just come is what is to be said now, whatever was being read.
            self._came, self._looked_at = came, None
        self.draw_now()
        more = self.words("room.more")
        self.query_one("#log", Pane).show_entries(self.words("room.pane.log"), self._log(), more)
        self._draw_parts()
        self.stand(self._standing())
        self.refresh_bindings()

    def draw_clocks(self) -> None:
        """The clocks, what is left, how the services fare."""
        self.see()
        self._draw_parts()
        self.stand(self._standing())
        for line in self.query("TitleLine"):
            line.refresh()

    def _draw_parts(self) -> None:
        words, shown, more = self.words, self.picture, self.words("room.more")
        parts = {"next": coming_entries, "waiting": waiting_entries, "services": service_entries}
        for name, entries in parts.items():
            self.query_one(f"#{name}", Pane).show_entries(
                words(f"room.pane.{name}"), entries(shown, words) or self._nothing(name), more
            )

    def _nothing(self, name: str) -> list[Entry]:
        return [(Drawn(self.words(f"room.none.{name}"), (), "$muted"),)]

    def draw_now(self) -> None:
        """The inject that is looked at, else what came last."""
        inject = self._inject(self._looked_at)
        key = "room.pane.now" if inject is None else "room.pane.looked_at"
        title = self.query_one("#now-title", Static)
        title.update(heading(self.words(key), self.query_one("#left", Widget).content_size.width or 40))
        shown = self.picture
        text = latest_text(shown, self.words) if inject is None else inject_text(inject, shown, self.words)
        if text != self._now_text:
            self._now_text = text
            self.query_one("#now", LongText).show_text(text)

    def _inject(self, identity: str | None) -> TimelineInject | None:
        return self.live.pinned.injects.get(identity) if identity is not None else None

    def _log(self) -> list[Entry]:
        state, pinned, words = self.live.state, self.live.pinned, self.words
        latest = reversed(state.happened[-LOG_SHOWN:])
        return [
            (
                Drawn(
                    f"{words.clock(event.at)[:5]} {event_text(event, pinned, words)}",
                    (words("room.taken_back"),) if seq in state.corrected else (),
                    "$muted" if seq in state.corrected else "",
                ),
            )
            for seq, event in latest
        ]

    def _standing(self) -> str:
        """What always stands below: what is not as usual, else the counts."""
        status, gap = self.live.state.status, self.live.gap
        if gap is not None:
            length = rough(gap, self.words) if gap >= MINUTE else self.words("report.seconds", n=gap // SECOND)
            return self.words("room.unattended", time=self.words.clock(self.picture.at), gap=length)
        if status is not Status.RUNNING:
            return self.words(f"room.standing.{status.value}")
        open_ones, late = len(self.picture.open), self.picture.late
        return self.words("room.counts", open=open_ones, late=late, coming=len(self.picture.coming))

    # What can be done now

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An act that would be refused anyway is not offered."""
        possible = self._possible(action)
        return super().check_action(action, parameters) if possible is None else possible

    def _possible(self, action: str) -> bool | None:
        state, shown = self.live.state, self.picture
        is_on = state.status.is_on
        begun = is_on or state.status.is_over
        answers = {
            "give": is_on and bool(shown.coming),
            "skip": is_on and bool(shown.coming),
            "after": state.status.is_over,
            "gap": self.live.gap is not None,
            "done": bool(shown.open),
            "not_done": bool(shown.open),
            "option": is_on and bool(shown.choices),
            "jump": is_on and bool(shown.later),
            "pause": not state.status.is_over,
            "pace": not state.status.is_over,
            "abort": not state.status.is_over,
        }
        answers |= dict.fromkeys(("status", "inject", "end"), is_on)
        answers |= dict.fromkeys(("decision", "observe", "contact", "sent"), begun)
        return answers.get(action)

    # Time

    def action_pause(self) -> None:
        """Stop the clock, or let it run."""
        acts = {Status.PREPARED: Start(), Status.PAUSED: Resume(), Status.RUNNING: Pause()}
        self.do(acts[self.live.state.status])

    def action_pace(self, by: int) -> None:
        """A step faster or slower."""
        place = min(range(len(PACES)), key=lambda number: abs(PACES[number] - self.live.state.pace))
        pace = PACES[max(0, min(len(PACES) - 1, place + by))]
        if pace != self.live.state.pace:
            self.do(SetPace(pace=pace))

    def action_gap(self) -> None:
        """Count the time when nobody ran it."""
        steering.ask_gap(self)

    def action_jump(self) -> None:
        """To a later phase."""
        steering.ask_jump(self)

    def action_end(self) -> None:
        """End the exercise, and go on to the debrief."""
        steering.ask_end(self)

    def action_abort(self) -> None:
        """Break off because of a real event."""
        steering.ask_abort(self)

    def action_back(self) -> None:
        """Leave the console; a running exercise is paused first."""
        steering.ask_leave(self, super().action_back)

    def action_leave(self) -> None:
        """Quit the program; a running exercise is paused first."""
        steering.ask_leave(self, self.app.exit)

    def action_after(self) -> None:
        """To the debrief."""
        steering.go_to_debrief(self)

    # Injects

    def action_give(self) -> None:
        """Give the inject that is looked at, else the next one."""
        steering.ask_give(self, self._inject(self._looked_at))

    def action_skip(self) -> None:
        """Leave an inject out."""
        steering.ask_skip(self, self._inject(self._looked_at))

    def action_inject(self) -> None:
        """An inject of one's own."""
        steering.ask_inject(self)

    def action_option(self) -> None:
        """What the room chose."""
        marking.ask_option(self)

    def action_look(self, by: int) -> None:
        """Read an earlier or a later inject; past the latest one that came, those to come."""
        came = [one.id for one in self.picture.released]
        line = [*came[:-1], None, *(one.inject.id for one in self.picture.coming)]
        place = line.index(self._looked_at) if self._looked_at in line else len(came[:-1])
        self._looked_at = line[max(0, min(len(line) - 1, place + by))]
        self.draw_now()
        self.refresh_bindings()

    # What the room does

    def action_done(self) -> None:
        """An expected action was done."""
        marking.ask_done(self)

    def action_not_done(self) -> None:
        """An expected action was not done."""
        marking.ask_not_done(self)

    def action_status(self) -> None:
        """How a service fares."""
        marking.ask_status(self)

    def action_decision(self) -> None:
        """Somebody decided something."""
        recording.ask_decision(self)

    def action_note(self) -> None:
        """A note."""
        recording.ask_note(self)

    def action_observe(self) -> None:
        """An observation."""
        recording.ask_observation(self)

    def action_contact(self) -> None:
        """Somebody was sought."""
        recording.ask_contact(self)

    def action_sent(self) -> None:
        """A report was sent, or a moment that reports are counted from."""
        recording.ask_report(self)

    # Reading

    def action_waiting(self) -> None:
        """All that is waited for, whole."""
        self.app.push_screen(Reading(self.words("room.pane.waiting"), waiting_text(self.picture, self.words)))

    def action_log(self) -> None:
        """The whole log."""
        lines = log_lines(self.live.state, self.live.pinned, self.words)
        back = self.words("room.taken_back")
        rows = [f"|{one.time}|{one.story}|{escaped(one.text)}{f' ({back})' if one.corrected else ''}|" for one in lines]
        head = f"|{self.words('room.head.time')}|{self.words('room.head.story')}|{self.words('room.head.what')}|"
        self.app.push_screen(Reading(self.words("room.pane.log"), "\n".join([head, "|---|---|---|", *rows])))


def escaped(text: str) -> str:
    """Text for a cell of a Markdown table, shown as it is."""
    return "".join(f"\\{char}" if char in "\\|*`" else char for char in text)


def progress(at: int, length: int) -> str:
    """How far the exercise has come, as a bar of five."""
    filled = min(5, at * 5 // length) if length else 5
    return f"▕{'█' * filled}{'▔' * (5 - filled)}▏"
