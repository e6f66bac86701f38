"""Expected actions against their limits: when each clock began, until when it ran, and which of five outcomes came."""

from dataclasses import dataclass, replace
from enum import StrEnum

from kontinuitet.domain.values import Place
from kontinuitet.exercise.clock import reach, story
from kontinuitet.exercise.events import ActionDone, Manner
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.starts import Start, minutes_of, start_of
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

    def is_kept(self, at: int, pinned: Pinned) -> bool:
        """Whether exercise time ``at`` is on time: at the deadline or before it, on the clock that decides."""
        if self.clock is LimitClock.EXERCISE:
            return at <= self.at
        return story(pinned.timeline.anchors, at) <= self.story


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
    limit = _counted(action.limit)
    start = start_of(limit, state, pinned, released) if limit is not None else None
    minutes = minutes_of(limit, pinned, start) if limit is not None else None
    deadline = deadline_of(limit, start, minutes, state, pinned) if limit is not None else None
    begun = limit is None or (start is not None and has_begun(limit, start, pinned, now))
    mark = state.mark(action.id)
    outcome = _outcome(mark, deadline, pinned, now) if begun else Outcome.NOT_APPLICABLE
    is_open = mark is None and state.status.is_on
    found = Answer(action, outcome, is_open, released, start, minutes, deadline)
    return found if mark is None else _with_mark(found, mark, pinned)


def _with_mark(found: Answer, mark: Mark, pinned: Pinned) -> Answer:
    seq, event = mark
    if not isinstance(event, ActionDone):
        return replace(found, seq=seq, recorded=event.at)
    observed_story = None if event.observed is None else story(pinned.timeline.anchors, event.observed)
    return replace(
        found,
        seq=seq,
        is_done=True,
        recorded=event.at,
        observed=event.observed,
        observed_story=observed_story,
        manner=event.manner,
        who=event.who,
    )


def _counted(limit: Limit | None) -> Limit | None:
    """A limit derived from a cast member that the plan could not fill has neither a clock nor a length: it is none."""
    return None if limit is None or (limit.minutes is None and not limit.target) else limit


def has_begun(limit: Limit, start: Start, pinned: Pinned, now: int) -> bool:
    """Whether the limit's clock had begun at exercise time ``now``, on the clock that decides."""
    if limit.clock is LimitClock.EXERCISE:
        return start.at <= now
    return start.story <= story(pinned.timeline.anchors, now)


def _outcome(mark: Mark | None, deadline: Deadline | None, pinned: Pinned, now: int) -> Outcome:
    if mark is None:
        return judge(deadline, pinned, now)
    event = mark[1]
    if isinstance(event, ActionDone):
        return judge_done(event.observed, deadline, pinned)
    leap = deadline.jumped if deadline is not None else None
    return Outcome.NOT_MEASURED if leap is not None and event.at > leap.start else Outcome.MISSED


def judge(deadline: Deadline | None, pinned: Pinned, now: int) -> Outcome:
    """What is not yet done, at exercise time ``now``."""
    if deadline is not None and deadline.jumped is not None:
        return Outcome.NOT_MEASURED
    return Outcome.UNANSWERED if deadline is None or deadline.is_kept(now, pinned) else Outcome.MISSED


def judge_done(observed: int | None, deadline: Deadline | None, pinned: Pinned) -> Outcome:
    """What was done at exercise time ``observed``. Without a deadline nothing was broken: met, without a limit."""
    leap = deadline.jumped if deadline is not None else None
    if observed is None or (leap is not None and observed > leap.start):
        return Outcome.NOT_MEASURED
    return Outcome.MET if deadline is None or deadline.is_kept(observed, pinned) else Outcome.MISSED


def deadline_of(
    limit: Limit, start: Start | None, minutes: int | None, state: State, pinned: Pinned
) -> Deadline | None:
    """Until when the limit runs, on both clocks; ``None`` if the plan lacks its length or nothing makes it begin."""
    if start is None or minutes is None:
        return None
    anchors = pinned.timeline.anchors
    if limit.clock is LimitClock.EXERCISE:
        at, leap = _put_off(limit, start.at, start.at + minutes * MINUTE, state)
        return Deadline(limit.clock, at, story(anchors, at), leap)
    moment = start.story + minutes * MINUTE
    at = reach(anchors, moment)
    leap = next((leap for leap in state.leaps if start.at < leap.end and leap.start <= at <= leap.end), None)
    return Deadline(limit.clock, at, moment, leap)


def _put_off(limit: Limit, start: int, at: int, state: State) -> tuple[int, Leap | None]:
    """A deadline on the exercise clock, put off by each jump within its run, for no response time contains one.

    "Before T+0:40" is a place on the clock and is not put off.
    """
    for leap in state.leaps:
        if start < leap.end and leap.start <= at <= leap.end:
            return at, leap
        if start <= leap.start and at > leap.end and limit.start is not LimitStart.START:
            at += leap.end - leap.start
    return at, None
