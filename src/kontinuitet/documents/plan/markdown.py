"""The shape of a plan file: front matter, headings, lists of ``key: value``, tables, and prose kept as it stands.

Only what the format means is recognised: headings of level one to three outside fences, a list or a table where
one is expected. Everything else is prose, kept to the letter. A line of prose that would be read as a heading, as
a list of keys or as the start of a fence that never ends carries a backslash, which the reader takes away.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kontinuitet.documents.problems import ProblemLog
from kontinuitet.domain.text import clean_prose

# Headings and fences as in CommonMark (0-3 blanks before them), perhaps with backslashes in front.
_MARK = re.compile(r"^( {0,3})(\\*)(?:(#{1,3})(?= |$)(.*)|(`{3,}|~{3,})(.*))$", re.MULTILINE)
# A key has a limited length and nothing before it is repeated, so that no line takes long to refuse.
_ENTRY = re.compile(r"- ([^:]{1,80}):(?: (.*)|)$")
_ESCAPED_ENTRY = re.compile(r"\\+- [^:\n]{1,80}:(?: |$)", re.MULTILINE)
_FRONT = re.compile(r"([^:]{1,80}):(?: (.*)|)$")
_RULE = re.compile(r"\|[ :|-]+$")
_BAR = re.compile(r"(?<!\\)(\\*\|)")
_BEFORE_BAR = re.compile(r"(\\*)(\||\Z)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``key: value`` of the front matter or of a list, the key in lower case."""

    key: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in lower case, and each row's cells with its line."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines up to the next one; the body begins on the line after the heading."""

    level: int
    title: str
    line: int
    body: tuple[str, ...]

    def first(self) -> int:
        """The index in the body of the first line that is not blank, or the length of the body."""
        return next((index for index, text in enumerate(self.body) if text), len(self.body))

    def anchor(self) -> tuple[str, str] | None:
        """The name and the id of ``Name {#id}``, or ``None`` for a heading without an id."""
        brace = self.title.rfind("{#") if self.title.endswith("}") else -1
        return (self.title[:brace].rstrip(), self.title[brace + 2 : -1].strip()) if brace >= 0 else None


@dataclass(frozen=True, slots=True)
class Document:
    """A file taken apart: its front matter and its sections, in order."""

    front: tuple[Entry, ...]
    sections: tuple[Section, ...]


def scan(text: str, *, log: ProblemLog) -> Document:
    """Take a text apart; never fails, and says what of it has no place in a plan file."""
    # A line before the first, so that cleaning leaves blank lines there and indexes are line numbers.
    lines = clean_prose("x\n" + text).split("\n")
    lines[0] = ""
    front, start = _front(lines, log=log)
    return Document(front=front, sections=_sections(lines, start=start, log=log))


def _front(lines: list[str], *, log: ProblemLog) -> tuple[tuple[Entry, ...], int]:
    """The entries of the front matter and the number of the line after it."""
    if len(lines) < 2 or lines[1] != "---":
        return (), 1
    end = next((number for number in range(2, len(lines)) if lines[number] == "---"), 0)
    if not end:
        log.add("problems.plan.front_open", line=1)
        return (), 2
    entries = []
    for number in range(2, end):
        match = _FRONT.match(lines[number])
        if match:
            entries.append(Entry(match[1].strip().lower(), (match[2] or "").strip(), number))
        elif lines[number]:
            log.add("problems.plan.bad_front_line", line=number, text=lines[number])
    return tuple(entries), end + 1


