"""What services need: resources of every kind, what they themselves need, and the copies of their data."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from kontinuitet.domain.text import Line, Prose, Slug
from kontinuitet.domain.values import (
    AskedBool,
    AskedInt,
    AskedMinutes,
    AskedPromise,
    AskedSlug,
    ClassScore,
    DeliveryForm,
    Unknown,
    Value,
)


class ResourceKind(StrEnum):
    """Category of resource (facts 1.5.3)."""

    PEOPLE = "people"
    PREMISES = "premises"
    SYSTEM = "system"
    INFORMATION = "information"
    NETWORK = "network"
    ENERGY = "energy"
    WATER = "water"
    GOODS = "goods"
    TRANSPORT = "transport"
    EXTERNAL = "external"
    PAYMENT = "payment"
    ACCESS = "access"
    SUPPORT = "support"
    IDENTITY = "identity"


class DependencyKind(StrEnum):
    """Hard: the user stops without it. Soft: the user is only degraded."""

    HARD = "hard"
    SOFT = "soft"


class Dependency(Value):
    """An edge from a service or a resource to what it needs (*beroende*), perhaps n of several (``graph``).

    ``tolerance``: how long the user manages without. ``required``: within what time it is needed back, counted
    from the fall. ``data_at_most``: how much data, counted in time, may be lost in it. All in minutes.
    ``confirmed``: whether the owner of what is needed has promised the required time (ordered is not promised).
    """

    id: Slug
    needs: tuple[Slug, ...]
    at_least: Annotated[int, Field(ge=1, le=100)] | None = None
    kind: DependencyKind | Unknown | None = None
    tolerance: AskedMinutes = None
    required: AskedMinutes = None
    data_at_most: AskedMinutes = None
    up_first: AskedBool = None
    partial_enough: AskedBool = None
    confirmed: AskedBool = None
    reason: Line = ""

    @property
    def quorum(self) -> int:
        """How many of ``needs`` must work: the stated number, else all."""
        return min(self.at_least or len(self.needs), len(self.needs))

    @property
    def is_soft(self) -> bool:
        """Only an edge that somebody said is soft is soft; an unknown kind counts as hard."""
        return self.kind is DependencyKind.SOFT


class Classes(Value):
    """Information class in the four aspects K, R, T, S, each 0-3; a 4 is refused (domain scales)."""

    confidentiality: ClassScore = None
    integrity: ClassScore = None
    availability: ClassScore = None
    traceability: ClassScore = None


class Resource(Value):
    """Something that services need. Its own recovery time is tested, else promised (agreement), else stated.

    ``place``, ``power``, ``network`` and ``identity`` name what it shares with others: a building, a feed,
    a net, an identity domain. ``held_by`` (information only): the systems that hold it. ``quantity``: how many
    there are (vehicles, rooms, people). ``recovery_plan``: whether there is a plan for bringing just this back.
    ``data_loss``: how much data, in minutes, those who run it may lose; ``reconstruction``: how what was lost can be
    made again from elsewhere.
    """

    id: Slug
    name: Line
    kind: ResourceKind
    owner: AskedSlug = None
    run: DeliveryForm | Unknown | None = None
    supplier: AskedSlug = None
    place: AskedSlug = None
    power: AskedSlug = None
    network: AskedSlug = None
    identity: AskedSlug = None
    stated_recovery: AskedPromise = None
    tested_recovery: AskedMinutes = None
    tested_on: date | None = None
    partial_recovery: AskedMinutes = None
    recovery_plan: AskedBool = None
    quantity: AskedInt = None
    data_loss: AskedMinutes = None
    reconstruction: Line = ""
    classes: Classes = Classes()
    personal_data: AskedBool = None
    held_by: tuple[Slug, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    notes: Prose = ""
    suggested: tuple[Line, ...] = ()


class BackupCopy(Value):
    """One copy of a backup: where it is, on what net, in whose identity domain, run by whom."""

    id: Slug
    place: AskedSlug = None
    network: AskedSlug = None
    identity: AskedSlug = None
    supplier: AskedSlug = None


class Backup(Value):
    """A backup (*säkerhetskopia*): what it copies, how often, how long it takes, how old it can be, and proof.

    ``interval`` between copies, ``duration`` of taking one, ``offsite_delay`` until the copy elsewhere is there,
    ``restore`` time, all minutes. The worst loss is the sum of the first three (rule B1).
    """

    id: Slug
    name: Line
    copies_of: tuple[Slug, ...]
    interval: AskedMinutes = None
    duration: AskedMinutes = None
    offsite_delay: AskedMinutes = None
    restore: AskedMinutes = None
    tested_on: date | None = None
    test_restore: AskedMinutes = None
    test_result: Line = ""
    copies: tuple[BackupCopy, ...] = ()
