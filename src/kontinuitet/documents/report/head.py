"""The beginning of the report: which exercise it was, and what came of it in a few sentences."""

from kontinuitet.documents.report.markdown import bullets, plain
from kontinuitet.documents.report.source import Source
from kontinuitet.exercise import events as ev
from kontinuitet.exercise.outcomes import Outcome
from kontinuitet.exercise.state import Status


def head_part(source: Source) -> list[str]:
    """The title and the facts."""
    measured = source.measured
    title = source.say("title", title=plain(source.timeline.title))
    facts = [
        source.say("municipality", name=source.plan.name),
        source.say("exercise", id=source.identity),
        source.say("began", when=_wall_of(source, ev.Started)),
        source.say("story_span", start=source.moment(source.timeline.anchors[0].moment)),
        source.say("lasted", exercise=source.length(measured.duration), story=source.length(measured.story)),
    ]
    if measured.paused is None or measured.paused:
        paused = source.say("not_measured") if measured.paused is None else source.length(measured.paused)
        facts.append(source.say("paused", length=paused))
    players = [player.role_name or player.id for player in source.timeline.players if player.kind.value == "player"]
    facts.append(source.say("players", names=", ".join(players)))
    facts += [_cast_line(source, member.name, member.label, member.id) for member in source.timeline.cast]
    return [f"# {title}", "", *_marks(source), *bullets(facts)]


def _wall_of(source: Source, kind: type[ev.Event]) -> str:
    return next((source.wall(event.wall) for _, event in source.state.standing(kind)), "–")


def _cast_line(source: Source, name: str, label: str, identity: str) -> str:
    key = "cast" if identity else "cast_unfilled"
    return source.say(key, name=name, label=label or "–")


def _marks(source: Source) -> list[str]:
    """What somebody must know before reading on."""
    marks = []
    if source.measured.is_headless:
        marks.append(source.say("headless"))
    if source.measured.is_practice:
        marks.append(source.say("practice"))
    if source.state.status is Status.ABORTED:
        marks.append(source.say("aborted"))
    elif not source.state.status.is_over:
        marks.append(source.say("not_ended"))
    return [line for mark in marks for line in (f"**{mark}**", "")]


def summary_part(source: Source) -> list[str]:
    """Counts against counts; no score."""
    measured = source.measured
    outcomes = ", ".join(
        f"{count} {source.words(f'exercise.outcome.{outcome.value}')}" for outcome, count in measured.by_outcome.items()
    )
    done = sum(measured.by_manner.values())
    manners = ", ".join(
        f"{count} {source.words(f'exercise.manner.{manner.value}')}" for manner, count in measured.by_manner.items()
    )
    lines = [
        source.words.plural("report.expected_count", len(measured.actions), outcomes=outcomes),
        source.words.plural("report.done_count", done, manners=manners),
    ]
    if measured.services:
        lines.append(source.words.plural("report.stopped_count", len(measured.services)))
    lines += [source.say("first_decision", time=source.taken(measured.first_decision, story=False))]
    missed = [one.answer for one in measured.actions if one.answer.outcome is Outcome.MISSED]
    lines += [source.say("missed_one", text=answer.action.text) for answer in missed]
    return [f"## {source.say('summary')}", "", *bullets(lines)]
