"""What if: the example through the door that the command and the screen use, in whole minutes."""

from datetime import date

from tests.analysis.build import MONDAY, need, resource, service, town
from tests.analysis.example import EXAMPLE, FRIDAY, H

from kontinuitet.analysis.dependence import depends_on, stopped_by
from kontinuitet.analysis.effects import UnknownCauses
from kontinuitet.analysis.network import compile_network
from kontinuitet.analysis.peaks import CriticalTime
from kontinuitet.analysis.whatif import Claim, WhatIf, whatif
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person, Role
from kontinuitet.domain.service import Activation, Peak, Workaround
from kontinuitet.domain.values import Place


def ask(municipality: Municipality, *ids: str, length: int | None = None) -> WhatIf:
    """What if, from the Friday of the example."""
    answer = whatif(municipality, ids, start=FRIDAY, length=length)
    assert isinstance(answer, WhatIf)
    return answer


def test_the_table_in_order_of_consequence() -> None:
    answer = ask(EXAMPLE, "berghall")
    assert [(row.id, row.stops, row.intolerable, row.back, row.outage) for row in answer.services] == [
        ("trygghetslarm", 75, 135, 10 * H, 8 * H + 45),
        ("hemtjanst", 165, 34 * H + 45, 70 * H, 67 * H + 15),
        ("loner", None, None, None, None),
    ]
    assert [(row.id, row.down, row.up) for row in answer.resources] == [
        ("journal", 45, 70 * H),
        ("inloggning", 15, 10 * H),
        ("datahall", 0, 4 * H),
        ("rutt", 0, 4 * H),
    ]
    assert [(run.start, run.end) for run in answer.services[1].routines] == [(165, 26 * H + 45)]
    assert (answer.unknowns, answer.view) == ((), 5 * 24 * H)


def test_both_mobiles_and_one() -> None:
    first = ask(EXAMPLE, "mobil-a", "mobil-b").services[0]
    assert (first.id, first.stops, first.intolerable, first.back) == ("trygghetslarm", 0, 60, 4 * H)
    assert [row.stops for row in ask(EXAMPLE, "mobil-a").services] == [None, None, None]


def test_a_stated_length_holds_for_every_cause() -> None:
    answer = ask(EXAMPLE, "mobil-a", "mobil-b", length=3 * 24 * H)
    assert answer.services[0].back == 3 * 24 * H


def test_unknown_causes_come_back_as_a_value() -> None:
    assert whatif(EXAMPLE, ["berghall", "nej", "hemtjanst"], start=FRIDAY) == UnknownCauses(("nej", "hemtjanst"))


def test_a_person_takes_the_roles_along_that_nobody_else_holds() -> None:
    people = tuple(Person(id=name, name=name) for name in ("anna", "bo"))
    alone, shared = (
        Role(id="alone", name="A", holder="anna"),
        Role(id="shared", name="S", holder="anna", deputies=("bo",)),
    )
    plan = town(
        service("s", need("alone"), mtpd=60),
        service("t", need("shared"), mtpd=60),
        people=people,
        roles=(alone, shared),
    )
    assert {one.id for one in ask(plan, "anna").services if one.stops == 0} == {"s"}
    assert {one.id for one in ask(plan, "anna", "bo").services if one.stops == 0} == {"s", "t"}
    assert [one.stops for one in ask(plan, "bo").services] == [None, None]
    assert ask(plan, "anna").causes == ("anna",)


def test_the_view_holds_all_that_it_is_known_of_and_no_more() -> None:
    def view(recovery: int | None, length: int | None = None) -> int:
        return ask(town(resource("a", recovery=recovery), service("s", need("a"), mtpd=90)), "a", length=length).view

    assert view(2 * H) == 6 * H
    assert view(6 * H) == 12 * H
    assert view(70 * H) == 5 * 24 * H
    assert view(40 * 24 * H) == 40 * 24 * H
    assert view(2 * H, length=30 * H) == 48 * H


def test_a_network_that_is_compiled_already_gives_the_same() -> None:
    assert whatif(EXAMPLE, ["berghall"], start=FRIDAY, network=compile_network(EXAMPLE)) == ask(EXAMPLE, "berghall")


def test_unknowns_are_listed_once_with_their_place() -> None:
    rows = town(
        resource("a", recovery=60), service("s", need("a", tolerance=None), mtpd=90), service("t", need("a"), mtpd=90)
    )
    answer = ask(rows, "a")
    assert answer.unknowns == (Place(object="s", field="dependencies", item="a", part="tolerance"),)
    assert [(row.id, row.perhaps_earlier) for row in answer.services] == [("t", False), ("s", True)]


def test_critical_times_within_the_view() -> None:
    peaks = (
        Peak(id="lon", name="Lönekörning", day=31),
        Peak(id="betyg", name="Betyg", first="12-01", last="12-03"),
        Peak(id="nyar", name="Nyår", first="12-30", last="01-02"),
        Peak(id="ju", name="Juli", first="07-01"),
        Peak(id="fel", name="Fel", first="vår"),
    )
    rows = town(resource("a", recovery=60), service("s", need("a"), peaks=peaks))
    answer = ask(rows, "a", length=36 * 24 * H)
    assert answer.services[0].critical == (
        CriticalTime("lon", date(2026, 11, 30), date(2026, 11, 30)),
        CriticalTime("betyg", date(2026, 12, 1), date(2026, 12, 3)),
        CriticalTime("nyar", date(2026, 12, 30), date(2027, 1, 2)),
        CriticalTime("lon", date(2026, 12, 31), date(2026, 12, 31)),
    )


def test_what_two_routines_need_at_the_same_time_is_claimed_twice() -> None:
    routine = Workaround(id="p", name="P", replaces=("a",), startup=0, endurance=60, needs=("sal", "bil"))
    alone = routine.model_copy(update={"needs": ("sal",)})
    things = [resource(name, recovery=60) for name in ("a", "sal", "bil")]
    owners = [
        service(name, need("a"), workarounds=(row,), activation=Activation(budget=0))
        for name, row in (("s", routine), ("t", alone))
    ]
    assert ask(town(*things, *owners), "a").claims == (Claim("sal", (("s", "p"), ("t", "p"))),)


def test_a_service_depends_on_what_it_stops_without() -> None:
    network = compile_network(EXAMPLE)
    assert stopped_by(network, "granvik", start=FRIDAY) == ("hemtjanst", "trygghetslarm")
    assert not depends_on(network, "loner", "granvik", start=FRIDAY)
    assert depends_on(network, "hemtjanst", "journal", start=MONDAY)
