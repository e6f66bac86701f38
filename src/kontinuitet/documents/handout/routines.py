"""How the service is run meanwhile: reserve routines, pieces of work, forms, and what is told to whom."""

from collections.abc import Iterator

from kontinuitet.documents.handout.first_page import omitted
from kontinuitet.documents.handout.markdown import checklist, facts, labelled, note, prose, said
from kontinuitet.documents.handout.part import Part, part
from kontinuitet.documents.handout.source import NONE, Source
from kontinuitet.documents.report.markdown import table
from kontinuitet.domain.disturbance import CommunicationItem, Form, Task
from kontinuitet.domain.secrecy import SecrecyPart
from kontinuitet.domain.service import Workaround

_KEPT = SecrecyPart.WORKAROUNDS


def routine_parts(source: Source) -> Iterator[Part]:
    """The reserve routines, each under its own heading; then how one writes things down, and each piece of work."""
    yield _head(source, "workarounds", empty=not source.service.workarounds)
    yield from (_routine(source, one) for one in source.service.workarounds)
    yield _head(source, "documentation", prose(source.service.documentation), empty=not source.service.documentation)
    yield from _tasks(source)


def _head(source: Source, kind: str, *blocks: list[str], empty: bool) -> Part:
    missing = omitted(source, _KEPT)
    lines = [missing] if missing else [said(source.say(f"no_{kind}"))] if empty else [*blocks]
    return part(kind, 2, source.say(kind), *lines)


def _routine(source: Source, one: Workaround) -> Part:
    name = source.row_mark(one.name, "workarounds", one.id)
    rows = [
        (source.say(label), source.mark(text, f"workarounds/{one.id}/{key}")) for label, key, text in _of(source, one)
    ]
    after = source.mark(one.afterwards, f"workarounds/{one.id}/afterwards")
    tail = [*labelled(source.say("afterwards"), after), *labelled(source.say("times"), source.say("fill_times"))]
    return part("routine", 3, name, facts(rows), _steps(source, one.steps), tail)


def _steps(source: Source, steps: str) -> list[str]:
    """The steps under a line of their own, so that no reader takes them for more of the list above."""
    lines = checklist(steps)
    return [*note(source.say("steps")), *lines] if lines else said(source.say("no_steps"))


def _of(source: Source, one: Workaround) -> Iterator[tuple[str, str, str]]:
    yield "replaces", "replaces", source.labels(one.replaces)
    yield "trigger", "trigger", one.trigger
    yield "decides", "decider", source.who(one.decider)
    yield "outage", "outage_to", _outage(source, one)
    yield "startup", "startup", source.length(one.startup)
    yield "endurance", "endurance", "" if _is_left_out(source) else source.length(one.endurance)
    yield "capacity", "capacity", "" if _is_left_out(source) else source.percent(one.capacity)
    yield "staff", "staff", source.asked(one.staff, missing="")
    yield "needs", "needs", source.labels(one.needs)
    yield "claims", "allocations", _claims(source, one)
    yield "material", "material", one.material
    yield "data_renewed", "refreshed", source.length(one.refreshed, missing="")
    yield "data_age", "age_at_most", source.length(one.age_at_most, missing="")
    yield "trained", "trained", "" if source.is_open else source.asked(one.trained, missing="")


def _claims(source: Source, one: Workaround) -> str:
    """How many of what others may need at the same time."""
    return ", ".join(source.say("claim", name=source.label(each.resource), n=each.number) for each in one.allocations)


def _is_left_out(source: Source) -> bool:
    return source.is_open and SecrecyPart.ENDURANCE in source.marks


def _outage(source: Source, one: Workaround) -> str:
    first = source.words.duration(one.outage_from)
    if isinstance(one.outage_to, int):
        return source.say("outage_span", first=first, last=source.words.duration(one.outage_to))
    return source.say("outage_from", first=first) if one.outage_from else ""


# ---------------------------------------------------------------- pieces of work


def _tasks(source: Source) -> Iterator[Part]:
    tasks = source.service.tasks
    if not tasks:
        return
    for group in dict.fromkeys(task.group for task in tasks):
        yield part("tasks", 2, source.say("tasks_of", group=group) if group else source.say("tasks"))
        yield from (_task(source, task) for task in tasks if task.group == group)


def _task(source: Source, task: Task) -> Part:
    forms = {form.id: form.name for form in source.service.forms}
    used = ", ".join(forms.get(one) or source.say("nameless") for one in task.forms)
    rows = [(source.say("who"), source.who(task.who, missing="")), (source.say("forms_used"), used)]
    after = source.mark(task.afterwards, f"tasks/{task.id}/afterwards") or source.asked("")
    name = source.row_mark(task.name, "tasks", task.id)
    return part("routine", 3, name, facts(rows), _steps(source, task.steps), labelled(source.say("when_back"), after))


# ---------------------------------------------------------------- forms


def form_parts(source: Source) -> Iterator[Part]:
    """Every form with empty rows, to fill in by hand."""
    forms = source.service.forms
    if not forms or omitted(source, _KEPT):
        return
    yield part("forms", 2, source.say("forms"), said(source.say("forms_note")))
    yield from (_form(source, form) for form in forms)


def _form(source: Source, form: Form) -> Part:
    columns = [column or NONE for column in form.columns] or [source.say("head.notes")]
    empty = [[""] * len(columns)] * form.rows
    name = source.row_mark(form.name, "forms", form.id)
    filled = said(source.say("form_head", service=source.service.name))
    return part("form", 3, name, prose(form.notes), filled, table(columns, empty))


# ---------------------------------------------------------------- communication


def communication_part(source: Source) -> Part:
    """Who is told what, by whom, and how when the usual way is down."""
    missing = omitted(source, SecrecyPart.COMMUNICATION)
    rows = [] if missing else [_told(source, item) for item in source.service.communication]
    heads = source.heads("audience", "message", "sender", "channel", "reserve")
    lines = missing or table(heads, rows) or said(source.say("no_communication"))
    return part("communication", 2, source.say("communication"), lines)


def _told(source: Source, item: CommunicationItem) -> list[str]:
    return [
        source.row_mark(item.audience, "communication", item.id),
        source.short(item.message),
        source.who(item.sender, missing="dash"),
        _channel(source, item.channel, item.needs),
        _channel(source, item.reserve, item.reserve_needs),
    ]


def _channel(source: Source, channel: str, needs: tuple[str, ...]) -> str:
    if not channel:
        return NONE
    return source.say("channel_needs", channel=channel, needs=source.labels(needs)) if needs else channel
