"""Durations as people write them, kept as whole minutes.

What `format_duration` gives is the normal form on disk: `parse_duration` reads it back to the same minutes.
"""

import re

HOUR = 60
DAY = 24 * HOUR
WEEK = 7 * DAY

LONGEST = 3650 * DAY
"""Ten years: whoever plans for a longer outage has made a slip of the pen."""

_COMMON = {"min": 1, "h": HOUR, "d": DAY}

_SWEDISH = _COMMON | {
    **dict.fromkeys(("minut", "minuter"), 1),
    **dict.fromkeys(("tim", "timme", "timmar"), HOUR),
    **dict.fromkeys(("dygn", "dag", "dagar"), DAY),
    **dict.fromkeys(("v", "vecka", "veckor"), WEEK),
}

_ENGLISH = _COMMON | {
    **dict.fromkeys(("minute", "minutes"), 1),
    **dict.fromkeys(("hour", "hours"), HOUR),
    **dict.fromkeys(("day", "days"), DAY),
    **dict.fromkeys(("w", "week", "weeks"), WEEK),
}

_UNITS = {"sv": _SWEDISH, "en": _ENGLISH, "qps": _ENGLISH}

# Written with a number of at least two, except for weeks, whose short form has no plural.
_DAYS = {"sv": "dygn", "en": "days", "qps": "days"}
_WEEKS = {"sv": "v", "en": "w", "qps": "w"}

_PART = re.compile(r"\s*([0-9]+)\s*([a-z]+)")

# More than the longest sensible text; it keeps a pasted document from being searched for units.
_LONGEST_TEXT = 60


class BadDuration(ValueError):
    """A text that is not a duration; `text` is what was written."""

    def __init__(self, text: str) -> None:
        """Keep what was written, for whoever puts the problem into words."""
        super().__init__(text)
        self.text = text


def parse_duration(text: str, lang: str) -> int:
    """The minutes of a text such as "1 h 30 min", "3 dygn" or "2 weeks"; "0 min" is zero.

    Whole numbers with units, the larger unit first, each at most once. BadDuration for anything else, also for
    decimals ("1,5 h" may be an hour and a half or a slip) and for more than ten years.
    """
    minutes = 0
    smallest: int | None = None
    for number, unit in _parts(text):
        size = _UNITS[lang].get(unit)
        if size is None or (smallest is not None and size >= smallest):
            raise BadDuration(text)
        minutes, smallest = minutes + number * size, size
    if minutes > LONGEST:
        raise BadDuration(text)
    return minutes


def _parts(text: str) -> list[tuple[int, str]]:
    """Numbers and units in the order written; at least one pair, and nothing besides."""
    if len(text) > _LONGEST_TEXT:
        raise BadDuration(text)
    rest = text.rstrip().lower()
    parts: list[tuple[int, str]] = []
    while rest or not parts:
        match = _PART.match(rest)
        if match is None:
            raise BadDuration(text)
        parts.append((int(match[1]), match[2]))
        rest = rest[match.end() :]
    return parts


def format_duration(minutes: int, lang: str) -> str:
    """The normal form of whole minutes, zero or more: "45 min", "67 h 15 min", "24 h", "3 dygn", "2 v".

    Weeks and days appear only when they come out even, and one day is "24 h": a limit reads "24 h" in every plan.
    """
    if minutes and minutes % WEEK == 0:
        return f"{minutes // WEEK} {_WEEKS[lang]}"
    if minutes >= 2 * DAY and minutes % DAY == 0:
        return f"{minutes // DAY} {_DAYS[lang]}"
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"
