"""The log in words: every kind of event, in both languages, with all that it carries."""

import ast
import inspect

import pytest
from tests.exercise.world import BEGIN, RICH, Room

from kontinuitet.documents.log_text import event_text, log_lines, pace_text
from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise import events as ev
from kontinuitet.exercise.scenario import BuiltIn, DutyClock
from kontinuitet.exercise.timeline import MINUTE
from kontinuitet.wording import words

AT = {"at": 30 * MINUTE, "story": BEGIN}
NOW = {**AT, "observed": 30 * MINUTE}
PINNED = Room(RICH).pinned

EVENTS: tuple[tuple[ev.Event, str, str], ...] = (
    (ev.Prepared(**AT, title="Prov"), "Övningen förbereddes", "The exercise was prepared"),
    (ev.Started(**AT), "Övningen startade", "The exercise started"),
    (ev.Paused(**AT), "Paus", "Paused"),
    (
        ev.Paused(**AT, reason=ev.PauseReason.UNATTENDED),
        "Övningen stod still: ingen skötte den",
        "The exercise stood still: nobody attended it",
    ),
    (ev.Resumed(**AT), "Övningen fortsatte", "The exercise went on"),
    (ev.PaceChanged(**AT, pace=250), "Takten ändrades till 2,5×", "The pace was changed to 2.5×"),
    (ev.Jumped(**AT, phase="två", to=60 * MINUTE), "Hopp till Två (01:00:00)", "Jumped to Två (01:00:00)"),
    (
        ev.Jumped(**AT, phase="borta", to=60 * MINUTE, effects=False),
        "Hopp till borta (01:00:00), utan följderna av det som hoppades över",
        "Jumped to borta (01:00:00), without the effects of what was passed over",
    ),
    (
        ev.GapCounted(**AT, to=60 * MINUTE),
        "Avbrottet räknades med, klockan gick fram till 01:00:00",
        "The gap was counted, the clock moved to 01:00:00",
    ),
    (ev.InjectReleased(**AT, inject="svar"), "Inspel: svar", "Inject: svar"),
    (ev.InjectReleased(**AT, inject="okänt"), "Inspel: okänt", "Inject: okänt"),
    (ev.InjectReleasedByHand(**AT, inject="hand"), "Inspel, givet för hand: hand", "Inject, given by hand: hand"),
    (
        ev.InjectSkipped(**AT, inject="svar", reason=ev.SkipReason.CONDITION),
        "Kom inte, villkoret var inte uppfyllt: svar",
        "Did not come, its condition did not hold: svar",
    ),
    (
        ev.InjectSkipped(**AT, inject="svar", why="tidsbrist"),
        "Hoppades över: svar (skäl: tidsbrist)",
        "Skipped: svar (reason: tidsbrist)",
    ),
    (
        ev.InjectSkipped(**AT, inject="svar", reason=ev.SkipReason.JUMP),
        "Hoppades över vid ett hopp i tiden: svar",
        "Passed over by a jump: svar",
    ),
    (
        ev.InjectDeferred(**AT, inject="svar", until=40 * MINUTE),
        "Sköts upp till 00:40:00: svar",
        "Put off to 00:40:00: svar",
    ),
    (ev.InjectAdded(**AT, inject="+1", title="Brand"), "Eget inspel: Brand", "Inject of the moment: Brand"),
    (ev.OptionChosen(**AT, inject="val", option="a"), "Rummet valde: A", "The room chose: A"),
    (ev.OptionChosen(**AT, inject="borta", option="c"), "Rummet valde: c", "The room chose: c"),
    (ev.MilestoneReached(**AT, milestone="anmält"), "Delmål nått: anmält", "Milestone reached: anmält"),
    *(
        (ev.MilestoneReached(**AT, service="hemtjanst", built_in=word), swedish, english)
        for word, swedish, english in (
            (BuiltIn.STANDING, "Hemtjänst står still", "Hemtjänst stands still"),
            (BuiltIn.WORKAROUND, "Hemtjänst går på reservrutin", "Hemtjänst runs on a reserve routine"),
            (BuiltIn.INTOLERABLE, "Hemtjänst: oacceptabelt", "Hemtjänst: intolerable"),
            (BuiltIn.BACK, "Hemtjänst är åter", "Hemtjänst is back"),
        )
    ),
    (
        ev.ActionDone(**AT, action="anmal", who="It", manner=ev.Manner.PLAN, observed=25 * MINUTE),
        "Klart: anmal (It; enligt plan; sågs 5 min tidigare)",
        "Done: anmal (It; from the plan; seen 5 min earlier)",
    ),
    (
        ev.ActionDone(**AT, action="borta", observed=None),
        "Klart: borta (ingen noterade när)",
        "Done: borta (nobody noted when)",
    ),
    (
        ev.ActionNotDone(**AT, action="anmal", why="glömt"),
        "Ej klart: anmal (skäl: glömt)",
        "Not done: anmal (reason: glömt)",
    ),
    (
        ev.DecisionLogged(**NOW, text="Stäng\nav", who="It", why="brand"),
        "Beslut: Stäng av (It; skäl: brand)",
        "Decision: Stäng av (It; reason: brand)",
    ),
    (ev.NoteTaken(**AT, text="Två\n rader", who="It"), "Anteckning: Två rader (It)", "Note: Två rader (It)"),
    (
        ev.ObservationMade(**NOW, text="Sent", objective="M1", rating=ev.Rating.PARTLY, who="O"),
        "Observation: M1: delvis: Sent (O)",
        "Observation: M1: partly: Sent (O)",
    ),
    (
        ev.ServiceStatusSet(**NOW, service="hemtjanst", status=ev.ServiceStatus.ROUTINE_RUNNING, routine="papper"),
        "Hemtjänst: reservrutin i gång (Papper)",
        "Hemtjänst: reserve routine running (Papper)",
    ),
    *(
        (
            ev.ServiceStatusSet(**NOW, service="hemtjanst", status=status),
            f"Hemtjänst: {swedish}",
            f"Hemtjänst: {english}",
        )
        for status, swedish, english in (
            (ev.ServiceStatus.AFFECTED, "står still", "stands still"),
            (ev.ServiceStatus.ACTIVATED, "planen aktiverad", "plan activated"),
            (ev.ServiceStatus.ROUTINE_DECIDED, "reservrutin beslutad", "reserve routine decided"),
            (ev.ServiceStatus.ROUTINE_ENDED, "reservrutin avslutad", "reserve routine ended"),
            (ev.ServiceStatus.RESTORED, "åter", "restored"),
            (ev.ServiceStatus.LET_GO, "följer åter planens beroenden", "follows the plan's dependencies again"),
        )
    ),
    *(
        (ev.IncidentTimed(**NOW, clock=clock), f"Händelsen {swedish}", f"The incident {english}")
        for clock, swedish, english in (
            (DutyClock.OCCURRED, "inträffade", "occurred"),
            (DutyClock.DETECTED, "upptäcktes", "was detected"),
            (DutyClock.JUDGED, "bedömdes betydande", "was judged significant"),
        )
    ),
    (
        ev.ReportSent(**NOW, duty="incident", receiver="Myndigheten", reference="7"),
        "Rapport skickad: Incident, Myndigheten, 7",
        "Report sent: Incident, Myndigheten, 7",
    ),
    (ev.ContactTried(**NOW, role="it-chef", reached=True), "Nådd: It-chef", "Reached: It-chef"),
    (
        ev.ContactTried(**NOW, role="it-chef", reached=True, after=0),
        "Nådd efter 0 min: It-chef",
        "Reached after 0 min: It-chef",
    ),
    (ev.ContactTried(**NOW, role="Någon annan", reached=False), "Ej nådd: Någon annan", "Not reached: Någon annan"),
    (
        ev.QuestionAnswered(**AT, question="Var?", text="I pärmen", manner=ev.Manner.IMPROVISED),
        "Svar på ”Var?”: I pärmen (improviserat)",
        "Answer to ‘Var?’: I pärmen (improvised)",
    ),
    (ev.AttendanceNoted(**AT, participant="it-chef"), "Deltog: It-chef", "Took part: It-chef"),
    (
        ev.AttendanceNoted(**AT, name="Någon annan", present=False),
        "Deltog inte: Någon annan",
        "Did not take part: Någon annan",
    ),
    (
        ev.Corrected(**AT, corrects=3, why="fel rad"),
        "Ångrat: rad 3 räknas inte (skäl: fel rad)",
        "Undone: row 3 does not count (reason: fel rad)",
    ),
    (ev.PointEntered(**AT, point=ev.PointKind.GOOD, text="Lugnt", group="A"), "Bra: Lugnt (A)", "Good: Lugnt (A)"),
    (ev.PointEntered(**AT, point=ev.PointKind.IMPROVE, text="Öva"), "Att förbättra: Öva", "To improve: Öva"),
    (
        ev.Aborted(**AT, why="brand"),
        "Övningen avbröts på grund av en verklig händelse (skäl: brand)",
        "The exercise was broken off because of a real event (reason: brand)",
    ),
    (ev.Ended(**AT), "Övningen avslutades", "The exercise ended"),
    (ev.Debriefed(**AT), "Genomgången är hållen", "The debrief was held"),
)


