"""Group B: would anything that takes the data also take every copy of them?"""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from kontinuitet.analysis.rules.data import Users, add_user, users_of
from kontinuitet.analysis.rules.finding import Finding, Names, Param, Severity, Terms, Told, is_open
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.resource import Backup, BackupCopy, Resource
from kontinuitet.domain.values import DeliveryForm, NotApplicable, Place, known

_INTRUSION = ("network", "identity")
_DOMAINS = ("place", *_INTRUSION)


class Kept(NamedTuple):
    """Some data and every copy of them: in which backup, and where it is."""

    data: Resource
    copies: tuple[tuple[Backup, BackupCopy], ...]


class Sharing(StrEnum):
    """Whether a copy shares something with the original."""

    SHARED = "shared"
    APART = "apart"
    UNKNOWN = "unknown"


class Verdict(NamedTuple):
    """What is wrong with the copies of some data; ``terms`` are what they share, or what is not known of them.

    Of unknowns ``place`` is the first, and ``value`` what stands there.
    """

    place: Place
    severity: Severity
    data: Resource
    terms: tuple[str, ...]
    value: object = None


def b5(view: Snapshot) -> Iterator[Told]:
    """Every copy falls with the original, by what strikes the place or by intrusion (IR 4.2.2 c, DORA 12.3).

    A copy elsewhere survives a fire; one on another net that other accounts look after, or on none, an intruder. Both
    are needed, and may be different copies.
    """
    users_of_each: Users = {}
    for service in view.municipality.services:
        add_user(view, service, users_of_each)
        yield None
    for verdicts in _judged(view, _shared, lambda data: users_of(users_of_each, data)):
        yield _falling_too(view, verdicts, users_of(users_of_each, [verdict.data.id for verdict in verdicts]))
        yield None
    placed = {data for backup in view.municipality.backups if backup.copies for data in backup.copies_of}
    for backup in view.municipality.backups:
        users = users_of(users_of_each, backup.copies_of)
        if users and placed.isdisjoint(backup.copies_of):
            yield _nowhere(view, backup, users)


