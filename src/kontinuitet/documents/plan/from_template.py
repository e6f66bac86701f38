"""A service from a template, all of it suggestions; and a template from a service that somebody has thought through."""

from collections.abc import Mapping

from kontinuitet.documents.plan import layouts
from kontinuitet.documents.plan.layouts import Form
from kontinuitet.documents.plan.suggested import standing
from kontinuitet.domain.changes import with_item
from kontinuitet.domain.municipality import COLLECTIONS, Item, Municipality
from kontinuitet.domain.organisation import Role
from kontinuitet.domain.references import cleared, redirected, references
from kontinuitet.domain.resource import Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.template import Template
from kontinuitet.domain.text import ID_LIMIT, slug

_HEADINGS = tuple(part.attr for part in layouts.SERVICE.parts if part.form is Form.BLOCKS)
_GIVEN = frozenset({"id", "name", "template"})
"""What somebody chose in making the service from its template, and that is therefore no suggestion."""

# What is a municipality's own and says nothing to another one.
_OWN = (
    "unit",
    "analysed_on",
    "participants",
    "secrecy_assessed",
    "reviewed_on",
    "review_due",
    "paper_copies",
    "acknowledgements",
    "seen",
    "part_of",
    "exercised_on",
    "template",
    "suggested",
)


def known_already(plan: Municipality, template: Template) -> dict[str, str]:
    """The resources and roles of a template that the plan seems to have: their ids there, by those in the template.

    The same id or the same name, and the same kind of thing.
    """
    found: dict[str, str] = {}
    for item in _things(template):
        alike = [each for each in _of_kind(plan, item) if each.id == item.id or _same_name(each, item)]
        if alike:
            found[item.id] = alike[0].id
    return found


def _things(template: Template) -> list[Resource | Role]:
    return [*template.resources, *template.roles]


def _of_kind(plan: Municipality, item: Resource | Role) -> tuple[Resource | Role, ...]:
    if isinstance(item, Role):
        return plan.roles
    return tuple(each for each in plan.resources if each.kind is item.kind)


def _same_name(one: Resource | Role, other: Resource | Role) -> bool:
    return one.name.casefold() == other.name.casefold()


def with_service(
    plan: Municipality, template: Template, *, name: str, unit: str | None = None, using: Mapping[str, str]
) -> tuple[Municipality, str]:
    """The plan with a service made from a template, and the id of that service.

    ``using``: for resources and roles of the template the ids of those in the plan that stand in their place; the
    others are added. Everything that came from the template is a suggestion.
    """
    taken = set(plan.by_id)
    identity = free_id(slug(name), taken)
    target = {item.id: using.get(item.id) or free_id(item.id, taken) for item in _things(template)}
    made = _renamed(template, {**target, template.service.id: identity})
    for resource in (each for each in made.resources if each.id not in plan.by_id):
        whole = "name" if resource.kind is ResourceKind.INFORMATION else "id"
        plan = with_item(plan, resource.model_copy(update={"suggested": (whole,)}))
    for role in (each for each in made.roles if each.id not in plan.by_id):
        plan = with_item(plan, role.model_copy(update={"suggested": ("id",)}))
    service = made.services[0].model_copy(update={"name": name, "unit": unit, "template": template.id})
    return with_item(plan, service.model_copy(update={"suggested": _suggested(service)})), identity


def free_id(wanted: str, taken: set[str]) -> str:
    """An id that nobody has, which then is taken: the wanted one, or with a number after it."""
    number, identity = 1, wanted
    while identity in taken:
        number += 1
        identity = f"{wanted[: ID_LIMIT - 4]}-{number}"
    taken.add(identity)
    return identity


def _renamed(template: Template, target: Mapping[str, str]) -> Municipality:
    """The template's objects with other ids; by way of ids that nothing has, since the new ones may be old ones."""
    own = Municipality(name="-", services=(template.service,), resources=template.resources, roles=template.roles)
    between = {old: f"x{number}-{number}" for number, old in enumerate(target)}
    for step in (between, {between[old]: new for old, new in target.items()}):
        for old, new in step.items():
            own = redirected(own, old, new)
        own = own.model_copy(
            update={
                name: tuple(each.model_copy(update={"id": step.get(each.id, each.id)}) for each in getattr(own, name))
                for name in ("services", "resources", "roles")
            }
        )
    return own


def _suggested(service: Service) -> tuple[str, ...]:
    """Every value of the service itself, and every row as a whole."""
    return tuple(key for key in standing(service) if _is_whole(key) and key not in _GIVEN)


def _is_whole(key: str) -> bool:
    within, _, rest = key.partition("/")
    if not rest or rest.startswith("/"):
        return True
    return rest.endswith("/name" if within in _HEADINGS else "/id")


def template_of(plan: Municipality, service: Service, *, identity: str) -> Template:
    """A template from a service of the plan, without what is the municipality's own.

    Suppliers, people, units and other services do not come along, nor who finds out what is unknown.
    """
    needed = {each.target for each in references(plan.model_copy(update=_only(service)))}
    resources = tuple(
        Resource(id=each.id, name=each.name, kind=each.kind) for each in plan.resources if each.id in needed
    )
    roles = tuple(Role(id=each.id, name=each.name) for each in plan.roles if each.id in needed)
    kept = {service.id, *(each.id for each in resources), *(each.id for each in roles)}
    others = [item.id for _, item in plan.items() if item.id not in kept]
    alone = cleared(plan, others).service[service.id]
    fresh = alone.model_copy(update={name: Service.model_fields[name].default for name in _OWN} | {"id": identity})
    return Template(service=fresh, resources=resources, roles=roles)


def _only(service: Service) -> dict[str, tuple[Item, ...]]:
    return {**dict.fromkeys(COLLECTIONS, ()), "services": (service,)}
