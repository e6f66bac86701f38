"""Steering an exercise: injects by hand, skipped and added, jumps, the counted gap, the end."""

from collections.abc import Callable

from kontinuitet.exercise.commands import (
    Abort,
    AddInject,
    Command,
    CountGap,
    End,
    JumpTo,
    Pause,
    ReleaseInject,
    SkipInject,
)
from kontinuitet.exercise.due import holds
from kontinuitet.exercise.scenario import EffectKind
from kontinuitet.exercise.state import Status
from kontinuitet.exercise.timeline import MINUTE, TimelineEffect, TimelineInject
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.exercise.asking import BadMinutes, ask, minutes
from kontinuitet.tui.exercise.form import Picked, Typed, Values
from kontinuitet.tui.exercise.injects import number, when_text
from kontinuitet.tui.exercise.live import LiveScreen
from kontinuitet.wording import Words

YES, NO = "yes", ""
BY_HAND = (EffectKind.FALLS, EffectKind.DEGRADED, EffectKind.BACK)
TOLD = 5


def ask_give(screen: LiveScreen, looked_at: TimelineInject | None) -> None:
    """Give the inject that is looked at if it is still to come, else the next one; once given it cannot be unsaid."""
    coming = {one.inject.id: one for one in screen.picture.coming}
    if looked_at is not None and looked_at.id not in coming and screen.live.state.course(looked_at.id).skipped is None:
        screen.say(screen.words("room.already_given", title=looked_at.title), "warning")
        return
    inject = looked_at if looked_at is not None else screen.picture.coming[0].inject
    when = when_text(coming[inject.id], screen.picture, screen.words) if inject.id in coming else ""
    question = screen.words("room.give.ask" if when else "room.give.ask_skipped", title=inject.title, when=when)
    if inject.condition is not None and not holds(inject.condition, screen.live.state):
        question = f"{question} {screen.words('room.give.condition')}"
    screen.confirm(screen.words("room.give"), question, then=lambda: screen.do(ReleaseInject(inject=inject.id)))


def ask_skip(screen: LiveScreen, looked_at: TimelineInject | None) -> None:
    """Which inject shall not come, why, and whether its effects happen all the same."""
    coming = {one.inject.id: one.inject for one in screen.picture.coming}
    if looked_at is not None and looked_at.id in coming:
        _ask_why(screen, looked_at)
        return
    pinned = screen.live.pinned
    options = [
        Option(
            one.inject.id,
            f"{number(one.inject, pinned)} {one.inject.title}",
            when_text(one, screen.picture, screen.words),
        )
        for one in screen.picture.coming
    ]
    screen.choose(screen.words("room.skip"), options, then=lambda name: _ask_why(screen, coming[name]))


def _ask_why(screen: LiveScreen, inject: TimelineInject) -> None:
    words = screen.words
    fields = [Typed("why", words("room.field.why"))]
    effects = [effects_field(words)] if inject.effects else []
    ask(
        screen,
        words("room.skip"),
        [*fields, *effects],
        lambda values: SkipInject(inject=inject.id, why=values["why"], effects=values.get("effects") == YES),
        text=inject.title,
    )


def effects_field(words: Words) -> Picked:
    """Whether the effects on the plan happen although the inject is not given."""
    options = [Option(YES, words("room.effects.yes")), Option(NO, words("room.effects.no"))]
    return Picked("effects", words("room.field.effects"), options, YES)


def ask_jump(screen: LiveScreen) -> None:
    """To which phase, and whether what is passed over has its effects."""
    words = screen.words
    later = {phase.id: phase for phase in screen.picture.later}

    def ask_effects(name: str) -> None:
        ask(
            screen,
            words("room.jump"),
            [effects_field(words)],
            lambda values: JumpTo(phase=name, effects=values["effects"] == YES),
            text=words("room.jump.ask", phase=later[name].title),
        )

    options = [Option(one.id, one.title, words.clock(one.at)) for one in later.values()]
    screen.choose(words("room.jump"), options, then=ask_effects)


