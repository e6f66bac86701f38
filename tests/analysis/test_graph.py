"""The graph page: its example to the minute, and each of its rules in the smallest case that shows it."""

import pytest
from tests.analysis.build import follow, minutes, need, resource, service, span, states, town
from tests.analysis.example import EXAMPLE, FRIDAY, H

from kontinuitet.analysis.consequences import Consequences, consequences
from kontinuitet.analysis.effects import Effect, EffectKind
from kontinuitet.analysis.figures import Step
from kontinuitet.analysis.network import compile_network
from kontinuitet.analysis.required import Required, required
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import Promise

EXAMPLE_NETWORK = compile_network(EXAMPLE)


def example(*causes: str) -> Consequences:
    """What follows when these fall on the Friday of the example."""
    return consequences(EXAMPLE_NETWORK, [Effect(cause) for cause in causes], start=FRIDAY)


@pytest.mark.parametrize(
    ("name", "down", "up"),
    [("datahall", 0, 4 * H), ("inloggning", 15, 10 * H), ("journal", 45, 70 * H), ("rutt", 0, 4 * H)],
)
def test_resources_when_berghall_falls(name: str, down: int, up: int) -> None:
    assert span(example("berghall"), name) == (down, up)


def test_only_the_hall_falls_by_itself_when_berghall_does() -> None:
    answer = example("berghall")
    assert [one.id for one in answer.resources if one.fell] == ["datahall"]
    assert {one.id for one in answer.resources} == {"datahall", "inloggning", "journal", "rutt"}


@pytest.mark.parametrize(
    ("name", "stop", "intolerable", "back", "outage"),
    [
        ("hemtjanst", 2 * H + 45, 34 * H + 45, 70 * H, 67 * H + 15),
        ("trygghetslarm", 1 * H + 15, 2 * H + 15, 10 * H, 8 * H + 45),
        ("loner", None, None, None, None),
    ],
)
def test_services_when_berghall_falls(
    name: str, stop: int | None, intolerable: int | None, back: int | None, outage: int | None
) -> None:
    figures = example("berghall").service(name)
    found = (figures.stop, figures.intolerable, figures.back, figures.outage)
    assert [minutes(figure.at) for figure in found] == [stop, intolerable, back, outage]
    assert all(figure.is_exact for figure in found)


def test_the_paper_routine_of_home_care() -> None:
    figures = example("berghall").service("hemtjanst")
    assert [(run.workaround, minutes(run.start), minutes(run.end or 0)) for run in figures.routines] == [
        ("papper", 2 * H + 45, 26 * H + 45)
    ]
    assert states(example("berghall"), "hemtjanst") == [
        (0, "managing"),
        (2 * H + 45, "routine"),
        (26 * H + 45, "standing"),
        (34 * H + 45, "intolerable"),
        (70 * H, "working"),
    ]


def test_pay_manages_until_the_login_is_back() -> None:
    assert states(example("berghall"), "loner") == [(0, "working"), (15, "managing"), (10 * H, "working")]


def test_the_path_goes_from_the_service_to_what_fell() -> None:
    assert example("berghall").path("hemtjanst") == (
        Step("hemtjanst", "journal", "journal"),
        Step("journal", "inloggning", "inloggning"),
        Step("inloggning", "datahall", "datahall"),
    )


def test_one_of_two_mobile_operators_is_enough() -> None:
    assert example("mobil-a").stopped == ()


def test_both_mobile_operators() -> None:
    figures = example("mobil-a", "mobil-b").service("trygghetslarm")
    assert [minutes(one.at) for one in (figures.stop, figures.intolerable, figures.back)] == [0, 1 * H, 4 * H]


def test_only_the_login() -> None:
    figures = example("inloggning").service("trygghetslarm")
    assert [minutes(one.at) for one in (figures.stop, figures.intolerable, figures.back)] == [1 * H, 2 * H, 6 * H]


def test_required_time_of_the_journal_is_six_hours_after_the_fall() -> None:
    home_care = EXAMPLE.services[0]
    assert required(home_care, home_care.dependencies[0]) == Required(6 * H)


