"""Changing one field of the plan from any screen: asked in the way that suits it, stored at once, its effects told."""

from collections.abc import Callable, Sequence
from datetime import date

from kontinuitet.analysis.rules.finding import place_key
from kontinuitet.documents.plan.codecs import MONTH_DAY
from kontinuitet.documents.plan.composites import (
    ALLOCATIONS,
    DUTIES,
    KINDS,
    LEVEL,
    OUTAGE,
    SEASON_SPANS,
    SPANS,
    SUBCONTRACTORS,
    TIME_POINTS,
)
from kontinuitet.domain.changes import NoSuchPlace
from kontinuitet.domain.values import Place, Promise
from kontinuitet.tui.dialogs import AskLine
from kontinuitet.tui.plans import composites
from kontinuitet.tui.plans.claiming import ask_allocations
from kontinuitet.tui.plans.days import read_day, read_month_day
from kontinuitet.tui.plans.keys import FIELDS
from kontinuitet.tui.plans.points import ask_points
from kontinuitet.tui.plans.prose import ProseEditor
from kontinuitet.tui.plans.references import SHARED, ask_kinds, ask_listed, ask_many, ask_one, ask_quorum, ask_shared
from kontinuitet.tui.plans.slots import (
    Slot,
    collections_of,
    file_language,
    holds_many,
    listed_of,
    question_of,
    slot_at,
    takes_nothing,
    takes_unknown,
)
from kontinuitet.tui.plans.speech import led_to
from kontinuitet.tui.plans.unknown import ask_unknown, meant_day
from kontinuitet.tui.plans.visit import Visit, accepted, enter
from kontinuitet.tui.screen import DeskScreen, Keyed
from kontinuitet.tui.table import Column, Row, RowTable
from kontinuitet.wording import Words

__all__ = ["FieldTable", "accept", "ask", "ask_not_known", "enter", "slot_at"]

Asker = Callable[[Visit], None]

_BY_CODEC: tuple[tuple[object, Asker], ...] = (
    (LEVEL, composites.ask_level),
    (OUTAGE, composites.ask_outage),
    (SPANS, composites.ask_hours),
    (SEASON_SPANS, composites.ask_hours),
    (DUTIES, composites.ask_duties),
    (SUBCONTRACTORS, composites.ask_subcontractors),
    (ALLOCATIONS, ask_allocations),
    (KINDS, ask_kinds),
    (TIME_POINTS, lambda visit: ask_points(visit.screen)),
)


def ask(screen: DeskScreen, slot: Slot) -> None:
    """Ask for a field's new value: from a list, in a small form, in an editor, or on a line, as suits the field."""
    now = _now(screen, slot)
    if now is not None:
        ask_for(Visit(screen, now))


def ask_for(visit: Visit) -> None:
    """The same for a visit that stores its answer in its own way, such as in several things at once."""
    _asker(visit.slot, visit.words)(visit)


def ask_not_known(screen: DeskScreen, slot: Slot) -> None:
    """Answer that a field is not known: ask who finds out, and by when."""
    now = _now(screen, slot)
    if now is not None:
        ask_unknown(Visit(screen, now))


def _now(screen: DeskScreen, slot: Slot) -> Slot | None:
    """The field as it stands now; ``None``, and a sentence, when another window has taken it away."""
    screen.desk_app.follow()
    try:
        return slot_at(screen.desk.plan, slot.place, screen.words)
    except NoSuchPlace:
        screen.say(screen.words("tui.gone"), "problem")
        return None


def _asker(slot: Slot, words: Words) -> Asker:
    lang = file_language(words)
    kinds: tuple[tuple[bool, Asker], ...] = (
        (slot.is_prose, _ask_prose),
        *((codec is slot.codec, asker) for codec, asker in _BY_CODEC),
        (slot.attr == "at_least", lambda visit: ask_quorum(visit.screen, slot.place)),
        (slot.attr in SHARED and slot.owner in ("resources", "copies"), ask_shared),
        (bool(listed_of(slot.codec, lang)), ask_listed),
        (holds_many(slot, words), ask_many),
        (bool(collections_of(slot.codec)), ask_one),
        (isinstance(slot.codec.read("4 h", lang), Promise), composites.ask_promise),
    )
    return next((asker for fits, asker in kinds if fits), _ask_line)


