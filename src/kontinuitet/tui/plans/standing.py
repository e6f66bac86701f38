"""How each service stands, as the overview's rows: counts against counts, never a score of its own."""

from collections.abc import Mapping
from datetime import date

from kontinuitet.analysis.objectives import derived_mtpd
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Unknown, known
from kontinuitet.tui.plans.sections import has_open_question
from kontinuitet.tui.table import Column, Row
from kontinuitet.wording import Words


def columns(words: Words) -> list[Column]:
    """The overview's columns."""
    return [
        Column(words("tui.column.service"), flexible=True),
        Column(words("tui.column.unit")),
        Column(words("tui.column.longest"), right=True),
        Column(words("tui.column.analysis")),
        Column(words("tui.column.dependencies")),
        Column(words("tui.column.covered"), right=True),
        Column(words("tui.column.plan"), above=88),
        Column(words("tui.column.exercised")),
    ]


def service_row(service: Service, plan: Municipality, exercised: Mapping[str, date], words: Words) -> Row:
    """One service."""
    last = latest(service, exercised)
    unit = plan.label(service.unit) if service.unit else "–"
    return Row(
        service.id,
        (
            service.name,
            unit if len(unit) <= 11 else unit[:10] + "…",
            longest(service, words),
            words(f"tui.analysis.{analysis(service, plan)}"),
            dependencies(service),
            covered(service),
            words("tui.plan.draft" if has_plan(service) else "tui.plan.none"),
            f"{last:%Y-%m}" if last else words("tui.never"),
        ),
    )


def longest(service: Service, words: Words) -> str:
    """The decided acceptable outage, ``?`` while nobody has decided."""
    decided = known(service.mtpd)
    return "?" if decided is None else words.duration(decided)


def analysis(service: Service, plan: Municipality) -> str:
    """Whether the impact analysis is done, begun, or not begun."""
    scored = any(score is not None for row in service.impact for score in row.scores)
    if not scored:
        return "none"
    return "begun" if derived_mtpd(service, plan.settings).unscored or known(service.mtpd) is None else "done"


def dependencies(service: Service) -> str:
    """How many, and how many of them have an open question."""
    unknown = sum(has_open_question(edge) for edge in service.dependencies)
    return f"{len(service.dependencies)} ({unknown} ?)" if unknown else str(len(service.dependencies))


def covered(service: Service) -> str:
    """How many of the hard dependencies that a reserve routine stands in for: "2/5"."""
    hard = [edge for edge in service.dependencies if not edge.is_soft]
    replaced = {needed for routine in service.workarounds for needed in routine.replaces}
    return f"{sum(bool(replaced & set(edge.needs)) for edge in hard)}/{len(hard)}" if hard else "–"


def has_plan(service: Service) -> bool:
    """Whether there is anything that says what to do."""
    return bool(service.workarounds or service.activation.criteria)


def latest(service: Service, exercised: Mapping[str, date]) -> date | None:
    """The latest day on which it was exercised, in this program or as somebody wrote down."""
    days = [day for day in (service.exercised_on, exercised.get(service.id)) if day is not None]
    return max(days, default=None)


def open_critical(service: Service) -> bool:
    """Nobody has yet judged whether the service is *samhällsviktig*."""
    return service.critical is None or isinstance(service.critical, Unknown)
