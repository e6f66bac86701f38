"""Changing one field of the plan from any screen: asked with a line or a list, stored at once, its effects told."""

from collections.abc import Sequence

from kontinuitet.documents.plan import is_typed, with_entry
from kontinuitet.documents.problems import Problem, problem_text
from kontinuitet.domain.text import clean_line
from kontinuitet.domain.values import Place
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.keys import FIELDS
from kontinuitet.tui.plans.slots import Slot, choices, file_language, takes_unknown
from kontinuitet.tui.plans.speech import changed_text
from kontinuitet.tui.screen import DeskScreen, Keyed
from kontinuitet.tui.table import Column, Row, RowTable

TYPED = "\x00typed"
"""The id of the option "write something else"."""


def ask(screen: DeskScreen, slot: Slot) -> None:
    """Ask for a field's new value: a list when it takes one of a few, else a line as the plan files write it."""
    options = _options(screen, slot)
    if not options:
        _ask_line(screen, slot)
        return
    screen.choose(_title(slot), options, then=lambda chosen: _chosen(screen, slot, chosen), at=slot.written)


def _title(slot: Slot) -> str:
    return slot.label[:1].upper() + slot.label[1:]


def _chosen(screen: DeskScreen, slot: Slot, chosen: str) -> None:
    if chosen == TYPED:
        _ask_line(screen, slot)
        return
    problem = enter(screen, slot.place, chosen)
    if problem:
        screen.say(problem, "problem")


def _options(screen: DeskScreen, slot: Slot) -> Sequence[Option]:
    words = screen.words
    listed = choices(slot, screen.desk.plan, words)
    if not listed:
        return ()
    options = [
        Option(written, shown, words("tui.is_now") if written == slot.written else "") for written, shown in listed
    ]
    if takes_unknown(slot, words):
        options.append(Option("?", words("tui.unknown"), "?"))
    options.append(Option("", words("tui.leave_empty")))
    return [*options, Option(TYPED, words("tui.write_yourself"))]


def _ask_line(screen: DeskScreen, slot: Slot) -> None:
    words = screen.words
    key = f"tui.ask.{slot.attr}"
    question = words(key) if words.has(key) else words("tui.ask")
    screen.ask_line(_title(slot), question, value=slot.written, submit=lambda text: enter(screen, slot.place, text))


def enter(screen: DeskScreen, place: Place, text: str) -> str:
    """Store what was typed in a field; "" or the sentence of what is wrong with it."""
    desk = screen.desk
    if is_typed(desk.plan, place):
        after = with_entry(desk.plan, place, text, file_language(screen.words))
        if isinstance(after, Problem):
            return problem_text(after, screen.words)
        changed = desk.replace(after, why=_key(place))
    else:
        line = clean_line(text)
        if not line:
            return screen.words("tui.name_needed")
        changed = desk.change(place, line)
    screen.changed(*changed_text(changed, place, desk.plan, screen.words))
    return ""


def _key(place: Place) -> str:
    from kontinuitet.analysis.rules import place_key

    return place_key(place)


class FieldTable(Keyed, RowTable):
    """The fields of one thing, each changed where it stands."""

    KEYS = FIELDS

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id, header=False)
        self.slots: list[Slot] = []

    def show_slots(self, slots: list[Slot], extra: Sequence[Row] = ()) -> None:
        """Show fields, and below them rows that open something."""
        self.slots = slots
        rows = [Row(slot.attr, (slot.label, slot.shown or "·"), strong=slot.is_unknown) for slot in slots]
        self.fill((Column(""), Column("", flexible=True)), [*rows, *extra])

    @property
    def slot(self) -> Slot | None:
        """The field under the cursor, if it is one."""
        return next((slot for slot in self.slots if slot.attr == self.current), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a field that can be unknown offers that."""
        if action == "unknown":
            return self.slot is not None and takes_unknown(self.slot, self._screen.words)
        return super().check_action(action, parameters)

    @property
    def _screen(self) -> DeskScreen:
        screen = self.screen
        assert isinstance(screen, DeskScreen)  # noqa: S101 - fields stand on no other kind of screen
        return screen

    def action_edit(self) -> None:
        """Ask for the value, or open the row."""
        if self.slot is not None:
            ask(self._screen, self.slot)
        elif self.current:
            self.post_message(self.Chosen(self, self.current))

    def action_unknown(self) -> None:
        """Answer that it is not known; who finds out can be written into the field."""
        if self.slot is not None:
            problem = enter(self._screen, self.slot.place, "?")
            if problem:
                self._screen.say(problem, "problem")

    def on_row_table_moved(self) -> None:
        """Other fields take other answers."""
        self.screen.refresh_bindings()
