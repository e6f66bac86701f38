"""The scenarios that can be played: the shipped ones and any file that is named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from stat import S_ISREG

from kontinuitet.documents.problems import Problem, ProblemSeverity
from kontinuitet.documents.scenario.reader import read_scenario
from kontinuitet.documents.speech import speech
from kontinuitet.domain.municipality import Municipality
from kontinuitet.exercise.binding import bind, standstill
from kontinuitet.exercise.compiling import compile_scenario
from kontinuitet.exercise.scenario import Scenario
from kontinuitet.exercise.timeline import Bound, Timeline
from kontinuitet.usecases.places import shipped
from kontinuitet.usecases.refused import Refused

LARGEST = 4 * 1024 * 1024
"""Bytes; beyond it a file is not even read. The reader's own limit is lower and has its own sentence."""


@dataclass(frozen=True, kw_only=True)
class Read:
    """A scenario file as read: the scenario if it has no errors, and all that is to be said of it."""

    path: Path
    scenario: Scenario | None
    problems: tuple[Problem, ...] = ()

    @property
    def is_playable(self) -> bool:
        """Whether nothing but warnings was found."""
        return self.scenario is not None and all(p.severity is not ProblemSeverity.ERROR for p in self.problems)


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A scenario bound to a plan and compiled for a day, ready to start."""

    scenario: Scenario
    bound: tuple[Bound, ...]
    timeline: Timeline


def content_of(path: Path) -> bytes:
    """The bytes of an ordinary file, as many as are read at most; raises ``Refused``."""
    try:
        if not S_ISREG(path.stat().st_mode) and not path.is_dir():
            # A pipe or a device would be waited for without end.
            raise Refused("no-ordinary-file", path=path)
        with path.open("rb") as file:
            return file.read(LARGEST)
    except FileNotFoundError:
        raise Refused("no-such-path", path=path) from None
    except OSError:
        raise Refused("cannot-read", path=path) from None


def read_file(path: Path) -> Read:
    """Read and check one scenario file; raises ``Refused`` if it cannot be read at all."""
    content = content_of(path)
    scenario, problems = read_scenario(content, str(path))
    return Read(path=path, scenario=scenario, problems=problems)


def shipped_files(lang: str) -> list[Path]:
    """The shipped scenarios in a language."""
    return sorted(shipped("scenarios").glob(f"*.{lang}.md"))


def shipped_scenarios(lang: str) -> tuple[Scenario, ...]:
    """The shipped scenarios in a language, read."""
    read = (read_file(path).scenario for path in shipped_files(lang))
    return tuple(scenario for scenario in read if scenario is not None)


def find(name: str, lang: str) -> Path:
    """The file of a scenario given by its id or by its path; raises ``Refused``."""
    path = Path(name)
    if path.suffix == ".md" or path.is_file():
        if path.is_file():
            return path
        raise Refused("no-such-path", path=name)
    for file in shipped_files(lang):
        if file.name.partition(".")[0] == name:
            return file
    raise Refused("unknown-scenario", id=name)


def playable(name: str, lang: str) -> Scenario:
    """A scenario without errors, by id or path; raises ``Refused``."""
    read = read_file(find(name, lang))
    if read.scenario is None or not read.is_playable:
        raise Refused("unreadable-scenario", path=read.path)
    return read.scenario


def prepare(
    scenario: Scenario,
    plan: Municipality,
    *,
    day: date,
    chosen: Mapping[str, str] | None = None,
    variant: str = "",
) -> Prepared:
    """Bind the cast to the plan (``chosen`` overrides it by name) and compile the timeline for a day."""
    bound = bind(scenario, plan, standstill(plan, day), chosen)
    timeline = compile_scenario(scenario, plan, bound, day=day, speech=speech(scenario.lang), variant=variant)
    return Prepared(scenario=scenario, bound=bound, timeline=timeline)


def variants(scenario: Scenario) -> Sequence[str]:
    """The variants that can be chosen, the whole scenario first."""
    return ("", *scenario.variants)