@pytest.mark.parametrize(("event", "swedish", "english"), EVENTS)
def test_an_event_is_told_in_one_line(event: ev.Event, swedish: str, english: str) -> None:
    assert event_text(event, PINNED, words("sv")) == swedish
    assert event_text(event, PINNED, words("en")) == english


def test_every_kind_of_event_and_every_choice_in_one_has_been_told() -> None:
    assert {type(event) for event, _, _ in EVENTS} == set(ev.KINDS.values())
    told = {(type(event), value) for event, _, _ in EVENTS for _, value in event}
    kinds = {
        ev.Paused: ev.PauseReason,
        ev.InjectSkipped: ev.SkipReason,
        ev.MilestoneReached: BuiltIn,
        ev.ServiceStatusSet: ev.ServiceStatus,
        ev.IncidentTimed: DutyClock,
        ev.PointEntered: ev.PointKind,
    }
    assert {(kind, value) for kind, values in kinds.items() for value in values} <= told


@pytest.mark.parametrize("rating", ev.Rating)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_rating_has_a_word(rating: ev.Rating, lang: str) -> None:
    event = ev.ObservationMade(**NOW, rating=rating)
    kind, _, said = event_text(event, PINNED, words(lang)).partition(": ")
    assert kind == "Observation"
    assert said


