"""An approved plan as it was when it was decided, and never changed afterwards."""

import hashlib
import json
from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.text import Line, Prose, Slug
from kontinuitet.domain.values import Value


class KnownFinding(Value):
    """What was wrong with the plan and known when it was decided, in the words of that day."""

    rule: Line
    severity: Line
    place: Line
    text: Prose
    accepted: bool = False


class Version(Value):
    """An approved version (*version*) of one service's plan: who decided what, when, and on which knowledge.

    ``plan`` holds the service and all that it is bound to, frozen; ``digest`` is its fingerprint, so that a
    changed byte is seen. ``author`` prepared it, ``approver`` decided, on behalf of ``body``; ``registration`` is
    the number in the register of the authority's documents (*diarienummer*).
    """

    service: Slug
    number: Annotated[int, Field(ge=1, le=10_000)]
    author: Line
    approver: Line
    body: Line = ""
    decided_on: date
    registration: Line = ""
    next_review: date
    approved_at: datetime
    plan: Municipality
    digest: Line
    known: tuple[KnownFinding, ...] = ()

    @property
    def is_intact(self) -> bool:
        """Whether the frozen plan still has the fingerprint that it was approved with.

        Of a version that was approved before a field was added, only its file can tell: storage compares the text.
        """
        return digest_of(self.plan) == self.digest


def digest_of(plan: Municipality) -> str:
    """The fingerprint of a plan: SHA-256, in hexadecimal, of its values as JSON in a fixed order."""
    text = json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
