"""What follows from causes: the one function that what-if, the rules and an exercise all ask (graph)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cached_property

from kontinuitet.analysis.effects import FOREVER, ByHand, Effect, RoutineAct
from kontinuitet.analysis.falls import said
from kontinuitet.analysis.figures import (
    NEVER,
    Figure,
    ResourceFigures,
    RoutineSpan,
    ServiceFigures,
    State,
    StateSpan,
    Step,
)
from kontinuitet.analysis.moments import first_stop, last_return, longest, longest_known, never_ends
from kontinuitet.analysis.network import Network
from kontinuitet.analysis.outages import Background, first_intolerable, may_be_intolerable
from kontinuitet.analysis.propagation import Lens, Propagation, Repairs
from kontinuitet.analysis.spans import Down, Hold
from kontinuitet.analysis.states import is_unsure, routine_spans, service_figures


class Consequences:
    """The answer, worked out once; what is asked of a single service is worked out when somebody asks."""

    def __init__(self, background: Background, *, fell: frozenset[int], possible: frozenset[int]) -> None:
        """Made by ``consequences``."""
        self._background = background
        self._network = background.network
        self._fell = fell
        self._possible = possible
        self._services: dict[int, ServiceFigures] = {}
        self._stops: dict[int, Figure] = {}
        self._backs: dict[int, Figure] = {}

    def service(self, identity: str) -> ServiceFigures:
        """What happens to a service."""
        node = self._network.index[identity]
        if node not in self._services:
            self._services[node] = self._service(node)
        return self._services[node]

    def _service(self, node: int) -> ServiceFigures:
        if self._is_untouched(node):
            still = (StateSpan(0, None, State.WORKING),)
            return ServiceFigures(self._network.ids[node], NEVER, NEVER, NEVER, NEVER, (), still, ())
        identity = self._network.ids[node]
        return service_figures(self._background, node, self.stop(identity), self.back(identity))

    def _is_untouched(self, node: int) -> bool:
        down, worst = self._background.sure.down, self._background.worst.down
        if node in down or node in worst or node in self._background.by_hand:
            return False
        needs, degraded = self._network.needs(node), self._background.degraded
        return not any(need in down or need in worst or need in degraded for need in needs)

    @cached_property
    def services(self) -> tuple[ServiceFigures, ...]:
        """What happens to every service, in the order of the plan."""
        return tuple(self.service(service.id) for service in self._network.municipality.services)

    @property
    def stopped(self) -> tuple[str, ...]:
        """The services that are known to stop, in the order of the plan."""
        return tuple(self._network.ids[node] for node in self._stopped(self._background.sure))

    @property
    def perhaps_stopped(self) -> tuple[str, ...]:
        """The services that stop only if an unknown turns out badly, in the order of the plan."""
        sure = self._background.sure.down
        return tuple(self._network.ids[node] for node in self._stopped(self._background.worst) if node not in sure)

    def _stopped(self, run: Propagation) -> list[int]:
        return sorted(node for node in run.down if self._network.is_service(node))

    def resource(self, identity: str) -> ResourceFigures:
        """What happens to a resource or a role."""
        node = self._network.index[identity]
        spans = tuple((down.start, down.end if down.end < FOREVER else None) for down in self._background.sure.of(node))
        return ResourceFigures(
            identity, self.stop(identity), self.back(identity), node in self._fell, node in self._possible, spans
        )

    @cached_property
    def resources(self) -> tuple[ResourceFigures, ...]:
        """What happens to the resources and roles that are or may be down, in the order of the plan."""
        nodes = {*self._background.sure.down, *self._background.worst.down}
        return tuple(
            self.resource(self._network.ids[node]) for node in sorted(nodes) if not self._network.is_service(node)
        )

    @property
    def possibly(self) -> tuple[str, ...]:
        """The resources that may have fallen, since subcontractors are not known."""
        return tuple(self._network.ids[node] for node in sorted(self._possible))

    def stops(self, identity: str) -> bool:
        """Whether it is known to stop at all: the first thing to ask where most things do not."""
        return self._network.index[identity] in self._background.sure.down

    def outage(self, identity: str) -> Figure:
        """The longest single outage, as in ``ServiceFigures``; also of a resource or role."""
        seen = self._background.seen(self._network.index[identity])
        return longest(seen, self.stop(identity), self.back(identity))

    def longest(self, identity: str) -> int | None:
        """The known length of its longest single outage, without what could change it."""
        node = self._network.index[identity]
        sure = self._background.sure.of(node)
        if not sure:
            return None
        return longest_known(sure, self._background.least.of(node) if never_ends(sure) else sure)

    def stop(self, identity: str) -> Figure:
        """When a service stops, or a resource or role is first down."""
        node = self._network.index[identity]
        if node not in self._stops:
            self._stops[node] = first_stop(self._background.seen(node))
        return self._stops[node]

    def back(self, identity: str) -> Figure:
        """When it is at last back."""
        node = self._network.index[identity]
        if node not in self._backs:
            self._backs[node] = last_return(self._background.seen(node))
        return self._backs[node]

    def intolerable(self, identity: str) -> int | None:
        """The known moment at which a service is first intolerable, without what could change it."""
        return first_intolerable(self._background, self._network.index[identity])

    def may_be_intolerable(self, identity: str) -> bool:
        """Whether it is not known if a service becomes intolerable: an unknown or an open limit decides that."""
        return may_be_intolerable(self._background, self._network.index[identity])

    def routines(self, identity: str) -> tuple[RoutineSpan, ...]:
        """The reserve routines of a service that run, or may; its states are not worked out for this."""
        return routine_spans(self._background, self._network.index[identity])

    def is_unsure(self, identity: str) -> bool:
        """Whether the state of a service is not known at some time; its states are not worked out for this."""
        return is_unsure(self._background, self._network.index[identity])

    def path(self, identity: str) -> tuple[Step, ...]:
        """Why it first stopped: from the thing itself, dependency by dependency, to what fell by itself."""
        downs = self._background.sure.of(self._network.index[identity])
        return tuple(self._steps(downs[0], _earliest)) if downs else ()

    def back_path(self, identity: str) -> tuple[Step, ...]:
        """What it waits for longest: from the thing itself to what is repaired last."""
        downs = self._background.sure.of(self._network.index[identity])
        return tuple(self._steps(downs[-1], _latest)) if downs else ()

    def _steps(self, down: Down, order: "_Order") -> Iterator[Step]:
        seen: set[int] = set()
        current: Down | None = down
        while current is not None:
            part = next((hold for hold in order(current) if hold.edge is None or hold.edge.user not in seen), None)
            if part is None or part.edge is None:
                return
            seen.add(part.edge.user)
            needed = part.first if order is _earliest else part.last
            yield Step(self._network.ids[part.edge.user], part.edge.dependency, self._network.ids[needed])
            current = self._held(part, needed, order)

    def _held(self, part: Hold, needed: int, order: "_Order") -> Down | None:
        downs = self._background.sure.of(needed)
        if order is _earliest:
            return next((down for down in reversed(downs) if down.start <= part.start), None)
        return next((down for down in downs if down.end > part.start), None)


_Order = Callable[[Down], Sequence[Hold]]


def consequences(
    network: Network,
    effects: Sequence[Effect],
    *,
    start: datetime,
    length: int | None = None,
    routines: Sequence[RoutineAct] | None = None,
    by_hand: Sequence[ByHand] = (),
) -> Consequences:
    """What follows when the effects happen, counted from ``start`` (an aware moment); all offsets in milliseconds.

    ``length``: the stated length of every fall without a given end. ``routines``: ``None`` takes the times of the
    plan (what-if, rule 6); in an exercise only the acts given here make a routine ready. ``by_hand``: statuses that
    hold whatever follows, in the order in which they were said. An effect on something unknown has no effect:
    ask ``whatif.unknown_causes`` first.
    """
    told = said(network, effects, length=length)
    hands = _by_node(network, by_hand)
    repairs = Repairs(network, start)
    sure = Propagation(network, told, repairs, by_hand=hands)
    # Asked now: working out states meets unknowns too, of which the pass has said enough.
    differs = {lens: sure.differs(lens) for lens in Lens}

    def through(lens: Lens) -> Propagation:
        if not differs[lens]:
            return sure
        return Propagation(network, told, repairs, by_hand=hands, lens=lens, sure=sure)

    degraded = {node: line.degraded for node, line in told.sure.items() if line.degraded}
    background = Background(network, sure, through, degraded, _by_service(routines), hands)
    fell = frozenset(node for node, line in told.sure.items() if line.falls)
    return Consequences(background, fell=fell, possible=frozenset(told.possible) - fell)


def _by_node(network: Network, by_hand: Sequence[ByHand]) -> dict[int, list[ByHand]]:
    found: dict[int, list[ByHand]] = {}
    for one in by_hand:
        if one.service in network.index:
            found.setdefault(network.index[one.service], []).append(one)
    return found


def _by_service(routines: Sequence[RoutineAct] | None) -> dict[str, list[RoutineAct]] | None:
    if routines is None:
        return None
    found: dict[str, list[RoutineAct]] = {}
    for act in routines:
        found.setdefault(act.service, []).append(act)
    return found


def _earliest(down: Down) -> Sequence[Hold]:
    if len(down.parts) == 1:
        return down.parts
    return sorted(down.parts, key=lambda part: (part.start, part.edge is not None))


def _latest(down: Down) -> Sequence[Hold]:
    if len(down.parts) == 1:
        return down.parts
    return sorted(down.parts, key=lambda part: (-part.end, part.edge is not None))
