"""Who is behind a role today, and which roles a plan names: what several rules ask."""

from collections.abc import Iterable, Iterator

from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.organisation import Role
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import AskedSlug, known


def named(role: Role) -> tuple[str, ...]:
    """Everybody who is written down for a role, the holder first."""
    holder = known(role.holder)
    return tuple(dict.fromkeys((*((holder,) if holder else ()), *role.deputies)))


def has_left(view: Snapshot, person: str) -> bool:
    """Whether somebody of that id has stopped working here."""
    item = view.municipality.person.get(person)
    return item is not None and item.left is not None and item.left <= view.today


def present(view: Snapshot, role: Role) -> tuple[str, ...]:
    """Those written down for a role who are in the register and still work here, the holder first."""
    return tuple(one for one in named(role) if one in view.municipality.person and not has_left(view, one))


def is_told_alone(role: Role) -> bool:
    """Whether rule G1 already says that fewer than two people are written down for the role."""
    return len(named(role)) < 2


def roles_of(view: Snapshot, ids: Iterable[AskedSlug]) -> Iterator[Role]:
    """The roles that these ids name; what is unknown, or names nothing, is left out."""
    for asked in ids:
        role = view.municipality.role.get(known(asked) or "")
        if role is not None:
            yield role


def roles_in_plan(view: Snapshot, service: Service) -> tuple[Role, ...]:
    """Every role that the plan of a service names, and those of its alert list, each once."""
    alert_list = view.municipality.alert_list.get(service.activation.alert_list or "")
    asked: tuple[AskedSlug, ...] = (
        service.owner,
        service.deputy,
        service.activation.decider,
        service.activation.deputy,
        *(alert_list.roles if alert_list else ()),
        *(row.decider for row in service.workarounds),
        *(row.who for row in service.tasks),
        *(row.sender for row in service.communication),
        *(row.who for row in service.recovery),
        service.returning.declares,
        service.returning.enters,
        service.returning.verifies,
    )
    return tuple({role.id: role for role in roles_of(view, asked)}.values())
