"""From story moments as written to instants: weekdays and dates without a year become full dates."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kontinuitet.exercise.scenario import MomentKind, Scenario, StoryMoment
from kontinuitet.exercise.timeline import MINUTE, Anchor

STOCKHOLM = ZoneInfo("Europe/Stockholm")
"""All story moments are instants there: a night in October has 25 hours."""

LONGEST_SEARCH = 366 * 9
"""Days: the 29th of February is at most eight years away."""


def instant(day: date, minute: int) -> int:
    """Milliseconds since 1970 UTC of a local day and minute; of two, the first; of none, the moment of the change."""
    return instants(day, minute)[0]


def instants(day: date, minute: int) -> tuple[int, ...]:
    """Every instant that is called so: two in the hour that comes twice, else one, as above."""
    written = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=STOCKHOLM)
    first, second = (int(written.replace(fold=fold).timestamp()) * 1000 for fold in (0, 1))
    if first > second:
        # In the hour that never comes, which begins at a whole hour, the two count from either side of the change.
        return (first - minute % 60 * MINUTE,)
    return (first,) if first == second else (first, second)


def local(moment: int) -> datetime:
    """The instant as local date and time."""
    # Not by adding: a sum forgets which of the two hours it is in the night when the clocks go back.
    return datetime.fromtimestamp(moment // 1000, STOCKHOLM).replace(microsecond=moment % 1000 * 1000)


def _fits(written: StoryMoment, day: date, first_day: date) -> bool:
    match written.kind:
        case MomentKind.FULL_DATE:
            return (day.year, day.month, day.day) == (written.year, written.month, written.day)
        case MomentKind.DATE:
            return (day.month, day.day) == (written.month, written.day)
        case MomentKind.WEEKDAY:
            return day.weekday() == written.weekday
        case MomentKind.DAY:
            return day == first_day + timedelta(days=(written.day or 1) - 1)
        case MomentKind.TIME:
            return True


def _search(written: StoryMoment, days: Iterable[date], first_day: date) -> Iterable[int]:
    return (at for day in days if _fits(written, day, first_day) for at in instants(day, written.minute))


def resolve(written: StoryMoment, not_before: int, first_day: date) -> int:
    """The first such moment at or after an instant; a full date or a numbered day is what it is."""
    if (exact := _exact(written, first_day)) is not None:
        return exact
    start = local(not_before).date()
    days = (start + timedelta(days=n) for n in range(LONGEST_SEARCH))
    return next((at for at in _search(written, days, first_day) if at >= not_before), not_before)


def _called(written: StoryMoment, day: date, first_day: date, not_after: int) -> list[int]:
    return [at for at in _search(written, (day,), first_day) if at <= not_after]


def resolve_before(written: StoryMoment, not_after: int, first_day: date) -> int:
    """The latest such moment at or before an instant: when something occurred that is told of later."""
    if (exact := _exact(written, first_day)) is not None:
        return exact
    start = local(not_after).date()
    days = (start - timedelta(days=n) for n in range(LONGEST_SEARCH))
    return next((max(at) for day in days if (at := _called(written, day, first_day, not_after))), not_after)


def _exact(written: StoryMoment, first_day: date) -> int | None:
    if written.kind is MomentKind.FULL_DATE:
        return instant(date(written.year or 1, written.month or 1, written.day or 1), written.minute)
    if written.kind is MomentKind.DAY:
        return instant(first_day + timedelta(days=(written.day or 1) - 1), written.minute)
    return None


def anchors(scenario: Scenario, day: date, left_out: Sequence[str] = ()) -> tuple[Anchor, ...]:
    """The anchors of a scenario that is played on a day, in rising exercise time (exercise engine, anchors).

    Every inject with an exercise time and a story time is an anchor. A phase with a story time is a jump: until
    then the story runs on one to one, and at the phase it stands at the later moment.
    """
    first = resolve(scenario.begins, instant(day, 0), day)
    first_day = local(first).date()
    line = [Anchor(at=0, moment=first)]
    for at, written, jumps in _written(scenario, left_out):
        previous = line[-1]
        moment = max(resolve(written, previous.moment, first_day), previous.moment)
        if jumps and at > previous.at:
            line.append(Anchor(at=at, moment=min(previous.moment + at - previous.at, moment)))
        line.append(Anchor(at=at, moment=moment))
    return tuple(line)


def _written(scenario: Scenario, left_out: Sequence[str]) -> list[tuple[int, StoryMoment, bool]]:
    found = [(phase.at * MINUTE, phase.story, True) for phase in scenario.phases if phase.story is not None]
    found += [
        (inject.trigger.at * MINUTE, inject.story, False)
        for inject in scenario.injects
        if inject.trigger.at is not None and inject.story is not None and inject.id not in left_out
    ]
    return sorted(found, key=lambda anchor: (anchor[0], not anchor[2]))
