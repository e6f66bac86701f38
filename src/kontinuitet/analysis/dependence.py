"""Who depends on what: a service depends on something if it stops when that falls (scenario language, cast)."""

from datetime import datetime

from kontinuitet.analysis.consequences import Consequences, consequences
from kontinuitet.analysis.effects import Effect
from kontinuitet.analysis.network import Network


def fallen(network: Network, cause: str, *, start: datetime) -> Consequences:
    """What follows when one resource, supplier, place or role falls alone and is repaired as the plan promises."""
    return consequences(network, (Effect(cause),), start=start)


def stopped_by(network: Network, cause: str, *, start: datetime) -> tuple[str, ...]:
    """The services that are known to stop when the cause falls alone, in the order of the plan."""
    return fallen(network, cause, start=start).stopped


def depends_on(network: Network, service: str, cause: str, *, start: datetime) -> bool:
    """Whether a service is known to stop when the cause falls alone."""
    return service in stopped_by(network, cause, start=start)
