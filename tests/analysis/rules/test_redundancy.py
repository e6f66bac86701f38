"""Rule C6: alternatives that one event takes all the same."""

from typing import Any

import pytest
from tests.analysis.rules.conftest import system

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.supplier import Agreement, Subcontractor, Supplier
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place

EITHER = Dependency(id="mobil", needs=("a", "b"), at_least=1, kind=DependencyKind.HARD, tolerance=0)


def town(first: Any, second: Any, *more: Resource, edge: Dependency = EITHER, **fields: Any) -> Municipality:
    service = Service(id="larm", name="Trygghetslarm", dependencies=(edge,))
    pair = [system(name, 1).model_copy(update=update) for name, update in (("a", first), ("b", second))]
    return Municipality(name="Åskarby", services=(service,), resources=(*pair, *more), **fields)


@pytest.mark.parametrize("kind", ["place", "power", "network", "identity", "supplier"])
def test_c6_both_share_the_same(find, told, kind: str) -> None:
    (found,) = find(town({kind: "nordan"}, {kind: "nordan"}), "C6")
    assert (found.severity, found.services, found.place) == (
        Severity.ERROR,
        ("larm",),
        Place(object="larm", field="dependencies", item="mobil", part="needs"),
    )
    assert all("Trygghetslarm" in text and "nordan" in text and "1 " in text for text in told(found))


@pytest.mark.parametrize("unknown", [None, UNKNOWN, NOT_APPLICABLE])
def test_c6_what_is_not_known_is_not_the_same(find, unknown: object) -> None:
    assert find(town({"place": unknown}, {"place": unknown}), "C6") == []
    assert find(town({"place": "nordan"}, {"place": unknown}), "C6") == []


def test_c6_says_nothing_when_they_differ(find) -> None:
    assert find(town({"place": "nordan", "power": "x"}, {"place": "sunnan", "power": "y"}), "C6") == []


def test_c6_enough_that_do_not_share_are_enough(find) -> None:
    third = system("c", 1)
    one_of_three = EITHER.model_copy(update={"needs": ("a", "b", "c")})
    two_of_three = one_of_three.model_copy(update={"at_least": 2})
    same = {"power": "x"}, {"power": "x"}
    assert find(town(*same, third, edge=one_of_three), "C6") == []
    assert len(find(town(*same, third, edge=two_of_three), "C6")) == 1


def test_c6_soft_dependencies_and_what_needs_all_are_not_about_alternatives(find) -> None:
    same = {"power": "x"}, {"power": "x"}
    assert find(town(*same, edge=EITHER.model_copy(update={"kind": DependencyKind.SOFT})), "C6") == []
    assert find(town(*same, edge=EITHER.model_copy(update={"at_least": None})), "C6") == []


def test_c6_two_rooms_of_one_building(find, told) -> None:
    rooms = [
        Resource(id=name, name=name.capitalize(), kind=ResourceKind.PREMISES, place="stadshuset")
        for name in ("rum-1", "rum-2")
    ]
    (found,) = find(town({"place": "rum-1"}, {"place": "rum-2"}, *rooms), "C6")
    assert all("stadshuset" in text for text in told(found))


def test_c6_suppliers_with_the_same_owner(find, told) -> None:
    suppliers = (
        Supplier(id="norr", name="Norrtele", parent="koncern"),
        Supplier(id="soder", name="Södertele", parent="koncern"),
        Supplier(id="koncern", name="Koncernen"),
    )
    (found,) = find(town({"supplier": "norr"}, {"supplier": "soder"}, suppliers=suppliers), "C6")
    assert all("Koncernen" in text and "tele" not in text.replace("telefon", "") for text in told(found))
    (found,) = find(town({"supplier": "norr"}, {"supplier": "norr"}, suppliers=suppliers), "C6")
    assert all("Norrtele" in text and "Koncernen" not in text for text in told(found))


def test_c6_one_delivers_what_the_other_rests_on(find, told) -> None:
    suppliers = Supplier(id="norr", name="Norrtele"), Supplier(id="soder", name="Södertele")
    agreement = Agreement(
        id="avtal",
        name="Avtalet",
        supplier="norr",
        covers=("a",),
        subcontractors=(Subcontractor(resource="a", supplier="soder"),),
    )
    plan = town({}, {"supplier": "soder"}, suppliers=suppliers, agreements=(agreement,))
    (found,) = find(plan, "C6")
    assert all("Södertele" in text and "Norrtele" not in text for text in told(found))
    unknown = agreement.model_copy(update={"subcontractors": (Subcontractor(resource="a", supplier=UNKNOWN),)})
    assert find(plan.model_copy(update={"agreements": (unknown,)}), "C6") == []


def test_c6_the_same_group_of_many_is_told_once_and_of_nobody_not_at_all(find) -> None:
    plan = town({"power": "x"}, {"power": "x"})
    second = Service(id="hemtjanst", name="Hemtjänst", dependencies=(EITHER,))
    (found,) = find(plan.model_copy(update={"services": (*plan.services, second)}), "C6")
    assert found.services == ("larm", "hemtjanst")
    unused = system("x", 1).model_copy(update={"dependencies": (EITHER,)})
    alone = plan.model_copy(update={"services": (), "resources": (*plan.resources, unused)})
    assert find(alone, "C6") == []
