"""The first screen of exercises: the scenarios, and what is going on or was played."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from kontinuitet.tui.exercise.keys import HOME
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.table import Column, Row, RowTable
from kontinuitet.tui.text import content

if TYPE_CHECKING:
    from kontinuitet.exercise.scenario import Scenario

OVER = ("ended", "aborted", "debriefed")


class ExerciseHome(DeskScreen):
    """Scenarios above, exercises below. Enter opens what is under the cursor."""

    KEYS = HOME
    DEFAULT_CSS = """
    ExerciseHome .heading { height: 1; padding: 0 1; background: $background; color: $accent; text-style: bold; }
    ExerciseHome #exercises { height: 2fr; }
    ExerciseHome #scenarios { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._scenarios: dict[str, Scenario] = {}
        self._opened = False

    def crumbs(self) -> Sequence[str]:
        """The municipality and the mode."""
        mode = self.words("tui.act.exercises")
        return (self.desk.plan.name, mode) if self.desk_app.is_open and self.desk.has_plan else (mode,)

    def compose_body(self) -> ComposeResult:
        """Two tables."""
        yield Static(id="scenarios-title", classes="heading")
        yield RowTable(id="scenarios")
        yield Static(id="exercises-title", classes="heading")
        yield RowTable(id="exercises")

    def show(self) -> None:
        """What there is."""
        words = self.words
        self.query_one("#scenarios-title", Static).update(content(words("room.scenarios")))
        self.query_one("#exercises-title", Static).update(content(words("room.exercises")))
        self._show_scenarios()
        self._show_exercises()
        self._describe()

    def _show_scenarios(self) -> None:
        from kontinuitet.usecases.library import shipped_scenarios

        words = self.words
        if not self._scenarios:
            self._scenarios = {one.id: one for one in shipped_scenarios(_language(words.lang))}
        columns = [
            Column(words("room.head.scenario")),
            Column(words("room.head.length"), right=True),
            Column(words("room.head.trains"), flexible=True),
        ]
        rows = [
            Row(one.id, (one.title, words.duration(one.length), "; ".join(o.text for o in one.objectives)))
            for one in self._scenarios.values()
        ]
        self.query_one("#scenarios", RowTable).fill(columns, rows)

    def _show_exercises(self) -> None:
        words = self.words
        columns = [
            Column(words("room.head.date")),
            Column(words("room.head.scenario"), flexible=True),
            Column(words("room.head.kind")),
            Column(words("room.head.status")),
        ]
        found = sorted(self.desk.database.exercises.list(), key=lambda one: one.created, reverse=True)
        found.sort(key=lambda one: one.status in OVER)
        rows = [
            Row(
                one.id,
                (
                    f"{datetime.fromisoformat(one.created):%Y-%m-%d %H:%M}",
                    one.title,
                    words(f"exercise.kind.{one.kind}"),
                    words(f"exercise.status.{one.status}"),
                ),
                strong=one.status not in OVER,
            )
            for one in found
        ]
        self.query_one("#exercises", RowTable).fill(columns, rows)
        if not self._opened and rows and rows[0].strong:
            self.query_one("#exercises", RowTable).focus()
        self._opened = True

    # Where one stands

    @property
    def _on_scenarios(self) -> bool:
        return self.query_one("#scenarios", RowTable).has_focus

    @property
    def _current(self) -> str:
        """The exercise under the cursor; empty while the cursor is among the scenarios."""
        return "" if self._on_scenarios else self.query_one("#exercises", RowTable).current

    def on_descendant_focus(self) -> None:
        """The other table."""
        if self.desk_app.is_open:
            self._describe()
            self.refresh_bindings()

    def on_row_table_moved(self) -> None:
        """Another row."""
        self._describe()
        self.refresh_bindings()

    def on_row_table_chosen(self) -> None:
        """A click on the row that one stands on."""
        self.action_open()

    def _describe(self) -> None:
        """What stands below: of the scenario its objectives, of the exercises how many there are."""
        if not self.desk.has_plan:
            self.stand(self.words("room.no_plan"))
        elif self._on_scenarios:
            scenario = self._scenarios.get(self.query_one("#scenarios", RowTable).current)
            self.stand("" if scenario is None else scenario.intro.partition("\n")[0])
        else:
            count = len(self.query_one("#exercises", RowTable).rows)
            self.stand(self.words("room.no_exercises") if not count else self.words.plural("room.count", count))

    def _status(self, identity: str) -> str:
        return self.desk.database.exercises.get(identity).status

    # Acts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the row under the cursor allows."""
        if action == "other_file":
            return self.desk_app.is_open and self.desk.has_plan
        if action in ("report", "debrief"):
            is_one = self.desk_app.is_open and bool(self._current)
            return is_one and (action == "report" or self._status(self._current) in OVER)
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """Prepare the scenario, go on with the exercise, or read its report."""
        if self._on_scenarios:
            chosen = self._scenarios.get(self.query_one("#scenarios", RowTable).current)
            if chosen is not None:
                self._prepare(chosen)
        elif self._current and self._status(self._current) in OVER:
            self.action_report()
        elif self._current:
            self._go_on(self._current)

    def _prepare(self, scenario: "Scenario") -> None:
        from kontinuitet.tui.exercise.prepare import Prepare

        self.app.push_screen(Prepare(scenario, self.desk))

    def _go_on(self, identity: str) -> None:
        from kontinuitet.tui.exercise.console import Console
        from kontinuitet.usecases.exercising import LiveExercise

        self.app.push_screen(Console(LiveExercise(self.desk.database, identity, self.desk.clock)))

    def action_other_file(self) -> None:
        """A scenario of one's own, by its path."""
        self.ask_line(self.words("room.file"), self.words("room.file.ask"), submit=self._open_file)

    def _open_file(self, text: str) -> str:
        from kontinuitet.documents.problems import problem_text
        from kontinuitet.usecases.library import read_file

        read = read_file(Path(text.strip()).expanduser())
        if read.scenario is None or not read.is_playable:
            first = problem_text(read.problems[0], self.words) if read.problems else ""
            return self.words("room.file.problems", first=first, n=len(read.problems))
        self.call_next(self._prepare, read.scenario)
        return ""

    def action_report(self) -> None:
        """The report of the exercise under the cursor."""
        from kontinuitet.tui.exercise.report import ReportScreen

        exercise = self.desk.database.exercises.get(self._current)
        self.app.push_screen(ReportScreen(exercise.id, exercise.title))

    def action_debrief(self) -> None:
        """The debrief of the exercise under the cursor."""
        from kontinuitet.tui.exercise.debrief import Debriefing
        from kontinuitet.usecases.exercising import LiveExercise

        self.app.push_screen(Debriefing(LiveExercise(self.desk.database, self._current, self.desk.clock)))


def _language(lang: str) -> str:
    return "sv" if lang == "sv" else "en"
