"""Rules D7, D8 and D9: who stands behind the suppliers, and how much hangs on one."""

from datetime import date
from typing import Any

from tests.analysis.build import need, resource, service, town

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality, Settings
from kontinuitet.domain.service import Workaround
from kontinuitet.domain.supplier import Agreement, Subcontractor, Supplier
from kontinuitet.domain.values import UNKNOWN, Place, Promise, Unknown

PROMISE = Promise(minutes=60)


def suppliers(*names: str, **parents: str) -> tuple[Supplier, ...]:
    return tuple(Supplier(id=one, name=one.capitalize(), parent=parents.get(one)) for one in names)


def carried(by: str, *resources: str, supplier: str = "nord") -> Agreement:
    rows = tuple(Subcontractor(resource=one, supplier=by) for one in resources)
    return Agreement(id=f"avtal-{supplier}", name=f"Avtal {supplier}", supplier=supplier, subcontractors=rows)


def replaced(first: str, other: str, *, tolerance: int = 120, **fields: Any) -> Municipality:
    """Care that manages two hours without a journal, back in one; prints from another supplier are the reserve."""
    routine = Workaround(id="r", name="Reserv", replaces=("journal",), needs=("utskrift",))
    parts = (resource("journal", supplier=first, recovery=60), resource("utskrift", supplier=other, recovery=60))
    care = service("vard", need("journal", tolerance=tolerance), critical=True, rto=60, workarounds=(routine,))
    return town(*parts, care, **fields)


ROUTINE = Place(object="vard", field="workarounds", item="r", part="needs")


# ---------------------------------------------------------------- D7


def test_d7_subcontractors_that_nobody_knows(find, told) -> None:
    asked = Unknown(who="it-chef", by=date(2027, 2, 1))
    agreement = Agreement(
        id="avtal", name="Driften", supplier="nord", subcontractors=(Subcontractor(resource="drift", supplier=asked),)
    )
    plan = town(
        resource("drift"),
        service("larm", need("drift"), critical=True),
        suppliers=suppliers("nord"),
        agreements=(agreement,),
    )
    (found,) = find(plan, "D7")
    place = Place(object="avtal", field="subcontractors", item="drift", part="supplier")
    assert (found.severity, found.place, found.services) == (Severity.WARNING, place, ("larm",))
    assert all("it-chef" in text and "drift" in text and "Nord" in text for text in told(found))


def test_d7_says_nothing_when_they_are_known_or_nothing_critical_rests_on_them(find) -> None:
    rows = (Subcontractor(resource="drift", supplier=UNKNOWN),)
    agreement = Agreement(id="avtal", name="Driften", supplier="nord", subcontractors=rows)
    plan = town(resource("drift"), service("larm", need("drift")), agreements=(agreement,))
    assert find(plan, "D7") == []
    known = plan.model_copy(update={"agreements": (carried("syd", "drift"),), "suppliers": suppliers("nord", "syd")})
    assert find(known, "D7") == []


def test_d7_a_reserve_from_a_supplier_with_the_same_owner(find, told) -> None:
    owned = suppliers("nord", "syd", "koncern", nord="koncern", syd="koncern")
    (found,) = find(replaced("nord", "syd", suppliers=owned), "D7")
    assert (found.severity, found.place, found.variant) == (Severity.WARNING, ROUTINE, "parent")
    assert all(name in text for text in told(found) for name in ("Nord", "Syd", "Koncern", "journal", "utskrift"))


def test_d7_a_supplier_that_owns_the_other_is_the_same_and_an_unknown_owner_is_not(find) -> None:
    assert len(find(replaced("nord", "syd", suppliers=suppliers("nord", "syd", syd="nord")), "D7")) == 1
    assert find(replaced("nord", "syd", suppliers=suppliers("nord", "syd", syd="okand")), "D7") == []


def test_d7_the_nearest_common_owner_is_enough(find) -> None:
    owned = suppliers("nord", "syd", "bolag", "koncern", nord="bolag", syd="bolag", bolag="koncern")
    (found,) = find(replaced("nord", "syd", suppliers=owned), "D7")
    assert found.params["supplier"] == "Bolag"


def test_d7_the_same_routine_in_two_services_is_one_finding(find) -> None:
    plan = replaced("nord", "syd", suppliers=suppliers("nord", "syd", "koncern", nord="koncern", syd="koncern"))
    twin = plan.services[0].model_copy(update={"id": "omsorg", "name": "omsorg"})
    (found,) = find(plan.model_copy(update={"services": (*plan.services, twin)}), "D7")
    assert found.services == ("vard", "omsorg")


def test_d7_a_shared_subcontractor_that_c7_does_not_tell_of(find, told) -> None:
    both = (carried("mast", "journal"), carried("mast", "utskrift", supplier="syd"))
    plan = replaced("nord", "syd", suppliers=suppliers("nord", "syd", "mast"), agreements=both)
    (found,) = find(plan, "D7")
    assert (found.variant, found.place) == ("subcontractor", ROUTINE)
    assert all("Mast" in text for text in told(found))
    at_once = replaced("nord", "syd", tolerance=0, suppliers=plan.suppliers, agreements=both)
    assert find(at_once, "D7") == []
    assert len(find(at_once, "C7")) == 1


