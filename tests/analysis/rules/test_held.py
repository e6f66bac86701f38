"""Rules H4, H6, H7 and H9: what the exercises that were held showed, missed, and never touched."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.analysis.build import need, resource, service, town

from kontinuitet.analysis.bound import bound
from kontinuitet.analysis.evidence import HeldExercise, exercises_of, latest_exercises
from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.followup import Action, ActionStatus
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person, Role, RoleGroup
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.version import Version, digest_of

MARCH = date(2026, 3, 1)


def held(identity: str = "tyst", on: date = MARCH, **fields: Any) -> HeldExercise:
    given = {"services": frozenset({"vard"}), "shortcomings": 2} | fields
    return HeldExercise(id=identity, title=identity.capitalize(), on=on, **given)


def small(**fields: Any) -> Municipality:
    return town(
        resource("journal", recovery=240),
        service("vard", need("journal"), critical=True, owner="chef", rto=120),
        service("skola", critical=True),
        **fields,
    )


def test_the_latest_exercise_of_each_service() -> None:
    both = (held("b", date(2026, 5, 1)), held("a", MARCH, services=frozenset({"vard", "skola"})))
    assert latest_exercises(both) == {"vard": date(2026, 5, 1), "skola": MARCH}
    assert [one.id for one in exercises_of(both, "vard")] == ["a", "b"]


# H4


def test_h4_fires_once_for_an_exercise_that_showed_nothing(find, told) -> None:
    soft = held(shortcomings=0, services=frozenset({"vard", "skola"}))
    (found,) = find(small(), "H4", held=(soft,))
    assert (found.severity, found.place_key) == (Severity.WARNING, "vard/exercised_on")
    assert found.services == ("vard", "skola")
    swedish, english = told(found)
    assert swedish.startswith("Övningen ”Tyst” 1 mars 2026 visade ingen enda brist och ledde inte till någon åtgärd")
    assert "(vard and skola)" in english


@pytest.mark.parametrize(
    "exercises",
    [(), (held(shortcomings=1),), (held(shortcomings=0, actions=1),), (held(shortcomings=0), held("b", date.max))],
    ids=["none held", "one deficiency", "an action came of it", "a later one showed some"],
)
def test_h4_almost_fires(find, exercises: tuple[HeldExercise, ...]) -> None:
    assert find(small(), "H4", held=exercises) == []


# H6


def version(plan: Municipality, decided: date) -> Version:
    frozen = bound(plan, "vard")
    return Version(
        service="vard",
        number=3,
        author="Anna",
        approver="Bo",
        decided_on=decided,
        next_review=date(2027, 5, 1),
        approved_at=datetime(2026, 5, 1, tzinfo=UTC),
        plan=frozen,
        digest=digest_of(frozen),
    )


def renewed() -> Municipality:
    plan = small()
    changed = plan.services[0].model_copy(update={"rto": 60})
    return plan.model_copy(update={"services": (changed, plan.services[1])})


def test_h6_fires_for_what_was_decided_after_the_exercise(find, told) -> None:
    exercises, approved = (held(plan=small()),), {"vard": version(renewed(), date(2026, 3, 2))}
    (found,) = find(renewed(), "H6", held=exercises, versions=approved)
    assert (found.variant, found.severity, found.place_key) == ("changed", Severity.WARNING, "vard/exercised_on")
    swedish, english = told(found)
    assert "Version 3 av planen för vard godkändes 2 mars 2026" in swedish
    assert "1 uppgift skiljer sig från planen som övades: vard." in swedish
    assert "(‘Tyst’ on 1 March 2026)" in english


@pytest.mark.parametrize(
    ("plan", "decided", "pinned"),
    [
        (renewed(), MARCH, small()),
        (small(), date(2026, 3, 2), small()),
        (renewed(), date(2026, 3, 2), None),
        (renewed(), date(2026, 3, 2), town()),
    ],
    ids=["decided the same day", "decided again as it was", "not known what was exercised", "service added since"],
)
def test_h6_almost_fires(find, plan: Municipality, decided: date, pinned: Municipality | None) -> None:
    exercises, approved = (held(plan=pinned),), {"vard": version(plan, decided)}
    assert find(plan, "H6", held=exercises, versions=approved) == []


def test_h6_does_not_apply_without_an_approved_plan_or_an_exercise(find) -> None:
    assert find(renewed(), "H6", held=(held(plan=small()),)) == []
    assert find(renewed(), "H6", versions={"vard": version(renewed(), MARCH)}) == []


def action(identity: str, **fields: Any) -> Action:
    return Action(id=identity, name=identity, **({"origin": "tyst"} | fields))


def test_h6_tells_once_of_actions_that_point_to_nothing(find, told) -> None:
    plan = small(actions=(action("ring"), action("skriv"), action("annan", origin="revision")))
    (found,) = find(plan, "H6", held=(held(),))
    assert (found.variant, found.place_key, found.services) == ("unlinked", "ring/field", ("vard",))
    assert "ledde till åtgärder som inte pekar på något i planen: ring och skriv." in told(found)[0]


@pytest.mark.parametrize("fields", [{"field": "vard/rto"}, {"status": ActionStatus.VERIFIED}])
def test_h6_an_action_that_points_somewhere_or_is_verified_is_fine(find, fields: dict[str, Any]) -> None:
    assert find(small(actions=(action("ring", **fields),)), "H6", held=(held(),)) == []


# H7


def deep(**fields: Any) -> Municipality:
    """Two services on one net, one of them on a journal that a supplier runs."""
    return town(
        resource("nat", recovery=600),
        resource("journal", need("nat"), recovery=240, supplier="lev"),
        service("vard", need("journal"), critical=True),
        service("skola", need("nat"), critical=True),
        service("museum", need("nat")),
        suppliers=(Supplier(id="lev", name="Leverantören", **fields),),
        agreements=(Agreement(id="avtal", name="Avtal", supplier="lev", covers=("journal",)),),
    )


def test_h7_names_the_worst_first_and_not_what_falls_with_it(find, told) -> None:
    (found,) = find(deep(), "H7")
    assert (found.severity, found.place_key, found.services) == (Severity.INFORMATION, "nat", ("vard", "skola"))
    swedish, english = told(found)
    assert swedish == "Faller nat bort stannar 2 samhällsviktiga verksamheter: vard och skola. Det har aldrig övats."
    assert "If nat falls, 2 critical services stop" in english


def alone(**fields: Any) -> Municipality:
    plan = deep(**fields)
    journal = plan.resource["journal"].model_copy(update={"dependencies": ()})
    return plan.model_copy(update={"resources": (plan.resources[0], journal)})


def test_h7_tells_of_a_supplier_and_not_of_the_thing_that_it_runs(find, told) -> None:
    found = find(alone(), "H7")
    assert [(one.variant, one.place_key) for one in found] == [("supplier", "lev"), ("resource", "nat")]
    assert "leverantören har inte deltagit i någon övning" in told(found[0])[0]


@pytest.mark.parametrize(
    ("plan", "exercise"),
    [
        (alone(), held(struck=frozenset({"lev", "nat"}))),
        (alone(), held(struck=frozenset({"journal", "nat"}))),
        (alone(), held(struck=frozenset({"nat"}), participants=frozenset({"lev"}), is_noted=True)),
        (alone(exercised_on=date(2026, 11, 2)), held(struck=frozenset({"nat"}))),
    ],
    ids=["struck", "what it runs was struck", "took part", "took part elsewhere"],
)
def test_h7_almost_fires(find, plan: Municipality, exercise: HeldExercise) -> None:
    assert find(plan, "H7", held=(exercise,)) == []


def test_h7_does_not_apply_to_what_stops_nothing_critical(find) -> None:
    plan = town(resource("nat", recovery=60), service("museum", need("nat")), service("skola", critical=True))
    assert find(plan, "H7") == []


def test_h7_tells_of_five_at_most(find) -> None:
    things = [resource(f"r{number}", recovery=60) for number in range(7)]
    plan = town(*things, *(service(f"s{n}", need(f"r{n}"), critical=True) for n in range(7)))
    assert [one.place_key for one in find(plan, "H7")] == ["r0", "r1", "r2", "r3", "r4"]


def test_h7_what_falls_with_a_supplier_that_was_struck_has_been_exercised(find) -> None:
    plan = alone()
    assert [one.place_key for one in find(plan, "H7", held=(held(struck=frozenset({"lev"})),))] == ["nat"]


# H9


def staffed(**fields: Any) -> Municipality:
    role = Role(id="chef", name="Enhetschef", holder="anna", deputies=("bo", "siv"))
    people = (
        Person(id="anna", name="Anna"),
        Person(id="bo", name="Bo"),
        Person(id="siv", name="Siv", left=date(2026, 1, 1)),
    )
    return small(**({"roles": (role,), "people": people} | fields))


def attended(*present: str, **fields: Any) -> HeldExercise:
    return held(participants=frozenset(present), is_noted=True, **fields)


def test_h9_fires_when_no_deputy_ever_took_part(find, told) -> None:
    (found,) = find(staffed(), "H9", held=(attended("anna"),))
    assert (found.severity, found.place_key, found.services) == (Severity.WARNING, "chef/deputies", ("vard",))
    swedish, english = told(found)
    assert "Ingen ersättare för rollen Enhetschef (Bo) har deltagit i någon övning" in swedish
    assert "the role had a part in 1 exercise" in english


@pytest.mark.parametrize(
    "exercises",
    [
        (),
        (held(),),
        (attended("anna", "bo"),),
        (attended("chef"),),
        (attended("anna", services=frozenset({"skola"})),),
        (attended("anna"), attended("bo", identity="annan", services=frozenset({"skola"}))),
    ],
    ids=["none held", "nobody noted who", "was there", "the role, no name", "another service", "was there elsewhere"],
)
def test_h9_almost_fires(find, exercises: tuple[HeldExercise, ...]) -> None:
    assert find(staffed(), "H9", held=exercises) == []


def test_h9_a_role_of_a_group_has_a_part_in_every_exercise(find) -> None:
    group = RoleGroup(id="krisledning", name="Krisledning", roles=("chef",))
    elsewhere = attended("anna", services=frozenset({"skola"}))
    assert len(find(staffed(role_groups=(group,)), "H9", held=(elsewhere,))) == 1


def test_h9_does_not_apply_without_a_deputy_who_works_here(find) -> None:
    role = Role(id="chef", name="Enhetschef", holder="anna", deputies=("siv",))
    assert find(staffed(roles=(role,)), "H9", held=(attended("anna"),)) == []
