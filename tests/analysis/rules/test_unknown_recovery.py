"""Rule C12: a recovery time that nobody knows, and what it leaves open."""

from datetime import date
from typing import Any

from tests.analysis.rules.conftest import hard, system

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, Resource
from kontinuitet.domain.service import Service
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import NOT_APPLICABLE, Place, Promise, Unknown


def town(*resources: Resource, edge: Dependency | None = None, critical: bool = True, **fields: Any) -> Municipality:
    services = tuple(
        Service(id=name, name=name.capitalize(), critical=critical, dependencies=(edge or hard("journal", 0),))
        for name in ("hemtjanst", "larm")
    )
    return Municipality(name="Åskarby", services=services, resources=resources, **fields)


def asked(name: str, *needs: Dependency) -> Resource:
    unknown = Unknown(who="it-chef", by=date(2027, 1, 15))
    return system(name, None, *needs).model_copy(update={"stated_recovery": unknown})


def test_c12_says_how_many_critical_services_it_leaves_open_and_who_finds_out(find, told) -> None:
    (found,) = find(town(system("journal", 1, hard("nat", 0)), asked("nat")), "C12")
    assert (found.severity, found.place) == (Severity.INFORMATION, Place(object="nat", field="stated_recovery"))
    assert found.services == ("hemtjanst", "larm")
    swedish, english = told(found)
    assert "2 samhällsviktiga verksamheter" in swedish
    assert "2 critical services" in english
    assert all("Nat" in text and "it-chef" in text and "2027" in text for text in (swedish, english))


def test_c12_says_nothing_of_what_is_known_or_does_not_apply(find) -> None:
    assert find(town(system("journal", 1)), "C12") == []
    never = system("journal", None).model_copy(update={"stated_recovery": NOT_APPLICABLE})
    assert find(town(never), "C12") == []


def test_c12_says_nothing_of_what_leaves_nothing_open(find) -> None:
    assert find(town(asked("journal"), critical=False), "C12") == []
    either = Dependency(id="tva", needs=("journal", "reserv"), at_least=1, tolerance=0)
    assert find(town(asked("journal"), system("reserv", 1), edge=either), "C12") == []
    assert find(town(asked("journal"), asked("reserv"), edge=either), "C12") == []


def test_c12_leaves_the_agreement_to_d2_where_d2_asks(find) -> None:
    agreement = Agreement(id="avtal", name="Avtalet", supplier="lev", covers=("journal",))
    bought = {"agreements": (agreement,), "suppliers": (Supplier(id="lev", name="Lev"),)}
    plan = town(system("journal", None), **bought)
    assert (find(plan, "C12"), len(find(plan, "D2"))) == ([], 1)


def test_c12_speaks_of_an_agreement_that_no_service_waits_for_directly(find, told) -> None:
    agreement = Agreement(
        id="avtal", name="Avtalet", supplier="lev", covers=("nat", "vaxel"), recovery=Promise(minutes=60, support=True)
    )
    journal = system("journal", 1, hard("nat", 0), hard("vaxel", 0))
    bought = {"agreements": (agreement,), "suppliers": (Supplier(id="lev", name="Lev"),)}
    plan = town(journal, system("nat", None), system("vaxel", None), **bought)
    (found,) = find(plan, "C12")
    assert found.place == Place(object="avtal", field="support")
    assert all("Nat" in text and "Vaxel" in text for text in told(found))
