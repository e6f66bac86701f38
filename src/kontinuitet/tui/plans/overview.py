"""What needs me? The worst findings and all services in one table."""

from textual.app import ComposeResult

from kontinuitet.tui.plans.keys import OVERVIEW
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.table import Column, Row, RowTable


class Overview(DeskScreen):
    """The first screen of all."""

    KEYS = OVERVIEW

    def compose_body(self) -> ComposeResult:
        """The table."""
        yield RowTable(id="services")

    def show(self) -> None:
        """The services."""
        rows = [Row(service.id, (service.name,)) for service in self.desk.plan.services]
        self.query_one(RowTable).fill([Column("x", flexible=True)], rows)
