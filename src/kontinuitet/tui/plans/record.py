"""One thing of the plan with its fields, the rows within it, and who uses it."""

from collections.abc import Sequence

from textual.app import ComposeResult

from kontinuitet.documents.plan import place_text
from kontinuitet.domain.changes import NoSuchPlace, value_at
from kontinuitet.domain.municipality import Item, Municipality
from kontinuitet.domain.service import Workaround
from kontinuitet.domain.supplier import Supplier
from kontinuitet.domain.values import Place, Value
from kontinuitet.tui.document import LongText
from kontinuitet.tui.lines import Kind
from kontinuitet.tui.plans.editing import FieldTable
from kontinuitet.tui.plans.jump import open_place, what_if
from kontinuitet.tui.plans.keys import RECORD
from kontinuitet.tui.plans.slots import file_language, row_name, rows_within, slots, users
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.table import Row, RowTable
from kontinuitet.wording import Words


class RecordScreen(DeskScreen):
    """An object of a register, or a row of a service; every field is changed where it stands."""

    KEYS = RECORD
    DEFAULT_CSS = """
    RecordScreen FieldTable { height: 1fr; min-height: 6; }
    RecordScreen #text { height: auto; max-height: 40%; border-top: hkey $muted; }
    """

    def __init__(self, place: Place, *, at: Place | None = None, said: tuple[str, Kind] | None = None) -> None:
        """``place`` is the object or the row, ``at`` the field to stand on, ``said`` what led here."""
        super().__init__()
        self._said = said
        self._place = place
        self._at = at

    @property
    def value(self) -> Value | None:
        """What stands there now; nothing when it was taken away meanwhile."""
        if not self._place.field:
            return self.desk.plan.by_id.get(self._place.object)
        try:
            found = value_at(self.desk.plan, self._place)
        except NoSuchPlace:
            return None
        return found if isinstance(found, Value) else None

    def crumbs(self) -> Sequence[str]:
        """Plans › the thing › the row."""
        value = self.value
        path = [self.words("tui.act.plans"), self.desk.plan.label(self._place.object)]
        return [*path, row_name(value, self.desk.plan)] if self._place.field and value is not None else path

    def compose_body(self) -> ComposeResult:
        """The fields, and the prose."""
        yield FieldTable(id="fields")
        yield LongText(id="text")

    def show(self) -> None:
        """The fields as they stand now."""
        value = self.value
        if value is None:
            self.action_back()
            return
        table = self.query_one(FieldTable)
        table.show_slots(slots(value, self._place, self.desk.plan, self.words), self._opens(value))
        if self._at is not None:
            table.select(self._at.part or self._at.field)
            self._at = None
        if self._said is not None:
            self.say(*self._said)
            self._said = None
        text = prose_of(value)
        self.query_one(LongText).show_text(text)
        self.query_one(LongText).display = bool(text)

    def _opens(self, value: Value) -> list[Row]:
        plan, words = self.desk.plan, self.words
        rows = [
            Row(f"row {attr} {getattr(row, 'id', '')}", (words(f"tui.part.{attr}"), f"{row_name(row, plan)} ›"))
            for attr, row in rows_within(value)
        ]
        if isinstance(value, Supplier):
            rows += [
                Row(f"object {one.id}", (words("plan.kind.agreements"), f"{one.name} ›"))
                for one in plan.agreements
                if one.supplier == value.id
            ]
        return [*rows, *self._users(plan, words)]

    def _users(self, plan: Municipality, words: Words) -> list[Row]:
        if self._place.field:
            return []
        return [
            Row(f"object {one.id} used", (words("tui.used_by"), f"{plan.label(one.id)} ›"))
            for one in users(plan).get(self._place.object, ())
        ]

    def on_row_table_chosen(self, event: RowTable.Chosen) -> None:
        """A row within, or somebody who uses this."""
        kind, _, rest = event.row.partition(" ")
        if kind == "row":
            attr, _, identity = rest.partition(" ")
            self.open_screen(RecordScreen(Place(object=self._place.object, field=attr, item=identity)))
        elif kind == "object":
            open_place(self, Place(object=rest.partition(" ")[0]))

    def action_whatif(self) -> None:
        """What stops if this falls; for what cannot fall itself, choose."""
        from kontinuitet.analysis.whatif import unknown_causes
        from kontinuitet.tui.plans.whatif import WhatIfScreen

        if self._place.field or unknown_causes(self.desk.network, [self._place.object]):
            what_if(self)
        else:
            self.open_screen(WhatIfScreen([self._place.object]))


def prose_of(value: Value) -> str:
    """The text of several lines that belongs to a thing."""
    if isinstance(value, Workaround):
        return value.steps
    return str(getattr(value, "notes", "") or "")


def record_text(identity: str, plan: Municipality, words: Words, *, used_by: Sequence[Item]) -> str:
    """A thing as text, for the second pane: its fields that have a value, its prose, who uses it."""
    item = plan.by_id.get(identity)
    if item is None:
        return ""
    lines = [f"# {place_text(plan, Place(object=identity), file_language(words))}", ""]
    lines += [
        f"- {slot.label}: {slot.shown}" for slot in slots(item, Place(object=identity), plan, words) if slot.shown
    ]
    lines += ["", prose_of(item)] if prose_of(item) else []
    lines += ["", f"## {words('tui.used_by')}", *(f"- {plan.label(one.id)}" for one in used_by)] if used_by else []
    return "\n".join(lines)
