"""Marking what the room did: expected actions, options, how services fare."""

from collections.abc import Callable, Iterator

from kontinuitet.domain.service import Service
from kontinuitet.exercise.commands import ChooseOption, MarkDone, MarkNotDone, SetStatus
from kontinuitet.exercise.events import Manner, ServiceStatus
from kontinuitet.exercise.outcomes import Answer
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.exercise.asking import ago_field, ask, manner_field, minutes, who_field
from kontinuitet.tui.exercise.faring import worst_first
from kontinuitet.tui.exercise.form import FormField, Picked, Typed
from kontinuitet.tui.exercise.lengths import countdown
from kontinuitet.tui.exercise.live import LiveScreen

ROUTINES = frozenset({"reserve routine decided", "reserve routine running", "reserve routine ended"})


def ask_done(screen: LiveScreen) -> None:
    """Which expected action, how, when and by whom."""
    _choose_action(screen, screen.words("room.done"), lambda one: _ask_how(screen, one))


def _ask_how(screen: LiveScreen, one: Answer) -> None:
    words = screen.words
    fields = (manner_field(words), ago_field(words), who_field(words, one.action.actor))
    ask(
        screen,
        words("room.done"),
        fields,
        lambda values: MarkDone(
            action=one.action.id,
            who=values["who"],
            manner=Manner(values["manner"]),
            observed_ago=minutes(values["ago"]),
        ),
        text=one.action.text,
    )


def ask_not_done(screen: LiveScreen) -> None:
    """Which expected action will not be done, and why."""
    words = screen.words

    def ask_why(one: Answer) -> None:
        fields = (Typed("why", words("room.field.why")),)
        ask(
            screen,
            words("room.not_done"),
            fields,
            lambda values: MarkNotDone(action=one.action.id, why=values["why"]),
            text=one.action.text,
        )

    _choose_action(screen, words("room.not_done"), ask_why)


def _choose_action(screen: LiveScreen, title: str, then: Callable[[Answer], None]) -> None:
    """At once if only one is waited for."""
    waited = {one.action.id: one for one in screen.picture.open}
    if len(waited) == 1:
        then(next(iter(waited.values())))
        return
    options = [Option(name, one.action.text, _beside(screen, one)) for name, one in waited.items()]
    screen.choose(title, options, then=lambda name: then(waited[name]))


def _beside(screen: LiveScreen, one: Answer) -> str:
    left = one.remaining(screen.picture.state, screen.picture.at)
    if left is None:
        return one.action.actor
    return screen.words("room.late" if left < 0 else "room.left", time=countdown(left, screen.words))


def ask_option(screen: LiveScreen) -> None:
    """What the room chose."""
    choices = {f"{inject.id} {option.id}": (inject, option) for inject, option in screen.picture.choices}
    options = [Option(name, option.text) for name, (_, option) in choices.items()]

    def chosen(name: str) -> None:
        inject, option = choices[name]
        screen.do(ChooseOption(inject=inject.id, option=option.id))

    screen.choose(screen.words("room.option"), options, then=chosen)


def ask_status(screen: LiveScreen) -> None:
    """Which service, and how it fares."""
    words, plan = screen.words, screen.live.pinned.municipality
    options = [
        Option(one.id, plan.label(one.id), words(f"exercise.condition.{one.condition.value}"))
        for one in worst_first(screen.picture)
    ]
    screen.choose(words("room.status"), options, then=lambda name: _ask_status_of(screen, plan.service[name]))


def _ask_status_of(screen: LiveScreen, service: Service) -> None:
    words = screen.words
    statuses = [Option(one.value, words(f"exercise.service_status.{one.value}")) for one in ServiceStatus]
    usual = ServiceStatus.ROUTINE_RUNNING if service.workarounds else ServiceStatus.AFFECTED
    fields = (
        Picked("status", words("room.field.status"), statuses, usual.value),
        *_routine_field(screen, service),
        ago_field(words),
        who_field(words),
    )
    ask(
        screen,
        words("room.status"),
        fields,
        lambda values: SetStatus(
            service=service.id,
            status=ServiceStatus(values["status"]),
            routine=values.get("routine", "") if values["status"] in ROUTINES else "",
            observed_ago=minutes(values["ago"]),
            who=values["who"],
        ),
        text=service.name,
    )


def _routine_field(screen: LiveScreen, service: Service) -> Iterator[FormField]:
    """Which reserve routine, when the plan has several."""
    if len(service.workarounds) > 1:
        any_of_them = Option("", screen.words("room.any_routine"))
        options = [any_of_them, *(Option(one.id, one.name) for one in service.workarounds)]
        yield Picked("routine", screen.words("room.field.routine"), options)
