"""A person's desk: one open municipality, what it says, what is wrong with it, and every change stored at once."""

import getpass
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kontinuitet.domain.changes import MUNICIPALITY, replaced, value_at
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Place
from kontinuitet.storage import Database, Step, open_database, open_memory
from kontinuitet.storage.errors import StorageError
from kontinuitet.usecases.clock import Clock, SystemClock, today
from kontinuitet.usecases.looks import Look
from kontinuitet.usecases.refused import Refused

if TYPE_CHECKING:
    # Each question brings its own part of the analysis with it: the rules, the graph and the exercises take longer
    # to import than most commands take.
    from kontinuitet.analysis.concentration import Concentration
    from kontinuitet.analysis.network import Network
    from kontinuitet.analysis.rules import Finding
    from kontinuitet.analysis.stress import StressTable
    from kontinuitet.analysis.whatif import UnknownCauses, WhatIf


@dataclass(frozen=True, kw_only=True)
class Changed:
    """What a change led to: the step that was stored (``None`` if nothing differed), findings that came and went.

    The step is told at once. What came and went is worked out when somebody asks; who will not wait for it goes
    through ``slices`` first.
    """

    step: Step | None
    before: Look | None = field(default=None, repr=False, compare=False)
    after: Look | None = field(default=None, repr=False, compare=False)

    @property
    def appeared(self) -> "tuple[Finding, ...]":
        """The findings that there were not before."""
        return _without(self.after, self.before)

    @property
    def gone(self) -> "tuple[Finding, ...]":
        """The findings that there are no longer."""
        return _without(self.before, self.after)

    @property
    def is_soon(self) -> bool:
        """Whether it is known what came and went, or will be without anybody noticing the work."""
        return all(look.is_soon for look in (self.before, self.after) if look is not None)

    def slices(self) -> Iterator[None]:
        """Work it out, with a pause after every few milliseconds."""
        for look in (self.before, self.after):
            yield from look.slices() if look is not None else ()


