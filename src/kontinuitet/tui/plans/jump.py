"""From anywhere to the place in the plan that something is about."""

from collections.abc import Callable

from kontinuitet.domain.changes import MUNICIPALITY
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.screen import DeskScreen


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
    """Find anything in the plan by words that stand in it, and open the field."""
    from kontinuitet.tui.plans.finding_words import find_words

    find_words(screen)


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
