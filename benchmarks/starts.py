"""Whole processes: what a person waits for after pressing return."""

from functools import partial
from pathlib import Path

from processes import PROGRAM, PYTHON, first_frame, whole
from timing import Compared, in_turns
from town import Town

_NOTHING = (*PYTHON, "-c", "pass")
_LIBRARIES = (*PYTHON, "-c", "import pydantic, sqlite_utils")
_EMPTY_APP = (*PYTHON, str(Path(__file__).with_name("empty_app.py")))
_FINE = (0,)
_PROBLEMS_TOO = (0, 1)


def version(town: Town, rounds: int) -> Compared:
    """``--version`` against an interpreter that does nothing."""
    return _processes(town, ("--version",), floor=_NOTHING, rounds=rounds)


def help_text(town: Town, rounds: int) -> Compared:
    """``--help`` against the same."""
    return _processes(town, ("--help",), floor=_NOTHING, rounds=rounds)


def findings(town: Town, rounds: int) -> Compared:
    """All rules over all services, told, against importing what they rest on."""
    return _processes(town, (*_on(town), "findings"), floor=_LIBRARIES, rounds=rounds)


def whatif(town: Town, rounds: int) -> Compared:
    """One cause that takes many services."""
    return _processes(town, (*_on(town), "whatif", town.plan.resources[0].id), floor=_LIBRARIES, rounds=rounds)


def stress(town: Town, rounds: int) -> Compared:
    """Every cause, for every length."""
    return _processes(town, (*_on(town), "stress"), floor=_LIBRARIES, rounds=rounds)


def check(town: Town, rounds: int) -> Compared:
    """A scenario against the plan."""
    arguments = (*_on(town), "scenario", "check", str(town.scenario))
    return _processes(town, arguments, floor=_LIBRARIES, rounds=rounds)


def frame(town: Town, rounds: int) -> Compared:
    """The first frame of the home screen."""
    return _frames(town, showing="", rounds=rounds)


def shown(town: Town, rounds: int) -> Compared:
    """The frame in which the first service stands."""
    return _frames(town, showing=town.plan.services[0].name[:11], rounds=rounds)


def _on(town: Town) -> tuple[str, ...]:
    return ("--db", str(town.database))


def _processes(town: Town, arguments: tuple[str, ...], *, floor: tuple[str, ...], rounds: int) -> Compared:
    ours = partial(whole, (*PROGRAM, *arguments), town.folder, codes=_PROBLEMS_TOO)
    return in_turns(ours, partial(whole, floor, town.folder, codes=_FINE), rounds=rounds)


def _frames(town: Town, *, showing: str, rounds: int) -> Compared:
    ours = partial(first_frame, (*PROGRAM, *_on(town)), town.folder, showing=showing)
    return in_turns(ours, partial(first_frame, _EMPTY_APP, town.folder), rounds=rounds)
