"""How values of the plan are said in the texts of a scenario, in the scenario's own language."""

import re
from dataclasses import dataclass

from kontinuitet.documents.scenario.words import VOCABULARIES
from kontinuitet.domain.values import Promise
from kontinuitet.exercise.scenario import CastField
from kontinuitet.wording import Words, format_duration, words

_FURTHER = re.compile(r"[.;]\s+(?=[A-ZÅÄÖ])|;\s|\.$")
"""What follows after it in a contact route is instructions, which make no part of a sentence."""


@dataclass(frozen=True)
class ScenarioSpeech:
    """The voice of one language."""

    lang: str
    words: Words

    @property
    def missing(self) -> str:
        """What stands where the plan says nothing."""
        return self.words("exercise.missing")

    def field(self, word: str) -> CastField | None:
        """The field of a cast member that a word names."""
        wanted = word.casefold()
        fields = VOCABULARIES[self.lang].cast_fields
        return next((field for field, spellings in fields.items() if wanted in map(str.casefold, spellings)), None)

    def duration(self, minutes: int) -> str:
        """A length of time."""
        return format_duration(minutes, self.lang)

    def promise(self, promise: Promise) -> str:
        """A length of time as promised: ordinary time, or so many support hours."""
        said = self.duration(promise.minutes)
        return self.words("exercise.support_hours", duration=said) if promise.support else said

    def contact(self, text: str) -> str:
        """A contact route, marked: in an exercise a role player answers, and nobody calls the real number.

        Only its first sentence: it stands within a sentence of the scenario, and the rest is there in the plan.
        """
        return self.words("exercise.do_not_call", contact=_FURTHER.split(text, maxsplit=1)[0])


def speech(lang: str) -> ScenarioSpeech:
    """The voice of a scenario's language."""
    return ScenarioSpeech(lang, words(lang))
