"""How the services fare, as entries of the console: in words and signs, the worst first."""

from kontinuitet.analysis.figures import State as Condition
from kontinuitet.exercise.services import ServiceNow
from kontinuitet.tui.exercise.lengths import rough
from kontinuitet.tui.exercise.pane import Drawn, Entry
from kontinuitet.tui.exercise.picture import Picture
from kontinuitet.wording import Words

_WORST_FIRST = (
    Condition.INTOLERABLE,
    Condition.STANDING,
    Condition.UNKNOWN,
    Condition.ROUTINE,
    Condition.MANAGING,
    Condition.WORKING,
)
_SIGNS = {
    Condition.INTOLERABLE: "█",
    Condition.STANDING: "░",
    Condition.UNKNOWN: "·",
    Condition.ROUTINE: "▒",
    Condition.MANAGING: "─",
    Condition.WORKING: "✓",
}
_STYLES = {Condition.INTOLERABLE: "bold $error", Condition.STANDING: "bold $warning", Condition.WORKING: "$success"}


def service_entries(shown: Picture, words: Words) -> list[Entry]:
    """Every service that anything has happened to."""
    return [(_drawn(one, shown, words),) for one in worst_first(shown) if one.is_touched]


def worst_first(shown: Picture) -> list[ServiceNow]:
    """All services: what fares worst first, among equals the critical ones, last what nothing has happened to."""
    plan = shown.pinned.municipality

    def rank(one: ServiceNow) -> tuple[bool, int, bool]:
        return not one.is_touched, _WORST_FIRST.index(one.condition), not plan.service[one.id].is_critical

    return sorted(shown.services, key=rank)


def _drawn(one: ServiceNow, shown: Picture, words: Words) -> Drawn:
    sign = _SIGNS[one.condition]
    texts = _texts(one, shown.moment, words)
    name = shown.pinned.municipality.label(one.id)
    return Drawn(name, tuple(f"{sign} {text}" for text in texts), _STYLES.get(one.condition, ""), keeps=11)


def _texts(one: ServiceNow, now: int, words: Words) -> tuple[str, ...]:
    """What to say of it, the longest first."""
    condition = words(f"exercise.condition.{one.condition.value}")
    if one.condition is Condition.WORKING:
        return (words("exercise.condition.degraded" if one.degraded else "exercise.service_status.restored"),)
    if one.condition is Condition.INTOLERABLE:
        return _with_time("since", condition, rough(now - one.since, words), words)
    if one.condition is Condition.STANDING and one.intolerable is not None and one.intolerable > now:
        return _with_time("risk", condition, rough(one.intolerable - now, words), words)
    if one.until is not None and one.condition in (Condition.ROUTINE, Condition.MANAGING):
        return _with_time("left", condition, rough(one.until - now, words), words)
    return (condition,)


def _with_time(kind: str, condition: str, time: str, words: Words) -> tuple[str, ...]:
    """The condition with a time, the same in brief, and without it."""
    whole = words(f"room.service.{kind}", condition=condition, time=time)
    return whole, words(f"room.service.brief.{kind}", time=time), condition
