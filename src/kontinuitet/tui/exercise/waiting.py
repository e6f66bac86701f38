"""What is waited for, as entries of the console and as a text: deadline, what is left, where the plan says so."""

from collections.abc import Iterator

from kontinuitet.documents.plan import place_text
from kontinuitet.exercise.events import Manner
from kontinuitet.exercise.moments import local
from kontinuitet.exercise.outcomes import Answer, Outcome
from kontinuitet.exercise.timeline import MINUTE, LimitClock
from kontinuitet.tui.exercise.lengths import countdown
from kontinuitet.tui.exercise.pane import Drawn, Entry
from kontinuitet.tui.exercise.picture import Picture
from kontinuitet.wording import Words

LATE = "bold $warning"
BESIDE = "$muted"


def waiting_entries(shown: Picture, words: Words) -> list[Entry]:
    """The most urgent first, then what was marked, the latest first."""
    return [
        *(_open(one, shown, words) for one in shown.open),
        *((_marked(one, words),) for one in shown.marked),
    ]


def _open(one: Answer, shown: Picture, words: Words) -> Entry:
    left = one.remaining(shown.state, shown.at)
    late = left is not None and left < 0
    sign, style = ("!", LATE) if late else ("○", "")
    return (
        Drawn(f"{sign} {one.action.text}", _left(left, words), style),
        Drawn(f"  {limit_text(one, words)}", (one.action.actor, ""), LATE if late else BESIDE, keeps=40),
        *source_line(one, shown, words),
    )


def _left(left: int | None, words: Words) -> tuple[str, ...]:
    """How long is left, the longest text first; a late one says so in every case."""
    if left is None:
        return ()
    time = countdown(left, words)
    return (words("room.late", time=time),) if left < 0 else (words("room.left", time=time), time)


def limit_text(one: Answer, words: Words) -> str:
    """The limit on the clock that decides, and whether the plan or the scenario says so."""
    limit, deadline = one.action.limit, one.deadline
    if limit is None or (limit.minutes is None and not limit.target):
        return words("room.no_limit")
    if limit.minutes is None:
        return words("room.limit_missing")
    said_by = words("room.by_plan" if limit.place is not None else "room.by_scenario")
    if deadline is None:
        return words("room.not_begun", length=words.duration(limit.minutes), by=said_by)
    if limit.clock is LimitClock.EXERCISE:
        return words("room.within", length=words.duration(one.minutes or limit.minutes), by=said_by)
    return words("room.before", moment=words.short_moment(local(deadline.story)), by=said_by)


def source_line(one: Answer, shown: Picture, words: Words) -> Iterator[Drawn]:
    """Where in the plan it stands, where there is room for it."""
    if one.place is not None:
        place = place_text(shown.pinned.municipality, one.place, file_language(words))
        yield Drawn(f"  {words('room.from_plan', place=place)}", (), BESIDE, above=36)


def file_language(words: Words) -> str:
    """The language of the plan files' own names, for a reader of these words."""
    return "sv" if words.lang == "sv" else "en"


def _marked(one: Answer, words: Words) -> Drawn:
    if not one.is_done:
        return Drawn(f"× {one.action.text}", (words("room.marked_not_done"),), BESIDE)
    return Drawn(f"✓ {one.action.text}", (_done_text(one, words), taken_text(one, words)), BESIDE, keeps=14)


def _done_text(one: Answer, words: Words) -> str:
    parts = [taken_text(one, words)]
    if one.manner not in (None, Manner.NOT_SAID):
        parts.append(words(f"room.manner.{one.manner.value}"))
    return " ".join(parts)


def taken_text(one: Answer, words: Words) -> str:
    """How long it took on the clock that decides, and whether that was too long."""
    if one.observed is None:
        return words("exercise.outcome.not measured")
    minutes = _minutes(one)
    if minutes is None:
        return words("room.marked_done")
    key = "room.took_late" if one.outcome is Outcome.MISSED else "room.took"
    return words(key, time=words.duration(minutes))


def _minutes(one: Answer) -> int | None:
    """Whole minutes from when its clock began, or without a limit from when its inject came."""
    limit = one.action.limit
    if limit is not None and limit.clock is LimitClock.STORY:
        if one.start is None or one.observed_story is None:
            return None
        return max(0, one.observed_story - one.start.story) // MINUTE
    begun = one.released if one.start is None else one.start.at
    return None if begun is None or one.observed is None else max(0, one.observed - begun) // MINUTE


def waiting_text(shown: Picture, words: Words) -> str:
    """All that is waited for, whole, as Markdown."""
    parts = [_section(one, shown, words) for one in shown.open] or [words("room.nothing_waited_for")]
    return "\n\n".join(parts)


def _section(one: Answer, shown: Picture, words: Words) -> str:
    left = one.remaining(shown.state, shown.at)
    lines = [f"- {part}" for part in (*_left(left, words)[:1], limit_text(one, words))]
    lines += [f"- {words('room.whose', who=one.action.actor)}"] if one.action.actor else []
    lines += [f"- {line.left.strip()}" for line in source_line(one, shown, words)]
    lines += (
        [f"- {words('room.all_of')}", *(f"    - {text}" for text in one.action.all_of)] if one.action.all_of else []
    )
    lines += (
        [f"- {words('room.any_of')}", *(f"    - {text}" for text in one.action.any_of)] if one.action.any_of else []
    )
    objective = next((o for o in shown.pinned.timeline.objectives if o.id == one.action.objective), None)
    lines += [f"- {words('room.objective', id=objective.id, text=objective.text)}"] if objective is not None else []
    return "\n".join([f"# {one.action.text}", *lines])
