"""What every value is made of: frozen, strict about unknown fields, and honest about what is not known."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from kontinuitet.domain.text import Slug


class Value(BaseModel):
    """A frozen value: equal when its fields are equal, never changed in place."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Unknown(Value):
    """Asked and not known: perhaps with the person or role who finds out, and by when. Never zero, never empty."""

    is_: Literal["unknown"] = "unknown"
    who: Slug | None = None
    by: date | None = None


class NotApplicable(Value):
    """Asked, and the question does not apply here."""

    is_: Literal["not applicable"] = "not applicable"


UNKNOWN = Unknown()
NOT_APPLICABLE = NotApplicable()

Minutes = Annotated[int, Field(ge=0, le=60 * 24 * 365 * 10)]
"""A length of time in whole minutes, zero to ten years."""

Percent = Annotated[int, Field(ge=0, le=100)]
Level = Annotated[int, Field(ge=0, le=4)]
ClassLevel = Annotated[int, Field(ge=0, le=3)]

T = TypeVar("T")

AskedMinutes = Minutes | Unknown | NotApplicable | None
"""Minutes, or ``Unknown`` (asked, not known), ``NotApplicable``, or ``None`` (not asked yet)."""

AskedPercent = Percent | Unknown | NotApplicable | None
AskedInt = Annotated[int, Field(ge=0, le=1_000_000)] | Unknown | NotApplicable | None
AskedBool = bool | Unknown | None
AskedSlug = Slug | Unknown | NotApplicable | None
AskedDate = date | Unknown | NotApplicable | None
Score = Level | Unknown | NotApplicable | None
ClassScore = ClassLevel | Unknown | NotApplicable | None


def known(value: T | Unknown | NotApplicable | None) -> T | None:
    """The value if it is one; ``None`` when it is unknown, does not apply, or was never asked."""
    return None if isinstance(value, Unknown | NotApplicable) else value


class Promise(Value):
    """A length of time as it was promised: minutes of ordinary time, or minutes during the support hours only."""

    minutes: Minutes
    support: bool = False


AskedPromise = Promise | Unknown | NotApplicable | None


class DeliveryForm(StrEnum):
    """How something is run (report of 2014, chapter 2; domain scales)."""

    OWN = "own"
    OUTSOURCED_WHOLE = "outsourced-whole"
    OUTSOURCED_SINGLE = "outsourced-single"
    CLOUD = "cloud"
    JOINT_BOARD = "joint-board"
    ASSOCIATION = "association"
    MUNICIPAL_AGREEMENT = "municipal-agreement"
    MUNICIPAL_COMPANY = "municipal-company"


class Place(Value):
    """Where in the plan something stands: an object, one of its fields, perhaps one of that field's items.

    ``object`` is the id (unique in the municipality whatever the kind; the municipality itself is ``kommun``),
    ``field`` the name of the attribute, ``item`` the id of the row within it (a dependency, a reserve routine),
    ``part`` the attribute of that row.
    """

    object: str
    field: str = ""
    item: str = ""
    part: str = ""
