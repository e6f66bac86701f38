"""The first page: what this is, who decides, the first hour, whom to call."""

from collections.abc import Iterable, Iterator

from kontinuitet.documents.handout.markdown import boxes, facts, note, said
from kontinuitet.documents.handout.part import Part, part
from kontinuitet.documents.handout.reach import alert_list
from kontinuitet.documents.handout.source import NONE, Source
from kontinuitet.documents.report.markdown import table
from kontinuitet.domain.secrecy import SecrecyPart
from kontinuitet.domain.service import Workaround
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import known

FIRST_HOUR = 60
"""Minutes; a routine that is for longer outages only is not among the first ones."""


def first_page(source: Source) -> Iterator[Part]:
    """Everything that is needed before there is time to read on."""
    title = source.say("title", service=source.service.name)
    yield part("service", 1, title, *_marks(source), *_what(source))
    yield _use(source)
    yield part("hour", 2, source.say("first_hour"), boxes(list(_first_hour(source)), numbered=True))
    yield _alert(source)
    yield _faults(source)


# ---------------------------------------------------------------- what this is


def _marks(source: Source) -> Iterator[list[str]]:
    if source.is_open:
        yield note(_left_out(source))
        yield [] if source.service.secrecy_assessed else note(source.say("not_assessed_open"))
    elif source.marks:
        yield note(source.say("secret_whole", grounds=_grounds(source)))
    else:
        yield note(source.say("no_marks" if source.service.secrecy_assessed else "not_assessed"))
    if source.subject.is_draft:
        yield note(source.say("draft_changed" if source.subject.approved else "draft"))


def _left_out(source: Source) -> str:
    if not source.marks:
        return source.say("open_always")
    return source.say("open_marked", grounds=_grounds(source))


def _grounds(source: Source) -> str:
    return "; ".join(
        source.say("part_ground", part=source.say(f"part.{part.value}"), ground=source.ground(mark))
        for part, mark in source.marks.items()
    )


def _what(source: Source) -> Iterator[list[str]]:
    definite = source.service.definite or source.service.name
    yield said(" ".join((source.say("what_for", service=definite), *_outages(source))))
    yield said(stamp(source))


def _outages(source: Source) -> Iterator[str]:
    replaced = dict.fromkeys(need for routine in source.service.workarounds for need in routine.replaces)
    if replaced:
        yield source.say("what_outages", names=source.labels(replaced))


def stamp(source: Source) -> str:
    """Whose plan, which version, and when it was printed."""
    approved = source.subject.approved
    version = source.say("version_draft")
    if approved is not None and not source.subject.is_draft:
        version = source.say("version_number", n=approved.number, day=source.words.date(approved.decided_on))
    day = source.words.date(source.printed)
    return source.say("stamp", municipality=source.plan.name, version=version, printed=day)


# ---------------------------------------------------------------- when it is put to use


def _use(source: Source) -> Part:
    service, activation = source.service, source.service.activation
    deputy = activation.deputy
    rows = [
        (source.say("use_when"), source.mark(source.asked(activation.criteria), "activation//criteria")),
        (source.say("decides"), source.mark(source.role_line(activation.decider), "activation//decider")),
        (source.say("deputy_decides"), source.mark(source.role_line(deputy), "activation//deputy") if deputy else ""),
        (source.say("decide_within"), source.mark(_budget(source), "activation//budget")),
        (source.say("limit"), source.mark(source.length(service.mtpd), "mtpd")),
        (source.say("level"), source.mark(level_text(source), "level")),
    ]
    return part("use", 2, source.say("use"), omitted(source, SecrecyPart.ACTIVATION) or facts(rows))


def _budget(source: Source) -> str:
    budget = source.service.activation.budget
    if known(budget) is None:
        return source.length(budget)
    return source.say("after_fall", length=source.length(budget))


def level_text(source: Source) -> str:
    """The least that must be delivered, as far as it is stated."""
    level, words = source.service.level, source.service.level_text
    share = "" if level.percent is None else source.percent(level.percent)
    if share and known(level.within) is not None:
        share = source.say("level_within", share=share, length=source.length(level.within))
    if share and isinstance(level.staff, int):
        share = source.words.plural("handout.level_staff", level.staff, share=share)
    return ". ".join(text for text in (share, words) if text) or source.asked("")


# ---------------------------------------------------------------- the first hour


def _first_hour(source: Source) -> Iterator[str]:
    service, activation = source.service, source.service.activation
    yield source.say("hour.note")
    if not {SecrecyPart.ACTIVATION} & source.marks.keys() or not source.is_open:
        who, deputy = source.who(activation.decider), known(activation.deputy)
        yield (
            source.say("hour.call", who=who)
            if deputy is None
            else source.say("hour.call_deputy", who=who, deputy=source.label(deputy))
        )
    yield (
        source.say("hour.decide", within=_budget(source)) if known(activation.budget) else source.say("hour.decide_any")
    )
    if alert_list(source.plan, service):
        yield source.say("hour.alert")
    if source.plan.agreements:
        yield source.say("hour.fault")
    yield from (_start(source, routine) for routine in _first_routines(source))
    yield source.say("hour.clock")
    if service.communication:
        audiences = ", ".join(item.audience for item in service.communication if item.audience)
        yield source.say("hour.tell", audiences=audiences)
    if source.plan.duties:
        yield source.say("hour.duties")
    yield source.say("hour.next")


