"""The example municipality that ships with the program, in a database of its own."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kontinuitet.usecases.desk import Desk, open_desk
from kontinuitet.usecases.headless import Played, play_file
from kontinuitet.usecases.places import demo_database, shipped
from kontinuitet.usecases.plan_files import import_plan
from kontinuitet.usecases.refused import Refused

EXAMPLE = "askarby"
SCENARIO = "leverantor-tystnar"


def fill_with_example(desk: Desk) -> None:
    """Read the example municipality into an empty database."""
    folder = shipped("plans") / EXAMPLE
    imported = import_plan(desk, [folder])
    if imported.changes is None:
        raise Refused("no-plan-files", path=folder)


def example_database() -> Path:
    """The example's own database, made the first time; what somebody changed in it stays."""
    path = demo_database()
    desk = open_desk(path)
    try:
        if not desk.has_plan:
            fill_with_example(desk)
    finally:
        desk.close()
    return path


@contextmanager
def play_example(*, lang: str) -> Iterator[tuple[Desk, Played]]:
    """Play the supplier scenario against the example in a fresh database that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kontinuitet-") as folder:
        desk = open_desk(Path(folder) / "exempel.db", who="demo")
        try:
            fill_with_example(desk)
            answers = shipped("scenarios") / "answers" / f"{SCENARIO}.{lang}.txt"
            yield desk, play_file(desk, SCENARIO, answers, lang=lang)
        finally:
            desk.close()
