"""What is not known: named, never counted as zero, and in nobody's way otherwise (graph, rule 8)."""

from typing import Any

from tests.analysis.build import follow, need, resource, service, span, states, town

from kontinuitet.analysis.consequences import Consequences
from kontinuitet.analysis.effects import MINUTE
from kontinuitet.domain.service import Activation, TolerableLevel, Workaround
from kontinuitet.domain.supplier import Agreement, Subcontractor, Supplier
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Promise


def place(owner: str, field: str, item: str = "", part: str = "") -> Place:
    """A place, in short."""
    return Place(object=owner, field=field, item=item, part=part)


def test_with_an_unknown_tolerance_the_known_minimum_stands_and_may_stop_earlier() -> None:
    rows = town(
        resource("a", recovery=60), service("s", need("a", tolerance=30), need("a", tolerance=UNKNOWN, name="b"))
    )
    answer = follow(rows, ["a"])
    assert span(answer, "s") == (30, 60)
    assert answer.stop("s").unknowns == (place("s", "dependencies", "b", "tolerance"),)
    assert states(answer, "s") == [(0, "unknown"), (30, "standing"), (60, "working")]


def test_a_service_that_may_stop_is_not_known_and_not_stopped() -> None:
    rows = town(resource("a", recovery=60), service("s", need("a", tolerance=None), mtpd=10), service("t", need("s")))
    answer = follow(rows, ["a"])
    assert (answer.stopped, answer.perhaps_stopped) == ((), ("s", "t"))
    assert answer.stop("t").unknowns == (place("s", "dependencies", "a", "tolerance"),)
    assert not answer.stop("t").is_never
    assert answer.service("s").intolerable.unknowns == answer.stop("s").unknowns


def test_an_unknown_that_changes_nothing_is_not_named() -> None:
    """What is missed later than the known stop, and back before it, is nobody's question."""
    rows = town(resource("a", recovery=60), resource("b", recovery=5))
    rows = rows.model_copy(update={"services": (service("s", need("a"), need("b", tolerance=UNKNOWN)),)})
    answer = follow(rows, ["a", "b"])
    assert answer.stop("s").is_exact
    assert answer.back("s").is_exact


def test_unknown_recovery_is_at_the_earliest() -> None:
    rows = town(resource("a", recovery=60), resource("b"), service("s", need("a"), need("b")))
    answer = follow(rows, ["a", "b"])
    assert span(answer, "s") == (0, 60)
    assert answer.back("s").unknowns == (place("b", "stated_recovery"),)
    assert answer.back("b").at is None
    assert not answer.back("b").is_never


def test_a_stop_that_only_an_unknown_recovery_causes_says_so() -> None:
    rows = town(resource("a"), service("s", need("a", tolerance=60), mtpd=60), service("t", need("a"), mtpd=60))
    answer = follow(rows, ["a"])
    where = (place("a", "stated_recovery"),)
    assert answer.stop("s").rests_on == where
    assert answer.stop("t").rests_on == ()
    assert answer.service("t").intolerable.rests_on == where


def test_support_hours_without_a_calendar_are_not_known() -> None:
    agreement = Agreement(id="x", name="X", supplier="mor", covers=("a",), recovery=Promise(minutes=480, support=True))
    answer = follow(town(resource("a"), agreements=(agreement,)), ["a"])
    assert answer.back("a").unknowns == (place("x", "support"),)


def test_unknown_subcontractors_leave_a_resource_possibly_down() -> None:
    agreement = Agreement(
        id="x",
        name="X",
        supplier="mor",
        covers=("a",),
        recovery=Promise(minutes=60),
        subcontractors=(Subcontractor(resource="a", supplier=UNKNOWN),),
    )
    suppliers = (Supplier(id="mor", name="Mor"), Supplier(id="annan", name="Annan"))
    rows = town(resource("a"), service("s", need("a")), agreements=(agreement,), suppliers=suppliers)
    answer = follow(rows, ["annan"])
    assert (answer.possibly, answer.stopped, answer.perhaps_stopped) == (("a",), (), ("s",))
    assert answer.stop("s").unknowns == (place("x", "subcontractors", "a", "supplier"),)
    assert states(answer, "s") == [(0, "unknown"), (60, "working")]
    assert follow(rows, ["mor"]).possibly == ()


def _with_routine(**fields: Any) -> Consequences:
    budget = fields.pop("budget", 0)
    fields = {"startup": 0, "endurance": 1000, **fields}
    routine = Workaround(id="p", name="Papper", replaces=("a",), **fields)
    owner = service("s", need("a"), mtpd=60, workarounds=(routine,), activation=Activation(budget=budget))
    return follow(town(resource("a", recovery=300), owner), ["a"])


def test_unknown_startup_is_not_known_from_the_decision() -> None:
    answer = _with_routine(budget=20, startup=UNKNOWN)
    assert states(answer, "s") == [(0, "standing"), (20, "unknown"), (300, "working")]
    assert answer.service("s").intolerable.unknowns == (place("s", "workarounds", "p", "startup"),)


