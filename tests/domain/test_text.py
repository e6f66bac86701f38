"""Text that is safe to show, and stable under cleaning."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontinuitet.domain.text import clean_line, clean_prose, is_slug, slug

HOSTILE = "Larm [/] nu [@click=app.quit]x[/] \x1b]52;c;AAAA\x07"


def test_what_a_terminal_would_obey_becomes_visible() -> None:
    assert clean_line(HOSTILE) == "Larm [/] nu [@click=app.quit]x[/] ␛]52;c;AAAA␇"


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("rad  \n\n  indrag\t", "rad\n\n  indrag"),
        ("\u202eabc\u200b\ufeff", "abc"),
        ("\x00\x7f\x9b", "␀␡�"),
        ("\ud800", "�"),
        ("a\u030a", "å"),
        ("familj 👨\u200d👩\u200d👧", "familj 👨\u200d👩\u200d👧"),
    ],
)
def test_prose(written: str, cleaned: str) -> None:
    assert clean_prose(written) == cleaned


@given(st.text(alphabet=st.characters()))
def test_cleaning_is_stable_and_leaves_no_control_character(text: str) -> None:
    for clean in (clean_line, clean_prose):
        once = clean(text)
        assert clean(once) == once
        assert not [char for char in once if unicodedata.category(char) in ("Cc", "Cs") and char != "\n"]
        assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_a_line_is_one_line(text: str) -> None:
    assert len(clean_line(text).splitlines()) <= 1


def test_a_slug_is_readable() -> None:
    assert slug("Ärende & beslut – Öppna förskolan") == "arende-beslut-oppna-forskolan"
    assert slug("§§") == ""


@given(st.text())
def test_a_slug_is_an_id_or_empty(text: str) -> None:
    assert slug(text) == "" or is_slug(slug(text))
