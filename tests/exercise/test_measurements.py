"""What an after-action report is made of."""

import pytest
from tests.exercise.world import BEGIN, HOUR, Room, begun, effect, expects, inject, limit

from kontinuitet.domain.values import Place
from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise.events import Manner, PointKind, ServiceStatus
from kontinuitet.exercise.evolve import fold
from kontinuitet.exercise.impacts import Basis, Interruption
from kontinuitet.exercise.measurements import Measurements, measure
from kontinuitet.exercise.outcomes import Outcome
from kontinuitet.exercise.scenario import CastRule, DeadlineKind, DutyClock, EffectKind
from kontinuitet.exercise.timeline import MINUTE, Bound, TimelineInject, TimelinePhase

FALL = effect(EffectKind.FALLS)
BACK = effect(EffectKind.BACK)
START = inject("fall", 10, effects=(FALL,))
"""The journal falls at 10 minutes; home care manages for 30 without it and stops at 40."""


def measured(room: Room) -> Measurements:
    return measure(room.state, room.pinned, at=room.at)


def interruption(room: Room) -> Interruption:
    (service,) = measured(room).services
    assert service.service == "hemtjanst"
    (found,) = service.interruptions
    return found


def status(status: ServiceStatus, **fields: object) -> cmd.SetStatus:
    return cmd.SetStatus.model_validate({"service": "hemtjanst", "status": status, **fields})


def test_a_reserve_routine_that_was_seen_running_measures_the_time_below_the_tolerable_level() -> None:
    room = begun(START)
    room.after(100, status(ServiceStatus.ROUTINE_RUNNING, observed_ago=10 * MINUTE))
    found = interruption(room)
    assert (found.below.length, found.below.basis) == (50 * MINUTE, Basis.MEASURED)
    assert (found.below.limit, found.below.place) == (4 * HOUR, Place(object="hemtjanst", field="mtpd"))
    assert found.below.is_kept is True
    assert found.assumed is False
    assert (found.outage.length, found.outage.basis, found.outage.is_kept) == (60 * MINUTE, Basis.NOT_ENDED, None)


def test_a_decided_routine_is_ready_after_the_start_up_time_of_the_plan_and_that_is_told() -> None:
    room = begun(START)
    room.after(60, status(ServiceStatus.ROUTINE_DECIDED))
    room.after(60, cmd.Tick())
    found = interruption(room)
    assert (found.below.length, found.below.basis, found.assumed) == (50 * MINUTE, Basis.MEASURED, True)


def test_what_the_scenario_ended_is_given_and_neither_met_nor_missed() -> None:
    room = begun(START, inject("back", 400, effects=(BACK,)))
    room.after(500, cmd.Tick())
    found = interruption(room)
    assert (found.stopped, found.back) == (BEGIN + 40 * MINUTE, BEGIN + 400 * MINUTE)
    assert found.intolerable == BEGIN + 280 * MINUTE
    assert (found.below.length, found.below.basis) == (360 * MINUTE, Basis.GIVEN)
    assert (found.below.is_beyond, found.below.is_kept) == (True, None)
    assert (found.outage.length, found.outage.basis, found.outage.limit) == (360 * MINUTE, Basis.GIVEN, 2 * HOUR)
    (journal,) = measured(room).resources
    assert (journal.resource, journal.length, journal.back) == ("journal", 390 * MINUTE, BEGIN + 400 * MINUTE)
    assert (journal.limit, journal.is_beyond) == (150, True)
    assert journal.place == Place(object="hemtjanst", field="dependencies", item="journal", part="tolerance")


def test_a_service_restored_by_people_is_measured() -> None:
    room = begun(START)
    room.after(100, status(ServiceStatus.RESTORED))
    room.after(10, cmd.Tick())
    found = interruption(room)
    assert (found.outage.length, found.outage.basis, found.outage.is_kept) == (60 * MINUTE, Basis.MEASURED, True)
    assert (found.below.length, found.below.basis) == (60 * MINUTE, Basis.MEASURED)


def test_what_nothing_ended_is_at_least_so_long() -> None:
    room = begun(START)
    room.after(60, cmd.End())
    found = interruption(room)
    assert (found.below.length, found.below.basis, found.below.is_kept) == (20 * MINUTE, Basis.NOT_ENDED, None)
    assert found.intolerable is None


def test_a_routine_that_ended_leaves_the_service_standing_again() -> None:
    room = begun(START)
    room.after(60, status(ServiceStatus.ROUTINE_RUNNING))
    room.after(30, status(ServiceStatus.ROUTINE_ENDED))
    room.after(15, cmd.Tick())
    found = interruption(room)
    assert (found.below.length, found.below.basis) == (35 * MINUTE, Basis.NOT_ENDED)


