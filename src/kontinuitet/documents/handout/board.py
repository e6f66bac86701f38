"""The municipality's page for the board: one A4 with counts, the worst consequences, and what to decide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kontinuitet.analysis.board import Coverage, Decision, Worst
from kontinuitet.analysis.claimed import Claim
from kontinuitet.analysis.concentration import Concentration
from kontinuitet.documents.claimed_text import answer_text, shown_brief, title_text
from kontinuitet.documents.finding_text import listing
from kontinuitet.documents.handout.markdown import note, said
from kontinuitet.documents.handout.part import Part, part
from kontinuitet.documents.handout.writer import Printed
from kontinuitet.documents.report.markdown import bullets, table
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.secrecy import SecrecyLevel
from kontinuitet.wording import Words

NAME = 36
"""Characters of a name that the page has room for."""

LISTED = 3
"""Names that a sentence of the page lists."""

CLAIMS = 6
"""Questions of which the claimed and the shown stand on the page."""

CARRIERS = 3
"""Suppliers of which the page tells how much they carry."""


@dataclass(frozen=True, kw_only=True)
class Board:
    """All that the page tells, worked out before it is put into words. ``start``: when what falls does so."""

    plan: Municipality
    day: date
    start: datetime
    critical: Coverage
    every: Coverage
    worst: tuple[Worst, ...]
    concentration: tuple[Concentration, ...]
    claims: tuple[Claim, ...]
    decisions: tuple[Decision, ...]


def board_page(board: Board, words: Words) -> Printed:
    """The page. A name that is too long is cut, and of many names only the first are listed, so that it stays one."""
    title = words("board.title", municipality=_brief(board.plan.name))
    stamp = words("board.stamp", day=words.date(board.day))
    marked = any(mark.level is not SecrecyLevel.OPEN for service in board.plan.services for mark in service.secrecy)
    parts = (
        part("board", 1, title, said(stamp), note(words("board.secret")) if marked else []),
        part("coverage", 2, words("board.coverage"), _coverage(board, words)),
        part("worst", 2, words("board.worst"), *_worst(board, words)),
        part("concentration", 2, words("board.concentration"), bullets(_carried(board, words))),
        part("claimed", 2, words("board.claimed"), _claimed(board, words)),
        part("decisions", 2, words("board.decisions"), *_decisions(board, words)),
    )
    lang = "sv" if words.lang == "sv" else "en"
    running = " · ".join((_brief(board.plan.name), words("board.running"), words.date(board.day)))
    return Printed(title, running, tuple(_filled(parts)), lang, words("handout.page"))


def _filled(parts: Sequence[Part]) -> Iterator[Part]:
    return (one for one in parts if one.level == 1 or one.lines)


def _brief(name: str) -> str:
    return name if len(name) <= NAME else name[: NAME - 1] + "…"


def _names(ids: Sequence[str], plan: Municipality, words: Words) -> str:
    names = [_brief(plan.label(one)) for one in ids[:LISTED]]
    if len(ids) > LISTED:
        names = [*names[:-1], words("findings.term.more", count=len(ids) - LISTED + 1)]
    return listing(names, words("findings.term.and"))


# ---------------------------------------------------------------- counts against counts


def _coverage(board: Board, words: Words) -> list[str]:
    columns = ("services", "analysed", "approved", "exercised", "errors", "unknown")
    heads = ["", *(words(f"board.column.{column}") for column in columns)]
    rows = [
        (words(f"board.row.{name}"), *_counts(each))
        for name, each in (("critical", board.critical), ("every", board.every))
    ]
    return table(heads, rows)


def _counts(coverage: Coverage) -> tuple[str, ...]:
    parts = (coverage.analysed, coverage.approved, coverage.exercised, coverage.errors)
    return (str(coverage.services), *(f"{each}/{coverage.services}" for each in parts), str(coverage.unknown))


# ---------------------------------------------------------------- consequences


def _worst(board: Board, words: Words) -> Iterator[list[str]]:
    if not board.worst:
        yield said(words("board.worst.none"))
        return
    yield said(words("board.worst.start", start=words.long_moment(board.start)))
    yield bullets(consequence_text(one, board.plan, words) for one in board.worst)


def consequence_text(worst: Worst, plan: Municipality, words: Words) -> str:
    """One consequence: what falls, how many services stop, which becomes intolerable first, and what also does so."""
    stops = words.plural(
        "board.worst.stops",
        len(worst.stopped),
        cause=_brief(plan.label(worst.cause)),
        total=len(plan.services),
        critical=len(worst.critical),
    )
    parts = [stops]
    if worst.first is not None and worst.after is not None:
        first, after = _brief(plan.label(worst.first)), words.duration(worst.after)
        parts.append(words.plural("board.worst.intolerable", len(worst.intolerable), service=first, after=after))
    else:
        parts.append(words("board.worst.tolerable"))
    if worst.also:
        parts.append(words("board.worst.also", causes=_names(worst.also, plan, words)))
    if worst.is_open:
        parts.append(words("board.worst.open"))
    return " ".join(parts)


def _carried(board: Board, words: Words) -> list[str]:
    plan = board.plan
    critical = sum(service.is_critical for service in plan.services)
    return [
        words(
            "board.carries",
            supplier=_brief(plan.label(one.supplier)),
            critical=len(one.critical),
            of_critical=critical,
            services=len(one.services),
            of=len(plan.services),
        )
        for one in board.concentration[:CARRIERS]
        if one.services
    ]


# ---------------------------------------------------------------- claimed and shown, and what to decide


def _claimed(board: Board, words: Words) -> list[str]:
    told = [claim for claim in board.claims if claim.shown][:CLAIMS]
    heads = [words(f"board.column.{column}") for column in ("question", "claimed", "shown")]
    return table(heads, [(title_text(one, words), *_sides(one, words)) for one in told])


def _sides(claim: Claim, words: Words) -> tuple[str, str]:
    answered = answer_text(claim.answer, words)
    if claim.answer is not None and claim.answer.on is not None:
        answered = words("board.answered", answer=answered, day=claim.answer.on.isoformat())
    return answered, ", ".join(shown_brief(one, words) for one in claim.shown)


def _decisions(board: Board, words: Words) -> Iterator[list[str]]:
    if not board.decisions:
        yield said(words("board.decisions.none"))
        return
    yield [
        f"{number}. {line.removeprefix('- ')}"
        for number, line in enumerate(bullets(_decision(one, board.plan, words) for one in board.decisions)[:-1], 1)
    ] + [""]


def _decision(decision: Decision, plan: Municipality, words: Words) -> str:
    names = _names(decision.about, plan, words)
    return words.plural(f"board.matter.{decision.matter.value}", decision.number, names=names)
