"""The example municipality in a database that is read once for a whole run and copied for each test."""

import shutil
from functools import cache
from pathlib import Path

from kontinuitet.usecases.desk import open_desk
from kontinuitet.usecases.example import fill_with_example


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
