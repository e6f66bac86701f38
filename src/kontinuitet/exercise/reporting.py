"""Who was reached and what was reported: contacts against alert lists, reports against reporting duties."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kontinuitet.domain.followup import DutyScope, DutyStart, ReportingDuty
from kontinuitet.domain.organisation import AlertList
from kontinuitet.domain.values import Place, known
from kontinuitet.exercise.clock import story
from kontinuitet.exercise.events import ContactTried, ReportSent
from kontinuitet.exercise.outcomes import Deadline, Outcome, deadline_of, has_begun, judge, judge_done
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.scenario import DeadlineKind, DutyClock
from kontinuitet.exercise.services import forecast
from kontinuitet.exercise.starts import Start, first_harm, start_of
from kontinuitet.exercise.state import State
from kontinuitet.exercise.timeline import Limit, LimitClock, LimitStart


@dataclass(frozen=True)
class ContactMeasure:
    """One attempt to reach a role. ``after``: ms of exercise time until it was reached, ``None``: nobody noted."""

    seq: int
    role: str
    reached: bool
    after: int | None
    observed: int | None


@dataclass(frozen=True)
class ListMeasure:
    """An alert list of a service that stopped, or whose plan was put to use: who on it was reached, in its order."""

    alert_list: str
    services: tuple[str, ...]
    reached: tuple[str, ...]
    not_reached: tuple[str, ...]
    not_tried: tuple[str, ...]


@dataclass(frozen=True)
class DutyMeasure:
    """A reporting duty counted from one of its three moments. ``decides``: whether the duty itself counts from it.

    ``start`` is ``None`` when nobody said that the moment came: then its clock never began. ``sent`` is the number
    of the first report, ``observed`` exercise time and ``observed_story`` story moment when it was sent.
    """

    duty: str
    clock: DutyClock
    decides: bool
    outcome: Outcome
    minutes: int | None
    start: Start | None
    deadline: Deadline | None
    sent: int | None
    observed: int | None
    observed_story: int | None
    place: Place


def contacts(state: State) -> tuple[ContactMeasure, ...]:
    """Every attempt that was not taken back, in order."""
    tried = state.standing(ContactTried)
    return tuple(ContactMeasure(seq, one.role, one.reached, one.after, one.observed) for seq, one in tried)


def lists(state: State, pinned: Pinned, services: Iterable[str]) -> tuple[ListMeasure, ...]:
    """The alert lists of some services against who was reached, each list once, in the plan's order."""
    wanted = set(services)
    users: dict[str, list[str]] = {}
    for service in pinned.municipality.services:
        if service.id in wanted and service.activation.alert_list is not None:
            users.setdefault(service.activation.alert_list, []).append(service.id)
    found = [one for one in pinned.municipality.alert_lists if one.id in users]
    return tuple(_list(one, tuple(users[one.id]), state, pinned) for one in found)


def _list(alert: AlertList, services: tuple[str, ...], state: State, pinned: Pinned) -> ListMeasure:
    tried = [(one.role, one.reached) for one in contacts(state)]
    results = {role: [got for named, got in tried if _is_role(named, role, pinned)] for role in alert.roles}
    return ListMeasure(
        alert_list=alert.id,
        services=services,
        reached=tuple(role for role, got in results.items() if any(got)),
        not_reached=tuple(role for role, got in results.items() if got and not any(got)),
        not_tried=tuple(role for role, got in results.items() if not got),
    )


def _is_role(named: str, role: str, pinned: Pinned) -> bool:
    """A facilitator may have written the role's name, or that of the participant who plays it."""
    names = {role, pinned.municipality.label(role)}
    names |= {player.id for player in pinned.timeline.players if player.role == role}
    return named.casefold() in {name.casefold() for name in names}


def duties(state: State, pinned: Pinned, now: int) -> tuple[DutyMeasure, ...]:
    """Every reporting duty that what happened may call for, or that was reported under: three rows each."""
    sent = {event.duty for _, event in state.standing(ReportSent)}
    concerned = _Concerned(state, pinned, now)
    called = [duty for duty in pinned.municipality.duties if duty.id in sent or concerned.by(duty)]
    return tuple(row for duty in called for row in _rows(duty, state, pinned, now))


class _Concerned:
    """Which duties what happened so far may call for."""

    def __init__(self, state: State, pinned: Pinned, now: int) -> None:
        answer = forecast(state, pinned)
        moment = story(pinned.timeline.anchors, now)
        services = pinned.municipality.services
        stopped = [one for one in services if any(out.stop <= moment for out in answer.outages(one.id))]
        touched = {one.id for one in answer.graph.resources} | {one.effect.target for one in answer.happened}
        resources = (one for one in pinned.municipality.resources if touched.intersection({one.id, *one.held_by}))
        self._any = first_harm(answer) is not None
        self._critical = any(service.is_critical for service in stopped)
        self._personal = any(known(resource.personal_data) is True for resource in resources)

    def by(self, duty: ReportingDuty) -> bool:
        match duty.scope:
            case DutyScope.ALL:
                return self._any
            case DutyScope.CRITICAL:
                return self._critical
            case DutyScope.PERSONAL_DATA:
                return self._personal


_STARTS = {
    DutyClock.OCCURRED: (LimitStart.OCCURRED, DutyStart.OCCURRED),
    DutyClock.DETECTED: (LimitStart.DETECTED, DutyStart.DETECTED),
    DutyClock.JUDGED: (LimitStart.JUDGED, DutyStart.JUDGED),
}


def _rows(duty: ReportingDuty, state: State, pinned: Pinned, now: int) -> Iterator[DutyMeasure]:
    reports = ((seq, one) for seq, one in state.standing(ReportSent) if one.duty == duty.id)
    seq, report = next(reports, (None, None))
    observed = report.observed if report is not None else None
    place = Place(object=duty.id, field="deadline")
    for clock, (begins, own) in _STARTS.items():
        limit = Limit(
            kind=DeadlineKind.DUTY,
            clock=LimitClock.STORY,
            start=begins,
            minutes=known(duty.deadline),
            target=duty.id,
            place=place,
        )
        start = start_of(limit, state, pinned, 0)
        deadline = deadline_of(limit, start, limit.minutes, state, pinned)
        begun = start is not None and has_begun(limit, start, pinned, now)
        done = judge_done(observed, deadline, pinned) if report is not None else judge(deadline, pinned, now)
        yield DutyMeasure(
            duty=duty.id,
            clock=clock,
            decides=duty.starts is own,
            outcome=done if begun else Outcome.NOT_APPLICABLE,
            minutes=limit.minutes,
            start=start,
            deadline=deadline,
            sent=seq,
            observed=observed,
            observed_story=None if observed is None else story(pinned.timeline.anchors, observed),
            place=place,
        )
