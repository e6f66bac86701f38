"""What each command does once what was due has been released: events into the draft, or the reason why not."""

from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise import events as ev
from kontinuitet.exercise.acts import is_known
from kontinuitet.exercise.commands import Refusal
from kontinuitet.exercise.due import Draft, due_at, pass_over, release_due
from kontinuitet.exercise.timeline import TimelineInject

TAKEN_BACK: tuple[type[ev.Event], ...] = (
    ev.OptionChosen,
    ev.ActionDone,
    ev.ActionNotDone,
    ev.DecisionLogged,
    ev.NoteTaken,
    ev.ObservationMade,
    ev.ServiceStatusSet,
    ev.IncidentTimed,
    ev.ReportSent,
    ev.ContactTried,
    ev.QuestionAnswered,
    ev.PointEntered,
    ev.AttendanceNoted,
)
"""The kinds of event that undo takes back: what people did and said. What came to the room stays."""


def _no(code: str, **params: str) -> Refusal:
    return Refusal(code=code, params=tuple(params.items()))


def prepare(draft: Draft, command: cmd.Prepare, now: int) -> Refusal | None:
    timeline = draft.pinned.timeline
    named = {"scenario": timeline.scenario, "title": timeline.title, "lang": timeline.lang, "variant": timeline.variant}
    draft.add(ev.Prepared, now, practice=command.practice, headless=command.headless, **named)
    return None


def start(draft: Draft, _command: cmd.Start, now: int) -> Refusal | None:
    draft.add(ev.Started, now)
    return None


def tick(_draft: Draft, _command: cmd.Tick, _now: int) -> Refusal | None:
    return None


def pause(draft: Draft, command: cmd.Pause, now: int) -> Refusal | None:
    draft.add(ev.Paused, now, reason=command.reason)
    return None


def resume(draft: Draft, _command: cmd.Resume, now: int) -> Refusal | None:
    draft.add(ev.Resumed, now)
    return None


def set_pace(draft: Draft, command: cmd.SetPace, now: int) -> Refusal | None:
    draft.add(ev.PaceChanged, now, pace=command.pace)
    return None


def jump_to(draft: Draft, command: cmd.JumpTo, now: int) -> Refusal | None:
    phase = next((phase for phase in draft.pinned.timeline.phases if phase.id == command.phase), None)
    if phase is None:
        return _no("phase-unknown", phase=command.phase)
    if phase.at <= now:
        return _no("phase-passed", phase=command.phase)
    draft.add(ev.Jumped, now, phase=phase.id, to=phase.at, effects=command.effects)
    pass_over(draft, now, phase.at, effects=command.effects)
    return None


def count_gap(draft: Draft, command: cmd.CountGap, now: int) -> Refusal | None:
    draft.add(ev.GapCounted, now, to=now + command.length)
    release_due(draft, now + command.length)
    return None


def release_inject(draft: Draft, command: cmd.ReleaseInject, now: int) -> Refusal | None:
    if command.inject not in draft.pinned.injects:
        return _no("inject-unknown", inject=command.inject)
    if draft.state.course(command.inject).released is not None:
        return _no("inject-released", inject=command.inject)
    draft.add(ev.InjectReleasedByHand, now, inject=command.inject)
    return None


def skip_inject(draft: Draft, command: cmd.SkipInject, now: int) -> Refusal | None:
    inject = _pending(draft, command.inject)
    if isinstance(inject, Refusal):
        return inject
    reason = ev.SkipReason.HAND
    draft.add(ev.InjectSkipped, now, inject=inject.id, reason=reason, why=command.why, effects=command.effects)
    return None


def defer_inject(draft: Draft, command: cmd.DeferInject, now: int) -> Refusal | None:
    inject = _pending(draft, command.inject)
    if isinstance(inject, Refusal):
        return inject
    due = due_at(inject, draft.state)
    draft.add(ev.InjectDeferred, now, inject=inject.id, until=max(now, due or 0) + command.by)
    return None