def b6(view: Snapshot) -> Iterator[Told]:
    """Whoever runs it keeps every copy too, and a critical service needs the data (IR 4.2; our own judgement)."""

    def users(data: list[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(user for item in data for user in view.critical_users(item)))

    for verdicts in _judged(view, _same_hands, users):
        yield _kept_by_the_same(view, verdicts, users([verdict.data.id for verdict in verdicts]))
        yield None


def _judged(
    view: Snapshot, judge: Callable[[Snapshot, Kept], Verdict | None], users: Callable[[list[str]], tuple[str, ...]]
) -> Iterator[list[Verdict]]:
    """All data with users that the same copies fail in the same way, together."""
    groups: dict[tuple[Place, Severity], list[Verdict]] = {}
    for kept in _kept(view):
        verdict = judge(view, kept) if users([kept.data.id]) else None
        if verdict is not None:
            groups.setdefault((verdict.place, verdict.severity), []).append(verdict)
    yield from groups.values()


def _finding(view: Snapshot, rule: str, verdicts: Sequence[Verdict], users: tuple[str, ...]) -> Finding:
    first = verdicts[0]
    params: dict[str, Param] = {
        "data": Names(names=tuple(verdict.data.name for verdict in verdicts)),
        "services": Names(names=tuple(view.name(user) for user in users)),
        "asking": view.asking(first.value),
    }
    return Finding(
        rule=rule,
        variant="unknown" if first.severity is Severity.INFORMATION else "same",
        severity=first.severity,
        place=first.place,
        services=users,
        params=params,
    )


def _falling_too(view: Snapshot, verdicts: Sequence[Verdict], users: tuple[str, ...]) -> Finding:
    """Told with what holds for all of the data."""
    found = _finding(view, "B5", verdicts, users)
    terms = _common(verdicts) or ("network-or-identity",)
    fire = ("copy-fire",) if "place" in terms else ()
    intrusion = ("copy-intrusion",) if set(terms) - {"place"} else ()
    domains = Terms(keys=tuple(f"domain-{term}" for term in terms))
    notes = (*fire, *intrusion) if found.variant == "same" else ()
    return found.model_copy(update={"params": {**found.params, "domains": domains}, "notes": notes})


def _kept_by_the_same(view: Snapshot, verdicts: Sequence[Verdict], users: tuple[str, ...]) -> Finding:
    found = _finding(view, "B6", verdicts, users)
    suppliers = Names(names=tuple(view.name(term) for term in _common(verdicts) or verdicts[0].terms), either=True)
    return found.model_copy(update={"params": {**found.params, "suppliers": suppliers}})


def _common(verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    return tuple(term for term in verdicts[0].terms if all(term in verdict.terms for verdict in verdicts))


def _nowhere(view: Snapshot, backup: Backup, users: tuple[str, ...]) -> Finding:
    return Finding(
        rule="B5",
        variant="nowhere",
        severity=Severity.INFORMATION,
        place=Place(object=backup.id, field="copies"),
        services=users,
        params={"backup": backup.name, "services": Names(names=tuple(view.name(user) for user in users))},
    )


def _kept(view: Snapshot) -> Iterator[Kept]:
    """Everything of which there is a copy that has a row of its own."""
    copies: dict[str, list[tuple[Backup, BackupCopy]]] = {}
    for backup in view.municipality.backups:
        for data in dict.fromkeys(backup.copies_of):
            copies.setdefault(data, []).extend((backup, row) for row in backup.copies)
    for data, rows in copies.items():
        resource = view.municipality.resource.get(data)
        if resource is not None and rows:
            yield Kept(resource, tuple(rows))


def _shared(view: Snapshot, kept: Kept) -> Verdict | None:
    """An error if some one event takes every copy; else the first unknown that may hide one."""
    sharing = [{domain: _sharing(view, kept.data, copy, domain) for domain in _DOMAINS} for _, copy in kept.copies]
    fire = _all([each["place"] for each in sharing])
    intrusion = _all([_by_intrusion(copy, each) for (_, copy), each in zip(kept.copies, sharing, strict=True)])
    terms = (
        *(("place",) if fire is Sharing.SHARED else ()),
        *(_intruded(sharing) if intrusion is Sharing.SHARED else ()),
    )
    if terms:
        return Verdict(_copy_place(kept, _part(terms[0], sharing[0])), Severity.ERROR, kept.data, terms)
    waiting = (("place",) if fire is Sharing.UNKNOWN else ()) + (_INTRUSION if intrusion is Sharing.UNKNOWN else ())
    unknown = tuple(domain for domain in waiting if any(each[domain] is Sharing.UNKNOWN for each in sharing))
    return _first_unknown(kept, sharing, unknown) if unknown else None


def _sharing(view: Snapshot, data: Resource, copy: BackupCopy, domain: str) -> Sharing:
    """Whether a copy is in the same place (net, identity domain) as the data, or as a system that holds them."""
    holders = (view.municipality.resource.get(item) for item in data.held_by)
    values = [getattr(item, domain) for item in (data, *holders) if item is not None]
    own, sources = getattr(copy, domain), {value for value in map(known, values) if value is not None}
    if known(own) is not None and known(own) in sources:
        return Sharing.SHARED
    if isinstance(own, NotApplicable) or all(isinstance(value, NotApplicable) for value in values):
        return Sharing.APART
    return Sharing.UNKNOWN if is_open(own) or not sources else Sharing.APART


def _by_intrusion(copy: BackupCopy, sharing: dict[str, Sharing]) -> Sharing:
    """Whether an intruder reaches the copy too: over the net, or with the accounts. On no net there is no way."""
    if isinstance(copy.network, NotApplicable):
        return Sharing.APART
    ways = {sharing[domain] for domain in _INTRUSION}
    return next((way for way in (Sharing.SHARED, Sharing.UNKNOWN) if way in ways), Sharing.APART)


def _all(copies: list[Sharing]) -> Sharing:
    """Every copy is struck, at least one surely is not, or nobody knows."""
    if Sharing.APART in copies:
        return Sharing.APART
    return Sharing.UNKNOWN if Sharing.UNKNOWN in copies else Sharing.SHARED


def _intruded(sharing: list[dict[str, Sharing]]) -> tuple[str, ...]:
    """What every copy shares of net and accounts; or that each shares one of them."""
    both = tuple(one for one in _INTRUSION if all(each[one] is Sharing.SHARED for each in sharing))
    return both or ("network-or-identity",)


def _part(term: str, first: dict[str, Sharing]) -> str:
    """The attribute of the first copy that a term is about."""
    if term in _DOMAINS:
        return term
    return next(domain for domain in _INTRUSION if first[domain] is Sharing.SHARED)


def _copy_place(kept: Kept, part: str) -> Place:
    backup, copy = kept.copies[0]
    return Place(object=backup.id, field="copies", item=copy.id, part=part)


def _first_unknown(kept: Kept, sharing: list[dict[str, Sharing]], unknown: tuple[str, ...]) -> Verdict:
    """At the first copy with an unknown; at the original, where it is that of which nothing is known."""
    domain = unknown[0]
    position = next(n for n, each in enumerate(sharing) if each[domain] is Sharing.UNKNOWN)
    backup, copy = kept.copies[position]
    value = getattr(copy, domain)
    place = Place(object=backup.id, field="copies", item=copy.id, part=domain)
    if not is_open(value):
        place, value = Place(object=kept.data.id, field=domain), getattr(kept.data, domain)
    return Verdict(place, Severity.INFORMATION, kept.data, unknown, value)


def _same_hands(view: Snapshot, kept: Kept) -> Verdict | None:
    """Every copy is kept by somebody who also runs the data; or may be, as far as is known."""
    running = _operators(view, kept.data)
    open_rows = [(backup, copy) for backup, copy in kept.copies if is_open(copy.supplier)]
    if not running or any(not is_open(copy.supplier) and copy.supplier not in running for _, copy in kept.copies):
        return None
    if not open_rows:
        keepers = dict.fromkeys(supplier for _, copy in kept.copies if (supplier := known(copy.supplier)))
        return Verdict(_copy_place(kept, "supplier"), Severity.WARNING, kept.data, tuple(keepers))
    backup, copy = open_rows[0]
    place = Place(object=backup.id, field="copies", item=copy.id, part="supplier")
    return Verdict(place, Severity.INFORMATION, kept.data, tuple(running), copy.supplier)


def _operators(view: Snapshot, data: Resource) -> dict[str, None]:
    """The suppliers that run the data, or a system that holds them; nobody, where the municipality does itself."""
    holders = (view.municipality.resource.get(item) for item in data.held_by)
    found: dict[str, None] = {}
    for item in (data, *holders):
        supplier = known(item.supplier) if item is not None and item.run is not DeliveryForm.OWN else None
        if supplier is not None:
            found[supplier] = None
    return found
