"""What each step of the walk asks about a service: every question with its place and the answer that stands there.

Only what the plan needs is a question. ``None``, an empty text or an empty list is no answer yet.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from kontinuitet.analysis.bound import applying_duties, used_information
from kontinuitet.analysis.objectives import derived_mtpd
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Role
from kontinuitet.domain.resource import Resource, ResourceKind
from kontinuitet.domain.risk import Treatment
from kontinuitet.domain.secrecy import SecrecyLevel
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import NotApplicable, Place, known
from kontinuitet.domain.version import Version

Question = tuple[Place, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The service that is asked about, in its municipality, with its latest approved version."""

    plan: Municipality
    service: Service
    today: date
    version: Version | None = None

    def at(self, field: str, part: str = "", *, item: str = "") -> Place:
        """A place of the service."""
        return Place(object=self.service.id, field=field, item=item, part=part)

    def fields(self, *names: str) -> Iterator[Question]:
        """Fields of the service as they stand."""
        return ((self.at(name), getattr(self.service, name)) for name in names)

    def rows(self, field: str, *parts: str) -> Iterator[Question]:
        """The same parts of every row of one of its lists."""
        for row in getattr(self.service, field):
            yield from ((self.at(field, part, item=row.id), getattr(row, part)) for part in parts)

    def some(self, field: str) -> Iterator[Question]:
        """That a list has any row at all, asked only while it has none."""
        if not getattr(self.service, field):
            yield self.at(field), None


def _service(asked: Asked) -> Iterator[Question]:
    """Unit only if the municipality has any; one of the two definitions of critical is enough, or a reason."""
    service = asked.service
    if asked.plan.units:
        yield from asked.fields("unit")
    yield from asked.fields("area", "critical")
    conditions = (service.crisis_if_lost, service.needed_in_crisis, service.upholds_function)
    answers = (*(answer for answer in conditions if answer is not None), service.critical_reason)
    yield asked.at("crisis_if_lost"), next((answer for answer in answers if answer != ""), None)
    if service.is_critical:
        yield from asked.fields("sector")
    yield from asked.fields("owner", "deputy", "hours", "analysed_on")


def _impact(asked: Asked) -> Iterator[Question]:
    """Every square that is scored, and those that the tolerable outage still hangs on."""
    for row in asked.service.impact:
        scored = (score for score in row.scores if score is not None)
        yield from ((asked.at("impact", "scores", item=row.id), score) for score in scored if _decided(score))
    for cell in derived_mtpd(asked.service, asked.plan.settings).unscored:
        yield asked.at("impact", "scores", item=cell.category), _score(asked, cell.category, cell.point)


def _decided(score: object) -> bool:
    return isinstance(score, int | NotApplicable)


def _score(asked: Asked, category: str, point: int) -> object:
    scores = next((row.scores for row in asked.service.impact if row.id == category), ())
    index = asked.plan.settings.time_points.index(point)
    return scores[index] if index < len(scores) else None


def _limits(asked: Asked) -> Iterator[Question]:
    """A tolerable outage longer than the curve allows needs its reason; the level may be a share or words."""
    service = asked.service
    yield from asked.fields("mtpd")
    decided, derived = known(service.mtpd), derived_mtpd(service, asked.plan.settings).value
    if decided is not None and derived is not None and decided > derived:
        yield from asked.fields("mtpd_reason")
    yield from asked.fields("rto", "rpo", "wrt")
    yield asked.at("level", "percent"), service.level.percent if service.level.percent is not None else _text(service)
    yield asked.at("level", "within"), service.level.within


def _text(service: Service) -> str | None:
    return service.level_text or None


def _peaks(asked: Asked) -> Iterator[Question]:
    """A service may well have none. One that has says when, and at least one limit of its own."""
    for peak in asked.service.peaks:
        yield asked.at("peaks", "day" if peak.day else "first", item=peak.id), peak.day or peak.first
        yield asked.at("peaks", "mtpd", item=peak.id), peak.mtpd if peak.mtpd is not None else peak.rto


def _dependencies(asked: Asked) -> Iterator[Question]:
    yield from asked.some("dependencies")
    yield from asked.rows("dependencies", "kind", "tolerance")


def _information(asked: Asked) -> Iterator[Question]:
    """Whoever uses a system uses information; what a system holds is copied somewhere."""
    sets = used_information(asked.plan, asked.service)
    if not sets and _uses_systems(asked):
        yield asked.at("dependencies"), None
    for item in sets:
        yield from _of_information(asked.plan, item)


def _uses_systems(asked: Asked) -> bool:
    used = (asked.plan.resource.get(need) for edge in asked.service.dependencies for need in edge.needs)
    return any(item is not None and item.kind is ResourceKind.SYSTEM for item in used)


def _of_information(plan: Municipality, item: Resource) -> Iterator[Question]:
    classes = item.classes
    yield Place(object=item.id, field="owner"), item.owner
    for part in ("confidentiality", "integrity", "availability", "traceability"):
        yield Place(object=item.id, field="classes", part=part), getattr(classes, part)
    yield Place(object=item.id, field="personal_data"), item.personal_data
    if item.held_by:
        backups = [backup for backup in plan.backups if item.id in backup.copies_of]
        if not backups:
            yield Place(object=item.id, field="held_by"), None
        for backup in backups:
            for part in ("interval", "duration", "offsite_delay", "restore"):
                yield Place(object=backup.id, field=part), getattr(backup, part)


