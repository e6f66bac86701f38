"""Reading answers: one act a line, so that an exercise can be played without a room."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kontinuitet.documents.problems import Problem, has_errors
from kontinuitet.documents.scenario.fields import bars, commas, pair_of
from kontinuitet.documents.scenario.front import language
from kontinuitet.documents.scenario.reading import Reading
from kontinuitet.documents.scenario.source import Unreadable, decode
from kontinuitet.documents.scenario.vocabulary import ActField, AnswerKey, Vocabulary
from kontinuitet.documents.scenario.words import VOCABULARIES, find, other, spellings
from kontinuitet.domain.text import is_slug
from kontinuitet.exercise.answers import Act, ActKind, Answers, ContactResult

MOST_ACTS = 50_000

_ACT = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?:\s+(.*))?")
_BEGINS = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
_PACE = re.compile(r"(\d{1,3})")
_COMMENT = re.compile(r"^\s*#.*|\s#(?:\s.*)?$")
_IDS = re.compile(r"[a-z0-9-]+(\.o?\d+)?")

_FASTEST = 100  # times as fast as a watch

_NEEDS_ID = (ActKind.DONE, ActKind.NOT_DONE, ActKind.RELEASE, ActKind.SKIP, ActKind.OPTION)
_NEEDS_TEXT = (ActKind.DECISION, ActKind.NOTE, ActKind.INJECT)
_NEEDS_TARGET = (ActKind.CONTACT, ActKind.STATUS, ActKind.REPORT)


def read_answers(text: str | bytes, name: str) -> tuple[Answers | None, tuple[Problem, ...]]:
    """The answers of a file, or None when anything in it is an error, with all problems. Takes any bytes.

    Whether the ids that the acts name exist can be told only with the scenario: see ``check_answers``.
    """
    try:
        decoded = decode(text)
    except Unreadable as refused:
        reading = Reading(name, VOCABULARIES["sv"])
        reading.add(f"answers_{refused.code}", 0)
        return None, tuple(reading.problems)
    lines = [(number, _COMMENT.sub("", line).strip()) for number, line in enumerate(decoded.split("\n"), 1)]
    kept = [(number, line) for number, line in lines if line]
    reading = Reading(name, _language(kept, name))
    head = [pair for pair in kept if _ACT.fullmatch(pair[1]) is None]
    acts = [pair for pair in kept if _ACT.fullmatch(pair[1]) is not None]
    if len(acts) > MOST_ACTS:
        reading.add("too_many_acts", 0, most=MOST_ACTS)
        return None, tuple(reading.problems)
    answers = _answers(_head(head, reading), tuple(_acts(acts, reading)), reading)
    problems = tuple(sorted(reading.problems, key=lambda problem: problem.line or 10**9))
    return None if has_errors(problems) else answers, problems


def _language(lines: list[tuple[int, str]], file: str) -> Vocabulary:
    """The language that the head names, or that most words of the file belong to; else the file name's."""
    scores = dict.fromkeys(VOCABULARIES, 0)
    for _, line in lines[:100]:
        split, act = pair_of(line), _ACT.fullmatch(line)
        for lang, words in VOCABULARIES.items():
            scores[lang] += act is not None and _kind(act[4] or "", words) is not None
            scores[lang] += split is not None and find(split[0], words.answer_keys) is not None
    best = max(scores, key=lambda lang: scores[lang])
    named = language(lines, file)
    if len(set(scores.values())) == 1 or any(_is_language(line) for _, line in lines):
        return named
    return VOCABULARIES[best]


def _is_language(line: str) -> bool:
    split = pair_of(line)
    return split is not None and any(
        find(split[0], words.answer_keys) is AnswerKey.LANGUAGE for words in VOCABULARIES.values()
    )


def _tables(words: Vocabulary) -> tuple[tuple[str, dict[str, object]], ...]:
    """The words that stand alone after a bar, by the field of an act that they fill."""
    return (
        ("manner", {word.casefold(): meaning for meaning, spelled in words.manners.items() for word in spelled}),
        ("status", {word.casefold(): meaning for meaning, spelled in words.statuses.items() for word in spelled}),
        ("contact", {word.casefold(): meaning for meaning, spelled in words.contacts.items() for word in spelled}),
    )


