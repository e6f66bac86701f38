"""Reserve routines: when one takes over, how long it lasts, who comes next, and what stops the clock (rules 5, 6)."""

from typing import Any

from tests.analysis.build import MONDAY, follow, minutes, need, resource, service, states, town

from kontinuitet.analysis.consequences import Consequences
from kontinuitet.analysis.effects import MINUTE, Effect, RoutineAct
from kontinuitet.domain.service import Activation, TolerableLevel, Workaround


def routine(name: str = "p", **fields: Any) -> Workaround:
    """A routine that replaces ``a``, runs at once and lasts."""
    return Workaround(id=name, name=name, **{"replaces": ("a",), "startup": 0, "endurance": 10_000, **fields})


def saved(
    *routines: Workaround, needs: tuple[str, ...] = ("a",), falls: tuple[str, ...] = ("a",), **options: Any
) -> Consequences:
    """A service that needs ``a`` (and more), with these routines and 60 minutes acceptable outage."""
    owner = service(
        "s",
        *(need(one) for one in needs),
        mtpd=60,
        workarounds=routines,
        activation=Activation(budget=10),
        level=TolerableLevel(percent=50),
    )
    things = [resource(name, recovery=length) for name, length in (("a", 300), ("b", 100), ("c", 500))]
    return follow(town(*things, owner), falls, **options)


def runs(answer: Consequences) -> list[tuple[str, int | None, int | None]]:
    """The routines of the service as (id, from, until)."""
    return [(run.workaround, minutes(run.start), minutes(run.end)) for run in answer.service("s").routines]


def test_ready_at_budget_plus_startup() -> None:
    answer = saved(routine(startup=15))
    assert runs(answer) == [("p", 25, 300)]
    assert states(answer, "s") == [(0, "standing"), (25, "routine"), (300, "working")]


def test_the_next_routine_takes_longer_outages() -> None:
    answer = saved(routine("later", outage_from=100), routine("first", outage_to=100))
    assert runs(answer) == [("first", 10, 100), ("later", 100, 300)]


def test_standing_still_again_between_two() -> None:
    answer = saved(routine("first", endurance=50), routine("later", outage_from=100))
    assert runs(answer) == [("first", 10, 60), ("later", 100, 300)]
    assert [state for _, state in states(answer, "s")] == ["standing", "routine", "standing", "routine", "working"]


def test_the_clock_stands_while_a_routine_runs_and_is_not_reset() -> None:
    answer = saved(routine(endurance=100))
    assert minutes(answer.service("s").intolerable.at) == 110 + 50


def test_below_the_level_the_clock_counts() -> None:
    answer = saved(routine(capacity=40))
    assert minutes(answer.service("s").intolerable.at) == 60
    assert states(answer, "s") == [(0, "standing"), (10, "routine"), (60, "intolerable"), (300, "working")]
    assert [span.routine for span in answer.service("s").states] == [None, "p", "p", None]


def test_at_the_level_it_does_not() -> None:
    answer = saved(routine(capacity=50))
    assert [run.reaches for run in answer.service("s").routines] == [True]
    assert answer.service("s").intolerable.is_never


def test_one_that_reaches_the_level_takes_over_from_one_that_does_not() -> None:
    answer = saved(routine("poor", capacity=10), routine("good", capacity=90, startup=30))
    assert runs(answer) == [("poor", 10, 40), ("good", 40, 300)]


def test_it_must_stand_in_for_everything_that_is_missed() -> None:
    assert runs(saved(routine(), needs=("a", "b"), falls=("a", "b"))) == [("p", 100, 300)]
    assert runs(saved(routine(replaces=("a", "b")), needs=("a", "b"), falls=("a", "b"))) == [("p", 10, 300)]


def test_it_may_name_the_dependency_instead_of_its_resources() -> None:
    owner = service(
        "s", need("a", "b", name="lank"), workarounds=(routine(replaces=("lank",)),), activation=Activation(budget=10)
    )
    answer = follow(town(resource("a", recovery=300), resource("b", recovery=300), owner), ["a", "b"])
    assert runs(answer) == [("p", 10, 300)]


def test_it_runs_only_while_what_it_needs_is_up() -> None:
    assert runs(saved(routine(needs=("b",)), falls=("a", "b"))) == [("p", 100, 300)]
    assert runs(saved(routine(needs=("c",)), falls=("a", "c"))) == []


def test_endurance_is_counted_from_the_takeover_and_begins_anew_in_a_new_outage() -> None:
    rows = [Effect("a", until=50 * MINUTE), Effect("a", at=200 * MINUTE, until=250 * MINUTE)]
    owner = service("s", need("a"), mtpd=60, workarounds=(routine(endurance=20),), activation=Activation(budget=10))
    answer = follow(town(resource("a", recovery=1), owner), rows)
    assert runs(answer) == [("p", 10, 30), ("p", 210, 230)]


def test_in_an_exercise_only_an_act_makes_it_ready() -> None:
    assert runs(saved(routine(), routines=())) == []
    acts = [RoutineAct("s", "p", ready_at=30 * MINUTE)]
    assert runs(saved(routine(), routines=acts)) == [("p", 30, 300)]
    ended = [RoutineAct("s", "p", ready_at=30 * MINUTE, ended_at=90 * MINUTE)]
    assert runs(saved(routine(), routines=ended)) == [("p", 30, 90)]


def test_what_is_seen_running_runs_though_nobody_knows_how_long() -> None:
    acts = [RoutineAct("s", "p", ready_at=30 * MINUTE)]
    answer = saved(routine(endurance=None), routines=acts)
    assert states(answer, "s") == [(0, "standing"), (30, "routine"), (300, "working")]
    assert answer.service("s").routines[0].unknown is not None


def test_milliseconds_are_kept() -> None:
    acts = [RoutineAct("s", "p", ready_at=30 * MINUTE + 1)]
    assert saved(routine(), routines=acts, start=MONDAY).service("s").routines[0].start == 30 * MINUTE + 1
