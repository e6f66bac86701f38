"""One exercise afterwards: what did we promise, what happened, what do we change?"""

from collections.abc import Sequence

from kontinuitet.analysis.rules import place_key
from kontinuitet.documents.plan import entry_text, is_typed, place_text
from kontinuitet.documents.report.source import Source
from kontinuitet.domain.changes import NoSuchPlace
from kontinuitet.domain.followup import Action
from kontinuitet.domain.text import LINE_LIMIT
from kontinuitet.domain.values import Place
from kontinuitet.exercise.events import Manner
from kontinuitet.exercise.outcomes import Outcome
from kontinuitet.tui.followup.after_rows import AfterRow, after_rows
from kontinuitet.tui.followup.asking import NewAction
from kontinuitet.tui.followup.keys import AFTER
from kontinuitet.tui.followup.pages import action_line
from kontinuitet.tui.followup.panes import Panes
from kontinuitet.tui.followup.places import place_from
from kontinuitet.tui.followup.reports import ReportScreen, ask_path
from kontinuitet.tui.plans.editing import enter
from kontinuitet.tui.plans.jump import open_place
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.table import Column, Row
from kontinuitet.usecases.afterwards import Afterwards, afterwards
from kontinuitet.usecases.follow_up import Draft, actions_from, owner_of_thing

OF_ONE = ("open", "act", "change")
"""Acts on the row under the cursor."""


class AfterScreen(Panes):
    """The measured rows; an action is made of a row, or the field behind it changed."""

    KEYS = AFTER
    WIDE = 150

    def __init__(self, identity: str) -> None:
        super().__init__()
        self._identity = identity
        self._read: Afterwards | None = None
        self._rows: dict[str, AfterRow] = {}

    @property
    def found(self) -> Afterwards:
        """What was measured; read once, since nothing more is played; and again when who took part has been noted."""
        if self._read is None:
            self._read = afterwards(self.desk.database, self._identity)
        return self._read

    @property
    def source(self) -> Source:
        """The same for whoever puts it into words."""
        found = self.found
        return Source(self._identity, found.state, found.pinned, found.measured, self.words)

    @property
    def current(self) -> AfterRow | None:
        """The row under the cursor; nothing on the heading of a group."""
        return self._rows.get(self.table.current)

    def crumbs(self) -> Sequence[str]:
        """Follow-up › the exercise."""
        return (self.words("tui.act.followup"), self.found.pinned.timeline.title)

    def state_text(self) -> str:
        """Against which plan it was measured."""
        return self.words("followup.after.pinned", day=self.found.day)

    def show(self) -> None:
        """The rows in their groups."""
        words = self.words
        columns = (
            Column(words("followup.column.what"), flexible=True),
            Column(words("followup.column.plan")),
            Column(words("followup.column.measured")),
            Column(words("followup.column.outcome")),
        )
        rows: list[Row] = []
        self._rows = {}
        for group, found in after_rows(self.source).items():
            rows.append(Row(f"group {group}", (words(f"followup.group.{group}").upper(), "", "", "")))
            rows += [Row(one.id, (one.what, one.plan, one.measured, one.outcome), one.is_missed) for one in found]
            self._rows |= {one.id: one for one in found}
        self.table.fill(columns, rows)
        if len(rows) > 1 and self.table.cursor == 0:
            self.table.action_move(1)
        self.stand(self._standing())
        self.show_page()

    def _standing(self) -> str:
        measured, words = self.found.measured, self.words
        manners, outcomes = measured.by_manner, measured.by_outcome
        told = words(
            "followup.after.counts",
            all=len(measured.actions),
            plan=manners[Manner.PLAN],
            improvised=manners[Manner.IMPROVISED],
            missed=outcomes[Outcome.MISSED],
        )
        if measured.is_headless or measured.is_practice:
            return f"{told} {words('followup.after.no_evidence')}"
        return told

    def page_text(self) -> str:
        """The row in full: what is behind its figures, the field now, and what has been decided."""
        row, words = self.current, self.words
        if row is None:
            return words("followup.after.choose") if self._rows else words("followup.after.empty")
        lines = [row.what, *(f"- {line}" for line in (*row.detail, *self._field(row)))]
        actions = [action_line(one, self.desk.plan, words, today=self.desk.today) for one in self._actions(row)]
        return "\n".join([*lines, *(f"- {words('followup.page.action', action=line)}" for line in actions)])

    def _field(self, row: AfterRow) -> Sequence[str]:
        place, words = self._place(row), self.words
        if place is None:
            return (words("followup.after.gone"),) if row.place is not None else ()
        name = place_text(self.desk.plan, place, file_language(words))
        now = self._entry(place)
        if now is None:
            return (words("followup.page.to_field", place=name),)
        return (words("followup.after.now", place=name, value=now or words("followup.empty")),)

    def _place(self, row: AfterRow) -> Place | None:
        """The field behind a row as the plan holds it now."""
        return place_from(place_key(row.place), self.desk.plan) if row.place is not None else None

    def _entry(self, place: Place) -> str | None:
        """What stands in a field that can be typed; ``None`` for another."""
        if not place.field or not is_typed(self.desk.plan, place):
            return None
        try:
            return entry_text(self.desk.plan, place, file_language(self.words))
        except NoSuchPlace:
            return None

    def _actions(self, row: AfterRow) -> list[Action]:
        field = place_key(row.place) if row.place is not None else ""
        made = actions_from(self.desk.plan, self._identity)
        return [one for one in made if (one.field == field if field else one.name == row.what[:LINE_LIMIT])]

    # What one does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A heading is no row, and not every row has a field behind it."""
        if self.is_mounted and action in OF_ONE:
            row = self.current
            if row is None:
                return False
            return action == "act" or self._place(row) is not None
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """The field of the plan behind the row."""
        place = self._place(self.current) if self.current is not None else None
        if place is not None:
            open_place(self, place)

    def action_act(self) -> None:
        """Make an action of the row."""
        row = self.current
        if row is not None:
            field = place_key(row.place) if row.place is not None else ""
            draft = Draft(name=row.what[:LINE_LIMIT], origin=self._identity, field=field)
            suggested = owner_of_thing(self.desk.plan, row.place.object) if row.place is not None else None
            NewAction(self, draft, suggested=suggested).ask()

    def action_change(self) -> None:
        """Change the field behind the row here, or open it when it is more than a line."""
        row = self.current
        place = self._place(row) if row is not None else None
        if row is None or place is None:
            return
        now = self._entry(place)
        if now is None:
            open_place(self, place)
            return
        title = self.words("tui.text", text=place_text(self.desk.plan, place, file_language(self.words)))
        question = self.words("followup.ask.change", plan=row.plan, measured=row.measured)
        self.ask_line(title, question, value=now, submit=lambda text: enter(self, place, text))

    def action_attendance(self) -> None:
        """Note who took part."""
        from kontinuitet.tui.followup.attendance import ask_attendance

        ask_attendance(self, self.found.state, self.found.pinned, submit=self._note)

    def _note(self, present: tuple[str, ...]) -> str:
        from kontinuitet.usecases.attendance import note_attendance

        if note_attendance(self.desk, self._identity, present):
            self._read = None
            self.changed(self.words.plural("followup.attendance.done", len(present)))
        return ""

    def action_report(self) -> None:
        """The whole report."""
        self.app.push_screen(ReportScreen(self._identity))

    def action_write(self) -> None:
        """The report to a file."""
        ask_path(self, self._identity)
