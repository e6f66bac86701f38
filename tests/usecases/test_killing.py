"""kill -9 in the middle of a live exercise, fifty times over: nothing acknowledged is lost, and it goes on from there."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.exercise.world import PLAN, expects, inject, timeline
from tests.usecases.watch import HOUR, MINUTE, NINE, Watch

from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise.events import InjectReleased, NoteTaken, Paused, PauseReason
from kontinuitet.exercise.state import State, Status
from kontinuitet.storage import open_database
from kontinuitet.usecases.exercising import LiveExercise
from kontinuitet.usecases.journal import state_of
from kontinuitet.usecases.starting import create_exercise

DEATHS = 50

PLAYED = timeline(
    [inject("start", 0, expected=(expects("ring", "start"),))]
    + [inject(f"i{minute}", minute) for minute in range(1, 600)],
    length=600 * MINUTE,
)

CHILD = """
import sys
from pathlib import Path
from tests.usecases.watch import MINUTE, Watch
from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise.state import Status
from kontinuitet.storage import open_database
from kontinuitet.usecases.exercising import LiveExercise

path, identity, hour = sys.argv[1:]
watch = Watch()
watch.wait(int(hour) * 60 * MINUTE)
with open_database(Path(path)) as database:
    live = LiveExercise(database, identity, watch)
    if live.state.status is Status.PAUSED:
        live.act(cmd.Resume())
    number = 0
    while True:
        number += 1
        watch.wait(700)
        live.act(cmd.TakeNote(text=f"{hour}.{number}"))
        print(live.state.count, live.at, flush=True)
        watch.wait(700)
        live.tick()
        live.beat()
        if number % 5 == 0:
            live.act(cmd.Pause())
            watch.wait(3000)
            live.act(cmd.Resume())
            print(live.state.count, live.at, flush=True)
"""


def live_until_killed(path: Path, identity: str, hour: int, rows: int, pause: float) -> list[tuple[int, int]]:
    """A window that works as fast as it can until it is killed: what it said was stored, as row and exercise time."""
    root = Path(__file__).parents[2]
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), identity, str(hour)], cwd=root, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    said = [child.stdout.readline() for _ in range(rows)]
    time.sleep(pause)
    child.send_signal(signal.SIGKILL)
    said += child.stdout.readlines()
    child.wait()
    child.stdout.close()
    whole = [line.split() for line in said if line.endswith("\\n")]
    return [(int(row), int(at)) for row, at in whole]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_fifty_deaths_lose_nothing_and_each_goes_on_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "ovning.db"
    with open_database(path) as database:
        identity = create_exercise(database, PLAYED, PLAN, kind="live", created=NINE)
        LiveExercise(database, identity, Watch()).act(cmd.Start())
    chance = random.Random(7)
    for hour in range(1, DEATHS + 1):
        said = live_until_killed(path, identity, hour, 1 + chance.randrange(4), chance.uniform(0, 0.01))
        watch = Watch()
        watch.wait(hour * HOUR + HOUR // 2)
        with open_database(path) as database:
            before = state_of(database, identity)
            again = LiveExercise(database, identity, watch)
            assert_nothing_lost(before, again, said)
            assert database.verify_exercise(identity) == ()
            assert state_of(database, identity) == again.state
    assert_whole(again.state)


def assert_nothing_lost(before: State, again: LiveExercise, said: list[tuple[int, int]]) -> None:
    """What was acknowledged is in the journal; time stands where the last sign of life was, and goes on from there."""
    row, at = said[-1]
    assert before.count >= row
    assert at <= before.floor + 2 * MINUTE
    assert again.state.happened[: before.count] == before.happened
    assert again.state.status is Status.PAUSED
    assert at <= again.at <= at + 10_000


def assert_whole(state: State) -> None:
    """Every inject came once, in order and when it was due; each hour's notes are an unbroken count."""
    released = [event for _, event in state.standing(InjectReleased)]
    assert [event.inject for event in released] == ["start", *(f"i{minute}" for minute in range(1, len(released)))]
    assert [event.at for event in released] == [minute * MINUTE for minute in range(len(released))]
    notes = [tuple(map(int, event.text.split("."))) for _, event in state.standing(NoteTaken)]
    assert notes == sorted(set(notes))
    assert all(before + 1 == after for (h, before), (g, after) in zip(notes, notes[1:], strict=False) if h == g)
    assert {hour for hour, _ in notes} == set(range(1, DEATHS + 1))
    gaps = [e for _, e in state.standing(Paused) if e.reason is PauseReason.UNATTENDED]
    assert 0 < len(gaps) <= DEATHS + 1
