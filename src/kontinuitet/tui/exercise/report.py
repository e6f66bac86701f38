"""The after-action report, read on the screen."""

from collections.abc import Sequence

from textual.app import ComposeResult

from kontinuitet.tui.document import LongText
from kontinuitet.tui.exercise.keys import REPORT
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.usecases.exercising import LiveExercise
from kontinuitet.usecases.reporting import report


class ReportScreen(DeskScreen):
    """One exercise's report, made from its journal each time."""

    KEYS = REPORT

    def __init__(self, identity: str, title: str) -> None:
        super().__init__()
        self._identity = identity
        self._title_shown = title

    def crumbs(self) -> Sequence[str]:
        """ÖVNING, its name, the report."""
        return (self.words("room.mark"), self._title_shown, self.words("room.report"))

    def compose_body(self) -> ComposeResult:
        """The text."""
        yield LongText(id="report")

    def show(self) -> None:
        """The report as the journal stands."""
        self.query_one(LongText).show_text(report(self.desk.database, self._identity, self.words))

    def action_debrief(self) -> None:
        """Enter strengths, deficiencies and answers."""
        from kontinuitet.tui.exercise.debrief import Debriefing

        live = LiveExercise(self.desk.database, self._identity, self.desk.clock)
        self.app.push_screen(Debriefing(live))
