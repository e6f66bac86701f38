"""The command that puts what is claimed beside what the data show and what was published."""

import json
from typing import TYPE_CHECKING, Any

import click

from kontinuitet.cli.frame import Session, Spoken, session
from kontinuitet.cli.opening import opened

if TYPE_CHECKING:
    from kontinuitet.analysis.claimed import Claim
    from kontinuitet.analysis.national_figures import NationalFigure
    from kontinuitet.domain.assessment import SelfAssessment
    from kontinuitet.domain.municipality import Municipality


@click.command(cls=Spoken)
@click.option("--service", metavar="id")
@click.option("--json", "as_json", is_flag=True)
def claimed(*, service: str | None, as_json: bool) -> None:
    """Show the survey's questions with answers, evidence and published figures; never a score."""
    from kontinuitet.usecases.service_lookup import known_service
    from kontinuitet.usecases.survey import claims_of

    here = session()
    with opened(here) as desk:
        identity = None if service is None else known_service(desk.plan, service)
        found = claims_of(desk, identity)
        if as_json:
            here.out(json.dumps([_as_json(claim) for claim in found], ensure_ascii=False, indent=1))
        else:
            _tell(found, desk.plan, here)


def _tell(found: "tuple[Claim, ...]", plan: "Municipality", here: Session) -> None:
    from kontinuitet.documents.claimed_text import claim_page

    here.out("\n\n".join(_plain(claim_page(claim, plan, here.words)) for claim in found))


def _plain(page: str) -> str:
    """The page as a terminal shows it: the question stands out, its parts are indented below it."""
    first, *rest = (line.removeprefix("# ") for line in page.splitlines() if line)
    return "\n".join((first, *(f"  {line}" for line in rest)))


def _as_json(claim: "Claim") -> dict[str, Any]:
    return {
        "question": claim.question.value,
        "service": claim.service,
        "area": claim.area.value if claim.area is not None else None,
        "answer": _answer(claim.answer),
        "earlier": _answer(claim.earlier),
        "evidence": [
            {
                "what": one.evidence.value,
                "number": one.number,
                "of": one.of,
                "unknown": one.unknown,
                "latest": one.latest.isoformat() if one.latest is not None else None,
            }
            for one in claim.shown
        ],
        "national": [_figure(one) for one in claim.figures],
    }


def _answer(answer: "SelfAssessment | None") -> dict[str, Any] | None:
    if answer is None:
        return None
    return {
        "id": answer.id,
        "answers": list(answer.answers),
        "person": answer.person,
        "on": answer.on.isoformat() if answer.on is not None else None,
        "occasion": answer.occasion.value if answer.occasion is not None else None,
        "exercise": answer.exercise,
        "notes": answer.notes,
    }


def _figure(figure: "NationalFigure") -> dict[str, Any]:
    return {
        "id": figure.id,
        "year": figure.year,
        "bound": figure.bound.value,
        "number": figure.number,
        "high": figure.high,
        "of": figure.of,
        "certainty": figure.certainty.value,
        "source": figure.source.value,
    }
