"""The pages of ``docs/`` taken apart: sections, fenced examples, tables and links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

HANDBOOK = {"sv": "handbok.md", "en": "handbook.md"}
GLOSSARY = {"sv": "ordlista.md", "en": "glossary.md"}
PLAN_FOLDER = {"sv": "planmapp.md", "en": "plan-folder.md"}
SCENARIO = {"sv": "scenariospraket.md", "en": "scenario-language.md"}
RULES = {"sv": "regler.md", "en": "rules.md"}
ARCHITECTURE = "architecture.md"

_FENCE = re.compile(r"(`{3,})(\w*)$")
_HEADING = re.compile(r"(#{1,6}) (.+)$")


@dataclass(frozen=True)
class Fence:
    """An example between fences; ``before`` is the last line of text above it."""

    info: str
    text: str
    line: int
    before: str


@dataclass(frozen=True)
class Line:
    """A line of a page that is outside every fence, with its number."""

    number: int
    text: str


def read(name: str) -> str:
    """The text of a page."""
    return (DOCS / name).read_text(encoding="utf-8")


def taken_apart(text: str) -> tuple[list[Line], list[Fence]]:
    """What stands outside the fences, and the fences."""
    outside: list[Line] = []
    found: list[Fence] = []
    mark, info, start, inside = "", "", 0, list[str]()
    for number, line in enumerate(text.split("\n"), 1):
        match = _FENCE.match(line)
        if mark and line == mark:
            before = next((one.text for one in reversed(outside) if one.text.strip()), "")
            found.append(Fence(info, "\n".join(inside) + "\n", start, before))
            mark, inside = "", []
        elif mark:
            inside.append(line)
        elif match:
            mark, info, start = match[1], match[2], number
        else:
            outside.append(Line(number, line))
    assert not mark, f"a fence that begins in line {start} never ends"
    return outside, found


def fences(text: str, info: str) -> list[Fence]:
    """The fenced examples of one kind."""
    return [fence for fence in taken_apart(text)[1] if fence.info == info]


def headings(text: str) -> Iterator[tuple[int, str, int]]:
    """Level, text and line of every heading."""
    for line in taken_apart(text)[0]:
        match = _HEADING.match(line.text)
        if match:
            yield len(match[1]), match[2].strip(), line.number


def sections(text: str, level: int) -> dict[str, str]:
    """The text under each heading of a level, up to the next heading of that level or above."""
    marks = [(name, line) for depth, name, line in headings(text) if depth == level]
    ends = [line for depth, _, line in headings(text) if depth <= level]
    lines = text.split("\n")
    found: dict[str, str] = {}
    for name, line in marks:
        end = min((other for other in ends if other > line), default=len(lines) + 1)
        assert name not in found, f"two headings say {name}"
        found[name] = "\n".join(lines[line : end - 1])
    return found


def rows(text: str) -> list[list[str]]:
    """The cells of all rows of tables, heads and rules left out."""
    table = [line.text for line in taken_apart(text)[0] if line.text.startswith("|")]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in table]
    rules = {place for place, row in enumerate(cells) if all(set(cell) <= set("-: ") and cell for cell in row)}
    return [row for place, row in enumerate(cells) if place not in rules and place + 1 not in rules]


def code(text: str) -> list[str]:
    """What stands between backticks, outside the fences."""
    return [found for line in taken_apart(text)[0] for found in re.findall(r"`([^`]+)`", line.text)]
