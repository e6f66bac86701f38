"""Durations are read as people write them and written in one normal form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontinuitet.wording import BadDuration, format_duration, parse_duration
from kontinuitet.wording.durations import LONGEST


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("30 min", 30),
        ("1 minut", 1),
        ("4 h", 240),
        ("4h", 240),
        ("2 timmar", 120),
        ("1 tim 5 minuter", 65),
        ("1 h 30 min", 90),
        ("  1 h  30 min ", 90),
        ("24 H", 1440),
        ("3 dygn", 4320),
        ("3 dagar", 4320),
        ("3 d", 4320),
        ("2 veckor", 20160),
        ("1 v 2 dygn 3 h 4 min", 13144),
        ("0 min", 0),
        ("1\u00a0h", 60),
        ("120 min", 120),
    ],
)
def test_swedish_ways_of_writing(text: str, minutes: int) -> None:
    assert parse_duration(text, "sv") == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("1 hour 30 minutes", 90), ("5d", 7200), ("3 days", 4320), ("1 w", 10080), ("2 weeks", 20160), ("1 h", 60)],
)
def test_english_ways_of_writing(text: str, minutes: int) -> None:
    assert parse_duration(text, "en") == minutes


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "4",
        "h",
        "4 x",
        "1,5 h",
        "1.5 h",
        "-1 h",
        "+1 h",
        "1 h 2 h",
        "30 min 1 h",
        "1 h och 5 min",
        "4 h.",
        "?",
        "–",
        "½ h",
        "٤ h",
        "1 h\x00",
        "11 år",
        "522 v",
        "9" * 50 + " h",
        "1 h " * 1000,
    ],
)
def test_anything_else_is_refused_with_the_text_as_written(text: str) -> None:
    with pytest.raises(BadDuration) as refused:
        parse_duration(text, "sv")
    assert refused.value.text == text


def test_the_long_words_belong_to_their_language() -> None:
    for text, lang in (("3 dygn", "en"), ("3 days", "sv"), ("2 v", "en"), ("2 w", "sv")):
        with pytest.raises(BadDuration):
            parse_duration(text, lang)


def test_ten_years_is_the_longest() -> None:
    assert parse_duration("3650 d", "sv") == LONGEST
    with pytest.raises(BadDuration):
        parse_duration("3650 d 1 min", "sv")


@pytest.mark.parametrize(
    ("minutes", "swedish", "english"),
    [
        (0, "0 min", "0 min"),
        (45, "45 min", "45 min"),
        (60, "1 h", "1 h"),
        (90, "1 h 30 min", "1 h 30 min"),
        (1440, "24 h", "24 h"),
        (2880, "2 dygn", "2 days"),
        (4035, "67 h 15 min", "67 h 15 min"),
        (4320, "3 dygn", "3 days"),
        (10080, "1 v", "1 w"),
        (20160, "2 v", "2 w"),
        (21600, "15 dygn", "15 days"),
    ],
)
def test_the_normal_form(minutes: int, swedish: str, english: str) -> None:
    assert format_duration(minutes, "sv") == swedish
    assert format_duration(minutes, "en") == english


@given(
    minutes=st.integers(0, LONGEST) | st.integers(0, 3650).map(lambda days: days * 1440),
    lang=st.sampled_from(["sv", "en", "qps"]),
)
def test_the_normal_form_is_read_back_to_the_same_minutes(minutes: int, lang: str) -> None:
    assert parse_duration(format_duration(minutes, lang), lang) == minutes


def read_or_refused(text: str) -> int | str:
    """The minutes, or the text that the refusal names."""
    try:
        return parse_duration(text, "sv")
    except BadDuration as refused:
        return refused.text


@given(text=st.text() | st.text(alphabet="0123456789 hmindvw,.-"))
def test_any_text_is_a_duration_or_a_bad_one(text: str) -> None:
    outcome = read_or_refused(text)
    assert outcome == text if isinstance(outcome, str) else 0 <= outcome <= LONGEST
