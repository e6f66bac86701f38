"""What a rule found: plain data, the same in every language, with the place in the plan to jump to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from kontinuitet.analysis.figures import Step
from kontinuitet.domain.calendar import Moment
from kontinuitet.domain.followup import Acceptance
from kontinuitet.domain.values import Place, Promise, Unknown


class Severity(StrEnum):
    """How much a finding matters: *allvarlig*, *bör åtgärdas*, *att känna till*."""

    ERROR = "E"
    WARNING = "W"
    INFORMATION = "I"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A length of time in minutes."""

    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names to be enumerated in running text: all of them, or ``either`` of them."""

    names: tuple[str, ...]
    either: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Names along a path through the graph, each needing the next."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of things, to be put in the right grammatical number; ``noun`` is a word of the catalogue."""

    noun: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word or phrase of the catalogue, by the last part of its key."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Words of the catalogue to be enumerated in running text, all of them, by the last parts of their keys."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is being done about an unknown: the name of who finds out, by when, and whether that day has passed."""

    who: str = ""
    by: date | None = None
    overdue: bool = False


Param = str | int | Span | Promise | Names | Route | Count | Term | Terms | Asking | Moment | datetime | date
"""What a finding may be told with; a ``Promise`` keeps its support hours, a ``Moment`` is a weekday and a time."""


# The rules make thousands of these out of values that were checked when the plan was read: plain classes cost a tenth.
@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A deficiency, contradiction or unknown in the plan (*brist*).

    ``variant`` says which of the rule's texts tells it, ``notes`` which further sentences follow; both use
    ``params``. ``services`` are those concerned. ``cause``: the id of what is lost, in a finding about what one loss
    leads to (C2, C4). ``path`` is the way through the graph. ``speaks_for`` holds
    findings that are the same fact and are therefore not listed on their own. ``accepted`` is the acceptance in
    force, if somebody has accepted it. Only a contradiction between the municipality's own decisions is
    ``blocking``.
    """

    rule: str
    variant: str
    severity: Severity
    place: Place
    blocking: bool = False
    services: tuple[str, ...] = ()
    cause: str = ""
    params: Mapping[str, Param] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    path: tuple[Step, ...] = ()
    speaks_for: "tuple[Finding, ...]" = ()
    accepted: Acceptance | None = None

    @property
    def place_key(self) -> str:
        """The place as one line, as an acceptance names it."""
        return place_key(self.place)

    def model_copy(self, *, update: Mapping[str, Any]) -> "Finding":
        """A copy with other values, by the name that it has on every value of the domain."""
        return replace(self, **update)


Told = Finding | None
"""What a rule gives: findings, and ``None`` where it has worked for a while and somebody may want to be served."""


def place_key(place: Place) -> str:
    """A place as one line: ``hemtjanst/dependencies/journal/required``; empty parts at the end are left out."""
    return "/".join((place.object, place.field, place.item, place.part)).rstrip("/")


def is_open(value: object) -> bool:
    """Whether a value was never given, or is not known; one that does not apply is an answer."""
    return value is None or isinstance(value, Unknown)


def asking(value: object, *, name: Callable[[str], str], today: date) -> Asking:
    """What is being done about a value that is not there; nothing, when it was never even asked for."""
    if not isinstance(value, Unknown):
        return Asking()
    who = name(value.who) if value.who else ""
    return Asking(who=who, by=value.by, overdue=value.by is not None and value.by < today)
