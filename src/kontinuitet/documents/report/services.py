"""Per service: what people ended and what the scenario gave, each beside the plan's limit and where it stands."""

from collections.abc import Iterator

from kontinuitet.documents.log_text import pace_text
from kontinuitet.documents.report.markdown import bullets, cell, table
from kontinuitet.documents.report.source import Source
from kontinuitet.exercise.impacts import Basis, Interruption, Length


def services_part(source: Source) -> list[str]:
    """A row for each interruption and limit."""
    heads = [source.say(f"head.{name}") for name in ("service", "what", "limit", "length", "outcome")]
    rows = [
        row
        for impact in source.measured.services
        for number, interruption in enumerate(impact.interruptions, start=1)
        for row in _rows(source, impact.service, interruption, number)
    ]
    if not rows:
        return [f"## {source.say('services')}", "", source.say("no_service"), ""]
    return [f"## {source.say('services')}", "", source.say("services_note"), "", *table(heads, rows)]


def _rows(source: Source, service: str, one: Interruption, number: int) -> Iterator[list[str]]:
    name = source.label(service) if number == 1 else f"{source.label(service)} ({number})"
    stopped = source.say("below", stopped=source.moment(one.stopped))
    yield [cell(name), stopped, _limit(source, one.below), _length(source, one.below, one), _verdict(source, one.below)]
    yield [
        cell(name),
        source.say("outage"),
        _limit(source, one.outage),
        _length(source, one.outage, one),
        _verdict(source, one.outage),
    ]


def _limit(source: Source, length: Length) -> str:
    place = source.place(length.place)
    if length.limit is None:
        return cell(source.say("limit_missing", place=place))
    return cell(f"{source.words.duration(length.limit)} ({place})")


def _length(source: Source, length: Length, one: Interruption) -> str:
    key = "at_least" if length.basis is Basis.NOT_ENDED else "story_length"
    text = source.say(key, length=source.length(length.length))
    if one.assumed and length is one.below:
        text += f" ({source.say('assumed')})"
    if one.paces:
        text += f" ({source.say('at_pace', paces=', '.join(pace_text(pace) for pace in one.paces))})"
    return cell(text)


def _verdict(source: Source, length: Length) -> str:
    """Met or missed only for what people ended; what the scenario gave is shown as a consequence."""
    if length.is_kept is not None:
        return source.words("exercise.outcome.met" if length.is_kept else "exercise.outcome.missed")
    basis = "not_ended" if length.basis is Basis.NOT_ENDED else length.basis.value
    beyond = "" if length.is_beyond is None else ".beyond" if length.is_beyond else ".within"
    return source.say(f"basis.{basis}{beyond}")


def given_part(source: Source) -> list[str]:
    """What the scenario decided, which is never evidence of what anybody can do."""
    lines = [
        source.say(
            "given_resource" if one.back is not None else "given_resource_open",
            resource=source.label(one.resource),
            length=source.length(one.length),
            limit=_given_limit(source, one.limit, source.place(one.place)),
        )
        for one in source.measured.resources
    ]
    for loss in source.measured.data:
        length = source.say("latest_copy") if loss.length is None else source.length(loss.length)
        limit = _given_limit(source, loss.limit, source.place(loss.place))
        lines.append(source.say("given_data", target=source.label(loss.target), length=length, limit=limit))
    return [f"## {source.say('given')}", "", source.say("given_note"), "", *bullets(lines)] if lines else []


def _given_limit(source: Source, limit: int | None, place: str) -> str:
    if limit is None:
        return source.say("no_plan_limit")
    return source.say("plan_limit", length=source.words.duration(limit), place=place)
