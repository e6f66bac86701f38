"""A visit to one field: what stood there when it was asked for, and storing the answer without losing anybody's."""

from collections.abc import Callable, Sequence

from pydantic import ValidationError

from kontinuitet.analysis.rules.finding import place_key
from kontinuitet.documents.phones import PhoneFault, phone_number, phone_problem
from kontinuitet.documents.plan import entry_text, is_typed, with_entry
from kontinuitet.documents.plan.codecs import Refusal
from kontinuitet.documents.problems import Problem, problem_text
from kontinuitet.domain.changes import MUNICIPALITY, NoSuchPlace, confirmed, replaced, value_at, with_item
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Channel, ChannelKind
from kontinuitet.domain.suggestions import WHOLE, pruned, suggestions, without_suggestion
from kontinuitet.domain.text import clean_line, clean_prose
from kontinuitet.domain.values import Place
from kontinuitet.tui.plans.slots import PROSE, Slot, codec_at, file_language
from kontinuitet.tui.plans.speech import changed_text
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.usecases.trouble import ChangedMeanwhile
from kontinuitet.wording import Words

Change = Callable[[Municipality], Municipality | str]
"""From the plan as it stands to the plan as it shall be, or the sentence of what is wrong."""


class Visit:
    """One field that somebody answers on a screen. What another window writes there meanwhile is asked about."""

    def __init__(self, screen: DeskScreen, slot: Slot) -> None:
        self.screen = screen
        self.slot = slot
        self._seen = standing(screen.desk.plan, slot.place, screen.words)

    @property
    def words(self) -> Words:
        """The language."""
        return self.screen.words

    @property
    def plan(self) -> Municipality:
        """The plan as it stands."""
        return self.screen.desk.plan

    @property
    def asked(self) -> str:
        """What is asked for, as one line: a text that was left is found again by it."""
        return place_key(self.slot.place)

    def enter(self, text: str) -> str:
        """Store what was typed; "" or the sentence of what is wrong, or of what stands there now."""
        return self.do(lambda plan: with_text(plan, self.slot.place, text, self.words))

    def do(self, change: Change) -> str:
        """Store a change as one step. The same answer given again after a warning is stored over the other's."""
        self.screen.desk_app.follow()
        now = standing(self.plan, self.slot.place, self.words)
        if now is None:
            return self.words("tui.gone")
        if now != self._seen:
            self._seen = now
            return self._conflict(now)
        return store(self.screen, self.slot.place, change)

    def tell(self, answer: str) -> None:
        """Store what was chosen where no dialog is left to show what is wrong: the message line does."""
        problem = self.enter(answer)
        if problem:
            self.screen.say(problem, "problem")

    def _conflict(self, now: str) -> str:
        who = latest_writer(self.screen, self.slot.place)
        value = now or self.words("tui.nothing")
        if who:
            return self.words("tui.conflict.who", value=value, who=who)
        return self.words("tui.conflict", value=value)


def enter(screen: DeskScreen, place: Place, text: str) -> str:
    """Store what was typed in a field; "" or the sentence of what is wrong with it."""
    screen.desk_app.follow()
    return store(screen, place, lambda plan: with_text(plan, place, text, screen.words))


def store(screen: DeskScreen, place: Place, change: Change) -> str:
    """Store a change of one place as one step and say what it led to; "" or the sentence of what is wrong."""
    for _ in range(2):
        try:
            after = change(screen.desk.plan)
            if isinstance(after, str):
                return after
            changed = screen.desk.replace(after, why=place_key(place))
        except NoSuchPlace:
            return screen.words("tui.gone")
        except ChangedMeanwhile:
            # Between reading and writing another window was quicker, with another field of the same thing.
            screen.desk_app.follow()
            continue
        screen.changed(*changed_text(changed, place, screen.desk.plan, screen.words))
        return ""
    return screen.words("tui.busy")


def standing(plan: Municipality, place: Place, words: Words) -> str | None:
    """What stands in a field, to see whether it has changed; ``None`` when the field is gone."""
    try:
        if is_typed(plan, place):
            return entry_text(plan, place, file_language(words))
        value = value_at(plan, place)
    except NoSuchPlace:
        return None
    return "" if value is None else str(value)


def latest_writer(screen: DeskScreen, place: Place) -> str:
    """Who changed a thing last; empty when it was the same person, in another window."""
    changes = screen.desk.database.plans.history(place.object)
    who = changes[-1].step.who if changes else ""
    return "" if who == screen.desk.who else who


def with_text(plan: Municipality, place: Place, text: str, words: Words) -> Municipality | str:
    """The plan with what somebody typed in a field, or the sentence of what is wrong with it."""
    address = _address(plan, place, text)
    if isinstance(address, PhoneFault):
        return problem_text(phone_problem(text, address), words)
    if is_typed(plan, place):
        after = with_entry(plan, place, address, file_language(words))
        return problem_text(after, words) if isinstance(after, Problem) else _confirming(plan, after, place)
    return _with_own(plan, place, text, words)


def _with_own(plan: Municipality, place: Place, text: str, words: Words) -> Municipality | str:
    """The same for what no file writes as a field: names, prose, and what a heading tells."""
    codec = codec_at(plan, place)
    cleaned = clean_prose(text) if codec is PROSE else clean_line(text)
    if not cleaned and codec is not PROSE:
        return words("tui.name_needed")
    value = codec.read(cleaned, file_language(words))
    if isinstance(value, Refusal):
        return words(f"problems.plan.{value.code}", text=cleaned[:60], **dict(value.params))
    try:
        return replaced(plan, place, value)
    except ValidationError:
        return words("tui.too_long")


def _confirming(before: Municipality, after: Municipality, place: Place) -> Municipality:
    """The plan after, in which only what was typed is confirmed, and not the rest of its row."""
    item = before.by_id.get(place.object)
    if item is None or not suggestions(item) or place.object == MUNICIPALITY:
        return after
    left = suggestions(without_suggestion(item, place))
    return with_item(after, pruned(after.by_id[place.object].model_copy(update={"suggested": left})))


def accepted(plan: Municipality, place: Place) -> Municipality:
    """The plan with the suggestion at a place confirmed; without one, that its row or its object exists."""
    row = Place(object=place.object, field=place.field, item=place.item)
    whole: Sequence[Place] = [
        *(row.model_copy(update={"part": attr}) for attr in WHOLE if place.item),
        *(Place(object=place.object, field=attr) for attr in WHOLE),
    ]
    for each in (place, *whole):
        after = confirmed(plan, each)
        if after is not plan:
            return after
    return plan


_CALLED = (ChannelKind.MOBILE, ChannelKind.PHONE)


def spoken_address(kind: ChannelKind, text: str) -> str | PhoneFault:
    """An address of a channel as it is stored: telephone numbers in their normal form, or what is wrong with one."""
    return phone_number(text) if kind in _CALLED and text.strip() else text


def _address(plan: Municipality, place: Place, text: str) -> str | PhoneFault:
    """The same for what was typed at a place; any other field as it is."""
    if place.field != "channels" or place.part != "address":
        return text
    row = value_at(plan, place.model_copy(update={"part": ""}))
    return spoken_address(row.kind, text) if isinstance(row, Channel) else text
