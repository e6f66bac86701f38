"""From anywhere to the place in the plan that something is about."""

from collections.abc import Callable

from kontinuitet.domain.calendar import Calendar
from kontinuitet.domain.changes import MUNICIPALITY
from kontinuitet.domain.followup import Acceptance
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.wording import Words


def open_place(screen: DeskScreen, place: Place) -> None:
    """Open the page on which a place stands, with the cursor on it; ``esc`` there comes back here."""
    item = screen.desk.plan.by_id.get(place.object)
    if isinstance(item, Service):
        from kontinuitet.tui.plans.service import ServicePage

        screen.open_screen(ServicePage(item.id, at=place))
    elif item is not None:
        from kontinuitet.tui.plans.record import RecordScreen

        screen.open_screen(RecordScreen(Place(object=item.id), at=place))
    elif place.object == MUNICIPALITY:
        screen.say(screen.words("tui.in_the_file"))
    else:
        screen.say(screen.words("tui.gone"))


def search(screen: DeskScreen) -> None:
    """Find anything in the plan by its name, and open it."""
    options = object_options(screen.desk.plan, screen.words)
    screen.choose(screen.words("tui.act.search"), options, then=lambda chosen: open_place(screen, Place(object=chosen)))


def object_options(plan: Municipality, words: Words) -> list[Option]:
    """Everything with a page of its own: its name, and what kind of thing it is."""
    hidden = (Calendar, Acceptance)
    kinds = {name: words("tui.text", text=words(f"plan.kind.{name}")) for name, _ in plan.items()}
    return [
        Option(item.id, plan.label(item.id), kinds[name]) for name, item in plan.items() if not isinstance(item, hidden)
    ]


def choose_cause(screen: DeskScreen, then: Callable[[str], None]) -> None:
    """Choose what falls: a supplier, a resource, a place that several share, or a role."""
    plan, words = screen.desk.plan, screen.words
    options = [Option(one.id, one.name, words("plan.kind.suppliers")) for one in plan.suppliers]
    options += [Option(one.id, one.name, words("plan.kind.resources")) for one in plan.resources]
    options += [Option(one, one, words("tui.whatif.place")) for one in _places(plan) if one not in plan.by_id]
    options += [Option(one.id, one.name, words("plan.kind.roles")) for one in plan.roles]
    screen.choose(words("tui.whatif.choose"), options, then=then)


def _places(plan: Municipality) -> list[str]:
    return sorted({one.place for one in plan.resources if isinstance(one.place, str)})


def what_if(screen: DeskScreen) -> None:
    """Choose what falls, and see what stops."""
    from kontinuitet.tui.plans.whatif import WhatIfScreen

    choose_cause(screen, lambda cause: _open_what_if(screen, WhatIfScreen([cause])))


def _open_what_if(screen: DeskScreen, opened: DeskScreen) -> None:
    screen.open_screen(opened)
