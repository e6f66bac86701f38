"""What threatens what a service needs, how likely, how bad, and what is done about it."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from kontinuitet.domain.text import Line, Slug
from kontinuitet.domain.values import AskedSlug, NotApplicable, Unknown, Value


class Treatment(StrEnum):
    """What is decided about a risk (facts 1.5.4)."""

    ACCEPT = "accept"
    REDUCE = "reduce"
    SHARE = "share"
    AVOID = "avoid"


RiskLevel = Annotated[int, Field(ge=1, le=4)]
"""One of the four steps of likelihood or consequence (domain scales)."""

AskedRiskLevel = RiskLevel | Unknown | NotApplicable | None


class Risk(Value):
    """A threat to a resource that the service depends on (*risk*).

    ``protection`` is what already stands against it, ``measure`` what more is to be done. Likelihood and
    consequence are 1-4; their product is never computed into a score.
    """

    id: Slug
    name: Line
    resource: Slug | None = None
    protection: Line = ""
    likelihood: AskedRiskLevel = None
    consequence: AskedRiskLevel = None
    treatment: Treatment | Unknown | None = None
    owner: AskedSlug = None
    measure: Line = ""
