"""What an act written down beforehand means as a command, at the moment when its turn comes."""

from collections.abc import Callable

from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise.answers import Act, ActKind, ContactResult
from kontinuitet.exercise.commands import Command, Refusal
from kontinuitet.exercise.events import ActionDone, ActionNotDone, Manner
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.state import State
from kontinuitet.exercise.timeline import MINUTE

PERCENT = 100


def command_of(act: Act, state: State, pinned: Pinned) -> Command | Refusal:
    """The command that an act means; a refusal when what it speaks of cannot be found. Pauses are not commands."""
    return _READERS[act.kind](act, state, pinned)


def _ago(act: Act) -> int:
    return (act.ago or 0) * MINUTE


def _done(act: Act, _state: State, _pinned: Pinned) -> Command:
    return cmd.MarkDone(action=act.target, who=act.by, manner=act.manner or Manner.NOT_SAID, observed_ago=_ago(act))


def _not_done(act: Act, _state: State, _pinned: Pinned) -> Command:
    return cmd.MarkNotDone(action=act.target, why=act.reason)


def _release(act: Act, _state: State, _pinned: Pinned) -> Command:
    return cmd.ReleaseInject(inject=act.target)


def _skip(act: Act, _state: State, _pinned: Pinned) -> Command:
    return cmd.SkipInject(inject=act.target, why=act.reason)


def _decision(act: Act, _state: State, _pinned: Pinned) -> Command:
    return cmd.LogDecision(text=act.text, who=act.by, why=act.reason, observed_ago=_ago(act))


def _note(act: Act, _state: State, _pinned: Pinned) -> Command:
    return cmd.TakeNote(text=act.text, who=act.by)


def _contact(act: Act, _state: State, pinned: Pinned) -> Command:
    after = None if act.minutes is None else act.minutes * MINUTE
    reached = act.contact is ContactResult.REACHED
    role = bound_id(act.target, pinned)
    return cmd.TryContact(role=role, reached=reached, after=after, channel=act.channel, observed_ago=_ago(act))


def _status(act: Act, _state: State, pinned: Pinned) -> Command | Refusal:
    if act.status is None:
        return Refusal(code="status-missing")
    service = bound_id(act.target, pinned)
    return cmd.SetStatus(service=service, status=act.status, who=act.by, observed_ago=_ago(act))


def _report(act: Act, _state: State, _pinned: Pinned) -> Command:
    return cmd.SendReport(
        duty=act.target, receiver=act.receiver, reference=act.reference, who=act.by, observed_ago=_ago(act)
    )


def _option(act: Act, _state: State, pinned: Pinned) -> Command | Refusal:
    for inject in pinned.timeline.injects:
        if any(option.id == act.target for option in inject.options):
            return cmd.ChooseOption(inject=inject.id, option=act.target)
    return Refusal(code="option-unknown", params=(("inject", ""), ("option", act.target)))


def _inject(act: Act, _state: State, _pinned: Pinned) -> Command:
    return cmd.AddInject(title=act.text, text=act.text, sender=act.sender, to=act.to, channel=act.channel)


def _pace(act: Act, _state: State, _pinned: Pinned) -> Command:
    return cmd.SetPace(pace=(act.pace or 1) * PERCENT)


def _undo(act: Act, state: State, _pinned: Pinned) -> Command | Refusal:
    if not act.target:
        return cmd.Undo(why=act.reason)
    for seq, event in reversed(state.happened):
        marked = isinstance(event, ActionDone | ActionNotDone) and event.action == act.target
        if marked and seq not in state.corrected:
            return cmd.Undo(event=seq, why=act.reason)
    return Refusal(code="nothing-to-undo")


def _end(_act: Act, _state: State, _pinned: Pinned) -> Command:
    return cmd.End()


def bound_id(name: str, pinned: Pinned) -> str:
    """The id of the plan that a name stands for: of a cast member or a participant, else the name itself."""
    for member in pinned.timeline.cast:
        if member.name == name and member.id:
            return member.id
    for player in pinned.timeline.players:
        if player.id == name and player.role:
            return player.role
    return name


_READERS: dict[ActKind, Callable[[Act, State, Pinned], Command | Refusal]] = {
    ActKind.DONE: _done,
    ActKind.NOT_DONE: _not_done,
    ActKind.RELEASE: _release,
    ActKind.SKIP: _skip,
    ActKind.DECISION: _decision,
    ActKind.NOTE: _note,
    ActKind.CONTACT: _contact,
    ActKind.STATUS: _status,
    ActKind.REPORT: _report,
    ActKind.OPTION: _option,
    ActKind.INJECT: _inject,
    ActKind.PACE: _pace,
    ActKind.UNDO: _undo,
    ActKind.END: _end,
}
