"""A small form for a value of several parts: each part has its question, its line, and what is wrong with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from kontinuitet.domain.supplier import DutyState, DutyStatus, IncidentDuty
from kontinuitet.tui.bindings import ANSWERS, GRADES
from kontinuitet.tui.dialogs import Kept, Option
from kontinuitet.tui.exercise.form import Picked, Picker
from kontinuitet.tui.table import Column, Row, RowTable
from kontinuitet.tui.text import content
from kontinuitet.tui.typed import TypedLine


@dataclass(frozen=True, slots=True)
class Ask:
    """One part: its question with an example, its text, and what says whether a text is good ("" or why not)."""

    id: str
    question: str
    value: str
    check: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class AskOne:
    """One part that takes one of a few values, all of them in sight."""

    id: str
    question: str
    options: Sequence[Option]
    value: str


class Answers(Kept):
    """Several lines. Enter goes on and stores on the last; what is wrong stands under its own line."""

    KEYS = ANSWERS
    DEFAULT_CSS = """
    Answers #lines { height: auto; max-height: 17; background: $surface; }
    Answers .row { height: auto; background: $surface; }
    Answers .question { width: 46; background: $surface; color: $foreground; padding: 0 1 0 0; }
    Answers .row > Input { width: 1fr; }
    Answers .row > Picker { width: 1fr; }
    Answers .wrong { background: $surface; color: $error; height: auto; display: none; }
    """

    def __init__(
        self,
        title: str,
        text: str,
        asks: Sequence[Ask | AskOne],
        *,
        submit: Callable[[Mapping[str, str]], str],
    ) -> None:
        """``submit`` stores the parts, all of them checked, and returns "" or the sentence of what is wrong."""
        super().__init__(title, text)
        self._asks = asks
        self._submit = submit
        self._begun: Mapping[str, str] = {}

    def compose_box(self) -> ComposeResult:
        """A row for each part, and what is wrong."""
        with VerticalScroll(id="lines", can_focus=False):
            for ask in self._asks:
                with Horizontal(classes="row"):
                    yield Static(content(ask.question), classes="question")
                    if isinstance(ask, Ask):
                        yield TypedLine(ask.value, id=f"field-{ask.id}")
                    else:
                        yield Picker(Picked(ask.id, "", ask.options, ask.value))
                yield Static(id=f"wrong-{ask.id}", classes="wrong")
        yield Static(id="problem")

    def on_mount(self) -> None:
        """Begin in the first line."""
        self._widget(self._asks[0]).focus()
        self._begun = self._values()

    def _widget(self, ask: Ask | AskOne) -> TypedLine | Picker:
        if isinstance(ask, Ask):
            return self.query_one(f"#field-{ask.id}", TypedLine)
        return self.query_one(f"#field-{ask.id}", Picker)

    def _values(self) -> dict[str, str]:
        return {ask.id: self._widget(ask).value.strip() for ask in self._asks}

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong with a line is taken back when it is written anew."""
        self.touched()
        self._tell_of((event.input.id or "").removeprefix("field-"), "")

    def _tell_of(self, identity: str, problem: str) -> None:
        for wrong in self.query(f"#wrong-{identity}").results(Static):
            wrong.update(content(f"× {problem}" if problem else ""))
            wrong.display = bool(problem)

    def on_input_submitted(self) -> None:
        """Enter in a line."""
        self.action_next()

    def action_next(self) -> None:
        """The next line, or store after the last."""
        focused = self.focused
        last = self._widget(self._asks[-1])
        if focused is last:
            self.action_save()
        else:
            self.focus_next("TypedLine, Picker")

    def action_move(self, by: int) -> None:
        """The line below or above."""
        if by > 0:
            self.focus_next("TypedLine, Picker")
        else:
            self.focus_previous("TypedLine, Picker")

    def store(self) -> str:
        """Check each line, then store; nothing when nothing was changed."""
        values = self._values()
        if values == self._begun:
            return ""
        wrong = {ask.id: ask.check(values[ask.id]) for ask in self._asks if isinstance(ask, Ask) and values[ask.id]}
        for identity, problem in wrong.items():
            self._tell_of(identity, problem)
        first = next((ask for ask in self._asks if wrong.get(ask.id)), None)
        if first is not None:
            self._widget(first).focus()
            return self.desk_app.words("tui.answers.wrong")
        return self._submit(values)


class Grades(Kept):
    """All duties of a supplier at an incident, each graded with one key."""

    KEYS = GRADES
    DEFAULT_CSS = "Grades RowTable { max-height: 12; }"
    COLUMNS: ClassVar = (Column("", flexible=True), Column(""))

    def __init__(
        self, title: str, text: str, given: Sequence[DutyState], *, submit: Callable[[tuple[DutyState, ...]], str]
    ) -> None:
        """``submit`` stores the duties that have a grade, in their fixed order."""
        super().__init__(title, text)
        self._given = {one.duty: one.status for one in given}
        self._begun = dict(self._given)
        self._submit = submit

    def compose_box(self) -> ComposeResult:
        """The duties, and what is wrong."""
        yield RowTable(header=False)
        yield Static(id="problem")

    def on_mount(self) -> None:
        """The first duty."""
        self._draw()
        self.query_one(RowTable).focus()

    def _draw(self) -> None:
        words = self.desk_app.words
        rows = [
            Row(duty.value, (words(f"tui.duty.{duty.value}"), self._shown(duty)), strong=duty not in self._given)
            for duty in IncidentDuty
        ]
        self.query_one(RowTable).fill(self.COLUMNS, rows)

    def _shown(self, duty: IncidentDuty) -> str:
        status = self._given.get(duty)
        return "·" if status is None else self.desk_app.words(f"tui.grade.{status.value}")

    def action_grade(self, status: str) -> None:
        """Grade the duty under the cursor and go on to the next."""
        table = self.query_one(RowTable)
        duty = IncidentDuty(table.current)
        self.touched()
        if status:
            self._given[duty] = DutyStatus(status)
        else:
            self._given.pop(duty, None)
        self._draw()
        if status:
            table.action_move(1)

    def store(self) -> str:
        """Store the grades; nothing when nothing was changed."""
        if self._given == self._begun:
            return ""
        return self._submit(
            tuple(DutyState(duty=duty, status=self._given[duty]) for duty in IncidentDuty if duty in self._given)
        )
