"""Choosing from what there is, or adding what is missing in the same place: one of many, and several of many."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from kontinuitet.tui.bindings import MANY, act_sign
from kontinuitet.tui.dialogs import Choose, Kept, Option, attempted
from kontinuitet.tui.table import Column, Row, RowTable
from kontinuitet.tui.text import content
from kontinuitet.tui.typed import TypedLine
from kontinuitet.wording import Words

ADD = "\x00add"
"""The id of the row that adds what was typed."""

NOTHING = "\x00nothing"
"""The id of the row that stands first when nothing fits: a name that was mistyped is not added by enter alone."""


def fitting(options: Sequence[Option], typed: str) -> list[Option]:
    """The options that contain all the words; those whose text begins with what was typed come first."""
    wanted = typed.casefold().split()
    found = [one for one in options if all(word in f"{one.text} {one.beside}".casefold() for word in wanted)]
    begins = typed.casefold().strip()
    return sorted(found, key=lambda one: not one.text.casefold().startswith(begins)) if begins else found


def is_new(options: Sequence[Option], typed: str) -> bool:
    """Whether something was typed that is the name of none of the options."""
    name = typed.casefold().strip()
    return bool(name) and all(one.text.casefold() != name for one in options)


def nothing_fits(words: Words, *, can_add: bool) -> Row:
    """The row that says so, and that something new is one step further down."""
    return Row(NOTHING, (words("tui.nothing_fits.add" if can_add else "tui.nothing_fits"), ""))


class Pick(Choose):
    """One of many, or something new by the name that was typed; what is always possible stands last."""

    DEFAULT_CSS = "Pick RowTable { max-height: 12; }"

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        *,
        submit: Callable[[str], str],
        at: str | None = None,
        text: str = "",
        last: Sequence[Option] = (),
        add: Callable[[str], str] | None = None,
    ) -> None:
        """``submit`` acts on an id, ``add`` on a new name; both return "" or the sentence of what is wrong."""
        super().__init__(title, options, at=at, text=text)
        self._submit = submit
        self._last = last
        self._add = add
        self._typed = ""

    def _narrow(self, typed: str) -> None:
        self._typed = typed
        table = self.query_one(RowTable)
        # Whoever writes "vet" means "vet inte", and not something new of that name.
        meant = fitting(self._last, typed) if typed.strip() else []
        found = [*fitting(self._all, typed), *meant]
        can_add = self._add is not None and is_new(self._all, typed)
        rows = [Row(one.id, (one.text, one.beside)) for one in found]
        if self._all and not found and typed.strip():
            rows.append(nothing_fits(self.desk_app.words, can_add=can_add))
        if can_add:
            rows.append(Row(ADD, (self.desk_app.words("tui.add_new", name=typed.strip()), "")))
        rows += [Row(one.id, (one.text, one.beside)) for one in self._last if one not in meant]
        table.cursor = 0
        table.fill(self.COLUMNS, rows)
        table.select(rows[0].id if rows else "")
        self.query_one("#problem", Static).update("")

    def action_submit(self) -> None:
        """Take the row under the cursor; leave only if nothing was wrong."""
        chosen = self.query_one(RowTable).current
        if not self.query_one(RowTable).rows:
            return
        if chosen == NOTHING:
            self.query_one("#problem", Static).update(content(self._how_to_add()))
            return
        problem = attempted(self.desk_app, lambda: self._act(chosen))
        if problem:
            self.query_one("#problem", Static).update(content(f"× {problem}"))
        else:
            self.dismiss(chosen)

    def _how_to_add(self) -> str:
        """What to do when nothing fits."""
        if self._add is None or not is_new(self._all, self._typed):
            return self.desk_app.words("tui.nothing_fits")
        return self.desk_app.words("tui.add_new.how", name=self._typed.strip())

    def _act(self, chosen: str) -> str:
        if chosen == ADD and self._add is not None:
            return self._add(self._typed.strip())
        return self._submit(chosen)


class FilterLine(TypedLine):
    """A line to filter with; while it is empty, the space bar does what enter does."""

    class Toggled(Message):
        """The space bar was pressed in the empty line."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "space" and not self.value:
            event.stop()
            event.prevent_default()
            self.post_message(self.Toggled())


Adder = Callable[[str, Callable[[Option], None]], None]
"""Finds out what something new is, and gives it back as an option; it is stored with the rest."""


