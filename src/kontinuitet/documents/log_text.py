"""The events of an exercise as lines of a log, in words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kontinuitet.exercise import events as ev
from kontinuitet.exercise.moments import local
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.state import State
from kontinuitet.exercise.timeline import MINUTE
from kontinuitet.wording import Words


@dataclass(frozen=True, kw_only=True)
class LogLine:
    """One line: the event's number, exercise time (ms), story and what happened; ``corrected`` if taken back."""

    seq: int
    at: int
    time: str
    story: str
    text: str
    corrected: bool


def log_lines(state: State, pinned: Pinned, words: Words) -> tuple[LogLine, ...]:
    """The whole log, in order. What was taken back is marked, not left out."""
    return tuple(_lines(state, pinned, words))


def _lines(state: State, pinned: Pinned, words: Words) -> Iterator[LogLine]:
    for seq, event in state.happened:
        yield LogLine(
            seq=seq,
            at=event.at,
            time=words.clock(event.at),
            story=words.short_moment(local(event.story)),
            text=event_text(event, pinned, words),
            corrected=seq in state.corrected,
        )


def event_text(event: ev.Event, pinned: Pinned, words: Words) -> str:
    """What happened, in one line."""
    return _Log(pinned, words).text(event)


@dataclass(frozen=True)
class _Log:
    pinned: Pinned
    words: Words

    def text(self, event: ev.Event) -> str:
        teller = _TELLERS.get(type(event))
        text = teller(self, event) if teller is not None else self.say(event.kind.replace(" ", "_"))
        return " ".join((text, *self.details(event)))

    def say(self, key: str, **params: object) -> str:
        return self.words(f"exercise.event.{key}", **params)

    def inject(self, identity: str) -> str:
        inject = self.pinned.injects.get(identity)
        return inject.title if inject is not None else identity

    def action(self, identity: str) -> str:
        action = self.pinned.actions.get(identity)
        return action.text if action is not None else identity

    def label(self, identity: str) -> str:
        return self.pinned.municipality.label(identity)

    def routine(self, service: str, routine: str) -> str:
        found = self.pinned.municipality.service.get(service)
        names = {one.id: one.name for one in found.workarounds} if found is not None else {}
        return names.get(routine, routine)

    def details(self, event: ev.Event) -> Iterator[str]:
        """Who, from plan or improvised, why, and when it was seen: earlier, or nobody noted when."""
        parts = [*self._who(event), *self._manner(event), *self._why(event), *self._seen(event)]
        if parts:
            yield f"({'; '.join(parts)})"

    def _who(self, event: ev.Event) -> Iterable[str]:
        who = getattr(event, "who", "") or getattr(event, "group", "")
        return (str(who),) if who else ()

    def _manner(self, event: ev.Event) -> Iterable[str]:
        manner = getattr(event, "manner", None)
        return () if manner in (None, ev.Manner.NOT_SAID) else (self.words(f"exercise.manner.{manner.value}"),)

    def _why(self, event: ev.Event) -> Iterable[str]:
        why = getattr(event, "why", "")
        return (self.say("because", why=why),) if why else ()

    def _seen(self, event: ev.Event) -> Iterable[str]:
        if "observed" not in type(event).model_fields:
            return ()
        observed = getattr(event, "observed", None)
        if observed is None:
            return (self.say("unseen"),)
        if event.at - observed < MINUTE:
            return ()
        return (self.say("seen", ago=self.words.duration((event.at - observed) // MINUTE)),)


def _released(log: _Log, event: Any) -> str:
    return log.say("released", title=log.inject(event.inject))


def _released_by_hand(log: _Log, event: Any) -> str:
    return log.say("released_by_hand", title=log.inject(event.inject))


def _skipped(log: _Log, event: Any) -> str:
    return log.say(f"skipped.{event.reason.value}", title=log.inject(event.inject))


def _deferred(log: _Log, event: Any) -> str:
    return log.say("deferred", title=log.inject(event.inject), until=log.words.clock(event.until))


def _added(log: _Log, event: Any) -> str:
    return log.say("added", title=event.title)


def _option(log: _Log, event: Any) -> str:
    inject = log.pinned.injects.get(event.inject)
    options = {one.id: one.text for one in inject.options} if inject is not None else {}
    return log.say("option", text=options.get(event.option, event.option))


def _milestone(log: _Log, event: Any) -> str:
    if event.built_in is None:
        return log.say("milestone", milestone=event.milestone)
    return log.say(f"service.{event.built_in.value}", service=log.label(event.service))


def _done(log: _Log, event: Any) -> str:
    return log.say("done", text=log.action(event.action))


def _not_done(log: _Log, event: Any) -> str:
    return log.say("not_done", text=log.action(event.action))


def _written(key: str) -> Callable[[_Log, Any], str]:
    return lambda log, event: log.say(key, text=" ".join(event.text.split()))


def _observation(log: _Log, event: Any) -> str:
    rating = log.words(f"exercise.rating.{event.rating.value}") if event.rating is not None else ""
    parts = [part for part in (event.objective, rating, " ".join(event.text.split())) if part]
    return log.say("observation", text=": ".join(parts))


def _status(log: _Log, event: Any) -> str:
    routine = log.routine(event.service, event.routine)
    said = log.words(f"exercise.service_status.{event.status.value}")
    status = f"{said} ({routine})" if routine else said
    return log.say("status", service=log.label(event.service), status=status)


def _timed(log: _Log, event: Any) -> str:
    return log.say(f"timed.{event.clock.value}")


def _report(log: _Log, event: Any) -> str:
    parts = [log.label(event.duty), *(part for part in (event.receiver, event.reference) if part)]
    return log.say("report", duty=", ".join(parts))


def _contact(log: _Log, event: Any) -> str:
    role = log.label(event.role)
    if not event.reached:
        return log.say("not_reached", role=role)
    if event.after is None:
        return log.say("reached", role=role)
    return log.say("reached_after", role=role, after=log.words.duration(event.after // MINUTE))


def _answered(log: _Log, event: Any) -> str:
    return log.say("answered", question=event.question, text=" ".join(event.text.split()))


def _attendance(log: _Log, event: Any) -> str:
    key = "took_part" if event.present else "did_not_take_part"
    return log.say(key, who=log.label(event.participant) if event.participant else event.name)


def _corrected(log: _Log, event: Any) -> str:
    return log.say("corrected", seq=event.corrects)


def _point(log: _Log, event: Any) -> str:
    return log.say(f"point.{event.point.value}", text=" ".join(event.text.split()))


def _paused(log: _Log, event: Any) -> str:
    return log.say(f"paused.{event.reason.value}")


def _pace(log: _Log, event: Any) -> str:
    return log.say("pace", pace=pace_text(event.pace, log.words.lang))


def _jumped(log: _Log, event: Any) -> str:
    phases = {phase.id: phase.title for phase in log.pinned.timeline.phases}
    key = "jumped" if event.effects else "jumped_without"
    return log.say(key, phase=phases.get(event.phase, event.phase), to=log.words.clock(event.to))


def _gap(log: _Log, event: Any) -> str:
    return log.say("gap", to=log.words.clock(event.to))


def pace_text(percent: int, lang: str = "en") -> str:
    """How many times as fast as a watch: "1×", "2×", "1.5×" or in Swedish "1,5×"."""
    whole, rest = divmod(percent, 100)
    point = "," if lang == "sv" else "."
    return f"{whole}×" if not rest else f"{whole}{point}{rest:02}".rstrip("0") + "×"


_TELLERS: dict[type[ev.Event], Callable[[_Log, Any], str]] = {
    ev.Paused: _paused,
    ev.PaceChanged: _pace,
    ev.Jumped: _jumped,
    ev.GapCounted: _gap,
    ev.InjectReleased: _released,
    ev.InjectReleasedByHand: _released_by_hand,
    ev.InjectSkipped: _skipped,
    ev.InjectDeferred: _deferred,
    ev.InjectAdded: _added,
    ev.OptionChosen: _option,
    ev.MilestoneReached: _milestone,
    ev.ActionDone: _done,
    ev.ActionNotDone: _not_done,
    ev.DecisionLogged: _written("decision"),
    ev.NoteTaken: _written("note"),
    ev.ObservationMade: _observation,
    ev.ServiceStatusSet: _status,
    ev.IncidentTimed: _timed,
    ev.ReportSent: _report,
    ev.ContactTried: _contact,
    ev.QuestionAnswered: _answered,
    ev.AttendanceNoted: _attendance,
    ev.Corrected: _corrected,
    ev.PointEntered: _point,
}
