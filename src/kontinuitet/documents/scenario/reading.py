"""One reading of one file: its language, and what was wrong so far."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from kontinuitet.documents.problems import Problem, nearest, problem
from kontinuitet.documents.scenario.vocabulary import Spellings, Vocabulary
from kontinuitet.documents.scenario.words import Meaning, find, find_phrase, other, spellings
from kontinuitet.domain.text import LINE_LIMIT, PROSE_LIMIT, clean_line, clean_prose
from kontinuitet.wording import BadDuration, parse_duration

MOST_PROBLEMS = 500
"""A file with more problems than this is another kind of file; the rest would help nobody."""

_AMOUNTS = re.compile(r"(\d+\s*[^\W\d_]+\s*)+")
_UNITS = re.compile(r"[^\W\d_]+")

_SHOWN = 80  # characters of a wrong word that a sentence repeats
_COMPARED = 200  # names that a wrong one is compared with

Table = Callable[[Vocabulary], Mapping[Meaning, Spellings]]
"""Which list of a vocabulary is meant."""


@dataclass
class Reading:
    """Collects problems with their lines, so that one bad line never hides the rest."""

    file: str
    words: Vocabulary
    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, line: int, **params: object) -> None:
        """Note an error; ``code`` without the area."""
        if len(self.problems) > MOST_PROBLEMS:
            return
        if len(self.problems) == MOST_PROBLEMS:
            self.problems.append(problem("scenario.more_problems", file=self.file, most=MOST_PROBLEMS))
            return
        pairs = tuple(sorted((name, _shown(str(value))) for name, value in params.items()))
        self.problems.append(Problem(code=f"scenario.{code}", params=pairs, file=self.file, line=line))

    def unknown(self, code: str, line: int, word: str, known: Iterable[str]) -> None:
        """Note a word that a list does not hold, with the nearest that it does, or else all of them."""
        if len(self.problems) > MOST_PROBLEMS:
            return
        names = list(dict.fromkeys(islice(known, _COMPARED)))
        near = nearest(word, names) or nearest(word.upper(), names)
        self.add(code, line, word=word, known=near or " / ".join(names) or "–")

    def word(self, text: str, table: Table[Meaning], *, code: str, line: int) -> Meaning | None:
        """What a word means. Another language's word is an error that is understood; an unknown one gives None."""
        meaning = find(text, table(self.words))
        if meaning is None:
            meaning = find(text, table(other(self.words)))
            if meaning is None:
                self.unknown(code, line, text, spellings(table(self.words)))
            else:
                self.add("other_language", line, word=text, known=table(self.words)[meaning][0])
        return meaning

    def phrase(
        self, text: str, table: Table[Meaning], *, code: str, line: int
    ) -> tuple[Meaning, Mapping[str, str]] | None:
        """Which phrase the text is, with what the author filled in; problems as for a word."""
        found = find_phrase(text, table(self.words))
        if found is None:
            found = find_phrase(text, table(other(self.words)))
            if found is None:
                self.unknown(code, line, text, spellings(table(self.words)))
            else:
                self.add("other_language", line, word=text, known=table(self.words)[found[0]][0])
        return found

    def duration(self, text: str, line: int) -> int | None:
        """Minutes; a bad duration is a problem, and None."""
        try:
            return parse_duration(text.strip(), self.words.lang)
        except BadDuration:
            self._bad_duration(text.strip(), line)
            return None

    def _bad_duration(self, text: str, line: int) -> None:
        """An unknown unit if that is what is wrong, else the whole text."""
        units = _UNITS.findall(text[:_SHOWN]) if _AMOUNTS.fullmatch(text[:_SHOWN]) else []
        unknown = next((unit for unit in units if unit.lower() not in self.words.units), None)
        if unknown is None:
            self.add("bad_duration", line, word=text or "–", units=" ".join(self.words.units))
        else:
            self.unknown("unknown_unit", line, unknown, self.words.units)

    def line(self, text: str, line: int) -> str:
        """A text on one line, cleaned; one that is too long is a problem, and cut."""
        return self._cut(clean_line(text), line, LINE_LIMIT)

    def prose(self, text: str, line: int) -> str:
        """A text of several lines, cleaned; one that is too long is a problem, and cut."""
        return self._cut(clean_prose(text), line, PROSE_LIMIT)

    def _cut(self, text: str, line: int, limit: int) -> str:
        if len(text) > limit:
            self.add("too_long", line, limit=limit)
        return text[:limit]


def _shown(text: str) -> str:
    text = clean_line(text)
    return text if len(text) <= _SHOWN * 5 else text[: _SHOWN * 5] + "…"
