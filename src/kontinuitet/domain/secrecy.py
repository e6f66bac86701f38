"""What of a plan is open to everybody, what is internal, and what is secret, with the ground for it."""

from enum import StrEnum

from kontinuitet.domain.text import Line
from kontinuitet.domain.values import Value


class SecrecyLevel(StrEnum):
    """Open, internal to the organisation, or secret by a ground in law (domain, rules of the data)."""

    OPEN = "open"
    INTERNAL = "internal"
    SECRET = "secret"  # noqa: S105 - a level


class SecrecyPart(StrEnum):
    """The sections of a plan, and the kinds of fields, that can be marked each on its own (facts 2.5)."""

    IMPACT = "impact"
    LIMITS = "limits"
    DEPENDENCIES = "dependencies"
    INFORMATION = "information"
    RISKS = "risks"
    WORKAROUNDS = "workarounds"
    ACTIVATION = "activation"
    CONTACTS = "contacts"
    COMMUNICATION = "communication"
    RECOVERY = "recovery"
    SUPPLIERS = "suppliers"
    RECOVERY_TIMES = "recovery-times"
    ENDURANCE = "endurance"


class SecrecyMark(Value):
    """The mark of one part of a plan, which is its id: its level, the legal ground if it is secret, and why."""

    id: SecrecyPart
    level: SecrecyLevel
    ground: Line = ""
    reason: Line = ""
