"""Rule F3: whether the plan is put to use in time."""

from typing import Any

import pytest

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Role
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.service import Activation, Service, Workaround
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Unknown

BUDGET = Place(object="hemtjanst", field="activation", part="budget")


def town(
    budget: object, *systems: Resource, reaction: object = None, others: tuple[Service, ...] = (), **fields: Any
) -> Municipality:
    basis = {"id": "hemtjanst", "name": "Hemtjänst", "critical": True, "rto": 240, "mtpd": 480}
    activation = Activation.model_validate({"decider": "chef", "budget": budget})
    chief = Role.model_validate({"id": "chef", "name": "Enhetschef", "reaction": reaction})
    service = Service.model_validate(basis | {"activation": activation} | fields)
    return Municipality(name="Åskarby", services=(service, *others), roles=(chief,), resources=systems)


@pytest.mark.parametrize(
    ("budget", "found"),
    [
        (240, []),
        (241, [("budget-rto", Severity.WARNING)]),
        (480, [("budget-rto", Severity.WARNING)]),
        (481, [("budget-mtpd", Severity.ERROR)]),
    ],
)
def test_f3_a_decision_that_takes_longer_than_the_service_may_be_away(find, budget: int, found: list[Any]) -> None:
    assert [(item.variant, item.severity) for item in find(town(budget), "F3")] == found


def test_f3_tells_the_times_and_jumps_to_the_budget(find, told) -> None:
    (found,) = find(town(600), "F3")
    assert found.place == BUDGET
    assert told(found) == (
        (
            "För Hemtjänst tar det 10 h från bortfall till beslut, men avbrottet får vara högst 8 h (MTPD). "
            "Planen tas i bruk när det redan är för sent."
        ),
        (
            "For Hemtjänst it takes 10 h from the loss to a decision, "
            "but the interruption may last 8 h at most (MTPD). "
            "The plan is put to use when it is already too late."
        ),
    )


def test_f3_what_the_service_manages_without_is_not_lost(find, told, needs, own_system) -> None:
    edges = (needs("journal", 120),)
    assert find(town(600, own_system("journal", None), dependencies=edges, rto=None), "F3") == []
    (found,) = find(town(601, own_system("journal", None), dependencies=edges, rto=None), "F3")
    assert found.variant == "budget-mtpd"
    assert all("2 h" in text for text in told(found))


@pytest.mark.parametrize(
    ("hours", "found"),
    [(3, []), (4, ["recovery-rto"]), (5, []), (7, []), (8, ["recovery-mtpd"]), (9, [])],
    ids=["within", "beyond RTO with the decision", "C2 alone", "still", "beyond MTPD with the decision", "C2 says it"],
)
def test_f3_a_recovery_that_is_in_time_only_without_the_decision(
    find, needs, own_system, hours: int, found: list[str]
) -> None:
    plan = town(30, own_system("journal", hours), dependencies=(needs("journal", 0),))
    assert [item.variant for item in find(plan, "F3")] == found


def test_f3_tells_the_cause_and_the_sum(find, told, needs, own_system) -> None:
    (found,) = find(town(45, own_system("journal", 8), dependencies=(needs("journal", 0),)), "F3")
    assert (found.severity, found.place) == (Severity.ERROR, BUDGET)
    assert all("Journal" in text and "8 h 45 min" in text and "45 min" in text for text in told(found))


def test_f3_a_routine_that_runs_gives_the_recovery_its_time(find, needs, own_system) -> None:
    routine = Workaround(id="papper", name="Papper", replaces=("journal",), startup=0, endurance=1440)
    plan = town(45, own_system("journal", 8), dependencies=(needs("journal", 0),), workarounds=(routine,))
    assert find(plan, "F3") == []


def test_f3_the_role_that_decides_reacts_too_late(find, told) -> None:
    other = Service(id="vaxel", name="Växel", rto=60, activation=Activation(decider="chef", budget=0))
    (found,) = find(town(300, reaction=241, others=(other,)), "F3")
    assert (found.severity, found.place) == (Severity.ERROR, Place(object="chef", field="reaction"))
    assert found.services == ("hemtjanst", "vaxel")
    assert all("4 h 1 min" in text and "1 h" in text and "Växel" in text for text in told(found))
    (one,) = find(town(300, reaction=241), "F3")
    assert one.variant == "reaction"
    assert find(town(0, reaction=240), "F3") == []


def test_f3_an_unknown_budget_is_asked_for_where_e2_does_not(find, told) -> None:
    (found,) = find(town(Unknown(who="chef")), "F3")
    assert (found.severity, found.place, found.variant) == (Severity.INFORMATION, BUDGET, "unknown")
    assert all("Enhetschef" in text for text in told(found))
    routine = Workaround(id="papper", name="Papper", replaces=("journal",))
    plan = town(UNKNOWN, workarounds=(routine,))
    assert find(plan, "F3") == []
    assert "unknown-budget" in {item.variant for item in find(plan, "E2")}


def test_f3_says_nothing_where_nothing_is_known_or_asked(find) -> None:
    assert find(town(NOT_APPLICABLE), "F3") == []
    assert find(town(None, critical=False), "F3") == []
    assert find(town(None, activation=Activation()), "F3") == []
    assert find(town(9_000, rto=UNKNOWN, mtpd=None), "F3") == []
    assert find(town(0, reaction=UNKNOWN), "F3") == []
