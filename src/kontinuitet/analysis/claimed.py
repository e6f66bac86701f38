"""What is claimed beside what is shown: the latest answer to each question, and counts from the data; never a score."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from dateutil.relativedelta import relativedelta

from kontinuitet.analysis.answered import About, earlier_answer, latest_answers
from kontinuitet.analysis.coverage import last_exercise
from kontinuitet.analysis.national_figures import NationalFigure, figures_for
from kontinuitet.analysis.rules.claims import outsiders
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.assessment import BY_AREA, SelfAssessment, SurveyQuestion
from kontinuitet.domain.disturbance import Proof
from kontinuitet.domain.resource import Backup, Resource, ResourceKind
from kontinuitet.domain.service import Area, Service
from kontinuitet.domain.supplier import Agreement, DutyStatus, IncidentDuty
from kontinuitet.domain.values import DeliveryForm, known


class Evidence(StrEnum):
    """What the data can show. Each is a count of things against how many there are."""

    OUTSIDE_SYSTEMS = "outside-systems"
    HANGING = "hanging"
    WRITTEN = "written"
    APPROVED = "approved"
    EXERCISED = "exercised"
    SEEN = "seen"
    TESTED = "tested"
    RESTORED = "restored"
    DUTIES = "duties"


EVIDENCE: Mapping[SurveyQuestion, tuple[Evidence, ...]] = {
    SurveyQuestion.FORMS: (Evidence.OUTSIDE_SYSTEMS,),
    SurveyQuestion.OUTSIDE: (Evidence.HANGING,),
    SurveyQuestion.PLAN: (Evidence.WRITTEN, Evidence.APPROVED),
    SurveyQuestion.PREPAREDNESS: (Evidence.APPROVED, Evidence.EXERCISED, Evidence.DUTIES),
    SurveyQuestion.RECOVERY: (Evidence.SEEN, Evidence.TESTED, Evidence.RESTORED),
    SurveyQuestion.EXERCISED: (Evidence.EXERCISED,),
    SurveyQuestion.DUTIES: (Evidence.DUTIES,),
}
"""What stands beside each question; the others are about opinions, on which the data say nothing."""

PER_SERVICE = (
    SurveyQuestion.OUTSIDE,
    SurveyQuestion.PLAN,
    SurveyQuestion.PREPAREDNESS,
    SurveyQuestion.RECOVERY,
    SurveyQuestion.EXERCISED,
    SurveyQuestion.DUTIES,
)
"""The questions that can be asked of one service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One piece of evidence: ``number`` of ``of`` things; of ``unknown`` more nobody has said how it is.

    ``latest``: the latest day on which something of it was seen.
    """

    evidence: Evidence
    number: int
    of: int
    unknown: int = 0
    latest: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One question: what was answered last and before that, what the data show, and what was published."""

    question: SurveyQuestion
    service: str | None = None
    area: Area | None = None
    answer: SelfAssessment | None = None
    earlier: SelfAssessment | None = None
    shown: tuple[Shown, ...] = ()
    figures: tuple[NationalFigure, ...] = ()

    @property
    def about(self) -> About:
        """What tells it from the others."""
        return self.question, self.service, self.area


def claims(view: Snapshot, service: str | None = None) -> tuple[Claim, ...]:
    """Every question with its answer and evidence: of one service, or of the municipality and its critical services.

    The municipality is asked the whole survey, one question of it for each area.
    """
    asked = [(question, None) for question in PER_SERVICE] if service is not None else list(_survey())
    hanging = frozenset(outsiders(view))
    rows, today = view.municipality.assessments, view.today
    answers = latest_answers(rows, today)
    found = []
    for question, area in asked:
        answer = answers.get((question, service, area))
        found.append(
            Claim(
                question=question,
                service=service,
                area=area,
                answer=answer,
                earlier=earlier_answer(rows, answer) if answer is not None else None,
                shown=tuple(_shown(_services(view, service, area), view, question, hanging)),
                figures=figures_for(question),
            )
        )
    return tuple(found)


def _survey() -> Iterator[tuple[SurveyQuestion, Area | None]]:
    """What the data can say something of comes first; one question is asked of each area."""
    for question in dict.fromkeys((*PER_SERVICE, *SurveyQuestion)):
        for area in Area if question in BY_AREA else (None,):
            yield question, area


def _services(view: Snapshot, service: str | None, area: Area | None) -> tuple[Service, ...]:
    """What is counted: the service, the services of the area, or the critical ones."""
    every = view.municipality.services
    if service is not None:
        return tuple(one for one in every if one.id == service)
    if area is not None:
        return tuple(one for one in every if one.area is area)
    return tuple(one for one in every if one.is_critical)


def _shown(
    services: tuple[Service, ...], view: Snapshot, question: SurveyQuestion, hanging: frozenset[str]
) -> Iterator[Shown]:
    counting = _Counting(view, services, hanging)
    for evidence in EVIDENCE.get(question, ()):
        yield counting.shown(evidence)


