"""The stress table in words: a sign for each cell, and what a cell says."""

from tests.analysis.example import EXAMPLE, FRIDAY, H

from kontinuitet.analysis.stress import CauseKind, StressCell, StressRow, stress
from kontinuitet.documents.stress_text import cell_text, cell_texts, row_kind
from kontinuitet.wording import words

SV, EN = words("sv"), words("en")


def test_each_cell_has_a_sign_and_a_figure() -> None:
    cells = (
        StressCell(length=60),
        StressCell(length=120, stopped=("hemtjanst",)),
        StressCell(length=180, unsure=("loner",)),
        StressCell(length=240, beyond=("hemtjanst", "loner"), stopped=("hemtjanst", "loner")),
        StressCell(length=300, beyond=("hemtjanst",), stopped=("hemtjanst",), unsure=("loner",)),
    )
    row = StressRow("berghall", CauseKind.SUPPLIER, cells)
    assert cell_texts(row) == ("·", "░ 1", "? 1", "█ 2", "█ 1?")
    assert (row_kind(row, SV), row_kind(row, EN)) == ("leverantör", "supplier")


def test_a_cell_says_which_services_are_how() -> None:
    row = stress(EXAMPLE, FRIDAY, lengths=[5 * 24 * H]).row("berghall")
    assert row is not None
    said = cell_text(row, row.cells[0], EXAMPLE, SV)
    assert said.startswith("Berghall AB borta i 5 dygn. Bortom gränsen: Hemtjänst och Trygghetslarm.")
    assert "Löner" in said
    assert cell_text(row, StressCell(length=60), EXAMPLE, SV) == "Berghall AB borta i 1 h. Inget stannar."


def test_a_service_is_named_once_in_a_cell() -> None:
    cell = StressCell(length=60, beyond=("loner",), stopped=("loner", "hemtjanst"), unsure=("hemtjanst",))
    said = cell_text(StressRow("berghall", CauseKind.SUPPLIER, (cell,)), cell, EXAMPLE, EN)
    assert said.count("Löner") == said.count("Hemtjänst") == 1
