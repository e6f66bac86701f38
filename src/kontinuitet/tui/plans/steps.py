"""What one can do in a step of the walk: have it explained, go to what is left, confirm it, open and add its rows."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kontinuitet.analysis.progress import STEPS, StepState, unknowns
from kontinuitet.analysis.rules import Finding
from kontinuitet.analysis.rules.finding import place_key
from kontinuitet.documents.finding_text import finding_text, finding_title
from kontinuitet.domain.changes import confirmed
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Role
from kontinuitet.domain.references import references
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.secrecy import SecrecyPart
from kontinuitet.domain.service import Service
from kontinuitet.domain.suggestions import suggestions
from kontinuitet.domain.template import Template
from kontinuitet.domain.values import Place
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans import rows_of_service as edits
from kontinuitet.tui.plans.jump import open_place
from kontinuitet.tui.plans.sections import FINDINGS, contents_of, place_of, rows_of, section_of
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.plans.speech import led_to
from kontinuitet.tui.table import Column, Row, RowTable
from kontinuitet.usecases.last_place import LastPlace, keep
from kontinuitet.wording import Words

if TYPE_CHECKING:
    from kontinuitet.tui.plans.service import ServicePage
    from kontinuitet.usecases.desk import Desk


# What a step asks


def template_of(desk: "Desk", service: Service, words: Words) -> Template | None:
    """The template that a service was made from, if it still can be read."""
    from kontinuitet.usecases.refused import Refused
    from kontinuitet.usecases.templates import template

    if service.template is None:
        return None
    try:
        return template(desk, service.template, lang=file_language(words))
    except Refused:
        return None


def question(section: str, template: Template | None, words: Words) -> str:
    """What is asked in a step: as the template asks it of such a service, else in general."""
    own = template.questions.get(section, "") if template is not None else ""
    return words("tui.text", text=own) if own else words(f"walk.ask.{section}")


def explanation(page: "ServicePage", words: Words) -> str:
    """The step in full: its question, the method's word, why it is asked, an example, what is unknown and who asks."""
    section = page.section
    parts = [f"# {words(f'tui.section.{section}')}", words(f"walk.ask.{section}")]
    if section not in STEPS:
        return "\n\n".join(parts)
    template = page.template
    if template is not None and section in template.questions:
        parts.append(words("tui.text", text=template.questions[section]))
    parts.append(f"## {words('walk.why')}\n{words(f'walk.why.{section}')}")
    parts.append(f"## {words('walk.term')}\n{words(f'walk.term.{section}')}")
    own = template.examples.get(section, "") if template is not None else ""
    example = words("tui.text", text=own) if own else words(f"walk.example.{section}")
    parts.append(f"## {words('walk.example')}\n{example}")
    lines = list(_unknown_lines(page, words))
    if lines:
        parts.append("\n".join((f"## {words('walk.unknown')}", *lines)))
    return "\n\n".join(parts)


def general_explanation(section: str, words: Words) -> str:
    """A step in full as it is for any service."""
    return "\n\n".join(
        (
            f"# {words(f'tui.section.{section}')}",
            words(f"walk.ask.{section}"),
            *(f"## {words(f'walk.{kind}')}\n{words(f'walk.{kind}.{section}')}" for kind in ("why", "term", "example")),
        )
    )


def _unknown_lines(page: "ServicePage", words: Words) -> Iterator[str]:
    """What is unknown in the step, who finds out, and by when."""
    from kontinuitet.documents.plan import place_text

    desk, service = page.desk, page.service
    shown = {row.id for row in rows_of(page.section, service, desk.plan, words, versions=())}
    for one in unknowns(desk.plan, service.id):
        of_step = section_of(one.place) == page.section if one.place.object == service.id else False
        if of_step or f"object {one.place.object}" in shown:
            who = desk.plan.label(one.who) if one.who else words("walk.nobody")
            by = words("walk.by", day=words.date(one.by)) if one.by else ""
            late = f" {words('walk.late')}" if one.is_late(desk.today) else ""
            place = words("tui.text", text=place_text(desk.plan, one.place, file_language(words)))
            yield f"- {place}: {who}{by}{late}"


def finding_rows(findings: Sequence[Finding], words: Words) -> tuple[list[Column], list[Row]]:
    """The findings as a table: how bad, and which rule."""
    rows = [
        Row(str(number), (words(f"tui.severity.{one.severity.value}"), finding_title(one.rule, words)))
        for number, one in enumerate(findings)
    ]
    return [Column(words("tui.column.severity")), Column(words("tui.column.finding"), flexible=True)], rows


def side_text(page: "ServicePage", findings: Sequence[Finding], *, are_known: bool) -> str:
    """The explanation, and what is wrong in the step; ``are_known``: whether the findings have been looked for."""
    words, section = page.words, page.section
    here = [one for one in findings if section in (section_of(one.place), FINDINGS, "service")]
    texts = [f"## {finding_title(one.rule, words)}\n{finding_text(one, words)}" for one in here]
    found = texts or [words("tui.no_findings_here" if are_known else "tui.looking")]
    return "\n\n".join([explanation(page, words), f"# {words('tui.findings_here')}", *found])


def explain(page: "ServicePage") -> None:
    """Show the explanation."""
    from kontinuitet.tui.plans.told import Told

    page.app.push_screen(Told(explanation(page, page.words)))


