"""What a printed plan is made from, and the small words that its parts share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from kontinuitet.documents.plan.composites import SPANS
from kontinuitet.documents.plan.vocabulary import WORDS, word
from kontinuitet.domain.calendar import ALWAYS, Calendar
from kontinuitet.domain.disturbance import SeenRecovery
from kontinuitet.domain.followup import Action
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Channel, ChannelKind, Person, Role
from kontinuitet.domain.secrecy import SecrecyLevel, SecrecyMark, SecrecyPart
from kontinuitet.domain.service import Service
from kontinuitet.domain.suggestions import suggestions
from kontinuitet.domain.values import NotApplicable, Place, Promise, Unknown
from kontinuitet.domain.version import Version
from kontinuitet.wording import Words

NONE = "–"
"""What stands in a table where nothing is to be told."""

_AT_HAND = (ChannelKind.MOBILE, ChannelKind.PHONE, ChannelKind.RADIO, ChannelKind.HOME)
"""The ways to reach somebody without a computer, the quickest first."""


@dataclass(frozen=True)
class Exercised:
    """An exercise in which the service took part: when, and what it was."""

    on: date
    name: str


@dataclass(frozen=True)
class Reader:
    """Somebody who has read an approved version of the plan."""

    name: str
    version: int
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One service's plan as it is to be printed.

    ``plan`` is the frozen one of ``approved``, or today's. ``is_draft``: nobody has approved what it says;
    ``drift``: where it then differs from ``approved``. ``actions``: the open ones that concern the service.
    ``readers`` and ``seen`` are as they stand today, since they come after what they are about was decided.
    """

    plan: Municipality
    service: str
    approved: Version | None = None
    is_draft: bool = True
    drift: tuple[Place, ...] = ()
    exercises: tuple[Exercised, ...] = ()
    actions: tuple[Action, ...] = ()
    readers: tuple[Reader, ...] = ()
    seen: tuple[SeenRecovery, ...] = ()


