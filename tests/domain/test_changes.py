"""One value of the plan read or replaced by its place."""

import pytest

from kontinuitet.domain.changes import NoSuchPlace, replaced, value_at, with_item
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import UNKNOWN, Place

PLAN = Municipality(
    name="Åskarby",
    services=(Service(id="hemtjanst", name="Hemtjänst", dependencies=(Dependency(id="j", needs=("journal",)),)),),
    resources=(Resource(id="journal", name="Journal", kind=ResourceKind.SYSTEM),),
)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (Place(object="hemtjanst", field="mtpd"), 480),
        (Place(object="hemtjanst", field="mtpd"), UNKNOWN),
        (Place(object="hemtjanst", field="dependencies", item="j", part="tolerance"), 0),
        (Place(object="hemtjanst", field="activation", part="budget"), 45),
        (Place(object="hemtjanst", field="level", part="percent"), 60),
        (Place(object="kommun", field="name"), "Granby"),
    ],
)
def test_what_is_replaced_is_read_back_and_nothing_else_changes(place: Place, value: object) -> None:
    assert PLAN.service["hemtjanst"].mtpd is None  # looked up before, and must not be remembered after
    after = replaced(PLAN, place, value)
    assert value_at(after, place) == value
    assert after.service["hemtjanst"] is after.services[0]
    assert replaced(after, place, value_at(PLAN, place)) == PLAN


@pytest.mark.parametrize(
    "place",
    [
        Place(object="saknas", field="mtpd"),
        Place(object="hemtjanst", field="saknas"),
        Place(object="hemtjanst", field="dependencies", item="saknas", part="tolerance"),
        Place(object="hemtjanst", field="activation", part="saknas"),
    ],
)
def test_a_place_that_is_not_there_is_refused(place: Place) -> None:
    with pytest.raises(NoSuchPlace):
        replaced(PLAN, place, 1)


def test_an_impossible_value_is_refused() -> None:
    with pytest.raises(ValueError, match="mtpd"):
        replaced(PLAN, Place(object="hemtjanst", field="mtpd"), -5)


def test_a_new_object_stands_last_and_a_known_one_keeps_its_place() -> None:
    new = Service(id="loner", name="Löner")
    after = with_item(PLAN, new)
    assert [service.id for service in after.services] == ["hemtjanst", "loner"]
    renamed = with_item(after, Service(id="hemtjanst", name="Hemvård"))
    assert [service.name for service in renamed.services] == ["Hemvård", "Löner"]
    assert renamed.service["hemtjanst"].name == "Hemvård"
