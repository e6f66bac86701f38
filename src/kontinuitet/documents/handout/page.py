"""A printed plan as one HTML page that loads nothing and runs nothing, made to be printed or hung on a wall."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kontinuitet.documents.handout.part import Part
from kontinuitet.documents.handout.style import STYLE
from kontinuitet.documents.handout.writer import Printed

_OFF = ("link", "image", "autolink", "html_inline", "html_block", "reference", "heading", "lheading", "fence", "code")
_BOX = "[ ] "
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=%|min\b|h\b|dygn\b|days\b)")
_NUMBER = re.compile(r"(\+?\b\d[\d -]{3,}\d\b)", re.ASCII)


def _parser() -> MarkdownIt:
    """Without anything that leads out of the page or that a heading of the page's own could be taken for."""
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(_OFF)


def html_page(printed: Printed) -> str:
    """The whole page."""
    body = "\n".join(_sections(printed.parts, _parser()))
    return (
        f'<!DOCTYPE html>\n<html lang="{printed.lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(printed.title)}</title>\n"
        f"<style>\n{STYLE}{_running(printed)}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _running(printed: Printed) -> str:
    """The head and foot of every page: no sign of a name can end the text or the style sheet."""
    head, page = _css_text(printed.running), _css_text(f"{printed.page} ")
    return (
        f"@page {{ @top-left {{ content: {head}; }}"
        f" @bottom-right {{ content: {page} counter(page) ' / ' counter(pages); }} }}\n"
    )


def _css_text(text: str) -> str:
    safe = re.sub(r"[^\w .,:/()·–-]", lambda sign: f"\\{ord(sign[0]):x} ", text)
    return f'"{safe}"'


def _sections(parts: Sequence[Part], parser: MarkdownIt) -> Iterator[str]:
    """Each part within a section, those further in within the one above."""
    deep: list[int] = []
    for number, one in enumerate(parts):
        while deep and deep[-1] >= one.level:
            deep.pop()
            yield "</section>"
        deep.append(one.level)
        yield f'<section class="{one.kind}" id="d{number}">'
        yield f"<h{one.level}>{escape(one.title)}</h{one.level}>"
        yield _contents(parts, one) if one.kind == "contents" else _rendered(one, parser)
    yield from ("</section>" for _ in deep)


def _contents(parts: Sequence[Part], contents: Part) -> str:
    """The list of contents leads to the services and to the list of contacts."""
    listed = [(n, one) for n, one in enumerate(parts) if one.kind in {"service", "contacts"}]
    rows = "\n".join(f'<li><a href="#d{n}">{escape(one.title)}</a></li>' for n, one in listed)
    return f'<nav aria-label="{escape(contents.title)}"><ul>\n{rows}\n</ul></nav>'


def _rendered(one: Part, parser: MarkdownIt) -> str:
    tokens = parser.parse("\n".join(one.lines))
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "th_open":
            token.attrSet("scope", "col")
        if token.type == "inline":
            _keep_numbers(token)
        if token.type == "inline" and before is not None and before.type == "paragraph_open":
            _draw_box(token)
    return str(parser.renderer.render(tokens, parser.options, {})).strip()


def _keep_numbers(inline: Token) -> None:
    """A telephone number, and a number with its unit, is not broken between two lines."""
    inline.children = [part for child in inline.children or [] for part in _kept(child)]


def _kept(child: Token) -> Iterator[Token]:
    if child.type != "text":
        yield child
        return
    for text in _NUMBER.split(child.content):
        if _NUMBER.fullmatch(text):
            yield Token("html_inline", "", 0, content=f'<span class="number">{escape(text)}</span>')
        else:
            yield Token("text", "", 0, content=_BEFORE_UNIT.sub("\u00a0", text))


def _draw_box(inline: Token) -> None:
    """A box to tick, drawn and not a field: the page is to be printed."""
    first = inline.children[0] if inline.children else None
    if first is None or first.type != "text" or not (first.content + " ").startswith(_BOX):
        return
    first.content = first.content[len(_BOX) :]
    box = Token("html_inline", "", 0, content='<span class="box" role="img" aria-label="☐"></span>')
    inline.children = [box, *(inline.children or [])]
