"""Who took part, noted in the journal of an exercise, and what an exercise is evidence of."""

from datetime import date, datetime

import pytest
from tests.exercise import world

from kontinuitet.analysis.evidence import HeldExercise
from kontinuitet.domain.followup import Action
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person, Role
from kontinuitet.exercise.answers import Act, ActKind
from kontinuitet.exercise.moments import STOCKHOLM
from kontinuitet.exercise.scenario import EffectKind
from kontinuitet.storage import Database, open_memory
from kontinuitet.usecases.attendance import asked_about, attendance_commands, note_attendance
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.exercised import exercised_services, exercises_of_services, held_in_slices
from kontinuitet.usecases.journal import pinned_of, state_of
from kontinuitet.usecases.playing import play
from kontinuitet.usecases.reporting import report
from kontinuitet.usecases.starting import Kind, create_exercise
from kontinuitet.wording import words

BEGINS = datetime(2026, 11, 27, 9, 0, tzinfo=STOCKHOLM)
TIMELINE = world.timeline(
    (
        world.inject(
            "start",
            0,
            effects=(world.effect(EffectKind.FALLS),),
            expected=(
                world.expects("anmäl felet", "start", world.limit(15)),
                world.expects("besluta", "start", service="hemtjanst"),
            ),
        ),
    )
)
ACTS = (
    Act(at=600, kind=ActKind.DONE, target="besluta"),
    Act(at=1200, kind=ActKind.DONE, target="anmäl felet"),
)
PLAN = world.PLAN.model_copy(
    update={
        "services": (world.HOME_CARE.model_copy(update={"owner": "it-chef"}), world.PAY),
        "people": (Person(id="anna-berg", name="Anna Berg"), Person(id="bo", name="Bo")),
        "roles": (Role(id="it-chef", name="It-chef", holder="anna-berg", deputies=("bo",)), *world.PLAN.roles[1:]),
    }
)


def desk_after(kind: Kind = "live", plan: Municipality = PLAN) -> tuple[Desk, str]:
    desk = Desk(open_memory(), who="test")
    desk.replace(plan, why="import")
    identity = create_exercise(desk.database, TIMELINE, plan, kind=kind, created=BEGINS)
    play(desk.database, identity, ACTS, begins=BEGINS)
    return desk, identity


def held_exercises(database: Database, plan: Municipality | None) -> tuple[HeldExercise, ...]:
    work = held_in_slices(database, plan)
    while True:
        try:
            next(work)
        except StopIteration as done:
            return tuple(done.value)


def present(desk: Desk, identity: str) -> set[str]:
    noted = state_of(desk.database, identity).attendance
    return {name for name, was_there in noted.items() if was_there}


def test_those_are_asked_about_who_lead_what_was_exercised_and_who_deliver_it() -> None:
    desk, identity = desk_after()
    asked = asked_about(state_of(desk.database, identity), pinned_of(desk.database, identity))
    assert asked == ("it-chef", "anna-berg", "bo", "granvik")


def test_who_took_part_is_noted_and_corrected_without_anything_being_deleted() -> None:
    desk, identity = desk_after()
    assert note_attendance(desk, identity, ["anna-berg", "Sara Pil", " Sara Pil "])
    assert present(desk, identity) == {"anna-berg", "Sara Pil"}
    assert not note_attendance(desk, identity, ["Sara Pil", "anna-berg"])
    rows = len(desk.database.exercises.rows(identity))
    assert note_attendance(desk, identity, ["bo"])
    assert present(desk, identity) == {"bo"}
    assert len(desk.database.exercises.rows(identity)) == rows + 3


def test_a_name_that_the_plan_lacks_stays_a_name() -> None:
    desk, identity = desk_after()
    commands = attendance_commands(state_of(desk.database, identity), PLAN, ["granvik", "Sara Pil"])
    assert [(one.participant, one.name) for one in commands] == [("granvik", ""), ("", "Sara Pil")]


def test_what_an_exercise_that_was_held_is_evidence_of() -> None:
    desk, identity = desk_after()
    note_attendance(desk, identity, ["anna-berg"])
    (held,) = held_exercises(desk.database, PLAN)
    assert (held.id, held.title, held.services) == (identity, "Prov", {"hemtjanst"})
    assert held.on == date(2026, 11, 27)
    assert (held.struck, held.participants, held.is_noted) == ({"granvik"}, {"anna-berg"}, True)
    assert held.shortcomings > 0, "the report was late"
    assert held.plan is not None
    assert held.plan.service["hemtjanst"].owner == "it-chef"
    assert exercised_services(desk.database) == {"hemtjanst": held.on}
    assert [one[0] for one in exercises_of_services(desk.database)["hemtjanst"]] == [identity]


def test_nobody_noted_is_not_nobody_there() -> None:
    desk, _ = desk_after()
    (held,) = held_exercises(desk.database, PLAN)
    assert (held.is_noted, held.participants) == (False, frozenset())


def test_the_actions_that_came_of_it_are_counted_in_the_plan_of_today() -> None:
    desk, identity = desk_after()
    actions = (Action(id="a", name="A", origin=identity), Action(id="b", name="B", origin="revision"))
    (held,) = held_exercises(desk.database, PLAN.model_copy(update={"actions": actions}))
    assert held.actions == 1
    (without,) = held_exercises(desk.database, None)
    assert without.actions == 0


@pytest.mark.parametrize("kind", ["practice", "headless"])
def test_practice_is_evidence_of_nothing(kind: Kind) -> None:
    desk, _ = desk_after(kind)
    assert held_exercises(desk.database, PLAN) == ()


def test_only_the_latest_of_a_service_keeps_the_plan_that_was_played_on() -> None:
    desk, first = desk_after()
    later = BEGINS.replace(year=2027)
    second = create_exercise(desk.database, TIMELINE, PLAN, kind="live", created=later)
    play(desk.database, second, ACTS, begins=later)
    plans = {one.id: one.plan for one in held_exercises(desk.database, PLAN)}
    assert plans[first] is None
    assert plans[second] is not None


def test_the_report_says_who_took_part_and_nothing_when_nobody_noted_it() -> None:
    desk, identity = desk_after()
    assert "Deltog:" not in report(desk.database, identity, words("sv"))
    note_attendance(desk, identity, ["anna-berg", "Sara Pil"])
    assert "- Deltog: Anna Berg, Sara Pil" in report(desk.database, identity, words("sv"))
    assert "- Took part: Anna Berg, Sara Pil" in report(desk.database, identity, words("en"))


def test_what_was_noted_reaches_the_findings() -> None:
    desk, identity = desk_after()
    assert not any(one.rule == "H9" for one in desk.findings())
    note_attendance(desk, identity, ["anna-berg"])
    assert [one.place_key for one in desk.findings() if one.rule == "H9"] == ["it-chef/deputies"]
    note_attendance(desk, identity, ["anna-berg", "bo"])
    assert not any(one.rule == "H9" for one in desk.findings())
