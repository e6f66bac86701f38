"""Markdown as the report writes it: tables, and text of people that stays text."""

from collections.abc import Iterable, Sequence


def cell(text: str) -> str:
    """A text within a table: one line, a bar as ``\\|``, nothing that Markdown would take for a tag or a link."""
    return plain(" ".join(text.split())).replace("|", "\\|")


def plain(text: str) -> str:
    """A text within a line. Brackets stay as they were written; only what would become a tag or a link is broken."""
    return text.replace("<", "\\<").replace("](", "]\\(")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table with its blank line after it; without rows nothing at all."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if not lines:
        return []
    return [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *lines, ""]


def bullets(items: Iterable[str]) -> list[str]:
    """A list with its blank line after it; without items nothing at all."""
    lines = [f"- {plain(' '.join(item.split()))}" for item in items]
    return [*lines, ""] if lines else []
