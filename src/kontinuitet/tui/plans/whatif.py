"""What if something falls: what stops, when, and what saves us?"""

from collections.abc import Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.widgets import Static

from kontinuitet.analysis.holidays import STOCKHOLM
from kontinuitet.analysis.whatif import WhatIf, WhatIfService
from kontinuitet.documents.whatif_text import service_line, touched, whatif_sentence
from kontinuitet.domain.values import Place
from kontinuitet.tui.plans.jump import choose_cause, open_place
from kontinuitet.tui.plans.keys import WHATIF
from kontinuitet.tui.plans.picture import hours, picture, remark
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.table import Column, Row, RowTable
from kontinuitet.tui.text import content
from kontinuitet.wording import BadDuration, parse_duration

NAME = 18
REMARK = 22


class WhatIfScreen(DeskScreen):
    """One or several things fall at a moment: a sentence, a picture over time, and the service under the cursor."""

    KEYS = WHATIF
    DEFAULT_CSS = """
    WhatIfScreen Static { height: auto; padding: 0 1; background: $background; color: $foreground; }
    WhatIfScreen #sentence { margin-bottom: 1; }
    WhatIfScreen #legend { color: $muted; }
    WhatIfScreen #line { max-height: 5; border-top: hkey $muted; }
    """

    def __init__(self, causes: Sequence[str]) -> None:
        super().__init__()
        self._causes = list(causes)
        self._start: datetime | None = None
        self._length: int | None = None
        self._answer: WhatIf | None = None

    def crumbs(self) -> Sequence[str]:
        """What if › what falls."""
        return (self.words("tui.whatif"), ", ".join(self.desk.plan.label(cause) for cause in self._causes))

    def compose_body(self) -> ComposeResult:
        """Sentence, picture, legend, and more about one service."""
        yield Static(id="sentence")
        yield RowTable(id="picture")
        yield Static(content(self.words("tui.whatif.legend")), id="legend")
        yield Static(id="line")

    def on_resize(self) -> None:
        """The picture is as wide as there is room."""
        self._draw()

    def show(self) -> None:
        """Ask anew."""
        answer = self.desk.whatif(self._causes, start=self._start, length=self._length)
        self._answer = answer if isinstance(answer, WhatIf) else None
        if self._answer is None:
            self.say(self.words("tui.gone"))
        self._draw()

    def _draw(self) -> None:
        answer, plan, words = self._answer, self.desk.plan, self.words
        if answer is None:
            return
        self.query_one("#sentence", Static).update(content(whatif_sentence(answer, plan, words)))
        width = max(20, self.size.width - NAME - REMARK - 7)
        rows = [
            Row(one.id, (plan.label(one.id)[:NAME], picture(one, answer, width), remark(one, words)[:REMARK]))
            for one in touched(answer)
        ]
        head = [Column(""), Column(hours(answer, width, words)), Column("", flexible=True)]
        self.query_one(RowTable).fill(head, rows)
        self._show_line()

    def _current(self) -> WhatIfService | None:
        current = self.query_one(RowTable).current
        found = self._answer.services if self._answer is not None else ()
        return next((one for one in found if one.id == current), None)

    def _show_line(self) -> None:
        current = self._current()
        text = "" if current is None else service_line(current, self.desk.plan, self.words)
        self.query_one("#line", Static).update(content(text[:1].upper() + text[1:]))

    def on_row_table_moved(self) -> None:
        """More about another service."""
        self._show_line()

    def on_row_table_chosen(self) -> None:
        """A click on the row that one stands on."""
        self.action_open()

    def action_open(self) -> None:
        """The service under the cursor."""
        current = self._current()
        if current is not None:
            open_place(self, Place(object=current.id))

    def action_add(self) -> None:
        """Something more falls at the same moment."""
        choose_cause(self, self._add)

    def _add(self, cause: str) -> None:
        self._causes = [*self._causes, cause]
        self.show()
        self.refresh_title()

    def action_start(self) -> None:
        """Another moment."""
        now = self._answer.start if self._answer is not None else self.desk.reference()
        shown = f"{now.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"
        self.ask_line(self.words("tui.act.start_time"), self.words("tui.ask.start"), value=shown, submit=self._begin_at)

    def _begin_at(self, text: str) -> str:
        try:
            self._start = datetime.strptime(text.strip(), "%Y-%m-%d %H:%M").replace(tzinfo=STOCKHOLM)
        except ValueError:
            return self.words("tui.bad_moment")
        self.show()
        return ""

    def action_length(self) -> None:
        """Another length; empty is until each thing's own recovery."""
        shown = "" if self._length is None else self.words.duration(self._length)
        self.ask_line(self.words("tui.act.length"), self.words("tui.ask.length"), value=shown, submit=self._last)

    def _last(self, text: str) -> str:
        try:
            self._length = parse_duration(text, file_language(self.words)) if text.strip() else None
        except BadDuration:
            return self.words("problems.plan.bad_duration", text=text)
        self.show()
        return ""

    def action_why(self) -> None:
        """The way from what fell to the service."""
        current = self._current()
        if current is None or not current.path:
            self.say(self.words("tui.whatif.no_path"))
            return
        label = self.desk.plan.label
        steps = [label(current.path[0].user), *(label(step.needed) for step in current.path)]
        self.say(" → ".join(steps))
