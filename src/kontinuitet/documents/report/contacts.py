"""Who was reached and what was reported: attempts, alert lists, reporting duties."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from kontinuitet.documents.report.markdown import bullets, table
from kontinuitet.documents.report.source import NONE, Source
from kontinuitet.exercise.reporting import ContactMeasure, DutyMeasure, ListMeasure
from kontinuitet.exercise.scenario import DutyClock


def contacts_part(source: Source) -> list[str]:
    """Who was sought and reached, and the alert lists that the events called for."""
    tried = table(source.heads("role", "result", "after"), [_contact(source, one) for one in source.measured.contacts])
    lists = _lists(source)
    if not tried and not lists:
        return []
    return [*source.heading("contacts"), *(tried or [source.say("nobody_sought"), ""]), *lists]


def _contact(source: Source, one: ContactMeasure) -> list[str]:
    if not one.reached:
        return [source.label(one.role), source.say("not_reached"), NONE]
    after = source.say("not_measured") if one.after is None else source.length(one.after)
    return [source.label(one.role), source.say("reached"), after]


def _lists(source: Source) -> list[str]:
    used = [one for one in source.measured.lists if one.reached or one.not_reached]
    unused = [source.label(one.alert_list) for one in source.measured.lists if one not in used]
    lines = table(source.heads("alert_list", "reached", "not_reached", "not_tried"), [_list(source, o) for o in used])
    return [*lines, *bullets([source.say("unused_lists", names=", ".join(unused))] if unused else [])]


def _list(source: Source, one: ListMeasure) -> list[str]:
    groups = (one.reached, one.not_reached, one.not_tried)
    return [source.label(one.alert_list), *(_names(source, roles) for roles in groups)]


def _names(source: Source, roles: Iterable[str]) -> str:
    return ", ".join(source.label(role) for role in roles) or NONE


def duties_part(source: Source) -> list[str]:
    """Reporting duties that what happened may call for, counted from each of their three moments."""
    rows = [_duty(source, list(rows)) for _, rows in groupby(source.measured.duties, key=lambda row: row.duty)]
    heads = source.heads("duty", "limit", "sent", "occurred", "detected", "judged", "ground")
    lines = table(heads, rows)
    return [*source.heading("duties"), source.say("duties_check"), "", *lines] if lines else []


def _duty(source: Source, rows: list[DutyMeasure]) -> list[str]:
    first = rows[0]
    limit = source.say("limit_missing") if first.minutes is None else source.minutes(first.minutes)
    return [
        source.label(first.duty),
        limit,
        _sent(source, first),
        *_outcomes(source, rows),
        _ground(source, first.duty),
    ]


def _sent(source: Source, row: DutyMeasure) -> str:
    if row.sent is None:
        return source.say("not_sent")
    return source.say("not_measured") if row.observed_story is None else source.moment(row.observed_story)


def _ground(source: Source, duty: str) -> str:
    """Where the plan has the deadline from, and how sure that is: it is not shown as settled law."""
    found = next((one for one in source.plan.duties if one.id == duty), None)
    if found is None or not found.source:
        return source.say("no_ground")
    return source.say("ground", source=found.source, certainty=found.certainty.value)


def _outcomes(source: Source, rows: list[DutyMeasure]) -> Iterator[str]:
    """The outcome from each moment; the one that the duty itself counts from is told apart."""
    by_clock = {row.clock: row for row in rows}
    for clock in (DutyClock.OCCURRED, DutyClock.DETECTED, DutyClock.JUDGED):
        row = by_clock[clock]
        outcome = source.words(f"exercise.outcome.{row.outcome.value}")
        yield source.say("decides", outcome=outcome) if row.decides else outcome
