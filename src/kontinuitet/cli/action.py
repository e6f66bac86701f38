"""Commands on actions: what is to be done, by whom and when, and that it is done."""

from typing import TYPE_CHECKING, NoReturn

import click

from kontinuitet.cli.frame import PROBLEMS, WRONG_USAGE, Session, Spoken, SpokenGroup, session
from kontinuitet.cli.opening import opened

if TYPE_CHECKING:
    from kontinuitet.documents.problems import Problem
    from kontinuitet.domain.followup import Action
    from kontinuitet.domain.municipality import Municipality
    from kontinuitet.usecases.desk import Changed


@click.group(cls=SpokenGroup)
def action() -> None:
    """Actions; the help stands in the catalogues."""


@action.command(cls=Spoken, name="list")
@click.option("--all", "with_done", is_flag=True)
@click.pass_context
def list_(ctx: click.Context, *, with_done: bool) -> None:
    """List what is open, the most urgent first; exit 1 if something is late."""
    from kontinuitet.domain.followup import ActionStatus
    from kontinuitet.usecases.follow_up import in_order, is_overdue

    here = session()
    with opened(here) as desk:
        found = [each for each in in_order(desk.plan) if with_done or each.status is not ActionStatus.VERIFIED]
        for each in found:
            here.out(_row(each, desk.plan, here, late=is_overdue(each, desk.today)))
        late = sum(is_overdue(each, desk.today) for each in found)
    here.speak(here.words.plural("cli.action.count", len(found), late=late))
    if late:
        ctx.exit(PROBLEMS)


def _row(each: "Action", plan: "Municipality", here: Session, *, late: bool) -> str:
    from kontinuitet.domain.values import known

    due, owner = known(each.due), known(each.owner)
    status = here.words("cli.action.late" if late else f"cli.action.status.{each.status.value}")
    day = due.isoformat() if due else "?"
    return "\t".join((each.id, status, day, plan.label(owner) if owner else "?", each.name))


@action.command(cls=Spoken)
@click.argument("text")
@click.option("--owner", metavar="id")
@click.option("--due", metavar="date", default="")
def add(*, text: str, owner: str | None, due: str) -> None:
    """Note something to be done."""
    from kontinuitet.documents.problems import Problem
    from kontinuitet.usecases.follow_up import Draft, add_action, due_of

    here = session()
    with opened(here) as desk:
        day = due_of(due)
        if isinstance(day, Problem):
            _refuse(here, day)
        _stored(here, add_action(desk, Draft(name=text, owner=owner, due=day)))
        here.say("cli.action.added", id=desk.plan.actions[-1].id)


@action.command(cls=Spoken)
@click.argument("identity", metavar="ID")
@click.option("--verified", is_flag=True)
def close(*, identity: str, verified: bool) -> None:
    """An action is done, or done and its effect seen."""
    from kontinuitet.usecases.follow_up import close_action, verify_action

    here = session()
    with opened(here) as desk:
        if identity not in {each.id for each in desk.plan.actions}:
            here.stop(WRONG_USAGE, "cli.action.unknown", id=identity)
        _stored(here, close_action(desk, identity))
        if verified:
            _stored(here, verify_action(desk, identity))
    here.say("cli.action.verified" if verified else "cli.action.closed", id=identity)


def _stored(here: Session, result: "Changed | Problem") -> None:
    from kontinuitet.documents.problems import Problem

    if isinstance(result, Problem):
        _refuse(here, result)


def _refuse(here: Session, wrong: "Problem") -> NoReturn:
    from kontinuitet.documents.problems import problem_text

    here.speak(problem_text(wrong, here.words))
    raise click.exceptions.Exit(WRONG_USAGE)
