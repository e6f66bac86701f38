"""Following up: what was found or measured becomes an action, a finding is accepted, an action closed and verified."""

from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from kontinuitet.analysis.rules import Finding
from kontinuitet.documents.problems import Problem, problem
from kontinuitet.domain.changes import with_item
from kontinuitet.domain.followup import Acceptance, Action, ActionKind, ActionStatus
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.text import ID_LIMIT, LINE_LIMIT, clean_line, slug
from kontinuitet.domain.values import UNKNOWN, AskedDate, AskedSlug, known
from kontinuitet.usecases.desk import Changed, Desk


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An action before it is stored. ``origin``: a finding or an exercise's id; ``field``: a place as one line."""

    name: str
    origin: str = ""
    field: str = ""
    owner: AskedSlug = None
    due: AskedDate = None
    kind: ActionKind | None = None


# Ids


def free_id(plan: Municipality, name: str, *, otherwise: str) -> str:
    """A readable id that nothing in the plan has; ``otherwise`` when no letter of the name can stand in one."""
    wanted = slug(name) or otherwise
    identity, number = wanted, 1
    while identity in plan.by_id:
        number += 1
        ending = f"-{number}"
        identity = wanted[: ID_LIMIT - len(ending)].rstrip("-") + ending
    return identity


# What somebody typed


def line_of(text: str, *, missing: str) -> str | Problem:
    """A line that must say something; ``missing`` is the key of what is said when it does not."""
    line = clean_line(text)
    if not line:
        return problem(missing)
    if len(line) > LINE_LIMIT:
        return problem("followup.problem.long", limit=LINE_LIMIT)
    return line


def due_of(text: str) -> AskedDate | Problem:
    """By when: a date as ``2027-03-31``, ``?`` for not known, nothing for not decided yet."""
    line = clean_line(text)
    if line == "?":
        return UNKNOWN
    return _day(line) if line else None


def expiry_of(text: str, today: date) -> date | Problem:
    """Until when something is accepted: a date that has not passed."""
    day = _day(clean_line(text))
    if isinstance(day, date) and day < today:
        return problem("followup.problem.passed", day=day)
    return day


def _day(line: str) -> date | Problem:
    try:
        day = date.fromisoformat(line)
    except ValueError:
        return problem("followup.problem.date", text=line)
    # Python also reads 20270331 and 2027-W13-3; one way of writing is enough, and the plan's files know no other.
    return day if line == day.isoformat() else problem("followup.problem.date", text=line)


# Actions


def origin_of(finding: Finding) -> str:
    """How an action names the finding that it came out of: the rule and the place."""
    return f"{finding.rule} {finding.place_key}"


def actions_from(plan: Municipality, origin: str) -> tuple[Action, ...]:
    """The actions that came out of a finding or an exercise, in stored order."""
    return tuple(action for action in plan.actions if action.origin == origin)


def add_action(desk: Desk, draft: Draft) -> Changed | Problem:
    """Store a new action as one step."""
    name = line_of(draft.name, missing="followup.problem.name")
    if isinstance(name, Problem):
        return name
    if not _exists(desk.plan, draft.owner):
        return problem("followup.problem.owner")
    action = Action(
        id=free_id(desk.plan, name, otherwise="atgard"),
        name=name,
        origin=draft.origin,
        kind=draft.kind,
        owner=draft.owner,
        due=draft.due,
        field=draft.field,
    )
    return desk.replace(with_item(desk.plan, action), why=name)


def close_action(desk: Desk, identity: str) -> Changed | Problem:
    """The action is done; whether it had the effect that was meant is another question."""
    return _with_status(desk, identity, ActionStatus.DONE)


def verify_action(desk: Desk, identity: str) -> Changed | Problem:
    """The effect of a done action has been seen, for instance in an exercise."""
    action = _action(desk.plan, identity)
    if action is not None and action.status is ActionStatus.OPEN:
        return problem("followup.problem.not_done")
    return _with_status(desk, identity, ActionStatus.VERIFIED)


