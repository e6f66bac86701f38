"""A table that draws only its visible rows, so that a thousand rows open as fast as ten."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from kontinuitet.tui.text import clean

CELL_LIMIT = 300
"""Characters of one cell that are looked at; no terminal is wider."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as wide as its widest cell; the ``flexible`` one takes what is left, ``right`` sets to the right.

    ``above``: the table's width in characters below which the column is left out.
    """

    title: str
    flexible: bool = False
    right: bool = False
    above: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row: an id of its own, a text for each column; ``strong`` for what somebody should look at."""

    id: str
    cells: Sequence[str]
    strong: bool = False


@dataclass(slots=True)
class _Layout:
    shown: list[int] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)


class RowTable(ScrollView, can_focus=True):
    """Rows under a header, with a cursor. Enter belongs to the screen: it binds it to what the row opens."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rowtable--header", "rowtable--cursor", "rowtable--resting"}
    DEFAULT_CSS = """
    RowTable { height: 1fr; background: $background; color: $foreground; scrollbar-size-vertical: 1; }
    RowTable { overflow-x: hidden; }
    RowTable .rowtable--header { color: $accent; background: $background; text-style: bold; }
    RowTable .rowtable--cursor { color: $on-primary; background: $primary; text-style: bold; }
    RowTable .rowtable--resting { color: $foreground; background: $panel; text-style: bold; }
    RowTable:nocolor .rowtable--cursor { text-style: reverse; }
    RowTable:nocolor .rowtable--resting { text-style: underline; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another row; ``row`` is its id."""

        def __init__(self, table: "RowTable", row: str) -> None:
            super().__init__()
            self.table = table
            self.row = row

        @property
        def control(self) -> "RowTable":
            """The table, for ``@on`` with a selector."""
            return self.table

    class Chosen(Moved):
        """The row under the cursor was clicked: the screen opens it as with enter."""

    def __init__(self, *, id: str | None = None, header: bool = True) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.columns: Sequence[Column] = ()
        self.rows: Sequence[Row] = ()
        self.cursor = 0
        self._head = 1 if header else 0
        self._layout = _Layout()

    @property
    def current(self) -> str:
        """The id of the row under the cursor; empty in an empty table."""
        return self.rows[self.cursor].id if self.rows else ""

    def fill(self, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        """Show other rows; the cursor stays on the row with the same id, else at the same height."""
        stood = self.rows[self.cursor].id if self.rows else None
        self.columns, self.rows = columns, rows
        places = [place for place, row in enumerate(rows) if row.id == stood]
        self.cursor = places[0] if places else max(0, min(self.cursor, len(rows) - 1))
        self._arrange()

    def select(self, identity: str) -> None:
        """Put the cursor on the row with that id, if there is one."""
        for place, row in enumerate(self.rows):
            if row.id == identity:
                self._stand(place)

    def on_resize(self) -> None:
        """Share the new width."""
        self._arrange()

    def _arrange(self) -> None:
        width = self.scrollable_content_region.width
        self._layout = _layout(self.columns, self.rows, width)
        self.virtual_size = Size(width, len(self.rows) + self._head)
        self._show_cursor()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line: the header, or the row that has scrolled there."""
        width = self.scrollable_content_region.width
        if y < self._head:
            style = self.get_component_rich_style("rowtable--header")
            return self._strip([column.title for column in self.columns], style, width)
        place = y - self._head + self.scroll_offset.y
        if place >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        row = self.rows[place]
        return self._strip(row.cells, self._row_style(place, row), width)

    def _row_style(self, place: int, row: Row) -> Style:
        if place == self.cursor:
            return self.get_component_rich_style("rowtable--cursor" if self.has_focus else "rowtable--resting")
        return self.rich_style + Style(bold=True) if row.strong else self.rich_style

    def _strip(self, cells: Sequence[str], style: Style, width: int) -> Strip:
        parts = [
            sized(cells[number], wide, right=self.columns[number].right)
            for number, wide in zip(self._layout.shown, self._layout.widths, strict=True)
        ]
        return Strip([Segment(set_cell_size(" " + "  ".join(parts), width), style)], width)

    def action_move(self, rows: int) -> None:
        """The cursor up or down."""
        self._stand(self.cursor + rows)

    def action_page(self, pages: int) -> None:
        """The cursor a page up or down."""
        self._stand(self.cursor + pages * max(1, self.size.height - self._head - 1))

    def action_edge(self, side: int) -> None:
        """The cursor to the first or the last row."""
        self._stand(0 if side < 0 else len(self.rows) - 1)

    def on_click(self, event: events.Click) -> None:
        """Stand on the row; the row one stands on is chosen."""
        place = event.y - self._head + self.scroll_offset.y
        if event.y < self._head or place >= len(self.rows):
            return
        if place == self.cursor:
            self.post_message(self.Chosen(self, self.current))
        self._stand(place)

    def _stand(self, place: int) -> None:
        place = max(0, min(place, len(self.rows) - 1))
        if place == self.cursor or not self.rows:
            return
        self.cursor = place
        self._show_cursor()
        self.refresh()
        self.post_message(self.Moved(self, self.current))

    def _show_cursor(self) -> None:
        # The header takes the place of one row, so the region to show is one row lower than the cursor's own.
        top = self.scroll_offset.y
        visible = self.size.height - self._head
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True, immediate=True)
        elif visible > 0 and self.cursor >= top + visible:
            self.scroll_to(y=self.cursor - visible + 1, animate=False, force=True, immediate=True)

    def refresh_row(self, place: int) -> None:
        """Draw one row anew."""
        self.refresh(Region(0, place - self.scroll_offset.y + self._head, self.size.width, 1))


def _layout(columns: Sequence[Column], rows: Sequence[Row], width: int) -> _Layout:
    shown = [number for number, column in enumerate(columns) if column.above <= width]
    natural = {number: _natural(columns[number].title, number, rows) for number in shown}
    spare = width - 2 - 2 * (len(shown) - 1) - sum(natural.values())
    flexible = next((number for number in shown if columns[number].flexible), None)
    if flexible is not None:
        natural[flexible] = max(8, natural[flexible] + spare)
    return _Layout(shown, [natural[number] for number in shown])


def _natural(title: str, number: int, rows: Sequence[Row]) -> int:
    return max([cell_len(title), *(cell_len(row.cells[number][:CELL_LIMIT]) for row in rows)])


def sized(text: str, width: int, *, right: bool) -> str:
    """A cell's text on one line and exactly that wide; what does not fit ends in an ellipsis."""
    shown = clean(text, CELL_LIMIT).replace("\n", " ")
    length = cell_len(shown)
    if length > width:
        return set_cell_size(shown, max(0, width - 1)) + "…"
    return " " * (width - length) + shown if right else shown + " " * (width - length)