def test_required_time_decided_unknown_tolerance_and_no_recovery_time() -> None:
    decided = need("x", tolerance=10).model_copy(update={"required": 20})
    owner = service("s", rto=60)
    assert required(owner, decided) == Required(20, decided=True)
    assert required(owner, need("x", tolerance=None)) == Required(60, tolerance_unknown=True)
    assert required(service("s"), need("x", tolerance=10)) == Required(None)


def test_back_exactly_when_the_tolerance_runs_out_stops_nothing() -> None:
    answer = follow(town(resource("a", recovery=60), service("s", need("a", tolerance=60))), ["a"])
    assert states(answer, "s") == [(0, "managing"), (60, "working")]


def test_an_outage_of_exactly_the_acceptable_length_is_acceptable() -> None:
    answer = follow(town(resource("a", recovery=60), service("s", need("a"), mtpd=60)), ["a"])
    assert answer.service("s").intolerable.is_never


def test_the_tolerance_begins_anew_at_each_fall() -> None:
    effects = [Effect("a", at=0), Effect("a", at=40 * 60_000)]
    answer = follow(town(resource("a", recovery=30), service("s", need("a", tolerance=35))), effects)
    assert answer.stopped == ()


def test_two_outages_have_a_clock_each() -> None:
    """One system is back before the other one is missed: two outages, and between them the service manages."""
    town_ = town(
        resource("a", recovery=60),
        resource("b", recovery=600),
        service("s", need("a"), need("b", tolerance=300), mtpd=120),
    )
    answer = follow(town_, ["a", "b"])
    figures = answer.service("s")
    assert [(minutes(one.stop), minutes(one.back)) for one in figures.outages] == [(0, 60), (300, 600)]
    assert (minutes(figures.intolerable.at), minutes(figures.outage.at)) == (420, 300)
    assert span(answer, "s") == (0, 600)


def test_only_up_first_adds() -> None:
    plain = town(resource("a", recovery=60), resource("b", need("a"), recovery=30))
    first = town(resource("a", recovery=60), resource("b", need("a", up_first=True), recovery=30))
    assert span(follow(plain, ["a"]), "b") == (0, 60)
    assert span(follow(first, ["a"]), "b") == (0, 90)


def test_a_repair_that_must_wait_begins_when_that_is_up() -> None:
    """The tolerance says how long it runs without, not how soon it can be repaired without."""
    rows = town(resource("a", recovery=60), resource("b", need("a", tolerance=300, up_first=True), recovery=30))
    assert span(follow(rows, ["a", "b"]), "b") == (0, 90)


def test_a_stated_length_replaces_own_repair() -> None:
    rows = town(resource("a", recovery=60), resource("b", need("a", up_first=True), recovery=30))
    answer = follow(rows, ["a"], length=100 * 60_000)
    assert (span(answer, "a"), span(answer, "b")) == ((0, 100), (0, 130))


def test_a_stated_length_says_the_same_as_is_back_at_its_end() -> None:
    """What is named is back then, also where its own repair would have had to wait for something else that fell."""
    rows = town(resource("a", recovery=60), resource("b", need("a", up_first=True), recovery=30))
    answer = follow(rows, ["a", "b"], length=100 * 60_000)
    backs = [Effect(name, EffectKind.BACK, 100 * 60_000) for name in ("a", "b")]
    said = follow(rows, [Effect("a"), Effect("b"), *backs])
    assert [span(each, name) for each in (answer, said) for name in ("a", "b")] == [(0, 100)] * 4


def test_partly_back_is_enough_where_somebody_said_so() -> None:
    rows = town(
        resource("a", recovery=60, partial_recovery=20),
        service("content", need("a", partial=True)),
        service("strict", need("a")),
    )
    answer = follow(rows, ["a"])
    assert (span(answer, "content"), span(answer, "strict")) == ((0, 20), (0, 60))


def test_a_circle_of_plain_edges_comes_back_together() -> None:
    rows = town(resource("a", need("b", tolerance=10), recovery=60), resource("b", need("a", tolerance=20), recovery=5))
    answer = follow(rows, ["a"])
    assert (span(answer, "a"), span(answer, "b")) == ((0, 60), (20, 60))


