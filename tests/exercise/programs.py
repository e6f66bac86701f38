"""Random exercises: what a facilitator might do, at what intervals, in any order."""

from hypothesis import strategies as st
from tests.exercise.world import RICH, Room, effect

from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise.events import Manner, PointKind, ServiceStatus
from kontinuitet.exercise.scenario import DutyClock, EffectKind
from kontinuitet.exercise.timeline import MINUTE

ACTIONS = [action.id for inject in RICH.injects for action in inject.expected]
INJECTS = [inject.id for inject in RICH.injects]

ago = st.one_of(st.none(), st.integers(0, 10 * MINUTE))
marks = st.one_of(
    st.builds(
        cmd.MarkDone,
        action=st.sampled_from(ACTIONS),
        manner=st.sampled_from(Manner),
        observed_ago=ago,
        who=st.just("it"),
    ),
    st.builds(cmd.MarkNotDone, action=st.sampled_from(ACTIONS)),
)
clockwork = st.one_of(
    st.builds(cmd.Pause),
    st.builds(cmd.Resume),
    st.builds(cmd.SetPace, pace=st.sampled_from([50, 100, 400, 1000])),
    st.builds(cmd.CountGap, length=st.integers(1, 30 * MINUTE)),
    st.builds(cmd.JumpTo, phase=st.just("två"), effects=st.booleans()),
)
flow = st.one_of(
    st.builds(cmd.ReleaseInject, inject=st.sampled_from(INJECTS)),
    st.builds(cmd.SkipInject, inject=st.sampled_from(INJECTS), effects=st.booleans()),
    st.builds(cmd.DeferInject, inject=st.sampled_from(INJECTS), by=st.integers(1, 20 * MINUTE)),
    st.builds(cmd.ChooseOption, inject=st.just("val"), option=st.sampled_from(["a", "b"])),
    st.builds(cmd.AddInject, title=st.just("Lönesystemet"), effects=st.just((effect(EffectKind.FALLS, "lonsystem"),))),
)
speech = st.one_of(
    st.builds(cmd.SetStatus, service=st.just("hemtjanst"), status=st.sampled_from(ServiceStatus), observed_ago=ago),
    st.builds(cmd.LogDecision, text=st.just("Bakjouren kallas in"), observed_ago=ago),
    st.builds(cmd.SendReport, duty=st.just("incident"), observed_ago=ago),
    st.builds(cmd.TimeIncident, clock=st.sampled_from(DutyClock), observed_ago=ago),
    st.builds(cmd.TryContact, role=st.sampled_from(["it-chef", "Bakjour"]), reached=st.booleans(), observed_ago=ago),
    st.builds(cmd.EnterPoint, point=st.sampled_from(PointKind), text=st.just("Bra")),
    st.builds(cmd.TakeNote, text=st.just("Larm [/] nu")),
    st.builds(cmd.Undo),
)
command = st.one_of(marks, clockwork, flow, speech)
waits = st.integers(0, 25 * MINUTE)
programs = st.lists(st.tuples(waits, command), max_size=25)

Program = list[tuple[int, cmd.Command]]


def play(program: Program, room: Room | None = None) -> Room:
    """Plays a program in a room that has begun; what is refused is refused."""
    played = Room().begin() if room is None else room
    for wait, given in program:
        played.wait(wait)
        played.give(given)
    return played
