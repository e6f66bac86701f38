"""A part of the console: a title and as many whole entries as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widget import Widget

from kontinuitet.tui.text import clean, content


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line: text that gives way, and to the right the first of some texts that leaves it enough room.

    ``keeps``: the characters that the text keeps before a shorter one is taken to the right of it. ``above``: the
    pane's width in characters below which the line is left out.
    """

    left: str
    right: tuple[str, ...] = ()
    style: str = ""
    above: int = 0
    keeps: int = 20


Entry = tuple[Drawn, ...]
"""Lines that stand or fall together."""

LINE = 500


class Pane(Widget):
    """Entries under a title; those for which there is no room are counted in the title's line."""

    DEFAULT_CSS = "Pane { height: 1fr; background: $background; color: $foreground; }"

    def __init__(self, identity: str) -> None:
        super().__init__(id=identity)
        self._title = ""
        self._more = ""
        self._entries: Sequence[Entry] = ()

    def show_entries(self, title: str, entries: Sequence[Entry], more: str) -> None:
        """Show other entries. ``more``: what stands after the number of those that found no room."""
        if (title, entries, more) != (self._title, self._entries, self._more):
            self._title, self._entries, self._more = title, entries, more
            self.refresh()

    def render(self) -> Content:
        """The title and the entries."""
        width, height = self.size.width, self.size.height - 1
        entries = [tuple(line for line in entry if line.above <= width) for entry in self._entries]
        left = len(entries) - _whole(entries, height)
        lines = [_line(line, width) for entry in entries for line in entry][:height]
        title = f"{self._title} ─ {left} {self._more}" if left else self._title
        return Content("\n").join([heading(title, width), *lines])


def heading(title: str, width: int) -> Content:
    """A title with a rule as long as there is room."""
    return content(set_cell_size(f"─ {title} " + "─" * width, width), "bold $accent")


def _whole(entries: Sequence[Entry], height: int) -> int:
    """How many entries, from the beginning, can be seen at least with their first line."""
    used = 0
    for number, entry in enumerate(entries):
        if used >= height:
            return number
        used += len(entry)
    return len(entries)


def _line(line: Drawn, width: int) -> Content:
    left = clean(line.left, LINE).replace("\n", " ")
    sides = [clean(side, LINE).replace("\n", " ") for side in line.right]
    kept = min(cell_len(left), line.keeps)
    fits = (side for side in sides if kept + 1 + cell_len(side) <= width)
    right = next(fits, sides[-1] if sides else "")
    room = max(0, width - (cell_len(right) + 1 if right else 0))
    shown = left if cell_len(left) <= room else set_cell_size(left, max(0, room - 1)) + "…"
    text = set_cell_size(shown, room) + (f" {right}" if right else "")
    return content(set_cell_size(text, width), line.style)
