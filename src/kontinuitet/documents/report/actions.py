"""Strengths and deficiencies as the room entered them, and the actions that came out of the exercise."""

from kontinuitet.documents.report.markdown import bullets, cell, table
from kontinuitet.documents.report.source import Source
from kontinuitet.domain.followup import Action
from kontinuitet.domain.values import known
from kontinuitet.exercise import events as ev
from kontinuitet.exercise.measurements import Point


def points_part(source: Source) -> list[str]:
    """Three good, three to improve, per group; and the answers to the scenario's questions."""
    measured = source.measured
    lines = [
        *_points(source, "strengths", measured.strengths),
        *_points(source, "deficiencies", measured.deficiencies),
    ]
    answers = [
        f"{event.question} {event.text}" for _, event in source.state.standing(ev.QuestionAnswered) if event.text
    ]
    return [*lines, *([f"## {source.say('answers')}", "", *bullets(answers)] if answers else [])]


def _points(source: Source, key: str, points: tuple[Point, ...]) -> list[str]:
    texts = [f"{point.text} ({point.group})" if point.group else point.text for point in points]
    return [f"## {source.say(key)}", "", *(bullets(texts) or [source.say("none_entered"), ""])]


def actions_part(source: Source, actions: tuple[Action, ...]) -> list[str]:
    """Actions with owner and date; one without says so."""
    heads = [source.say(f"head.{name}") for name in ("action", "owner", "due", "field")]
    rows = []
    for action in actions:
        owner, due = known(action.owner), known(action.due)
        rows.append(
            [
                cell(action.name),
                cell(source.label(owner)) if owner else source.say("no_owner"),
                source.words.date(due) if due else source.say("no_date"),
                cell(action.field) or "–",
            ]
        )
    return [f"## {source.say('actions')}", "", *(table(heads, rows) or [source.say("no_actions"), ""])]
