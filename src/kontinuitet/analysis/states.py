"""One service through time: its outages, the routines in them, and the states that follow one another."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from kontinuitet.analysis.clock import Phase, Segment, hand_at, intolerable_at, segments
from kontinuitet.analysis.effects import FOREVER, MINUTE, ByHand, RoutineAct
from kontinuitet.analysis.figures import NEVER, Figure, Outage, RoutineSpan, ServiceFigures, State, StateSpan
from kontinuitet.analysis.moments import doubts_before, longest, places
from kontinuitet.analysis.network import Edge, Network, Where, place_of
from kontinuitet.analysis.propagation import Propagation
from kontinuitet.analysis.routines import Candidate, Rank, Run, Stretch, enacted, runs
from kontinuitet.analysis.spans import Down, Downs, Hold, Known, covers, gaps, joined
from kontinuitet.domain.service import Service, Workaround
from kontinuitet.domain.values import known


@dataclass(frozen=True)
class Background:
    """What the states of every service are worked out from. ``acts`` is ``None`` where the plan's own times count."""

    network: Network
    sure: Propagation
    at_worst: Callable[[], Propagation]
    degraded: Mapping[int, Sequence[Stretch]]
    acts: Mapping[str, Sequence[RoutineAct]] | None
    by_hand: Mapping[int, Sequence[ByHand]]
    interruptions: "dict[int, list[_Interruption]]" = field(default_factory=dict)
    ran: dict[int, list[list[Run]]] = field(default_factory=dict)

    @cached_property
    def worst(self) -> Propagation:
        """The same with every unknown at its worst; worked out when somebody asks, for many questions never do."""
        return self.at_worst()


@dataclass(frozen=True, slots=True)
class _Interruption:
    down: Down
    parts: tuple[Segment, ...]
    intolerable: int | None
    doubts: frozenset[Where]


def routine_spans(background: Background, node: int) -> tuple[RoutineSpan, ...]:
    """The routines that run, or may, in the outages of one service."""
    return tuple(_routine_span(run) for ran in _ran(background, node) for run in ran)


def first_intolerable(background: Background, node: int) -> int | None:
    """The first moment at which one service is intolerable, without the unknowns that could change it."""
    moments = (one.intolerable for one in _interruptions(background, node))
    return next((moment for moment in moments if moment is not None), None)


def is_unsure(background: Background, node: int) -> bool:
    """Whether the state of one service is not known at some time, without working out what it is at every other."""
    if background.by_hand.get(node):
        return any(span.state is State.UNKNOWN for span in _States(background, node).spans())
    if any(run.candidate.rank is Rank.UNSURE for ran in _ran(background, node) for run in ran):
        return True
    sure = background.sure.of(node)
    worst = background.worst.of(node)
    return any(not any(one.start <= down.start and down.end <= one.end for one in sure) for down in worst)


def _interruptions(background: Background, node: int) -> list[_Interruption]:
    if node not in background.interruptions:
        service = background.network.service(node)
        by_hand = background.by_hand.get(node, ())
        outages = zip(background.sure.of(node), _ran(background, node), strict=True)
        background.interruptions[node] = [_interruption(service, down, ran, by_hand) for down, ran in outages]
    return background.interruptions[node]


def _ran(background: Background, node: int) -> list[list[Run]]:
    """For each outage of a service the routines that run in it, or may."""
    if node not in background.ran:
        service = background.network.service(node)
        downs = background.sure.of(node)
        acts = None if background.acts is None else background.acts.get(service.id, ())
        if not service.workarounds:
            background.ran[node] = [[] for _ in downs]
        elif acts is None:
            planned = (background.network.routines(node, down.known.root) for down in downs)
            background.ran[node] = [_runs(background, node, *each) for each in zip(downs, planned, strict=True)]
        else:
            background.ran[node] = [_runs(background, node, down, enacted(service, acts)) for down in downs]
    return background.ran[node]


def _runs(background: Background, node: int, down: Down, candidates: Sequence[Candidate]) -> list[Run]:
    if not background.by_hand:
        whole = [part for part in down.parts if part.end - part.start == down.end - down.start]
        candidates = [one for one in candidates if not _is_hopeless(background.network, one.workaround, whole)]
    return runs(down.start, down.end, candidates, _Blocked(background, node)) if candidates else []


def _is_hopeless(network: Network, row: Workaround, whole: Sequence[Hold]) -> bool:
    """Whether one single thing that it does not stand in for is missed all the time: most routines, most outages."""
    for part in whole:
        edge = part.edge
        if edge is not None and edge.dependency not in row.replaces:
            for need in edge.needs:
                if network.ids[need] in row.replaces:
                    break
            else:
                return True
    return False


def service_figures(background: Background, node: int, stop: Figure, back: Figure) -> ServiceFigures:
    """What happens to one service that first stops and at last returns so."""
    service = background.network.service(node)
    sure, worst = background.sure.of(node), background.worst.of(node)
    interruptions = _interruptions(background, node)
    return ServiceFigures(
        id=service.id,
        stop=stop,
        intolerable=_intolerable(service, interruptions, worst) if sure or worst else NEVER,
        back=back,
        outage=longest(sure, stop, back),
        outages=tuple(_outage(one) for one in interruptions),
        states=_States(background, node).spans(),
        routines=routine_spans(background, node),
    )


def _limit(service: Service) -> int | None:
    mtpd = known(service.mtpd)
    return None if mtpd is None else mtpd * MINUTE


def _interruption(service: Service, down: Down, ran: list[Run], by_hand: Sequence[ByHand]) -> _Interruption:
    parts = segments(down, ran, by_hand)
    intolerable, doubts = intolerable_at(parts, _limit(service))
    return _Interruption(down, tuple(parts), intolerable, frozenset(doubts))


