"""The stress table: each supplier and resource, gone for each length of time, and for how many that is too long."""

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.widgets import Static

from kontinuitet.analysis.stress import StressCell, StressRow, StressTable, stress_in_slices
from kontinuitet.documents.stress_text import BEYOND, OPEN, STOPPED, cell_text, cell_texts, row_kind
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Place
from kontinuitet.tui.plans.cell_table import CellTable, natural_widths
from kontinuitet.tui.plans.keys import STRESS
from kontinuitet.tui.plans.standing_on import ThingScreen
from kontinuitet.tui.table import Column, Row
from kontinuitet.tui.text import content
from kontinuitet.tui.work import Work
from kontinuitet.wording import Words

_latest: list[tuple[Municipality, StressTable]] = []
# A large plan takes seconds, and one comes back to the table from every what-if.


class StressCells(CellTable):
    """Figures with a sign before them, and in the colour of what they say."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"stress--beyond", "stress--stopped", "stress--open"}
    DEFAULT_CSS = """
    StressCells .stress--beyond { color: $error; text-style: bold; }
    StressCells .stress--stopped { color: $warning; }
    StressCells .stress--open { color: $muted; }
    """

    def tinted(self, text: str, style: Style) -> Style:
        """In the colour of its sign."""
        name = {BEYOND: "beyond", STOPPED: "stopped", OPEN: "open"}.get(text[:1])
        if name is None:
            return style
        own = self.get_component_rich_style(f"stress--{name}")
        return style + Style(color=own.color, bold=own.bold)


class StressScreen(ThingScreen):
    """The rows with most red first: next year's exercises."""

    KEYS = STRESS
    DEFAULT_CSS = """
    StressScreen Static { height: auto; padding: 0 1; background: $background; color: $foreground; }
    StressScreen #legend { color: $muted; }
    StressScreen #line { min-height: 2; max-height: 5; border-top: hkey $muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._work: Work[StressTable] | None = None
        self._table: StressTable | None = None

    def compose_body(self) -> ComposeResult:
        """The table, what its signs mean, and the services of the cell under the cursor."""
        yield StressCells(id="cells")
        yield Static(content(self.words("stress.legend")), id="legend")
        yield Static(id="line")

    @property
    def _cells(self) -> StressCells:
        return self.query_one(StressCells)

    def on_mount(self) -> None:
        """The keys go to the table."""
        super().on_mount()
        self._cells.focus()

    def on_unmount(self) -> None:
        """Nobody looks at it any longer."""
        self._stop()

    def _stop(self) -> None:
        if self._work is not None:
            self._work.stop()
            self._work = None

    def show(self) -> None:
        """The table of the plan as it stands, from the reference moment; what takes long is worked out meanwhile."""
        plan = self.desk.plan
        self._stop()
        if _latest and _latest[0][0] is plan:
            self._draw(_latest[0][1])
            return
        if self._table is None:
            waiting = (Column(self.words("stress.column.cause")),)
            self._cells.fill_cells(waiting, (), natural=natural_widths(waiting, ()), signs={})
        self.stand(self.words("stress.working"))
        slices = stress_in_slices(plan, self.desk.reference(), self.desk.network)
        self._work = Work(self.desk_app, slices, then=self._take)

    def _take(self, table: StressTable) -> None:
        self._work = None
        _latest[:] = [(self.desk.plan, table)]
        self._draw(table)

    def _draw(self, table: StressTable) -> None:
        self._table = table
        plan, words = self.desk.plan, self.words
        loud = [row for row in table.rows if not row.is_quiet]
        rows = [Row(row.cause, (plan.label(row.cause), *cell_texts(row), row_kind(row, words))) for row in loud]
        columns = _columns(table, words)
        natural = natural_widths(columns, [row.cells for row in rows])
        self._cells.fill_cells(columns, rows, natural=natural, signs={})
        quiet = len(table.rows) - len(loud)
        counts = words("stress.counts", start=words.long_moment(table.start), rows=len(loud))
        self.stand(f"{counts} {words.plural('stress.quiet', quiet)}" if quiet else counts)
        self._show_line()

    @property
    def _row(self) -> StressRow | None:
        return None if self._table is None else self._table.row(self._cells.current)

    @property
    def _cell(self) -> StressCell | None:
        """The cell under the cursor; nothing on the name and on the kind."""
        row, number = self._row, self._cells.column - 1
        return row.cells[number] if row is not None and 0 <= number < len(row.cells) else None

    def _show_line(self) -> None:
        self.query_one("#line", Static).update(content(self._told()))

    def _told(self) -> str:
        row, cell, plan, words = self._row, self._cell, self.desk.plan, self.words
        if row is None:
            return ""
        if cell is None:
            worst = max(row.cells, key=lambda one: len(one.beyond))
            return words("stress.worst", cause=plan.label(row.cause), count=len(worst.beyond))
        return cell_text(row, cell, plan, words)

    def on_row_table_moved(self) -> None:
        """Another cell under the cursor."""
        self._show_line()

    def on_row_table_chosen(self) -> None:
        """A click on the cell that one stands on."""
        self.action_open()

    def standing_on(self) -> Place | None:
        """What falls in the row under the cursor."""
        return Place(object=self._cells.current) if self._cells.current else None

    def action_open(self) -> None:
        """What happens, service by service, when this is gone for so long; from the name for as long as it takes."""
        from kontinuitet.tui.plans.causes import what_if

        cell = self._cell
        if self._cells.current:
            what_if(self, [self._cells.current], length=None if cell is None else cell.length)

    def action_thing(self) -> None:
        """The page of what falls."""
        from kontinuitet.tui.plans.jump import open_place

        place = self.standing_on()
        if place is not None:
            open_place(self, place)


def _columns(table: StressTable, words: Words) -> Sequence[Column]:
    lengths = [Column(words.duration(length), right=True) for length in table.lengths]
    return (Column(words("stress.column.cause")), *lengths, Column(words("stress.column.kind")))
