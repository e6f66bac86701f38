"""The one pass: what is down when, from the causes through the edges, the needed before their users (graph, 1-4)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush

from kontinuitet.analysis.effects import FOREVER, ByHand, HandStatus
from kontinuitet.analysis.falls import Fall, Said, Timeline
from kontinuitet.analysis.network import Edge, Network, Where, tolerance_place
from kontinuitet.analysis.spans import NOTHING, Downs, Gap, Hold, Known, cut, gaps, joined

_MILLISECOND = timedelta(milliseconds=1)
_UP: tuple[Downs, Downs] = ((), ())


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
    """One pass over the network: when every node is down, as far as that is known."""

    def __init__(
        self,
        network: Network,
        said: Said,
        repairs: Repairs,
        *,
        by_hand: Mapping[int, Sequence[ByHand]],
        sure: "Propagation | None" = None,
    ) -> None:
        """The answer stands in ``down`` for the nodes that ever are.

        ``sure`` is the same question as far as it is known. With it this is the worst answer instead: every unknown
        tolerance is zero and every possible fall happens. Only what that can change is worked out anew.
        """
        self.network = network
        self.down: dict[int, Downs] = {}
        self.unsure: set[int] = set()
        """The nodes of which an unknown tolerance decides something."""
        self._said = said
        self._repairs = repairs
        self._by_hand = by_hand
        self._worst = sure is not None
        self._partly: dict[int, Downs] = {}
        self._deadlocked: set[int] = set()
        self._touched: dict[int, int] = {}
        if sure is None:
            self._run({*said.sure, *by_hand})
        else:
            self.down = dict(sure.down)
            self._partly, self._deadlocked, self._touched = sure.memory()
            self._run({*sure.unsure, *said.possible})

    def memory(self) -> tuple[dict[int, Downs], set[int], dict[int, int]]:
        """What the worst answer goes on from: partial returns, deadlocks, and the edges of which something is down."""
        return dict(self._partly), set(self._deadlocked), dict(self._touched)

    @property
    def met_unknown(self) -> bool:
        """Whether the worst can be worse than this."""
        return bool(self.unsure or self._said.possible)

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
        tolerance = edge.tolerance
        known = gap.known
        if tolerance is None:
            self.unsure.add(edge.user)
            if not self._worst:
                return None
            tolerance = 0
            known = known._replace(doubts=known.doubts | {tolerance_place(self.network, edge)})
        start = gap.start + tolerance
        if start >= gap.end:
            return None
        # Nothing is repaired in no time at all: what is missed at once is missed whatever its recovery time is.
        earliest = gap.start + 1 if known.floor is None else known.floor
        if gap.end >= FOREVER and earliest <= start:
            known = known._replace(rests=known.rests | known.opens, floor=None)
        return Hold(start, gap.end, known, edge, gap.first, gap.last)

    def _run(self, starts: set[int]) -> None:
        component = self.network.component
        waiting = sorted({component[node] for node in starts})
        seen = set(waiting)
        while waiting:
            name = heappop(waiting)
            members = self.network.members[name]
            before = {node: (self.down.pop(node, ()), self._partly.pop(node, ())) for node in members if self._worst}
            if name in self.network.circles:
                self._deadlocked.difference_update(members)
                self._settle(members)
            else:
                self._work_out(members[0])
            for node in members:
                is_other = before.get(node, _UP) != (self.of(node), self._partly.get(node, ()))
                for user, position in self.network.places[node] if is_other else ():
                    self._touched[user] = self._touched.get(user, 0) | 1 << position
                    if component[user] not in seen:
                        seen.add(component[user])
                        heappush(waiting, component[user])

    def _settle(self, members: list[int]) -> None:
        """What is in one circle is down as long as it holds itself down."""
        rounds = 0
        changed = True
        patience = 4 * len(members) + 4
        # What then still swings to and fro would do so for ever: it is left as it stands.
        while changed and rounds < 3 * patience:
            changed = False
            rounds += 1
            for node in members:
                before = self._shape(node)
                self._work_out(node)
                changed = changed or before != self._shape(node)
            # Each time round a circle of "must be up first" adds a repair: what still grows then never ends.
            if rounds > patience:
                self._deadlocked.update(members)

    def _shape(self, node: int) -> list[tuple[int, int, int | None]]:
        return [(down.start, down.end, down.known.floor) for down in (*self.of(node), *self._partly.get(node, ()))]

    def _work_out(self, node: int) -> None:
        downs = joined(self._lasting(node, partly=False))
        if self._by_hand:
            downs = self._handled(node, downs)
        if downs:
            self.down[node] = downs
        if node in self.network.partly:
            self._partly[node] = joined(self._lasting(node, partly=True))

    def _lasting(self, node: int, *, partly: bool) -> list[Hold]:
        line = self._said.sure.get(node)
        said = line is not None or (self._worst and node in self._said.possible)
        holds = list(self._falls(node, line, partly=partly)) if said else []
        edges: Sequence[Edge] = self.network.hard[node]
        # What is in a circle with it is down or not while this is worked out; all else that it needs has been settled.
        if self.network.component[node] not in self.network.circles:
            edges = _at(edges, self._touched.get(node, 0))
        for edge in edges:
            for hold in self._held_down(edge):
                holds.append(self._up_first(node, hold, line, partly=partly) if edge.up_first else hold)
        return [hold for hold in holds if hold.end > hold.start]

    def _held_down(self, edge: Edge) -> Sequence[Hold]:
        """How an edge holds its user down; most often not at all, or with the one thing that it needs."""
        needs, tolerance = edge.needs, edge.tolerance
        if len(needs) == 1 and not edge.partial:
            need = needs[0]
            downs = self.down.get(need)
            if downs is None:
                return ()
            if tolerance is not None and len(downs) == 1 and downs[0].end < FOREVER:
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
        if self._worst and node in self._said.possible:
            for fall in self._said.possible[node].falls:
                yield self._fallen(node, fall, doubts=self._said.why[node], partly=partly)

    def _fallen(self, node: int, fall: Fall, *, doubts: frozenset[Where], partly: bool) -> Hold:
        if fall.end is not None:
            return Hold(fall.start, fall.end, Known(fall.end, doubts=doubts, root=fall.start))
        if not fall.own_repair:
            return Hold(fall.start, fall.latest, Known(None, doubts=doubts, root=fall.start))
        begin, waits = self._may_begin(node, fall)
        hold = Hold(
            fall.start,
            begin,
            Known(waits.floor, waits.opens, doubts=doubts | waits.doubts, cycle=waits.cycle, root=fall.start),
        )
        done = self._repaired(node, hold, partly=partly)
        if done.end <= fall.latest:
            return done
        return done._replace(end=fall.latest, known=Known(fall.latest, doubts=done.known.doubts, root=fall.start))

    def _may_begin(self, node: int, fall: Fall) -> tuple[int, Known]:
        """When the repair of a fallen node can begin: all that must be up first is up (rule 4, support hours)."""
        begin, known = fall.start, Known(fall.start)
        first = [gap for edge in self.network.hard[node] if edge.up_first for gap in self.gaps(edge)]
        for gap in sorted(first, key=lambda one: (one.start, one.end)):
            if gap.start <= begin < gap.end:
                if self._is_deadlock(node, gap.first):
                    return FOREVER, gap.known._replace(cycle=True, floor=fall.start)
                begin, known = gap.end, gap.known
        return begin, known

    def _up_first(self, node: int, hold: Hold, line: Timeline | None, *, partly: bool) -> Hold:
        if not self.network.is_resource(node):
            return hold
        if self._is_deadlock(node, hold.first):
            return hold._replace(end=FOREVER, known=hold.known._replace(cycle=True))
        done = self._repaired(node, hold, partly=partly)
        for back in line.backs if line is not None else ():
            if hold.start < back <= done.end and hold.end < FOREVER:
                end = max(back, hold.end)
                return hold._replace(end=end, known=hold.known._replace(floor=end))
        return done

    def _is_deadlock(self, node: int, needed: int) -> bool:
        component = self.network.component
        return node in self._deadlocked and component[node] == component[needed]

    def _repaired(self, node: int, hold: Hold, *, partly: bool) -> Hold:
        """The hold with the node's own repair after it; an unknown one leaves the end open (rules 4 and 8)."""
        known = hold.known
        floor = self._repairs.done(node, hold.start if known.floor is None else known.floor, partly=partly)
        if floor is None:
            opens = known.opens | {self._repairs.unknown(node)}
            least = known.floor if known.floor is not None and known.floor > hold.start else None
            return hold._replace(end=FOREVER, known=known._replace(floor=least, opens=opens))
        if hold.end >= FOREVER:
            return hold._replace(known=known._replace(floor=floor))
        end = self._repairs.done(node, hold.end, partly=partly)
        return hold._replace(end=end or floor, known=known._replace(floor=end))

    def _handled(self, node: int, downs: Downs) -> Downs:
        for status in self._by_hand.get(node, ()):
            end = FOREVER if status.until is None else status.until
            if end <= status.at:
                continue
            holds = cut(downs, status.at, end)
            if status.status is not HandStatus.WORKING:
                holds.append(Hold(status.at, end, Known(None if status.until is None else end, root=status.at)))
            downs = joined(holds)
        return downs


def _at(edges: Sequence[Edge], positions: int) -> Sequence[Edge]:
    """The edges at the positions that are set as bits."""
    if not positions & (positions - 1):
        return (edges[positions.bit_length() - 1],) if positions else ()
    return [edge for position, edge in enumerate(edges) if positions >> position & 1]
