"""The outages of one service: the routines that run in them, and when the clock passes what is acceptable."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kontinuitet.analysis.clock import Segment, intolerable_at, segments
from kontinuitet.analysis.effects import FOREVER, ByHand, RoutineAct
from kontinuitet.analysis.figures import Figure
from kontinuitet.analysis.moments import Seen, doubts_before, places
from kontinuitet.analysis.network import Network, Where
from kontinuitet.analysis.propagation import Lens, Propagation
from kontinuitet.analysis.routines import Candidate, Run, Stretch, as_read, enacted, runs
from kontinuitet.analysis.spans import Down, Hold
from kontinuitet.domain.service import Workaround


@dataclass(frozen=True)
class Background:
    """What the states of every service are worked out from. ``acts`` is ``None`` where the plan's own times count."""

    network: Network
    sure: Propagation
    through: Callable[[Lens], Propagation]
    degraded: Mapping[int, Sequence[Stretch]]
    acts: Mapping[str, Sequence[RoutineAct]] | None
    by_hand: Mapping[int, Sequence[ByHand]]
    interruptions: "dict[tuple[Lens, int], list[Interruption]]" = field(default_factory=dict)
    ran: dict[tuple[Lens, int], list[list[Run]]] = field(default_factory=dict)

    @cached_property
    def worst(self) -> Propagation:
        """The same with every unknown at its worst; worked out when somebody asks, for many questions never do."""
        return self.through(Lens.WORST)

    @cached_property
    def least(self) -> Propagation:
        """The same with every unknown recovery as short as can be; also worked out only when somebody asks."""
        return self.through(Lens.LEAST)

    def seen(self, node: int) -> Seen:
        """When a node is down, through each lens."""
        return Seen(self.least.of(node), self.sure.of(node), self.worst.of(node))

    def seen_through(self, lens: Lens) -> Propagation:
        """The answer through one lens."""
        if lens is Lens.KNOWN:
            return self.sure
        return self.worst if lens is Lens.WORST else self.least


@dataclass(frozen=True, slots=True)
class Interruption:
    """One outage in the stretches of which something else is true each, and when it becomes intolerable."""

    down: Down
    parts: tuple[Segment, ...]
    intolerable: int | None
    doubts: frozenset[Where]


def first_intolerable(background: Background, node: int, lens: Lens = Lens.KNOWN) -> int | None:
    """The first moment at which one service is intolerable, without the unknowns that could change it."""
    limit = _limit(background, node)
    downs = background.seen_through(lens).of(node)
    if limit is None:
        return None
    for down in downs:
        if down.end - down.start > limit:
            break
    else:
        # What is over within the limit is so whatever covers it; most outages are, and that is quickly seen.
        return None
    moments = (one.intolerable for one in interruptions(background, node, lens))
    return next((moment for moment in moments if moment is not None), None)


def intolerable(background: Background, node: int) -> Figure:
    """The same with the unknowns: what the least and the worst answer do not give alike is not known (graph, 8)."""
    if _limit(background, node) is None:
        return Figure(None, places([(background.network.ids[node], "mtpd", "", "")]))
    at = first_intolerable(background, node)
    is_earlier = first_intolerable(background, node, Lens.WORST) != at
    is_later = first_intolerable(background, node, Lens.LEAST) != at
    earlier = (_doubts(background, node, at) or _behind(background, node)) if is_earlier else set()
    later = (_rests(background, node, at) or _behind(background, node)) if is_later else set()
    return Figure(at, places(earlier), places(later))


def may_be_intolerable(background: Background, node: int) -> bool:
    """Whether an unknown value, or a limit that nobody has decided, leaves it open whether it becomes intolerable."""
    if _limit(background, node) is None:
        return node in background.worst.down
    if first_intolerable(background, node) is not None or _seeing(background, node, Lens.WORST) is Lens.KNOWN:
        return False
    return first_intolerable(background, node, Lens.WORST) is not None


def _doubts(background: Background, node: int, at: int | None) -> set[Where]:
    """The unknowns that can make it earlier: of what stops the service, and of the routines that cover it."""
    found = doubts_before(background.worst.of(node), FOREVER if at is None else at)
    for one in interruptions(background, node):
        found |= one.doubts if at is None or one.down.start <= at else set()
    return found


def _rests(background: Background, node: int, at: int | None) -> set[Where]:
    """The unknowns that can make it later, or take it away."""
    return {
        where
        for down in background.sure.of(node)
        for part in down.parts
        if at is not None and part.start <= at < part.end
        for where in part.known.opens
    }


