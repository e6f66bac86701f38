"""Expected actions against their limits."""

import pytest
from tests.exercise.world import BEGIN, HOUR, PLAN, Room, begun, effect, expects, inject, limit, outage_limit, timeline

from kontinuitet.domain.calendar import Calendar, OpenSpan
from kontinuitet.domain.values import Place, Promise
from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise.events import ServiceStatus
from kontinuitet.exercise.outcomes import Answer, Outcome, answers
from kontinuitet.exercise.scenario import DeadlineKind, DutyClock, EffectKind
from kontinuitet.exercise.timeline import MINUTE, Anchor, Limit, LimitClock, LimitStart, TimelinePhase

FALL = effect(EffectKind.FALLS)
AFTER_90 = TimelinePhase(id="p", title="P", at=90 * MINUTE)


def with_limit(limit: Limit | None, *, falls: bool = True, **fields: object) -> Room:
    """A room with one inject at 10 minutes, which makes the supplier fall, and one expected action."""
    effects = (FALL,) if falls else ()
    return begun(inject("a", 10, effects=effects, expected=(expects("x", "a", limit),)), **fields)


def only(room: Room) -> Answer:
    (found,) = answers(room.state, room.pinned, room.at)
    return found


def test_within_minutes_of_exercise_time_counts_from_the_release() -> None:
    room = with_limit(limit(15))
    assert only(room).outcome is Outcome.NOT_APPLICABLE
    room.after(12, cmd.Tick())
    found = only(room)
    assert (found.outcome, found.is_open) == (Outcome.UNANSWERED, True)
    assert found.remaining(room.state, room.at) == 13 * MINUTE
    room.after(13, cmd.Tick())
    assert only(room).outcome is Outcome.UNANSWERED
    room.wait(1)
    assert only(room).outcome is Outcome.MISSED
    room.give(cmd.MarkDone(action="x", who="it-chef"))
    late = only(room)
    assert (late.outcome, late.observed, late.who) == (Outcome.MISSED, 25 * MINUTE + 1, "it-chef")


def test_before_a_place_on_the_exercise_clock() -> None:
    room = with_limit(limit(40, kind=DeadlineKind.EXERCISE_BEFORE, start=LimitStart.START))
    room.after(40, cmd.MarkDone(action="x"))
    assert only(room).outcome is Outcome.MET


def test_a_deadline_of_the_story_is_shown_on_both_clocks_and_the_story_decides() -> None:
    sixfold = (Anchor(at=0, moment=BEGIN), Anchor(at=60 * MINUTE, moment=BEGIN + 360 * MINUTE))
    room = with_limit(outage_limit(2 * HOUR), anchors=sixfold)
    room.after(20, cmd.Tick())
    found = only(room)
    # Falls at 10 min = 60 min of story, stops 30 min of story later, deadline 120 min after that.
    assert found.deadline is not None
    assert found.start is not None
    assert (found.start.at, found.start.story) == (15 * MINUTE, BEGIN + 90 * MINUTE)
    assert (found.deadline.at, found.deadline.story) == (35 * MINUTE, BEGIN + 210 * MINUTE)
    room.after(16, cmd.MarkDone(action="x", observed_ago=MINUTE))
    assert only(room).outcome is Outcome.MET


def test_a_clock_that_has_not_begun_is_not_applicable_and_becomes_measured_when_it_begins() -> None:
    room = with_limit(outage_limit(HOUR))
    room.after(11, cmd.MarkDone(action="x"))
    assert only(room).outcome is Outcome.NOT_APPLICABLE
    room.after(40, cmd.Tick())
    assert only(room).outcome is Outcome.MET


def test_a_service_that_never_stops_makes_it_not_applicable() -> None:
    room = with_limit(outage_limit(HOUR), falls=False)
    room.after(500, cmd.End())
    found = only(room)
    assert (found.outcome, found.deadline, found.is_open) == (Outcome.NOT_APPLICABLE, None, False)


def test_a_service_stopped_by_hand_has_stopped() -> None:
    room = with_limit(outage_limit(HOUR), falls=False)
    room.after(20, cmd.SetStatus(service="hemtjanst", status=ServiceStatus.AFFECTED, observed_ago=5 * MINUTE))
    found = only(room)
    assert found.start is not None
    assert found.start.at == 15 * MINUTE