@dataclass(frozen=True)
class _Counting:
    """Counts over some services and all that they need; ``hanging``: those that an outside party can stop."""

    view: Snapshot
    services: tuple[Service, ...]
    hanging: frozenset[str]

    def shown(self, evidence: Evidence) -> Shown:
        """The count."""
        counts = {
            Evidence.OUTSIDE_SYSTEMS: self._outside_systems,
            Evidence.HANGING: self._hanging,
            Evidence.WRITTEN: self._written,
            Evidence.APPROVED: self._approved,
            Evidence.EXERCISED: self._exercised,
            Evidence.SEEN: self._seen,
            Evidence.TESTED: self._tested,
            Evidence.RESTORED: self._restored,
            Evidence.DUTIES: self._duties,
        }
        return counts[evidence](evidence)

    @cached_property
    def _needed(self) -> set[str]:
        return {needed for service in self.services for needed in self.view.reach(service.id)}

    @cached_property
    def _resources(self) -> list[Resource]:
        return [item for item in self.view.municipality.resources if item.id in self._needed]

    @cached_property
    def _agreements(self) -> list[Agreement]:
        return [one for one in self.view.municipality.agreements if not self._needed.isdisjoint(one.covers)]

    @cached_property
    def _backups(self) -> list[Backup]:
        return [one for one in self.view.municipality.backups if not self._needed.isdisjoint(one.copies_of)]

    def _since(self, months: int) -> date:
        return self.view.today - relativedelta(months=months)

    def _is_recent(self, day: date | None, months: int) -> bool:
        return day is not None and self._since(months) <= day <= self.view.today

    def _of_services(self, evidence: Evidence, held: Sequence[bool], days: Iterable[date | None] = ()) -> Shown:
        seen = [day for day in days if day is not None and day <= self.view.today]
        return Shown(evidence=evidence, number=sum(held), of=len(self.services), latest=max(seen, default=None))

    def _outside_systems(self, evidence: Evidence) -> Shown:
        """Systems that are run by somebody else; of those whose form nobody has entered nothing is said."""
        systems = [item for item in self._resources if item.kind is ResourceKind.SYSTEM]
        run = [item.run for item in systems if isinstance(item.run, DeliveryForm)]
        outside = sum(form is not DeliveryForm.OWN for form in run)
        return Shown(evidence=evidence, number=outside, of=len(run), unknown=len(systems) - len(run))

    def _hanging(self, evidence: Evidence) -> Shown:
        """Services that stop if an outside party falls (as rule H10 has it)."""
        return self._of_services(evidence, [one.id in self.hanging for one in self.services])

    def _written(self, evidence: Evidence) -> Shown:
        """Services of which a plan is begun: a reserve routine, when it is put to use, or what is to be done."""
        begun = [bool(one.workarounds or one.activation.criteria or one.tasks) for one in self.services]
        return self._of_services(evidence, begun)

    def _approved(self, evidence: Evidence) -> Shown:
        versions = [self.view.versions.get(one.id) for one in self.services]
        days = [version.decided_on for version in versions if version is not None]
        return self._of_services(evidence, [version is not None for version in versions], days)

    def _exercised(self, evidence: Evidence) -> Shown:
        """Exercised within the time of rule H1 for critical services; a seminar counts."""
        days = [last_exercise(one, self.view.exercised) for one in self.services]
        months = self.view.municipality.settings.exercise_months
        return self._of_services(evidence, [self._is_recent(day, months) for day in days], days)

    def _seen(self, evidence: Evidence) -> Shown:
        """Services whose recovery was seen, and not only that they can be run by hand."""
        seen = [[row.on for row in one.seen if row.proof is not Proof.BY_HAND] for one in self.services]
        past = [[day for day in days if day <= self.view.today] for days in seen]
        return self._of_services(evidence, [bool(days) for days in past], [max(days) for days in past if days])

    def _tested(self, evidence: Evidence) -> Shown:
        """What is needed and can be recovered: how much of it was recovered in a test; information has its backups."""
        things = [item for item in self._resources if item.kind is not ResourceKind.INFORMATION]
        tested = [item for item in things if known(item.tested_recovery) is not None]
        days = [item.tested_on for item in tested if item.tested_on is not None]
        latest = max((day for day in days if day <= self.view.today), default=None)
        return Shown(evidence=evidence, number=len(tested), of=len(things), latest=latest)

    def _restored(self, evidence: Evidence) -> Shown:
        """Backups of what is needed: how many were restored in a test within the time of rule B4."""
        months = self.view.municipality.settings.restore_test_months
        recent = [one.tested_on for one in self._backups if self._is_recent(one.tested_on, months)]
        days = [day for day in recent if day is not None]
        return Shown(evidence=evidence, number=len(recent), of=len(self._backups), latest=max(days, default=None))

    def _duties(self, evidence: Evidence) -> Shown:
        """What suppliers owe at an IT incident, over all agreements concerned: how much of it is regulated well."""
        states = [agreement.status(duty) for agreement in self._agreements for duty in IncidentDuty]
        unknown = states.count(DutyStatus.UNKNOWN)
        return Shown(evidence=evidence, number=states.count(DutyStatus.GOOD), of=len(states) - unknown, unknown=unknown)
