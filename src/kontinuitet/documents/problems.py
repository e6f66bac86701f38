"""What a reader says about a text that it cannot take: a value with its place, put into words at the edge."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class ProblemSeverity(StrEnum):
    """An error stops the whole import or start; a warning lets it go on."""

    ERROR = "error"
    WARNING = "warning"


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
    pairs = tuple(sorted((name, str(value)) for name, value in params.items()))
    return Problem(code=code, params=pairs, file=file, line=line, severity=severity)


def problem_text(found: Problem, words: Callable[..., str]) -> str:
    """The problem as one line: ``file:line: what is wrong – what to write instead``."""
    sentence = words(found.code, **dict(found.params))
    place = f"{found.file}:{found.line}" if found.file and found.line else found.file
    return f"{place}: {sentence}" if place else sentence


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems is an error."""
    return any(found.is_error for found in problems)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like a misspelt one, or an empty text when none is like it."""
    matches = get_close_matches(word[:80], sorted(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""
