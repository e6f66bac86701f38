"""The municipality's page for the board: worked out in slices, or at once, as Markdown or as a page that prints."""

from collections.abc import Generator
from typing import TYPE_CHECKING

from kontinuitet.documents.handout.board import Board, board_page
from kontinuitet.documents.handout.page import html_page
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.refused import Refused

if TYPE_CHECKING:
    from kontinuitet.documents.sentences import Speaker


def board_in_slices(desk: Desk) -> Generator[None, None, Board]:
    """What the page tells, with a pause after every few milliseconds. Raises ``Refused`` when there is no service."""
    from kontinuitet.analysis.board import coverage_of, decisions, worst_in_slices
    from kontinuitet.analysis.claimed import claims
    from kontinuitet.analysis.concentration import concentration
    from kontinuitet.analysis.coverage import coverage, with_findings
    from kontinuitet.analysis.rules.snapshot import Snapshot
    from kontinuitet.usecases.exercised import exercised_services

    plan = desk.plan
    if not plan.services:
        raise Refused("no-services")
    yield from desk.slices()
    findings = desk.findings()
    exercised, versions = exercised_services(desk.database), desk.database.versions.latest()
    yield
    view = Snapshot(municipality=plan, today=desk.today, exercised=exercised, versions=versions)
    worst = yield from worst_in_slices(view)
    carried = concentration(plan, view.network)
    yield
    standings = with_findings(coverage(plan, exercised, versions), findings)
    return Board(
        plan=plan,
        day=desk.today,
        start=view.start,
        critical=coverage_of((one for one in standings if one.service.is_critical), desk.today),
        every=coverage_of(standings, desk.today),
        worst=worst,
        concentration=carried,
        claims=claims(view),
        decisions=decisions(view, standings, findings, worst),
    )


def board_of(desk: Desk) -> Board:
    """The same at once."""
    work = board_in_slices(desk)
    while True:
        try:
            next(work)
        except StopIteration as done:
            board: Board = done.value
            return board


def board_document(board: Board, words: "Speaker", *, as_html: bool = False) -> str:
    """The page in Markdown, or as a page that prints on one A4."""
    printed = board_page(board, words)
    return html_page(printed) if as_html else printed.markdown


def board_file(*, lang: str, as_html: bool = False) -> str:
    """A name for the page that every file system takes."""
    return ("till-styrelsen" if lang == "sv" else "for-the-board") + (".html" if as_html else ".md")
