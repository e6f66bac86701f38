"""User text reaches a widget as text and nothing else, and the terminal as nothing that it would obey."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from kontinuitet.tui.text import LIMIT, LastDoor, cell, clean, content

OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
BLACK = Color(0, 0, 0)


@pytest.mark.parametrize("text", ["Larm [/] nu", "[@click=app.quit]x[/]", "[bold]", "\\[x", "a[b"])
def test_markup_stays_text(text: str) -> None:
    assert content(text).plain == text
    assert content(text).spans == []
    assert cell(text).plain == text
    assert cell(text).spans == []


def test_what_a_terminal_would_obey_is_shown_as_a_picture(hostile: str) -> None:
    shown = content(hostile).plain
    assert "␛]52;c;AAAA␇" in shown
    assert not OBEYED.search(shown)
    assert cell(hostile).plain == shown


@given(st.text(st.characters(codec="utf-8") | st.characters(categories=["Cc", "Cf", "Cs"])))
def test_no_text_brings_a_control_character_through_a_door(text: str) -> None:
    assert not OBEYED.search(content(text).plain)
    assert not OBEYED.search(cell(text).plain)


def test_a_style_is_put_on_and_never_read_from_the_text() -> None:
    styled = content("[red]x", "bold")
    assert styled.plain == "[red]x"
    assert [span.style for span in styled.spans] == ["bold"]


def test_a_text_has_a_longest_length() -> None:
    assert len(content("a" * (LIMIT * 3)).plain) == LIMIT + 1
    assert clean("abc", 2) == "ab…"


def test_a_cell_is_one_line() -> None:
    assert cell("a\nb").plain == "a b"


def test_the_last_door_lets_nothing_out_and_moves_nothing() -> None:
    line = [Segment("ab\x1b[2Jcd\x07"), Segment("å\u202eö"), Segment("\ud800")]
    drawn = LastDoor().apply(line, BLACK)
    assert [segment.text for segment in drawn] == ["ab[2Jcd", "åö", "\ufffd"]
    assert sum(cell_len(segment.text) for segment in drawn) == sum(cell_len(segment.text) for segment in line)


def test_the_last_door_leaves_an_ordinary_line_as_it_is() -> None:
    line = [Segment("Hemtjänst – 4 h ⏎ █░▒")]
    assert LastDoor().apply(line, BLACK) is line
