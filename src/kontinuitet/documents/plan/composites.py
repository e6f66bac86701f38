"""How values of several parts stand on one line: opening hours, tolerable level, subcontractors and their like."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kontinuitet.documents.plan import vocabulary
from kontinuitet.documents.plan.codecs import (
    ASKED_PERCENT,
    DURATION,
    MINUTES,
    Codec,
    Refusal,
    Target,
    asked,
    choice,
    integer,
    one_of,
    optional,
    read_duration,
    read_slug,
    ref,
    refuse,
)
from kontinuitet.documents.plan.vocabulary import word
from kontinuitet.domain.calendar import Moment, OpenSpan
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.service import Allocation, TolerableLevel
from kontinuitet.domain.supplier import DutyState, DutyStatus, IncidentDuty, Subcontractor
from kontinuitet.domain.values import AskedInt

_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?")
_SPAN = re.compile(r"(\w+)(?: *[–-] *(\w+))? +([0-9:.]+) *[–-] *([0-9:.]+)")


def _minute(text: str) -> int | None:
    match = _CLOCK.fullmatch(text)
    hours, minutes = (int(match[1]), int(match[2] or 0)) if match else (99, 0)
    return hours * 60 + minutes if minutes < 60 and hours * 60 + minutes <= 24 * 60 else None


def _weekday(text: str, lang: str) -> int | None:
    """Monday is 0; the short name or the whole one."""
    for number, (whole, short) in enumerate(zip(vocabulary.WEEKDAYS, vocabulary.SHORT_WEEKDAYS, strict=True)):
        if text.lower() in {word(whole, lang).lower(), word(short, lang).lower()}:
            return number
    return None


def _read_moment(text: str, lang: str) -> Moment | Refusal:
    day, _, clock = text.partition(" ")
    weekday, minute = _weekday(day, lang), _minute(clock.strip())
    return refuse("bad_moment") if weekday is None or minute is None else Moment(weekday=weekday, minute=minute)


def _write_moment(value: Moment, lang: str) -> str:
    return f"{word(vocabulary.WEEKDAYS[value.weekday], lang)} {_clock(value.minute)}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


MOMENT = Codec(_read_moment, _write_moment)


def _read_spans(text: str, lang: str) -> tuple[OpenSpan, ...] | Refusal:
    if text.lower() == word(vocabulary.ALWAYS_OPEN, lang):
        return ()
    spans = [_read_span(part.strip(), lang) for part in text.split(";")]
    return refuse("bad_opening") if None in spans else tuple(span for span in spans if span)


def _read_span(text: str, lang: str) -> OpenSpan | None:
    match = _SPAN.fullmatch(text)
    if not match:
        return None
    first, last = _weekday(match[1], lang), _weekday(match[2] or match[1], lang)
    start, end = _minute(match[3]), _minute(match[4])
    if first is None or last is None or start is None or end is None:
        return None
    return OpenSpan(first=first, last=last, start=start, end=end)


def _write_spans(value: tuple[OpenSpan, ...], lang: str) -> str:
    return "; ".join(_write_span(span, lang) for span in value) or word(vocabulary.ALWAYS_OPEN, lang)


def _write_span(span: OpenSpan, lang: str) -> str:
    days = [word(vocabulary.SHORT_WEEKDAYS[day], lang) for day in (span.first, span.last)]
    hours = f"{_clock(span.start).removesuffix(':00')}–{_clock(span.end).removesuffix(':00')}"
    return f"{days[0] if span.first == span.last else '–'.join(days)} {hours}"


SPANS = Codec(_read_spans, _write_spans)


def _read_season(text: str, lang: str) -> tuple[OpenSpan, ...] | Refusal:
    return () if text.lower() == word(vocabulary.CLOSED, lang) else _read_spans(text, lang)


SEASON_SPANS = Codec(_read_season, lambda value, lang: _write_spans(value, lang) if value else "")
"""Opening hours within a season: nothing, or the word for it, is closed all the time."""


def _read_time_points(text: str, lang: str) -> tuple[int, ...] | Refusal:
    if text in {"–", "-"}:
        return ()
    points = [read_duration(part.strip(), lang) for part in text.split(",")]
    numbers = tuple(point for point in points if isinstance(point, int))
    return refuse("bad_time_points") if len(numbers) < len(points) or len(set(numbers)) < len(numbers) else numbers


TIME_POINTS = Codec(
    _read_time_points, lambda value, lang: ", ".join(DURATION.write(each, lang) for each in value) or "–"
)


_STAFF = optional(integer(0, 1_000_000))


def _read_level(text: str, lang: str) -> TolerableLevel | Refusal:
    left, _, people = f" {text}".partition(f" {word(vocabulary.WITH, lang)} ")
    left, _, right = left.partition(f" {word(vocabulary.WITHIN, lang)} ")
    percent = ASKED_PERCENT.read(left.strip(), lang) if left.strip() else None
    within = MINUTES.read(right.strip(), lang) if right.strip() else None
    staff = _STAFF.read(_without_noun(people.strip(), lang), lang) if people.strip() else None
    if isinstance(percent, Refusal) or isinstance(within, Refusal) or isinstance(staff, Refusal):
        return refuse("bad_level")
    return TolerableLevel(percent=percent, within=within, staff=staff)


def _without_noun(text: str, lang: str) -> str:
    """How many people: the number alone, or with the noun after it."""
    number, _, noun = text.rpartition(" ")
    is_noun = noun.lower() in {word(vocabulary.PEOPLE, lang), word(vocabulary.PERSON, lang)}
    return number.strip() if number and is_noun else text


def _write_level(value: TolerableLevel, lang: str) -> str:
    percent, within = ASKED_PERCENT.write(value.percent, lang), MINUTES.write(value.within, lang)
    parts = (percent, f"{word(vocabulary.WITHIN, lang)} {within}" if within else "", _write_staff(value.staff, lang))
    return " ".join(part for part in parts if part)


def _write_staff(staff: AskedInt, lang: str) -> str:
    if staff is None:
        return ""
    noun = f" {word(vocabulary.PERSON if staff == 1 else vocabulary.PEOPLE, lang)}" if isinstance(staff, int) else ""
    return f"{word(vocabulary.WITH, lang)} {_STAFF.write(staff, lang)}{noun}"


def _level_refers(value: TolerableLevel) -> Iterator[Target]:
    yield from ASKED_PERCENT.refers(value.percent)
    yield from MINUTES.refers(value.within)
    yield from _STAFF.refers(value.staff)


LEVEL = Codec(_read_level, _write_level, _level_refers)


def _read_outage(text: str, lang: str) -> tuple[int, Any] | Refusal:
    start, _, end = text.partition(f" {word(vocabulary.TO, lang)} ")
    minutes = read_duration(start, lang)
    until = MINUTES.read(end.strip(), lang) if end.strip() else None
    return refuse("bad_outage") if isinstance(minutes, Refusal) or isinstance(until, Refusal) else (minutes, until)


def _write_outage(value: tuple[int, Any], lang: str) -> str:
    start, end = DURATION.write(value[0], lang), MINUTES.write(value[1], lang)
    if end:
        return f"{start} {word(vocabulary.TO, lang)} {end}"
    return start if value[0] else ""


OUTAGE = Codec(_read_outage, _write_outage, lambda value: MINUTES.refers(value[1]))
"""The outage lengths that a reserve routine is meant for: where they begin, and where they end if that is known."""


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for part in text.split(","):
        left, _, right = part.partition("=")
        yield left.strip(), right.strip()


_CARRIER = asked(ref("suppliers"))
_STATUS = choice(DutyStatus)
_DUTY = choice(IncidentDuty)


def _read_subcontractors(text: str, lang: str) -> tuple[Subcontractor, ...] | Refusal:
    found = []
    for resource, supplier in _pairs(text):
        covered, carrier = read_slug(resource), _CARRIER.read(supplier, lang)
        if isinstance(covered, Refusal) or isinstance(carrier, Refusal):
            return refuse("bad_subcontractors")
        found.append(Subcontractor(resource=covered, supplier=carrier))
    return tuple(found)


def _subcontractors_refer(value: tuple[Subcontractor, ...]) -> Iterator[Target]:
    for each in value:
        yield each.resource, ("resources",)
        yield from _CARRIER.refers(each.supplier)


SUBCONTRACTORS = Codec(
    _read_subcontractors,
    lambda value, lang: ", ".join(f"{each.resource} = {_CARRIER.write(each.supplier, lang)}" for each in value),
    _subcontractors_refer,
)


def _read_duties(text: str, lang: str) -> tuple[DutyState, ...] | Refusal:
    found = []
    for name, state in _pairs(text):
        duty, status = _DUTY.read(name, lang), _STATUS.read(state, lang)
        if isinstance(duty, Refusal) or isinstance(status, Refusal):
            return refuse("bad_duties", duties=_words_of(IncidentDuty, lang), states=_words_of(DutyStatus, lang))
        found.append(DutyState(duty=duty, status=status))
    return tuple(found)


def _words_of(kind: type[IncidentDuty] | type[DutyStatus], lang: str) -> str:
    return ", ".join(word(pair, lang) for pair in vocabulary.WORDS[kind].values())


DUTIES = Codec(
    _read_duties,
    lambda value, lang: ", ".join(
        f"{_DUTY.write(each.duty, lang)} = {_STATUS.write(each.status, lang)}" for each in value
    ),
)


def _read_allocations(text: str, _: str) -> tuple[Allocation, ...] | Refusal:
    found = []
    for resource, number in _pairs(text):
        taken = read_slug(resource)
        if isinstance(taken, Refusal) or not re.fullmatch(r"[1-9][0-9]{0,3}|10000|", number):
            return refuse("bad_allocations")
        found.append(Allocation(resource=taken, number=int(number or 1)))
    return tuple(found)


def _allocations_refer(value: tuple[Allocation, ...]) -> Iterator[Target]:
    for each in value:
        yield each.resource, ("resources",)


ALLOCATIONS = Codec(
    _read_allocations,
    lambda value, _: ", ".join(f"{each.resource} = {each.number}" for each in value),
    _allocations_refer,
)
"""How many of what a reserve routine takes: "bilpool = 3, sal-a = 1"; without a number it is one."""


def _words(known: Mapping[Any, vocabulary.Pair]) -> Codec:
    """Several of some fixed values, by their words with commas between them."""
    each = one_of(*known.items())

    def read(text: str, lang: str) -> Any:
        found = [each.read(part.strip(), lang) for part in text.split(",") if part.strip()]
        refused = next((one for one in found if isinstance(one, Refusal)), None)
        return tuple(found) if refused is None else refused

    return Codec(read, lambda value, lang: ", ".join(each.write(one, lang) for one in value))


KINDS = _words(vocabulary.WORDS[ResourceKind])
"""Kinds of resource."""

ANSWERS = _words(vocabulary.ANSWERS)
"""Answers to a question of the survey."""
