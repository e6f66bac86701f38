"""How many of what a reserve routine takes while it runs: one resource at a time, each with its number."""

from collections.abc import Iterable, Mapping

from kontinuitet.documents.plan.codecs import Refusal
from kontinuitet.documents.plan.composites import ALLOCATIONS
from kontinuitet.domain.changes import value_at
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.service import Allocation, Workaround
from kontinuitet.tui.dialogs import AskLine, Option
from kontinuitet.tui.plans.adding import kind_of, kind_text
from kontinuitet.tui.plans.pickers import Pick
from kontinuitet.tui.plans.slots import file_language, question_of, slot_at
from kontinuitet.tui.plans.visit import Visit, with_text

_COUNTED = (ResourceKind.PEOPLE, ResourceKind.PREMISES, ResourceKind.TRANSPORT)
"""The kinds that several routines usually want the same of: they stand first."""


def ask_allocations(visit: Visit) -> None:
    """Choose a resource, then how many of it; and back to the list."""
    words, plan = visit.words, visit.plan
    taken = _taken(visit)
    options = [Option(each, plan.label(each), _beside(each, taken, visit)) for each in _resources(visit, taken, plan)]
    if not options:
        visit.screen.say(words("tui.allocations.none"))
        return

    def chosen(resource: str) -> str:
        visit.screen.app.call_later(_ask_number, visit, resource)
        return ""

    visit.screen.app.push_screen(Pick(visit.slot.label, options, submit=chosen, text=question_of(visit.slot, words)))


def _taken(visit: Visit) -> dict[str, int]:
    value = visit.slot.value
    found: Iterable[Allocation] = value if isinstance(value, tuple) else ()
    return {one.resource: one.number for one in found}


def _resources(visit: Visit, taken: Mapping[str, int], plan: Municipality) -> list[str]:
    """What is taken now, what the routine needs, what is usually shared, and then everything else."""
    row = value_at(plan, visit.slot.place.model_copy(update={"part": ""}))
    needed = [each for each in row.needs if each in plan.resource] if isinstance(row, Workaround) else []
    counted = [one.id for one in plan.resources if one.kind in _COUNTED]
    return list(dict.fromkeys((*taken, *needed, *counted, *(one.id for one in plan.resources))))


def _beside(resource: str, taken: Mapping[str, int], visit: Visit) -> str:
    if resource in taken:
        return str(taken[resource])
    return kind_text(kind_of(visit.plan.resource[resource]), visit.words) if resource in visit.plan.resource else ""


def _ask_number(visit: Visit, resource: str) -> None:
    words, taken = visit.words, _taken(visit)
    name = visit.plan.label(resource)
    line = AskLine(
        name,
        words("tui.allocations.ask", resource=name),
        value=str(taken.get(resource, "")),
        submit=lambda text: _store(visit, resource, text.strip()),
    )
    visit.screen.app.push_screen(line)


def _store(visit: Visit, resource: str, text: str) -> str:
    words = visit.words
    if text and isinstance(ALLOCATIONS.read(f"{resource} = {text}", file_language(words)), Refusal):
        return words("tui.allocations.bad", text=text[:40])
    taken = {**_taken(visit), resource: int(text)} if text else _without(_taken(visit), resource)
    rows = tuple(Allocation(resource=each, number=number) for each, number in taken.items())
    written = ALLOCATIONS.write(rows, file_language(words))
    problem = visit.do(lambda plan: with_text(plan, visit.slot.place, written, words))
    if not problem:
        screen, place = visit.screen, visit.slot.place
        screen.app.call_later(lambda: ask_allocations(Visit(screen, slot_at(screen.desk.plan, place, words))))
    return problem


def _without(taken: Mapping[str, int], resource: str) -> dict[str, int]:
    return {each: number for each, number in taken.items() if each != resource}
