"""Binding the cast: each rule, ties, unknown values, members that nothing fits, and the facilitator's own choice."""

from collections.abc import Mapping
from datetime import date

import pytest
from tests.exercise.town import ALARM, HOME_CARE, HOUR, PAY, SCHOOL, TOWN, changed, service, system

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Classes
from kontinuitet.domain.values import UNKNOWN, Place
from kontinuitet.exercise.binding import bind, standstill
from kontinuitet.exercise.scenario import CastMember, CastRule, MomentKind, Scenario, StoryMoment
from kontinuitet.exercise.timeline import Bound

DAY = date(2026, 11, 27)

SUPPLIER = CastMember(name="LEV", rule=CastRule.SUPPLIER_OF_MOST_CRITICAL, otherwise="er leverantör")
SERVICE = CastMember(name="VERK", rule=CastRule.SERVICE_WITHOUT, of="LEV", otherwise="larmen")
SYSTEM = CastMember(name="SYS", rule=CastRule.SYSTEM_OF_MOST, otherwise="ert system")
DATA = CastMember(name="DATA", rule=CastRule.INFORMATION_OF, of="LEV", otherwise="era uppgifter")
BACKUP = CastMember(name="KOPIA", rule=CastRule.BACKUP_OF, of="DATA", otherwise="kopian")
ROLE = CastMember(name="CHEF", rule=CastRule.ROLE, of="it-chef", otherwise="it-chefen")


def cast(*members: CastMember, plan: Municipality = TOWN, chosen: Mapping[str, str] | None = None) -> dict[str, Bound]:
    """The members bound to a plan, by name."""
    begins = StoryMoment(kind=MomentKind.TIME, minute=0)
    scenario = Scenario(id="s", title="S", length=60, begins=begins, cast=members)
    return {bound.name: bound for bound in bind(scenario, plan, standstill(plan, DAY), chosen)}


def one(*members: CastMember, plan: Municipality = TOWN, chosen: Mapping[str, str] | None = None) -> Bound:
    """The last of the members, bound."""
    return cast(*members, plan=plan, chosen=chosen)[members[-1].name]


def ids(bound: Bound) -> list[str]:
    return [candidate.id for candidate in bound.candidates]


def with_services(*services: object) -> Municipality:
    return changed(TOWN, services=services)


def test_the_supplier_is_the_one_most_critical_services_stop_without() -> None:
    bound = one(SUPPLIER)
    assert (bound.id, bound.label, bound.gap, bound.chosen_by_hand) == ("berghall", "Berghall", None, False)
    assert [(c.id, c.value, c.critical) for c in bound.candidates] == [("berghall", 2, 2), ("granvik", 2, 1)]


def test_services_that_are_not_critical_do_not_count_for_the_supplier() -> None:
    plan = with_services(
        HOME_CARE, PAY, service("arkiv", "journal", critical=None), ALARM, changed(SCHOOL, critical=False)
    )
    # One critical service each: home care is intolerable after eight hours and a routine, the alarms after two.
    assert ids(one(SUPPLIER, plan=plan)) == ["berghall", "granvik"]


def test_a_tie_goes_to_the_one_whose_first_service_becomes_intolerable_earliest() -> None:
    plan = with_services(changed(HOME_CARE, workarounds=()), changed(ALARM, mtpd=9 * HOUR))
    assert ids(one(SUPPLIER, plan=plan)) == ["granvik", "berghall"]


def test_after_that_the_id_decides() -> None:
    alike = [service("a", "journal", mtpd=60), service("b", "larmsystem", mtpd=60)]
    assert ids(one(SUPPLIER, plan=with_services(*alike))) == ["berghall", "granvik"]


