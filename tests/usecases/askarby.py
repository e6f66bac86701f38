"""The example municipality, and an exercise on it, in databases made once for a whole run and copied for each test."""

import shutil
from functools import cache
from pathlib import Path

from kontinuitet.usecases.desk import open_desk
from kontinuitet.usecases.example import fill_with_example
from kontinuitet.usecases.headless import play_file
from kontinuitet.usecases.places import shipped

ANSWERS = shipped("scenarios") / "answers" / "leverantor-tystnar.sv.txt"


@cache
def _read_once(folder: Path) -> Path:
    path = folder / "askarby.db"
    desk = open_desk(path, who="test")
    try:
        fill_with_example(desk)
    finally:
        desk.close()
    return path


def example_copy(shared: Path, folder: Path) -> Path:
    """A copy of the example's database in a folder of the test's own; ``shared`` keeps the first one."""
    return Path(shutil.copy(_read_once(shared), folder / "askarby.db"))


@cache
def _played_once(folder: Path) -> Path:
    path = Path(shutil.copy(_read_once(folder), folder / "ovad.db"))
    desk = open_desk(path, who="test")
    try:
        play_file(desk, "leverantor-tystnar", ANSWERS, lang="sv")
    finally:
        desk.close()
    return path


def played_copy(shared: Path, folder: Path) -> Path:
    """A copy of the example's database with the supplier scenario played on it."""
    return Path(shutil.copy(_played_once(shared), folder / "ovad.db"))
