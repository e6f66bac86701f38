"""Conditions: milestones joined by *and* or by *or*, with parentheses; the only condition language there is."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from kontinuitet.documents.scenario.moments import exercise_time
from kontinuitet.documents.scenario.reading import Reading
from kontinuitet.documents.scenario.source import NESTING
from kontinuitet.documents.scenario.vocabulary import Key, Vocabulary
from kontinuitet.documents.scenario.words import find
from kontinuitet.exercise.scenario import BuiltIn, Condition, Milestone

_TOKEN = re.compile(r"[()]|[^\s()]+")
_NAME = re.compile(r"[\w-]+( [\w-]+)*")
_OPERATORS = (Key.AND, Key.OR, Key.NOT, Key.BY)


class _Refused(Exception):
    """A condition that cannot be read, with the problem's code and parameter."""

    def __init__(self, code: str, word: str = "") -> None:
        super().__init__(code)
        self.code, self.word = code, word


def operator(word: str, words: Vocabulary) -> Key | None:
    """Which joining word it is: and, or, not, by."""
    return find(word, {key: words.keys[key] for key in _OPERATORS})


def milestone_name(text: str, words: Vocabulary) -> str | None:
    """A milestone's name as declared: words of letters, figures and hyphens, none of them a joining word."""
    name = " ".join(text.split())
    if _NAME.fullmatch(name) is None or any(operator(word, words) for word in name.split()):
        return None
    return name


def milestone(name: str, words: Vocabulary, cast: Collection[str]) -> Milestone:
    """The milestone of that name; "X stands still" with a cast member X is one that the engine reaches by itself."""
    member, _, rest = name.partition(" ")
    built_in = built_in_word(rest, words)
    if built_in is not None and (member in cast or member.isupper()):
        return Milestone(milestone=member, built_in=built_in)
    return Milestone(milestone=name)


def built_in_word(text: str, words: Vocabulary) -> BuiltIn | None:
    """Which of the engine's own milestones the words after the cast member mean."""
    return find(text, words.built_in)


def condition(text: str, reading: Reading, line: int, *, cast: Collection[str]) -> Condition | None:
    """What a condition says; a bad one is a problem, and None. Whether its milestones exist is asked elsewhere."""
    parser = _Parser(_TOKEN.findall(text), reading.words, cast)
    try:
        found = parser.whole()
    except _Refused as refused:
        reading.add(refused.code, line, word=refused.word)
        return None
    return found if isinstance(found, Condition) else Condition(all_of=(found,))


@dataclass
class _Parser:
    tokens: list[str]
    words: Vocabulary
    cast: Collection[str]
    place: int = 0
    depth: int = field(default=0)

    def whole(self) -> Milestone | Condition:
        found = self._joined()
        if self._peek():
            raise _Refused("condition_word", self._peek())
        return found

    def _peek(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def _operator(self) -> Key | None:
        return operator(self._peek(), self.words) if self._peek() else None

    def _joined(self) -> Milestone | Condition:
        parts = [self._part()]
        joint = self._operator()
        if joint not in (Key.AND, Key.OR):
            return parts[0]
        while (now := self._operator()) in (Key.AND, Key.OR):
            if now is not joint:
                raise _Refused("condition_mixed")
            self.place += 1
            parts.append(self._part())
        return Condition(all_of=tuple(parts)) if joint is Key.AND else Condition(any_of=tuple(parts))

    def _part(self) -> Milestone | Condition:
        if self._peek() == "(":
            return self._nested()
        negated = self._operator() is Key.NOT
        if negated:
            self.place += 1
            if self._peek() == "(":
                raise _Refused("condition_not_group")
        found = milestone(self._name(), self.words, self.cast)
        return found.model_copy(update={"negated": negated, "by": self._by()})

    def _nested(self) -> Milestone | Condition:
        self.depth += 1
        if self.depth > NESTING:
            raise _Refused("too_deep")
        self.place += 1
        found = self._joined()
        if self._peek() != ")":
            raise _Refused("condition_open")
        self.place += 1
        self.depth -= 1
        return found

    def _name(self) -> str:
        start = self.place
        while self._peek() and self._peek() not in "()" and self._operator() is None:
            self.place += 1
        if start == self.place:
            raise _Refused("condition_empty", self._peek() or "–")
        return " ".join(self.tokens[start : self.place])

    def _by(self) -> int | None:
        if self._operator() is not Key.BY:
            return None
        self.place += 1
        minutes = exercise_time(self._peek())
        if minutes is None:
            raise _Refused("bad_time", self._peek() or "–")
        self.place += 1
        return minutes
