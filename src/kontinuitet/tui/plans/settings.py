"""What the municipality decides for all its plans: its limits, its kinds of harm, and its opening hours."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.widgets import Static

from kontinuitet.domain.changes import MUNICIPALITY
from kontinuitet.domain.municipality import Settings
from kontinuitet.domain.values import Place
from kontinuitet.tui.plans.editing import FieldTable
from kontinuitet.tui.plans.jump import open_place
from kontinuitet.tui.plans.keys import SETTINGS
from kontinuitet.tui.plans.review import brief
from kontinuitet.tui.plans.slots import Slot, question_of, slots
from kontinuitet.tui.plans.speech import led_to
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.table import Row, RowTable
from kontinuitet.tui.text import content
from kontinuitet.usecases import categories
from kontinuitet.usecases.desk import Changed
from kontinuitet.wording import Words

HERE = Place(object=MUNICIPALITY)


def open_settings(screen: DeskScreen, *, at: str = "") -> None:
    """Open what the municipality decides, on a field of it."""
    screen.open_screen(SettingsScreen(at=at))


class SettingsScreen(DeskScreen):
    """Every setting with its default beside it; the question of the one under the cursor above them."""

    KEYS = SETTINGS
    DEFAULT_CSS = """
    SettingsScreen #question { height: 3; padding: 0 1; color: $foreground; background: $background; }
    """

    def __init__(self, *, at: str = "") -> None:
        """``at``: the field to stand on."""
        super().__init__()
        self._at = at

    def crumbs(self) -> Sequence[str]:
        """Plans › settings."""
        return (self.words("tui.act.plans"), self.words("tui.settings"))

    def compose_body(self) -> ComposeResult:
        """The question, and the fields."""
        yield Static(id="question")
        yield FieldTable(id="fields")

    def show(self) -> None:
        """The settings as they stand."""
        plan, words = self.desk.plan, self.words
        own = slots(plan, HERE, plan, words)
        limits = told_slots(slots(plan.settings, HERE, plan, words), slots(Settings(), HERE, plan, words), words)
        table = self.query_one(FieldTable)
        table.show_slots([*own, *limits], [*self._categories(), *self._calendars()])
        if self._at:
            table.select(self._at)
            self._at = ""
        table.focus()
        self._ask()

    def _categories(self) -> Iterator[Row]:
        label = self.words("tui.settings.category")
        for one in self.desk.plan.settings.categories:
            used = len(categories.scored_in(self.desk.plan, one.id))
            beside = self.words.plural("tui.settings.scored", used)
            yield Row(f"category {one.id}", (label, f"{one.name} · {beside} ›"))

    def _calendars(self) -> Iterator[Row]:
        label = self.words("tui.settings.calendar")
        yield from (Row(f"object {one.id}", (label, f"{one.name} ›")) for one in self.desk.plan.calendars)
        if not self.desk.plan.calendars:
            yield Row("calendars", (label, self.words("tui.settings.calendars")))

    # The question

    def _ask(self) -> None:
        table = self.query_one(FieldTable)
        if table.slot is not None:
            question = question_of(table.slot, self.words)
        else:
            question = self.words("tui.settings.category.ask" if self._category() else "tui.settings.calendar.ask")
        self.query_one("#question", Static).update(content(question))

    def on_row_table_moved(self) -> None:
        """The question of another one."""
        self._ask()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a kind of harm can be taken away or moved."""
        if action in ("remove_row", "shift"):
            return self.desk_app.is_open and bool(self._category())
        return super().check_action(action, parameters)

    def _category(self) -> str:
        kind, _, identity = self.query_one(FieldTable).current.partition(" ")
        return identity if kind == "category" else ""

    # Changing

    def on_row_table_chosen(self, event: RowTable.Chosen) -> None:
        """Another name for a kind of harm, or opening hours."""
        kind, _, identity = event.row.partition(" ")
        if kind == "category":
            self._rename(identity)
        elif kind == "object":
            open_place(self, Place(object=identity))
        else:
            self.action_registers("calendars")

    def _rename(self, identity: str) -> None:
        found = next((one for one in self.desk.plan.settings.categories if one.id == identity), None)
        if found is not None:
            self.ask_line(
                self.words("tui.settings.category"),
                self.words("tui.settings.category.name"),
                value=found.name,
                submit=lambda name: self._done(
                    categories.rename_category(self.desk, identity, name), "tui.settings.renamed", name
                ),
            )

    def action_new_row(self) -> None:
        """One more kind of harm."""
        self.ask_line(
            self.words("tui.settings.new"),
            self.words("tui.settings.category.name"),
            submit=self._add,
        )

    def _add(self, name: str) -> str:
        said = self._done(categories.add_category(self.desk, name), "tui.settings.added", name)
        self.query_one(FieldTable).select(f"category {self.desk.plan.settings.categories[-1].id}")
        return said

    def action_remove_row(self) -> None:
        """A kind of harm less, after a question; the levels that services have in it go with it."""
        identity, plan, words = self._category(), self.desk.plan, self.words
        name = next((one.name for one in plan.settings.categories if one.id == identity), "")
        count = len(categories.scored_in(plan, identity))

        def remove() -> None:
            self._done(categories.remove_category(self.desk, identity), "tui.settings.removed", name)

        question = words.plural("tui.settings.remove.ask", count)
        self.confirm(words("tui.settings.remove", name=brief(name)), question, then=remove)

    def action_shift(self, by: int) -> None:
        """A kind of harm earlier or later."""
        identity = self._category()
        name = next((one.name for one in self.desk.plan.settings.categories if one.id == identity), "")
        self.desk_app.attempt(
            lambda: self._done(categories.move_category(self.desk, identity, by), "tui.settings.moved", name)
        )

    def action_registers(self, name: str = "") -> None:
        """The registers, or one of them."""
        from kontinuitet.tui.plans.register import RegisterScreen
        from kontinuitet.tui.plans.register_menu import choose_register

        if name:
            self.open_screen(RegisterScreen(name))
        else:
            choose_register(self)

    def _done(self, changed: Changed, said: str, name: str) -> str:
        self.changed(*led_to(self.words(said, name=name.strip()), changed, self.words))
        return ""


def told_slots(found: Sequence[Slot], defaults: Sequence[Slot], words: Words) -> list[Slot]:
    """Settings with what holds as long as nobody has decided otherwise."""
    usual = {slot.attr: slot.shown for slot in defaults}
    return [replace(slot, shown=_told(slot.shown, usual[slot.attr], words)) for slot in found]


def _told(shown: str, usual: str, words: Words) -> str:
    if shown == usual:
        return words("tui.settings.usual", value=shown)
    return words("tui.settings.own", value=shown, usual=usual)