def user_name() -> str:
    """Who works here, as the computer knows them; empty if it does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


class Desk:
    """An open municipality. Methods raise ``Refused`` or ``StorageError``; then nothing was changed."""

    def __init__(self, database: Database, *, who: str = "", clock: Clock | None = None) -> None:
        self.database = database
        self.clock = clock or SystemClock()
        self.who = who or user_name()
        self._plan = database.plans.load()
        self._look = Look(database, self._plan, self.today)
        self._version = database.data_version()

    @property
    def path(self) -> Path | None:
        """The file, or ``None`` in memory."""
        return self.database.path

    @property
    def has_plan(self) -> bool:
        """Whether the file holds a municipality."""
        return self._plan is not None

    @property
    def plan(self) -> Municipality:
        """The municipality as it is stored; raises ``Refused`` when there is none."""
        if self._plan is None:
            raise Refused("no-plan", path=self.path or "")
        return self._plan

    @property
    def today(self) -> date:
        """The local day."""
        return today(self.clock)

    @cached_property
    def network(self) -> "Network":
        """The dependencies of the plan, compiled; made anew when the plan changes."""
        from kontinuitet.analysis.network import compile_network

        return compile_network(self.plan)

    def refresh(self) -> bool:
        """Read the plan again if another window has written; whether it had."""
        version = self.database.data_version()
        if version == self._version:
            return False
        self._version = version
        self._take(self.database.plans.load())
        return True

    def findings(self) -> "tuple[Finding, ...]":
        """What the rules find in the plan as it is now, accepted findings among them, marked."""
        if self._plan is None:
            raise Refused("no-plan", path=self.path or "")
        return self._look.findings()

    @property
    def findings_soon(self) -> bool:
        """Whether ``findings`` answers without anybody having to wait."""
        return self._look.is_soon

    def slices(self) -> Iterator[None]:
        """Work out the findings, with a pause after every few milliseconds."""
        return self._look.slices()

    def change(self, place: Place, value: object, *, why: str = "") -> Changed:
        """Store another value at one place of the plan."""
        from kontinuitet.analysis.rules.finding import place_key

        return self.replace(replaced(self.plan, place, value), why=why or place_key(place))

    def replace(self, after: Municipality, *, why: str) -> Changed:
        """Store a changed plan as one step, undone as one step."""
        step = self.database.plans.save(self._plan, after, who=self.who, when=self.clock.wall(), why=why)
        return self._changed(step, after)

    def undo(self) -> Changed:
        """Take back the latest step that was not taken back, whoever made it; works across restarts.

        The step that brought the whole plan is not taken back by a key: raises ``Refused``.
        """
        last = self.database.plans.undoable()
        if last is not None and last.id in self._founding_steps():
            raise Refused("plan-would-go")
        step = self.database.plans.undo(who=self.who, when=self.clock.wall())
        return self._changed(step, self.database.plans.load() if step is not None else self._plan)

    def _founding_steps(self) -> set[int]:
        return {change.step.id for change in self.database.plans.history(MUNICIPALITY) if change.created}

    def value(self, place: Place) -> object:
        """What stands at a place."""
        return value_at(self.plan, place)

    def reference(self) -> datetime:
        """The reference moment of the municipality, the next one from today (graph, support hours)."""
        from kontinuitet.analysis.hours import reference_start

        return reference_start(self.plan.settings.reference, self.today, self.plan.calendars)

    def whatif(
        self, ids: Sequence[str], *, start: datetime | None = None, length: int | None = None
    ) -> "WhatIf | UnknownCauses":
        """What stops when these fall; ``length`` in minutes, without one until their own recovery."""
        from kontinuitet.analysis.whatif import whatif

        return whatif(self.plan, tuple(ids), start=start or self.reference(), length=length, network=self.network)

    def worst_start(self, ids: Sequence[str]) -> "tuple[datetime, int] | None":
        """From which start in the coming year the repair of these takes longest, and its minutes."""
        from kontinuitet.analysis.starts import worst_start_of
        from kontinuitet.analysis.whatif import falling

        return worst_start_of(self.network, falling(self.network, tuple(ids)), self.today)

    def stress(self, *, start: datetime | None = None) -> "StressTable":
        """Every supplier and resource that something needs, gone for each of the plan's lengths of time."""
        from kontinuitet.analysis.stress import stress

        return stress(self.plan, start or self.reference(), self.network)

    def concentration(self) -> "tuple[Concentration, ...]":
        """What hangs on each supplier, owned companies and subcontractors counted in."""
        from kontinuitet.analysis.concentration import concentration

        return concentration(self.plan, self.network)

    def forget(self) -> None:
        """Look at the findings anew, for instance after an exercise has ended."""
        self._look = Look(self.database, self._plan, self.today)

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    def _changed(self, step: Step | None, after: Municipality | None) -> Changed:
        if step is None:
            return Changed(step=None)
        before = self._look
        # What another window wrote since is there too, and not only this change.
        version = self.database.data_version()
        self._take(after if version == self._version else self.database.plans.load())
        self._version = version
        return Changed(step=step, before=before, after=self._look)

    def _take(self, plan: Municipality | None) -> None:
        self._plan = plan
        self._look = Look(self.database, plan, self.today)
        self.__dict__.pop("network", None)


def _without(look: Look | None, other: Look | None) -> "tuple[Finding, ...]":
    """The findings of one whose rule speaks of a place where it said nothing in the other."""
    if look is None or other is None:
        return ()
    known = {(finding.rule, finding.place) for finding in other.findings()}
    return tuple(finding for finding in look.findings() if (finding.rule, finding.place) not in known)


def open_desk(path: Path, *, create: bool = True, who: str = "", clock: Clock | None = None) -> Desk:
    """Open a municipality's file. Raises ``StorageError``."""
    database = open_database(path, create=create)
    try:
        return Desk(database, who=who, clock=clock)
    except StorageError:
        database.close()
        raise


def open_nothing() -> Desk:
    """An empty desk in memory, for what is only to be tried."""
    return Desk(open_memory())
