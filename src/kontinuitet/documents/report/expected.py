"""Expected actions against their limits, and what came of the exercise's objectives."""

from collections import Counter

from kontinuitet.documents.report.markdown import table
from kontinuitet.documents.report.source import NONE, Source
from kontinuitet.exercise import events as ev
from kontinuitet.exercise.measurements import ActionMeasure
from kontinuitet.exercise.outcomes import Outcome
from kontinuitet.exercise.scenario import DeadlineKind
from kontinuitet.exercise.timeline import MINUTE, Limit, LimitClock, LimitStart


def expected_part(source: Source) -> list[str]:
    """Every expected action: what the plan or the scenario allows and which of them says so, what was measured."""
    heads = source.heads("what", "who", "limit", "origin", "measured", "outcome", "manner")
    rows = [_row(source, one) for one in source.measured.actions]
    return [*source.heading("expected"), source.say("expected_note"), "", *table(heads, rows)] if rows else []


def _row(source: Source, one: ActionMeasure) -> list[str]:
    answer = one.answer
    said = answer.manner if answer.is_done else None
    return [
        answer.action.text,
        answer.who or answer.action.actor or NONE,
        _limit(source, one),
        _origin(source, one),
        _time(source, one),
        source.words(f"exercise.outcome.{answer.outcome.value}"),
        NONE if said is None else source.words(f"exercise.manner.{said.value}"),
    ]


def _limit(source: Source, one: ActionMeasure) -> str:
    """How long, and from when."""
    limit = one.answer.action.limit
    if limit is None:
        return source.say("no_limit")
    minutes = limit.minutes if one.answer.minutes is None else one.answer.minutes
    if minutes is None:
        return source.say("limit_missing")
    if limit.start is LimitStart.START:
        return source.say("limit.start", time=source.words.clock(minutes * MINUTE)[:5])
    length = source.words.duration(minutes)
    if limit.clock is LimitClock.STORY and limit.start is LimitStart.RELEASE:
        length = source.say("story_time", length=length)
    return source.say(f"limit.{limit.start.value}", length=length)


def _origin(source: Source, one: ActionMeasure) -> str:
    """Which field of the plan the limit comes from; else the scenario."""
    limit = one.answer.action.limit
    if limit is not None and limit.place is not None:
        key = "half" if limit.kind is DeadlineKind.HALF_OUTAGE else "plan"
        return source.say(f"origin.{key}", place=source.place(limit.place))
    if limit is not None and _is_unfilled(limit):
        return source.say("origin.unfilled")
    return source.say("origin.scenario")


def _is_unfilled(limit: Limit) -> bool:
    """Derived from somebody in the cast whom the plan could not fill."""
    scripted = {DeadlineKind.EXERCISE_WITHIN, DeadlineKind.STORY_WITHIN, DeadlineKind.EXERCISE_BEFORE}
    return limit.kind not in scripted


def _time(source: Source, one: ActionMeasure) -> str:
    answer = one.answer
    if one.taken is None:
        is_missing = answer.is_done and answer.outcome is not Outcome.NOT_APPLICABLE
        return source.say("not_measured") if is_missing or answer.outcome is Outcome.NOT_MEASURED else NONE
    limit = answer.action.limit
    return source.taken(one.taken, story=limit is not None and limit.clock is LimitClock.STORY)


def objectives_part(source: Source) -> list[str]:
    """Each objective with what was expected for it, and what observers noted. Not rated is said as that."""
    rows = [
        [f"{goal.id}: {goal.text}", _counts(source, goal.id), _ratings(source, goal.id)]
        for goal in source.timeline.objectives
    ]
    lines = table(source.heads("objective", "actions", "rating"), rows)
    return [*source.heading("objectives"), *lines] if lines else []


def _counts(source: Source, goal: str) -> str:
    counts = Counter(one.answer.outcome for one in source.measured.actions if one.answer.action.objective == goal)
    texts = [
        source.say("count", n=counts[outcome], what=source.words(f"exercise.outcome.{outcome.value}"))
        for outcome in Outcome
        if counts[outcome]
    ]
    return ", ".join(texts) or NONE


def _ratings(source: Source, goal: str) -> str:
    seen = [event for _, event in source.state.standing(ev.ObservationMade) if event.objective == goal]
    return "; ".join(_rating(source, event) for event in seen) or source.say("not_rated")


def _rating(source: Source, event: ev.ObservationMade) -> str:
    rating = "" if event.rating is None else source.words(f"exercise.rating.{event.rating.value}")
    return ": ".join(part for part in (rating, event.text) if part)