def _risks(asked: Asked) -> Iterator[Question]:
    """Somebody answers for a risk that is not simply accepted."""
    yield from asked.some("risks")
    yield from asked.rows("risks", "likelihood", "consequence", "treatment")
    for risk in asked.service.risks:
        if risk.treatment is not None and risk.treatment is not Treatment.ACCEPT:
            yield asked.at("risks", "owner", item=risk.id), risk.owner


_WORKAROUND = ("replaces", "trigger", "decider", "startup", "endurance", "capacity", "staff", "steps")


def _workarounds(asked: Asked) -> Iterator[Question]:
    yield from asked.some("workarounds")
    yield from asked.rows("workarounds", *_WORKAROUND)


def _tasks(asked: Asked) -> Iterator[Question]:
    """How one documents meanwhile, in a text or task by task; a form without columns cannot be filled in."""
    if not asked.service.tasks:
        yield from asked.fields("documentation")
    yield from asked.rows("tasks", "who", "steps")
    yield from asked.rows("forms", "columns")


def _activation(asked: Asked) -> Iterator[Question]:
    for part in ("criteria", "decider", "deputy", "budget", "alert_list", "deactivation"):
        yield asked.at("activation", part), getattr(asked.service.activation, part)


def _roles(asked: Asked) -> Iterator[Question]:
    """Everybody who acts when the plan is used; a role that nobody holds by name is not asked about further."""
    roles = acting_roles(asked.plan, asked.service)
    if not roles:
        yield asked.at("owner"), None
    for role in roles:
        yield Place(object=role.id, field="holder"), role.holder
        if not isinstance(role.holder, NotApplicable):
            for field in ("deputies", "hours", "reaction"):
                yield Place(object=role.id, field=field), getattr(role, field)
            person = asked.plan.person.get(known(role.holder) or "")
            if person is not None:
                yield Place(object=person.id, field="channels"), person.channels


def acting_roles(plan: Municipality, service: Service) -> tuple[Role, ...]:
    """The roles that own the service, decide, or are alerted when its plan is used, in that order."""
    activation, alerts = service.activation, plan.alert_list.get(service.activation.alert_list or "")
    deciders = (routine.decider for routine in service.workarounds)
    named = (service.owner, service.deputy, activation.decider, activation.deputy, *deciders)
    ids = dict.fromkeys((*(known(name) for name in named), *(alerts.roles if alerts else ())))
    return tuple(plan.role[name] for name in ids if name in plan.role)


def _communication(asked: Asked) -> Iterator[Question]:
    yield from asked.some("communication")
    yield from asked.rows("communication", "sender", "channel", "reserve")


def _recovery(asked: Asked) -> Iterator[Question]:
    yield from asked.some("recovery")
    yield from asked.rows("recovery", "who", "duration")
    for part in ("declares", "enters", "verifies"):
        yield asked.at("returning", part), getattr(asked.service.returning, part)


def _duties(asked: Asked) -> Iterator[Question]:
    """Of the duties that concern the service: who reports, to whom, by which route, within what time."""
    held = used_information(asked.plan, asked.service)
    used = (asked.plan.resource.get(need) for edge in asked.service.dependencies for need in edge.needs)
    resources = (*held, *(item for item in used if item is not None))
    for duty in applying_duties(asked.plan, asked.service, resources):
        for field in ("receiver", "deadline", "role", "route"):
            yield Place(object=duty.id, field=field), getattr(duty, field)


def _secrecy(asked: Asked) -> Iterator[Question]:
    """Only what is secret needs its ground in law."""
    yield from asked.fields("secrecy_assessed")
    for mark in asked.service.secrecy:
        if mark.level is SecrecyLevel.SECRET:
            yield asked.at("secrecy", "ground", item=mark.id.value), mark.ground


def _approval(asked: Asked) -> Iterator[Question]:
    """That it is approved and not due for a review, and that the approved version lies on paper somewhere."""
    number = asked.version.number if asked.version is not None else None
    yield asked.at("review_due"), None if _is_due(asked) else number
    yield asked.at("paper_copies"), next((one for one in asked.service.paper_copies if one.version == number), None)


def _is_due(asked: Asked) -> bool:
    """Whether the day set in the decision has passed without anybody looking through the plan since."""
    version, reviewed = asked.version, asked.service.reviewed_on
    if version is None or version.next_review >= asked.today:
        return False
    return reviewed is None or reviewed <= version.decided_on


QUESTIONS: dict[str, Callable[[Asked], Iterator[Question]]] = {
    "service": _service,
    "impact": _impact,
    "limits": _limits,
    "peaks": _peaks,
    "dependencies": _dependencies,
    "information": _information,
    "risks": _risks,
    "workarounds": _workarounds,
    "tasks": _tasks,
    "activation": _activation,
    "roles": _roles,
    "communication": _communication,
    "recovery": _recovery,
    "duties": _duties,
    "secrecy": _secrecy,
    "approval": _approval,
}
"""The questions of every step of the walk, in the order of the method."""
