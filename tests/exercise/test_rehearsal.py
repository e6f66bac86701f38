"""What a timeline gives a room that does nothing: deadlines on the story that leave it hardly any time."""

from tests.exercise.world import BEGIN, PLAN, effect, expects, inject, limit, outage_limit, timeline

from kontinuitet.exercise.rehearsal import Tight, rehearse, tight_deadlines
from kontinuitet.exercise.scenario import DeadlineKind, EffectKind
from kontinuitet.exercise.state import Status
from kontinuitet.exercise.timeline import MINUTE, Anchor, LimitClock

FAST = (Anchor(at=0, moment=BEGIN), Anchor(at=60 * MINUTE, moment=BEGIN + 3600 * MINUTE))
"""Sixty minutes of story in one of exercise."""


def story_limit(minutes: int) -> object:
    return limit(minutes, kind=DeadlineKind.STORY_WITHIN, clock=LimitClock.STORY)


def tight(*injects: object, **fields: object) -> tuple[Tight, ...]:
    return tight_deadlines(timeline(injects, **fields), PLAN)  # type: ignore[arg-type]


def test_a_story_deadline_that_leaves_less_than_five_minutes_is_tight() -> None:
    start = inject(
        "start", 0, expected=(expects("a", "start", story_limit(240)), expects("b", "start", story_limit(300)))
    )
    assert tight(start, anchors=FAST) == (Tight(action="a", left=4 * MINUTE),)


def test_on_a_story_as_slow_as_a_watch_it_is_not() -> None:
    start = inject("start", 0, expected=(expects("a", "start", story_limit(240)),))
    assert tight(start) == ()


def test_minutes_of_the_exercise_are_the_authors_own_choice() -> None:
    start = inject("start", 0, expected=(expects("a", "start", limit(1)),))
    assert tight(start, anchors=FAST) == ()


def test_a_deadline_that_has_passed_when_the_inject_comes_leaves_nothing() -> None:
    start = inject("start", 0, effects=(effect(EffectKind.FALLS, since=BEGIN - 600 * MINUTE),))
    late = inject("late", 30, expected=(expects("a", "late", outage_limit(240)),))
    assert tight(start, late) == (Tight(action="a", left=0),)


def test_what_never_comes_or_never_stops_is_not_tight() -> None:
    by_hand = inject("hand", expected=(expects("a", "hand", story_limit(1)),))
    never = inject("never", 0, expected=(expects("b", "never", outage_limit(1)),))
    assert tight(by_hand, never, anchors=FAST) == ()


def test_a_limit_that_the_plan_lacks_is_no_deadline() -> None:
    start = inject(
        "start", 0, effects=(effect(EffectKind.FALLS),), expected=(expects("a", "start", outage_limit(None)),)
    )
    assert tight(start, anchors=FAST) == ()


def test_the_rehearsal_goes_to_the_scenarios_end() -> None:
    state, _ = rehearse(timeline((inject("last", 119), inject("after", 121))), PLAN)
    assert (state.status, state.over) == (Status.ENDED, 120 * MINUTE)
    assert state.course("last").released == 119 * MINUTE
    assert state.course("after").released is None
