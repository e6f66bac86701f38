"""Commands on decisions: approve a service's plan, list its versions, and what differs between them."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from kontinuitet.cli.frame import PROBLEMS, Session, Spoken, session
from kontinuitet.cli.opening import opened

if TYPE_CHECKING:
    from kontinuitet.usecases.desk import Desk

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command(cls=Spoken)
@click.argument("service")
@click.option("--author", metavar="text", required=True)
@click.option("--approver", metavar="text", required=True)
@click.option("--body", metavar="text", default="")
@click.option("--date", "decided", metavar="date", type=_DAY)
@click.option("--registration", metavar="text", default="")
@click.option("--next-review", "review", metavar="date", type=_DAY)
def approve(
    *,
    service: str,
    author: str,
    approver: str,
    body: str,
    decided: datetime | None,
    registration: str,
    review: datetime | None,
) -> None:
    """Freeze a service's plan as it stands as its next version."""
    from kontinuitet.usecases.refused import Refused
    from kontinuitet.usecases.service_lookup import known_service
    from kontinuitet.usecases.versions import Decision, review_after
    from kontinuitet.usecases.versions import approve as approved

    here = session()
    with opened(here) as desk:
        known = known_service(desk.plan, service)
        day = decided.date() if decided else desk.today
        decision = Decision(
            author=author,
            approver=approver,
            body=body,
            decided_on=day,
            registration=registration,
            next_review=review.date() if review else review_after(desk.plan, day),
        )
        if decision.is_own:
            here.say("cli.approve.own")
        try:
            version = approved(desk, known, decision, here.words)
        except Refused as refused:
            if refused.code == "plan-contradicts":
                _tell_blocking(desk, known, here)
            raise
        here.say("cli.approve.done", name=desk.plan.label(known), number=version.number, known=len(version.known))


def _tell_blocking(desk: "Desk", service: str, here: Session) -> None:
    from kontinuitet.documents.finding_text import finding_text
    from kontinuitet.usecases.versions import blocking

    for found in blocking(desk, service):
        here.speak(f"{found.rule} {finding_text(found, here.words)}")


@click.command(cls=Spoken)
@click.argument("service")
@click.option("--compare", metavar="versions", nargs=2, type=int)
@click.pass_context
def versions(ctx: click.Context, *, service: str, compare: tuple[int, int] | None) -> None:
    """The approved versions of a plan and what has changed since the latest; exit 1 if something has."""
    from kontinuitet.documents.plan import change_text
    from kontinuitet.usecases.service_lookup import known_service
    from kontinuitet.usecases.versions import changes_between, changes_since, version, versions_of

    here = session()
    with opened(here) as desk:
        known = known_service(desk.plan, service)
        if compare:
            changes = changes_between(*(version(desk, known, number) for number in compare))
        else:
            found = versions_of(desk, known)
            for each in found:
                here.out(
                    "\t".join(
                        (str(each.number), each.decided_on.isoformat(), each.approver, each.body, each.registration)
                    )
                )
            if not found:
                here.say("cli.versions.none", name=desk.plan.label(known))
                return
            changes = changes_since(desk, found[-1])
    for change in changes:
        here.out(change_text(change, here.words))
    here.speak(here.words.plural("cli.versions.changes", len(changes)))
    if changes and not compare:
        ctx.exit(PROBLEMS)