Head = Mapping[AnswerKey, tuple[str, int]]


def _head(lines: list[tuple[int, str]], reading: Reading) -> Head:
    found: dict[AnswerKey, tuple[str, int]] = {}
    for number, line in lines:
        split = pair_of(line)
        if split is None or line[:1].isdigit():
            reading.add("bad_act", number, word=line)
            continue
        key = reading.word(split[0], lambda w: w.answer_keys, code="unknown_answer_key", line=number)
        if key in found:
            reading.add("repeated_key", number, word=split[0])
        elif key is not None:
            found[key] = (reading.line(split[1], number), number)
    for key in (AnswerKey.SCENARIO, AnswerKey.BEGINS):
        if key not in found:
            reading.add("missing_answer_key", 1, word=reading.words.answer_keys[key][0])
    return found


def _answers(head: Head, acts: tuple[Act, ...], reading: Reading) -> Answers:
    scenario, line = head.get(AnswerKey.SCENARIO, ("", 0))
    if line and not is_slug(scenario):
        reading.add("bad_id", line, word=scenario)
    people = commas(head.get(AnswerKey.PARTICIPANTS, ("", 0))[0])
    return Answers(
        scenario=scenario,
        begins=_begins(head, reading),
        participants=tuple(dict.fromkeys(people)),
        lang=reading.words.lang,
        acts=acts,
    )


def _begins(head: Head, reading: Reading) -> datetime:
    text, line = head.get(AnswerKey.BEGINS, ("", 0))
    try:
        if _BEGINS.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    if line:
        reading.add("bad_start", line, word=text)
    return datetime(2000, 1, 1)  # noqa: DTZ001 (stands in for one that could not be read)


def _acts(lines: list[tuple[int, str]], reading: Reading) -> list[Act]:
    found: list[Act] = []
    latest = 0
    for number, line in lines:
        match = _ACT.fullmatch(line)
        if match is None:
            continue
        at = int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3] or 0)
        if at < latest:
            reading.add("act_backwards", number, word=line.split()[0])
        latest = max(at, latest)
        act = _act(at, match[4] or "", reading, number)
        if act is not None:
            found.append(act)
    return found


def _kind(text: str, words: Vocabulary) -> tuple[ActKind, str] | None:
    """The act that a line begins with, and the rest; of two that fit the longer one."""
    folded = text.casefold()
    named = [(written, kind) for kind, spelled in words.acts.items() for written in spelled]
    for written, kind in sorted(named, key=lambda pair: -len(pair[0])):
        if folded == written or folded.startswith((f"{written} ", f"{written}|")):
            return kind, text[len(written) :].strip()
    return None


def _act(at: int, text: str, reading: Reading, line: int) -> Act | None:
    found = _kind(text, reading.words)
    if found is None:
        wrong = _kind(text, other(reading.words))
        word = text.split("|", maxsplit=1)[0].strip() or "–"
        if wrong is None:
            reading.unknown("unknown_act", line, word.split()[0], spellings(reading.words.acts))
        else:
            written = other(reading.words).acts[wrong[0]][0]
            reading.add("other_language", line, word=written, known=reading.words.acts[wrong[0]][0])
        return None
    kind, rest = found
    subject, *fields = bars(rest)
    draft = _Draft(reading, line, {"at": at, "kind": kind, "line": line})
    draft.subject(kind, subject)
    for part in fields:
        draft.field(part)
    draft.complete(kind)
    return Act.model_validate(draft.values)


