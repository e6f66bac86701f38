"""A table in which one moves by cell: the name stays in sight, and the columns beside it scroll with the cursor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip

from kontinuitet.tui.table import Column, Row, RowTable, sized

NAME_AT_LEAST = 28
"""Characters that a name gets before any column beside it is shown, if it is that long."""

MARK = 2
"""The width of the sign before the name."""


@dataclass(frozen=True, slots=True)
class Window:
    """Which columns are drawn and how wide each is, the name first; ``left`` and ``right``: there are more there."""

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    left: bool = False
    right: bool = False


def natural_widths(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """How wide each column wants to be: as its widest cell, or its title with the sign of sorting."""
    return tuple(
        max([cell_len(column.title) + 2, *(cell_len(cells[number]) for cells in rows)])
        for number, column in enumerate(columns)
    )


def window(widths: Sequence[int], room: int, *, at: int, first: int) -> Window:
    """What fits into a width with the column ``at`` in sight: the name, a run of columns, and the last column.

    ``first``: the column that the run began with before, so that columns move only when they must.
    """
    last = len(widths) - 1
    inner = range(1, last)
    name = min(widths[0], max(NAME_AT_LEAST, room // 3))
    left = room - name - (widths[last] + 2)
    start = min(max(first, 1), at) if at in inner else max(first, 1)
    run = _run(widths, start, last, left)
    while at in inner and at not in run and start < at:
        start += 1
        run = _run(widths, start, last, left)
    while (
        start > 1
        and len(longer := _run(widths, start - 1, last, left)) > len(run)
        and (at not in inner or at in longer)
    ):
        start, run = start - 1, longer
    shown = (0, *run, last) if last > 0 else (0,)
    used = sum(min(widths[each], max(8, left)) + 2 for each in run)
    wide = [
        max(8, name + left - used),
        *(min(widths[each], max(8, left)) for each in run),
        *([widths[last]] if last else []),
    ]
    return Window(shown, tuple(wide), left=bool(run) and run[0] > 1, right=bool(run) and run[-1] < last - 1)


def _run(widths: Sequence[int], start: int, last: int, room: int) -> list[int]:
    found: list[int] = []
    for number in range(start, last):
        room -= widths[number] + 2
        if room < 0 and found:
            break
        found.append(number)
    return found


class CellTable(RowTable):
    """Rows with a cell under the cursor. ``column`` is the one it stands in, 0 is the name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "side(-1)", show=False),
        Binding("right", "side(1)", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.column = 0
        self._natural: tuple[int, ...] = ()
        self._window = Window((0,), (8,))
        self._signs: Mapping[str, str] = {}

    def fill_cells(
        self, columns: Sequence[Column], rows: Sequence[Row], *, natural: tuple[int, ...], signs: Mapping[str, str]
    ) -> None:
        """Show rows; ``natural`` are the widths that the columns want, ``signs`` what stands before some names."""
        self._natural, self._signs = natural, signs
        self.column = max(0, min(self.column, len(columns) - 1))
        self.fill(columns, rows)

    def _arrange(self) -> None:
        width = self.scrollable_content_region.width
        if not self._natural:
            return
        started = self._window.columns[1] if len(self._window.columns) > 1 else 1
        gaps = MARK + 2
        self._window = window(self._natural, max(20, width - gaps), at=self.column, first=started)
        self.virtual_size = Size(width, len(self.rows) + self._head)
        self._show_cursor()
        self.refresh()

    def action_side(self, by: int) -> None:
        """The cell to the left or to the right."""
        self.to_column(self.column + by)

    def to_column(self, number: int) -> None:
        """Stand in a column, or in the nearest that there is."""
        self.column = max(0, min(number, len(self._natural) - 1))
        self._arrange()
        self.post_message(self.Moved(self, self.current))

    def _strip(self, cells: Sequence[str], style: Style, width: int) -> Strip:
        return self._drawn(cells, style, width, sign=self._more(), cell=None)

    def _more(self) -> str:
        return {(True, True): "↔", (True, False): "‹", (False, True): "›"}.get(
            (self._window.left, self._window.right), " "
        )

    def render_line(self, y: int) -> Strip:
        """One line: the header, or the row that has scrolled there with its cell under the cursor."""
        place = y - self._head + self.scroll_offset.y
        if y < self._head or place >= len(self.rows):
            return super().render_line(y)
        row, width = self.rows[place], self.scrollable_content_region.width
        is_here = place == self.cursor
        style = self.get_component_rich_style("rowtable--resting") if is_here else self._row_style(place, row)
        cell = self.get_component_rich_style("rowtable--cursor") if is_here and self.has_focus else None
        return self._drawn(row.cells, style, width, sign=self._signs.get(row.id, " "), cell=cell)

    def _drawn(self, cells: Sequence[str], style: Style, width: int, *, sign: str, cell: Style | None) -> Strip:
        segments = [Segment(f" {sign}"[:MARK], style)]
        for number, wide in zip(self._window.columns, self._window.widths, strict=True):
            text = sized(cells[number], wide, right=self.columns[number].right)
            is_here = cell is not None and number == self.column
            segments.append(Segment(f" {text} ", cell if is_here else self.tinted(cells[number], style)))
        used = sum(cell_len(segment.text) for segment in segments)
        segments.append(Segment(" " * max(0, width - used), style))
        return Strip(segments).crop(0, width)

    def tinted(self, text: str, style: Style) -> Style:  # noqa: ARG002 - for tables that tell some cells apart
        """How a cell with that text is drawn where the cursor does not stand."""
        return style

    def column_at(self, x: int) -> int:
        """The column that is drawn at a place of a line."""
        edge = MARK
        for number, wide in zip(self._window.columns, self._window.widths, strict=True):
            edge += wide + 2
            if x < edge:
                return number
        return self.column

    def on_click(self, event: events.Click) -> None:
        """Stand on the cell; the cell one stands on is chosen."""
        event.prevent_default()
        place = event.y - self._head + self.scroll_offset.y
        if event.y < self._head or place >= len(self.rows):
            return
        here = (place, self.column_at(event.x)) == (self.cursor, self.column)
        self.column = self.column_at(event.x)
        self._arrange()
        self._stand(place)
        if here:
            self.post_message(self.Chosen(self, self.current))
