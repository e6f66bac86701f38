"""What the service needs, what has been promised, what threatens it, and the copies of its information."""

from collections.abc import Iterator

from kontinuitet.analysis.recovery import RecoverySource, own_recovery
from kontinuitet.analysis.required import required
from kontinuitet.documents.handout.first_page import fault_cells, fault_heads, omitted
from kontinuitet.documents.handout.markdown import said
from kontinuitet.documents.handout.part import Part, part
from kontinuitet.documents.handout.source import NONE, Source
from kontinuitet.documents.report.markdown import table
from kontinuitet.domain.resource import Backup, Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.risk import Risk
from kontinuitet.domain.secrecy import SecrecyPart
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import known


def needs_parts(source: Source) -> Iterator[Part]:
    """Dependencies, agreements and risks."""
    yield _dependencies(source)
    yield _promises(source)
    yield _risks(source)


def _section(
    source: Source, kind: str, marked: SecrecyPart, heads: tuple[str, ...], rows: list[list[str]], *more: list[str]
) -> Part:
    """A heading with one table; if it is empty a line says so."""
    missing = omitted(source, marked)
    lines = missing or [*(table(source.heads(*heads), rows) or said(source.say(f"no_{kind}")))]
    return part(kind, 2, source.say(kind), lines, *(() if missing or not rows else more))


# ---------------------------------------------------------------- dependencies


def _dependencies(source: Source) -> Part:
    rows = [_dependency(source, row) for row in source.service.dependencies]
    heads = ("needs", "kind", "tolerance", "required", "back", "why")
    return _section(
        source,
        "dependencies",
        SecrecyPart.DEPENDENCIES,
        heads,
        rows,
        said(source.say("back_note")),
        _not_needed(source),
    )


def _not_needed(source: Source) -> list[str]:
    """The kinds that somebody has thought of and ruled out."""
    kinds = ", ".join(source.term(kind) for kind in source.service.not_needed)
    return said(source.say("not_needed", kinds=kinds)) if kinds else []


def _dependency(source: Source, row: Dependency) -> list[str]:
    key = f"dependencies/{row.id}"
    return [
        source.row_mark(_needs(source, row), "dependencies", row.id),
        source.say(f"kind_of.{row.kind.value}") if isinstance(row.kind, DependencyKind) else source.asked(row.kind),
        source.mark(source.length(row.tolerance, missing="dash"), f"{key}/tolerance"),
        source.mark(_required(source, row), f"{key}/required"),
        "; ".join(_back(source, need) for need in row.needs),
        source.short(row.reason),
    ]


def _needs(source: Source, row: Dependency) -> str:
    names = source.labels(row.needs)
    return source.say("some_of", n=row.quorum, names=names) if row.quorum < len(row.needs) else names


def _required(source: Source, row: Dependency) -> str:
    if source.is_open and SecrecyPart.ENDURANCE in source.marks and known(row.required) is None:
        return NONE
    text = source.length(required(source.service, row).minutes, missing="dash")
    if source.is_open or not isinstance(row.confirmed, bool):
        return text
    return source.say("time_promised" if row.confirmed else "time_not_promised", length=text)


def _back(source: Source, need: str) -> str:
    """When it is expected back, and whether that was tried, promised or only said."""
    resource = source.plan.resource.get(need)
    if resource is None:
        service = source.plan.service.get(need)
        rto = known(service.rto) if service else None
        return (
            source.say("back.plan", length=source.words.duration(rto))
            if rto is not None
            else source.say("back.unknown")
        )
    own = own_recovery(source.plan, resource)
    if own.source is None or not own.terms:
        return source.say("back.unknown")
    longest = max((term.promise for term in own.terms), key=lambda promise: promise.minutes)
    length = source.promise(longest)
    if own.source is RecoverySource.TESTED and resource.tested_on:
        return source.say("back.tested_on", length=length, day=resource.tested_on.isoformat())
    return source.say(f"back.{own.source.value}", length=length)


# ---------------------------------------------------------------- agreements


