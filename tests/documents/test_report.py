"""The after-action report of small exercises: what it says of each state, what it never says, in every language."""

import ast
import inspect
import re
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from tests.documents.rendered import rendered
from tests.exercise.world import (
    HOUR,
    PLAN,
    RICH,
    Room,
    begun,
    effect,
    expects,
    inject,
    limit,
    outage_limit,
    timeline,
)

from kontinuitet.documents.report import report_text
from kontinuitet.domain.followup import Action
from kontinuitet.domain.values import Place
from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise.events import Manner, PointKind, Rating, ServiceStatus
from kontinuitet.exercise.evolve import fold
from kontinuitet.exercise.scenario import (
    CastField,
    CastRule,
    DeadlineKind,
    DutyClock,
    EffectKind,
    Objective,
    ParticipantKind,
)
from kontinuitet.exercise.timeline import MINUTE, Bound, LimitStart, PlanGap, Player
from kontinuitet.wording import Words, words

SV = words("sv")
FALL = inject(
    "fall",
    10,
    effects=(effect(EffectKind.FALLS),),
    expected=(
        expects("felanmäl", "fall", limit(15), objective="M1"),
        expects("besluta", "fall", outage_limit(4 * HOUR)),
    ),
)
BACK = inject("back", 400, effects=(effect(EffectKind.BACK),))


def report_of(room: Room, lang: str = "sv", actions: tuple[Action, ...] = ()) -> str:
    return report_text(room.state, room.pinned, identity="prov-1", words=words(lang), actions=actions)


def bullets(room: Room, key: str) -> list[str]:
    return rendered(report_of(room)).part(key).bullets


def done(action: str, **fields: object) -> cmd.MarkDone:
    return cmd.MarkDone.model_validate({"action": action, **fields})


def status(status: ServiceStatus, **fields: object) -> cmd.SetStatus:
    return cmd.SetStatus.model_validate({"service": "hemtjanst", "status": status, **fields})


# ---- what kind of exercise it was


@pytest.mark.parametrize("lang", ["sv", "en", "qps"])
def test_the_title_says_that_it_was_an_exercise(lang: str) -> None:
    assert "ÖVNING" in report_of(begun(), lang).splitlines()[0]


def marks(room: Room) -> list[str]:
    return rendered(report_of(room)).parts[0].paragraphs


def test_an_ended_live_exercise_carries_no_mark() -> None:
    room = begun(FALL)
    room.after(30, cmd.End())
    assert marks(room) == []
    room.give(cmd.Debrief())
    assert marks(room) == []


def test_a_report_says_that_the_exercise_has_not_started_or_not_ended() -> None:
    room = Room(timeline((FALL,)))
    room.give(cmd.Prepare())
    assert marks(room) == ["Övningen har inte startat."]
    room.give(cmd.Start())
    assert marks(room) == ["Övningen är inte avslutad. Rapporten visar läget hittills."]
    room.after(5, cmd.Pause())
    assert marks(room) == ["Övningen är inte avslutad. Rapporten visar läget hittills."]


def test_a_report_says_that_the_exercise_was_broken_off_and_why() -> None:
    room = begun(FALL)
    room.after(5, cmd.Abort(why="brand i arkivet"))
    assert marks(room) == ["Övningen avbröts på grund av en verklig händelse."]
    assert rendered(report_of(room)).table("course")[-1]["event"].endswith("(skäl: brand i arkivet)")


@pytest.mark.parametrize(
    ("fields", "mark"),
    [
        ({"practice": True}, "Provkörning. Räknas inte som genomförd övning."),
        ({"headless": True}, "Spelad från en fil, utan deltagare. Räknas inte som genomförd övning."),
    ],
)
def test_a_practice_run_and_a_play_from_a_file_say_so_and_count_for_no_service(
    fields: dict[str, bool], mark: str
) -> None:
    room = Room(timeline((FALL,), cast=(bound("X", "hemtjanst"),)))
    room.give(cmd.Prepare(**fields))
    room.give(cmd.Start())
    room.after(30, cmd.End())
    assert marks(room) == [mark]
    assert not [line for line in bullets(room, "about") if line.startswith("Räknas som övade")]


