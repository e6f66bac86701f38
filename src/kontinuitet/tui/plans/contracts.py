"""What suppliers and agreements come to in practice: promises in real hours, duties, and who stands behind whom."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from kontinuitet.analysis.concentration import Branch, Concentration, concentration, subcontractor_tree
from kontinuitet.analysis.hours import real_minutes, worst_start
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.supplier import Agreement, IncidentDuty, Supplier
from kontinuitet.domain.values import Place, Promise, Value, known
from kontinuitet.tui.plans.editing import ask
from kontinuitet.tui.plans.slots import Slot, slot_at
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.table import Row
from kontinuitet.usecases.desk import Desk
from kontinuitet.wording import Words

DUTY, STOPS = "duty", "stops"
"""What the rows of these ids open: the grades of the duties, and what stops without the supplier."""

_PROMISES = ("notice", "response", "recovery", "stated_recovery")


# Promises


def in_real_hours(value: Value, found: Sequence[Slot], desk: Desk, words: Words) -> list[Slot]:
    """The fields with every promise in support hours told as hours on the clock too (graph, support hours)."""
    agreement = _agreement_for(value, desk.plan)
    if agreement is None:
        return list(found)
    return [_told(slot, agreement, desk, words) if slot.attr in _PROMISES else slot for slot in found]


def _agreement_for(value: Value, plan: Municipality) -> Agreement | None:
    """The agreement whose support hours count: its own, or the first one that covers a resource."""
    if isinstance(value, Agreement):
        return value
    covering = plan.agreements_for(value.id) if isinstance(value, Resource) else ()
    return covering[0] if covering else None


def _told(slot: Slot, agreement: Agreement, desk: Desk, words: Words) -> Slot:
    promise = slot.value
    if not isinstance(promise, Promise) or not promise.support:
        return slot
    return replace(slot, shown=f"{slot.shown} {real_text(promise, agreement, desk, words)}")


def real_text(promise: Promise, agreement: Agreement, desk: Desk, words: Words) -> str:
    """A promise in support hours as hours on the clock from the reference moment."""
    real = _real(promise, agreement, desk)
    if real is None:
        return words("register.real.no_hours")
    return words("register.real", real=words.duration(real), start=_moment(desk.reference(), words))


def _real(promise: Promise, agreement: Agreement, desk: Desk) -> int | None:
    calendar, eves = desk.plan.calendar(agreement.support), known(agreement.eves_open) is True
    return real_minutes(promise, calendar, desk.reference(), eves_open=eves)


def worst_text(agreement: Agreement, desk: Desk, words: Words) -> str:
    """When in the coming year the promised recovery takes longest; "" when it always takes as long."""
    promise = known(agreement.recovery)
    if promise is None:
        return ""
    calendar, eves = desk.plan.calendar(agreement.support), known(agreement.eves_open) is True
    worst, real = worst_start(promise, calendar, desk.today, eves_open=eves), _real(promise, agreement, desk)
    if worst is None or real is None or worst[1] <= real:
        return ""
    return words("register.real.worst", worst=words.duration(worst[1]), start=words.long_moment(worst[0]))


def _moment(start: datetime, words: Words) -> str:
    return words(f"findings.reference.{start.weekday()}", time=f"{start:%H:%M}")


# Rows on the page of a thing


def contract_rows(value: Value, desk: Desk, words: Words) -> list[Row]:
    """What stands below the fields of a supplier or an agreement."""
    if isinstance(value, Agreement):
        return [
            Row(f"{DUTY} {duty.value}", (words("register.at_incident"), _duty_text(value, duty, words)))
            for duty in IncidentDuty
        ]
    return _supplier_rows(value, desk, words) if isinstance(value, Supplier) else []


def _duty_text(agreement: Agreement, duty: IncidentDuty, words: Words) -> str:
    given = next((one.status for one in agreement.duties if one.duty is duty), None)
    grade = "·" if given is None else words(f"tui.grade.{given.value}")
    return words("register.duty", duty=words(f"tui.duty.{duty.value}"), grade=grade)


def _supplier_rows(supplier: Supplier, desk: Desk, words: Words) -> list[Row]:
    plan = desk.plan
    found = concentration_of(supplier.id, desk)
    rows = [Row(STOPS, (words("register.stops"), f"{concentration_text(found, words)} ›"))] if found else []
    rows += [
        Row(f"object {one.id} owned", (words("register.owns"), f"{one.name} ›"))
        for one in plan.suppliers
        if one.parent == supplier.id
    ]
    return [*rows, *_branch_rows(subcontractor_tree(plan, supplier.id), plan, words)]


def _branch_rows(branch: Branch, plan: Municipality, words: Words, *, depth: int = 0) -> Iterator[Row]:
    """The subcontractors with theirs below them, and what each carries."""
    for number, each in enumerate(branch.branches):
        carried = ", ".join(plan.label(one) for one in each.resources)
        name = words("tui.unknown") if each.supplier is None else f"{plan.label(each.supplier)}"
        sign = f"{'  ' * depth}{name}: {carried}"
        identity = f"object {each.supplier} under {depth} {number}" if each.supplier else f"unknown {depth} {number}"
        yield Row(identity, (words("register.subcontractor"), f"{sign} ›" if each.supplier else sign))
        yield from _branch_rows(each, plan, words, depth=depth + 1)


def open_contract(screen: DeskScreen, kind: str, value: Value | None) -> None:
    """What such a row opens."""
    if kind == DUTY and isinstance(value, Agreement):
        ask(screen, slot_at(screen.desk.plan, Place(object=value.id, field="duties"), screen.words))
    elif kind == STOPS and isinstance(value, Supplier):
        from kontinuitet.tui.plans.whatif import WhatIfScreen

        screen.open_screen(WhatIfScreen([value.id]))


# Concentration


def concentration_of(supplier: str, desk: Desk) -> Concentration | None:
    """What hangs on one supplier."""
    return next((each for each in concentration(desk.plan, desk.network) if each.supplier == supplier), None)


def concentration_text(found: Concentration, words: Words) -> str:
    """How many services stop without a supplier, those of its companies and as subcontractor counted in."""
    services = words.plural("register.stops.services", len(found.services))
    if not found.services:
        return services
    return words("register.stops.count", services=services, critical=len(found.critical))


def contract_text(value: Value, desk: Desk, words: Words) -> str:
    """What stands below the fields: which services stop without a supplier, how long a promise can take at worst."""
    if isinstance(value, Agreement):
        return worst_text(value, desk, words)
    found = concentration_of(value.id, desk) if isinstance(value, Supplier) else None
    if found is None or not found.services:
        return ""
    names = ", ".join(desk.plan.label(each) for each in found.services)
    return words("register.stops.names", count=concentration_text(found, words), names=names)
