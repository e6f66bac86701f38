"""How far the walk through a service's plan has come: what is answered, unknown, only suggested, or not asked yet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kontinuitet.analysis.bound import bound
from kontinuitet.analysis.questions import QUESTIONS, Asked
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.suggestions import is_suggested
from kontinuitet.domain.values import Place, Unknown, Value
from kontinuitet.domain.version import Version

STEPS = tuple(QUESTIONS)
"""The steps of the walk, in the order of the method."""

_NONE: Mapping[str, Version] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class StepState:
    """How far one step is: counts of its questions. ``next`` is the first place that still wants an answer: to a
    question that is not asked, or else to one that somebody is to find out.

    A value that a template suggested counts as ``suggested`` until somebody confirms it. ``unknown``: asked, and
    not known. Texts that a plan can do without are not counted, and what does not apply is answered.
    """

    step: str
    answered: int = 0
    unknown: int = 0
    suggested: int = 0
    missing: int = 0
    next: Place | None = None

    @property
    def is_done(self) -> bool:
        """Whether everything has an answer; a step that rightly holds nothing is done."""
        return not (self.unknown or self.suggested or self.missing)

    @property
    def is_asked(self) -> bool:
        """Whether nothing is left to ask; something may still have to be found out."""
        return not (self.suggested or self.missing)

    @property
    def total(self) -> int:
        """How many questions there are."""
        return self.answered + self.unknown + self.suggested + self.missing


def step_states(
    plan: Municipality, service: str, today: date, versions: Mapping[str, Version] = _NONE
) -> tuple[StepState, ...]:
    """How far each step is, in the order of ``STEPS``; raises ``KeyError`` for an unknown service.

    ``versions``: the latest approved version of each service that has one; a version past its review on ``today``
    has to be approved anew.
    """
    own = plan.service[service]
    asked = Asked(plan=plan, service=own, today=today, version=versions.get(service))
    return tuple(_state(step, questions(asked), plan) for step, questions in QUESTIONS.items())


def _state(step: str, questions: Iterable[tuple[Place, object]], plan: Municipality) -> StepState:
    kinds = [(_kind(plan, place, value), place) for place, value in questions]
    counts = Counter(kind for kind, _ in kinds)
    to_ask = (place for kind, place in kinds if kind in {"missing", "suggested"})
    to_find_out = (place for kind, place in kinds if kind == "unknown")
    return StepState(step=step, next=next(to_ask, None) or next(to_find_out, None), **counts)


def _kind(plan: Municipality, place: Place, value: object) -> str:
    if value is None or value in ("", ()):
        return "missing"
    if is_suggested(plan, place):
        return "suggested"
    return "unknown" if isinstance(value, Unknown) else "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """An unknown, with the id of who finds out and by when, as far as that is decided."""

    place: Place
    who: str | None
    by: date | None

    def is_late(self, today: date) -> bool:
        """Whether it should have been found out before today."""
        return self.by is not None and self.by < today


def unknowns(plan: Municipality, service: str) -> tuple[OpenQuestion, ...]:
    """Everything that is known to be unknown in a service's plan and in what it is bound to, the service's first."""
    part = bound(plan, service)
    own = part.service[service]
    others = (item for _, item in part.items() if item.id != service and item.id not in part.service)
    found: dict[Place, OpenQuestion] = {}
    for item in (own, *others):
        for place, value in _unknown(item, Place(object=item.id)):
            found.setdefault(place, OpenQuestion(place=place, who=value.who, by=value.by))
    return tuple(found.values())


def _unknown(value: Value, here: Place) -> Iterator[tuple[Place, Unknown]]:
    within = "part" if here.field else "field"
    for name, held in value.__dict__.items():
        place = here if within == "part" and here.part else here.model_copy(update={within: name})
        for each in held if isinstance(held, tuple) else (held,):
            if isinstance(each, Unknown):
                yield place, each
            elif isinstance(each, Value):
                row = getattr(each, "id", None)
                yield from _unknown(each, place.model_copy(update={"item": str(row)}) if row else place)
