"""What the rules look at: the municipality on one day, with the questions that several rules ask of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from kontinuitet.analysis.consequences import Consequences, consequences
from kontinuitet.analysis.effects import Effect
from kontinuitet.analysis.evidence import HeldExercise
from kontinuitet.analysis.figures import Step
from kontinuitet.analysis.hours import real_minutes, reference_start, worst_start
from kontinuitet.analysis.network import Network, compile_network
from kontinuitet.analysis.reach import reach, steps
from kontinuitet.analysis.recovery import OwnRecovery
from kontinuitet.analysis.rules.finding import Asking, Finding, Param, Span, asking
from kontinuitet.domain.calendar import Calendar, Moment
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import Promise, known
from kontinuitet.domain.version import Version


@dataclass(frozen=True)
class Real:
    """A promise in real time: minutes from the reference moment, and the worst start of the coming year.

    ``certain`` is false for support hours of which nobody has entered when they are; the minutes are then the least
    that it can take.
    """

    promise: Promise
    reference: Moment
    minutes: int
    certain: bool = True
    worst: tuple[datetime, int] | None = None

    def params(self) -> dict[str, Param]:
        """What a text needs to tell it."""
        told: dict[str, Param] = {"promise": self.promise, "real": Span(minutes=self.minutes)}
        if self.promise.support:
            told["reference"] = self.reference
        if self.worst is not None:
            told["worst_start"], told["worst"] = self.worst[0], Span(minutes=self.worst[1])
        return told

    def notes(self) -> tuple[str, ...]:
        """The sentences that tell it; ordinary time needs none."""
        if not self.promise.support:
            return ()
        if not self.certain:
            return ("hours-unknown",)
        return ("reference", *(("worst",) if self.worst and self.worst[1] > self.minutes else ()))


@dataclass(frozen=True)
class Snapshot:
    """The municipality, the day it is looked at, and when each service was last exercised as the journals know it.

    ``versions`` holds the latest approved version of each service that has one, ``held`` the exercises that
    are evidence of something. ``found`` is what the rules before have found: H8 counts it.
    """

    municipality: Municipality
    today: date
    exercised: Mapping[str, date]
    versions: Mapping[str, Version] = field(default_factory=dict)
    held: tuple[HeldExercise, ...] = ()
    found: list[Finding] = field(default_factory=list, repr=False, compare=False)
    _falls: dict[tuple[str, ...], Consequences] = field(default_factory=dict, repr=False, compare=False)
    _recoveries: dict[str, int | None] = field(default_factory=dict, repr=False, compare=False)
    _reals: dict[tuple[int, bool, str | None, bool], Real] = field(default_factory=dict, repr=False, compare=False)
    _reaches: dict[str, dict[str, tuple[Step, ...]]] = field(default_factory=dict, repr=False, compare=False)
    _own_reaches: dict[str, dict[str, tuple[Step, ...]]] = field(default_factory=dict, repr=False, compare=False)
    _steps: dict[str, tuple[Step, ...]] = field(default_factory=dict, repr=False, compare=False)
    _contact_needs: dict[str, tuple[str | None, ...]] = field(default_factory=dict, repr=False, compare=False)

    def prepared(self) -> Iterator[None]:
        """Work out what most rules ask for, in small pieces: the graph, what needs what, and what each cause stops."""
        _ = self.network.circles
        yield
        for service in self.municipality.services:
            self.reach(service.id)
            yield
        for cause in self._causes:
            _ = self.fall(cause).stopped
            yield

    @cached_property
    def network(self) -> Network:
        """The graph of the municipality."""
        return compile_network(self.municipality)

    @cached_property
    def start(self) -> datetime:
        """The reference moment: every verdict is given for a fall that begins then."""
        return reference_start(self.municipality.settings.reference, self.today, self.municipality.calendars)

    def fall(self, *causes: str) -> Consequences:
        """What follows when resources or suppliers fall together at the reference moment."""
        if causes not in self._falls:
            effects = tuple(Effect(target=cause) for cause in causes)
            self._falls[causes] = consequences(self.network, effects, start=self.start)
        return self._falls[causes]

    def own_recovery(self, resource: str) -> OwnRecovery | None:
        """The own recovery time of a resource; ``None`` for an id that is no resource."""
        known_resource = resource in self.municipality.resource
        return self.network.recovery(self.network.index[resource]) if known_resource else None

    def recovery(self, resource: str) -> int | None:
        """Minutes until a resource that falls at the reference moment is repaired; ``None`` if not known."""
        if resource not in self._recoveries:
            own = self.own_recovery(resource)
            self._recoveries[resource] = own.minutes(self.start) if own else None
        return self._recoveries[resource]

    def partial_recovery(self, resource: str) -> int | None:
        """The same for a user to whom the partial recovery is enough, if one is stated (graph, rule 4)."""
        item = self.municipality.resource.get(resource)
        partial = known(item.partial_recovery) if item is not None else None
        return self.recovery(resource) if partial is None else partial

    def reach(self, start: str) -> dict[str, tuple[Step, ...]]:
        """Everything that a service or resource needs, with the path to it."""
        if start not in self._reaches:
            self._reaches[start] = reach(start, self._steps_of)
        return self._reaches[start]

    def own_reach(self, service: str) -> dict[str, tuple[Step, ...]]:
        """The same for a service, but not through another service: what lies behind that is its own affair."""
        if service not in self._own_reaches:
            others = self.municipality.service.keys() - {service}
            found = self.reach(service)
            if not others.isdisjoint(found):
                found = reach(service, lambda user: () if user in others else self._steps_of(user))
            self._own_reaches[service] = found
        return self._own_reaches[service]

    def _steps_of(self, user: str) -> tuple[Step, ...]:
        if user not in self._steps:
            self._steps[user] = tuple(steps(self.municipality, user))
        return self._steps[user]

    @cached_property
    def _users(self) -> Mapping[str, Sequence[str]]:
        """What each thing is needed by, directly or through others: services in stored order."""
        users: dict[str, list[str]] = defaultdict(list)
        for service in self.municipality.services:
            for needed in self.reach(service.id):
                users[needed].append(service.id)
        return users

    @cached_property
    def _stoppers(self) -> Mapping[str, Sequence[str]]:
        """For each service the single causes that stop it: the resources that it needs somehow, and every supplier."""
        stoppers: dict[str, list[str]] = defaultdict(list)
        for cause in self._causes:
            users = self._users.get(cause, ())
            is_supplier = cause in self.municipality.supplier
            for service in self.fall(cause).stopped:
                if is_supplier or service in users:
                    stoppers[service].append(cause)
        return stoppers

    @cached_property
    def _causes(self) -> Sequence[str]:
        needed = (item.id for item in self.municipality.resources if item.id in self._users)
        return (*needed, *(supplier.id for supplier in self.municipality.suppliers))

    @cached_property
    def _waiting(self) -> Mapping[str, Mapping[str, None]]:
        """What each thing stops, directly: services in stored order."""
        waiting: dict[str, dict[str, None]] = defaultdict(dict)
        for service in self.municipality.services:
            for item in service.dependencies:
                for needed in item.needs if not item.is_soft else ():
                    waiting[needed][service.id] = None
        return waiting

    def critical_users(self, needed: str) -> dict[str, tuple[Step, ...]]:
        """The critical services that need something, directly or through others, with their paths."""
        return {user: self.reach(user)[needed] for user in self.critical(self._users.get(needed, ()))}

    def users_of_any(self, needed: tuple[str, ...] | list[str]) -> tuple[str, ...]:
        """The services that need any of these, directly or through others."""
        users = {user for item in needed for user in self._users.get(item, ())}
        return tuple(service.id for service in self.municipality.services if service.id in users)

    def stoppers(self, service: str) -> Sequence[str]:
        """The single causes that stop a service: resources that it needs somehow, then suppliers."""
        return self._stoppers.get(service, ())

    def takes(self, item: str, *, cause: str) -> bool:
        """Whether something is known to be down at some time after the cause has fallen."""
        return item in self.network.index and self.fall(cause).stops(item)

    def concerned(self, user: str) -> tuple[str, ...]:
        """The services behind a user in the graph: itself, or those that need it."""
        return (user,) if user in self.municipality.service else self.users_of_any((user,))

    def waiting_for(self, needed: str) -> tuple[str, ...]:
        """The services that stop without this, directly."""
        return tuple(self._waiting.get(needed, ()))

    def critical(self, services: Iterable[str]) -> tuple[str, ...]:
        """Those of the services that are judged to be critical."""
        return tuple(service for service in services if self.municipality.service[service].is_critical)

    def kind(self, resource: str) -> ResourceKind | None:
        """The kind of a resource; ``None`` for an id that is no resource."""
        item = self.municipality.resource.get(resource)
        return item.kind if item else None

    def name(self, identity: str) -> str:
        """What users call the object with that id."""
        return self.municipality.label(identity)

    def route(self, path: tuple[Step, ...]) -> tuple[str, ...]:
        """The names along a path, from who needs to what is needed at last."""
        return (self.name(path[0].user), *(self.name(step.needed) for step in path)) if path else ()

    def asking(self, value: object) -> Asking:
        """What is being done about a value that is not there."""
        return asking(value, name=self.name, today=self.today)

    def real(self, promise: Promise, agreement: Agreement | None) -> Real:
        """A promise in real time, from the reference moment and from the worst start in the coming year."""
        support = agreement.support if agreement else None
        eves_open = agreement is not None and known(agreement.eves_open) is True
        key = promise.minutes, promise.support, support, eves_open
        if key not in self._reals:
            calendar = self.municipality.calendar(support) if agreement else None
            self._reals[key] = self._real(promise, calendar, eves_open=eves_open)
        return self._reals[key]

    def _real(self, promise: Promise, calendar: Calendar | None, *, eves_open: bool) -> Real:
        minutes = real_minutes(promise, calendar, self.start, eves_open=eves_open)
        return Real(
            promise=promise,
            reference=self.municipality.settings.reference,
            minutes=promise.minutes if minutes is None else minutes,
            certain=minutes is not None,
            worst=worst_start(promise, calendar, self.today, eves_open=eves_open),
        )

    def reachable(self, role: str) -> bool:
        """Whether anybody who holds the role, or is deputy in it, still works here and has a contact route."""
        return bool(self.contacts(role))

    def contacts(self, role: str) -> tuple[str, ...]:
        """The people behind a role who still work here and have at least one contact route, holder first."""
        item = self.municipality.role.get(role)
        holder = known(item.holder) if item else None
        people = dict.fromkeys((*((holder,) if holder else ()), *(item.deputies if item else ())))
        return tuple(person for person in people if self._answers(person))

    def contact_needs(self, role: str) -> tuple[str | None, ...]:
        """What each contact route to the people behind a role needs; ``None`` where nobody has said."""
        if role not in self._contact_needs:
            people = (self.municipality.person[person] for person in self.contacts(role))
            routes = (channel for person in people for channel in person.channels if channel.address)
            self._contact_needs[role] = tuple(route.needs for route in routes)
        return self._contact_needs[role]

    def _answers(self, person: str) -> bool:
        item = self.municipality.person.get(person)
        if item is None or (item.left is not None and item.left <= self.today):
            return False
        return any(channel.address for channel in item.channels)

    def services_led_by(self, role: str) -> tuple[str, ...]:
        """The services that this role owns, stands in for, or puts the plan to use for."""
        services = self.municipality.services
        return tuple(
            service.id
            for service in services
            if role in {service.owner, service.deputy, service.activation.decider, service.activation.deputy}
        )

    def services_alerting(self, alert_list: str) -> tuple[str, ...]:
        """The services whose plan alerts through this list."""
        services = self.municipality.services
        return tuple(service.id for service in services if service.activation.alert_list == alert_list)
