"""Markdown of a printed plan: prose of people that keeps lists, tables and stress only, and boxes to tick."""

import re
from collections.abc import Iterator

from kontinuitet.documents.report.markdown import bullets, plain

_CONTAINERS = re.compile(r"[ ]*(?:(?:[-*+]|\d{1,9}[.)])[ ]+|>[ ]?)*")
_BLOCK = re.compile(r"#{1,6}(?=[ ]|$)|=+[ ]*$|-+[ ]*$|~{3}")
_INLINE = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)|[<`]|&(?=[#A-Za-z])|(?<=\])[(:\[]|!(?=\[)")
_ITEM = re.compile(r"(?P<indent> *)(?:(?P<number>\d{1,9})[.)]|[-*+])[ ]+(?:\[[ xX]\][ ]+)?(?P<text>.*)")
NESTED = 2
"""Blanks before a list item from which on it belongs to the one above."""


def prose(text: str) -> list[str]:
    """The text as lines of Markdown, with a blank line after it; nothing for an empty text."""
    return [*map(_line, text.split("\n")), ""] if text.strip() else []


def _line(line: str) -> str:
    start = _CONTAINERS.match(line)
    cut = start.end() if start else 0
    before, rest = line[:cut], _INLINE.sub(lambda mark: "\\" + mark[0], line[cut:])
    # Four blanks would make code of it, in which nothing that was escaped is read as text.
    before = before.replace("\t", " ")
    before = f"   {before.lstrip()}" if len(before) - len(before.lstrip()) > 3 else before
    if not rest and before.rstrip().endswith("-"):
        # Nothing but a dash would make a heading of the line above it.
        return f"{before.rstrip()[:-1]}\\-"
    return before + ("\\" + rest if _BLOCK.match(rest) else rest)


def inline(text: str) -> str:
    """One line of prose that stands within a list item of the document's own."""
    return _INLINE.sub(lambda mark: "\\" + mark[0], text)


def checklist(text: str) -> list[str]:
    """Steps as boxes to tick, numbered as they were; a line that is no step of a list is one all the same."""
    lines = [_box(*step) for step in _steps(text)]
    return [*lines, ""] if lines else []


def _box(nested: bool, number: str, text: str) -> str:  # noqa: FBT001 - one step, unpacked
    shown = f"{number}. " if number else ""
    return f"{'  ' if nested else ''}- [ ] {shown}{inline(text)}".rstrip()


def _steps(text: str) -> Iterator[tuple[bool, str, str]]:
    """Each step: whether it belongs to the one before, its number, its text with the lines that go on with it."""
    found: list[tuple[bool, str, str]] = []
    open_item = False
    for line in text.split("\n"):
        item = _ITEM.fullmatch(line)
        if item is not None:
            found.append((bool(found) and len(item["indent"]) >= NESTED, item["number"] or "", item["text"].strip()))
            open_item = True
        elif not line.strip():
            open_item = False
        elif open_item and line.startswith(" "):
            nested, number, said = found.pop()
            found.append((nested, number, f"{said} {line.strip()}"))
        else:
            found.append((False, "", line.strip()))
            open_item = False
    yield from (step for step in found if step[2])


def facts(rows: list[tuple[str, str]]) -> list[str]:
    """Labels with what is said of each, as a list; a label without anything said is left out."""
    lines = [f"- **{plain(label)}:** {plain(said)}" for label, said in rows if said]
    return [*lines, ""] if lines else []


def labelled(label: str, text: str) -> list[str]:
    """A paragraph that begins with what it is; nothing when nothing is said."""
    return [f"**{plain(label)}:** {plain(text)}", ""] if text else []


def boxes(texts: list[str], *, numbered: bool = False) -> list[str]:
    """The document's own steps as boxes to tick."""
    lines = [f"- [ ] {f'{number}. ' if numbered else ''}{plain(text)}" for number, text in enumerate(texts, start=1)]
    return [*lines, ""] if lines else []


def said(text: str) -> list[str]:
    """One paragraph, whatever it begins with."""
    return [bullets([text])[0].removeprefix("- "), ""]


def note(text: str) -> list[str]:
    """A paragraph that stands out."""
    return [f"**{plain(text)}**", ""]
