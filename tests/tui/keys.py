"""Pressing keys as fast as the program obeys them: each waits for the one before it, not for a quiet machine.

Textual's own ``press`` guesses from the processor's load when a key is done with, and sleeps at least a twenty-fifth of
a second for that. The program itself knows when a key has been obeyed.
"""

import asyncio
import unicodedata

from textual import events
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

from kontinuitet.tui.app import KontinuitetApp


async def press(app: KontinuitetApp, pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after another, and wait until the last one has been obeyed and drawn."""
    for key in keys:
        taken = asyncio.Event()
        app.post_message(_event(key))
        app.call_later(taken.set)
        while app.is_running and (app.is_busy or not taken.is_set()):  # noqa: ASYNC110 - a state, no event
            await asyncio.sleep(0.002)
    await pilot.pause()


def _event(key: str) -> events.Key:
    """A key by Textual's name for it, or by its character, with the character that it types."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    try:
        character = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        character = name if len(name) == 1 else None
    return events.Key(name, character)
