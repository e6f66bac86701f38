"""The impact analysis as a grid: a level for each category and time point, set with one key."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, NotApplicable, Score, Unknown
from kontinuitet.tui.plans.keys import GRID
from kontinuitet.tui.screen import Keyed
from kontinuitet.tui.text import clean

CELL = 5
"""Characters of one time point."""

LABEL = 8
"""The fewest characters for the name of a category; time points that do not fit beside it scroll."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A category: its id, its name, and a score for each time point."""

    id: str
    name: str
    scores: Sequence[Score]


def sign(score: Score) -> str:
    """0-4, ``?`` for not known, ``–`` for does not apply, ``·`` for not asked."""
    if score is None:
        return "·"
    return "?" if isinstance(score, Unknown) else "–" if isinstance(score, NotApplicable) else str(score)


def is_lower(scores: Sequence[Score], place: int) -> bool:
    """Whether a level is lower than an earlier one: harm seldom becomes less while an outage goes on."""
    level = scores[place]
    return isinstance(level, int) and any(isinstance(earlier, int) and earlier > level for earlier in scores[:place])


def shade(scores: Sequence[Score], intolerable: int) -> str:
    """How bad the worst category is: ``─`` nothing, ``░`` something, ``▒`` a level below intolerable, ``█`` it is."""
    known = [score for score in scores if isinstance(score, int)]
    worst = max(known, default=-1)
    if worst >= intolerable:
        return "█"
    if not known or len(known) < len([score for score in scores if not isinstance(score, NotApplicable)]):
        return "·"
    return "▒" if worst == intolerable - 1 and worst > 0 else "░" if worst > 0 else "─"


