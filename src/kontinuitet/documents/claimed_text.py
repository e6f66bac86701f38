"""What is claimed and what is shown, in words: questions, answers, counts against counts, and published figures."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kontinuitet.domain.assessment import SelfAssessment, SurveyQuestion
from kontinuitet.domain.municipality import Municipality
from kontinuitet.wording import Words

if TYPE_CHECKING:
    # An answer is told on the first screen, where nobody waits for the graph to be imported.
    from kontinuitet.analysis.claimed import Claim, Shown
    from kontinuitet.analysis.national_figures import NationalFigure

SEPARATOR = ", "
"""Between the answers to a question that takes several."""


def title_text(claim: "Claim", words: Words) -> str:
    """The question in a few words, with the area that it is asked of."""
    short = words(f"claimed.short.{claim.question.value}")
    return short if claim.area is None else words("claimed.of_area", what=short, area=area_text(claim, words))


def area_text(claim: "Claim", words: Words) -> str:
    """The area that the question is asked of."""
    return words(f"claimed.area.{claim.area.value}") if claim.area is not None else ""


def question_text(claim: "Claim", plan: Municipality, words: Words) -> str:
    """The question in full, as it is put to somebody: of the municipality, an area or a service."""
    if claim.service is not None:
        return words(f"claimed.ask_of.{claim.question.value}", service=plan.label(claim.service))
    return words(f"claimed.ask.{claim.question.value}", area=area_text(claim, words))


def choice_text(question: SurveyQuestion, answer: str, words: Words) -> str:
    """One answer that the question can be given."""
    own = f"claimed.choice.{question.value}.{answer}"
    return words(own if words.has(own) else f"claimed.choice.{answer}")


def answer_text(answer: SelfAssessment | None, words: Words) -> str:
    """What was answered."""
    if answer is None:
        return words("claimed.unanswered")
    return SEPARATOR.join(choice_text(answer.question, one, words) for one in answer.answers)


def said_text(answer: SelfAssessment, words: Words) -> str:
    """Who answered, when, and before or after which exercise."""
    day = words.date(answer.on) if answer.on is not None else words("claimed.undated")
    parts = [answer.person or words("claimed.by_nobody"), day]
    if answer.occasion is not None:
        parts.append(words(f"claimed.occasion.{answer.occasion.value}", exercise=answer.exercise))
    return SEPARATOR.join(parts)


def shown_text(shown: "Shown", words: Words, *, of_one: bool = False) -> str:
    """A count in a sentence; ``of_one``: of one service, of which "1 of 1" would say little."""
    key = f"claimed.shown.{shown.evidence.value}"
    if shown.of == 0:
        return words(f"{key}.unknown", number=shown.unknown) if shown.unknown else words(f"{key}.none")
    if of_one and words.has(f"{key}.yes"):
        said = words(f"{key}.yes" if shown.number else f"{key}.no")
    else:
        said = words(key, number=shown.number, of=shown.of)
    unknown = [words("claimed.unknown", number=shown.unknown)] if shown.unknown else []
    latest = [words("claimed.latest", day=words.date(shown.latest))] if shown.latest is not None else []
    return " ".join((said, *latest, *unknown))


def shown_brief(shown: "Shown", words: Words, *, of_one: bool = False) -> str:
    """The same in a few characters: ``3/8 godkända``, of one service ``godkänd: nej``; ``?`` if nobody knows."""
    if shown.of == 0:
        return "?" if shown.unknown else "–"
    if of_one and words.has(f"claimed.one.{shown.evidence.value}"):
        said = words("claimed.brief_yes" if shown.number else "claimed.brief_no")
        return words(f"claimed.one.{shown.evidence.value}", said=said)
    brief = words(f"claimed.brief.{shown.evidence.value}")
    return f"{shown.number}/{shown.of}{'+?' if shown.unknown else ''} {brief}"


def figure_text(figure: "NationalFigure", words: Words) -> str:
    """A published figure with its year and source; one that was not read there says so."""
    amount = words(f"claimed.bound.{figure.bound.value}", number=figure.number, high=figure.high)
    said = words(f"claimed.figure.{figure.id}", amount=amount, of=figure.of)
    source = words(f"claimed.source.{figure.source.value}")
    doubt = "" if figure.is_settled else " " + words(f"claimed.certainty.{figure.certainty.value}")
    return words("claimed.figure", year=figure.year, said=said, source=source) + doubt


def claim_page(claim: "Claim", plan: Municipality, words: Words) -> str:
    """All about one question: what was claimed, then and now, what the data show, and what was published."""
    lines = [f"# {question_text(claim, plan, words)}", *_claimed(claim, words)]
    lines += ["", f"# {words('claimed.page.shown')}"]
    shown = [shown_text(one, words, of_one=claim.service is not None) for one in claim.shown]
    lines += [f"- {one}" for one in shown or [words("claimed.page.nothing_shown")]]
    figures = [figure_text(one, words) for one in claim.figures]
    lines += ["", f"# {words('claimed.page.national')}"]
    lines += [f"- {one}" for one in figures or [words("claimed.page.no_figures")]]
    return "\n".join(lines)


def _claimed(claim: "Claim", words: Words) -> Iterator[str]:
    if claim.answer is None:
        yield words("claimed.page.unanswered")
        return
    yield words("claimed.page.answer", answer=answer_text(claim.answer, words), said=said_text(claim.answer, words))
    if claim.answer.notes:
        yield claim.answer.notes
    if claim.earlier is not None:
        before, said = answer_text(claim.earlier, words), said_text(claim.earlier, words)
        yield words("claimed.page.earlier", answer=before, said=said)
