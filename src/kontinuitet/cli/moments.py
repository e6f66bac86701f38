"""A moment that somebody has typed on a command line."""

from datetime import datetime

from kontinuitet.cli.frame import WRONG_USAGE, Session


def moment_of(text: str, here: Session) -> datetime:
    """The moment in Swedish time; ends the command if it cannot be read."""
    from kontinuitet.analysis.holidays import STOCKHOLM

    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=STOCKHOLM)
    except ValueError:
        here.stop(WRONG_USAGE, "cli.whatif.bad_start", text=text)
