"""One service through time: the states that follow one another, and everything else that is told of it."""

from collections.abc import Iterator
from itertools import pairwise

from kontinuitet.analysis.clock import Phase, hand_at
from kontinuitet.analysis.effects import FOREVER
from kontinuitet.analysis.figures import NEVER, Figure, Outage, RoutineSpan, ServiceFigures, State, StateSpan
from kontinuitet.analysis.moments import longest
from kontinuitet.analysis.network import Edge, place_of
from kontinuitet.analysis.outages import Background, Interruption, interruptions, intolerable, ran
from kontinuitet.analysis.routines import Rank, Run
from kontinuitet.analysis.spans import Downs, Hold, Known, covers, gaps, joined


def routine_spans(background: Background, node: int) -> tuple[RoutineSpan, ...]:
    """The routines that run, or may, in the outages of one service."""
    return tuple(_routine_span(run) for each in ran(background, node) for run in each)


def is_unsure(background: Background, node: int) -> bool:
    """Whether the state of one service is not known at some time, without working out what it is at every other."""
    if background.by_hand.get(node):
        return any(span.state is State.UNKNOWN for span in _States(background, node).spans())
    if any(run.candidate.rank is Rank.UNSURE for each in ran(background, node) for run in each):
        return True
    sure = background.sure.of(node)
    worst = background.worst.of(node)
    return any(not any(one.start <= down.start and down.end <= one.end for one in sure) for down in worst)


def service_figures(background: Background, node: int, stop: Figure, back: Figure) -> ServiceFigures:
    """What happens to one service that first stops and at last returns so."""
    seen = background.seen(node)
    return ServiceFigures(
        id=background.network.ids[node],
        stop=stop,
        intolerable=intolerable(background, node) if seen.sure or seen.worst else NEVER,
        back=back,
        outage=longest(seen, stop, back),
        outages=tuple(_outage(one) for one in interruptions(background, node)),
        states=_States(background, node).spans(),
        routines=routine_spans(background, node),
    )


def _outage(one: Interruption) -> Outage:
    return Outage(one.down.start, one.intolerable, one.down.end if one.down.end < FOREVER else None)


def _routine_span(run: Run) -> RoutineSpan:
    candidate = run.candidate
    unknown = None if candidate.unknown is None else place_of(candidate.unknown)
    end = None if run.end >= FOREVER or unknown is not None else run.end
    return RoutineSpan(candidate.workaround.id, run.start, end, candidate.reaches, unknown)


class _States:
    """The states of one service, found by looking at each stretch between two moments at which something changes."""

    def __init__(self, background: Background, node: int) -> None:
        self._parts = [(part, one.intolerable) for one in interruptions(background, node) for part in one.parts]
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
        for part, limit in self._parts:
            yield from (part.start, part.end)
            if limit is not None:
                yield limit
        for said in self._hands:
            yield said.at
            if said.until is not None:
                yield said.until

    def _span(self, start: int, end: int | None) -> StateSpan:
        for part, limit in self._parts:
            if part.start <= start < part.end:
                past = limit is not None and limit <= start
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
        marks = [Hold(start, end, Known()) for start, end in degraded.get(node, ())]
        return joined([*(part for down in sure.of_needed(edge, node) for part in down.parts), *marks])

    holds = (sure.missed(edge, gap) for gap in gaps(edge, lessened))
    return [hold for hold in holds if hold is not None]
