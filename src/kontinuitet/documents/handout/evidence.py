"""What the plan rests on: when it was tried, what is still open, what nobody knows, what was known at its approval."""

from collections.abc import Iterator

from kontinuitet.documents.handout.first_page import stamp
from kontinuitet.documents.handout.markdown import said
from kontinuitet.documents.handout.part import Part, part
from kontinuitet.documents.handout.source import NONE, Source
from kontinuitet.documents.plan import place_text
from kontinuitet.documents.report.markdown import bullets, table
from kontinuitet.domain.municipality import Item
from kontinuitet.domain.values import Place, Unknown, Value


def evidence_parts(source: Source) -> Iterator[Part]:
    """The test log, then what is not known and what was known."""
    yield _log(source)
    if not source.is_open:
        yield _unknown(source)
    if not source.is_open and source.subject.approved is not None:
        yield _known(source)
    yield part("stamp", 2, source.say("about_print"), said(stamp(source)), said(source.say("print_note")))


# ---------------------------------------------------------------- test log


def _log(source: Source) -> Part:
    rows = sorted(_tests(source), reverse=True)
    lines = table(source.heads("day", "what", "result"), rows) or said(source.say("no_log"))
    actions = [] if source.is_open else [said(source.say("actions" if source.subject.actions else "no_actions"))]
    return part("log", 2, source.say("log"), lines, *actions, _actions(source))


def _tests(source: Source) -> Iterator[list[str]]:
    service, say = source.service, source.say
    exercised = {one.on for one in source.subject.exercises}
    yield from ([one.on.isoformat(), say("log_exercise", name=one.name), NONE] for one in source.subject.exercises)
    if service.exercised_on and service.exercised_on not in exercised:
        yield [service.exercised_on.isoformat(), say("log_exercised"), NONE]
    for seen in source.subject.seen:
        proof = source.term(seen.proof)
        what = source.say("log_seen", proof=proof, what=seen.what) if seen.what else proof[:1].upper() + proof[1:]
        yield [seen.on.isoformat(), what, source.words.duration(seen.minutes)]
    for routine in service.workarounds:
        if routine.tried_on:
            yield [routine.tried_on.isoformat(), say("log_routine", name=routine.name), NONE]
    for backup in source.plan.backups:
        if backup.tested_on:
            took = source.length(backup.test_restore, missing="")
            result = "; ".join(text for text in (took, backup.test_result) if text)
            yield [backup.tested_on.isoformat(), say("log_restore", name=backup.name), result or NONE]
    for resource in source.plan.resources:
        if resource.tested_on:
            took = source.length(resource.tested_recovery, missing="dash")
            yield [resource.tested_on.isoformat(), say("log_recovery", name=source.label(resource.id)), took]


def _actions(source: Source) -> list[str]:
    rows = [
        [one.name, _owner(source, one.owner), source.asked(one.due, missing="dash"), ""]
        for one in source.subject.actions
    ]
    return table(source.heads("action", "owner", "due", "done"), rows)


def _owner(source: Source, value: object) -> str:
    """A role or a person; the plan of one service need not know somebody who only has something to do."""
    name = getattr(source.plan.by_id.get(value), "name", "") if isinstance(value, str) else ""
    return name or (NONE if isinstance(value, str) else source.asked(value, missing="dash"))


# ---------------------------------------------------------------- what is not known


def _unknown(source: Source) -> Part:
    rows = [
        [source.say("place", text=place_text(source.plan, place, source.lang)), source.asked(value)]
        for place, value in unknowns(source)
    ]
    lines = table(source.heads("field", "who_finds_out"), rows) or said(source.say("nothing_unknown"))
    return part("unknown", 2, source.say("unknown_title"), lines)


def unknowns(source: Source) -> Iterator[tuple[Place, Unknown]]:
    """Every value of the plan that was asked for and is not known, the service's own first."""
    yield from _within(source.service)
    others: list[Item] = [item for _, item in source.plan.items() if item is not source.service]
    yield from (found for item in others if item.id not in source.plan.service for found in _within(item))


def _within(item: Item) -> Iterator[tuple[Place, Unknown]]:
    for field in type(item).model_fields:
        for row, part_, value in _values(getattr(item, field)):
            if isinstance(value, Unknown):
                yield Place(object=item.id, field=field, item=row, part=part_), value


def _values(value: object) -> Iterator[tuple[str, str, object]]:
    """What stands in a field: the row, its part and the value of each."""
    if isinstance(value, tuple):
        rows = [row for row in value if isinstance(row, Value) and hasattr(row, "id")]
        yield from ((str(row.id), name, getattr(row, name)) for row in rows for name in type(row).model_fields)
    elif isinstance(value, Value) and not isinstance(value, Unknown):
        yield from (("", name, getattr(value, name)) for name in type(value).model_fields)
    else:
        yield "", "", value


# ---------------------------------------------------------------- what was known


def _known(source: Source) -> Part:
    approved = source.subject.approved
    found = approved.known if approved else ()
    texts = [
        source.say("known_accepted" if one.accepted else "known_open", rule=one.rule, text=one.text) for one in found
    ]
    lines = bullets(texts) or said(source.say("nothing_known"))
    return part("known", 2, source.say("known_title"), lines)
