"""A person's desk: one open municipality, what it says, what is wrong with it, and every change stored at once."""

import getpass
from collections.abc import Sequence
from dataclasses import dataclass
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
from kontinuitet.usecases.refused import Refused

if TYPE_CHECKING:
    # Each question brings its own part of the analysis with it: the rules, the graph and the exercises take longer
    # to import than most commands take.
    from kontinuitet.analysis.network import Network
    from kontinuitet.analysis.rules import Finding
    from kontinuitet.analysis.whatif import UnknownCauses, WhatIf


@dataclass(frozen=True, kw_only=True)
class Changed:
    """What a change led to: the step that was stored (``None`` if nothing differed), findings that came and went."""

    step: Step | None
    appeared: "tuple[Finding, ...]" = ()
    gone: "tuple[Finding, ...]" = ()


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
        self._findings: tuple[Finding, ...] | None = None
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
        if self._findings is None:
            from kontinuitet.analysis.rules import findings
            from kontinuitet.usecases.exercised import exercised_services

            exercised, approved = exercised_services(self.database), self.database.versions.latest()
            self._findings = findings(self.plan, self.today, exercised, approved)
        return self._findings

    def change(self, place: Place, value: object, *, why: str = "") -> Changed:
        """Store another value at one place of the plan."""
        from kontinuitet.analysis.rules.finding import place_key

        return self.replace(replaced(self.plan, place, value), why=why or place_key(place))

    def replace(self, after: Municipality, *, why: str) -> Changed:
        """Store a changed plan as one step, undone as one step."""
        before = self.findings() if self._plan is not None else ()
        step = self.database.plans.save(self._plan, after, who=self.who, when=self.clock.wall(), why=why)
        return self._changed(step, before, after)

    def undo(self) -> Changed:
        """Take back the latest step that was not taken back, whoever made it; works across restarts.

        The step that brought the whole plan is not taken back by a key: raises ``Refused``.
        """
        last = self.database.plans.undoable()
        if last is not None and last.id in self._founding_steps():
            raise Refused("plan-would-go")
        before = self.findings() if self._plan is not None else ()
        step = self.database.plans.undo(who=self.who, when=self.clock.wall())
        return self._changed(step, before, self.database.plans.load() if step is not None else self._plan)

    def _founding_steps(self) -> set[int]:
        return {change.step.id for change in self.database.plans.history(MUNICIPALITY) if change.created}

    def value(self, place: Place) -> object:
        """What stands at a place."""
        return value_at(self.plan, place)

    def reference(self) -> datetime:
        """The reference moment of the municipality, the next one from today (graph, support hours)."""
        from kontinuitet.analysis.hours import reference_start

        return reference_start(self.plan.settings.reference, self.today)

    def whatif(
        self, ids: Sequence[str], *, start: datetime | None = None, length: int | None = None
    ) -> "WhatIf | UnknownCauses":
        """What stops when these fall; ``length`` in minutes, without one until their own recovery."""
        from kontinuitet.analysis.whatif import whatif

        return whatif(self.plan, tuple(ids), start=start or self.reference(), length=length)

    def forget(self) -> None:
        """Look at the findings anew, for instance after an exercise has ended."""
        self._findings = None

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    def _changed(self, step: Step | None, before: "tuple[Finding, ...]", after: Municipality | None) -> Changed:
        if step is None:
            return Changed(step=None)
        # What another window wrote since is there too, and not only this change.
        version = self.database.data_version()
        self._take(after if version == self._version else self.database.plans.load())
        self._version = version
        now = self.findings() if self._plan is not None else ()
        return Changed(step=step, appeared=_without(now, before), gone=_without(before, now))

    def _take(self, plan: Municipality | None) -> None:
        self._plan = plan
        self._findings = None
        self.__dict__.pop("network", None)


def _without(findings: "tuple[Finding, ...]", others: "tuple[Finding, ...]") -> "tuple[Finding, ...]":
    """Those whose rule speaks of a place where it said nothing among the others."""
    known = {(other.rule, other.place) for other in others}
    return tuple(finding for finding in findings if (finding.rule, finding.place) not in known)


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
