"""What a timeline would give the room if nobody did anything: how long each expected action's deadline leaves."""

from dataclasses import dataclass

from kontinuitet.domain.municipality import Municipality
from kontinuitet.exercise.commands import End, Prepare, Refusal, Start
from kontinuitet.exercise.decide import decide
from kontinuitet.exercise.evolve import fold
from kontinuitet.exercise.outcomes import answers
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.state import State
from kontinuitet.exercise.timeline import MINUTE, LimitClock, Timeline

LEAST = 5 * MINUTE
"""A room that has less than five minutes of exercise time cannot show what it can (scenario language, check)."""


@dataclass(frozen=True, kw_only=True)
class Tight:
    """A story deadline that leaves the room only ``left`` ms of exercise time after the inject."""

    action: str
    left: int


def rehearse(timeline: Timeline, plan: Municipality) -> tuple[State, Pinned]:
    """The state at the end of an exercise in which nobody did anything."""
    pinned = Pinned(timeline, plan)
    state = State()
    for command, at in ((Prepare(), 0), (Start(), 0), (End(), timeline.length)):
        outcome = decide(state, pinned, command, at=at)
        if not isinstance(outcome, Refusal):
            state = fold(outcome, state)
    return state, pinned


def tight_deadlines(timeline: Timeline, plan: Municipality) -> tuple[Tight, ...]:
    """The story deadlines that give the room less than five minutes of exercise time, in the order of the file."""
    state, pinned = rehearse(timeline, plan)
    found = []
    for answer in answers(state, pinned, timeline.length):
        on_story = answer.deadline is not None and answer.deadline.clock is LimitClock.STORY
        if on_story and answer.deadline is not None and answer.released is not None:
            left = answer.deadline.at - max(answer.released, 0)
            if left < LEAST:
                found.append(Tight(action=answer.action.id, left=max(0, left)))
    return tuple(found)
