"""The table: columns share the width, the cursor keeps its row, and only visible rows are drawn."""

import asyncio

from textual.app import App, ComposeResult

from kontinuitet.tui.plain import screen_text
from kontinuitet.tui.table import Column, Row, RowTable
from kontinuitet.tui.theme import DARK

COLUMNS = [Column("Verksamhet", flexible=True), Column("Högst", right=True), Column("Väg", above=60)]


class Shown(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield RowTable()


def shown(rows: list[Row], keys: list[str], size: tuple[int, int] = (40, 6)) -> tuple[list[str], RowTable]:
    async def play() -> tuple[list[str], RowTable]:
        app = Shown()
        async with app.run_test(size=size) as pilot:
            table = app.query_one(RowTable)
            table.fill(COLUMNS, rows)
            await pilot.press(*keys)
            await pilot.pause()
            return screen_text(app).splitlines(), table

    return asyncio.run(play())


def rows(count: int) -> list[Row]:
    return [Row(f"r{number}", (f"Rad {number}", f"{number} h", "väg")) for number in range(count)]


def test_the_flexible_column_takes_what_is_left() -> None:
    lines, _ = shown(rows(2), [])
    assert lines[0] == " Verksamhet                       Högst"
    assert lines[1] == " Rad 0                              0 h"


def test_a_column_for_wide_terminals_is_left_out_on_a_narrow_one() -> None:
    assert "Väg" not in shown(rows(1), [])[0][0]
    assert shown(rows(1), [], (70, 6))[0][0].endswith("Väg")


def test_a_text_that_is_too_long_ends_in_an_ellipsis() -> None:
    lines, _ = shown([Row("a", ("Ä" * 200, "4 h", ""))], [])
    assert lines[1].startswith(" ÄÄÄ")
    assert "Ä…" in lines[1]
    assert lines[1].endswith("4 h")


def test_the_cursor_moves_and_the_view_follows() -> None:
    lines, table = shown(rows(100), ["end"])
    assert table.current == "r99"
    assert any("Rad 99" in line for line in lines)
    assert "Verksamhet" in lines[0]
    assert shown(rows(100), ["pagedown", "pagedown", "up"])[1].current == "r7"
    assert shown(rows(100), ["end", "home"])[1].current == "r0"


def test_the_cursor_stays_on_its_row_when_rows_come_and_go() -> None:
    _, table = shown(rows(5), ["down", "down"])
    assert table.current == "r2"
    table.rows = rows(5)[1:]
    table.cursor = 1
    assert table.current == "r2"


def test_an_empty_table_has_no_current_row() -> None:
    assert shown([], ["down", "up", "end"])[1].current == ""


def test_ten_thousand_rows_draw_only_what_is_seen() -> None:
    lines, _ = shown(rows(10_000), [])
    assert len(lines) == 6
