"""What each command does, and what is refused."""

import pytest
from tests.exercise.world import Room, begun, effect, expects, inject, limit, milestone, of_service

from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise import events as ev
from kontinuitet.exercise.due import upcoming
from kontinuitet.exercise.events import SkipReason
from kontinuitet.exercise.outcomes import Outcome, answers
from kontinuitet.exercise.scenario import BuiltIn, EffectKind
from kontinuitet.exercise.state import Status
from kontinuitet.exercise.timeline import MINUTE, Clause, TimelineOption, TimelinePhase


def came(room: Room) -> list[tuple[str, int]]:
    """What came to the room, with the exercise minute."""
    released = (ev.InjectReleased, ev.InjectReleasedByHand)
    return [(event.inject, event.at // MINUTE) for event in room.events if isinstance(event, released)]


def refused(room: Room, command: cmd.Command) -> str:
    written = len(room.events)
    refusal = room.give(command)
    assert refusal is not None
    assert len(room.events) == written
    return refusal.code


def test_what_is_due_is_released_before_the_command_acts() -> None:
    room = begun(inject("a", 5, expected=(expects("x", "a"),)))
    assert room.after(6, cmd.MarkDone(action="x")) is None
    assert room.kinds()[-2:] == ["inject released", "expected action done"]
    assert [event.at // MINUTE for event in room.events[-2:]] == [5, 6]


def test_a_condition_sees_what_came_before_it_and_is_read_once() -> None:
    room = begun(
        inject("a", 0, expected=(expects("x", "a", milestone="m"),)),
        inject("in-time", 10, condition=Clause(all_of=(milestone("m", by=10),))),
        inject("too-late", 10, condition=Clause(all_of=(milestone("m", negated=True, by=10),))),
    )
    room.after(11, cmd.MarkDone(action="x"))
    assert came(room) == [("a", 0), ("too-late", 10)]
    skipped = [event for event in room.events if isinstance(event, ev.InjectSkipped)]
    assert [(one.inject, one.reason) for one in skipped] == [("in-time", SkipReason.CONDITION)]


def test_branches_go_by_when_it_was_recorded_and_not_by_when_it_was_seen() -> None:
    room = begun(
        inject("a", 0, expected=(expects("x", "a", limit(10), milestone="m"),)),
        inject("late", 12, condition=Clause(all_of=(milestone("m", negated=True, by=10),))),
    )
    room.after(11, cmd.MarkDone(action="x", observed_ago=5 * MINUTE))
    room.after(1, cmd.Tick())
    assert came(room)[-1] == ("late", 12)
    assert answers(room.state, room.pinned, room.at)[0].outcome is Outcome.MET


@pytest.mark.parametrize(
    ("marks", "expected"), [((), ["a"]), (("x",), ["a", "either"]), (("x", "y"), ["a", "both", "either"])]
)
def test_all_of_and_any_of(marks: tuple[str, ...], expected: list[str]) -> None:
    parts = (milestone("m"), milestone("n"))
    room = begun(
        inject("a", 0, expected=(expects("x", "a", milestone="m"), expects("y", "a", milestone="n"))),
        inject("both", 5, condition=Clause(all_of=parts)),
        inject("either", 5, condition=Clause(any_of=(Clause(all_of=parts), *parts))),
    )
    for mark in marks:
        room.give(cmd.MarkDone(action=mark))
    room.after(5, cmd.Tick())
    assert [name for name, _ in came(room)] == expected


def test_an_inject_after_a_milestone_comes_after_its_delay() -> None:
    room = begun(
        inject("a", 0, expected=(expects("x", "a", milestone="m"),)),
        inject("at-once", after=milestone("m")),
        inject("later", after=milestone("m"), delay=3 * MINUTE),
    )
    room.after(4, cmd.MarkDone(action="x"))
    assert came(room) == [("a", 0), ("at-once", 4)]
    room.after(10, cmd.Tick())
    assert came(room)[-1] == ("later", 7)


def test_what_a_service_does_is_a_milestone_at_the_moment_when_the_graph_says_so() -> None:
    room = begun(
        inject("fall", 10, effects=(effect(EffectKind.FALLS),)),
        inject("stands", after=of_service(BuiltIn.STANDING)),
        inject("bad", after=of_service(BuiltIn.INTOLERABLE), delay=MINUTE),
    )
    room.after(400, cmd.Tick())
    # 30 minutes without the journal, then four hours standing still.
    assert came(room) == [("fall", 10), ("stands", 40), ("bad", 281)]


def test_a_fallen_thing_stays_down_until_somebody_says_that_it_is_back() -> None:
    room = begun(
        inject("fall", 0, effects=(effect(EffectKind.FALLS),)),
        inject("again", after=of_service(BuiltIn.BACK)),
    )
    room.after(10_000, cmd.Tick())
    assert came(room) == [("fall", 0)]
    room.give(cmd.AddInject(title="Uppe igen", effects=(effect(EffectKind.BACK),)))
    room.after(1, cmd.Tick())
    assert came(room)[-1] == ("again", 10_000)


def test_an_effect_since_before_the_beginning_counts_from_then() -> None:
    room = begun(
        inject("fall", 0, effects=(effect(EffectKind.FALLS, since=0),)),
        inject("stands", after=of_service(BuiltIn.STANDING)),
    )
    assert came(room) == [("fall", 0), ("stands", 0)]


def test_what_becomes_due_in_a_pause_waits_for_its_end() -> None:
    room = begun(inject("a", 0, expected=(expects("x", "a", milestone="m"),)), inject("next", after=milestone("m")))
    room.after(1, cmd.Pause())
    room.after(60, cmd.MarkDone(action="x"))
    assert came(room) == [("a", 0)]
    room.give(cmd.Resume())
    assert came(room) == [("a", 0), ("next", 1)]


def test_a_counted_gap_moves_the_clock_and_releases_what_became_due_in_order() -> None:
    room = begun(inject("b", 9), inject("a", 8), inject("c", 30))
    room.after(5, cmd.Pause(reason=ev.PauseReason.UNATTENDED))
    room.after(20, cmd.CountGap(length=20 * MINUTE))
    assert came(room) == [("a", 8), ("b", 9)]
    assert room.state.status is Status.PAUSED
    room.give(cmd.Resume())
    assert room.at == 25 * MINUTE


def test_a_jump_skips_what_it_passes_and_gives_what_begins_the_phase() -> None:
    room = begun(
        inject("a", 10, effects=(effect(EffectKind.FALLS),)),
        inject("not-so", 20, condition=Clause(all_of=(milestone("m"),)), effects=(effect(EffectKind.BACK),)),
        inject("b", 60),
        phases=(TimelinePhase(id="p", title="P", at=60 * MINUTE),),
    )
    room.after(5, cmd.JumpTo(phase="p"))
    skipped = [event for event in room.events if isinstance(event, ev.InjectSkipped)]
    assert [(one.inject, one.reason, one.at // MINUTE) for one in skipped] == [
        ("a", SkipReason.JUMP, 10),
        ("not-so", SkipReason.CONDITION, 20),
    ]
    assert came(room) == [("b", 60)]
    assert [one.inject for one in room.state.struck] == ["a", "b"]
    assert room.at == 60 * MINUTE
    assert refused(room, cmd.JumpTo(phase="p")) == "phase-passed"


def test_a_jump_without_effects_leaves_the_plan_alone() -> None:
    room = begun(
        inject("a", 10, effects=(effect(EffectKind.FALLS),)), phases=(TimelinePhase(id="p", title="P", at=60 * MINUTE),)
    )
    room.give(cmd.JumpTo(phase="p", effects=False))
    assert room.state.struck == ()


def test_undo_reopens_the_action_and_leaves_what_came_because_of_it() -> None:
    room = begun(
        inject("a", 0, expected=(expects("x", "a", milestone="m"),)),
        inject("at-once", after=milestone("m")),
        inject("later", after=milestone("m"), delay=MINUTE),
    )
    room.give(cmd.MarkDone(action="x"))
    room.give(cmd.Undo())
    room.after(5, cmd.Tick())
    assert [name for name, _ in came(room)] == ["a", "at-once"]
    assert room.state.mark("x") is None
    assert room.give(cmd.MarkNotDone(action="x")) is None


def test_undo_takes_the_latest_that_still_counts_or_the_one_that_is_named() -> None:
    room = begun(inject("a", 0))
    assert refused(room, cmd.Undo()) == "nothing-to-undo"
    room.give(cmd.TakeNote(text="ett"))
    first = room.state.count
    room.give(cmd.TakeNote(text="två"))
    room.give(cmd.Undo())
    room.give(cmd.Undo(event=first))
    assert refused(room, cmd.Undo(event=first)) == "already-undone"
    assert refused(room, cmd.Undo(event=1)) == "cannot-undo"
    assert refused(room, cmd.Undo(event=99)) == "cannot-undo"
    assert list(room.state.standing(ev.NoteTaken)) == []


def test_an_inject_is_put_off_skipped_and_given_by_hand_after_all() -> None:
    room = begun(inject("a", 10, effects=(effect(EffectKind.FALLS),)), inject("b", 10))
    room.give(cmd.DeferInject(inject="b", by=5 * MINUTE))
    room.after(1, cmd.SkipInject(inject="a", why="redan känt", effects=True))
    room.after(1, cmd.ReleaseInject(inject="a"))
    room.after(30, cmd.Tick())
    assert came(room) == [("a", 2), ("b", 15)]
    assert [one.inject for one in room.state.struck] == ["a", "b"]


def test_the_room_chooses_one_option_and_its_milestone_is_reached() -> None:
    options = (TimelineOption(id="a", text="A", milestone="m"), TimelineOption(id="b", text="B"))
    room = begun(inject("choice", 0, options=options), inject("next", after=milestone("m")))
    room.give(cmd.ChooseOption(inject="choice", option="a"))
    assert came(room)[-1][0] == "next"
    assert refused(room, cmd.ChooseOption(inject="choice", option="b")) == "option-chosen"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (cmd.Start(), "status"),
        (cmd.Resume(), "status"),
        (cmd.CountGap(length=1), "status"),
        (cmd.Debrief(), "status"),
        (cmd.ReleaseInject(inject="nix"), "inject-unknown"),
        (cmd.ReleaseInject(inject="a"), "inject-released"),
        (cmd.SkipInject(inject="a"), "inject-released"),
        (cmd.DeferInject(inject="nix", by=1), "inject-unknown"),
        (cmd.JumpTo(phase="nix"), "phase-unknown"),
        (cmd.ChooseOption(inject="a", option="nix"), "option-unknown"),
        (cmd.MarkDone(action="nix"), "action-unknown"),
        (cmd.MarkDone(action="later"), "inject-not-released"),
        (cmd.LogDecision(text=""), "text-empty"),
        (cmd.TakeNote(text=" \n"), "text-empty"),
        (cmd.Observe(objective="nix", text="x"), "objective-unknown"),
        (cmd.Observe(), "text-empty"),
        (cmd.SetStatus(service="nix", status=ev.ServiceStatus.RESTORED), "service-unknown"),
        (cmd.SetStatus(service="loner", routine="papper", status=ev.ServiceStatus.ROUTINE_RUNNING), "routine-unknown"),
        (cmd.SendReport(duty="nix"), "duty-unknown"),
        (cmd.TryContact(role="", reached=True), "text-empty"),
        (cmd.AnswerQuestion(question=""), "text-empty"),
        (cmd.EnterPoint(point=ev.PointKind.GOOD, text=""), "text-empty"),
        (cmd.AddInject(title=""), "text-empty"),
        (cmd.AddInject(title="x", effects=(effect(EffectKind.FALLS, "nix"),)), "target-unknown"),
        (cmd.TimeIncident(clock="detected", observed_ago=None), "time-missing"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_code(command: cmd.Command, code: str) -> None:
    room = begun(inject("a", 0), inject("b", 60, expected=(expects("later", "b"),)))
    assert refused(room, command) == code


def test_a_marked_action_must_be_undone_before_it_is_marked_again() -> None:
    room = begun(inject("a", 0, expected=(expects("x", "a"),)))
    room.give(cmd.MarkNotDone(action="x"))
    assert refused(room, cmd.MarkDone(action="x")) == "action-marked"


def test_after_the_end_only_the_record_can_be_completed() -> None:
    room = begun(inject("a", 0, expected=(expects("x", "a"),)), inject("b", 60))
    room.after(10, cmd.End())
    room.wait(600 * MINUTE)
    assert refused(room, cmd.ReleaseInject(inject="b")) == "status"
    assert room.give(cmd.MarkDone(action="x", observed_ago=4 * MINUTE)) is None
    assert room.give(cmd.Tick()) is None
    assert came(room) == [("a", 0)]
    assert room.events[-1] == ev.ActionDone(
        at=10 * MINUTE, story=room.events[-1].story, wall=room.events[-1].wall, action="x", observed=6 * MINUTE
    )
    room.give(cmd.Debrief())
    assert room.state.status is Status.DEBRIEFED


def test_breaking_off_for_a_real_event_is_one_command() -> None:
    room = begun(inject("a", 0))
    assert room.give(cmd.Abort(why="Vattenläcka")) is None
    assert room.state.status is Status.ABORTED


def test_what_is_still_to_come_stands_in_order() -> None:
    room = begun(
        inject("hand"), inject("b", 20), inject("a", 10), inject("after", after=milestone("m")), inject("gone", 0)
    )
    assert [(one.inject.id, one.at) for one in upcoming(room.state, room.pinned)] == [
        ("a", 10 * MINUTE),
        ("b", 20 * MINUTE),
        ("hand", None),
        ("after", None),
    ]


def test_who_took_part_is_noted_until_somebody_says_otherwise_also_after_the_end() -> None:
    room = begun(inject("a", 0))
    assert room.give(cmd.NoteAttendance(participant="it-chef")) is None
    assert room.after(120, cmd.End()) is None
    assert room.give(cmd.NoteAttendance(name="Sara på växeln")) is None
    assert room.give(cmd.NoteAttendance(participant="it-chef", present=False)) is None
    assert room.state.attendance == {"it-chef": False, "Sara på växeln": True}
    assert room.give(cmd.Undo()) is None
    assert room.state.attendance == {"it-chef": True, "Sara på växeln": True}


def test_somebody_that_the_plan_lacks_takes_part_by_name_only() -> None:
    room = begun(inject("a", 0))
    assert refused(room, cmd.NoteAttendance(participant="sara")) == "participant-unknown"
    assert refused(room, cmd.NoteAttendance()) == "text-empty"


def test_a_journal_from_before_attendance_was_noted_says_nothing_of_it() -> None:
    room = begun(inject("a", 0))
    assert "attendance noted" not in room.kinds()
    assert room.state.attendance == {}
