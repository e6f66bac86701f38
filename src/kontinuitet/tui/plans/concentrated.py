"""Concentration within the municipality: what each supplier carries, with its companies and as a subcontractor."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import Static

from kontinuitet.analysis.concentration import Concentration, concentration
from kontinuitet.documents.concentration_text import carried_text, family, share_text
from kontinuitet.domain.values import Place
from kontinuitet.tui.plans.keys import CONCENTRATION
from kontinuitet.tui.plans.standing_on import ThingScreen
from kontinuitet.tui.table import Column, Row, RowTable
from kontinuitet.tui.text import content


class ConcentrationScreen(ThingScreen):
    """The supplier without which most critical services stop stands first."""

    KEYS = CONCENTRATION
    DEFAULT_CSS = """
    ConcentrationScreen Static { height: auto; min-height: 3; max-height: 8; padding: 0 1; }
    ConcentrationScreen Static { border-top: hkey $muted; background: $background; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._found: dict[str, Concentration] = {}

    def compose_body(self) -> ComposeResult:
        """The suppliers, and which services hang on the one under the cursor."""
        yield RowTable(id="suppliers")
        yield Static(id="line")

    @property
    def _table(self) -> RowTable:
        return self.query_one("#suppliers", RowTable)

    def show(self) -> None:
        """What hangs on each supplier in the plan as it stands."""
        plan, words = self.desk.plan, self.words
        self._found = {one.supplier: one for one in concentration(plan, self.desk.network)}
        rows = [
            Row(one.supplier, (plan.label(one.supplier), *_cells(one), share_text(one, plan, words)))
            for one in self._found.values()
        ]
        titles = ("supplier", "critical", "services", "resources", "share")
        head = [
            Column(words(f"concentration.column.{title}"), flexible=not number, right=number > 0)
            for number, title in enumerate(titles)
        ]
        self._table.fill(head, rows)
        limit = plan.settings.concentration_services
        many = sum(len(one.critical) >= limit for one in self._found.values())
        self.stand(words.plural("concentration.counts", many, limit=limit))
        self._show_line()

    def _show_line(self) -> None:
        found = self._found.get(self._table.current)
        text = "" if found is None else carried_text(found, self.desk.plan, self.words)
        self.query_one("#line", Static).update(content(text))

    def on_row_table_moved(self) -> None:
        """Another supplier under the cursor."""
        self._show_line()

    def on_row_table_chosen(self) -> None:
        """A click on the row that one stands on."""
        self.action_open()

    def standing_on(self) -> Place | None:
        """The supplier under the cursor."""
        return Place(object=self._table.current) if self._table.current else None

    def action_open(self) -> None:
        """What stops if the supplier falls, and the companies that it owns with it."""
        from kontinuitet.tui.plans.causes import what_if

        if self._table.current:
            what_if(self, family(self.desk.plan, self._table.current))

    def action_thing(self) -> None:
        """The page of the supplier."""
        from kontinuitet.tui.plans.jump import open_place

        place = self.standing_on()
        if place is not None:
            open_place(self, place)


def _cells(found: Concentration) -> Sequence[str]:
    return str(len(found.critical)), str(len(found.services)), str(len(found.resources))
