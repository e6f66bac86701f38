"""What is claimed beside what the data show: counts against counts, and published figures that never get surer."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.analysis.build import need, resource, service, town

from kontinuitet.analysis.bound import bound
from kontinuitet.analysis.claimed import EVIDENCE, PER_SERVICE, Claim, Evidence, Shown, claims
from kontinuitet.analysis.national_figures import FIGURES, Bound, figures_for
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.assessment import SelfAssessment, SurveyQuestion
from kontinuitet.domain.disturbance import Proof, SeenRecovery
from kontinuitet.domain.followup import Certainty
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Backup, ResourceKind
from kontinuitet.domain.service import Area, Workaround
from kontinuitet.domain.supplier import Agreement, DutyState, DutyStatus, IncidentDuty, Supplier
from kontinuitet.domain.values import DeliveryForm
from kontinuitet.domain.version import Version, digest_of

TODAY = date(2026, 11, 2)
MAY = date(2026, 5, 1)


def plan(**fields: Any) -> Municipality:
    """Two critical services: home care on a supplier's journal, school on a system of our own; and a museum."""
    duties = (
        DutyState(duty=IncidentDuty.NOTIFY, status=DutyStatus.GOOD),
        DutyState(duty=IncidentDuty.RECOVER, status=DutyStatus.BAD),
    )
    return town(
        resource("journal", recovery=240, run=DeliveryForm.CLOUD, tested_recovery=180, tested_on=MAY),
        resource("eget", recovery=240, run=DeliveryForm.OWN),
        resource("lokal", recovery=240, kind=ResourceKind.PREMISES),
        service(
            "hemtjanst",
            need("journal"),
            need("lokal"),
            critical=True,
            area=Area.SOCIAL_CARE,
            workarounds=(Workaround(id="papper", name="Papper"),),
            seen=(
                SeenRecovery(id="a", on=MAY, proof=Proof.OUTAGE, minutes=60),
                SeenRecovery(id="b", on=date.max, proof=Proof.OUTAGE, minutes=60),
            ),
        ),
        service(
            "skola",
            need("eget"),
            critical=True,
            area=Area.SCHOOL,
            exercised_on=date(2024, 1, 1),
            seen=(SeenRecovery(id="c", on=MAY, proof=Proof.BY_HAND, minutes=60),),
        ),
        service("museum"),
        suppliers=(Supplier(id="lev", name="Lev"),),
        agreements=(
            Agreement(id="avtal", name="Avtal", supplier="lev", covers=("journal",), duties=duties),
            Agreement(id="annat", name="Annat", supplier="lev", covers=()),
        ),
        backups=(
            Backup(id="ny", name="Ny", copies_of=("journal",), tested_on=MAY),
            Backup(id="gammal", name="Gammal", copies_of=("eget",), tested_on=date(2024, 1, 1)),
            Backup(id="annan", name="Annan", copies_of=("borta",), tested_on=MAY),
        ),
        **fields,
    )


def version(of: Municipality, identity: str) -> Version:
    frozen = bound(of, identity)
    return Version(
        service=identity,
        number=1,
        author="Anna",
        approver="Bo",
        decided_on=MAY,
        next_review=date(2027, 5, 1),
        approved_at=datetime(2026, 5, 1, tzinfo=UTC),
        plan=frozen,
        digest=digest_of(frozen),
    )


def look(of: Municipality, **fields: Any) -> Snapshot:
    return Snapshot(municipality=of, today=TODAY, **({"exercised": {"hemtjanst": MAY}} | fields))


def shown(found: tuple[Claim, ...], evidence: Evidence) -> Shown:
    return next(one for claim in found for one in claim.shown if one.evidence is evidence)


@pytest.mark.parametrize(
    ("evidence", "counts", "latest"),
    [
        (Evidence.HANGING, (1, 2, 0), None),
        (Evidence.WRITTEN, (1, 2, 0), None),
        (Evidence.APPROVED, (1, 2, 0), MAY),
        (Evidence.EXERCISED, (1, 2, 0), MAY),
        (Evidence.SEEN, (1, 2, 0), MAY),
        (Evidence.TESTED, (1, 3, 0), MAY),
        (Evidence.RESTORED, (1, 2, 0), MAY),
        (Evidence.DUTIES, (1, 2, 6), None),
    ],
)
def test_the_municipality_is_counted_by_its_critical_services(
    evidence: Evidence, counts: tuple[int, int, int], latest: date | None
) -> None:
    of = plan()
    one = shown(claims(look(of, versions={"hemtjanst": version(of, "hemtjanst")})), evidence)
    assert (one.number, one.of, one.unknown) == counts
    assert one.latest == latest


