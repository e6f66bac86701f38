"""Rules C8 and C9: questions that nobody has asked, and what hangs loose."""

from typing import Any

from tests.analysis.rules.conftest import hard, system

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Channel, ChannelKind, Person
from kontinuitet.domain.resource import Backup, BackupCopy, Resource, ResourceKind
from kontinuitet.domain.service import Service, Workaround
from kontinuitet.domain.supplier import Agreement, Subcontractor, Supplier
from kontinuitet.domain.values import UNKNOWN, Place

ALL = ("people", "premises", "energy", "network", "identity", "information", "external")


def of_kind(kind: str, *needs: Any, **fields: Any) -> Resource:
    return system(kind, 1, *needs).model_copy(update={"kind": ResourceKind(kind), **fields})


def town(*resources: Resource, **fields: Any) -> Municipality:
    needs = tuple(hard(one.id, 0) for one in resources)
    plan = {"id": "hemtjanst", "name": "Hemtjänst", "critical": True, "dependencies": needs}
    return Municipality(name="Åskarby", services=(Service.model_validate(plan | fields),), resources=resources)


def test_c8_lists_the_kinds_that_nobody_was_asked_about(find, told) -> None:
    (found,) = find(town(*(of_kind(kind) for kind in ALL[:4])), "C8")
    assert (found.severity, found.place) == (Severity.WARNING, Place(object="hemtjanst", field="dependencies"))
    swedish, english = told(found)
    assert "inloggning, information och leverantörer" in swedish
    assert "login, information and suppliers" in english


def test_c8_says_nothing_when_all_are_there_or_not_needed(find) -> None:
    assert find(town(*(of_kind(kind) for kind in ALL)), "C8") == []
    some = [of_kind(kind) for kind in ALL[:4]]
    others = tuple(ResourceKind(kind) for kind in ALL[4:])
    assert find(town(*some, not_needed=others), "C8") == []


def test_c8_what_is_reached_through_something_else_is_an_answer(find) -> None:
    plan = town(*(of_kind(kind) for kind in ALL if kind not in {"energy", "network", "external"}))
    power = of_kind("energy", supplier="elbolaget")
    first = plan.resources[0].model_copy(update={"dependencies": (hard("energy", 0),), "network": "kommunnat"})
    assert find(plan.model_copy(update={"resources": (first, *plan.resources[1:], power)}), "C8") == []


def test_c8_is_about_critical_services_only(find) -> None:
    assert find(town(of_kind("people"), critical=UNKNOWN), "C8") == []


def test_c9_a_critical_service_without_dependencies_and_then_c8_is_silent(find, told) -> None:
    (found,) = find(town(), "C9")
    assert (found.severity, found.place) == (Severity.WARNING, Place(object="hemtjanst", field="dependencies"))
    assert all("Hemtjänst" in text for text in told(found))
    assert find(town(), "C8") == []
    assert find(town(critical=False), "C9") == []


def orphans(find: Any, plan: Municipality) -> list[str]:
    return [found.place.object for found in find(plan, "C9")]


def test_c9_what_no_service_uses(find, told) -> None:
    plan = town(system("journal", 1))
    loose = system("gammalt", 1, hard("journal", 0), hard("aldre", 0)), system("aldre", 1)
    plan = plan.model_copy(
        update={"resources": (*plan.resources, *loose), "suppliers": (Supplier(id="lev", name="Lev"),)}
    )
    assert orphans(find, plan) == ["gammalt", "aldre", "lev"]
    texts = [told(found) for found in find(plan, "C9")]
    assert all("Gammalt" in text for text in texts[0])
    assert all("Lev" in text for text in texts[2])


def test_c9_what_a_plan_uses_without_depending_on_it(find) -> None:
    routine = Workaround(id="papper", name="Papper", replaces=("journal",), needs=("skrivare",))
    plan = town(system("journal", 1), workarounds=(routine,))
    phone = Channel(id="mobil", kind=ChannelKind.MOBILE, address="070-174 06 05", needs="mobilnat")
    backup = Backup(id="natt", name="Natt", copies_of=("journal",), copies=(BackupCopy(id="b", supplier="arkivet"),))
    more = system("skrivare", 1), system("mobilnat", 1)
    plan = plan.model_copy(
        update={
            "resources": (*plan.resources, *more),
            "people": (Person(id="anna", name="Anna", channels=(phone,)),),
            "backups": (backup,),
            "suppliers": (Supplier(id="arkivet", name="Arkivet"),),
        }
    )
    assert orphans(find, plan) == []


def test_c9_suppliers_are_used_through_what_they_deliver_carry_and_own(find) -> None:
    plan = town(system("journal", 1))
    agreement = Agreement(
        id="avtal",
        name="Avtalet",
        supplier="drift",
        covers=("journal",),
        subcontractors=(
            Subcontractor(resource="journal", supplier="hallen"),
            Subcontractor(resource="journal", supplier=UNKNOWN),
        ),
    )
    suppliers = (
        Supplier(id="drift", name="Drift", parent="koncern"),
        Supplier(id="hallen", name="Hallen"),
        Supplier(id="koncern", name="Koncernen"),
        Supplier(id="syster", name="Systern", parent="koncern"),
    )
    plan = plan.model_copy(update={"agreements": (agreement,), "suppliers": suppliers})
    assert orphans(find, plan) == ["syster"]
