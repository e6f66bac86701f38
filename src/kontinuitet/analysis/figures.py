"""What the graph answers: moments with their unknowns, states over time, the routine that covers when.

Every moment is an integer number of milliseconds after the start that was asked about.
"""

from dataclasses import dataclass
from enum import StrEnum

from kontinuitet.domain.values import Place


class State(StrEnum):
    """State of a service at a moment (graph, states of a service over time)."""

    WORKING = "working"
    MANAGING = "managing"
    STANDING = "standing"
    ROUTINE = "routine"
    INTOLERABLE = "intolerable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Figure:
    """A moment or a length in milliseconds as far as it is known (graph, rule 8).

    ``at``: the known value; ``None`` and no unknowns is never; ``None`` with unknowns is not known.
    ``unknowns``: the fields of the plan without a value that can make a stop earlier, or a return later ("may stop
    earlier", "at the earliest"). ``rests_on``: unknown recovery times that were counted as not back yet; known
    ones may make a stop later or take it away. ``cycle``: a circle of "must be up first" has no figure (rule C3).
    """

    at: int | None = None
    unknowns: tuple[Place, ...] = ()
    rests_on: tuple[Place, ...] = ()
    cycle: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether no unknown value could change it."""
        return not (self.unknowns or self.rests_on or self.cycle)

    @property
    def is_never(self) -> bool:
        """Whether it never happens, and that is known."""
        return self.at is None and self.is_exact


NEVER = Figure()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path from what stopped back to its cause: ``user`` needs ``needed`` through ``dependency``."""

    user: str
    dependency: str
    needed: str


@dataclass(frozen=True, slots=True)
class StateSpan:
    """A service in one state from ``start`` until ``end`` (``None``: as far as can be seen).

    ``routine`` names the reserve routine that runs then, also one below the tolerable level when the state is
    intolerable. ``degraded`` is a mark beside the state, without a clock.
    """

    start: int
    end: int | None
    state: State
    degraded: bool = False
    routine: str | None = None


@dataclass(frozen=True, slots=True)
class RoutineSpan:
    """A reserve routine that runs from ``start`` until ``end``.

    ``end`` is ``None`` when it lasts as far as can be seen, or when its end is not known (``unknown`` names the
    field). ``reaches``: whether its capacity reaches the tolerable level; ``None`` is unclear.
    """

    workaround: str
    start: int
    end: int | None
    reaches: bool | None
    unknown: Place | None = None


@dataclass(frozen=True, slots=True)
class Outage:
    """One interruption: ``stop``, first ``intolerable`` moment, ``back`` (``None``: not within what is known)."""

    stop: int
    intolerable: int | None
    back: int | None


@dataclass(frozen=True, slots=True)
class ServiceFigures:
    """What happens to a service: first stop, first intolerable moment, last return, longest single outage.

    ``outage`` is a length; a service that stops, returns and stops again has several ``outages``, and each has
    its own clock towards the acceptable outage. ``states`` begin at 0 and follow one another without gaps.
    """

    id: str
    stop: Figure
    intolerable: Figure
    back: Figure
    outage: Figure
    outages: tuple[Outage, ...]
    states: tuple[StateSpan, ...]
    routines: tuple[RoutineSpan, ...]

    def state_at(self, moment: int) -> StateSpan:
        """The span that holds the moment (milliseconds after the start, not before it)."""
        return next(span for span in reversed(self.states) if span.start <= moment)


@dataclass(frozen=True, slots=True)
class ResourceFigures:
    """What happens to a resource: ``down`` first, ``up`` at last; ``fell``: by a cause itself, not through another.

    ``possibly``: it may be down, since the subcontractors of its agreement are not known. ``spans``: when it is
    down (end ``None``: no known end).
    """

    id: str
    down: Figure
    up: Figure
    fell: bool
    possibly: bool
    spans: tuple[tuple[int, int | None], ...]
