"""Searching everything: what one types is looked up at each key, and a hit opens the field in which it stands."""

from typing import TYPE_CHECKING

from textual.widgets import Static

from kontinuitet.tui.dialogs import Choose
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.table import Column, Row, RowTable
from kontinuitet.tui.text import content
from kontinuitet.usecases.search import MOST, Search

if TYPE_CHECKING:
    from kontinuitet.documents.search import Hit

MARGIN = 5
"""Hits that may have been left out for being ids when the list is nevertheless told to be a full one."""

LEAST = 2
"""Letters that must stand there before anything is looked up: one alone is found everywhere."""


class FindWords(Choose):
    """The list of a choice, filled by what is found for the words that were typed."""

    DEFAULT_CSS = "FindWords > #box { width: 100; }"

    def __init__(self, title: str, search: Search) -> None:
        super().__init__(title, ())
        self._search = search
        self.hits: tuple[Hit, ...] = ()

    def _narrow(self, typed: str) -> None:
        long_enough = len(typed.strip()) >= LEAST
        self.hits = tuple(filter(_is_for_people, self._search.find(typed))) if long_enough else ()
        rows = [Row(str(number), (self._where(hit), hit.snippet)) for number, hit in enumerate(self.hits)]
        self.query_one(RowTable).fill((Column(""), Column("", flexible=True)), rows)
        said = self._said() if long_enough else self.desk_app.words("tui.find.type")
        self.query_one("#problem", Static).update(content(said))

    def _where(self, hit: "Hit") -> str:
        """The thing, and where in it unless that is its name."""
        place, words = hit.place, self.desk_app.words
        if not place.item and place.field in ("", "name"):
            return hit.name[:34]
        row = f"plan.field.{place.field}"
        label = words(row) if place.item and words.has(row) else hit.label
        return f"{hit.name[:34]} › {label}"

    def _said(self) -> str:
        words = self.desk_app.words
        if not self.hits:
            return words("tui.nothing_fits")
        return words("tui.find.many", count=len(self.hits)) if len(self.hits) >= MOST - MARGIN else ""


def _is_for_people(hit: "Hit") -> bool:
    """An id is found by the command line, which takes it; on screen the name beside it says the same."""
    return (hit.place.part or hit.place.field) != "id"


def find_words(screen: DeskScreen) -> None:
    """Ask for words, and open the field in which the chosen hit stands."""
    from kontinuitet.documents.search import EXERCISES
    from kontinuitet.tui.plans.jump import open_place

    asked = FindWords(screen.words("tui.act.search"), Search(screen.desk, screen.words))

    def open_hit(hit: "Hit") -> None:
        if hit.kind == EXERCISES:
            screen.desk_app.action_go("exercises")
        else:
            open_place(screen, hit.place)

    def chosen(number: str | None) -> None:
        if number is not None:
            screen.desk_app.attempt(lambda: open_hit(asked.hits[int(number)]))

    screen.app.push_screen(asked, chosen)
