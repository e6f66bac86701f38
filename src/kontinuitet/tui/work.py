"""Something long that one screen wants to know, worked out between the keys."""

import asyncio
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

from kontinuitet.tui.looking import PAUSE, worked_off

if TYPE_CHECKING:
    from kontinuitet.tui.app import KontinuitetApp

Answer = TypeVar("Answer")


class Work(Generic[Answer]):
    """A generator that pauses after every few milliseconds and at last returns an answer; ``stop`` gives it up."""

    def __init__(
        self,
        app: "KontinuitetApp",
        slices: Generator[None, None, Answer],
        *,
        then: Callable[[Answer], None],
        on_pause: Callable[[int], None] | None = None,
    ) -> None:
        """Begin at once; ``then`` gets the answer, ``on_pause`` now and then the number of slices that are done."""
        self._app = app
        self._done = 0
        self._answer: list[Answer] = []
        self._then = then
        self._on_pause = on_pause
        self._task = asyncio.create_task(self._work(self._counted(slices)))
        self._task.add_done_callback(self._failed)

    def stop(self) -> None:
        """Nobody wants to know any longer."""
        self._task.cancel()

    def _counted(self, slices: Generator[None, None, Answer]) -> Iterator[None]:
        while True:
            try:
                yield next(slices)
            except StopIteration as done:
                self._answer.append(done.value)
                return
            self._done += 1

    async def _work(self, slices: Iterator[None]) -> None:
        while self._app.is_running:
            if not self._app.looking.quiet and worked_off(slices):
                self._then(self._answer[0])
                return
            if self._on_pause is not None:
                self._on_pause(self._done)
            await asyncio.sleep(max(PAUSE, self._app.looking.quiet))

    def _failed(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            self._app._handle_exception(error)  # noqa: SLF001 - the one way that Textual has
