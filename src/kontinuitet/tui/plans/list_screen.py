"""What a list would do before it is taken: its columns, its rows, and what is decided for each."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.worker import Worker, WorkerState

from kontinuitet.documents.lists import RowResult, summary
from kontinuitet.documents.problems import problem_text
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.document import LongText
from kontinuitet.tui.plans.keys import LIST
from kontinuitet.tui.plans.list_drafts import Draft, Drafts
from kontinuitet.tui.plans.list_words import (
    Shown,
    asks,
    chosen_columns,
    column_rows,
    detail_text,
    field_options,
    shown,
)
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.plans.speech import led_to
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.table import Column, RowTable
from kontinuitet.usecases.list_import import Decision, preview, take

AT_ONCE = 1_000
"""Lines of a list that are looked at while the key waits; a longer one is worked through beside the screen."""

_COLUMN_TITLES = ("register.list.column", "register.list.read_as", "register.list.sample")
_TITLES = ("register.list.row", "register.list.fate", "tui.column.name", "register.list.what")


def lines_of(data: bytes | str) -> int:
    """How many lines a list has, whether it is text or the bytes of a file."""
    return data.count("\n") if isinstance(data, str) else data.count(b"\n")


class ListScreen(DeskScreen):
    """The columns of a list above, its rows below, and under them all that the row under the cursor does."""

    KEYS = LIST
    DEFAULT_CSS = """
    ListScreen #columns { height: auto; max-height: 6; border-bottom: hkey $muted; }
    ListScreen #rows { height: 1fr; }
    ListScreen #detail { height: auto; max-height: 6; border-top: hkey $muted; }
    """

    def __init__(self, register: DeskScreen, draft: Draft, drafts: Drafts) -> None:
        """``register``: the screen that the list was begun on, which tells what was taken in."""
        super().__init__()
        self._register = register
        self._draft = draft
        self._drafts = drafts
        self._shown: Shown | None = None
        self._by_row: dict[str, RowResult] = {}
        self._only = False
        self._at_rows = False

    def crumbs(self) -> Sequence[str]:
        """The register › the list."""
        words = self.words
        return (words("tui.act.plans"), words(f"tui.register.{self._draft.target.value}"), self._draft.source)

    def state_text(self) -> str:
        """Nothing of it is stored yet."""
        return self.words("register.list.not_stored")

    def compose_body(self) -> ComposeResult:
        """The columns, the rows and the row under the cursor."""
        yield RowTable(id="columns")
        yield RowTable(id="rows")
        detail = LongText(id="detail")
        detail.can_focus = False
        yield detail

    # Looking at the list

    def show(self) -> None:
        """Look at the list against the plan as it stands; beside the screen if it is long."""
        self._shown = None
        if lines_of(self._draft.data) <= AT_ONCE:
            self._draw(self._look_through())
        else:
            self.stand(self.words("register.list.working"))
            self.run_worker(self._look_through, thread=True, exclusive=True)

    def _look_through(self) -> Shown:
        draft, words = self._draft, self.words
        run = preview(
            self.desk,
            draft.data,
            target=draft.target,
            columns=dict(draft.columns),
            decisions=draft.decisions,
            lang=file_language(words),
        )
        return shown(run, draft, words)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A long list has been looked through; an earlier look at it no longer counts."""
        result = event.worker.result if event.state is WorkerState.SUCCESS else None
        if isinstance(result, Shown):
            self._draw(result)

    def _draw(self, found: Shown) -> None:
        words = self.words
        self._shown = found
        self._by_row = {str(row.number): row for row in found.run.rows}
        self.query_one("#columns", RowTable).fill(
            [Column(words(title), flexible=title == _COLUMN_TITLES[-1]) for title in _COLUMN_TITLES],
            column_rows(found.columns, words),
        )
        self.query_one("#rows", RowTable).fill(
            [Column(words(title), right=title == _TITLES[0], flexible=title == _TITLES[-1]) for title in _TITLES],
            [row for row in found.rows if not self._only or asks(self._by_row[row.id])],
        )
        if not self._at_rows:
            self._at_rows = bool(found.rows)
            self.query_one("#rows" if found.rows else "#columns", RowTable).focus()
        self.stand(self._standing(found))
        self._show_detail()
        self.refresh_bindings()

    def _standing(self, found: Shown) -> str:
        words, run = self.words, found.run
        said = [problem_text(one, words) for one in run.problems] or [
            words("lists.summary", counts=summary(run, words))
        ]
        if not run.problems and run.after is None:
            said.append(words("register.list.stopped"))
        if self._only:
            said.append(words("register.list.only"))
        return " ".join(said)

    def _row(self) -> RowResult | None:
        return self._by_row.get(self.query_one("#rows", RowTable).current)

    def _show_detail(self) -> None:
        detail = self.query_one(LongText)
        text = detail_text(self._row(), self._shown.run, self.words) if self._shown else ""
        detail.show_text(text)
        detail.display = bool(text)

    def on_row_table_moved(self) -> None:
        """What the row under the cursor does."""
        self._show_detail()

    def on_row_table_chosen(self) -> None:
        """A click on the row that one stands on."""
        self.action_change()

    # Choosing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Rows are decided about where there are any."""
        if action in ("decide", "decide_all", "leave_out", "only", "references", "take"):
            return self.desk_app.is_open and bool(self._by_row)
        return super().check_action(action, parameters)

    def action_switch(self) -> None:
        """From the columns to the rows and back."""
        columns, rows = self.query_one("#columns", RowTable), self.query_one("#rows", RowTable)
        (rows if columns.has_focus else columns).focus()

    def action_change(self) -> None:
        """What a column is taken for, or what is done with a row."""
        columns = self.query_one("#columns", RowTable)
        if columns.has_focus and columns.current:
            self._ask_field(int(columns.current))
        elif self._row() is not None:
            self._ask_decision(self._decide)

    def _ask_field(self, position: int) -> None:
        found = self._shown
        if found is None:
            return
        column = next(one for one in found.columns if one.position == position)

        def chosen(attr: str) -> None:
            self._draft.columns = chosen_columns(self._draft, found.columns, position, attr)
            self.show()

        title = self.words("register.list.column_is", column=column.heading or f"#{position + 1}")
        at = column.field.attr if column.field else None
        self.choose(title, field_options(self._draft, self.words), then=chosen, at=at)

    def _ask_decision(self, then: Callable[[Decision], None]) -> None:
        words = self.words
        options = [
            Option(each.value, words(f"register.act.{each.value}"), words(f"register.list.about.{each.value}"))
            for each in Decision
        ]
        self.choose(words("register.list.decide"), options, then=lambda chosen: then(Decision(chosen)))

    def action_decide(self, decision: str) -> None:
        """Decide for the row under the cursor, and go on to the next."""
        if self._row() is not None:
            self._decide(Decision(decision))
            self.query_one("#rows", RowTable).action_move(1)

    def _decide(self, decision: Decision) -> None:
        row = self._row()
        if row is not None:
            self._draft.rows[row.number] = decision
            self.show()

    def action_decide_all(self) -> None:
        """Decide for all rows that match something known."""
        self._ask_decision(self._decide_all)

    def _decide_all(self, decision: Decision) -> None:
        self._draft.matching = decision
        self._draft.rows.clear()
        self.show()

    def action_leave_out(self) -> None:
        """Take the list without the rows that do not work, or not."""
        self._draft.leave_out_bad = not self._draft.leave_out_bad
        self.show()
        self.say(self.words("register.list.bad_out" if self._draft.leave_out_bad else "register.list.bad_stop"))

    def action_references(self) -> None:
        """Add suppliers, roles and people that the list names and nobody knows, or refuse their rows."""
        self._draft.new_references = not self._draft.new_references
        self.show()
        self.say(self.words("register.list.refs_new" if self._draft.new_references else "register.list.refs_known"))

    def action_only(self) -> None:
        """Only the rows that somebody should look at, or all."""
        self._only = not self._only
        if self._shown is not None:
            self._draw(self._shown)

    # Taking

    def action_take(self) -> None:
        """Store what is shown, as one step, and back to the register."""
        words = self.words
        if self._shown is None:
            self.say(words("register.list.working"), "warning")
            return
        run = self._shown.run
        if run.after is None:
            self.say(self._standing(self._shown), "problem")
            return
        changed = take(self.desk, run, source=self._draft.source)
        self._drafts.forget(self._draft.target)
        counts = summary(run, words)
        said = words("register.list.taken", counts=counts) if changed.step else words("register.list.no_change")
        self.app.pop_screen()
        self._register.changed(*led_to(said, changed, words))

    def action_back(self) -> None:
        """Back to the register; the list stays as it is until it is taken."""
        super().action_back()
        self._register.say(self.words("register.list.kept"))
