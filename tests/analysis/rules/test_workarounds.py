"""Group E: reserve routines that are missing or do not last."""

import pytest

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Resource, ResourceKind
from kontinuitet.domain.service import Activation, Service, Workaround
from kontinuitet.domain.supplier import Supplier
from kontinuitet.domain.values import UNKNOWN, Place, Unknown


def town(*resources: Resource, edges: tuple[object, ...], **fields: object) -> Municipality:
    plan = {"id": "hemtjanst", "name": "Hemtjänst", "critical": True, "dependencies": edges}
    return Municipality(
        name="Åskarby",
        services=(Service.model_validate({"activation": Activation(budget=0)} | plan | fields),),
        resources=resources,
        suppliers=(Supplier(id="nordvik", name="Nordvik Tele"),),
    )


def paper(endurance: object = 1440, **fields: object) -> Workaround:
    basis = {"id": "papper", "name": "Papper", "replaces": ("journal",), "startup": 0, "endurance": endurance}
    return Workaround.model_validate(basis | fields)


def test_e1_one_finding_for_each_kind_of_loss(find, told, needs, own_system) -> None:
    staff = own_system("personal", None).model_copy(update={"kind": ResourceKind.PEOPLE})
    plan = town(own_system("journal", 8), staff, edges=(needs("journal", 60), needs("personal", 0)))
    it, people = find(plan, "E1")
    assert (it.severity, it.place) == (Severity.ERROR, Place(object="hemtjanst", field="workarounds", part="it"))
    assert all("1 h" in text and "Journal" in text for text in told(it))
    assert people.place.part == "people"
    assert all("Personal" in text for text in told(people))


def test_e1_a_routine_for_it_or_a_loss_that_never_stops_it_is_enough(find, needs, own_system) -> None:
    journal = own_system("journal", 8)
    assert find(town(journal, edges=(needs("journal", 60),), workarounds=(paper(),)), "E1") == []
    assert find(town(journal, edges=(needs("journal", 480),)), "E1") == []
    assert find(town(journal, edges=(needs("journal", 60),), critical=UNKNOWN), "E1") == []


def test_e1_a_routine_whose_times_are_unknown_is_still_a_routine(find, needs, own_system) -> None:
    edges = (needs("journal", 60),)
    for routine in (paper(UNKNOWN), paper(startup=UNKNOWN)):
        assert find(town(own_system("journal", 8), edges=edges, workarounds=(routine,)), "E1") == []


def test_e1_is_silent_where_c7_says_that_the_routine_falls_too(find, needs, own_system) -> None:
    plan = town(own_system("journal", 8), edges=(needs("journal", 60),), workarounds=(paper(needs=("journal",)),))
    assert find(plan, "E1") == []
    assert len(find(plan, "C7")) == 1


def test_e1_a_supplier_that_takes_all_alternatives(find, told, needs, own_system) -> None:
    phones = [own_system(name, 9).model_copy(update={"supplier": "nordvik"}) for name in ("mobil-a", "mobil-b")]
    either = needs("mobil-a", 0).model_copy(update={"needs": ("mobil-a", "mobil-b"), "at_least": 1})
    (found,) = find(town(*phones, edges=(either,)), "E1")
    assert (found.variant, found.place.part) == ("at-once", "supplier")
    assert all("Nordvik Tele" in text for text in told(found))


def test_e2_the_gap_is_shown(find, told, needs, own_system) -> None:
    plan = town(own_system("journal", 12), edges=(needs("journal", 120),), workarounds=(paper(240),))
    (found,) = find(plan, "E2")
    assert (found.severity, found.place) == (
        Severity.ERROR,
        Place(object="hemtjanst", field="workarounds", item="papper", part="endurance"),
    )
    assert all("4 h" in text and "10 h" in text and "6 h" in text for text in told(found))


def test_e2_a_routine_that_lasts_just_long_enough(find, needs, own_system) -> None:
    edges = (needs("journal", 120),)
    assert find(town(own_system("journal", 12), edges=edges, workarounds=(paper(600),)), "E2") == []


def test_e2_shorter_than_the_interruption_may_be(find, told, needs, own_system) -> None:
    edges = (needs("journal", 120),)
    (found,) = find(town(own_system("journal", 4), edges=edges, workarounds=(paper(240),), mtpd=480), "E2")
    assert (found.severity, found.variant) == (Severity.WARNING, "mtpd")
    assert all("4 h" in text and "8 h" in text for text in told(found))
    longer = paper(4320, id="manuellt", outage_from=240)
    plan = town(own_system("journal", 4), edges=edges, workarounds=(paper(240), longer), mtpd=480)
    assert find(plan, "E2") == []


def test_e2_a_routine_that_takes_over_leaves_no_gap(find, needs, own_system) -> None:
    routines = paper(240), paper(4320, id="manuellt", name="Manuellt", outage_from=240)
    assert find(town(own_system("journal", 12), edges=(needs("journal", 120),), workarounds=routines), "E2") == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"workarounds": (paper(Unknown(who="chef")),)}, "workarounds"),
        ({"workarounds": (paper(),), "activation": Activation(budget=Unknown(who="chef"))}, "activation"),
    ],
)
def test_e2_what_is_unknown_is_asked_for_once(find, told, needs, own_system, fields, field: str) -> None:
    (found,) = find(town(own_system("journal", 8), edges=(needs("journal", 60),), **fields), "E2")
    assert (found.severity, found.place.field) == (Severity.INFORMATION, field)
    assert all("Hemtjänst" in text and "chef" in text for text in told(found))


def test_e2_counts_only_the_time_until_it_can_be_back(find, needs, own_system) -> None:
    edges, routine = (needs("journal", 0), needs("register", 0)), paper(600, replaces=("journal", "register"))
    register = own_system("register", None, needs("journal", 0))
    plan = town(own_system("journal", 8), register, edges=edges, workarounds=(routine,))
    assert find(plan, "E2") == []
