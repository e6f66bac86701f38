"""The measured tables: expected actions, contacts, reporting duties, objectives."""

from kontinuitet.documents.report.markdown import cell, plain, table
from kontinuitet.documents.report.source import Source
from kontinuitet.exercise import events as ev
from kontinuitet.exercise.measurements import ActionMeasure
from kontinuitet.exercise.outcomes import Outcome
from kontinuitet.exercise.reporting import DutyMeasure
from kontinuitet.exercise.timeline import LimitClock


def expected_part(source: Source) -> list[str]:
    """Every expected action: what the plan or the scenario allows, what was measured, and the outcome."""
    heads = [source.say(f"head.{name}") for name in ("what", "who", "limit", "measured", "outcome", "manner")]
    rows = [_expected_row(source, one) for one in source.measured.actions]
    return [f"## {source.say('expected')}", "", *table(heads, rows)]


def _expected_row(source: Source, one: ActionMeasure) -> list[str]:
    answer = one.answer
    manner = "–" if not answer.is_done or answer.manner is None else answer.manner.value
    return [
        cell(answer.action.text),
        cell(answer.who or answer.action.actor or "–"),
        cell(_limit_text(source, one)),
        cell(_time_text(source, one)),
        source.words(f"exercise.outcome.{answer.outcome.value}"),
        manner if manner == "–" else source.words(f"exercise.manner.{manner}"),
    ]


def _limit_text(source: Source, one: ActionMeasure) -> str:
    """How long, from when, on which clock, and which field of the plan says so."""
    limit = one.answer.action.limit
    if limit is None:
        return source.say("no_limit")
    if limit.minutes is None:
        return source.say("limit_missing", place=source.place(limit.place))
    minutes = limit.minutes if one.answer.minutes is None else one.answer.minutes
    length = source.words.duration(minutes)
    text = source.say(f"limit.{limit.start.value}", length=length)
    return f"{text} ({source.place(limit.place)})" if limit.place is not None else text


def _time_text(source: Source, one: ActionMeasure) -> str:
    if one.taken is None:
        return source.say("not_measured") if one.answer.is_done else "–"
    limit = one.answer.action.limit
    return source.taken(one.taken, story=limit is not None and limit.clock is LimitClock.STORY)


def contacts_part(source: Source) -> list[str]:
    """Who was sought and reached, and the alert lists that the events called for."""
    contacts = source.measured.contacts
    heads = [source.say(f"head.{name}") for name in ("role", "result", "after")]
    rows = [
        [
            cell(source.label(one.role)),
            source.say("reached" if one.reached else "not_reached"),
            "–" if one.after is None else source.length(one.after),
        ]
        for one in contacts
    ]
    lists = [
        source.say(
            "alert_list",
            name=source.label(one.alert_list),
            reached=len(one.reached),
            not_reached=len(one.not_reached),
            not_tried=len(one.not_tried),
        )
        for one in source.measured.lists
    ]
    if not rows and not lists:
        return []
    body = [*table(heads, rows), *(line for text in lists for line in (f"- {plain(text)}",))]
    return [f"## {source.say('contacts')}", "", *body, ""]


def duties_part(source: Source) -> list[str]:
    """Reporting duties that what happened may call for, counted from their own moment."""
    heads = [source.say(f"head.{name}") for name in ("duty", "counted", "limit", "measured", "outcome")]
    decisive = [row for row in source.measured.duties if row.decides]
    rows = [_duty_row(source, row) for row in decisive]
    if not rows:
        return []
    return [f"## {source.say('duties')}", "", source.say("duties_check"), "", *table(heads, rows)]


def _duty_row(source: Source, row: DutyMeasure) -> list[str]:
    sent = source.say("not_sent") if row.observed_story is None else source.moment(row.observed_story)
    return [
        cell(source.label(row.duty)),
        source.say(f"from.{row.clock.value}"),
        source.minutes(row.minutes),
        cell(sent),
        source.words(f"exercise.outcome.{row.outcome.value}"),
    ]


def objectives_part(source: Source) -> list[str]:
    """Each objective with what was expected for it, and what observers noted. Not tried is said as that."""
    heads = [source.say(f"head.{name}") for name in ("objective", "actions", "rating")]
    rows = [
        [cell(f"{goal.id}: {goal.text}"), _counts(source, goal.id), cell(_ratings(source, goal.id))]
        for goal in source.timeline.objectives
    ]
    return [f"## {source.say('objectives')}", "", *table(heads, rows)] if rows else []


def _counts(source: Source, goal: str) -> str:
    of_goal = [one.answer for one in source.measured.actions if one.answer.action.objective == goal]
    met = sum(answer.outcome is Outcome.MET for answer in of_goal)
    return source.say("met_of", met=met, total=len(of_goal))


def _ratings(source: Source, goal: str) -> str:
    seen = [event for _, event in source.state.standing(ev.ObservationMade) if event.objective == goal]
    texts = [
        " ".join(part for part in (_rating(source, event), " ".join(event.text.split())) if part) for event in seen
    ]
    return "; ".join(texts) or source.words("exercise.rating.not tried")


def _rating(source: Source, event: ev.ObservationMade) -> str:
    return "" if event.rating is None else source.words(f"exercise.rating.{event.rating.value}")
