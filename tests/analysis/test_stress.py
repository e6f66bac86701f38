"""The stress table: the same figures as what-if gives, for every cause and length at once."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.build import MONDAY, need, resource, service, town
from tests.analysis.example import EXAMPLE, FRIDAY
from tests.analysis.plans import gaps_in_plans

from kontinuitet.analysis.stress import CauseKind, StressCell, StressRow, StressTable, stress, stress_in_slices
from kontinuitet.analysis.whatif import WhatIf, whatif
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.supplier import Supplier
from kontinuitet.domain.values import UNKNOWN

LENGTHS = (1, 5, 12, 40)


@st.composite
def supplied_plans(draw: Any) -> Municipality:
    """A plan with unknowns, in which suppliers run some of the resources."""
    municipality, _, _ = draw(gaps_in_plans())
    names = ("granvik", "berghall")
    rows = tuple(
        one.model_copy(update={"supplier": draw(st.sampled_from([None, *names]))}) for one in municipality.resources
    )
    suppliers = tuple(Supplier(id=name, name=name.title()) for name in names)
    first = municipality.services[0]
    limit = draw(st.sampled_from([first.mtpd, UNKNOWN]))
    rto = draw(st.one_of(st.none(), st.integers(1, 40)))
    services = (first.model_copy(update={"mtpd": limit, "rto": rto}), service("skola", need(first.id), mtpd=3))
    return municipality.model_copy(update={"resources": rows, "suppliers": suppliers, "services": services})


def _as_whatif(municipality: Municipality, cause: str, length: int) -> StressCell:
    answer = whatif(municipality, (cause,), start=MONDAY, length=length)
    assert isinstance(answer, WhatIf)
    found = {row.id: row for row in answer.services}
    rows = [found[one.id] for one in municipality.services]
    rto = {one.id: one.rto for one in municipality.services}
    return StressCell(
        length=length,
        beyond=tuple(row.id for row in rows if row.intolerable is not None),
        over_rto=tuple(row.id for row in rows if (row.outage or 0) > (rto[row.id] or 10**9)),
        stopped=tuple(row.id for row in rows if row.stops is not None),
        unsure=tuple(row.id for row in rows if row.figures.intolerable.at is None and row.figures.intolerable.unknowns),
    )


@settings(max_examples=60)
@given(supplied_plans())
def test_every_cell_is_what_what_if_answers(municipality: Municipality) -> None:
    table = stress(municipality, MONDAY, lengths=LENGTHS)
    for row in table.rows:
        assert row.cells == tuple(_as_whatif(municipality, row.cause, length) for length in LENGTHS)


@settings(max_examples=60)
@given(supplied_plans())
def test_a_longer_outage_never_leaves_fewer_beyond_their_limit(municipality: Municipality) -> None:
    for row in stress(municipality, MONDAY, lengths=LENGTHS).rows:
        assert row.stops == tuple(sorted(row.stops))
        assert row.beyond == tuple(sorted(row.beyond))


def test_the_example_with_most_red_first() -> None:
    table = stress(EXAMPLE, FRIDAY)
    assert table.lengths == tuple(EXAMPLE.settings.time_points)
    assert [row.cause for row in table.rows][:3] == ["berghall", "datahall", "granvik"]
    worst = table.row("berghall")
    assert worst is not None
    assert worst.kind is CauseKind.SUPPLIER
    assert [len(cell.beyond) for cell in worst.cells] == list(worst.beyond)


def test_what_nothing_needs_has_no_row_and_what_stops_nothing_is_quiet() -> None:
    plan = town(
        resource("ensam", recovery=60),
        resource("system", recovery=60),
        service("vard", need("system", tolerance=10_000), mtpd=60),
    )
    table = stress(plan, MONDAY, lengths=(60, 20_000))
    assert [row.cause for row in table.rows] == ["system"]
    assert table.row("ensam") is None
    assert not table.rows[0].is_quiet
    assert [row.is_quiet for row in stress(plan, MONDAY, lengths=(60,)).rows] == [True]


def test_a_limit_that_nobody_has_decided_is_not_red() -> None:
    plan = town(resource("system", recovery=60), service("vard", need("system")))
    (row,) = stress(plan, MONDAY, lengths=(60,)).rows
    assert (row.beyond, row.stops, row.unsure) == ((0,), (1,), (1,))


def test_lengths_are_told_once_and_in_order() -> None:
    assert stress(EXAMPLE, FRIDAY, lengths=(60, 10, 60)).lengths == (10, 60)


def test_in_slices_it_is_the_same_table() -> None:
    tables: list[StressTable] = []

    def whole() -> Iterator[None]:
        tables.append((yield from stress_in_slices(EXAMPLE, FRIDAY)))

    pauses = sum(1 for _ in whole())
    assert tables == [stress(EXAMPLE, FRIDAY)]
    assert pauses > len(EXAMPLE.settings.time_points)


def test_rows_count_what_their_cells_hold() -> None:
    cells = (StressCell(length=1, stopped=("a",)), StressCell(length=2, beyond=("a",), over_rto=("a",), stopped=("a",)))
    row = StressRow("x", CauseKind.RESOURCE, cells)
    assert (row.beyond, row.over_rto, row.stops, row.unsure) == ((0, 1), (0, 1), (1, 1), (0, 0))
