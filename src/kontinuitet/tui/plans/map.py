"""The map of dependencies: one thing in the middle, above it what needs it, below it what it needs."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal

from kontinuitet.analysis.neighbours import Link, Neighbourhood
from kontinuitet.domain.municipality import Item
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place, known
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.document import LongText
from kontinuitet.tui.plans.adding import kind_of, kind_text
from kontinuitet.tui.plans.causes import causes_at, what_if_at
from kontinuitet.tui.plans.jump import open_place
from kontinuitet.tui.plans.keys import MAP
from kontinuitet.tui.plans.using import users_of
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.table import Column, Row, RowTable
from kontinuitet.wording import Words

ABOVE, BELOW, HERE = "▲", "▼", "●"
MIDDLE = "middle"
WIDE = 112
"""Columns from which the thing under the cursor is told beside the map."""


def open_map(screen: DeskScreen, place: Place | None) -> None:
    """Open the map around what a place is about; where that is nothing, choose."""
    desk = screen.desk
    around = Neighbourhood(desk.plan)
    named = (place.object, *causes_at(desk.plan, desk.network, place)) if place is not None else ()
    known_ones = [one for one in named if around.knows(one)]
    if known_ones:
        screen.open_screen(MapScreen(known_ones[0]))
    else:
        _choose(screen, around)


def _choose(screen: DeskScreen, around: Neighbourhood) -> None:
    plan, words = screen.desk.plan, screen.words
    things: tuple[Item, ...] = (*plan.services, *plan.resources, *plan.suppliers, *plan.roles, *plan.people)
    options = [
        Option(one.id, plan.label(one.id), kind_text(kind_of(one), words)) for one in things if around.knows(one.id)
    ]
    if options:
        screen.choose(words("map.choose"), options, then=lambda chosen: screen.open_screen(MapScreen(chosen)))
    else:
        screen.say(words("map.nothing"))


class MapScreen(DeskScreen):
    """One thing with its neighbours; one walks to any of them, which is then in the middle."""

    KEYS = MAP
    AUTO_FOCUS = "#map"
    DEFAULT_CSS = """
    MapScreen #map { width: 1fr; }
    MapScreen #side { width: 44; border-left: vkey $muted; }
    """

    def __init__(self, middle: str) -> None:
        """``middle``: the id of the thing to begin at, or the name of a place."""
        super().__init__()
        self._trail = [middle]
        self._links: dict[str, Link] = {}

    @property
    def middle(self) -> str:
        """The id of the thing in the middle."""
        return self._trail[-1]

    def crumbs(self) -> Sequence[str]:
        """The map › the way that was walked."""
        return (self.words("map.title"), *(self.desk.plan.label(one) for one in self._trail))

    def compose_body(self) -> ComposeResult:
        """The map, and on wide terminals the thing under the cursor."""
        with Horizontal():
            yield RowTable(id="map")
            yield LongText(id="side")

    @property
    def _table(self) -> RowTable:
        return self.query_one("#map", RowTable)

    def on_resize(self) -> None:
        """The second pane only where there is room."""
        self.query_one("#side").display = self.size.width >= WIDE
        self._show_side()

    def show(self) -> None:
        """The thing in the middle with its neighbours as they are now."""
        around = Neighbourhood(self.desk.plan)
        self._trail = [one for one in self._trail if around.knows(one) or one in self.desk.plan.by_id]
        if not self._trail:
            self.action_back()
            return
        was = self._table.current
        self._draw(around)
        self._table.select(was if was in {row.id for row in self._table.rows} else MIDDLE)

    def _draw(self, around: Neighbourhood) -> None:
        words, table = self.words, self._table
        users, needs = around.users(self.middle), around.needs(self.middle)
        self._links = {f"{ABOVE} {number}": link for number, link in enumerate(users)}
        self._links |= {f"{BELOW} {number}": link for number, link in enumerate(needs)}
        rows = [self._row(identity, link) for identity, link in self._links.items()]
        middle = Row(MIDDLE, (f"{HERE} {self._called(self.middle)}", *self._told(self.middle)), strong=True)
        titles = (words("map.column.thing"), words("map.column.how"), words("map.column.without"))
        head = [Column(titles[0], flexible=True), *(Column(title) for title in titles[1:])]
        table.fill(head, [*rows[: len(users)], middle, *rows[len(users) :]])
        self.stand(words("map.counts", users=len(users), needs=len(needs)))
        self._show_side()

    def _called(self, identity: str) -> str:
        item = self.desk.plan.by_id.get(identity)
        kind = self.words("map.place") if item is None else kind_text(kind_of(item), self.words)
        return f"{self.desk.plan.label(identity)} ({kind})"

    def _row(self, identity: str, link: Link) -> Row:
        sign, other = (ABOVE, link.user) if identity.startswith(ABOVE) else (BELOW, link.needed)
        return Row(
            identity, (f"  {sign} {self._called(other)}", bond_text(link, self.words), without(link, self.words))
        )

    def _told(self, identity: str) -> tuple[str, str]:
        """What is said of the thing in the middle: its limit, or how soon it can be back."""
        item, words = self.desk.plan.by_id.get(identity), self.words
        if isinstance(item, Service):
            return "", words("map.limit", limit=_length(item.mtpd, words))
        if isinstance(item, Resource):
            own = self.desk.network.recovery(self.desk.network.index[identity])
            real = own.minutes(self.desk.reference()) if own is not None else None
            return "", words("map.recovery", recovery=_length(real, words))
        return "", ""

    def _show_side(self) -> None:
        from kontinuitet.tui.plans.record import record_text

        side = self.query_one("#side", LongText)
        if side.display and self._table.rows:
            other = self._other()
            side.show_text(record_text(other, self.desk.plan, self.words, used_by=users_of(self.desk.plan, other)))

    def on_row_table_moved(self) -> None:
        """Another neighbour under the cursor."""
        self._show_side()

    def on_row_table_chosen(self) -> None:
        """A click on the row that one stands on."""
        self.action_walk()

    def _other(self) -> str:
        """The id of what stands under the cursor."""
        current = self._table.current
        link = self._links.get(current)
        if link is None:
            return self.middle
        return link.user if current.startswith(ABOVE) else link.needed

    # Walking

    def action_walk(self) -> None:
        """To the thing under the cursor, which is then in the middle; in the middle to its page."""
        other = self._other()
        if other == self.middle:
            open_place(self, Place(object=other))
            return
        self._trail.append(other)
        self._turn()

    def action_retrace(self) -> None:
        """One step back on the way that was walked, onto the row that led on."""
        if len(self._trail) < 2:
            self.say(self.words("map.at_start"))
            return
        left = self._trail.pop()
        self._turn()
        self._table.select(next((row for row in self._links if self._is(row, left)), MIDDLE))

    def _is(self, row: str, identity: str) -> bool:
        link = self._links[row]
        return identity == (link.user if row.startswith(ABOVE) else link.needed)

    def _turn(self) -> None:
        self._draw(Neighbourhood(self.desk.plan))
        self._table.select(MIDDLE)
        self.refresh_title()

    # From here

    def action_field(self) -> None:
        """The field that says that one needs the other; in the middle the thing itself."""
        link = self._links.get(self._table.current)
        open_place(self, Place(object=self.middle) if link is None else link.place)

    def action_whatif(self) -> None:
        """What stops if the thing under the cursor falls."""
        what_if_at(self, Place(object=self._other()))


def bond_text(link: Link, words: Words) -> str:
    """In what way one needs the other."""
    said = [words(f"map.bond.{link.bond.value}"), *_marks(link, words)]
    return " · ".join(said)


def _marks(link: Link, words: Words) -> Iterator[str]:
    if link.row is None:
        return
    if len(link.row.needs) > link.row.quorum:
        yield words("map.group", least=link.row.quorum, of=len(link.row.needs))
    if known(link.row.up_first) is True:
        yield words("map.up_first")


def without(link: Link, words: Words) -> str:
    """How long the one manages without the other."""
    return "" if link.row is None else words("map.manages", length=_length(link.row.tolerance, words))


def _length(minutes: object, words: Words) -> str:
    return words.duration(minutes) if isinstance(minutes, int) else "?"
