"""Within what time a service needs a dependency back (graph, rule 7; rules C1 and D2 compare with it)."""

from dataclasses import dataclass

from kontinuitet.domain.resource import Dependency
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import known


@dataclass(frozen=True, slots=True)
class Required:
    """Minutes counted from the fall; ``None`` if the service has no recovery time and nothing was decided.

    ``decided``: somebody decided it. ``tolerance_unknown``: how long one manages without is not known, and only the
    service's recovery time stands, so that a finding is a warning that asks for the tolerance.
    """

    minutes: int | None
    decided: bool = False
    tolerance_unknown: bool = False


def required(service: Service, dependency: Dependency) -> Required:
    """The decided time, else tolerance plus the service's recovery time, else that recovery time alone."""
    decided = known(dependency.required)
    if decided is not None:
        return Required(decided, decided=True)
    rto, tolerance = known(service.rto), known(dependency.tolerance)
    if tolerance is None:
        return Required(rto, tolerance_unknown=True)
    return Required(None if rto is None else tolerance + rto)
