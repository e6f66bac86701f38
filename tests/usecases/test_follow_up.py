"""Findings become actions or are accepted; actions are closed and verified; each act is one step that can be undone."""

from datetime import UTC, date, datetime

import pytest

from kontinuitet.analysis.rules import Finding
from kontinuitet.documents.problems import Problem
from kontinuitet.domain.changes import replaced
from kontinuitet.domain.followup import Action, ActionKind, ActionStatus
from kontinuitet.domain.values import UNKNOWN, Place
from kontinuitet.usecases.desk import Changed, Desk
from kontinuitet.usecases.follow_up import (
    Draft,
    accept,
    actions_from,
    add_action,
    assign_action,
    close_action,
    due_of,
    expired,
    expiry_of,
    free_id,
    in_order,
    is_overdue,
    line_of,
    origin_of,
    owner_of,
    reopen_action,
    schedule_action,
    verify_action,
    withdraw,
)

TODAY = date(2026, 11, 30)
LATER = date(2027, 6, 1)


def finding(desk: Desk, rule: str = "A1") -> Finding:
    """The first finding of a rule."""
    return next(one for one in desk.findings() if one.rule == rule)


def code(result: object) -> str:
    """What was wrong."""
    assert isinstance(result, Problem), result
    return result.code


# Actions


def test_a_finding_becomes_an_action_that_names_it(desk: Desk) -> None:
    found = finding(desk)
    draft = Draft(
        name="  Korta återställningstiden ",
        origin=origin_of(found),
        field=found.place_key,
        owner="chef",
        due=LATER,
        kind=ActionKind.ADMINISTRATIVE,
    )
    assert isinstance(add_action(desk, draft), Changed)
    assert actions_from(desk.plan, origin_of(found)) == (
        Action(
            id="korta-aterstallningstiden",
            name="Korta återställningstiden",
            origin="A1 hemtjanst/rto",
            kind=ActionKind.ADMINISTRATIVE,
            owner="chef",
            due=LATER,
            field="hemtjanst/rto",
        ),
    )


def test_an_action_is_stored_and_undone_as_one_step(desk: Desk) -> None:
    before = desk.plan
    add_action(desk, Draft(name="Öva"))
    assert desk.database.plans.load() == desk.plan != before
    undone = desk.undo()
    assert undone.step is not None
    assert undone.step.why == "Öva"
    assert desk.plan == before


def test_ids_are_unique_whatever_has_them(desk: Desk) -> None:
    for _ in range(3):
        add_action(desk, Draft(name="Löner"))
    assert [one.id for one in desk.plan.actions] == ["loner-2", "loner-3", "loner-4"]


@pytest.mark.parametrize("name", ["é" * 80, "x" * 60, "!?", "a" * 57 + " b c d"])
def test_a_free_id_can_always_be_an_id(desk: Desk, name: str) -> None:
    for _ in range(12):
        assert isinstance(add_action(desk, Draft(name=name)), Changed)
    assert len({one.id for one in desk.plan.actions}) == 12
    assert free_id(desk.plan, "!?", otherwise="atgard") not in desk.plan.by_id


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        (Draft(name=" \t"), "followup.problem.name"),
        (Draft(name="x" * 501), "followup.problem.long"),
        (Draft(name="Öva", owner="ingen"), "followup.problem.owner"),
        (Draft(name="Öva", owner="loner"), "followup.problem.owner"),
    ],
)
def test_a_bad_action_changes_nothing(desk: Desk, draft: Draft, wrong: str) -> None:
    before = desk.plan
    assert code(add_action(desk, draft)) == wrong
    assert desk.plan is before


def test_an_action_is_closed_then_verified_and_can_be_opened_again(desk: Desk) -> None:
    add_action(desk, Draft(name="Öva"))
    statuses = []
    assert code(verify_action(desk, "ova")) == "followup.problem.not_done"
    for act in (close_action, verify_action, reopen_action):
        assert isinstance(act(desk, "ova"), Changed)
        statuses.append(desk.plan.actions[0].status)
    assert statuses == [ActionStatus.DONE, ActionStatus.VERIFIED, ActionStatus.OPEN]
    desk.undo()
    assert desk.plan.actions[0].status is ActionStatus.VERIFIED


def test_an_action_gets_another_owner_and_another_day(desk: Desk) -> None:
    add_action(desk, Draft(name="Öva"))
    assign_action(desk, "ova", "anna-berg")
    schedule_action(desk, "ova", LATER)
    assert (desk.plan.actions[0].owner, desk.plan.actions[0].due) == ("anna-berg", LATER)
    assert code(assign_action(desk, "ova", "hemtjanst")) == "followup.problem.owner"
    assign_action(desk, "ova", UNKNOWN)
    assert desk.plan.actions[0].owner == UNKNOWN


def test_an_action_that_is_gone_says_so(desk: Desk) -> None:
    assert code(close_action(desk, "ova")) == "followup.problem.gone"


