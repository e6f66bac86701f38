"""The way from the command line to the screens."""

from kontinuitet.cli.frame import Session
from kontinuitet.cli.opening import opened


def open_screens(here: Session) -> None:
    """Open the terminal interface on the chosen database."""
    from kontinuitet.tui.app import KontinuitetApp

    with opened(here) as desk:
        KontinuitetApp(desk, here.words).run()