def reopen_action(desk: Desk, identity: str) -> Changed | Problem:
    """The action was not done after all."""
    return _with_status(desk, identity, ActionStatus.OPEN)


def assign_action(desk: Desk, identity: str, owner: AskedSlug) -> Changed | Problem:
    """Another owner: a role or a person of the plan, unknown, or nobody yet."""
    if not _exists(desk.plan, owner):
        return problem("followup.problem.owner")
    return _with(desk, identity, "owner", owner)


def _exists(plan: Municipality, owner: AskedSlug) -> bool:
    named = known(owner)
    return named is None or named in plan.role or named in plan.person


def schedule_action(desk: Desk, identity: str, due: AskedDate) -> Changed | Problem:
    """Another day."""
    return _with(desk, identity, "due", due)


def _with_status(desk: Desk, identity: str, status: ActionStatus) -> Changed | Problem:
    return _with(desk, identity, "status", status)


def _with(desk: Desk, identity: str, field: str, value: object) -> Changed | Problem:
    action = _action(desk.plan, identity)
    if action is None:
        return problem("followup.problem.gone")
    # The step is named after its place, so that undoing it can say which field it was.
    return desk.replace(with_item(desk.plan, action.model_copy(update={field: value})), why=f"{identity}/{field}")


def _action(plan: Municipality, identity: str) -> Action | None:
    return next((action for action in plan.actions if action.id == identity), None)


def is_overdue(action: Action, today: date) -> bool:
    """Open, and its day has passed."""
    due = known(action.due)
    return action.status is ActionStatus.OPEN and due is not None and due < today


def in_order(plan: Municipality) -> tuple[Action, ...]:
    """Open ones first, by day and then those without one; then done ones that nobody has verified; then the rest."""
    order = list(ActionStatus)
    return tuple(sorted(plan.actions, key=lambda one: (order.index(one.status), known(one.due) or date.max)))


# Findings


def accept(desk: Desk, finding: Finding, *, reason: str, person: str, expires: date) -> Changed | Problem:
    """Somebody lives with a finding until a day, for a reason; it returns when that day has passed."""
    why = line_of(reason, missing="followup.problem.reason")
    who = line_of(person, missing="followup.problem.person")
    for said in (why, who):
        if isinstance(said, Problem):
            return said
    if expires < desk.today:
        return problem("followup.problem.passed", day=expires)
    identity = free_id(desk.plan, f"godtagen {origin_of(finding)}", otherwise="godtagen")
    try:
        accepted = Acceptance(
            id=identity, rule=finding.rule, place=finding.place_key, reason=str(why), person=str(who), expires=expires
        )
    except ValidationError:
        return problem("followup.problem.long", limit=LINE_LIMIT)
    return desk.replace(with_item(desk.plan, accepted), why=origin_of(finding))


def withdraw(desk: Desk, finding: Finding) -> Changed | Problem:
    """Take the acceptance in force back: the finding counts again."""
    if finding.accepted is None:
        return problem("followup.problem.not_accepted")
    left = tuple(one for one in desk.plan.acceptances if one.id != finding.accepted.id)
    return desk.replace(desk.plan.model_copy(update={"acceptances": left}), why=origin_of(finding))


def expired(plan: Municipality, finding: Finding, today: date) -> Acceptance | None:
    """The latest acceptance of a finding that has run out, if nobody has accepted it anew."""
    over = [
        one
        for one in plan.acceptances
        if (one.rule, one.place) == (finding.rule, finding.place_key) and one.expires < today
    ]
    return max(over, key=lambda one: one.expires) if over and finding.accepted is None else None


def owner_of(plan: Municipality, finding: Finding) -> str | None:
    """The role that answers for what a finding is about: owner of the thing, else of the first service concerned."""
    owners = (owner_of_thing(plan, identity) for identity in (finding.place.object, *finding.services))
    return next((owner for owner in owners if owner is not None), None)


def owner_of_thing(plan: Municipality, identity: str) -> str | None:
    """The role or person that owns the object with that id, as far as the plan says."""
    owner: object = getattr(plan.by_id.get(identity), "owner", None)
    return owner if isinstance(owner, str) else None
