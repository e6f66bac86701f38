"""Rules D11 to D14: what suppliers have shown, and what the agreements give a right to."""

from datetime import date
from typing import Any

import pytest
from tests.analysis.rules.contracts import not_critical, second, town

from kontinuitet.analysis.evidence import HeldExercise
from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality, Settings
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.supplier import DutyState, DutyStatus, IncidentDuty, SupplierKind
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Unknown

TODAY = date(2026, 11, 2)
PROOF = pytest.mark.parametrize(
    ("rule", "field", "just", "old"),
    [
        ("D11", "continuity_tested_on", date(2025, 11, 2), date(2025, 11, 1)),
        ("D12", "exercised_on", date(2024, 11, 2), date(2024, 11, 1)),
    ],
)


def shown(plan: Municipality, **fields: Any) -> Municipality:
    first = plan.suppliers[0].model_copy(update=fields)
    return plan.model_copy(update={"suppliers": (first, *plan.suppliers[1:])})


@PROOF
def test_d11_d12_a_date_that_is_too_old(find, told, rule: str, field: str, just: date, old: date) -> None:
    (found,) = find(shown(town({}), **{field: old}), rule, today=TODAY)
    assert (found.severity, found.place) == (Severity.WARNING, Place(object="omsorg", field=field))
    months = {"D11": "12", "D12": "24"}[rule]
    assert all(str(old.year) in text and months in text and "Hemtjänst" in text for text in told(found))
    assert find(shown(town({}), **{field: just}), rule, today=TODAY) == []


@PROOF
def test_d11_d12_nothing_entered_is_no_evidence_and_told_once(find, told, rule, field, just, old) -> None:
    (found,) = find(second(town({})), rule, today=TODAY)
    assert (found.severity, found.variant) == (Severity.WARNING, "never")
    assert all("Omsorgssystem AB" in text and "Vägval AB" in text for text in told(found))


@PROOF
def test_d11_d12_an_unknown_is_told_as_one(find, told, rule, field, just, old) -> None:
    (found,) = find(shown(town({}), **{field: UNKNOWN}), rule, today=TODAY)
    assert (found.severity, found.variant) == (Severity.INFORMATION, "unknown")
    both = shown(second(town({})), **{field: Unknown(who="it-chef")})
    asked, never = sorted(find(both, rule, today=TODAY), key=lambda one: one.variant, reverse=True)
    assert (asked.variant, never.variant) == ("unknown", "never")
    assert all("it-chef" in text and "Vägval" not in text for text in told(asked))


@PROOF
def test_d11_d12_a_planned_day_proves_nothing_and_not_applicable_is_an_answer(find, rule, field, just, old) -> None:
    (found,) = find(shown(town({}), **{field: date(2027, 5, 1)}), rule, today=TODAY)
    assert found.variant == "never"
    assert find(shown(town({}), **{field: NOT_APPLICABLE}), rule, today=TODAY) == []


@PROOF
def test_d11_d12_only_what_a_critical_service_stops_without(find, rule, field, just, old) -> None:
    assert find(not_critical(town({})), rule, today=TODAY) == []
    assert find(town(None, supplier=None), rule, today=TODAY) == []


def held(on: date, *participants: str) -> tuple[HeldExercise, ...]:
    return (HeldExercise(id="ov", title="Övning", on=on, participants=frozenset(participants), is_noted=True),)


def test_d12_an_exercise_in_a_journal_counts(find) -> None:
    recent = held(date(2026, 3, 1), "omsorg")
    assert find(town({}), "D12", today=TODAY, held=recent) == []
    assert find(shown(town({}), exercised_on=UNKNOWN), "D12", today=TODAY, held=recent) == []
    (other,) = find(town({}), "D12", today=TODAY, held=held(date(2026, 3, 1), "granvik"))
    assert other.variant == "never"
    (old,) = find(town({}), "D12", today=TODAY, held=held(date(2023, 3, 1), "omsorg"))
    assert (old.variant, old.params["latest"]) == ("long-ago", date(2023, 3, 1))


def test_d11_d12_the_months_are_settings(find) -> None:
    plan = shown(town({}), continuity_tested_on=date(2026, 1, 1), exercised_on=date(2026, 1, 1))
    strict = plan.model_copy(update={"settings": Settings(supplier_test_months=3, supplier_exercise_months=3)})
    assert [len(find(strict, rule, today=TODAY)) for rule in ("D11", "D12")] == [1, 1]
    assert [len(find(plan, rule, today=TODAY)) for rule in ("D11", "D12")] == [0, 0]


def queue(status: DutyStatus) -> tuple[DutyState, ...]:
    return (DutyState(duty=IncidentDuty.PRIORITY, status=status),)


@pytest.mark.parametrize("status", [DutyStatus.MISSING, DutyStatus.BAD])
def test_d13_no_place_in_the_queue(find, told, status: DutyStatus) -> None:
    (found,) = find(town({"duties": queue(status)}), "D13")
    place = Place(object="avtal", field="duties", item="priority")
    assert (found.severity, found.variant, found.place) == (Severity.INFORMATION, "missing", place)
    assert all("Omsorgssystem AB" in text and "Journalavtalet" in text for text in told(found))


def test_d13_not_known_is_told_once_for_all(find, told) -> None:
    (found,) = find(second(town({})), "D13")
    assert (found.severity, found.variant) == (Severity.INFORMATION, "unknown")
    assert all("Journalavtalet" in text and "Ruttavtalet" in text for text in told(found))


def test_d13_says_nothing_when_agreed_or_when_there_is_no_queue(find) -> None:
    assert find(town({"duties": queue(DutyStatus.GOOD)}), "D13") == []
    assert find(not_critical(town({})), "D13") == []
    assert find(town({}, kind=ResourceKind.GOODS), "D13") == []
    assert find(shown(town({}), kind=SupplierKind.MUNICIPAL_COMPANY), "D13") == []


def test_d14_no_right_to_examine(find, told) -> None:
    (found,) = find(town({"audit": False, "data_location": "Sverige"}), "D14")
    assert (found.severity, found.place) == (Severity.WARNING, Place(object="avtal", field="audit"))
    assert all("Omsorgssystem AB" in text and "Hemtjänst" in text for text in told(found))
    assert find(town({"audit": True, "data_location": "Sverige"}), "D14") == []


def test_d14_where_the_data_are_is_told_once_for_all(find, told) -> None:
    (found,) = find(second(town({"audit": True}), audit=True), "D14")
    assert (found.severity, found.place) == (Severity.WARNING, Place(object="avtal", field="data_location"))
    assert all("Journalavtalet" in text and "Ruttavtalet" in text for text in told(found))
    assert find(town({"audit": True}, kind=ResourceKind.NETWORK), "D14") == []


def test_d14_a_right_that_nobody_knows_of_is_an_unknown(find, told) -> None:
    (found,) = find(second(town({"data_location": "x"}), data_location="y"), "D14")
    assert (found.severity, found.variant, found.place.field) == (Severity.INFORMATION, "unknown", "audit")
    (asked,) = find(town({"data_location": "x", "audit": Unknown(who="jurist", by=date(2027, 1, 1))}), "D14")
    assert all("jurist" in text for text in told(asked))


def test_d14_says_nothing_of_what_holds_no_data_or_is_not_critical(find) -> None:
    assert find(town({"audit": False}, kind=ResourceKind.GOODS), "D14") == []
    assert find(not_critical(town({"audit": False})), "D14") == []