@dataclass(frozen=True)
class Source:
    """A subject in one language, printed on a day, whole or as the open extract.

    Of an open extract the plan holds nothing that is marked: it was taken away before (``open_extract``).
    """

    subject: Subject
    words: Words
    printed: date
    is_open: bool = False

    @property
    def plan(self) -> Municipality:
        """The plan that is printed."""
        return self.subject.plan

    @cached_property
    def service(self) -> Service:
        """The service that is printed."""
        return self.plan.service[self.subject.service]

    @property
    def lang(self) -> str:
        """The language of the plan files' own words."""
        return "sv" if self.words.lang == "sv" else "en"

    def say(self, key: str, **params: object) -> str:
        """A message of the document."""
        return self.words(f"handout.{key}", **params)

    def heads(self, *names: str) -> list[str]:
        """The headings of a table's columns."""
        return [self.say(f"head.{name}") for name in names]

    # ------------------------------------------------------------ values

    def label(self, identity: str) -> str:
        """The name of an object; never its id, which may tell what its name no longer does."""
        item = self.plan.by_id.get(identity)
        name = getattr(item, "name", "") or self.say("nameless")
        return self._marked(name) if "id" in suggestions(item) else name

    def labels(self, ids: Iterable[str]) -> str:
        """Several names, with commas."""
        return ", ".join(self.label(identity) for identity in ids)

    def asked(self, value: object, *, missing: str = "not_stated") -> str:
        """A value as text; not known says who finds out and by when, not stated is said too."""
        match value:
            case None | "":
                return self._missing(missing)
            case Unknown():
                return self._unknown(value)
            case NotApplicable():
                return self.say("not_applicable")
            case bool():
                return self.say("yes" if value else "no")
            case date():
                return self.words.date(value)
            case Promise():
                return self.promise(value)
            case Enum():
                return self.term(value)
            case _:
                return str(value)

    def _missing(self, key: str) -> str:
        # In an open extract nobody can tell what was never stated from what was taken away.
        return NONE if key and (self.is_open or key == "dash") else self.say(key) if key else ""

    def length(self, value: object, *, missing: str = "not_stated") -> str:
        """A length of time in minutes, which may be unknown."""
        if isinstance(value, int) and not isinstance(value, bool):
            return self.words.duration(value)
        return self.asked(value, missing=missing)

    def percent(self, value: object) -> str:
        """A share, which may be unknown."""
        return self.say("percent", n=value) if isinstance(value, int) else self.asked(value)

    def who(self, value: object, *, missing: str = "not_stated") -> str:
        """A role by its name, which may be unknown."""
        return self.label(value) if isinstance(value, str) and value else self.asked(value, missing=missing)

    def short(self, text: str) -> str:
        """A text for a table, where nothing said is a dash."""
        return text or NONE

    def term(self, value: Enum) -> str:
        """A fixed value by the word of the plan files."""
        pair = WORDS.get(type(value), {}).get(value)
        return self.say("term", text=word(pair, self.lang)) if pair else str(value.value)

    def contact(self, person: Person) -> str:
        """A name with the numbers that need no computer."""
        return self.say(
            "person_numbers", name=self.person(person), numbers=self.at_hand(person) or self.say("no_number")
        )

    def promise(self, promise: Promise) -> str:
        """A promised time: ordinary, or so many support hours."""
        length = self.words.duration(promise.minutes)
        return self.say("support_hours", length=length) if promise.support else length

    def calendar(self, calendar: Calendar) -> str:
        """When something is open or staffed."""
        if calendar.id == ALWAYS:
            return self.say("always")
        usual = self.say("term", text=SPANS.write(calendar.spans, self.lang)) if calendar.spans else self.say("always")
        if not (calendar.season_first and calendar.season_last):
            return usual
        hours = self.say("term", text=SPANS.write(calendar.season_spans, self.lang))
        season = hours if calendar.season_spans else self.say("closed")
        return self.say("season", usual=usual, first=calendar.season_first, last=calendar.season_last, hours=season)

    def place(self, identity: str) -> str:
        """What resources share: an object of the plan, or a plain word that is its own name."""
        return self.label(identity) if identity in self.plan.by_id else identity

    def _unknown(self, value: Unknown) -> str:
        who = getattr(self.plan.by_id.get(value.who or ""), "name", "")
        by = self.words.date(value.by) if value.by else ""
        key = "unknown" + ("_who" if who else "") + ("_by" if by else "")
        return self.say(key, who=who, by=by)

    # ------------------------------------------------------------ suggestions

    def mark(self, text: str, key: str) -> str:
        """A text of the service, marked when it is a template's suggestion that nobody has confirmed."""
        return self._marked(text) if text and key in self._suggested else text

    def row_mark(self, name: str, field: str, row: str) -> str:
        """The name of a row of the service, marked when the whole row is a suggestion."""
        keys = {f"{field}/{row}/id", f"{field}/{row}/name"}
        return self._marked(name) if keys & self._suggested else name

    @cached_property
    def _suggested(self) -> frozenset[str]:
        return frozenset(suggestions(self.service))

    def _marked(self, text: str) -> str:
        return self.say("suggestion", text=text)

    # ------------------------------------------------------------ people

    def people_of(self, role: Role | None) -> tuple[Person, ...]:
        """Who holds a role, then the deputies; nobody in an open extract."""
        if role is None or self.is_open:
            return ()
        ids = dict.fromkeys((*((role.holder,) if isinstance(role.holder, str) else ()), *role.deputies))
        return tuple(self.plan.person[identity] for identity in ids if identity in self.plan.person)

    def at_hand(self, person: Person) -> str:
        """The numbers of somebody that need no computer."""
        ways = sorted(
            (way for way in person.channels if way.kind in _AT_HAND), key=lambda way: _AT_HAND.index(way.kind)
        )
        return "; ".join(self.way(way) for way in ways)

    def way(self, way: Channel) -> str:
        """One way to reach somebody."""
        return self.say("way", kind=self.term(way.kind), address=way.address)

    def person(self, person: Person) -> str:
        """A name; of one who has left, that too."""
        return self.say("has_left", name=person.name) if person.left and person.left <= self.printed else person.name

    def role_line(self, value: object) -> str:
        """A role with who holds it and the numbers, and the same for the deputies, on one line."""
        role = self.plan.role.get(value) if isinstance(value, str) else None
        people = [self.contact(person) for person in self.people_of(role)]
        name = self.who(value)
        if not people:
            return name if self.is_open or role is None else self.say("role_nobody", role=name)
        key = "role_people" if len(people) > 1 else "role_person"
        return self.say(key, role=name, first=people[0], others="; ".join(people[1:]))

    # ------------------------------------------------------------ secrecy

    @cached_property
    def marks(self) -> dict[SecrecyPart, SecrecyMark]:
        """The parts of the plan that are not open."""
        return {mark.id: mark for mark in self.service.secrecy if mark.level is not SecrecyLevel.OPEN}

    def ground(self, mark: SecrecyMark) -> str:
        """Why something is not open: the ground in law, or that it is internal."""
        if mark.level is SecrecyLevel.INTERNAL:
            return self.say("internal")
        return self.say("secret_by", ground=mark.ground) if mark.ground else self.say("secret")