class PickMany(Kept):
    """Several of many: enter marks and unmarks, what was marked stands first, in the order in which it is meant."""

    KEYS = MANY
    DEFAULT_CSS = "PickMany RowTable { max-height: 10; }"
    COLUMNS: ClassVar = (Column(""), Column("", flexible=True), Column("", right=True))

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        chosen: Sequence[str],
        *,
        submit: Callable[[tuple[str, ...]], str],
        text: str = "",
        is_ordered: bool = False,
        add: Adder | None = None,
    ) -> None:
        """``submit`` stores the ids; ``is_ordered``: which comes first means something."""
        super().__init__(title, text)
        self._options = list(options)
        self._chosen = list(chosen)
        self._submit = submit
        self._is_ordered = is_ordered
        self._add = add

    def compose_box(self) -> ComposeResult:
        """What one types, the options, how many are chosen, and what is wrong."""
        yield FilterLine(placeholder=self.desk_app.words("tui.filter"))
        yield RowTable(header=False)
        yield Static(id="meant")
        yield Static(id="problem")

    def on_mount(self) -> None:
        """All options."""
        self.query_one(RowTable).can_focus = False
        self._draw()

    @property
    def _typed(self) -> str:
        return self.query_one(FilterLine).value

    def _draw(self, *, at: str = "") -> None:
        words, typed = self.desk_app.words, self._typed
        by_id = {one.id: one for one in self._options}
        first = [by_id[each] for each in self._chosen if each in by_id]
        rest = [one for one in self._options if one.id not in self._chosen]
        rows = [Row(one.id, (self._mark(one.id), one.text, one.beside)) for one in fitting([*first, *rest], typed)]
        can_add = self._add is not None and is_new(self._options, typed)
        if self._options and not rows and typed.strip():
            told = nothing_fits(words, can_add=can_add)
            rows.append(Row(told.id, ("", *told.cells)))
        if can_add:
            rows.append(Row(ADD, ("", words("tui.add_new", name=typed.strip()), "")))
        table = self.query_one(RowTable)
        table.fill(self.COLUMNS, rows)
        if at:
            table.select(at)
        self.query_one("#meant", Static).update(content(words.plural("tui.chosen", len(first))))

    def _mark(self, identity: str) -> str:
        if identity not in self._chosen:
            return "○"
        return f"{self._chosen.index(identity) + 1}." if self._is_ordered else "●"

    def on_input_changed(self) -> None:
        """The options that fit, the best first."""
        table = self.query_one(RowTable)
        table.cursor = 0
        self._draw()
        if table.rows:
            table.select(table.rows[0].id)

    def on_input_submitted(self) -> None:
        """Enter in the line."""
        self.action_mark()

    def on_filter_line_toggled(self) -> None:
        """The space bar in the empty line."""
        self.action_mark()

    def on_row_table_chosen(self) -> None:
        """A click on the row that one stands on."""
        self.action_mark()

    def action_mark(self) -> None:
        """Mark or unmark the row under the cursor, or add what was typed."""
        table = self.query_one(RowTable)
        if not table.rows:
            return
        if table.current == NOTHING:
            can_add = self._add is not None and is_new(self._options, self._typed)
            key = "tui.add_new.how" if can_add else "tui.nothing_fits"
            self.query_one("#problem", Static).update(content(self.desk_app.words(key, name=self._typed.strip())))
            return
        self.touched()
        if table.current == ADD and self._add is not None:
            self._add(self._typed.strip(), self._take_new)
            return
        self._toggle(table.current)

    def _take_new(self, option: Option) -> None:
        self._options.append(option)
        self._toggle(option.id)

    def _toggle(self, identity: str) -> None:
        if identity in self._chosen:
            self._chosen.remove(identity)
        else:
            self._chosen.append(identity)
        line = self.query_one(FilterLine)
        if line.value:
            with self.prevent(Input.Changed):
                line.value = ""
        self._draw(at=identity)

    def action_move(self, rows: int) -> None:
        """Up or down in the list."""
        self.query_one(RowTable).action_move(rows)

    def action_shift(self, by: int) -> None:
        """What stands under the cursor comes earlier or later."""
        current = self.query_one(RowTable).current
        if not self._is_ordered or current not in self._chosen:
            return
        place = self._chosen.index(current)
        self._chosen.insert(max(0, min(place + by, len(self._chosen) - 1)), self._chosen.pop(place))
        self.touched()
        self._draw(at=current)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only where the order means something can it be changed."""
        return self._is_ordered if action == "shift" else super().check_action(action, parameters)

    def _keys(self) -> Content:
        words = self.desk_app.words
        shown = [act for act in self.KEYS.acts if act.footer or (self._is_ordered and act.name == "shift")]
        return content("   ".join(f"{act_sign(act, words)} {words(act.label)}" for act in shown))

    def store(self) -> str:
        """Store what is marked."""
        return self._submit(tuple(self._chosen))