def ask_inject(screen: LiveScreen) -> None:
    """An inject of one's own, perhaps with something that falls or returns."""
    words = screen.words
    kinds = [Option(kind.value, words(f"room.effect.{kind.value}")) for kind in BY_HAND]
    fields = (
        Typed("title", words("room.field.title")),
        Typed("text", words("room.field.text")),
        Typed("sender", words("room.field.sender")),
        Typed("to", words("room.field.to")),
        Typed("channel", words("room.field.channel")),
        Picked("effect", words("room.field.effect"), [Option("", words("room.effect.none")), *kinds]),
        Typed("target", words("room.field.target")),
    )
    screen.form(words("room.inject"), fields, submit=lambda values: _add(screen, values))


def _add(screen: LiveScreen, values: Values) -> str:
    found = matching(screen, values["target"]) if values["effect"] else []
    if values["effect"] and len(found) != 1:
        return _unclear(screen, values["target"], found)
    plan = screen.live.pinned.municipality
    effects = [TimelineEffect(kind=EffectKind(values["effect"]), target=one, label=plan.label(one)) for one in found]
    to = tuple(name.strip() for name in values["to"].split(",") if name.strip())
    named = {name: values[name] for name in ("title", "text", "sender", "channel")}
    return screen.give(AddInject(to=to, effects=tuple(effects), **named))


def matching(screen: LiveScreen, typed: str) -> list[str]:
    """The ids of the suppliers and resources that a name or part of one means; an exact one means itself alone."""
    plan, wanted = screen.live.pinned.municipality, typed.casefold()
    able = {one.id: one.name.casefold() for one in plan.suppliers} | {r.id: r.name.casefold() for r in plan.resources}
    exact = [identity for identity, name in able.items() if wanted in (identity, name)]
    return exact[:1] or [
        identity for identity, name in able.items() if wanted and (wanted in name or wanted in identity)
    ]


def _unclear(screen: LiveScreen, typed: str, found: list[str]) -> str:
    if not found:
        return screen.words("room.target.none", typed=typed)
    names = [screen.live.pinned.municipality.label(one) for one in found[:TOLD]]
    return screen.words("room.target.many", names=", ".join(names))


def ask_gap(screen: LiveScreen) -> None:
    """How much of the time when nobody ran the exercise shall count."""
    proposed = str(max(1, round((screen.live.gap or 0) / MINUTE)))
    words = screen.words
    screen.ask_line(
        words("room.gap"), words("room.gap.ask"), value=proposed, submit=lambda text: _count(screen, text.strip())
    )


def _count(screen: LiveScreen, text: str) -> str:
    try:
        length = minutes(text)
    except BadMinutes:
        length = None
    return screen.give(CountGap(length=length)) if length else screen.words("room.bad_minutes")


def ask_end(screen: LiveScreen) -> None:
    """End the exercise."""
    words, open_ones = screen.words, len(screen.picture.open)
    question = words("room.end.ask") if not open_ones else words.plural("room.end.ask_open", open_ones)
    screen.confirm(words("room.end"), question, then=lambda: _over(screen, End()))


def ask_abort(screen: LiveScreen) -> None:
    """Break off: something real has happened."""
    screen.confirm(screen.words("room.abort"), screen.words("room.abort.ask"), then=lambda: _over(screen, Abort()))


def _over(screen: LiveScreen, command: Command) -> None:
    screen.do(command)
    if screen.live.state.status.is_over:
        screen.desk.forget()
        go_to_debrief(screen)


def go_to_debrief(screen: LiveScreen) -> None:
    """To the debrief of the exercise that is over."""
    from kontinuitet.tui.exercise.debrief import Debriefing

    screen.app.switch_screen(Debriefing(screen.live))


def ask_leave(screen: LiveScreen, leave: Callable[[], object]) -> None:
    """Leave; while the exercise runs, ask first, and let it pause."""
    if screen.live.state.status is not Status.RUNNING:
        leave()
        return

    def pause_and_leave() -> None:
        screen.do(Pause())
        leave()

    screen.confirm(screen.words("room.leave"), screen.words("room.leave.ask"), then=pause_and_leave)
