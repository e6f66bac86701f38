"""From which moment of the coming year the repair of what falls takes longest."""

from datetime import date

from tests.analysis.build import resource, town
from tests.analysis.example import EXAMPLE, FRIDAY, OFFICE, H
from tests.analysis.test_hours import MORNINGS, at, seasonal

from kontinuitet.analysis.network import compile_network
from kontinuitet.analysis.starts import worst_start_of
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import Promise

TODAY = date(2026, 1, 20)


def supported(support: str = OFFICE.id, hours: int = 8) -> Municipality:
    """A system in support hours, and one in ordinary time."""
    promise = Promise(minutes=hours * H, support=True)
    return town(
        resource("journal"),
        resource("telefoni", recovery=600),
        calendars=(OFFICE, seasonal("06-15", "08-14", MORNINGS).model_copy(update={"id": "sommar"})),
        suppliers=(Supplier(id="granvik", name="Granvik"),),
        agreements=(
            Agreement(id="x", name="X", supplier="granvik", covers=("journal",), recovery=promise, support=support),
        ),
    )


def test_support_hours_are_worst_where_a_long_closing_begins() -> None:
    network = compile_network(supported())
    assert worst_start_of(network, ["granvik"], TODAY) == (at(2026, 4, 2, 17), 119 * H)
    assert worst_start_of(network, ["telefoni", "journal"], TODAY) == (at(2026, 4, 2, 17), 119 * H)


def test_summer_staffing_may_be_worse_than_any_holiday() -> None:
    found = worst_start_of(compile_network(supported("sommar", hours=12)), ["journal"], TODAY)
    assert found == (at(2026, 6, 15, 12), 168 * H)


def test_ordinary_time_has_no_worst_start() -> None:
    assert worst_start_of(compile_network(supported()), ["telefoni"], TODAY) is None
    assert worst_start_of(compile_network(supported()), ["finns-inte"], TODAY) is None


def test_the_example() -> None:
    found = worst_start_of(compile_network(EXAMPLE), ["journal"], FRIDAY.date())
    assert found is not None
    assert found[1] >= 70 * H
