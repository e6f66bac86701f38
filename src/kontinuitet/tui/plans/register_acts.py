"""What one can do with things of a register: set a value for several, see who uses them, remove, answer a phone."""

from collections.abc import Callable, Collection, Iterable, Sequence

from kontinuitet.documents.phones import PhoneFault, phone_problem
from kontinuitet.documents.plan import place_text
from kontinuitet.documents.problems import problem_text
from kontinuitet.domain.changes import replaced
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Channel, ChannelKind, Person
from kontinuitet.domain.references import cleared
from kontinuitet.domain.values import Place
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.adding import free_id, kind_of, kind_text
from kontinuitet.tui.plans.editing import ask, ask_for
from kontinuitet.tui.plans.jump import open_place
from kontinuitet.tui.plans.many import ManyVisit, fields_of, many_slot
from kontinuitet.tui.plans.review import Review, brief
from kontinuitet.tui.plans.slots import file_language, slot_at
from kontinuitet.tui.plans.speech import led_to
from kontinuitet.tui.plans.using import places_of
from kontinuitet.tui.plans.visit import spoken_address, store
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.usecases import registers
from kontinuitet.wording import Words

# Several at once


def ask_many_values(screen: DeskScreen, ids: Sequence[str], *, at: str, then: Callable[[str], None]) -> None:
    """Choose a field, and set it for all of them; ``at`` is the field to stand on, ``then`` learns which it was."""
    plan, words = screen.desk.plan, screen.words
    options = [Option(slot.attr, slot.label, slot.shown[:30]) for slot in fields_of(plan, ids[0], words)]

    def chosen(attr: str) -> None:
        then(attr)
        slot = many_slot(screen.desk.plan, ids, attr, words)
        screen.app.call_later(ask_for, ManyVisit(screen, slot, ids))

    title = words.plural("register.many.title", len(ids))
    screen.choose(title, options, then=chosen, at=at)


# Who uses it


def choose_user(screen: DeskScreen, identity: str) -> None:
    """The places in which a thing is named, to go to one of them."""
    plan, words = screen.desk.plan, screen.words
    places = [place for place in places_of(plan).get(identity, ()) if place.object in plan.by_id]
    if not places:
        screen.say(words("register.users.none", name=brief(plan.label(identity))))
        return
    options = [
        Option(
            str(number),
            place_text(plan, place, file_language(words)),
            kind_text(kind_of(plan.by_id[place.object]), words),
        )
        for number, place in enumerate(places)
    ]
    screen.choose(
        words("register.users.title", name=brief(plan.label(identity))),
        options,
        then=lambda number: open_place(screen, places[int(number)]),
    )


# Removing


def ask_remove(screen: DeskScreen, ids: Collection[str]) -> None:
    """Ask whether things shall go away, with all that names them."""
    plan, words = screen.desk.plan, screen.words
    names = [brief(plan.label(each)) for each in ids]
    title = words.plural("register.remove.title", len(names), name=names[0])
    breaks = registers.would_break(plan, ids)
    question = words("register.remove.ask" if breaks else "register.remove.unused")

    def answered(yes: bool | None) -> None:  # noqa: FBT001 - what the dialog gives
        if yes:
            screen.desk_app.attempt(lambda: _remove(screen, ids))

    screen.app.push_screen(Review(title, question, details=removal_text(plan, ids, words)), answered)


def removal_text(plan: Municipality, ids: Collection[str], words: Words) -> str:
    """What goes away, what goes with it, and which fields then lack an answer."""
    lang = file_language(words)
    after = cleared(plan, ids)
    along = [each for each in plan.by_id if each not in after.by_id and each not in ids]
    breaks = [place for place in registers.would_break(plan, ids) if place.object in after.by_id]
    parts = []
    if len(ids) > 1:
        parts += _listed(words("register.remove.these"), (brief(plan.label(each)) for each in ids))
    if along:
        parts += _listed(words("register.remove.along"), (brief(plan.label(each)) for each in along))
    if breaks:
        parts += _listed(words("register.remove.breaks"), (place_text(plan, each, lang) for each in breaks))
    return "\n".join(parts)


def _listed(heading: str, lines: Iterable[str]) -> list[str]:
    return [f"# {heading}", *(f"- {line}" for line in lines)]


def _remove(screen: DeskScreen, ids: Collection[str]) -> None:
    words = screen.words
    names = [brief(screen.desk.plan.label(each)) for each in ids]
    found = registers.remove(screen.desk, [each for each in ids if each in screen.desk.plan.by_id])
    screen.changed(*led_to(words.plural("register.removed", len(names), name=names[0]), found.changed, words))


# Telephone numbers


def ask_phone(screen: DeskScreen, identity: str) -> None:
    """The number of a person: the only one is changed, the first is added; of several the page tells which is which."""
    plan, words = screen.desk.plan, screen.words
    person = plan.by_id.get(identity)
    if not isinstance(person, Person):
        return
    if len(person.channels) == 1:
        ask(
            screen,
            slot_at(plan, Place(object=identity, field="channels", item=person.channels[0].id, part="address"), words),
        )
    elif person.channels:
        open_place(screen, Place(object=identity, field="channels"))
    else:
        screen.ask_line(
            person.name, words("register.phone.ask"), submit=lambda text: _add_phone(screen, identity, text)
        )


def _add_phone(screen: DeskScreen, identity: str, text: str) -> str:
    words = screen.words
    number = spoken_address(ChannelKind.MOBILE, text)
    if isinstance(number, PhoneFault):
        return problem_text(phone_problem(text, number), words)
    if not number.strip():
        return words("register.phone.empty")
    place = Place(object=identity, field="channels")
    return store(screen, place, _with_mobile(identity, number))


def _with_mobile(identity: str, number: str) -> Callable[[Municipality], Municipality]:
    def change(plan: Municipality) -> Municipality:
        rows = getattr(plan.by_id[identity], "channels", ())
        channel = Channel(id=free_id("mobil", {row.id for row in rows}), kind=ChannelKind.MOBILE, address=number)
        return replaced(plan, Place(object=identity, field="channels"), (*rows, channel))

    return change
