"""Answering that something is not known: who finds out, and by when."""

from datetime import date

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Unknown
from kontinuitet.tui.dialogs import AskLine, Option
from kontinuitet.tui.plans.adding import Kind, New, added, kind_of, kind_text, kinds, new
from kontinuitet.tui.plans.days import read_day
from kontinuitet.tui.plans.pickers import Pick
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.plans.visit import Visit, with_text

NOBODY = "?"


def ask_unknown(visit: Visit) -> None:
    """Ask who finds out; nobody in particular is an answer too, and is stored at once."""
    words, plan = visit.words, visit.plan
    value = visit.slot.value
    who = value.who if isinstance(value, Unknown) else None
    options = [Option(NOBODY, words("tui.unknown.nobody"))]
    options += [Option(one.id, one.name, kind_text(kind_of(one), words)) for one in plan.people]
    options += [Option(one.id, one.name, kind_text(kind_of(one), words)) for one in plan.roles]
    visit.screen.app.push_screen(
        Pick(
            words("tui.unknown.title", field=visit.slot.label),
            options,
            submit=lambda chosen: _chosen(visit, chosen),
            at=who or NOBODY,
            text=words("tui.unknown.ask"),
            add=lambda name: _add(visit, name),
        )
    )


def _chosen(visit: Visit, chosen: str) -> str:
    if chosen == NOBODY:
        return visit.enter(NOBODY)
    visit.screen.app.call_later(_ask_day, visit, chosen, None)
    return ""


def _add(visit: Visit, name: str) -> str:
    one = new(visit.plan, name, Kind("people"))
    if one is None:
        return visit.words("tui.name_needed")
    options = [Option(kind.id, kind_text(kind, visit.words)) for kind in kinds(("people", "roles"))]

    def open_kinds() -> None:
        visit.screen.choose(visit.words("tui.add_kind", name=one.name), options, then=chosen)

    def chosen(kind: str) -> None:
        _ask_day(visit, one.id, New(one.id, one.name, Kind(kind)))

    visit.screen.app.call_later(open_kinds)
    return ""


def _ask_day(visit: Visit, who: str, added_one: New | None) -> None:
    words = visit.words
    value = visit.slot.value
    by = value.by.isoformat() if isinstance(value, Unknown) and value.by else ""
    name = added_one.name if added_one is not None else visit.plan.label(who)
    visit.screen.app.push_screen(
        AskLine(
            words("tui.unknown.title", field=visit.slot.label),
            words("tui.unknown.ask_day", who=name),
            value=by,
            submit=lambda text: _store(visit, text, who, added_one),
            meant=lambda text: meant_day(text, visit, ahead=True),
        )
    )


def meant_day(text: str, visit: Visit, *, ahead: bool = False) -> str:
    """The day that a text means, in full and as it is stored; "" when that is what was typed."""
    day = read_day(text, visit.screen.desk.today, file_language(visit.words), ahead=ahead)
    if day is None or day.isoformat() == text.strip():
        return ""
    return f"{day.isoformat()} ({visit.words.date(day)})"


def _store(visit: Visit, text: str, who: str, added_one: New | None) -> str:
    words = visit.words
    day = read_day(text, visit.screen.desk.today, file_language(words), ahead=True) if text.strip() else None
    if text.strip() and day is None:
        return words("problems.plan.bad_date", text=text.strip()[:60])
    if added_one is None:
        return visit.enter(_written(who, day))
    return visit.do(lambda plan: _with_new(visit, plan, added_one, day))


def _with_new(visit: Visit, plan: Municipality, one: New, day: date | None) -> Municipality | str:
    after, identity = added(plan, one)
    return with_text(after, visit.slot.place, _written(identity, day), visit.words)


def _written(who: str, day: date | None) -> str:
    return f"? {who} {day.isoformat() if day else '?'}"
