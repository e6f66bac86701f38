"""What needs me? The worst findings first, then how every service stands."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from kontinuitet.tui.document import LongText
from kontinuitet.tui.plans.keys import OVERVIEW
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.table import Column, Row, RowTable

if TYPE_CHECKING:
    from kontinuitet.analysis.coverage import NextAct, Standing

ORDERS = ("need", "name", "unit")
"""How the services can be listed: what needs attention first, by name, or summed by unit."""

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

    def __init__(self) -> None:
        super().__init__()
        self._standings: tuple[Standing, ...] = ()
        self._acts: list[NextAct] = []
        self._order = ORDERS[0]
        self._unit: str | None = None

    def crumbs(self) -> Sequence[str]:
        """The municipality › Plans, and the unit if only its services are shown."""
        here = self.words("tui.act.plans")
        if not self.desk_app.is_open or not self.desk.has_plan:
            return (here,)
        plan = self.desk.plan
        unit = () if self._unit is None else (plan.label(self._unit) if self._unit else self.words("tui.no_unit"),)
        return (plan.name, here, *unit)

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
        self._take_standings()
        self._show_services()
        self._say_next("tui.looking")
        self.call_after_refresh(self.when_found, self._show_findings)

    def desk_opened(self) -> None:
        """Go on where somebody was when the program was closed."""
        super().desk_opened()
        if self.app.current_mode != "plans" or len(self.app.screen_stack) > 1:
            return
        from kontinuitet.usecases.last_place import kept

        last = kept(self.desk)
        if last is not None:
            from kontinuitet.tui.plans.service import ServicePage

            self.app.push_screen(ServicePage(last.service, section=last.section))

    def _take_standings(self) -> None:
        from kontinuitet.analysis.coverage import coverage
        from kontinuitet.usecases.exercised import exercised_services

        database = self.desk.database
        self._standings = coverage(self.desk.plan, exercised_services(database), database.versions.latest())

    def _show_services(self) -> None:
        from kontinuitet.analysis.answered import latest_answers
        from kontinuitet.analysis.coverage import by_unit
        from kontinuitet.domain.assessment import SurveyQuestion
        from kontinuitet.tui.plans.standing import (
            columns,
            counts_text,
            service_row,
            unit_columns,
            unit_row,
        )

        plan, words, since = self.desk.plan, self.words, self.desk.today - YEAR
        table = self.query_one("#services", RowTable)
        if self._order == "unit":
            units = by_unit(plan, self._standings, since)
            table.fill(unit_columns(words), [unit_row(each, plan, words) for each in units])
        else:
            table.fill(columns(words), [service_row(each, plan, words) for each in self._ordered()])
        answers = latest_answers(plan.assessments, self.desk.today)
        rated = answers.get((SurveyQuestion.PREPAREDNESS, None, None))
        self.stand(counts_text(self._standings, since, words, rated=rated))
        self._show_side()

    def _ordered(self) -> "list[Standing]":
        shown = [each for each in self._standings if self._unit is None or (each.service.unit or "") == self._unit]
        if self._order == "name":
            return sorted(shown, key=lambda each: each.service.name.casefold())
        return sorted(shown, key=lambda each: each.need)

    def _show_findings(self) -> None:
        from kontinuitet.analysis.coverage import with_findings
        from kontinuitet.tui.plans.standing import next_text

        self._standings = with_findings(self._standings, self.desk.findings())
        self._show_services()
        room = 2 if self.size.height < 32 else 5
        self._acts = list(islice(self._next_acts(), room))
        rows = [
            Row(str(number), (next_text(act, self.desk.plan, self.words),)) for number, act in enumerate(self._acts)
        ]
        if rows:
            self.query_one("#next", RowTable).fill([Column("", flexible=True)], rows)
        else:
            self._say_next("tui.nothing_to_do" if self.desk.plan.services else "tui.begin_here")

    def _next_acts(self) -> "Iterator[NextAct]":
        """The next thing to do for each service, those first that need attention most."""
        for standing in sorted(self._standings, key=lambda each: each.need):
            act = self._next_act(standing.service.id)
            if act is not None:
                yield act

    def _next_act(self, service: str) -> "NextAct | None":
        from kontinuitet.analysis.coverage import next_act

        desk = self.desk
        if not desk.findings_soon:
            return None
        versions = desk.database.versions.latest()
        return next_act(desk.plan, service, findings=desk.findings(), today=desk.today, versions=versions)

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
        """The service or unit under the cursor, or the place that the next thing to do is about."""
        from kontinuitet.domain.values import Place
        from kontinuitet.tui.plans.jump import open_place

        current = self.query_one("#services", RowTable).current
        if self.query_one("#next").has_focus:
            number = self.query_one("#next", RowTable).current
            if number and self._acts:
                open_place(self, self._acts[int(number)].place)
        elif self._order == "unit":
            self._unit, self._order = current, "need"
            self._show_services()
            self.refresh_title()
        elif current:
            open_place(self, Place(object=current))

    def action_next_thing(self) -> None:
        """To the next thing to do for the service under the cursor, or for the whole municipality."""
        from kontinuitet.tui.plans.jump import open_place

        if not self.desk.findings_soon:
            self.say(self.words("tui.looking"))
            return
        current = self.query_one("#services", RowTable).current
        if self.query_one("#next").has_focus or self._order == "unit":
            act = next(self._next_acts(), None)
        else:
            act = self._next_act(current) if current else None
        if act is None:
            self.say(self.words("tui.nothing_to_do" if self.desk.plan.services else "tui.begin_here"))
        else:
            open_place(self, act.place)

    def action_order(self) -> None:
        """By need, by name, by unit, and around again."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self._unit = None
        self._show_services()
        self.refresh_title()
        self.say(self.words(f"tui.order.{self._order}"))

    def action_back(self) -> None:
        """From the services of one unit back to the units."""
        if self._unit is None:
            super().action_back()
            return
        self._unit, self._order = None, "unit"
        self._show_services()
        self.refresh_title()

    def action_new(self) -> None:
        """A further service."""
        from kontinuitet.tui.plans.new_service import ask_new_service

        ask_new_service(self)

    def action_findings(self) -> None:
        """All findings, in follow-up."""
        self.desk_app.action_go("followup")

    def action_whatif(self) -> None:
        """What stops if something falls."""
        from kontinuitet.tui.plans.causes import what_if

        what_if(self)

    def action_map(self) -> None:
        """What the service under the cursor needs, and what needs it."""
        from kontinuitet.domain.values import Place
        from kontinuitet.tui.plans.map import open_map

        current = self.query_one("#services", RowTable).current
        open_map(self, Place(object=current) if current and self._order != "unit" else None)

    def action_stress(self) -> None:
        """How many services each failure gets beyond their limit."""
        from kontinuitet.tui.plans.stress import StressScreen

        self.open_screen(StressScreen())

    def action_concentration(self) -> None:
        """What hangs on each supplier."""
        from kontinuitet.tui.plans.concentrated import ConcentrationScreen

        self.open_screen(ConcentrationScreen())

    def action_board(self) -> None:
        """One page for the board, to print."""
        from kontinuitet.tui.plans.board import BoardScreen

        self.open_screen(BoardScreen())

    def action_claimed(self) -> None:
        """What is claimed, beside what is shown."""
        from kontinuitet.tui.plans.claimed import ClaimedScreen

        self.app.push_screen(ClaimedScreen())

    def action_registers(self) -> None:
        """The other registers."""
        from kontinuitet.tui.plans.register_menu import choose_register

        choose_register(self)

    def action_settings(self) -> None:
        """What the municipality decides for all its plans."""
        from kontinuitet.tui.plans.settings import open_settings

        open_settings(self)

    def action_search(self) -> None:
        """Find anything by its name."""
        from kontinuitet.tui.plans.jump import search

        search(self)

    def action_export(self) -> None:
        """Plans to print, an open extract, or the plan as a folder of Markdown."""
        from kontinuitet.tui.plans.printing import ask_print

        ask_print(self, unit=self._unit or None)
