"""What stands still for good when something is gone and stays away, and who needs it: without a clock."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from kontinuitet.analysis.network import Edge, Network

T = TypeVar("T")


def stopped(network: Network, fallen: Iterable[int]) -> set[int]:
    """The nodes that stop when these fall and stay away, those themselves among them; a group as it needs (graph)."""
    found = set(fallen)
    waiting = list(found)
    for node in waiting:
        for user in network.users[node]:
            if user not in found and any(is_broken(edge, found) for edge in network.hard[user]):
                found.add(user)
                waiting.append(user)
    return found


def is_broken(edge: Edge, missing: set[int]) -> bool:
    """Whether too few of what the edge needs are left."""
    return sum(need in missing for need in edge.needs) >= edge.breaks


def needed_by(network: Network, users: Sequence[int]) -> list[int]:
    """For each node who of the users cannot do without it, directly or through others: a bit for each user.

    Members of a group count, also those that something else can stand in for. A user does not need itself.
    """
    masks = [0] * len(network.ids)
    bits = {user: 1 << position for position, user in enumerate(users)}
    # What is needed has the lower number: from the top down everybody who needs something is met before it.
    for members in reversed(network.members):
        mask = 0
        for node in members:
            mask |= masks[node] | bits.get(node, 0)
        for node in members:
            masks[node] = mask & ~bits.get(node, 0)
            for edge in network.hard[node]:
                for need in edge.needs:
                    masks[need] |= mask
    return masks


def picked(mask: int, items: Sequence[T]) -> Iterator[T]:
    """The items of which the bits are set, in their order."""
    while mask:
        lowest = mask & -mask
        yield items[lowest.bit_length() - 1]
        mask ^= lowest
