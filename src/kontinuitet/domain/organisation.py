"""Who: units, roles, the people who hold them, and how they are reached."""

from datetime import date
from enum import StrEnum

from kontinuitet.domain.text import Line, Slug
from kontinuitet.domain.values import AskedMinutes, AskedSlug, Value


class UnitKind(StrEnum):
    """Kind of organisational part."""

    DEPARTMENT = "department"
    COMPANY = "company"
    ASSOCIATION = "association"
    JOINT_BOARD = "joint-board"


class Unit(Value):
    """Part of the organisation: a department, a municipal company, an association (*förvaltning, bolag, förbund*)."""

    id: Slug
    name: Line
    kind: UnitKind = UnitKind.DEPARTMENT
    parent: Slug | None = None


class ChannelKind(StrEnum):
    """Kind of contact route."""

    MOBILE = "mobile"
    PHONE = "phone"
    EMAIL = "email"
    RADIO = "radio"
    MESSENGER = "messenger"
    HOME = "home"


class Channel(Value):
    """One way to reach a person (*kontaktväg*), when it was last seen to work, and the resource that it needs."""

    id: Slug
    kind: ChannelKind
    address: Line
    verified: date | None = None
    needs: Slug | None = None


class Person(Value):
    """A person who holds roles. The only kind of object that is personal data."""

    id: Slug
    name: Line
    unit: Slug | None = None
    left: date | None = None
    channels: tuple[Channel, ...] = ()


class Role(Value):
    """A role that plans name (*roll*): its holder, deputies, the hours it is staffed and how fast it reacts."""

    id: Slug
    name: Line
    unit: Slug | None = None
    holder: AskedSlug = None
    deputies: tuple[Slug, ...] = ()
    hours: Slug | None = None
    reaction: AskedMinutes = None
    suggested: tuple[Line, ...] = ()


class RoleGroup(Value):
    """Roles that must act at the same time (*rollgrupp*)."""

    id: Slug
    name: Line
    roles: tuple[Slug, ...] = ()


class AlertList(Value):
    """Roles in the order in which they are reached (*larmlista*)."""

    id: Slug
    name: Line
    roles: tuple[Slug, ...] = ()