def test_the_only_kinds_without_words_of_their_own_are_those_that_carry_nothing() -> None:
    """What `event_text` tells of an event it takes from its fields; no field but a wall time is left out silently."""
    source = inspect.getsource(inspect.getmodule(event_text))  # type: ignore[arg-type]
    spoken = {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}
    spoken |= {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    fields = {name for kind in ev.KINDS.values() for name in kind.model_fields}
    # Of a prepared exercise the report's head tells; who sent an inject and how stands in the room's own text of it.
    elsewhere = {"wall", "story", "scenario", "lang", "variant", "practice", "headless", "sender", "channel", "by"}
    assert fields - spoken - elsewhere == set()


def test_lines_are_numbered_as_in_the_journal_and_tell_what_was_taken_back() -> None:
    room = Room(RICH).begin()
    room.after(1, cmd.TakeNote(text="{fel} [/]"))
    room.give(cmd.Undo())
    lines = log_lines(room.state, room.pinned, words("sv"))
    assert [line.seq for line in lines] == list(range(1, len(room.events) + 1))
    assert [(line.text, line.time, line.corrected) for line in lines[-2:]] == [
        ("Anteckning: {fel} [/]", "00:01:00", True),
        (f"Ångrat: rad {lines[-2].seq} räknas inte", "00:01:00", False),
    ]
    assert lines[0].story == "fre 14:40"


@pytest.mark.parametrize(
    ("percent", "swedish", "english"),
    [(100, "1×", "1×"), (1000, "10×", "10×"), (150, "1,5×", "1.5×"), (105, "1,05×", "1.05×"), (5, "0,05×", "0.05×")],
)
def test_a_pace_is_told_as_how_many_times_a_watch(percent: int, swedish: str, english: str) -> None:
    assert (pace_text(percent, "sv"), pace_text(percent, "en"), pace_text(percent)) == (swedish, english, english)
