"""Rule C5: what many critical services share, without a plan of its own."""

from datetime import date
from typing import Any

from tests.analysis.bindings import approved
from tests.analysis.rules.conftest import hard, system

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality, Settings
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place, Unknown


def town(count: int, plan: Any = False, **fields: Any) -> Municipality:
    """So many critical services that need a system, which needs the network."""
    services = tuple(
        Service(id=f"s{number}", name=f"Tjänst {number}", critical=True, dependencies=(hard("journal", 0),))
        for number in range(count)
    )
    journal = system("journal", 1, hard("nat", 0)).model_copy(update={"recovery_plan": True})
    nat = system("nat", 1).model_copy(update={"recovery_plan": plan})
    return Municipality(name="Åskarby", services=services, resources=(journal, nat), **fields)


def test_c5_shared_by_three_through_something_else_and_without_a_plan(find, told) -> None:
    (found,) = find(town(3), "C5")
    assert (found.severity, found.place) == (Severity.WARNING, Place(object="nat", field="recovery_plan"))
    assert found.services == ("s0", "s1", "s2")
    assert "3 samhällsviktiga verksamheter" in told(found)[0]
    assert "3 critical services" in told(found)[1]


def test_c5_says_nothing_below_the_limit_or_when_there_is_a_plan(find) -> None:
    assert find(town(2), "C5") == []
    assert find(town(3, plan=True), "C5") == []
    assert find(town(3, settings=Settings(concentration_services=4)), "C5") == []


def test_c5_an_open_question_is_told_with_who_finds_out(find, told) -> None:
    (found,) = find(town(3, plan=Unknown(who="it-chef", by=date(2027, 1, 15))), "C5")
    assert (found.variant, found.severity) == ("unknown", Severity.INFORMATION)
    assert all("it-chef" in text and "2027" in text for text in told(found))


def test_c5_what_nobody_was_asked_about_is_told_once(find, told) -> None:
    plan = town(3, plan=None)
    unasked = [one.model_copy(update={"recovery_plan": None}) for one in plan.resources]
    (found,) = find(plan.model_copy(update={"resources": tuple(unasked)}), "C5")
    assert (found.variant, found.severity) == ("unasked", Severity.INFORMATION)
    assert all("Journal" in text and "Nat" in text and "3" in text for text in told(found))


def test_c5_only_hard_dependencies_of_critical_services_count(find) -> None:
    plan = town(3)
    lesser = plan.services[0].model_copy(update={"critical": False})
    assert find(plan.model_copy(update={"services": (lesser, *plan.services[1:])}), "C5") == []


def test_c5_a_service_that_others_need_has_a_plan_when_one_is_approved(find, told) -> None:
    plan = town(3, plan=True)
    users = tuple(one.model_copy(update={"dependencies": (hard("vaxel", 0),)}) for one in plan.services)
    exchange = Service(id="vaxel", name="Växeln")
    plan = plan.model_copy(update={"services": (*users, exchange)})
    (found,) = find(plan, "C5")
    assert (found.variant, found.place) == ("service", Place(object="vaxel", field="review_due"))
    assert all("Växeln" in text for text in told(found))
    assert find(plan, "C5", versions={"vaxel": approved()}) == []
