"""A scenario's text taken apart into front matter, sections, fields and prose; every part knows its line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

MOST_BYTES = 1_048_576
"""1 MB."""

NESTING = 20
"""How deep lists and quotations may stand within each other."""

_PARSER_NESTING = 3 * NESTING  # a list item takes two levels, and one more shows that it is too many


class Unreadable(ValueError):
    """A file that is no text to read a scenario from; ``code`` says why, as a key of the catalogue."""

    def __init__(self, code: str) -> None:
        """Keep the reason."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Item:
    """A list item: its own text, without what is nested below."""

    text: str
    line: int
    items: tuple["Item", ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading with what follows until the next heading of its level or above.

    ``items``: the list right under the heading. ``text``: the other lines, literally. ``quotes``: the quoted lines.
    """

    level: int
    heading: str
    line: int
    items: tuple[Item, ...] = ()
    text: str = ""
    text_line: int = 0
    quotes: str = ""
    quotes_line: int = 0
    parts: tuple["Section", ...] = ()


@dataclass(frozen=True)
class Source:
    """The whole file. ``front``: the front matter's lines with their numbers; ``None`` when it is not closed."""

    lines: tuple[str, ...]
    front: tuple[tuple[int, str], ...] | None
    sections: tuple[Section, ...]
    too_deep: int = 0
    open_fence: int = 0


def decode(data: str | bytes) -> str:
    """The text of a file, with ordinary line ends; Unreadable for one that is too large, empty or no text."""
    if len(data) > MOST_BYTES:
        raise Unreadable("too_large")
    try:
        raw = data.encode("utf-8") if isinstance(data, str) else data
        text = raw.decode("utf-8-sig")
    except UnicodeError as error:
        raise Unreadable("not_text") from error
    if len(raw) > MOST_BYTES:
        raise Unreadable("too_large")
    if "\0" in text:
        raise Unreadable("not_text")
    if not text.strip():
        raise Unreadable("empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def take_apart(text: str) -> Source:
    """The parts of a decoded text."""
    lines = text.split("\n")
    front, body = _front(lines)
    blank = [""] * (len(lines) - len(body)) + body
    tokens = _parser().parse("\n".join(blank))
    sections = tuple(_sections(tokens, blank))
    return Source(tuple(lines), front, sections, _too_deep(tokens), _open_fence(tokens, blank))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _PARSER_NESTING})
    # Only the blocks are wanted, and texts literally: no underlined headings, no link definitions, nothing inline.
    parser.disable(["lheading", "reference"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _front(lines: list[str]) -> tuple[tuple[tuple[int, str], ...] | None, list[str]]:
    if lines[0].rstrip() != "---":
        return (), lines
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == "---":
            return tuple(enumerate(lines[1 : number - 1], start=2)), lines[number:]
    return None, []


def _too_deep(tokens: Sequence[Token]) -> int:
    """The line where lists and quotations stand too deep within each other; 0 when they never do."""
    depth = 0
    for token in tokens:
        if token.type in ("list_item_open", "blockquote_open"):
            depth += 1
            if depth > NESTING:
                return _line(token)
        elif token.type in ("list_item_close", "blockquote_close"):
            depth -= 1
    return 0


def _open_fence(tokens: Sequence[Token], lines: list[str]) -> int:
    """The line of fenced text that nobody closed, so that it swallows the rest of the file; 0 when there is none."""
    for token in tokens:
        if token.type == "fence" and token.map and token.level == 0:
            last = lines[min(token.map[1], len(lines)) - 1].strip()
            if token.map[1] - token.map[0] < 2 or set(last) != {token.markup[0]} or len(last) < len(token.markup):
                return _line(token)
    return 0


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


@dataclass(frozen=True)
class _Block:
    """A top-level block: its tokens, and its lines counted from 0 (the end is the line after)."""

    kind: str
    tokens: Sequence[Token]
    start: int
    end: int

    @property
    def level(self) -> int:
        return int(self.tokens[0].tag[1]) if self.kind == "heading_open" else 0

    @property
    def heading(self) -> str:
        return self.tokens[1].content


def _blocks(tokens: Sequence[Token]) -> Iterator[_Block]:
    index = 0
    while index < len(tokens):
        end = index + 1
        if tokens[index].nesting == 1:
            while tokens[end].level > 0:
                end += 1
            end += 1
        start, after = tokens[index].map or (0, 0)
        yield _Block(tokens[index].type, tokens[index:end], start, after)
        index = end


def _sections(tokens: Sequence[Token], lines: list[str]) -> Iterator[Section]:
    """First what stands above every heading, as a section of level 0; then a section for each heading."""
    groups: list[list[_Block]] = [[]]
    for block in _blocks(tokens):
        if 1 <= block.level <= 3:
            groups.append([])
        groups[-1].append(block)
    ends = [group[0].start for group in groups[1:]] + [len(lines)]
    flat = [_section(group, lines, end) for group, end in zip(groups, ends, strict=True)]
    index = 0
    while index < len(flat):
        after = index + 1
        while after < len(flat) and flat[after].level == 3:
            after += 1
        whole = flat[index]
        yield replace(whole, parts=tuple(flat[index + 1 : after]))
        index = after


def _section(blocks: Sequence[_Block], lines: list[str], end: int) -> Section:
    head = blocks[0] if blocks and blocks[0].level else None
    rest = blocks[1:] if head else blocks
    fields = rest[0] if rest and head and rest[0].kind == "bullet_list_open" else None
    quotes = [block for block in rest if block.kind == "blockquote_open"]
    above = fields or head
    start = above.end if above else 0
    quoted = {number for block in quotes for number in range(block.start, block.end)}
    kept = [(n, line) for n, line in enumerate(lines[start:end], start=start) if n not in quoted]
    return Section(
        level=head.level if head else 0,
        heading=head.heading if head else "",
        line=head.start + 1 if head else 1,
        items=_items(fields.tokens) if fields else (),
        text="\n".join(line for _, line in kept).strip("\n"),
        text_line=next((n + 1 for n, line in kept if line.strip()), 0),
        quotes="\n\n".join(_unquoted(lines[block.start : block.end]) for block in quotes),
        quotes_line=quotes[0].start + 1 if quotes else 0,
    )


def _unquoted(lines: Sequence[str]) -> str:
    return "\n".join(re.sub(r"^ {0,3}> ?", "", line) for line in lines).strip("\n")


def _items(tokens: Sequence[Token]) -> tuple[Item, ...]:
    """The items of the list that the tokens hold, each with the items nested in it."""
    texts: list[list[str]] = [[]]
    found: list[list[Item]] = [[]]
    starts: list[int] = [0]
    for token in tokens:
        if token.type == "list_item_open":
            texts.append([])
            found.append([])
            starts.append(_line(token))
        elif token.type == "list_item_close":
            item = Item(" ".join(texts.pop()), starts.pop(), tuple(found.pop()))
            found[-1].append(item)
        elif token.content:
            texts[-1].append(token.content.replace("\n", " "))
    return tuple(found[0])
