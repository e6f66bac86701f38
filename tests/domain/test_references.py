"""References: the table agrees with how the plan files are read, and redirecting and clearing leave none behind."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import municipalities

from kontinuitet.documents.plan.codecs import SCORE
from kontinuitet.documents.plan.rows import NESTED, SHAPES, SINGLE, flat
from kontinuitet.domain.changes import collection_of
from kontinuitet.domain.followup import Action
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Role
from kontinuitet.domain.references import (
    FINDERS,
    LABELS,
    REFERENCES,
    Reference,
    cleared,
    redirected,
    references,
    row_key,
    users,
)
from kontinuitet.domain.resource import Dependency, Resource, ResourceKind
from kontinuitet.domain.service import Activation, Allocation, ImpactRow, Service, Workaround
from kontinuitet.domain.supplier import Agreement, Subcontractor, Supplier
from kontinuitet.domain.values import UNKNOWN, Place, Unknown, Value

LOCAL = {(ImpactRow, "id")}
"""What refers to no object but to a setting."""

PLAN = Municipality(
    name="Åskarby",
    roles=(Role(id="chef", name="Chef"), Role(id="boss", name="Boss")),
    resources=(
        Resource(id="hus", name="Hus", kind=ResourceKind.PREMISES),
        Resource(
            id="journal",
            name="Journal",
            kind=ResourceKind.SYSTEM,
            supplier="granvik",
            place="hus",
            owner=Unknown(who="chef"),
        ),
        Resource(id="journal-2", name="Journal 2", kind=ResourceKind.SYSTEM),
    ),
    services=(
        Service(
            id="hemtjanst",
            name="Hemtjänst",
            owner="chef",
            dependencies=(
                Dependency(id="ett", needs=("journal", "journal-2"), at_least=1),
                Dependency(id="tva-b", needs=("journal",)),
            ),
            workarounds=(Workaround(id="papper", name="Papper", replaces=("journal",)),),
            activation=Activation(decider="chef"),
            suggested=("dependencies/tva-b/tolerance", "mtpd"),
        ),
    ),
    suppliers=(Supplier(id="granvik", name="Granvik"), Supplier(id="berghall", name="Berghall", parent="granvik")),
    agreements=(
        Agreement(
            id="drift",
            name="Drift",
            supplier="granvik",
            covers=("journal",),
            subcontractors=(Subcontractor(resource="journal", supplier="berghall"),),
        ),
    ),
    actions=(Action(id="gor", name="Gör", field="journal/supplier", owner="chef"),),
)


def told(codec: Any, model: type[Value], attr: str) -> tuple[str, ...]:
    """What the files take an id in that field to be, apart from those who find out."""
    listed = str(model.model_fields[attr].annotation).startswith("tuple")
    return next((kinds for _, kinds in codec.refers(("x",) if listed else "x")), ())


OF_SEVERAL_PARTS = {"subcontractors", "allocations", "level"}


def test_the_table_says_what_the_plan_files_say() -> None:
    filed = {
        (model, field.attr): kinds
        for model, shape in SHAPES.items()
        for field in shape.fields
        if field.codec.can_refer and field.attr in model.model_fields and field.attr not in OF_SEVERAL_PARTS
        if (kinds := told(field.codec, model, field.attr))
    }
    table = {(model, attr): kinds for model, attrs in REFERENCES.items() for attr, kinds in attrs.items()}
    unfiled = {(Agreement, "supplier"), *((Subcontractor, each) for each in ("resource", "supplier"))}
    unfiled.add((Allocation, "resource"))
    assert {key: filed[key] for key in filed.keys() - LOCAL} == {key: table[key] for key in table.keys() - unfiled}


@settings(max_examples=15)
@given(municipalities())
def test_every_reference_that_the_files_know_is_found_where_it_stands(plan: Municipality) -> None:
    filed = {(item.id, target) for item in plan.by_id.values() for target in filed_in(item)}
    ours = [each for each in references(plan) if each.collections != ("resources",) or not is_label(plan, each.place)]
    assert {(each.place.object, each.target) for each in ours} == filed


def filed_in(item: Value) -> Iterator[str]:
    """The ids that an object names, as the notation of the files reads them."""
    nested = (row for attr in NESTED.get(type(item), ()) for row in getattr(item, attr))
    for value in (item, *(getattr(item, attr) for attr in SINGLE.get(type(item), ())), *nested):
        for field in SHAPES[type(value)].fields:
            found = flat(value).get(field.attr)
            referred = field.codec.refers(found) if found not in (None, ()) else ()
            yield from (target for target, collections in referred if collections != ("categories",))
        yield from (target for score in getattr(value, "scores", ()) for target, _ in SCORE.refers(score))
    if isinstance(item, Agreement):
        yield item.supplier


def is_label(plan: Municipality, place: Place) -> bool:
    owner = plan.by_id[place.object]
    return (place.part or place.field) in LABELS.get(Resource if isinstance(owner, Resource) else Value, ()) or (
        place.field == "copies" and place.part in {"place", "network", "identity"}
    )


def is_right(plan: Municipality, found: Reference) -> bool:
    """Whether a reference is to something of a kind that can stand there."""
    return collection_of(plan, found.target) in found.collections


@settings(max_examples=15)
@given(municipalities(), st.data())
def test_nothing_refers_to_what_was_redirected_and_twice_is_once(plan: Municipality, data: st.DataObject) -> None:
    if len(plan.by_id) < 2:
        return
    old, new = data.draw(st.permutations(sorted(plan.by_id)))[:2]
    once = redirected(plan, old, new)
    assert all(each.target != old for each in references(once))
    assert [each for each in references(once) if each.place.object == new == each.target and is_right(once, each)] == []
    assert redirected(once, old, new) == once
    assert redirected(plan, old, old) == plan


@settings(max_examples=15)
@given(municipalities(), st.data())
def test_clearing_leaves_no_reference_behind(plan: Municipality, data: st.DataObject) -> None:
    ids = data.draw(st.sets(st.sampled_from(sorted(plan.by_id) or ["ingen"])))
    after = cleared(plan, ids)
    assert not ids & set(after.by_id)
    strict = [each for each in references(after) if not is_label(after, each.place)]
    assert all(each.target not in ids for each in strict)
    assert cleared(after, ids) == after
    assert Municipality.model_validate(after.model_dump()) == after


def test_the_users_of_a_thing_are_named_by_their_places() -> None:
    assert users(PLAN)["chef"] == (
        Place(object="hemtjanst", field="owner"),
        Place(object="hemtjanst", field="activation", part="decider"),
        Place(object="journal", field="owner"),
        Place(object="gor", field="owner"),
    )
    assert users(PLAN)["hus"] == (Place(object="journal", field="place"),)
    assert Place(object="hemtjanst", field="dependencies", item="ett", part="needs") in users(PLAN)["journal"]
    assert Place(object="drift", field="subcontractors", item="journal", part="supplier") in users(PLAN)["berghall"]
    kinds = {each.collections for each in references(PLAN) if each.target == "chef"}
    assert kinds == {("roles",), FINDERS, ("roles", "people")}


def test_a_redirected_list_names_a_thing_once_and_nothing_names_itself() -> None:
    after = redirected(PLAN, "journal-2", "journal")
    assert after.service["hemtjanst"].dependencies[0].needs == ("journal",)
    after = redirected(PLAN, "granvik", "berghall")
    assert after.supplier["berghall"].parent is None
    assert after.agreements[0].supplier == "berghall"
    assert redirected(PLAN, "chef", "boss").resource["journal"].owner == Unknown(who="boss")
    assert redirected(PLAN, "journal", "journal-2").actions[0].field == "journal-2/supplier"
    assert redirected(PLAN, "hus", "journal-2").resource["journal"].place == "journal-2"


def test_what_is_cleared_is_unknown_where_that_can_be_said_and_else_empty() -> None:
    after = cleared(PLAN, ["chef", "journal"])
    service = after.service["hemtjanst"]
    assert (service.owner, service.activation.decider) == (UNKNOWN, UNKNOWN)
    assert [row_key(row) for row in service.dependencies] == ["ett"]
    assert service.suggested == ("mtpd",)
    assert service.workarounds[0].replaces == ()
    assert (after.agreements[0].covers, after.agreements[0].subcontractors) == ((), ())


def test_the_agreements_of_a_cleared_supplier_go_with_it() -> None:
    after = cleared(PLAN, ["granvik"])
    assert (after.agreements, after.resource["journal"].supplier) == ((), UNKNOWN)
    assert after.supplier["berghall"].parent is None
    assert cleared(PLAN, ["berghall"]).agreements[0].subcontractors[0].supplier == UNKNOWN
    assert cleared(PLAN, ["hus"]).resource["journal"].place == "hus"
