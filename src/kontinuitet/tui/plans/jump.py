"""From anywhere to the place in the plan that something is about."""

from kontinuitet.domain.changes import MUNICIPALITY
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place
from kontinuitet.tui.screen import DeskScreen


def open_place(screen: DeskScreen, place: Place, *, and_back: bool = False) -> None:
    """Open the page on which a place stands, with the cursor on it.

    ``esc`` there comes back here, on the page of a service over its steps; with ``and_back`` at once.
    """
    item = screen.desk.plan.by_id.get(place.object)
    if isinstance(item, Service):
        from kontinuitet.tui.plans.service import ServicePage

        screen.open_screen(ServicePage(item.id, at=place, and_back=and_back))
    elif item is not None:
        from kontinuitet.tui.plans.record import RecordScreen

        screen.open_screen(RecordScreen(Place(object=item.id), at=place))
    elif place.object == MUNICIPALITY:
        from kontinuitet.tui.plans.settings import open_settings

        open_settings(screen, at=place.part or place.field)
    else:
        screen.say(screen.words("tui.gone"))


def search(screen: DeskScreen) -> None:
    """Find anything in the plan by words that stand in it, and open the field."""
    from kontinuitet.tui.plans.finding_words import find_words

    find_words(screen)
