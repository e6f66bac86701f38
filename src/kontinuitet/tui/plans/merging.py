"""Two things that are one and the same: which one stays, what they disagree about, and made one in one step."""

from collections.abc import Sequence

from kontinuitet.documents.plan import place_text
from kontinuitet.domain.changes import NoSuchPlace
from kontinuitet.domain.joining import Conflict
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Place, Value
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.review import Review, brief
from kontinuitet.tui.plans.slots import file_language, slot_at, slots
from kontinuitet.tui.plans.speech import led_to
from kontinuitet.tui.plans.using import counts
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.usecases import registers
from kontinuitet.wording import Words


def ask_merge(screen: DeskScreen, ids: Sequence[str], *, marked: Sequence[str], current: str, collection: str) -> None:
    """Merge the two that are marked, else what is under the cursor with another, its likenesses first."""
    plan, words = screen.desk.plan, screen.words
    if len(marked) > 2:
        screen.say(words("register.merge.two"), "problem")
        return
    if len(marked) == 2:
        _ask_kept(screen, marked[0], marked[1])
        return
    groups = registers.duplicates(plan, collection)
    like = [each for group in groups if current in group for each in group if each != current]
    others = [*like, *(each for each in ids if each != current and each not in like)]
    if not others:
        screen.say(words("register.merge.alone"))
        return
    options = [Option(each, plan.label(each), words("register.merge.like") if each in like else "") for each in others]

    def chosen(other: str) -> None:
        screen.app.call_later(_ask_kept, screen, current, other)

    screen.choose(words("register.merge.with", name=brief(plan.label(current))), options, then=chosen)


def _ask_kept(screen: DeskScreen, one: str, other: str) -> None:
    """Which of the two stays: the one that more refers to stands first."""
    plan, words = screen.desk.plan, screen.words
    used = counts(plan)
    both = sorted((one, other), key=lambda each: -used.get(each, 0))
    options = [
        Option(
            each,
            plan.label(each),
            words("register.merge.about", id=each, used=used.get(each, 0), answered=_answered(each, plan, words)),
        )
        for each in both
    ]

    def kept(keep: str) -> None:
        screen.app.call_later(_review, screen, keep, other if keep == one else one)

    screen.choose(words("register.merge.keep"), options, then=kept)


def _answered(identity: str, plan: Municipality, words: Words) -> int:
    """How many of its fields somebody has answered."""
    return sum(not slot.is_open for slot in slots(plan.by_id[identity], Place(object=identity), plan, words))


def _review(screen: DeskScreen, keep: str, drop: str) -> None:
    plan, words = screen.desk.plan, screen.words
    conflicts = registers.merge_conflicts(plan, keep, drop)
    question = words("register.merge.ask", keep=brief(plan.label(keep)), drop=brief(plan.label(drop)))

    def answered(yes: bool | None) -> None:  # noqa: FBT001 - what the dialog gives
        if yes:
            screen.desk_app.attempt(lambda: _merge(screen, keep, drop))

    details = conflict_text(plan, drop, conflicts, words)
    screen.app.push_screen(Review(words("register.merge.title"), question, details=details), answered)


def conflict_text(plan: Municipality, drop: str, conflicts: Sequence[Conflict], words: Words) -> str:
    """In which fields the two say different things: what stands, and what goes."""
    if not conflicts:
        return words("register.merge.agreed")
    lines = [
        words(
            "register.merge.conflict",
            field=_field(plan, each.place, words),
            kept=_shown(plan, each.place, each.kept, words),
            dropped=_shown(plan, each.place.model_copy(update={"object": drop}), each.dropped, words),
        )
        for each in conflicts
    ]
    return "\n".join([f"# {words('register.merge.conflicts')}", *(f"- {line}" for line in lines)])


def _field(plan: Municipality, place: Place, words: Words) -> str:
    try:
        return slot_at(plan, place, words).label
    except NoSuchPlace:
        return place_text(plan, place, file_language(words))


def _shown(plan: Municipality, place: Place, value: object, words: Words) -> str:
    try:
        return brief(slot_at(plan, place, words).shown) or words("tui.nothing")
    except NoSuchPlace:
        return words("register.merge.row") if isinstance(value, Value | tuple) else plan.label(str(value))


def _merge(screen: DeskScreen, keep: str, drop: str) -> None:
    words, name = screen.words, brief(screen.desk.plan.label(drop))
    changed = registers.merge(screen.desk, keep, drop)
    screen.changed(
        *led_to(words("register.merged", keep=brief(screen.desk.plan.label(keep)), drop=name), changed, words)
    )
