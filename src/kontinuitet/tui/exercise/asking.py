"""From what a facilitator typed in a dialog to a command, or the sentence of what is wrong."""

from collections.abc import Callable, Sequence

from kontinuitet.exercise.commands import Command
from kontinuitet.exercise.events import Manner
from kontinuitet.exercise.timeline import MINUTE
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.exercise.form import FormField, Picked, Typed, Values
from kontinuitet.tui.exercise.live import LiveScreen
from kontinuitet.wording import Words

NOBODY_NOTED = "?"
MOST_DIGITS = 4


class BadMinutes(ValueError):
    """Not a number of minutes."""


def ask(
    screen: LiveScreen,
    title: str,
    fields: Sequence[FormField],
    command: Callable[[Values], Command],
    *,
    text: str = "",
) -> None:
    """Ask, and carry out the command that the answers mean."""

    def submit(values: Values) -> str:
        try:
            meant = command(values)
        except BadMinutes:
            return screen.words("room.bad_minutes")
        return screen.give(meant)

    screen.form(title, fields, submit=submit, text=text)


def minutes(text: str) -> int | None:
    """Minutes as typed, in ms: empty is 0, "?" is ``None``; ``BadMinutes`` for anything but a whole number."""
    if text == NOBODY_NOTED:
        return None
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        raise BadMinutes(text)
    return int(text) * MINUTE


def who_field(words: Words, value: str = "") -> Typed:
    """Who did it."""
    return Typed("who", words("room.field.who"), value)


def ago_field(words: Words) -> Typed:
    """How many minutes ago it was seen."""
    return Typed("ago", words("room.field.ago"), "0")


def manner_field(words: Words) -> Picked:
    """From the plan, improvised, or nobody said."""
    said = (Manner.PLAN, Manner.IMPROVISED, Manner.NOT_SAID)
    options = [Option(one.value, words(f"exercise.manner.{one.value}")) for one in said]
    return Picked("manner", words("room.field.manner"), options, Manner.NOT_SAID.value)
