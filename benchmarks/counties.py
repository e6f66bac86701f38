"""What-if over all municipalities of a country at once, against other ways to find out who stops."""

import json
from functools import partial
from statistics import median
from typing import NamedTuple

import county_runs
from county import COMMON
from processes import PYTHON, asked, whole
from timing import Compared, Weighed
from town import Town

_RUNS = county_runs.__file__
_NOTHING = (*PYTHON, "-c", "pass")


class _Took(NamedTuple):
    seconds: float
    kilobytes: float


def _took(town: Town, way: str) -> _Took:
    told = json.loads(asked((*PYTHON, str(_RUNS), way, str(town.county), str(COMMON)), town.folder))
    return _Took(told["seconds"], told["kilobytes"])


def _both(town: Town, rounds: int, *, other: str) -> list[tuple[_Took, _Took]]:
    return [(_took(town, "ours"), _took(town, other)) for _ in range(rounds)]


def _faster(town: Town, rounds: int, *, other: str) -> Compared:
    pairs = _both(town, rounds, other=other)
    return Compared(median(ours.seconds for ours, _ in pairs), median(theirs.seconds for _, theirs in pairs))


def smaller(town: Town, rounds: int) -> Compared:
    """Memory beyond what the libraries take, against networkx."""
    pairs = _both(town, rounds, other="networkx")
    return Weighed(median(ours.kilobytes for ours, _ in pairs), median(theirs.kilobytes for _, theirs in pairs))


against_networkx = partial(_faster, other="networkx")
against_cte = partial(_faster, other="cte")
against_rows = partial(_faster, other="rows")


def flat(town: Town, rounds: int) -> Compared:
    """A stopped service among all municipalities, against one in a municipality by itself."""
    way = county_runs.ours()
    pairs = []
    for _ in range(rounds + 1):
        alone = [county_runs.once(way, path, COMMON) for path in town.single_counties]
        seconds, count = county_runs.once(way, town.county, COMMON)
        pairs.append((seconds / count, sum(one for one, _ in alone) / sum(stopped for _, stopped in alone)))
    return Compared(median(ours for ours, _ in pairs[1:]), median(alone for _, alone in pairs[1:]))


def one(town: Town, rounds: int) -> Compared:
    """One municipality by itself, in a program that has started, against an interpreter that does nothing."""
    way = county_runs.ours()
    path = town.single_counties[0]
    pairs = [(county_runs.once(way, path, COMMON)[0], whole(_NOTHING, town.folder)) for _ in range(rounds + 1)]
    return Compared(median(ours for ours, _ in pairs[1:]), median(nothing for _, nothing in pairs[1:]))
