"""A dialog with several fields: lines to type in and values to pick; what was typed stays until it is stored."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input, Static

from kontinuitet.tui.dialogs import Dialog, Option, attempted
from kontinuitet.tui.exercise.keys import FORM, PICKER
from kontinuitet.tui.screen import Keyed
from kontinuitet.tui.text import content
from kontinuitet.tui.typed import TypedLine


@dataclass(frozen=True, slots=True)
class Typed:
    """A line to type in."""

    id: str
    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Picked:
    """One of a few values, all of them in sight; ``value`` is the id of the one picked from the beginning."""

    id: str
    label: str
    options: Sequence[Option]
    value: str = ""


FormField = Typed | Picked
Values = Mapping[str, str]
"""What was answered: the field's id with the text, or with the id of the option."""


class Form(Dialog[bool]):
    """Several fields. Enter stores them all; what is wrong is said below them, and they stay as they are."""

    KEYS = FORM
    DEFAULT_CSS = """
    Form .row { height: auto; background: $surface; }
    Form .label { width: 18; background: $surface; color: $foreground; padding: 0 1 0 0; }
    Form .row > Input { width: 1fr; }
    Form .row > Picker { width: 1fr; }
    """

    def __init__(self, title: str, text: str, *, fields: Sequence[FormField], submit: Callable[[Values], str]) -> None:
        """``submit`` acts on the answers and returns "" or the sentence of what is wrong."""
        super().__init__(title, text)
        self._fields = fields
        self._submit = submit

    def compose_box(self) -> ComposeResult:
        """A row for each field, and what is wrong."""
        for field in self._fields:
            with Horizontal(classes="row"):
                yield Static(content(field.label), classes="label")
                yield _widget(field)
        yield Static(id="problem")

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.query_one(f"#{_name(self._fields[0])}", Widget).focus()

    def on_input_submitted(self) -> None:
        """Enter in a line."""
        self.action_submit()

    def action_submit(self) -> None:
        """Act on the answers; leave only if nothing was wrong."""
        values = {field.id: self._answer(field) for field in self._fields}
        problem = attempted(self.desk_app, lambda: self._submit(values))
        if problem:
            self.query_one("#problem", Static).update(content(f"× {problem}"))
        else:
            self.dismiss(True)  # noqa: FBT003 - the answer

    def action_cancel(self) -> None:
        """Leave without having done anything."""
        self.dismiss(None)

    def _answer(self, field: FormField) -> str:
        if isinstance(field, Picked):
            return self.query_one(f"#{_name(field)}", Picker).value
        return self.query_one(f"#{_name(field)}", Input).value.strip()


def _name(field: FormField) -> str:
    # The dialog has parts of its own called text and title.
    return f"field-{field.id}"


def _widget(field: FormField) -> Widget:
    if isinstance(field, Picked):
        return Picker(field)
    return TypedLine(field.value, id=_name(field))


class Picker(Keyed, Widget, can_focus=True):
    """A few values, one of them picked: with the arrows or by its number."""

    KEYS = PICKER
    DEFAULT_CSS = """
    Picker { height: auto; background: $panel; color: $foreground; padding: 0 1; }
    Picker:focus { background: $panel; }
    """

    def __init__(self, field: Picked) -> None:
        super().__init__(id=_name(field))
        self._options = field.options
        ids = [option.id for option in field.options]
        self._place = ids.index(field.value) if field.value in ids else 0

    @property
    def value(self) -> str:
        """The id of the picked option; empty when there is none to pick."""
        return self._options[self._place].id if self._options else ""

    def action_move(self, by: int) -> None:
        """The next option or the one before."""
        if self._options:
            self._place = (self._place + by) % len(self._options)
            self.refresh()

    def action_pick(self, number: int) -> None:
        """The option with that number."""
        if number <= len(self._options):
            self._place = number - 1
            self.refresh()

    def render(self) -> Content:
        """All options with their numbers; a sign marks the picked one, brighter while one can change it."""
        lines = self._lines(self.size.width)
        return Content("\n").join(Content("  ").join(self._drawn(number) for number in line) for line in lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's form
        """As many lines as the options need at that width."""
        return max(1, len(self._lines(width)))

    def _lines(self, width: int) -> list[list[int]]:
        """The numbers of the options on each line."""
        lines: list[list[int]] = []
        used = 0
        for number in range(len(self._options)):
            needed = self._drawn(number).cell_length
            if not lines or used + 2 + needed > width:
                lines.append([])
                used = -2
            lines[-1].append(number)
            used += 2 + needed
        return lines

    def _drawn(self, number: int) -> Content:
        picked = number == self._place
        style = ("bold $accent" if self.has_focus else "bold") if picked else ""
        return content(f"{number + 1} {'●' if picked else '○'} {self._options[number].text}", style)

    def on_focus(self) -> None:
        """Draw the picked option as one that can be changed."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw it as one that is set."""
        self.refresh()
