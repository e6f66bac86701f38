"""Values of several parts, asked part by part: tolerable level, outage lengths, promises, opening hours, duties."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any

from kontinuitet.documents.plan import vocabulary
from kontinuitet.documents.plan.codecs import (
    ASKED_PERCENT,
    DURATION,
    MINUTES,
    PROMISE,
    Codec,
    Refusal,
    integer,
    optional,
)
from kontinuitet.documents.plan.composites import DUTIES, LEVEL, OUTAGE, SEASON_SPANS, SPANS, SUBCONTRACTORS
from kontinuitet.documents.plan.vocabulary import word
from kontinuitet.domain.calendar import Calendar, OpenSpan
from kontinuitet.domain.changes import with_item
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.service import TolerableLevel
from kontinuitet.domain.supplier import Agreement, DutyState, Subcontractor
from kontinuitet.domain.text import slug
from kontinuitet.domain.values import Promise, Unknown
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.adding import Kind, added, free_id, kind_text, new
from kontinuitet.tui.plans.answers import Answers, Ask, AskOne, Grades
from kontinuitet.tui.plans.pickers import Pick
from kontinuitet.tui.plans.slots import file_language, question_of, slot_at
from kontinuitet.tui.plans.visit import Visit, with_text
from kontinuitet.wording import Words

STAFF = optional(integer(0, 1_000_000))
"""How many people; not known and does not apply are answers too."""


def checker(codec: Codec, words: Words) -> Callable[[str], str]:
    """What says whether a text can be read so: "" or the sentence of what is wrong with it."""

    def check(text: str) -> str:
        value = codec.read(text, file_language(words))
        if not isinstance(value, Refusal):
            return ""
        return words(f"problems.plan.{value.code}", text=text[:60], **dict(value.params))

    return check


def _read(codec: Codec, text: str, words: Words) -> Any:
    return codec.read(text, file_language(words)) if text else None


def _write(codec: Codec, value: Any, words: Words) -> str:
    return "" if value is None else codec.write(value, file_language(words))


def _open(visit: Visit, asks: Sequence[Ask | AskOne], submit: Callable[[Mapping[str, str]], str]) -> None:
    text = question_of(visit.slot, visit.words)
    visit.screen.app.push_screen(Answers(visit.slot.label, text, asks, submit=submit))


def ask_level(visit: Visit) -> None:
    """How much must be delivered, within what time, and how many people that takes."""
    words, value = visit.words, visit.slot.value
    level = value if isinstance(value, TolerableLevel) else TolerableLevel()
    asks = (
        Ask(
            "percent",
            words("tui.part_of.percent"),
            _write(ASKED_PERCENT, level.percent, words),
            checker(ASKED_PERCENT, words),
        ),
        Ask("within", words("tui.part_of.within"), _write(MINUTES, level.within, words), checker(MINUTES, words)),
        Ask("staff", words("tui.part_of.staff"), _write(STAFF, level.staff, words), checker(STAFF, words)),
    )

    def submit(values: Mapping[str, str]) -> str:
        percent, within = _read(ASKED_PERCENT, values["percent"], words), _read(MINUTES, values["within"], words)
        staff = _read(STAFF, values["staff"], words)
        return visit.enter(_write(LEVEL, TolerableLevel(percent=percent, within=within, staff=staff), words))

    _open(visit, asks, submit)


def ask_outage(visit: Visit) -> None:
    """For which lengths of outage a routine is meant."""
    words, value = visit.words, visit.slot.value
    first, last = value if isinstance(value, tuple) else (0, None)
    asks = (
        Ask("from", words("tui.part_of.from"), _write(DURATION, first, words), checker(DURATION, words)),
        Ask("to", words("tui.part_of.to"), _write(MINUTES, last, words), checker(MINUTES, words)),
    )

    def submit(values: Mapping[str, str]) -> str:
        start, end = _read(DURATION, values["from"], words) or 0, _read(MINUTES, values["to"], words)
        if isinstance(end, int) and end <= start:
            return words("tui.outage_backwards")
        return visit.enter(_write(OUTAGE, (start, end), words))

    _open(visit, asks, submit)


def ask_promise(visit: Visit) -> None:
    """How long something takes at most, and whether the clock runs outside the support hours."""
    words, value = visit.words, visit.slot.value
    codec = visit.slot.codec
    plain = Promise(minutes=value.minutes) if isinstance(value, Promise) else value
    hours = [Option("all", words("tui.part_of.all_hours")), Option("support", words("tui.part_of.support_hours"))]
    counted = "support" if isinstance(value, Promise) and value.support else "all"
    asks = (
        Ask("time", words("tui.part_of.time"), _write(codec, plain, words), checker(codec, words)),
        AskOne("counted", words("tui.part_of.counted"), hours, counted),
    )

    def submit(values: Mapping[str, str]) -> str:
        time = _read(codec, values["time"], words)
        if not isinstance(time, Promise):
            return visit.enter(values["time"])
        support = values["counted"] == "support" or time.support
        return visit.enter(_write(PROMISE, Promise(minutes=time.minutes, support=support), words))

    _open(visit, asks, submit)


# Opening hours


def ask_hours(visit: Visit) -> None:
    """When something is open, day by day; within a season no day at all is closed, else it is always."""
    value = visit.slot.value
    spans = value if isinstance(value, tuple) else ()
    is_season = visit.slot.codec is SEASON_SPANS

    def submit(values: Mapping[str, str]) -> str:
        return visit.enter("" if is_season and not any(values.values()) else _hours_text(values, visit.words))

    _open(visit, _days(spans, visit.words), submit)


def ask_new_calendar(visit: Visit, name: str) -> str:
    """Add opening hours under a new name, and choose them: first asked when they are open."""
    words = visit.words
    wanted = slug(name)
    if not wanted:
        return words("tui.name_needed")

    def with_calendar(plan: Municipality, spans: tuple[OpenSpan, ...]) -> Municipality | str:
        identity = free_id(wanted, set(plan.by_id))
        after = with_item(plan, Calendar(id=identity, name=name, spans=spans))
        return with_text(after, visit.slot.place, identity, words)

    def submit(values: Mapping[str, str]) -> str:
        if not any(values.values()):
            return words("tui.hours.none")
        spans = SPANS.read(_hours_text(values, words), file_language(words))
        return visit.do(lambda plan: with_calendar(plan, spans))

    form = Answers(name, words("tui.hours.new"), _days((), words), submit=submit)
    visit.screen.app.call_later(visit.screen.app.push_screen, form)
    return ""


def _days(spans: Sequence[OpenSpan], words: Words) -> list[Ask]:
    lang = file_language(words)
    by_day: dict[int, list[str]] = {day: [] for day in range(7)}
    for span in spans:
        for day in _covered(span):
            alone = span.model_copy(update={"first": day, "last": day})
            by_day[day].append(SPANS.write((alone,), lang).partition(" ")[2])
    return [
        Ask(
            str(day),
            words("tui.text", text=_capital(word(vocabulary.WEEKDAYS[day], lang))),
            ", ".join(by_day[day]),
            _hours_checker(day, words),
        )
        for day in range(7)
    ]


def _covered(span: OpenSpan) -> list[int]:
    return [(span.first + step) % 7 for step in range((span.last - span.first) % 7 + 1)]


def _hours_checker(day: int, words: Words) -> Callable[[str], str]:
    def check(text: str) -> str:
        spans = SPANS.read(_day_text(day, day, text, words), file_language(words))
        return words("tui.bad_hours", text=text[:60]) if isinstance(spans, Refusal) else ""

    return check


def _day_text(first: int, last: int, hours: str, words: Words) -> str:
    lang = file_language(words)
    names = [word(vocabulary.SHORT_WEEKDAYS[day], lang) for day in dict.fromkeys((first, last))]
    return "; ".join(f"{'–'.join(names)} {part.strip()}" for part in hours.split(",") if part.strip())


def _hours_text(values: Mapping[str, str], words: Words) -> str:
    """The days as one line, equal days that follow each other together; no day at all is always."""
    parts = []
    for hours, days in groupby(range(7), key=lambda day: values[str(day)]):
        same = list(days)
        parts += [_day_text(same[0], same[-1], hours, words)] if hours else []
    return "; ".join(parts) or word(vocabulary.ALWAYS_OPEN, file_language(words))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# Agreements


def ask_duties(visit: Visit) -> None:
    """How an agreement regulates each duty at an incident."""
    given = visit.slot.value if isinstance(visit.slot.value, tuple) else ()

    def submit(states: tuple[DutyState, ...]) -> str:
        return visit.enter(_write(DUTIES, states, visit.words))

    text = question_of(visit.slot, visit.words)
    visit.screen.app.push_screen(Grades(visit.slot.label, text, given, submit=submit))


def ask_subcontractors(visit: Visit) -> None:
    """For each thing that the agreement covers: who carries it in turn."""
    words, plan = visit.words, visit.plan
    agreement = plan.by_id.get(visit.slot.place.object)
    if not isinstance(agreement, Agreement):
        return
    carried = {one.resource: one.supplier for one in agreement.subcontractors}
    resources = dict.fromkeys((*agreement.covers, *carried))
    if not resources:
        visit.screen.say(words("tui.subcontractors.none"))
        return
    options = [Option(each, plan.label(each), _carrier(carried.get(each), plan, words) or "·") for each in resources]
    screen = visit.screen
    title, text = visit.slot.label, question_of(visit.slot, words)

    def chosen(resource: str) -> str:
        screen.app.call_later(_ask_carrier, visit, resource)
        return ""

    screen.app.push_screen(Pick(title, options, submit=chosen, text=text))


def _carrier(supplier: object, plan: Municipality, words: Words) -> str:
    if isinstance(supplier, Unknown):
        return words("tui.unknown")
    return plan.label(str(supplier)) if supplier else ""


def _ask_carrier(visit: Visit, resource: str) -> None:
    words, plan = visit.words, visit.plan
    kind = kind_text(Kind("suppliers"), words)
    options = [Option(one.id, one.name, kind) for one in plan.suppliers]
    last = [Option("?", words("tui.unknown"), "?"), Option("", words("tui.subcontractors.nobody"))]

    def submit(supplier: str) -> str:
        return _go_on(visit, lambda now: _with_carrier(visit, now, resource, supplier))

    def add(name: str) -> str:
        one = new(visit.plan, name, Kind("suppliers"))
        if one is None:
            return words("tui.name_needed")

        def change(now: Municipality) -> Municipality | str:
            after, identity = added(now, one)
            return _with_carrier(visit, after, resource, identity)

        return _go_on(visit, change)

    visit.screen.app.push_screen(
        Pick(
            plan.label(resource),
            options,
            submit=submit,
            text=words("tui.subcontractors.ask", resource=plan.label(resource)),
            last=last,
            add=add,
        )
    )


def _go_on(visit: Visit, change: Callable[[Municipality], Municipality | str]) -> str:
    """Store one carrier, and back to the list of what the agreement covers."""
    problem = visit.do(change)
    if not problem:
        screen, place = visit.screen, visit.slot.place
        screen.app.call_later(lambda: ask_subcontractors(Visit(screen, slot_at(screen.desk.plan, place, visit.words))))
    return problem


def _with_carrier(visit: Visit, plan: Municipality, resource: str, supplier: str) -> Municipality | str:
    agreement = plan.by_id[visit.slot.place.object]
    kept = [one for one in getattr(agreement, "subcontractors", ()) if one.resource != resource]
    carrier = Unknown() if supplier == "?" else supplier
    if carrier:
        kept.append(Subcontractor(resource=resource, supplier=carrier))
    return with_text(plan, visit.slot.place, _write(SUBCONTRACTORS, tuple(kept), visit.words), visit.words)
