"""Changing what a service holds beside its plain fields: levels of impact, dependencies, routines, critical times."""

from kontinuitet.domain.changes import with_item
from kontinuitet.domain.resource import Dependency
from kontinuitet.domain.service import ImpactRow, Peak, Service, Workaround
from kontinuitet.domain.text import clean_line, slug
from kontinuitet.domain.values import Place, Score
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.lines import Kind
from kontinuitet.tui.plans.grid import ImpactGrid
from kontinuitet.tui.plans.sections import grid_rows
from kontinuitet.tui.plans.slots import row_name
from kontinuitet.tui.plans.speech import led_to
from kontinuitet.tui.screen import DeskScreen

Said = tuple[str, Kind]
"""A sentence for the message line, and what it is."""


def score(screen: DeskScreen, service: Service, event: ImpactGrid.Scored) -> str:
    """Store one level of impact; always "", since every level that has a key is a good one."""
    plan, words = screen.desk.plan, screen.words
    rows = tuple(
        _with_score(service, row.id, row.scores, event) if row.id == event.category else _kept(service, row.id)
        for row in grid_rows(service, plan)
    )
    known = tuple(row for row in rows if row is not None)
    others = tuple(row for row in service.impact if row.id not in {one.id for one in known})
    place = Place(object=service.id, field="impact")
    changed = screen.desk.change(place, (*known, *others), why=f"{service.id}/impact/{event.category}")
    if changed.step is not None:
        screen.changed(*led_to(words("tui.scored"), changed, words))
    return ""


def _with_score(
    service: Service, category: str, scores: tuple[Score, ...] | object, event: ImpactGrid.Scored
) -> ImpactRow:
    old = next((row for row in service.impact if row.id == category), ImpactRow(id=category))
    given = list(scores) if isinstance(scores, tuple) else []
    given[event.point] = event.score
    return ImpactRow(id=category, scores=tuple(given), reason=old.reason)


def _kept(service: Service, category: str) -> ImpactRow | None:
    return next((row for row in service.impact if row.id == category), None)


def ask_reason(screen: DeskScreen, service: Service, category: str) -> None:
    """Ask why a category has its levels."""
    row = _kept(service, category)
    if row is None:
        screen.say(screen.words("tui.score_first"))
        return
    place = Place(object=service.id, field="impact", item=category, part="reason")

    def submit(text: str) -> str:
        changed = screen.desk.change(place, clean_line(text))
        screen.changed(*led_to(screen.words("tui.reason_kept"), changed, screen.words))
        return ""

    name = next((one.name for one in screen.desk.plan.settings.categories if one.id == category), category)
    screen.ask_line(name, screen.words("tui.ask.reason"), value=row.reason, submit=submit)


def open_row(screen: DeskScreen, service: str, section: str, *, row: str, said: Said | None = None) -> None:
    """The fields of a dependency, a routine or a critical time, and there what led to it."""
    from kontinuitet.tui.plans.record import RecordScreen

    screen.open_screen(RecordScreen(Place(object=service, field=section, item=row), said=said))


def new_row(screen: DeskScreen, service: str, section: str) -> None:
    """Ask what the service needs more, or what the new routine or critical time is called."""
    words = screen.words
    if section == "dependencies":
        plan = screen.desk.plan
        options = [Option(one.id, one.name, words("plan.kind.resources")) for one in plan.resources]
        options += [Option(one.id, one.name, words("plan.kind.services")) for one in plan.services if one.id != service]
        screen.choose(
            words("tui.new.dependencies"), options, then=lambda chosen: _taken(screen, service, section, chosen)
        )
        return
    screen.ask_line(
        words(f"tui.new.{section}"),
        words("tui.new.name"),
        submit=lambda text: _add(screen, service, section, text),
    )


def _taken(screen: DeskScreen, service: str, section: str, chosen: str) -> None:
    _add(screen, service, section, chosen)


def _add(screen: DeskScreen, service: str, section: str, given: str) -> str:
    owner = screen.desk.plan.service[service]
    name = clean_line(given)
    if not slug(name):
        return screen.words("tui.name_needed")
    identity = free_id(slug(name), {row.id for row in getattr(owner, section)})
    row: Dependency | Workaround | Peak
    if section == "dependencies":
        row = Dependency(id=identity, needs=(name,))
    else:
        row = Workaround(id=identity, name=name) if section == "workarounds" else Peak(id=identity, name=name)
    place = Place(object=service, field=section)
    changed = screen.desk.change(place, (*getattr(owner, section), row), why=f"{service}/{section}/{identity}")
    told = screen.words("tui.added", name=row_name(row, screen.desk.plan))
    said = led_to(told, changed, screen.words)
    screen.changed(*said)
    open_row(screen, service, section, row=identity, said=said)
    return ""


def free_id(wanted: str, taken: set[str]) -> str:
    """An id that nobody has: the wanted one, or with a number after it."""
    number, identity = 1, wanted
    while identity in taken:
        number += 1
        identity = f"{wanted[:56]}-{number}"
    return identity


def remove_row(screen: DeskScreen, service: Service, section: str, row: str) -> None:
    """Take a row away."""
    rows = getattr(service, section)
    gone = next((one for one in rows if one.id == row), None)
    if gone is None:
        return
    name = row_name(gone, screen.desk.plan)
    left = tuple(one for one in rows if one.id != row)
    changed = screen.desk.change(Place(object=service.id, field=section), left, why=f"{service.id}/{section}/{row}")
    screen.changed(*led_to(screen.words("tui.removed", name=name), changed, screen.words))


def new_service(screen: DeskScreen, text: str) -> str:
    """A service with that name, and its page; "" or what is wrong."""
    name = clean_line(text)
    if not slug(name):
        return screen.words("tui.name_needed")
    plan = screen.desk.plan
    identity = free_id(slug(name), set(plan.by_id))
    changed = screen.desk.replace(with_item(plan, Service(id=identity, name=name)), why=identity)
    screen.changed(*led_to(screen.words("tui.added", name=name), changed, screen.words))
    from kontinuitet.tui.plans.service import ServicePage

    screen.open_screen(ServicePage(identity))
    return ""
