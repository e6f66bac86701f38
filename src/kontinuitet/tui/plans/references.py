"""Fields that name other things of the plan, or take one of a few values: chosen from lists, never typed as ids."""

from collections.abc import Callable, Iterable, Sequence

from kontinuitet.domain.calendar import ALWAYS
from kontinuitet.domain.changes import replaced, value_at
from kontinuitet.domain.disturbance import Form, RecoveryStep
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency
from kontinuitet.domain.text import clean_line, slug
from kontinuitet.domain.values import Place
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.adding import Kind, New, added, free_id, kind_of, kind_text, kinds, new
from kontinuitet.tui.plans.pickers import Pick, PickMany
from kontinuitet.tui.plans.slots import (
    choices,
    codec_value,
    collections_of,
    file_language,
    listed_of,
    question_of,
    quorum_text,
    slot_at,
    takes_nothing,
    takes_unknown,
)
from kontinuitet.tui.plans.unknown import ask_unknown
from kontinuitet.tui.plans.visit import Visit, with_text
from kontinuitet.tui.screen import DeskScreen

SHARED = ("place", "power", "network", "identity")
"""What resources and copies share: a name is enough, whether or not it is a thing of its own."""

LOCAL: dict[str, str] = {"forms": "forms", "after": "recovery"}
"""Fields of a row that name other rows of the same object, and the list in which those stand."""

_ORDERED = ("alert_lists",)


def last_options(visit: Visit) -> list[Option]:
    """What can always be answered: not known, does not apply, nothing."""
    slot, words = visit.slot, visit.words
    found = []
    if takes_unknown(slot, words):
        found.append(Option("?", words("tui.unknown.row"), "?"))
    if takes_nothing(slot, words):
        found.append(Option("–", words("tui.not_applicable.row"), "–"))
    if slot.written and not isinstance(with_text(visit.plan, slot.place, "", words), str):
        found.append(Option("", words("tui.leave_empty")))
    return found


def answered(visit: Visit, chosen: str) -> str:
    """Store what was chosen; "not known" asks further."""
    if chosen == "?":
        visit.screen.app.call_later(ask_unknown, visit)
        return ""
    return visit.enter(chosen)


def _pick(visit: Visit, options: Sequence[Option], *, add: Callable[[str], str] | None = None) -> None:
    slot = visit.slot
    visit.screen.app.push_screen(
        Pick(
            slot.label,
            options,
            submit=lambda chosen: answered(visit, chosen),
            at="?" if slot.is_unknown else slot.written,
            text=question_of(slot, visit.words),
            last=last_options(visit),
            add=add,
        )
    )


def _beside(visit: Visit, written: str, kind: str) -> str:
    now = visit.words("tui.is_now") if written == visit.slot.written else ""
    return " · ".join(part for part in (kind, now) if part)


def ask_listed(visit: Visit) -> None:
    """One of a few words or levels, each with what it means where that is not plain."""
    slot, words = visit.slot, visit.words
    options = []
    for written, shown in choices(slot, visit.plan, words):
        said = [f"tui.choice.{prefix}{codec_value(slot, written, words)}" for prefix in _prefixes(visit)]
        means = next((words(key) for key in said if words.has(key)), "")
        text = f"{shown} – {means}" if means else shown
        options.append(Option(written, text, _beside(visit, written, "")))
    _pick(visit, options)


def _prefixes(visit: Visit) -> tuple[str, str]:
    return f"{visit.slot.owner}.{visit.slot.attr}.", f"{visit.slot.attr}."


def ask_kinds(visit: Visit) -> None:
    """Several kinds of resource, by their words."""
    slot, words = visit.slot, visit.words
    options = [Option(each, words("tui.text", text=each)) for each in listed_of(slot.codec, file_language(words))]
    given = tuple(part for part in slot.written.split(", ") if part)

    def submit(chosen: tuple[str, ...]) -> str:
        return "" if chosen == given else visit.enter(", ".join(chosen))

    visit.screen.app.push_screen(PickMany(slot.label, options, given, submit=submit, text=question_of(slot, words)))


# One object


def ask_one(visit: Visit) -> None:
    """One thing of the plan, or a new one."""
    collections = collections_of(visit.slot.codec)
    options = _things(visit, collections)
    if "calendars" in collections:
        always = visit.words("tui.always")
        options.insert(0, Option(ALWAYS, always[:1].upper() + always[1:], _beside(visit, ALWAYS, "")))
    _pick(visit, options, add=_adder(visit, collections))


def _things(visit: Visit, collections: Iterable[str]) -> list[Option]:
    plan, words = visit.plan, visit.words
    own = {visit.slot.place.object}
    return [
        Option(one.id, plan.label(one.id), _beside(visit, one.id, kind_text(kind_of(one), words)))
        for name in collections
        for one in getattr(plan, name)
        if one.id not in own
    ]


def _adder(visit: Visit, collections: Sequence[str]) -> Callable[[str], str] | None:
    if "calendars" in collections:
        from kontinuitet.tui.plans.composites import ask_new_calendar

        return lambda name: ask_new_calendar(visit, name)
    possible = kinds(collections)
    return (lambda name: _add(visit, name, possible)) if possible else None


def _add(visit: Visit, name: str, possible: Sequence[Kind]) -> str:
    first = new(visit.plan, name, possible[0])
    if first is None:
        return visit.words("tui.name_needed")
    if len(possible) == 1:
        return visit.do(lambda plan: with_new(visit, plan, first))

    def chosen(kind: Kind) -> None:
        problem = visit.do(lambda plan: with_new(visit, plan, New(first.id, first.name, kind)))
        if problem:
            visit.screen.say(problem, "problem")

    visit.screen.app.call_later(choose_kind, visit.screen, first.name, possible, chosen)
    return ""