class _Blocked:
    """When a routine does not apply in one outage: something it needs is down, or something else is missed (rule 6)."""

    def __init__(self, background: Background, node: int) -> None:
        self._network, self._sure = background.network, background.sure
        self._node = node
        self._hands = background.by_hand.get(node, ())

    def __call__(self, row: Workaround) -> list[Stretch]:
        replaced = frozenset(self._nodes(row.replaces))
        blocked = [(down.start, down.end) for need in self._nodes(row.needs) for down in self._sure.of(need)]
        for edge in self._sure.touched(self._network.hard[self._node]):
            if edge.dependency not in row.replaces:
                holds = (self._sure.missed(edge, gap) for gap in self._sure.gaps(edge, without=replaced))
                blocked += [(hold.start, hold.end) for hold in holds if hold is not None]
        return blocked + [(said.at, FOREVER if said.until is None else said.until) for said in self._hands]

    def _nodes(self, ids: Sequence[str]) -> Iterator[int]:
        return (self._network.index[one] for one in ids if one in self._network.index)


def _outage(one: _Interruption) -> Outage:
    return Outage(one.down.start, one.intolerable, one.down.end if one.down.end < FOREVER else None)


def _routine_span(run: Run) -> RoutineSpan:
    candidate = run.candidate
    unknown = None if candidate.unknown is None else place_of(candidate.unknown)
    end = None if run.end >= FOREVER or unknown is not None else run.end
    return RoutineSpan(candidate.workaround.id, run.start, end, candidate.reaches, unknown)


def _intolerable(service: Service, interruptions: Sequence[_Interruption], worst: Downs) -> Figure:
    limit = _limit(service)
    if limit is None:
        return Figure(None, places([(service.id, "mtpd", "", "")]))
    first = next((one for one in interruptions if one.intolerable is not None), None)
    if first is None or first.intolerable is None:
        doubts = {where for one in interruptions for where in one.doubts}
        longer = [down for down in worst if down.end - down.start > limit]
        return Figure(None, places(doubts | {where for down in longer for where in down.known.doubts}))
    rests = set(first.down.known.rests)
    floor = first.down.known.floor
    if first.down.end >= FOREVER and (floor is None or floor <= first.intolerable):
        rests |= first.down.known.opens
    earlier = doubts_before(worst, first.down.start)
    return Figure(first.intolerable, places(first.doubts | earlier), places(rests))


class _States:
    """The states of one service, found by looking at each stretch between two moments at which something changes."""

    def __init__(self, background: Background, node: int) -> None:
        self._parts = [(part, one.intolerable) for one in _interruptions(background, node) for part in one.parts]
        self._worst = background.worst.of(node)
        self._hands = background.by_hand.get(node, ())
        edges = (*background.network.hard[node], *background.network.soft[node])
        self._missing = [gap for edge in background.sure.touched(edges) for gap in background.sure.gaps(edge)]
        self._degraded = [hold for edge in edges for hold in _degrading(background, edge)]

    def spans(self) -> tuple[StateSpan, ...]:
        moments = sorted({0, *self._moments()} - {FOREVER})
        found: list[StateSpan] = []
        for start, end in pairwise((*moments, None)):
            span = self._span(start or 0, end)
            if found and _alike(found[-1], span):
                found[-1] = _until(found[-1], end)
            else:
                found.append(span)
        return tuple(found)

    def _moments(self) -> Iterator[int]:
        for stretches in (self._worst, self._missing, self._degraded):
            for one in stretches:
                yield from (one.start, one.end)
        for part, intolerable in self._parts:
            yield from (part.start, part.end)
            if intolerable is not None:
                yield intolerable
        for said in self._hands:
            yield said.at
            if said.until is not None:
                yield said.until

    def _span(self, start: int, end: int | None) -> StateSpan:
        for part, intolerable in self._parts:
            if part.start <= start < part.end:
                past = intolerable is not None and intolerable <= start
                return StateSpan(start, end, _state(part.phase, past=past), routine=part.routine)
        degraded = any(hold.start <= start < hold.end for hold in self._degraded)
        return StateSpan(start, end, self._unstopped(start), degraded=degraded)

    def _unstopped(self, moment: int) -> State:
        if hand_at(self._hands, moment) is not None:
            return State.WORKING
        if covers(self._worst, moment):
            return State.UNKNOWN
        missing = any(gap.start <= moment < gap.end for gap in self._missing)
        return State.MANAGING if missing else State.WORKING


def _state(phase: Phase, *, past: bool) -> State:
    if phase is Phase.UNSURE:
        return State.UNKNOWN
    if phase is Phase.ENOUGH:
        return State.ROUTINE
    if past:
        return State.INTOLERABLE
    return State.ROUTINE if phase is Phase.BELOW else State.STANDING


def _alike(one: StateSpan, other: StateSpan) -> bool:
    return (one.state, one.degraded, one.routine) == (other.state, other.degraded, other.routine)


def _until(span: StateSpan, end: int | None) -> StateSpan:
    return StateSpan(span.start, end, span.state, span.degraded, span.routine)


def _degrading(background: Background, edge: Edge) -> list[Hold]:
    """When the user of an edge is degraded through it (graph, rule 3)."""
    sure, degraded = background.sure, background.degraded
    touched = any(need in degraded for need in edge.needs)
    if not (touched or (edge.soft and sure.touched((edge,)))):
        return []

    def lessened(node: int) -> Downs:
        marks = [Hold(start, end, Known(None)) for start, end in degraded.get(node, ())]
        return joined([*(part for down in sure.of_needed(edge, node) for part in down.parts), *marks])

    holds = (sure.missed(edge, gap) for gap in gaps(edge, lessened))
    return [hold for hold in holds if hold is not None]
