"""Deadlines as compiled: which clock decides, from when it is counted, and which field of the plan says how long."""

from collections.abc import Callable

from kontinuitet.domain.followup import ReportingDuty
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place, known
from kontinuitet.exercise.casting import Casting
from kontinuitet.exercise.scenario import Deadline, DeadlineKind, DutyClock
from kontinuitet.exercise.timeline import Limit, LimitClock, LimitStart

_OF_SERVICE = {
    DeadlineKind.OUTAGE: ("mtpd", LimitClock.STORY, LimitStart.SERVICE_STOPS),
    DeadlineKind.HALF_OUTAGE: ("mtpd", LimitClock.STORY, LimitStart.SERVICE_STOPS),
    DeadlineKind.RECOVERY: ("rto", LimitClock.STORY, LimitStart.SERVICE_STOPS),
}
_SCRIPTED = {
    DeadlineKind.EXERCISE_WITHIN: (LimitClock.EXERCISE, LimitStart.RELEASE),
    DeadlineKind.STORY_WITHIN: (LimitClock.STORY, LimitStart.RELEASE),
    DeadlineKind.EXERCISE_BEFORE: (LimitClock.EXERCISE, LimitStart.START),
}
_DUTY_STARTS = {
    DutyClock.OCCURRED: LimitStart.OCCURRED,
    DutyClock.DETECTED: LimitStart.DETECTED,
    DutyClock.JUDGED: LimitStart.JUDGED,
}


def limit_of(deadline: Deadline, casting: Casting) -> Limit:
    """The limit that a deadline means in this plan (exercise engine, table of limits)."""
    if deadline.kind in _SCRIPTED:
        clock, start = _SCRIPTED[deadline.kind]
        return Limit(kind=deadline.kind, clock=clock, start=start, minutes=deadline.minutes)
    if deadline.kind in _OF_SERVICE:
        return _of_service(deadline, casting)
    derived: dict[DeadlineKind, Callable[[Deadline, Casting], Limit]] = {
        DeadlineKind.ACTIVATION: _activation,
        DeadlineKind.NOTICE: _notice,
        DeadlineKind.DUTY: _duty,
    }
    return derived[deadline.kind](deadline, casting)


def _target(deadline: Deadline, casting: Casting) -> str:
    member = casting.bound.get(deadline.target)
    return member.id if member is not None else deadline.target


def _of_service(deadline: Deadline, casting: Casting) -> Limit:
    attribute, clock, start = _OF_SERVICE[deadline.kind]
    target = _target(deadline, casting)
    service = casting.plan.service.get(target)
    minutes = known(getattr(service, attribute)) if service is not None else None
    if minutes is not None and deadline.kind is DeadlineKind.HALF_OUTAGE:
        minutes //= 2
    place = Place(object=target, field=attribute) if service is not None else None
    return Limit(kind=deadline.kind, clock=clock, start=start, minutes=minutes, target=target, place=place)


def _activation(deadline: Deadline, casting: Casting) -> Limit:
    target = _target(deadline, casting)
    item = casting.plan.by_id.get(target)
    minutes = known(item.activation.budget) if isinstance(item, Service) else None
    place = Place(object=target, field="activation", part="budget") if isinstance(item, Service) else None
    return Limit(
        kind=deadline.kind,
        clock=LimitClock.EXERCISE,
        start=LimitStart.RELEASE,
        minutes=minutes,
        target=target,
        place=place,
    )


def _notice(deadline: Deadline, casting: Casting) -> Limit:
    """The supplier's promise of notice. In support hours it has no fixed length, so the engine asks when it fails."""
    target = _target(deadline, casting)
    agreements = [a for a in casting.plan.agreements if a.supplier == target] or [*casting.plan.agreements_for(target)]
    told = next((a for a in agreements if known(a.notice) is not None), agreements[0] if agreements else None)
    promise = known(told.notice) if told is not None else None
    place = Place(object=told.id, field="notice") if told is not None else Place(object=target, field="agreements")
    return Limit(
        kind=deadline.kind,
        clock=LimitClock.STORY,
        start=LimitStart.FAILURE,
        minutes=promise.minutes if promise is not None else None,
        target=target,
        place=place if target else None,
    )


def _duty(deadline: Deadline, casting: Casting) -> Limit:
    target = _target(deadline, casting)
    duty = casting.plan.by_id.get(target)
    known_duty = duty if isinstance(duty, ReportingDuty) else None
    return Limit(
        kind=deadline.kind,
        clock=LimitClock.STORY,
        start=_DUTY_STARTS[deadline.clock or DutyClock.DETECTED],
        minutes=known(known_duty.deadline) if known_duty is not None else None,
        target=target,
        place=Place(
            object=target if known_duty is not None else "kommun", field="deadline" if known_duty else "duties"
        ),
    )
