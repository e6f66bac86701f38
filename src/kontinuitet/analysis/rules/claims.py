"""Rules H8 and H10: what the municipality says of its own ability, against what the other rules and the graph show."""

from collections.abc import Iterator, Mapping

from kontinuitet.analysis.answered import GOOD, latest_answers
from kontinuitet.analysis.rules.finding import Count, Finding, Names, Param, Severity, Term, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.assessment import SelfAssessment, SurveyQuestion
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.values import DeliveryForm, Place, known

RATED = (SurveyQuestion.PREPAREDNESS, SurveyQuestion.RECOVERY)
"""The questions in which a municipality rates its own ability."""

TELLING = ("F1", "H1", "D4", "C12")
"""The rules that tell against a good rating; they must come before H8, which counts what they have found."""


def h8(view: Snapshot) -> Iterator[Finding]:
    """Ability rated good or better while F1, H1, D4 or C12 finds something; counts are shown (the report of 2014)."""
    answers = latest_answers(view.municipality.assessments, view.today)
    for question, service, area in answers:
        if question not in RATED or area is not None:
            continue
        answer = answers[question, service, area]
        counts = _against(view, service)
        if GOOD.intersection(answer.answers) and counts:
            yield _paradox(view, answer, counts)


def _paradox(view: Snapshot, answer: SelfAssessment, counts: Mapping[str, Count]) -> Finding:
    params: dict[str, Param] = {
        "question": Term(key=f"rated.{answer.question.value}"),
        "answer": Term(key=f"rating.{answer.answers[0]}"),
        **{f"n_{rule.lower()}": count for rule, count in counts.items()},
    }
    found = _finding(view, answer, rule="H8", severity=Severity.WARNING, params=params)
    return found.model_copy(update={"notes": tuple(f"against-{rule}" for rule in counts)})


def _against(view: Snapshot, service: str | None) -> dict[str, Count]:
    """How many things each of the telling rules found: of one service, or of them all. Not known is not wanting."""
    found = [
        one
        for one in view.found
        if (service is None or service in one.services) and not (one.rule == "D4" and one.variant == "unknown")
    ]
    places = {rule: {one.place.object for one in found if one.rule == rule} for rule in TELLING}
    return {rule: Count(noun=f"against-{rule}", number=len(objects)) for rule, objects in places.items() if objects}


def _finding(
    view: Snapshot,
    answer: SelfAssessment,
    *,
    rule: str,
    severity: Severity,
    params: dict[str, Param],
) -> Finding:
    """At the answer; the texts of a service have a variant of their own."""
    said: dict[str, Param] = {"said": Term(key=_said(answer)), "person": answer.person}
    if answer.on is not None:
        said["on"] = answer.on
    if answer.service is not None:
        said["service"] = view.name(answer.service)
    return Finding(
        rule=rule,
        variant="municipality" if answer.service is None else "service",
        severity=severity,
        place=Place(object=answer.id, field="answers"),
        services=(answer.service,) if answer.service is not None else (),
        params=said | params,
    )


def _said(answer: SelfAssessment) -> str:
    """Which of the phrases tells who said it and when."""
    parts = [*(["by"] if answer.person else []), *(["on"] if answer.on is not None else [])]
    return f"said.{'-'.join(parts) or 'here'}"


def h10(view: Snapshot) -> Iterator[Told]:
    """It is said that nothing critical hangs on an outside party, and the graph shows otherwise (the report, 2.3)."""
    answers = latest_answers(view.municipality.assessments, view.today)
    denying = [
        answer
        for (question, _, _), answer in answers.items()
        if question is SurveyQuestion.OUTSIDE and answer.answers == ("no",)
    ]
    found = outsiders(view) if denying else {}
    for answer in denying:
        service = answer.service
        asked = (service,) if service is not None else tuple(one.id for one in view.municipality.services)
        hanging = {one: found[one] for one in view.critical(asked) if one in found}
        if hanging:
            yield _hanging(view, answer, hanging, of=len(view.critical(asked)))
        yield None


def _hanging(view: Snapshot, answer: SelfAssessment, hanging: dict[str, list[str]], *, of: int) -> Finding:
    others = dict.fromkeys(one for found in hanging.values() for one in found)
    params: dict[str, Param] = {
        "number": len(hanging),
        "of": Count(noun="critical", number=of),
        "services": Names(names=tuple(view.name(one) for one in hanging)),
        "outsiders": Names(names=tuple(view.name(one) for one in others)),
    }
    found = _finding(view, answer, rule="H10", severity=Severity.INFORMATION, params=params)
    return found.model_copy(update={"services": tuple(hanging)})


def outsiders(view: Snapshot) -> dict[str, list[str]]:
    """For each service that an outside party can stop: the suppliers whose loss does, or else things of others."""
    suppliers: dict[str, list[str]] = {}
    for supplier in view.municipality.suppliers:
        for service in view.fall(supplier.id).stopped:
            suppliers.setdefault(service, []).append(supplier.id)
    things: dict[str, list[str]] = {}
    for item in view.municipality.resources:
        for service in view.fall(item.id).stopped if _is_nameless(view, item) else ():
            things.setdefault(service, []).append(item.id)
    return things | suppliers


def _is_nameless(view: Snapshot, item: Resource) -> bool:
    """Whether somebody else runs it of whom the register knows nothing; all others fall with their supplier."""
    if not isinstance(item.run, DeliveryForm) or item.run is DeliveryForm.OWN:
        return False
    return known(item.supplier) is None and not view.municipality.agreements_for(item.id)
