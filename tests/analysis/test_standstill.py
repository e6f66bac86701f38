"""What stops for good, and who cannot do without what."""

from tests.analysis.build import need, resource, service, town

from kontinuitet.analysis.network import compile_network
from kontinuitet.analysis.standstill import needed_by, stopped

NETWORK = compile_network(
    town(
        resource("journal", need("net")),
        resource("net"),
        resource("spare"),
        resource("map"),
        service("care", need("journal"), need("map", soft=True)),
        service("alarm", need("net", "spare", at_least=1)),
    )
)


def names(nodes: set[int]) -> set[str]:
    return {NETWORK.ids[node] for node in nodes}


def test_a_group_stops_only_when_too_few_are_left() -> None:
    net, spare = NETWORK.index["net"], NETWORK.index["spare"]
    assert names(stopped(NETWORK, [net])) == {"net", "journal", "care"}
    assert names(stopped(NETWORK, [net, spare])) == {"net", "spare", "journal", "care", "alarm"}


def test_members_of_a_group_are_needed_too_and_soft_dependencies_are_not() -> None:
    users = needed_by(NETWORK, [NETWORK.index["care"], NETWORK.index["alarm"]])
    found = {name: users[NETWORK.index[name]] for name in ("journal", "net", "spare", "map", "care")}
    assert found == {"journal": 0b01, "net": 0b11, "spare": 0b10, "map": 0, "care": 0}


def test_what_goes_in_a_circle_is_needed_by_the_same() -> None:
    ring = compile_network(town(resource("a", need("b")), resource("b", need("a")), service("care", need("a"))))
    assert needed_by(ring, [ring.index["care"]]) == [1, 1, 0]
