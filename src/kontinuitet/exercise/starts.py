"""From when a limit is counted (exercise engine, table of limits), and how long a promise in support hours is then."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kontinuitet.analysis.hours import real_minutes
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import known
from kontinuitet.exercise.clock import reach, story
from kontinuitet.exercise.events import IncidentTimed
from kontinuitet.exercise.moments import local
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.scenario import DeadlineKind, DutyClock, EffectKind
from kontinuitet.exercise.services import Forecast, forecast
from kontinuitet.exercise.state import State
from kontinuitet.exercise.timeline import Limit, LimitStart

_RETURNS = frozenset({EffectKind.BACK, EffectKind.OPENS})


class Start(NamedTuple):
    """When a clock begins: exercise time (ms) and moment of the story (ms since 1970); perhaps ahead."""

    at: int
    story: int


def start_of(limit: Limit, state: State, pinned: Pinned, released: int) -> Start | None:
    """When the limit's clock begins, as far as can be seen; ``None`` if nothing so far makes it begin."""
    anchors = pinned.timeline.anchors
    if limit.start is LimitStart.RELEASE:
        return Start(released, story(anchors, released))
    if limit.start is LimitStart.START:
        return Start(0, story(anchors, 0))
    moment = _MOMENTS[limit.start](limit.target, state, pinned)
    return None if moment is None else Start(reach(anchors, moment), moment)


def _stops(service: str, state: State, pinned: Pinned) -> int | None:
    outages = forecast(state, pinned).outages(service) if service in pinned.municipality.service else ()
    return outages[0].stop if outages else None


def _fails(cause: str, state: State, pinned: Pinned) -> int | None:
    """The earliest fall that the scenario caused among what a supplier runs, or of the thing itself."""
    answer = forecast(state, pinned)
    falls = pinned.network.causes(cause)
    carried = {pinned.network.ids[node] for node in falls.sure} if falls is not None else set()
    down = (one.down.at for one in answer.graph.resources if one.fell and one.id in carried)
    return min((answer.start + at for at in down if at is not None), default=None)


def _occurs(_duty: str, state: State, pinned: Pinned) -> int | None:
    return first_harm(forecast(state, pinned))


def first_harm(answer: Forecast) -> int | None:
    """The moment of the story when the first thing that does harm occurred."""
    return min((item.moment for item in answer.happened if item.effect.kind not in _RETURNS), default=None)


def _detected(_duty: str, state: State, pinned: Pinned) -> int | None:
    """When somebody said so; else when the room was first told of anything that does harm."""
    return next(_timed(DutyClock.DETECTED, state, pinned), _told(state, pinned))


def _judged(_duty: str, state: State, pinned: Pinned) -> int | None:
    return next(_timed(DutyClock.JUDGED, state, pinned), None)


def _timed(clock: DutyClock, state: State, pinned: Pinned) -> Iterator[int]:
    for _, event in state.standing(IncidentTimed):
        if event.clock is clock and event.observed is not None:
            yield story(pinned.timeline.anchors, event.observed)


def _told(state: State, pinned: Pinned) -> int | None:
    at = told_at(state, pinned)
    return None if at is None else story(pinned.timeline.anchors, at)


def told_at(state: State, pinned: Pinned) -> int | None:
    """Exercise time when the room was first given an inject with an effect that does harm."""
    harmful = [one.inject for one in state.struck if _does_harm(one.inject, state, pinned)]
    times = (state.course(name).released for name in harmful)
    return min((at for at in times if at is not None), default=None)


def _does_harm(name: str, state: State, pinned: Pinned) -> bool:
    inject = pinned.injects.get(name)
    added = next((one.effects for one in state.struck if one.inject == name), ())
    effects = inject.effects if inject is not None else added
    return any(effect.kind not in _RETURNS for effect in effects)


_MOMENTS: dict[LimitStart, Callable[[str, State, Pinned], int | None]] = {
    LimitStart.SERVICE_STOPS: _stops,
    LimitStart.FAILURE: _fails,
    LimitStart.OCCURRED: _occurs,
    LimitStart.DETECTED: _detected,
    LimitStart.JUDGED: _judged,
}


def minutes_of(limit: Limit, pinned: Pinned, start: Start | None) -> int | None:
    """The limit's length in minutes; a notice time in support hours as long as it is from the failure on."""
    agreement = pinned.municipality.by_id.get(limit.place.object) if limit.place is not None else None
    if limit.kind is not DeadlineKind.NOTICE or start is None or not isinstance(agreement, Agreement):
        return limit.minutes
    promise = known(agreement.notice)
    if promise is None:
        return limit.minutes
    calendar = pinned.municipality.calendar(agreement.support)
    return real_minutes(promise, calendar, local(start.story), eves_open=known(agreement.eves_open) is True)
