"""Who is away: which roles nobody is left for, when certain people cannot come."""

from collections.abc import Collection

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Role
from kontinuitet.domain.values import known


def roles_without(plan: Municipality, people: Collection[str]) -> tuple[str, ...]:
    """The roles whose holder and deputies are all among these people, in stored order.

    A role that nobody holds is missing already and does not fall because of them.
    """
    return tuple(role.id for role in plan.roles if (held := holders(role)) and held <= {*people})


def holders(role: Role) -> frozenset[str]:
    """Everybody who can hold a role."""
    return frozenset((*role.deputies, *filter(None, (known(role.holder),))))