@dataclass
class _Draft:
    """An act while its fields are read."""

    reading: Reading
    line: int
    values: dict[str, object]

    def subject(self, kind: ActKind, text: str) -> None:
        """What stands between the act and the first bar."""
        text = self.reading.line(text, self.line)
        if kind is ActKind.PAUSE:
            self.values["minutes"] = self.reading.duration(text, self.line)
        elif kind is ActKind.PACE:
            self.values["pace"] = self._pace(text)
        elif kind in _NEEDS_ID or kind is ActKind.UNDO:
            self._id(kind, text)
        elif kind in _NEEDS_TARGET:
            self.values["target"] = text
            if not text:
                self.reading.add("act_without_subject", self.line)
        elif kind in _NEEDS_TEXT:
            self.values["text"] = text
            if not text:
                self.reading.add("act_without_subject", self.line)
        elif text:
            self.reading.add("act_with_subject", self.line, word=text)

    def _id(self, kind: ActKind, text: str) -> None:
        if not text and kind is not ActKind.UNDO:
            self.reading.add("act_without_subject", self.line)
        elif text and _IDS.fullmatch(text) is None:
            self.reading.add("bad_id", self.line, word=text)
        self.values["target"] = text

    def _pace(self, text: str) -> int | None:
        match = _PACE.fullmatch(text)
        if match is None or not 1 <= int(match[1]) <= _FASTEST:
            self.reading.add("bad_pace", self.line, word=text or "–", most=_FASTEST)
            return None
        return int(match[1])

    def field(self, part: str) -> None:
        """What stands after a bar: a word of its own, or a key and its value."""
        split = pair_of(part)
        if split is None:
            self._word(part)
            return
        key = self.reading.word(split[0], lambda w: w.act_fields, code="unknown_act_field", line=self.line)
        takers: Mapping[ActField, Callable[[str], None]] = {
            ActField.MANNER: self._word,
            ActField.AGO: self._ago,
            ActField.RECEIVER: self._receiver,
            ActField.AFTER: self._after,
        }
        simple = {
            ActField.BY: "by",
            ActField.REASON: "reason",
            ActField.REFERENCE: "reference",
            ActField.SENDER: "sender",
            ActField.CHANNEL: "channel",
        }
        if key is None:
            return
        if key in takers:
            takers[key](split[1])
        else:
            self._once(simple[key], self.reading.line(split[1], self.line), self.reading.words.act_fields[key][0])

    def _once(self, name: str, value: object, word: str) -> None:
        if name in self.values:
            self.reading.add("repeated_key", self.line, word=word)
        self.values[name] = value

    def _word(self, text: str) -> None:
        """A word that needs no key: how it was done, what state, whether somebody answered."""
        for name, table in _tables(self.reading.words):
            if text.casefold() in table:
                self._once(name, table[text.casefold()], text)
                return
        mine = _tables(self.reading.words)
        for number, (_, table) in enumerate(_tables(other(self.reading.words))):
            if text.casefold() in table:
                known = next(word for word, value in mine[number][1].items() if value == table[text.casefold()])
                self.reading.add("other_language", self.line, word=text, known=known)
                return
        self.reading.unknown("unknown_act_word", self.line, text, (word for _, table in mine for word in table))

    def _ago(self, text: str) -> None:
        ago = self.reading.words.ago
        if text.casefold().endswith(f" {ago}"):
            text = text[: -len(ago)].strip()
        self._once("ago", self.reading.duration(text, self.line), ago)

    def _after(self, text: str) -> None:
        self._once("contact", ContactResult.REACHED, text)
        self._once("minutes", self.reading.duration(text, self.line), text)

    def _receiver(self, text: str) -> None:
        text = self.reading.line(text, self.line)
        if self.values["kind"] is ActKind.INJECT:
            self._once("to", tuple(commas(text)), text)
        else:
            self._once("receiver", text, text)

    def complete(self, kind: ActKind) -> None:
        """What an act of that kind cannot do without."""
        if kind is ActKind.STATUS and "status" not in self.values:
            known = " / ".join(spellings(self.reading.words.statuses))
            self.reading.add("status_without_word", self.line, known=known)
        if kind is ActKind.CONTACT and "contact" not in self.values:
            known = " / ".join(spellings(self.reading.words.contacts))
            self.reading.add("contact_without_word", self.line, known=known)
