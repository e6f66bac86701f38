"""What if, as a table: the moments of the graph page in figures, and a question mark where nobody knows."""

from tests.analysis.build import need, resource, service, town
from tests.analysis.example import EXAMPLE, FRIDAY

from kontinuitet.analysis.whatif import WhatIf, whatif
from kontinuitet.documents.whatif_table import headings, table_rows
from kontinuitet.domain.municipality import Municipality
from kontinuitet.wording import words

SV, EN = words("sv"), words("en")


def rows(plan: Municipality, *ids: str) -> dict[str, tuple[str, ...]]:
    answer = whatif(plan, ids, start=FRIDAY)
    assert isinstance(answer, WhatIf)
    return {identity: tuple(cells) for identity, cells in table_rows(answer, plan, SV)}


def test_the_table_of_the_graph_page() -> None:
    found = rows(EXAMPLE, "berghall")
    assert list(found)[:2] == ["trygghetslarm", "hemtjanst"]
    assert found["hemtjanst"] == (
        *("Hemtjänst", "2 h 45 min", "till 26 h 45 min", "34 h 45 min", "70 h", "67 h 15 min", "4 h"),
    )
    assert found["loner"][1:6] == ("–", "–", "–", "–", "–")


def test_what_is_down_without_being_a_service_follows() -> None:
    found = rows(EXAMPLE, "berghall")
    assert found["journal"] == ("Journal", "45 min", "", "", "70 h", "", "")
    assert list(found).index("journal") > list(found).index("loner")


def test_nobody_knows_is_a_question_mark_and_never_a_figure() -> None:
    plan = town(resource("a", recovery=None), service("s", need("a", tolerance=None)))
    found = rows(plan, "a")
    assert found["s"][1] == "?"
    assert found["s"][6] == "?"
    assert found["a"][4] == "?"


def test_every_row_has_as_many_cells_as_there_are_heads() -> None:
    assert {len(cells) for cells in rows(EXAMPLE, "berghall").values()} == {len(headings(SV))} == {len(headings(EN))}
