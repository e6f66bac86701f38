"""Who stops when a supplier falls in all municipalities, found in different ways, each in a process of its own.

Run with the name of a way, a file of rows and the number of a supplier; prints seconds of the processor, kilobytes and
how many stop as JSON. Importing the way's own libraries is not counted, in time or in memory: that costs the same for
one municipality as for all.
"""

import gc
import json
import resource
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from time import process_time
from typing import Any

from county import SERVICE

_AT_ONCE = 500
"""Values that every SQLite takes in one statement."""

Way = Callable[[sqlite3.Connection, int], int]
"""Finds how many services stop."""


def ours() -> Way:
    """The engine of the program on the part of the graph that the supplier reaches: who, when, and until when."""
    from county_network import CountyNetwork, start
    from kontinuitet.analysis.consequences import consequences
    from kontinuitet.analysis.effects import Effect

    # Zones and holidays are read once by any program that asks about support hours.
    moment = start()

    def found(database: sqlite3.Connection, supplier: int) -> int:
        fallen = [node for (node,) in database.execute("SELECT node FROM delivers WHERE supplier = ?", (supplier,))]
        rows = reached(database, fallen)
        nodes = sorted({*fallen, *(row[1] for row in rows)})
        facts = list(_in(database, "SELECT id, kind, recovery, support FROM node WHERE id IN", nodes))
        answer = consequences(CountyNetwork(fallen, facts, rows), (Effect("supplier"),), start=moment)
        moments = [(answer.stop(service).at, answer.back(service).at) for service in answer.stopped]
        return len(moments)

    return found


def reached(database: sqlite3.Connection, fallen: Sequence[int]) -> list[tuple[int, ...]]:
    """Every row of which something is needed that may stop, nearest first: nothing else is read."""
    found: list[tuple[int, ...]] = []
    seen, frontier = set(fallen), list(fallen)
    while frontier:
        rows = list(_in(database, "SELECT * FROM edge WHERE needed IN", frontier))
        found += rows
        frontier = list({row[1] for row in rows} - seen)
        seen.update(frontier)
    return found


def _in(database: sqlite3.Connection, select: str, values: Sequence[int]) -> Iterator[Any]:
    for first in range(0, len(values), _AT_ONCE):
        some = values[first : first + _AT_ONCE]
        yield from database.execute(f"{select} ({','.join('?' * len(some))})", some)


def networkx() -> Way:
    """All rows as a graph, and the shortest way to each service: who and when, without groups and without returns."""
    from networkx import DiGraph, multi_source_dijkstra_path_length

    def found(database: sqlite3.Connection, supplier: int) -> int:
        graph = DiGraph()
        for needed, user, tolerance in database.execute("SELECT needed, user, tolerance FROM edge"):
            graph.add_edge(needed, user, weight=tolerance)
        fallen = {node for (node,) in database.execute("SELECT node FROM delivers WHERE supplier = ?", (supplier,))}
        stops = multi_source_dijkstra_path_length(graph, {node for node in fallen if node in graph})
        services = {node for (node,) in database.execute("SELECT id FROM node WHERE kind = ?", (SERVICE,))}
        return sum(node in services for node in stops)

    return found


_WHO = """
WITH RECURSIVE down(node) AS (
    SELECT node FROM delivers WHERE supplier = ?
    UNION SELECT edge.user FROM down JOIN edge ON edge.needed = down.node WHERE edge.breaks = 1
)
SELECT count(*) FROM down JOIN node ON node.id = down.node WHERE node.kind = ?
"""


def cte() -> Way:
    """A recursive query: who, but not when, and without groups."""

    def found(database: sqlite3.Connection, supplier: int) -> int:
        (count,) = database.execute(_WHO, (supplier, SERVICE)).fetchone()
        return int(count)

    return found


def rows() -> Way:
    """Only reading every row: the floor for whoever begins with that."""

    def found(database: sqlite3.Connection, _: int) -> int:
        return sum(len(database.execute(f"SELECT * FROM {name}").fetchall()) for name in ("node", "delivers", "edge"))

    return found


WAYS = {way.__name__: way for way in (ours, networkx, cte, rows)}


def main() -> None:
    """Do it once and tell what it took."""
    name, path, supplier = sys.argv[1:]
    way = WAYS[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    length, count = once(way, Path(path), int(supplier))
    peak = max(1, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
    print(json.dumps({"seconds": length, "kilobytes": peak, "count": count}))


def once(way: Way, path: Path, supplier: int) -> tuple[float, int]:
    """Seconds of the processor, and how many services stop."""
    with closing(sqlite3.connect(path)) as database:
        # What an earlier run left behind, or was imported, is not this one's to clear away or to look through.
        gc.collect()
        gc.freeze()
        begin = process_time()
        count = way(database, supplier)
        return process_time() - begin, count


if __name__ == "__main__":
    main()
