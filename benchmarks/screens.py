"""What a person waits for between a key and what it shows, in a program whose screen is drawn into nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from statistics import median
from time import perf_counter

from rich.console import RenderableType
from textual import events
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from kontinuitet.domain.values import Place
from kontinuitet.storage import open_database
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.tui.dialogs import AskLine
from kontinuitet.tui.lines import MessageLine
from kontinuitet.tui.plans.cell_table import CellTable
from kontinuitet.tui.plans.register import RegisterScreen
from kontinuitet.tui.plans.service import ServicePage
from kontinuitet.usecases.desk import Desk
from kontinuitet.wording import words
from timing import Compared
from town import Town

_SIZE = (80, 24)
_LONGEST = 30

Until = Callable[[], bool]
Timed = Callable[[], Awaitable[float]]


class _Drawn:
    """Tells when what somebody waits for has been drawn."""

    def __init__(self) -> None:
        self._until: Until | None = None
        self._seen = asyncio.Event()
        self._when = 0.0

    def drawn(self) -> None:
        if self._until is not None and self._until():
            self._until, self._when = None, perf_counter()
            self._seen.set()

    async def after(self, key: events.Key, app: "App[int] | App[None]", until: Until) -> float:
        """Seconds from a key to the first drawing in which something holds."""
        self._until = until
        self._seen.clear()
        begin = perf_counter()
        app.post_message(key)
        async with asyncio.timeout(_LONGEST):
            await self._seen.wait()
        return self._when - begin


class _Program(KontinuitetApp):
    drawn: _Drawn | None = None

    def _display(self, screen: "Screen[object]", renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if self.drawn is not None:
            self.drawn.drawn()


class _OneInput(App[None]):
    drawn: _Drawn | None = None

    def compose(self) -> ComposeResult:
        yield Input()

    def _display(self, screen: "Screen[object]", renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if self.drawn is not None:
            self.drawn.drawn()


def edit(town: Town, rounds: int) -> Compared:
    """A value entered on a service's page: stored, and the page drawn with it."""
    return asyncio.run(_compared(town, rounds, _edit))


def register(town: Town, rounds: int) -> Compared:
    """The register of resources opened."""
    return asyncio.run(_compared(town, rounds, _register))


def narrow(town: Town, rounds: int) -> Compared:
    """A letter typed into the filter of the register of resources."""
    return asyncio.run(_compared(town, rounds, _narrow))


async def _compared(town: Town, rounds: int, act: Callable[[_Program, _Drawn], Awaitable[Timed]]) -> Compared:
    """Both programs live at the same time, and only one of them gets a key."""
    floor, ours = _OneInput(), _Program(lambda: Desk(open_database(town.database)), words("sv"))
    async with floor.run_test(size=_SIZE) as one, ours.run_test(size=_SIZE) as other:
        floor.drawn, ours.drawn = _Drawn(), _Drawn()
        await one.pause()
        await other.pause()
        await _until(lambda: ours.is_open)
        do, floor_do = await act(ours, ours.drawn), await _letter(floor, floor.drawn)
        pairs = [(await _settled(ours, do), await floor_do()) for _ in range(rounds + 1)][1:]
        ours.desk.close()
    return Compared(median(pair[0] for pair in pairs), median(pair[1] for pair in pairs))


async def _settled(app: _Program, do: Timed) -> float:
    """A person looks at the screen for longer than the rules take: they are not measured with the next key."""
    await _until(lambda: not app.looking.is_working)
    return await do()


async def _letter(app: _OneInput, drawn: _Drawn) -> Timed:
    async def do() -> float:
        field = app.query_one(Input)
        length = len(field.value)
        return await drawn.after(events.Key("a", "a"), app, lambda: len(field.value) > length)

    return do


async def _until(holds: Until) -> None:
    async with asyncio.timeout(_LONGEST):
        while not holds():  # noqa: ASYNC110 - the screens tell nobody
            await asyncio.sleep(0.005)


async def _edit(app: _Program, drawn: _Drawn) -> Timed:
    identity = app.desk.plan.services[0].id
    page = ServicePage(identity, at=Place(object=identity, field="rto"))
    await app.push_screen(page)

    async def do() -> float:
        hours = 2 if app.desk.plan.service[identity].rto == 60 else 1
        app.post_message(events.Key("enter", None))
        await _until(lambda: isinstance(app.screen, AskLine) and app.screen.query(Input).first().has_focus)
        app.screen.query_one(Input).value = f"{hours} h"
        await asyncio.sleep(0.05)
        line = page.query_one(MessageLine)
        return await drawn.after(
            events.Key("enter", None),
            app,
            lambda: (
                app.screen is page and app.desk.plan.service[identity].rto == hours * 60 and line.message is not None
            ),
        )

    return do


async def _register(app: _Program, drawn: _Drawn) -> Timed:
    # The program may have gone on at the service where it was left.
    while len(app.screen_stack) > 1:
        await app.pop_screen()

    async def do() -> float:
        app.post_message(events.Key("r", "r"))
        await _until(lambda: app.screen.is_modal)
        await asyncio.sleep(0.05)
        for letter in "resu":
            app.post_message(events.Key(letter, letter))
        await asyncio.sleep(0.2)
        length = await drawn.after(
            events.Key("enter", None),
            app,
            lambda: isinstance(app.screen, RegisterScreen) and bool(app.screen.query_one(CellTable).rows),
        )
        app.post_message(events.Key("escape", None))
        await _until(lambda: not isinstance(app.screen, RegisterScreen))
        return length

    return do


async def _narrow(app: _Program, drawn: _Drawn) -> Timed:
    page = RegisterScreen("resources")
    await app.push_screen(page)
    table = page.query_one(CellTable)

    async def do() -> float:
        app.post_message(events.Key("slash", "/"))
        await _until(lambda: page.query_one(Input).has_focus)
        every = len(table.rows)
        length = await drawn.after(events.Key("7", "7"), app, lambda: 0 < len(table.rows) < every)
        app.post_message(events.Key("escape", None))
        await _until(lambda: len(table.rows) == every)
        return length

    return do
