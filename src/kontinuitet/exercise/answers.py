"""What a room did, written down beforehand: the acts that play an exercise without a room."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from kontinuitet.domain.text import Line
from kontinuitet.domain.values import Minutes, Value
from kontinuitet.exercise.events import Manner, ServiceStatus
from kontinuitet.exercise.scenario import Name


class ActKind(StrEnum):
    """The closed list of acts."""

    DONE = "done"
    NOT_DONE = "not done"
    RELEASE = "release"
    SKIP = "skip"
    DECISION = "decision"
    NOTE = "note"
    CONTACT = "contact"
    STATUS = "status"
    REPORT = "report"
    OPTION = "option"
    INJECT = "inject"
    PAUSE = "pause"
    PACE = "pace"
    UNDO = "undo"
    END = "end"


class ContactResult(StrEnum):
    """Whether somebody who was sought answered."""

    REACHED = "reached"
    NOT_REACHED = "not reached"


class Act(Value):
    """One act, at an exercise time in seconds from the start.

    ``target``: the id that it is about (expected action, inject or option; for a contact the role, for a status the
    service or cast member, for a report the duty; for undo the id whose latest mark is taken back, or empty for the
    latest act). ``text``: what was decided, noted or told. ``by``: participant. ``manner``: absent when nobody said.
    ``ago``: minutes between what happened and the act. ``reason``: of a decision, a skip, or why something was not
    done. ``minutes``: of a pause, or until a contact was reached. ``pace``: times as fast as a watch. ``sender``,
    ``to``, ``channel``: of an inject of the moment. ``receiver``, ``reference``: of a report.
    """

    at: Annotated[int, Field(ge=0)]
    kind: ActKind
    target: Line = ""
    text: Line = ""
    by: Name = ""
    manner: Manner | None = None
    ago: Minutes | None = None
    reason: Line = ""
    status: ServiceStatus | None = None
    contact: ContactResult | None = None
    minutes: Minutes | None = None
    pace: Annotated[int, Field(ge=1, le=100)] | None = None
    sender: Name = ""
    to: tuple[Name, ...] = ()
    channel: Line = ""
    receiver: Line = ""
    reference: Line = ""
    line: int = 0


class Answers(Value):
    """All acts of one exercise in order; ``begins`` is the wall time at T+0, in Europe/Stockholm, so that the journal
    has the same bytes each time."""

    scenario: Name
    begins: datetime
    participants: tuple[Name, ...] = ()
    lang: str = "sv"
    acts: tuple[Act, ...] = ()
