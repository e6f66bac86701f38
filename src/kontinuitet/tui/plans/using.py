"""Who uses what, looked up once for each state of the plan."""

from kontinuitet.domain.municipality import Item, Municipality
from kontinuitet.domain.references import users
from kontinuitet.domain.values import Place

_latest: list[tuple[Municipality, dict[str, tuple[Place, ...]]]] = []
# A plan of two hundred services takes a tenth of a second, and several screens ask of the same one.


def places_of(plan: Municipality) -> dict[str, tuple[Place, ...]]:
    """For each id the places in other objects where it stands."""
    if not _latest or _latest[0][0] is not plan:
        _latest[:] = [(plan, users(plan))]
    return _latest[0][1]


def users_of(plan: Municipality, identity: str) -> list[Item]:
    """The objects that refer to one, in the order in which they do."""
    names = dict.fromkeys(place.object for place in places_of(plan).get(identity, ()))
    return [plan.by_id[name] for name in names if name in plan.by_id]


def counts(plan: Municipality) -> dict[str, int]:
    """How many objects refer to each."""
    return {identity: len({place.object for place in places}) for identity, places in places_of(plan).items()}