@pytest.mark.parametrize("none", [None, limit(None), outage_limit(None, service="")])
def test_without_a_deadline_done_is_met_and_open_is_unanswered(none: Limit | None) -> None:
    room = with_limit(none)
    room.after(400, cmd.Tick())
    assert (only(room).outcome, only(room).deadline) == (Outcome.UNANSWERED, None)
    room.give(cmd.MarkDone(action="x"))
    assert only(room).outcome is Outcome.MET


def test_marked_not_done_is_missed_without_a_time_and_undoing_it_reopens() -> None:
    room = with_limit(limit(60))
    room.after(11, cmd.MarkNotDone(action="x", why="hann inte"))
    assert (only(room).outcome, only(room).observed, only(room).is_done) == (Outcome.MISSED, None, False)
    room.give(cmd.Undo())
    assert (only(room).outcome, only(room).is_open) == (Outcome.UNANSWERED, True)


def test_a_jump_over_a_deadline_leaves_it_unmeasured_unless_it_was_done_before() -> None:
    open_, done = with_limit(limit(60), phases=(AFTER_90,)), with_limit(limit(60), phases=(AFTER_90,))
    done.after(20, cmd.MarkDone(action="x"))
    for room in (open_, done):
        room.after(20, cmd.JumpTo(phase="p"))
    open_.after(1, cmd.MarkDone(action="x"))
    assert only(open_).outcome is Outcome.NOT_MEASURED
    assert only(done).outcome is Outcome.MET


def test_no_response_time_contains_a_jump() -> None:
    room = with_limit(limit(100), phases=(AFTER_90,))
    room.after(30, cmd.JumpTo(phase="p"))
    found = only(room)
    assert found.deadline is not None
    assert (found.outcome, found.deadline.at) == (Outcome.UNANSWERED, 170 * MINUTE)
    room.after(5, cmd.MarkDone(action="x", observed_ago=10 * MINUTE))
    assert only(room).observed == 25 * MINUTE


def test_a_supplier_must_give_notice_from_when_what_it_runs_failed_in_support_hours() -> None:
    office = Calendar(id="kontor", name="Kontor", spans=(OpenSpan(first=0, last=4, start=480, end=1020),))
    agreement = PLAN.agreements[0].model_copy(
        update={"notice": Promise(minutes=180, support=True), "support": "kontor"}
    )
    plan = PLAN.model_copy(update={"calendars": (office,), "agreements": (agreement,)})
    notice = limit(
        180,
        kind=DeadlineKind.NOTICE,
        clock=LimitClock.STORY,
        start=LimitStart.FAILURE,
        target="granvik",
        place=Place(object="avtal", field="notice"),
    )
    failed = effect(EffectKind.FALLS, since=BEGIN - 40 * MINUTE)
    told = inject("a", 0, effects=(failed,), expected=(expects("x", "a", notice),))
    room = Room(timeline([told]), plan).begin()
    found = only(room)
    # Fails Friday 14:00; three support hours end at 17:00 that day, just as the office closes.
    assert found.start is not None
    assert found.start.story == BEGIN - 40 * MINUTE
    assert found.minutes == 180
    longer = agreement.model_copy(update={"notice": Promise(minutes=240, support=True)})
    room = Room(timeline([told]), plan.model_copy(update={"agreements": (longer,)})).begin()
    assert only(room).minutes == (3 + 63 + 1) * HOUR


@pytest.mark.parametrize(
    ("start", "begins"),
    [(LimitStart.OCCURRED, 10), (LimitStart.DETECTED, 10), (LimitStart.JUDGED, None)],
)
def test_a_reporting_duty_counts_from_one_of_three_moments(start: LimitStart, begins: int | None) -> None:
    duty = limit(60, kind=DeadlineKind.DUTY, clock=LimitClock.STORY, start=start, target="incident")
    room = with_limit(duty)
    room.after(30, cmd.Tick())
    found = only(room)
    assert (found.start.at // MINUTE if found.start else None) == begins
    for clock in (DutyClock.DETECTED, DutyClock.JUDGED):
        room.give(cmd.TimeIncident(clock=clock, observed_ago=4 * MINUTE))
    told = only(room)
    assert told.start is not None
    assert told.start.at // MINUTE == (10 if start is LimitStart.OCCURRED else 26)
