"""Approving a plan on screen: what stops it, who decides, and that the one who prepared it ought not to."""

from collections.abc import Mapping
from datetime import date

from kontinuitet.documents.finding_text import finding_title
from kontinuitet.tui.bindings import DECIDED
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.answers import Answers, Ask
from kontinuitet.tui.plans.days import read_day
from kontinuitet.tui.plans.jump import open_place
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.usecases.versions import (
    OF_APPROVAL,
    Decision,
    approve,
    blocking,
    known_findings,
    review_after,
    versions_of,
)


class Decided(Answers):
    """The form of a decision: esc leaves it without deciding anything."""

    KEYS = DECIDED

    def action_leave(self) -> None:
        """Leave undecided."""
        self.dismiss(False)  # noqa: FBT003 - the answer

    def on_mount(self) -> None:
        """What stands there already is an answer, too."""
        super().on_mount()
        self._begun = {}


def ask_approval(screen: DeskScreen, service: str) -> None:
    """Ask who decides, unless the municipality's own decisions contradict each other: then these are listed."""
    words = screen.words
    stops = blocking(screen.desk, service)
    if not stops:
        _ask(screen, service)
        return
    options = [Option(str(number), finding_title(found.rule, words)) for number, found in enumerate(stops)]
    title = words("walk.approve.blocked")
    screen.choose(title, options, then=lambda number: open_place(screen, stops[int(number)].place))


def _ask(screen: DeskScreen, service: str) -> None:
    words, desk = screen.words, screen.desk
    known = sum(found.rule not in OF_APPROVAL for found in known_findings(desk, service))
    review = review_after(desk.plan, desk.today)
    earlier = versions_of(desk, service)
    author, body = (earlier[-1].author, earlier[-1].body) if earlier else ("", "")
    asks = (
        Ask("author", words("walk.approve.author"), author, lambda _: ""),
        Ask("approver", words("walk.approve.approver"), "", lambda _: ""),
        Ask("body", words("walk.approve.body"), body, lambda _: ""),
        Ask("registration", words("walk.approve.registration"), "", lambda _: ""),
        Ask("decided", words("walk.approve.decided"), desk.today.isoformat(), lambda text: _wrong_day(screen, text)),
        Ask("review", words("walk.approve.review"), review.isoformat(), lambda text: _wrong_day(screen, text)),
    )
    title = words("walk.approve.title", name=desk.plan.label(service))
    warned: set[str] = set()

    def submit(values: Mapping[str, str]) -> str:
        decision = Decision(
            author=values["author"],
            approver=values["approver"],
            body=values["body"],
            decided_on=_day(screen, values["decided"]) or desk.today,
            registration=values["registration"],
            next_review=_day(screen, values["review"]) or review,
        )
        if decision.is_own and decision.author and decision.approver not in warned:
            warned.add(decision.approver)
            return words("walk.approve.own")
        version = approve(desk, service, decision, words)
        screen.changed(words("walk.approved", number=version.number))
        return ""

    waiting = len(desk.plan.service[service].suggested)
    text = words.plural("walk.approve.text", known)
    text += f" {words.plural('walk.approve.suggested', waiting)}" if waiting else ""
    screen.app.push_screen(Decided(title, text, asks, submit=submit))


def _day(screen: DeskScreen, text: str) -> date | None:
    return read_day(text, screen.desk.today, file_language(screen.words))


def _wrong_day(screen: DeskScreen, text: str) -> str:
    if _day(screen, text) is not None:
        return ""
    return screen.words("problems.plan.bad_date", text=text[:60])
