"""What the scenario language, format 1, has words for: the closed lists, without the words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kontinuitet.exercise.answers import ActKind, ContactResult
from kontinuitet.exercise.events import Manner, ServiceStatus
from kontinuitet.exercise.scenario import (
    BuiltIn,
    CastField,
    CastRule,
    DeadlineKind,
    DutyClock,
    EffectKind,
    InjectKind,
    InjectUse,
    ParticipantKind,
)

Spellings = tuple[str, ...]


class FrontKey(StrEnum):
    """Keys of the front matter."""

    ID = "id"
    FORMAT = "format"
    LANGUAGE = "language"
    LENGTH = "length"
    BEGINS = "begins"
    VARIANTS = "variants"
    SOURCE = "source"


class SectionName(StrEnum):
    """Headings of the second level that are not injects."""

    CAST = "cast"
    PARTICIPANTS = "participants"
    OBJECTIVES = "objectives"
    LESSONS = "lessons"
    READINESS = "readiness"
    BACKGROUND = "background"


class FieldKey(StrEnum):
    """Keys of the list right under an inject's or a phase's heading."""

    SENDER = "from"
    TO = "to"
    CHANNEL = "channel"
    STORY = "story time"
    CONDITION = "if"
    EFFECT = "effect"
    EXPECTED = "expected"
    OPTION = "option"
    KIND = "kind"
    USE = "use"
    VARIANT = "variant"
    BEGINS = "begins"


class PartKey(StrEnum):
    """Keys of the parts of an expected action, an option or a cast member, after a bar or nested."""

    MILESTONE = "milestone"
    FIELD = "field"
    ALL_OF = "all of"
    ANY_OF = "any of"
    OTHERWISE = "otherwise"


class Key(StrEnum):
    """Words of structure, in headings, conditions, moments and effects."""

    AFTER = "after"
    BY_HAND = "by hand"
    PHASE = "phase"
    QUESTIONS = "questions"
    IN_PLAN = "in plan"
    SINCE = "since"
    LATEST_COPY = "latest copy"
    DAY = "day"
    AND = "and"
    OR = "or"
    NOT = "not"
    BY = "by"
    STORY_TIME = "story time"


class AnswerKey(StrEnum):
    """Keys at the head of an answers file."""

    SCENARIO = "scenario"
    BEGINS = "begins"
    PARTICIPANTS = "participants"
    LANGUAGE = "language"


class ActField(StrEnum):
    """Keys of the fields of an act, after a bar."""

    BY = "by"
    MANNER = "manner"
    AGO = "ago"
    REASON = "reason"
    RECEIVER = "receiver"
    REFERENCE = "reference"
    SENDER = "sender"
    CHANNEL = "channel"
    AFTER = "after"


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """All the words of one language. In phrases, ``X`` stands for a cast member, ``R`` a role, ``P`` a duty's id,
    ``M`` a story moment, ``D`` a duration, ``T`` an exercise time, ``N`` a number and ``C`` a moment of a duty."""

    lang: str
    front: Mapping[FrontKey, Spellings]
    sections: Mapping[SectionName, Spellings]
    fields: Mapping[FieldKey, Spellings]
    parts: Mapping[PartKey, Spellings]
    keys: Mapping[Key, Spellings]
    participants: Mapping[ParticipantKind, Spellings]
    kinds: Mapping[InjectKind, Spellings]
    uses: Mapping[InjectUse, Spellings]
    rules: Mapping[CastRule, Spellings]
    cast_fields: Mapping[CastField, Spellings]
    deadlines: Mapping[DeadlineKind, Spellings]
    duty_clocks: Mapping[DutyClock, Spellings]
    effects: Mapping[EffectKind, Spellings]
    built_in: Mapping[BuiltIn, Spellings]
    units: Spellings
    answer_keys: Mapping[AnswerKey, Spellings]
    acts: Mapping[ActKind, Spellings]
    act_fields: Mapping[ActField, Spellings]
    manners: Mapping[Manner, Spellings]
    statuses: Mapping[ServiceStatus, Spellings]
    contacts: Mapping[ContactResult, Spellings]
    ago: str
    weekdays: Spellings
    months: Spellings