# Lines and texts


def _ask_prose(visit: Visit) -> None:
    slot = visit.slot
    question = question_of(slot, visit.words)
    visit.screen.app.push_screen(ProseEditor(slot.label, question, value=slot.written, submit=visit.enter))


def _ask_line(visit: Visit) -> None:
    slot, words = visit.slot, visit.words
    question = " ".join(part for part in (question_of(slot, words), _also(slot, words)) if part)
    meant, submit = _understanding(visit)
    line = AskLine(slot.label, question, value=slot.written, submit=submit, meant=meant, draft=visit.asked)
    visit.screen.app.push_screen(line)


def _also(slot: Slot, words: Words) -> str:
    """What can be answered beside a value."""
    if not takes_unknown(slot, words):
        return ""
    return words("tui.ask.or_neither" if takes_nothing(slot, words) else "tui.ask.or_unknown")


def _understanding(visit: Visit) -> tuple[Callable[[str], str] | None, Callable[[str], str]]:
    """How a text is understood while it is typed, and what is stored: days can be written as they are spoken."""
    slot, lang = visit.slot, file_language(visit.words)
    if slot.codec is MONTH_DAY:
        return (lambda text: read_month_day(text, lang) or ""), lambda text: visit.enter(
            read_month_day(text, lang) or text
        )
    if isinstance(slot.codec.read("2027-03-01", lang), date):
        return (lambda text: meant_day(text, visit)), lambda text: visit.enter(_day(text, visit))
    return None, visit.enter


def _day(text: str, visit: Visit) -> str:
    day = read_day(text, visit.screen.desk.today, file_language(visit.words))
    return day.isoformat() if day is not None else text


# Suggestions


def accept(screen: DeskScreen, place: Place) -> None:
    """Confirm what a template suggests at a place, without changing it; the place of a row confirms all of the row."""
    screen.desk_app.follow()
    after = accepted(screen.desk.plan, place)
    if after is screen.desk.plan:
        screen.say(screen.words("tui.accept.nothing"))
        return
    changed = screen.desk.replace(after, why=place_key(place))
    screen.changed(*led_to(screen.words("tui.accepted"), changed, screen.words))


class FieldTable(Keyed, RowTable):
    """The fields of one thing, each changed where it stands."""

    KEYS = FIELDS

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id, header=False)
        self.slots: list[Slot] = []

    def show_slots(self, slots: list[Slot], extra: Sequence[Row] = (), last: Sequence[Slot] = ()) -> None:
        """Show fields, below them rows that open something, and below those the ``last`` fields."""
        self.slots = [*slots, *last]
        self.fill((Column(""), Column("", flexible=True)), [*map(self._row, slots), *extra, *map(self._row, last)])

    def _row(self, slot: Slot) -> Row:
        return Row(slot.attr, (slot.label, self._shown(slot)), strong=slot.is_unknown)

    def _shown(self, slot: Slot) -> str:
        shown = slot.shown or "·"
        return f"{self._screen.words('tui.suggested')} {shown}" if slot.suggested else shown

    @property
    def slot(self) -> Slot | None:
        """The field under the cursor, if it is one."""
        return next((slot for slot in self.slots if slot.attr == self.current), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a field that can be unknown offers that, and only a suggestion can be accepted."""
        if action == "unknown":
            return self.slot is not None and takes_unknown(self.slot, self._screen.words)
        if action == "accept":
            return self.slot is not None and self.slot.suggested
        return super().check_action(action, parameters)

    @property
    def _screen(self) -> DeskScreen:
        screen = self.screen
        assert isinstance(screen, DeskScreen)  # noqa: S101 - fields stand on no other kind of screen
        return screen

    def action_edit(self) -> None:
        """Ask for the value, or open the row."""
        if self.slot is not None:
            ask(self._screen, self.slot)
        elif self.current:
            self.post_message(self.Chosen(self, self.current))

    def action_unknown(self) -> None:
        """Answer that it is not known: who finds out, by when."""
        if self.slot is not None:
            ask_not_known(self._screen, self.slot)

    def action_accept(self) -> None:
        """Confirm the suggestion as it is."""
        if self.slot is not None:
            accept(self._screen, self.slot.place)

    def on_row_table_moved(self) -> None:
        """Other fields take other answers."""
        self.screen.refresh_bindings()
