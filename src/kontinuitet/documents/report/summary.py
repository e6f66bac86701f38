"""The first page: what the plan promised, what happened, what has to change."""

from collections.abc import Iterator

from kontinuitet.documents.report.actions import action_texts, point_texts
from kontinuitet.documents.report.findings import gap_texts
from kontinuitet.documents.report.markdown import bullets, table
from kontinuitet.documents.report.services import Stopped, limit_text, time_text, verdict
from kontinuitet.documents.report.services import stopped as all_stopped
from kontinuitet.documents.report.source import Source
from kontinuitet.exercise.events import ActionNotDone, Manner
from kontinuitet.exercise.impacts import Basis, Interruption, Length
from kontinuitet.exercise.measurements import ActionMeasure
from kontinuitet.exercise.outcomes import Outcome
from kontinuitet.exercise.timeline import LimitClock

SHOWN = 5
"""How many of each thing the first page tells; all of them stand further on."""


def summary_part(source: Source) -> list[str]:
    """Counts against counts and no score; then the promises, what was missed, and what to change."""
    measured = source.measured
    lines = [*_services(source), *_expected(source)]
    lines.append(source.say("first_decision", time=source.taken(measured.first_decision, story=False)))
    return [*source.heading("summary"), *bullets(lines), *_promises(source), *_missed(source), *_change(source)]


def _services(source: Source) -> Iterator[str]:
    impacts = source.measured.services
    if not impacts:
        yield source.say("no_service")
        return
    plan = source.plan
    critical = sum(plan.service[one.service].is_critical for one in impacts)
    yield source.words.plural("report.stopped_count", len(impacts), total=len(plan.services), critical=critical)
    beyond = {one.service for one in all_stopped(source) if one.interruption.below.is_beyond}
    yield source.words.plural("report.beyond_count", len(beyond)) if beyond else source.say("none_beyond")


def _expected(source: Source) -> Iterator[str]:
    measured = source.measured
    outcomes = ", ".join(
        source.say("count", n=count, what=source.words(f"exercise.outcome.{outcome.value}"))
        for outcome, count in measured.by_outcome.items()
    )
    manners = ", ".join(
        source.say("count", n=count, what=source.words(f"exercise.manner.{manner.value}"))
        for manner, count in measured.by_manner.items()
    )
    yield source.words.plural("report.expected_count", len(measured.actions), outcomes=outcomes)
    yield source.words.plural("report.done_count", sum(measured.by_manner.values()), manners=manners)


def _promises(source: Source) -> list[str]:
    """What people ended themselves, then those furthest beyond the acceptable outage."""
    ended = [one for one in all_stopped(source) if by_people(one.interruption).basis is Basis.MEASURED]
    beyond = [one for one in all_stopped(source) if one.interruption.below.is_beyond and one not in ended]
    rows = [_promise(source, one) for one in (*ended, *beyond[:SHOWN])]
    lines = table(source.heads("service", "promise", "became", "basis"), rows)
    if not lines:
        return []
    left = {one.service for one in beyond[SHOWN:]} - {one.service for one in beyond[:SHOWN]}
    more = [source.words.plural("report.more_beyond", len(left)), ""] if left else []
    return [*source.heading("promises", 3), *lines, *more]


def _promise(source: Source, one: Stopped) -> list[str]:
    below = by_people(one.interruption)
    return [one.name, limit_text(source, below), time_text(source, one.interruption, below), verdict(source, below)]


def by_people(one: Interruption) -> Length:
    """Time below the tolerable level until people first ended it, if they did; else all of it."""
    return one.below if one.bridged is None else one.bridged


def _missed(source: Source) -> list[str]:
    missed = [one for one in source.measured.actions if one.answer.outcome is Outcome.MISSED]
    lines = bullets(_missed_text(source, one) for one in missed)
    return [*source.heading("missed", 3), *lines] if lines else []


def _missed_text(source: Source, one: ActionMeasure) -> str:
    """Late, by how much; or not done at all, and why."""
    answer = one.answer
    who = answer.who or answer.action.actor
    what = f"{answer.action.text} ({who})" if who else answer.action.text
    if one.taken is not None and answer.minutes is not None:
        limit = source.words.duration(answer.minutes)
        return source.paced(source.say("missed_late", text=what, took=_took(source, one), limit=limit), one.taken.paces)
    mark = source.state.mark(answer.action.id)
    why = mark[1].why if mark is not None and isinstance(mark[1], ActionNotDone) else ""
    return source.say("missed_because", text=what, why=why) if why else source.say("missed_undone", text=what)


def _took(source: Source, one: ActionMeasure) -> str:
    """How long, on the clock that decides."""
    limit, taken = one.answer.action.limit, one.taken
    if taken is None or limit is None or limit.clock is LimitClock.EXERCISE:
        return source.length(taken.exercise if taken is not None else 0)
    return source.say("story_time", length=source.length(taken.story))


def _change(source: Source) -> list[str]:
    """What the plan lacked, what the room wants better, and what has been decided about it."""
    found = [*gap_texts(source), *_improvised(source), *point_texts(source.measured.deficiencies)]
    lines = found[:SHOWN]
    if len(found) > SHOWN:
        lines.append(source.words.plural("report.more", len(found) - SHOWN))
    decided = action_texts(source)
    lines += [source.say("decided", action=text) for text in decided[:SHOWN]]
    if len(decided) > SHOWN:
        lines.append(source.words.plural("report.more_actions", len(decided) - SHOWN))
    if not decided:
        lines.append(source.say("no_actions"))
    return [*source.heading("change", 3), *bullets(lines)]


def _improvised(source: Source) -> Iterator[str]:
    count = source.measured.by_manner[Manner.IMPROVISED]
    if count:
        yield source.words.plural("report.improvised", count)
