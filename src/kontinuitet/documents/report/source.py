"""What a report is made from, and the small words that its parts share."""

from dataclasses import dataclass
from datetime import datetime

from kontinuitet.documents.log_text import pace_text
from kontinuitet.documents.plan import place_text
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


@dataclass(frozen=True)
class Source:
    """One exercise, folded and measured, in one language."""

    identity: str
    state: State
    pinned: Pinned
    measured: Measurements
    words: Words

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

    def label(self, identity: str) -> str:
        """The name of an object of the plan."""
        return self.plan.label(identity)

    def moment(self, story: int) -> str:
        """A moment of the story."""
        return self.words.moment(local(story))

    def length(self, milliseconds: int) -> str:
        """A length as people say it; below a minute in seconds, so that no short time becomes none."""
        if abs(milliseconds) < MINUTE and milliseconds % MINUTE:
            return self.say("seconds", n=milliseconds // SECOND)
        return self.words.duration(milliseconds // MINUTE)

    def minutes(self, minutes: int | None) -> str:
        """A limit of the plan; a dash where it has none."""
        return "–" if minutes is None else self.words.duration(minutes)

    def taken(self, time: Taken | None, *, story: bool) -> str:
        """How long something took on the clock that decides, with what makes it no plain measure."""
        if time is None:
            return self.say("not_measured")
        text = self.length(time.story if story else time.exercise)
        notes = [self.say("story_clock")] if story else []
        if time.paces:
            notes.append(self.say("at_pace", paces=", ".join(pace_text(pace) for pace in time.paces)))
        if time.jumped:
            notes.append(self.say("over_jump"))
        if time.paused:
            notes.append(self.say("with_pause", length=self.length(time.paused)))
        return f"{text} ({', '.join(notes)})" if notes else text

    def place(self, place: Place | None) -> str:
        """A field of the plan, by the names that the plan's own files use."""
        lang = "sv" if self.words.lang == "sv" else "en"
        return "" if place is None else place_text(self.plan, place, lang)

    def wall(self, iso: str) -> str:
        """Wall time as it was written."""
        return self.words.long_moment(datetime.fromisoformat(iso)) if iso else "–"
