"""What a report is made from, and the small words that its parts share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kontinuitet.documents.log_text import pace_text
from kontinuitet.documents.plan import place_text
from kontinuitet.domain.followup import Action
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Place
from kontinuitet.exercise.durations import Taken
from kontinuitet.exercise.measurements import Measurements
from kontinuitet.exercise.moments import local
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.state import State
from kontinuitet.exercise.timeline import MINUTE, Timeline
from kontinuitet.wording import Words

SECOND = 1000
HOUR = 60 * MINUTE

NONE = "–"
"""What stands in a table where nothing is to be told."""


@dataclass(frozen=True)
class Source:
    """One exercise, folded and measured, in one language; and the plan's actions that came out of it."""

    identity: str
    state: State
    pinned: Pinned
    measured: Measurements
    words: Words
    actions: tuple[Action, ...] = ()

    @property
    def plan(self) -> Municipality:
        """The municipality as it was pinned."""
        return self.pinned.municipality

    @property
    def timeline(self) -> Timeline:
        """The timeline as it was pinned."""
        return self.pinned.timeline

    def say(self, key: str, **params: object) -> str:
        """A message of the report."""
        return self.words(f"report.{key}", **params)

    def heads(self, *names: str) -> list[str]:
        """The headings of a table's columns."""
        return [self.say(f"head.{name}") for name in names]

    def heading(self, key: str, level: int = 2) -> list[str]:
        """A heading with its blank line after it."""
        return [f"{'#' * level} {self.say(key)}", ""]

    def label(self, identity: str) -> str:
        """The name of an object of the plan."""
        return self.plan.label(identity)

    def moment(self, story: int) -> str:
        """A moment of the story."""
        return self.words.moment(local(story))

    def length(self, milliseconds: int) -> str:
        """A length as people say it: below an hour to the second, beyond it to the minute.

        What is left over counts as a whole second or minute, so that what is beyond a limit never looks like it.
        """
        if milliseconds >= HOUR:
            return self.words.duration(-(-milliseconds // MINUTE))
        minutes, seconds = divmod(-(-milliseconds // SECOND), 60)
        if not seconds:
            return self.words.duration(minutes)
        return self.say("minutes_seconds" if minutes else "seconds", minutes=minutes, n=seconds)

    def at_least(self, milliseconds: int) -> str:
        """A length that may have gone on: what is left over of a minute is not promised."""
        return self.say("at_least", length=self.words.duration(milliseconds // MINUTE))

    def minutes(self, minutes: int | None) -> str:
        """A limit of the plan; a dash where it has none."""
        return NONE if minutes is None else self.words.duration(minutes)

    def taken(self, time: Taken | None, *, story: bool) -> str:
        """How long something took on the clock that decides, beside it the other one, and what makes it no measure."""
        if time is None:
            return self.say("not_measured")
        exercised, told = self.length(time.exercise), self.length(time.story)
        if story:
            first, notes = self.say("story_time", length=told), [self.say("exercise_time", length=exercised)]
        else:
            first, notes = exercised, [self.say("story_time", length=told)]
        if time.paces:
            notes.append(self.paces(time.paces))
        if time.jumped:
            notes.append(self.say("over_jump"))
        if time.paused is None or time.paused:
            notes.append(self.say("with_pause", length=self.paused(time.paused)))
        return f"{first} ({'; '.join(notes)})"

    def paced(self, text: str, paces: Sequence[int]) -> str:
        """A length with the paces, other than a watch's, that it overlaps."""
        return f"{text} ({self.paces(paces)})" if paces else text

    def paces(self, paces: Sequence[int]) -> str:
        """That a length overlaps paces other than a watch's, and so is no measure of people."""
        return self.say("at_pace", paces=", ".join(pace_text(pace, self.words.lang) for pace in paces))

    def paused(self, length: int | None) -> str:
        """How long pauses took on a watch, if that is known."""
        return self.say("not_measured") if length is None else self.length(length)

    def place(self, place: Place | None) -> str:
        """A field of the plan, by the names that the plan's own files use; to stand within a message."""
        lang = "sv" if self.words.lang == "sv" else "en"
        return "" if place is None else place_text(self.plan, place, lang)

    def wall(self, iso: str) -> str:
        """Wall time as it was written."""
        return self.words.long_moment(datetime.fromisoformat(iso)) if iso else NONE