def test_d7_and_d9_leave_groups_to_c6(find) -> None:
    nets = (resource("nat-a", supplier="nord", recovery=60), resource("nat-b", supplier="syd", recovery=60))
    row = need("nat-a", "nat-b", at_least=1, name="nat")
    owned = suppliers("nord", "syd", syd="nord")
    plan = town(*nets, service("larm", row, critical=True, rto=60), suppliers=owned)
    assert [find(plan, rule) for rule in ("D7", "D9")] == [[], []]
    assert len(find(plan, "C6")) == 1


# ---------------------------------------------------------------- D8


def on_one(count: int, *, critical: int, others: int = 0, **fields: Any) -> Municipality:
    on = (service(f"t{number}", need("drift"), critical=number < critical) for number in range(count))
    off = (service(f"u{number}") for number in range(others))
    return town(resource("drift", supplier="nord"), *on, *off, suppliers=suppliers("nord"), **fields)


def test_d8_many_critical_services_on_one_supplier(find, told) -> None:
    (found,) = find(on_one(4, critical=3, others=6), "D8")
    assert (found.severity, found.place) == (Severity.WARNING, Place(object="nord", field="name"))
    assert "3 samhällsviktiga verksamheter" in told(found)[0]
    assert "4 verksamheter av 10, alltså 40 %" in told(found)[0]
    assert "3 critical services" in told(found)[1]
    assert len(found.services) == 4


def test_d8_more_than_a_part_of_all(find, told) -> None:
    assert find(on_one(5, critical=2, others=5), "D8") == []
    (found,) = find(on_one(5, critical=0, others=4), "D8")
    assert all("55 %" in text for text in told(found))


def test_d8_two_of_three_is_no_concentration_yet_and_the_limits_are_settings(find) -> None:
    assert find(on_one(2, critical=2, others=1), "D8") == []
    strict = Settings(concentration_services=2)
    assert len(find(on_one(2, critical=2, others=1, settings=strict), "D8")) == 1


def test_d8_what_it_carries_for_others_and_through_its_companies_counts(find, told) -> None:
    services = [service(f"t{number}", need(f"r{number}"), critical=True) for number in range(3)]
    parts = (resource("r0", supplier="nord"), resource("r1", supplier="syd"), resource("r2", supplier="ost"))
    plan = town(
        *parts,
        *services,
        suppliers=suppliers("nord", "syd", "ost", "koncern", nord="koncern", syd="koncern"),
        agreements=(carried("nord", "r2", supplier="ost"),),
    )
    (found,) = find(plan, "D8")
    assert found.place.object == "koncern"
    assert "underleverantör" in told(found)[0]


def test_d8_an_owner_that_adds_nothing_is_not_told_again(find) -> None:
    plan = on_one(3, critical=3)
    owned = plan.model_copy(update={"suppliers": suppliers("nord", "koncern", nord="koncern")})
    assert [found.place.object for found in find(owned, "D8")] == ["nord"]


def test_d8_a_group_that_the_supplier_cannot_break_does_not_count(find) -> None:
    nets = (resource("a", supplier="nord"), resource("b", supplier="syd"))
    services = (service(f"t{number}", need("a", "b", at_least=1), critical=True) for number in range(3))
    assert find(town(*nets, *services, suppliers=suppliers("nord", "syd")), "D8") == []


# ---------------------------------------------------------------- D9


def test_d9_a_reserve_from_the_same_supplier_that_c7_does_not_tell_of(find, told) -> None:
    (found,) = find(replaced("nord", "nord", suppliers=suppliers("nord")), "D9")
    assert (found.severity, found.place) == (Severity.WARNING, ROUTINE)
    assert all(name in text for text in told(found) for name in ("Nord", "journal", "utskrift"))
    at_once = replaced("nord", "nord", tolerance=0, suppliers=suppliers("nord"))
    assert find(at_once, "D9") == []
    assert len(find(at_once, "C7")) == 1


def test_d9_says_nothing_of_different_suppliers_or_of_an_unknown_one(find) -> None:
    assert find(replaced("nord", "syd", suppliers=suppliers("nord", "syd")), "D9") == []
    unknown = replaced("nord", "nord", suppliers=suppliers("nord"))
    parts = tuple(one.model_copy(update={"supplier": UNKNOWN}) for one in unknown.resources)
    assert find(unknown.model_copy(update={"resources": parts}), "D9") == []


def test_d9_two_suppliers_for_one_routine_have_a_place_each(find) -> None:
    plan = replaced("nord", "nord", suppliers=suppliers("nord", "syd"))
    covers = Agreement(id="avtal", name="Avtal", supplier="syd", covers=("journal", "utskrift"), recovery=PROMISE)
    found = find(plan.model_copy(update={"agreements": (covers,)}), "D9")
    assert {one.place for one in found} == {ROUTINE, Place(object="syd", field="name")}
