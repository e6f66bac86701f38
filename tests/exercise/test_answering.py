"""Acts written down beforehand become commands when their turn comes."""

from typing import Any

import pytest
from tests.exercise.world import PLAN, Room, expects, inject, timeline

from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise.answering import bound_id, command_of
from kontinuitet.exercise.answers import Act, ActKind, ContactResult
from kontinuitet.exercise.events import Manner, ServiceStatus
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.scenario import CastRule, ParticipantKind
from kontinuitet.exercise.timeline import MINUTE, Bound, Player, TimelineOption

PLAYED = timeline(
    (
        inject("start", 0, expected=(expects("ring", "start"), expects("skriv", "start"))),
        inject("val", 0, options=(TimelineOption(id="a", text="A"),)),
    ),
    cast=(
        Bound(name="VERK", rule=CastRule.SERVICE_WITHOUT, id="hemtjanst", label="Hemtjänst"),
        Bound(name="TOM", rule=CastRule.SERVICE_WITHOUT),
    ),
    players=(
        Player(id="ansvarig", kind=ParticipantKind.PLAYER, role="it-chef"),
        Player(id="krisledning", kind=ParticipantKind.PLAYER),
    ),
)


def room() -> Room:
    return Room(PLAYED, PLAN).begin()


def command(kind: ActKind, at_table: Room | None = None, **fields: Any) -> cmd.Command | cmd.Refusal:
    """The command that an act means in a room that has begun."""
    there = at_table or room()
    return command_of(Act(at=0, kind=kind, **fields), there.state, there.pinned)


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        (
            ActKind.DONE,
            {"target": "ring", "by": "it-chef", "manner": Manner.PLAN, "ago": 2},
            cmd.MarkDone(action="ring", who="it-chef", manner=Manner.PLAN, observed_ago=2 * MINUTE),
        ),
        (ActKind.DONE, {"target": "ring"}, cmd.MarkDone(action="ring", manner=Manner.NOT_SAID, observed_ago=0)),
        (ActKind.NOT_DONE, {"target": "ring", "reason": "glömt"}, cmd.MarkNotDone(action="ring", why="glömt")),
        (ActKind.RELEASE, {"target": "start"}, cmd.ReleaseInject(inject="start")),
        (ActKind.SKIP, {"target": "start", "reason": "tid"}, cmd.SkipInject(inject="start", why="tid")),
        (
            ActKind.DECISION,
            {"text": "Kalla in", "by": "it-chef", "reason": "tyst"},
            cmd.LogDecision(text="Kalla in", who="it-chef", why="tyst", observed_ago=0),
        ),
        (ActKind.NOTE, {"text": "Lugnt", "by": "it-chef"}, cmd.TakeNote(text="Lugnt", who="it-chef")),
        (
            ActKind.CONTACT,
            {"target": "ansvarig", "contact": ContactResult.REACHED, "minutes": 3, "channel": "rakel"},
            cmd.TryContact(role="it-chef", reached=True, after=3 * MINUTE, channel="rakel", observed_ago=0),
        ),
        (
            ActKind.CONTACT,
            {"target": "krisledning", "contact": ContactResult.NOT_REACHED},
            cmd.TryContact(role="krisledning", reached=False, after=None, observed_ago=0),
        ),
        (
            ActKind.STATUS,
            {"target": "VERK", "status": ServiceStatus.ROUTINE_RUNNING},
            cmd.SetStatus(service="hemtjanst", status=ServiceStatus.ROUTINE_RUNNING, observed_ago=0),
        ),
        (
            ActKind.REPORT,
            {"target": "incident", "receiver": "mottagaren", "reference": "7", "by": "it-chef"},
            cmd.SendReport(duty="incident", receiver="mottagaren", reference="7", who="it-chef", observed_ago=0),
        ),
        (ActKind.OPTION, {"target": "a"}, cmd.ChooseOption(inject="val", option="a")),
        (
            ActKind.INJECT,
            {"text": "Strömmen går", "sender": "jouren", "to": ("ansvarig",), "channel": "telefon"},
            cmd.AddInject(
                title="Strömmen går", text="Strömmen går", sender="jouren", to=("ansvarig",), channel="telefon"
            ),
        ),
        (ActKind.PACE, {"pace": 4}, cmd.SetPace(pace=400)),
        (ActKind.PACE, {}, cmd.SetPace(pace=100)),
        (ActKind.UNDO, {}, cmd.Undo()),
        (ActKind.END, {}, cmd.End()),
    ],
)
def test_every_act_is_a_command(kind: ActKind, fields: dict[str, Any], expected: cmd.Command) -> None:
    assert command(kind, **fields) == expected


def test_every_kind_of_act_but_a_pause_can_be_read() -> None:
    made = {kind: command(kind, text="x", target="a") for kind in ActKind if kind is not ActKind.PAUSE}
    refused = {kind for kind, one in made.items() if isinstance(one, cmd.Refusal)}
    assert refused == {ActKind.STATUS, ActKind.UNDO}


def test_undoing_an_id_takes_back_its_latest_mark_that_stands() -> None:
    there = room()
    there.give(cmd.MarkDone(action="ring"))
    first = there.state.count
    there.give(cmd.MarkDone(action="skriv"))
    assert command(ActKind.UNDO, there, target="ring", reason="fel") == cmd.Undo(event=first, why="fel")
    there.give(cmd.Undo(event=first))
    refused = command(ActKind.UNDO, there, target="ring")
    assert isinstance(refused, cmd.Refusal)
    assert refused.code == "nothing-to-undo"


def test_an_option_that_no_inject_gives_is_refused() -> None:
    refused = command(ActKind.OPTION, target="b")
    assert isinstance(refused, cmd.Refusal)
    assert refused.code == "option-unknown"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("VERK", "hemtjanst"),
        ("ansvarig", "it-chef"),
        ("krisledning", "krisledning"),
        ("TOM", "TOM"),
        ("loner", "loner"),
    ],
)
def test_a_name_stands_for_what_it_was_bound_to(name: str, expected: str) -> None:
    assert bound_id(name, Pinned(PLAYED, PLAN)) == expected
