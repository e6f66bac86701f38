"""A process that lives through hours of an exercise as fast as it can, each hour in a child that is killed."""

import os
import sys
from pathlib import Path

from tests.usecases.watch import HOUR, Watch

from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise.state import Status
from kontinuitet.storage import open_database
from kontinuitet.usecases.exercising import LiveExercise


def say(*words: object) -> None:
    """One line, there at once and whole."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def live(path: Path, identity: str, hour: int) -> None:
    """Open the exercise in this hour and act, tick, beat and pause in it for ever, telling what is stored."""
    watch = Watch()
    watch.wait(hour * HOUR)
    exercise = LiveExercise(open_database(path), identity, watch)
    if exercise.state.status is Status.PAUSED:
        exercise.act(cmd.Resume())
    number = 0
    while True:
        number += 1
        watch.wait(700)
        exercise.act(cmd.TakeNote(text=f"{hour}.{number}"))
        say(exercise.state.count, exercise.at)
        watch.wait(2_300)
        exercise.tick()
        exercise.beat()
        if number % 5 == 0:
            exercise.act(cmd.Pause())
            watch.wait(3000)
            exercise.act(cmd.Resume())
            say(exercise.state.count, exercise.at)


if __name__ == "__main__":
    for asked in sys.stdin:
        child = os.fork()
        if not child:
            live(Path(sys.argv[1]), sys.argv[2], int(asked))
        say(child)
        os.waitpid(child, 0)
        say("dead")
