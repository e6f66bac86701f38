"""Recording what was said and done: decisions, notes, observations, contacts, reports."""

from collections.abc import Iterator

from kontinuitet.domain.followup import ReportingDuty
from kontinuitet.exercise.commands import LogDecision, Observe, SendReport, TakeNote, TimeIncident, TryContact
from kontinuitet.exercise.events import Rating, ReportSent
from kontinuitet.exercise.reporting import contacts, lists
from kontinuitet.exercise.scenario import DutyClock
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.exercise.asking import ago_field, ask, minutes, who_field
from kontinuitet.tui.exercise.form import Picked, Typed
from kontinuitet.tui.exercise.live import LiveScreen
from kontinuitet.wording import Words

REACHED = "reached"
TIMED = (DutyClock.DETECTED, DutyClock.JUDGED)


def ask_decision(screen: LiveScreen) -> None:
    """What was decided, by whom and why."""
    words = screen.words
    fields = (
        Typed("text", words("room.field.decision")),
        who_field(words),
        Typed("why", words("room.field.why")),
        ago_field(words),
    )
    ask(
        screen,
        words("room.decision"),
        fields,
        lambda values: LogDecision(
            text=values["text"], who=values["who"], why=values["why"], observed_ago=minutes(values["ago"])
        ),
    )


def ask_note(screen: LiveScreen) -> None:
    """A note."""
    words = screen.words
    fields = (Typed("text", words("room.field.text")), who_field(words))
    ask(screen, words("room.note"), fields, lambda values: TakeNote(text=values["text"], who=values["who"]))


def rating_field(words: Words, value: str = "") -> Picked:
    """How far an objective was fulfilled; nothing said is no rating."""
    options = [Option(one.value, words(f"exercise.rating.{one.value}")) for one in Rating]
    return Picked("rating", words("room.field.rating"), [Option("", words("room.no_rating")), *options], value)


def ask_observation(screen: LiveScreen) -> None:
    """What was seen, perhaps of an objective."""
    words = screen.words
    objectives = [Option(one.id, one.id) for one in screen.live.pinned.timeline.objectives]
    fields = (
        Typed("text", words("room.field.text")),
        Picked("objective", words("room.field.objective"), [Option("", words("room.no_objective")), *objectives]),
        rating_field(words),
        ago_field(words),
        who_field(words),
    )
    told = "\n".join(f"{one.id}: {one.text}" for one in screen.live.pinned.timeline.objectives)
    ask(
        screen,
        words("room.observation"),
        fields,
        lambda values: Observe(
            text=values["text"],
            objective=values["objective"],
            rating=Rating(values["rating"]) if values["rating"] else None,
            observed_ago=minutes(values["ago"]),
            who=values["who"],
        ),
        text=told,
    )


def ask_contact(screen: LiveScreen) -> None:
    """Which role was sought; those on the alert lists of what has stopped come first."""
    options = list(_roles(screen))
    screen.choose(screen.words("room.contact"), options, then=lambda role: _ask_reached(screen, role))


def _roles(screen: LiveScreen) -> Iterator[Option]:
    state, pinned, words = screen.live.state, screen.live.pinned, screen.words
    tried = {one.role: one.reached for one in contacts(state)}
    touched = [one.id for one in screen.picture.services if one.stopped is not None]
    alerted = [
        role for one in lists(state, pinned, touched) for role in pinned.municipality.alert_list[one.alert_list].roles
    ]
    for role in dict.fromkeys([*alerted, *(one.id for one in pinned.municipality.roles)]):
        beside = words("room.on_alert_list") if role in alerted else ""
        if role in tried:
            beside = words("room.reached" if tried[role] else "room.not_reached")
        yield Option(role, pinned.municipality.label(role), beside)


def _ask_reached(screen: LiveScreen, role: str) -> None:
    words = screen.words
    results = [Option(REACHED, words("room.reached")), Option("", words("room.not_reached"))]
    fields = (
        Picked("result", words("room.field.result"), results, REACHED),
        Typed("after", words("room.field.after")),
        Typed("channel", words("room.field.channel")),
        ago_field(words),
    )
    ask(
        screen,
        words("room.contact"),
        fields,
        lambda values: TryContact(
            role=role,
            reached=values["result"] == REACHED,
            after=minutes(values["after"]) if values["after"] else None,
            channel=values["channel"],
            observed_ago=minutes(values["ago"]),
        ),
        text=words("room.contact.who", role=screen.live.pinned.municipality.label(role)),
    )


def ask_report(screen: LiveScreen) -> None:
    """Under which duty a report was sent, or which of the moments it is counted from has come."""
    words = screen.words
    duties = {duty.id: duty for duty in screen.live.pinned.municipality.duties}
    options = [Option(f" {clock.value}", words(f"exercise.event.timed.{clock.value}")) for clock in TIMED]
    sent = {event.duty for _, event in screen.live.state.standing(ReportSent)}
    marks = {name: words("room.already_sent") if name in sent else "" for name in duties}
    options += [Option(duty.id, duty.name, marks[duty.id]) for duty in duties.values()]

    def chosen(name: str) -> None:
        if name in duties:
            _ask_sent(screen, duties[name])
        else:
            _ask_timed(screen, DutyClock(name.strip()))

    screen.choose(words("room.report_sent"), options, then=chosen)


def _ask_timed(screen: LiveScreen, clock: DutyClock) -> None:
    words = screen.words
    ask(
        screen,
        words(f"exercise.event.timed.{clock.value}"),
        (ago_field(words), who_field(words)),
        lambda values: TimeIncident(clock=clock, observed_ago=minutes(values["ago"]), who=values["who"]),
    )


def _ask_sent(screen: LiveScreen, duty: ReportingDuty) -> None:
    words = screen.words
    fields = (
        Typed("receiver", words("room.field.receiver"), duty.receiver),
        Typed("reference", words("room.field.reference")),
        who_field(words),
        ago_field(words),
    )
    ask(
        screen,
        words("room.report_sent"),
        fields,
        lambda values: SendReport(
            duty=duty.id,
            receiver=values["receiver"],
            reference=values["reference"],
            who=values["who"],
            observed_ago=minutes(values["ago"]),
        ),
        text=duty.name,
    )
