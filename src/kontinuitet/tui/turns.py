"""Keys are obeyed one at a time, in the order in which they were pressed.

Textual hands each key to the widget that has the focus at that moment, and looks for bindings only when the key has
come all the way back up. Of keys that arrive together, letters would so overtake a backspace, and what follows an
Enter would still land in the dialog that the Enter closes. A macro, a paste and a slow machine all send such bursts.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual import events
from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.app import App

LONGEST = 2.0
"""Seconds that the next key waits for the one before it; a screen that is stuck must not swallow keys for ever."""

BURST = 0.02
"""Seconds between a paste and keys that came with it: no person is so quick, but a text that pretends to end is."""

LEAVING = frozenset({"q", "ctrl+q"})
"""Keys that are obeyed at once, even before there is anything to see."""

Input = events.Key | events.Paste
HandOn = Callable[[Input], Awaitable[None]]


class Turns:
    """Holds back each key until everything that the one before it led to has been done."""

    def __init__(self, app: "App[int]", hand_on: HandOn) -> None:
        """``hand_on`` gives a key to the app as if it had just been pressed."""
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[Input] = deque()
        self._task: asyncio.Task[None] | None = None
        self._is_held = True
        self._pasted_at = -BURST

    def begin(self) -> None:
        """From now on keys are obeyed; those that were pressed before come first."""
        self._is_held = False
        self._start()

    @property
    def is_busy(self) -> bool:
        """Whether keys wait to be obeyed, or one is still at work."""
        return bool(self._waiting) or (self._task is not None and not self._task.done())

    async def take(self, event: Input) -> None:
        """Obey a key now, or in its turn when another one is still at work."""
        if self._came_with_paste(event):
            return
        is_leaving = isinstance(event, events.Key) and event.key in LEAVING and not self._waiting
        if (self._is_held and not is_leaving) or (self._task is not None and not self._task.done()):
            self._waiting.append(event)
            return
        await self._hand_on(event)
        self._start()

    def _came_with_paste(self, event: Input) -> bool:
        """Whether a key is the rest of a pasted text that held the mark by which terminals end a paste."""
        belongs = isinstance(event, events.Key) and 0 <= event.time - self._pasted_at < BURST
        if belongs or isinstance(event, events.Paste):
            self._pasted_at = event.time
        return belongs

    def _start(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._work_off())
            self._task.add_done_callback(self._failed)

    def _failed(self, task: asyncio.Task[None]) -> None:
        """What a held-back key ran into ends the program as it would have at once."""
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            self._app._handle_exception(error)  # noqa: SLF001 - the one way that Textual has

    async def _work_off(self) -> None:
        await self._settled()
        while self._waiting:
            await self._hand_on(self._waiting.popleft())
            await self._settled()

    async def _settled(self) -> None:
        """Until the key has gone from the focused widget up to the app, and a screen that it opened has its focus."""
        try:
            async with asyncio.timeout(LONGEST):
                focused = self._app.focused or self._app.screen
                for pump in (*focused.ancestors_with_self, self._app.screen, self._app):
                    await _idle(pump)
                for pump in [*self._app.screen.walk_children(with_self=True), self._app]:
                    await _idle(pump)
        except TimeoutError:
            return


async def _idle(pump: MessagePump) -> None:
    """Until a widget has handled all that was in its queue."""
    done = asyncio.Event()
    if pump.is_running and pump.call_later(done.set):
        await done.wait()