def with_new(visit: Visit, plan: Municipality, one: New) -> Municipality | str:
    """The plan with something new, named in the field."""
    after, identity = added(plan, one)
    return with_text(after, visit.slot.place, identity, visit.words)


def choose_kind(screen: DeskScreen, name: str, possible: Sequence[Kind], then: Callable[[Kind], None]) -> None:
    """Ask what kind of thing something new is."""
    by_id = {kind.id: kind for kind in possible}
    options = [Option(kind.id, kind_text(kind, screen.words)) for kind in possible]
    screen.choose(screen.words("tui.add_kind", name=name), options, then=lambda chosen: then(by_id[chosen]))


# What is shared


def ask_shared(visit: Visit) -> None:
    """A place, a feed, a net or an identity domain: those that are named already, or a new name."""
    attr = visit.slot.attr
    used = dict.fromkeys(str(value) for value in _shared(visit.plan, attr) if isinstance(value, str))
    options = [Option(each, visit.plan.label(each), _beside(visit, each, "")) for each in used]
    _pick(visit, options, add=lambda name: visit.enter(slug(name)) if slug(name) else visit.words("tui.name_needed"))


def _shared(plan: Municipality, attr: str) -> Iterable[object]:
    yield from (getattr(one, attr) for one in plan.resources)
    yield from (getattr(copy, attr) for backup in plan.backups for copy in backup.copies)


# Several


def ask_many(visit: Visit) -> None:
    """Several things of the plan, or several rows of the same service."""
    slot, words = visit.slot, visit.words
    is_local = slot.attr in LOCAL and not slot.codec.can_refer
    collections = collections_of(slot.codec)
    options = _rows(visit) if is_local else _things(visit, collections)
    chosen = slot.value if isinstance(slot.value, tuple) else ()
    pending: dict[str, New] = {}

    def submit(ids: tuple[str, ...]) -> str:
        if ids == chosen:
            return ""
        if slot.attr == "needs" and slot.owner == "dependencies" and not ids:
            return words("tui.needs_one")
        problem = visit.do(lambda plan: _with_many(visit, plan, ids, pending))
        if not problem and len(ids) > 1 and slot.attr == "needs" and slot.owner == "dependencies":
            visit.screen.app.call_later(ask_quorum, visit.screen, slot.place)
        return problem

    def add(name: str, give: Callable[[Option], None]) -> None:
        possible = kinds(collections)
        first = new(visit.plan, name, possible[0] if possible else Kind(LOCAL[slot.attr]), beside=[*pending.values()])
        if first is None:
            return

        def taken(kind: Kind) -> None:
            pending[first.id] = New(first.id, first.name, kind)
            give(Option(first.id, first.name, "" if is_local else kind_text(kind, words)))

        if len(possible) > 1:
            choose_kind(visit.screen, first.name, possible, taken)
        else:
            taken(first.kind)

    dialog = PickMany(
        slot.label,
        options,
        tuple(map(str, chosen)),
        submit=submit,
        text=question_of(slot, words),
        is_ordered=slot.owner in _ORDERED,
        add=add if is_local or kinds(collections) else None,
    )
    visit.screen.app.push_screen(dialog)


def _with_many(visit: Visit, plan: Municipality, ids: Sequence[str], pending: dict[str, New]) -> Municipality | str:
    place = visit.slot.place
    found = []
    for each in ids:
        identity = each
        if each in pending and pending[each].kind.collection in LOCAL.values():
            plan, identity = _with_row(plan, place, pending[each])
        elif each in pending:
            plan, identity = added(plan, pending[each])
        found.append(identity)
    after = with_text(plan, place, ", ".join(found), visit.words)
    if isinstance(after, str) or visit.slot.owner != "dependencies":
        return after
    row = value_at(after, place.model_copy(update={"part": ""}))
    if isinstance(row, Dependency) and row.at_least is not None and row.at_least >= len(row.needs):
        return with_text(after, place.model_copy(update={"part": "at_least"}), "", visit.words)
    return after


def _rows(visit: Visit) -> list[Option]:
    place = visit.slot.place
    rows = getattr(visit.plan.by_id[place.object], LOCAL[visit.slot.attr])
    return [Option(row.id, row.name) for row in rows if row.id != place.item]


def _with_row(plan: Municipality, place: Place, one: New) -> tuple[Municipality, str]:
    field = one.kind.collection
    rows = getattr(plan.by_id[place.object], field)
    identity = free_id(one.id, {row.id for row in rows})
    model = Form if field == "forms" else RecoveryStep
    return replaced(plan, Place(object=place.object, field=field), (*rows, model(id=identity, name=one.name))), identity


# How many of several


def ask_quorum(screen: DeskScreen, place: Place) -> None:
    """How many of what a dependency names must work."""
    row = value_at(screen.desk.plan, place.model_copy(update={"part": ""}))
    if not isinstance(row, Dependency):
        return
    of, words = len(row.needs), screen.words
    if of < 2:
        screen.say(words("tui.quorum.one"))
        return
    visit = Visit(screen, slot_at(screen.desk.plan, place.model_copy(update={"part": "at_least"}), words))
    options = [
        Option("" if least == of else str(least), _capital(quorum_text(least, of, words)))
        for least in (of, *range(1, of))
    ]
    names = ", ".join(screen.desk.plan.label(each) for each in row.needs)
    screen.app.push_screen(
        Pick(
            visit.slot.label,
            options,
            submit=lambda chosen: "" if chosen == visit.slot.written else visit.enter(chosen),
            at=visit.slot.written,
            text=words("tui.quorum.ask", names=names),
        )
    )


def _capital(text: str) -> str:
    return clean_line(text[:1].upper() + text[1:])