def test_nothing_is_stored_when_nothing_differs(desk: Desk) -> None:
    add_action(desk, Draft(name="Öva"))
    close_action(desk, "ova")
    assert close_action(desk, "ova") == Changed(step=None)


def test_open_actions_come_first_and_the_late_ones_before_them(desk: Desk) -> None:
    late, soon = date(2026, 11, 29), date(2026, 11, 30)
    for name, due in (("d", None), ("c", LATER), ("b", soon), ("a", late), ("e", late), ("f", late)):
        add_action(desk, Draft(name=name, due=due))
    close_action(desk, "e")
    close_action(desk, "f")
    verify_action(desk, "e")
    assert [one.id for one in in_order(desk.plan)] == ["a", "b", "c", "d", "f", "e"]
    assert [one.id for one in desk.plan.actions if is_overdue(one, TODAY)] == ["a"]


# Acceptance


def test_an_accepted_finding_is_marked_until_its_day_has_passed(desk: Desk) -> None:
    accept(desk, finding(desk), reason="Byter system", person="Anna Berg", expires=TODAY)
    accepted = finding(desk).accepted
    assert accepted is not None
    assert (accepted.id, accepted.reason, accepted.person) == ("godtagen-a1-hemtjanst-rto", "Byter system", "Anna Berg")
    assert expired(desk.plan, finding(desk), TODAY) is None


def test_an_acceptance_that_ran_out_is_still_known(desk: Desk, clock: object) -> None:
    accept(desk, finding(desk), reason="Byter system", person="Anna Berg", expires=TODAY)
    clock.now = datetime(2026, 12, 1, 12, tzinfo=UTC)  # type: ignore[attr-defined]
    desk.forget()
    found = finding(desk)
    over = expired(desk.plan, found, desk.today)
    assert found.accepted is None
    assert over is not None
    assert over.reason == "Byter system"
    accept(desk, found, reason="Ännu inte bytt", person="Anna Berg", expires=LATER)
    accepted = finding(desk).accepted
    assert accepted is not None
    assert accepted.id == "godtagen-a1-hemtjanst-rto-2"
    assert expired(desk.plan, finding(desk), desk.today) is None


def test_an_acceptance_is_taken_back_and_that_is_undone(desk: Desk) -> None:
    accept(desk, finding(desk), reason="Byter system", person="Anna Berg", expires=LATER)
    assert isinstance(withdraw(desk, finding(desk)), Changed)
    assert finding(desk).accepted is None
    assert code(withdraw(desk, finding(desk))) == "followup.problem.not_accepted"
    desk.undo()
    assert finding(desk).accepted is not None


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"reason": " "}, "followup.problem.reason"),
        ({"person": ""}, "followup.problem.person"),
        ({"expires": date(2026, 11, 29)}, "followup.problem.passed"),
        ({"reason": "x" * 501}, "followup.problem.long"),
    ],
)
def test_an_acceptance_needs_a_reason_a_person_and_a_day_to_come(
    desk: Desk, said: dict[str, str | date], wrong: str
) -> None:
    before = desk.plan
    given = {"reason": "Byter system", "person": "Anna Berg", "expires": LATER, **said}
    assert code(accept(desk, finding(desk), **given)) == wrong  # type: ignore[arg-type]
    assert desk.plan is before


def test_a_finding_belongs_to_the_owner_of_what_it_is_about(desk: Desk) -> None:
    assert owner_of(desk.plan, finding(desk)) == "chef"
    desk.replace(replaced(desk.plan, Place(object="hemtjanst", field="owner"), None), why="prov")
    assert owner_of(desk.plan, finding(desk)) is None


# What is typed


@pytest.mark.parametrize(
    ("typed", "day"), [("2027-06-01", LATER), (" 2027-06-01 ", LATER), ("?", UNKNOWN), ("", None), ("  ", None)]
)
def test_a_day_is_written_one_way(typed: str, day: object) -> None:
    assert due_of(typed) == day


@pytest.mark.parametrize("typed", ["5/10", "20270601", "2027-W22-2", "1 juni 2027", "2027-02-30", "i morgon"])
def test_another_way_is_refused(typed: str) -> None:
    assert code(due_of(typed)) == "followup.problem.date"
    assert code(expiry_of(typed, TODAY)) == "followup.problem.date"


def test_an_expiry_is_today_or_later() -> None:
    assert expiry_of("2026-11-30", TODAY) == TODAY
    assert code(expiry_of("2026-11-29", TODAY)) == "followup.problem.passed"
    assert code(expiry_of("", TODAY)) == "followup.problem.date"


def test_a_line_is_cleaned_and_must_say_something() -> None:
    assert line_of(" Öva\n nu\x07 ", missing="m") == "Öva  nu␇"
    assert code(line_of("\u200b ", missing="m")) == "m"
