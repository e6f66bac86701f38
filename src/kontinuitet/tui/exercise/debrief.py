"""After the exercise: what was good, what to improve, the objectives and the questions."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult

from kontinuitet.exercise.commands import AnswerQuestion, Debrief, EnterPoint, Observe
from kontinuitet.exercise.events import ObservationMade, PointEntered, PointKind, QuestionAnswered, Rating
from kontinuitet.exercise.state import Status
from kontinuitet.tui.document import LongText
from kontinuitet.tui.exercise.asking import ask, who_field
from kontinuitet.tui.exercise.form import Typed
from kontinuitet.tui.exercise.keys import DEBRIEF
from kontinuitet.tui.exercise.live import LiveScreen
from kontinuitet.tui.exercise.recording import rating_field
from kontinuitet.tui.table import Column, Row, RowTable


class Debriefing(LiveScreen):
    """Strengths and deficiencies per group, ratings of the objectives, answers to the scenario's questions."""

    KEYS = DEBRIEF
    DEFAULT_CSS = "Debriefing #rows { height: 2fr; } Debriefing #whole { height: 1fr; border-top: solid $muted; }"

    def crumbs(self) -> Sequence[str]:
        """ÖVNING, its name, the debrief."""
        return (self.words("room.mark"), self.live.pinned.timeline.title, self.words("room.debrief"))

    def compose_body(self) -> ComposeResult:
        """A row for each thing, and the whole of the one under the cursor."""
        yield RowTable(id="rows")
        yield LongText(id="whole")

    def show(self) -> None:
        """What has been entered so far, and what is still asked."""
        words = self.words
        columns = [
            Column(words("room.head.part")),
            Column(words("room.head.what"), flexible=True),
            Column(words("room.head.answer")),
        ]
        self.query_one(RowTable).fill(columns, list(self._rows()))
        self._show_whole()
        self.stand(words(f"room.debrief.{self.live.state.status.value}"))
        self.refresh_bindings()

    def on_row_table_moved(self) -> None:
        """The whole of another row."""
        self._show_whole()

    def _show_whole(self) -> None:
        table = self.query_one(RowTable)
        row = table.rows[table.cursor] if table.rows else None
        self.query_one(LongText).show_text("" if row is None else self._whole(row))

    def _whole(self, row: Row) -> str:
        kind, _, rest = row.id.partition(":")
        answer = self._answers().get(rest, "") if kind == "question" else row.cells[2]
        return "\n".join(part for part in (f"# {row.cells[0]}", row.cells[1], "", answer))

    def _rows(self) -> Iterator[Row]:
        words, timeline = self.words, self.live.pinned.timeline
        for seq, event in self.live.state.standing(PointEntered):
            yield Row(f"point:{seq}", (words(f"room.point.{event.point.value}"), event.text, event.group))
        ratings = self._ratings()
        for objective in timeline.objectives:
            rating = ratings.get(objective.id)
            shown = words("room.no_rating" if rating is None else f"exercise.rating.{rating.value}")
            yield Row(f"objective:{objective.id}", (objective.id, objective.text, shown), strong=rating is None)
        answers = self._answers()
        for part, questions in (("lesson", timeline.lessons), ("readiness", timeline.readiness)):
            for question in questions:
                answer = words("room.answered" if question in answers else "room.unanswered")
                cells = (words(f"room.part.{part}"), question, answer)
                yield Row(f"question:{question}", cells, strong=question not in answers)

    def _ratings(self) -> dict[str, Rating]:
        """The latest rating of each objective."""
        seen = (event for _, event in self.live.state.standing(ObservationMade))
        return {event.objective: event.rating for event in seen if event.objective and event.rating is not None}

    def _answers(self) -> dict[str, str]:
        """All answers to each question, with who said it."""
        found: dict[str, str] = {}
        for _, event in self.live.state.standing(QuestionAnswered):
            said = f"{event.who}: {event.text}" if event.who else event.text
            found[event.question] = "\n".join(part for part in (found.get(event.question, ""), said) if part)
        return found

    # Acts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Held once."""
        if action == "held":
            return self.live.state.status in (Status.ENDED, Status.ABORTED)
        return super().check_action(action, parameters)

    def action_answer(self) -> None:
        """Rate the objective or answer the question under the cursor."""
        kind, _, rest = self.query_one(RowTable).current.partition(":")
        if kind == "objective":
            self._ask_rating(rest)
        elif kind == "question":
            self._ask_answer(rest)
        elif kind == "point":
            self.say(self.words("room.point.how_to_change"))

    def _ask_rating(self, identity: str) -> None:
        words = self.words
        objective = next(one for one in self.live.pinned.timeline.objectives if one.id == identity)
        rating = self._ratings().get(identity)
        fields = (rating_field(words, rating.value if rating else ""), Typed("text", words("room.field.text")))
        ask(
            self,
            words("room.field.rating"),
            fields,
            lambda values: Observe(
                objective=identity,
                rating=Rating(values["rating"]) if values["rating"] else None,
                text=values["text"],
            ),
            text=f"{objective.id}: {objective.text}",
        )

    def _ask_answer(self, question: str) -> None:
        words = self.words
        fields = (Typed("text", words("room.field.answer")), who_field(words))
        ask(
            self,
            words("room.answer"),
            fields,
            lambda values: AnswerQuestion(question=question, text=values["text"], who=values["who"]),
            text=question,
        )

    def action_good(self) -> None:
        """A strength."""
        self._ask_point(PointKind.GOOD)

    def action_improve(self) -> None:
        """A deficiency."""
        self._ask_point(PointKind.IMPROVE)

    def _ask_point(self, point: PointKind) -> None:
        words = self.words
        fields = (Typed("text", words("room.field.text")), Typed("group", words("room.field.group")))
        ask(
            self,
            words(f"room.point.{point.value}"),
            fields,
            lambda values: EnterPoint(point=point, text=values["text"], group=values["group"]),
        )

    def action_attendance(self) -> None:
        """Note who took part."""
        from kontinuitet.tui.followup.attendance import ask_attendance

        ask_attendance(self, self.live.state, self.live.pinned, submit=self._note)

    def _note(self, present: tuple[str, ...]) -> str:
        from kontinuitet.usecases.attendance import attendance_commands

        live = self.live
        refused = map(self.give, attendance_commands(live.state, live.pinned.municipality, present))
        return next((sentence for sentence in refused if sentence), "")

    def action_held(self) -> None:
        """The debrief has been held."""
        self.do(Debrief())

    def action_report(self) -> None:
        """The report as it stands now."""
        from kontinuitet.tui.exercise.report import ReportScreen

        self.app.push_screen(ReportScreen(self.live.id, self.live.pinned.timeline.title, debriefing=True))