def test_unknown_endurance_is_not_known_from_the_takeover() -> None:
    answer = _with_routine(budget=20, startup=10, endurance=None)
    assert states(answer, "s") == [(0, "standing"), (30, "unknown"), (300, "working")]


def test_unknown_budget_is_not_known_from_the_fall() -> None:
    answer = _with_routine(budget=None, startup=10)
    assert states(answer, "s") == [(0, "standing"), (10, "unknown"), (300, "working")]


def test_endurance_that_does_not_apply_has_no_end() -> None:
    answer = _with_routine(endurance=NOT_APPLICABLE)
    assert states(answer, "s") == [(0, "routine"), (300, "working")]


def test_unknown_capacity_counts_and_is_unclear() -> None:
    answer = _with_routine()
    assert [run.reaches for run in answer.service("s").routines] == [None]
    assert answer.service("s").intolerable.is_never


def test_unknown_acceptable_outage_is_named() -> None:
    rows = town(resource("a", recovery=60), service("s", need("a"), level=TolerableLevel(percent=50)))
    assert follow(rows, ["a"]).service("s").intolerable.unknowns == (place("s", "mtpd"),)


def test_a_group_that_only_a_known_member_brings_back_may_be_back_earlier() -> None:
    """One of two is enough, and nobody knows when the first is back: at the latest with the second."""
    rows = town(resource("a"), resource("b", recovery=60), service("s", need("a", "b", at_least=1), mtpd=30))
    answer = follow(rows, ["a", "b"])
    where = (place("a", "stated_recovery"),)
    assert span(answer, "s") == (0, 60)
    assert (answer.back("s").unknowns, answer.back("s").rests_on) == ((), where)
    assert (answer.outage("s").unknowns, answer.outage("s").rests_on) == ((), where)
    assert answer.service("s").intolerable.rests_on == where
    assert answer.stop("s").is_exact


def test_a_known_return_does_not_make_the_length_of_the_outages_known() -> None:
    """The first of two outages may be shorter; when all is over at last is known all the same."""
    rows = town(
        resource("a"),
        resource("b", recovery=60),
        resource("c", recovery=130),
        service("s", need("a", "b", at_least=1), need("c", tolerance=100)),
    )
    answer = follow(rows, ["a", "b", "c"])
    figures = answer.service("s")
    assert (figures.back.at, figures.back.is_exact) == (130 * MINUTE, True)
    assert (figures.outage.at, figures.outage.rests_on) == (60 * MINUTE, (place("a", "stated_recovery"),))


def test_a_routine_that_an_unknown_may_take_away_leaves_the_limit_open() -> None:
    """Nobody knows how long the printer does without the network, and the paper routine needs the printer."""
    routine = Workaround(id="p", name="Papper", replaces=("a",), needs=("skrivare",), startup=0, endurance=1000)
    owner = service("s", need("a"), mtpd=60, workarounds=(routine,), activation=Activation(budget=0))
    rows = town(
        resource("nat", recovery=500), resource("skrivare", need("nat", tolerance=UNKNOWN)), resource("a", recovery=300)
    )
    rows = rows.model_copy(update={"services": (owner,)})
    figure = follow(rows, ["a", "nat"]).service("s").intolerable
    assert (figure.at, figure.unknowns) == (None, (place("skrivare", "dependencies", "nat", "tolerance"),))


def test_a_routine_of_which_a_time_is_unknown_may_save_what_a_weaker_one_does_not() -> None:
    weak = Workaround(id="w", name="Svag", replaces=("a",), startup=0, endurance=1000, capacity=10)
    strong = Workaround(id="p", name="Stark", replaces=("a",), startup=UNKNOWN, endurance=1000, capacity=90)
    owner = service(
        "s",
        need("a"),
        mtpd=60,
        level=TolerableLevel(percent=50),
        workarounds=(weak, strong),
        activation=Activation(budget=0),
    )
    figure = follow(town(resource("a", recovery=300), owner), ["a"]).service("s").intolerable
    assert (figure.at, figure.rests_on) == (60 * MINUTE, (place("s", "workarounds", "p", "startup"),))


def test_a_circle_that_never_comes_to_rest_has_no_figure() -> None:
    """Each repairs itself when the other is back, and falls again because that took too long."""
    rows = town(
        resource("x", need("y", tolerance=20, up_first=True), recovery=15),
        resource("y", need("x", tolerance=20, up_first=True), recovery=30),
        service("s", need("x", tolerance=5), mtpd=60),
    )
    answer = follow(rows, ["y"])
    assert [(answer.back(name).at, answer.back(name).cycle) for name in ("x", "y", "s")] == [(None, True)] * 3
    assert span(answer, "x")[0] == 20


def test_a_circle_that_comes_to_rest_has_figures() -> None:
    rows = town(
        resource("x", need("y", tolerance=20, up_first=True), recovery=15),
        resource("y", need("x", tolerance=40, up_first=True), recovery=30),
    )
    answer = follow(rows, ["y"])
    assert (span(answer, "y"), span(answer, "x")) == ((0, 30), (20, 45))
