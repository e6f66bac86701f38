"""Opening the database that a command is about."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kontinuitet.cli.frame import Session

if TYPE_CHECKING:
    from kontinuitet.usecases.desk import Desk


@contextmanager
def opened(here: Session, *, create: bool = True) -> "Iterator[Desk]":
    """The desk of the chosen database, closed afterwards. Storage's errors pass to the outermost command."""
    from kontinuitet.usecases.desk import open_desk
    from kontinuitet.usecases.places import database

    desk = open_desk(database(here.db), create=create)
    try:
        yield desk
    finally:
        desk.close()
