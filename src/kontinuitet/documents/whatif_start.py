"""When something falls, as people write it: a date and a time, or a word for the worst moment of the coming year."""

from datetime import datetime
from enum import Enum

from kontinuitet.analysis.holidays import STOCKHOLM

YEARS = range(1970, 2200)
"""Nobody means another year; beyond them calendars end."""

_WORST_WORDS = frozenset(("värst", "värsta", "worst"))


class Start(Enum):
    """A start that is no date."""

    REFERENCE = "reference"
    WORST = "worst"


class BadStart(ValueError):
    """A text that is no moment."""


def read_start(text: str) -> datetime | Start:
    """An aware moment of "2026-11-27 18:00", the worst start, or for nothing the reference moment; else BadStart."""
    typed = text.strip()
    if not typed:
        return Start.REFERENCE
    if typed.casefold() in _WORST_WORDS:
        return Start.WORST
    try:
        moment = datetime.strptime(typed, "%Y-%m-%d %H:%M").replace(tzinfo=STOCKHOLM)
    except ValueError as error:
        raise BadStart(text) from error
    if moment.year not in YEARS:
        raise BadStart(text)
    return moment
