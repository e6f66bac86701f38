"""What can fall: chosen from everything there is, or read off the row or the field on which somebody stands."""

from collections.abc import Callable, Collection, Sequence

from kontinuitet.analysis.network import Network
from kontinuitet.analysis.rules import Finding
from kontinuitet.analysis.whatif import can_fall
from kontinuitet.domain.changes import NoSuchPlace, value_at
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Backup, Dependency
from kontinuitet.domain.service import Workaround
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import Place
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.screen import DeskScreen


def choose_cause(screen: DeskScreen, then: Callable[[str], None], *, without: Collection[str] = ()) -> None:
    """Choose what falls: a supplier, a resource, a place that several share, a role, or a person."""
    options = [one for one in cause_options(screen) if one.id not in without]
    screen.choose(screen.words("tui.whatif.choose"), options, then=then)


def cause_options(screen: DeskScreen) -> list[Option]:
    """Everything that can fall, with its kind beside it."""
    plan, words = screen.desk.plan, screen.words
    options = [Option(one.id, one.name, words("plan.kind.suppliers")) for one in plan.suppliers]
    options += [Option(one.id, one.name, words("plan.kind.resources")) for one in plan.resources]
    options += [Option(one, one, words("tui.whatif.place")) for one in _places(plan) if one not in plan.by_id]
    options += [Option(one.id, one.name, words("plan.kind.roles")) for one in plan.roles]
    return options + [Option(one.id, one.name, words("plan.kind.people")) for one in plan.people]


def _places(plan: Municipality) -> list[str]:
    return sorted({one.place for one in plan.resources if isinstance(one.place, str)})


def what_if(screen: DeskScreen, causes: Sequence[str] = (), *, length: int | None = None) -> None:
    """See what stops if these fall, for ``length`` minutes if that is said; without any, choose first."""
    from kontinuitet.tui.plans.whatif import WhatIfScreen

    if causes:
        screen.open_screen(WhatIfScreen(causes, length=length))
    else:
        choose_cause(screen, lambda cause: screen.open_screen(WhatIfScreen([cause], length=length)))


def what_if_at(screen: DeskScreen, place: Place | None) -> None:
    """See what stops if that falls which the row or the field under the cursor is about; else choose what falls."""
    desk = screen.desk
    what_if(screen, causes_at(desk.plan, desk.network, place) if place is not None else ())


def causes_at(plan: Municipality, network: Network, place: Place) -> tuple[str, ...]:
    """What falls when that which a place is about does; nothing where it cannot fall, such as a service.

    Of a dependency all that it names, of a reserve routine what it stands in for, of a field of a service what the
    field names; else the thing itself.
    """
    for found in (_of_row(plan, place), _of_field(plan, place), _of_object(plan, place.object)):
        falling = tuple(dict.fromkeys(one for one in found if can_fall(network, one)))
        if falling:
            return falling
    return ()


def _of_row(plan: Municipality, place: Place) -> tuple[str, ...]:
    match _value(plan, Place(object=place.object, field=place.field, item=place.item)) if place.item else None:
        case Dependency(needs=needs):
            return needs
        case Workaround(replaces=replaced):
            return replaced
        case _:
            return ()


def _of_field(plan: Municipality, place: Place) -> tuple[str, ...]:
    """A role, a place or a supplier that a field of a service, or of a row, names."""
    found = _value(plan, place) if place.field and (place.object in plan.service or place.item) else None
    return (found,) if isinstance(found, str) else ()


def _value(plan: Municipality, place: Place) -> object:
    try:
        return value_at(plan, place)
    except NoSuchPlace:
        return None


def _of_object(plan: Municipality, identity: str) -> tuple[str, ...]:
    match plan.by_id.get(identity):
        case Agreement(supplier=supplier):
            return (supplier,)
        case Backup(copies_of=copied):
            return copied
        case _:
            return (identity,)


def causes_of(finding: Finding, plan: Municipality, network: Network) -> tuple[str, ...]:
    """What falls in a finding: the end of its way through the graph, else what its place is about."""
    last = finding.path[-1].needed if finding.path else ""
    return (last,) if last and can_fall(network, last) else causes_at(plan, network, finding.place)
