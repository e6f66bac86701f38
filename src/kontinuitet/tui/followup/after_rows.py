"""An exercise as a table: what was promised, what was measured, how it came out; with the field behind each row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kontinuitet.documents.plan import place_text
from kontinuitet.documents.report.source import HOUR, Source
from kontinuitet.domain.values import Place
from kontinuitet.exercise.impacts import Basis, Interruption, Length, ServiceImpact
from kontinuitet.exercise.measurements import ActionMeasure, Activation
from kontinuitet.exercise.outcomes import Outcome
from kontinuitet.exercise.reporting import DutyMeasure, ListMeasure
from kontinuitet.exercise.scenario import DeadlineKind
from kontinuitet.exercise.timeline import LimitClock, PlanGap
from kontinuitet.tui.plans.slots import file_language

SIGNS = {"met": "✓", "missed": "×", "unanswered": "○", "not applicable": "–", "not measured": "?"}


@dataclass(frozen=True, kw_only=True)
class AfterRow:
    """One row. ``detail``: sentences about it; ``place``: the field of the plan behind it, if there is one."""

    id: str
    what: str
    plan: str = "–"
    measured: str = "–"
    outcome: str = "–"
    detail: tuple[str, ...] = ()
    place: Place | None = None
    is_missed: bool = False


def after_rows(source: Source) -> dict[str, list[AfterRow]]:
    """The rows by group, in the order of the screen; empty groups are left out."""
    groups: dict[str, Callable[[Source], Iterator[AfterRow]]] = {
        "actions": _actions,
        "services": _services,
        "given": _given,
        "contacts": _contacts,
        "duties": _duties,
        "gaps": _gaps,
        "deficiencies": _deficiencies,
        "attendance": _attendance,
    }
    found = {group: list(rows(source)) for group, rows in groups.items()}
    return {group: rows for group, rows in found.items() if rows}


def _say(source: Source, key: str, **params: object) -> str:
    return source.words(f"followup.after.{key}", **params)


def _field(source: Source, place: Place | None) -> str:
    return "" if place is None else place_text(source.plan, place, file_language(source.words))


def _outcome(source: Source, outcome: Outcome) -> str:
    return f"{SIGNS[outcome.value]} {source.words(f'exercise.outcome.{outcome.value}')}"


# What people were expected to do


def _actions(source: Source) -> Iterator[AfterRow]:
    for one in source.measured.actions:
        yield _action(source, one)
    counted = {one.answer.seq for one in source.measured.actions if one.answer.is_done}
    for activation in source.measured.activations:
        if activation.seq not in counted:
            yield _activation(source, activation)


def _action(source: Source, one: ActionMeasure) -> AfterRow:
    answer = one.answer
    return AfterRow(
        id=f"action {answer.action.id}",
        what=answer.action.text,
        plan=_limit(source, one),
        measured=_taken(source, one),
        outcome=_outcome(source, answer.outcome),
        detail=tuple(_action_detail(source, one)),
        place=answer.place,
        is_missed=answer.outcome is Outcome.MISSED,
    )


def _limit(source: Source, one: ActionMeasure) -> str:
    limit = one.answer.action.limit
    if limit is None:
        return "–"
    if limit.minutes is None:
        return _say(source, "missing")
    length = source.words.duration(limit.minutes if one.answer.minutes is None else one.answer.minutes)
    return length if limit.place is not None else _say(source, "of_scenario", length=length)


def _taken(source: Source, one: ActionMeasure) -> str:
    if one.taken is None:
        return _say(source, "not_measured") if one.answer.is_done else "–"
    return source.length(one.taken.story if _on_story(one) else one.taken.exercise)


def _on_story(one: ActionMeasure) -> bool:
    limit = one.answer.action.limit
    return limit is not None and limit.clock is LimitClock.STORY


def _action_detail(source: Source, one: ActionMeasure) -> Iterator[str]:
    answer = one.answer
    limit = answer.action.limit
    if limit is not None and limit.minutes is not None:
        minutes = limit.minutes if answer.minutes is None else answer.minutes
        length = _say(source, f"limit.{limit.start.value}", length=source.words.duration(minutes))
        key = "limit_of_scenario" if limit.place is None else "limit_of_plan"
        yield _say(source, key, length=length, place=_field(source, limit.place))
        if limit.kind is DeadlineKind.HALF_OUTAGE:
            yield _say(source, "half")
    if one.taken is not None:
        yield _say(source, "was_measured", time=source.taken(one.taken, story=_on_story(one)))
    if answer.is_done and answer.manner is not None:
        yield _say(source, "manner", manner=source.words(f"exercise.manner.{answer.manner.value}"))
    who = answer.who or answer.action.actor
    if who:
        yield _say(source, "by_whom" if answer.is_done else "for_whom", who=who)


def _activation(source: Source, one: Activation) -> AfterRow:
    kept = one.is_kept
    outcome = Outcome.NOT_MEASURED if kept is None else Outcome.MET if kept else Outcome.MISSED
    return AfterRow(
        id=f"activation {one.service}",
        what=_say(source, "activated", service=source.label(one.service)),
        plan=source.minutes(one.limit),
        measured=_say(source, "not_measured") if one.taken is None else source.length(one.taken.exercise),
        outcome=_outcome(source, outcome),
        detail=() if one.taken is None else (_say(source, "was_measured", time=source.taken(one.taken, story=False)),),
        place=one.place,
        is_missed=kept is False,
    )


# What it did to the services


def _services(source: Source) -> Iterator[AfterRow]:
    """What people ended first, then what went beyond the plan, then the rest."""
    for impact in sorted(source.measured.services, key=_rank):
        for number, one in enumerate(impact.interruptions, start=1):
            name = source.label(impact.service) + (f" ({number})" if number > 1 else "")
            if one.bridged is not None:
                yield _length(
                    source, f"bridged {impact.service} {number}", "bridged", name=name, length=one.bridged, one=one
                )
            yield _length(source, f"below {impact.service} {number}", "below", name=name, length=one.below, one=one)
            yield _length(source, f"outage {impact.service} {number}", "outage", name=name, length=one.outage, one=one)


def _rank(impact: ServiceImpact) -> int:
    lengths = [length for one in impact.interruptions for length in (one.bridged, one.below, one.outage)]
    if any(length is not None and length.is_kept is not None for length in lengths):
        return 0
    return 1 if any(length is not None and length.is_beyond for length in lengths) else 2


def _length(source: Source, identity: str, key: str, *, name: str, length: Length, one: Interruption) -> AfterRow:
    return AfterRow(
        id=identity,
        what=_say(source, key, service=name),
        plan=_say(source, "missing") if length.limit is None else source.words.duration(length.limit),
        measured=_at_least(source, length.length) if length.basis is Basis.NOT_ENDED else source.length(length.length),
        outcome=_verdict(source, length),
        detail=(
            _say(source, "stopped", when=source.moment(one.stopped)),
            _say(source, f"basis.{length.basis.value}"),
            *((_say(source, "assumed"),) if one.assumed and length in (one.below, one.bridged) else ()),
        ),
        place=length.place,
        is_missed=length.is_kept is False,
    )


def _at_least(source: Source, length: int) -> str:
    """What may have gone on; of days the minutes say nothing."""
    return source.at_least(length if length < 24 * HOUR else length // HOUR * HOUR)


def _verdict(source: Source, length: Length) -> str:
    """Kept or not only for what people ended; for the rest whether it is beyond the limit."""
    if length.is_kept is not None:
        return _outcome(source, Outcome.MET if length.is_kept else Outcome.MISSED)
    return _beyond(source, beyond=length.is_beyond)


def _beyond(source: Source, *, beyond: bool | None) -> str:
    return "–" if beyond is None else f"! {_say(source, 'beyond')}" if beyond else _say(source, "within")


# What the scenario decided


def _given(source: Source) -> Iterator[AfterRow]:
    note = _say(source, "basis.given")
    for one in source.measured.resources:
        yield AfterRow(
            id=f"resource {one.resource}",
            what=_say(source, "gone_resource", resource=source.label(one.resource)),
            plan=source.minutes(one.limit),
            measured=source.length(one.length) if one.back is not None else _at_least(source, one.length),
            outcome=_beyond(source, beyond=one.is_beyond),
            detail=(note, *_needed(source, one.place)),
            place=one.place or Place(object=one.resource),
        )
    for loss in source.measured.data:
        yield AfterRow(
            id=f"data {loss.target}",
            what=_say(source, "lost", data=source.label(loss.target)),
            plan=source.minutes(loss.limit),
            measured=_say(source, "latest_copy") if loss.length is None else source.length(loss.length),
            outcome=_beyond(source, beyond=loss.is_beyond),
            detail=(note, *_needed(source, loss.place)),
            place=loss.place or Place(object=loss.target),
        )


def _needed(source: Source, place: Place | None) -> tuple[str, ...]:
    return () if place is None else (_say(source, "shortest", place=_field(source, place)),)


# Who was reached, and what was reported


def _contacts(source: Source) -> Iterator[AfterRow]:
    for role in source.measured.not_reached:
        yield AfterRow(
            id=f"contact {role}",
            what=source.label(role),
            measured=_say(source, "not_reached"),
            outcome=f"{SIGNS['missed']} {_say(source, 'not_reached')}",
            detail=(_say(source, "check_contacts"),),
            place=Place(object=role) if role in source.plan.by_id else None,
            is_missed=True,
        )
    for one in source.measured.lists:
        yield _list(source, one)


def _list(source: Source, one: ListMeasure) -> AfterRow:
    missing = len(one.not_reached)
    names = {
        key: ", ".join(source.label(role) for role in roles)
        for key, roles in (("reached", one.reached), ("not_reached", one.not_reached), ("not_tried", one.not_tried))
        if roles
    }
    return AfterRow(
        id=f"list {one.alert_list}",
        what=_say(source, "alert_list", name=source.label(one.alert_list)),
        plan=source.words.plural("followup.after.roles", len(one.reached) + missing + len(one.not_tried)),
        measured=source.words.plural("followup.after.reached", len(one.reached)),
        outcome=source.words.plural("followup.after.untried", len(one.not_tried)) if one.not_tried else "–",
        detail=tuple(_say(source, f"names.{key}", names=said) for key, said in names.items()),
        place=Place(object=one.alert_list),
    )


def _duties(source: Source) -> Iterator[AfterRow]:
    for row in source.measured.duties:
        if row.decides:
            yield _duty(source, row)


def _duty(source: Source, row: DutyMeasure) -> AfterRow:
    sent = _say(source, "not_sent") if row.observed_story is None else source.moment(row.observed_story)
    return AfterRow(
        id=f"duty {row.duty}",
        what=source.label(row.duty),
        plan=source.minutes(row.minutes),
        measured=sent,
        outcome=_outcome(source, row.outcome),
        detail=(
            _say(source, f"counted_from.{row.clock.value}"),
            _say(source, "duties_check"),
        ),
        place=row.place,
        is_missed=row.outcome is Outcome.MISSED,
    )


# What the plan lacked, and what the room said


def _gaps(source: Source) -> Iterator[AfterRow]:
    for number, gap in enumerate(source.measured.gaps):
        yield AfterRow(id=f"gap {number}", what=_gap(source, gap), place=gap.place, is_missed=True)


def _gap(source: Source, gap: PlanGap) -> str:
    place = _field(source, gap.place)
    action = source.pinned.actions.get(gap.name)
    if gap.code == "limit" and action is not None:
        return _say(source, "gap.limit", action=action.text, place=place)
    return _say(source, "gap.unfilled" if gap.code == "unfilled" else "gap.field", name=gap.name, place=place)


def _deficiencies(source: Source) -> Iterator[AfterRow]:
    for point in source.measured.deficiencies:
        who = (_say(source, "by_whom", who=point.group),) if point.group else ()
        yield AfterRow(id=f"point {point.seq}", what=point.text, detail=who)


# Who was there


def _attendance(source: Source) -> Iterator[AfterRow]:
    """One row: how many were noted, and behind it who they are."""
    noted = source.state.attendance
    present = [source.plan.label(name) for name, was_there in noted.items() if was_there]
    yield AfterRow(
        id="attendance",
        what=_say(source, "attendance"),
        measured=str(len(present)) if noted else "–",
        outcome=_say(source, "noted" if noted else "not_noted"),
        detail=(_say(source, "present", names=", ".join(present)),) if present else (),
    )
