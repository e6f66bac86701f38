"""What the rules find, worked out between the keys: no screen waits for it, and no key does."""

import asyncio
from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from kontinuitet.tui.lines import MessageLine
from kontinuitet.tui.screen import DeskScreen

if TYPE_CHECKING:
    from kontinuitet.tui.app import KontinuitetApp
    from kontinuitet.usecases.desk import Changed

SLICE = 0.008
"""Seconds of work at a time; what has begun within them may take a little longer."""

PAUSE = 0.002
"""Seconds in which drawing and the clock have the program for themselves."""

QUIET = 0.06
"""Seconds that nothing is worked out after a key: what the key does, and its picture, come first."""


class Looking:
    """Works while somebody wants to know, at what is on the desk now; a further change makes it begin anew."""

    def __init__(self, app: "KontinuitetApp") -> None:
        """For one program."""
        self._app = app
        self._task: asyncio.Task[None] | None = None
        self._said: tuple[str, Changed] | None = None
        self._quiet_until = 0.0

    @property
    def is_working(self) -> bool:
        """Whether something is being worked out."""
        return self._task is not None and not self._task.done()

    def begin(self) -> None:
        """Find out what the rules say of the plan, and let the screens that wait for it draw it."""
        if not self.is_working:
            self.step_aside()
            self._task = asyncio.create_task(self._work())
            self._task.add_done_callback(self._failed)

    def complete(self, said: str, changed: "Changed") -> None:
        """Go on with what was said of a change, when it is known what the change led to."""
        self._said = said, changed
        self.step_aside()
        self.begin()

    def step_aside(self) -> None:
        """Somebody has pressed a key, or something is about to be drawn."""
        self._quiet_until = perf_counter() + QUIET

    @property
    def quiet(self) -> float:
        """Seconds in which nothing is worked out, because somebody has just pressed a key."""
        return max(0.0, self._quiet_until - perf_counter())

    def _failed(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            self._app._handle_exception(error)  # noqa: SLF001 - the one way that Textual has

    async def _work(self) -> None:
        # What is asked for stands somewhere else after a further change: so it is looked up for every slice.
        while self._app.is_running and (slices := self._wanted()) is not None:
            if not self.quiet and worked_off(slices):
                self._tell()
            await asyncio.sleep(max(PAUSE, self.quiet))

    def _wanted(self) -> Iterator[None] | None:
        if self._said is not None:
            return self._said[1].slices()
        if self._app.desk.findings_soon:
            return None
        return self._app.desk.slices()

    def _tell(self) -> None:
        screen = next((one for one in reversed(self._app.screen_stack) if isinstance(one, DeskScreen)), None)
        said, self._said = self._said, None
        if screen is not None:
            screen.draw_found()
            if said is not None:
                _go_on(screen, *said)


def worked_off(slices: Iterator[None]) -> bool:
    """Work for one slice; whether nothing is left."""
    end = perf_counter() + SLICE
    return all(perf_counter() < end for _ in slices)


def _go_on(screen: DeskScreen, said: str, changed: "Changed") -> None:
    """The whole sentence where its beginning still stands, and where a warning would stand in nobody's way."""
    from kontinuitet.tui.plans.speech import led_to

    line = screen.query_one(MessageLine)
    if line.text == said or (line.message is None and changed.appeared):
        screen.say(*led_to(said, changed, screen.words))
