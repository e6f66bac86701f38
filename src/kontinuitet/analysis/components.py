"""Strongly connected components, the needed ones first (Tarjan 1972), without recursion."""

from collections.abc import Sequence


def components(needed: Sequence[Sequence[int]]) -> tuple[list[int], list[list[int]]]:
    """The component number of each node, and the nodes of each component; what a node needs has a lower number.

    ``needed[n]`` are the nodes that n needs. The answer depends on nothing but the graph and its numbering.
    """
    count = len(needed)
    number = [-1] * count
    low = [0] * count
    component = [-1] * count
    members: list[list[int]] = []
    stack: list[int] = []
    clock = 0
    for root in range(count):
        if number[root] >= 0:
            continue
        number[root] = low[root] = clock
        clock += 1
        stack.append(root)
        work = [(root, iter(needed[root]))]
        while work:
            node, rest = work[-1]
            for other in rest:
                if number[other] < 0:
                    number[other] = low[other] = clock
                    clock += 1
                    stack.append(other)
                    work.append((other, iter(needed[other])))
                    break
                if component[other] < 0:
                    low[node] = min(low[node], number[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    members.append(_pop(stack, node, component, len(members)))
    return component, members


def _pop(stack: list[int], root: int, component: list[int], name: int) -> list[int]:
    found: list[int] = []
    while True:
        node = stack.pop()
        component[node] = name
        found.append(node)
        if node == root:
            return found
