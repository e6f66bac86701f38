"""The one pass: what is down when, from the causes through the edges, the needed before their users (graph, 1-4)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from enum import IntEnum, auto
from heapq import heappop, heappush

from kontinuitet.analysis.effects import FOREVER, ByHand, HandStatus
from kontinuitet.analysis.falls import Fall, Said, Timeline
from kontinuitet.analysis.network import Edge, Network, Where, tolerance_place
from kontinuitet.analysis.spans import NOTHING, Downs, Gap, Hold, Known, Wheres, cut, gaps, joined

_MILLISECOND = timedelta(milliseconds=1)
_SHORTEST = 1
"""Milliseconds: nothing is repaired in no time at all, so what is missed at once is missed whatever is not known."""

_UP: tuple[Downs, Downs] = ((), ())


class Lens(IntEnum):
    """How unknown values are read. More is down through each than through the one before (graph, rule 8).

    ``LEAST``: unknown recoveries take no time. ``KNOWN``: nothing is back before it is known to be. ``WORST``: also,
    an unknown tolerance is none at all, and what possibly falls does. Whatever the values turn out to be, the truth
    lies between the first and the last: a figure on which these agree is known.
    """

    LEAST = auto()
    KNOWN = auto()
    WORST = auto()


class Repairs:
    """When a repair that begins at an offset is done; what has been worked out for a start is worked out for good."""

    def __init__(self, network: Network, start: datetime) -> None:
        """For one network and one start, an aware moment."""
        self._network = network
        self._start = start.astimezone(UTC)
        self._done = network.repaired.setdefault(self._start, {})

    def done(self, node: int, begin: int, *, partly: bool) -> int | None:
        """The offset at which the node's own repair is done, partly or wholly; ``None`` if it is not known."""
        key = (node, begin, partly)
        if key not in self._done:
            self._done[key] = self._worked_out(node, begin, partly=partly)
        return self._done[key]

    def _worked_out(self, node: int, begin: int, *, partly: bool) -> int | None:
        own = self._network.recovery(node)
        end = None if own is None else own.end(self._start + begin * _MILLISECOND)
        whole = None if end is None else (end.astimezone(UTC) - self._start) // _MILLISECOND
        partial = self._network.partial_recovery(node) if partly else None
        if partial is None:
            return whole
        return begin + partial if whole is None else min(whole, begin + partial)

    def unknown(self, node: int) -> Where:
        """The field without which the node's recovery is not known."""
        own = self._network.recovery(node)
        place = None if own is None else own.unknown
        return (
            (self._network.ids[node], "", "", "")
            if place is None
            else (place.object, place.field, place.item, place.part)
        )


