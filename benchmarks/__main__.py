"""Ratios of what the program takes to a floor or a peer, measured in turns in the same run: ``python benchmarks``.

Times mean nothing on a machine that others use at the same time; ratios mean something, medians of many even more.
"""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from county import ALL
from kontinuitet.wording.catalogue import LOCALE
from measures import Measure, measures
from timing import Compared, Weighed
from town import Town

_QUICK, _FEW = 3, 12


def main() -> int:
    """Print the table; 1 if a ratio is beyond its limit and ``--check`` asks for it."""
    asked = _asked()
    chosen = [one for one in measures() if not asked.only or one.name in asked.only]
    print(_load(), *_stale(), sep="\n")
    print(_line("name", "what", "against", "ours", "floor", "ratio", "limit"))
    with TemporaryDirectory(prefix="kontinuitet-bench-", dir=asked.folder) as folder:
        town = Town(Path(folder), municipalities=_FEW if asked.quick else ALL)
        beyond = [one.name for one in chosen if _told(one, town, quick=asked.quick)]
    print(_load())
    print(f"beyond the limit: {', '.join(beyond)}" if beyond else "all within their limits")
    return 1 if beyond and asked.check else 0


def _asked() -> argparse.Namespace:
    names = [one.name for one in measures()]
    parser = argparse.ArgumentParser(prog="python benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=names, help="measure only this; may be given several times")
    parser.add_argument(
        "--quick", action="store_true", help=f"{_QUICK} rounds of each and {_FEW} municipalities: shows that it runs"
    )
    parser.add_argument("--check", action="store_true", help="exit 1 if a ratio is beyond its limit")
    parser.add_argument("--folder", type=Path, help="work on this disk; the default is the folder for temporary files")
    return parser.parse_args()


def _told(measure: Measure, town: Town, *, quick: bool) -> bool:
    """Measure and print; whether the ratio is beyond its limit."""
    found = measure.take(town, min(_QUICK, measure.rounds) if quick else measure.rounds)
    beyond = measure.limit is not None and found.ratio > measure.limit
    limit = "–" if measure.limit is None else f"{measure.limit:.2g} ×"
    print(_line(measure.name, measure.what, measure.floor, *_figures(found), limit) + (" beyond" if beyond else ""))
    return beyond


def _figures(found: Compared) -> Iterable[str]:
    told = _megabytes if isinstance(found, Weighed) else _milliseconds
    return told(found.ours), told(found.floor), f"{found.ratio:.2f} ×"


def _megabytes(kilobytes: float) -> str:
    return f"{kilobytes / 1024:.1f} MB"


def _milliseconds(seconds: float) -> str:
    return (
        f"{seconds * 1e6:.1f} µs"
        if seconds < 0.0001
        else f"{seconds * 1000:.2f} ms"
        if seconds < 0.1
        else f"{seconds * 1000:.0f} ms"
    )


def _line(name: str, what: str, floor: str, *figures: str) -> str:
    cells = " ".join(f"{figure:>10}" for figure in figures)
    return f"{name:<16}{what:<40}{floor:<31}{cells}"


def _stale() -> Iterable[str]:
    """A program that must compile its own messages at each start is slower than the one that people install."""
    sources = Path(LOCALE).glob("*/*.po")
    edited = [one for one in sources if not (mo := one.with_suffix(".mo")).exists() or _age(mo) < _age(one)]
    if edited:
        yield f"{len(edited)} catalogues were edited since they were compiled: install again before measuring starts"


def _age(file: Path) -> int:
    return file.stat().st_mtime_ns


def _load() -> str:
    load = " ".join(f"{one:.1f}" for one in os.getloadavg()) if hasattr(os, "getloadavg") else "not known"
    return f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {load}"


if __name__ == "__main__":
    sys.exit(main())
