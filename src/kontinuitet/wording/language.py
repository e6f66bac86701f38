"""The one door from a message key to a sentence."""

from datetime import date, datetime
from functools import cache
from gettext import GNUTranslations
from os import PathLike

from kontinuitet.wording import dates
from kontinuitet.wording.catalogue import LOCALE, open_catalogue
from kontinuitet.wording.durations import format_duration

LANGUAGES = ("sv", "en")
"""The languages a user can choose; the first is what a Swedish municipality gets unasked."""

TEST_LANGUAGE = "qps"
"""A made-up language: English within ⟦⟧. What a screen shows outside the brackets never came from a catalogue."""


class Words:
    """What the program says, in one language."""

    def __init__(self, lang: str, *, locale: str | PathLike[str] = LOCALE) -> None:
        """Open a language; ValueError for one that does not exist."""
        if lang not in (*LANGUAGES, TEST_LANGUAGE):
            raise ValueError(lang)
        self.lang = lang
        self._wraps = lang == TEST_LANGUAGE
        self._speech = "en" if self._wraps else lang
        self._folder = f"{locale}/{self._speech}"
        self._areas: dict[str, GNUTranslations | None] = {}

    def __call__(self, key: str, /, **params: object) -> str:
        """The message with its parameters filled in; KeyError for a key, or a parameter, that does not exist."""
        return self._wrap(self._message(key).format(**params))

    def plural(self, key: str, n: int, /, **params: object) -> str:
        """The message in the form that fits the number, which it may show as {n}; KeyError as above."""
        area = self._area(key)
        message = key if area is None else area.ngettext(key, key, n)
        if message == key:
            raise KeyError(key)
        return self._wrap(message.format(n=n, **params))

    def has(self, key: str) -> bool:
        """Whether the language has the key, in one form or as a plural."""
        area = self._area(key)
        return area is not None and not (area.gettext(key) == area.ngettext(key, key, 1) == key)

    def duration(self, minutes: int) -> str:
        """Minutes as people write them: 90 is "1 h 30 min"."""
        return self._wrap(format_duration(minutes, self._speech))

    def short_moment(self, moment: datetime) -> str:
        """Weekday and time, for moments within a week: "fre 17:50"."""
        return self._wrap(dates.short_moment(moment, self._speech))

    def moment(self, moment: datetime) -> str:
        """Day and time in a list: "fre 27 nov 17:50"."""
        return self._wrap(dates.moment(moment, self._speech))

    def long_moment(self, moment: datetime) -> str:
        """A moment in running text: "fredag 27 november 2026 14:40"."""
        return self._wrap(dates.long_moment(moment, self._speech))

    def date(self, day: date) -> str:
        """A day in running text: "27 november 2026"."""
        return self._wrap(dates.long_date(day, self._speech))

    def clock(self, milliseconds: int) -> str:
        """Exercise time since the start, "00:31:12"; the same in every language, so never a word."""
        return dates.clock(milliseconds)

    def _area(self, key: str) -> GNUTranslations | None:
        # An area is read when it is first spoken: a command that prints a version needs none.
        area = key.partition(".")[0]
        if area not in self._areas:
            self._areas[area] = open_catalogue(self._folder, area)
        return self._areas[area]

    def _message(self, key: str) -> str:
        area = self._area(key)
        message = key if area is None else area.gettext(key)
        if message == key:
            raise KeyError(key)
        return message

    def _wrap(self, text: str) -> str:
        return f"⟦{text}⟧" if self._wraps else text


@cache
def words(lang: str) -> Words:
    """The language of that code, opened once; ValueError for one that does not exist."""
    return Words(lang)
