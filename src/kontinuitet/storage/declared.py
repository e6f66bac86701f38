"""How a table is declared: which column each field stands in, and which tables hang below it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kontinuitet.storage.cells import ASKED_MINUTES, TEXT, Form


@dataclass(frozen=True)
class Column:
    """A field (``level.percent`` for one inside a single nested value) and the cells that hold it."""

    field: str
    form: Form = TEXT
    name: str = ""

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """The names of the columns in the file."""
        stem = self.name or self.field.replace(".", "_")
        return tuple(stem + suffix for suffix in self.form.suffixes)

    @cached_property
    def path(self) -> tuple[str, ...]:
        """The attributes to follow from the object to the value."""
        return tuple(self.field.split("."))


@dataclass(frozen=True, eq=False)
class Table:
    """Rows of one kind. ``keys`` name the object (and the row in it) that a row belongs to; none for an object.

    ``field``: the attribute of that owner. ``bare``: each row holds one value of a plain list.
    """

    name: str
    columns: tuple[Column, ...]
    keys: tuple[str, ...] = ()
    field: str = ""
    bare: bool = False
    children: tuple["Table", ...] = ()

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """All columns in the order of writing: keys, position, values."""
        return (*self.keys, "position", *self.values)

    @cached_property
    def values(self) -> tuple[str, ...]:
        """The columns that hold the fields."""
        return tuple(cell for column in self.columns for cell in column.cells)

    @cached_property
    def path(self) -> tuple[str, ...]:
        """The attributes to follow from the owner to the list."""
        return tuple(self.field.split("."))

    def walk(self) -> Iterator["Table"]:
        """This table and those below it, owners first."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def object_column(self) -> str:
        """The column that holds the id of the object to which a row belongs."""
        return self.keys[0] if self.keys else "id"


def text(*fields: str) -> tuple[Column, ...]:
    """Columns of plain text or whole numbers, named as their fields."""
    return tuple(Column(field) for field in fields)


def minutes(*fields: str) -> tuple[Column, ...]:
    """Columns of minutes that may be unknown or not applicable."""
    return tuple(Column(field, ASKED_MINUTES) for field in fields)


def listed(name: str, field: str, column: str, *keys: str) -> Table:
    """The table of a plain list, each of whose values stands in ``column``."""
    return Table(name, (Column("", TEXT, column),), keys, field, bare=True)
