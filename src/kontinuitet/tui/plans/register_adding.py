"""Something new in a register: asked its name, and what it cannot be without, and opened with all its fields."""

from collections.abc import Callable

from kontinuitet.domain.changes import with_item
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import Place
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.adding import Kind, added, kind_of, kind_text, new
from kontinuitet.tui.plans.pickers import Pick
from kontinuitet.tui.plans.register_rows import collection_for
from kontinuitet.tui.plans.speech import led_to
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.usecases import registers
from kontinuitet.usecases.registers import Added

Stored = Callable[[str], None]
"""What the register does with the id of what was added."""

_FIXED = {"systems": ResourceKind.SYSTEM, "information": ResourceKind.INFORMATION}


def ask_new(screen: DeskScreen, register: str, *, name: str = "", stored: Stored) -> None:
    """Ask the name of something new; what its kind needs beside it is asked next."""
    words = screen.words
    screen.ask_line(
        words("register.new", what=thing_word(register, screen)),
        words("register.new.ask"),
        value=name,
        submit=lambda text: _named(screen, register, text, stored),
    )


def thing_word(register: str, screen: DeskScreen) -> str:
    """What one thing of a register is called."""
    words = screen.words
    said = f"register.thing.{register}"
    return words(said) if words.has(said) else words(f"plan.kind.{collection_for(register)}")


def _named(screen: DeskScreen, register: str, name: str, stored: Stored) -> str:
    if not name.strip():
        return screen.words("tui.name_needed")
    if register in _FIXED:
        return _add(screen, "resources", name, stored, kind=_FIXED[register])
    further = {"resources": _ask_kind, "agreements": _ask_supplier, "backups": _ask_copied}.get(register)
    if further is None:
        return _add(screen, register, name, stored)
    screen.app.call_later(further, screen, name, stored)
    return ""


def _add(screen: DeskScreen, collection: str, name: str, stored: Stored, **fields: object) -> str:
    return _done(screen, registers.add(screen.desk, collection, name, **fields), stored)


def _done(screen: DeskScreen, one: Added, stored: Stored) -> str:
    screen.changed(
        *led_to(screen.words("register.added", name=screen.desk.plan.label(one.id)), one.changed, screen.words)
    )
    stored(one.id)
    return ""


def _ask_kind(screen: DeskScreen, name: str, stored: Stored) -> None:
    options = [
        Option(kind.value, kind_text(Kind("resources", kind), screen.words))
        for kind in ResourceKind
        if kind not in _FIXED.values()
    ]

    def chosen(kind: str) -> None:
        _add(screen, "resources", name, stored, kind=ResourceKind(kind))

    screen.choose(screen.words("tui.add_kind", name=name), options, then=chosen)


def _ask_copied(screen: DeskScreen, name: str, stored: Stored) -> None:
    plan, words = screen.desk.plan, screen.words
    first = sorted(plan.resources, key=lambda one: one.kind is not ResourceKind.INFORMATION)
    options = [Option(one.id, one.name, kind_text(kind_of(one), words)) for one in first]
    screen.app.push_screen(
        Pick(
            name,
            options,
            submit=lambda chosen: _add(screen, "backups", name, stored, copies_of=(chosen,) if chosen else ()),
            text=words("register.new.copies"),
            last=[Option("", words("register.new.later"))],
        )
    )


def _ask_supplier(screen: DeskScreen, name: str, stored: Stored) -> None:
    plan, words = screen.desk.plan, screen.words
    kind = kind_text(Kind("suppliers"), words)
    screen.app.push_screen(
        Pick(
            name,
            [Option(one.id, one.name, kind) for one in plan.suppliers],
            submit=lambda supplier: _add(screen, "agreements", name, stored, supplier=supplier),
            text=words("register.new.supplier"),
            add=lambda supplier: _with_supplier(screen, name, supplier, stored),
        )
    )


def _with_supplier(screen: DeskScreen, name: str, supplier: str, stored: Stored) -> str:
    """An agreement and its supplier, both new, as one step."""
    one = new(screen.desk.plan, supplier, Kind("suppliers"))
    if one is None:
        return screen.words("tui.name_needed")
    after, identity = added(screen.desk.plan, one)
    agreement = Agreement(id=registers.free_id(after, name, otherwise="agreement"), name=name, supplier=identity)
    changed = screen.desk.replace(with_item(after, agreement), why=agreement.id)
    return _done(screen, Added(id=agreement.id, changed=changed), stored)


def like_text(plan: Municipality, register: str, identity: str, screen: DeskScreen) -> str:
    """What something new is likely the same as; "" when nothing is like it."""
    groups = registers.duplicates(plan, collection_for(register))
    others = [each for group in groups if identity in group for each in group if each != identity]
    return screen.words("register.like", name=plan.label(others[0])) if others else ""


def open_added(screen: DeskScreen, register: str, identity: str) -> None:
    """Go on to the fields of something new; a warning when it is likely there already."""
    from kontinuitet.tui.plans.record import RecordScreen

    name = screen.desk.plan.label(identity)
    like = like_text(screen.desk.plan, register, identity, screen)
    said = " ".join(part for part in (screen.words("register.added", name=name), like) if part)
    screen.open_screen(RecordScreen(Place(object=identity), said=(said, "warning" if like else "done")))
