"""The way back: in which order things return, who says that it is over, what is entered, what must be reported."""

from collections.abc import Iterator

from kontinuitet.documents.handout.first_page import omitted
from kontinuitet.documents.handout.markdown import facts, said
from kontinuitet.documents.handout.part import Part, part
from kontinuitet.documents.handout.source import NONE, Source
from kontinuitet.documents.report.markdown import table
from kontinuitet.domain.disturbance import RecoveryStep
from kontinuitet.domain.followup import ReportingDuty
from kontinuitet.domain.secrecy import SecrecyPart


def back_parts(source: Source) -> Iterator[Part]:
    """Recovery, return and reporting."""
    missing = omitted(source, SecrecyPart.RECOVERY)
    rows = [] if missing else [_step(source, n, step) for n, step in enumerate(source.service.recovery, start=1)]
    heads = source.heads("order", "what", "who", "takes", "after", "check", "ready_at")
    yield part("recovery", 2, source.say("recovery"), missing or table(heads, rows) or said(source.say("no_recovery")))
    yield part("return", 2, source.say("return"), missing or _return(source))
    yield duties_part(source)


def _step(source: Source, number: int, step: RecoveryStep) -> list[str]:
    order = {one.id: str(n) for n, one in enumerate(source.service.recovery, start=1)}
    name = source.row_mark(step.name, "recovery", step.id)
    what = source.say("step_of", name=name, resources=source.labels(step.resources)) if step.resources else name
    return [
        str(number),
        what,
        source.who(step.who),
        source.length(step.duration),
        ", ".join(order.get(one, "?") for one in step.after) or NONE,
        source.short(step.check),
        "",
    ]


def _return(source: Source) -> list[str]:
    back = source.service.returning
    rows = [
        (source.say("return_when"), source.asked(source.service.activation.deactivation)),
        (source.say("declares"), source.who(back.declares)),
        (source.say("enters"), source.who(back.enters)),
        (source.say("enter_order"), source.asked(back.order)),
        (source.say("enter_time"), source.length(source.service.wrt)),
        (source.say("enter_check"), source.asked(back.check)),
        (source.say("verifies"), source.who(back.verifies)),
        (source.say("decided_when"), source.say("fill_in")),
    ]
    service = source.service
    entered = [
        *((source.row_mark(one.name, "workarounds", one.id), one.afterwards) for one in service.workarounds),
        *((source.row_mark(one.name, "tasks", one.id), one.afterwards) for one in service.tasks),
    ]
    afterwards = [row for row in entered if row[1]]
    return [*facts(rows), *table(source.heads("from_routine", "entered"), afterwards)]


def duties_part(source: Source) -> Part:
    """What may have to be reported; how sure the plan is of it is said, for it is not the law itself."""
    rows = [_duty(source, duty) for duty in source.plan.duties]
    heads = source.heads("duty", "trigger", "deadline", "receiver", "route", "role", "source")
    lines = table(heads, rows)
    note = said(source.say("duties_note")) if rows else said(source.say("no_duties"))
    return part("duties", 2, source.say("duties"), note, lines)


def _route(source: Source, duty: ReportingDuty) -> str:
    if not (duty.route and duty.needs):
        return source.short(duty.route)
    return source.say("channel_needs", channel=duty.route, needs=source.labels(duty.needs))


def _duty(source: Source, duty: ReportingDuty) -> list[str]:
    limit = source.length(duty.deadline, missing="no_deadline")
    if isinstance(duty.deadline, int):
        limit = source.say("deadline_from", length=limit, start=source.term(duty.starts))
    stated = duty.stated_on.isoformat() if duty.stated_on else NONE
    ground = source.say(f"certainty.{duty.certainty.value}")
    return [
        duty.name,
        source.short(duty.trigger),
        limit,
        source.short(duty.receiver),
        _route(source, duty),
        source.who(duty.role),
        source.say("duty_source", source=duty.source or NONE, ground=ground, day=stated),
    ]
