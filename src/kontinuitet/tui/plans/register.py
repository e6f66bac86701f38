"""The registers: units, suppliers and agreements, resources, information, people, roles and duties, each as a table."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from kontinuitet.analysis.concentration import concentration
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Place
from kontinuitet.tui.document import LongText
from kontinuitet.tui.plans.cell_table import CellTable, natural_widths
from kontinuitet.tui.plans.filter_bar import Filter, FilterBar
from kontinuitet.tui.plans.jump import open_place, search
from kontinuitet.tui.plans.keys import REGISTER
from kontinuitet.tui.plans.list_drafts import Drafts, target_of
from kontinuitet.tui.plans.record import record_text
from kontinuitet.tui.plans.register_rows import (
    NAME,
    PHONES,
    REGISTERS,
    STOPS,
    USERS,
    Entry,
    Told,
    collection_for,
    column_title,
    columns_of,
    entries,
    fitting,
    in_order,
)
from kontinuitet.tui.plans.slots import Slot, slot_at, takes_unknown
from kontinuitet.tui.plans.standing_on import ThingScreen
from kontinuitet.tui.plans.using import counts, users_of
from kontinuitet.tui.table import Column, Row
from kontinuitet.usecases.registers import duplicates

MARKED = "●"
ALIKE = "≈"
"""The signs before a name: marked, and likely the same as another one."""


class RegisterScreen(ThingScreen):
    """One register as a table, each cell changed where it stands; wide terminals show the row beside it."""

    KEYS = REGISTER
    DEFAULT_CSS = """
    RegisterScreen LongText { width: 48; border-left: vkey $muted; }
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._register = name
        self._entries: list[Entry] = []
        self._natural: tuple[int, ...] = ()
        self._alike: frozenset[str] = frozenset()
        self._marked: dict[str, None] = {}
        self._sorted: tuple[int, bool] | None = None
        self.drafts = Drafts()

    def crumbs(self) -> Sequence[str]:
        """Plans › the register."""
        return (self.words("tui.act.plans"), self.words(f"tui.register.{self._register}"))

    def compose_body(self) -> ComposeResult:
        """The line to filter with, the table and the second pane."""
        with Vertical():
            yield FilterBar(self.words("register.filter"))
            with Horizontal():
                yield CellTable(id="items")
                yield LongText(id="side")

    def on_mount(self) -> None:
        """The table has the keys; the line to filter with gets them on demand."""
        super().on_mount()
        self._table.focus()

    @property
    def _table(self) -> CellTable:
        return self.query_one(CellTable)

    @property
    def _line(self) -> Filter:
        return self.query_one(Filter)

    def on_resize(self) -> None:
        """The second pane only where there is room."""
        self.query_one(LongText).display = self.size.width >= 112

    def turn_to(self, name: str) -> None:
        """Another register in the same place."""
        self._register = name
        self._marked, self._sorted = {}, None
        self._table.column = self._table.cursor = 0
        self._close_filter()
        self.show()
        self.refresh_title()

    # Drawing

    def show(self) -> None:
        """The rows of the plan as it stands."""
        plan, words = self.desk.plan, self.words
        self._entries = entries(self._register, plan, words, self._told(plan))
        self._alike = frozenset(each for group in duplicates(plan, self._collection) for each in group)
        self._alike &= {entry.id for entry in self._entries}
        self._marked = {each: None for each in self._marked if each in plan.by_id}
        self._natural = natural_widths(self._columns(), [entry.cells for entry in self._entries])
        self._draw()

    @property
    def _collection(self) -> str:
        return collection_for(self._register)

    def _told(self, plan: Municipality) -> Told:
        stops = {}
        if STOPS in REGISTERS[self._register]:
            found = concentration(plan, self.desk.network)
            stops = {each.supplier: (len(each.services), len(each.critical)) for each in found}
        return Told(counts(plan), stops)

    def _columns(self) -> list[Column]:
        signs = {None: "", False: " ▲", True: " ▼"}
        at, backwards = self._sorted or (None, False)
        return [
            Column(
                column_title(self._register, attr, self.words) + signs[backwards if number == at else None],
                right=attr in (USERS, STOPS),
            )
            for number, attr in enumerate(columns_of(self._register))
        ]

    def _draw(self) -> None:
        at, backwards = self._sorted or (None, False)
        shown = in_order(fitting(self._entries, self._line.value), at, backwards=backwards)
        rows = [Row(entry.id, entry.cells, strong=entry.id in self._marked) for entry in shown]
        signs = dict.fromkeys(self._alike, ALIKE) | dict.fromkeys(self._marked, MARKED)
        self._table.fill_cells(self._columns(), rows, natural=self._natural, signs=signs)
        self.stand(self._standing(len(shown)))
        self._show_side()
        self.refresh_bindings()

    def _standing(self, shown: int) -> str:
        words, every = self.words, len(self._entries)
        said = [words.plural("tui.register.count", every)]
        if not every:
            said = [words("register.empty.list" if target_of(self._register) else "register.empty")]
        if shown < every:
            said = [words("register.shown", shown=shown, every=every)]
        if self._marked:
            said.append(words.plural("register.marked", len(self._marked)))
        if self._alike:
            said.append(words.plural("register.alike", len(self._alike), sign=ALIKE))
        return " · ".join(said)

    def _show_side(self) -> None:
        side, current = self.query_one(LongText), self._table.current
        if side.display:
            side.show_text(record_text(current, self.desk.plan, self.words, used_by=users_of(self.desk.plan, current)))

    def on_row_table_moved(self) -> None:
        """The row under the cursor, beside the table; another cell takes other answers."""
        self._show_side()
        self.refresh_bindings()

    # Filtering and sorting

    def on_input_changed(self) -> None:
        """The rows that fit what is typed."""
        self._draw()

    def on_input_submitted(self) -> None:
        """Enter: what is filtered stays, the keys go to the table."""
        self._table.focus()

    def action_filter(self) -> None:
        """Begin to filter, or change the filter."""
        self.query_one(FilterBar).display = True
        self._line.focus()

    def _close_filter(self) -> None:
        self.query_one(FilterBar).display = False
        self._line.value = ""
        self._table.focus()

    def action_sort(self) -> None:
        """By the column under the cursor; once more backwards, a third time as stored."""
        at = self._table.column
        now = self._sorted
        self._sorted = (at, False) if now is None or now[0] != at else (at, True) if not now[1] else None
        self._draw()

    def action_back(self) -> None:
        """Out of the filter first; a list that was begun is not given up unasked."""
        if self.query_one(FilterBar).display:
            self._close_filter()
            self._draw()
        elif self.drafts.any:
            self.confirm(self.words("register.list"), self.words("register.list.given_up"), then=super().action_back)
        else:
            super().action_back()

    # One cell

    @property
    def _attr(self) -> str:
        return columns_of(self._register)[self._table.column]

    def _slot(self) -> Slot | None:
        """The field under the cursor, if it is one."""
        current = self._table.current
        if not current or self._attr in (USERS, PHONES, STOPS) or current not in self.desk.plan.by_id:
            return None
        return slot_at(self.desk.plan, Place(object=current, field=self._attr), self.words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the cell and the register allow."""
        if not self.desk_app.is_open or not self.is_mounted:
            return super().check_action(action, parameters)
        if self._line.has_focus:
            return action == "back"
        if action in _NEED_A_ROW and not self._table.current:
            return False
        if action == "set_many":
            return len(self._marked) > 0
        if action == "import_list":
            return target_of(self._register) is not None
        if action in ("unknown", "accept"):
            slot = self._slot()
            return slot is not None and (slot.suggested if action == "accept" else takes_unknown(slot, self.words))
        return super().check_action(action, parameters)

    def on_row_table_chosen(self) -> None:
        """A click on the cell that one stands on."""
        self.action_edit()

    def action_edit(self) -> None:
        """Change the cell; the name opens the thing with all its fields."""
        from kontinuitet.tui.plans.editing import ask
        from kontinuitet.tui.plans.register_acts import ask_phone

        slot = self._slot()
        if self._attr == USERS:
            self.action_users()
        elif self._attr == PHONES:
            ask_phone(self, self._table.current)
        elif slot is None or self._attr == NAME:
            self.action_open()
        else:
            ask(self, slot)

    def action_unknown(self) -> None:
        """Answer that it is not known: who finds out, by when."""
        from kontinuitet.tui.plans.editing import ask_not_known

        slot = self._slot()
        if slot is not None:
            ask_not_known(self, slot)

    def action_accept(self) -> None:
        """Confirm the suggestion as it is."""
        from kontinuitet.tui.plans.editing import accept

        slot = self._slot()
        if slot is not None:
            accept(self, slot.place)

    # One thing

    def action_open(self) -> None:
        """The thing with all its fields."""
        current = self._table.current
        if current:
            open_place(self, Place(object=current))

    def action_rename(self) -> None:
        """Another name; what refers to it goes on doing so."""
        from kontinuitet.tui.plans.editing import ask

        ask(self, slot_at(self.desk.plan, Place(object=self._table.current, field="name"), self.words))

    def action_users(self) -> None:
        """Who uses it, to go there."""
        from kontinuitet.tui.plans.register_acts import choose_user

        choose_user(self, self._table.current)

    def action_new(self) -> None:
        """One more; what was filtered for and not found is its name to begin with."""
        from kontinuitet.tui.plans.register_adding import ask_new

        ask_new(self, self._register, name="" if self._table.rows else self._line.value, stored=self._open_new)

    def _open_new(self, identity: str) -> None:
        from kontinuitet.tui.plans.register_adding import open_added

        if identity not in {row.id for row in self._table.rows}:
            self._close_filter()
            self._draw()
        self._table.select(identity)
        open_added(self, self._register, identity)

    # Several things

    @property
    def _meant(self) -> list[str]:
        """What an act on several is about: the marked ones in their order, else the one under the cursor."""
        marked = [entry.id for entry in self._entries if entry.id in self._marked]
        return marked or [self._table.current]

    def action_mark(self) -> None:
        """Mark or unmark, and go on to the next."""
        current = self._table.current
        if current in self._marked:
            del self._marked[current]
        else:
            self._marked[current] = None
        self._draw()
        self._table.action_move(1)

    def action_mark_all(self) -> None:
        """Mark all that are shown; when they all are, unmark them."""
        shown = [row.id for row in self._table.rows]
        if all(each in self._marked for each in shown):
            self._marked = {each: None for each in self._marked if each not in shown}
        else:
            self._marked |= dict.fromkeys(shown)
        self._draw()

    def action_set_many(self) -> None:
        """Set a field of all that are marked."""
        from kontinuitet.tui.plans.register_acts import ask_many_values

        ask_many_values(self, self._meant, at=self._attr, then=self._stand_in)

    def _stand_in(self, attr: str) -> None:
        """Stand in the column of a field, so that what is set there is in sight."""
        if attr in columns_of(self._register):
            self._table.to_column(columns_of(self._register).index(attr))

    def action_remove(self) -> None:
        """Take away what is marked, else the thing under the cursor, after showing what would break."""
        from kontinuitet.tui.plans.register_acts import ask_remove

        ask_remove(self, self._meant)

    def action_merge(self) -> None:
        """Make two things one."""
        from kontinuitet.tui.plans.merging import ask_merge

        ids = [entry.id for entry in self._entries]
        ask_merge(
            self,
            ids,
            marked=self._meant if self._marked else (),
            current=self._table.current,
            collection=self._collection,
        )

    def action_import_list(self) -> None:
        """Paste a list, or read one from a file."""
        from kontinuitet.tui.plans.list_import import begin_list

        target = target_of(self._register)
        if target is not None:
            begin_list(self, target, self.drafts)

    # Elsewhere

    def action_search(self) -> None:
        """Find anything."""
        search(self)

    def action_registers(self) -> None:
        """Another register."""
        from kontinuitet.tui.plans.register_menu import choose_register

        choose_register(self)

    def standing_on(self) -> Place | None:
        """The thing under the cursor."""
        return Place(object=self._table.current) if self._table.current else None


_NEED_A_ROW = frozenset(
    ("edit", "open", "rename", "users", "mark", "mark_all", "remove", "merge", "unknown", "accept", "sort")
)
