"""Long texts: a view that wraps plan texts and Markdown reports and draws only the visible rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from kontinuitet.tui.text import clean

TEXT_LIMIT = 1_000_000
"""Characters; the rest is left out with an ellipsis."""


NARROW = 14
"""Characters; a column of running text below that is no longer read but spelled out."""


@dataclass(frozen=True, slots=True)
class Line:
    """One drawn line; a heading is drawn bold."""

    text: str
    heading: bool = False


class LongText(ScrollView, can_focus=True):
    """Plan text or a report, scrolled with the arrow keys; Markdown's headings, lists and tables look like such."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"longtext--heading"}
    DEFAULT_CSS = """
    LongText { height: 1fr; background: $background; color: $foreground; scrollbar-size-vertical: 1; }
    LongText { padding: 0 1; overflow-x: hidden; scrollbar-gutter: stable; }
    LongText .longtext--heading { color: $accent; background: $background; text-style: bold; }
    """

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._text = text
        self._lines: list[Line] = []

    def show_text(self, text: str) -> None:
        """Show another text from its beginning."""
        self._text = text
        self.scroll_to(y=0, animate=False, immediate=True)
        self._wrap()

    def on_resize(self) -> None:
        """Wrap at the new width."""
        self._wrap()

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width
        if width > 0:
            self._lines = list(wrapped(clean(self._text, TEXT_LIMIT), width))
            self.virtual_size = Size(width, len(self._lines))
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line that has scrolled there."""
        width = self.scrollable_content_region.width
        place = y + self.scroll_offset.y
        if place >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[place]
        style = self.get_component_rich_style("longtext--heading") if line.heading else self.rich_style
        return Strip([Segment(set_cell_size(line.text, width), style)], width)


_HEADING = re.compile(r"#{1,6} +")
_INDENT = re.compile(r" *(?:[-*+] |\d{1,9}[.)] |> ?)?")
_MARKS = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|`([^`]+)`")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_RULE = re.compile(r"\|[\s:|-]+\|?")


def wrapped(text: str, width: int) -> Iterator[Line]:
    """The lines of a text at a width; list items hang, tables have even columns."""
    for is_table, lines in groupby(text.split("\n"), key=lambda line: line.startswith("|")):
        if is_table:
            yield from _table(list(lines), width)
        else:
            for line in lines:
                yield from _paragraph(line, width)


def _paragraph(line: str, width: int) -> Iterator[Line]:
    heading = _HEADING.match(line)
    if heading:
        yield from (Line(part, heading=True) for part in _folded(_plain(line[heading.end() :]), width, 0))
        return
    indent = _INDENT.match(line)
    hang = indent.end() if indent else 0
    yield from (Line(part) for part in _folded(_plain(line), width, min(hang, width // 2)))


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", _MARKS.sub(lambda found: found[1] or found[2], text))


def _folded(text: str, width: int, hang: int) -> Iterator[str]:
    """Break a line between words, and a word that is longer than a line wherever it must."""
    start, margin = 0, ""
    while True:
        room = width - len(margin)
        end = _cut(text, start, room)
        if end < len(text) and text[end] != " ":
            space = text.rfind(" ", start + (hang if not margin else 1), end)
            end = space if space > start else end
        yield margin + text[start:end]
        start = _after_blanks(text, end)
        if start >= len(text):
            return
        margin = " " * hang


def _after_blanks(text: str, start: int) -> int:
    while start < len(text) and text[start] == " ":
        start += 1
    return start


def _cut(text: str, start: int, width: int) -> int:
    """Where the characters end that fit into a width; always at least one character further."""
    piece = text[start : start + width]
    if piece.isascii():
        return start + len(piece)
    used = 0
    # Marks without a width of their own stay with the letter before them.
    for count, char in enumerate(text[start : start + 4 * width]):
        used += cell_len(char)
        if used > width:
            return start + max(1, count)
    return min(len(text), start + 4 * width)


def _table(lines: list[str], width: int) -> Iterator[Line]:
    rows = [_cells(line) for line in lines if not _RULE.fullmatch(line.strip())]
    count = max((len(row) for row in rows), default=0)
    rows = [row + [""] * (count - len(row)) for row in rows]
    widths = _widths(rows, count, width)
    if len(rows) > 1 and _is_cramped(rows, widths):
        yield from _blocks(rows, width)
        return
    for number, row in enumerate(rows):
        yield from (Line(text, heading=number == 0) for text in _table_row(row, widths))


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [_plain(part.replace("\\|", "|").strip()) for part in re.split(r"(?<!\\)\|", inner)]


def _widths(rows: list[list[str]], count: int, width: int) -> list[int]:
    """As wide as needed; when that is too much, the widest columns give way until it fits."""
    widths = [max((cell_len(row[column]) for row in rows), default=0) for column in range(count)]
    room = width - 2 * (count - 1)
    while sum(widths) > room and max(widths, default=0) > 3:
        widest = widths.index(max(widths))
        next_widest = max(width for column, width in enumerate(widths) if column != widest) if count > 1 else 3
        widths[widest] -= max(1, min(sum(widths) - room, widths[widest] - max(3, next_widest)))
    return widths


def _is_cramped(rows: list[list[str]], widths: list[int]) -> bool:
    """Whether a column that has given way is too narrow to be read across."""
    needed = (max(cell_len(row[column]) for row in rows) for column in range(len(widths)))
    return any(width < min(NARROW, wanted) for width, wanted in zip(widths, needed, strict=True))


def _blocks(rows: list[list[str]], width: int) -> Iterator[Line]:
    """Each row as a paragraph of its own: its first cell, and the others under the names of their columns."""
    heads, *data = rows
    for row in data:
        yield from (Line(text, heading=True) for text in _folded(row[0] or heads[0], width, 2))
        for head, cell in zip(heads[1:], row[1:], strict=True):
            if cell:
                yield from (Line(text) for text in _folded(f"  {head}: {cell}", width, 4))
        yield Line("")


def _table_row(row: list[str], widths: list[int]) -> Iterator[str]:
    folded = [list(_folded(cell, max(1, wide), 0)) for cell, wide in zip(row, widths, strict=True)]
    for number in range(max((len(parts) for parts in folded), default=0)):
        parts = [cell[number] if number < len(cell) else "" for cell in folded]
        yield "  ".join(set_cell_size(part, wide) for part, wide in zip(parts, widths, strict=True)).rstrip()
