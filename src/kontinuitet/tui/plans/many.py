"""One field of several things set at once: asked as for one thing, stored as one step, or not at all."""

from collections.abc import Sequence
from dataclasses import replace

from kontinuitet.documents.plan import entry_text, is_typed
from kontinuitet.documents.problems import problem_text
from kontinuitet.domain.changes import NoSuchPlace, value_at
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Place
from kontinuitet.tui.plans.slots import Slot, file_language, slot_at, slots
from kontinuitet.tui.plans.speech import led_to
from kontinuitet.tui.plans.visit import Change, Visit, with_text
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.usecases.registers import set_many
from kontinuitet.wording import Words

SHOWN = 4
"""Things that are named when a value does not suit several; the others are counted."""


class ManyVisit(Visit):
    """A visit to the same field of several things. ``slot`` is the first one's, with a value only if all have it."""

    def __init__(self, screen: DeskScreen, slot: Slot, ids: Sequence[str]) -> None:
        super().__init__(screen, slot)
        self._ids = ids

    @property
    def asked(self) -> str:
        """The field, of all of them."""
        return f"{field_path(self.slot.place)}: {', '.join(self._ids)}"

    def enter(self, text: str) -> str:
        """Set all of them to what was typed; "" or which of them cannot take it and why."""
        self.screen.desk_app.follow()
        ids = [each for each in self._ids if each in self.plan.by_id]
        if not ids:
            return self.words("tui.gone")
        if not text.strip() and not self.slot.written:
            return self.words("register.many.nothing_typed")
        if not is_typed(self.plan, self.slot.place):
            return self.do(lambda plan: with_text(plan, self.slot.place, text, self.words))
        found = set_many(self.screen.desk, ids, field_path(self.slot.place), text, lang=file_language(self.words))
        if found.changed is None:
            return self._refused([(each, problem_text(problem, self.words)) for each, problem in found.problems])
        self.screen.changed(*led_to(self._said(ids), found.changed, self.words))
        return ""

    def do(self, change: Change) -> str:
        """Make a change that speaks of the first of them, and give the others what stands there then."""
        self.screen.desk_app.follow()
        ids = [each for each in self._ids if each in self.plan.by_id]
        if not ids:
            return self.words("tui.gone")
        after = change(self.plan)
        if isinstance(after, str):
            return after
        text = _written(after, self.slot.place, self.words)
        problems = []
        for identity in ids:
            one = with_text(after, self.slot.place.model_copy(update={"object": identity}), text, self.words)
            if isinstance(one, str):
                problems.append((identity, one))
            else:
                after = one
        if problems:
            return self._refused(problems)
        changed = self.screen.desk.replace(after, why=f"{field_path(self.slot.place)}: {', '.join(ids)}")
        self.screen.changed(*led_to(self._said(ids), changed, self.words))
        return ""

    def _said(self, ids: Sequence[str]) -> str:
        value = _shown(self.plan, self.slot.place, self.words) or self.words("tui.nothing")
        return self.words.plural("register.many.done", len(ids), field=self.slot.label, value=value)

    def _refused(self, problems: Sequence[tuple[str, str]]) -> str:
        """The sentence for each thing; one sentence for all of them when it is the same."""
        words = self.words
        if len({sentence for _, sentence in problems}) == 1:
            return words("register.many.refused", sentences=problems[0][1])
        named = [
            words("register.many.one", name=self.plan.label(each), sentence=text) for each, text in problems[:SHOWN]
        ]
        rest = len(problems) - len(named)
        named += [words.plural("register.many.others", rest)] if rest else []
        return words("register.many.refused", sentences=" ".join(named))


def field_path(place: Place) -> str:
    """How the use case names a field: ``owner``, ``classes/integrity``."""
    return f"{place.field}/{place.part}" if place.part else place.field


def _written(plan: Municipality, place: Place, words: Words) -> str:
    if is_typed(plan, place):
        return entry_text(plan, place, file_language(words))
    return slot_at(plan, place, words).written


def _shown(plan: Municipality, place: Place, words: Words) -> str:
    try:
        return slot_at(plan, place, words).shown
    except NoSuchPlace:
        return ""


def many_slot(plan: Municipality, ids: Sequence[str], attr: str, words: Words) -> Slot:
    """The field of the first of several things, as if nothing stood there when they do not all have the same."""
    found = [slot_at(plan, Place(object=each, field=attr), words) for each in ids]
    first = found[0]
    if all(slot.written == first.written for slot in found):
        return first
    return replace(first, written="", shown="", value=_nothing(first), suggested=False)


def _nothing(slot: Slot) -> object:
    return () if isinstance(slot.value, tuple) else None


def fields_of(plan: Municipality, identity: str, words: Words) -> list[Slot]:
    """The fields that can be set for several things at once: all but the name and the texts of several lines."""
    item = plan.by_id[identity]
    found = slots(item, Place(object=identity), plan, words)
    return [slot for slot in found if slot.attr != "name" and not slot.is_prose and _can_be_shared(slot, plan)]


def _can_be_shared(slot: Slot, plan: Municipality) -> bool:
    """Whether one value can suit several things: not who carries what in one agreement, nor a number of its own."""
    if slot.attr in ("subcontractors", "number", "organisation_number"):
        return False
    try:
        value_at(plan, slot.place)
    except NoSuchPlace:
        return False
    return True
