"""The beginning of the report: which exercise it was, and what somebody must know before reading on."""

from kontinuitet.documents.report.markdown import bullets, plain
from kontinuitet.documents.report.source import NONE, Source
from kontinuitet.exercise import events as ev
from kontinuitet.exercise.scenario import ParticipantKind
from kontinuitet.exercise.state import Status
from kontinuitet.exercise.timeline import Player

_NOT_STARTED = frozenset({Status.NEW, Status.PREPARED})


def head_part(source: Source) -> list[str]:
    """The title, which says that it was an exercise, and the facts."""
    measured = source.measured
    facts = [
        source.say("municipality", name=source.plan.name),
        source.say("began", when=_started(source)),
        source.say("lasted", exercise=source.length(measured.duration), story=source.length(measured.story)),
        source.say("players", names=", ".join(_players(source)) or NONE),
        *_present(source),
    ]
    title = source.say("title", title=source.timeline.title)
    return [f"# {plain(title)}", "", *_marks(source), *bullets(facts)]


def _started(source: Source) -> str:
    return next((source.wall(event.wall) for _, event in source.state.standing(ev.Started)), NONE)


def _players(source: Source) -> list[str]:
    players = (player for player in source.timeline.players if player.kind is ParticipantKind.PLAYER)
    return [_player(player) for player in players]


def _present(source: Source) -> list[str]:
    """Who was noted as having taken part; nothing if nobody noted anybody, which says nothing of who was there."""
    present = [source.label(name) for name, was_there in source.state.attendance.items() if was_there]
    return [source.say("present", names=", ".join(present))] if present else []


def _player(player: Player) -> str:
    is_more = player.role_name and player.role_name.casefold() != player.id.casefold()
    return f"{player.id} ({player.role_name})" if is_more else player.id


def _marks(source: Source) -> list[str]:
    keys = {
        "headless": source.measured.is_headless,
        "practice": source.measured.is_practice,
        "aborted": source.state.status is Status.ABORTED,
        "not_started": source.state.status in _NOT_STARTED,
        "not_ended": source.state.status.is_on,
    }
    return [line for key, holds in keys.items() if holds for line in (f"**{source.say(key)}**", "")]
