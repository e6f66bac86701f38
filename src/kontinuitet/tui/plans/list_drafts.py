"""Lists that somebody has begun to take in: kept until they are taken or given up, whatever screen is open."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kontinuitet.usecases.list_import import Decision, Decisions, Target

TARGETS: dict[str, Target] = {
    "systems": Target.SYSTEMS,
    "resources": Target.RESOURCES,
    "suppliers": Target.SUPPLIERS,
    "agreements": Target.AGREEMENTS,
    "people": Target.PEOPLE,
    "roles": Target.ROLES,
}
"""The registers that a list can be read into."""


def target_of(register: str) -> Target | None:
    """What the rows of a list become in a register; ``None`` where lists are not read."""
    return TARGETS.get(register)


@dataclass(slots=True)
class Draft:
    """One list: its text or its file's bytes, where it came from, and what has been chosen for it so far."""

    target: Target
    data: bytes | str
    source: str
    columns: dict[str, str] = field(default_factory=dict)
    rows: dict[int, Decision] = field(default_factory=dict)
    matching: Decision = Decision.FILL
    leave_out_bad: bool = False
    new_references: bool = True

    @property
    def decisions(self) -> Decisions:
        """What was chosen, as the use case takes it."""
        rows: Mapping[int, Decision] = dict(self.rows)
        return Decisions(
            rows=rows,
            matching=self.matching,
            leave_out_bad=self.leave_out_bad,
            new_references=self.new_references,
        )


class Drafts:
    """The lists that are begun, one for each register."""

    def __init__(self) -> None:
        self._drafts: dict[Target, Draft] = {}

    @property
    def any(self) -> bool:
        """Whether there is one that was not taken."""
        return bool(self._drafts)

    def of(self, target: Target) -> Draft | None:
        """The list that is begun for a register."""
        return self._drafts.get(target)

    def keep(self, draft: Draft) -> None:
        """Keep a list, instead of an earlier one for the same register."""
        self._drafts[draft.target] = draft

    def forget(self, target: Target) -> None:
        """The list is taken, or given up."""
        self._drafts.pop(target, None)
