"""A finding as a row of the list, and as the full text below or beside it."""

from collections.abc import Iterator, Sequence
from datetime import date

from kontinuitet.analysis.rules import Finding, Severity
from kontinuitet.documents.finding_text import finding_text, finding_title, why
from kontinuitet.documents.plan import place_text
from kontinuitet.domain.followup import Acceptance, Action
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import known
from kontinuitet.tui.followup.narrowing import concerned
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.table import Column, Row
from kontinuitet.usecases.follow_up import actions_from, expired, is_overdue, origin_of, owner_of
from kontinuitet.wording import Words

SIGNS = {Severity.ERROR: "×", Severity.WARNING: "!", Severity.INFORMATION: "·"}
ACCEPTED = "✓"


def columns(words: Words) -> Sequence[Column]:
    """Severity, what it concerns, what is wrong, and on wide terminals who owns it."""
    return (
        Column(words("followup.column.severity")),
        Column(words("followup.column.concerns")),
        Column(words("followup.column.finding"), flexible=True),
        Column(words("followup.column.owner"), above=100),
    )


def finding_rows(findings: Sequence[Finding], plan: Municipality, words: Words) -> tuple[list[Row], dict[str, Finding]]:
    """The rows, and the finding of each by the row's id."""
    rows: list[Row] = []
    found: dict[str, Finding] = {}
    for finding in findings:
        identity = _identity(finding, found)
        found[identity] = finding
        rows.append(Row(identity, _cells(finding, plan, words), strong=_is_strong(finding)))
    return rows, found


def _identity(finding: Finding, taken: dict[str, Finding]) -> str:
    """What stays the same when the finding's numbers change, so that the cursor stays on it."""
    wanted = f"{finding.rule} {finding.place_key}"
    return wanted if wanted not in taken else f"{wanted} {len(taken)}"


def _is_strong(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and finding.accepted is None


def _cells(finding: Finding, plan: Municipality, words: Words) -> tuple[str, ...]:
    owner = owner_of(plan, finding)
    return (
        severity_text(finding, words),
        _fitted(subject(finding, plan)),
        finding_title(finding.rule, words),
        _fitted(plan.label(owner)) if owner else "–",
    )


def _fitted(name: str) -> str:
    return name if len(name) <= 22 else name[:21] + "…"


def severity_text(finding: Finding, words: Words) -> str:
    """Sign and word: ``× allvarlig``; an accepted one says that instead."""
    if finding.accepted is not None:
        return f"{ACCEPTED} {words('followup.accepted')}"
    return f"{SIGNS[finding.severity]} {words(f'followup.severity.{finding.severity.value}')}"


def subject(finding: Finding, plan: Municipality) -> str:
    """The service that it concerns, with how many more; else the thing that it stands in."""
    services = concerned(finding, plan)
    if not services:
        return plan.label(finding.place.object)
    more = f" +{len(services) - 1}" if len(services) > 1 else ""
    return plan.label(services[0]) + more


def finding_page(finding: Finding, plan: Municipality, words: Words, *, today: date) -> str:
    """Everything about one finding: what is wrong, why it matters, source, path, field, what it speaks for."""
    lines = [finding_text(finding, words), "", why(finding.rule, words), ""]
    lines += [f"- {line}" for line in _facts(finding, plan, words)]
    lines += [f"- {line}" for line in _decided(finding, plan, words, today=today)]
    if finding.speaks_for:
        lines += ["", words("followup.page.speaks_for")]
        lines += [f"- {one.rule}: {finding_text(one, words)}" for one in finding.speaks_for]
    return "\n".join(lines)


def _facts(finding: Finding, plan: Municipality, words: Words) -> Iterator[str]:
    place = place_text(plan, finding.place, file_language(words))
    yield words("followup.page.field", place=place, rule=finding.rule)
    if finding.path:
        names = [plan.label(finding.path[0].user), *(plan.label(step.needed) for step in finding.path)]
        yield words("followup.page.path", path=" → ".join(names))
    services = concerned(finding, plan)
    if len(services) > 1:
        yield words("followup.page.concerns", names=", ".join(plan.label(one) for one in services))
    owner = owner_of(plan, finding)
    yield words("followup.page.owner", owner=plan.label(owner)) if owner else words("followup.page.no_owner")
    if finding.blocking:
        yield words("followup.page.blocking")


def _decided(finding: Finding, plan: Municipality, words: Words, *, today: date) -> Iterator[str]:
    accepted = finding.accepted
    if accepted is not None:
        yield words("followup.page.accepted", **_acceptance(accepted, words))
    over = expired(plan, finding, today)
    if over is not None:
        yield words("followup.page.expired", **_acceptance(over, words))
    for action in actions_from(plan, origin_of(finding)):
        yield words("followup.page.action", action=action_line(action, plan, words, today=today))


def _acceptance(accepted: Acceptance, words: Words) -> dict[str, str]:
    return {"person": accepted.person, "reason": accepted.reason, "until": words.date(accepted.expires)}


def action_line(action: Action, plan: Municipality, words: Words, *, today: date) -> str:
    """An action in one line: what, whose, by when, how it stands."""
    parts = [action.name, owner_text(action, plan, words), due_text(action, words), status_text(action, words, today)]
    return ", ".join(parts)


def owner_text(action: Action, plan: Municipality, words: Words) -> str:
    """Whose it is."""
    owner = known(action.owner)
    return plan.label(owner) if owner else words("followup.no_owner")


def due_text(action: Action, words: Words) -> str:
    """By when."""
    due = known(action.due)
    return due.isoformat() if due else words("followup.no_date")


def status_text(action: Action, words: Words, today: date) -> str:
    """How it stands, in a word; overdue is one."""
    return words("followup.status.overdue" if is_overdue(action, today) else f"followup.status.{action.status.value}")
