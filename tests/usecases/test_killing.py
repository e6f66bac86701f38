"""kill -9 in the middle of a live exercise, fifty times over: nothing acknowledged is lost, and it goes on."""

import os
import random
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from tests.exercise.world import PLAN, expects, inject, timeline
from tests.usecases.watch import HOUR, MINUTE, NINE, SECOND, Watch

from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise.events import InjectReleased, NoteTaken, Paused, PauseReason
from kontinuitet.exercise.state import State, Status
from kontinuitet.exercise.timeline import TimelineInject
from kontinuitet.storage import open_database
from kontinuitet.usecases.exercising import LiveExercise
from kontinuitet.usecases.journal import state_of
from kontinuitet.usecases.starting import create_exercise

DEATHS = 50
ROOT = Path(__file__).parents[2]

STEP = 5 * SECOND
PLAYED = timeline(
    (
        inject("start", 0, expected=(expects("ring", "start"),)),
        *(TimelineInject(id=f"i{number}", title="I", at=number * STEP) for number in range(1, 400)),
    ),
    length=600 * MINUTE,
)
Nursery = subprocess.Popen[str]


def killed(nursery: Nursery, hour: int, *, after: int, pause: float) -> tuple[int, int]:
    """The last row, and exercise time, that a window acknowledged before it was killed."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(f"{hour}\n")
    nursery.stdin.flush()
    said, child = [], 0
    while not child or len(said) < after:
        words = nursery.stdout.readline().split()
        child = int(words[0]) if len(words) == 1 else child
        said += [words] if len(words) == 2 else []
    time.sleep(pause)
    os.kill(child, signal.SIGKILL)
    for line in iter(nursery.stdout.readline, "dead\n"):
        said.append(line.split())
    return int(said[-1][0]), int(said[-1][1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be killed at once")
def test_fifty_deaths_lose_nothing_and_each_goes_on_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "ovning.db"
    with open_database(path) as database:
        identity = create_exercise(database, PLAYED, PLAN, kind="live", created=NINE)
        LiveExercise(database, identity, Watch()).act(cmd.Start())
    command = [sys.executable, "-m", "tests.usecases.living", str(path), identity]
    chance = random.Random(7)
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as nursery:
        for hour in range(1, DEATHS + 1):
            said = killed(nursery, hour, after=1 + chance.randrange(6), pause=chance.uniform(0, 0.01))
            state = reopened(path, identity, hour, *said)
    assert_whole(state)


def reopened(path: Path, identity: str, hour: int, row: int, at: int) -> State:
    """Half an hour later: all that was acknowledged is there, and time stands where the last sign of life was."""
    watch = Watch()
    watch.wait(hour * HOUR + HOUR // 2)
    with open_database(path) as database:
        before = state_of(database, identity)
        beat = database.exercises.heartbeat(identity)
        again = LiveExercise(database, identity, watch)
        assert before.count >= row
        assert before.floor >= at
        assert again.state.happened[: before.count] == before.happened
        assert again.state.status is Status.PAUSED
        assert again.at == max(before.floor, beat.at_ms if beat is not None else 0)
        assert database.verify_exercise(identity) == ()
        assert state_of(database, identity) == again.state
        return again.state


def assert_whole(state: State) -> None:
    """Every inject came once, in order and when it was due; each hour's notes are an unbroken count."""
    released = [event for _, event in state.standing(InjectReleased)]
    assert [event.inject for event in released] == ["start", *(f"i{number}" for number in range(1, len(released)))]
    assert [event.at for event in released] == [number * STEP for number in range(len(released))]
    assert len(released) > DEATHS
    notes = [tuple(map(int, event.text.split("."))) for _, event in state.standing(NoteTaken)]
    assert {hour for hour, _ in notes} == set(range(1, DEATHS + 1))
    assert all(after in ((hour, number + 1), (hour + 1, 1)) for (hour, number), after in pairwise(notes))
    gaps = [e for _, e in state.standing(Paused) if e.reason is PauseReason.UNATTENDED]
    assert DEATHS // 2 < len(gaps) <= DEATHS + 1
