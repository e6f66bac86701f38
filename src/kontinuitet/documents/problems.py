"""What a reader says about a text that it cannot take: a value with its place, put into words at the edge."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

from kontinuitet.domain.text import clean_line
from kontinuitet.wording import Words


class ProblemSeverity(StrEnum):
    """An error stops the whole import or start; a warning lets it go on."""

    ERROR = "error"
    WARNING = "warning"


_LONGEST = {"text": 120, "id": 60}
_LONGEST_LIST = 1000
"""Characters of a user's text that a problem quotes, and of what it lists as possible."""

_PER_FILE = 100
"""Problems listed for one file; who has more has given the wrong file, and reads no further anyway."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing wrong with a text.

    ``code`` is the whole key of the sentence in the catalogues (``problems.plan.unknown_key``); ``params`` its
    values, as sorted pairs of texts, so that problems can be compared and kept in sets. ``line`` counts from 1;
    0 means the file as a whole, and an empty ``file`` the data as a whole.
    """

    code: str
    params: tuple[tuple[str, str], ...] = ()
    file: str = ""
    line: int = 0
    severity: ProblemSeverity = ProblemSeverity.ERROR

    @property
    def is_error(self) -> bool:
        """Whether nothing may be done before this is mended."""
        return self.severity is ProblemSeverity.ERROR


def problem(
    code: str,
    *,
    file: str = "",
    line: int = 0,
    severity: ProblemSeverity = ProblemSeverity.ERROR,
    **params: object,
) -> Problem:
    """A problem, its parameters given by name."""
    # What a user wrote is quoted cleaned and shortened: it goes to a terminal.
    pairs = tuple(
        sorted((name, clean_line(str(value)[: _LONGEST.get(name, _LONGEST_LIST)])) for name, value in params.items())
    )
    return Problem(code=code, params=pairs, file=file, line=line, severity=severity)


def problem_text(found: Problem, words: Words) -> str:
    """The problem as one line: ``file:line: what is wrong – what to write instead``.

    A parameter whose name ends in ``_key`` is itself a key of the catalogues (``kind_key`` fills in ``{kind}``),
    one whose name ends in ``_minutes`` a length of time.
    """
    sentence = words(found.code, **dict(_spoken(name, value, words) for name, value in found.params))
    place = f"{found.file}:{found.line}" if found.file and found.line else found.file
    return f"{place}: {sentence}" if place else sentence


def _spoken(name: str, value: str, words: Words) -> tuple[str, str]:
    if name.endswith("_key"):
        return name.removesuffix("_key"), words(value)
    if name.endswith("_minutes"):
        return name.removesuffix("_minutes"), words.duration(int(value))
    return name, value


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems is an error."""
    return any(found.is_error for found in problems)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like a misspelt one, or an empty text when none is like it."""
    return _nearest(word[:80], frozenset(known))


@lru_cache(maxsize=256)
def _nearest(word: str, known: frozenset[str]) -> str:
    matches = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""


class ProblemLog:
    """The problems of one file as they are found, at most a hundred and one."""

    def __init__(self, file: str) -> None:
        """Nothing is wrong with ``file`` yet."""
        self.file = file
        self._found: list[Problem] = []
        self._left_out = 0

    def add(
        self,
        code: str,
        *,
        line: int,
        severity: ProblemSeverity = ProblemSeverity.ERROR,
        among: tuple[str, Iterable[str]] | None = None,
        **params: object,
    ) -> None:
        """Note a problem; with ``among`` (a word and the known ones) and a likely one, ``code_near`` names ``near``."""
        if len(self._found) >= _PER_FILE:
            self._left_out += 1
            return
        likely = nearest(*among) if among else ""
        if likely:
            code, params = f"{code}_near", {**params, "near": likely}
        self._found.append(problem(code, file=self.file, line=line, severity=severity, **params))

    @property
    def is_clean(self) -> bool:
        """Whether nothing has been found so far."""
        return not self._found

    def problems(self) -> tuple[Problem, ...]:
        """What was found, in the order of the lines, and at the end how many more there were."""
        more = [problem("problems.file.more", file=self.file, count=self._left_out)] if self._left_out else []
        return (*sorted(self._found, key=lambda found: found.line), *more)
