"""The way from the command line to the screens."""

import os
import sys
from typing import TYPE_CHECKING

import click

from kontinuitet.cli.frame import WRONG_USAGE, Session

if TYPE_CHECKING:
    from kontinuitet.usecases.desk import Desk


def has_screen() -> bool:
    """Whether there is a terminal that can show the screens, and somebody to press keys in it."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return os.environ.get("TERM") != "dumb" and all(stream is not None and stream.isatty() for stream in streams)


def open_screens(here: Session) -> None:
    """Open the terminal interface on the chosen database, which is opened after the first frame; ends the command."""
    if not has_screen():
        here.stop(WRONG_USAGE, "cli.no_screen")
    from kontinuitet.tui.app import run_screens

    raise click.exceptions.Exit(run_screens(lambda: _desk(here), here.words))


def _desk(here: Session) -> "Desk":
    from kontinuitet.usecases.desk import open_desk
    from kontinuitet.usecases.places import database

    return open_desk(database(here.db))
