"""The program's network made from rows instead of from one municipality, so that its engine can be measured on many."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from county import RESOURCE
from kontinuitet.analysis.effects import MINUTE
from kontinuitet.analysis.hours import reference_start
from kontinuitet.analysis.network import Causes, Edge, Network
from kontinuitet.analysis.recovery import OwnRecovery, RecoverySource, Term
from kontinuitet.domain.calendar import Calendar, Moment, OpenSpan
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Promise

_OFFICE = Calendar(id="kontorstid", name="Kontorstid", spans=(OpenSpan(first=0, last=4, start=480, end=1020),))


def start() -> datetime:
    """An ordinary Friday at 18."""
    return reference_start(Moment(weekday=4, minute=1080), date(2026, 11, 23))


@cache
def _recovery(minutes: int, support: int) -> OwnRecovery:
    promise = Promise(minutes=minutes, support=bool(support))
    return OwnRecovery(RecoverySource.STATED, (Term(promise, _OFFICE if support else None),))


class CountyNetwork(Network):
    """The nodes that a cause reaches. What is not among them never falls, so that it need not be known."""

    def __init__(
        self, fallen: Sequence[int], nodes: Sequence[tuple[int, int, int, int]], rows: Sequence[tuple[int, ...]]
    ) -> None:
        """``nodes`` as id, kind, recovery, support; ``rows`` as they stand in the file."""
        super().__init__(Municipality(name="Alla"))
        ordered = sorted(nodes, key=lambda node: node[1])
        self.ids = tuple(str(node[0]) for node in ordered)
        self.index = {identity: number for number, identity in enumerate(self.ids)}
        self.first_service = sum(node[1] == RESOURCE for node in nodes)
        self.first_role = len(nodes)
        self._numbers = {node[0]: number for number, node in enumerate(ordered)}
        self._own = [(node[2], node[3]) for node in ordered]
        self._fallen = tuple(sorted(self._numbers[node] for node in fallen))
        self._take(rows)

    def _take(self, rows: Sequence[tuple[int, ...]]) -> None:
        count, number = len(self.ids), self._numbers
        self.hard: list[list[Edge]] = [[] for _ in range(count)]
        self.soft: list[list[Edge]] = [[] for _ in range(count)]
        self.users: list[list[int]] = [[] for _ in range(count)]
        self.places: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        groups: dict[tuple[int, int], list[tuple[int, ...]]] = {}
        for row in rows:
            groups.setdefault((row[1], row[2]), []).append(row)
        for (user, dependency), members in groups.items():
            _, _, _, breaks, tolerance, up_first = members[0]
            if breaks > len(members):
                continue
            node = number[user]
            needs = tuple(number[row[0]] for row in members)
            for need in needs:
                self.users[need].append(node)
                self.places[need].append((node, len(self.hard[node])))
            edge = Edge(
                user=node,
                dependency=str(dependency),
                needs=needs,
                breaks=breaks,
                tolerance=tolerance * MINUTE,
                soft=False,
                up_first=bool(up_first),
                partial=False,
            )
            self.hard[node].append(edge)

    def recovery(self, node: int) -> OwnRecovery | None:
        """As the row says."""
        return _recovery(*self._own[node]) if self.is_resource(node) else None

    def partial_recovery(self, node: int) -> int | None:  # noqa: ARG002 - the question of every network
        """No row says anything of it."""
        return None

    def causes(self, identity: str) -> Causes | None:  # noqa: ARG002 - the question of every network
        """The one cause that there is."""
        return Causes(self._fallen)
