"""The survey: what is claimed beside what is shown, and answering its questions; each answer can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from pydantic import ValidationError

from kontinuitet.documents.problems import Problem, problem
from kontinuitet.domain.assessment import Occasion, SelfAssessment, SurveyQuestion
from kontinuitet.domain.changes import with_item
from kontinuitet.domain.service import Area
from kontinuitet.domain.text import LINE_LIMIT, clean_line
from kontinuitet.usecases.desk import Changed, Desk
from kontinuitet.usecases.follow_up import free_id

if TYPE_CHECKING:
    from kontinuitet.analysis.claimed import Claim


@dataclass(frozen=True, kw_only=True)
class GivenAnswer:
    """An answer before it is stored: to which question, of what, by whom; without a day it is given today."""

    question: SurveyQuestion
    answers: tuple[str, ...]
    service: str | None = None
    area: Area | None = None
    person: str = ""
    on: date | None = None


def claims_of(desk: Desk, service: str | None = None) -> "tuple[Claim, ...]":
    """Every question with its latest answer and the evidence, of a service or of the whole municipality."""
    from kontinuitet.analysis.claimed import claims
    from kontinuitet.analysis.rules.snapshot import Snapshot
    from kontinuitet.usecases.exercised import exercised_services

    database = desk.database
    view = Snapshot(
        municipality=desk.plan,
        today=desk.today,
        exercised=exercised_services(database),
        versions=database.versions.latest(),
    )
    return claims(view, service)


def give_answer(desk: Desk, given: GivenAnswer, *, why: str) -> Changed | Problem:
    """Store an answer as one step; the same person's answer of the same day gives way, every other one stays."""
    if len(given.person) > LINE_LIMIT:
        return problem("followup.problem.long", limit=LINE_LIMIT)
    given = replace(given, on=given.on or desk.today, person=clean_line(given.person))
    if given.on is not None and given.on > desk.today:
        return problem("claimed.problem.future", day=given.on)
    before = _same(desk.plan.assessments, given)
    try:
        if before is not None:
            answer = SelfAssessment.model_validate({**dict(before), "answers": given.answers})
        else:
            identity = free_id(desk.plan, f"{given.question.value}-{given.on}", otherwise="svar")
            answer = SelfAssessment(id=identity, **vars(given))
    except ValidationError:
        return problem("claimed.problem.answer")
    return desk.replace(with_item(desk.plan, answer), why=why)


def _same(rows: Sequence[SelfAssessment], given: GivenAnswer) -> SelfAssessment | None:
    def about(one: SelfAssessment | GivenAnswer) -> tuple[object, ...]:
        return one.question, one.service, one.area, one.person, one.on

    return next((row for row in rows if about(row) == about(given)), None)


def note_answer(desk: Desk, identity: str, text: str, *, why: str) -> Changed | Problem:
    """Write beside an answer why it was given."""
    notes = clean_line(text)
    if len(notes) > LINE_LIMIT:
        return problem("followup.problem.long", limit=LINE_LIMIT)
    return _with(desk, identity, why, notes=notes)


def date_answer(desk: Desk, identity: str, day: date, *, why: str) -> Changed | Problem:
    """Say on which day an answer was given; it cannot be one that has not come."""
    if day > desk.today:
        return problem("claimed.problem.future", day=day)
    return _with(desk, identity, why, on=day)


def place_answer(desk: Desk, identity: str, occasion: Occasion | None, exercise: str, *, why: str) -> Changed | Problem:
    """Say that an answer was given before or after an exercise (its id), or at no such time."""
    return _with(desk, identity, why, occasion=occasion, exercise=exercise if occasion is not None else "")


def _with(desk: Desk, identity: str, why: str, **values: object) -> Changed | Problem:
    answer = next((one for one in desk.plan.assessments if one.id == identity), None)
    if answer is None:
        return problem("claimed.problem.gone")
    changed = SelfAssessment.model_validate({**dict(answer), **values})
    return desk.replace(with_item(desk.plan, changed), why=why)
