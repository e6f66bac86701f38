"""What many municipalities hang on: counts and limits by keyed identity, added up without names."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.build import need, resource, service, town

from kontinuitet.analysis.across import Contribution, Identity, Share, shares, together
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.supplier import Supplier


def identity(supplier: Supplier) -> Identity:
    """By the number, as it stands."""
    return Identity(supplier.organisation_number or supplier.name, by_name=not supplier.organisation_number)


def share(who: str, services: int = 1, critical: int = 0, mtpd: int | None = None, rto: int | None = None) -> Share:
    return Share(supplier=Identity(who, by_name=False), services=services, critical=critical, mtpd=mtpd, rto=rto)


def told(name: str, *shares: Share) -> Contribution:
    return Contribution(
        municipality=name, code="", made=date(2026, 11, 24), key="k", services=50, critical=20, shares=shares
    )


def plan() -> Municipality:
    """Three suppliers, two of which are the same legal person entered twice, and one that owns it."""
    return town(
        resource("journal", supplier="a"),
        resource("epost", supplier="b"),
        resource("ingens", supplier="tyst"),
        service("vard", need("journal"), mtpd=60, rto=30, critical=True),
        service("skola", need("epost"), mtpd=600),
        suppliers=(
            Supplier(id="a", name="Granvik", organisation_number="1", parent="mor"),
            Supplier(id="b", name="Granvik AB", organisation_number="1"),
            Supplier(id="mor", name="Granvikgruppen"),
            Supplier(id="tyst", name="Tyst", organisation_number="3"),
        ),
    )


def test_what_hangs_on_each_with_owned_companies_and_each_legal_person_once() -> None:
    assert shares(plan(), identity) == (
        share("1", services=2, critical=1, mtpd=60, rto=30),
        Share(supplier=Identity("Granvikgruppen", by_name=True), services=1, critical=1, mtpd=60, rto=30),
    )


def test_no_name_of_a_service_is_told() -> None:
    text = repr(shares(plan(), lambda _: Identity("x", by_name=False)))
    assert "vard" not in text
    assert "skola" not in text


def test_municipalities_are_added_up_and_the_shortest_limit_stands() -> None:
    rows = together([told("Åskarby", share("x", 3, 1, 60)), told("Bergåker", share("x", 4, 2, 30, 10))], {})
    assert [(row.municipalities, row.services, row.critical, row.mtpd, row.rto) for row in rows] == [
        (("Åskarby", "Bergåker"), 7, 3, 30, 10)
    ]
    assert rows[0].name == ""


def test_those_that_most_hang_on_come_first() -> None:
    first, second = told("Åskarby", share("a", 9, 9), share("b"), share("c", 2)), told("Bergåker", share("b"))
    assert [row.ids[0].id for row in together([first, second], {})] == ["b", "a", "c"]


def test_a_list_joins_what_one_knows_by_number_and_another_by_name() -> None:
    by_name = Share(supplier=Identity("n", by_name=True), services=2, critical=1, mtpd=None, rto=None)
    rows = together([told("Åskarby", share("x", 3)), told("Bergåker", by_name)], {"x": "Granvik", "n": "Granvik"})
    assert [(row.name, row.services, len(row.ids)) for row in rows] == [("Granvik", 5, 2)]
    assert rows[0].ids[1].by_name


def test_two_rows_of_one_municipality_may_count_the_same_services() -> None:
    rows = together([told("Åskarby", share("x", 3, 1), share("n", 2, 2))], {"x": "Granvik", "n": "Granvik"})
    assert [(row.services, row.critical, row.municipalities) for row in rows] == [(3, 2, ("Åskarby",))]


@given(st.permutations([told("a", share("x"), share("y", 4)), told("b", share("y")), told("c", share("x", 2))]))
def test_the_order_of_the_files_changes_no_figure(contributions: list[Contribution]) -> None:
    found = [(row.ids, set(row.municipalities), row.services) for row in together(contributions, {})]
    assert found == [
        ((Identity("y", by_name=False),), {"a", "b"}, 5),
        ((Identity("x", by_name=False),), {"a", "c"}, 3),
    ]
