"""Concentration across municipalities: how much hangs on the same supplier, told without any name of a service."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kontinuitet.analysis.concentration import concentration
from kontinuitet.analysis.network import Network
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.supplier import Supplier
from kontinuitet.domain.values import known


@dataclass(frozen=True, slots=True)
class Identity:
    """A supplier as it is known to who holds the key. ``by_name``: from its name, since it has no usable number."""

    id: str
    by_name: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What hangs on one supplier in one municipality: how many services and critical ones, and their shortest limits.

    ``mtpd`` and ``rto`` are in minutes; ``None`` when none of the services has such a limit.
    """

    supplier: Identity
    services: int
    critical: int
    mtpd: int | None
    rto: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one municipality tells. ``key``: a mark of the key that the identities were made with, not the key."""

    municipality: str
    code: str
    made: date
    key: str
    services: int
    critical: int
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What hangs on one supplier in all the municipalities that told of it.

    ``name`` is empty when nobody who holds the key has said who it is. Services are added up over municipalities.
    """

    ids: tuple[Identity, ...]
    name: str
    municipalities: tuple[str, ...]
    services: int
    critical: int
    mtpd: int | None
    rto: int | None


def shares(
    plan: Municipality, identity: Callable[[Supplier], Identity], network: Network | None = None
) -> tuple[Share, ...]:
    """What hangs on each supplier that anything hangs on, owned companies and subcontractors counted in.

    Ordered by identity, which says nothing. The same legal person entered twice is told once.
    """
    stopped: dict[Identity, dict[str, None]] = {}
    for found in concentration(plan, network):
        if found.services:
            stopped.setdefault(identity(plan.supplier[found.supplier]), {}).update(dict.fromkeys(found.services))
    rows = (_share(plan, who, services) for who, services in stopped.items())
    return tuple(sorted(rows, key=lambda row: row.supplier.id))


def _share(plan: Municipality, who: Identity, services: Iterable[str]) -> Share:
    found = [plan.service[service] for service in services]
    return Share(
        supplier=who,
        services=len(found),
        critical=sum(service.is_critical for service in found),
        mtpd=_shortest(known(service.mtpd) for service in found),
        rto=_shortest(known(service.rto) for service in found),
    )


def together(contributions: Sequence[Contribution], names: Mapping[str, str]) -> tuple[Together, ...]:
    """Who carries most: first who does so for most municipalities, then by critical services and by services.

    ``names`` says for some identities who it is; what is one and the same by that is told as one.
    """
    found: dict[str, dict[int, list[Share]]] = {}
    for number, one in enumerate(contributions):
        for share in one.shares:
            who = f"name {names[share.supplier.id]}" if share.supplier.id in names else share.supplier.id
            found.setdefault(who, {}).setdefault(number, []).append(share)
    rows = (_together(contributions, by_town, names) for by_town in found.values())
    return tuple(sorted(rows, key=_order))


def _together(
    contributions: Sequence[Contribution], by_town: Mapping[int, Sequence[Share]], names: Mapping[str, str]
) -> Together:
    every = [share for shares in by_town.values() for share in shares]
    ids = tuple(sorted({share.supplier for share in every}, key=lambda who: (who.by_name, who.id)))
    return Together(
        ids=ids,
        name=names.get(ids[0].id, ""),
        municipalities=tuple(contributions[number].municipality for number in by_town),
        # Two rows of one municipality may count the same services: at least as many as the larger one hang on both.
        services=sum(max(share.services for share in shares) for shares in by_town.values()),
        critical=sum(max(share.critical for share in shares) for shares in by_town.values()),
        mtpd=_shortest(share.mtpd for share in every),
        rto=_shortest(share.rto for share in every),
    )


def _order(row: Together) -> tuple[int, int, int, str]:
    return -len(row.municipalities), -row.critical, -row.services, row.ids[0].id


def _shortest(limits: Iterable[int | None]) -> int | None:
    return min((limit for limit in limits if limit is not None), default=None)
