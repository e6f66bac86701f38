"""How a service is kept going while it is disturbed, told about, brought back, and cleared up after."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from kontinuitet.domain.text import Line, Prose, Slug
from kontinuitet.domain.values import AskedMinutes, AskedSlug, Minutes, Value


class Task(Value):
    """How one piece of work is done while systems are away (*arbetsmoment*), and what is done when they are back.

    ``group``: those who do it, for instance the ordering unit or the own providers; tasks of one group stand
    together in the plan. Real plans are built so, per unit and task (facts 1.7).
    """

    id: Slug
    name: Line
    group: Line = ""
    who: AskedSlug = None
    forms: tuple[Slug, ...] = ()
    afterwards: Line = ""
    steps: Prose = ""


def _column(value: str) -> str:
    if not value or ";" in value:
        raise ValueError("bad column")
    return value


FormColumn = Annotated[Line, AfterValidator(_column)]
"""The heading of a column in a form: not empty, and without the semicolon that stands between columns in a file."""


class Form(Value):
    """A form to fill in by hand (*blankett*): its columns, and how many empty rows are printed."""

    id: Slug
    name: Line
    columns: tuple[FormColumn, ...] = ()
    rows: Annotated[int, Field(ge=1, le=200)] = 12
    notes: Prose = ""


class CommunicationItem(Value):
    """Who is told what, by whom, through which channel and which reserve channel.

    ``needs`` and ``reserve_needs`` name the resources without which the channels do not work.
    """

    id: Slug
    audience: Line
    message: Line = ""
    sender: AskedSlug = None
    channel: Line = ""
    needs: tuple[Slug, ...] = ()
    reserve: Line = ""
    reserve_needs: tuple[Slug, ...] = ()


class RecoveryStep(Value):
    """One step on the way back (*återställning*): what is brought back, by whom, how long it takes, after what."""

    id: Slug
    name: Line
    resources: tuple[Slug, ...] = ()
    who: AskedSlug = None
    duration: AskedMinutes = None
    after: tuple[Slug, ...] = ()
    check: Line = ""


class Return(Value):
    """The way back to ordinary work (*återgång*): who declares it, who enters what was kept on paper, who checks."""

    declares: AskedSlug = None
    enters: AskedSlug = None
    order: Line = ""
    check: Line = ""
    verifies: AskedSlug = None


class PaperCopy(Value):
    """A printed copy of an approved version (*pappersexemplar*): where it lies, since when, who put it there."""

    id: Slug
    version: Annotated[int, Field(ge=1, le=10_000)]
    place: Line
    placed_on: date | None = None
    by: Line = ""


class Acknowledgement(Value):
    """That somebody has read an approved version of the plan (*kvittens*)."""

    id: Slug
    version: Annotated[int, Field(ge=1, le=10_000)]
    person: Slug
    on: date | None = None


class Proof(StrEnum):
    """How it was seen that a service comes back. A seminar shows nothing of the kind (findings H2, H3)."""

    OUTAGE = "outage"
    RESTORE_TEST = "restore-test"
    SWITCHOVER = "switchover"
    BY_HAND = "by-hand"


class SeenRecovery(Value):
    """A time that was seen, not wished for (*uppmätt återställning*, RTA): an outage, a restore test, a switch-over.

    ``minutes``: how long the service was away, or for ``BY_HAND`` how long it took to get going by hand.
    """

    id: Slug
    on: date
    proof: Proof
    minutes: Minutes
    what: Line = ""
