"""Lengths of time as a facilitator reads them at a glance."""

from kontinuitet.exercise.timeline import MINUTE
from kontinuitet.wording import Words

SECOND = 1000
HOUR = 60 * MINUTE


def countdown(milliseconds: int, words: Words) -> str:
    """What is left, or how late it is: "3:48", from an hour "1 h 10 min"."""
    length = abs(milliseconds)
    if length >= HOUR:
        return words.duration(length // MINUTE)
    minutes, seconds = divmod(length // SECOND, 60)
    return f"{minutes}:{seconds:02}"


def rough(milliseconds: int, words: Words) -> str:
    """About how long: minutes up to two hours, hours up to two days, then days."""
    minutes = max(0, milliseconds) // MINUTE
    if minutes < 120:
        return words("room.minutes", n=minutes)
    if minutes < 48 * 60:
        return words.duration(minutes // 60 * 60)
    return words.duration(minutes // 1440 * 1440)