def _first_routines(source: Source) -> list[Workaround]:
    told = (routine for routine in source.service.workarounds if routine.trigger or routine.steps)
    early = [routine for routine in told if routine.outage_from <= FIRST_HOUR]
    return sorted(early, key=lambda routine: (routine.outage_from, known(routine.startup) or 0))


def _start(source: Source, routine: Workaround) -> str:
    name = source.row_mark(routine.name, "workarounds", routine.id)
    parts = [source.say("hour.start", name=name)]
    if routine.trigger:
        parts = [source.say("hour.start_when", name=name, trigger=routine.trigger.rstrip("."))]
    if routine.decider is not None and routine.decider != source.service.activation.decider:
        parts.append(source.say("hour.decided_by", who=source.who(routine.decider)))
    if routine.startup is not None:
        parts.append(source.say("hour.running", length=source.length(routine.startup)))
    return " ".join(parts)


# ---------------------------------------------------------------- whom to call


def _alert(source: Source) -> Part:
    alerted = alert_list(source.plan, source.service)
    title = source.say("alert_named", name=alerted.name) if alerted else source.say("alert")
    missing = omitted(source, SecrecyPart.CONTACTS)
    if missing or alerted is None:
        return part("alert", 2, title, missing or said(source.say("no_alert")))
    rows = [_alerted(source, n, role) for n, role in enumerate(alerted.roles, start=1)]
    heads = ["order", "role", *(() if source.is_open else ("who", "deputies")), "reached_at"]
    return part("alert", 2, title, table(source.heads(*heads), rows) or said(source.say("no_alert")))


def _alerted(source: Source, number: int, identity: str) -> list[str]:
    role = source.plan.role.get(identity)
    if source.is_open:
        return [str(number), source.label(identity), ""]
    people = source.people_of(role)
    holder = next((source.contact(person) for person in people if role and person.id == role.holder), "")
    others = [source.contact(person) for person in people if role and person.id != role.holder]
    nobody = source.asked(role.holder if role and not isinstance(role.holder, str) else None, missing="nobody")
    return [str(number), source.label(identity), holder or nobody, "; ".join(others) or NONE, ""]


def _faults(source: Source) -> Part:
    """Those who deliver what the service itself needs; the others stand with what they have promised."""
    missing = omitted(source, SecrecyPart.SUPPLIERS) or omitted(source, SecrecyPart.CONTACTS)
    near = _near(source)
    rows = [fault_cells(source, one, near) for one in source.plan.agreements if not near.isdisjoint(one.covers)]
    lines = missing or table(source.heads(*fault_heads(source)), rows) or said(source.say("no_faults"))
    more = said(source.say("more_faults")) if not missing and len(rows) < len(source.plan.agreements) else []
    return part("faults", 2, source.say("faults"), lines, more)


def _near(source: Source) -> set[str]:
    service = source.service
    needed = {need for edge in service.dependencies for need in edge.needs}
    return needed | {need for routine in service.workarounds for need in routine.replaces}


def fault_heads(source: Source) -> tuple[str, ...]:
    """Of a customer id nothing is told outside."""
    own = ("on_call",) if _has_own_on_call(source) else ()
    return ("covers", "supplier", "fault_report", *(() if source.is_open else ("customer",)), *own)


def _has_own_on_call(source: Source) -> bool:
    return any(known(one.on_call) for one in source.plan.agreements)


def fault_cells(source: Source, agreement: Agreement, covered: Iterable[str]) -> list[str]:
    """How a fault in some of what an agreement covers is reported, and without what that does not work."""
    report = source.asked(agreement.fault_report)
    needs = agreement.fault_report_needs
    told = source.say("report_needs", report=report, needs=source.label(needs)) if needs else report
    if agreement.callers:
        told = source.say("report_by", report=told, callers=source.labels(agreement.callers))
    return [
        source.short(source.labels(one for one in agreement.covers if one in covered)),
        source.label(agreement.supplier),
        told,
        *(() if source.is_open else (source.short(agreement.customer_id),)),
        *((_own_on_call(source, agreement),) if _has_own_on_call(source) else ()),
    ]


def _own_on_call(source: Source, agreement: Agreement) -> str:
    """Who of one's own can bring it back while the supplier's support is closed, with the numbers."""
    return source.role_line(agreement.on_call) if known(agreement.on_call) else NONE


def omitted(source: Source, marked: SecrecyPart) -> list[str]:
    """In an open extract one line instead of what is marked, with the ground; else nothing."""
    mark = source.marks.get(marked)
    if not source.is_open or mark is None:
        return []
    return said(source.say("omitted", ground=source.ground(mark)))