def test_a_circle_with_up_first_has_no_figure() -> None:
    rows = town(
        resource("a", need("b", up_first=True), recovery=60),
        resource("b", need("a", tolerance=20), recovery=5),
        service("s", need("a", tolerance=5), mtpd=10),
    )
    answer = follow(rows, ["a"])
    assert (answer.back("a").at, answer.back("a").cycle) == (None, True)
    assert answer.back("s").cycle
    assert minutes(answer.service("s").intolerable.at) == 15


def test_a_circle_that_is_not_closed_in_time_has_figures() -> None:
    rows = town(
        resource("a", need("b", up_first=True), recovery=60), resource("b", need("a", tolerance=80), recovery=5)
    )
    assert span(follow(rows, ["a"]), "a") == (0, 60)


def test_a_soft_edge_degrades_and_is_not_passed_on() -> None:
    rows = town(
        resource("a", recovery=60),
        resource("b", need("a", soft=True), recovery=5),
        service("s", need("a", tolerance=20, soft=True)),
        service("t", need("b")),
    )
    answer = follow(rows, ["a"])
    assert states(answer, "s") == [(0, "managing"), (20, "managing*"), (60, "working")]
    assert states(answer, "t") == [(0, "working")]


def test_a_degraded_resource_degrades_its_users_and_stops_none() -> None:
    effect = Effect("a", kind=EffectKind.DEGRADED, until=60 * 60_000)
    answer = follow(town(resource("a", recovery=5), service("s", need("a", tolerance=20))), [effect])
    assert states(answer, "s") == [(0, "working"), (20, "working*"), (60, "working")]


def test_a_service_may_need_a_service() -> None:
    rows = town(resource("a", recovery=60), service("s", need("a", tolerance=10)), service("t", need("s", tolerance=5)))
    assert span(follow(rows, ["a"]), "t") == (15, 60)


def test_a_parent_company_does_not_fall_with_its_daughter() -> None:
    suppliers = (Supplier(id="mor", name="Mor"), Supplier(id="dotter", name="Dotter", parent="mor"))
    rows = town(
        resource("a", recovery=60, supplier="mor"), resource("b", recovery=60, supplier="dotter"), suppliers=suppliers
    )
    assert [one.id for one in follow(rows, ["dotter"]).resources] == ["b"]
    assert [one.id for one in follow(rows, ["mor"]).resources] == ["a"]


def test_a_supplier_takes_down_what_its_agreements_cover() -> None:
    agreement = Agreement(id="x", name="X", supplier="mor", covers=("a",), recovery=Promise(minutes=30))
    rows = town(resource("a"), agreements=(agreement,), suppliers=(Supplier(id="mor", name="Mor"),))
    assert span(follow(rows, ["mor"]), "a") == (0, 30)


def test_the_slowest_of_several_agreements_decides_and_a_test_beats_them() -> None:
    agreements = tuple(
        Agreement(id=f"x{n}", name="X", supplier="mor", covers=("a", "b"), recovery=Promise(minutes=n))
        for n in (30, 90)
    )
    rows = town(resource("a", recovery=5), resource("b", tested_recovery=45), agreements=agreements)
    answer = follow(rows, ["a", "b"])
    assert (span(answer, "a"), span(answer, "b")) == ((0, 90), (0, 45))


def test_a_closed_place_takes_its_rooms_and_what_stands_in_them() -> None:
    rows = town(
        resource("hall", recovery=10, kind=ResourceKind.PREMISES, place="huset"),
        resource("server", recovery=20, place="hall"),
        resource("annan", recovery=20, place="skolan"),
    )
    answer = follow(rows, ["huset"])
    assert [(one.id, minutes(one.up.at)) for one in answer.resources] == [("hall", 10), ("server", 20)]


def test_a_long_chain_is_no_deeper_than_a_short_one() -> None:
    """Nothing recurses: a chain of thousands has its figures."""
    chain = [resource("r0", recovery=10_000)]
    chain += [resource(f"r{n}", need(f"r{n - 1}", tolerance=1), recovery=1) for n in range(1, 3000)]
    answer = follow(town(*chain), ["r0"])
    assert span(answer, "r2999") == (2999, 10_000)
    assert len(answer.path("r2999")) == 2999