def bound(name: str, identity: str = "", **fields: object) -> Bound:
    given = {"name": name, "rule": CastRule.SERVICE_WITHOUT, "id": identity, "label": identity, **fields}
    return Bound.model_validate(given)


def test_a_held_exercise_says_for_which_services_it_counts() -> None:
    room = begun(FALL, cast=(bound("X", "hemtjanst"),))
    room.after(30, cmd.End())
    assert "Räknas som övade: Hemtjänst" in bullets(room, "about")


# ---- missing is not zero, zero is a value


def test_done_and_nobody_noted_when_is_not_measured() -> None:
    room = begun(FALL)
    room.after(12, done("felanmäl", observed_ago=None))
    (row, _) = rendered(report_of(room)).table("expected")
    assert (row["measured"], row["outcome"]) == ("ej mätt", "ej mätt")
    assert rendered(report_of(room)).table("course")[-1]["event"] == "Klart: felanmäl (ingen noterade när)"


def test_done_at_once_took_no_minutes() -> None:
    room = begun(FALL)
    room.after(10, done("felanmäl"))
    (row, _) = rendered(report_of(room)).table("expected")
    assert (row["measured"], row["outcome"]) == ("0 min (0 min scenariotid)", "hölls")


def test_a_first_decision_that_nobody_took_is_not_measured() -> None:
    room = begun(FALL)
    room.after(30, cmd.End())
    assert "Tid till första beslut: ej mätt" in bullets(room, "summary")


def test_a_decision_at_once_took_no_minutes() -> None:
    room = begun(FALL)
    room.after(10, cmd.LogDecision(text="Stäng av"))
    assert "Tid till första beslut: 0 min (0 min scenariotid)" in bullets(room, "summary")


def test_a_contact_reached_nobody_noted_when_is_not_measured_and_one_reached_at_once_took_no_minutes() -> None:
    room = begun(FALL)
    room.after(60, cmd.TryContact(role="it-chef", reached=True, after=None))
    room.give(cmd.TryContact(role="bakjour", reached=True, after=0))
    room.give(cmd.TryContact(role="vakt", reached=False))
    table = rendered(report_of(room)).table("contacts")
    assert [(row["role"], row["result"], row["after"]) for row in table] == [
        ("It-chef", "nådd", "ej mätt"),
        ("Bakjour", "nådd", "0 min"),
        ("Vakt", "ej nådd", "–"),
    ]


def test_an_activation_is_measured_from_its_event_against_the_budget() -> None:
    room = begun(FALL)
    room.after(25, status(ServiceStatus.ACTIVATED))
    row = rendered(report_of(room)).table("measured")[0]
    assert (row["service"], row["what"], row["limit"]) == ("Hemtjänst", "planen aktiverad", "20 min (tidsbudget)")
    assert (row["became"], row["outcome"]) == ("15 min (15 min scenariotid)", "hölls")


def test_an_activation_of_unknown_time_is_not_measured() -> None:
    room = begun(FALL)
    room.after(25, status(ServiceStatus.ACTIVATED, observed_ago=None))
    row = rendered(report_of(room)).table("measured")[0]
    assert (row["became"], row["outcome"]) == ("ej mätt", "ej mätt")


def test_pauses_of_unknown_length_are_not_measured() -> None:
    room = begun(FALL)
    room.after(5, cmd.Pause())
    room.after(5, cmd.Resume())
    room.state = fold([event.model_copy(update={"wall": ""}) for event in room.events])
    assert "Pauser: ej mätt, räknas inte i någon uppmätt tid" in bullets(room, "about")


