"""Playing from answers: the same bytes each time, wall time through pauses and pace, and nothing answered by itself."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.exercise.world import PLAN, effect, expects, inject, limit, timeline
from tests.usecases.watch import MINUTE, NINE, Watch

from kontinuitet.domain.values import Place
from kontinuitet.exercise.answers import Act, ActKind
from kontinuitet.exercise.moments import STOCKHOLM
from kontinuitet.exercise.scenario import EffectKind
from kontinuitet.exercise.state import Status
from kontinuitet.storage import Database, Row, open_memory
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.headless import play_file
from kontinuitet.usecases.journal import pinned_of, state_of
from kontinuitet.usecases.places import shipped
from kontinuitet.usecases.playing import Unheard, play
from kontinuitet.usecases.refused import Refused
from kontinuitet.usecases.reporting import log, report
from kontinuitet.usecases.starting import create_exercise
from kontinuitet.wording import words

PLAYED = timeline(
    (
        inject("start", 0, effects=(effect(EffectKind.FALLS),), expected=(expects("ring", "start", limit(15)),)),
        inject("tio", 10),
        inject("sent", 60, expected=(expects("sist", "sent"),)),
        inject("hand", expected=(expects("via-hand", "hand"),)),
    )
)


@pytest.fixture
def database() -> Iterator[Database]:
    """Nothing on the disk."""
    with open_memory() as opened:
        yield opened


def act(minute: int, kind: ActKind, **fields: object) -> Act:
    return Act.model_validate({"at": minute * 60, "kind": kind, **fields})


def played(database: Database, *acts: Act, begins: datetime = NINE) -> tuple[list[Row], tuple[Unheard, ...]]:
    """The journal after the acts, and the acts that led to nothing."""
    identity = create_exercise(database, PLAYED, PLAN, kind="headless", created=begins)
    unheard = play(database, identity, acts, begins=begins)
    return database.exercises.rows(identity), unheard


def told(rows: list[Row]) -> list[tuple[str, int, str]]:
    """What happened, when in minutes, and wall time in hours and minutes."""
    return [(row.kind, row.at_ms // MINUTE, row.wall[11:16]) for row in rows]


def test_without_acts_it_runs_to_the_scenarios_end_and_nothing_answers_by_itself(database: Database) -> None:
    rows, unheard = played(database)
    kinds = [kind for kind, _, _ in told(rows)]
    assert kinds[:2] == ["prepared", "started"]
    assert told(rows)[-1] == ("ended", 120, "11:00")
    assert not {"expected action done", "expected action not done", "decision logged"} & set(kinds)
    assert unheard == ()


def test_what_is_due_comes_when_it_is_due(database: Database) -> None:
    rows, _ = played(database, act(70, ActKind.NOTE, text="sent"))
    released = [one for one in told(rows) if one[0] == "inject released"]
    assert released == [
        ("inject released", 0, "09:00"),
        ("inject released", 10, "09:10"),
        ("inject released", 60, "10:00"),
    ]


def test_a_pause_moves_the_wall_and_not_the_exercise(database: Database) -> None:
    rows, _ = played(database, act(5, ActKind.PAUSE, minutes=10), act(6, ActKind.NOTE, text="åter"))
    assert [one for one in told(rows) if one[0] in ("paused", "resumed")] == [
        ("paused", 5, "09:05"),
        ("resumed", 5, "09:15"),
    ]
    assert ("note", 6, "09:16") in told(rows)
    assert ("inject released", 10, "09:20") in told(rows)


def test_pace_moves_the_wall_more_slowly(database: Database) -> None:
    rows, _ = played(database, act(0, ActKind.PACE, pace=2), act(20, ActKind.PACE, pace=1), act(40, ActKind.END))
    assert ("inject released", 10, "09:05") in told(rows)
    assert told(rows)[-1] == ("ended", 40, "09:30")


def test_wall_time_goes_through_the_night_when_the_clocks_change(database: Database) -> None:
    begins = datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM)
    rows, _ = played(database, begins=begins)
    assert (rows[0].wall, rows[-1].wall) == ("2026-10-25T02:30:00.000+02:00", "2026-10-25T03:30:00.000+01:00")
    assert datetime.fromisoformat(rows[-1].wall) - datetime.fromisoformat(rows[0].wall) == timedelta(hours=2)


@pytest.mark.parametrize(
    ("minute", "kind", "fields", "code"),
    [
        (5, ActKind.DONE, {"target": "sist"}, "inject-not-released"),
        (5, ActKind.NOT_DONE, {"target": "sist"}, "inject-not-released"),
        (5, ActKind.RELEASE, {"target": "start"}, "inject-released"),
        (5, ActKind.OPTION, {"target": "a"}, "option-unknown"),
        (5, ActKind.UNDO, {}, "nothing-to-undo"),
        (5, ActKind.STATUS, {"target": "hemtjanst"}, "status-missing"),
        (5, ActKind.NOTE, {}, "text-empty"),
    ],
)
def test_an_act_that_cannot_be_is_told_and_no_event(
    database: Database, minute: int, kind: ActKind, fields: dict[str, str], code: str
) -> None:
    with open_memory() as other:
        silent, _ = played(other)
    rows, unheard = played(database, act(minute, kind, **fields))
    assert [(one.act.kind, one.refusal.code) for one in unheard] == [(kind, code)]
    assert told(rows) == told(silent)


@pytest.mark.parametrize("kind", [ActKind.PAUSE, ActKind.PACE, ActKind.END, ActKind.RELEASE])
def test_nothing_happens_after_the_end(database: Database, kind: ActKind) -> None:
    rows, unheard = played(database, act(5, ActKind.END), act(6, kind, minutes=5, pace=2, target="hand"))
    assert told(rows)[-1] == ("ended", 5, "09:05")
    assert [(one.act.kind, one.refusal.code) for one in unheard] == [(kind, "status")]


def test_releasing_by_hand_undoing_and_marking_again(database: Database) -> None:
    rows, unheard = played(
        database,
        act(1, ActKind.RELEASE, target="hand"),
        act(2, ActKind.DONE, target="via-hand"),
        act(3, ActKind.UNDO, target="via-hand"),
        act(4, ActKind.NOT_DONE, target="via-hand"),
    )
    assert unheard == ()
    state = state_of(database, database.exercises.list()[0].id)
    assert (state.status, state.mark("via-hand") is not None) == (Status.ENDED, True)
    wanted = ("expected action done", "correction", "expected action not done")
    assert tuple(kind for kind, _, _ in told(rows) if kind in wanted) == wanted


def test_the_exercise_is_listed_as_ended_when_it_ended(database: Database) -> None:
    played(database, act(30, ActKind.END))
    (listed,) = database.exercises.list()
    assert (listed.status, listed.ended, listed.kind) == ("ended", "2026-11-27T09:30:00.000+01:00", "headless")
    assert database.verify_exercise(listed.id) == ()


def test_two_exercises_of_a_day_have_different_ids(database: Database) -> None:
    played(database)
    played(database)
    assert [one.id for one in database.exercises.list()] == ["2026-11-27-prov", "2026-11-27-prov-2"]


# ---------------------------------------------------------------- from a file, against the example


ANSWERS = shipped("scenarios") / "answers" / "leverantor-tystnar.sv.txt"


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """Some answers in a file that a test may change."""
    file = tmp_path / "svar.txt"
    file.write_text(
        "scenario: leverantor-tystnar\nbörjan: 2026-11-27 09:00\ndeltagare: it-chef\n\n"
        "0:05 anteckning Lugnt\n0:06 slut\n",
        encoding="utf-8",
    )
    return file


def test_the_same_answers_give_the_same_journal_and_the_same_report(askarby: Desk, empty: Desk, watch: Watch) -> None:
    empty.replace(askarby.plan, why="import")
    journals, reports = [], []
    for desk in (askarby, empty):
        watch.wait(7 * MINUTE + 13)
        identity = play_file(desk, "leverantor-tystnar", ANSWERS, lang="sv").identity
        assert identity is not None
        journals.append((desk.database.exercises.rows(identity), desk.database.exercises.get(identity)))
        reports.append([report(desk.database, identity, words(lang)).encode() for lang in ("sv", "en")])
        reports[-1].append([line.text for line in log(desk.database, identity, words("sv"))])  # type: ignore[arg-type]
    assert journals[0] == journals[1]
    assert reports[0] == reports[1]


def test_a_changed_limit_is_the_one_that_is_measured_against(askarby: Desk) -> None:
    place = Place(object="trygghetslarm", field="mtpd")
    askarby.change(place, 37)
    identity = play_file(askarby, "leverantor-tystnar", ANSWERS, lang="sv").identity
    assert identity is not None
    askarby.undo()
    limits = [action.limit for action in pinned_of(askarby.database, identity).actions.values()]
    assert {limit.minutes for limit in limits if limit is not None and limit.place == place} <= {37, 18}
    text = report(askarby.database, identity, words("sv"))
    assert any("37 min" in line for line in text.splitlines() if line.startswith("| Trygghetslarm"))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("slut", "slutt", "scenario.unknown_act"),
        ("anteckning Lugnt", "klart finns-inte", "scenario.unknown_act_id"),
        ("anteckning Lugnt", "kontakt finns-inte | nådd", "scenario.not_in_plan"),
        ("anteckning Lugnt", "status finns-inte | åter", "scenario.not_in_plan"),
        ("anteckning Lugnt", "rapport finns-inte", "scenario.not_in_plan"),
        ("deltagare: it-chef", "deltagare: nobody", "scenario.unknown_participant"),
        ("scenario: leverantor-tystnar", "scenario: krypterat", "scenario.other_scenario"),
        ("0:06", "0:04", "scenario."),
    ],
)
def test_a_mistake_in_the_answers_plays_nothing(askarby: Desk, answers: Path, old: str, new: str, code: str) -> None:
    answers.write_text(answers.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    result = play_file(askarby, "leverantor-tystnar", answers, lang="sv")
    assert result.identity is None
    assert [problem.code for problem in result.problems if problem.code.startswith(code)] != []
    assert all(problem.file == str(answers) for problem in result.problems)
    assert askarby.database.exercises.list() == ()


def test_answers_that_are_not_there_are_refused(askarby: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        play_file(askarby, "leverantor-tystnar", tmp_path / "nej.txt", lang="sv")
    assert refused.value.code == "no-such-path"
    with pytest.raises(Refused) as refused:
        play_file(askarby, "leverantor-tystnar", tmp_path, lang="sv")
    assert refused.value.code == "cannot-read"


def test_an_empty_desk_plays_nothing(empty: Desk) -> None:
    with pytest.raises(Refused) as refused:
        play_file(empty, "leverantor-tystnar", ANSWERS, lang="sv")
    assert refused.value.code == "no-plan"
