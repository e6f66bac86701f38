"""What needs me? The worst findings first, then how every service stands."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from kontinuitet.tui.document import LongText
from kontinuitet.tui.plans.keys import OVERVIEW
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.table import Column, Row, RowTable

if TYPE_CHECKING:
    from kontinuitet.analysis.rules import Finding

YEAR = timedelta(days=365)


class Overview(DeskScreen):
    """The first screen of all."""

    KEYS = OVERVIEW
    AUTO_FOCUS = "#services"
    DEFAULT_CSS = """
    Overview #next { height: auto; max-height: 7; border: round $muted; border-title-color: $accent; }
    Overview #next { border-title-background: $background; }
    Overview #next:focus { border: round $accent; }
    Overview #side { width: 48; border-left: vkey $muted; }
    """

    def crumbs(self) -> Sequence[str]:
        """The municipality › Plans."""
        here = self.words("tui.act.plans")
        return (self.desk.plan.name, here) if self.desk_app.is_open and self.desk.has_plan else (here,)

    def compose_body(self) -> ComposeResult:
        """What to do next, the services, and on wide terminals the service under the cursor."""
        with Horizontal():
            with Vertical():
                box = RowTable(id="next", header=False)
                box.border_title = self.words("tui.next")
                yield box
                yield RowTable(id="services")
            yield LongText(id="side")

    def on_mount(self) -> None:
        """The frame, before the desk is open."""
        self._say_next("tui.opening")
        super().on_mount()

    def _say_next(self, key: str) -> None:
        self.query_one("#next", RowTable).fill([Column("", flexible=True)], [Row("", (self.words(key),))])

    def on_resize(self) -> None:
        """The second pane only where there is room."""
        self.query_one("#side").display = self.size.width >= 128

    def show(self) -> None:
        """The services at once; the findings, which take longer, as soon as those are painted."""
        if not self.desk.has_plan:
            from kontinuitet.tui.plans.empty import EmptyScreen

            self.app.push_screen(EmptyScreen())
            return
        self._show_services()
        self._say_next("tui.looking")
        self.call_after_refresh(self._show_findings)

    def _show_services(self) -> None:
        from kontinuitet.tui.plans.standing import columns, latest, service_row
        from kontinuitet.usecases.exercised import exercised_services

        plan, words = self.desk.plan, self.words
        exercised = exercised_services(self.desk.database)
        rows = [service_row(service, plan, exercised, words) for service in plan.services]
        self.query_one("#services", RowTable).fill(columns(words), rows)
        days = [latest(service, exercised) for service in plan.services]
        lately = sum(day is not None and self.desk.today - day <= YEAR for day in days)
        critical = sum(service.is_critical for service in plan.services)
        counts = words.plural("tui.count.services", len(plan.services))
        self.stand(words("tui.counts", services=counts, critical=critical, exercised=lately))
        self._show_side()

    def _show_findings(self) -> None:
        from kontinuitet.tui.plans.speech import short_finding

        room = 2 if self.size.height < 32 else 5
        rows = [
            Row(str(number), (short_finding(finding, self.words),))
            for number, finding in enumerate(self._worst()[:room])
        ]
        if rows:
            self.query_one("#next", RowTable).fill([Column("", flexible=True)], rows)
        else:
            self._say_next("tui.nothing_to_do" if self.desk.plan.services else "tui.begin_here")

    def _worst(self) -> "list[Finding]":
        """The worst finding of each service, the worst services first."""
        seen: set[str] = set()
        worst: list[Finding] = []
        for finding in self.desk.findings():
            if finding.accepted is None and finding.place.object not in seen:
                seen.add(finding.place.object)
                worst.append(finding)
        return worst

    def _show_side(self) -> None:
        from kontinuitet.tui.plans.record import record_text

        side = self.query_one("#side", LongText)
        current = self.query_one("#services", RowTable).current
        if side.display and current:
            side.show_text(record_text(current, self.desk.plan, self.words, used_by=()))

    def on_row_table_moved(self, event: RowTable.Moved) -> None:
        """Another service under the cursor."""
        if event.table.id == "services":
            self._show_side()

    def on_row_table_chosen(self) -> None:
        """A click on the row that one stands on."""
        self.action_open()

    def action_open(self) -> None:
        """The service under the cursor, or the place that a finding is about."""
        from kontinuitet.domain.values import Place
        from kontinuitet.tui.plans.jump import open_place

        if self.query_one("#next").has_focus:
            current = self.query_one("#next", RowTable).current
            if current:
                open_place(self, self._worst()[int(current)].place)
        elif self.query_one("#services", RowTable).current:
            open_place(self, Place(object=self.query_one("#services", RowTable).current))

    def action_new(self) -> None:
        """A further service."""
        from kontinuitet.tui.plans.rows_of_service import new_service

        self.ask_line(
            self.words("tui.new.service"), self.words("tui.new.name"), submit=lambda text: new_service(self, text)
        )

    def action_findings(self) -> None:
        """All findings, in follow-up."""
        self.desk_app.action_go("followup")

    def action_whatif(self) -> None:
        """What stops if something falls."""
        from kontinuitet.tui.plans.jump import what_if

        what_if(self)

    def action_registers(self) -> None:
        """The other registers."""
        from kontinuitet.tui.plans.register import choose_register

        choose_register(self)

    def action_search(self) -> None:
        """Find anything by its name."""
        from kontinuitet.tui.plans.jump import search

        search(self)

    def action_export(self) -> None:
        """The plan as a folder of Markdown."""
        self.ask_line(self.words("tui.export"), self.words("tui.export.ask"), submit=self._export)

    def _export(self, text: str) -> str:
        from kontinuitet.tui.plans.slots import file_language
        from kontinuitet.usecases.plan_files import export_plan

        if not text.strip():
            return self.words("tui.export.where")
        count = export_plan(self.desk, Path(text.strip()).expanduser(), lang=file_language(self.words))
        self.say(self.words("tui.export.done", count=count, folder=text.strip()), "done")
        return ""
