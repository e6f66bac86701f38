"""The stress table: each resource and supplier, gone for each length of time, and the services beyond their limit."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from kontinuitet.analysis.consequences import Consequences, consequences
from kontinuitet.analysis.effects import MINUTE, Effect
from kontinuitet.analysis.network import Causes, Network, compile_network
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import known


class CauseKind(StrEnum):
    """What a row of the table is about."""

    RESOURCE = "resource"
    SUPPLIER = "supplier"


@dataclass(frozen=True, slots=True, kw_only=True)
class StressCell:
    """One cause gone for one length of time, in minutes: ids of services, in the order of the plan.

    ``beyond``: past their acceptable outage. ``over_rto``: the longest single outage is longer than the recovery time
    that was decided; all of ``beyond`` are not among them, for a reserve routine stops only the other clock.
    ``stopped``: known to stop. ``unsure``: those that may be beyond, since they stop and nobody has decided what is
    acceptable, or stop only if an unknown turns out badly.
    """

    length: int
    beyond: tuple[str, ...] = ()
    over_rto: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True)
class StressRow:
    """One resource or supplier, with a cell for each length of the table."""

    cause: str
    kind: CauseKind
    cells: tuple[StressCell, ...]

    @cached_property
    def beyond(self) -> tuple[int, ...]:
        """For each length how many services are past their acceptable outage: the red figures."""
        return tuple(len(cell.beyond) for cell in self.cells)

    @cached_property
    def over_rto(self) -> tuple[int, ...]:
        """For each length how many services are away longer than their recovery time."""
        return tuple(len(cell.over_rto) for cell in self.cells)

    @cached_property
    def stops(self) -> tuple[int, ...]:
        """For each length how many services stop."""
        return tuple(len(cell.stopped) for cell in self.cells)

    @cached_property
    def unsure(self) -> tuple[int, ...]:
        """For each length how many services may be beyond their limit, but it is not known."""
        return tuple(len(cell.unsure) for cell in self.cells)

    @property
    def is_quiet(self) -> bool:
        """Whether nothing stops or may stop at any of the lengths."""
        return not (any(self.stops) or any(self.unsure))


@dataclass(frozen=True, slots=True, kw_only=True)
class StressTable:
    """The whole table: ``lengths`` in minutes, ascending; the rows with most red first (findings, derived views)."""

    start: datetime
    lengths: tuple[int, ...]
    rows: tuple[StressRow, ...]

    def row(self, cause: str) -> StressRow | None:
        """The row of a cause; ``None`` for what nothing needs."""
        return next((row for row in self.rows if row.cause == cause), None)


def stress(
    municipality: Municipality,
    start: datetime,
    network: Network | None = None,
    *,
    lengths: Sequence[int] | None = None,
) -> StressTable:
    """Every cause that something needs, gone from ``start`` (an aware moment) for each length of time.

    ``lengths`` in minutes; without them the time points of the municipality. A fall ends after the length, whatever
    the plan says of repair; what "must be up first" still adds the repairs that wait for it (graph, rule 4).
    """
    work = stress_in_slices(municipality, start, network, lengths=lengths)
    while True:
        try:
            next(work)
        except StopIteration as done:
            table: StressTable = done.value
            return table


def stress_in_slices(
    municipality: Municipality,
    start: datetime,
    network: Network | None = None,
    *,
    lengths: Sequence[int] | None = None,
) -> Generator[None, None, StressTable]:
    """The same, with a pause after every few milliseconds of work; what it returns at last is the table."""
    graph = compile_network(municipality) if network is None else network
    _ = graph.circles
    yield
    chosen = tuple(sorted(set(municipality.settings.time_points if lengths is None else lengths)))
    wanted = {one.id: rto * MINUTE for one in municipality.services if (rto := known(one.rto)) is not None}
    rows = []
    alike: dict[Causes, tuple[StressCell, ...]] = {}
    for cause, kind, fallen in _causes(graph):
        if fallen not in alike:
            cells = []
            for length in chosen:
                answer = consequences(graph, (Effect(cause),), start=start, length=length * MINUTE)
                cells.append(_cell(municipality, answer, length, wanted))
                yield
            alike[fallen] = tuple(cells)
        rows.append(StressRow(cause, kind, alike[fallen]))
    return StressTable(start=start, lengths=chosen, rows=tuple(sorted(rows, key=_order)))


def _order(row: StressRow) -> tuple[int, int, int, int]:
    return -sum(row.beyond), -sum(row.over_rto), -sum(row.stops), -sum(row.unsure)


def _causes(network: Network) -> Iterator[tuple[str, CauseKind, Causes]]:
    """Suppliers and resources of which something is needed, over dependencies of any length, and what falls with them.

    A supplier of one thing takes the same down as that thing does.
    """
    used = _used(network)
    municipality = network.municipality
    for kind, items in ((CauseKind.SUPPLIER, municipality.suppliers), (CauseKind.RESOURCE, municipality.resources)):
        for item in items:
            fallen = network.causes(item.id) or Causes(())
            if any(node in used for node in (*fallen.sure, *(node for node, _ in fallen.possible))):
                yield item.id, kind, fallen


def _used(network: Network) -> set[int]:
    """What a service cannot be without for ever, directly or through other things."""
    found: set[int] = set()
    waiting = list(range(network.first_service, network.first_role))
    for user in waiting:
        for edge in network.hard[user]:
            for need in edge.needs:
                if need not in found:
                    found.add(need)
                    waiting.append(need)
    return found


def _cell(municipality: Municipality, answer: Consequences, length: int, wanted: Mapping[str, int]) -> StressCell:
    stopped = answer.stopped
    beyond = tuple(each for each in stopped if answer.intolerable(each) is not None)
    perhaps = {*stopped, *answer.perhaps_stopped}.difference(beyond)
    return StressCell(
        length=length,
        beyond=beyond,
        over_rto=tuple(each for each in stopped if each in wanted and (answer.longest(each) or 0) > wanted[each]),
        stopped=stopped,
        unsure=tuple(each for each in municipality.service if each in perhaps and answer.may_be_intolerable(each)),
    )
