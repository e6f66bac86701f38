"""The after-action report, read on the screen."""

from collections.abc import Sequence

from textual.app import ComposeResult

from kontinuitet.exercise.state import Status
from kontinuitet.tui.document import LongText
from kontinuitet.tui.exercise.keys import REPORT
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.usecases.exercising import LiveExercise
from kontinuitet.usecases.reporting import report


class ReportScreen(DeskScreen):
    """One exercise's report, made from its journal each time."""

    KEYS = REPORT

    def __init__(self, identity: str, title: str, *, debriefing: bool = False) -> None:
        """``debriefing``: it was opened from the debrief, which lies one step back."""
        super().__init__()
        self._debriefing = debriefing
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A debrief belongs to what is over."""
        if action == "debrief":
            status = self.desk.database.exercises.get(self._identity).status
            return not self._debriefing and Status(status).is_over
        return super().check_action(action, parameters)

    def action_debrief(self) -> None:
        """Enter strengths, deficiencies and answers."""
        from kontinuitet.tui.exercise.debrief import Debriefing

        live = LiveExercise(self.desk.database, self._identity, self.desk.clock)
        self.app.push_screen(Debriefing(live))
