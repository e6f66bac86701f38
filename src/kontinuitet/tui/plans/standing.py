"""How each service stands, as the overview's rows: counts against counts, never a score of its own."""

from collections.abc import Sequence
from datetime import date

from kontinuitet.analysis.coverage import NextAct, Standing, UnitStanding
from kontinuitet.documents.claimed_text import answer_text
from kontinuitet.domain.assessment import SelfAssessment
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import known
from kontinuitet.tui.plans.speech import short_finding
from kontinuitet.tui.table import Column, Row
from kontinuitet.wording import Words

WIDE = 104
"""Characters from which there is room for the unit and the decided limit, too."""


def columns(words: Words) -> list[Column]:
    """The overview's columns."""
    return [
        Column(words("tui.column.service"), flexible=True),
        Column(words("tui.column.unit"), above=WIDE),
        Column(words("tui.column.longest"), right=True, above=WIDE),
        Column(words("tui.column.analysis")),
        Column(words("tui.column.needs"), right=True),
        Column(words("tui.column.agreements"), right=True),
        Column(words("tui.column.covered"), right=True),
        Column(words("tui.column.plan")),
        Column(words("tui.column.exercised")),
        Column(words("tui.column.errors"), right=True),
        Column(words("tui.column.unknown"), right=True),
    ]


def service_row(standing: Standing, plan: Municipality, words: Words) -> Row:
    """One service."""
    service = standing.service
    return Row(
        service.id,
        (
            service.name,
            plan.label(service.unit)[:24] if service.unit else "–",
            longest(service, words),
            words(f"tui.analysis.{standing.analysis.value}"),
            str(standing.dependencies or "–"),
            _of(standing.agreements),
            _of(standing.routines),
            plan_text(standing, words),
            f"{standing.exercised:%Y-%m}" if standing.exercised else words("tui.never"),
            "…" if standing.errors is None else str(standing.errors or "–"),
            str(standing.unknown or "–"),
        ),
    )


def _of(counted: tuple[int, int]) -> str:
    """ "2/5"; a dash where nothing is needed, for that is not zero of something."""
    return f"{counted[0]}/{counted[1]}" if counted[1] else "–"


def longest(service: Service, words: Words) -> str:
    """The decided acceptable outage, ``?`` while nobody has decided."""
    decided = known(service.mtpd)
    return "?" if decided is None else words.duration(decided)


def plan_text(standing: Standing, words: Words) -> str:
    """Nothing yet, a draft, the approved version, or one that today's plan differs from (≠)."""
    if standing.version is None:
        return words("tui.plan.draft" if standing.has_text else "tui.plan.none")
    return words("tui.plan.version", number=standing.version) + (" ≠" if standing.is_changed else "")


def unit_columns(words: Words) -> list[Column]:
    """The columns when units are shown."""
    return [
        Column(words("tui.column.unit"), flexible=True),
        Column(words("tui.column.services"), right=True),
        Column(words("tui.column.analysed"), right=True),
        Column(words("tui.column.approved"), right=True),
        Column(words("tui.column.exercised"), right=True),
        Column(words("tui.column.errors"), right=True),
        Column(words("tui.column.unknown"), right=True),
    ]


def unit_row(standing: UnitStanding, plan: Municipality, words: Words) -> Row:
    """One unit with its services together."""
    counts = (standing.analysed, standing.approved, standing.exercised)
    return Row(
        standing.unit or "",
        (
            plan.label(standing.unit) if standing.unit else words("tui.no_unit"),
            str(standing.services),
            *(_of((count, standing.services)) for count in counts),
            str(standing.errors or "–"),
            str(standing.unknown or "–"),
        ),
    )


def next_text(act: NextAct, plan: Municipality, words: Words) -> str:
    """The next thing to do, as one line."""
    if act.finding is not None:
        return short_finding(act.finding, words)
    return words("tui.next.step", name=plan.label(act.service), step=words(f"tui.section.{act.step}"))


def counts_text(standings: Sequence[Standing], since: date, words: Words, *, rated: SelfAssessment | None) -> str:
    """The whole municipality in one line; ``rated``: what it last said of its preparedness, if it did."""
    counts = words(
        "tui.counts",
        services=words.plural("tui.count.services", len(standings)),
        critical=sum(each.service.is_critical for each in standings),
        approved=sum(each.version is not None for each in standings),
        exercised=sum(each.exercised is not None and each.exercised >= since for each in standings),
    )
    return counts if rated is None else words("claimed.counts", counts=counts, answer=answer_text(rated, words))