def test_an_objective_that_nobody_rated_is_not_silently_not_achieved() -> None:
    goals = (Objective(id="M1", text="Nå folk"), Objective(id="M2", text="Larma"))
    room = begun(FALL, objectives=goals)
    room.after(12, done("felanmäl"))
    room.give(cmd.Observe(objective="M2", rating=Rating.PARTLY, text="Sent"))
    table = rendered(report_of(room)).table("objectives")
    assert [(row["objective"], row["actions"], row["rating"]) for row in table] == [
        ("M1: Nå folk", "1 hölls", "ingen har bedömt"),
        ("M2: Larma", "–", "delvis: Sent"),
    ]


# ---- measured and given


def test_a_limit_that_is_passed_by_a_second_never_looks_kept() -> None:
    room = begun(FALL)
    room.wait(25 * MINUTE + 200)
    room.give(done("felanmäl"))
    (row, _) = rendered(report_of(room)).table("expected")
    assert (row["outcome"], row["measured"].split(" (")[0]) == ("hölls inte", "15 min 1 s")


@pytest.mark.parametrize(
    ("fields", "limit_said", "origin"),
    [
        ({"kind": DeadlineKind.EXERCISE_BEFORE, "start": LimitStart.START}, "senast 00:30 i övningen", "scenariot"),
        ({"kind": DeadlineKind.STORY_WITHIN, "clock": "story"}, "30 min scenariotid från inspelet", "scenariot"),
        (
            {
                "kind": DeadlineKind.HALF_OUTAGE,
                "clock": "story",
                "start": LimitStart.SERVICE_STOPS,
                "target": "hemtjanst",
                "place": Place(object="hemtjanst", field="mtpd"),
            },
            "30 min från att verksamheten stannade",
            "hälften av planens tid, Hemtjänst: acceptabel avbrottstid",
        ),
        (
            {"kind": DeadlineKind.ACTIVATION, "place": Place(object="hemtjanst", field="activation", part="budget")},
            "30 min från inspelet",
            "planen, Hemtjänst: tidsbudget",
        ),
    ],
)
def test_each_kind_of_limit_says_from_when_and_whose_it_is(
    fields: dict[str, object], limit_said: str, origin: str
) -> None:
    room = begun(inject("a", 0, expected=(expects("gör", "a", limit(30, **fields)),)))
    (row,) = rendered(report_of(room)).table("expected")
    assert (row["limit"], row["origin"]) == (limit_said, origin)


def test_a_limit_that_the_plan_lacks_and_an_action_without_one() -> None:
    missing = limit(None, kind=DeadlineKind.RECOVERY, target="loner", place=Place(object="loner", field="rto"))
    unfilled = limit(None, kind=DeadlineKind.RECOVERY)
    expected = tuple(expects(name, "a", one) for name, one in (("a", missing), ("b", unfilled), ("c", None)))
    room = begun(inject("a", 0, expected=expected))
    table = rendered(report_of(room)).table("expected")
    assert [(row["limit"], row["origin"].split(",")[0]) for row in table] == [
        ("saknas i planen", "planen"),
        ("saknas i planen", "planen"),
        ("ingen gräns", "scenariot"),
    ]


def test_what_people_ended_is_met_and_what_the_scenario_gave_is_not() -> None:
    room = begun(FALL, BACK)
    room.after(100, status(ServiceStatus.ROUTINE_RUNNING))
    room.after(350, cmd.End())
    report = rendered(report_of(room))
    (row,) = report.table("measured")
    assert (row["what"], row["limit"], row["became"], row["outcome"]) == (
        "under tolerabel nivå",
        "4 h (acceptabel avbrottstid)",
        "1 h",
        "hölls",
    )
    (given,) = report.table("given")
    assert given["below"] == "uppmätt, se ovan"
    assert given["outage"] == "scenariot: 6 h, planens gräns: 2 h (över)"


def test_an_interruption_that_goes_on_lasted_at_least_so_long() -> None:
    room = begun(FALL)
    room.wait(30_000)
    room.after(100, cmd.End())
    (given,) = rendered(report_of(room)).table("given")
    assert given["below"] == "pågick ännu: minst 1 h, planens gräns: 4 h (inom)"