class Propagation:
    """One pass over the network: when every node is down, as seen through one lens."""

    def __init__(
        self,
        network: Network,
        said: Said,
        repairs: Repairs,
        *,
        by_hand: Mapping[int, Sequence[ByHand]],
        lens: Lens = Lens.KNOWN,
        sure: "Propagation | None" = None,
    ) -> None:
        """The answer stands in ``down`` for the nodes that ever are.

        ``sure`` is the same question as far as it is known; with another lens only what can differ is worked out anew.
        """
        self.network = network
        self.lens = lens
        self.down: dict[int, Downs] = {}
        self.unsure: set[int] = set()
        """The nodes of which an unknown tolerance decides something."""
        self.open: set[int] = set()
        """The nodes of which an unknown recovery decides something."""
        self._said = said
        self._repairs = repairs
        self._by_hand = by_hand
        self._partly: dict[int, Downs] = {}
        self._deadlocked: set[int] = set()
        self._touched: dict[int, int] = {}
        self._again = sure is not None
        if sure is None:
            self._run({*said.sure, *by_hand})
        else:
            self.down = dict(sure.down)
            self._partly, self._deadlocked, self._touched = sure.memory()
            self._run(sure.open if lens is Lens.LEAST else {*sure.unsure, *said.possible})

    def memory(self) -> tuple[dict[int, Downs], set[int], dict[int, int]]:
        """What another lens goes on from: partial returns, deadlocks, and the edges of which something is down."""
        return dict(self._partly), set(self._deadlocked), dict(self._touched)

    def differs(self, lens: Lens) -> bool:
        """Whether more or less can be down through another lens."""
        if lens is Lens.LEAST:
            return bool(self.open)
        return lens is Lens.WORST and bool(self.unsure or self._said.possible)

    def of(self, node: int) -> Downs:
        """When a node is down."""
        return self.down.get(node, ())

    def of_needed(self, edge: Edge, node: int) -> Downs:
        """When a needed node is down for this edge: one whose user is content with part of it is back earlier."""
        return self._partly.get(node, self.of(node)) if edge.partial else self.of(node)

    def touched(self, edges: Iterable[Edge]) -> list[Edge]:
        """The edges of which something is ever down: of most nothing is, and that is quickly seen."""
        down, partly = self.down, self._partly
        found = []
        for edge in edges:
            for need in edge.needs:
                if need in down or need in partly:
                    found.append(edge)
                    break
        return found

    def gaps(self, edge: Edge, *, without: frozenset[int] = frozenset()) -> list[Gap]:
        """When what the edge needs is missing; ``without`` are nodes that something else stands in for."""
        if len(edge.needs) == 1 and not without:
            need = edge.needs[0]
            downs = self.of_needed(edge, need) if edge.partial else self.down.get(need, ())
            return [Gap(down.start, down.end, down.known, need, need) for down in downs]
        return gaps(edge, lambda node: () if node in without else self.of_needed(edge, node))

    def missed(self, edge: Edge, gap: Gap) -> Hold | None:
        """How a gap holds the user down once the tolerance has run out, or ``None`` if it does not (rule 2)."""
        tolerance, known = edge.tolerance, gap.known
        if tolerance is None:
            self.unsure.add(edge.user)
            if self.lens is not Lens.WORST:
                return None
            tolerance = 0
            known = known._replace(doubts=known.doubts | {tolerance_place(self.network, edge)})
        start = gap.start + tolerance
        return Hold(start, gap.end, known, edge, gap.first, gap.last) if start < gap.end else None

    def _run(self, starts: set[int]) -> None:
        component, touched = self.network.component, self._touched
        waiting = sorted({component[node] for node in starts})
        seen = set(waiting)
        while waiting:
            name = heappop(waiting)
            members = self.network.members[name]
            before = [self._taken_out(node) for node in members] if self._again else [_UP] * len(members)
            if name in self.network.circles:
                self._deadlocked.difference_update(members)
                self._settle(members)
            else:
                self._work_out(members[0])
            for node, was in zip(members, before, strict=True):
                if was == (self.down.get(node, ()), self._partly.get(node, ())):
                    continue
                for user, position in self.network.places[node]:
                    touched[user] = touched.get(user, 0) | 1 << position
                    if component[user] not in seen:
                        seen.add(component[user])
                        heappush(waiting, component[user])

    def _taken_out(self, node: int) -> tuple[Downs, Downs]:
        return self.down.pop(node, ()), self._partly.pop(node, ())

    def _settle(self, members: list[int]) -> None:
        """What is in one circle is down as long as it holds itself down, or something outside does.

        From nothing down, each round adds what the one before it leads to, all at once: the answer is the least one
        that holds, whatever the order of the plan. Without "must be up first" inside the circle every span ends when
        something outside does, and begins some tolerances after something outside: that is finitely much to add.
        With it each time round may add a repair. What has not come to rest after many rounds has no figure, and is
        told so (rule C3): all is begun anew, such an edge holds its user down for good, and that is finite again.
        """
        inside = frozenset(members)
        patience = 4 * len(members) + 4
        waiting: Iterable[int] = members
        while waiting:
            found = {node: (self._downs(node), self._partial(node)) for node in waiting}
            changed = [node for node in found if found[node] != (self.of(node), self._partly.get(node, ()))]
            for node in changed:
                self._store(node, *found[node])
            waiting = sorted({user for node in changed for user in self.network.users[node] if user in inside})
            patience -= 1
            if not patience:
                self._deadlocked.update(members)
                for node in members:
                    self._taken_out(node)
                waiting = members

    def _work_out(self, node: int) -> None:
        downs = self._downs(node)
        if downs:
            self.down[node] = downs
        if node in self.network.partly:
            self._partly[node] = self._partial(node)

    def _downs(self, node: int) -> Downs:
        downs = joined(self._lasting(node, partly=False))
        return self._handled(node, downs) if self._by_hand else downs

    def _partial(self, node: int) -> Downs:
        return joined(self._lasting(node, partly=True)) if node in self.network.partly else ()

    def _store(self, node: int, downs: Downs, partial: Downs) -> None:
        if downs:
            self.down[node] = downs
        if node in self.network.partly:
            self._partly[node] = partial

    def _lasting(self, node: int, *, partly: bool) -> list[Hold]:
        line = self._said.sure.get(node)
        said = line is not None or (self.lens is Lens.WORST and node in self._said.possible)
        holds = list(self._falls(node, line, partly=partly)) if said else []
        edges: Sequence[Edge] = self.network.hard[node]
        # What is in a circle with it is down or not while this is worked out; all else that it needs has been settled.
        if self.network.component[node] not in self.network.circles:
            edges = _at(edges, self._touched.get(node, 0))
        for edge in edges:
            for hold in self._held_down(edge):
                holds.append(self._up_first(node, edge, hold, partly=partly) if edge.up_first else hold)
        # Only what falls by itself may be over at once.
        return [hold for hold in holds if hold.end > hold.start] if said else holds

    def _held_down(self, edge: Edge) -> Sequence[Hold]:
        """How an edge holds its user down; most often not at all, or with the one thing that it needs."""
        needs, tolerance = edge.needs, edge.tolerance
        if len(needs) == 1 and not edge.partial:
            need = needs[0]
            downs = self.down.get(need)
            if downs is None:
                return ()
            if tolerance is not None and len(downs) == 1:
                start, end, known, _ = downs[0]
                return (Hold(start + tolerance, end, known, edge, need, need),) if start + tolerance < end else ()
        elif not self.touched((edge,)):
            return ()
        holds = (self.missed(edge, gap) for gap in self.gaps(edge))
        return [hold for hold in holds if hold is not None]

    def _falls(self, node: int, line: Timeline | None, *, partly: bool) -> Iterator[Hold]:
        if line is not None:
            for fall in line.falls:
                yield self._fallen(node, fall, doubts=NOTHING, partly=partly)
        if self.lens is Lens.WORST and node in self._said.possible:
            for fall in self._said.possible[node].falls:
                yield self._fallen(node, fall, doubts=self._said.why[node], partly=partly)

    def _fallen(self, node: int, fall: Fall, *, doubts: Wheres, partly: bool) -> Hold:
        known = Known(doubts=doubts, root=fall.start)
        if fall.end is not None:
            return Hold(fall.start, fall.end, known)
        if not fall.own_repair:
            return Hold(fall.start, fall.latest, known)
        begin, waits = self._may_begin(node, fall)
        known = Known(waits.opens, doubts | waits.doubts, waits.cycle, fall.start)
        done = self._repaired(node, Hold(fall.start, begin, known), partly=partly)
        if done.end <= fall.latest:
            return done
        return done._replace(end=fall.latest, known=done.known._replace(cycle=False))

    def _may_begin(self, node: int, fall: Fall) -> tuple[int, Known]:
        """When the repair of a fallen node can begin: all that must be up first is up (rule 4, support hours)."""
        begin, known = fall.start, Known()
        first = [(gap, edge) for edge in self.network.hard[node] if edge.up_first for gap in self.gaps(edge)]
        for gap, edge in sorted(first, key=lambda one: one[0][:2]):
            if gap.start <= begin < gap.end:
                known = Known(known.opens | gap.known.opens, known.doubts | gap.known.doubts, gap.known.cycle)
                if self._is_deadlock(edge):
                    return FOREVER, known._replace(cycle=True)
                begin = gap.end
        return begin, known

    def _up_first(self, node: int, edge: Edge, hold: Hold, *, partly: bool) -> Hold:
        if not self.network.is_resource(node):
            return hold
        if self._is_deadlock(edge):
            return hold._replace(end=FOREVER, known=hold.known._replace(cycle=True))
        done = self._repaired(node, hold, partly=partly)
        line = self._said.sure.get(node)
        for back in line.backs if line is not None else ():
            if hold.start < back <= done.end and hold.end < FOREVER:
                return hold._replace(end=max(back, hold.end), known=done.known)
        return done

    def _is_deadlock(self, edge: Edge) -> bool:
        if edge.user not in self._deadlocked:
            return False
        component = self.network.component
        return any(component[need] == component[edge.user] for need in edge.needs)

    def _repaired(self, node: int, hold: Hold, *, partly: bool) -> Hold:
        """The hold with the node's own repair after it (rule 4); an unknown one takes what the lens makes of it."""
        end, unknown = self._own_repair(node, hold.start if hold.end >= FOREVER else hold.end, partly=partly)
        known = hold.known._replace(opens=hold.known.opens | unknown) if unknown else hold.known
        return hold._replace(end=FOREVER if hold.end >= FOREVER else end, known=known)

    def _own_repair(self, node: int, begin: int, *, partly: bool) -> tuple[int, Wheres]:
        """When a repair that begins at an offset is done, and the field that would have to be known for that."""
        whole = self._repairs.done(node, begin, partly=False)
        done = self._repairs.done(node, begin, partly=True) if partly else whole
        if whole is not None and done is not None:
            return done, NOTHING
        self.open.add(node)
        end = FOREVER if done is None else done
        if self.lens is Lens.LEAST:
            end = min(end, begin + _SHORTEST)
        return end, frozenset((self._repairs.unknown(node),))

    def _handled(self, node: int, downs: Downs) -> Downs:
        for status in self._by_hand.get(node, ()):
            end = FOREVER if status.until is None else status.until
            if end <= status.at:
                continue
            holds = cut(downs, status.at, end)
            if status.status is not HandStatus.WORKING:
                holds.append(Hold(status.at, end, Known(root=status.at)))
            downs = joined(holds)
        return downs


def _at(edges: Sequence[Edge], positions: int) -> Sequence[Edge]:
    """The edges at the positions that are set as bits."""
    if not positions & (positions - 1):
        return (edges[positions.bit_length() - 1],) if positions else ()
    return [edge for position, edge in enumerate(edges) if positions >> position & 1]
