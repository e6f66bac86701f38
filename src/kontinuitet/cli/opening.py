"""Opening the database that a command is about."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kontinuitet.cli.frame import Session

if TYPE_CHECKING:
    from kontinuitet.usecases.desk import Desk


@contextmanager
def opened(here: Session, *, create: bool = False, store: bool = True) -> "Iterator[Desk]":
    """The desk of the chosen database, closed afterwards. Storage's errors pass to the outermost command.

    Only a command that stores a plan makes a database that is not there. Without ``store`` an empty one in memory
    stands in for it.
    """
    from kontinuitet.usecases.desk import open_desk, open_nothing
    from kontinuitet.usecases.places import database, existing

    path = database(here.db) if create else existing(here.db)
    desk = open_nothing() if not store and not path.exists() else open_desk(path, create=create and store)
    try:
        yield desk
    finally:
        desk.close()
