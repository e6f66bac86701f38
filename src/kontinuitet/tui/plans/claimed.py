"""Claimed against proven: what do we say of our ability, what do the data show, what was published?"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from kontinuitet.documents.claimed_text import (
    answer_text,
    choice_text,
    claim_page,
    question_text,
    shown_brief,
    title_text,
)
from kontinuitet.documents.problems import Problem, problem_text
from kontinuitet.domain.assessment import ANSWERS, SEVERAL, Occasion
from kontinuitet.domain.text import clean_line
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.followup.panes import Panes
from kontinuitet.tui.plans.keys import CLAIMED
from kontinuitet.tui.plans.speech import led_to
from kontinuitet.tui.table import Column, Row
from kontinuitet.usecases.desk import Changed
from kontinuitet.usecases.follow_up import due_of
from kontinuitet.usecases.survey import (
    GivenAnswer,
    claims_of,
    date_answer,
    give_answer,
    note_answer,
    place_answer,
)

if TYPE_CHECKING:
    from kontinuitet.analysis.claimed import Claim
    from kontinuitet.domain.assessment import SelfAssessment

OF_AN_ANSWER = ("note", "day", "occasion")
"""Acts that need an answer to be there."""

EVERYTHING = "\x00all"
"""The choice that stands for the whole municipality; no id of the plan begins so."""


class ClaimedScreen(Panes):
    """The survey's questions, of the municipality or of one service, each with its answer and the evidence."""

    KEYS = CLAIMED
    WIDE = 140
    DEFAULT_CSS = """
    ClaimedScreen #list { height: 2fr; }
    ClaimedScreen #page { height: 3fr; }
    ClaimedScreen.-wide #list { height: 1fr; }
    ClaimedScreen.-wide #page { height: 1fr; width: 64; }
    """

    def __init__(self, service: str | None = None) -> None:
        super().__init__()
        self._service = service
        self._claims: dict[str, Claim] = {}
        self._person = ""

    @property
    def current(self) -> "Claim | None":
        """The question under the cursor."""
        return self._claims.get(self.table.current)

    def crumbs(self) -> Sequence[str]:
        """Plans › claimed against proven, and the service if it is of one."""
        of = (self.desk.plan.label(self._service),) if self._service is not None else ()
        return (self.words("tui.act.plans"), self.words("claimed.title"), *of)

    def show(self) -> None:
        """Every question with its latest answer, and what the data show."""
        words = self.words
        if self._service is not None and self._service not in self.desk.plan.service:
            self._service = None
        self._claims = {_row_id(claim): claim for claim in claims_of(self.desk, self._service)}
        columns = (
            Column(words("claimed.column.question")),
            Column(words("claimed.column.answer"), flexible=True),
            Column(words("claimed.column.shown")),
            Column(words("claimed.column.when"), above=100),
        )
        self.table.fill(columns, [self._row(identity, claim) for identity, claim in self._claims.items()])
        scope = words("claimed.municipality") if self._service is None else self.desk.plan.label(self._service)
        answered = sum(claim.answer is not None for claim in self._claims.values())
        self.stand(words("claimed.standing", answered=answered, of=len(self._claims), scope=scope))
        self.show_page()

    def _row(self, identity: str, claim: "Claim") -> Row:
        words, answer = self.words, claim.answer
        shown = shown_brief(claim.shown[0], words, of_one=claim.service is not None) if claim.shown else ""
        day = answer.on.isoformat() if answer is not None and answer.on is not None else ""
        cells = (title_text(claim, words), answer_text(answer, words), shown, day)
        return Row(identity, cells, strong=answer is None)

    def page_text(self) -> str:
        """All about the question under the cursor."""
        return claim_page(self.current, self.desk.plan, self.words) if self.current is not None else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be said about an answer that was not given."""
        if self.is_mounted and action in OF_AN_ANSWER:
            return self.current is not None and self.current.answer is not None
        return super().check_action(action, parameters)

    # Answering

    def action_open(self) -> None:
        """A click on the row that one stands on answers it."""
        self.action_answer()

    def action_answer(self) -> None:
        """Which answer, then who gives it."""
        claim = self.current
        if claim is None:
            return
        words = self.words
        options = [Option(one, choice_text(claim.question, one, words)) for one in ANSWERS[claim.question]]
        before = claim.answer.answers if claim.answer is not None else ()
        title = question_text(claim, self.desk.plan, words)
        if claim.question in SEVERAL:
            from kontinuitet.tui.plans.pickers import PickMany

            self.app.push_screen(PickMany(title, options, before, submit=lambda given: self._several(claim, given)))
        else:
            at = before[0] if before else None
            self.choose(title, options, then=lambda chosen: self._ask_who(claim, (chosen,)), at=at)

    def _several(self, claim: "Claim", given: tuple[str, ...]) -> str:
        before = claim.answer.answers if claim.answer is not None else ()
        if given and given != before:
            # The list is still on the screen; the next question comes when it has gone.
            self.call_next(lambda: self._ask_who(claim, given))
        return ""

    def _ask_who(self, claim: "Claim", given: tuple[str, ...]) -> None:
        words = self.words
        known = self._person or (claim.answer.person if claim.answer is not None else "") or self.desk.who

        def submit(text: str) -> str:
            person = clean_line(text)
            if not person:
                return words("claimed.who.missing")
            self._person = person
            return self._store(claim, given, person)

        self.ask_line(title_text(claim, words), words("claimed.who"), value=known, submit=submit)

    def _store(self, claim: "Claim", given: tuple[str, ...], person: str) -> str:
        words, what = self.words, title_text(claim, self.words)
        answer = GivenAnswer(
            question=claim.question, answers=given, service=claim.service, area=claim.area, person=person
        )
        result = give_answer(self.desk, answer, why=words("claimed.why", what=what))
        said = ", ".join(choice_text(claim.question, one, words) for one in given)
        return self._told(result, words("claimed.done", what=what, answer=said))

    def _told(self, result: Changed | Problem, said: str) -> str:
        if isinstance(result, Problem):
            return problem_text(result, self.words)
        if result.step is None:
            self.say(self.words("tui.changed.nothing"))
        else:
            self.changed(*led_to(said, result, self.words))
        return ""

    # About an answer

    def _about(self, ask: "Callable[[Claim, SelfAssessment, str], None]") -> None:
        claim = self.current
        if claim is None or claim.answer is None:
            self.say(self.words("claimed.answer_first"))
        else:
            ask(claim, claim.answer, self.words("claimed.why", what=title_text(claim, self.words)))

    def action_note(self) -> None:
        """Why the answer is what it is."""
        self._about(self._ask_note)

    def _ask_note(self, claim: "Claim", answer: "SelfAssessment", why: str) -> None:
        words, what = self.words, title_text(claim, self.words)

        def submit(text: str) -> str:
            return self._told(note_answer(self.desk, answer.id, text, why=why), words("claimed.noted", what=what))

        self.ask_line(what, words("claimed.note"), value=answer.notes, submit=submit)

    def action_day(self) -> None:
        """On which day it was given."""
        self._about(self._ask_day)

    def _ask_day(self, claim: "Claim", answer: "SelfAssessment", why: str) -> None:
        words, what = self.words, title_text(claim, self.words)

        def submit(text: str) -> str:
            day = due_of(text)
            if isinstance(day, Problem):
                return problem_text(day, words)
            if not isinstance(day, date):
                return words("claimed.day", example=self.desk.today.isoformat())
            return self._told(date_answer(self.desk, answer.id, day, why=why), words("claimed.noted", what=what))

        value = answer.on.isoformat() if answer.on is not None else ""
        self.ask_line(what, words("claimed.day", example=self.desk.today.isoformat()), value=value, submit=submit)

    def action_occasion(self) -> None:
        """Before or after which exercise it was given."""
        self._about(self._ask_occasion)

    def _ask_occasion(self, claim: "Claim", answer: "SelfAssessment", why: str) -> None:
        words, what = self.words, title_text(claim, self.words)
        options = [Option("", words("claimed.occasion.none"))]
        for one in self.desk.database.exercises.list():
            for occasion in Occasion:
                text = words(f"claimed.occasion.{occasion.value}", exercise=one.title)
                options.append(Option(f"{occasion.value} {one.id}", text, one.id))

        def chosen(choice: str) -> None:
            when, _, exercise = choice.partition(" ")
            occasion = Occasion(when) if when else None
            result = place_answer(self.desk, answer.id, occasion, exercise, why=why)
            wrong = self._told(result, words("claimed.noted", what=what))
            if wrong:
                self.say(wrong, "problem")

        at = f"{answer.occasion.value} {answer.exercise}" if answer.occasion is not None else ""
        self.choose(words("claimed.when"), options, then=chosen, at=at)

    # Of what

    def action_scope(self) -> None:
        """The whole municipality, or one service."""
        words, plan = self.words, self.desk.plan
        options = [Option(EVERYTHING, words("claimed.municipality"))]
        options += [Option(one.id, one.name) for one in plan.services]
        at = self._service or EVERYTHING
        self.choose(words("claimed.scope"), options, then=self._look_at, at=at)

    def _look_at(self, chosen: str) -> None:
        self._service = None if chosen == EVERYTHING else chosen
        self.table.cursor = 0
        self.show()
        self.refresh_title()

    def action_back(self) -> None:
        """From a service back to the municipality."""
        if self._service is None:
            super().action_back()
        else:
            self._look_at(EVERYTHING)


def _row_id(claim: "Claim") -> str:
    return " ".join((claim.question.value, claim.area.value if claim.area is not None else ""))