def test_what_people_ended_stays_measured_when_the_routine_runs_out_later() -> None:
    room = begun(START, inject("back", 400, effects=(BACK,)))
    room.after(60, status(ServiceStatus.ROUTINE_RUNNING))
    room.after(30, status(ServiceStatus.ROUTINE_ENDED))
    room.after(400, cmd.Tick())
    found = interruption(room)
    assert found.bridged is not None
    assert (found.bridged.length, found.bridged.basis, found.bridged.is_kept) == (20 * MINUTE, Basis.MEASURED, True)
    assert (found.below.length, found.below.basis, found.below.is_kept) == (330 * MINUTE, Basis.GIVEN, None)


def test_a_single_stretch_needs_no_second_row() -> None:
    room = begun(START)
    room.after(60, status(ServiceStatus.ROUTINE_RUNNING))
    room.after(30, cmd.Tick())
    assert interruption(room).bridged is None


def test_a_status_by_hand_holds_until_it_is_let_go_and_a_correction_takes_it_away() -> None:
    room = begun()
    room.after(10, status(ServiceStatus.AFFECTED))
    room.after(10, status(ServiceStatus.LET_GO))
    room.after(10, cmd.Tick())
    assert interruption(room).outage.length == 10 * MINUTE
    room.give(cmd.Undo())
    assert interruption(room).outage.length == 20 * MINUTE
    room.give(cmd.Undo())
    assert measured(room).services == ()


def test_lost_data_is_given_beside_the_tightest_limit_of_those_who_need_it() -> None:
    since = effect(EffectKind.LOSES_DATA, "journal", lost_after=BEGIN - 26 * HOUR * MINUTE, since=BEGIN)
    latest = effect(EffectKind.LOSES_DATA, "journal")
    room = begun(inject("lost", 5, effects=(since, latest)))
    room.after(5, cmd.Tick())
    told, copy = measured(room).data
    assert (told.length, told.limit, told.is_beyond) == (26 * HOUR * MINUTE, 2 * HOUR, True)
    assert told.place == Place(object="hemtjanst", field="dependencies", item="journal", part="data_at_most")
    assert (copy.length, copy.worst, copy.is_beyond) == (None, 27 * HOUR, None)


def test_activation_is_measured_from_when_the_room_was_told_to_the_activation() -> None:
    room = begun(START)
    room.after(25, cmd.LogDecision(text="Samla krisledningen"))
    room.after(10, status(ServiceStatus.ACTIVATED, observed_ago=2 * MINUTE))
    found = measured(room)
    (activation,) = found.activations
    assert activation.taken is not None
    assert (activation.taken.exercise, activation.limit, activation.is_kept) == (23 * MINUTE, 20, False)
    assert found.first_decision is not None
    assert found.first_decision.exercise == 15 * MINUTE


def test_an_action_within_the_activation_budget_counts_as_activation_if_nothing_else_does() -> None:
    budget = limit(20, kind=DeadlineKind.ACTIVATION, target="hemtjanst")
    room = begun(inject("fall", 0, effects=(FALL,), expected=(expects("aktivera", "fall", budget),)))
    room.after(19, cmd.MarkDone(action="aktivera"))
    (activation,) = measured(room).activations
    assert activation.is_kept is True
    room.give(cmd.Undo())
    assert measured(room).activations == ()


def test_an_activation_whose_time_nobody_noted_is_not_measured() -> None:
    room = begun(START)
    room.after(25, status(ServiceStatus.ACTIVATED, observed_ago=None))
    (activation,) = measured(room).activations
    assert (activation.taken, activation.is_kept) == (None, None)


def test_contacts_are_counted_against_the_alert_list() -> None:
    room = begun(START)
    room.after(50, cmd.TryContact(role="it-chef", reached=False))
    room.give(cmd.TryContact(role="IT-CHEF", reached=True, after=4 * MINUTE))
    room.give(cmd.TryContact(role="Bakjour", reached=False))
    found = measured(room)
    (alerted,) = found.lists
    assert (alerted.alert_list, alerted.services) == ("larmlista", ("hemtjanst",))
    assert (alerted.reached, alerted.not_reached, alerted.not_tried) == (("it-chef",), ("bakjour",), ("vakt",))
    assert [one.after for one in found.contacts] == [None, 4 * MINUTE, None]


def test_a_duty_has_a_row_for_each_of_three_moments() -> None:
    room = begun(START)
    room.after(30, cmd.Tick())
    assert measured(room).duties == ()  # for critical services, and none has stopped
    room.after(20, cmd.TimeIncident(clock=DutyClock.JUDGED))
    room.after(60, cmd.SendReport(duty="incident", receiver="myndigheten", observed_ago=0))
    rows = {one.clock: one for one in measured(room).duties}
    assert {clock: one.outcome for clock, one in rows.items()} == dict.fromkeys(DutyClock, Outcome.MET)
    assert [clock for clock, one in rows.items() if one.decides] == [DutyClock.DETECTED]
    judged = rows[DutyClock.JUDGED]
    assert judged.deadline is not None
    assert judged.deadline.story == BEGIN + (50 + 24 * 60) * MINUTE


