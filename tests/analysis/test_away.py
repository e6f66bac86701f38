"""Roles that nobody is left for when certain people cannot come."""

from tests.analysis.build import town

from kontinuitet.analysis.away import holders, roles_without
from kontinuitet.domain.organisation import Role
from kontinuitet.domain.values import UNKNOWN

LEADER = Role(id="ledare", name="Ledare", holder="anna", deputies=("bo",))
ALONE = Role(id="jour", name="Jour", holder="anna")
EMPTY = Role(id="tom", name="Tom", holder=UNKNOWN)


def test_a_role_falls_when_its_holder_and_all_deputies_are_away() -> None:
    plan = town(roles=(LEADER, ALONE, EMPTY))
    assert roles_without(plan, ["anna"]) == ("jour",)
    assert roles_without(plan, ["bo", "anna", "cilla"]) == ("ledare", "jour")
    assert roles_without(plan, []) == ()


def test_a_role_that_nobody_holds_does_not_fall_because_of_anybody() -> None:
    assert holders(EMPTY) == frozenset()
    assert roles_without(town(roles=(EMPTY,)), ["anna"]) == ()
