"""A resource's own recovery time: tested if there is a test, else what the agreements promise, else what is stated."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kontinuitet.analysis.hours import real_end, real_minutes
from kontinuitet.domain.calendar import Calendar
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import Place, Promise, known


class RecoverySource(StrEnum):
    """Where a recovery time comes from."""

    TESTED = "tested"
    PROMISED = "promised"
    STATED = "stated"


@dataclass(frozen=True, slots=True)
class Term:
    """One promise with what it needs to become hours on the clock, and the agreement that gives it, if one does."""

    promise: Promise
    calendar: Calendar | None = None
    eves_open: bool = False
    agreement: str | None = None

    def minutes(self, start: datetime) -> int | None:
        """Real minutes of the promise from a moment, or ``None`` when its support hours are not known."""
        return real_minutes(self.promise, self.calendar, start, eves_open=self.eves_open)

    def end(self, start: datetime) -> datetime | None:
        """When the promise is kept that begins to count at a moment."""
        return real_end(self.promise, self.calendar, start, eves_open=self.eves_open)


@dataclass(frozen=True, slots=True)
class OwnRecovery:
    """A resource's own recovery time. ``unknown`` is the field to fill in when there is no usable figure.

    Several agreements that cover one resource all count and the slowest decides: a system that one supplier hosts
    and another maintains is back when both have done their part, and nobody knows beforehand whose part broke.
    """

    source: RecoverySource | None
    terms: tuple[Term, ...]
    unknown: Place | None = None

    def minutes(self, start: datetime) -> int | None:
        """Real minutes from a moment until the slowest promise is kept; ``None`` if it is not known."""
        figures = [term.minutes(start) for term in self.terms]
        return max((figure for figure in figures if figure is not None), default=None)

    def end(self, start: datetime) -> datetime | None:
        """When the resource is back if its repair begins at a moment; ``None`` if it is not known."""
        if len(self.terms) == 1:
            return self.terms[0].end(start)
        ends = (term.end(start) for term in self.terms)
        return max((end for end in ends if end is not None), key=datetime.timestamp, default=None)


def own_recovery(municipality: Municipality, resource: Resource) -> OwnRecovery:
    """The resource's own recovery time (domain: the tested one counts if there is one, else promised, else stated)."""
    tested = known(resource.tested_recovery)
    if tested is not None:
        return OwnRecovery(RecoverySource.TESTED, (Term(Promise(minutes=tested)),))
    agreements = municipality.agreements_for(resource.id)
    promised = tuple(term for agreement in agreements if (term := agreement_term(municipality, agreement)))
    if promised:
        return _usable(RecoverySource.PROMISED, promised, _no_calendar(promised[0]))
    stated = known(resource.stated_recovery)
    if stated is None:
        return OwnRecovery(None, (), _missing(resource, agreements))
    support = agreements[0] if agreements else None
    term = Term(stated) if support is None else _term(municipality, support, stated)
    return _usable(RecoverySource.STATED, (term,), Place(object=resource.id, field="stated_recovery"))


def agreement_term(municipality: Municipality, agreement: Agreement) -> Term | None:
    """The recovery time that an agreement promises, if it names one."""
    promise = known(agreement.recovery)
    return None if promise is None else _term(municipality, agreement, promise)


def _term(municipality: Municipality, agreement: Agreement, promise: Promise) -> Term:
    calendar = municipality.calendar(agreement.support)
    return Term(promise, calendar, eves_open=known(agreement.eves_open) is True, agreement=agreement.id)


def _usable(source: RecoverySource, terms: tuple[Term, ...], place: Place) -> OwnRecovery:
    usable = tuple(term for term in terms if not term.promise.support or term.calendar is not None)
    return OwnRecovery(source, usable, None if usable else place)


def _no_calendar(term: Term) -> Place:
    return Place(object=term.agreement or "", field="support")


def _missing(resource: Resource, agreements: tuple[Agreement, ...]) -> Place:
    if agreements:
        return Place(object=agreements[0].id, field="recovery")
    return Place(object=resource.id, field="stated_recovery")
