"""From a command to events: first what is due is released, then the command does what it says, or is refused."""

from collections.abc import Callable
from typing import Any

from kontinuitet.exercise import acting
from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise.commands import Command, Refusal
from kontinuitet.exercise.due import Draft, release_due
from kontinuitet.exercise.events import Event
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.state import State, Status

Act = Callable[[Draft, Any, int], Refusal | None]
"""What a command does at an exercise time, after what was due: events into the draft, or a refusal."""

_ON = frozenset({Status.RUNNING, Status.PAUSED})
_BEGUN = frozenset(Status) - {Status.NEW, Status.PREPARED}
_OVER = frozenset({Status.ENDED, Status.ABORTED})
_ANY = frozenset(Status) - {Status.NEW}

_ACTS: dict[type[Command], tuple[frozenset[Status], Act]] = {
    cmd.Prepare: (frozenset({Status.NEW}), acting.prepare),
    cmd.Start: (frozenset({Status.PREPARED}), acting.start),
    cmd.Tick: (frozenset(Status), acting.tick),
    cmd.Pause: (frozenset({Status.RUNNING}), acting.pause),
    cmd.Resume: (frozenset({Status.PAUSED}), acting.resume),
    cmd.SetPace: (_ON | {Status.PREPARED}, acting.set_pace),
    cmd.JumpTo: (_ON, acting.jump_to),
    cmd.CountGap: (frozenset({Status.PAUSED}), acting.count_gap),
    cmd.ReleaseInject: (_ON, acting.release_inject),
    cmd.SkipInject: (_ON, acting.skip_inject),
    cmd.DeferInject: (_ON, acting.defer_inject),
    cmd.AddInject: (_ON, acting.add_inject),
    cmd.ChooseOption: (_ON, acting.choose_option),
    cmd.MarkDone: (_BEGUN, acting.mark_done),
    cmd.MarkNotDone: (_BEGUN, acting.mark_not_done),
    cmd.LogDecision: (_BEGUN, acting.log_decision),
    cmd.TakeNote: (_ANY, acting.take_note),
    cmd.Observe: (_BEGUN, acting.observe),
    cmd.SetStatus: (_ON, acting.set_status),
    cmd.TimeIncident: (_BEGUN, acting.time_incident),
    cmd.SendReport: (_BEGUN, acting.send_report),
    cmd.TryContact: (_BEGUN, acting.try_contact),
    cmd.AnswerQuestion: (_ANY, acting.answer_question),
    cmd.NoteAttendance: (_ANY, acting.note_attendance),
    cmd.Undo: (_ANY, acting.undo),
    cmd.EnterPoint: (_BEGUN, acting.enter_point),
    cmd.Abort: (_ON | {Status.PREPARED}, acting.abort),
    cmd.End: (_ON, acting.end),
    cmd.Debrief: (_OVER, acting.debrief),
}


def decide(state: State, pinned: Pinned, command: Command, *, at: int) -> tuple[Event, ...] | Refusal:
    """What happens when ``command`` is given at exercise time ``at`` (ms), in the order in which it happens.

    ``at`` counts only while the exercise runs, and never less than the state's ``floor``. What is due is dated when
    it was due, not when somebody looked, so that the same commands give the same events however often the clock
    ticked between them. What becomes due in a pause waits for its end. A refused command writes nothing; what was
    due then comes with the next one, with the same date.
    """
    allowed, act = _ACTS[type(command)]
    if state.status not in allowed:
        return Refusal(code="status", params=(("status", state.status.value),))
    draft = Draft(state, pinned)
    now = state.now(at)
    _release(draft, now)
    refusal = act(draft, command, now)
    if refusal is not None:
        return refusal
    _release(draft, now)
    return tuple(draft.events)


def _release(draft: Draft, now: int) -> None:
    if draft.state.status is Status.RUNNING:
        release_due(draft, draft.state.now(now))
