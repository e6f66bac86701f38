"""Expected actions against their limits: when each clock began, until when it ran, and which of five outcomes came."""

from dataclasses import dataclass
from enum import StrEnum

from kontinuitet.domain.values import Place
from kontinuitet.exercise.clock import reach, story
from kontinuitet.exercise.events import ActionDone, Manner
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.starts import Start, start_of, minutes_of
from kontinuitet.exercise.state import Leap, Mark, State
from kontinuitet.exercise.timeline import MINUTE, Limit, LimitClock, LimitStart, TimelineExpected


class Outcome(StrEnum):
    """The five outcomes (hölls, hölls inte, ej prövat, inte aktuellt, ej mätt); every expected action has one."""

    MET = "met"
    MISSED = "missed"
    UNANSWERED = "unanswered"
    NOT_APPLICABLE = "not applicable"
    NOT_MEASURED = "not measured"


@dataclass(frozen=True)
class Deadline:
    """Until when an action counts as on time, on both clocks; ``clock`` says which decides.

    ``at`` in ms of exercise time, ``story`` in ms since 1970. ``jumped``: the jump that passed over it.
    """

    clock: LimitClock
    at: int
    story: int
    jumped: Leap | None = None


@dataclass(frozen=True)
class Answer:
    """An expected action and what became of it. Times in ms; what nobody knows is ``None``, never zero.

    ``released``: when its inject came. ``start``: when its clock begins, perhaps ahead; ``deadline`` likewise; both
    ``None`` without a limit (or while nothing says when it begins). ``observed``: when it was done, ``recorded``:
    when that was entered, both exercise time. ``minutes``: the limit's length as counted here.
    ``is_open``: released, no mark stands, and the exercise goes on.
    """

    action: TimelineExpected
    outcome: Outcome
    is_open: bool = False
    released: int | None = None
    start: Start | None = None
    minutes: int | None = None
    deadline: Deadline | None = None
    seq: int | None = None
    is_done: bool = False
    recorded: int | None = None
    observed: int | None = None
    observed_story: int | None = None
    manner: Manner | None = None
    who: str = ""

    @property
    def place(self) -> Place | None:
        """The field of the plan that the limit, or the action, comes from."""
        limit = self.action.limit
        return limit.place if limit is not None and limit.place is not None else self.action.place

    def remaining(self, state: State, at: int) -> int | None:
        """Exercise time left until the deadline, in ms; negative when it has passed, ``None`` when there is none."""
        return None if self.deadline is None else self.deadline.at - state.now(at)


def answers(state: State, pinned: Pinned, at: int) -> tuple[Answer, ...]:
    """Every expected action with its outcome at exercise time ``at``, in the order of the file.

    The outcome is a function of the events and the time, and stands still when the exercise has ended: closing,
    reopening and replaying change nothing. Before that, ``UNANSWERED`` with ``is_open`` is one that is waited for.
    """
    now = state.now(at)
    return tuple(answer(action, state, pinned, now) for action in pinned.actions.values())


def answer(action: TimelineExpected, state: State, pinned: Pinned, now: int) -> Answer:
    """One expected action at exercise time ``now``."""
    released = state.course(action.inject).released
    if released is None:
        return Answer(action, Outcome.NOT_APPLICABLE)
    start = start_of(action.limit, state, pinned, released) if action.limit is not None else None
    minutes = minutes_of(action.limit, pinned, start) if action.limit is not None else None
    deadline = _deadline(action.limit, start, minutes, state, pinned)
    mark = state.mark(action.id)
    done = mark[1] if mark is not None and isinstance(mark[1], ActionDone) else None
    observed = done.observed if done is not None else None
    return Answer(
        action=action,
        outcome=_outcome(action.limit, start, deadline, mark, state, pinned, now),
        is_open=mark is None and state.status.is_on,
        released=released,
        start=start,
        minutes=minutes,
        deadline=deadline,
        seq=mark[0] if mark is not None else None,
        is_done=done is not None,
        recorded=mark[1].at if mark is not None else None,
        observed=observed,
        observed_story=None if observed is None else story(pinned.timeline.anchors, observed),
        manner=done.manner if done is not None else None,
        who=done.who if done is not None else "",
    )


def _deadline(
    limit: Limit | None, start: Start | None, minutes: int | None, state: State, pinned: Pinned
) -> Deadline | None:
    if limit is None or start is None or minutes is None:
        return None
    anchors = pinned.timeline.anchors
    if limit.clock is LimitClock.STORY:
        moment = start.story + minutes * MINUTE
        at = reach(anchors, moment)
        return Deadline(limit.clock, at, moment, _jumped(state, start.at, at))
    return exercise_deadline(limit, start.at, minutes, state, pinned)


def exercise_deadline(limit: Limit, start: int, minutes: int, state: State, pinned: Pinned) -> Deadline:
    """A deadline on the exercise clock: jumps that it does not lie in put it off, for no response time contains them.

    "Before T+0:40" is a place on the clock and is not put off.
    """
    at = start + minutes * MINUTE
    for leap in state.leaps:
        if start < leap.end and leap.start <= at <= leap.end:
            return Deadline(limit.clock, at, story(pinned.timeline.anchors, at), leap)
        if start <= leap.start and at > leap.end and limit.start is not LimitStart.START:
            at += leap.end - leap.start
    return Deadline(limit.clock, at, story(pinned.timeline.anchors, at))


def _jumped(state: State, start: int, at: int) -> Leap | None:
    return next((leap for leap in state.leaps if start < leap.end and leap.start <= at <= leap.end), None)
