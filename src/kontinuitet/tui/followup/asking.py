"""The questions before an action is made or a finding accepted: one at a time, and nothing stored before the last."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kontinuitet.analysis.rules import Finding
from kontinuitet.documents.problems import Problem, problem_text
from kontinuitet.domain.followup import ActionKind
from kontinuitet.domain.values import UNKNOWN, AskedDate, AskedSlug
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.speech import led_to
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.usecases.desk import Changed
from kontinuitet.usecases.follow_up import Draft, accept, add_action, due_of, expiry_of, line_of
from kontinuitet.wording import Words

NOT_DECIDED = "\x00nobody"
NOT_KNOWN = "\x00unknown"
"""Ids of the answers that name nobody; no id of the plan begins so."""

MONTH = timedelta(days=365) / 12


def told(screen: DeskScreen, result: Changed | Problem, said: str) -> str:
    """Say what was stored and what it led to; "" or the sentence of what is wrong."""
    if isinstance(result, Problem):
        return problem_text(result, screen.words)
    if result.step is None:
        screen.say(screen.words("tui.changed.nothing"))
    else:
        screen.changed(*led_to(said, result, screen.words))
    return ""


def tell(screen: DeskScreen, result: Changed | Problem, said: str) -> None:
    """The same where there is no dialog to say what is wrong."""
    wrong = told(screen, result, said)
    if wrong:
        screen.say(wrong, "problem")


class NewAction:
    """What, whose, by when, of which kind: then the action is stored as one step."""

    def __init__(self, screen: DeskScreen, draft: Draft, *, suggested: str | None = None) -> None:
        """``draft`` holds where it comes from and a name to begin with, ``suggested`` the likely owner."""
        self._screen = screen
        self._draft = draft
        self._suggested = suggested

    def ask(self) -> None:
        """Begin with what is to be done."""
        words = self._screen.words
        question = words("followup.ask.name")
        self._screen.ask_line(self._title(1), question, value=self._draft.name, submit=self._named)

    def _title(self, number: int) -> str:
        return self._screen.words("followup.ask.action", number=number)

    def _named(self, text: str) -> str:
        name = line_of(text, missing="followup.problem.name")
        if isinstance(name, Problem):
            return problem_text(name, self._screen.words)
        self._draft = replace(self._draft, name=name)
        # The line is still on the screen; the next question comes when it has gone.
        self._screen.call_next(self._ask_owner)
        return ""

    def _ask_owner(self) -> None:
        words = self._screen.words
        title = f"{self._title(2)}. {words('followup.ask.owner')}"
        choose_owner(self._screen, title, self._owned, suggested=self._suggested)

    def _owned(self, owner: AskedSlug) -> None:
        self._draft = replace(self._draft, owner=owner)
        ask_due(self._screen, self._title(3), self._dated)

    def _dated(self, due: AskedDate) -> str:
        self._draft = replace(self._draft, due=due)
        self._screen.call_next(self._ask_kind)
        return ""

    def _ask_kind(self) -> None:
        words = self._screen.words
        options = [Option("", words("followup.not_decided"))]
        options += [Option(kind.value, words(f"followup.kind.{kind.value}")) for kind in ActionKind]
        self._screen.choose(f"{self._title(4)}. {words('followup.ask.kind')}", options, then=self._kept)

    def _kept(self, kind: str) -> None:
        draft = replace(self._draft, kind=ActionKind(kind) if kind else None)
        said = self._screen.words("followup.done.added", name=draft.name)
        tell(self._screen, add_action(self._screen.desk, draft), said)


def choose_owner(
    screen: DeskScreen, title: str, then: Callable[[AskedSlug], None], *, suggested: str | None = None
) -> None:
    """Let somebody choose a role or a person, nobody yet, or not known."""
    options = _owners(screen, suggested)
    screen.choose(title, options, then=lambda chosen: then(_owner(chosen)))


def _owner(chosen: str) -> AskedSlug:
    return UNKNOWN if chosen == NOT_KNOWN else None if chosen == NOT_DECIDED else chosen


def _owners(screen: DeskScreen, suggested: str | None) -> Sequence[Option]:
    plan, words = screen.desk.plan, screen.words
    role, person = words("followup.role"), words("followup.person")
    found = [Option(one.id, one.name, role) for one in plan.roles]
    found += [Option(one.id, one.name, person) for one in plan.people]
    first = [Option(one.id, one.text, words("followup.suggested")) for one in found if one.id == suggested]
    nobody = [Option(NOT_DECIDED, words("followup.not_decided")), Option(NOT_KNOWN, words("followup.not_known"), "?")]
    return [*first, *nobody, *(one for one in found if one.id != suggested)]


def ask_due(screen: DeskScreen, title: str, then: Callable[[AskedDate], str], *, value: str = "") -> None:
    """Ask by when; ``then`` says what is wrong with the day, if anything."""

    def submit(text: str) -> str:
        due = due_of(text)
        return problem_text(due, screen.words) if isinstance(due, Problem) else then(due)

    example = (screen.desk.today + 3 * MONTH).isoformat()
    screen.ask_line(title, screen.words("followup.ask.due", example=example), value=value, submit=submit)


class Accepting:
    """Why, who, until when: then the finding is accepted as one step."""

    def __init__(self, screen: DeskScreen, finding: Finding) -> None:
        self._screen = screen
        self._finding = finding
        self._reason = ""
        self._person = ""

    def ask(self) -> None:
        """Begin with the reason."""
        self._line(1, "followup.ask.reason", self._reasoned, value="")

    def _line(self, number: int, key: str, submit: Callable[[str], str], *, value: str) -> None:
        words = self._screen.words
        self._screen.ask_line(words("followup.ask.accept", number=number), words(key), value=value, submit=submit)

    def _reasoned(self, text: str) -> str:
        reason = line_of(text, missing="followup.problem.reason")
        if isinstance(reason, Problem):
            return problem_text(reason, self._screen.words)
        self._reason = reason
        self._screen.call_next(self._ask_person)
        return ""

    def _ask_person(self) -> None:
        latest = self._screen.desk.plan.acceptances[-1:]
        self._line(2, "followup.ask.person", self._signed, value=latest[0].person if latest else "")

    def _signed(self, text: str) -> str:
        person = line_of(text, missing="followup.problem.person")
        if isinstance(person, Problem):
            return problem_text(person, self._screen.words)
        self._person = person
        self._screen.call_next(self._ask_expiry)
        return ""

    def _ask_expiry(self) -> None:
        # As far ahead as the municipality reviews its plans: then somebody looks at it anyway.
        months = self._screen.desk.plan.settings.review_months
        day = self._screen.desk.today + max(1, months) * MONTH
        self._line(3, "followup.ask.expires", self._expires, value=day.isoformat())

    def _expires(self, text: str) -> str:
        desk = self._screen.desk
        until = expiry_of(text, desk.today)
        if isinstance(until, Problem):
            return problem_text(until, self._screen.words)
        result = accept(desk, self._finding, reason=self._reason, person=self._person, expires=until)
        return told(self._screen, result, _accepted_text(until, self._screen.words))


def _accepted_text(until: date, words: Words) -> str:
    return words("followup.done.accepted", until=words.date(until))
