"""What has changed since a plan was approved, place by place, and what is no change of the plan."""

from datetime import date
from typing import Any

import pytest
from tests.analysis.bindings import ALARM, CARE, PAY, TOWN, approved, paper, with_care

from kontinuitet.analysis.drift import drift
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency
from kontinuitet.domain.values import UNKNOWN, Place, Unknown

TODAY = date(2026, 11, 2)


def changed(plan: Municipality) -> list[str]:
    return ["/".join((one.object, one.field, one.item, one.part)).rstrip("/") for one in drift(approved(), plan)]


def other(kind: str, identity: str, **fields: Any) -> Municipality:
    items = tuple(item.model_copy(update=fields) if item.id == identity else item for item in getattr(TOWN, kind))
    return TOWN.model_copy(update={kind: items})


def test_nothing_has_changed_right_after_the_decision() -> None:
    assert changed(TOWN) == []


@pytest.mark.parametrize(
    ("plan", "places"),
    [
        (with_care(rto=120), ["hemtjanst/rto"]),
        (with_care(rto=UNKNOWN), ["hemtjanst/rto"]),
        (with_care(level=CARE.level.model_copy(update={"percent": 50})), ["hemtjanst/level//percent"]),
        (
            with_care(activation=CARE.activation.model_copy(update={"budget": Unknown(who="chef")})),
            ["hemtjanst/activation//budget"],
        ),
        (
            with_care(workarounds=(CARE.workarounds[0].model_copy(update={"endurance": 60, "staff": 2}),)),
            ["hemtjanst/workarounds/papper/endurance", "hemtjanst/workarounds/papper/staff"],
        ),
        (with_care(risks=()), ["hemtjanst/risks/brand"]),
        (other("agreements", "avtal", recovery=None), ["avtal/recovery"]),
        (other("people", "anna", channels=()), ["anna/channels/mobil"]),
        (other("people", "anna", name="Anna Ny"), ["anna/name"]),
        (other("roles", "chef", holder="cia"), ["chef/holder", "anna"]),
        (TOWN.model_copy(update={"name": "Nya Åskarby"}), ["kommun/name"]),
    ],
)
def test_what_differs_is_named_field_by_field(plan: Municipality, places: list[str]) -> None:
    assert changed(plan) == places


def test_the_own_service_comes_first_and_what_came_or_went_is_named_itself() -> None:
    more = (*CARE.dependencies, Dependency(id="lon", needs=("lonesystem",)))
    plan = other("resources", "journal", name="Journal 2")
    services = (CARE.model_copy(update={"dependencies": more}), ALARM, PAY)
    found = changed(plan.model_copy(update={"services": services}))
    assert found[0] == "hemtjanst/dependencies/lon"
    assert {"journal/name", "lonesystem", "loneuppgifter", "lon-avtal"} <= set(found)


@pytest.mark.parametrize(
    "plan",
    [
        with_care(
            paper_copies=(paper(1),),
            exercised_on=TODAY,
            reviewed_on=TODAY,
            review_due=TODAY,
            secrecy_assessed=TODAY,
            suggested=("rto",),
            workarounds=(CARE.workarounds[0].model_copy(update={"tried_on": TODAY}),),
        ),
        other("resources", "journal", tested_on=TODAY),
        other("agreements", "lon-avtal", notes="Nytt"),
        other("agreements", "avtal", covers=("journal",)),
        other("services", "trygghetslarm", description="Annat"),
        other("services", "loner", rto=5),
        TOWN.model_copy(update={"settings": TOWN.settings.model_copy(update={"review_months": 6})}),
        TOWN.model_copy(update={"resources": tuple(reversed(TOWN.resources)), "actions": ()}),
    ],
    ids=["evidence", "test", "other agreement", "narrower", "neighbour's text", "other service", "setting", "order"],
)
def test_evidence_neighbours_and_order_are_no_change_of_the_plan(plan: Municipality) -> None:
    assert changed(plan) == []


def test_the_order_of_recovery_is_a_statement() -> None:
    first = CARE.recovery[0]
    second = first.model_copy(update={"id": "sedan", "name": "Larmen"})
    version = approved(with_care(recovery=(first, second)))
    assert drift(version, with_care(recovery=(second, first))) == (Place(object="hemtjanst", field="recovery"),)


def test_a_service_that_is_gone_is_all_there_is_to_say() -> None:
    assert changed(TOWN.model_copy(update={"services": (ALARM,)})) == ["hemtjanst"]
