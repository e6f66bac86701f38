"""A service's page: the steps to the left, the one under the cursor to the right, all of it changed where it stands."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from kontinuitet.analysis.progress import StepState, step_states
from kontinuitet.analysis.rules import Finding
from kontinuitet.documents.finding_text import finding_text
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place
from kontinuitet.tui.document import LongText
from kontinuitet.tui.lines import Kind
from kontinuitet.tui.plans import rows_of_service as edits
from kontinuitet.tui.plans import steps
from kontinuitet.tui.plans.editing import FieldTable, accept, ask
from kontinuitet.tui.plans.found import FoundHere
from kontinuitet.tui.plans.grid import ImpactGrid
from kontinuitet.tui.plans.jump import open_place
from kontinuitet.tui.plans.keys import SERVICE
from kontinuitet.tui.plans.open_table import OpenTable
from kontinuitet.tui.plans.sections import (
    FINDINGS,
    SECTIONS,
    contents_of,
    field_slots,
    grid_rows,
    last_slots,
    left_text,
    longer_than_derived,
    mark,
    overall_text,
    place_of,
    row_of,
    rows_of,
    said_of,
    section_of,
    short_duration,
)
from kontinuitet.tui.plans.slots import slot_at
from kontinuitet.tui.plans.standing_on import ThingScreen
from kontinuitet.tui.table import Column, Row, RowTable
from kontinuitet.tui.text import content

if TYPE_CHECKING:
    from kontinuitet.domain.template import Template


class ServicePage(ThingScreen):
    """The walk through one service: where am I, what is asked, why?"""

    KEYS = SERVICE
    DEFAULT_CSS = """
    ServicePage #sections { width: 27; }
    ServicePage #right { width: 1fr; border-left: vkey $muted; padding-left: 1; }
    ServicePage #question { height: auto; color: $foreground; background: $background; margin-bottom: 1; }
    ServicePage #note { height: auto; max-height: 8; color: $foreground; background: $background; margin-top: 1; }
    ServicePage #side { width: 44; border-left: vkey $muted; }
    """

    def __init__(self, service: str, *, at: Place | None = None, section: str = "", and_back: bool = False) -> None:
        """``at``: the place to stand on, from which ``and_back`` leaves with one esc; ``section``: a step to begin."""
        super().__init__()
        self._service_id = service
        self._at = at
        self._section = section if section in SECTIONS else SECTIONS[0]
        if at is not None and at.field:
            self._section = section_of(at)
        self._came_from_findings = False
        self._and_back = and_back
        self._has_suggestions = False
        self._states: dict[str, StepState] = {}
        self._longer: int | None = None
        self._found = FoundHere(self, service)
        self._template: tuple[str | None, Template | None] | None = None

    @property
    def service(self) -> Service:
        """The service as it is stored now."""
        return self.desk.plan.service[self._service_id]

    @property
    def section(self) -> str:
        """The step that is shown."""
        return self._section

    def crumbs(self) -> Sequence[str]:
        """Plans › the service › the step."""
        name = self.desk.plan.label(self._service_id)
        return (self.words("tui.act.plans"), name, self.words(f"tui.section.{self._section}"))

    def compose_body(self) -> ComposeResult:
        """Steps, their content, and on wide terminals what is wrong here."""
        with Horizontal():
            yield RowTable(id="sections", header=False)
            with Vertical(id="right"):
                yield Static(id="question")
                yield FieldTable(id="fields")
                yield ImpactGrid(id="grid")
                yield OpenTable(id="rows")
                yield Static(id="note")
            yield LongText(id="side")

    def on_resize(self) -> None:
        """The third pane only where there is room."""
        side = self.query_one("#side")
        was_shown, side.display = side.display, self.size.width >= 112
        if side.display and not was_shown and self._states:
            self._show_side()

    def show(self) -> None:
        """The steps, and the one under the cursor."""
        if self._service_id not in self.desk.plan.service:
            self.action_back()
            return
        versions = self.desk.database.versions.latest()
        found = step_states(self.desk.plan, self._service_id, self.desk.today, versions)
        self._states = {state.step: state for state in found}
        self._longer = longer_than_derived(self.service, self.desk.plan)
        self._show_sections()
        self._show_section()
        self._stand()
        self.stand(overall_text(found, self.words))
        steps.keep_place(self)
        if not self.desk.findings_soon:
            self.when_found(self._show_found)

    def _show_found(self) -> None:
        """What the rules find has become known: only that is drawn anew."""
        self._show_sections()
        if self._section == FINDINGS:
            self.query_one("#rows", OpenTable).fill(*steps.finding_rows(self._findings(), self.words))
        self._show_note()
        self._show_side()

    def _stand(self) -> None:
        """At the first picture, put the cursor on the place that was asked for."""
        self.query_one("#sections", RowTable).select(self._section)
        if self._at is None:
            return
        place, self._at = self._at, None
        if place.field:
            table = self._main()
            if isinstance(table, RowTable):
                table.select(row_of(place))
            table.focus()

    def _show_sections(self) -> None:
        findings = self._findings()
        rows = [
            Row(
                section,
                (
                    self.words(f"tui.section.{section}"),
                    mark(
                        section,
                        self._states.get(section),
                        findings=findings,
                        service=self._service_id,
                        words=self.words,
                    ),
                ),
            )
            for section in SECTIONS
        ]
        table = self.query_one("#sections", RowTable)
        table.fill((Column("", flexible=True), Column("", right=True)), rows)
        table.select(self._section)

    def _findings(self) -> tuple[Finding, ...]:
        return self._found.now()

    def _main(self) -> FieldTable | ImpactGrid | OpenTable:
        if self._section == "impact":
            return self.query_one("#grid", ImpactGrid)
        if self._section == FINDINGS:
            return self.query_one("#rows", OpenTable)
        return self.query_one("#fields", FieldTable)

    def _show_section(self) -> None:
        main = self._main()
        for widget in ("#fields", "#grid", "#rows"):
            self.query_one(widget).display = self.query_one(widget) is main
        self.query_one("#question", Static).update(content(steps.question(self._section, self.template, self.words)))
        if isinstance(main, FieldTable):
            shown = (self._section, self.service, self.desk.plan, self.words)
            main.show_slots(field_slots(*shown), self._rows(), last_slots(*shown))
        elif isinstance(main, ImpactGrid):
            self._show_grid(main)
        else:
            main.fill(*steps.finding_rows(self._findings(), self.words))
        self._has_suggestions = self._section in self._states and steps.has_suggestions(self)
        self._show_note()
        self._show_side()
        self.refresh_bindings()

    @property
    def template(self) -> "Template | None":
        """The template that the service was made from, for its questions and examples."""
        if self._template is None or self._template[0] != self.service.template:
            self._template = (self.service.template, steps.template_of(self.desk, self.service, self.words))
        return self._template[1]

    def _rows(self) -> list[Row]:
        versions = self.desk.database.versions.of(self._service_id) if self._section == "approval" else ()
        return rows_of(self._section, self.service, self.desk.plan, self.words, versions=versions)

    def _show_grid(self, grid: ImpactGrid) -> None:
        plan = self.desk.plan
        points = [short_duration(self.words.duration(minutes)) for minutes in plan.settings.time_points]
        grid.fill(points, grid_rows(self.service, plan), intolerable=plan.settings.intolerable_from)

    def _show_note(self) -> None:
        words, state = self.words, self._states.get(self._section)
        note = left_text(state, words) if state is not None else ""
        said = said_of(self._section, self.service, self.desk.plan, words)
        note = f"{said} {note}" if said else note
        if self._section == FINDINGS and self._findings():
            current = self.query_one("#rows", OpenTable).current
            note = finding_text(self._findings()[int(current or 0)], words)
        self.query_one("#note", Static).update(content(note))

    def _show_side(self) -> None:
        if not self.query_one("#side").display:
            return
        text = steps.side_text(self, self._findings(), are_known=self._found.is_known)
        self.query_one("#side", LongText).show_text(text)

    # Moving

    def on_row_table_moved(self, event: RowTable.Moved) -> None:
        """Another step, or another row of one."""
        if event.table.id == "sections":
            # The table also tells of the row on which somebody was put who asked for a place in that step.
            if event.row != self._section:
                self._turn_to(event.row)
        elif self._section == FINDINGS:
            self._show_note()
        self.refresh_bindings()

    def _turn_to(self, section: str) -> None:
        self._section = section
        self._came_from_findings = self._and_back = False
        self._show_section()
        self.refresh_title()
        steps.keep_place(self)

    def on_row_table_chosen(self, event: RowTable.Chosen) -> None:
        """A click in the steps, or a row to open."""
        if event.table.id == "sections":
            self.action_next_part()
        elif self._section == FINDINGS:
            self._open_finding(int(event.row))
        else:
            steps.open_row(self, event.row)

    def _open_finding(self, number: int) -> None:
        place = self._findings()[number].place
        if place.object != self._service_id:
            open_place(self, place)
            return
        self._at, self._section = place, section_of(place)
        self.show()
        self._came_from_findings = True
        self.refresh_title()

    def go_to(self, section: str, place: Place | None) -> None:
        """Stand on a place of a step; one of another thing is opened on its own page."""
        self._section = section
        self._at = place if place is not None and place.object == self._service_id else None
        self.show()
        self.refresh_title()
        if place is None or place.object == self._service_id:
            if place is not None and place.part and place.field in contents_of(section).lists:
                edits.open_row(self, self._service_id, place.field, row=place.item, at=place)
            return
        self._main().focus()
        self.query_one("#fields", FieldTable).select(f"object {place.object}")
        open_place(self, place)

    def action_next_part(self) -> None:
        """Into the step."""
        self._main().focus()

    def action_next_open(self) -> None:
        """To what is left first in this step, else in the steps after it, and then from the beginning."""
        steps.next_open(self, tuple(self._states.values()))

    def action_back(self) -> None:
        """Out of the step, back to the list of findings that led here; then out of the service."""
        sections = self.query_one("#sections", RowTable)
        if self._came_from_findings:
            self._turn_to(FINDINGS)
            sections.select(FINDINGS)
            self._main().focus()
        elif self._and_back or sections.has_focus or self._service_id not in self.desk.plan.service:
            steps.forget_place(self)
            super().action_back()
        else:
            sections.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Rows can be made and removed where there are rows; one steps in from the steps."""
        if action == "new_row":
            return bool(contents_of(self._section).lists) or self._section == "information"
        if action in ("remove_row", "accept_row"):
            return self._row() is not None
        if action == "needs":
            return self._section == "dependencies"
        if action == "accept_step":
            return self._has_suggestions
        if action == "next_part":
            return self.query_one("#sections", RowTable).has_focus
        return super().check_action(action, parameters)

    def _row(self) -> Place | None:
        """The row of the service under the cursor."""
        table = self.query_one("#fields", FieldTable)
        return place_of(table.current, self._service_id) if table.has_focus else None

    # Changing

    def on_impact_grid_scored(self, event: ImpactGrid.Scored) -> None:
        """Store a level."""
        self.desk_app.attempt(lambda: edits.score(self, self.service, event))

    def on_impact_grid_reason_wanted(self, event: ImpactGrid.ReasonWanted) -> None:
        """Ask why a category has its levels."""
        edits.ask_reason(self, self.service, event.category)

    def on_impact_grid_point_wanted(self, event: ImpactGrid.PointWanted) -> None:
        """Ask for one more time point, or take one away."""
        from kontinuitet.tui.plans.points import change_points

        change_points(self, event.point)

    def action_figure(self) -> None:
        """A figure beside the grid says what figures are for."""
        self.say(self.words("walk.figure"))

    def changed(self, text: str, kind: Kind = "done") -> None:
        """Show what was written; a limit longer than the analysis allows asks for its reason at once."""
        before = self._longer
        super().changed(text, kind)
        if self._longer and self._longer != before and self._section == "limits":
            slot = slot_at(self.desk.plan, Place(object=self._service_id, field="mtpd_reason"), self.words)
            self.app.call_later(ask, self, slot)

    def action_new_row(self) -> None:
        """Something more: a dependency, a risk, a routine, a step."""
        steps.new_row(self)

    def action_needs(self) -> None:
        """What the service needs, asked kind by kind."""
        from kontinuitet.tui.plans.needs import NeedsScreen

        self.open_screen(NeedsScreen(self._service_id))

    def action_remove_row(self) -> None:
        """Take the row away; ``u`` brings it back."""
        place = self._row()
        if place is not None:
            edits.remove_row(self, self.service, place.field, place.item)

    def action_accept_row(self) -> None:
        """Confirm the row under the cursor as the template suggests it."""
        place = self._row()
        if place is not None:
            accept(self, place)

    def action_accept_step(self) -> None:
        """Confirm everything in the step, after a question."""
        steps.accept_step(self)

    def action_explain(self) -> None:
        """What the step asks, the method's term, an example, and what is unknown."""
        steps.explain(self)

    def action_history(self) -> None:
        """Who changed the field under the cursor, and when."""
        steps.history(self)

    def standing_on(self) -> Place:
        """The row, field or finding under the cursor, else the service."""
        return steps.standing_on(self, self._findings())

    def action_print(self) -> None:
        """The plan, or its open extract, as a page to print."""
        from kontinuitet.tui.plans.printing import ask_print

        ask_print(self, service=self._service_id)

    def action_readable(self) -> None:
        """The plan as text."""
        from kontinuitet.tui.plans.plan_text import PlanText

        self.open_screen(PlanText(self._service_id))
