"""Single points of failure: what alone stops a service too long, what a routine saves, what nobody knows."""

from typing import Any

from tests.analysis.build import MONDAY, need, resource, service, town

from kontinuitet.analysis.consequences import consequences
from kontinuitet.analysis.effects import MINUTE, Effect
from kontinuitet.analysis.network import compile_network
from kontinuitet.analysis.single_points import single_points
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.service import Activation, Workaround
from kontinuitet.domain.supplier import Supplier
from kontinuitet.domain.values import UNKNOWN


def points(plan: Municipality) -> dict[str, tuple[str, list[str], list[str]]]:
    """By id what kind it is, the services beyond their limit, and those that a routine saves."""
    network = compile_network(plan)

    def fall(*causes: str) -> Any:
        return consequences(network, [Effect(cause) for cause in causes], start=MONDAY)

    found = [one for one in single_points(network, fall, plan.services) if one is not None]
    return {
        one.point.id: (one.point.kind, [loss.service for loss in one.beyond], [loss.service for loss in one.saved])
        for one in found
    }


def care(*needs: Any, mtpd: Any = 480, **fields: Any) -> Any:
    return service("care", *needs, mtpd=mtpd, **fields)


def paper(endurance: Any) -> dict[str, Any]:
    routine = Workaround(id="paper", name="Paper", replaces=("journal",), startup=0, endurance=endurance)
    return {"workarounds": (routine,), "activation": Activation(budget=0)}


def test_beyond_the_acceptable_outage_and_just_not() -> None:
    assert points(town(resource("journal", recovery=481), care(need("journal")))) == {
        "journal": ("resource", ["care"], [])
    }
    assert points(town(resource("journal", recovery=480), care(need("journal")))) == {}


def test_the_moment_and_the_length_and_the_way() -> None:
    plan = town(resource("journal", need("net"), recovery=10), resource("net", recovery=600), care(need("journal")))
    network = compile_network(plan)
    (found,) = filter(
        None, single_points(network, lambda *ids: consequences(network, [Effect(*ids)], start=MONDAY), plan.services)
    )
    (loss,) = found.beyond
    assert (found.point.id, loss.length, loss.intolerable) == ("net", 600 * MINUTE, 480 * MINUTE)
    assert [step.needed for step in loss.path] == ["journal", "net"]


def test_a_routine_saves_as_long_as_it_lasts() -> None:
    journal = resource("journal", recovery=1000)
    assert points(town(journal, care(need("journal"), **paper(1000)))) == {"journal": ("resource", [], ["care"])}
    assert points(town(journal, care(need("journal"), **paper(400)))) == {"journal": ("resource", ["care"], [])}


def test_nothing_is_said_of_what_nobody_knows() -> None:
    slow = resource("journal", recovery=1000)
    assert points(town(slow, care(need("journal"), mtpd=UNKNOWN))) == {}
    assert points(town(resource("journal"), care(need("journal")))) == {}
    assert points(town(slow, care(need("journal", tolerance=UNKNOWN)))) == {}
    assert points(town(slow, care(need("journal"), **paper(UNKNOWN)))) == {}


def test_one_of_two_is_no_single_point_but_what_takes_both_is() -> None:
    def plan(**shared: Any) -> Municipality:
        phones = [resource(name, recovery=600, **shared) for name in ("a", "b")]
        suppliers = (Supplier(id="lev", name="Lev"),)
        return town(*phones, care(need("a", "b", at_least=1)), suppliers=suppliers)

    assert points(plan()) == {}
    assert points(plan(supplier="lev")) == {"lev": ("supplier", ["care"], [])}
    assert points(plan(place="hallen")) == {"hallen": ("place", ["care"], [])}
    assert points(plan(power="matning")) == {"matning": ("power", ["care"], [])}
    assert points(plan(network="natet")) == {"natet": ("network", ["care"], [])}
    assert points(plan(identity="katalogen")) == {"katalogen": ("identity", ["care"], [])}


def test_what_takes_the_same_things_is_told_once() -> None:
    one = resource("journal", recovery=600, supplier="lev", place="hallen")
    other = resource("map", recovery=0, supplier="lev", place="hallen")
    suppliers = (Supplier(id="lev", name="Lev"),)
    assert list(points(town(one, other, care(need("journal")), suppliers=suppliers))) == ["journal"]


def test_a_building_takes_what_stands_in_it() -> None:
    house = resource("house", recovery=60, kind=ResourceKind.PREMISES)
    phones = [resource(name, recovery=600, place="house") for name in ("a", "b")]
    plan = town(house, *phones, care(need("a", "b", at_least=1)))
    assert points(plan) == {"house": ("resource", ["care"], [])}


def test_what_nobody_needs_is_no_point() -> None:
    assert points(town(resource("journal", recovery=1000), care())) == {}
