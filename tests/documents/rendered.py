"""A Markdown report as a reader of Markdown sees it: headings, tables and lists, their texts without any markup."""

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kontinuitet.wording import words

UNITS = {"s": 1, "min": 60, "h": 3600, "dygn": 86_400, "days": 86_400, "v": 604_800, "w": 604_800}
LENGTH = re.compile(r"(\d+) (s|min|h|dygn|days|v|w)\b")

Row = dict[str, str]
"""A row's cells by the headings of their columns."""


@dataclass
class Part:
    """What stands under one heading."""

    title: str
    level: int
    tables: list[list[Row]] = field(default_factory=list)
    bullets: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)


@dataclass
class Rendered:
    """A whole report."""

    parts: list[Part]
    lang: str

    @property
    def titles(self) -> list[str]:
        """The headings, in order."""
        return [part.title for part in self.parts]

    def part(self, key: str) -> Part:
        """The part whose heading is the message ``report.<key>``."""
        title = words(self.lang)(f"report.{key}")
        (found,) = [part for part in self.parts if part.title == title]
        return found

    def table(self, key: str, number: int = 0) -> list[dict[str, str]]:
        """A table of that part, its columns by the last part of their headings' keys."""
        return [self._by_key(row) for row in self.part(key).tables[number]]

    def _by_key(self, row: Row) -> Row:
        say = words(self.lang)
        keys = {say(f"report.head.{key}"): key for key in COLUMNS if say.has(f"report.head.{key}")}
        return {keys[head]: text for head, text in row.items()}


COLUMNS = (
    *("service", "promise", "became", "what", "who", "limit", "origin", "measured", "manner", "stopped", "below"),
    *("outage", "resource", "by_scenario", "plan_limit", "role", "result", "after", "alert_list", "reached"),
    *("not_reached", "not_tried", "duty", "sent", "occurred", "detected", "judged", "ground", "objective", "actions"),
    *("rating", "action", "owner", "due", "field", "row", "time", "story", "event", "outcome"),
)


def rendered(report: str, lang: str = "sv") -> Rendered:
    """Read a report with a reader of Markdown that knows tables and nothing of ours."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(report)
    result = Rendered([], lang)
    for number, token in enumerate(tokens):
        _take(token, tokens, number, result)
    return result


def _take(token: Token, tokens: list[Token], number: int, into: Rendered) -> None:
    if token.type == "heading_open":
        into.parts.append(Part(shown(tokens[number + 1]), int(token.tag[1])))
    elif token.type == "table_open":
        into.parts[-1].tables.append(_table(tokens, number))
    elif token.type == "list_item_open":
        into.parts[-1].bullets.append(shown(tokens[number + 2]))
    elif token.type == "paragraph_open" and token.level == 0:
        into.parts[-1].paragraphs.append(shown(tokens[number + 1]))


def _table(tokens: list[Token], number: int) -> list[Row]:
    end = next(n for n in range(number, len(tokens)) if tokens[n].type == "table_close")
    rows: list[list[str]] = []
    for token in tokens[number:end]:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(shown(token))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def shown(token: Token) -> str:
    """The text of an inline token as a reader sees it."""
    return "".join(child.content for child in token.children or [])


def markup(report: str) -> set[str]:
    """The kinds of everything in a report that is more than text."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(report)
    every = [*tokens, *(child for token in tokens for child in token.children or [])]
    return {token.type.removesuffix("_open").removesuffix("_close") for token in every}


def seconds(text: str) -> int:
    """How long the first length in a text is: "1 h 8 min scenariotid" is 4080."""
    match = re.search(rf"{LENGTH.pattern}(?: {LENGTH.pattern})*", text)
    assert match is not None, text
    return sum(int(number) * UNITS[unit] for number, unit in LENGTH.findall(match[0]))


def shown_length(milliseconds: int) -> int:
    """How many seconds a report must show of a length: below an hour each begun second, beyond it each begun minute."""
    step = 60_000 if milliseconds >= 3_600_000 else 1000
    return -(-milliseconds // step) * step // 1000