def test_a_routine_that_was_decided_and_never_seen_is_told_as_assumed() -> None:
    room = begun(FALL)
    room.after(60, status(ServiceStatus.ROUTINE_DECIDED))
    room.after(60, cmd.End())
    (row,) = rendered(report_of(room)).table("measured")
    assert row["became"].startswith("50 min (reservrutinen beslutades men sågs inte i gång")


def test_lost_data_against_what_the_plan_tolerates() -> None:
    told = effect(EffectKind.LOSES_DATA, "journal", lost_after=timeline(()).anchors[0].moment - 26 * HOUR * MINUTE)
    latest = effect(EffectKind.LOSES_DATA, "journal")
    room = begun(inject("a", 0, effects=(told, latest)))
    room.after(5, cmd.End())
    table = rendered(report_of(room)).table("resources")
    assert [row["by_scenario"] for row in table] == [
        "data förlorade för 26 h",
        "data förlorade sedan senaste kopian, som mest 27 h enligt planen",
    ]
    assert {row["plan_limit"] for row in table} == {"2 h"}
    assert {row["origin"] for row in table} == {"planen, Hemtjänst, journal: data högst"}


def test_an_exercise_in_which_nothing_stopped_says_so() -> None:
    room = begun(inject("a", 0))
    room.after(5, cmd.End())
    report = rendered(report_of(room))
    assert "Ingen verksamhet stannade." in report.part("summary").bullets
    assert report.part("services").paragraphs == ["Ingen verksamhet stannade."]


# ---- the clock


def test_another_pace_than_a_watchs_is_shown_and_flagged() -> None:
    room = begun(FALL)
    room.give(cmd.SetPace(pace=250))
    room.after(8, done("felanmäl"))
    room.give(cmd.SetPace(pace=100))
    room.after(5, done("besluta"))
    report = rendered(report_of(room))
    rows = report.table("expected")
    assert "i takt 2,5×, räknas inte" in rows[0]["measured"]
    assert "i takt" not in rows[1]["measured"]
    assert any("takt 2,5×" in line for line in report.part("about").bullets)
    assert "at pace 2.5×, does not count" in report_of(room, "en")


def test_a_jump_and_a_counted_gap_are_told() -> None:
    room = Room(RICH).begin()
    room.after(5, cmd.JumpTo(phase="två", effects=False))
    room.give(cmd.Pause())
    room.give(cmd.CountGap(length=3 * MINUTE))
    about = bullets(room, "about")
    assert "Hopp i tiden: 55 min övningstid hoppades över och räknas inte i någon uppmätt tid" in about
    assert "Avbrott som räknades med i efterhand: 3 min" in about
    events = [row["event"] for row in rendered(report_of(room)).table("course")]
    assert "Hopp till Två (01:00:00), utan följderna av det som hoppades över" in events


# ---- what has to change


def gap_of(code: str, **fields: object) -> PlanGap:
    return PlanGap.model_validate({"code": code, "place": Place(object="hemtjanst", field="rto"), **fields})


def test_the_first_page_tells_what_the_plan_lacked_and_what_was_decided() -> None:
    gaps = (
        gap_of("unfilled", name="X"),
        gap_of("field", name="Y", field=CastField.RECOVERY),
        gap_of("limit", name="felanmäl"),
    )
    room = begun(FALL, gaps=gaps, cast=(bound("X", otherwise="er leverantör"),))
    room.after(12, done("felanmäl", manner=Manner.IMPROVISED))
    room.give(cmd.EnterPoint(point=PointKind.IMPROVE, text="Skriv ut planen", group="A"))
    room.give(cmd.EnterPoint(point=PointKind.GOOD, text="Lugn ton"))
    actions = (
        Action(id="a", name="Skriv ut", owner="it-chef", due=date(2027, 3, 1)),
        Action(id="b", name="Köp radio"),
    )
    report = rendered(report_of(room, actions=actions))
    assert report.part("change").bullets == [
        "Saknas i planen – Hemtjänst: återställningstid. Därför fick X i scenariot ingen motsvarighet.",
        "Saknas i planen – Hemtjänst: återställningstid. Scenariot frågade efter det.",
        "Saknas i planen – Hemtjänst: återställningstid. Därför finns ingen gräns för ”felanmäl”.",
        "En åtgärd improviserades; se om planen ska säga hur den görs.",
        "Skriv ut planen (A)",
        "Beslutad åtgärd: Skriv ut (It-chef; 1 mars 2027)",
        "Beslutad åtgärd: Köp radio (ansvarig saknas; datum saknas)",
    ]
    assert report.part("strengths").bullets == ["Lugn ton"]
    assert [(row["action"], row["owner"], row["due"], row["field"]) for row in report.table("actions")] == [
        ("Skriv ut", "It-chef", "1 mars 2027", "–"),
        ("Köp radio", "ansvarig saknas", "datum saknas", "–"),
    ]
    assert "X gick inte att fylla ur planen; scenariot talade om ”er leverantör”" in report.part("about").bullets


