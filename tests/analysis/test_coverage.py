"""How services stand: counts that follow from the plan, and a next thing to do that never nags ahead of the basics."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kontinuitet.analysis.coverage import Analysis, by_unit, coverage, next_act, with_findings
from kontinuitet.analysis.rules import Finding, Severity, findings
from kontinuitet.domain.followup import Action, ActionStatus
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Unit
from kontinuitet.domain.resource import Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.service import ImpactRow, Service, Workaround
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import UNKNOWN, DeliveryForm, Place
from kontinuitet.domain.version import Version, digest_of

TODAY = date(2026, 11, 24)
SCORES = tuple(
    ImpactRow(id=row, scores=(0, 2, 3, 4, 4, 4, 4, 4))
    for row in ("liv-halsa", "rattigheter", "ekonomi", "fortroende", "miljo", "andra-verksamheter")
)
CARE = Service(
    id="omsorg",
    name="Omsorg",
    unit="vard",
    critical=True,
    mtpd=480,
    rto=240,
    rpo=UNKNOWN,
    impact=SCORES,
    dependencies=(
        Dependency(id="journal", needs=("journal",), kind=DependencyKind.HARD, tolerance=60),
        Dependency(id="bilar", needs=("bilar",), kind=DependencyKind.SOFT, tolerance=UNKNOWN),
        Dependency(id="el", needs=("el",), kind=DependencyKind.HARD),
    ),
    workarounds=(Workaround(id="papper", name="Papper", replaces=("journal",)),),
    suggested=("rto",),
)
EMPTY = Service(id="ny", name="Ny")
PLAN = Municipality(
    name="Åskarby",
    units=(Unit(id="vard", name="Vård"), Unit(id="tom", name="Tom")),
    suppliers=(Supplier(id="granvik", name="Granvik"),),
    agreements=(Agreement(id="drift", name="Drift", supplier="granvik", covers=("journal",)),),
    resources=(
        Resource(id="journal", name="Journal", kind=ResourceKind.SYSTEM, supplier="granvik"),
        Resource(id="bilar", name="Bilar", kind=ResourceKind.TRANSPORT, run=DeliveryForm.MUNICIPAL_COMPANY),
        Resource(id="el", name="El", kind=ResourceKind.ENERGY, run=DeliveryForm.OWN),
    ),
    services=(EMPTY, CARE),
)


def approved(plan: Municipality, service: str) -> Version:
    return Version(
        service=service,
        number=3,
        author="Anna",
        approver="Bo",
        decided_on=TODAY,
        next_review=date(2027, 11, 24),
        approved_at=datetime(2026, 11, 24, tzinfo=UTC),
        plan=plan,
        digest=digest_of(plan),
    )


def error(rule: str, service: str, *, blocking: bool = False) -> Finding:
    place = Place(object=service, field="mtpd")
    return Finding(rule=rule, variant="x", severity=Severity.ERROR, place=place, blocking=blocking)


def test_counts_follow_from_the_plan() -> None:
    care = coverage(PLAN, {"omsorg": TODAY}, {"omsorg": approved(PLAN, "omsorg")})[1]
    assert (care.analysis, care.dependencies, care.open_dependencies) == (Analysis.DONE, 3, 2)
    assert care.agreements == (1, 2)
    assert care.routines == (1, 2)
    assert (care.version, care.exercised, care.unknown, care.suggested) == (3, TODAY, 2, 1)
    assert (care.errors, care.is_changed) == (None, False)


def test_an_empty_service_is_nothing_and_not_zero_of_something() -> None:
    empty = coverage(PLAN, {}, {})[0]
    assert (empty.analysis, empty.dependencies, empty.agreements, empty.routines) == (Analysis.NONE, 0, (0, 0), (0, 0))
    assert (empty.version, empty.exercised, empty.has_text) == (None, None, False)


def test_what_needs_attention_most_comes_first() -> None:
    found = [error("C1", "ny"), error("C1", "ny"), error("F4", "omsorg")]
    standings = with_findings(coverage(PLAN, {}, {}), found)
    assert [(each.service.id, each.errors, each.is_changed) for each in standings] == [
        ("omsorg", 1, True),
        ("ny", 2, False),
    ]


def test_a_plan_that_only_waits_for_its_review_has_not_changed() -> None:
    late = replace(error("F4", "omsorg"), variant="old")
    assert [each.is_changed for each in with_findings(coverage(PLAN, {}, {}), [late])] == [False, False]


def test_units_are_summed_and_those_without_services_are_left_out() -> None:
    units = by_unit(PLAN, with_findings(coverage(PLAN, {}, {}), [error("C1", "omsorg")]), since=date(2026, 1, 1))
    assert [(each.unit, each.services, each.analysed, each.errors, each.unknown) for each in units] == [
        ("vard", 1, 1, 1, 2),
        (None, 1, 0, 0, 0),
    ]


@pytest.mark.parametrize(
    ("service", "found", "expected"),
    [
        ("omsorg", [error("H1", "omsorg"), error("A1", "omsorg", blocking=True)], "A1"),
        ("ny", [error("H1", "ny"), error("C1", "ny")], "service"),
        ("omsorg", [error("H1", "omsorg"), error("C1", "omsorg")], "C1"),
        ("omsorg", [error("H1", "omsorg"), error("F1", "omsorg")], "service"),
    ],
    ids=["own contradictions first", "then the basics", "then errors", "then the walk, before any exercise"],
)
def test_the_next_thing_to_do(service: str, found: list[Finding], expected: str) -> None:
    act = next_act(PLAN, service, findings=found, today=TODAY, versions={})
    assert act is not None
    assert (act.finding.rule if act.finding else act.step) == expected


def test_every_next_act_of_a_real_plan_leads_to_a_place_of_it() -> None:
    for service in PLAN.services:
        act = next_act(PLAN, service.id, findings=findings(PLAN, TODAY), today=TODAY, versions={})
        assert act is not None
        assert act.place.object in PLAN.by_id


def test_what_somebody_has_begun_to_mend_is_not_the_next_thing() -> None:
    found = [error("C1", "omsorg")]
    origin = "C1 omsorg/mtpd"
    begun = PLAN.model_copy(update={"actions": (Action(id="a", name="Förhandla", origin=origin),)})
    act = next_act(begun, "omsorg", findings=found, today=TODAY, versions={})
    assert act is not None
    assert act.finding is None
    done = PLAN.model_copy(
        update={"actions": (Action(id="a", name="Förhandla", origin=origin, status=ActionStatus.DONE),)}
    )
    again = next_act(done, "omsorg", findings=found, today=TODAY, versions={})
    assert again is not None
    assert again.finding is found[0]