def _promises(source: Source) -> Part:
    rows = [_promise(source, agreement) for agreement in source.plan.agreements]
    heads = ("agreement", "covers", "notice", "response", "recovery", "support", "ends")
    faults = [] if omitted(source, SecrecyPart.CONTACTS) else _all_faults(source)
    return _section(source, "promises", SecrecyPart.SUPPLIERS, heads, rows, faults)


def _all_faults(source: Source) -> list[str]:
    rows = [fault_cells(source, agreement, agreement.covers) for agreement in source.plan.agreements]
    return [*said(source.say("all_faults")), *table(source.heads(*fault_heads(source)), rows)]


def _promise(source: Source, agreement: Agreement) -> list[str]:
    supplier, number = source.label(agreement.supplier), agreement.number
    support = source.plan.calendar(agreement.support)
    return [
        source.say("agreement", supplier=supplier, number=number) if number else supplier,
        source.short(source.labels(agreement.covers)),
        *(source.asked(value) for value in (agreement.notice, agreement.response, agreement.recovery)),
        NONE if support is None else source.calendar(support),
        source.asked(agreement.ends),
    ]


# ---------------------------------------------------------------- risks


def _risks(source: Source) -> Part:
    rows = [_risk(source, risk) for risk in source.service.risks]
    heads = ("risk", "against", "likelihood", "consequence", "protection", "treatment", "measure")
    return _section(source, "risks", SecrecyPart.RISKS, heads, rows, said(source.say("risk_scale")))


def _risk(source: Source, risk: Risk) -> list[str]:
    resource = source.plan.resource.get(risk.resource or "")
    measure = (
        source.say("measure_owner", measure=risk.measure, who=source.who(risk.owner)) if risk.owner else risk.measure
    )
    return [
        source.row_mark(risk.name, "risks", risk.id),
        source.label(resource.id) if resource else NONE,
        source.asked(risk.likelihood, missing="dash"),
        source.asked(risk.consequence, missing="dash"),
        source.short(risk.protection),
        source.asked(risk.treatment, missing="dash"),
        source.short(measure),
    ]


# ---------------------------------------------------------------- information and its copies


def information_part(source: Source) -> Part:
    """The information sets with their classes, and the backups with their last test."""
    held = [one for one in source.plan.resources if one.kind is ResourceKind.INFORMATION]
    rows = [_information(source, one) for one in held]
    copies = [_backup(source, one) for one in source.plan.backups]
    heads = ("information", "classes", "personal", "held_by", "owner", "made_again")
    missing = omitted(source, SecrecyPart.INFORMATION)
    if missing:
        return part("information", 2, source.say("information"), missing)
    lines = table(source.heads(*heads), rows) or said(source.say("no_information"))
    backups = ("backup", "copies_of", "interval", "restore", "last_test", "kept_at")
    tests = table(source.heads(*backups), copies) or said(source.say("no_backups"))
    classes = said(source.say("classes_note")) if rows else []
    return part(
        "information",
        2,
        source.say("information"),
        lines,
        classes,
        said(source.say("backups")) if copies else [],
        tests,
    )


def _information(source: Source, one: Resource) -> list[str]:
    classes = one.classes
    levels = (classes.confidentiality, classes.integrity, classes.availability, classes.traceability)
    return [
        source.label(one.id),
        " ".join(_level(source, name, level) for name, level in zip("krts", levels, strict=True)),
        source.asked(one.personal_data),
        source.short(source.labels(one.held_by)),
        source.who(one.owner),
        source.short(one.reconstruction),
    ]


def _level(source: Source, name: str, level: object) -> str:
    return source.say(f"class.{name}", level=level if isinstance(level, int) else "?")


def _backup(source: Source, one: Backup) -> list[str]:
    places = dict.fromkeys(copy.place for copy in one.copies if isinstance(copy.place, str))
    return [
        one.name or source.say("nameless"),
        source.short(source.labels(one.copies_of)),
        source.length(one.interval),
        source.length(one.restore),
        _test(source, one),
        ", ".join(source.place(place) for place in places) or NONE,
    ]


def _test(source: Source, one: Backup) -> str:
    if one.tested_on is None:
        return source.say("never_tested")
    took = source.length(one.test_restore, missing="")
    return "; ".join(text for text in (one.tested_on.isoformat(), took, one.test_result) if text)
