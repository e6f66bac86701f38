"""What the plan is: its head, its purpose, what comes first, how bad an interruption becomes and when."""

from collections.abc import Iterator

from kontinuitet.analysis.objectives import derived_mtpd
from kontinuitet.documents.handout.first_page import level_text, omitted
from kontinuitet.documents.handout.markdown import facts, prose, said
from kontinuitet.documents.handout.part import Part, part
from kontinuitet.documents.handout.source import NONE, Source
from kontinuitet.documents.plan import place_text
from kontinuitet.documents.report.markdown import bullets, table
from kontinuitet.domain.secrecy import SecrecyPart
from kontinuitet.domain.service import ImpactRow, Peak
from kontinuitet.domain.values import NotApplicable, Score, known


def about_parts(source: Source) -> Iterator[Part]:
    """The first pages after the first one."""
    yield part(
        "about",
        2,
        source.say("about"),
        facts(list(_head(source))),
        *_drift(source),
        *_copies(source),
        *_readers(source),
    )
    yield _purpose(source)
    yield _priorities(source)
    yield from _impact(source)
    yield _limits(source)


def other_part(source: Source) -> Iterator[Part]:
    """What the plan says beside all sections; nobody has judged whether that is open."""
    if source.service.other and not source.is_open:
        yield part("other", 2, source.say("other"), prose(source.service.other))


# ---------------------------------------------------------------- head


def _head(source: Source) -> Iterator[tuple[str, str]]:
    service, say = source.service, source.say
    yield say("service"), service.name
    part_of = source.plan.service.get(service.part_of or "")
    yield say("part_of"), part_of.name if part_of else ""
    yield say("unit"), source.label(service.unit) if service.unit else source.asked("")
    yield say("area"), source.mark(source.asked(service.area, missing=""), "area")
    yield say("sector"), source.mark(source.asked(service.sector, missing=""), "sector")
    yield say("hours"), _hours(source)
    yield say("owner"), source.mark(source.role_line(service.owner), "owner")
    yield say("deputy"), source.mark(source.role_line(service.deputy), "deputy") if service.deputy else ""
    yield say("critical"), source.mark(_critical(source), "critical")
    yield say("legal"), source.mark(service.legal_demand, "legal_demand")
    yield from _decision(source)
    yield say("next_review"), _next_review(source)
    yield say("analysed"), _analysed(source)
    yield say("secrecy"), _secrecy(source)


def _hours(source: Source) -> str:
    calendar = source.plan.calendar(source.service.hours)
    return "" if calendar is None else source.mark(source.calendar(calendar), "hours")


def _critical(source: Source) -> str:
    said = source.asked(source.service.critical, missing="not_judged")
    reason = source.service.critical_reason
    return source.say("because", said=said, reason=reason) if reason else said


def _decision(source: Source) -> Iterator[tuple[str, str]]:
    approved, say = source.subject.approved, source.say
    if approved is None:
        yield say("version"), say("never_approved")
        return
    number = say("number_text", n=approved.number)
    yield say("version"), say("differs", version=number) if source.subject.is_draft else number
    people = [name for name in (approved.body, approved.approver) if name]
    yield say("decided_by"), ", ".join(people)
    yield say("decided_on"), source.words.date(approved.decided_on)
    yield say("registration"), approved.registration or source.asked("")
    yield say("author"), approved.author


def _next_review(source: Source) -> str:
    approved = source.subject.approved
    decided = approved.next_review if approved else None
    return source.asked(source.service.review_due or decided if source.subject.is_draft else decided)


def _analysed(source: Source) -> str:
    service = source.service
    if service.analysed_on is None:
        return service.participants
    day = source.words.date(service.analysed_on)
    return source.say("analysed_with", day=day, who=service.participants) if service.participants else day


def _secrecy(source: Source) -> str:
    assessed = source.service.secrecy_assessed
    day = source.words.date(assessed) if assessed else ""
    parts = [
        source.say("part_ground", part=source.say(f"part.{one.value}"), ground=_reasoned(source, one))
        for one in source.marks
    ]
    text = "; ".join(parts) or source.say("no_part_marked")
    return source.say("assessed", text=text, day=day) if day else source.say("unassessed", text=text)


def _reasoned(source: Source, one: SecrecyPart) -> str:
    mark = source.marks[one]
    ground = source.ground(mark)
    return source.say("because", said=ground, reason=mark.reason) if mark.reason else ground


def _drift(source: Source) -> Iterator[list[str]]:
    approved = source.subject.approved
    if approved is None or not source.subject.is_draft:
        return
    yield said(source.say("drift", n=approved.number))
    yield bullets(
        source.say("place", text=place_text(source.plan, place, source.lang)) for place in source.subject.drift
    )


def _copies(source: Source) -> Iterator[list[str]]:
    if source.is_open:
        return
    rows = [
        [copy.place, str(copy.version), copy.placed_on.isoformat() if copy.placed_on else NONE, copy.by or NONE]
        for copy in source.service.paper_copies
    ]
    yield said(source.say("copies") if rows else source.say("no_copies"))
    yield table(source.heads("place", "version", "placed", "by"), rows)


def _readers(source: Source) -> Iterator[list[str]]:
    """Who has read which version, the latest one first; people are never told outside."""
    if source.is_open or (source.subject.approved is None and not source.subject.readers):
        return
    rows = [
        [one.name, str(one.version), one.on.isoformat() if one.on else NONE]
        for one in sorted(source.subject.readers, key=lambda one: (-one.version, one.name.casefold()))
    ]
    yield said(source.say("readers") if rows else source.say("no_readers"))
    yield table(source.heads("who", "version", "read_on"), rows)


