"""Rule H5: what was decided to be done, and is not."""

from collections.abc import Iterator

from kontinuitet.analysis.rules.finding import Finding, Severity
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.followup import Action, ActionStatus
from kontinuitet.domain.values import Place, Unknown, known


def h5(view: Snapshot) -> Iterator[Finding]:
    """An open action past its day, without owner or day, or closed without anybody seeing its effect (22301 10.1)."""
    for action in view.municipality.actions:
        if action.status is ActionStatus.DONE:
            yield _action(view, action, variant="unverified", field="status")
        elif action.status is ActionStatus.OPEN:
            yield from _open(view, action)


def _open(view: Snapshot, action: Action) -> Iterator[Finding]:
    """One finding for each action; an owner or a day that does not apply was decided to be none."""
    due = known(action.due)
    unowned, undated = (value is None or isinstance(value, Unknown) for value in (action.owner, action.due))
    late = due is not None and due < view.today
    variants = [name for name, holds in (("late", late), ("unowned", unowned), ("undated", undated)) if holds]
    if variants:
        yield _action(view, action, variant="-".join(variants), field="owner" if unowned else "due")


def _action(view: Snapshot, action: Action, *, variant: str, field: str) -> Finding:
    asked = next((value for value in (action.owner, action.due) if isinstance(value, Unknown)), None)
    about = action.field.partition("/")[0]
    return Finding(
        rule="H5",
        variant=variant,
        severity=Severity.WARNING,
        place=Place(object=action.id, field=field),
        services=view.concerned(about) if about in view.municipality.by_id else (),
        params={
            "action": action.name,
            "due": known(action.due) or "",
            "owner": view.name(known(action.owner) or ""),
            "asking": view.asking(asked),
        },
        notes=("asking",) if asked is not None and action.status is ActionStatus.OPEN else (),
    )
