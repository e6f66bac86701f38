"""What a text may say of a cast member: the closed list of fields, read from the plan; never a person's name."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Backup, Resource
from kontinuitet.domain.service import Service
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import Place, Promise, known
from kontinuitet.exercise.scenario import CastField, CastRef, Name
from kontinuitet.exercise.timeline import Bound, PlanGap

REFERENCE = re.compile(r"\{([^{}.\n]{1,60})(?:\.([^{}\n]{1,60}))?\}")
"""``{NAME}`` or ``{NAME.field}`` in a text."""


class Speech(Protocol):
    """How values of the plan are put into words in the language of the scenario."""

    @property
    def missing(self) -> str:
        """What stands where the plan says nothing."""

    def field(self, word: str) -> CastField | None:
        """The field that the word names, if it is one of the closed list."""

    def duration(self, minutes: int) -> str:
        """A length of time."""

    def promise(self, promise: Promise) -> str:
        """A length of time as it was promised."""

    def contact(self, text: str) -> str:
        """A contact route of the plan, marked as not to be called during an exercise."""


_LISTED_ELSEWHERE = ("agreements",)
"""What a gap may name though it stands with other objects: the agreements of a supplier or resource."""

Found = tuple[str | None, Place]
"""A value in words (``None``: the plan does not say) and the field where it stands, or should."""


@dataclass(frozen=True)
class Casting:
    """The bound cast of one exercise; collects what the plan could not answer."""

    plan: Municipality
    bound: Mapping[Name, Bound]
    speech: Speech
    gaps: dict[tuple[Name, CastField], PlanGap] = field(default_factory=dict)

    def fill(self, text: str) -> str:
        """The text with every reference replaced. What names nobody in the cast stays as it is written."""
        return REFERENCE.sub(self._replacement, text)

    def services_in(self, text: str) -> Iterator[str]:
        """The ids of the services that the text names."""
        for match in REFERENCE.finditer(text):
            member = self.bound.get(match[1].strip())
            if member is not None and member.id in self.plan.service:
                yield member.id

    def place(self, ref: CastRef) -> Place | None:
        """The field of the plan that a reference names; ``None`` when its cast member is unfilled."""
        member = self.bound.get(ref.name)
        if member is None or not member.id:
            return None
        return self._find(member.id, ref.field)[1]

    def role(self, ref: CastRef) -> str:
        """The id of the role that a reference names (owner or deputy), or empty."""
        member = self.bound.get(ref.name)
        if member is None or not member.id:
            return ""
        if member.id in self.plan.role:
            return member.id
        return self._role_id(member.id, ref.field)

    def _replacement(self, match: re.Match[str]) -> str:
        member = self.bound.get(match[1].strip())
        wanted = CastField.NAME if match[2] is None else self.speech.field(match[2].strip())
        if member is None or wanted is None:
            return match[0]
        return self._say(member, wanted)

    def _say(self, member: Bound, wanted: CastField) -> str:
        if not member.id:
            stand_in = member.otherwise if wanted in (CastField.NAME, CastField.DEFINITE) else ""
            return stand_in or self.speech.missing
        text, place = self._find(member.id, wanted)
        if text:
            return text
        if wanted is CastField.DEFINITE:
            return member.label
        place = place if self._can_hold(place) else Place(object=place.object)
        self.gaps[member.name, wanted] = PlanGap(code="field", place=place, name=member.name, field=wanted)
        return self.speech.missing

    def _find(self, item: str, wanted: CastField) -> Found:
        readers: dict[CastField, Callable[[str], Found]] = {
            CastField.NAME: lambda i: (self.plan.label(i), Place(object=i, field="name")),
            CastField.DEFINITE: lambda i: (getattr(self._item(i), "definite", ""), Place(object=i, field="definite")),
            CastField.OWNER: lambda i: self._role_name(i, CastField.OWNER),
            CastField.DEPUTY: lambda i: self._role_name(i, CastField.DEPUTY),
            CastField.FAULT_REPORT: self._fault_report,
            CastField.NOTICE: self._notice,
            CastField.RECOVERY: self._recovery,
            CastField.WORKAROUND: self._workaround,
            CastField.OUTAGE: self._outage,
        }
        return readers[wanted](item)

    def _can_hold(self, place: Place) -> bool:
        """Whether the object has such a field at all; a supplier has no acceptable outage, whatever a text asks."""
        return hasattr(self._item(place.object), place.field) or place.field in _LISTED_ELSEWHERE

    def _item(self, item: str) -> object:
        return self.plan.by_id.get(item)

    def _role_id(self, item: str, wanted: CastField) -> str:
        attribute = "deputy" if wanted is CastField.DEPUTY else "owner"
        return known(getattr(self._item(item), attribute, None)) or ""

    def _role_name(self, item: str, wanted: CastField) -> Found:
        """The role that owns or deputises; of a role itself only its name, for its deputies are persons."""
        if item in self.plan.role:
            place = Place(object=item, field="name" if wanted is CastField.OWNER else "deputies")
            return (self.plan.label(item) if wanted is CastField.OWNER else None), place
        holder = next(iter(self._agreements(item)), None) if item in self.plan.supplier else None
        owned = item if holder is None else holder.id
        role = self.plan.role.get(self._role_id(owned, wanted))
        attribute = "deputy" if wanted is CastField.DEPUTY else "owner"
        return (None if role is None else role.name), Place(object=owned, field=attribute)

    def _agreements(self, item: str) -> tuple[Agreement, ...]:
        if item in self.plan.supplier:
            return tuple(agreement for agreement in self.plan.agreements if agreement.supplier == item)
        return self.plan.agreements_for(item)

    def _fault_report(self, item: str) -> Found:
        agreements = self._agreements(item)
        told = next((a for a in agreements if a.fault_report), None)
        if told is not None:
            return self.speech.contact(told.fault_report), Place(object=told.id, field="fault_report")
        return None, _field_of(agreements, "fault_report", item)

    def _notice(self, item: str) -> Found:
        return self._promised(item, "notice")

    def _recovery(self, item: str) -> Found:
        """A service's objective; a resource's own recovery: tested, else promised, else stated (domain, resource)."""
        match self._item(item):
            case Service() as service:
                return self._minutes(service.rto), Place(object=item, field="rto")
            case Backup() as backup:
                return self._minutes(backup.restore), Place(object=item, field="restore")
            case Resource() as resource:
                return self._own_recovery(resource)
        return self._promised(item, "recovery")

    def _own_recovery(self, resource: Resource) -> Found:
        tested = known(resource.tested_recovery)
        if tested is not None:
            return self._minutes(tested), Place(object=resource.id, field="tested_recovery")
        promised = self._promised(resource.id, "recovery")
        stated = known(resource.stated_recovery)
        if promised[0] is not None or (stated is None and self._agreements(resource.id)):
            return promised
        said = None if stated is None else self.speech.promise(stated)
        return said, Place(object=resource.id, field="stated_recovery")

    def _promised(self, item: str, attribute: str) -> Found:
        agreements = self._agreements(item)
        for agreement in agreements:
            promise = known(getattr(agreement, attribute))
            if promise is not None:
                return self.speech.promise(promise), Place(object=agreement.id, field=attribute)
        return None, _field_of(agreements, attribute, item)

    def _workaround(self, item: str) -> Found:
        routines = service.workarounds if isinstance(service := self._item(item), Service) else ()
        name = routines[0].name if routines else None
        return name, Place(object=item, field="workarounds", item=routines[0].id if routines else "")

    def _outage(self, item: str) -> Found:
        service = self._item(item)
        return self._minutes(getattr(service, "mtpd", None)), Place(object=item, field="mtpd")

    def _minutes(self, value: object) -> str | None:
        return self.speech.duration(value) if isinstance(value, int) else None


def _field_of(agreements: tuple[Agreement, ...], attribute: str, item: str) -> Place:
    """The field to fill in: of the first agreement, or, without any, the list of agreements of the item."""
    return Place(object=agreements[0].id, field=attribute) if agreements else Place(object=item, field="agreements")
