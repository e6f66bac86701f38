"""The invariants of the exercise engine, each under its number; the fourth stands with the clock."""

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exercise.programs import Program, command, marks, play, programs, waits
from tests.exercise.reference import Watch
from tests.exercise.world import Room, begun, expects, inject, instant, limit, outage_limit, timeline

from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise import events as ev
from kontinuitet.exercise.clock import story
from kontinuitet.exercise.decide import decide
from kontinuitet.exercise.due import next_due
from kontinuitet.exercise.durations import breaks
from kontinuitet.exercise.events import from_row, to_payload
from kontinuitet.exercise.evolve import fold
from kontinuitet.exercise.measurements import measure
from kontinuitet.exercise.moments import local
from kontinuitet.exercise.outcomes import Outcome, answers
from kontinuitet.exercise.state import Status
from kontinuitet.exercise.timeline import MINUTE, Anchor

# Each example is a whole exercise.
some = settings(max_examples=settings().max_examples // 2)


def deadlines(room: Room) -> dict[str, tuple[int, int] | None]:
    """Every deadline on both clocks."""
    found = answers(room.state, room.pinned, room.at)
    return {one.action.id: (one.deadline.at, one.deadline.story) if one.deadline else None for one in found}


@some
@given(programs, st.integers(0, 10**9))
def test_invariant_01_a_pause_stops_every_deadline_and_resuming_moves_it_by_exactly_the_pause(
    program: Program, pause: int
) -> None:
    room = play(program)
    room.give(cmd.Resume())
    room.give(cmd.Pause())
    before = (room.at, deadlines(room), next_due(room.state, room.pinned))
    room.wait(pause)
    assert (room.at, deadlines(room), next_due(room.state, room.pinned)) == before
    room.give(cmd.Resume())
    assert (room.at, deadlines(room)) == before[:2]
    if before[2] is not None and before[2].at > room.at:
        assert room._reference.until(before[2].at) == -(-(before[2].at - room.at) * 100 // room.state.pace)


@some
@given(programs)
def test_invariant_02_after_a_resume_nothing_fires_that_was_not_due(program: Program) -> None:
    room = play(program)
    room.give(cmd.Pause())
    at, written = room.at, len(room.events)
    pending = {i.id: i.at for i in room.pinned.timeline.injects if room.state.course(i.id).is_pending}
    room.wait(10**9)
    room.give(cmd.Resume())
    came = [event for event in room.events[written:] if isinstance(event, ev.InjectReleased)]
    assert all(event.at == at for event in came)
    assert all((pending[event.inject] or 0) <= at for event in came)


@some
@given(
    st.lists(st.tuples(waits, st.sampled_from(["pause", "resume", "touch", 50, 100, 333, 1000])), max_size=20), waits
)
def test_invariant_03_a_changed_pace_affects_only_the_future(moves: list[tuple[int, str | int]], last: int) -> None:
    """Exercise time, against the reference clock, whatever was done to the clock before."""
    room, watch = Room().begin(), Watch()
    watch.touch(running=True)
    for wait, move in moves:
        room.wait(wait)
        watch.wait(wait)
        before = (room.at, deadlines(room))
        if isinstance(move, int):
            room.give(cmd.SetPace(pace=move))
            watch.touch(percent=move)
        elif move == "touch":
            room.give(cmd.TakeNote(text="x"))
        elif room.give(cmd.Pause() if move == "pause" else cmd.Resume()) is None:
            watch.touch(running=move == "resume")
        assert room.at == before[0] == int(watch.now)
        assert all(deadlines(room)[name] == old for name, old in before[1].items() if old is not None)
    room.wait(last)
    watch.wait(last)
    assert room.at == int(watch.now)


@some
@given(st.integers(0, 72 * 60), st.integers(1, 30 * 60), st.sampled_from(["2026-10-24 20:00", "2027-03-27 20:00"]))
def test_invariant_05_gaps_across_hours_midnight_and_the_change_of_the_clocks_are_right(
    first: int, gap: int, begins: str
) -> None:
    begin = instant(begins)
    room = begun(anchors=(Anchor(at=0, moment=begin),))
    room.wait(first * MINUTE)
    room.give(cmd.Pause())
    room.wait(gap * MINUTE)
    room.give(cmd.CountGap(length=gap * MINUTE))
    room.give(cmd.Resume())
    elapsed = timedelta(minutes=first + gap)
    reached = local(story(room.pinned.timeline.anchors, room.at))
    assert room.at == (first + gap) * MINUTE
    assert reached.astimezone(UTC) == datetime.fromtimestamp(begin // 1000, UTC) + elapsed
    assert reached.utcoffset() == local(begin + (first + gap) * MINUTE).utcoffset()
    assert [one.wall for one in breaks(room.state)] == [0]


@some
@given(programs, st.integers(0, 24), st.data())
def test_invariant_06_after_a_kill_between_two_writes_the_rest_is_as_it_would_have_been(
    program: Program, killed: int, data: st.DataObject
) -> None:
    room = play(program[:killed])
    state = fold(room.events)
    assert state == room.state
    assert next_due(state, Room().pinned) == next_due(room.state, room.pinned)
    following = data.draw(command)
    at = room.at + data.draw(waits)
    assert decide(state, Room().pinned, following, at=at) == decide(room.state, room.pinned, following, at=at)


@some
@given(programs)
def test_invariant_07_replaying_the_journal_gives_the_state_and_the_measurements(program: Program) -> None:
    room = play(program)
    rows = [(event.kind, json.dumps(to_payload(event), ensure_ascii=False, sort_keys=True)) for event in room.events]
    read = [from_row(kind, json.loads(payload)) for kind, payload in rows]
    assert read == room.events
    state = fold(event for event in read if isinstance(event, ev.Event))
    assert state == room.state
    assert repr(measure(state, Room().pinned)) == repr(measure(room.state, room.pinned))


@some
@given(programs, st.lists(st.integers(1, 5 * MINUTE), max_size=30))
def test_invariant_08_any_tick_schedule_gives_the_same_events(program: Program, ticks: list[int]) -> None:
    plain, ticking = Room().begin(), Room().begin()
    rest = list(ticks)
    for wait, given_command in [*program, (10 * MINUTE, cmd.Tick())]:
        plain.wait(wait)
        plain.give(given_command)
        left = wait
        while rest and rest[0] < left:
            left -= rest[0]
            ticking.wait(rest.pop(0))
            ticking.give(cmd.Tick())
        ticking.wait(left)
        ticking.give(given_command)
    told = [event.written("") for event in plain.events]
    assert [event.written("") for event in ticking.events] == told


@given(st.lists(st.integers(0, 30), min_size=1, max_size=12))
def test_invariant_08_what_is_due_comes_by_time_and_then_by_place(minutes: list[int]) -> None:
    room = begun(*(inject(f"i{place}", minute) for place, minute in enumerate(minutes)))
    room.after(30, cmd.Tick())
    came = [(event.inject, event.at) for event in room.events if isinstance(event, ev.InjectReleased)]
    order = sorted((minute, place) for place, minute in enumerate(minutes))
    assert came == [(f"i{place}", minute * MINUTE) for minute, place in order]


@given(st.integers(0, 20), st.one_of(st.none(), st.integers(0, 20)))
def test_invariant_09_missing_is_not_measured_and_nought_is_a_value(waited: int, ago: int | None) -> None:
    room = begun(inject("a", 0, expected=(expects("x", "a", limit(0)),)))
    room.after(waited, cmd.MarkDone(action="x", observed_ago=None if ago is None else ago * MINUTE))
    (found,) = measure(room.state, room.pinned).actions
    if ago is None:
        assert (found.answer.outcome, found.taken) == (Outcome.NOT_MEASURED, None)
        return
    took = max(0, waited - ago)
    assert found.taken is not None
    assert found.taken.exercise == took * MINUTE
    assert found.answer.outcome is (Outcome.MET if took == 0 else Outcome.MISSED)


@some
@given(programs, st.lists(st.tuples(waits, marks), max_size=3))
def test_invariant_10_the_five_outcomes_partition_and_closing_or_replaying_changes_none(
    program: Program, late: Program
) -> None:
    room = play([*program, *late, (0, cmd.Tick())])
    before = {one.action.id: one.outcome for one in answers(room.state, room.pinned, room.at)}
    assert sorted(before) == sorted(room.pinned.actions)
    room.give(cmd.End())
    closed = {one.action.id: one.outcome for one in answers(room.state, room.pinned, room.at)}
    assert closed == before
    measured = measure(room.state, room.pinned)
    assert sum(measured.by_outcome.values()) == len(before)
    room.wait(10**9)
    room.give(cmd.TakeNote(text="efteråt"))
    room.give(cmd.Debrief())
    reopened = fold(room.events)
    assert {one.action.id: one.outcome for one in answers(reopened, Room().pinned, 10**12)} == before


@some
@given(programs)
def test_invariant_11_durations_leave_out_pauses_and_jumps_and_tell_of_the_pauses(program: Program) -> None:
    room = Room().begin()
    watch, paused = Watch(), 0
    watch.touch(running=True)
    counted = 0
    for wait, given_command in program:
        room.wait(wait)
        watch.wait(wait)
        paused += 0 if watch.running else wait
        if room.give(given_command) is not None:
            continue
        if isinstance(given_command, cmd.SetPace):
            watch.touch(percent=given_command.pace)
        elif isinstance(given_command, cmd.Pause | cmd.Resume):
            watch.touch(running=isinstance(given_command, cmd.Resume))
        elif isinstance(given_command, cmd.CountGap):
            watch.now += given_command.length
            counted += given_command.length
        elif isinstance(given_command, cmd.JumpTo):
            watch.touch()
    measured = measure(room.state, room.pinned, at=room.at)
    assert measured.duration == int(watch.now)
    assert measured.story == story(room.pinned.timeline.anchors, room.at) - story(room.pinned.timeline.anchors, 0)
    assert measured.duration + measured.jumped == room.at
    assert measured.counted == counted
    if counted == 0 and room.state.status is Status.RUNNING:
        assert measured.paused == paused


@some
@given(programs, st.integers(1, 4), waits)
def test_invariant_15_a_second_window_cannot_release_twice_or_fork_the_journal(
    program: Program, behind: int, wait: int
) -> None:
    first = play(program)
    seen = max(0, len(first.events) - behind)
    newest = fold(first.events[seen:], fold(first.events[:seen]))
    assert newest == first.state
    first.wait(wait)
    first.give(cmd.Tick())
    assert decide(first.state, first.pinned, cmd.Tick(), at=first.at) == ()
    released = [e.inject for e in first.events if isinstance(e, ev.InjectReleased | ev.InjectReleasedByHand)]
    assert len(released) == len(set(released))
    struck = [one.inject for one in first.state.struck]
    assert len(struck) == len(set(struck))
    for name in released:
        told = decide(first.state, first.pinned, cmd.ReleaseInject(inject=name), at=first.at)
        assert isinstance(told, cmd.Refusal)
        assert told.code in {"inject-released", "status"}


@some
@given(programs)
def test_exercise_time_never_decreases_in_the_journal(program: Program) -> None:
    room = play(program)
    assert all(one.at <= other.at for one, other in pairwise(room.events))
    assert all(event.story == story(room.pinned.timeline.anchors, event.at) for event in room.events)


@some
@given(st.integers(0, 600), st.integers(0, 300))
def test_on_time_is_at_the_deadline_or_before_it_on_the_story_clock(done: int, minutes: int) -> None:
    plan = outage_limit(minutes)
    room = Room(timeline([inject("a", 0, expected=(expects("x", "a", plan),))])).begin()
    room.give(cmd.SetStatus(service="hemtjanst", status=ev.ServiceStatus.AFFECTED))
    room.after(done, cmd.MarkDone(action="x"))
    (found,) = answers(room.state, room.pinned, room.at)
    assert found.outcome is (Outcome.MET if done <= minutes else Outcome.MISSED)
