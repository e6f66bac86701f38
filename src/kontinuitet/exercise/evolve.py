"""From events to state: one small function per kind of event that changes something, and a fold over them all."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from kontinuitet.exercise import events as ev
from kontinuitet.exercise.state import Course, Leap, Numbered, Reach, Spoken, State, Status, Struck

Given = ev.InjectReleased | ev.InjectReleasedByHand | ev.InjectAdded
Inject = Given | ev.InjectSkipped

Change = Callable[[State, Any, int], dict[str, Any]]
"""What an event with its number changes in the state, apart from how many events there are and how far they came."""

_MOVES = (ev.Jumped, ev.GapCounted)


def evolve(state: State, event: ev.Event) -> State:
    """The state after one more event. Never fails: what ``decide`` would refuse, an old journal may still hold."""
    return fold([event], state)


def fold(events: Iterable[ev.Event], state: State | None = None) -> State:
    """The state after many events, from nothing or from a state that they follow upon."""
    state = State() if state is None else state
    # Most events only add to what happened. That, and how far it came, is put into the state once, at the end: a
    # tuple and a state made anew for each of 5 000 events cost more than everything else here.
    happened, floor = list(state.happened), state.floor
    for event in events:
        happened.append(Numbered(len(happened) + 1, event))
        floor = max(floor, event.at, event.to if isinstance(event, _MOVES) else 0)
        change = _CHANGES.get(type(event))
        if change is not None:
            state = replace(state, **change(state, event, len(happened)))
    last = happened[-1].event.at if happened else state.last
    return replace(state, count=len(happened), last=last, floor=floor, happened=tuple(happened))


def _becomes(status: Status) -> Change:
    return lambda _state, _event, _seq: {"status": status}


def _ended(_state: State, event: ev.Ended | ev.Aborted, _seq: int) -> dict[str, Any]:
    status = Status.ENDED if isinstance(event, ev.Ended) else Status.ABORTED
    return {"status": status, "over": event.at}


def _pace(state: State, event: ev.PaceChanged, _seq: int) -> dict[str, Any]:
    return {"pace": event.pace, "paces": (*state.paces, (event.at, event.pace))}


def _jumped(state: State, event: ev.Jumped, _seq: int) -> dict[str, Any]:
    return {"leaps": (*state.leaps, Leap(event.at, event.to))}


def _released(state: State, event: Given, _seq: int) -> dict[str, Any]:
    before = state.course(event.inject)
    by_hand = not isinstance(event, ev.InjectReleased)
    after = before._replace(released=event.at, by_hand=by_hand, skipped=None, reason=None, struck=True)
    return _course(state, event.inject, after) | ({} if before.struck else _strike(state, event))


def _skipped(state: State, event: ev.InjectSkipped, _seq: int) -> dict[str, Any]:
    before = state.course(event.inject)
    struck = before.struck or event.effects
    changes = _course(state, event.inject, before._replace(skipped=event.at, reason=event.reason, struck=struck))
    return changes | _strike(state, event) if event.effects and not before.struck else changes


def _deferred(state: State, event: ev.InjectDeferred, _seq: int) -> dict[str, Any]:
    return _course(state, event.inject, state.course(event.inject)._replace(deferred=event.until))


def _course(state: State, inject: str, course: Course) -> dict[str, Any]:
    return {"injects": {**state.injects, inject: course}}


def _strike(state: State, event: Inject) -> dict[str, Any]:
    effects = event.effects if isinstance(event, ev.InjectAdded) else ()
    return {"struck": (*state.struck, Struck(event.inject, event.story, effects))}


def _reached(state: State, event: ev.MilestoneReached, _seq: int) -> dict[str, Any]:
    key = (event.service or event.milestone, event.built_in)
    return {"milestones": {**state.milestones, key: (*state.milestones.get(key, ()), Reach(event.at, event.by))}}


def _marked(state: State, event: ev.ActionDone | ev.ActionNotDone, seq: int) -> dict[str, Any]:
    marks = (*state.marks.get(event.action, ()), (seq, event))
    return {"marks": {**state.marks, event.action: marks}}


def _status(state: State, event: ev.ServiceStatusSet, seq: int) -> dict[str, Any]:
    return {"statuses": (*state.statuses, Spoken(seq, event))}


def _corrected(state: State, event: ev.Corrected, _seq: int) -> dict[str, Any]:
    """What an act had reached is no longer reached through it; what was released because of it stays released."""
    kept = {
        key: tuple(reach for reach in reaches if reach.by != event.corrects)
        for key, reaches in state.milestones.items()
    }
    return {
        "corrected": state.corrected | {event.corrects},
        "milestones": {key: reaches for key, reaches in kept.items() if reaches},
        "statuses": tuple(status for status in state.statuses if status.seq != event.corrects),
    }


_CHANGES: dict[type[ev.Event], Change] = {
    ev.Prepared: _becomes(Status.PREPARED),
    ev.Started: _becomes(Status.RUNNING),
    ev.Paused: _becomes(Status.PAUSED),
    ev.Resumed: _becomes(Status.RUNNING),
    ev.Ended: _ended,
    ev.Aborted: _ended,
    ev.Debriefed: _becomes(Status.DEBRIEFED),
    ev.PaceChanged: _pace,
    ev.Jumped: _jumped,
    ev.InjectReleased: _released,
    ev.InjectReleasedByHand: _released,
    ev.InjectAdded: _released,
    ev.InjectSkipped: _skipped,
    ev.InjectDeferred: _deferred,
    ev.MilestoneReached: _reached,
    ev.ActionDone: _marked,
    ev.ActionNotDone: _marked,
    ev.ServiceStatusSet: _status,
    ev.Corrected: _corrected,
}
