"""The registers: every change is one step that can be undone, and none leaves a reference to nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies import municipalities
from tests.usecases.conftest import StillClock

from kontinuitet.analysis.concentration import Branch, concentration, subcontractor_tree
from kontinuitet.domain.assessment import SelfAssessment, SurveyQuestion
from kontinuitet.domain.changes import collection_of
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person, Role
from kontinuitet.domain.references import references
from kontinuitet.domain.resource import Dependency, Resource, ResourceKind
from kontinuitet.domain.service import ImpactRow, Service
from kontinuitet.domain.supplier import Agreement, DutyState, DutyStatus, IncidentDuty, Subcontractor, Supplier
from kontinuitet.domain.values import UNKNOWN, Place, Unknown
from kontinuitet.storage import open_memory
from kontinuitet.usecases import registers
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.refused import Refused

SYSTEM = ResourceKind.SYSTEM
PLAN = Municipality(
    name="Åskarby kommun",
    roles=(Role(id="chef", name="Chef"),),
    resources=(
        Resource(id="journal", name="Journal", kind=SYSTEM, supplier="granvik", owner="chef"),
        Resource(id="journalen", name="Journalen", kind=SYSTEM, notes="Ny.", tested_recovery=60),
        Resource(id="datahall", name="Datahall", kind=SYSTEM),
        Resource(id="radio", name="Radio", kind=SYSTEM),
    ),
    suppliers=(
        Supplier(id="granvik", name="Granvik AB", organisation_number="556677-8899", notes="Ring växeln."),
        Supplier(id="granvik-2", name="GRANVIK aktiebolag", parent="koncern", notes="Ring jouren."),
        Supplier(id="koncern", name="Koncernen", organisation_number="165566778899"),
        Supplier(id="berghall", name="Berghall"),
    ),
    agreements=(
        Agreement(
            id="drift",
            name="Drift",
            supplier="granvik-2",
            covers=("journal",),
            subcontractors=(
                Subcontractor(resource="datahall", supplier="berghall"),
                Subcontractor(resource="radio", supplier=Unknown()),
            ),
            duties=(DutyState(duty=IncidentDuty.NOTIFY, status=DutyStatus.GOOD),),
        ),
        Agreement(
            id="sal",
            name="Sal",
            supplier="berghall",
            subcontractors=(Subcontractor(resource="radio", supplier="granvik-2"),),
        ),
    ),
    services=(
        Service(
            id="hemtjanst",
            name="Hemtjänst",
            critical=True,
            dependencies=(
                Dependency(id="ett", needs=("journal", "radio"), at_least=1),
                Dependency(id="tva", needs=("datahall",)),
            ),
            impact=(ImpactRow(id="ekonomi", scores=(0, 1, 2, 3)),),
        ),
        Service(id="loner", name="Löner", dependencies=(Dependency(id="ett", needs=("hemtjanst",)),)),
    ),
)


@pytest.fixture
def desk(clock: StillClock) -> Desk:
    """A municipality with things entered twice."""
    desk = Desk(open_memory(), who="Anna", clock=clock)
    desk.replace(PLAN, why="import")
    return desk


def steps(desk: Desk) -> int:
    return len(desk.database.plans.steps())


def refusal(run: object) -> str:
    with pytest.raises(Refused) as refused:
        run()  # type: ignore[operator]
    return str(refused.value.code)


# ---------------------------------------------------------------- adding, renaming


def test_what_is_added_has_a_readable_id_of_its_own_that_stays(desk: Desk) -> None:
    first = registers.add(desk, "resources", "Läkemedelsskåp", kind=ResourceKind.GOODS)
    second = registers.add(desk, "units", "Läkemedelsskåp")
    assert (first.id, second.id) == ("lakemedelsskap", "lakemedelsskap-2")
    registers.rename(desk, first.id, "Skåpet")
    assert desk.plan.label("lakemedelsskap") == "Skåpet"
    assert desk.database.plans.load() == desk.plan
    assert steps(desk) == 4


@pytest.mark.parametrize(("name", "identity"), [("???", "unit"), ("kommun", "kommun-2"), ("Å" * 200, "a" * 60)])
def test_an_odd_name_gets_an_id_anyway(desk: Desk, name: str, identity: str) -> None:
    assert registers.add(desk, "units", name).id == identity


def test_many_of_one_long_name_all_get_ids(desk: Desk) -> None:
    ids = {registers.add(desk, "units", "x" * 100).id for _ in range(12)}
    assert len(ids) == 12


def test_what_lacks_a_name_or_a_needed_field_is_refused(desk: Desk) -> None:
    assert refusal(lambda: registers.add(desk, "units", "  ")) == "name-missing"
    assert refusal(lambda: registers.add(desk, "agreements", "Avtal")) == "thing-incomplete"
    assert refusal(lambda: registers.add(desk, "units", "y" * 600)) == "thing-incomplete"
    assert refusal(lambda: registers.rename(desk, "finns-inte", "Ny")) == "unknown-thing"
    assert refusal(lambda: registers.rename(desk, "chef", "")) == "name-missing"
    assert steps(desk) == 1


# ---------------------------------------------------------------- removing


def test_a_removal_says_what_it_breaks_and_leaves_it_unknown(desk: Desk) -> None:
    assert registers.would_break(desk.plan, ["chef"]) == (Place(object="journal", field="owner"),)
    removed = registers.remove(desk, ["chef", "granvik-2"])
    assert Place(object="drift", field="supplier") in removed.broken
    assert (desk.plan.resource["journal"].owner, [each.id for each in desk.plan.agreements]) == (UNKNOWN, ["sal"])
    assert steps(desk) == 2
    desk.undo()
    assert desk.plan == PLAN


def test_what_goes_together_breaks_nothing_between_itself(desk: Desk) -> None:
    assert registers.would_break(desk.plan, ["journal", "hemtjanst", "loner", "drift"]) == ()
    assert refusal(lambda: registers.remove(desk, ["finns-inte"])) == "unknown-thing"


# ---------------------------------------------------------------- merging


def test_merging_keeps_what_both_knew(desk: Desk) -> None:
    registers.merge(desk, "granvik", "granvik-2")
    kept = desk.plan.supplier["granvik"]
    assert (kept.parent, kept.organisation_number, kept.name) == ("koncern", "556677-8899", "Granvik AB")
    assert kept.notes == "Ring växeln.\n\nRing jouren."
    assert {agreement.supplier for agreement in desk.plan.agreements} == {"granvik", "berghall"}
    assert "granvik-2" not in desk.plan.by_id
    assert steps(desk) == 2
    desk.undo()
    assert desk.plan == PLAN


def test_conflicts_are_told_before_anything_is_merged(desk: Desk) -> None:
    (name,) = registers.merge_conflicts(desk.plan, "journal", "journalen")
    assert name.place == Place(object="journal", field="name")
    assert (name.field, name.kept, name.dropped) == ("name", "Journal", "Journalen")
    registers.merge(desk, "journal", "journalen")
    kept = desk.plan.resource["journal"]
    assert (kept.name, kept.tested_recovery, kept.notes, kept.owner) == ("Journal", 60, "Ny.", "chef")


def test_merging_a_parent_with_its_company_makes_it_no_parent_of_itself(desk: Desk) -> None:
    registers.merge(desk, "koncern", "granvik-2")
    assert desk.plan.supplier["koncern"].parent is None
    registers.merge(desk, "koncern", "granvik")
    assert desk.plan.supplier["koncern"].organisation_number == "165566778899"


def test_merging_services_fills_the_grid_and_keeps_rows_that_are_not_the_same(desk: Desk) -> None:
    desk.change(Place(object="loner", field="impact"), (ImpactRow(id="ekonomi", scores=(None, 2, UNKNOWN, 3, 4)),))
    for identity, budget in (("hemtjanst", 30), ("loner", 60)):
        desk.change(Place(object=identity, field="activation", part="budget"), budget)
    fields = [each.field for each in registers.merge_conflicts(desk.plan, "hemtjanst", "loner")]
    assert fields == ["name", "impact/ekonomi/scores", "activation//budget"]
    registers.merge(desk, "hemtjanst", "loner")
    service = desk.plan.service["hemtjanst"]
    assert service.impact[0].scores == (0, 1, 2, 3, 4)
    assert [row.needs for row in service.dependencies] == [("journal", "radio"), ("datahall",)]


def test_only_two_different_things_of_one_kind_are_merged(desk: Desk) -> None:
    assert refusal(lambda: registers.merge(desk, "journal", "chef")) == "merge-different"
    assert refusal(lambda: registers.merge(desk, "journal", "journal")) == "merge-different"
    assert refusal(lambda: registers.merge(desk, "journal", "finns-inte")) == "unknown-thing"
    assert steps(desk) == 1


def dangling(plan: Municipality) -> set[str]:
    return {each.target for each in references(plan)} - set(plan.by_id)


def test_what_two_people_said_is_never_made_one() -> None:
    said = [SelfAssessment(id=one, question=SurveyQuestion.PLAN, answers=("no",)) for one in ("a", "b")]
    with pytest.raises(Refused, match="merge-different"):
        registers.merge_conflicts(Municipality(name="Nyby", assessments=tuple(said)), "a", "b")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(municipalities(), st.data())
def test_whatever_is_merged_every_reference_is_to_something_there(plan: Municipality, data: st.DataObject) -> None:
    kinds: dict[str | None, list[str]] = {}
    for identity in plan.by_id:
        kinds.setdefault(collection_of(plan, identity), []).append(identity)
    pairs = [ids[:2] for kind, ids in kinds.items() if len(ids) > 1 and kind != "assessments"]
    if not pairs:
        return
    keep, drop = data.draw(st.sampled_from(pairs))
    before = dangling(plan)
    after, _ = registers._merged(plan, keep, drop)
    assert dangling(after) <= before
    assert drop not in after.by_id
    assert keep in after.by_id
    own = [each for each in references(after) if each.place.object == keep == each.target]
    assert all(collection_of(after, keep) not in each.collections for each in own)
    assert Municipality.model_validate(after.model_dump()) == after


# ---------------------------------------------------------------- many at a time, duplicates, time points


def test_many_are_set_in_one_step(desk: Desk) -> None:
    result = registers.set_many(desk, ["datahall", "radio"], "owner", "chef", lang="sv")
    assert (result.problems, desk.plan.resource["radio"].owner) == ((), "chef")
    registers.set_many(desk, ["datahall", "radio"], "tested_recovery", "4 h", lang="sv")
    assert desk.plan.resource["datahall"].tested_recovery == 240
    registers.set_many(desk, ["hemtjanst", "loner"], "activation/budget", "30 min", lang="sv")
    assert desk.plan.service["loner"].activation.budget == 30
    assert steps(desk) == 4


def test_one_that_cannot_take_the_value_stops_them_all(desk: Desk) -> None:
    result = registers.set_many(desk, ["datahall", "radio"], "tested_recovery", "snart", lang="sv")
    assert [identity for identity, _ in result.problems] == ["datahall", "radio"]
    assert result.changed is None
    assert refusal(lambda: registers.set_many(desk, ["radio"], "id", "x", lang="sv")) == "field-not-typed"
    assert refusal(lambda: registers.set_many(desk, ["nej"], "owner", "x", lang="sv")) == "unknown-thing"
    assert desk.plan == PLAN


def test_likely_duplicates_are_found_by_name_and_number(desk: Desk) -> None:
    assert registers.duplicates(desk.plan, "suppliers") == (("granvik", "granvik-2", "koncern"),)
    assert registers.duplicates(desk.plan, "resources") == ()
    for name in ("Anna Berg", "Berg, Anna", "Anna Bergh"):
        registers.add(desk, "people", name)
    for name in ("Håberg", "Haberg", "Åskarby", "Åskarbys kommun"):
        registers.add(desk, "suppliers", name)
    assert registers.duplicates(desk.plan, "people") == (("anna-berg", "berg-anna"),)
    assert registers.duplicates(desk.plan, "suppliers")[1:] == (("askarby", "askarbys-kommun"),)


def test_a_time_point_takes_its_place_and_the_scores_keep_theirs(desk: Desk) -> None:
    registers.add_time_point(desk, 120)
    assert desk.plan.settings.time_points[:3] == (60, 120, 240)
    assert desk.plan.service["hemtjanst"].impact[0].scores[:5] == (0, None, 1, 2, 3)
    assert registers.scores_at(desk.plan, 240) == ("hemtjanst",)
    assert registers.scores_at(desk.plan, 120) == ()
    registers.remove_time_point(desk, 240)
    assert desk.plan.service["hemtjanst"].impact[0].scores[:4] == (0, None, 2, 3)
    assert [refusal(lambda n=n: registers.add_time_point(desk, n)) for n in (60, 0)] == [
        "time-point-taken",
        "time-point-zero",
    ]
    assert refusal(lambda: registers.remove_time_point(desk, 7)) == "time-point-unknown"
    assert steps(desk) == 3


# ---------------------------------------------------------------- what hangs on one supplier


def test_the_tree_of_subcontractors_ends_where_it_comes_round() -> None:
    tree = subcontractor_tree(PLAN, "granvik-2")
    assert [branch.supplier for branch in tree.branches] == ["berghall", None]
    (again,) = tree.branches[0].branches
    assert again == Branch(supplier="granvik-2", resources=("radio",), repeated=True)
    assert subcontractor_tree(PLAN, "koncern") == Branch(supplier="koncern")


def test_a_company_carries_what_its_subsidiaries_carry() -> None:
    found = {each.supplier: each for each in concentration(PLAN)}
    assert found["berghall"].services == ("hemtjanst", "loner")
    assert found["berghall"].critical == ("hemtjanst",)
    # The journal alone is not enough to stop home care, which manages with the radio; both together are.
    assert found["granvik"].services == ()
    assert set(found["koncern"].resources) == {"journal", "radio"}
    assert found["koncern"].services == ("hemtjanst", "loner")
    assert [each.supplier for each in concentration(PLAN)][-1] == "granvik"


def test_owners_in_a_ring_do_not_hang_the_count() -> None:
    ring = PLAN.model_copy(
        update={"suppliers": (Supplier(id="a", name="A", parent="b"), Supplier(id="b", name="B", parent="a"))}
    )
    assert len(concentration(ring)) == 2


def test_without_suppliers_nothing_hangs_on_any() -> None:
    assert concentration(Municipality(name="x", people=(Person(id="p", name="P"),))) == ()
