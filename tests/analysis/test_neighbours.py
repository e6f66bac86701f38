"""Who needs what, one step at a time, from both ends."""

from tests.analysis.build import need, resource, service, town
from tests.analysis.example import EXAMPLE

from kontinuitet.analysis.neighbours import Bond, Neighbourhood
from kontinuitet.domain.organisation import Person, Role
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import Place

AROUND = Neighbourhood(EXAMPLE)


def test_what_something_needs_with_the_field_that_says_so() -> None:
    first, second = AROUND.needs("hemtjanst")
    assert (first.needed, first.bond, first.place) == (
        "journal",
        Bond.HARD,
        Place(object="hemtjanst", field="dependencies", item="journal"),
    )
    assert (second.needed, second.bond) == ("rutt", Bond.SOFT)
    assert first.row is not None
    assert first.row.tolerance == 120


def test_a_group_is_a_link_to_each_of_its_members() -> None:
    assert [link.needed for link in AROUND.needs("trygghetslarm")] == ["inloggning", "mobil-a", "mobil-b"]


def test_what_needs_something_services_first() -> None:
    assert [link.user for link in AROUND.users("inloggning")] == ["trygghetslarm", "loner", "journal"]


def test_a_supplier_delivers_once_and_a_subcontractor_carries() -> None:
    assert [(one.needed, one.bond) for one in AROUND.needs("inloggning")] == [
        ("datahall", Bond.HARD),
        ("granvik", Bond.DELIVERY),
    ]
    (carried,) = AROUND.users("berghall")
    assert (carried.user, carried.bond) == ("datahall", Bond.SUBCONTRACT)
    assert carried.place == Place(object="avtal-drift", field="subcontractors")


def test_what_only_an_agreement_covers_is_delivered_too() -> None:
    agreement = Agreement(id="avtal", name="Avtal", supplier="x", covers=("a",))
    around = Neighbourhood(town(resource("a"), suppliers=(Supplier(id="x", name="X"),), agreements=(agreement,)))
    (link,) = around.needs("a")
    assert (link.needed, link.bond, link.place) == ("x", Bond.DELIVERY, Place(object="avtal", field="covers"))


def test_places_and_other_things_that_are_shared_are_needed() -> None:
    plan = town(
        resource("a", place="stadshuset", power="el", identity="a"),
        resource("el", kind=ResourceKind.ENERGY),
        resource("data", kind=ResourceKind.INFORMATION, held_by=("a",)),
    )
    around = Neighbourhood(plan)
    # What names itself does not need itself, and a place need not be a thing of the plan.
    assert [(one.needed, one.bond) for one in around.needs("a")] == [("stadshuset", Bond.PLACE), ("el", Bond.POWER)]
    assert [one.user for one in around.users("stadshuset")] == ["a"]
    assert [(one.user, one.bond) for one in around.users("a")] == [("data", Bond.HELD)]


def test_a_role_needs_its_people() -> None:
    people = tuple(Person(id=name, name=name) for name in ("anna", "bo"))
    role = Role(id="jour", name="Jour", holder="anna", deputies=("bo",))
    around = Neighbourhood(town(service("s", need("jour")), people=people, roles=(role,)))
    assert [(one.needed, one.bond) for one in around.needs("jour")] == [("anna", Bond.HOLDER), ("bo", Bond.DEPUTY)]
    assert [one.user for one in around.users("anna")] == ["jour"]


def test_it_walks_back_the_way_it_came() -> None:
    for item in (*EXAMPLE.services, *EXAMPLE.resources, *EXAMPLE.suppliers):
        for link in AROUND.needs(item.id):
            assert link in AROUND.users(link.needed)
        for link in AROUND.users(item.id):
            assert link in AROUND.needs(link.user)


def test_it_knows_what_has_a_neighbour() -> None:
    assert AROUND.knows("berghall")
    assert not AROUND.knows("finns-inte")