@pytest.mark.parametrize(
    ("evidence", "counts"),
    [(Evidence.HANGING, (0, 1)), (Evidence.SEEN, (0, 1)), (Evidence.EXERCISED, (0, 1)), (Evidence.DUTIES, (0, 0))],
)
def test_a_service_is_counted_by_what_it_needs_itself(evidence: Evidence, counts: tuple[int, int]) -> None:
    found = claims(look(plan()), "skola")
    assert [claim.question for claim in found] == list(PER_SERVICE)
    assert (shown(found, evidence).number, shown(found, evidence).of) == counts


def test_an_area_is_counted_by_the_systems_of_its_services_and_the_unknown_stays_unknown() -> None:
    of = plan()
    unsaid = of.resources[1].model_copy(update={"run": None})
    of = of.model_copy(update={"resources": (of.resources[0], unsaid, of.resources[2])})
    by_area = {claim.area: claim.shown[0] for claim in claims(look(of)) if claim.area is not None}
    care, school, rescue = by_area[Area.SOCIAL_CARE], by_area[Area.SCHOOL], by_area[Area.RESCUE]
    assert (care.number, care.of, care.unknown) == (1, 1, 0)
    assert (school.number, school.of, school.unknown) == (0, 0, 1)
    assert (rescue.number, rescue.of, rescue.unknown) == (0, 0, 0)


def test_the_whole_survey_is_asked_and_each_answer_stands_at_its_question() -> None:
    old = SelfAssessment(id="a", question=SurveyQuestion.PLAN, answers=("no",), on=date(2025, 1, 1))
    new = SelfAssessment(id="b", question=SurveyQuestion.PLAN, answers=("yes",), on=MAY)
    area = SelfAssessment(id="c", question=SurveyQuestion.FORMS, answers=("own", "cloud"), area=Area.SCHOOL)
    found = claims(look(plan(assessments=(new, old, area))))
    assert {claim.question for claim in found} == set(SurveyQuestion)
    assert len(found) == len(SurveyQuestion) - 1 + len(Area)
    assert {claim.about: (claim.answer, claim.earlier) for claim in found if claim.answer} == {
        (SurveyQuestion.PLAN, None, None): (new, old),
        (SurveyQuestion.FORMS, None, Area.SCHOOL): (area, None),
    }


def test_an_empty_municipality_shows_nothing_of_nothing() -> None:
    found = claims(Snapshot(municipality=Municipality(name="Åskarby"), today=TODAY, exercised={}))
    assert {(one.number, one.of, one.unknown) for claim in found for one in claim.shown} == {(0, 0, 0)}


def test_the_survey_of_2013_stands_beside_its_own_questions() -> None:
    asked = {SurveyQuestion.PLAN, SurveyQuestion.PREPAREDNESS, SurveyQuestion.RECOVERY, SurveyQuestion.EXERCISED}
    assert all(any(one.year == 2013 for one in figures_for(question)) for question in asked)
    years = [one.year for one in figures_for(SurveyQuestion.PREPAREDNESS)]
    assert years == sorted(years)


def test_a_figure_has_a_number_that_can_be_and_says_how_sure_it_is() -> None:
    assert len({one.id for one in FIGURES}) == len(FIGURES)
    for one in FIGURES:
        assert 0 < one.number < (one.high or one.of) <= one.of
        assert (one.high is not None) == (one.bound is Bound.BETWEEN)
        assert 2013 <= one.year <= 2026
        assert one.is_settled == (one.certainty is Certainty.A)
    assert {one.id for one in FIGURES if not one.is_settled} == {"no-plan", "unsure", "readiness"}


def test_every_evidence_stands_beside_some_question() -> None:
    assert {one for found in EVIDENCE.values() for one in found} == set(Evidence)
