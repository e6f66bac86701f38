"""Days, moments and the exercise clock, as they are written in Swedish and English."""

from datetime import date, datetime

_WEEKDAYS = {
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}

_MONTHS = {
    "sv": (
        *("januari", "februari", "mars", "april", "maj", "juni"),
        *("juli", "augusti", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}

_SHORT = 3  # Both languages shorten weekdays and months to three letters in tables.


def weekday(day: date, lang: str) -> str:
    """The day's name: "fredag"."""
    return _WEEKDAYS[lang][day.weekday()]


def month(day: date, lang: str) -> str:
    """The month's name: "november"."""
    return _MONTHS[lang][day.month - 1]


def short_moment(moment: datetime, lang: str) -> str:
    """Weekday and time: "fre 17:50"."""
    return f"{weekday(moment, lang)[:_SHORT]} {moment:%H:%M}"


def moment(moment: datetime, lang: str) -> str:
    """Day and time without the year: "fre 27 nov 17:50"."""
    day = f"{weekday(moment, lang)[:_SHORT]} {moment.day} {month(moment, lang)[:_SHORT]}"
    return f"{day} {moment:%H:%M}"


def long_moment(moment: datetime, lang: str) -> str:
    """Weekday, date and time in full: "fredag 27 november 2026 14:40"."""
    return f"{weekday(moment, lang)} {long_date(moment, lang)} {moment:%H:%M}"


def long_date(day: date, lang: str) -> str:
    """A date in full: "27 november 2026"."""
    return f"{day.day} {month(day, lang)} {day.year}"


def clock(milliseconds: int) -> str:
    """Exercise time, hours without limit: "00:31:12"; a moment before the start has a minus sign."""
    sign = "−" if milliseconds < 0 else ""
    minutes, seconds = divmod(abs(milliseconds) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours:02}:{minutes:02}:{seconds:02}"
