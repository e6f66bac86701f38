"""Restart: the order that is proposed, and a plan's own order held against the graph."""

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.build import need, resource, service, town

from kontinuitet.analysis.network import Network, compile_network
from kontinuitet.analysis.restart import restart_order, too_early
from kontinuitet.domain.disturbance import RecoveryStep
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import DependencyKind


def step(name: str, *resources: str, after: tuple[str, ...] = ()) -> RecoveryStep:
    return RecoveryStep(id=name, name=name, resources=resources, after=after)


CHAIN = town(
    resource("journal", need("inloggning", up_first=True)),
    resource("inloggning", need("datahall", up_first=True)),
    resource("datahall"),
)


def early(plan: Municipality, *steps: RecoveryStep) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(one.step, one.needed, one.decided) for one in too_early(compile_network(plan), steps)]


def test_what_is_needed_comes_first() -> None:
    answer = restart_order(compile_network(CHAIN), ["journal", "inloggning", "datahall"])
    assert (answer.order, answer.circles) == (("datahall", "inloggning", "journal"), ())


def test_what_nobody_asked_about_still_stands_between() -> None:
    answer = restart_order(compile_network(CHAIN), ["journal", "datahall", "nowhere"])
    assert answer.order == ("datahall", "journal")


def test_of_what_can_start_at_once_the_most_urgent_first_and_then_as_it_stands() -> None:
    plan = town(
        resource("a"),
        resource("b"),
        resource("c"),
        service("slow", need("a"), rto=600),
        service("fast", need("b"), rto=60),
    )
    assert restart_order(compile_network(plan), ["a", "b", "c"]).order == ("b", "a", "c")


def test_a_circle_of_plain_dependencies_comes_back_together() -> None:
    plan = town(resource("a", need("b")), resource("b", need("a")), resource("c", need("a")))
    answer = restart_order(compile_network(plan), ["c", "b", "a"])
    assert (answer.order, answer.circles) == (("a", "b", "c"), ())


def test_a_circle_in_which_something_must_be_up_first_is_told() -> None:
    plan = town(resource("a", need("b", up_first=True)), resource("b", need("a")), resource("c"))
    answer = restart_order(compile_network(plan), ["c", "b", "a"])
    assert (answer.order, answer.circles) == (("a", "b", "c"), (("a", "b"),))


def test_what_something_outside_the_circle_can_stand_in_for_is_no_circle() -> None:
    group = need("b", "spare", at_least=1, up_first=True)
    plan = town(resource("a", group), resource("b", need("a")), resource("spare"))
    answer = restart_order(compile_network(plan), ["a", "b", "spare"])
    assert (answer.order, answer.circles) == (("spare", "a", "b"), ())


def test_steps_in_a_possible_order_are_not_too_early() -> None:
    assert early(CHAIN, step("1", "datahall"), step("2", "inloggning"), step("3", "journal")) == []
    assert early(CHAIN, step("1", "datahall", "inloggning", "journal")) == []


def test_steps_in_the_wrong_order() -> None:
    found = early(CHAIN, step("1", "inloggning"), step("2", "datahall"), step("3", "journal"))
    assert found == [("1", ("datahall",), True)]


def test_what_no_step_brings_back_works_unless_what_it_needs_does_not() -> None:
    (found,) = too_early(compile_network(CHAIN), [step("1", "journal"), step("2", "datahall")])
    assert (found.needed, found.later) == (("datahall",), ("2",))
    assert [each.needed for each in found.path] == ["inloggning", "datahall"]


def test_a_step_that_must_come_after_is_done_after_wherever_it_stands() -> None:
    assert early(CHAIN, step("1", "inloggning", after=("2",)), step("2", "datahall")) == []
    assert early(CHAIN, step("1", "datahall", after=("2",)), step("2", "inloggning")) == [("2", ("datahall",), True)]


def test_steps_that_wait_for_one_another_are_done_as_they_stand() -> None:
    steps = step("1", "datahall", after=("2",)), step("2", "inloggning", after=("1",))
    assert early(CHAIN, *steps) == []


def test_an_alternative_that_is_up_is_enough() -> None:
    plan = town(resource("a", need("b", "c", at_least=1, up_first=True)), resource("b"), resource("c"))
    assert early(plan, step("1", "a"), step("2", "b")) == []
    assert early(plan, step("1", "a"), step("2", "b", "c")) == [("1", ("b", "c"), True)]


def test_a_dependency_of_which_nobody_has_said_whether_it_must_be_up_first_is_asked_about() -> None:
    def plan(**answer: object) -> Municipality:
        return town(resource("a", need("b").model_copy(update={"up_first": None, **answer})), resource("b"))

    steps = step("1", "a"), step("2", "b")
    assert early(plan(), *steps) == [("1", ("b",), False)]
    assert early(plan(up_first=False), *steps) == []
    assert early(plan(kind=DependencyKind.SOFT), *steps) == []


def test_what_goes_in_a_circle_is_left_to_rule_c3() -> None:
    plan = town(resource("a", need("b", up_first=True)), resource("b", need("a", up_first=True)))
    assert early(plan, step("1", "a"), step("2", "b")) == []


@st.composite
def networks(draw: st.DrawFn) -> Network:
    names = [f"r{number}" for number in range(draw(st.integers(1, 7)))]
    rows = []
    for name in names:
        needed = draw(st.lists(st.sampled_from(names), max_size=3, unique=True))
        rows.append(resource(name, *(need(one, up_first=draw(st.booleans())) for one in needed if one != name)))
    return compile_network(town(*rows))


@given(networks())
def test_the_proposed_order_holds_everything_once_and_is_never_too_early(network: Network) -> None:
    answer = restart_order(network, network.ids)
    assert sorted(answer.order) == sorted(network.ids)
    assert answer == restart_order(network, reversed(network.ids))
    assert list(too_early(network, [step(f"s-{one}", one) for one in answer.order])) == []
