"""In what words: the catalogues, and how durations, dates and clocks are written for people.

A key is `area.name`; the area is the file that holds it, `locale/<language>/<area>.po`.
"""

from kontinuitet.wording.durations import BadDuration, format_duration, parse_duration
from kontinuitet.wording.language import LANGUAGES, TEST_LANGUAGE, Words, words

__all__ = [
    "LANGUAGES",
    "TEST_LANGUAGE",
    "BadDuration",
    "Words",
    "format_duration",
    "parse_duration",
    "words",
]
