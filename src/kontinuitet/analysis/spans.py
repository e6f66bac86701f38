"""When a node is held down, by what, and how much of that is known: spans of time and how they join."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from kontinuitet.analysis.effects import FOREVER
from kontinuitet.analysis.network import Edge, Where

Wheres = frozenset[Where]
NOTHING: Wheres = frozenset()


class Known(NamedTuple):
    """What is known of a span. ``floor``: no earlier end is possible (``None``: nothing is known of it).

    ``opens``: unknown recoveries that leave the end open. ``rests``: unknown recoveries counted as not back yet,
    without which the span would not begin so. ``doubts``: unknowns without which it would not be there, or later.
    ``cycle``: there is no end because of a circle of "must be up first". ``root``: when the first cause fell.
    """

    floor: int | None
    opens: Wheres = NOTHING
    rests: Wheres = NOTHING
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
    first = run[0]
    floors = [hold.known.floor for hold in run if hold.known.floor is not None]
    known = Known(
        floor=max(floors, default=None),
        opens=_union(hold.known.opens for hold in run),
        # If one of those that begin first does not rest on an unknown, the beginning does not.
        rests=_least([hold.known.rests for hold in run if hold.start == first.start]),
        doubts=_union(hold.known.doubts for hold in run),
        cycle=any(hold.known.cycle for hold in run),
        root=first.known.root,
    )
    return Down(first.start, max(hold.end for hold in run), known, tuple(run))


def _union(sets: Iterable[Wheres]) -> Wheres:
    found = [one for one in sets if one]
    return frozenset().union(*found) if found else NOTHING


def _least(sets: list[Wheres]) -> Wheres:
    return NOTHING if any(not one for one in sets) else _union(sets)


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
                gap = _gap(breaks, falls, missing, began=began, ended=(moment, n))
                # One that began the gap and was back before it ended leaves its doubt: without it the gap begins later.
                doubts = _union(falls[one][0].known.doubts for one in took_part)
                found.append(gap._replace(known=gap.known._replace(doubts=doubts)))
            began = None
        missing.discard(n)
    return found


def _gap(
    breaks: int, falls: list[tuple[Down, int]], missing: set[int], *, began: tuple[int, int], ended: tuple[int, int]
) -> Gap:
    held = [falls[n][0] for n in sorted(missing)]
    start, opener = began
    end, closer = ended
    first = falls[opener][0].known
    is_open = end >= FOREVER
    known = Known(
        floor=_group_floor(falls, breaks, start) if is_open else end,
        opens=_union(down.known.opens for down in held) if is_open else NOTHING,
        rests=_union(down.known.rests for down in held),
        doubts=_union(down.known.doubts for down in held),
        cycle=is_open and any(down.known.cycle for down in held),
        root=first.root,
    )
    return Gap(start, end, known, falls[opener][1], falls[closer][1])


def _group_floor(falls: list[tuple[Down, int]], breaks: int, start: int) -> int | None:
    # The group works again when fewer than ``breaks`` are missing: that many of the earliest must be back.
    held = {member: down for down, member in falls if down.end > start}.values()
    floors = sorted(
        (down.start if down.known.floor is None else down.known.floor, down.known.floor is None) for down in held
    )
    moment, nothing_known = floors[len(held) - breaks]
    return None if nothing_known else moment


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
    return part._replace(start=start, end=end, known=part.known._replace(floor=end, opens=NOTHING, cycle=False))


def covers(downs: Downs, moment: int) -> bool:
    """Whether one of the spans holds the moment."""
    return any(down.start <= moment < down.end for down in downs)
