"""The kinds of harm that interruptions are scored against, for the whole municipality: one more, one less, their order.

The scores of all services hang on them by id, so a renamed one keeps its scores and a removed one takes them along.
"""

from kontinuitet.domain.changes import MUNICIPALITY, replaced
from kontinuitet.domain.municipality import ImpactCategory, Municipality
from kontinuitet.domain.text import clean_line, slug
from kontinuitet.domain.values import Place
from kontinuitet.usecases.desk import Changed, Desk
from kontinuitet.usecases.refused import Refused

_PLACE = Place(object=MUNICIPALITY, field="settings", part="categories")


def scored_in(plan: Municipality, category: str) -> tuple[str, ...]:
    """The services that have a level or a reason in a category: what removing it would take away."""
    return tuple(service.id for service in plan.services if any(row.id == category for row in service.impact))


def add_category(desk: Desk, name: str) -> Changed:
    """Score one more kind of harm, last in order. Raises ``Refused`` for a name that is empty or taken."""
    categories = desk.plan.settings.categories
    name = _free_name(desk.plan, name)
    identity, number = slug(name), 1
    while identity in {one.id for one in categories}:
        number += 1
        identity = f"{slug(name)[:40]}-{number}"
    return _with(desk, desk.plan, (*categories, ImpactCategory(id=identity, name=name)), why=name)


def rename_category(desk: Desk, category: str, name: str) -> Changed:
    """Give a kind of harm another name; its scores stay. Raises ``Refused`` as for a new one."""
    name = _free_name(desk.plan, name, but=category)
    found = tuple(
        one.model_copy(update={"name": name}) if one.id == category else one for one in desk.plan.settings.categories
    )
    return _with(desk, desk.plan, found, why=name)


def remove_category(desk: Desk, category: str) -> Changed:
    """Score a kind of harm no longer; its scores go away. Raises ``Refused`` for the last one."""
    plan = desk.plan
    left = tuple(one for one in plan.settings.categories if one.id != category)
    if not left:
        raise Refused("category-last")
    services = tuple(
        service.model_copy(update={"impact": tuple(row for row in service.impact if row.id != category)})
        if any(row.id == category for row in service.impact)
        else service
        for service in plan.services
    )
    return _with(desk, plan.model_copy(update={"services": services}), left, why=_name(plan, category))


def move_category(desk: Desk, category: str, by: int) -> Changed:
    """Let a kind of harm stand earlier or later, as all tables and plans list it."""
    found = list(desk.plan.settings.categories)
    place = next(number for number, one in enumerate(found) if one.id == category)
    found.insert(max(0, min(place + by, len(found) - 1)), found.pop(place))
    return _with(desk, desk.plan, tuple(found), why=_name(desk.plan, category))


def _free_name(plan: Municipality, name: str, *, but: str = "") -> str:
    name = clean_line(name)
    if not slug(name):
        raise Refused("name-missing")
    if any(one.name.casefold() == name.casefold() and one.id != but for one in plan.settings.categories):
        raise Refused("category-taken", name=name)
    return name


def _name(plan: Municipality, category: str) -> str:
    return next((one.name for one in plan.settings.categories if one.id == category), category)


def _with(desk: Desk, plan: Municipality, found: tuple[ImpactCategory, ...], *, why: str) -> Changed:
    return desk.replace(replaced(plan, _PLACE, found), why=why)
