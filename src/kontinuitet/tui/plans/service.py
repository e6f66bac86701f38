"""A service's page: sections to the left, the one under the cursor to the right, all of it changed where it stands."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from kontinuitet.analysis.rules import Finding
from kontinuitet.documents.finding_text import finding_text, finding_title
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place
from kontinuitet.tui.document import LongText
from kontinuitet.tui.plans import rows_of_service as edits
from kontinuitet.tui.plans.editing import FieldTable
from kontinuitet.tui.plans.grid import ImpactGrid
from kontinuitet.tui.plans.jump import open_place, what_if
from kontinuitet.tui.plans.keys import ROWS, SERVICE
from kontinuitet.tui.plans.sections import (
    LISTED,
    ROW_LISTS,
    SECTIONS,
    derived_text,
    field_slots,
    grid_rows,
    list_rows,
    mark,
    section_of,
    used_information,
)
from kontinuitet.tui.screen import DeskScreen, Keyed
from kontinuitet.tui.table import Column, Row, RowTable
from kontinuitet.tui.text import content


class OpenTable(Keyed, RowTable):
    """Rows that open something."""

    KEYS = ROWS

    def action_open_row(self) -> None:
        """Tell the screen which row."""
        if self.rows:
            self.post_message(self.Chosen(self, self.current))


class ServicePage(DeskScreen):
    """The walk through one service: where am I, what is asked, why?"""

    KEYS = SERVICE
    DEFAULT_CSS = """
    ServicePage #sections { width: 24; }
    ServicePage #right { width: 1fr; border-left: vkey $muted; padding-left: 1; }
    ServicePage #question { height: auto; color: $foreground; background: $background; margin-bottom: 1; }
    ServicePage #note { height: auto; max-height: 8; color: $foreground; background: $background; margin-top: 1; }
    ServicePage #side { width: 44; border-left: vkey $muted; }
    """

    def __init__(self, service: str, *, at: Place | None = None) -> None:
        """``at`` is the place to stand on."""
        super().__init__()
        self._service_id = service
        self._at = at
        self._section = section_of(at) if at is not None and at.field else SECTIONS[0]

    @property
    def service(self) -> Service:
        """The service as it is stored now."""
        return self.desk.plan.service[self._service_id]

    def crumbs(self) -> Sequence[str]:
        """Plans › the service › the section."""
        name = self.desk.plan.label(self._service_id)
        return (self.words("tui.act.plans"), name, self.words(f"tui.section.{self._section}"))

    def compose_body(self) -> ComposeResult:
        """Sections, their content, and on wide terminals what is wrong here."""
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
        self.query_one("#side").display = self.size.width >= 112

    def show(self) -> None:
        """The sections, and the one under the cursor."""
        if self._service_id not in self.desk.plan.service:
            self.action_back()
            return
        self._show_sections()
        self._show_section()
        self._stand()

    def _stand(self) -> None:
        """At the first picture, put the cursor on the place that was asked for."""
        if self._at is None:
            return
        place, self._at = self._at, None
        self.query_one("#sections", RowTable).select(self._section)
        if place.field:
            table = self._main()
            if isinstance(table, RowTable):
                table.select(place.item or (place.part if self._section == "activation" else place.field))
            table.focus()

    def _show_sections(self) -> None:
        findings = self._findings()
        rows = []
        for section in SECTIONS:
            done = mark(section, self.service, self.desk.plan, findings=findings, words=self.words)
            text = str(len(findings)) if section == "findings" and findings else done.text()
            rows.append(Row(section, (self.words(f"tui.section.{section}"), text)))
        table = self.query_one("#sections", RowTable)
        table.fill((Column("", flexible=True), Column("", right=True)), rows)
        table.select(self._section)

    def _findings(self) -> tuple[Finding, ...]:
        found = self.desk.findings()
        return tuple(one for one in found if self._service_id in one.services or one.place.object == self._service_id)

    def _main(self) -> FieldTable | ImpactGrid | OpenTable:
        if self._section == "impact":
            return self.query_one("#grid", ImpactGrid)
        if self._section in (*ROW_LISTS, "information", "findings"):
            return self.query_one("#rows", OpenTable)
        return self.query_one("#fields", FieldTable)

    def _show_section(self) -> None:
        main = self._main()
        for widget in ("#fields", "#grid", "#rows"):
            self.query_one(widget).display = self.query_one(widget) is main
        self.query_one("#question", Static).update(content(self.words(f"tui.section.{self._section}.ask")))
        if isinstance(main, FieldTable):
            main.show_slots(field_slots(self._section, self.service, self.desk.plan, self.words))
        elif isinstance(main, ImpactGrid):
            self._show_grid(main)
        else:
            main.fill(*self._rows())
        self._show_note()
        self._show_side()
        self.refresh_bindings()

    def _show_grid(self, grid: ImpactGrid) -> None:
        plan = self.desk.plan
        points = [short_duration(self.words.duration(minutes)) for minutes in plan.settings.time_points]
        grid.fill(points, grid_rows(self.service, plan), intolerable=plan.settings.intolerable_from)

    def _rows(self) -> tuple[list[Column], list[Row]]:
        words, plan = self.words, self.desk.plan
        if self._section == "findings":
            rows = [
                Row(str(number), (words(f"tui.severity.{one.severity.value}"), finding_title(one.rule, words)))
                for number, one in enumerate(self._findings())
            ]
            return [Column(words("tui.column.severity")), Column(words("tui.column.finding"), flexible=True)], rows
        if self._section == "information":
            rows = [Row(one.id, (one.name, class_text(one))) for one in used_information(self.service, plan)]
            return [Column(words("tui.column.information"), flexible=True), Column("K R T S")], rows
        head = [Column(words(f"tui.column.{self._section}"), flexible=True)]
        head += [Column(words(f"tui.column.{attr}")) for attr in LISTED[self._section]]
        return head, list_rows(self._section, self.service, plan, words)

    def _show_note(self) -> None:
        note = ""
        if self._section in ("impact", "limits"):
            note = derived_text(self.service, self.desk.plan, self.words)
        elif self._section == "findings" and self._findings():
            current = self.query_one("#rows", OpenTable).current
            note = finding_text(self._findings()[int(current or 0)], self.words)
        elif self._section == "dependencies":
            note = self.words("tui.dependencies.note")
        self.query_one("#note", Static).update(content(note))

    def _show_side(self) -> None:
        words = self.words
        here = [one for one in self._findings() if self._section in (section_of(one.place), "findings", "service")]
        texts = [f"## {finding_title(one.rule, words)}\n{finding_text(one, words)}" for one in here]
        head = f"# {words('tui.findings_here')}"
        self.query_one("#side", LongText).show_text("\n\n".join([head, *(texts or [words("tui.no_findings_here")])]))

    # Moving

    def on_row_table_moved(self, event: RowTable.Moved) -> None:
        """Another section, or another row of one."""
        if event.table.id == "sections":
            self._section = event.row
            self._show_section()
            self.refresh_title()
        elif self._section == "findings":
            self._show_note()

    def on_row_table_chosen(self, event: RowTable.Chosen) -> None:
        """A click in the sections, or a row to open."""
        if event.table.id == "sections":
            self.action_next_part()
        elif self._section == "findings":
            self._open_finding(int(event.row))
        elif self._section == "information":
            open_place(self, Place(object=event.row))
        elif self._section in ROW_LISTS:
            edits.open_row(self, self._service_id, self._section, row=event.row)

    def _open_finding(self, number: int) -> None:
        place = self._findings()[number].place
        if place.object != self._service_id:
            open_place(self, place)
            return
        self._at, self._section = place, section_of(place)
        self.show()
        self.refresh_title()

    def action_next_part(self) -> None:
        """Into the section."""
        self._main().focus()

    def action_back(self) -> None:
        """Out of the section, then out of the service."""
        sections = self.query_one("#sections", RowTable)
        if sections.has_focus or self._service_id not in self.desk.plan.service:
            super().action_back()
        else:
            sections.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Rows can be made and removed where there are rows; one steps in from the sections."""
        if action in ("new_row", "remove_row") and self._section not in ROW_LISTS:
            return False
        if action == "remove_row":
            return bool(self.query_one("#rows", OpenTable).rows)
        if action == "next_part":
            return self.query_one("#sections", RowTable).has_focus
        return super().check_action(action, parameters)

    # Changing

    def on_impact_grid_scored(self, event: ImpactGrid.Scored) -> None:
        """Store a level."""
        self.desk_app.attempt(lambda: edits.score(self, self.service, event))

    def on_impact_grid_reason_wanted(self, event: ImpactGrid.ReasonWanted) -> None:
        """Ask why a category has its levels."""
        edits.ask_reason(self, self.service, event.category)

    def action_new_row(self) -> None:
        """Something more that the service needs, a routine, or a critical time."""
        edits.new_row(self, self._service_id, self._section)

    def action_remove_row(self) -> None:
        """Take the row away; ``u`` brings it back."""
        edits.remove_row(self, self.service, self._section, self.query_one("#rows", OpenTable).current)

    def action_whatif(self) -> None:
        """What happens to everything if something falls."""
        what_if(self)

    def action_readable(self) -> None:
        """The plan as text."""
        from kontinuitet.tui.plans.plan_text import PlanText

        self.open_screen(PlanText(self._service_id))


def short_duration(text: str) -> str:
    """A time point as a column heading: "3 dygn" is "3 d"."""
    number, _, unit = text.partition(" ")
    return f"{number} {unit[:1]}" if unit else text


def class_text(item: object) -> str:
    """The four information classes: "3 2 3 ?"; a point where nobody has asked."""
    from kontinuitet.tui.plans.grid import sign

    classes = getattr(item, "classes", None)
    aspects = ("confidentiality", "integrity", "availability", "traceability")
    return " ".join(sign(getattr(classes, aspect, None)) for aspect in aspects)