def test_a_duty_whose_clock_never_began_is_not_applicable() -> None:
    room = begun(START)
    room.after(60, cmd.End())
    rows = {one.clock: one.outcome for one in measured(room).duties}
    assert rows[DutyClock.JUDGED] is Outcome.NOT_APPLICABLE
    assert rows[DutyClock.DETECTED] is Outcome.UNANSWERED


def answered(*injects: TimelineInject, **fields: object) -> Room:
    return begun(inject("a", 0, expected=(expects("x", "a", limit(30)),)), *injects, **fields)


def test_a_pause_within_a_measured_time_stands_beside_it() -> None:
    room = answered()
    room.after(5, cmd.Pause())
    room.after(7, cmd.Resume())
    room.after(5, cmd.MarkDone(action="x", manner=Manner.IMPROVISED))
    found = measured(room)
    (action,) = found.actions
    assert action.taken is not None
    assert (action.taken.exercise, action.taken.paused, action.taken.is_usable) == (10 * MINUTE, 7 * MINUTE, True)
    assert (found.duration, found.paused) == (10 * MINUTE, 7 * MINUTE)
    assert found.by_manner == {Manner.PLAN: 0, Manner.IMPROVISED: 1, Manner.NOT_SAID: 0}


def test_a_time_at_another_pace_is_marked_and_not_usable() -> None:
    room = answered()
    room.after(1, cmd.SetPace(pace=400))
    room.after(2, cmd.SetPace(pace=100))
    room.after(1, cmd.MarkDone(action="x"))
    (action,) = measured(room).actions
    assert action.taken is not None
    assert (action.taken.exercise, action.taken.paces, action.taken.is_usable) == (10 * MINUTE, (400,), False)


def test_a_jump_is_left_out_of_a_time_and_runs_on_in_the_story() -> None:
    room = answered(phases=(TimelinePhase(id="p", title="P", at=25 * MINUTE),))
    room.after(5, cmd.JumpTo(phase="p"))
    room.after(5, cmd.MarkDone(action="x"))
    found = measured(room)
    (action,) = found.actions
    assert action.taken is not None
    assert (action.taken.exercise, action.taken.story, action.taken.jumped) == (10 * MINUTE, 30 * MINUTE, True)
    assert (found.duration, found.story, found.jumped) == (10 * MINUTE, 30 * MINUTE, 20 * MINUTE)


def test_a_pause_without_wall_times_has_no_known_length() -> None:
    room = begun()
    room.give(cmd.Pause())
    room.events[-1] = room.events[-1].written("")
    room.give(cmd.Resume())
    assert measure(fold(room.events), room.pinned).paused is None


def test_strengths_and_deficiencies_stand_as_entered_and_what_was_taken_back_does_not() -> None:
    room = begun()
    room.give(cmd.EnterPoint(point=PointKind.GOOD, text="Lugn ledning", group="A"))
    room.give(cmd.EnterPoint(point=PointKind.IMPROVE, text="Listan var gammal"))
    room.give(cmd.EnterPoint(point=PointKind.IMPROVE, text="fel"))
    room.give(cmd.Undo())
    found = measured(room)
    assert [(one.text, one.group) for one in found.strengths] == [("Lugn ledning", "A")]
    assert [one.text for one in found.deficiencies] == ["Listan var gammal"]


CAST = Bound(name="V", rule=CastRule.SERVICE_WITHOUT, id="hemtjanst")


@pytest.mark.parametrize(
    ("prepare", "end", "expected"),
    [
        (cmd.Prepare(), cmd.End(), ("hemtjanst", "loner")),
        (cmd.Prepare(practice=True), cmd.End(), ()),
        (cmd.Prepare(headless=True), cmd.End(), ()),
        (cmd.Prepare(), cmd.Abort(), ()),
    ],
)
def test_what_was_exercised_counts_only_in_a_real_ended_exercise(
    prepare: cmd.Prepare, end: cmd.Command, expected: tuple[str, ...]
) -> None:
    pay = expects("betala", "a", limit(10), service="loner")
    room = Room(begun(inject("a", 0, expected=(pay,)), cast=(CAST,)).pinned.timeline)
    for command in (prepare, cmd.Start(), cmd.MarkDone(action="betala"), end):
        room.give(command)
    assert measured(room).exercised == expected


def test_an_exercise_of_nothing_measures_nothing() -> None:
    found = measured(begun())
    assert found.by_outcome == dict.fromkeys(Outcome, 0)
    assert (found.duration, found.story, found.paused, found.first_decision) == (0, 0, 0, None)
    assert (found.services, found.resources, found.data, found.duties, found.contacts) == ((), (), (), (), ())