def test_an_unknown_moment_never_wins_a_tie() -> None:
    plan = with_services(service("a", "larmsystem", mtpd=UNKNOWN), service("b", "journal", mtpd=900 * HOUR // 10))
    assert ids(one(SUPPLIER, plan=plan)) == ["granvik", "berghall"]


def test_without_critical_services_no_supplier_is_found() -> None:
    bound = one(SUPPLIER, plan=with_services(PAY))
    assert (bound.id, bound.label) == ("", "er leverantör")
    assert bound.gap == Place(object="kommun", field="suppliers")


def test_the_service_is_the_one_with_the_shortest_acceptable_outage() -> None:
    members = cast(SUPPLIER, SERVICE, chosen={"LEV": "granvik"})
    assert ids(members["VERK"]) == ["hemtjanst", "lon"]
    assert [c.value for c in members["VERK"].candidates] == [8 * HOUR, 5 * 24 * HOUR]


def test_a_service_whose_acceptable_outage_is_unknown_never_wins() -> None:
    assert ids(one(SUPPLIER, SERVICE)) == ["larm"]
    bound = one(SUPPLIER, SERVICE, plan=with_services(changed(ALARM, mtpd=None), SCHOOL))
    assert (bound.id, bound.label) == ("", "larmen")
    assert bound.gap == Place(object="larm", field="mtpd")


def test_zero_minutes_is_a_known_outage() -> None:
    plan = with_services(changed(ALARM, mtpd=0), HOME_CARE, PAY)
    assert one(SUPPLIER, SERVICE, plan=plan, chosen={"LEV": "berghall"}).id == "larm"


def test_what_nothing_stops_without_has_its_dependencies_as_the_gap() -> None:
    plan = changed(TOWN, services=(ALARM,))
    bound = one(SUPPLIER, SERVICE, plan=plan, chosen={"LEV": "granvik"})
    assert bound.gap == Place(object="granvik", field="dependencies")


def test_a_member_that_rests_on_an_unfilled_one_has_its_gap() -> None:
    members = cast(SUPPLIER, SERVICE, DATA, BACKUP, plan=with_services())
    assert {bound.id for bound in members.values()} == {""}
    assert {bound.gap for bound in members.values()} == {Place(object="kommun", field="suppliers")}


def test_the_system_is_the_one_most_services_stop_without_critical_or_not() -> None:
    plan = with_services(HOME_CARE, PAY, ALARM)
    assert [(c.id, c.value) for c in one(SYSTEM, plan=plan).candidates] == [("journal", 2), ("larmsystem", 1)]


def test_the_information_is_that_of_the_highest_known_class() -> None:
    members = cast(SUPPLIER, DATA, chosen={"LEV": "granvik"})
    assert [(c.id, c.value) for c in members["DATA"].candidates] == [("insatser", 3), ("akter", 2)]


def test_information_of_unknown_class_is_the_gap() -> None:
    resources = tuple(changed(r, classes=Classes(availability=UNKNOWN)) for r in TOWN.resources)
    bound = one(SUPPLIER, DATA, plan=changed(TOWN, resources=resources), chosen={"LEV": "granvik"})
    assert (bound.id, bound.gap) == ("", Place(object="akter", field="classes"))


def test_information_of_a_service_is_what_its_systems_hold() -> None:
    data = changed(DATA, of="VERK")
    assert one(SUPPLIER, SERVICE, data, chosen={"VERK": "hemtjanst"}).id == "insatser"
    assert one(SUPPLIER, SERVICE, data, chosen={"VERK": "larm"}).gap == Place(object="larm", field="dependencies")


def test_information_is_found_through_a_circle_of_needs() -> None:
    resources = (*TOWN.resources[2:], system("journal", dependencies=service("x", "larmsystem").dependencies))
    resources += (system("larmsystem", dependencies=service("x", "journal").dependencies),)
    plan = changed(TOWN, resources=resources)
    assert one(SUPPLIER, SERVICE, changed(DATA, of="VERK"), plan=plan, chosen={"VERK": "larm"}).id == "insatser"


def test_the_backup_is_one_that_copies_it() -> None:
    bound = one(SUPPLIER, DATA, BACKUP, chosen={"LEV": "granvik"})
    assert (bound.id, bound.candidates[0].value) == ("natt", 1440)


def test_the_backup_of_a_system_is_of_the_information_that_it_holds() -> None:
    of_system = changed(BACKUP, of="SYS")
    assert ids(one(SYSTEM, of_system, chosen={"SYS": "journal"})) == ["annan", "natt"]
    bound = one(SYSTEM, of_system, chosen={"SYS": "larmsystem"})
    assert (bound.id, bound.gap) == ("", Place(object="larmsystem", field="backups"))


@pytest.mark.parametrize("written", ["it-chef", "It-chef", "IT-CHEF"])
def test_a_role_is_found_by_id_or_name(written: str) -> None:
    assert one(changed(ROLE, of=written)).id == "it-chef"


def test_a_role_that_the_plan_lacks_is_a_gap() -> None:
    bound = one(changed(ROLE, of="driftchef"))
    assert (bound.id, bound.label, bound.gap) == ("", "it-chefen", Place(object="kommun", field="roles"))


def test_a_role_may_be_called_as_a_cast_member_is() -> None:
    named = changed(ROLE, name="A", of="B"), changed(ROLE, name="B", of="it-chef")
    assert {name: bound.id for name, bound in cast(*named).items()} == {"A": "", "B": "it-chef"}


def test_the_facilitators_choice_holds_and_the_candidates_stay() -> None:
    bound = one(SUPPLIER, chosen={"LEV": "granvik"})
    assert (bound.id, bound.chosen_by_hand) == ("granvik", True)
    assert ids(bound) == ["berghall", "granvik"]


def test_the_facilitator_may_fill_what_the_rule_could_not() -> None:
    bound = one(SUPPLIER, plan=with_services(PAY), chosen={"LEV": "granvik"})
    assert (bound.id, bound.label, bound.gap) == ("granvik", "Granvik Drift", None)


@pytest.mark.parametrize("chosen", ["finns-inte", "", "anna-berg", "hemtjanst", "journal", "avtal"])
def test_a_choice_of_nothing_or_of_another_kind_is_ignored(chosen: str) -> None:
    bound = one(SUPPLIER, chosen={"LEV": chosen})
    assert (bound.id, bound.chosen_by_hand) == ("berghall", False)


def test_at_most_three_runners_up_are_kept() -> None:
    names = [f"s{number}" for number in range(6)]
    plan = changed(
        TOWN, services=tuple(service(f"v{n}", n, mtpd=60) for n in names), resources=tuple(map(system, names))
    )
    assert len(one(SYSTEM, plan=changed(plan, agreements=(), backups=())).candidates) == 4


def test_the_cast_stays_in_the_order_of_the_file_whatever_rests_on_what() -> None:
    assert list(cast(BACKUP, DATA, SERVICE, SUPPLIER)) == ["KOPIA", "DATA", "VERK", "LEV"]


def test_members_that_rest_on_each_other_are_unfilled_and_end() -> None:
    members = cast(changed(SERVICE, name="A", of="B"), changed(SERVICE, name="B", of="A"))
    assert {bound.id for bound in members.values()} == {""}
