"""The way from the command line to the screens."""

from typing import TYPE_CHECKING

import click

from kontinuitet.cli.frame import Session

if TYPE_CHECKING:
    from kontinuitet.usecases.desk import Desk


def open_screens(here: Session) -> None:
    """Open the terminal interface on the chosen database, which is opened after the first frame; ends the command."""
    from kontinuitet.tui.app import run_screens

    raise click.exceptions.Exit(run_screens(lambda: _desk(here), here.words))


def _desk(here: Session) -> "Desk":
    from kontinuitet.usecases.desk import open_desk
    from kontinuitet.usecases.places import database

    return open_desk(database(here.db))
