"""What is measured, against what, and the limit that the design sets for the ratio."""

from collections.abc import Callable
from typing import NamedTuple

from timing import Compared
from town import Town

Take = Callable[[Town, int], Compared]
"""Measures in a town, over so many rounds."""


class Measure(NamedTuple):
    """One line of the table. ``limit`` is ``None`` for what is only shown; ``rounds`` is the full number of them."""

    name: str
    what: str
    floor: str
    take: Take
    rounds: int
    limit: float | None


def measures() -> tuple[Measure, ...]:
    """All of them, in the order of the table."""
    import counties
    import documents
    import journals
    import screens
    import starts

    libraries = "import pydantic, sqlite_utils"
    return (
        Measure("version", "kontinuitet --version", "python -c pass", starts.version, 21, 5.0),
        Measure("help", "kontinuitet --help", "python -c pass", starts.help_text, 21, 5.0),
        Measure("first-frame", "start → first frame of the home screen", "empty Textual app", starts.frame, 11, 1.5),
        Measure("services-shown", "start → services on the home screen", "empty Textual app", starts.shown, 5, None),
        Measure("findings", "findings, 200 services", libraries, starts.findings, 7, 2.0),
        Measure("whatif", "whatif, 200 services", libraries, starts.whatif, 11, 2.0),
        Measure("stress", "stress, 200 services", libraries, starts.stress, 3, 26.0),
        Measure("scenario-check", "scenario check, 200 services", libraries, starts.check, 11, 2.0),
        Measure("edit", "a value: key → on disk → drawn", "key in an empty Input", screens.edit, 21, None),
        Measure("register", "register of 400 resources opened", "key in an empty Input", screens.register, 11, None),
        Measure("narrow", "register filtered by a letter", "key in an empty Input", screens.narrow, 21, None),
        Measure("append", "journal append, acknowledged", "pwrite + fdatasync", journals.append, 500, 1.5),
        Measure("replay", "open and replay 5 000 events", "SELECT + JSON", journals.replay, 11, 3.0),
        Measure("plan-files", "read and write a plan of 200 services", "markdown-it parse", documents.both, 7, 3.0),
        Measure("all-networkx", "what-if over all municipalities", "networkx", counties.against_networkx, 5, 1 / 3),
        Measure("all-memory", "its memory", "networkx", counties.smaller, 3, 0.5),
        Measure(
            "all-cte", "what-if over all municipalities", "recursive CTE: who, not when", counties.against_cte, 5, None
        ),
        Measure("all-rows", "what-if over all municipalities", "reading the rows", counties.against_rows, 5, 3.0),
        Measure("all-flat", "what-if, a service among all", "a service of one municipality", counties.flat, 5, 1.3),
        Measure("all-one", "what-if in one municipality", "python -c pass", counties.one, 11, 2.0),
        Measure("findings-growth", "rules, a service of 200", "a service of 50", documents.growth, 3, 1.3),
    )
