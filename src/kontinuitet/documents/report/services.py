"""Per service: what people ended, measured against the plan; apart from it what the scenario gave."""

from collections.abc import Iterator
from typing import NamedTuple

from kontinuitet.documents.plan import field_name
from kontinuitet.documents.report.markdown import table
from kontinuitet.documents.report.source import NONE, Source
from kontinuitet.domain.changes import value_at
from kontinuitet.domain.values import Place
from kontinuitet.exercise.impacts import Basis, Interruption, Length
from kontinuitet.exercise.measurements import Activation
from kontinuitet.exercise.timeline import MINUTE


class Stopped(NamedTuple):
    """One interruption of a service, under the service's name; a second one of the same is numbered."""

    service: str
    name: str
    interruption: Interruption


def stopped(source: Source) -> tuple[Stopped, ...]:
    """Every interruption: those furthest beyond the acceptable outage first, those with most time left last."""
    found = [
        Stopped(impact.service, _name(source, impact.service, number), one)
        for impact in source.measured.services
        for number, one in enumerate(impact.interruptions, start=1)
    ]
    return tuple(sorted(found, key=_urgency))


def _name(source: Source, service: str, number: int) -> str:
    return source.label(service) if number == 1 else f"{source.label(service)} ({number})"


def _urgency(one: Stopped) -> tuple[int, int]:
    """Beyond the limit, without one, within it."""
    below = one.interruption.below
    if below.limit is None:
        return 1, -below.length
    return (0 if below.is_beyond else 2), below.limit * MINUTE - below.length


def services_part(source: Source) -> list[str]:
    """What people ended, and apart from it what the scenario decided or left undone."""
    measured = table(source.heads("service", "what", "limit", "became", "outcome"), list(_measured(source)))
    given = table(
        source.heads("service", "stopped", "below", "outage"), [_given(source, one) for one in stopped(source)]
    )
    if not measured and not given:
        return [*source.heading("services"), source.say("no_service"), ""]
    return [
        *source.heading("services"),
        *source.heading("measured", 3),
        *([source.say("measured_note"), "", *measured] if measured else [source.say("nothing_measured"), ""]),
        *([*source.heading("given", 3), source.say("given_note"), "", *given] if given else []),
    ]


def _measured(source: Source) -> Iterator[list[str]]:
    yield from (_activation(source, activation) for activation in source.measured.activations)
    for one in stopped(source):
        interruption = one.interruption
        lengths = {"bridged": interruption.bridged, "below": interruption.below, "outage": interruption.outage}
        for key, length in lengths.items():
            if length is not None and length.basis is Basis.MEASURED:
                time = time_text(source, one.interruption, length)
                limit = limit_text(source, length)
                yield [one.name, source.say(f"what.{key}"), limit, time, verdict(source, length)]


def _activation(source: Source, one: Activation) -> list[str]:
    kept = one.is_kept
    if one.taken is None:
        outcome = source.words("exercise.outcome.not measured")
    elif kept is None:
        outcome = source.say("basis.measured")
    else:
        outcome = source.words("exercise.outcome.met" if kept else "exercise.outcome.missed")
    name = field_name(source.plan, one.place, "sv" if source.words.lang == "sv" else "en")
    limit = source.say("limit_missing") if one.limit is None else source.words.duration(one.limit)
    return [
        source.label(one.service),
        source.say("what.activation"),
        source.say("limit_of", limit=limit, field=name),
        source.taken(one.taken, story=False),
        outcome,
    ]


def limit_text(source: Source, length: Length) -> str:
    """The plan's limit, with the name of the field that says so."""
    name = field_name(source.plan, length.place, "sv" if source.words.lang == "sv" else "en")
    limit = source.say("limit_missing") if length.limit is None else source.words.duration(length.limit)
    return source.say("limit_of", limit=limit, field=name)


def time_text(source: Source, one: Interruption, length: Length) -> str:
    """How long it lasted in the story, or at least lasted, with what makes it less than a plain measure."""
    is_open = length.basis is Basis.NOT_ENDED
    text = source.at_least(length.length) if is_open else source.length(length.length)
    if one.assumed and length in (one.below, one.bridged):
        text = f"{text} ({source.say('assumed')})"
    return source.paced(text, one.paces)


def verdict(source: Source, length: Length) -> str:
    """Met or missed only for what people ended; of anything else only where it came from."""
    if length.is_kept is not None:
        return source.words("exercise.outcome.met" if length.is_kept else "exercise.outcome.missed")
    return source.say("basis.not_ended" if length.basis is Basis.NOT_ENDED else f"basis.{length.basis.value}")


def _given(source: Source, one: Stopped) -> list[str]:
    interruption = one.interruption
    return [
        one.name,
        source.moment(interruption.stopped),
        _consequence(source, interruption, interruption.below),
        _consequence(source, interruption, interruption.outage),
    ]


def _consequence(source: Source, one: Interruption, length: Length) -> str:
    """The scenario's length beside the plan's limit, without met or missed (exercise engine, measured and given)."""
    if length.basis is Basis.MEASURED:
        return source.say("measured_above")
    key = "going_on" if length.basis is Basis.NOT_ENDED else "by_scenario"
    time = source.say(key, length=time_text(source, one, length))
    if length.limit is None:
        return source.say("against_none", time=time)
    beyond = "beyond" if length.is_beyond else "within"
    return source.say(f"against.{beyond}", time=time, limit=source.words.duration(length.limit))


def given_part(source: Source) -> list[str]:
    """Resources and data, of which the scenario decided: never evidence of what anybody can do."""
    rows = [*_resources(source), *_data(source)]
    lines = table(source.heads("resource", "by_scenario", "plan_limit", "origin"), rows)
    return [*source.heading("resources"), source.say("resources_note"), "", *lines] if lines else []


def _resources(source: Source) -> Iterator[list[str]]:
    """Those that some service needs back soonest first."""
    impacts = sorted(source.measured.resources, key=lambda one: (one.limit is None, one.limit or 0))
    for one in impacts:
        length = source.at_least(one.length) if one.back is None else source.length(one.length)
        time = source.say("away", length=length)
        yield [source.label(one.resource), time, *_limit(source, one.limit, _need(source, one.place))]


def _need(source: Source, place: Place | None) -> str:
    """Where a required time comes from: decided, or how long one manages without plus the recovery time (graph, 7)."""
    if place is None or place.part != "tolerance":
        return _origin(source, place)
    if isinstance(value_at(source.plan, place), int):
        return source.say("origin.tolerance", place=source.place(place))
    return _origin(source, Place(object=place.object, field="rto"))


def _origin(source: Source, place: Place | None) -> str:
    return source.say("origin.plan", place=source.place(place))


def _data(source: Source) -> Iterator[list[str]]:
    for one in source.measured.data:
        if one.length is not None:
            time = source.say("data_lost", length=source.length(one.length))
        elif one.worst is not None:
            time = source.say("data_since_copy", worst=source.words.duration(one.worst))
        else:
            time = source.say("data_since_unknown_copy")
        yield [source.label(one.target), time, *_limit(source, one.limit, _origin(source, one.place))]


def _limit(source: Source, limit: int | None, origin: str) -> tuple[str, str]:
    return (source.say("no_plan_limit"), NONE) if limit is None else (source.words.duration(limit), origin)
