"""What reading a list would do, row by row: values that a screen or a command puts into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kontinuitet.documents.lists.columns import Column, LeftOut
from kontinuitet.documents.lists.targets import ListField, Target
from kontinuitet.documents.problems import Problem
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Place


class Decision(StrEnum):
    """What to do with a row that matches something known.

    FILL (what happens unasked) sets only what is empty, UPDATE also replaces what is known, SKIP leaves the row,
    ADD takes it for another one of the same name. SKIP also leaves a row that matches nothing.
    """

    FILL = "fill"
    UPDATE = "update"
    SKIP = "skip"
    ADD = "add"


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """What a person decided: for rows by their numbers, and ``matching`` for every other row that matches.

    ``leave_out_bad``: refused rows are left out instead of stopping everything. ``new_references``: a supplier, role,
    person or unit that a cell names and nobody knows is added; otherwise the row is refused.
    """

    rows: Mapping[int, Decision] = field(default_factory=dict)
    matching: Decision = Decision.FILL
    leave_out_bad: bool = False
    new_references: bool = True


class RowKind(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    SAME = "same"
    MATCH = "match"
    REFUSED = "refused"
    SKIPPED = "skipped"


class MatchedBy(StrEnum):
    """By what a row was known again."""

    ID = "id"
    NUMBER = "number"
    NAME = "name"


@dataclass(frozen=True, kw_only=True)
class CellChange:
    """One value that a row sets, or would set: where it stands, the field as the list knows it, before and after."""

    place: Place
    field: ListField
    before: Any = None
    after: Any = None


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Something that a cell names and nobody knows, which is added so that it can be referred to."""

    collection: str
    id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class RowResult:
    """What becomes of one row. ``number`` is the one that a spreadsheet shows.

    ``id`` is that of the object that is new, the same, matched or (SKIPPED) left alone; empty for a refused row.
    ``changes`` is what the row sets; ``kept`` is where the list says something else than what is known, which stays.
    ``earlier`` is the number of the row of this list that brought the matched object, 0 if it was there before.
    ``problems`` of a refused row say why; those of others are warnings.
    """

    number: int
    kind: RowKind
    name: str
    id: str = ""
    matched_by: MatchedBy | None = None
    earlier: int = 0
    decision: Decision = Decision.FILL
    changes: tuple[CellChange, ...] = ()
    kept: tuple[CellChange, ...] = ()
    offers: tuple[Offer, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DryRun:
    """What reading a list would do. ``after`` is the municipality that it would give, ``None`` when it is stopped.

    It is stopped by ``problems`` (the list as a whole cannot be read) and by refused rows that are not left out.
    """

    target: Target
    before: Municipality
    after: Municipality | None = None
    problems: tuple[Problem, ...] = ()
    separator: str = ""
    header: int = 0
    columns: tuple[Column, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    rows: tuple[RowResult, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def of_kind(self, kind: RowKind) -> tuple[RowResult, ...]:
        """The rows that become that."""
        return tuple(row for row in self.rows if row.kind is kind)

    @property
    def changes_anything(self) -> bool:
        """Whether the municipality would differ."""
        return self.after is not None and self.after is not self.before

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Everything that is added only because a cell names it."""
        return tuple(offer for row in self.rows for offer in row.offers)

    def label(self, identity: str) -> str:
        """The name of an object, known or new."""
        return self.names.get(identity) or self.before.label(identity)
