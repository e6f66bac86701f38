"""Group A: does the impact curve hold together, and does what was decided follow from it?"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kontinuitet.analysis.objectives import squares
from kontinuitet.analysis.rules.finding import Count, Finding, Names, Param, Severity, Span, Told, is_open
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.municipality import Settings
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place, Score, known

_DAY = 24 * 60

Curves = dict[str, list[tuple[int, Score]]]
"""For each category its time points (minutes) in order of time, each with its score."""


def curves(service: Service, settings: Settings) -> Curves:
    """The impact analysis, category by category in the municipality's order."""
    found: Curves = {category.id: [] for category in settings.categories}
    for category, point, score in squares(service, settings):
        found[category].append((point, score))
    for curve in found.values():
        curve.sort(key=lambda square: square[0])
    return found


def _breach(curve: list[tuple[int, Score]], limit: int) -> int | None:
    """The first time point that is scored intolerable."""
    return next((point for point, score in curve if isinstance(score, int) and score >= limit), None)


def _first_breach(analysed: Curves, limit: int) -> tuple[int, str] | None:
    """The first intolerable time point of all, and the first category that is intolerable then."""
    reached = [
        (point, category) for category, curve in analysed.items() if (point := _breach(curve, limit)) is not None
    ]
    return min(reached, key=lambda pair: pair[0], default=None)


def _category(view: Snapshot, identity: str) -> str:
    return next(item.name for item in view.municipality.settings.categories if item.id == identity)


class Drop(NamedTuple):
    """That a category is scored lower at a later time point than at an earlier one."""

    category: str
    earlier: tuple[int, int]
    later: tuple[int, int]


def a4(view: Snapshot) -> Iterator[Told]:
    """The impact becomes milder with time in some category, and nobody has written why (ISO/TS 22317)."""
    for service in view.municipality.services:
        drops = tuple(_drops(service, view.municipality.settings))
        if drops:
            yield _falling(view, service, drops)
        yield None


def _drops(service: Service, settings: Settings) -> Iterator[Drop]:
    explained = {row.id for row in service.impact if row.reason}
    for category, curve in curves(service, settings).items():
        scored = [(point, score) for point, score in curve if isinstance(score, int)]
        steps = (Drop(category, one, other) for one, other in pairwise(scored) if other[1] < one[1])
        first = next(steps, None)
        if first is not None and category not in explained:
            yield first


def _falling(view: Snapshot, service: Service, drops: tuple[Drop, ...]) -> Finding:
    first, *others = drops
    params: dict[str, Param] = {
        "service": service.name,
        "category": _category(view, first.category),
        "earlier": Span(minutes=first.earlier[0]),
        "higher": first.earlier[1],
        "later": Span(minutes=first.later[0]),
        "lower": first.later[1],
        "others": Names(names=tuple(_category(view, drop.category) for drop in others)),
    }
    return Finding(
        rule="A4",
        variant="falling",
        severity=Severity.WARNING,
        place=Place(object=service.id, field="impact", item=first.category, part="scores"),
        services=(service.id,),
        params=params,
        notes=("also-falling",) if others else (),
    )


class Gap(NamedTuple):
    """Squares of a category that could be intolerable before the curve is known to be: the first, and how many."""

    category: str
    point: int
    score: Score
    number: int


def a6(view: Snapshot) -> Iterator[Told]:
    """A category that becomes intolerable is not scored before that, so the limit may lie earlier (ISO/TS 22317).

    An open square before one that is scored tolerable cannot be intolerable, and is not asked for.
    """
    limit = view.municipality.settings.intolerable_from
    for service in view.municipality.services:
        analysed = curves(service, view.municipality.settings)
        first = _first_breach(analysed, limit)
        gaps = tuple(_gaps(analysed, limit=limit, before=first[0])) if first else ()
        if first and gaps:
            yield _not_scored(view, service, derived=first[0], gaps=gaps)
        yield None


