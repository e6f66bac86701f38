"""Many made-up municipalities as rows in one file: services on resources, and suppliers that they share."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import NamedTuple

SEED = 2014
ALL = 290
"""Municipalities in Sweden."""

SERVICES, RESOURCES, DEPENDENCIES, SUPPLIERS = 200, 400, 10, 5_000
"""Of each municipality, of each service, and in all: those of a whole country."""

COMMON = 0
"""A supplier that everybody has."""

RESOURCE, SERVICE = 0, 1

_SCHEMA = """
CREATE TABLE node (id INTEGER PRIMARY KEY, municipality INTEGER, kind INTEGER, recovery INTEGER, support INTEGER);
CREATE TABLE delivers (supplier INTEGER, node INTEGER, PRIMARY KEY (supplier, node)) WITHOUT ROWID;
CREATE TABLE edge (
    needed INTEGER, user INTEGER, dependency INTEGER, breaks INTEGER, tolerance INTEGER, up_first INTEGER,
    PRIMARY KEY (needed, user, dependency)
) WITHOUT ROWID;
"""
"""Every member of a group is a row of its own; ``breaks`` says how many missing ones stop the user. Minutes."""


class Row(NamedTuple):
    """One thing that a user needs."""

    needed: int
    user: int
    dependency: int
    breaks: int
    tolerance: int
    up_first: int


def write_county(path: Path, numbers: Iterable[int]) -> None:
    """The file of municipalities with these numbers; each is the same whatever others there are."""
    with closing(sqlite3.connect(path)) as database:
        database.executescript(_SCHEMA)
        for number in numbers:
            town = _Town(number)
            database.executemany("INSERT INTO node VALUES (?, ?, ?, ?, ?)", town.nodes())
            database.executemany("INSERT INTO delivers VALUES (?, ?)", town.deliveries())
            database.executemany("INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?)", town.edges())
        database.execute("ANALYZE")
        database.commit()


class _Town:
    """One municipality: resources stand on those of the layer below, services on any."""

    def __init__(self, number: int) -> None:
        self._dice = Random(f"{SEED} {number}")
        self._number = number
        self._first = number * (RESOURCES + SERVICES)
        self._resources = range(self._first, self._first + RESOURCES)
        self._services = range(self._first + RESOURCES, self._first + RESOURCES + SERVICES)

    def nodes(self) -> Iterator[tuple[int, int, int, int, int]]:
        for node in self._resources:
            recovery = self._dice.choice((60, 240, 480, 1440, 4320))
            yield node, self._number, RESOURCE, recovery, self._dice.random() < 0.3
        yield from ((node, self._number, SERVICE, 0, 0) for node in self._services)

    def deliveries(self) -> Iterator[tuple[int, int]]:
        # What everybody has from the same supplier lies low: much stands on it.
        yield COMMON, self._first + 10
        for node in self._resources[20:]:
            yield self._dice.randrange(1, SUPPLIERS), node

    def edges(self) -> Iterator[Row]:
        for place, user in enumerate(self._resources):
            if place >= 20:
                yield from self._needs(user, self._resources[: max(20, place - place % 80)], 0)
        for user in self._services:
            for dependency in range(DEPENDENCIES):
                yield from self._needs(user, self._resources, dependency)

    def _needs(self, user: int, below: range, dependency: int) -> Iterator[Row]:
        members = self._dice.sample(below, 2 if self._dice.random() < 0.15 else 1)
        tolerance = self._dice.choice((0, 0, 15, 60, 240, 1440))
        up_first = user < self._services.start and self._dice.random() < 0.3
        for needed in members:
            yield Row(needed, user, dependency, len(members), tolerance, up_first)
