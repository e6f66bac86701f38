"""When a node is held down, by what, and how much of that is known: spans of time and how they join."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from kontinuitet.analysis.effects import FOREVER
from kontinuitet.analysis.network import Edge, Where

Wheres = frozenset[Where]
NOTHING: Wheres = frozenset()


class Known(NamedTuple):
    """What is known of a span.

    ``opens``: unknown recoveries that it rests on: in the known answer they are counted as not back yet, and a known
    one may make it shorter or take it away. ``doubts``: unknowns without which it would not be there, or later.
    ``cycle``: there is no end because of a circle of "must be up first". ``root``: when the first cause fell.
    """

    opens: Wheres = NOTHING
    doubts: Wheres = NOTHING
    cycle: bool = False
    root: int = 0


class Hold(NamedTuple):
    """One reason why a node is down from ``start`` until before ``end``: an edge that was missed, or its own fall."""

    start: int
    end: int
    known: Known
    edge: Edge | None = None
    first: int = -1
    last: int = -1


class Down(NamedTuple):
    """A node without interruption down from ``start`` until before ``end``, and the holds that make it so."""

    start: int
    end: int
    known: Known
    parts: tuple[Hold, ...] = ()


class Gap(NamedTuple):
    """What an edge needs is missing. ``first``: the node whose fall began it, ``last``: whose return ends it."""

    start: int
    end: int
    known: Known
    first: int
    last: int


Downs = tuple[Down, ...]


def joined(holds: list[Hold]) -> Downs:
    """The holds as spans apart from one another; two that touch are one."""
    if len(holds) == 1:
        hold = holds[0]
        return (Down(hold.start, hold.end, hold.known, (hold,)),)
    if not holds:
        return ()
    spans: list[Down] = []
    run: list[Hold] = []
    end = -1
    for hold in sorted(holds, key=_by_start):
        if run and hold.start > end:
            spans.append(_one(run))
            run = []
        end = max(end, hold.end) if run else hold.end
        run.append(hold)
    if run:
        spans.append(_one(run))
    return tuple(spans)


def _by_start(hold: Hold) -> tuple[int, bool]:
    return hold.start, hold.edge is not None


def _one(run: list[Hold]) -> Down:
    start = run[0].start
    known = Known(
        opens=_union(hold.known.opens for hold in run),
        doubts=_union(hold.known.doubts for hold in run),
        cycle=any(hold.known.cycle for hold in run),
        root=min(hold.known.root for hold in run if hold.start == start),
    )
    return Down(start, max(hold.end for hold in run), known, tuple(run))


def _union(sets: Iterable[Wheres]) -> Wheres:
    found = [one for one in sets if one]
    return frozenset().union(*found) if found else NOTHING


def gaps(edge: Edge, downs: Callable[[int], Downs]) -> list[Gap]:
    """When fewer members of the edge work than it needs (graph, rule 2; the edge's tolerance not yet counted)."""
    if len(edge.needs) == 1:
        need = edge.needs[0]
        return [Gap(down.start, down.end, down.known, need, need) for down in downs(need)]
    falls = [(down, member) for member in edge.needs for down in downs(member)]
    return _swept(edge.breaks, falls) if len(falls) >= edge.breaks else []


def _swept(breaks: int, falls: list[tuple[Down, int]]) -> list[Gap]:
    # At one moment a fall is read before a return: a group in which one hands over to another has not recovered.
    events = sorted(
        [(down.start, 0, n) for n, (down, _) in enumerate(falls)]
        + [(down.end, 1, n) for n, (down, _) in enumerate(falls)]
    )
    found: list[Gap] = []
    missing: set[int] = set()
    took_part: set[int] = set()
    began: tuple[int, int] | None = None
    for moment, returns, n in events:
        if not returns:
            missing.add(n)
            took_part.add(n)
            if began is None and len(missing) >= breaks:
                began, took_part = (moment, n), set(missing)
            continue
        if began is not None and len(missing) == breaks:
            if moment > began[0]:
                found.append(_gap(falls, took_part, missing, began=began, ended=(moment, n)))
            began = None
        missing.discard(n)
    return found


def _gap(
    falls: list[tuple[Down, int]],
    took_part: set[int],
    missing: set[int],
    *,
    began: tuple[int, int],
    ended: tuple[int, int],
) -> Gap:
    """What is not known of anyone who was missing meanwhile is not known of the gap: without that one it is shorter."""
    those = [falls[n][0].known for n in took_part]
    (start, opener), (end, closer) = began, ended
    known = Known(
        opens=_union(one.opens for one in those),
        doubts=_union(one.doubts for one in those),
        cycle=end >= FOREVER and any(falls[n][0].known.cycle for n in missing),
        root=falls[opener][0].known.root,
    )
    return Gap(start, end, known, falls[opener][1], falls[closer][1])


def cut(downs: Downs, start: int, end: int) -> list[Hold]:
    """The spans without the stretch from ``start`` to ``end``, as holds."""
    left: list[Hold] = []
    for down in downs:
        for part in down.parts:
            if part.start < start:
                left.append(_shorter(part, part.start, min(part.end, start)))
            if part.end > end:
                left.append(_shorter(part, max(part.start, end), part.end))
    return left


def _shorter(part: Hold, start: int, end: int) -> Hold:
    if end >= part.end:
        return part._replace(start=start)
    return part._replace(start=start, end=end, known=part.known._replace(cycle=False))


def covers(downs: Downs, moment: int) -> bool:
    """Whether one of the spans holds the moment."""
    return any(down.start <= moment < down.end for down in downs)
