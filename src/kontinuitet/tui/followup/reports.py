"""The exercises that are over, their reports as text, and writing a report to a file."""

import re
from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult

from kontinuitet.domain.text import clean_line
from kontinuitet.exercise.outcomes import Outcome
from kontinuitet.tui.document import LongText
from kontinuitet.tui.followup.keys import REPORT, REPORTS
from kontinuitet.tui.followup.panes import Panes
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.table import Column, Row
from kontinuitet.usecases.afterwards import afterwards, over, report_file, write_report
from kontinuitet.usecases.reporting import report

SECTION = re.compile(r"^(?=###? )", re.MULTILINE)
"""Where a part of a report begins."""

COUNTED = {Outcome.MET: 0, Outcome.MISSED: 0, Outcome.UNANSWERED: 90}
"""The outcomes that the list counts, and how wide it must be for that."""


class ReportsScreen(Panes):
    """Exercises that are over, the latest first, with the summary of the one under the cursor."""

    KEYS = REPORTS
    WIDE = 150
    DEFAULT_CSS = """
    ReportsScreen #page { height: 70%; }
    ReportsScreen.-wide #page { height: 1fr; width: 80; }
    """

    def crumbs(self) -> Sequence[str]:
        """Follow-up › Reports."""
        return (self.words("tui.act.followup"), self.words("followup.reports"))

    @property
    def current(self) -> str:
        """The id of the exercise under the cursor."""
        return self.table.current

    def show(self) -> None:
        """The exercises that are over now."""
        words = self.words
        columns = (
            Column(words("followup.column.date")),
            Column(words("followup.column.exercise"), flexible=True),
            Column(words("followup.column.kind")),
            *(
                Column(words(f"exercise.outcome.{outcome.value}"), right=True, above=above)
                for outcome, above in COUNTED.items()
            ),
        )
        rows = [
            self._row(one.id, day=one.ended or one.created, title=one.title, kind=self._kind(one.kind, one.status))
            for one in over(self.desk.database)
        ]
        self.table.fill(columns, rows)
        self.stand(words.plural("followup.reports.count", len(rows)) if rows else words("followup.reports.none"))
        self.show_page()

    def page_text(self) -> str:
        """How the report begins: which exercise it was, and its summary."""
        if not self.current:
            return ""
        return "".join(SECTION.split(report(self.desk.database, self.current, self.words))[:2])

    def _kind(self, kind: str, status: str) -> str:
        return self.words("exercise.status.aborted") if status == "aborted" else self.words(f"exercise.kind.{kind}")

    def _row(self, identity: str, *, day: str, title: str, kind: str) -> Row:
        counts = afterwards(self.desk.database, identity).measured.by_outcome
        return Row(identity, (day[:10], title, kind, *(str(counts[outcome]) for outcome in COUNTED)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An exercise must stand under the cursor."""
        if self.is_mounted and action in ("open", "report", "write"):
            return bool(self.current)
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """What was measured in it."""
        from kontinuitet.tui.followup.after import AfterScreen

        self.app.push_screen(AfterScreen(self.current))

    def action_report(self) -> None:
        """The whole report."""
        self.app.push_screen(ReportScreen(self.current))

    def action_write(self) -> None:
        """The report to a file."""
        ask_path(self, self.current)


class ReportScreen(DeskScreen):
    """The report of one exercise as text."""

    KEYS = REPORT

    def __init__(self, identity: str) -> None:
        super().__init__()
        self._identity = identity

    def crumbs(self) -> Sequence[str]:
        """Follow-up › Reports › the exercise."""
        return (self.words("tui.act.followup"), self.words("followup.reports"), self._identity)

    def compose_body(self) -> ComposeResult:
        """The text."""
        yield LongText(id="report")

    def show(self) -> None:
        """The report as it reads now: its actions are those of the plan today."""
        self.query_one(LongText).show_text(report(self.desk.database, self._identity, self.words))
        self.query_one(LongText).focus()

    def action_write(self) -> None:
        """The report to a file."""
        ask_path(self, self._identity)


def ask_path(screen: DeskScreen, identity: str) -> None:
    """Ask where the report is to be written, and write it; what stands there already gives way only to a yes."""
    words = screen.words

    def submit(text: str) -> str:
        typed = clean_line(text)
        if not typed:
            return words("followup.problem.path")
        path = Path(typed if typed.endswith(".md") else f"{typed}.md")
        written = write_report(screen.desk.database, identity, path, words=words)
        if written is None:
            screen.call_next(lambda: _ask_to_replace(screen, identity, path))
        else:
            screen.say(words("followup.done.written", path=written), "done")
        return ""

    screen.ask_line(
        words("followup.ask.path.title"), words("followup.ask.path"), value=str(report_file(identity)), submit=submit
    )


def _ask_to_replace(screen: DeskScreen, identity: str, path: Path) -> None:
    words = screen.words

    def replace() -> None:
        written = write_report(screen.desk.database, identity, path, words=words, replace=True)
        screen.say(words("followup.done.written", path=written), "done")

    screen.confirm(words("followup.ask.replace.title"), words("followup.ask.replace", path=path), then=replace)
