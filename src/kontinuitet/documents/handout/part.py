"""The parts of a document: a heading, and the lines of Markdown under it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kontinuitet.documents.report.markdown import plain


@dataclass(frozen=True)
class Part:
    """One heading with what stands under it until the next. ``kind`` tells a style sheet what it is.

    ``title`` is text as people write it, ``lines`` are Markdown.
    """

    kind: str
    level: int
    title: str
    lines: tuple[str, ...] = ()

    def under(self, levels: int) -> "Part":
        """The same so many levels further in."""
        return replace(self, level=self.level + levels)

    @property
    def markdown(self) -> list[str]:
        """The heading and its lines."""
        return [f"{'#' * self.level} {plain(self.title)}", "", *self.lines]


def part(kind: str, level: int, title: str, *blocks: Sequence[str]) -> Part:
    """A part of several blocks of lines, of which those that are empty vanish."""
    return Part(kind, level, title, tuple(line for block in blocks for line in block))


def markdown_text(parts: Iterable[Part]) -> str:
    """The whole document."""
    return "\n".join(line for one in parts for line in one.markdown).rstrip("\n") + "\n"
