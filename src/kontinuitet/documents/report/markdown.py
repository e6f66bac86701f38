"""Markdown as the report writes it: tables, lists, and text of people that stays text."""

import re
from collections.abc import Iterable, Sequence

# Brackets stay as they were written, so that a raw report reads well; only what would become markup is broken.
_MARKUP = re.compile(
    r"""\\(?=[!-/:-@\[-`{-~]|$)     # a backslash that would take the next sign with it
      | [*`<~]                      # stress, code, tags, strikethrough
      | (?<![^\W_])_ | _(?![^\W_])  # stress again; within a word an underscore is only text
      | &(?=[\#A-Za-z])             # a named or numbered character
      | (?<=\])[(:]                 # a link, or where one leads
    """,
    re.VERBOSE,
)
_OPENING = re.compile(r"^(?=[#+>=|-]|\[[ xX]\])|^\d{1,9}(?=[.)])")


def plain(text: str) -> str:
    """A text within a line: one line, nothing in it that Markdown would take for more than text."""
    return _MARKUP.sub(lambda mark: "\\" + mark[0], " ".join(text.split()))


def cell(text: str) -> str:
    """A text within a table; a bar as ``\\|``."""
    return plain(text).replace("|", "\\|")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table of texts with its blank line after it; without rows nothing at all."""
    lines = [_row(row) for row in rows]
    return [_row(heads), f"|{'---|' * len(heads)}", *lines, ""] if lines else []


def _row(texts: Sequence[str]) -> str:
    return f"| {' | '.join(cell(text) for text in texts)} |"


def bullets(items: Iterable[str]) -> list[str]:
    """A list of texts with its blank line after it; without items nothing at all."""
    lines = [f"- {_opened(plain(item))}" for item in items]
    return [*lines, ""] if lines else []


def _opened(text: str) -> str:
    """The text so that its beginning is not taken for a heading, a list in the list, a box to tick or a rule."""
    return _OPENING.sub(lambda mark: mark[0] + "\\", text, count=1)
