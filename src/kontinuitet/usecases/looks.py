"""What the rules find in one state of a plan: at once, or in slices between which others are served."""

from collections.abc import Generator, Iterator
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from kontinuitet.domain.municipality import Municipality
from kontinuitet.storage import Database

if TYPE_CHECKING:
    from kontinuitet.analysis.rules import Finding

QUICK = 20
"""With so many services the rules take no longer than a person needs to see what was just typed."""

_PARTS = ("network", "consequences", "rules.suppliers", "rules.workarounds", "rules")


class Look:
    """One state of the plan on one day; nothing is worked out before somebody asks."""

    def __init__(self, database: Database, plan: Municipality | None, today: date) -> None:
        """``plan`` is ``None`` before there is one; nothing is found in that."""
        self.is_quick = plan is None or len(plan.services) <= QUICK
        self._found: tuple[Finding, ...] | None = () if plan is None else None
        self._work = None if plan is None else _worked_out(database, plan, today)

    @property
    def is_done(self) -> bool:
        """Whether the answer is there."""
        return self._found is not None

    @property
    def is_soon(self) -> bool:
        """Whether the answer is there, or so near that nobody has to wait for it."""
        return self.is_done or self.is_quick

    def slices(self) -> Iterator[None]:
        """Work a few milliseconds, pause, and go on where the last one who asked has stopped."""
        while self._work is not None:
            try:
                next(self._work)
            except StopIteration as done:
                self._found, self._work = done.value, None
            yield

    def findings(self) -> "tuple[Finding, ...]":
        """The answer; what is left of the work is done first."""
        for _ in self.slices():
            pass
        return self._found or ()


def _worked_out(database: Database, plan: Municipality, today: date) -> "Generator[None, None, tuple[Finding, ...]]":
    for part in _PARTS:
        import_module(f"kontinuitet.analysis.{part}")
        yield
    from kontinuitet.analysis.evidence import latest_exercises
    from kontinuitet.analysis.rules import findings_in_slices
    from kontinuitet.usecases.exercised import held_in_slices

    held = yield from held_in_slices(database, plan)
    approved = database.versions.latest()
    yield
    return (yield from findings_in_slices(plan, today, latest_exercises(held), approved, held))
