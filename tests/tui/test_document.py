"""Long texts wrap at the width, and what Markdown means is seen."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kontinuitet.tui.document import wrapped


def texts(text: str, width: int) -> list[str]:
    return [line.text for line in wrapped(text, width)]


def test_a_list_item_hangs_under_its_text() -> None:
    assert texts("- Hämta pärmen i skåpet", 14) == ["- Hämta pärmen", "  i skåpet"]
    assert texts("1. Ring de sex", 9) == ["1. Ring", "   de sex"]


def test_a_heading_is_one_without_its_signs() -> None:
    lines = list(wrapped("## Reservrutiner\n\nText **viktig** och `kod`", 80))
    assert [(line.text, line.heading) for line in lines] == [
        ("Reservrutiner", True),
        ("", False),
        ("Text viktig och kod", False),
    ]


def test_a_table_has_even_columns_and_no_rule() -> None:
    text = "|Vad|Utfall|\n|---|---|\n|Krisledning larmad|hölls|\n|a \\| b|–|"
    assert texts(text, 40) == ["Vad                 Utfall", "Krisledning larmad  hölls", "a | b               –"]


def test_a_table_that_is_too_wide_breaks_within_its_cells() -> None:
    lines = texts("|a|b|\n|---|---|\n|ett två tre fyra fem|sex|", 21)
    assert max(map(cell_len, lines)) <= 21
    assert " ".join(" ".join(lines).split()) == "a b ett två tre fyra sex fem"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.integers(4, 30))
def test_no_line_is_wider_than_the_view(text: str, width: int) -> None:
    # A table with more columns than there is room for is cut at the edge when it is drawn.
    plain = text.replace("|", "/")
    assert all(cell_len(line) <= width for line in texts(plain, width))


def test_a_word_longer_than_the_line_is_broken_and_kept() -> None:
    assert "".join(texts("a" * 25, 10)) == "a" * 25


def test_a_table_that_does_not_fit_is_told_row_by_row() -> None:
    heads = ["Vad", "Vem", "Gräns", "Gränsens källa", "Uppmätt", "Utfall", "Hur"]
    row = [
        "Felanmäl till leverantören på den väg som planen anger",
        "it-chef",
        "15 min från inspelet",
        "scenariot",
        "7 min (26 min 15 s scenariotid)",
        "hölls",
        "enligt plan",
    ]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ["---"] * 7, row))
    lines = [line.text for line in wrapped(table, 60)]
    assert lines[0] == row[0]
    assert "  Uppmätt: 7 min (26 min 15 s scenariotid)" in lines
    assert max(map(len, lines)) <= 60


def test_the_widest_column_gives_way_no_further_than_it_must() -> None:
    table = "| Händelse | Rad |\n|---|---|\n| " + "ord " * 30 + "| 1 |"
    lines = [line.text for line in wrapped(table, 60)]
    assert lines[0].endswith("Rad")
    assert len(lines) < 5
