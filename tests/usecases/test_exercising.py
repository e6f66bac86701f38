"""A running exercise at the table: its clock, closed lids, restarts and a second window, with a watch that is wound."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.exercise.world import PLAN, RICH, expects, inject, limit, timeline
from tests.usecases.watch import HOUR, MINUTE, SECOND, Watch

from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise.events import InjectReleased, NoteTaken, Paused, PauseReason
from kontinuitet.exercise.state import Status
from kontinuitet.storage import Database, StorageError, open_database
from kontinuitet.usecases.exercising import LiveExercise
from kontinuitet.usecases.journal import state_of
from kontinuitet.usecases.reporting import report
from kontinuitet.usecases.starting import create_exercise
from kontinuitet.wording import words

PLAYED = timeline(
    (
        inject("start", 0, expected=(expects("ring", "start", limit(15)),)),
        inject("tio", 10),
        inject("tjugo", 20),
        inject("trettio", 30),
    ),
)
Open = Callable[[], LiveExercise]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A file for one exercise."""
    with open_database(tmp_path / "ovning.db") as opened:
        yield opened


@pytest.fixture
def identity(database: Database, watch: Watch) -> str:
    """An exercise that was prepared."""
    return create_exercise(database, PLAYED, PLAN, kind="live", created=watch.wall())


@pytest.fixture
def window(database: Database, identity: str, watch: Watch, tmp_path: Path) -> Iterator[Open]:
    """Opens the exercise in a further window, each with a connection of its own."""
    others: list[Database] = []

    def opened() -> LiveExercise:
        others.append(open_database(tmp_path / "ovning.db"))
        return LiveExercise(others[-1], identity, watch)

    yield opened
    for other in others:
        other.close()


@pytest.fixture
def live(database: Database, identity: str, watch: Watch) -> LiveExercise:
    """The exercise, begun."""
    begun = LiveExercise(database, identity, watch)
    assert begun.act(cmd.Start()).refusal is None
    return begun


