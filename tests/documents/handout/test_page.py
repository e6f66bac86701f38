"""The page prints by itself, loads nothing, and is built so that it can be listened to."""

import re
from itertools import pairwise

from tests.documents.handout.test_hostile import Tags
from tests.documents.handout.world import BARE, printed

from kontinuitet.documents.handout import html_page


def test_the_page_loads_and_runs_nothing() -> None:
    page = html_page(printed(BARE))
    assert re.search(r"<script|<link|<img|<iframe|url\(|@import|https?:|\bon\w+=", page) is None


def test_the_page_tells_its_language() -> None:
    assert '<html lang="sv">' in html_page(printed(BARE))
    assert '<html lang="en">' in html_page(printed(BARE, lang="en"))


def test_no_level_of_headings_is_skipped() -> None:
    for of in (None, "Omsorgen"):
        levels = [int(tag[1]) for tag, _ in Tags(html_page(printed(BARE, of=of))).seen if re.fullmatch(r"h\d", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_heading_of_a_column_says_that_it_is_one() -> None:
    heads = [attributes for tag, attributes in Tags(html_page(printed(BARE))).seen if tag == "th"]
    assert heads
    assert all(attributes.get("scope") == "col" for attributes in heads)


def test_boxes_are_drawn_and_no_text_of_them_is_left() -> None:
    page = html_page(printed(BARE))
    assert page.count('class="box"') == printed(BARE).markdown.count("- [ ] ")
    assert "[ ]" not in page


def test_sections_are_closed() -> None:
    page = html_page(printed(BARE))
    assert page.count("<section ") == page.count("</section>") == len(printed(BARE).parts)


def test_the_running_head_names_municipality_version_and_secrecy() -> None:
    style = html_page(printed(BARE, open_extract=True)).partition("</style>")[0]
    assert "Provköping · Kontinuitetsplan: n · UTKAST · Öppet utdrag" in style
    assert "counter(page)" in style