def history(page: "ServicePage") -> None:
    """Show who changed the field or row under the cursor, when, from what to what."""
    from kontinuitet.tui.plans.editing import FieldTable
    from kontinuitet.tui.plans.past import history_text
    from kontinuitet.tui.plans.sections import place_of
    from kontinuitet.tui.plans.told import Told

    table = page.query_one("#fields", FieldTable)
    place = table.slot.place if table.slot is not None else place_of(table.current, page.service.id)
    if place is None or not table.has_focus:
        place = Place(object=page.service.id, field="impact") if page.section == "impact" else None
    if place is None:
        page.say(page.words("walk.history.where"))
        return
    page.app.push_screen(Told(history_text(page.desk, place, page.words)))


# Going on


def next_open(page: "ServicePage", states: Sequence[StepState]) -> None:
    """To what is left first in this step, else in the steps after it, and then from the beginning."""
    start = next((number for number, state in enumerate(states) if state.step == page.section), 0)
    for state in (*states[start:], *states[:start]):
        if not state.is_asked:
            page.go_to(state.step, None if state.step == "approval" else state.next)
            if state.step == "approval":
                from kontinuitet.tui.plans.editing import FieldTable

                table = page.query_one("#fields", FieldTable)
                table.focus()
                table.select("approve")
            return
    page.say(page.words("walk.all_asked"))


def keep_place(page: "ServicePage") -> None:
    """Remember where somebody is, for the next start."""
    keep(page.desk, LastPlace(page.service.id, page.section))


def forget_place(page: "ServicePage") -> None:
    """The walk was left: the next start is the overview."""
    keep(page.desk, None)


# Confirming


def accept_step(page: "ServicePage") -> None:
    """Confirm everything that a template suggests in the step, after a question."""
    words, state = page.words, page.section
    places = list(_suggested(page))
    title = words("walk.accept_step", step=words(f"tui.section.{state}"))

    def accepted() -> None:
        page.desk_app.follow()
        after = page.desk.plan
        for place in places:
            after = confirmed(after, place)
        changed = page.desk.replace(after, why=place_key(Place(object=page.service.id, field="suggested")))
        page.changed(*led_to(words("walk.accepted_step", step=words(f"tui.section.{state}")), changed, words))

    page.confirm(title, words("walk.accept_step.ask"), then=accepted)


def has_suggestions(page: "ServicePage") -> bool:
    """Whether anything in the step waits to be confirmed."""
    return next(_suggested(page), None) is not None


def _suggested(page: "ServicePage") -> Iterator[Place]:
    """The places of the step's suggestions: in the service, and whole things that it uses."""
    for key in page.service.suggested:
        field, item, part = (*key.split("/"), "", "")[:3]
        place = Place(object=page.service.id, field=field, item=item, part=part)
        if section_of(place) == page.section:
            yield place.model_copy(update={"part": ""}) if item and part in ("id", "name") else place
    yield from (Place(object=identity) for identity in _suggested_things(page))


def _suggested_things(page: "ServicePage") -> Iterator[str]:
    """Whole things that the template brought: those that the step shows, and all resources and roles at their steps."""
    plan, section = page.desk.plan, page.section
    shown = {row.id for row in rows_of(section, page.service, plan, page.words, versions=())}
    alone = Municipality(name="-", services=(page.service,))
    used = {each.target for each in references(alone)}
    things: list[Resource | Role] = [*plan.resources, *plan.roles]
    for item in things:
        of_step = isinstance(item, Role) if section == "roles" else section == "dependencies"
        if suggestions(item) and (f"object {item.id}" in shown or (of_step and item.id in used)):
            yield item.id


# Rows


def open_row(page: "ServicePage", row: str) -> None:
    """Open a row of the service, something that it uses, a mark of secrecy, a version, or the approval."""
    kind, _, rest = row.partition(" ")
    if kind == "new":
        new_row(page)
    elif kind == "row":
        attr, _, identity = rest.partition(" ")
        edits.open_row(page, page.service.id, attr, row=identity)
    elif kind == "object":
        open_place(page, Place(object=rest))
    elif kind == "part":
        from kontinuitet.tui.plans.marking import mark_part

        mark_part(page, page.service.id, SecrecyPart(rest))
    elif kind == "version":
        from kontinuitet.tui.plans.past import VersionScreen

        page.open_screen(VersionScreen(page.service.id, int(rest)))
    elif kind == "approve":
        from kontinuitet.tui.plans.approving import ask_approval

        ask_approval(page, page.service.id)


def standing_on(page: "ServicePage", findings: Sequence[Finding]) -> Place:
    """What the row under the cursor is about: a row, field or finding, something that is used; else the service."""
    whole = Place(object=page.service.id)
    table = page.focused
    if not isinstance(table, RowTable) or table.id == "sections" or not table.rows:
        return whole
    if page.section == FINDINGS:
        finding = findings[int(table.current or 0)]
        return Place(object=finding.path[-1].needed) if finding.path else finding.place
    kind, _, rest = table.current.partition(" ")
    if kind == "object":
        return Place(object=rest)
    return place_of(table.current, page.service.id) or _field_place(page, table.current)


def _field_place(page: "ServicePage", attr: str) -> Place:
    single = contents_of(page.section).single
    in_single = bool(single) and hasattr(getattr(page.service, single), attr)
    return Place(object=page.service.id, field=single if in_single else attr, part=attr if in_single else "")


def new_row(page: "ServicePage") -> None:
    """A further row in the step's list; where there are several lists, first which."""
    lists = contents_of(page.section).lists or ("dependencies",)
    if len(lists) == 1:
        edits.new_row(page, page.service.id, lists[0])
        return
    options = [Option(attr, page.words(f"tui.new.{attr}")) for attr in lists]
    page.choose(page.words("tui.act.new_row"), options, then=lambda attr: edits.new_row(page, page.service.id, attr))