def _sections(lines: list[str], *, start: int, log: ProblemLog) -> tuple[Section, ...]:
    heads: list[tuple[int, int, str]] = []
    text = "\n".join(lines[start:])
    number, seen = start, 0
    for mark in _marks(text):
        number, seen = number + text.count("\n", seen, mark.start()), mark.start()
        if mark[2]:
            continue
        if mark[5]:
            log.add("problems.plan.fence_open", line=number)
        else:
            heads.append((number, len(mark[3]), mark[4].strip()))
    ends = [number for number, _, _ in heads[1:]] + [len(lines)]
    stray = next((line for line in range(start, heads[0][0] if heads else len(lines)) if lines[line]), 0)
    if stray:
        log.add("problems.plan.text_before_title", line=stray, text=lines[stray])
    return tuple(
        Section(level, title, number, tuple(lines[number + 1 : end]))
        for (number, level, title), end in zip(heads, ends, strict=False)
    )


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Headings and escaped marks outside fences, and the openings of fences that never close."""
    marks = list(_MARK.finditer(text))
    longest = _closers_after(marks)
    closing = ""
    for mark, after in zip(marks, longest, strict=True):
        fence = mark[5] if not mark[2] else None
        if closing:
            if fence and not mark[6].strip() and fence.startswith(closing):
                closing = ""
        elif fence and not _opens(mark):
            continue
        elif fence and after[fence[0]] >= len(fence):
            closing = fence
        else:
            yield mark


def _opens(mark: re.Match[str]) -> bool:
    """As in CommonMark, backticks after the opening backticks make it ordinary text."""
    return mark[5][0] == "~" or "`" not in mark[6]


def _closers_after(marks: list[re.Match[str]]) -> list[dict[str, int]]:
    """For each mark, how long the longest closing fence of either kind after it is."""
    longest = {"`": 0, "~": 0}
    result = []
    for mark in reversed(marks):
        result.append(longest)
        if mark[5] and not mark[2] and not mark[6].strip():
            longest = {**longest, mark[5][0]: max(longest[mark[5][0]], len(mark[5]))}
    return result[::-1]


def is_entry(line: str) -> bool:
    """Whether a line would be read as the beginning of a list of keys."""
    return _ENTRY.match(line) is not None


def entries(section: Section, *, log: ProblemLog) -> tuple[tuple[Entry, ...], int]:
    """The list of keys that a section begins with, and the index in its body of what follows."""
    index = section.first()
    found: list[Entry] = []
    if index == len(section.body) or not is_entry(section.body[index]):
        return (), index
    while index < len(section.body) and (line := section.body[index]) and not line.startswith("|"):
        number = section.line + 1 + index
        match = _ENTRY.match(line)
        if match:
            found.append(Entry(match[1].strip().lower(), (match[2] or "").strip(), number))
        else:
            code = "bad_list_line" if line.startswith("- ") else "list_needs_blank"
            log.add(f"problems.plan.{code}", line=number, text=line)
        index += 1
    return tuple(found), index


def table(section: Section, *, after: int, log: ProblemLog) -> Table | None:
    """The table that begins at or after an index of a section's body; anything besides it is a problem."""
    body = section.body
    start = next((index for index in range(after, len(body)) if body[index]), len(body))
    end = next((index for index in range(start, len(body)) if not body[index].startswith("|")), len(body))
    stray = next((index for index in range(end, len(body)) if body[index]), None)
    first = section.line + 1
    if stray is not None:
        code = "second_table" if body[stray].startswith("|") else "text_in_table_section"
        log.add(f"problems.plan.{code}", line=first + stray, text=body[stray])
    if start == end:
        return None
    columns = tuple(cell.lower() for cell in _cells(body[start]))
    if end - start < 2 or not _is_rule(body[start + 1]):
        log.add("problems.plan.table_rule", line=first + start, rule="|---" * len(columns) + "|")
        return None
    rows = tuple((first + index, _cells(body[index])) for index in range(start + 2, end))
    return Table(columns=columns, rows=rows, line=first + start)


def _is_rule(line: str) -> bool:
    return "-" in line and _RULE.match(line) is not None


def _cells(line: str) -> list[str]:
    closed = line.endswith("|") and len(line) > 1
    if "\\" not in line:
        return [cell.strip() for cell in line[1 : -1 if closed else None].split("|")]
    cells, current = [], ""
    for part in _BAR.split(line[1:]):
        if not part.endswith("|"):
            current += part
            continue
        slashes = len(part) - 1
        current += "\\" * (slashes // 2)
        if slashes % 2:
            current += "|"
        else:
            cells.append(current.strip())
            current = ""
    return [*cells, current.strip()] if current.strip() else cells


def cell(text: str) -> str:
    """A value as it stands in a table: a bar gets a backslash, and backslashes before a bar are doubled."""
    if "|" not in text and not text.endswith("\\"):
        return text
    return _BEFORE_BAR.sub(lambda match: match[1] * 2 + ("\\|" if match[2] else ""), text)


def prose(section: Section, *, after: int = 0, listed: bool | None = None) -> str:
    """The prose of a section from an index on, without the backslashes that the writer needed.

    ``listed``: whether a list of keys stood before it; ``None`` in a section that can have none.
    """
    text = "\n".join(section.body[after:]).strip("\n")
    if "\\" not in text:
        return text
    if listed is False and _ESCAPED_ENTRY.match(text):
        text = text[1:]
    return _edit_marks(text, lambda mark: f"{mark[1]}{mark[2][1:]}" if mark[2] else None)


def escape(text: str, *, listed: bool | None = None) -> str:
    """Prose as it is written to a file: the opposite of :func:`prose`."""
    escaped = _edit_marks(text, lambda mark: f"{mark[1]}{mark[2]}\\")
    if listed is False and (is_entry(escaped.partition("\n")[0]) or _ESCAPED_ENTRY.match(escaped)):
        return "\\" + escaped
    return escaped


def _edit_marks(text: str, edit: Callable[[re.Match[str]], str | None]) -> str:
    pieces, seen = [], 0
    for mark in _marks(text):
        changed = edit(mark)
        if changed is not None:
            pieces += [text[seen : mark.start()], changed]
            seen = mark.end(2)
    return "".join([*pieces, text[seen:]])
