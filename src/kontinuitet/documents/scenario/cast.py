"""The sections that say who and what the scenario is about: the cast, the participants, the objectives."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from kontinuitet.documents.scenario.fields import Pair, bars, cast_ref, commas, pair, pair_of
from kontinuitet.documents.scenario.reading import Reading
from kontinuitet.documents.scenario.source import Item, Section
from kontinuitet.documents.scenario.vocabulary import Key, PartKey
from kontinuitet.documents.scenario.words import other
from kontinuitet.exercise.scenario import (
    CastField,
    CastMember,
    CastRef,
    CastRule,
    Objective,
    Participant,
    ParticipantKind,
)

_NAME = re.compile(r"[^\W\d_][\w-]{0,59}")
_NEEDS_MEMBER = (CastRule.SERVICE_WITHOUT, CastRule.INFORMATION_OF, CastRule.BACKUP_OF)


def list_only(section: Section, reading: Reading) -> tuple[Item, ...]:
    """The items of a section that is nothing but a list; anything else in it is a problem."""
    stray = section.text_line or section.quotes_line or (section.parts[0].line if section.parts else 0)
    if stray:
        reading.add("stray_text", stray, section=section.heading)
    return section.items


def _pairs(section: Section, reading: Reading) -> Iterator[Pair]:
    for item in list_only(section, reading):
        found = pair(item)
        if found is None:
            reading.add("no_key", item.line, word=item.text)
        else:
            yield found


def cast(section: Section, reading: Reading) -> tuple[CastMember, ...]:
    """The members of the cast. One may refer to those above it."""
    read: list[CastMember] = []
    above: dict[str, None] = {}
    for found in _pairs(section, reading):
        name = reading.line(found.key, found.line)
        if _NAME.fullmatch(name) is None or not name.isupper():
            reading.add("bad_cast_name", found.line, word=name)
        read.append(_member(name, found, reading, above=above))
        above[name] = None
    return tuple(read)


def _member(name: str, found: Pair, reading: Reading, *, above: Collection[str]) -> CastMember:
    rule, *rest = bars(found.value)
    kind, of = _rule(rule, found, reading, above=above)
    return CastMember(name=name, rule=kind, of=of, otherwise=_otherwise(rest, found, reading), line=found.line)


def _rule(text: str, found: Pair, reading: Reading, *, above: Collection[str]) -> tuple[CastRule, str]:
    phrase = reading.phrase(text, lambda w: w.rules, code="unknown_rule", line=found.line)
    if phrase is None:
        return CastRule.SERVICE_WITHOUT, ""  # so that what refers to the member is not called wrong as well
    rule, blanks = phrase
    of = reading.line(blanks.get("X") or blanks.get("R") or "", found.line)
    if rule in _NEEDS_MEMBER and of not in above:
        reading.unknown("unknown_cast_above", found.line, of, above)
    return rule, of


def _otherwise(parts: Sequence[str], found: Pair, reading: Reading) -> str:
    text = ""
    for part in parts:
        split = pair_of(part)
        if split is None:
            reading.add("no_key", found.line, word=part)
        elif reading.word(
            split[0], lambda w: {PartKey.OTHERWISE: w.parts[PartKey.OTHERWISE]}, code="unknown_part", line=found.line
        ):
            text = reading.line(split[1], found.line)
    if not parts:
        reading.add("no_stand_in", found.line, name=found.key, word=reading.words.parts[PartKey.OTHERWISE][0])
    return text


def participants(section: Section, reading: Reading, *, members: Sequence[CastMember]) -> tuple[Participant, ...]:
    """Who sends, receives and acts."""
    rules = {member.name: member.rule for member in members}
    return tuple(_participant(found, reading, rules) for found in _pairs(section, reading))


Rules = Mapping[str, CastRule]
"""The rule of each member of the cast."""


def _participant(found: Pair, reading: Reading, rules: Rules) -> Participant:
    words = commas(found.value) or [""]
    kind = reading.word(words[0], lambda w: w.participants, code="unknown_participant_kind", line=found.line)
    plan = None
    for part in words[1:]:
        plan = _in_plan(part, reading, found.line, rules) or plan
    name = reading.line(found.key, found.line)
    return Participant(id=name, kind=kind or ParticipantKind.PLAYER, plan=plan, line=found.line)


def _in_plan(part: str, reading: Reading, line: int, rules: Rules) -> CastRef | None:
    """Which role of the plan "in the plan SERVICE.owner" means; only a role can stand for a participant."""
    for words in (reading.words, other(reading.words)):
        phrase = words.keys[Key.IN_PLAN][0]
        if part.casefold().startswith(f"{phrase} ".casefold()):
            if words is not reading.words:
                reading.add("other_language", line, word=phrase, known=reading.words.keys[Key.IN_PLAN][0])
            ref = cast_ref(part[len(phrase) :], reading, line, cast=rules)
            if ref is None or _is_role(ref, rules):
                return ref
            _refuse_role(part, reading, line)
            return None
    reading.unknown("unknown_participant_part", line, part, reading.words.keys[Key.IN_PLAN])
    return None


def _is_role(ref: CastRef, rules: Rules) -> bool:
    return ref.field in (CastField.OWNER, CastField.DEPUTY) or rules[ref.name] is CastRule.ROLE


def _refuse_role(part: str, reading: Reading, line: int) -> None:
    owner, deputy = (reading.words.cast_fields[field][0] for field in (CastField.OWNER, CastField.DEPUTY))
    reading.add("not_a_role", line, word=part, owner=owner, deputy=deputy)


def objectives(section: Section, reading: Reading) -> tuple[Objective, ...]:
    """What the exercise is to show, each with its critical tasks nested below."""
    return tuple(
        Objective(
            id=reading.line(found.key, found.line),
            text=reading.line(found.value, found.line),
            tasks=tuple(reading.line(item.text, item.line) for item in found.items),
            line=found.line,
        )
        for found in _pairs(section, reading)
    )


def questions(section: Section, reading: Reading) -> tuple[str, ...]:
    """The items of a section of questions."""
    return tuple(reading.line(item.text, item.line) for item in list_only(section, reading))
