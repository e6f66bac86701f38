"""How much hangs on one supplier: its subcontractors as a tree, and the services that stop with it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kontinuitet.analysis.network import Network, compile_network
from kontinuitet.analysis.standstill import stopped
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Unknown, known


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A supplier in the tree of subcontractors, and what it carries for the one above it.

    ``supplier`` is ``None`` where the agreement says that the subcontractor is not known. ``repeated``: it stands
    above itself, and its own branches are not told again.
    """

    supplier: str | None
    resources: tuple[str, ...] = ()
    branches: "tuple[Branch, ...]" = ()
    repeated: bool = False


def subcontractor_tree(plan: Municipality, supplier: str) -> Branch:
    """The supplier with those that its agreements name as subcontractors, theirs below them, in stored order."""
    return _branch(plan, supplier, (), above=())


def _branch(plan: Municipality, supplier: str, resources: tuple[str, ...], *, above: tuple[str, ...]) -> Branch:
    if supplier in above:
        return Branch(supplier=supplier, resources=resources, repeated=True)
    carried: dict[str | None, list[str]] = {}
    for agreement in plan.agreements:
        for row in agreement.subcontractors if agreement.supplier == supplier else ():
            name = None if isinstance(row.supplier, Unknown) else row.supplier
            if name != supplier:
                carried.setdefault(name, []).append(row.resource)
    branches = tuple(
        Branch(supplier=None, resources=_once(rows))
        if name is None
        else _branch(plan, name, _once(rows), above=(*above, supplier))
        for name, rows in carried.items()
    )
    return Branch(supplier=supplier, resources=resources, branches=branches)


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    """What a supplier carries, together with the companies that it owns, and the services that stop without it.

    ``critical``: those of the services that are judged to be *samhällsviktiga*.
    """

    supplier: str
    resources: tuple[str, ...]
    services: tuple[str, ...]
    critical: tuple[str, ...]


def concentration(plan: Municipality, network: Network | None = None) -> tuple[Concentration, ...]:
    """For each supplier what hangs on it, the one with most services first, critical ones before others.

    A company carries what its subsidiaries carry, and a subcontractor what it carries in the agreements of others.
    A service stops when what it cannot be without has stopped, over dependencies of any length; of a group as many
    must be left as it needs. Soft dependencies do not stop it.
    """
    return tuple(sorted(each_concentration(plan, network or compile_network(plan)), key=weight))


def weight(row: Concentration) -> tuple[int, int, int]:
    """What to sort by for those with most on them first."""
    return -len(row.critical), -len(row.services), -len(row.resources)


def each_concentration(plan: Municipality, network: Network) -> Iterator[Concentration]:
    """The same one at a time, in stored order, for those who must pause between them."""
    carried = _carried(plan)
    for name in plan.supplier:
        yield _concentration(plan, network, name, _rolled_up(plan, name, carried))


def _carried(plan: Municipality) -> dict[str, list[str]]:
    """For each supplier the resources that it delivers, covers by agreement, or carries as a subcontractor."""
    carried: dict[str, list[str]] = {}
    for resource in plan.resources:
        supplier = known(resource.supplier)
        if supplier is not None:
            carried.setdefault(supplier, []).append(resource.id)
    for agreement in plan.agreements:
        carried.setdefault(agreement.supplier, []).extend(agreement.covers)
        for row in agreement.subcontractors:
            if not isinstance(row.supplier, Unknown):
                carried.setdefault(row.supplier, []).append(row.resource)
    return carried


def _rolled_up(plan: Municipality, supplier: str, carried: dict[str, list[str]]) -> tuple[str, ...]:
    family = [supplier]
    for name in family:
        family += [each.id for each in plan.suppliers if each.parent == name and each.id not in family]
    return _once(resource for name in family for resource in carried.get(name, ()))


def _concentration(plan: Municipality, network: Network, supplier: str, resources: tuple[str, ...]) -> Concentration:
    still = stopped(network, {network.index[each] for each in resources if each in network.index})
    services = tuple(each.id for each in plan.services if network.index[each.id] in still)
    critical = tuple(each for each in services if plan.service[each].is_critical)
    return Concentration(supplier=supplier, resources=resources, services=services, critical=critical)
