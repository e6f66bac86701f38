"""What if something falls: what stops, when, and what saves us?"""

from collections.abc import Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from kontinuitet.analysis.holidays import STOCKHOLM
from kontinuitet.analysis.whatif import WhatIf, WhatIfService
from kontinuitet.documents.plan import place_text
from kontinuitet.documents.whatif_picture import axis, legend, picture, remark
from kontinuitet.documents.whatif_start import BadStart, Start, read_start
from kontinuitet.documents.whatif_table import headings, table_rows
from kontinuitet.documents.whatif_text import claim_texts, service_line, touched, whatif_sentence
from kontinuitet.domain.values import Place
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.causes import choose_cause
from kontinuitet.tui.plans.jump import open_place
from kontinuitet.tui.plans.keys import WHATIF
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.plans.standing_on import ThingScreen
from kontinuitet.tui.table import Column, Row, RowTable
from kontinuitet.tui.text import content
from kontinuitet.wording import BadDuration, parse_duration

NAME = 18
REMARK = 24
ABOVE = (0, 0, 0, 0, 0, 100, 100)
"""The width from which each column of the table is shown; outage and limit are told in the line below too."""

BOTH = 34
"""Lines of a terminal from which picture and table stand below each other."""


class WhatIfScreen(ThingScreen):
    """One or several things fall at a moment: a sentence, a picture over time, the table, and more of one row."""

    KEYS = WHATIF
    DEFAULT_CSS = """
    WhatIfScreen Static { height: auto; padding: 0 1; background: $background; color: $foreground; }
    WhatIfScreen #sentence { margin-bottom: 1; }
    WhatIfScreen #drawn { height: 1fr; }
    WhatIfScreen #legend { color: $muted; }
    WhatIfScreen #table { border-top: hkey $muted; }
    WhatIfScreen #line { max-height: 5; border-top: hkey $muted; }
    """

    def __init__(self, causes: Sequence[str], *, start: datetime | None = None, length: int | None = None) -> None:
        """``causes`` are ids, ``start`` an aware moment, ``length`` minutes; without them as the plan has them."""
        super().__init__()
        self._causes = list(dict.fromkeys(causes))
        self._start = start
        self._length = length
        self._answer: WhatIf | None = None
        self._as_table = False

    def crumbs(self) -> Sequence[str]:
        """What if › what falls."""
        return (self.words("tui.whatif"), ", ".join(self.desk.plan.label(cause) for cause in self._causes))

    def compose_body(self) -> ComposeResult:
        """Sentence, picture, legend, table, and more about one service."""
        yield Static(id="sentence")
        with Vertical(id="drawn"):
            yield RowTable(id="picture")
            yield Static(content(legend(self.words)), id="legend")
        yield RowTable(id="table")
        yield Static(id="line")

    def on_resize(self) -> None:
        """The picture is as wide as there is room, and the table stands below it where there is."""
        self._arrange()
        self._draw()

    @property
    def _shows_both(self) -> bool:
        return self.size.height >= BOTH

    def _arrange(self) -> None:
        self.query_one("#drawn").display = self._shows_both or not self._as_table
        self.query_one("#table").display = self._shows_both or self._as_table
        if self.focused is None or not self.focused.display:
            self._rows.focus()
        self.refresh_bindings()

    @property
    def _rows(self) -> RowTable:
        """The rows in which one moves."""
        is_table = self._as_table and not self._shows_both
        return self.query_one("#table" if is_table else "#picture", RowTable)

    def show(self) -> None:
        """Ask anew."""
        self._causes = [cause for cause in self._causes if not self._is_gone(cause)]
        answer = self.desk.whatif(self._causes, start=self._start, length=self._length) if self._causes else None
        if not isinstance(answer, WhatIf):
            self.action_back()
            return
        self._answer = answer
        self._arrange()
        self._draw()
        self.stand(" ".join(claim_texts(answer, self.desk.plan, self.words)))

    def _is_gone(self, cause: str) -> bool:
        from kontinuitet.analysis.whatif import can_fall

        return not can_fall(self.desk.network, cause)

    # Drawing

    def _draw(self) -> None:
        answer, plan, words = self._answer, self.desk.plan, self.words
        if answer is None:
            return
        self.query_one("#sentence", Static).update(content(whatif_sentence(answer, plan, words)))
        self._draw_picture(answer)
        titles = enumerate(headings(words))
        head = [Column(title, flexible=number == 0, right=number > 0, above=ABOVE[number]) for number, title in titles]
        rows = [Row(identity, cells) for identity, cells in table_rows(answer, plan, words)]
        self.query_one("#table", RowTable).fill(head, rows)
        self._show_line()

    def _draw_picture(self, answer: WhatIf) -> None:
        plan, words = self.desk.plan, self.words
        width = max(20, self.size.width - NAME - REMARK - 7)
        rows = [
            Row(
                one.id,
                (plan.label(one.id)[:NAME], picture(one, answer, plan, width=width), remark(one, words)[:REMARK]),
            )
            for one in touched(answer)
        ]
        head = [Column(""), Column(axis(answer, width, words)), Column("", flexible=True)]
        self.query_one("#picture", RowTable).fill(head, rows)

    def _service(self, identity: str) -> WhatIfService | None:
        found = self._answer.services if self._answer is not None else ()
        return next((one for one in found if one.id == identity), None)

    @property
    def _table(self) -> RowTable:
        """The table that has the keys."""
        return self.focused if isinstance(self.focused, RowTable) else self._rows

    def _show_line(self) -> None:
        current = self._service(self._table.current)
        text = "" if current is None else service_line(current, self.desk.plan, self.words)
        self.query_one("#line", Static).update(content(text[:1].upper() + text[1:]))

    def on_row_table_moved(self) -> None:
        """More about another service."""
        self._show_line()

    def on_row_table_chosen(self) -> None:
        """A click on the row that one stands on."""
        self.action_open()

    # What one does

    def standing_on(self) -> Place | None:
        """The service, or the thing that is down, under the cursor."""
        current = self._table.current
        return Place(object=current) if current else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One of several causes can be taken away; what both are seen of needs no turning; unknowns if there are."""
        if action == "drop":
            return len(self._causes) > 1
        if action == "as_table":
            return self.is_mounted and not self._shows_both
        if action == "unknowns":
            return self._answer is not None and bool(self._answer.unknowns)
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """The page of what is under the cursor."""
        place = self.standing_on()
        if place is not None:
            open_place(self, place)

    def action_as_table(self) -> None:
        """From the picture to the table, and back, on the same row."""
        current = self._rows.current
        self._as_table = not self._as_table
        self._arrange()
        self._rows.focus()
        self._rows.select(current)

    def action_add(self) -> None:
        """Something more falls at the same moment."""
        choose_cause(self, self._add, without=self._causes)

    def _add(self, cause: str) -> None:
        self._ask([*self._causes, cause])

    def action_drop(self) -> None:
        """One of the causes does not fall after all."""
        options = [Option(cause, self.desk.plan.label(cause)) for cause in self._causes]
        self.choose(self.words("tui.whatif.drop"), options, then=self._drop)

    def _drop(self, cause: str) -> None:
        self._ask([one for one in self._causes if one != cause])

    def _ask(self, causes: list[str]) -> None:
        self._causes = causes
        self.show()
        self.refresh_title()

    def action_start(self) -> None:
        """Another moment; empty is the reference moment again."""
        now = self._answer.start if self._answer is not None else self.desk.reference()
        shown = f"{now.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"
        self.ask_line(self.words("tui.act.start_time"), self.words("tui.ask.start"), value=shown, submit=self._begin_at)

    def _begin_at(self, text: str) -> str:
        try:
            start = read_start(text)
        except BadStart:
            return self.words("tui.bad_moment")
        if start is Start.WORST:
            self.call_next(self.action_worst)
            return ""
        self._start = start if isinstance(start, datetime) else None
        self.show()
        return ""

    def action_worst(self) -> None:
        """The start in the coming year from which the repair takes longest."""
        worst = self.desk.worst_start(self._causes)
        if worst is None:
            self.say(self.words("tui.whatif.any_start"))
            return
        self._start = worst[0]
        self.show()
        longest = self.words.duration(worst[1])
        self.say(self.words("tui.whatif.worst", start=self.words.long_moment(worst[0]), longest=longest))

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
        current = self._service(self._table.current)
        if current is None or not current.path:
            self.say(self.words("tui.whatif.no_path"))
            return
        label = self.desk.plan.label
        steps = [label(current.path[0].user), *(label(step.needed) for step in current.path)]
        self.say(" → ".join(steps))

    def action_unknowns(self) -> None:
        """What is not answered and could change the picture, to go there."""
        if self._answer is None:
            return
        plan, lang = self.desk.plan, file_language(self.words)
        places = self._answer.unknowns
        options = [Option(str(number), place_text(plan, place, lang)) for number, place in enumerate(places)]
        title = self.words("tui.whatif.unknowns")
        self.choose(title, options, then=lambda chosen: open_place(self, places[int(chosen)]))
