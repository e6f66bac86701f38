"""Strengths and deficiencies as the room entered them, and the actions that came out of the exercise."""

from collections.abc import Iterable

from kontinuitet.documents.report.markdown import bullets, table
from kontinuitet.documents.report.source import NONE, Source
from kontinuitet.domain.followup import Action
from kontinuitet.domain.values import known
from kontinuitet.exercise import events as ev
from kontinuitet.exercise.measurements import Point


def points_part(source: Source) -> list[str]:
    """Three good, three to improve, per group; and the answers to the scenario's questions."""
    answers = [event for _, event in source.state.standing(ev.QuestionAnswered) if event.text]
    lines = bullets(f"{event.question} – {event.text}" for event in answers)
    return [
        *_points(source, "strengths", source.measured.strengths),
        *_points(source, "deficiencies", source.measured.deficiencies),
        *([*source.heading("answers"), *lines] if lines else []),
    ]


def _points(source: Source, key: str, points: Iterable[Point]) -> list[str]:
    return [*source.heading(key), *(bullets(point_texts(points)) or [source.say("none_entered"), ""])]


def point_texts(points: Iterable[Point]) -> list[str]:
    """What was entered, with the group that said it."""
    return [f"{point.text} ({point.group})" if point.group else point.text for point in points]


def actions_part(source: Source) -> list[str]:
    """Actions with owner and date; one without says so."""
    rows = [
        [action.name, _owner(source, action), _due(source, action), action.field or NONE] for action in source.actions
    ]
    lines = table(source.heads("action", "owner", "due", "field"), rows)
    return [*source.heading("actions"), *(lines or [source.say("no_actions"), ""])]


def action_texts(source: Source) -> list[str]:
    """Each action on one line."""
    return [f"{action.name} ({_owner(source, action)}; {_due(source, action)})" for action in source.actions]


def _owner(source: Source, action: Action) -> str:
    owner = known(action.owner)
    return source.label(owner) if owner else source.say("no_owner")


def _due(source: Source, action: Action) -> str:
    due = known(action.due)
    return source.words.date(due) if due else source.say("no_date")
