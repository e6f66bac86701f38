"""Approving a service's plan, and comparing what was approved with what stands there today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from kontinuitet.analysis.bound import bound
from kontinuitet.analysis.drift import EVIDENCE
from kontinuitet.documents.finding_text import finding_text
from kontinuitet.documents.plan import FieldChange, describe_changes
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.text import clean_line
from kontinuitet.domain.values import Place
from kontinuitet.domain.version import KnownFinding, Version, digest_of
from kontinuitet.storage import Change
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.refused import Refused

if TYPE_CHECKING:
    from kontinuitet.analysis.rules import Finding
    from kontinuitet.documents.sentences import Speaker


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What is said when a plan is approved: who prepared it, who decided for which body, when, and when it is due."""

    author: str
    approver: str
    body: str = ""
    decided_on: date
    registration: str = ""
    next_review: date

    @property
    def is_own(self) -> bool:
        """Whether the one who prepared it also decides: allowed, asked about on screen, and told by rule F5."""
        return clean_line(self.author).casefold() == clean_line(self.approver).casefold()


def blocking(desk: Desk, service: str) -> "tuple[Finding, ...]":
    """The contradictions between the municipality's own decisions that stop this plan from being approved."""
    return tuple(found for found in known_findings(desk, service) if found.blocking)


def known_findings(desk: Desk, service: str) -> "tuple[Finding, ...]":
    """Everything that is wrong with a plan and would be known when it is decided now."""
    return tuple(found for found in desk.findings() if service in found.services or found.place.object == service)


def approve(desk: Desk, service: str, decision: Decision, words: "Speaker") -> Version:
    """Freeze the plan as it stands as its next version; raises ``Refused``, and then there is none.

    ``words``: the language in which the findings that are known today are written down.
    """
    _check(desk, service, decision)
    stops = blocking(desk, service)
    if stops:
        raise Refused("plan-contradicts", rules=", ".join(sorted({found.rule for found in stops})), count=len(stops))
    plan = bound(desk.plan, service)
    # What the approval itself brings about is not something that was wrong with the plan.
    known = tuple(_known(found, words) for found in known_findings(desk, service) if found.rule not in OF_APPROVAL)
    version = Version(
        service=service,
        number=len(desk.database.versions.of(service)) + 1,
        author=decision.author,
        approver=decision.approver,
        body=decision.body,
        decided_on=decision.decided_on,
        registration=decision.registration,
        next_review=decision.next_review,
        approved_at=desk.clock.wall(),
        plan=plan,
        digest=digest_of(plan),
        known=known,
    )
    desk.database.versions.add(version)
    desk.forget()
    return version


OF_APPROVAL = frozenset({"F1", "F4", "F5", "F6"})
"""Rules that speak of the approved version, and so of nothing that a new one would still have."""


def _check(desk: Desk, service: str, decision: Decision) -> None:
    if service not in desk.plan.service:
        raise Refused("unknown-service", id=service, nearest="–")
    if not clean_line(decision.author):
        raise Refused("no-author")
    if not clean_line(decision.approver):
        raise Refused("no-approver")
    if decision.decided_on > desk.today:
        raise Refused("decided-later", day=decision.decided_on)
    if decision.next_review <= decision.decided_on:
        raise Refused("review-before", day=decision.next_review)


def _known(found: "Finding", words: "Speaker") -> KnownFinding:
    return KnownFinding(
        rule=found.rule,
        severity=found.severity.value,
        place=found.place_key,
        text=finding_text(found, words),
        accepted=found.accepted is not None,
    )


def review_after(plan: Municipality, decided_on: date) -> date:
    """When a plan decided on a day is due to be reviewed, as the municipality has set it."""
    return decided_on + relativedelta(months=plan.settings.review_months)


def versions_of(desk: Desk, service: str) -> tuple[Version, ...]:
    """The approved versions of a service's plan, the first one first."""
    return desk.database.versions.of(service)


def version(desk: Desk, service: str, number: int) -> Version:
    """One approved version; raises ``Refused``."""
    for found in versions_of(desk, service):
        if found.number == number:
            return found
    raise Refused("unknown-version", service=service, number=number)


def changes_since(desk: Desk, approved: Version) -> tuple[FieldChange, ...]:
    """What of the plan differs today from an approved version, field by field; evidence beside it is no change."""
    if approved.service not in desk.plan.service:
        raise Refused("unknown-service", id=approved.service, nearest="–")
    found = describe_changes(approved.plan, bound(desk.plan, approved.service))
    return tuple(one for one in found if EVIDENCE.isdisjoint((one.place.field, one.place.part)))


def changes_between(earlier: Version, later: Version) -> tuple[FieldChange, ...]:
    """What differs between two approved versions."""
    return describe_changes(earlier.plan, later.plan)


def history_of(desk: Desk, place: Place) -> tuple[Change, ...]:
    """Who changed a field, or a list of rows, when, from what to what; the latest first."""
    found = desk.database.plans.history(place.object, place.field or None)
    return tuple(reversed(tuple(_of_row(found, place))))


def _of_row(found: "tuple[Change, ...]", place: Place) -> Iterator[Change]:
    """Those in which the row, or its attribute, is another than before."""
    for change in found:
        if not place.item or _row(change.before, place) != _row(change.after, place):
            yield change


def _row(value: object, place: Place) -> object:
    """What stands in a row, or in one of its attributes, of a list as it is kept in the history."""
    if isinstance(value, dict):
        return value.get(place.part) if place.part else value
    rows = value if isinstance(value, list) else []
    row = next((each for each in rows if isinstance(each, dict) and each.get("id") == place.item), None)
    return row.get(place.part) if isinstance(row, dict) and place.part else row
