"""Injects in words: what is said now, what comes next, on what condition."""

from collections.abc import Iterator

from kontinuitet.exercise.due import Upcoming, holds
from kontinuitet.exercise.events import InjectAdded
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.scenario import InjectKind
from kontinuitet.exercise.timeline import Clause, Reached, TimelineInject
from kontinuitet.tui.exercise.lengths import countdown
from kontinuitet.tui.exercise.pane import Drawn, Entry
from kontinuitet.tui.exercise.picture import Picture
from kontinuitet.wording import Words


def coming_entries(shown: Picture, words: Words) -> list[Entry]:
    """The injects still to come: when, and on what condition."""
    return [_coming(one, shown, words) for one in shown.coming]


def _coming(one: Upcoming, shown: Picture, words: Words) -> Entry:
    inject = one.inject
    first = Drawn(f"{number(inject, shown.pinned)} {inject.title}", (when_text(one, shown, words),))
    if inject.condition is None:
        return (first,)
    return first, Drawn(f"  {condition_line(inject.condition, shown, words)}", (), "$muted")


def number(inject: TimelineInject, pinned: Pinned) -> int:
    """The inject's place in the scenario, counted from 1."""
    return 1 + list(pinned.injects).index(inject.id)


def when_text(one: Upcoming, shown: Picture, words: Words) -> str:
    """In how long it comes, or what it waits for."""
    if one.at is not None:
        return words("room.in", time=countdown(max(0, one.at - shown.at), words))
    if one.inject.after is not None:
        return words("room.after", what=reached_text(one.inject.after, shown.pinned, words))
    return words("room.by_hand")


def condition_line(condition: Clause, shown: Picture, words: Words) -> str:
    """A condition, and whether it holds at this moment."""
    key = "room.condition_holds" if holds(condition, shown.state) else "room.condition_not"
    return words(key, condition=condition_text(condition, shown.pinned, words))


def condition_text(condition: Clause | Reached, pinned: Pinned, words: Words) -> str:
    """A condition in words."""
    if isinstance(condition, Reached):
        return reached_text(condition, pinned, words)
    joined = words("room.or" if condition.any_of else "room.and")
    parts = condition.any_of or condition.all_of
    texts = (condition_text(part, pinned, words) for part in parts)
    return f" {joined} ".join(
        f"({text})" if isinstance(part, Clause) and len(parts) > 1 else text
        for part, text in zip(parts, texts, strict=True)
    )


def reached_text(reached: Reached, pinned: Pinned, words: Words) -> str:
    """A milestone in words: not reached, or by when."""
    name = reached.milestone
    if reached.built_in is not None:
        name = words(
            f"exercise.event.service.{reached.built_in.value}", service=pinned.municipality.label(reached.service)
        )
    text = words("room.not", what=name) if reached.negated else name
    return text if reached.by is None else words("room.at_latest", what=text, time=words.clock(reached.by)[:5])


def inject_text(inject: TimelineInject, shown: Picture, words: Words) -> str:
    """An inject, whole, as the facilitator needs it: to be read aloud, and what is for the facilitator only."""
    total = len(shown.pinned.injects)
    head = words("room.inject_head", n=number(inject, shown.pinned), total=total, title=inject.title)
    parts = [f"# {head}", *_status(inject, shown, words), _address(inject, shown.pinned, words), "", inject.text]
    return "\n".join([*parts, *_for_facilitator(inject, words), *_questions(inject, words), *_options(inject, words)])


def _status(inject: TimelineInject, shown: Picture, words: Words) -> Iterator[str]:
    coming = next((one for one in shown.coming if one.inject.id == inject.id), None)
    if coming is not None:
        yield words("room.not_given", when=when_text(coming, shown, words))
        if inject.condition is not None:
            yield condition_line(inject.condition, shown, words)
    if shown.state.course(inject.id).skipped is not None:
        yield words("room.was_skipped")


def _address(inject: TimelineInject, pinned: Pinned, words: Words) -> str:
    parts = [words("room.from", who=inject.sender)] if inject.sender else []
    if inject.to:
        parts.append(words("room.to", who=", ".join(player_text(one, pinned) for one in inject.to)))
    if inject.channel:
        parts.append(inject.channel)
    if inject.kind is not InjectKind.INJECT:
        parts.append(words(f"room.kind.{inject.kind.value}"))
    return " · ".join(parts)


def player_text(identity: str, pinned: Pinned) -> str:
    """A participant, with the role of the plan that it stands for."""
    role = next((one.role_name for one in pinned.timeline.players if one.id == identity), "")
    return f"{identity} ({role})" if role else identity


def _for_facilitator(inject: TimelineInject, words: Words) -> Iterator[str]:
    if inject.facilitator:
        yield from ("", f"## {words('room.for_facilitator')}", inject.facilitator)


def _questions(inject: TimelineInject, words: Words) -> Iterator[str]:
    if inject.questions:
        yield from ("", f"## {words('room.questions')}", *(f"- {question}" for question in inject.questions))


def _options(inject: TimelineInject, words: Words) -> Iterator[str]:
    if inject.options:
        yield from ("", f"## {words('room.options')}", *(f"- {option.text}" for option in inject.options))


def added_text(event: InjectAdded, words: Words) -> str:
    """An inject that the facilitator added."""
    parts = [words("room.from", who=event.sender)] if event.sender else []
    parts += [words("room.to", who=", ".join(event.to))] if event.to else []
    address = " · ".join([*parts, *([event.channel] if event.channel else [])])
    return "\n".join([f"# {words('room.added_head', title=event.title)}", address, "", event.text])


def latest_text(shown: Picture, words: Words) -> str:
    """What came last: an inject, one that was added, or the beginning of a phase; before all of them, the intro."""
    added = [(event.at, seq, added_text(event, words)) for seq, event in shown.state.standing(InjectAdded)]
    released = shown.released[-1:]
    came = [(shown.state.course(one.id).released or 0, 0, inject_text(one, shown, words)) for one in released]
    phase = shown.phase
    begun = (
        [(phase.at, -1, f"# {words('room.phase', title=phase.title)}\n\n{phase.text}")] if phase and phase.text else []
    )
    latest = max([*added, *came, *begun], key=lambda one: one[:2], default=None)
    return shown.pinned.timeline.intro if latest is None else latest[2]