def test_the_first_page_tells_five_of_a_kind_and_how_many_more_there_are() -> None:
    room = begun(FALL)
    room.wait(12 * MINUTE)
    for number in range(7):
        room.give(cmd.EnterPoint(point=PointKind.IMPROVE, text=f"Sak {number}"))
    actions = tuple(Action(id=f"a{number}", name=f"Gör {number}") for number in range(6))
    lines = rendered(report_of(room, actions=actions)).part("change").bullets
    assert [line for line in lines if line.startswith("Sak")] == [f"Sak {number}" for number in range(5)]
    assert "2 punkter till längre fram i rapporten." in lines
    assert lines[-1] == "En beslutad åtgärd till; se Åtgärder."


def test_a_missed_action_says_how_late_or_that_it_was_not_done_and_why() -> None:
    third = expects("tredje", "fall", limit(1))
    room = begun(FALL.model_copy(update={"expected": (*FALL.expected, third)}))
    room.after(30, done("felanmäl", who="It"))
    room.give(cmd.MarkNotDone(action="tredje", why="ingen hann"))
    room.after(300, cmd.End())
    assert bullets(room, "missed") == [
        "felanmäl (It): tog 20 min, gränsen är 15 min",
        "besluta: blev inte gjort",
        "tredje: blev inte gjort (ingen hann)",
    ]


def test_what_was_taken_back_counts_nowhere_and_still_stands_in_the_course() -> None:
    room = begun(FALL)
    room.after(12, done("felanmäl"))
    room.give(cmd.EnterPoint(point=PointKind.GOOD, text="Bra"))
    room.give(cmd.Undo())
    room.give(cmd.Undo())
    report = rendered(report_of(room))
    assert report.part("strengths").bullets == []
    assert report.table("expected")[0]["measured"] == "–"
    events = [row["event"] for row in report.table("course")]
    assert ["Bra: Bra (ångrat)" in events, "Klart: felanmäl (ångrat)" in events] == [True, True]


# ---- bytes and languages


def busy() -> Room:
    """An exercise in which every part of the report has something to say."""
    goals = (Objective(id="M1", text="OBJECTIVE"),)
    players = (Player(id="PLAYER", kind=ParticipantKind.PLAYER, role="it-chef", role_name="ROLE"),)
    cast = (bound("CAST", "hemtjanst"), bound("OTHER", otherwise="STANDIN"))
    gaps = (gap_of("unfilled", name="OTHER"), gap_of("field"), gap_of("limit", name="felanmäl"))
    losses = effect(EffectKind.LOSES_DATA, "journal")
    lost = inject("lost", 11, effects=(losses,), expected=(expects("sent", "lost", limit(1)),))
    room = begun(FALL, lost, BACK, objectives=goals, players=players, cast=cast, gaps=gaps)
    room.give(cmd.SetPace(pace=150))
    room.after(20, done("felanmäl", manner=Manner.PLAN, who="WHO"))
    room.give(cmd.SetPace(pace=100))
    for command in (
        cmd.Pause(),
        cmd.CountGap(length=MINUTE),
        cmd.Resume(),
        cmd.LogDecision(text="DECISION", why="WHY", who="WHO"),
        cmd.Observe(objective="M1", rating=Rating.MOSTLY, text="SEEN"),
        cmd.TryContact(role="it-chef", reached=True, after=30_000),
        cmd.TryContact(role="bakjour", reached=False),
        cmd.TimeIncident(clock=DutyClock.DETECTED),
        cmd.SendReport(duty="incident", receiver="RECEIVER", reference="REF"),
        cmd.AnswerQuestion(question="QUESTION", text="ANSWER"),
        cmd.EnterPoint(point=PointKind.IMPROVE, text="BETTER", group="GROUP"),
        status(ServiceStatus.ACTIVATED),
        status(ServiceStatus.ROUTINE_DECIDED, routine="papper"),
    ):
        room.wait(7000)
        assert room.give(command) is None
    room.after(500, cmd.Undo())
    room.after(1, cmd.End())
    return room


