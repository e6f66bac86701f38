"""What the impact curve says about the objectives that somebody has decided."""

from collections.abc import Iterator
from operator import itemgetter

from kontinuitet.domain.municipality import Settings
from kontinuitet.domain.service import Service
from kontinuitet.domain.text import Slug
from kontinuitet.domain.values import Minutes, Score, Unknown, Value


class Cell(Value):
    """One square of the impact analysis: a category and a time point in minutes."""

    category: Slug
    point: Minutes


class DerivedMtpd(Value):
    """The longest interruption that the impact curve allows.

    ``value``: the first time point (minutes) that is intolerable in any category, ``None`` when the curve never
    gets there. ``category``: the first category, in the municipality's order, that is intolerable then.
    ``unscored``: squares before that point that nobody has scored; they can only make the value shorter.
    """

    value: Minutes | None = None
    category: Slug | None = None
    unscored: tuple[Cell, ...] = ()


def derived_mtpd(service: Service, settings: Settings) -> DerivedMtpd:
    """Derive the longest tolerable interruption from the curve (ISO 22301 8.2.2, ISO/TS 22317; rule A5)."""
    cells = tuple(squares(service, settings))
    limit = settings.intolerable_from
    reached = ((point, category) for category, point, score in cells if isinstance(score, int) and score >= limit)
    first = min(reached, key=itemgetter(0), default=None)
    unscored = ((category, point) for category, point, score in cells if score is None or isinstance(score, Unknown))
    return DerivedMtpd(
        value=first[0] if first else None,
        category=first[1] if first else None,
        unscored=tuple(
            Cell(category=category, point=point) for category, point in unscored if first is None or point < first[0]
        ),
    )


def squares(service: Service, settings: Settings) -> Iterator[tuple[Slug, Minutes, Score]]:
    """Every square that the municipality asks about; a row or a score that is not there was never asked."""
    rows = {row.id: row.scores for row in service.impact}
    for category in settings.categories:
        scores = rows.get(category.id, ())
        for index, point in enumerate(settings.time_points):
            yield category.id, point, scores[index] if index < len(scores) else None