def run(live: LiveExercise, watch: Watch, ms: int) -> list[str]:
    """A window that ticks and beats for a while; the injects that came."""
    came = []
    for _ in range(ms // (5 * SECOND)):
        watch.wait(5 * SECOND)
        came += [event.inject for event in live.tick().events if isinstance(event, InjectReleased)]
        live.beat()
    return came


def test_a_prepared_exercise_stands_still_until_it_starts(database: Database, identity: str, watch: Watch) -> None:
    live = LiveExercise(database, identity, watch)
    watch.wait(HOUR)
    assert (live.state.status, live.at, live.due) == (Status.PREPARED, 0, None)
    assert live.tick().events == ()


def test_starting_releases_what_is_due_at_once(live: LiveExercise, watch: Watch) -> None:
    assert live.state.course("start").released == 0
    watch.wait(7 * MINUTE)
    assert live.at == 7 * MINUTE
    assert live.due == 3 * MINUTE


def test_a_tick_releases_at_the_due_time_and_never_before(live: LiveExercise, watch: Watch) -> None:
    watch.wait(10 * MINUTE - 1)
    assert (live.due, live.tick().events) == (1, ())
    watch.wait(1)
    assert live.due == 0
    (event,) = live.tick().events
    assert (event.at, live.due) == (10 * MINUTE, 10 * MINUTE)


def test_a_late_tick_dates_what_came_when_it_was_due(live: LiveExercise, watch: Watch) -> None:
    watch.wait(25 * MINUTE)
    assert [event.at for event in live.tick().events] == [10 * MINUTE, 20 * MINUTE]
    assert live.state.happened[-1].event.wall == watch.wall().isoformat(timespec="milliseconds")


def test_a_tick_without_anything_due_writes_nothing(live: LiveExercise, watch: Watch, database: Database) -> None:
    rows = len(database.exercises.rows(live.id))
    watch.wait(MINUTE)
    live.tick()
    assert len(database.exercises.rows(live.id)) == rows


def test_an_act_first_releases_what_is_due(live: LiveExercise, watch: Watch) -> None:
    watch.wait(11 * MINUTE)
    acted = live.act(cmd.TakeNote(text="sent"))
    assert [(event.kind, event.at) for event in acted.events] == [
        ("inject released", 10 * MINUTE),
        ("note", 11 * MINUTE),
    ]


def test_a_refused_act_releases_it_all_the_same(live: LiveExercise, watch: Watch) -> None:
    watch.wait(11 * MINUTE)
    acted = live.act(cmd.MarkDone(action="finns-inte"))
    assert acted.refusal is not None
    assert acted.refusal.code == "action-unknown"
    assert [event.kind for event in acted.events] == ["inject released"]


def test_a_pause_moves_what_is_due_by_exactly_the_pause(live: LiveExercise, watch: Watch) -> None:
    watch.wait(4 * MINUTE)
    live.act(cmd.Pause())
    watch.wait(HOUR)
    assert (live.at, live.due, live.tick().events) == (4 * MINUTE, None, ())
    live.act(cmd.Resume())
    assert live.due == 6 * MINUTE
    watch.wait(6 * MINUTE)
    assert [event.at for event in live.tick().events] == [10 * MINUTE]


def test_pace_changes_only_what_is_to_come(live: LiveExercise, watch: Watch) -> None:
    watch.wait(4 * MINUTE)
    live.act(cmd.SetPace(pace=400))
    assert (live.at, live.due) == (4 * MINUTE, MINUTE + 30 * SECOND)
    watch.wait(MINUTE)
    assert live.at == 8 * MINUTE
    live.act(cmd.SetPace(pace=100))
    watch.wait(MINUTE)
    assert live.at == 9 * MINUTE


def test_a_jump_goes_on_from_the_phase(database: Database, watch: Watch) -> None:
    identity = create_exercise(database, RICH, PLAN, kind="practice", created=watch.wall())
    live = LiveExercise(database, identity, watch)
    live.act(cmd.Start())
    watch.wait(MINUTE)
    live.act(cmd.JumpTo(phase="två"))
    watch.wait(MINUTE)
    assert live.at == 61 * MINUTE


# ---------------------------------------------------------------- lids, clocks and deaths


def unattended(live: LiveExercise) -> list[int]:
    return [e.at for _, e in live.state.happened if isinstance(e, Paused) and e.reason is PauseReason.UNATTENDED]


def test_a_closed_lid_pauses_at_the_last_sign_of_life(live: LiveExercise, watch: Watch) -> None:
    run(live, watch, 5 * MINUTE)
    watch.sleep(HOUR)
    live.beat()
    assert live.tick().events != ()
    assert (live.state.status, unattended(live), live.at) == (Status.PAUSED, [5 * MINUTE], 5 * MINUTE)
    live.act(cmd.Resume())
    watch.wait(5 * MINUTE)
    assert live.at == 10 * MINUTE


def test_a_lid_on_a_machine_whose_count_runs_on_does_so_too(live: LiveExercise, watch: Watch) -> None:
    run(live, watch, 5 * MINUTE)
    watch.wait(HOUR)
    assert live.act(cmd.Tick()).events != ()
    assert (live.state.status, live.at) == (Status.PAUSED, 5 * MINUTE)


def test_nothing_comes_that_would_have_come_while_the_lid_was_closed(live: LiveExercise, watch: Watch) -> None:
    run(live, watch, 5 * MINUTE)
    watch.sleep(HOUR)
    live.tick()
    assert live.state.course("tio").released is None
    live.act(cmd.Resume())
    assert run(live, watch, 6 * MINUTE) == ["tio"]
    assert live.state.course("tio").released == 10 * MINUTE


def test_resuming_in_the_first_act_after_the_lid_does_not_count_the_sleep(live: LiveExercise, watch: Watch) -> None:
    run(live, watch, 5 * MINUTE)
    watch.wait(HOUR)
    live.act(cmd.Resume())
    assert (live.state.status, live.at) == (Status.RUNNING, 5 * MINUTE)
    watch.wait(MINUTE)
    assert live.at == 6 * MINUTE


def test_an_act_after_the_lid_is_kept_at_the_moment_where_it_stood_still(live: LiveExercise, watch: Watch) -> None:
    run(live, watch, 5 * MINUTE)
    watch.sleep(HOUR)
    acted = live.act(cmd.TakeNote(text="vi somnade"))
    assert [(event.kind, event.at) for event in acted.events] == [("paused", 5 * MINUTE), ("note", 5 * MINUTE)]


def test_a_busy_machine_is_no_closed_lid(live: LiveExercise, watch: Watch) -> None:
    run(live, watch, 5 * MINUTE)
    watch.wait(9 * SECOND)
    live.act(cmd.TakeNote(text="trögt"))
    assert (live.state.status, live.at) == (Status.RUNNING, 5 * MINUTE + 9 * SECOND)


@pytest.mark.parametrize("ms", [HOUR, -HOUR])
def test_a_clock_that_is_set_stands_still_and_loses_no_time(live: LiveExercise, watch: Watch, ms: int) -> None:
    run(live, watch, 5 * MINUTE)
    watch.set_back(ms)
    live.tick()
    assert (live.state.status, live.at) == (Status.PAUSED, 5 * MINUTE)
    live.act(cmd.Resume())
    assert run(live, watch, 5 * MINUTE) == ["tio"]


def test_the_night_when_the_clocks_change_is_no_closed_lid(database: Database, identity: str) -> None:
    watch = Watch(datetime(2026, 10, 25, 0, 58, tzinfo=UTC))
    live = LiveExercise(database, identity, watch)
    live.act(cmd.Start())
    assert run(live, watch, 5 * MINUTE) == []
    assert (live.state.status, live.at) == (Status.RUNNING, 5 * MINUTE)
    walls = [event.wall[-6:] for _, event in live.state.happened]
    live.act(cmd.TakeNote(text="nu är det vintertid"))
    assert walls[-1] == "+02:00"
    assert live.state.happened[-1].event.wall[-6:] == "+01:00"


def test_reopening_after_a_death_stands_still_since_the_last_heartbeat(
    live: LiveExercise, watch: Watch, window: Open
) -> None:
    run(live, watch, 5 * MINUTE)
    watch.wait(HOUR)
    again = window()
    assert (again.state.status, again.at, unattended(again)) == (Status.PAUSED, 5 * MINUTE, [5 * MINUTE])
    assert again.gap == HOUR
    again.act(cmd.Resume())
    assert run(again, watch, 5 * MINUTE) == ["tio"]


def test_or_since_the_last_event_if_that_was_later(live: LiveExercise, watch: Watch, window: Open) -> None:
    run(live, watch, 5 * MINUTE)
    watch.wait(700)
    live.act(cmd.TakeNote(text="det sista"))
    watch.wait(HOUR)
    again = window()
    assert (again.at, unattended(again)) == (5 * MINUTE + 700, [5 * MINUTE + 700])


def test_reopening_a_clock_set_back_stands_still_too(live: LiveExercise, watch: Watch, window: Open) -> None:
    run(live, watch, 5 * MINUTE)
    watch.set_back(HOUR)
    again = window()
    assert (again.state.status, again.at, again.gap) == (Status.PAUSED, 5 * MINUTE, 0)


def test_reopening_twice_pauses_once(live: LiveExercise, watch: Watch, window: Open) -> None:
    watch.wait(HOUR)
    window()
    assert unattended(window()) == [0]


def test_the_gap_can_be_counted_after_all(live: LiveExercise, watch: Watch, window: Open) -> None:
    run(live, watch, 5 * MINUTE)
    watch.wait(7 * MINUTE)
    again = window()
    assert again.gap == 7 * MINUTE
    again.act(cmd.CountGap(length=again.gap))
    assert (again.at, again.gap) == (12 * MINUTE, None)
    assert again.state.course("tio").released == 10 * MINUTE
    again.act(cmd.Resume())
    watch.wait(MINUTE)
    assert again.at == 13 * MINUTE


def test_a_maker_that_died_before_the_first_row_left_a_usable_exercise(database: Database, watch: Watch) -> None:
    kind = "practice"
    identity = create_exercise(database, PLAYED, PLAN, kind=kind, created=watch.wall())
    other = "2026-11-27-prov-2"
    pinned = database.exercises.pinned(identity)
    database.exercises.create(
        id=other,
        scenario="prov",
        title="Prov",
        lang="sv",
        kind=kind,
        timeline=pinned[0],
        municipality=pinned[1],
        created=watch.wall(),
    )
    live = LiveExercise(database, other, watch)
    assert live.state.status is Status.PREPARED
    assert live.state.happened[0].event.practice is True  # type: ignore[attr-defined]
    assert live.act(cmd.Start()).refusal is None


# ---------------------------------------------------------------- two windows


def test_a_second_window_opens_at_the_same_moment(live: LiveExercise, watch: Watch, window: Open) -> None:
    run(live, watch, 5 * MINUTE)
    watch.wait(300)
    other = window()
    assert (other.state.status, other.at, unattended(other)) == (Status.RUNNING, 5 * MINUTE + 300, [])
    watch.wait(MINUTE)
    assert other.at == live.at


def test_a_second_window_does_so_before_the_first_heartbeat(live: LiveExercise, watch: Watch, window: Open) -> None:
    watch.wait(500)
    other = window()
    assert (other.state.status, other.at) == (Status.RUNNING, 500)


def test_a_second_window_does_so_right_after_a_pause(live: LiveExercise, watch: Watch, window: Open) -> None:
    run(live, watch, 5 * MINUTE)
    live.act(cmd.Pause())
    watch.wait(HOUR)
    live.act(cmd.Resume())
    watch.wait(500)
    other = window()
    assert (other.state.status, other.at) == (Status.RUNNING, 5 * MINUTE + 500)


def test_a_second_window_keeps_the_pace(live: LiveExercise, watch: Watch, window: Open) -> None:
    live.act(cmd.SetPace(pace=200))
    run(live, watch, MINUTE)
    watch.wait(500)
    assert window().at == 2 * MINUTE + SECOND


def test_nothing_is_released_twice(live: LiveExercise, watch: Watch, window: Open) -> None:
    other = window()
    watch.wait(10 * MINUTE)
    assert len(live.act(cmd.Tick()).events) == 1
    acted = other.act(cmd.Tick())
    assert (acted.events, acted.followed) == ((), True)
    assert acted.refusal is None


def test_an_act_in_a_window_that_lags_sees_the_newest_state(live: LiveExercise, window: Open) -> None:
    other = window()
    assert live.act(cmd.MarkDone(action="ring")).refusal is None
    acted = other.act(cmd.MarkDone(action="ring"))
    assert acted.refusal is not None
    assert (acted.refusal.code, acted.followed) == ("action-marked", True)
    assert other.state == live.state


def test_a_window_follows_what_the_other_writes(live: LiveExercise, watch: Watch, window: Open) -> None:
    other = window()
    watch.wait(MINUTE)
    live.act(cmd.TakeNote(text="hej"))
    assert other.tick().followed
    assert [event.text for _, event in other.state.standing(NoteTaken)] == ["hej"]
    assert not other.follow()


def test_a_window_that_slept_through_a_pause_of_the_other_does_not_count_it(
    live: LiveExercise, watch: Watch, window: Open
) -> None:
    other = window()
    run(live, watch, 2 * MINUTE)
    live.act(cmd.Pause())
    watch.wait(HOUR)
    live.act(cmd.Resume())
    run(live, watch, 2 * MINUTE)
    other.act(cmd.TakeNote(text="nu då"))
    assert other.at == live.at == 4 * MINUTE
    live.follow()
    assert live.at == 4 * MINUTE
    assert unattended(live) == []


def test_a_window_that_lags_leaves_no_false_sign_of_life(live: LiveExercise, watch: Watch, window: Open) -> None:
    other = window()
    run(live, watch, 2 * MINUTE)
    live.act(cmd.Pause())
    watch.wait(8 * SECOND)
    live.act(cmd.Resume())
    other.beat()
    watch.wait(HOUR)
    assert unattended(window()) == [2 * MINUTE]


def test_the_other_windows_pause_stops_this_one(live: LiveExercise, watch: Watch, window: Open) -> None:
    other = window()
    watch.wait(MINUTE)
    other.act(cmd.Pause())
    live.follow()
    watch.wait(HOUR)
    assert (live.at, live.due, other.at) == (MINUTE, None, MINUTE)


def test_two_windows_leave_one_unbroken_journal(live: LiveExercise, watch: Watch, window: Open) -> None:
    windows = [live, window(), window()]
    for number in range(60):
        watch.wait(20 * SECOND)
        windows[number % 3].act(cmd.TakeNote(text=f"rad {number}"))
    rows = live._database.exercises.rows(live.id)
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    assert sum(row.kind == "note" for row in rows) == 60
    assert sum(row.kind == "inject released" for row in rows) == 3
    assert live._database.verify_exercise(live.id) == ()
    for one in windows:
        one.follow()
    assert windows[0].state == windows[1].state == windows[2].state == state_of(live._database, live.id)


# ---------------------------------------------------------------- after


def test_the_day_of_the_end_stays_when_something_is_added_afterwards(live: LiveExercise, watch: Watch) -> None:
    watch.wait(MINUTE)
    live.act(cmd.End())
    ended = live._database.exercises.get(live.id).ended
    watch.wait(48 * HOUR)
    live.act(cmd.TakeNote(text="efteråt"))
    live.act(cmd.Debrief())
    stored = live._database.exercises.get(live.id)
    assert (stored.ended, stored.status) == (ended, "debriefed")
    assert ended is not None
    assert (live.at, unattended(live)) == (MINUTE, [])


def test_reopening_in_a_new_process_gives_the_same_state_and_the_same_report(
    live: LiveExercise, watch: Watch, window: Open
) -> None:
    run(live, watch, 12 * MINUTE)
    live.act(cmd.MarkDone(action="ring", who="it-chef"))
    live.act(cmd.End())
    again = window()
    assert again.state == live.state
    for lang in ("sv", "en"):
        assert report(again._database, again.id, words(lang)) == report(live._database, live.id, words(lang))


def test_an_act_that_cannot_be_stored_is_nowhere(live: LiveExercise, watch: Watch, tmp_path: Path) -> None:
    before = live.state
    with live._database.exercises.transaction(live.id), open_database(tmp_path / "ovning.db", busy_ms=1) as other:
        blocked = LiveExercise(other, live.id, watch)
        with pytest.raises(StorageError) as refused:
            blocked.act(cmd.TakeNote(text="borta"))
        assert refused.value.code == "locked"
        assert blocked.state == before
    assert state_of(live._database, live.id) == before
