"""Effects that come and go during an exercise, and what a facilitator says by hand (graph, rule 9)."""

from tests.analysis.build import follow, minutes, need, resource, service, span, states, town

from kontinuitet.analysis.consequences import Consequences
from kontinuitet.analysis.effects import MINUTE, ByHand, Effect, EffectKind, HandStatus
from kontinuitet.domain.organisation import Role
from kontinuitet.domain.supplier import Supplier


def back(name: str, at: int) -> Effect:
    """It is back."""
    return Effect(name, EffectKind.BACK, at * MINUTE)


def falls(name: str, at: int) -> Effect:
    """It falls."""
    return Effect(name, at=at * MINUTE)


TOWN = town(
    resource("a", recovery=60, supplier="mor"),
    resource("b", recovery=60, supplier="mor"),
    resource("c", need("a", up_first=True), recovery=100),
    service("s", need("a", tolerance=5), mtpd=30),
    suppliers=(Supplier(id="mor", name="Mor"),),
)


def spans(answer: Consequences, name: str) -> list[tuple[int | None, int | None]]:
    """When a resource is down, in minutes."""
    return [(minutes(start), minutes(end)) for start, end in answer.resource(name).spans]


def test_is_back_replaces_own_repair_earlier_and_later() -> None:
    assert span(follow(TOWN, [falls("a", 0), back("a", 20)]), "a") == (0, 20)
    assert span(follow(TOWN, [falls("a", 0), back("a", 200)]), "a") == (0, 200)


def test_what_is_held_down_has_no_return_until_somebody_says_so() -> None:
    answer = follow(TOWN, [Effect("a", own_repair=False)])
    assert (span(answer, "a"), span(answer, "s")) == ((0, None), (5, None))
    assert answer.back("a").is_never


def test_the_latest_effect_that_names_it_or_its_supplier_holds() -> None:
    answer = follow(TOWN, [falls("mor", 0), back("a", 10), falls("mor", 30), back("mor", 50)])
    assert spans(answer, "a") == [(0, 10), (30, 50)]
    assert spans(answer, "b") == [(0, 50)]


def test_a_later_effect_holds_whatever_order_they_are_given_in() -> None:
    assert span(follow(TOWN, [back("a", 20), falls("a", 0)]), "a") == (0, 20)


def test_is_back_replaces_the_repair_after_what_must_be_up_first() -> None:
    assert span(follow(TOWN, [falls("a", 0)]), "c") == (0, 160)
    assert span(follow(TOWN, [falls("a", 0), back("c", 90)]), "c") == (0, 90)
    assert span(follow(TOWN, [falls("a", 0), back("c", 30)]), "c") == (0, 60)


def test_what_happened_before_the_story_began_counts_from_then() -> None:
    answer = follow(TOWN, [falls("a", -15)])
    assert states(answer, "s") == [(-15, "managing"), (-10, "standing"), (20, "intolerable"), (45, "working")]


def test_a_role_falls_when_nobody_who_holds_it_is_left() -> None:
    rows = town(
        service("s", need("chef")), roles=(Role(id="chef", name="Chef", holder="anna", deputies=("bo", "anna")),)
    )
    assert follow(rows, [Effect("chef", away=1)]).stopped == ()
    answer = follow(rows, [Effect("chef", away=2)])
    assert answer.stopped == ("s",)
    assert [place.object for place in answer.back("s").unknowns] == ["chef"]


def test_set_by_hand_holds_until_somebody_lets_go() -> None:
    said = [ByHand("s", HandStatus.WORKING, at=20 * MINUTE, until=40 * MINUTE)]
    answer = follow(TOWN, [falls("a", 0)], by_hand=said)
    assert states(answer, "s") == [
        (0, "managing"),
        (5, "standing"),
        (20, "working"),
        (40, "standing"),
        (60, "working"),
    ]


def test_standing_still_by_hand_stops_those_who_need_it() -> None:
    rows = town(service("s", mtpd=30), service("t", need("s", tolerance=10)))
    answer = follow(rows, [], by_hand=[ByHand("s", HandStatus.STANDING, at=0)])
    assert states(answer, "s") == [(0, "standing"), (30, "intolerable")]
    assert states(answer, "t") == [(0, "managing"), (10, "standing")]


def test_a_routine_by_hand_stops_the_clock() -> None:
    said = [ByHand("s", HandStatus.ROUTINE, at=10 * MINUTE, until=50 * MINUTE)]
    answer = follow(TOWN, [falls("a", 0)], by_hand=said)
    assert states(answer, "s") == [(0, "managing"), (5, "standing"), (10, "routine"), (50, "standing"), (60, "working")]
    assert answer.service("s").intolerable.is_never


def test_state_at_a_moment() -> None:
    figures = follow(TOWN, [falls("a", 0)]).service("s")
    assert figures.state_at(5 * MINUTE - 1).state.value == "managing"
    assert figures.state_at(5 * MINUTE).state.value == "standing"