def _gaps(analysed: Curves, *, limit: int, before: int) -> Iterator[Gap]:
    for category, curve in analysed.items():
        if _breach(curve, limit) is None:
            continue
        earlier = [(point, score) for point, score in curve if point < before]
        tolerable = max((point for point, score in earlier if isinstance(score, int)), default=-1)
        waiting = [(point, score) for point, score in earlier if point > tolerable and is_open(score)]
        if waiting:
            yield Gap(category, *waiting[0], number=len(waiting))


def _not_scored(view: Snapshot, service: Service, *, derived: int, gaps: tuple[Gap, ...]) -> Finding:
    first, more = gaps[0], sum(gap.number for gap in gaps) - 1
    params: dict[str, Param] = {
        "service": service.name,
        "derived": Span(minutes=derived),
        "category": _category(view, first.category),
        "point": Span(minutes=first.point),
        "asking": view.asking(first.score),
        "more_squares": Count(noun="more-squares", number=more),
    }
    return Finding(
        rule="A6",
        variant="unscored",
        severity=Severity.WARNING,
        place=Place(object=service.id, field="impact", item=first.category, part="scores"),
        services=(service.id,),
        params=params,
        notes=("more-squares",) if more else (),
    )


def a7(view: Snapshot) -> Iterator[Told]:
    """Critical, but nothing becomes intolerable; or intolerable within a day, but not critical (ISO/TS 22317)."""
    settings = view.municipality.settings
    for service in view.municipality.services:
        analysed = curves(service, settings)
        first = _first_breach(analysed, settings.intolerable_from)
        if first is None:
            yield _never_intolerable(service, analysed)
        elif first[0] <= _DAY and not service.is_critical:
            yield _intolerable_soon(view, service, derived=first[0], category=first[1])
        yield None


def _never_intolerable(service: Service, analysed: Curves) -> Finding | None:
    """Nothing at all, for a service that was never scored: that is A8."""
    every = [score for curve in analysed.values() for _, score in curve]
    if not service.is_critical or not any(isinstance(score, int) for score in every):
        return None
    waiting = sum(is_open(score) for curve in analysed.values() for score in _after_the_last(curve))
    params: dict[str, Param] = {
        "service": service.name,
        "open_squares": Count(noun="open-squares", number=waiting),
        "reason": service.critical_reason,
    }
    return Finding(
        rule="A7",
        variant="not-yet-intolerable" if waiting else "never-intolerable",
        severity=Severity.INFORMATION if waiting else Severity.WARNING,
        place=Place(object=service.id, field="impact"),
        services=(service.id,),
        params=params,
        notes=("reason",) if service.critical_reason and not waiting else (),
    )


def _after_the_last(curve: list[tuple[int, Score]]) -> Iterator[Score]:
    """The scores after the last one that is given: only these can still be intolerable in a curve that is not."""
    given = max((point for point, score in curve if isinstance(score, int)), default=-1)
    return (score for point, score in curve if point > given)


def _intolerable_soon(view: Snapshot, service: Service, *, derived: int, category: str) -> Finding:
    judged = known(service.critical) is not None
    params: dict[str, Param] = {
        "service": service.name,
        "derived": Span(minutes=derived),
        "category": _category(view, category),
        "reason": service.critical_reason,
        "asking": view.asking(service.critical),
    }
    return Finding(
        rule="A7",
        variant="not-critical" if judged else "not-judged",
        severity=Severity.WARNING if judged else Severity.INFORMATION,
        place=Place(object=service.id, field="critical"),
        services=(service.id,),
        params=params,
        notes=("reason",) if judged and service.critical_reason else (),
    )


def a8(view: Snapshot) -> Iterator[Finding]:
    """Limits are decided, but the impact was never analysed: the answer came before the question (ISO 22301 8.2.2)."""
    for service in view.municipality.services:
        decided = {name: known(getattr(service, name)) for name in ("mtpd", "rto", "rpo")}
        limits = tuple(name.upper() for name, minutes in decided.items() if minutes is not None)
        if limits and all(score is None for row in service.impact for score in row.scores):
            yield Finding(
                rule="A8",
                variant="no-curve",
                severity=Severity.WARNING,
                place=Place(object=service.id, field="impact"),
                services=(service.id,),
                params={"service": service.name, "limits": Names(names=limits)},
            )
