"""One thing of the plan with its fields, the rows within it, and who uses it."""

from collections.abc import Sequence

from textual.app import ComposeResult

from kontinuitet.documents.plan import place_text
from kontinuitet.documents.plan.rows import NESTED
from kontinuitet.domain.changes import NoSuchPlace, value_at
from kontinuitet.domain.municipality import Item, Municipality
from kontinuitet.domain.service import Service, Workaround
from kontinuitet.domain.suggestions import is_suggested
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import Place, Value
from kontinuitet.tui.document import LongText
from kontinuitet.tui.lines import Kind
from kontinuitet.tui.plans.contracts import contract_rows, contract_text, in_real_hours, open_contract
from kontinuitet.tui.plans.editing import FieldTable, accept
from kontinuitet.tui.plans.jump import open_place
from kontinuitet.tui.plans.keys import RECORD
from kontinuitet.tui.plans.sections import section_of
from kontinuitet.tui.plans.slots import file_language, row_name, rows_within, slots
from kontinuitet.tui.plans.standing_on import ThingScreen
from kontinuitet.tui.plans.using import users_of
from kontinuitet.tui.table import Row, RowTable
from kontinuitet.wording import Words


class RecordScreen(ThingScreen):
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
        found = slots(value, self._place, self.desk.plan, self.words)
        table.show_slots(in_real_hours(value, found, self.desk, self.words), self._opens(value))
        if self._at is not None:
            table.select(self._at.part or self._at.field)
            self._at = None
        if self._said is not None:
            self.say(*self._said)
            self._said = None
        text = "\n\n".join(filter(None, (contract_text(value, self.desk, self.words), prose_of(value))))
        self.query_one(LongText).show_text(text)
        self.query_one(LongText).display = bool(text)

    def _opens(self, value: Value) -> list[Row]:
        plan, words = self.desk.plan, self.words
        rows = [
            Row(
                f"row {attr} {getattr(row, 'id', '')}",
                (_capital(words(f"tui.part.{attr}")), f"{row_name(row, plan)} ›"),
            )
            for attr, row in rows_within(value)
        ]
        rows += [
            Row(f"new {attr}", (_capital(words(f"tui.part.{attr}")), words("tui.no_rows_yet")))
            for attr in self._lists()
            if not getattr(value, attr)
        ]
        if isinstance(value, Supplier):
            rows += [
                Row(f"object {one.id}", (_capital(words("plan.kind.agreements")), f"{one.name} ›"))
                for one in plan.agreements
                if one.supplier == value.id
            ]
        return [*rows, *contract_rows(value, self.desk, words), *self._users(plan, words)]

    def _users(self, plan: Municipality, words: Words) -> list[Row]:
        if self._place.field:
            return []
        return [
            Row(f"object {one.id} used", (_capital(words("tui.used_by")), f"{plan.label(one.id)} ›"))
            for one in users_of(plan, self._place.object)
            if not isinstance(one, Agreement) or one.supplier != self._place.object
        ]

    def on_row_table_chosen(self, event: RowTable.Chosen) -> None:
        """A row within, or somebody who uses this."""
        kind, _, rest = event.row.partition(" ")
        if kind == "row":
            attr, _, identity = rest.partition(" ")
            self.open_screen(RecordScreen(Place(object=self._place.object, field=attr, item=identity)))
        elif kind == "new":
            self.action_new_row()
        elif kind == "object":
            open_place(self, Place(object=rest.partition(" ")[0]))
        else:
            open_contract(self, kind, self.value)

    # Rows within

    def _row(self) -> tuple[str, str] | None:
        """The list and the id of the row under the cursor, if it is one."""
        kind, _, rest = self.query_one(FieldTable).current.partition(" ")
        attr, _, identity = rest.partition(" ")
        return (attr, identity) if kind == "row" else None

    def _lists(self) -> tuple[str, ...]:
        """The lists of rows that this thing can hold; a service has a page of its own for its lists."""
        value = self.value
        return () if self._place.field or value is None or isinstance(value, Service) else NESTED.get(type(value), ())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what holds rows can get more of them, and only a row can be taken away."""
        if action == "new_row":
            return self.desk_app.is_open and bool(self._lists())
        if action == "remove_row":
            return bool(self._lists()) and self._row() is not None
        if action == "explain":
            return self.desk_app.is_open and bool(self._step())
        if action == "accept_all":
            whole = Place(object=self._place.object, field=self._place.field, item=self._place.item, part="id")
            return self.desk_app.is_open and is_suggested(self.desk.plan, whole)
        return super().check_action(action, parameters)

    def action_new_row(self) -> None:
        """One more channel, copy or dependency."""
        from kontinuitet.tui.plans.rows_of_service import new_row

        new_row(self, self._place.object, self._lists()[0])

    def action_remove_row(self) -> None:
        """Take the row away; ``u`` brings it back."""
        from kontinuitet.tui.plans.rows_of_service import remove_row

        row, item = self._row(), self.desk.plan.by_id.get(self._place.object)
        if row is not None and item is not None:
            remove_row(self, item, *row)

    def _step(self) -> str:
        """The step of the walk in which a row of a service stands."""
        is_row = self._place.item and isinstance(self.desk.plan.by_id.get(self._place.object), Service)
        return section_of(self._place) if is_row else ""

    def action_explain(self) -> None:
        """What the step asks that this row belongs to."""
        from kontinuitet.tui.plans.steps import general_explanation
        from kontinuitet.tui.plans.told import Told

        self.app.push_screen(Told(general_explanation(self._step(), self.words)))

    def action_accept_all(self) -> None:
        """Confirm the whole thing as the template suggests it."""
        accept(self, self._place)

    def standing_on(self) -> Place:
        """The row under the cursor, else the row or the thing itself."""
        row = self._row()
        return self._place if row is None else Place(object=self._place.object, field=row[0], item=row[1])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


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
        f"- {slot.label}: {slot.shown}"
        for slot in slots(item, Place(object=identity), plan, words)
        if slot.shown and not slot.is_prose
    ]
    lines += ["", prose_of(item)] if prose_of(item) else []
    lines += ["", f"## {words('tui.used_by')}", *(f"- {plan.label(one.id)}" for one in used_by)] if used_by else []
    return "\n".join(lines)