ACTIONS = (
    Action(id="a", name="ACTION", owner="it-chef", due=date(2027, 3, 1), field="FIELD"),
    Action(id="b", name="ACTION"),
)


def test_the_same_journal_gives_the_same_bytes() -> None:
    room = busy()
    again = fold(room.events)
    for lang in ("sv", "en"):
        first = report_of(room, lang, ACTIONS)
        assert first == report_text(
            again, Room(room.pinned.timeline, PLAN).pinned, identity="prov-1", words=Words(lang), actions=ACTIONS
        )
        assert first.endswith("|\n")
        assert "\n\n\n" not in first


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_part_is_told_in_both_languages_without_a_brace_left(lang: str) -> None:
    report = rendered(report_of(busy(), lang, ACTIONS), lang)
    assert len(report.titles) == len(set(report.titles)) == 20
    assert "{" not in report_of(busy(), lang, ACTIONS)


def inside_out(text: str) -> str:
    """What stands outside every pair of ⟦ and ⟧."""
    while "⟦" in text:
        text, before = re.sub(r"⟦[^⟦⟧]*⟧", "", text), text
        assert text != before, "a bracket without its pair"
    return text


def test_in_the_made_up_language_only_data_and_markdown_stand_outside_the_brackets() -> None:
    room = busy()
    left = inside_out(report_of(room, "qps", ACTIONS))
    data = {
        one.name for kind in (PLAN.services, PLAN.resources, PLAN.roles, PLAN.alert_lists, PLAN.duties) for one in kind
    }
    data |= {action.text for action in room.pinned.actions.values()}
    for name in sorted(data, key=len, reverse=True):
        left = left.replace(name, "")
    # Data of this exercise that is none of the plan is written in capitals.
    assert re.findall(r"[^\W\d_]*[a-zåäö][^\W\d_]*", left) == []


def test_headings_follow_each_other_without_a_gap() -> None:
    levels = [part.level for part in rendered(report_of(busy())).parts]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [level for level, _ in groupby(levels)][:3] == [1, 2, 3]


def keys_in_code() -> set[str]:
    """Every message of the report that its code asks for by its whole name, or the beginning of one that it builds."""
    folder = Path(inspect.getfile(report_text)).parent
    nodes = [node for path in folder.glob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_the_catalogue_holds_what_the_report_says_and_nothing_else() -> None:
    catalogue = (Path(inspect.getfile(Words)).parent / "locale/sv/report.po").read_text(encoding="utf-8")
    keys = set(re.findall(r'^msgid "report\.(.+)"$', catalogue, re.MULTILINE))
    spoken = {text.removeprefix("report.") for text in keys_in_code()}
    built = tuple(text for text in spoken if text.endswith(".") and text != ".")
    heads = {key for key in keys if key.startswith("head.") and key.removeprefix("head.") in spoken}
    assert {key for key in keys - heads if key not in spoken and not key.startswith(built)} == set()
    assert {key for key in keys if key.startswith("head.")} == heads