def _behind(background: Background, node: int) -> set[Where]:
    """Every unknown that the outages of the service or its routines rest on."""
    index = background.network.index
    routines = background.network.service(node).workarounds
    needs = {index[need] for row in routines for need in row.needs if need in index}
    nodes = (node, *background.network.needs(node), *needs)
    downs = [down for each in nodes for down in (*background.sure.of(each), *background.worst.of(each))]
    found = {where for down in downs for where in (*down.known.opens, *down.known.doubts)}
    return found | {one.unknown for down in downs for one in _candidates(background, node, down) if one.unknown}


def interruptions(background: Background, node: int, lens: Lens = Lens.KNOWN) -> list[Interruption]:
    """The outages of a service through a lens."""
    lens = _seeing(background, node, lens)
    key = lens, node
    if key not in background.interruptions:
        limit, by_hand = _limit(background, node), background.by_hand.get(node, ())
        outages = zip(background.seen_through(lens).of(node), ran(background, node, lens), strict=True)
        background.interruptions[key] = [_interruption(limit, down, each, by_hand) for down, each in outages]
    return background.interruptions[key]


def _seeing(background: Background, node: int, lens: Lens) -> Lens:
    """The lens, or the plain one when nothing in the outages of this service can look otherwise through it."""
    if lens is Lens.KNOWN:
        return lens
    downs, seen = background.sure.of(node), background.seen_through(lens)
    has_routines = bool(background.network.service(node).workarounds)
    if seen is not background.sure and (has_routines or seen.of(node) is not downs):
        return lens
    unknown = has_routines and any(one.unknown for down in downs for one in _candidates(background, node, down))
    return lens if unknown else Lens.KNOWN


def _interruption(limit: int | None, down: Down, ran: list[Run], by_hand: Sequence[ByHand]) -> Interruption:
    parts = segments(down, ran, by_hand)
    moment, doubts = intolerable_at(parts, limit)
    return Interruption(down, tuple(parts), moment, frozenset(doubts))


def _limit(background: Background, node: int) -> int | None:
    return background.network.limits[node - background.network.first_service]


def ran(background: Background, node: int, lens: Lens = Lens.KNOWN) -> list[list[Run]]:
    """For each outage of a service the routines that run in it, or may."""
    lens = _seeing(background, node, lens)
    key = lens, node
    if key not in background.ran:
        downs = background.seen_through(lens).of(node)
        if background.network.service(node).workarounds:
            background.ran[key] = [_runs(background, node, down, lens) for down in downs]
        else:
            background.ran[key] = [[] for _ in downs]
    return background.ran[key]


def _candidates(background: Background, node: int, down: Down) -> Sequence[Candidate]:
    if background.acts is None:
        return background.network.routines(node, down.known.root)
    service = background.network.service(node)
    return enacted(service, background.acts.get(service.id, ()))


def _runs(background: Background, node: int, down: Down, lens: Lens) -> list[Run]:
    candidates = _candidates(background, node, down)
    if lens is not Lens.KNOWN:
        candidates = [one for each in candidates if (one := as_read(each, hopeful=lens is Lens.LEAST))]
    if not background.by_hand:
        whole = [part for part in down.parts if part.end - part.start == down.end - down.start]
        candidates = [one for one in candidates if not _is_hopeless(background.network, one.workaround, whole)]
    return runs(down.start, down.end, candidates, _Blocked(background, node, lens)) if candidates else []


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


class _Blocked:
    """When a routine does not apply in one outage: something it needs is down, or something else is missed (rule 6)."""

    def __init__(self, background: Background, node: int, lens: Lens) -> None:
        self._network, self._answer = background.network, background.seen_through(lens)
        self._node = node
        self._hands = background.by_hand.get(node, ())

    def __call__(self, row: Workaround) -> list[Stretch]:
        replaced = frozenset(self._nodes(row.replaces))
        blocked = [(down.start, down.end) for need in self._nodes(row.needs) for down in self._answer.of(need)]
        for edge in self._answer.touched(self._network.hard[self._node]):
            if edge.dependency not in row.replaces:
                holds = (self._answer.missed(edge, gap) for gap in self._answer.gaps(edge, without=replaced))
                blocked += [(hold.start, hold.end) for hold in holds if hold is not None]
        return blocked + [(said.at, FOREVER if said.until is None else said.until) for said in self._hands]

    def _nodes(self, ids: Sequence[str]) -> Iterator[int]:
        return (self._network.index[one] for one in ids if one in self._network.index)