# ---------------------------------------------------------------- purpose and priorities


def _purpose(source: Source) -> Part:
    service = source.service
    blocks = [
        _prose(source, service.summary, "summary"),
        _prose(source, service.description, "description"),
        _prose(source, service.scope, "scope", "scope_is"),
        _prose(source, service.authority, "authority", "authority_is"),
    ]
    lines = blocks if any(blocks) else [said(source.say("no_purpose"))]
    return part("purpose", 2, source.say("purpose"), *lines)


def _prose(source: Source, text: str, key: str, label: str = "") -> list[str]:
    if not text.strip():
        return []
    head = said(source.mark(source.say(label), key)) if label else []
    return [*head, *prose(text), *([] if label else _suggested(source, key))]


def _suggested(source: Source, key: str) -> list[str]:
    marked = source.mark(source.say("text_above"), key)
    return said(marked) if marked != source.say("text_above") else []


def _priorities(source: Source) -> Part:
    service = source.service
    missing = omitted(source, SecrecyPart.WORKAROUNDS)
    blocks = [
        _prose(source, service.upheld, "upheld", "upheld"),
        _prose(source, service.put_aside, "put_aside", "put_aside"),
    ]
    lines = [missing] if missing else blocks if any(blocks) else [said(source.say("no_priorities"))]
    return part("priorities", 2, source.say("priorities"), *lines)


# ---------------------------------------------------------------- impact and limits


def _impact(source: Source) -> Iterator[Part]:
    settings = source.plan.settings
    title = source.say("impact")
    missing = omitted(source, SecrecyPart.IMPACT)
    rows = {row.id: row for row in source.service.impact}
    if missing or not rows:
        yield part("impact", 2, title, missing or said(source.say("no_impact")))
        return
    heads = [source.say("head.category"), *(source.words.duration(point) for point in settings.time_points)]
    cells = [
        [category.name, *(_score(source, rows.get(category.id), n) for n in range(len(settings.time_points)))]
        for category in settings.categories
    ]
    reasons = [
        source.say("because_of", name=category.name, reason=rows[category.id].reason)
        for category in settings.categories
        if category.id in rows and rows[category.id].reason
    ]
    scale = source.say("scale", level=settings.intolerable_from)
    yield part("impact", 2, title, table(heads, cells), said(scale), bullets(reasons))


def _score(source: Source, row: ImpactRow | None, number: int) -> str:
    score: Score = row.scores[number] if row and number < len(row.scores) else None
    if isinstance(score, int):
        key = f"impact/{row.id}/scores" if row else ""
        text = source.say("intolerable", n=score) if score >= source.plan.settings.intolerable_from else str(score)
        return source.mark(text, key)
    if isinstance(score, NotApplicable):
        return NONE
    return "" if score is None else "?"


def _limits(source: Source) -> Part:
    missing = omitted(source, SecrecyPart.LIMITS)
    rows = [] if missing else list(_limit_rows(source))
    heads = source.heads("limit", "decided", "derived", "reason")
    peaks = [] if missing else [_peak(source, peak) for peak in source.service.peaks]
    blocks = [missing or table(heads, rows), [] if missing else _seen(source)]
    if peaks:
        blocks += [said(source.say("peaks")), table(source.heads("peak", "when", "limit_mtpd", "limit_rto"), peaks)]
    return part("limits", 2, source.say("limits"), *blocks)


def _seen(source: Source) -> list[str]:
    """The latest time that was seen of each kind: what the limits are worth."""
    latest = {one.proof: one for one in sorted(source.subject.seen, key=lambda one: one.on)}
    texts = [
        source.say(
            "seen_time", proof=source.term(one.proof), length=source.words.duration(one.minutes), day=one.on.isoformat()
        )
        for one in latest.values()
    ]
    return [*said(source.say("seen")), *bullets(texts)] if texts else []


def _limit_rows(source: Source) -> Iterator[list[str]]:
    service, say = source.service, source.say
    mtpd, rto = source.mark(source.length(service.mtpd), "mtpd"), source.mark(source.length(service.rto), "rto")
    yield [say("limit_mtpd"), mtpd, _derived(source), source.short(service.mtpd_reason)]
    yield [say("limit_rto"), rto, _at_most(source), source.short(service.rto_reason)]
    yield [say("limit_rpo"), source.mark(source.length(service.rpo), "rpo"), NONE, NONE]
    yield [say("limit_wrt"), source.mark(source.length(service.wrt), "wrt"), NONE, NONE]
    yield [say("limit_level"), source.mark(level_text(source), "level"), NONE, NONE]


def _derived(source: Source) -> str:
    derived = derived_mtpd(source.service, source.plan.settings)
    if not source.service.impact:
        return NONE
    if derived.value is None:
        return source.say("never_intolerable")
    text = source.say("derived_at_most", length=source.words.duration(derived.value))
    unscored = len(derived.unscored)
    return source.words.plural("handout.derived_unscored", unscored, text=text) if unscored else text


def _at_most(source: Source) -> str:
    mtpd = known(source.service.mtpd)
    return NONE if mtpd is None else source.say("derived_at_most", length=source.words.duration(mtpd))


def _peak(source: Source, peak: Peak) -> list[str]:
    when = source.say("each_month", day=peak.day) if peak.day else source.say("span", first=peak.first, last=peak.last)
    return [
        source.row_mark(peak.name, "peaks", peak.id),
        when if peak.day or peak.first else NONE,
        source.length(peak.mtpd, missing="dash"),
        source.length(peak.rto, missing="dash"),
    ]