class ImpactGrid(Keyed, Widget, can_focus=True):
    """Categories down, time points across. What is typed is posted as ``Scored``; the screen stores it."""

    KEYS = GRID
    COMPONENT_CLASSES = {"impactgrid--head", "impactgrid--cursor", "impactgrid--resting"}  # noqa: RUF012
    DEFAULT_CSS = """
    ImpactGrid { height: auto; background: $background; color: $foreground; }
    ImpactGrid .impactgrid--head { color: $accent; background: $background; text-style: bold; }
    ImpactGrid .impactgrid--cursor { color: $on-primary; background: $primary; text-style: bold; }
    ImpactGrid .impactgrid--resting { color: $foreground; background: $panel; text-style: bold; }
    ImpactGrid:nocolor .impactgrid--cursor { text-style: reverse; }
    """

    class Scored(Message):
        """A level was typed for a category at the place of a time point."""

        def __init__(self, category: str, point: int, score: Score) -> None:
            super().__init__()
            self.category = category
            self.point = point
            self.score = score

    class ReasonWanted(Message):
        """Somebody wants to say why a category has its levels."""

        def __init__(self, category: str) -> None:
            super().__init__()
            self.category = category

    class PointWanted(Message):
        """Somebody wants one more time point, or (``point``: its place) one less."""

        def __init__(self, point: int | None = None) -> None:
            super().__init__()
            self.point = point

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.points: Sequence[str] = ()
        self.rows: Sequence[GridRow] = ()
        self.intolerable = 3
        self.at = (0, 0)

    def fill(self, points: Sequence[str], rows: Sequence[GridRow], *, intolerable: int) -> None:
        """Show other levels; the cursor stays."""
        self.points, self.rows, self.intolerable = points, rows, intolerable
        self.at = (min(self.at[0], max(0, len(points) - 1)), min(self.at[1], max(0, len(rows) - 1)))
        self.refresh(layout=True)

    def stand_on(self, category: str) -> None:
        """Put the cursor on a category."""
        self.at = (self.at[0], next((n for n, row in enumerate(self.rows) if row.id == category), self.at[1]))
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the given form
        """Header, a row for each category, and the shades."""
        return len(self.rows) + 2

    def render_line(self, y: int) -> Strip:
        """Header, category or shades."""
        width = self.size.width
        label = self._label
        if y == 0:
            head = self.get_component_rich_style("impactgrid--head")
            shown = self._shown
            hidden = ("‹ " if shown.start else "") + ("›" if shown.stop < len(self.points) else "")
            return self._line(hidden, [(point, head) for point in self.points], label, head)
        if y <= len(self.rows):
            row = self.rows[y - 1]
            cells = [(self._sign(row.scores, x), self._style(x, y - 1)) for x in range(len(row.scores))]
            return self._line(row.name, cells, label, self.rich_style)
        if y == len(self.rows) + 1:
            return self._shades(label)
        return Strip.blank(width, self.rich_style)

    @property
    def _shown(self) -> range:
        """The time points that there is room for: those around the one under the cursor."""
        count = max(1, (self.size.width - LABEL - 1) // CELL)
        first = max(0, min(self.at[0] - count // 2, len(self.points) - count))
        return range(first, min(len(self.points), first + count))

    @property
    def _label(self) -> int:
        return max(LABEL, self.size.width - CELL * len(self._shown) - 1)

    def _shades(self, label: int) -> Strip:
        columns = [[row.scores[x] for row in self.rows] for x in self._shown]
        text = " " * (label + 1) + "".join(shade(column, self.intolerable) * CELL for column in columns)
        return Strip([Segment(set_cell_size(text, self.size.width), self.rich_style)])

    @staticmethod
    def _sign(scores: Sequence[Score], place: int) -> str:
        return f"{sign(scores[place])}↓" if is_lower(scores, place) else sign(scores[place])

    def _style(self, x: int, y: int) -> Style:
        if (x, y) != self.at:
            return self.rich_style
        return self.get_component_rich_style("impactgrid--cursor" if self.has_focus else "impactgrid--resting")

    def _line(self, name: str, cells: list[tuple[str, Style]], label: int, style: Style) -> Strip:
        segments = [Segment(" " + _fitted(name, label), style)]
        shown = self._shown
        for x, (text, own) in enumerate(cells):
            if x not in shown:
                continue
            here = (x, self.at[1]) == self.at and self.has_focus and own is not style
            drawn = f"[{text}]" if here and len(text) < CELL - 2 else text
            segments.append(Segment(f"{drawn:^{CELL}}", own))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def action_move(self, right: int, down: int) -> None:
        """The cursor one step."""
        x = max(0, min(self.at[0] + right, len(self.points) - 1))
        y = max(0, min(self.at[1] + down, len(self.rows) - 1))
        self.at = (x, y)
        self.refresh()

    def action_score(self, level: int) -> None:
        """A level, and on to the next time point: a row is typed as a word is."""
        self._set(level)

    def action_unknown(self) -> None:
        """Not known."""
        self._set(UNKNOWN)

    def action_not_applicable(self) -> None:
        """Does not apply."""
        self._set(NOT_APPLICABLE)

    def action_clear(self) -> None:
        """As if nobody had asked."""
        self._post(None)

    def action_reason(self) -> None:
        """Why the category has its levels."""
        if self.rows:
            self.post_message(self.ReasonWanted(self.rows[self.at[1]].id))

    def action_add_point(self) -> None:
        """One more time point."""
        self.post_message(self.PointWanted())

    def action_drop_point(self) -> None:
        """One less: the one under the cursor."""
        if self.points:
            self.post_message(self.PointWanted(self.at[0]))

    def _set(self, score: Score) -> None:
        self._post(score)
        self.action_move(1, 0)

    def _post(self, score: Score) -> None:
        if self.rows:
            self.post_message(self.Scored(self.rows[self.at[1]].id, self.at[0], score))

    def on_click(self, event: events.Click) -> None:
        """Stand on a square."""
        x, y = (event.x - self._label - 1) // CELL + self._shown.start, event.y - 1
        if 0 <= x < len(self.points) and 0 <= y < len(self.rows):
            self.at = (x, y)
            self.refresh()


def _fitted(text: str, width: int) -> str:
    shown = set_cell_size(clean(text, 200), width)
    return shown if shown.rstrip() == clean(text, 200) or len(text) <= width else shown[: width - 1] + "…"
