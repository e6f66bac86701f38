"""The other registers: units, suppliers and agreements, resources, information, roles, people, duties to report."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal

from kontinuitet.domain.municipality import Item, Municipality
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.values import Place
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.document import LongText
from kontinuitet.tui.plans.jump import open_place, search, what_if
from kontinuitet.tui.plans.keys import REGISTER
from kontinuitet.tui.plans.record import record_text
from kontinuitet.tui.plans.slots import Slot, slots, users
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.table import Column, Row, RowTable
from kontinuitet.wording import Words

REGISTERS: dict[str, tuple[str, ...]] = {
    "units": ("kind", "parent"),
    "resources": ("owner", "supplier", "stated_recovery"),
    "information": ("owner", "held_by"),
    "backups": ("copies_of", "interval", "tested_on"),
    "suppliers": ("kind", "parent"),
    "agreements": ("form", "support", "recovery", "ends"),
    "roles": ("holder", "deputies", "hours"),
    "role_groups": ("roles",),
    "alert_lists": ("roles",),
    "people": ("unit",),
    "duties": ("deadline", "receiver", "certainty"),
}
"""The registers in the order of the list, and the fields that each shows beside the name."""


def choose_register(screen: DeskScreen) -> None:
    """Choose one of the registers, and open it."""
    plan, words = screen.desk.plan, screen.words
    options = [Option(name, words(f"tui.register.{name}"), str(len(items_of(name, plan)))) for name in REGISTERS]
    screen.choose(words("tui.act.registers"), options, then=lambda name: _open(screen, name))


def _open(screen: DeskScreen, name: str) -> None:
    if isinstance(screen, RegisterScreen):
        screen.turn_to(name)
    else:
        screen.open_screen(RegisterScreen(name))


def items_of(name: str, plan: Municipality) -> tuple[Item, ...]:
    """The objects of a register; information sets have one of their own."""
    if name in ("resources", "information"):
        wanted = name == "information"
        return tuple(one for one in plan.resources if (one.kind is ResourceKind.INFORMATION) is wanted)
    return tuple(getattr(plan, name))


class RegisterScreen(DeskScreen):
    """One register as a table, with who uses what; wide terminals show the row under the cursor beside it."""

    KEYS = REGISTER
    DEFAULT_CSS = "RegisterScreen LongText { width: 48; border-left: vkey $muted; }"

    def __init__(self, name: str) -> None:
        super().__init__()
        self._register = name
        self._users: dict[str, list[Item]] = {}

    def crumbs(self) -> Sequence[str]:
        """Plans › the register."""
        return (self.words("tui.act.plans"), self.words(f"tui.register.{self._register}"))

    def compose_body(self) -> ComposeResult:
        """The table and the second pane."""
        with Horizontal():
            yield RowTable(id="items")
            yield LongText(id="side")

    def on_resize(self) -> None:
        """The second pane only where there is room."""
        self.query_one(LongText).display = self.size.width >= 112

    def turn_to(self, name: str) -> None:
        """Another register in the same place."""
        self._register = name
        self.show()
        self.refresh_title()

    def show(self) -> None:
        """The rows."""
        plan, words = self.desk.plan, self.words
        items = items_of(self._register, plan)
        self._users = users(plan)
        labels = _labels(items, self._register, plan, words)
        columns = [Column(words("tui.column.name"), flexible=True), *(Column(label) for label in labels)]
        columns.append(Column(words("tui.column.users"), right=True))
        rows = [
            Row(item.id, (plan.label(item.id), *self._cells(item), str(len(self._using(item.id))))) for item in items
        ]
        self.query_one(RowTable).fill(columns, rows)
        self.stand(words.plural("tui.register.count", len(items)))
        self._show_side()

    def _cells(self, item: Item) -> list[str]:
        found = _slots(item, self.desk.plan, self.words)
        return [_short(found[attr]) for attr in REGISTERS[self._register]]

    def _using(self, identity: str) -> list[Item]:
        return self._users.get(identity, [])

    def _show_side(self) -> None:
        current = self.query_one(RowTable).current
        text = record_text(current, self.desk.plan, self.words, used_by=self._using(current))
        self.query_one(LongText).show_text(text)

    def on_row_table_moved(self) -> None:
        """The row under the cursor, beside the table."""
        if self.query_one(LongText).display:
            self._show_side()

    def on_row_table_chosen(self) -> None:
        """A click on the row that one stands on."""
        self.action_open()

    def action_open(self) -> None:
        """The thing with all its fields."""
        current = self.query_one(RowTable).current
        if current:
            open_place(self, Place(object=current))

    def action_search(self) -> None:
        """Find anything."""
        search(self)

    def action_registers(self) -> None:
        """Another register."""
        choose_register(self)

    def action_whatif(self) -> None:
        """What stops if something falls."""
        what_if(self)


def _slots(item: Item, plan: Municipality, words: Words) -> dict[str, Slot]:
    return {slot.attr: slot for slot in slots(item, Place(object=item.id), plan, words)}


def _labels(items: Sequence[Item], name: str, plan: Municipality, words: Words) -> list[str]:
    found = _slots(items[0], plan, words) if items else {}
    return [found[attr].label for attr in REGISTERS[name]] if found else []


def _short(slot: Slot) -> str:
    shown = "?" if slot.is_unknown else slot.shown
    return shown if len(shown) <= 24 else shown[:23] + "…"