def _pending(draft: Draft, name: str) -> TimelineInject | Refusal:
    inject = draft.pinned.injects.get(name)
    if inject is None:
        return _no("inject-unknown", inject=name)
    course = draft.state.course(name)
    if course.is_pending:
        return inject
    return _no("inject-skipped" if course.released is None else "inject-released", inject=name)


def add_inject(draft: Draft, command: cmd.AddInject, now: int) -> Refusal | None:
    if not command.title:
        return _no("text-empty")
    unknown = next((effect.target for effect in command.effects if not is_known(effect, draft.pinned)), None)
    if unknown is not None:
        return _no("target-unknown", target=unknown)
    # A plus sign cannot stand in an id of a scenario, so an added inject is never taken for one of its.
    name = f"+{1 + sum(1 for _ in draft.state.standing(ev.InjectAdded))}"
    draft.add(ev.InjectAdded, now, inject=name, **_fields(command))
    return None


def choose_option(draft: Draft, command: cmd.ChooseOption, now: int) -> Refusal | None:
    inject = draft.pinned.injects.get(command.inject)
    option = next((one for one in inject.options if one.id == command.option), None) if inject is not None else None
    if option is None:
        return _no("option-unknown", inject=command.inject, option=command.option)
    if draft.state.course(command.inject).released is None:
        return _no("inject-not-released", inject=command.inject)
    if any(event.inject == command.inject for _, event in draft.state.standing(ev.OptionChosen)):
        return _no("option-chosen", inject=command.inject)
    draft.add(ev.OptionChosen, now, inject=command.inject, option=command.option)
    _milestone(draft, option.milestone, now)
    return None


def mark_done(draft: Draft, command: cmd.MarkDone, now: int) -> Refusal | None:
    refusal = _unmarkable(draft, command.action)
    if refusal is not None:
        return refusal
    draft.add(ev.ActionDone, now, observed=_observed(draft, command, now), **_fields(command))
    _milestone(draft, draft.pinned.actions[command.action].milestone, now)
    return None


def mark_not_done(draft: Draft, command: cmd.MarkNotDone, now: int) -> Refusal | None:
    refusal = _unmarkable(draft, command.action)
    if refusal is not None:
        return refusal
    draft.add(ev.ActionNotDone, now, **_fields(command))
    return None


def _unmarkable(draft: Draft, name: str) -> Refusal | None:
    action = draft.pinned.actions.get(name)
    if action is None:
        return _no("action-unknown", action=name)
    if draft.state.course(action.inject).released is None:
        return _no("inject-not-released", inject=action.inject, action=name)
    return _no("action-marked", action=name) if draft.state.mark(name) is not None else None


def _milestone(draft: Draft, milestone: str, now: int) -> None:
    """Reached whenever the act is recorded, late or improvised too; taken back if the act is."""
    if milestone:
        draft.add(ev.MilestoneReached, now, milestone=milestone, by=draft.state.count)


def _observed(draft: Draft, command: cmd.Observed, now: int) -> int | None:
    return None if command.observed_ago is None else draft.state.earlier(now, command.observed_ago)


def _fields(command: cmd.Command) -> dict[str, object]:
    """A command's own fields, which its event has under the same names."""
    return {name: getattr(command, name) for name in type(command).model_fields if name != "observed_ago"}


def log_decision(draft: Draft, command: cmd.LogDecision, now: int) -> Refusal | None:
    if not command.text:
        return _no("text-empty")
    draft.add(ev.DecisionLogged, now, observed=_observed(draft, command, now), **_fields(command))
    return None


def take_note(draft: Draft, command: cmd.TakeNote, now: int) -> Refusal | None:
    if not command.text:
        return _no("text-empty")
    draft.add(ev.NoteTaken, now, **_fields(command))
    return None


