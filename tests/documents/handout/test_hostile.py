"""Whatever somebody typed stands in the document as text: it makes no heading, no link, no tag, no box of its own."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.documents.handout.world import ACTIONS, BARE, approved, printed, spoken

from kontinuitet.documents.handout import html_page
from kontinuitet.documents.handout.markdown import checklist, prose

HOSTILE = (
    "Larm [/] nu [@click=app.quit]x[/] \x1b]52;c;AAAA\x07",
    "a | b || c \\| d \\\\| e |",
    "| x | y |\n|---|---|\n| 1 | 2 |",
    "rad ett\n# rubrik\n\n- punkt\n\n## rubrik två\n===\n---",
    "rubrik\n===\n",
    "rubrik\n-",
    "> # citat\n- # punkt\n1. ## nummer\n- a\n  ---",
    "](javascript:x) [läs](javascript:x) ![bild](http://x) [a][b]",
    "[a]: javascript:x\n[a]",
    "<script>alert(1)</script> <http://x> <b>fet</b> <!-- x --> <div>\n</div>",
    "\\<img src=x onerror=alert(1)>",
    "&lt;b&gt; &#x1b; &amp;",
    "```\nkod",
    "~~~ kod\n# x",
    "    # kod\n\n    <b>",
    "`a\n# b`",
    "# x #",
    "---",
    "***",
    "- [ ] klar\n- [x] inte",
    "1. a\n\n   # b\n\n       kod",
    "</style></title></section><script>x</script>",
    '"; } @page { content: url(http://x) } /*',
    "\\",
    "slutar med \\",
    "{name} {0} %s ⟦x⟧",
    "\u202eomvänt\u202c \u200b😀",
)
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "h3", "h4", "h5", "h6", "p"),
    *("ul", "ol", "li", "strong", "em", "blockquote", "hr", "table", "thead", "tbody", "tr", "th", "td", "span"),
    *("nav", "a", "br", "code"),
}


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def levels(text: str) -> list[str]:
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return [token.tag for token in tokens if token.type == "heading_open"]


CLEAN = printed(BARE, approved=approved(BARE), actions=ACTIONS)


@pytest.mark.parametrize("text", HOSTILE)
def test_the_headings_are_those_of_a_clean_plan(text: str) -> None:
    document = printed(spoken(BARE, lambda _: text), approved=approved(BARE), actions=ACTIONS)
    assert levels(document.markdown) == levels(CLEAN.markdown)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_reader_of_markdown_finds_no_links_tags_or_code_blocks(text: str) -> None:
    document = printed(spoken(BARE, lambda _: text), approved=approved(BARE), actions=ACTIONS)
    tokens = MarkdownIt("commonmark").enable("table").parse(document.markdown)
    kinds = {each.type for token in tokens for each in (token, *(token.children or ()))}
    assert kinds & {"link_open", "image", "html_block", "html_inline", "fence", "code_block"} == set()


@pytest.mark.parametrize("text", HOSTILE)
def test_the_page_holds_no_tag_of_a_user(text: str) -> None:
    page = html_page(printed(spoken(BARE, lambda _: text), approved=approved(BARE), actions=ACTIONS))
    seen = Tags(page).seen
    assert {tag for tag, _ in seen} <= ALLOWED
    assert {name for _, attributes in seen for name in attributes} <= {
        *("lang", "charset", "name", "content", "class", "id", "scope", "role", "aria-label"),
        *("start",),
    }
    assert page.count("<section") == len(CLEAN.parts)
    assert page.count("</style>") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_every_table_keeps_its_columns(text: str) -> None:
    # Prose may hold tables of its own, and so is left as it was.
    plan = spoken(BARE, lambda path: "ord" if path.rpartition(".")[2] in PROSE else text)
    page = html_page(printed(plan, approved=approved(BARE), actions=ACTIONS))
    for table in re.findall(r"<table>(.*?)</table>", page, re.DOTALL):
        columns = table.partition("</thead>")[0].count("<th ")
        assert {row.count("<td") for row in table.partition("</thead>")[2].split("</tr>")[:-1]} <= {columns}


PROSE = {"description", "summary", "scope", "authority", "upheld", "put_aside", "documentation", "notes", "steps"}


@settings(max_examples=300, deadline=None)
@example("1\n- ")
@example("> a\n> - ")
@given(st.text(alphabet="ab #-=>*+1.)`~<[]():|\\_\n &;x!", max_size=40))
def test_prose_never_becomes_more_than_prose(text: str) -> None:
    after = "## Efter"
    for lines in (prose(text), checklist(text)):
        tokens = MarkdownIt("commonmark").enable("table").parse("\n".join([*lines, after]))
        kinds = {each.type for token in tokens for each in (token, *(token.children or ()))}
        assert kinds & {"link_open", "image", "html_block", "html_inline", "fence", "code_block"} == set()
        headings = [token for token in tokens if token.type == "heading_open"]
        assert [(token.tag, token.level) for token in headings] == [("h2", 0)]


def test_prose_keeps_its_lists_and_stress() -> None:
    page = html_page(printed(spoken(BARE, lambda path: "**fet**\n\n- ett\n- två" if path.endswith("upheld") else "n")))
    assert "<strong>fet</strong>" in page
    assert "<li>ett</li>\n<li>två</li>" in page
