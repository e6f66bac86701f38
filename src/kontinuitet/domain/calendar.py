"""Opening hours as data: spans of weekdays and minutes of the day, and what public holidays do to them."""

from typing import Annotated

from pydantic import Field

from kontinuitet.domain.text import Line, Slug
from kontinuitet.domain.values import Value

ALWAYS = "alltid"
"""The id of the built-in calendar that is always open; no municipality needs to define it."""

Weekday = Annotated[int, Field(ge=0, le=6)]
MinuteOfDay = Annotated[int, Field(ge=0, le=1440)]


class OpenSpan(Value):
    """Open from ``start`` to ``end`` (minutes after midnight) on the weekdays ``first`` to ``last`` (Monday is 0)."""

    first: Weekday
    last: Weekday
    start: MinuteOfDay
    end: MinuteOfDay


class Calendar(Value):
    """When something is open: no spans means always. Swedish public holidays close it unless ``holidays_open``.

    From ``season_first`` to ``season_last`` of each year (``MM-DD``, both included, perhaps over New Year) the
    ``season_spans`` hold instead: summer staffing. Without the two days there is no season.
    """

    id: Slug
    name: Line
    spans: tuple[OpenSpan, ...] = ()
    holidays_open: bool = False
    season_first: Line = ""
    season_last: Line = ""
    season_spans: tuple[OpenSpan, ...] = ()


class Moment(Value):
    """A weekday and a time of day, in a week without holidays (the reference moment of a municipality)."""

    weekday: Weekday
    minute: MinuteOfDay