def observe(draft: Draft, command: cmd.Observe, now: int) -> Refusal | None:
    if command.objective and command.objective not in {one.id for one in draft.pinned.timeline.objectives}:
        return _no("objective-unknown", objective=command.objective)
    if not command.text and command.rating is None:
        return _no("text-empty")
    draft.add(ev.ObservationMade, now, observed=_observed(draft, command, now), **_fields(command))
    return None


def set_status(draft: Draft, command: cmd.SetStatus, now: int) -> Refusal | None:
    service = draft.pinned.municipality.service.get(command.service)
    if service is None:
        return _no("service-unknown", service=command.service)
    if command.routine and command.routine not in {routine.id for routine in service.workarounds}:
        return _no("routine-unknown", service=command.service, routine=command.routine)
    draft.add(ev.ServiceStatusSet, now, observed=_observed(draft, command, now), **_fields(command))
    return None


def time_incident(draft: Draft, command: cmd.TimeIncident, now: int) -> Refusal | None:
    if command.observed_ago is None:
        return _no("time-missing")
    draft.add(ev.IncidentTimed, now, observed=_observed(draft, command, now), **_fields(command))
    return None


def send_report(draft: Draft, command: cmd.SendReport, now: int) -> Refusal | None:
    if command.duty not in {duty.id for duty in draft.pinned.municipality.duties}:
        return _no("duty-unknown", duty=command.duty)
    draft.add(ev.ReportSent, now, observed=_observed(draft, command, now), **_fields(command))
    return None


def try_contact(draft: Draft, command: cmd.TryContact, now: int) -> Refusal | None:
    if not command.role:
        return _no("text-empty")
    draft.add(ev.ContactTried, now, observed=_observed(draft, command, now), **_fields(command))
    return None


def answer_question(draft: Draft, command: cmd.AnswerQuestion, now: int) -> Refusal | None:
    if not command.question:
        return _no("text-empty")
    draft.add(ev.QuestionAnswered, now, **_fields(command))
    return None


def note_attendance(draft: Draft, command: cmd.NoteAttendance, now: int) -> Refusal | None:
    plan = draft.pinned.municipality
    if command.participant and not any(command.participant in kind for kind in (plan.person, plan.role, plan.supplier)):
        return _no("participant-unknown", participant=command.participant)
    if not command.participant and not command.name:
        return _no("text-empty")
    draft.add(ev.AttendanceNoted, now, **_fields(command))
    return None


def undo(draft: Draft, command: cmd.Undo, now: int) -> Refusal | None:
    if command.event is None:
        seq = next((s for s, event in reversed(draft.state.happened) if _can_go(draft, s, event)), None)
        if seq is None:
            return _no("nothing-to-undo")
    else:
        seq = command.event
        if not 1 <= seq <= draft.state.count or not isinstance(draft.state.happened[seq - 1].event, TAKEN_BACK):
            return _no("cannot-undo", event=str(seq))
        if seq in draft.state.corrected:
            return _no("already-undone", event=str(seq))
    draft.add(ev.Corrected, now, corrects=seq, why=command.why)
    return None


def _can_go(draft: Draft, seq: int, event: ev.Event) -> bool:
    return isinstance(event, TAKEN_BACK) and seq not in draft.state.corrected


def enter_point(draft: Draft, command: cmd.EnterPoint, now: int) -> Refusal | None:
    if not command.text:
        return _no("text-empty")
    draft.add(ev.PointEntered, now, **_fields(command))
    return None


def abort(draft: Draft, command: cmd.Abort, now: int) -> Refusal | None:
    draft.add(ev.Aborted, now, why=command.why)
    return None


def end(draft: Draft, _command: cmd.End, now: int) -> Refusal | None:
    draft.add(ev.Ended, now)
    return None


def debrief(draft: Draft, _command: cmd.Debrief, now: int) -> Refusal | None:
    draft.add(ev.Debriefed, now)
    return None
