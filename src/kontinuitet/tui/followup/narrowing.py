"""Which findings are shown: by severity, service, owner, accepted or not, and what one types."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from kontinuitet.analysis.rules import Finding, Severity
from kontinuitet.documents.finding_text import finding_text, finding_title
from kontinuitet.domain.municipality import Municipality
from kontinuitet.usecases.follow_up import owner_of
from kontinuitet.wording import Words

T = TypeVar("T")


class Accepted(StrEnum):
    """What becomes of accepted findings in the list."""

    HIDDEN = "hidden"
    SHOWN = "shown"
    ONLY = "only"


NOBODY = "-"
"""The owner of what nobody owns; no id, since an id has a letter or a figure."""


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """What is asked for; everything that is empty asks for nothing."""

    severity: Severity | None = None
    service: str = ""
    owner: str = ""
    group: str = ""
    accepted: Accepted = Accepted.HIDDEN
    text: str = ""

    @property
    def is_set(self) -> bool:
        """Whether it leaves out more than the accepted ones."""
        return self != Narrowing()

    def turned_severity(self) -> "Narrowing":
        """All, then one severity after the other, then all again."""
        return replace(self, severity=_next([None, *Severity], self.severity))

    def turned_accepted(self) -> "Narrowing":
        """Without the accepted ones, with them, only them."""
        return replace(self, accepted=_next(list(Accepted), self.accepted))

    def of(self, findings: Sequence[Finding], plan: Municipality, words: Words) -> list[Finding]:
        """The findings that are asked for, in their order."""
        return [finding for finding in findings if self._fits(finding, plan, words)]

    def _fits(self, finding: Finding, plan: Municipality, words: Words) -> bool:
        return (
            self.severity in (None, finding.severity)
            and (not self.service or self.service in concerned(finding, plan))
            and (not self.owner or self.owner == (owner_of(plan, finding) or NOBODY))
            and (not self.group or self.group == group_of(finding))
            and (self.accepted is Accepted.SHOWN or (finding.accepted is not None) is (self.accepted is Accepted.ONLY))
            and _says(finding, self.text, plan=plan, words=words)
        )


def _next(values: list[T], current: T) -> T:
    return values[(values.index(current) + 1) % len(values)]


def concerned(finding: Finding, plan: Municipality) -> tuple[str, ...]:
    """The services that a finding concerns, the one that it stands in among them."""
    own = (finding.place.object,) if finding.place.object in plan.service else ()
    return tuple(dict.fromkeys((*own, *finding.services)))


def group_of(finding: Finding) -> str:
    """The group that its rule belongs to: a letter from A to I."""
    return finding.rule[:1]


def _says(finding: Finding, typed: str, *, plan: Municipality, words: Words) -> bool:
    wanted = typed.casefold().split()
    if not wanted:
        return True
    names = [plan.label(finding.place.object), *(plan.label(one) for one in concerned(finding, plan))]
    said = " ".join((finding.rule, finding_title(finding.rule, words), finding_text(finding, words), *names)).casefold()
    return all(word in said for word in wanted)
