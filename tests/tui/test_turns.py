"""Keys are obeyed in the order in which they were pressed, also before there is anything to see."""

import asyncio

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input

from kontinuitet.tui.turns import Turns


class Typing(App[int]):
    """A field, and keys in their turn."""

    def __init__(self, *, held: bool) -> None:
        super().__init__()
        self.turns = Turns(self, self.hand_on)
        self.held = held

    def on_mount(self) -> None:
        if not self.held:
            self.turns.begin()

    def compose(self) -> ComposeResult:
        yield Input("8 h", select_on_focus=False)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self.turns.take(event)
        else:
            await super().on_event(event)

    async def hand_on(self, event: events.Key | events.Paste) -> None:
        await super().on_event(event)


BURST = ["end", "backspace", "backspace", "backspace", *"2 dygn"]


async def typed(app: Typing, *, begin: bool) -> tuple[str, str]:
    """What stands in the field after a burst of keys, and after keys are obeyed at last."""
    async with app.run_test() as pilot:
        field = app.query_one(Input)
        field.focus()
        await pilot.pause()
        for key in BURST:
            name = {" ": "space"}.get(key, key)
            app.post_message(events.Key(name, key if len(key) == 1 else None))
        await asyncio.sleep(0.5)
        before = field.value
        if begin:
            app.turns.begin()
            await asyncio.sleep(0.5)
        return before, field.value


def test_letters_never_overtake_a_backspace() -> None:
    assert asyncio.run(typed(Typing(held=False), begin=False))[1] == "2 dygn"


async def pasted(pause: float) -> str:
    """What stands in the field after a text that pretends to end, followed by keys at once or after a pause."""
    app = Typing(held=False)
    async with app.run_test() as pilot:
        app.query_one(Input).focus()
        await pilot.pause()
        app.post_message(events.Paste("abc"))
        await asyncio.sleep(pause)
        for key in "qx":
            app.post_message(events.Key(key, key))
        await asyncio.sleep(0.3)
        return app.query_one(Input).value


def test_keys_that_come_with_a_paste_are_no_keys() -> None:
    assert asyncio.run(pasted(0)) == "8 habc"
    assert asyncio.run(pasted(0.1)) == "8 habcqx"


def test_keys_pressed_before_the_program_is_ready_wait() -> None:
    assert asyncio.run(typed(Typing(held=True), begin=True)) == ("8 h", "2 dygn")
